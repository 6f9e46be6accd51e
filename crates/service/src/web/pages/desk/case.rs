//! `/desk/cases/<reference>`: one case, with the decision always in sight.

use crate::i18n::Words;
use crate::web::form::{Errors, Filled};
use crate::web::parts::{
    AnswerView, Banner, CaseRow, Choice, DateLine, Fact, FileLink, HitView, RuleText, TimelineEntry,
};

/// A case.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// The cases around it, for the column at the left.
    pub queue: Vec<CaseRow>,
    /// The reference.
    pub reference: String,
    /// The stage.
    pub banner: Banner,
    /// When an answer is due.
    pub answer_by: Option<DateLine>,
    /// Why the rules did not decide it themselves.
    pub referred_because: Vec<Words>,
    /// The facts: who.
    pub person: Vec<Fact>,
    /// The facts: the trip.
    pub trip: Vec<Fact>,
    /// What the rules say.
    pub answer: AnswerView,
    /// The officers' own lists.
    pub hits: Vec<HitView>,
    /// The proof of an emergency.
    pub proof: Option<FileLink>,
    /// What happened so far.
    pub timeline: Vec<TimelineEntry>,
    /// The rules' texts, for the column at the right.
    pub rules: Vec<RuleText>,
    /// Where the decision is posted (`decision` = `grant` or `refuse`; `reason`, `rule`, `sentence`); `None` when it is
    /// not this officer's to decide.
    pub decide_href: Option<String>,
    /// Why not, where it cannot be decided here.
    pub not_mine: Option<Words>,
    /// The version of the case that the officer saw; posted back as `version`.
    pub version: String,
    /// What was typed into the decision.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// Reasons for a refusal.
    pub reasons: Vec<Choice>,
    /// Rules that a refusal may rest on.
    pub rule_choices: Vec<Choice>,
}

impl CasePage {
    /// The fields of the decision.
    pub const FIELDS: &'static [&'static str] = &["decision", "reason", "rule", "sentence", "version"];
}
