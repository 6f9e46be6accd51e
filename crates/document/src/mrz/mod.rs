//! The machine readable zone (MRZ) of a travel document: ICAO Doc 9303, parts 3 to 7.
//!
//! In: the two or three lines of TD1, TD2, TD3, MRV-A or MRV-B. Out: a [`Reading`], which says what stands in every
//! field and each problem with its line and columns; from a sound reading, a [`Mrz`]; and back to lines by
//! [`Mrz::compose`].
//!
//! Meaning in numbered clauses: `spec/mrz.md`.

mod check_digit;
mod compose;
mod date;
mod layout;
mod read;
mod reading;

pub use check_digit::check_digit;
pub use compose::ComposeError;
pub use date::{MrzDate, MrzDateError};
pub use read::read;
pub use reading::{Field, Format, Mrz, Problem, ProblemCode, Reading, Sex};
