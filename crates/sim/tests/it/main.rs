//! The simulation against formulas, against published figures, and against what must hold of any queue.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod ahead;
mod laws;
mod posts;
mod published;
mod staffing;
