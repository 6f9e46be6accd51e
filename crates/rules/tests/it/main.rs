//! Tests of the crate as others use it.

mod examples;
mod faults;
mod properties;
mod scenarios;
