//! How long an operation takes: processor time of this thread for what computes, wall time for what waits.
//!
//! An operation is repeated in batches long enough for the clock to see; the best batch says what the machine can do,
//! the median what it does beside its other work.

use std::hint::black_box;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// Batches of which the best and the median are taken.
const BATCHES: usize = 31;
/// A batch lasts at least this long; the clock's own grain is far below it.
const MIN_BATCH: Duration = Duration::from_millis(10);
/// No operation is repeated more often than this in one batch.
const MAX_REPEATS: u32 = 1 << 24;

/// Nanoseconds an operation takes.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// In the best batch.
    pub best_ns: f64,
    /// In the median batch.
    pub median_ns: f64,
}

impl Cost {
    /// How many times the best of `other` this best is.
    pub fn ratio_to(self, other: Self) -> f64 {
        self.best_ns / other.best_ns
    }
}

/// Measures an operation that only computes, in processor time of this thread.
pub fn processor<T>(mut operation: impl FnMut() -> T) -> Cost {
    let repeats = repeats_for(&mut operation);
    summary((0..BATCHES).map(|_| batch(repeats, &mut operation)).collect())
}

/// Measures two operations in turn, batch by batch, so that what disturbs one disturbs the other: for ratios.
pub fn processor_pair<A, B>(mut first: impl FnMut() -> A, mut second: impl FnMut() -> B) -> (Cost, Cost) {
    let (first_repeats, second_repeats) = (repeats_for(&mut first), repeats_for(&mut second));
    let mut costs = (Vec::new(), Vec::new());
    for _ in 0..BATCHES {
        costs.0.push(batch(first_repeats, &mut first));
        costs.1.push(batch(second_repeats, &mut second));
    }
    (summary(costs.0), summary(costs.1))
}

/// How long some work lasts by the clock on the wall: for what waits.
pub async fn wall<T>(work: impl Future<Output = T>) -> (Duration, T) {
    let start = Instant::now();
    let answer = work.await;
    (start.elapsed(), answer)
}

/// The middle of some durations; zero of none.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn repeats_for<T>(operation: &mut impl FnMut() -> T) -> u32 {
    let mut repeats = 1;
    while repeats < MAX_REPEATS {
        let nanoseconds = batch(repeats, operation) * f64::from(repeats);
        if nanoseconds >= MIN_BATCH.as_nanos() as f64 {
            break;
        }
        repeats *= 2;
    }
    repeats
}

/// Nanoseconds an operation takes on average over one batch.
fn batch<T>(repeats: u32, operation: &mut impl FnMut() -> T) -> f64 {
    let start = thread_ns();
    for _ in 0..repeats {
        black_box(operation());
    }
    (thread_ns() - start) as f64 / f64::from(repeats)
}

fn thread_ns() -> i64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec * 1_000_000_000 + time.tv_nsec
}

fn summary(mut costs: Vec<f64>) -> Cost {
    costs.sort_unstable_by(f64::total_cmp);
    let at = |index: usize| costs.get(index).copied().unwrap_or_default();
    Cost { best_ns: at(0), median_ns: at(costs.len() / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_is_the_least_and_the_median_the_middle() {
        let cost = summary(vec![3.0, 1.0, 2.0]);
        assert_eq!((cost.best_ns as i64, cost.median_ns as i64), (1, 2));
        let times = [5, 1, 3].map(Duration::from_millis).to_vec();
        assert_eq!(median(times), Duration::from_millis(3));
        assert_eq!(median(Vec::new()), Duration::ZERO);
    }

    #[test]
    fn more_work_costs_more() {
        let sum = |to: u64| move || (0..black_box(to)).fold(0_u64, |sum, n| sum ^ black_box(n));
        let (little, much) = processor_pair(sum(100), sum(10_000));
        assert!(much.ratio_to(little) > 10.0, "{little:?} {much:?}");
    }
}
