//! The crate against the scenarios, the golden vectors and laws that hold for every document.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests fail by panicking and print what they skip and their seed"
)]

mod expectation;
mod laws;
mod mrz_scenarios;
mod names_vectors;
