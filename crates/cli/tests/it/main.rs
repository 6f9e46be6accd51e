//! The real binary, from the outside: one traveller from the filing to the statistics, with the service killed midway.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "these are tests: a fault stops them"
)]

mod desk;
mod http;
mod journey;
mod keys;
mod pass;
mod service;
mod simulation;
