//! The real clock: the only place where it comes in. Random bytes come from `crypto::OsRandom`.
//!
//! Everything behind this file takes a [`Clock`] or a plain value.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the system clock enters the program here and nowhere else"
)]

use base::{Clock, Date, Timestamp};

/// The computer's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Today's date in UTC: the default of `--as-of` where a command knows no place.
pub fn today() -> Date {
    base::tz::TimeZone::UTC.to_datetime(SystemClock.now()).date()
}
