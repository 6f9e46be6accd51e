//! Where an application stands, as its traveller may know it: the body that every route of a case answers with.
//!
//! A hit of an officer's list is told as the reason code `hit` and nothing more.

use base::{Date, Moment, Timestamp};
use journey::{Application, Deadline, PassState, Stage};
use serde::Serialize;
use store::StoredPass;
use utoipa::ToSchema;

use super::shapes::words;
use crate::Authority;
use crate::flows::{FlowError, OwnStay, own_crossings};
use crate::site::views;

/// Where an application stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CaseStatus {
    /// The reference.
    #[schema(examples("K79QQ-SM6QY-C"))]
    reference: String,
    /// The present stage.
    #[schema(schema_with = words::stage)]
    stage: &'static str,
    /// When it was first filed; a correction does not move it.
    #[schema(value_type = String, format = DateTime)]
    filed_at: Moment,
    /// The revision of the filing, from 1.
    revision: u32,
    /// By when the next step is due: the authority's, or the traveller's appeal.
    #[schema(required = true)]
    deadline: Option<Term>,
    /// The steps so far, oldest first.
    history: Vec<Step>,
    /// Why a person must decide.
    reasons: Vec<ReasonWord>,
    /// The refusal, whatever became of it.
    #[schema(required = true)]
    refusal: Option<RefusalSaid>,
    /// The appeal.
    #[schema(required = true)]
    appeal: Option<AppealSaid>,
    /// The newest pass.
    #[schema(required = true)]
    pass: Option<PassSummary>,
    /// The stay that began on it, once the traveller has entered.
    #[schema(required = true)]
    stay: Option<StayStatus>,
}

/// The code of a reason.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(transparent)]
pub(super) struct ReasonWord(&'static str);

impl utoipa::PartialSchema for ReasonWord {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        words::referral()
    }
}

impl ToSchema for ReasonWord {}

/// The last day on which something may be done, and the instant at which that day is over.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct Term {
    /// The last day, in the authority's zone.
    #[schema(value_type = String, format = Date)]
    last_day: Date,
    /// The first instant after it.
    #[schema(value_type = String, format = DateTime)]
    ends: Moment,
}

/// One step of the way.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct Step {
    /// The stage that was reached.
    #[schema(schema_with = words::stage)]
    stage: &'static str,
    /// The revision of the filing.
    revision: u32,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Moment,
    /// By when the next step was due.
    #[schema(required = true)]
    deadline: Option<Term>,
}

/// A refusal by a person.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct RefusalSaid {
    /// Why.
    #[schema(schema_with = words::refusal)]
    reason: &'static str,
    /// The rule on which it rests.
    #[schema(examples("rus.entry/entry-ban"))]
    rule: String,
    /// What the officer says to the traveller.
    sentence: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Moment,
}

/// An appeal, and the decision on it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct AppealSaid {
    /// When it was filed.
    #[schema(value_type = String, format = DateTime)]
    at: Moment,
    /// What the traveller said.
    grounds: String,
    /// By when it shall be decided.
    decide_by: Term,
    /// How it ended.
    #[schema(required = true)]
    decision: Option<AppealDecisionSaid>,
}

/// The decision on an appeal.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct AppealDecisionSaid {
    /// `upheld`: the refusal stands; `overturned`: it was set aside.
    #[schema(schema_with = words::appeal_outcome)]
    outcome: &'static str,
    /// What the other officer says to the traveller.
    sentence: String,
}

/// A pass.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PassSummary {
    /// The number in the seal.
    number: String,
    /// First day on which entry may be sought.
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
    /// Last day.
    #[schema(value_type = String, format = Date)]
    valid_until: Date,
    /// What became of it.
    #[schema(schema_with = words::pass_state)]
    state: &'static str,
    /// The small code as text: the binary twin of the seal. `null` where the pass has none.
    #[schema(required = true)]
    small_code: Option<String>,
    /// Why there is no small code; `null` where there is one.
    #[schema(required = true)]
    no_small_code: Option<String>,
}

/// The stay of the traveller.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct StayStatus {
    /// When the border was crossed.
    #[schema(value_type = String, format = DateTime)]
    entered_at: Moment,
    /// The last day that may lawfully be spent; `null` where no limit counts.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    last_lawful_day: Option<Date>,
    /// An overstay, as a fact.
    #[schema(required = true)]
    overstay: Option<OverstayFact>,
}

/// An overstay.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct OverstayFact {
    /// Calendar days after the last lawful one.
    days: u32,
    /// The traveller has not left yet, by the record.
    is_continuing: bool,
}

/// Where an application stands at `now`.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub(super) async fn of(
    authority: &Authority,
    application: &Application,
    now: Timestamp,
) -> Result<CaseStatus, FlowError> {
    let stage = application.stage();
    let pass = views::current_pass(authority, application).await?;
    let stay = own_crossings(authority, application, now).await?;
    let steps = application.history().iter().map(|mark| Step {
        stage: mark.stage.word(),
        revision: mark.revision,
        at: authority.moment(mark.at),
        deadline: mark.deadline.map(|deadline| term(authority, deadline)),
    });
    Ok(CaseStatus {
        reference: application.reference().to_string(),
        stage: stage.name().word(),
        filed_at: authority.moment(application.filed_at()),
        revision: application.revision(),
        deadline: stage.deadline().map(|deadline| term(authority, deadline)),
        history: steps.collect(),
        reasons: reasons(application),
        refusal: refusal(authority, application),
        appeal: appeal(authority, stage),
        pass: pass.map(|pass| summary(&pass.value)),
        stay: stay.map(stay_status),
    })
}

/// Why a person must decide; empty once nobody must.
pub(super) fn reasons(application: &Application) -> Vec<ReasonWord> {
    match application.stage() {
        Stage::Referred { reasons, .. } => {
            reasons.iter().map(|reason| ReasonWord(reason.code.word())).collect()
        }
        _ => Vec::new(),
    }
}

/// A pass in a few words.
pub(super) fn summary(pass: &StoredPass) -> PassSummary {
    let window = pass.record.window();
    PassSummary {
        number: pass.record.number().to_string(),
        valid_from: window.from,
        valid_until: window.until,
        state: match pass.record.state() {
            PassState::Unused => "unused",
            PassState::Used { .. } => "used",
            PassState::Revoked { .. } => "revoked",
            PassState::Suspended { .. } => "suspended",
        },
        small_code: pass.twin.clone(),
        no_small_code: views::no_small_code(pass),
    }
}

fn term(authority: &Authority, deadline: Deadline) -> Term {
    Term { last_day: deadline.last_day, ends: authority.moment(deadline.ends) }
}

fn refusal(authority: &Authority, application: &Application) -> Option<RefusalSaid> {
    application.refusal().map(|refusal| RefusalSaid {
        reason: refusal.reason().word(),
        rule: refusal.rule().to_owned(),
        sentence: refusal.sentence().to_owned(),
        at: authority.moment(refusal.at()),
    })
}

fn appeal(authority: &Authority, stage: &Stage) -> Option<AppealSaid> {
    let (appeal, decision) = match stage {
        Stage::Appealed { appeal, .. } => (appeal, None),
        Stage::Upheld { appeal, decision, .. } | Stage::Overturned { appeal, decision, .. } => {
            (appeal, Some(decision))
        }
        _ => return None,
    };
    let decision = decision.map(|decision| AppealDecisionSaid {
        outcome: decision.outcome().word(),
        sentence: decision.sentence().to_owned(),
    });
    Some(AppealSaid {
        at: authority.moment(appeal.at),
        grounds: appeal.grounds.clone(),
        decide_by: term(authority, appeal.decide_by),
        decision,
    })
}

fn stay_status(own: OwnStay) -> StayStatus {
    StayStatus {
        entered_at: own.entered,
        last_lawful_day: own.answer.last_lawful_day(),
        overstay: own
            .overstay
            .map(|found| OverstayFact { days: found.days, is_continuing: found.is_continuing }),
    }
}
