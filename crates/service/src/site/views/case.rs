//! A case, for the desk: the queue, the facts, the rules, the decision.

use journey::{Application, EntryTime, PassState, ReasonCode, StaffId, Stage, StageName, WithdrawalReason};
use rules::{Answer, Register};
use store::{ApplicationRow, Found, Stored};

use super::law::{rule_choices, rule_text};
use super::points::point_words;
use super::record::{deadline, hit, timeline, word};
use super::status::{banner, referral_words};
use crate::Authority;
use crate::flows::{FlowError, situation_of};
use crate::i18n::{Language, Value, plain, words, words_with};
use crate::web::pages::{AppealCasePage, CasePage, FirstDecision, PassDesk};
use crate::web::parts::{CaseRow, Choice, Fact, FileLink, Reason, RuleText};
use crate::web::{Errors, Filled};

/// A row of a queue, with the name, which only the desk sees.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub async fn queue_row(
    authority: &Authority,
    row: &ApplicationRow,
    now: base::Timestamp,
    open: Option<&str>,
) -> Result<CaseRow, FlowError> {
    let kept = authority.record.application(row.id).await?.and_then(Found::kept);
    let filing = kept.as_ref().map(|stored| stored.value.filing());
    let reference = row.reference.to_string();
    let folder = if row.stage == StageName::Appealed { "appeals" } else { "cases" };
    Ok(CaseRow {
        href: format!("/desk/{folder}/{}", row.reference.compact()),
        name: filing.map_or_else(String::new, |filing| filing.document.full_name()),
        nationality: row.nationality,
        purpose: row.purpose.word().to_owned(),
        stage: row.stage.word().to_owned(),
        filed: authority.moment(row.filed_at),
        entry: filing.and_then(|filing| match filing.entry.when {
            EntryTime::At(moment) => Some(moment),
            EntryTime::On(_) => None,
        }),
        answer_by: row.deadline.map(|at| authority.moment(super::record::last_minute(at))),
        is_late: row.deadline.is_some_and(|at| at <= now),
        is_urgent: row.is_urgent,
        is_open: open == Some(reference.as_str()),
        reference,
    })
}

/// What a case page is made of, for both kinds of decision.
struct Parts {
    answer: Answer,
    situation: rules::Situation,
    rules: Vec<RuleText>,
}

async fn parts(
    authority: &Authority,
    application: &Application,
    now: base::Timestamp,
    language: Language,
) -> Result<Parts, FlowError> {
    let situation = situation_of(authority, application, now).await?;
    let answer = authority.explained(&situation, authority.day_of(now));
    let mut names: Vec<&str> = application.refusal().map(journey::Refusal::rule).into_iter().collect();
    names.extend(answer.because.iter().flatten().map(|because| because.rule.as_str()));
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    let rules = names.iter().filter_map(|name| rule_text(authority, name, language)).collect();
    Ok(Parts { answer, situation, rules })
}

/// A referred case, or one that was decided.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
#[expect(
    clippy::too_many_arguments,
    reason = "a page is drawn from the case, the reader, and the form as it was sent"
)]
pub async fn case(
    authority: &Authority,
    stored: &Stored<Application>,
    queue: Vec<CaseRow>,
    may_decide: bool,
    now: base::Timestamp,
    language: Language,
    form: Filled,
    errors: Errors,
) -> Result<CasePage, FlowError> {
    let application = &stored.value;
    let parts = parts(authority, application, now, language).await?;
    let document = &application.filing().document;
    let hits =
        authority.record.hits_on(&[document.holder_term(), document.term()], authority.day_of(now)).await?;
    let is_open = matches!(application.stage(), Stage::Referred { .. });
    let path = format!("/desk/cases/{}", application.reference().compact());
    Ok(CasePage {
        queue,
        reference: application.reference().to_string(),
        banner: banner(application.stage()),
        answer_by: application.stage().deadline().map(|ends| deadline(authority, "date-answer-by", ends)),
        referred_because: referral_words(application),
        person: person(application),
        trip: trip(application),
        rule_choices: rule_choices(authority, &parts.answer, language),
        answer: super::answer(authority, &parts.answer, &parts.situation, language, Register::Officer),
        hits: hits.iter().map(|stored| hit(authority, stored)).collect(),
        proof: proof(authority, application).await?,
        timeline: timeline(authority, application),
        rules: parts.rules,
        decide_href: (is_open && may_decide).then(|| path.clone()),
        not_mine: (is_open && !may_decide).then(|| words("case-not-mine")),
        version: stored.version.number().to_string(),
        form,
        errors,
        reasons: reason_choices(),
        pass: pass_desk(authority, application, may_decide, now).await?,
    })
}

/// The pass of a case, with what an officer may do with it.
async fn pass_desk(
    authority: &Authority,
    application: &Application,
    may_decide: bool,
    now: base::Timestamp,
) -> Result<Option<PassDesk>, FlowError> {
    let Some(pass) = super::current_pass(authority, application).await? else { return Ok(None) };
    let record = &pass.value.record;
    let (can_suspend, can_restore) = match record.state() {
        PassState::Unused => (true, false),
        PassState::Suspended { .. } => (false, true),
        PassState::Used { .. } | PassState::Revoked { .. } => (false, false),
    };
    let path = format!("/desk/cases/{}/pass", application.reference().compact());
    let state = super::pass::state(&pass.value, authority.day_of(now));
    let choice = |reason: &WithdrawalReason| Choice {
        value: reason.to_string(),
        label: words(format!("withdrawal-{reason}")),
    };
    Ok(Some(PassDesk {
        number: record.number().to_string(),
        state: words(format!("pass-state-{}", state.code())),
        withdrawn: super::status::withdrawal(record.state()),
        href: (may_decide && (can_suspend || can_restore)).then_some(path),
        can_suspend,
        can_restore,
        version: pass.version.number().to_string(),
        reasons: WithdrawalReason::ALL.iter().map(choice).collect(),
    }))
}

/// The reasons that a refusal can have.
pub fn reason_choices() -> Vec<Choice> {
    let choice =
        |code: &ReasonCode| Choice { value: code.to_string(), label: words(format!("refusal-{code}")) };
    ReasonCode::ALL.iter().map(choice).collect()
}

async fn proof(authority: &Authority, application: &Application) -> Result<Option<FileLink>, FlowError> {
    let Some(id) = application.filing().proof else { return Ok(None) };
    let found = authority.record.upload(id).await?.and_then(Found::kept);
    Ok(found.map(|stored| FileLink {
        href: format!("/desk/cases/{}/proof", application.reference().compact()),
        name: stored.value.media_type.clone(),
        size_bytes: stored.value.content.len() as u64,
    }))
}

fn value(value: impl Into<Value>) -> crate::i18n::Words {
    words_with("just", [("value", value.into())])
}

fn person(application: &Application) -> Vec<Fact> {
    let filing = application.filing();
    let document = &filing.document;
    let mut facts = vec![
        Fact::new(words("mrz-field-primary"), plain(&document.primary)),
        Fact::new(words("mrz-field-secondary"), plain(document.secondary.as_deref().unwrap_or("–"))),
        Fact::new(words("field-nationality-plain"), value(document.nationality)),
        Fact::new(words("field-born-plain"), plain(document.born.to_string())),
        Fact::new(words("mrz-field-document-number"), plain(&document.number)),
        Fact::new(words("field-document-kind"), word("kind", document.kind.word())),
        Fact::new(words("field-expires-plain"), value(document.expires)),
    ];
    if let Some(email) = &filing.email {
        facts.push(Fact::new(words("field-email"), plain(email.as_str())));
    }
    if let Some(guardian) = &filing.guardian {
        let name = format!("{} {}", guardian.primary, guardian.secondary.as_deref().unwrap_or_default());
        facts.push(Fact::new(words("field-guardian-name"), plain(name.trim())));
        facts.push(Fact::new(words("field-guardian-document"), plain(&guardian.document_number)));
    }
    facts
}

fn trip(application: &Application) -> Vec<Fact> {
    let filing = application.filing();
    let mut facts = vec![Fact::new(words("field-purpose"), word("purpose", filing.purpose.word()))];
    if let Some(point) = &filing.entry.point {
        facts.push(Fact::new(words("field-entry-point"), point_words(point)));
    }
    facts.push(match filing.entry.when {
        EntryTime::At(moment) => Fact::new(words("field-entry-plain"), value(moment)),
        EntryTime::On(day) => Fact::new(words("field-entry-plain"), value(day)),
    });
    facts.extend(filing.exit.map(|exit| Fact::new(words("field-exit-plain"), value(exit))));
    facts.push(Fact::new(words("field-urgency"), word("urgency", filing.urgency.word())));
    facts.push(Fact::new(words("field-role"), word("role", filing.role.word())));
    facts.push(Fact::new(words("field-residence"), word("residence", filing.residence.word())));
    if !filing.regions.is_empty() {
        facts.push(Fact::new(words("field-regions"), plain(filing.regions.join(", "))));
    }
    facts
}

/// An appeal.
///
/// # Errors
///
/// [`FlowError::NotFound`] where the case is at no stage of an appeal.
#[expect(clippy::too_many_arguments, reason = "as for a case")]
pub async fn appeal_case(
    authority: &Authority,
    stored: &Stored<Application>,
    queue: Vec<CaseRow>,
    me: StaffId,
    may_decide: bool,
    now: base::Timestamp,
    language: Language,
    form: Filled,
    errors: Errors,
) -> Result<AppealCasePage, FlowError> {
    let application = &stored.value;
    let (Stage::Appealed { refusal, appeal }
    | Stage::Upheld { refusal, appeal, .. }
    | Stage::Overturned { refusal, appeal, .. }) = application.stage()
    else {
        return Err(FlowError::NotFound);
    };
    let parts = parts(authority, application, now, language).await?;
    let by =
        authority.record.staff(refusal.officer()).await?.map_or_else(String::new, |stored| stored.value.name);
    let is_open = application.stage().name() == StageName::Appealed;
    let is_mine = refusal.officer() != me && may_decide;
    let mut facts = person(application);
    facts.extend(trip(application));
    Ok(AppealCasePage {
        queue,
        reference: application.reference().to_string(),
        banner: banner(application.stage()),
        answer_by: application.stage().deadline().map(|ends| deadline(authority, "date-answer-by", ends)),
        first: FirstDecision {
            at: authority.moment(refusal.at()),
            by,
            reason: Reason {
                label: words(format!("refusal-{}", refusal.reason())),
                sentence: refusal.sentence().to_owned(),
                rule: rule_text(authority, refusal.rule(), language),
            },
        },
        appeal_text: appeal.grounds.clone(),
        appealed: authority.moment(appeal.at),
        facts,
        answer: super::answer(authority, &parts.answer, &parts.situation, language, Register::Officer),
        timeline: timeline(authority, application),
        rules: parts.rules,
        decide_href: (is_open && is_mine)
            .then(|| format!("/desk/appeals/{}", application.reference().compact())),
        not_mine: (is_open && !is_mine)
            .then(|| words(if refusal.officer() == me { "appeal-not-mine" } else { "case-not-mine" })),
        version: stored.version.number().to_string(),
        form,
        errors,
    })
}
