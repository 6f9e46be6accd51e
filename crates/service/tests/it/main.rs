//! The service from the outside: a real installation in a temporary folder, asked over its router.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "these are tests: a fault stops them"
)]

mod applications;
mod description;
mod limits;
mod passes;
mod publication;
mod published;
mod rotation;
mod rules;
mod schema;
mod world;
