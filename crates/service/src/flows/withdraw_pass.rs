//! An officer revokes or suspends a pass, or lifts a suspension; the published status list says so within a minute.

use base::Timestamp;
use journey::{Actor, PassRecord, StaffId, Withdrawal, WithdrawalReason};
use pass::PassNumber;
use store::{Found, Stored, StoredPass, Write};

use super::FlowError;
use crate::Authority;

/// What an officer does with a pass.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PassStep {
    /// Takes it back for good.
    Revoke {
        /// The stable code.
        reason: WithdrawalReason,
        /// What the traveller reads.
        sentence: String,
    },
    /// Takes it back for the time being.
    Suspend {
        /// The stable code.
        reason: WithdrawalReason,
        /// What the traveller reads.
        sentence: String,
    },
    /// Lifts a suspension.
    Restore,
}

/// Takes the step with a pass that was read at a version; one that changed meanwhile is left alone.
///
/// # Errors
///
/// [`FlowError::Withdrawal`] without a sentence, [`FlowError::Pass`] and [`FlowError::NotSuspended`] where the state does not allow it,
/// [`FlowError::Store`] where it changed meanwhile.
pub async fn change_pass(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    stored: Stored<StoredPass>,
    step: PassStep,
) -> Result<PassRecord, FlowError> {
    let record = stored.value.record;
    let (record, event) = match step {
        PassStep::Revoke { reason, sentence } => {
            record.revoke(Withdrawal::new(officer, reason, &sentence)?, now)?
        }
        PassStep::Suspend { reason, sentence } => {
            record.suspend(Withdrawal::new(officer, reason, &sentence)?, now)?
        }
        PassStep::Restore => record.restore().ok_or(FlowError::NotSuspended)?,
    };
    let write = Write::by(Actor::Staff(officer), now).update_pass(record.clone(), stored.version, event);
    authority.record.commit(write).await?;
    Ok(record)
}

/// A pass by its number.
///
/// # Errors
///
/// [`FlowError::NotFound`], [`FlowError::Erased`].
pub async fn find_pass(authority: &Authority, number: PassNumber) -> Result<Stored<StoredPass>, FlowError> {
    match authority.record.pass(number).await?.ok_or(FlowError::NotFound)? {
        Found::Kept(stored) => Ok(stored),
        Found::Erased { .. } => Err(FlowError::Erased),
    }
}
