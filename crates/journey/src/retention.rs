//! How long what is personal is kept, by kind of record, and when it is due for erasure.
//!
//! The terms are the authority's own configuration: no source known to us sets them for a pre-entry authorisation, so
//! the defaults are starting values that an authority replaces by what its law says.

use base::Timestamp;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// A kind of record that holds personal data.
    RecordKind {
        /// An application with its decision and appeal; counted from its last step.
        Application = "application",
        /// A pass with its seal; counted from the last day of its window.
        Pass = "pass",
        /// A proof that a traveller sent; counted from its arrival.
        Upload = "upload",
        /// A crossing; counted from its instant.
        Crossing = "crossing",
        /// An entry on a list; counted from its end.
        Hit = "hit",
    }
}

/// Days for which each kind is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Retention {
    /// Applications that came to an end.
    pub application_days: u16,
    /// Passes whose window closed.
    pub pass_days: u16,
    /// Proofs.
    pub upload_days: u16,
    /// Crossings.
    pub crossing_days: u16,
    /// Entries on lists that ended.
    pub hit_days: u16,
}

impl Default for Retention {
    /// One year for applications and passes, ninety days for proofs, five years for crossings, one year for entries.
    fn default() -> Self {
        Self { application_days: 365, pass_days: 365, upload_days: 90, crossing_days: 1_826, hit_days: 365 }
    }
}

impl Retention {
    /// Days for which a kind is kept.
    pub fn days(&self, kind: RecordKind) -> u16 {
        match kind {
            RecordKind::Application => self.application_days,
            RecordKind::Pass => self.pass_days,
            RecordKind::Upload => self.upload_days,
            RecordKind::Crossing => self.crossing_days,
            RecordKind::Hit => self.hit_days,
        }
    }

    /// The instant from which a record of `kind` whose term began at `since` is due for erasure.
    pub fn due(&self, kind: RecordKind, since: Timestamp) -> Timestamp {
        since.checked_add(self.term(kind)).unwrap_or(Timestamp::MAX)
    }

    /// The instant before which a term must have begun for the record to be due at `now`.
    pub fn begun_by(&self, kind: RecordKind, now: Timestamp) -> Timestamp {
        now.checked_sub(self.term(kind)).unwrap_or(Timestamp::MIN)
    }

    fn term(&self, kind: RecordKind) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.days(kind)) * 24)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_due_when_its_term_is_over_and_not_before() {
        let retention = Retention { upload_days: 90, ..Retention::default() };
        let since: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let due = retention.due(RecordKind::Upload, since);
        assert_eq!(due, "2026-04-01T00:00:00Z".parse().unwrap());
        assert_eq!(retention.begun_by(RecordKind::Upload, due), since);
        assert_eq!(retention.due(RecordKind::Crossing, Timestamp::MAX), Timestamp::MAX);
    }
}
