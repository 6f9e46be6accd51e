//! What the rules say: the verdict, the slots, what to do, and why.

use base::Date;

use crate::i18n::Words;

use super::Tone;
use super::dates::{DateLine, StayView};

/// The verdict of `check`, as `interfaces.md` names it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Verdict {
    /// Nothing to do beforehand.
    Free,
    /// Something is required first.
    Act,
    /// Entry is not possible as planned.
    Refused,
    /// A missing fact decides.
    Depends,
    /// Two rules of equal rank disagree.
    Conflict,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: &'static [Self] = &[Self::Free, Self::Act, Self::Refused, Self::Depends, Self::Conflict];

    /// The code of `interfaces.md`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Act => "act",
            Self::Refused => "refused",
            Self::Depends => "depends",
            Self::Conflict => "conflict",
        }
    }

    /// How it looks.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Free => Tone::Yes,
            Self::Act | Self::Depends | Self::Conflict => Tone::Look,
            Self::Refused => Tone::No,
        }
    }
}

/// An answer of the rules, as pages show it to a traveller and to an officer.
#[derive(Clone, Debug)]
pub struct AnswerView {
    /// The verdict.
    pub verdict: Verdict,
    /// One sentence more than the verdict's word, where there is one.
    pub say: Option<Words>,
    /// What to do, by when; the most pressing first.
    pub todo: Vec<Todo>,
    /// What each slot says, in the order of the pack.
    pub slots: Vec<Slot>,
    /// Days used and left, where a limit applies.
    pub stay: Option<StayView>,
    /// Two rules that disagree, both shown.
    pub conflicts: Vec<Conflict>,
    /// The rules behind the answer.
    pub because: Vec<Why>,
    /// The sources among them that nobody has confirmed against the original text.
    pub unconfirmed: Vec<Source>,
    /// The day up to which published law was considered.
    pub as_of: Date,
    /// The packs with their versions (`rus.entry 2026.3.0`).
    pub packs: Vec<String>,
    /// The heading over `why_not`.
    pub why_not_heading: String,
    /// What stands in the way of another answer: a line for each rule, and under it each obstacle.
    pub why_not: Vec<(String, Vec<String>)>,
    /// The heading over `changes`.
    pub changes_heading: String,
    /// What can be changed, the cheapest first.
    pub changes: Vec<String>,
    /// That nobody has reviewed the words of the language, or the texts of a pack.
    pub unreviewed: Vec<String>,
}

/// One thing to do.
#[derive(Clone, Debug)]
pub struct Todo {
    /// What.
    pub what: Words,
    /// The first moment at which it can be done.
    pub not_before: Option<DateLine>,
    /// The last moment.
    pub by: Option<DateLine>,
    /// Where to do it on this site.
    pub link: Option<super::Link>,
}

/// What the rules say on one slot.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The slot's code (`pre-entry-authorisation`): the message `slot-…`.
    pub slot: String,
    /// The result's code (`required`): the message `result-…`.
    pub result: String,
    /// How it looks.
    pub tone: Tone,
    /// `mandatory`, `voluntary` or `recommended`, where that is said: the message `strength-…`.
    pub strength: Option<String>,
    /// The state of a filing (`in-time`), where there is one: the message `filing-…`.
    pub filing: Option<String>,
    /// Further notes.
    pub notes: Vec<Words>,
}

/// A rule that led to the answer.
#[derive(Clone, Debug)]
pub struct Why {
    /// The rule's name in the reader's language.
    pub title: String,
    /// The rule's identifier (`rus.entry/stay`).
    pub rule: String,
    /// The slot it speaks on: the message `slot-…`.
    pub slot: String,
    /// The rule's conditions and outcome as sentences in the reader's language.
    pub sentences: Vec<String>,
    /// The version's number.
    pub version: u32,
    /// The first day on which the version applies.
    pub since: Option<Date>,
    /// The last day on which it applies, where one is known.
    pub until: Option<Date>,
    /// The sources it rests on.
    pub sources: Vec<Source>,
    /// Names of the exceptions or rules that this one defeated.
    pub defeated: Vec<String>,
    /// The page that shows the rule.
    pub href: String,
}

/// Where a rule stands written, and how sure we are.
#[derive(Clone, Debug)]
pub struct Source {
    /// The citation, in English.
    pub cite: String,
    /// The citation in its own language.
    pub cite_original: Option<String>,
    /// The first day on which the public could know it.
    pub published: Date,
    /// `official`, `several`, `single`, `repo`, `recall`: the message `confidence-…`.
    pub confidence: String,
    /// `confirmed`, `to-verify`, `secondary`: the message `checked-…`.
    pub checked: String,
}

impl Source {
    /// Somebody has held it against the original text.
    pub fn is_confirmed(&self) -> bool {
        self.checked == "confirmed"
    }
}

/// Two or more readings of equal rank that disagree on a slot.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The slot: the message `slot-…`.
    pub slot: String,
    /// What each says.
    pub sides: Vec<ConflictSide>,
    /// What would settle it, or what is prudent meanwhile.
    pub advice: Option<Words>,
}

/// One reading.
#[derive(Clone, Debug)]
pub struct ConflictSide {
    /// What follows from it, in words.
    pub says: Words,
    /// The rule behind it.
    pub rule: Why,
}
