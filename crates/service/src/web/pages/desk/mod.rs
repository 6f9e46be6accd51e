//! The officers' desk: pages after log-in.

mod account;
mod appeal;
mod border;
mod case;
mod done;
mod hits;
mod queue;
mod staff;
mod statistics;

pub use account::{LoginPage, PasswordPage};
pub use appeal::{AppealCasePage, FirstDecision};
pub use border::{BorderPage, BorderResult, OpenStay, SecondLineCasePage, SecondLinePage, SecondLineRow};
pub use case::{CasePage, PassDesk};
pub use done::DonePage;
pub use hits::HitsPage;
pub use queue::{QueuePage, StageCount};
pub use staff::{OneTimePasswordPage, StaffPage, StaffRow};
pub use statistics::{StatisticsPage, StatisticsRow};
