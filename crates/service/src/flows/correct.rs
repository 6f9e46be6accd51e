//! Until a decision falls, the traveller corrects or withdraws.

use base::Timestamp;
use journey::{Actor, Application, FilingDraft, Step};
use store::{Stored, Write};

use super::FlowError;
use super::issue::Issuing;
use super::submit::judge;
use crate::Authority;

/// Replaces the answers of an application that waits for an officer; the rules are asked anew, with the first day of
/// filing kept.
///
/// # Errors
///
/// [`FlowError::Problems`] names every wrong answer; [`FlowError::Step`] once a decision has fallen.
pub async fn correct(
    authority: &Authority,
    now: Timestamp,
    stored: Stored<Application>,
    draft: FilingDraft,
) -> Result<Application, FlowError> {
    let filing = draft.parse(authority.day_of(now))?;
    let filed = stored.value.filed_at();
    let submitted = stored.value.correct(filing, now)?;
    let judged = judge(authority, now, filed, submitted.filing()).await?;
    let Step { application, event } = submitted.assess(judged.assessment, now, authority.terms());
    let write =
        Write::by(Actor::Traveller, now).update_application(application.clone(), stored.version, event);
    let issuing = match application.grant() {
        Some(grant) => {
            let key = super::once::once("correct", &application.id().to_string(), &application.revision());
            let write = write.once(key, String::new());
            Issuing::of(authority, write, &application, grant, Some(&judged.answer), now).await?
        }
        None => Issuing::nothing(write),
    };
    issuing.commit(authority, now).await?;
    Ok(application)
}

/// Withdraws an application that waits for an officer.
///
/// # Errors
///
/// [`FlowError::Step`] once a decision has fallen.
pub async fn withdraw(
    authority: &Authority,
    now: Timestamp,
    stored: Stored<Application>,
) -> Result<Application, FlowError> {
    let Step { application, event } = stored.value.withdraw(now)?;
    let write =
        Write::by(Actor::Traveller, now).update_application(application.clone(), stored.version, event);
    authority.record.commit(write).await?;
    Ok(application)
}
