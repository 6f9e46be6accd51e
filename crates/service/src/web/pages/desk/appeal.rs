//! `/desk/appeals/<reference>`: an appeal, decided by another officer.

use base::Moment;

use crate::i18n::Words;
use crate::web::form::{Errors, Filled};
use crate::web::parts::{AnswerView, Banner, CaseRow, DateLine, Fact, Reason, RuleText, TimelineEntry};

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
