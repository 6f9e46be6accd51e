//! What can stand in the way of a use case.

use journey::{AppealError, CrossingError, HitError, PassRefusal, Problems, RefusalError, StepError};
use store::StoreError;

use crate::keyring::KeyringError;

/// A use case did not happen. Nothing was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FlowError {
    /// The input is wrong; every field is named.
    #[error("some answers need another look")]
    Problems(Problems),
    /// There is nothing to apply for.
    #[error("the rules ask this traveller for no authorisation")]
    NotNeeded(super::NotNeeded, Box<rules::Answer>),
    /// Nothing is found under these words.
    #[error("nothing is found under this reference and birth date")]
    NotFound,
    /// What was personal in it was erased by the schedule.
    #[error("this record was erased by the schedule")]
    Erased,
    /// The step does not fit the stage of the application.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The refusal lacks something that a refusal must say.
    #[error(transparent)]
    Refusal(#[from] RefusalError),
    /// The appeal cannot be taken or decided so.
    #[error(transparent)]
    Appeal(#[from] AppealError),
    /// The crossing cannot be recorded so.
    #[error(transparent)]
    Crossing(#[from] CrossingError),
    /// The pass does not carry this entry.
    #[error("the pass cannot be used: {0}")]
    Pass(PassRefusal),
    /// The pass is not suspended, so there is nothing to lift.
    #[error("the pass is not suspended")]
    NotSuspended,
    /// The withdrawal lacks what the traveller must be told.
    #[error(transparent)]
    Withdrawal(#[from] journey::WithdrawalError),
    /// No place in the status list could be found for a new pass.
    #[error("the status list has no free place, or its settings cannot be used: `paiza doctor` says more")]
    NoPlace,
    /// The entry on a list cannot be made or ended so.
    #[error(transparent)]
    Hit(#[from] HitError),
    /// The file is too large, or no picture or PDF.
    #[error("the file is no PDF, JPEG or PNG of at most {limit_bytes} bytes")]
    Upload {
        /// Most bytes that are taken.
        limit_bytes: usize,
    },
    /// The account may not do this.
    #[error("this account may not do this")]
    Forbidden,
    /// The new password or login does not do.
    #[error("`{0}` does not do")]
    Account(&'static str),
    /// The record has a fault, or did not take the write.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The keys cannot be used.
    #[error("the keys cannot be used: {0}")]
    Keys(#[from] KeyringError),
    /// A pass could not be made.
    #[error("the pass could not be made: {0}")]
    Issue(#[from] pass::IssueError),
    /// The content of a pass does not fit its profile.
    #[error("the pass could not be made: {0}")]
    Authorisation(#[from] pass::AuthorisationError),
}

impl From<Problems> for FlowError {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<PassRefusal> for FlowError {
    fn from(refusal: PassRefusal) -> Self {
        Self::Pass(refusal)
    }
}
