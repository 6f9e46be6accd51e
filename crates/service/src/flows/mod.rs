//! Use cases, one file each: they gather facts, ask the pure rooms, and keep what follows in one transaction.
//!
//! In: the running [`crate::Authority`], the moment, typed input. Out: a typed outcome or a [`FlowError`]. A flow decides
//! nothing that a pure room can decide, and knows neither HTTP nor pages.

mod appeal;
mod border;
mod correct;
mod crossing;
mod decide;
mod error;
pub mod facts;
mod hits;
mod issue;
mod log_in;
mod needed;
mod once;
mod overstay;
mod own_crossings;
mod own_record;
mod place;
mod receipt;
mod retention;
mod staff;
mod status;
mod submit;
mod upload;
mod withdraw_pass;

pub use appeal::{NewAppeal, appeal, decide_appeal};
pub use border::{BorderFacts, Forbids, Inspection, LookAt, Shown, inspect};
pub use correct::{correct, withdraw};
pub use crossing::{CrossingDecision, RecordedCrossing, record_crossing, resolve_second_line};
pub use decide::{CaseDecision, decide};
pub use error::FlowError;
pub use hits::{add_hit, end_hit};
pub use issue::Issuing;
pub use log_in::{LogInError, hash_password, log_in};
pub use needed::NotNeeded;
pub use overstay::records as stay_records;
pub use own_crossings::{OwnStay, own_crossings};
pub use own_record::own_record;
pub use receipt::receipt;
pub use retention::erase_due;
pub use staff::{NewAccount, OneTimePassword, StaffStep, add_account, change_account, change_password};
pub use status::{Ticket, find, find_by_ticket, ticket_for};
pub use submit::{PreparedSubmission, Submission, prepare_submission, situation_of, submit};
pub use upload::{MediaType, PROOF_LIMIT_BYTES, keep_upload};
pub use withdraw_pass::{PassStep, change_pass, find_pass};
