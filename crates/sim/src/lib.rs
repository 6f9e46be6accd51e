//! A crossing as a system of queues, simulated event by event.
//!
//! In: a [`Scenario`] and a seed. Out: an [`Outcome`], the same for the same seed, byte for byte; or the smallest
//! staffing that keeps a promise; or the next hours, from the post's own record.
//!
//! Nothing here reads a clock, starts a thread or knows a file. Meaning in numbered clauses: `spec/queues.md`.

mod draw;
pub mod forecast;
pub mod formula;
mod many;
mod outcome;
mod plan;
mod run;
mod scenario;
pub mod scenarios;
mod staffing;
pub mod validate;

pub use many::{Band, ManyOutcome, WaitBands, together};
pub use outcome::{HourOutcome, LaneOutcome, Outcome, PromiseOutcome, SecondOutcome, StillWaiting, Waits};
pub use plan::{HOUR, MINUTE, Micros, Plan, PlanError, SECOND};
pub use run::run;
pub use scenario::{
    Biometrics, ByHour, Flow, Lane, Outage, People, Referral, Scenario, SecondLine, Serves, Times,
};
pub use staffing::{LaneStaffing, Promise, Staffing, StaffingError, smallest_staffing};
