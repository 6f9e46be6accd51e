//! How many left too late, or not at all.
//!
//! In: [`StayRecord`]s, from [`read_csv`] or from the service, and a [`Question`]. Out: a [`Report`] in the shape of
//! `paiza stats overstay`. Meaning in numbered clauses: `spec/overstay.md`; the method is that of the DHS Entry/Exit
//! Overstay Report.

mod count;
mod fault;
mod order;
mod rate;
mod record;
mod report;
mod table;
mod tally;
mod year;

pub use count::{Group, Outcome, Question, outcome};
pub use fault::{Fault, FaultCode};
pub use rate::Rate;
pub use record::{LeftBy, Mode, StayRecord, WordError};
pub use report::{Report, Row, report};
pub use table::{Table, TableError, read_csv};
pub use tally::Tally;
pub use year::{StatisticalYear, YearError};
