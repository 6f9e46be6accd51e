//! An officer's own lists: entry bans, controlled persons, lost documents.
//!
//! A hit is added by an officer with source and reason, ended by an officer with a reason, and never deleted silently. A
//! pass never overrides it (facts R51, L30); what follows from it is a matter of the rules and of the officer.

use base::{Country, Timestamp};
use jiff::civil::Date;
use rules::HitKind;
use serde::{Deserialize, Serialize};

use crate::birth::BirthDate;
use crate::decision::EntryWindow;
use crate::event::{Event, EventKind};
use crate::ids::{HitId, StaffId};
use crate::index::{IndexTerm, document_term, person_term};

/// Whom or what an entry names.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "subject", deny_unknown_fields)]
pub enum HitSubject {
    /// A document, by nationality and number.
    Document {
        /// Nationality of the holder.
        nationality: Country,
        /// Number.
        number: String,
    },
    /// A person, by name and birth date.
    Person {
        /// Primary identifier.
        primary: String,
        /// Secondary identifier.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secondary: Option<String>,
        /// Birth date.
        born: BirthDate,
    },
}

impl HitSubject {
    /// The term under which the entry is found.
    pub fn term(&self) -> IndexTerm {
        match self {
            Self::Document { nationality, number } => document_term(*nationality, number),
            Self::Person { primary, secondary, born } => person_term(primary, secondary.as_deref(), *born),
        }
    }
}

/// What an officer adds.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NewHit {
    /// The identifier.
    pub id: HitId,
    /// What the entry says.
    #[serde(with = "crate::words::hit_kind_word")]
    pub kind: HitKind,
    /// Whom or what it names.
    pub subject: HitSubject,
    /// Who asked for it, such as a court or an authority and its file number.
    pub source: String,
    /// Why.
    pub reason: String,
    /// Last day on which it holds; `None` where it has no end.
    pub until: Option<Date>,
    /// The officer who adds it.
    pub added_by: StaffId,
    /// When.
    pub added_at: Timestamp,
}

/// How an entry was ended before its day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct HitEnd {
    /// The officer.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// An entry on a list.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Hit {
    entry: NewHit,
    ended: Option<HitEnd>,
}

/// An entry cannot be added or ended so.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum HitError {
    /// No source is named.
    #[error("an entry on a list names its source")]
    SourceMissing,
    /// No reason is given.
    #[error("an entry on a list is added and ended with a reason")]
    ReasonMissing,
    /// A lost document is named by its number, and a controlled person by name or document.
    #[error("a lost document is named by nationality and number, and not by a person")]
    SubjectUnfit,
    /// The number or the name has no letter or digit.
    #[error("an entry on a list names a document number or a name")]
    SubjectMissing,
    /// It ends before the day on which it was added.
    #[error("the last day lies before the day on which the entry is added")]
    EndsBefore,
    /// It was ended already.
    #[error("this entry was ended already: load it again")]
    AlreadyEnded,
}

impl Hit {
    /// Adds an entry, on the calendar day `today` of the authority.
    ///
    /// # Errors
    ///
    /// [`HitError`] names what is missing or unfit.
    pub fn add(new: NewHit, today: Date) -> Result<(Self, Event), HitError> {
        if new.source.trim().is_empty() {
            return Err(HitError::SourceMissing);
        }
        if new.reason.trim().is_empty() {
            return Err(HitError::ReasonMissing);
        }
        let named = match &new.subject {
            HitSubject::Document { number, .. } => number,
            HitSubject::Person { .. } if new.kind == HitKind::LostDocument => {
                return Err(HitError::SubjectUnfit);
            }
            HitSubject::Person { primary, .. } => primary,
        };
        if !named.chars().any(char::is_alphanumeric) {
            return Err(HitError::SubjectMissing);
        }
        if new.until.is_some_and(|until| until < today) {
            return Err(HitError::EndsBefore);
        }
        let event = Event::of(EventKind::HitAdded).with("kind", new.kind);
        Ok((Self { entry: new, ended: None }, event))
    }

    /// Ends an entry before its day.
    ///
    /// # Errors
    ///
    /// [`HitError::ReasonMissing`] without a reason, [`HitError::AlreadyEnded`] if it was ended before.
    pub fn end(self, by: StaffId, at: Timestamp, reason: &str) -> Result<(Self, Event), HitError> {
        if self.ended.is_some() {
            return Err(HitError::AlreadyEnded);
        }
        if reason.trim().is_empty() {
            return Err(HitError::ReasonMissing);
        }
        let event = Event::of(EventKind::HitEnded).with("kind", self.entry.kind);
        let ended = Some(HitEnd { by, at, reason: reason.trim().to_owned() });
        Ok((Self { entry: self.entry, ended }, event))
    }

    /// What was added.
    pub fn details(&self) -> &NewHit {
        &self.entry
    }

    /// How it was ended, if it was.
    pub fn ended(&self) -> Option<&HitEnd> {
        self.ended.as_ref()
    }

    /// From when the term of retention counts: the end that an officer set, or the last day; `None` without an end.
    pub fn kept_since(&self) -> Option<Timestamp> {
        let last_day = self.entry.until.map(|until| EntryWindow { from: until, until }.ends());
        self.ended.as_ref().map(|end| end.at).or(last_day)
    }

    /// True if it holds on `day`: not ended, and its last day not passed.
    pub fn holds_on(&self, day: Date) -> bool {
        self.ended.is_none() && self.entry.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use base::SequenceIds;
    use jiff::civil::date;

    use super::*;

    fn new(kind: HitKind, until: Option<Date>) -> NewHit {
        let source = SequenceIds::from_seed(3);
        NewHit {
            id: HitId::new(Timestamp::UNIX_EPOCH, &source),
            kind,
            subject: HitSubject::Document {
                nationality: Country::parse("UZB").unwrap(),
                number: "AA1234567".to_owned(),
            },
            source: "Court of the capital, 7/2026".to_owned(),
            reason: "Stayed 200 days too long.".to_owned(),
            until,
            added_by: StaffId::new(Timestamp::UNIX_EPOCH, &source),
            added_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn an_entry_holds_until_its_last_day_or_until_it_is_ended() {
        let today = date(2026, 8, 1);
        let (hit, _) = Hit::add(new(HitKind::EntryBan, Some(date(2027, 1, 1))), today).unwrap();
        assert!(hit.holds_on(date(2027, 1, 1)) && !hit.holds_on(date(2027, 1, 2)));
        let officer = hit.details().added_by;
        assert_eq!(
            hit.clone().end(officer, Timestamp::UNIX_EPOCH, " ").unwrap_err(),
            HitError::ReasonMissing
        );
        let (ended, event) = hit.end(officer, Timestamp::UNIX_EPOCH, "Set aside by the court.").unwrap();
        assert!(!ended.holds_on(today));
        assert_eq!(event.kind, EventKind::HitEnded);
        assert_eq!(ended.end(officer, Timestamp::UNIX_EPOCH, "x").unwrap_err(), HitError::AlreadyEnded);
    }

    #[test]
    fn an_entry_says_where_it_comes_from_and_why() {
        let today = date(2026, 8, 1);
        let check = |change: fn(&mut NewHit), expected| {
            let mut hit = new(HitKind::LostDocument, None);
            change(&mut hit);
            assert_eq!(Hit::add(hit, today).err(), expected);
        };
        check(|_| {}, None);
        check(|hit| hit.source.clear(), Some(HitError::SourceMissing));
        check(|hit| hit.reason = " ".to_owned(), Some(HitError::ReasonMissing));
        check(|hit| hit.until = Some(date(2026, 8, 1)), None);
        check(|hit| hit.until = Some(date(2026, 7, 31)), Some(HitError::EndsBefore));
        check(
            |hit| {
                hit.subject = HitSubject::Person {
                    primary: "KARIMOV".to_owned(),
                    secondary: None,
                    born: date(1990, 5, 1).into(),
                };
            },
            Some(HitError::SubjectUnfit),
        );
    }
}
