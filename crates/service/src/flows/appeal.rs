//! An appeal against a refusal, and its decision by another officer.

use base::Timestamp;
use journey::{Actor, AppealOutcome, Application, StaffId, Step};
use store::{Stored, Write};

use super::FlowError;
use super::decide::with_pass;
use crate::Authority;

/// What the traveller says against a refusal.
#[derive(Clone, Debug)]
pub struct NewAppeal {
    /// Why the refusal is wrong, in the traveller's words.
    pub grounds: String,
}

/// Opens an appeal.
///
/// # Errors
///
/// [`FlowError::Step`] where there is no refusal, the text is missing, or the term has passed.
pub async fn appeal(
    authority: &Authority,
    now: Timestamp,
    stored: Stored<Application>,
    new: NewAppeal,
) -> Result<Application, FlowError> {
    let Step { application, event } = stored.value.appeal(&new.grounds, now, authority.terms())?;
    let write =
        Write::by(Actor::Traveller, now).update_application(application.clone(), stored.version, event);
    authority.record.commit(write).await?;
    Ok(application)
}

/// Decides an appeal; the officer who refused cannot.
///
/// # Errors
///
/// [`FlowError::Step`] where it is the same officer, or the reasons are missing.
pub async fn decide_appeal(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    stored: Stored<Application>,
    outcome: AppealOutcome,
    sentence: &str,
) -> Result<Application, FlowError> {
    let Step { application, event } =
        stored.value.decide_appeal(officer, outcome, sentence, now, authority.terms())?;
    let write =
        Write::by(Actor::Staff(officer), now).update_application(application.clone(), stored.version, event);
    with_pass(authority, write, &application, now).await?.commit(authority, now).await?;
    Ok(application)
}
