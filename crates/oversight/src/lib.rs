//! Statistics over recorded stays.
//!
//! In: stays, from our own record or from a table. Out: counts and rates that a reader can check by hand.
//!
//! Nothing here reads a clock or a file: the caller names the year, and hands over an open reader.

pub mod overstay;
