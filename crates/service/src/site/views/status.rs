//! The status of an application, for the traveller.

use base::Timestamp;
use journey::{Application, Outcome, PassState, Stage};
use rules::Situation;

use super::law::rule_text;
use super::record::{deadline, overstay, timeline};
use crate::Authority;
use crate::flows::{FlowError, OwnStay, own_crossings};
use crate::i18n::{Language, Words, words, words_with};
use crate::web::pages::{Appeal, AppealState, StatusPage};
use crate::web::parts::{Banner, Reason, StayView, Tone};
use crate::web::{Errors, Filled};

/// The page.
///
/// # Errors
///
/// [`FlowError::Store`] where the record cannot be read.
pub async fn status(
    authority: &Authority,
    application: &Application,
    ticket: &str,
    now: Timestamp,
    language: Language,
    form: Filled,
    errors: Errors,
) -> Result<StatusPage, FlowError> {
    let stage = application.stage();
    let pass = super::current_pass(authority, application).await?;
    let withdrawn = pass.as_ref().and_then(|pass| withdrawal(pass.value.record.state())).map(|why| vec![why]);
    let objection = pass.as_ref().and_then(|pass| objection(authority, pass.value.record.state()));
    let inside = own_crossings(authority, application, now).await?;
    let is_open = matches!(stage, Stage::Referred { .. });
    let href = |step: &str| is_open.then(|| format!("/case/{ticket}/{step}"));
    Ok(StatusPage {
        reference: application.reference().to_string(),
        into: authority.settings.state,
        banner: inside.as_ref().map_or_else(|| banner(stage), stay_banner),
        deadline: stage.deadline().map(|ends| deadline(authority, deadline_label(stage), ends)),
        reasons: withdrawn.unwrap_or_else(|| reasons(authority, application, language)),
        objection,
        appeal: appeal(authority, stage, ticket, now, form, errors),
        pass: pass.map(|pass| {
            super::pass::card(authority, application, &pass.value, ticket, authority.day_of(now))
        }),
        entered: inside.as_ref().map(|inside| inside.entered),
        stay: inside.as_ref().map(|inside| stay(&inside.answer, &inside.situation)),
        overstay: inside
            .as_ref()
            .and_then(|inside| inside.overstay.as_ref())
            .map(|over| overstay(authority, over)),
        timeline: timeline(authority, application),
        correct_href: href("correct"),
        withdraw_href: href("withdraw"),
        receipt_href: format!("/case/{ticket}/receipt"),
        carry: Vec::new(),
    })
}

/// Why a pass was taken back, in the words that the officer chose for the traveller.
pub fn withdrawal(state: &PassState) -> Option<Reason> {
    state.withdrawal().map(|why| Reason {
        label: words(format!("withdrawal-{}", why.reason())),
        sentence: why.sentence().to_owned(),
        rule: None,
    })
}

/// How to object to it, and until when.
fn objection(authority: &Authority, state: &PassState) -> Option<Words> {
    let (PassState::Revoked { at, .. } | PassState::Suspended { at, .. }) = state else { return None };
    let until = authority.terms().deadline(*at, authority.terms().appeal_days).last_day;
    Some(words_with("objection-say", [("until", until.into())]))
}

fn stay(answer: &rules::Answer, situation: &Situation) -> StayView {
    match answer.stay() {
        Some(found) => super::answer::stay(found, situation),
        None => StayView { limits: Vec::new(), last_lawful_day: None, earliest_entry: None, calendar: None },
    }
}

/// Where a traveller stands who has entered: inside, over the last lawful day, or gone.
fn stay_banner(stay: &OwnStay) -> Banner {
    let (tone, key) = match (&stay.overstay, stay.left) {
        (_, Some(_)) => (Tone::Quiet, "status-left"),
        (Some(_), None) => (Tone::No, "status-over"),
        (None, None) => (Tone::Yes, "status-inside"),
    };
    Banner { tone, word: words(key), say: Some(words(format!("{key}-say"))) }
}

/// Where a case stands, in a word and a sentence.
pub fn banner(stage: &Stage) -> Banner {
    let tone = match stage {
        Stage::Granted { .. } | Stage::Overturned { .. } => Tone::Yes,
        Stage::Referred { .. } | Stage::Appealed { .. } => Tone::Look,
        Stage::Refused { .. } | Stage::Upheld { .. } => Tone::No,
        Stage::Withdrawn { .. } => Tone::Quiet,
    };
    let name = stage.name();
    Banner { tone, word: words(format!("stage-{name}")), say: Some(words(format!("stage-{name}-say"))) }
}

fn deadline_label(stage: &Stage) -> &'static str {
    match stage {
        Stage::Refused { .. } => "date-appeal-by",
        _ => "date-answer-by",
    }
}

/// Why a person must decide, or decided so. A hit is not explained to the traveller beyond its being looked at.
fn reasons(authority: &Authority, application: &Application, language: Language) -> Vec<Reason> {
    if let Some(refusal) = application.refusal() {
        return vec![Reason {
            label: words(format!("refusal-{}", refusal.reason())),
            sentence: refusal.sentence().to_owned(),
            rule: rule_text(authority, refusal.rule(), language),
        }];
    }
    let (Stage::Referred { .. }, Outcome::Refer(reasons)) =
        (application.stage(), &application.assessment().outcome)
    else {
        return Vec::new();
    };
    reasons
        .iter()
        .map(|reason| Reason {
            label: words(format!("referral-{}", reason.code)),
            sentence: String::new(),
            rule: reason.rules.first().and_then(|rule| rule_text(authority, rule, language)),
        })
        .collect()
}

fn appeal(
    authority: &Authority,
    stage: &Stage,
    ticket: &str,
    now: Timestamp,
    form: Filled,
    errors: Errors,
) -> Option<Appeal> {
    let state = match stage {
        Stage::Refused { appeal_by, .. } if appeal_by.is_past(now) => AppealState::Over,
        Stage::Refused { appeal_by, .. } => AppealState::Possible {
            until: deadline(authority, "date-appeal-by", *appeal_by),
            href: format!("/case/{ticket}/appeal"),
        },
        Stage::Appealed { appeal, .. } => {
            AppealState::Filed { answer_by: deadline(authority, "date-answer-by", appeal.decide_by) }
        }
        Stage::Upheld { decision, .. } => {
            AppealState::Decided { overturned: false, sentence: decision.sentence().to_owned() }
        }
        Stage::Overturned { decision, .. } => {
            AppealState::Decided { overturned: true, sentence: decision.sentence().to_owned() }
        }
        _ => return None,
    };
    Some(Appeal { state, form, errors })
}

/// The reasons of a referral, for the desk.
pub fn referral_words(application: &Application) -> Vec<Words> {
    application
        .assessment()
        .reasons()
        .iter()
        .map(|reason| words(format!("referral-{}", reason.code)))
        .collect()
}
