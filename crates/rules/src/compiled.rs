//! Packs as masks and tables: the same answers as the evaluator, in nanoseconds.
//!
//! In: the packs of one destination, as known on one day ([`Program`]), and a situation made of small numbers
//! ([`Encoded`]). Out: one byte a question ([`Decision`]), for missing facts also which of them still decide
//! ([`Open`]), and on request every condition's truth ([`Trace`]).
//!
//! For each stretch of days in which no law changes, and for each class of nationalities that no sentence tells apart,
//! the rules become one *page*: a word in which every sentence is a bit, terms `(word & need) == need && (word & forbid)
//! == 0`, and for each question a small table. The tables are filled by the evaluator's own merge, so that rank, later
//! law, strength and readings have one meaning. What needs zones, calendars or lists of days is worked out once, by the
//! evaluator, when a situation is encoded. The evaluator is the judge: a test compares both on random travellers.
//!
//! Not here: deadlines, counts of days, text. A question whose page does not fit says so ([`Uncompiled`]) and is left to
//! the evaluator. Decision record 0026.

mod build;
mod checker;
mod columns;
mod encode;
mod flat;
mod formula;
mod law;
mod open;
mod page;
mod program;
mod reads;
mod sentence;
mod sheet;
mod skeleton;
mod table;

pub use checker::{Checker, Keys, Traced};
pub use columns::{Change, Crossings, WhatIf};
pub use encode::Encoded;
pub use open::Open;
pub use page::Decision;
pub use program::{Program, Uncompiled};

#[cfg(test)]
pub(crate) mod random;
#[cfg(test)]
mod tests;
