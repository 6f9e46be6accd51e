//! Everything random.
//!
//! Each flow draws its parties from a generator of its own, and a person's times are drawn on arrival, whoever serves
//! them later. So one seed is one day's people, and two staffings are compared on the same people.

use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, Exp1, Gamma};
use rand_pcg::Pcg64;

use crate::plan::{HOUR, Micros, SECOND};

/// The generator: PCG XSL RR 128/64, whose output is fixed for all times and machines.
pub(crate) type Generator = Pcg64;

/// A generator of its own for each stream of one seed.
pub(crate) fn generator(seed: u64, stream: u64) -> Generator {
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().zip(seed.to_le_bytes().into_iter().chain(stream.to_le_bytes())) {
        *place = byte;
    }
    Generator::from_seed(bytes)
}

/// A share, 0 to 1, as a coin.
pub(crate) fn happens(share: f64, random: &mut Generator) -> bool {
    share > 0.0 && random.random::<f64>() < share
}

/// A number from 0 to 1.
pub(crate) fn unit(random: &mut Generator) -> f64 {
    random.random::<f64>()
}

/// An exponential time of mean 1.
pub(crate) fn exponential(random: &mut Generator) -> f64 {
    Exp1.sample(random)
}

/// A time that varies around its mean.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Duration {
    /// Always the same.
    Constant(Micros),
    /// Exponential, of this mean in microseconds.
    Exponential(f64),
    /// Gamma, in microseconds.
    Gamma(Gamma<f64>),
}

impl Duration {
    /// A duration of this mean, in seconds, and this coefficient of variation.
    pub(crate) fn new(mean_seconds: f64, spread: f64) -> Option<Self> {
        let mean = mean_seconds * SECOND as f64;
        if spread == 0.0 || mean == 0.0 {
            return Some(Self::Constant(mean.round() as Micros));
        }
        if (spread - 1.0).abs() < f64::EPSILON {
            return Some(Self::Exponential(mean));
        }
        let variance = spread * spread;
        Gamma::new(1.0 / variance, mean * variance).ok().map(Self::Gamma)
    }

    /// One such time, in microseconds.
    pub(crate) fn draw(&self, random: &mut Generator) -> Micros {
        match self {
            Self::Constant(time) => *time,
            Self::Exponential(mean) => (exponential(random) * mean) as Micros,
            Self::Gamma(gamma) => gamma.sample(random) as Micros,
        }
    }
}

/// The next arrival of a Poisson stream whose rate changes from hour to hour, or `None` if none comes before `end`.
///
/// `rate_of` gives the arrivals an hour in the hour of the simulation with that number.
pub(crate) fn next_arrival(
    now: Micros,
    end: Micros,
    rate_of: impl Fn(i64) -> f64,
    random: &mut Generator,
) -> Option<Micros> {
    // The integral of the rate up to the next arrival is exponential of mean 1.
    let mut left = exponential(random);
    let mut now = now;
    while now < end {
        let hour = now / HOUR;
        let rest = (hour + 1) * HOUR - now;
        let rate = rate_of(hour) / HOUR as f64;
        let mass = rate * rest as f64;
        if mass > left {
            let at = now + (left / rate) as Micros;
            return (at < end).then_some(at);
        }
        left -= mass;
        now += rest;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_its_mean_and_its_spread() {
        let mut random = generator(7, 0);
        for (mean, spread) in [(45.0, 0.0), (45.0, 1.0), (76.0, 0.4), (600.0, 1.7)] {
            let duration = Duration::new(mean, spread).unwrap();
            let draws: Vec<f64> =
                (0..200_000).map(|_| duration.draw(&mut random) as f64 / SECOND as f64).collect();
            let average = draws.iter().sum::<f64>() / draws.len() as f64;
            let variance =
                draws.iter().map(|draw| (draw - average).powi(2)).sum::<f64>() / draws.len() as f64;
            assert!((average / mean - 1.0).abs() < 0.02, "mean {mean}: {average}, seed 7");
            assert!((variance.sqrt() / mean - spread).abs() < 0.03, "spread {spread}: {variance}, seed 7");
        }
    }

    #[test]
    fn as_many_arrive_as_the_rate_says_hour_by_hour() {
        let mut random = generator(11, 3);
        let rates = [0.0, 30.0, 600.0, 0.0, 90.0];
        let rate_of = |hour: i64| rates.get((hour % 5) as usize).copied().unwrap_or(0.0);
        let mut counts = [0_u32; 5];
        let end = 2_000 * HOUR;
        let mut now = 0;
        while let Some(at) = next_arrival(now, end, rate_of, &mut random) {
            assert!(at >= now && at < end);
            now = at;
            if let Some(count) = counts.get_mut((at / HOUR % 5) as usize) {
                *count += 1;
            }
        }
        for (count, rate) in counts.iter().zip(rates) {
            let mean = f64::from(*count) / 400.0;
            // Five standard deviations of a Poisson count over 400 hours.
            assert!((mean - rate).abs() <= 5.0 * (rate / 400.0).sqrt(), "{mean} for {rate}, seed 11");
        }
    }

    #[test]
    fn a_seed_draws_the_same_on_every_machine() {
        let mut random = generator(1, 2);
        let draws: Vec<u64> = (0..3).map(|_| random.random()).collect();
        assert_eq!(draws, PINNED);
    }

    // As drawn by rand_pcg 0.10.
    const PINNED: [u64; 3] =
        [4_859_334_137_780_355_288, 12_370_388_045_425_663_444, 3_127_362_923_853_090_937];
}
