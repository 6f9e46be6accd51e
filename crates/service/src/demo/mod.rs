//! A demonstration: made-up travellers who lived through the past months of the specimen state.

pub mod people;
