//! `/desk/appeals/<reference>`: an appeal, decided by another officer.

use axum::http::StatusCode;
use base::Moment;

use crate::i18n::{Words, words, words_with};
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{
    AnswerView, Banner, CaseRow, DateLine, Fact, Reason, RuleText, TimelineEntry, Tone, Verdict, samples,
};

/// An appeal.
#[derive(Clone, Debug)]
pub struct AppealCasePage {
    /// The appeals around it.
    pub queue: Vec<CaseRow>,
    /// The reference.
    pub reference: String,
    /// The stage.
    pub banner: Banner,
    /// When an answer is due.
    pub answer_by: Option<DateLine>,
    /// The decision appealed against.
    pub first: FirstDecision,
    /// What the traveller says.
    pub appeal_text: String,
    /// When it was filed.
    pub appealed: Moment,
    /// The facts.
    pub facts: Vec<Fact>,
    /// What the rules say.
    pub answer: AnswerView,
    /// What happened so far.
    pub timeline: Vec<TimelineEntry>,
    /// The rules' texts.
    pub rules: Vec<RuleText>,
    /// Where the decision is posted (`decision` = `uphold` or `overturn`; `sentence`); `None` when it is not this
    /// officer's to decide.
    pub decide_href: Option<String>,
    /// Why not (the first decision was theirs).
    pub not_mine: Option<Words>,
    /// The version of the case that the officer saw; posted back as `version`.
    pub version: String,
    /// What was typed.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
}

impl AppealCasePage {
    /// The fields of the decision.
    pub const FIELDS: &'static [&'static str] = &["decision", "sentence", "version"];
}

/// The decision appealed against.
#[derive(Clone, Debug)]
pub struct FirstDecision {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// Why.
    pub reason: Reason,
}

impl Page for AppealCasePage {
    const NAME: &'static str = "appeal";

    fn title(&self) -> Words {
        words_with("appeal-title", [("reference", self.reference.clone().into())])
    }

    fn room(&self) -> &'static str {
        "appeals"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(AppealCasePage, "desk/appeal.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let open = Self {
            queue: samples::rows(),
            reference: "K7Q2X-M94TD-5".to_owned(),
            banner: Banner { tone: Tone::Look, word: words("stage-appealed"), say: None },
            answer_by: Some(samples::deadline("date-answer-by")),
            first: FirstDecision {
                at: samples::at(8, 2, 10),
                by: "B. Officer".to_owned(),
                reason: Reason {
                    label: words("refusal-proof-missing"),
                    sentence: "The proof names another person.".to_owned(),
                    rule: Some(samples::rule_text()),
                },
            },
            appeal_text: "The letter is about my mother; her name changed when she married.".to_owned(),
            appealed: samples::at(8, 2, 15),
            facts: samples::person(),
            answer: samples::answer(Verdict::Act),
            timeline: samples::timeline(),
            rules: vec![samples::rule_text()],
            decide_href: Some("/desk/appeals/K7Q2X-M94TD-5/decide".to_owned()),
            not_mine: None,
            version: "5".to_owned(),
            form: Filled::default(),
            errors: Errors::none(),
        };
        let wrong = Self { errors: Errors::of("sentence", words("error-sentence")), ..open.clone() };
        let own = Self { decide_href: None, not_mine: Some(words("appeal-not-mine")), ..open.clone() };
        vec![("appeal", open), ("appeal-errors", wrong), ("appeal-own", own)]
    }
}
