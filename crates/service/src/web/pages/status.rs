//! `/status`: where an application stands, the pass, the days of the stay.

use base::{Country, Moment};

use crate::web::form::{Errors, Filled};
use crate::web::parts::{Banner, DateLine, Overstay, PassCard, Reason, StayView, TimelineEntry};

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
