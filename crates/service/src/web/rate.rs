//! How often an address may ask: a few log-ins, a moderate number of forms, more of the live feedback and of programs.
//!
//! Reading is free. The limits run on the clock of the installation, so that a test moves them.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::ops::Add;
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request};
use axum::http::Method;
use base::Clock;
use governor::clock::{Clock as _, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// Requests a minute and address; a minute's worth may come at once.
#[derive(Clone, Debug)]
pub struct Rates {
    /// Attempts to log in.
    pub log_ins: u32,
    /// Forms of travellers.
    pub forms: u32,
    /// Live feedback on a passport's lines.
    pub live: u32,
    /// Writing requests of programs.
    pub api: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self { log_ins: 10, forms: 60, live: 240, api: 600 }
    }
}

/// More addresses than this are not remembered; the idle ones are forgotten first.
const MOST_ADDRESSES: usize = 50_000;

type Limiter = RateLimiter<IpAddr, HashMapStateStore<IpAddr>, OurClock, NoOpMiddleware<OurInstant>>;

/// The limiters of an installation.
pub(super) struct RateLimits {
    log_ins: Limiter,
    forms: Limiter,
    live: Limiter,
    api: Limiter,
    clock: OurClock,
}

impl RateLimits {
    pub(super) fn new(rates: &Rates, clock: Arc<dyn Clock>) -> Self {
        let clock = OurClock(clock);
        let limiter = |a_minute: u32| {
            let quota = Quota::per_minute(NonZeroU32::new(a_minute).unwrap_or(NonZeroU32::MIN));
            RateLimiter::new(quota, HashMapStateStore::default(), clock.clone())
        };
        Self {
            log_ins: limiter(rates.log_ins),
            forms: limiter(rates.forms),
            live: limiter(rates.live),
            api: limiter(rates.api),
            clock,
        }
    }

    /// Counts a request; the error is the number of seconds to wait.
    pub(super) fn check(&self, method: &Method, path: &str, address: IpAddr) -> Result<(), u32> {
        let Some(limiter) = self.limiter(method, path) else { return Ok(()) };
        if limiter.len() > MOST_ADDRESSES {
            limiter.retain_recent();
        }
        limiter.check_key(&network(address)).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1)
        })
    }

    fn limiter(&self, method: &Method, path: &str) -> Option<&Limiter> {
        // Every request to a case carries a birth date: whoever guesses is as slow as at the form.
        if path.starts_with("/api/v1/applications/") {
            return Some(&self.forms);
        }
        if matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
            return None;
        }
        match path {
            "/desk/login" => Some(&self.log_ins),
            "/apply/mrz" => Some(&self.live),
            path if path.starts_with("/desk/") => None,
            path if path.starts_with("/api/") => Some(&self.api),
            _ => Some(&self.forms),
        }
    }
}

/// The network of an address: a household gets a whole /64 of IPv6, so that is what counts.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or_else(
            || {
                let [a, b, c, d, ..] = six.segments();
                IpAddr::V6([a, b, c, d, 0, 0, 0, 0].into())
            },
            IpAddr::V4,
        ),
    }
}

/// Whose request it is: the peer, or what our own proxy says (its last entry, for the ones before come from anybody).
pub(super) fn address(request: &Request, behind_proxy: bool) -> IpAddr {
    let forwarded = || {
        let entries = request.headers().get("x-forwarded-for")?.to_str().ok()?;
        entries.rsplit(',').next()?.trim().parse().ok()
    };
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let said = if behind_proxy { forwarded() } else { None };
    said.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// Our clock, as governor wants it.
#[derive(Clone)]
struct OurClock(Arc<dyn Clock>);

/// Nanoseconds since 1970; never below zero.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct OurInstant(u64);

impl governor::clock::Clock for OurClock {
    type Instant = OurInstant;

    fn now(&self) -> OurInstant {
        OurInstant(u64::try_from(self.0.now().as_nanosecond()).unwrap_or(0))
    }
}

impl Add<Nanos> for OurInstant {
    type Output = Self;

    fn add(self, other: Nanos) -> Self {
        Self(self.0.saturating_add(other.as_u64()))
    }
}

impl Reference for OurInstant {
    fn duration_since(&self, earlier: Self) -> Nanos {
        self.0.saturating_sub(earlier.0).into()
    }

    fn saturating_sub(&self, duration: Nanos) -> Self {
        Self(self.0.saturating_sub(duration.as_u64()))
    }
}

#[cfg(test)]
mod tests {
    use base::{FixedClock, Timestamp};

    use super::*;

    #[test]
    fn the_tenth_log_in_of_a_minute_is_let_through_and_the_next_waits() {
        let clock = Arc::new(FixedClock::at(Timestamp::from_second(1_000_000).unwrap()));
        let limits = RateLimits::new(&Rates::default(), Arc::clone(&clock) as Arc<dyn Clock>);
        let ask = |address: [u8; 4]| limits.check(&Method::POST, "/desk/login", IpAddr::from(address));
        for _ in 0..10 {
            assert_eq!(ask([192, 0, 2, 1]), Ok(()));
        }
        let wait = ask([192, 0, 2, 1]).unwrap_err();
        assert!((1..=7).contains(&wait), "{wait}");
        assert_eq!(ask([192, 0, 2, 2]), Ok(()), "another address has its own count");
        let later = Timestamp::from_second(1_000_000 + i64::from(wait)).unwrap();
        clock.set(later);
        assert_eq!(ask([192, 0, 2, 1]), Ok(()));
    }

    #[test]
    fn reading_and_the_desk_are_not_counted() {
        let clock = Arc::new(FixedClock::at(Timestamp::from_second(1_000_000).unwrap()));
        let rates = Rates { log_ins: 1, forms: 1, live: 1, api: 1 };
        let limits = RateLimits::new(&rates, clock);
        let home = IpAddr::from([192, 0, 2, 1]);
        for _ in 0..5 {
            assert_eq!(limits.check(&Method::GET, "/status", home), Ok(()));
            assert_eq!(limits.check(&Method::POST, "/desk/border", home), Ok(()));
        }
        assert_eq!(limits.check(&Method::POST, "/status", home), Ok(()));
        assert!(limits.check(&Method::POST, "/apply", home).is_err());
    }

    #[test]
    fn birth_dates_are_guessed_by_programs_as_slowly_as_by_people() {
        let clock = Arc::new(FixedClock::at(Timestamp::from_second(1_000_000).unwrap()));
        let rates = Rates { log_ins: 1, forms: 2, live: 1, api: 100 };
        let limits = RateLimits::new(&rates, clock);
        let home = IpAddr::from([192, 0, 2, 1]);
        assert_eq!(limits.check(&Method::GET, "/api/v1/applications/K7Q2", home), Ok(()));
        assert_eq!(limits.check(&Method::POST, "/api/v1/applications", home), Ok(()));
        assert_eq!(limits.check(&Method::PUT, "/api/v1/applications/K7Q2", home), Ok(()));
        assert!(limits.check(&Method::GET, "/api/v1/applications/K7Q2/pass.png", home).is_err());
    }

    #[test]
    fn addresses_of_one_household_count_together() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8:1:2:3::1"), of("2001:db8:1:2::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
