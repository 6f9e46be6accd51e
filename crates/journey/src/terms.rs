//! The terms that an authority sets: how long a pass admits, and how long everybody has.
//!
//! They are configuration and come in as values; the defaults name their source, or say that the authority must choose.

use base::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// The terms of one authority.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Terms {
    /// The zone in whose calendar days are counted, as an IANA name (`Europe/Moscow`).
    zone: String,
    /// Days after filing within which entry may be sought.
    pub pass_days: u16,
    /// Days within which an officer shall decide a referred application.
    pub decision_days: u16,
    /// Days within which the traveller may appeal.
    pub appeal_days: u16,
    /// Days within which the appeal shall be decided.
    pub appeal_decision_days: u16,
}

/// The terms cannot hold.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TermsError {
    /// The zone is not in the time zone database.
    #[error("`{0}` is no time zone: write an IANA name such as `Europe/Moscow`")]
    Zone(String),
}

/// The last day on which something may be done, and the instant at which that day is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Deadline {
    /// The last day, in the authority's zone.
    pub last_day: Date,
    /// The first instant after it.
    pub ends: Timestamp,
}

impl Deadline {
    /// True from the first instant after the last day on.
    pub fn is_past(&self, at: Timestamp) -> bool {
        at >= self.ends
    }
}

impl Terms {
    /// Ordinary terms in a zone.
    ///
    /// Pass: 90 days after filing (facts R23: law-firm page and Kyrgyz labour ministry; the starting point rests on the
    /// second alone). The other terms are no law known to us: they are starting values that the authority sets itself.
    ///
    /// # Errors
    ///
    /// [`TermsError::Zone`] if the zone is unknown.
    pub fn in_zone(zone: &str) -> Result<Self, TermsError> {
        TimeZone::get(zone).map_err(|_| TermsError::Zone(zone.chars().take(60).collect()))?;
        Ok(Self {
            zone: zone.to_owned(),
            pass_days: 90,
            decision_days: 3,
            appeal_days: 15,
            appeal_decision_days: 30,
        })
    }

    /// The name of the zone.
    pub fn zone_name(&self) -> &str {
        &self.zone
    }

    /// The zone; UTC if a record names one that this build does not know.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.zone).unwrap_or(TimeZone::UTC)
    }

    /// The calendar day of an instant in the authority's zone.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone()).date()
    }

    /// The end of the day that lies `days` after the day of `at`; the day of `at` itself is not counted.
    pub fn deadline(&self, at: Timestamp, days: u16) -> Deadline {
        let last_day = self.day_of(at).saturating_add(i64::from(days).days());
        let ends = last_day
            .tomorrow()
            .and_then(|next| next.to_zoned(self.zone()))
            .map_or(Timestamp::MAX, |next| next.timestamp());
        Deadline { last_day, ends }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_deadline_ends_with_its_last_day_in_the_zone_of_the_authority() {
        let terms = Terms::in_zone("Europe/Moscow").unwrap();
        // 22:30 in UTC on 1 August is already 2 August in Moscow.
        let deadline = terms.deadline("2026-08-01T22:30:00Z".parse().unwrap(), 15);
        assert_eq!(deadline.last_day, date(2026, 8, 17));
        assert!(!deadline.is_past("2026-08-17T20:59:59Z".parse().unwrap()));
        assert!(deadline.is_past("2026-08-17T21:00:00Z".parse().unwrap()));
        assert!(Terms::in_zone("Europe/Nowhere").is_err());
    }
}
