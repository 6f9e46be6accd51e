//! Many days of one scenario: what is usual, and how far single days lie from it.

use serde::Serialize;

use crate::outcome::Outcome;

/// What single days said of one number: 5 of 100 days lie below `low`, 5 above `high`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The fifth percentile of the days.
    pub low: f64,
    /// Half of the days lie below.
    pub median: f64,
    /// The ninety-fifth percentile.
    pub high: f64,
}

/// Many seeds of one scenario.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ManyOutcome {
    /// The scenario's name.
    pub scenario: String,
    /// Where its figures come from.
    pub source: String,
    /// The first seed.
    pub first_seed: u64,
    /// How many days.
    pub seeds: u64,
    /// Waits in minutes, each as a band over the days; null where nobody came to a desk on any day.
    pub wait_minutes: WaitBands,
    /// People who still waited at the end of a day.
    pub left_in_queue: Option<Band>,
    /// Share of people for whom the promise was kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept_share: Option<Band>,
    /// Days on which it was kept for at least 95 of 100 people, as a share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_kept_for_95: Option<f64>,
}

/// Bands of the waits of [`crate::Waits`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct WaitBands {
    /// Of the means.
    pub mean: Option<Band>,
    /// Of the medians.
    pub p50: Option<Band>,
    /// Of the ninety-fifth percentiles.
    pub p95: Option<Band>,
    /// Of the longest waits.
    pub max: Option<Band>,
}

/// Puts days together; `None` without any. The order of the days does not matter.
pub fn together(days: &[Outcome]) -> Option<ManyOutcome> {
    let first = days.iter().min_by_key(|day| day.seed)?;
    let of = |value: fn(&Outcome) -> Option<f64>| band(days.iter().filter_map(value).collect());
    let kept: Vec<f64> = days.iter().filter_map(kept_share).collect();
    let days_kept = kept.iter().filter(|share| **share >= 0.95).count() as f64 / kept.len().max(1) as f64;
    Some(ManyOutcome {
        scenario: first.scenario.clone(),
        source: first.source.clone(),
        first_seed: first.seed,
        seeds: days.len() as u64,
        wait_minutes: WaitBands {
            mean: of(|day| day.wait_minutes.mean),
            p50: of(|day| day.wait_minutes.p50),
            p95: of(|day| day.wait_minutes.p95),
            max: of(|day| day.wait_minutes.max),
        },
        left_in_queue: of(|day| Some(day.left_in_queue as f64)),
        kept_share: band(kept.clone()),
        days_kept_for_95: (!kept.is_empty()).then_some(days_kept),
    })
}

fn kept_share(day: &Outcome) -> Option<f64> {
    day.promise.and_then(|promise| promise.kept_share)
}

/// Of nothing there is no band.
pub(crate) fn band(mut values: Vec<f64>) -> Option<Band> {
    values.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let place = (values.len() * percent).div_ceil(100).saturating_sub(1);
        values.get(place).copied()
    };
    Some(Band { low: at(5)?, median: at(50)?, high: at(95)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_band_is_by_nearest_rank_and_of_nothing_there_is_none() {
        assert_eq!(
            band((1..=100).rev().map(f64::from).collect()),
            Some(Band { low: 5.0, median: 50.0, high: 95.0 })
        );
        assert_eq!(band(vec![3.0]), Some(Band { low: 3.0, median: 3.0, high: 3.0 }));
        assert_eq!(band(Vec::new()), None);
        assert_eq!(together(&[]), None);
    }
}
