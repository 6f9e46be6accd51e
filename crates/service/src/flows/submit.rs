//! Filing an application: read, asked of the rules, granted or referred, and kept with its pass in one transaction.

use base::Timestamp;
use journey::{
    Actor, Application, Assessment, Circumstances, Filing, FilingDraft, Reference, Step, Submitted,
};
use rules::{Answer, Situation};
use store::{Receipt, Write};

use super::facts::{filed_at, of_filing};
use super::issue::Issuing;
use super::needed::needed;
use super::once::once;
use super::own_record::own_record;
use super::{FlowError, find};
use crate::Authority;

/// What a traveller files.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The answers, as typed.
    pub draft: FilingDraft,
    /// The caller's key: the same one again gives the first outcome.
    pub key: String,
}

/// Files an application and gives it back at the stage that follows.
///
/// # Errors
///
/// [`FlowError::Problems`] names every wrong answer; [`FlowError::NotNeeded`] where there is nothing to apply for.
pub async fn submit(
    authority: &Authority,
    now: Timestamp,
    submission: Submission,
) -> Result<Application, FlowError> {
    let PreparedSubmission { application, issuing } = prepare_submission(authority, now, submission).await?;
    match issuing.commit(authority, now).await? {
        Receipt::Kept { .. } => Ok(application),
        Receipt::Repeated { answer } => {
            let first = answer.parse().map_err(|_| FlowError::NotFound)?;
            find(authority, first, application.filing().document.born).await.map(|stored| stored.value)
        }
    }
}

/// An application at the stage that follows, and the write that will keep it with its pass.
pub struct PreparedSubmission {
    /// The application.
    pub application: Application,
    /// Everything that is to be kept, in one transaction.
    pub issuing: Issuing,
}

/// Everything of a submission that comes before it is kept. What is signed for it is recorded first.
///
/// # Errors
///
/// As [`submit`].
pub async fn prepare_submission(
    authority: &Authority,
    now: Timestamp,
    submission: Submission,
) -> Result<PreparedSubmission, FlowError> {
    let filing = submission.draft.parse(authority.day_of(now))?;
    let key = once("submit", &submission.key, &submission.draft);
    let judged = judge(authority, now, now, &filing).await?;
    let reference = Reference::from_random(authority.random());
    let submitted = Submitted::new(authority.new_id(now), reference, now, filing);
    let Step { application, event } = submitted.assess(judged.assessment, now, authority.terms());
    let write = Write::by(Actor::Traveller, now)
        .once(key, reference.compact())
        .insert_application(application.clone(), event);
    let issuing = match application.grant() {
        Some(grant) => Issuing::of(authority, write, &application, grant, Some(&judged.answer), now).await?,
        None => Issuing::nothing(write),
    };
    Ok(PreparedSubmission { application, issuing })
}

/// A filing with what the rules say of it.
pub struct Judged {
    /// What follows for the application.
    pub assessment: Assessment,
    /// The rules' answer.
    pub answer: Answer,
}

/// Asks the rules about a filing made at `filed`, with what the authority knows of the person.
///
/// # Errors
///
/// [`FlowError::NotNeeded`] where there is nothing to apply for; [`FlowError::Store`] where the record fails.
pub async fn judge(
    authority: &Authority,
    now: Timestamp,
    filed: Timestamp,
    filing: &Filing,
) -> Result<Judged, FlowError> {
    let today = authority.day_of(now);
    let own = own_record(authority, &filing.document.holder_term(), &filing.document.term(), today).await?;
    let situation = of_filing(filing, authority.rules_of(), filed_at(authority.moment(filed)), &own);
    let answer = authority.answer(&situation, today);
    needed(&answer).map_err(|reason| FlowError::NotNeeded(reason, Box::new(answer.clone())))?;
    let guardian_is_known = match &filing.guardian {
        Some(guardian) => {
            let term = journey::document_term(guardian.nationality, &guardian.document_number);
            !authority.record.applications_for(&term).await?.is_empty()
        }
        None => false,
    };
    let hits = own.hits.iter().map(|(kind, _)| *kind).collect();
    let assessment = Assessment::of(&answer, filing, &Circumstances { hits, guardian_is_known });
    Ok(Judged { assessment, answer })
}

/// The facts of an application as they stand now.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub async fn situation_of(
    authority: &Authority,
    application: &Application,
    now: Timestamp,
) -> Result<Situation, FlowError> {
    let filing = application.filing();
    let document = &filing.document;
    let own = own_record(authority, &document.holder_term(), &document.term(), authority.day_of(now)).await?;
    let filed = filed_at(authority.moment(application.filed_at()));
    Ok(of_filing(filing, authority.rules_of(), filed, &own))
}
