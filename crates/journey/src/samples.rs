//! A traveller to test with: the specimen holder of Doc 9303.

use base::{Id, Timestamp};
use jiff::civil::{Date, date};

use crate::assessment::{Assessment, Outcome, ReferralCode, ReferralReason};
use crate::draft::{DocumentDraft, EntryDraft, FilingDraft};
use crate::terms::Terms;

/// When the sample is filed.
pub(crate) const FILED: &str = "2026-08-01T09:00:00Z";

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn today() -> Date {
    date(2026, 8, 1)
}

pub(crate) fn terms() -> Terms {
    Terms::in_zone("Europe/Moscow").unwrap()
}

/// An identifier whose bytes all are `number`.
pub(crate) fn id<K: base::IdKind>(number: u8) -> Id<K> {
    struct Same(u8);
    impl base::IdSource for Same {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }
    Id::new(Timestamp::UNIX_EPOCH, &Same(number))
}

pub(crate) fn draft() -> FilingDraft {
    FilingDraft {
        document: DocumentDraft {
            nationality: "UZB".to_owned(),
            issuer: "UZB".to_owned(),
            kind: "ordinary-passport".to_owned(),
            number: "L898902C3".to_owned(),
            expires: "2031-01-01".to_owned(),
            primary: "ERIKSSON".to_owned(),
            secondary: Some("ANNA MARIA".to_owned()),
            born: "1990-05-01".to_owned(),
            sex: "F".to_owned(),
        },
        language: "en".to_owned(),
        entry: EntryDraft {
            at: Some("2026-08-10T09:00:00+05:00".to_owned()),
            point: Some("RUS-PETUKHOVO".to_owned()),
            ..EntryDraft::default()
        },
        purpose: "work".to_owned(),
        ..FilingDraft::default()
    }
}

pub(crate) fn clear() -> Outcome {
    Outcome::Clear
}

pub(crate) fn referral() -> Outcome {
    Outcome::Refer(vec![ReferralReason::of(ReferralCode::FiledLate)])
}

pub(crate) fn assessment(outcome: Outcome) -> Assessment {
    Assessment {
        as_of: today(),
        packs: [("rus.entry".to_owned(), "2026.3.0".to_owned())].into(),
        outcome,
        open_readings: Vec::new(),
        answer: "{}".to_owned(),
    }
}
