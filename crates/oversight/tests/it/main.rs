//! The overstay statistics against published figures, and against tables made by hand.
#![expect(clippy::expect_used, reason = "tests fail by panicking")]

mod published;
mod tables;
#[cfg(test)]
mod what_ifs;
