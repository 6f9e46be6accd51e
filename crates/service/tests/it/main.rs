//! The service from the outside: a real installation in a temporary folder, asked over its router.

mod applications;
mod description;
mod limits;
mod passes;
mod rules;
mod schema;
mod world;
