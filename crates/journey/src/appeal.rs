//! An appeal against a refusal, and the decision on it by another officer.

use base::Timestamp;
use serde::{Deserialize, Serialize};

use crate::decision::{Refusal, SENTENCE_CHARACTERS};
use crate::ids::StaffId;
use crate::terms::Deadline;
use crate::words::words;

words! {
    /// How an appeal ends.
    AppealOutcome {
        /// The refusal stands.
        Upheld = "upheld",
        /// The refusal is set aside and the application granted.
        Overturned = "overturned",
    }
}

/// An appeal that the traveller filed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Appeal {
    /// When it was filed.
    pub at: Timestamp,
    /// What the traveller says against the refusal.
    pub grounds: String,
    /// By when it shall be decided.
    pub decide_by: Deadline,
}

/// The decision on an appeal.
///
/// INVARIANT: it is made by [`AppealDecision::new`], which refuses the officer who made the refusal.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AppealDecision {
    officer: StaffId,
    outcome: AppealOutcome,
    sentence: String,
    at: Timestamp,
}

/// An appeal or the decision on it cannot be taken in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AppealError {
    /// The officer who refused may not decide.
    #[error("an appeal is decided by another officer than the one who refused: hand it to a colleague")]
    SameOfficer,
    /// There is no sentence.
    #[error("an appeal and its decision each say why, in at least one sentence")]
    SentenceMissing,
    /// The text is too long.
    #[error("the text is longer than {SENTENCE_CHARACTERS} characters: shorten it")]
    SentenceTooLong,
    /// The last day of the appeal has passed.
    #[error("the last day on which an appeal could be filed has passed")]
    TooLate,
}

impl AppealDecision {
    /// A decision on the appeal against `refusal`.
    ///
    /// # Errors
    ///
    /// [`AppealError::SameOfficer`] if `officer` made the refusal; [`AppealError::SentenceMissing`] and
    /// [`AppealError::SentenceTooLong`] for the sentence to the traveller.
    pub fn new(
        refusal: &Refusal,
        officer: StaffId,
        outcome: AppealOutcome,
        sentence: &str,
        at: Timestamp,
    ) -> Result<Self, AppealError> {
        if officer == refusal.officer() {
            return Err(AppealError::SameOfficer);
        }
        Ok(Self { officer, outcome, sentence: said(sentence)?, at })
    }

    /// The officer who decided.
    pub fn officer(&self) -> StaffId {
        self.officer
    }

    /// How it ended.
    pub fn outcome(&self) -> AppealOutcome {
        self.outcome
    }

    /// The sentence to the traveller.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }

    /// When.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// Holds again what [`AppealDecision::new`] held, for what is read back.
    pub(crate) fn fits(&self, refusal: &Refusal, outcome: AppealOutcome) -> bool {
        self.officer != refusal.officer() && self.outcome == outcome && said(&self.sentence).is_ok()
    }
}

/// A text that says something and keeps the limit.
pub(crate) fn said(text: &str) -> Result<String, AppealError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(AppealError::SentenceMissing);
    }
    if text.chars().count() > SENTENCE_CHARACTERS {
        return Err(AppealError::SentenceTooLong);
    }
    Ok(text.to_owned())
}
