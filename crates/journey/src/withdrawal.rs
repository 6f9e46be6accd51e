//! Why an officer takes a pass back, for good or for a time: what the traveller is told.

use serde::{Deserialize, Serialize};

use crate::decision::SENTENCE_CHARACTERS;
use crate::ids::StaffId;
use crate::words::words;

words! {
    /// Why a pass is revoked or suspended. The sentence beside it says it in the officer's words.
    WithdrawalReason {
        /// The holder has a new passport: a pass belongs to one passport.
        NewPassport = "new-passport",
        /// The passport was reported lost or stolen.
        PassportLost = "passport-lost",
        /// The pass says something that is wrong.
        WrongContent = "wrong-content",
        /// What the pass was granted on no longer holds.
        GroundsGone = "grounds-gone",
        /// An entry ban holds.
        EntryBan = "entry-ban",
        /// The holder asked for it.
        HolderAsked = "holder-asked",
        /// Something about the pass is being looked into.
        UnderReview = "under-review",
        /// Another ground, which the sentence names.
        OtherGround = "other-ground",
    }
}

/// What an officer says when taking a pass back.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Withdrawal {
    officer: StaffId,
    reason: WithdrawalReason,
    sentence: String,
}

/// A withdrawal lacks what the traveller must be told.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("a withdrawal needs a sentence for the traveller, of at most {SENTENCE_CHARACTERS} characters")]
pub struct WithdrawalError;

impl Withdrawal {
    /// A withdrawal by an officer.
    ///
    /// # Errors
    ///
    /// [`WithdrawalError`] without a sentence, or with one that is too long.
    pub fn new(officer: StaffId, reason: WithdrawalReason, sentence: &str) -> Result<Self, WithdrawalError> {
        let sentence = sentence.trim();
        if !(1..=SENTENCE_CHARACTERS).contains(&sentence.chars().count()) {
            return Err(WithdrawalError);
        }
        Ok(Self { officer, reason, sentence: sentence.to_owned() })
    }

    /// Who took the pass back.
    pub fn officer(&self) -> StaffId {
        self.officer
    }

    /// Why.
    pub fn reason(&self) -> WithdrawalReason {
        self.reason
    }

    /// What the traveller reads.
    pub fn sentence(&self) -> &str {
        &self.sentence
    }
}

#[cfg(test)]
mod tests {
    use base::{SequenceIds, Timestamp};

    use super::*;

    #[test]
    fn a_withdrawal_says_why_in_a_sentence() {
        let officer = StaffId::new(Timestamp::UNIX_EPOCH, &SequenceIds::from_seed(1));
        let of = |sentence: &str| Withdrawal::new(officer, WithdrawalReason::NewPassport, sentence);
        assert_eq!(of(" You have a new passport. ").unwrap().sentence(), "You have a new passport.");
        assert!(of(&"й".repeat(SENTENCE_CHARACTERS)).is_ok());
        for wrong in ["", "  ", &"й".repeat(SENTENCE_CHARACTERS + 1)] {
            assert_eq!(of(wrong), Err(WithdrawalError));
        }
    }
}
