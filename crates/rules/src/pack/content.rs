//! Rules, exceptions, deadlines, their versions and their sources.

use base::Date;

use crate::duration::Duration;
use crate::fact::Fact;
use crate::stay::Limit;
use crate::vocabulary::{AppliesOn, Checked, Confidence, Ground, Outcome, Rank, Slot, State, Strength};

use super::{Edge, Sentence};

/// Where something stands in the pack's files.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Place {
    /// The file, relative to the pack.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// An act or a report on which something rests.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name in the pack.
    pub id: String,
    /// The rank of the act, or of the act that it reports.
    pub rank: Rank,
    /// First day the public could know it.
    pub published: Date,
    /// How well it is supported.
    pub confidence: Confidence,
    /// Whether it was held against the original text.
    pub checked: Checked,
    /// Citation in English.
    pub cite: String,
    /// Citation in the act's own language.
    pub cite_original: Option<String>,
    /// Day of adoption.
    pub adopted: Option<Date>,
    /// Where it can be read.
    pub link: Option<String>,
    /// Where it stands in the pack.
    pub place: Place,
}

/// Conditions: all of `all`, and one of `any` unless it is empty.
#[derive(Clone, Debug, Default)]
pub struct Conditions {
    /// Each must be true.
    pub all: Vec<Sentence>,
    /// One of them must be true.
    pub any: Vec<Sentence>,
}

/// What follows from a rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Then {
    /// The result in the rule's slot.
    pub result: Outcome,
    /// What is to be obtained.
    pub obtain: Option<String>,
    /// How long it is usable, in the pack's words.
    pub usable_for: Option<String>,
}

/// Which days count against a stay limit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Counting {
    /// The day of entry counts.
    pub day_of_entry: bool,
    /// The day of exit counts.
    pub day_of_exit: bool,
    /// The grounds of which days count.
    pub grounds: Vec<Ground>,
    /// The territory whose members' days all count, by place; `None`: only days in the state entered.
    pub territory: Option<usize>,
}

/// What happens to earlier days when one version of a limit follows another.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Transition {
    /// They count on.
    Carry,
    /// The count begins anew.
    Reset,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name in the pack.
    pub id: String,
    /// The question it answers.
    pub slot: Slot,
    /// The key of its title.
    pub title: String,
    /// When it holds.
    pub when: Conditions,
    /// What follows; `None` for stay limits, which stand in the versions.
    pub then: Option<Then>,
    /// On which day's law it is applied.
    pub applies_on: AppliesOn,
    /// Which days count, for stay limits.
    pub counting: Counting,
    /// What happens to earlier days, for stay limits.
    pub transition: Transition,
    /// Why another rule of its slot may give another answer to the same traveller.
    pub accepted_overlap: Option<String>,
    /// Its versions.
    pub versions: Vec<Version>,
    /// Where it stands.
    pub place: Place,
}

/// What an exception switches off.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Target {
    /// A rule, by its place.
    Rule(usize),
    /// Another exception, by its place.
    Exception(usize),
    /// A deadline, by its place.
    Deadline(usize),
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its name in the pack.
    pub id: String,
    /// What it switches off or changes.
    pub defeats: Target,
    /// The key of its title.
    pub title: String,
    /// When it holds.
    pub when: Conditions,
    /// What stands in the place of what it defeats; `None` switches it off.
    pub instead: Option<Instead>,
    /// Why another exception may put something else in the same place.
    pub accepted_overlap: Option<String>,
    /// Its versions.
    pub versions: Vec<Version>,
    /// Where it stands.
    pub place: Place,
}

/// What an exception puts in the place of what it defeats: only the parts it names.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Instead {
    /// Another strength.
    pub strength: Option<Strength>,
    /// Another result.
    pub result: Option<Outcome>,
    /// Another stay limit.
    pub limit: Option<LimitSpec>,
    /// With an `until` limit: the traveller keeps the longer of it and the rule's own.
    pub or_longer: bool,
    /// Another span of a deadline.
    pub at_least: Option<Duration>,
    /// Another span of a deadline after an event.
    pub at_most: Option<Duration>,
    /// Another opening of the window for filing.
    pub not_earlier_than: Option<Duration>,
}

/// A deadline of a rule: an act that must lie some time before or after an event.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// Its name in the pack.
    pub id: String,
    /// The rule it belongs to, by place.
    pub of: usize,
    /// The key of its title.
    pub title: String,
    /// The act.
    pub act: Fact,
    /// At least so long before the event.
    pub at_least: Option<Duration>,
    /// The event; of an act after an event that event.
    pub before: Fact,
    /// Not earlier than so long before the event.
    pub not_earlier_than: Option<Duration>,
    /// For an act that follows an event, such as a registration: how soon.
    pub after: Option<After>,
    /// Its versions.
    pub versions: Vec<Version>,
    /// Where it stands.
    pub place: Place,
}

/// How soon after an event an act is due.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct After {
    /// The event.
    pub event: Fact,
    /// At most so long after it.
    pub at_most: Duration,
    /// The holidays that are no working days, by place; `None` counts Monday to Friday.
    pub holidays: Option<usize>,
    /// The day of the event is day 1; else the day after it.
    pub counts_first_day: bool,
}

/// Days on which nobody works, and days at weekends on which everybody does.
#[derive(Clone, Debug)]
pub struct Holidays {
    /// Its name.
    pub id: String,
    /// The key of its title.
    pub title: String,
    /// First day the public could know it.
    pub published: Date,
    /// Its source, by place.
    pub source: usize,
    /// Statements behind it.
    pub facts: Vec<String>,
    /// No working days.
    pub days: Vec<Date>,
    /// Working days at weekends.
    pub working: Vec<Date>,
    /// Where it stands.
    pub place: Place,
}

/// A stay limit as a version or an exception names it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LimitSpec {
    /// A count of days.
    Days(Limit),
    /// A count of days after each entry, and another one beside it: both hold.
    Both {
        /// Most days of one visit.
        per_visit: Limit,
        /// The count over all visits.
        then: Limit,
    },
    /// Up to the day that a fact names.
    Until(Fact),
}

impl LimitSpec {
    /// The counts of days that hold together; none where a fact names the last day.
    pub fn counts(self) -> impl Iterator<Item = Limit> {
        let (first, second) = match self {
            Self::Days(limit) => (Some(limit), None),
            Self::Both { per_visit, then } => (Some(per_visit), Some(then)),
            Self::Until(_) => (None, None),
        };
        first.into_iter().chain(second)
    }
}

/// A version of a rule, an exception or a deadline.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its number.
    pub n: u32,
    /// First day or instant on which it applies.
    pub from: Edge,
    /// First day or instant on which it no longer does.
    pub until: Option<Edge>,
    /// First day the public could know it.
    pub published: Date,
    /// The version it takes the place of.
    pub replaces: Option<u32>,
    /// The zone in which its days are read; in `from` and `until` they stand as the instants with which they begin there.
    /// `None`: the zone of the crossing.
    pub in_force_zone: Option<String>,
    /// The reading of the sources it belongs to; `None` belongs to all.
    pub reading: Option<String>,
    /// The switch without which the version does not count.
    pub switch: Option<String>,
    /// How strongly it binds.
    pub strength: Strength,
    /// Where it stands.
    pub state: State,
    /// It corrects a slip of the pack, not of the law.
    pub correction: bool,
    /// Its source, by place.
    pub source: usize,
    /// Statements behind it.
    pub facts: Vec<String>,
    /// The stay limit, for rules of the slot `stay`.
    pub limit: Option<LimitSpec>,
    /// Why no traveller can be found for whom it decides on its first or last day.
    pub accepted_edge: Option<String>,
}

impl Conditions {
    /// Every sentence.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.all.iter().chain(&self.any)
    }
}
