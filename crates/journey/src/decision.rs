//! A decision: a grant with its window, or a refusal with everything that a refusal must say.

use base::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::StaffId;
use crate::terms::Terms;
use crate::words::words;

/// Longest sentence to a traveller, in characters.
pub const SENTENCE_CHARACTERS: usize = 2_000;

words! {
    /// Why an officer refuses. The rule beside it says on what ground.
    ReasonCode {
        /// The travel document is expired, damaged, reported lost or not recognised.
        DocumentNotAccepted = "document-not-accepted",
        /// The person is not the holder of the document or of the pass.
        IdentityNotEstablished = "identity-not-established",
        /// The stated purpose does not fit what was found.
        PurposeNotEstablished = "purpose-not-established",
        /// The application came too late and no listed emergency was proved.
        FiledTooLate = "filed-too-late",
        /// No lawful day of stay is left.
        NoDayLeft = "no-day-left",
        /// Entry of this group is suspended by the rule.
        EntrySuspended = "entry-suspended",
        /// An entry ban holds.
        EntryBan = "entry-ban",
        /// What was said is false.
        FalseStatement = "false-statement",
        /// A document that the rule asks for is missing.
        ProofMissing = "proof-missing",
        /// Another ground, which the rule and the sentence name.
        OtherGround = "other-ground",
    }
}

/// Who decided.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", content = "staff", deny_unknown_fields)]
pub enum Decider {
    /// The rules, for nothing stood against it.
    Machine,
    /// An officer.
    Officer(StaffId),
}

/// The first and the last day on which entry may be sought.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct EntryWindow {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

impl EntryWindow {
    /// From the day of grant to the earlier of `pass_days` after the day of filing and the document's expiry.
    ///
    /// `None` if that day has passed before the grant: then no pass can be made.
    ///
    /// # Source
    ///
    /// Facts R23 (90 days from the application date); the document's expiry is the plain reading of a pass that is tied
    /// to one document. `spec/journey.md` clause 4.
    pub fn of(
        terms: &Terms,
        filed_at: Timestamp,
        granted_at: Timestamp,
        document_expires: Date,
    ) -> Option<Self> {
        let from = terms.day_of(granted_at);
        let until = terms.deadline(filed_at, terms.pass_days).last_day.min(document_expires);
        (until >= from).then_some(Self { from, until })
    }

    /// The first instant at which the last day is over everywhere on Earth, from which retention counts.
    pub fn ends(&self) -> Timestamp {
        let next = self.until.tomorrow().unwrap_or(self.until).to_datetime(jiff::civil::Time::midnight());
        // UTC−12 is the last offset in which a day ends.
        jiff::tz::Offset::constant(-12).to_timestamp(next).unwrap_or(Timestamp::MAX)
    }

    /// True if entry may be sought on `day`.
    pub fn holds(&self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// The application is granted.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Grant {
    /// Who granted it.
    pub by: Decider,
    /// When.
    pub at: Timestamp,
    /// When entry may be sought.
    pub window: EntryWindow,
}

/// What an officer says when refusing.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NewRefusal {
    /// The person who refuses.
    pub officer: StaffId,
    /// Why.
    pub reason: ReasonCode,
    /// The rule on which the refusal rests, such as `rus.entry/entry-ban`.
    pub rule: String,
    /// The sentence to the traveller.
    pub sentence: String,
    /// When.
    pub at: Timestamp,
}

/// A refusal: by a person, for a reason, on a rule, with a sentence to the traveller.
///
/// INVARIANT: [`Refusal::new`] is the only constructor; what is read back passes through it too.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "NewRefusal", into = "NewRefusal")]
pub struct Refusal(NewRefusal);

/// A refusal lacks something that it must say.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum RefusalError {
    /// No rule is named.
    #[error("a refusal names the rule on which it rests")]
    RuleMissing,
    /// There is no sentence to the traveller.
    #[error("a refusal says in a sentence to the traveller why")]
    SentenceMissing,
    /// The sentence is too long.
    #[error("the sentence to the traveller is longer than {SENTENCE_CHARACTERS} characters: shorten it")]
    SentenceTooLong,
}

impl Refusal {
    /// A refusal, if it says everything that it must.
    ///
    /// # Errors
    ///
    /// [`RefusalError`] names what is missing.
    pub fn new(new: NewRefusal) -> Result<Self, RefusalError> {
        let (rule, sentence) = (new.rule.trim().to_owned(), new.sentence.trim().to_owned());
        if rule.is_empty() {
            return Err(RefusalError::RuleMissing);
        }
        if sentence.is_empty() {
            return Err(RefusalError::SentenceMissing);
        }
        if sentence.chars().count() > SENTENCE_CHARACTERS {
            return Err(RefusalError::SentenceTooLong);
        }
        Ok(Self(NewRefusal { rule, sentence, ..new }))
    }

    /// The person who refused.
    pub fn officer(&self) -> StaffId {
        self.0.officer
    }

    /// Why.
    pub fn reason(&self) -> ReasonCode {
        self.0.reason
    }

    /// The rule on which it rests.
    pub fn rule(&self) -> &str {
        &self.0.rule
    }

    /// The sentence to the traveller.
    pub fn sentence(&self) -> &str {
        &self.0.sentence
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.0.at
    }
}

impl TryFrom<NewRefusal> for Refusal {
    type Error = RefusalError;
    fn try_from(new: NewRefusal) -> Result<Self, Self::Error> {
        Self::new(new)
    }
}

impl From<Refusal> for NewRefusal {
    fn from(refusal: Refusal) -> Self {
        refusal.0
    }
}

#[cfg(test)]
mod tests {
    use base::SequenceIds;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_pass_admits_for_ninety_days_after_filing_or_until_the_document_expires() {
        let terms = Terms::in_zone("Europe/Moscow").unwrap();
        let check = |granted: &str, expires, expected: Option<(Date, Date)>| {
            let filed = "2026-08-01T09:00:00Z".parse().unwrap();
            let window = EntryWindow::of(&terms, filed, granted.parse().unwrap(), expires);
            assert_eq!(window.map(|w| (w.from, w.until)), expected, "granted {granted}, expires {expires}");
        };
        let day = date(2026, 8, 1);
        check("2026-08-01T09:00:01Z", date(2031, 1, 1), Some((day, date(2026, 10, 30))));
        check("2026-08-01T21:00:00Z", date(2031, 1, 1), Some((date(2026, 8, 2), date(2026, 10, 30))));
        check("2026-08-01T09:00:01Z", date(2026, 10, 29), Some((day, date(2026, 10, 29))));
        check("2026-08-01T09:00:01Z", day, Some((day, day)));
        check("2026-08-01T09:00:01Z", date(2026, 7, 31), None);
        check("2026-10-30T20:59:59Z", date(2031, 1, 1), Some((date(2026, 10, 30), date(2026, 10, 30))));
        check("2026-10-30T21:00:00Z", date(2031, 1, 1), None);
    }

    #[test]
    fn a_refusal_without_a_rule_or_a_sentence_cannot_be_made_or_read() {
        let officer = StaffId::new(Timestamp::UNIX_EPOCH, &SequenceIds::from_seed(1));
        let check = |rule: &str, sentence: &str, expected: Option<RefusalError>| {
            let new = NewRefusal {
                officer,
                reason: ReasonCode::EntryBan,
                rule: rule.to_owned(),
                sentence: sentence.to_owned(),
                at: Timestamp::UNIX_EPOCH,
            };
            assert_eq!(Refusal::new(new.clone()).err(), expected);
            let json = serde_json::to_string(&new).unwrap();
            assert_eq!(serde_json::from_str::<Refusal>(&json).is_err(), expected.is_some());
        };
        check("rus.entry/ban", "A ban holds until 2027.", None);
        check(" ", "A ban holds.", Some(RefusalError::RuleMissing));
        check("rus.entry/ban", " \n ", Some(RefusalError::SentenceMissing));
        check("rus.entry/ban", &"x".repeat(SENTENCE_CHARACTERS), None);
        check("rus.entry/ban", &"x".repeat(SENTENCE_CHARACTERS + 1), Some(RefusalError::SentenceTooLong));
    }
}
