//! An officer decides a referred application: grants it, or refuses it with a reason, a rule and a sentence.

use base::Timestamp;
use journey::{Actor, Application, NewRefusal, ReasonCode, Refusal, StaffId, Step};
use store::{Stored, Write};

use super::FlowError;
use super::issue::Issuing;
use super::once::once;
use super::submit::situation_of;
use crate::Authority;

/// What an officer decides.
#[derive(Clone, Debug)]
pub enum CaseDecision {
    /// The traveller gets a pass.
    Grant,
    /// The traveller gets a refusal, and may appeal.
    Refuse {
        /// The stable code.
        reason: ReasonCode,
        /// The rule on which it rests.
        rule: String,
        /// What the traveller reads.
        sentence: String,
    },
}

/// Decides a case that was read at a version; a case that changed meanwhile is not decided.
///
/// # Errors
///
/// [`FlowError::Step`], [`FlowError::Refusal`], or [`FlowError::Store`] where the case changed meanwhile.
pub async fn decide(
    authority: &Authority,
    now: Timestamp,
    officer: StaffId,
    stored: Stored<Application>,
    decision: CaseDecision,
) -> Result<Application, FlowError> {
    let terms = authority.terms();
    let Step { application, event } = match decision {
        CaseDecision::Grant => stored.value.grant_by(officer, now, terms)?,
        CaseDecision::Refuse { reason, rule, sentence } => {
            let refusal = Refusal::new(NewRefusal { officer, reason, rule, sentence, at: now })?;
            stored.value.refuse(refusal, terms)?
        }
    };
    let write =
        Write::by(Actor::Staff(officer), now).update_application(application.clone(), stored.version, event);
    with_pass(authority, write, &application, now).await?.commit(authority, now).await?;
    Ok(application)
}

/// Adds the pass to a write that grants an application.
pub async fn with_pass(
    authority: &Authority,
    write: Write,
    application: &Application,
    now: Timestamp,
) -> Result<Issuing, FlowError> {
    let Some(grant) = application.grant() else { return Ok(Issuing::nothing(write)) };
    let situation = situation_of(authority, application, now).await?;
    let answer = authority.answer(&situation, authority.day_of(now));
    let key = once("grant", &application.id().to_string(), &application.revision());
    let write = write.once(key, String::new());
    Issuing::of(authority, write, application, grant, Some(&answer), now).await
}
