//! Rates in per cent to two decimals, and how sure they are.

use std::fmt;

use serde::{Serialize, Serializer};

/// A rate in hundredths of a per cent: `1535` is 15.35 %.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Rate(u64);

impl Rate {
    /// `part` of `whole`, rounded half up; `None` of nothing.
    ///
    /// Computed in whole numbers, so that no half is lost to binary fractions.
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        let (part, whole) = (u128::from(part), u128::from(whole));
        let hundredths = (part * 20_000 + whole).checked_div(whole * 2)?;
        u64::try_from(hundredths).ok().map(Self)
    }

    /// Wilson's interval for `part` of `whole` at 95 %; `None` of nothing.
    ///
    /// # Source
    ///
    /// Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference; without a
    /// correction for continuity.
    pub fn interval_95(part: u64, whole: u64) -> Option<[Self; 2]> {
        // The 97.5 % point of the normal distribution.
        const Z: f64 = 1.959_963_984_540_054;
        if whole == 0 || part > whole {
            return None;
        }
        let n = whole as f64;
        let p = part as f64 / n;
        let centre = p + Z * Z / (2.0 * n);
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + Z * Z / n;
        let rounded = |bound: f64| Self((bound.clamp(0.0, 1.0) * 10_000.0 + 0.5).floor() as u64);
        Some([rounded((centre - half) / scale), rounded((centre + half) / scale)])
    }

    /// The rate in hundredths of a per cent.
    pub fn hundredths(self) -> u64 {
        self.0
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:02}", self.0 / 100, self.0 % 100))
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(part: u64, whole: u64, expected: Option<&str>) {
        assert_eq!(Rate::of(part, whole).map(|rate| rate.to_string()).as_deref(), expected, "{part}/{whole}");
    }

    #[test]
    fn a_half_is_rounded_up() {
        check(1, 20_000, Some("0.01"));
        check(4_999, 100_000_000, Some("0.00"));
        check(5_000, 100_000_000, Some("0.01"));
        check(1, 3, Some("33.33"));
        check(2, 3, Some("66.67"));
        check(0, 7, Some("0.00"));
        check(7, 7, Some("100.00"));
        check(0, 0, None);
        check(u64::MAX, u64::MAX, Some("100.00"));
    }

    fn interval(part: u64, whole: u64) -> Option<(String, String)> {
        Rate::interval_95(part, whole).map(|[low, high]| (low.to_string(), high.to_string()))
    }

    #[test]
    fn the_interval_is_wilsons() {
        assert_eq!(interval(142, 925), Some(("13.17".to_owned(), "17.82".to_owned())));
        assert_eq!(interval(0, 10), Some(("0.00".to_owned(), "27.75".to_owned())));
        assert_eq!(interval(10, 10), Some(("72.25".to_owned(), "100.00".to_owned())));
        assert_eq!(interval(1, 0), None);
        assert_eq!(interval(2, 1), None);
    }
}
