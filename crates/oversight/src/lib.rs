//! Statistics over recorded stays and crossings, and what a draft of the law would have changed for them.
//!
//! In: stays or crossings, from our own record or from a table. Out: counts and rates that a reader can check by hand.
//!
//! Nothing here reads a clock or a file: the caller names the year, and hands over an open reader.

pub mod overstay;
pub mod what_if;
