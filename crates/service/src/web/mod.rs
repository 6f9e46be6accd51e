//! The web shell: pages as pure functions of a context, and what stands around every request.
//!
//! A page is a plain struct in [`pages`] with values to show; [`Page::respond`] draws it in the reader's language with
//! the [`Chrome`] (language, demo notice, who is logged in) of the request. Handlers fill contexts and decide nothing
//! about looks; templates look and decide nothing else. What stands around every request (security headers, sessions,
//! the same-origin check, limits, pages for errors) is put on by [`Shell::around`].

pub mod assets;
mod body;
pub mod choices;
mod chrome;
mod door;
mod form;
mod form_read;
mod headers;
mod origin;
mod page;
pub mod pages;
pub mod parts;
mod problem;
mod rate;
mod session;
mod shell;

pub use chrome::{Chrome, Role, StaffMember};
pub use door::{first_room, safe_next};
pub use form::{Errors, Filled, Upload};
pub use page::Page;
pub use problem::{FieldProblem, Problem, ProblemKind};
pub use rate::Rates;
pub use session::{SessionRecords, SessionReply, close as close_session, open as open_session};
pub use shell::{Members, Shell, ShellSettings};
pub use tower_sessions::Session;
