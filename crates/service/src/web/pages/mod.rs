//! The pages: for each its context, which a handler fills, and samples of every state it can be in.

mod about;
mod apply;
mod check;
mod design;
mod desk;
mod done;
mod error;
mod rule;
mod start;
mod status;
mod verify;

pub use about::{AboutPage, PackView};
pub use apply::{ApplyPage, FiledPage, MrzFragment};
pub use check::{CheckAnswerPage, CheckFormPage};
pub use design::DesignPage;
pub use desk::*;
pub use done::DonePage;
pub use error::{ErrorKind, ErrorPage};
pub use rule::{RulePage, RuleVersion};
pub use start::StartPage;
pub use status::{Appeal, AppealState, StatusFormPage, StatusPage};
pub use verify::VerifyPage;
