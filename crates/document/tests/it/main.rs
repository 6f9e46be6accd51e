//! The crate against the scenarios, the golden vectors and laws that hold for every document.

mod expectation;
mod laws;
mod mrz_scenarios;
mod names_vectors;
