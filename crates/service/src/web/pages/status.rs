//! `/status`: where an application stands, the pass, the days of the stay.

use axum::http::StatusCode;
use base::{Country, Moment};

use crate::i18n::{Words, words, words_with};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{
    Banner, DateLine, Overstay, PassCard, PassState, Reason, StayView, TimelineEntry, Tone, samples,
};

/// The form: reference and birth date.
#[derive(Clone, Debug)]
pub struct StatusFormPage {
    /// What was typed (`reference`, `born`).
    pub form: Filled,
    /// What is wrong with it. An unknown pair is an error on `reference`.
    pub errors: Errors,
}

impl StatusFormPage {
    /// The fields.
    pub const FIELDS: &'static [&'static str] = &["reference", "born"];
}

/// The status of one application.
#[derive(Clone, Debug)]
pub struct StatusPage {
    /// The reference.
    pub reference: String,
    /// The state that one enters.
    pub into: Country,
    /// The stage said first: usually word `stage-…` and sentence `stage-…-say`.
    pub banner: Banner,
    /// The next date that matters (an answer is due, an appeal must be filed).
    pub deadline: Option<DateLine>,
    /// Why it was referred or refused.
    pub reasons: Vec<Reason>,
    /// How to object to a pass being taken back, where it was.
    pub objection: Option<Words>,
    /// The appeal, where one is possible or was filed.
    pub appeal: Option<Appeal>,
    /// The pass.
    pub pass: Option<PassCard>,
    /// Entered and not yet left: since when.
    pub entered: Option<Moment>,
    /// Days left and last lawful day, after entry.
    pub stay: Option<StayView>,
    /// Stayed too long, or no ground to stay.
    pub overstay: Option<Overstay>,
    /// What happened so far.
    pub timeline: Vec<TimelineEntry>,
    /// Where it can be corrected, while it can.
    pub correct_href: Option<String>,
    /// Where it can be withdrawn, while it can (a form posts there).
    pub withdraw_href: Option<String>,
    /// Where the signed receipt stands, without `.svg` or `.json`.
    pub receipt_href: String,
    /// Hidden fields that every form on the page carries, to show again who asks (`reference`, `born`).
    pub carry: Vec<(String, String)>,
}

/// An appeal against a refusal.
#[derive(Clone, Debug)]
pub struct Appeal {
    /// How far it is.
    pub state: AppealState,
    /// What was typed (`appeal-text`), where the form came back.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
}

/// How far an appeal is.
#[derive(Clone, Debug)]
pub enum AppealState {
    /// It can be filed until then; the form posts to `href`.
    Possible {
        /// The last moment.
        until: DateLine,
        /// Where the form posts.
        href: String,
    },
    /// It was filed; another officer answers by then.
    Filed {
        /// When an answer is due.
        answer_by: DateLine,
    },
    /// The time to appeal is over.
    Over,
    /// It was decided.
    Decided {
        /// The refusal was overturned.
        overturned: bool,
        /// The officer's sentence.
        sentence: String,
    },
}

impl Page for StatusFormPage {
    const NAME: &'static str = "status-form";

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(StatusFormPage, "traveller/status_form.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self { form: Filled::default(), errors: Errors::none() };
        let wrong = Self { form: samples::form(), errors: Errors::of("reference", words("error-reference")) };
        vec![("status-empty", empty), ("status-errors", wrong)]
    }
}

impl Page for StatusPage {
    const NAME: &'static str = "status";

    fn title(&self) -> Words {
        words_with("status-title", [("reference", self.reference.clone().into())])
    }

    fn status(&self) -> StatusCode {
        let wrong = self.appeal.as_ref().is_some_and(|appeal| !appeal.errors.is_empty());
        if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }

    draw!(StatusPage, "traveller/status.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let waits = Self::sample();
        let closed = Self { correct_href: None, withdraw_href: None, deadline: None, ..waits.clone() };
        let granted = Self {
            banner: sample_stage("granted", Tone::Yes),
            reasons: Vec::new(),
            pass: Some(samples::pass(PassState::Open)),
            ..closed.clone()
        };
        let inside = Self {
            banner: sample_stage("entered", Tone::Yes),
            pass: Some(samples::pass(PassState::Used)),
            entered: Some(samples::at(8, 10, 9)),
            stay: Some(samples::stay()),
            ..granted.clone()
        };
        let over = Self {
            banner: sample_stage("overstayed", Tone::No),
            overstay: Some(samples::overstay()),
            ..inside.clone()
        };
        let revoked = Self {
            reasons: vec![samples::withdrawn()],
            objection: Some(words_with("objection-say", [("until", samples::day(8, 25).into())])),
            pass: Some(samples::pass(PassState::Revoked)),
            ..granted.clone()
        };
        let mut all = closed.samples_refused();
        let withdrawn = Banner {
            tone: Tone::Quiet,
            word: words("stage-withdrawn"),
            say: Some(words("stage-withdrawn-say")),
        };
        all.extend([
            ("status-referred", waits),
            ("status-granted", granted),
            ("status-revoked", revoked),
            ("status-inside", inside),
            ("status-overstay", over),
            ("status-withdrawn", Self { banner: withdrawn, ..closed }),
        ]);
        all
    }
}

fn sample_stage(stage: &str, tone: Tone) -> Banner {
    Banner { tone, word: words(format!("stage-{stage}")), say: Some(words(format!("stage-{stage}-say"))) }
}

impl StatusPage {
    fn sample() -> Self {
        Self {
            reference: "K7Q2X-M94TD-5".to_owned(),
            into: samples::country("RUS"),
            banner: sample_stage("referred", Tone::Look),
            deadline: Some(samples::deadline("date-answer-by")),
            reasons: vec![Reason {
                label: words("referral-emergency-proof"),
                sentence: String::new(),
                rule: Some(samples::rule_text()),
            }],
            objection: None,
            appeal: None,
            pass: None,
            entered: None,
            stay: None,
            overstay: None,
            timeline: samples::timeline(),
            correct_href: Some("/case/sample/correct".to_owned()),
            withdraw_href: Some("/case/sample/withdraw".to_owned()),
            receipt_href: "/case/sample/receipt".to_owned(),
            carry: vec![("reference".to_owned(), "K7Q2X-M94TD-5".to_owned())],
        }
    }

    /// A refusal with its appeal in every state.
    fn samples_refused(&self) -> Vec<(&'static str, Self)> {
        let refused = |state, errors| Self {
            banner: sample_stage("refused", Tone::No),
            reasons: vec![Reason {
                label: words("refusal-proof-missing"),
                sentence: "The proof names another person.".to_owned(),
                rule: Some(samples::rule_text()),
            }],
            appeal: Some(Appeal { state, form: Filled::default(), errors }),
            ..self.clone()
        };
        let until = samples::deadline("date-appeal-by");
        let possible =
            || AppealState::Possible { until: until.clone(), href: "/case/sample/appeal".to_owned() };
        let filed = AppealState::Filed { answer_by: samples::deadline("date-answer-by") };
        let decided = |overturned| AppealState::Decided {
            overturned,
            sentence: "The letter was read again.".to_owned(),
        };
        vec![
            ("status-refused", refused(possible(), Errors::none())),
            ("status-appeal-error", refused(possible(), Errors::of("appeal-text", words("error-missing")))),
            ("status-appealed", refused(filed, Errors::none())),
            ("status-appeal-over", refused(AppealState::Over, Errors::none())),
            ("status-overturned", refused(decided(true), Errors::none())),
            ("status-upheld", refused(decided(false), Errors::none())),
        ]
    }
}
