//! The real clock, the real random source and the environment: the only place where they come in.
//!
//! Everything behind this file takes a [`Clock`], an [`IdSource`] or a plain value.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the system clock and the environment enter the program here and nowhere else"
)]

use base::{Clock, Date, IdSource, Timestamp};

/// The computer's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The operating system's random source.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl IdSource for SystemRandom {
    #[expect(
        clippy::expect_used,
        reason = "without a random source no key and no session is safe: stop at once"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}

/// Today's date in UTC: the default of `--as-of` where a command knows no place.
pub fn today() -> Date {
    base::tz::TimeZone::UTC.to_datetime(SystemClock.now()).date()
}

/// A variable of the environment, if it is set, not empty, and text.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
