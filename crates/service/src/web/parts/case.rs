//! What desks work with: rows of a queue, facts, reasons, the timeline of a case.

use base::{Country, Date, Moment};

use crate::i18n::Words;

/// A link with its words.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it leads, inside this site.
    pub href: String,
    /// What it says.
    pub label: Words,
}

/// One choice of a field.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub label: Words,
}

/// Choices under a heading (crossing points of one zone).
#[derive(Clone, Debug)]
pub struct ChoiceGroup {
    /// The heading.
    pub label: Words,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// Something that happened to a case.
#[derive(Clone, Debug)]
pub struct TimelineEntry {
    /// When.
    pub at: Moment,
    /// What.
    pub what: Words,
    /// Who did it, where the reader may know.
    pub by: Option<String>,
    /// A sentence that belongs to it (a reason, a correction).
    pub note: Option<String>,
    /// It is the present stage.
    pub is_now: bool,
}

/// A fact of an application.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is: usually `words("field-…")`.
    pub label: Words,
    /// Its value.
    pub value: Words,
    /// A remark (a failed check digit, `read from the MRZ`).
    pub note: Option<Words>,
}

impl Fact {
    /// A fact without a remark.
    pub fn new(label: Words, value: Words) -> Self {
        Self { label, value, note: None }
    }
}

/// A case in a queue.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// The reference the traveller knows.
    pub reference: String,
    /// The page of the case.
    pub href: String,
    /// The holder's name.
    pub name: String,
    /// The nationality.
    pub nationality: Country,
    /// The purpose's code: the message `purpose-…`.
    pub purpose: String,
    /// The stage's code: the message `stage-…`.
    pub stage: String,
    /// When it was filed.
    pub filed: Moment,
    /// When the traveller wants to enter.
    pub entry: Option<Moment>,
    /// When an answer is due.
    pub answer_by: Option<Moment>,
    /// The answer is late.
    pub is_late: bool,
    /// An emergency is named.
    pub is_urgent: bool,
    /// It is the case on the screen.
    pub is_open: bool,
}

/// Where a list stands and how it goes on.
#[derive(Clone, Debug, Default)]
pub struct Paging {
    /// How many rows there are in all.
    pub total: usize,
    /// The first row shown, from 1.
    pub first: usize,
    /// The last row shown.
    pub last: usize,
    /// The page before.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
}

/// Why a case was refused or referred: a code, a rule, a sentence.
#[derive(Clone, Debug)]
pub struct Reason {
    /// The reason in a few words: usually `words("reason-…")`.
    pub label: Words,
    /// The sentence to the traveller, as the officer wrote it; may be empty for a referral by the rules.
    pub sentence: String,
    /// The rule it rests on.
    pub rule: Option<RuleText>,
}

/// A rule's text beside a case.
#[derive(Clone, Debug)]
pub struct RuleText {
    /// The rule's identifier (`rus.entry/stay`).
    pub rule: String,
    /// Its name.
    pub title: String,
    /// Its sentences.
    pub sentences: Vec<String>,
    /// Its page.
    pub href: String,
}

/// A file to look at.
#[derive(Clone, Debug)]
pub struct FileLink {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size_bytes: u64,
}

/// An entry of the list of hits.
#[derive(Clone, Debug)]
pub struct HitView {
    /// The identifier, for the form that ends it.
    pub id: String,
    /// `entry-ban`, `controlled-person`, `lost-document`: the message `hit-…`.
    pub kind: String,
    /// Whom or what it concerns, as the officer may see it.
    pub subject: String,
    /// Where it comes from.
    pub source: String,
    /// Why.
    pub reason: String,
    /// The last day; `None` without an end.
    pub until: Option<Date>,
    /// When it was put in.
    pub added: Moment,
    /// It has ended.
    pub has_ended: bool,
}

impl HitView {
    /// Where the form that ends it posts.
    pub fn end_href(&self) -> String {
        format!("/desk/hits/{}/end", self.id)
    }
}
