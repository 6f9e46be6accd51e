//! The closed set of sentences: what a condition can say, as types.
//!
//! Each kind of sentence has a meaning for known and for unknown facts (`evaluate::atoms`). There is no escape hatch: a
//! new sentence is a new variant here.

use base::{Country, Date, Moment};

use crate::duration::Duration;
use crate::evaluate::claim::Claim;
use crate::fact::{Fact, Where};
use crate::stay::Limit;
use crate::values::ValueSet;
use crate::vocabulary::{Crossing, HitKind};

/// A sentence as it was written, and what it says.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// As written.
    pub text: String,
    /// What it says.
    pub atom: Atom,
    /// What is assumed of the world where nobody knows whether it is true.
    pub(crate) claim: Claim,
}

impl Sentence {
    /// A sentence as it was written, and what it says.
    pub(crate) fn new(text: &str, atom: Atom) -> Self {
        Self { claim: Claim::of(text, &atom), text: text.to_owned(), atom }
    }
}

/// A day or an instant at which something begins or ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Edge {
    /// A day, read in the zone of the crossing point.
    Day(Date),
    /// An instant.
    Moment(Moment),
    /// A day that nobody has announced, in this range; at least one end is known. Only versions begin and end so.
    Between {
        /// Not earlier than this day.
        not_before: Option<Date>,
        /// Not later than this day.
        not_after: Option<Date>,
    },
}

/// A state, or a group of states with dated members.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Realm {
    /// One state.
    State(Country),
    /// A territory of the pack, by its place: every state that is a member on the day.
    Territory(usize),
}

/// The values that a sentence names.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Values {
    /// Named one by one.
    These(ValuesNamed),
    /// The members of a list of the pack, by its place.
    Set(usize),
}

/// Values named one by one in a sentence.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ValuesNamed(pub(crate) ValueSet);

/// The limit under which a sentence counts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LimitNamed {
    /// Limits in the spelling of `paiza stay`.
    These(Vec<Limit>),
    /// A stay rule of the pack, by its place: each day by the version that held on it.
    Rule(usize),
}

/// What a sentence says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Atom {
    /// `X is V`, `X is in [..]`, `X is in @set`, and their negations.
    Is {
        /// The fact.
        fact: Fact,
        /// The values.
        values: Values,
        /// `is not`.
        negated: bool,
    },
    /// `X is present`, `X is absent`.
    Present {
        /// The fact.
        fact: Fact,
        /// `absent`.
        negated: bool,
    },
    /// `age from born on EVENT is under N years`, `… is at least N years`.
    Age {
        /// The day on which the age counts.
        on: Fact,
        /// Years.
        years: u32,
        /// `under`; else `at least`.
        under: bool,
    },
    /// `EVENT is before DATE`, `EVENT is not before DATE`.
    Against {
        /// The event.
        event: Fact,
        /// The day or instant.
        edge: Edge,
        /// `not before`.
        negated: bool,
    },
    /// `EVENT is at least D before EVENT`, with `at most` and `after`.
    Gap {
        /// The event that the sentence is about.
        event: Fact,
        /// How far apart.
        duration: Duration,
        /// `at least`; else `at most`.
        at_least: bool,
        /// `before`; else `after`.
        before: bool,
        /// The event it is measured from.
        other: Fact,
    },
    /// `planned stay is at most N days`.
    PlannedStay {
        /// Days, both ends counted.
        at_most: u32,
    },
    /// `days used under LIMIT are at least N`.
    DaysUsed {
        /// The limit.
        under: LimitNamed,
        /// Days.
        at_least: u32,
    },
    /// `longest past overstay under LIMIT is more than N days`.
    LongestOverstay {
        /// The limit.
        under: LimitNamed,
        /// Days.
        more_than: u32,
    },
    /// `last overstay under LIMIT ended less than D before EVENT`.
    LastOverstay {
        /// The limit.
        under: LimitNamed,
        /// How long before.
        within: Duration,
        /// The event.
        before: Fact,
    },
    /// `any nationality is in @set`, `every nationality is in @set`.
    Nationalities {
        /// `every`; else `any`.
        every: bool,
        /// The set.
        values: Values,
    },
    /// `document valid at least D after EVENT`.
    DocumentValid {
        /// How long.
        duration: Duration,
        /// After which event.
        after: Fact,
    },
    /// `document has N blank pages`: at least so many.
    BlankPages {
        /// Pages.
        at_least: u16,
    },
    /// `crossing is entry into RUS`, `crossing is entry into schengen`.
    CrossingInto {
        /// Which way.
        crossing: Crossing,
        /// Into which state or territory.
        into: Realm,
    },
    /// `visa.USA is valid on EVENT`.
    VisaValid {
        /// Whose visa.
        state: Where,
        /// The event.
        on: Fact,
    },
    /// `holder was inside J on MOMENT`, `… outside …`.
    Holder {
        /// The state or territory.
        place: Realm,
        /// `outside`.
        outside: bool,
        /// The day or instant.
        on: Edge,
    },
    /// `hit is in [..]`: an officer's list has an entry that is still running on the day of entry.
    Hit {
        /// The kinds of entry.
        kinds: Vec<HitKind>,
    },
}

impl Edge {
    /// The day, or the local day on which the instant falls as written; of a range the first day that is named.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => moment.date(),
            Self::Between { not_before, not_after } => not_before.or(not_after).unwrap_or(Date::MIN),
        }
    }

    /// The last day that it can be: as [`Edge::day`], but of a range its end, and the end of time if it has none.
    pub fn last_day(self) -> Date {
        match self {
            Self::Between { not_after, .. } => not_after.unwrap_or(Date::MAX),
            other => other.day(),
        }
    }

    /// Every day on which the law may change because of it.
    pub(crate) fn days(self) -> impl Iterator<Item = Date> {
        let (first, second) = match self {
            Self::Between { not_before, not_after } => (not_before, not_after),
            other => (Some(other.day()), None),
        };
        first.into_iter().chain(second)
    }
}

impl std::fmt::Display for Edge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Moment(moment) => write!(f, "{moment}"),
            Self::Between { not_before, not_after } => {
                let end = |day: &Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
                write!(f, "a day not announced, {} to {}", end(not_before), end(not_after))
            }
        }
    }
}

impl Atom {
    /// The facts that the sentence names itself; a limit named by rule speaks of that rule's facts too.
    pub fn facts(&self) -> Vec<Fact> {
        match self {
            Self::Is { fact, .. } | Self::Present { fact, .. } => vec![*fact],
            Self::Age { on, .. } => vec![Fact::Born, *on],
            Self::Against { event, .. } => vec![*event],
            Self::Gap { event, other, .. } => vec![*event, *other],
            Self::PlannedStay { .. } => vec![Fact::EntryAt, Fact::ExitOn],
            Self::DaysUsed { .. } | Self::LongestOverstay { .. } => vec![Fact::EntryAt, Fact::Stays],
            Self::LastOverstay { before, .. } => vec![Fact::EntryAt, Fact::Stays, *before],
            Self::Nationalities { .. } => vec![Fact::Nationality, Fact::Nationalities],
            Self::DocumentValid { after, .. } => vec![Fact::DocumentExpires, *after],
            Self::BlankPages { .. } => vec![Fact::BlankPages],
            Self::CrossingInto { into: Realm::State(_), .. } => vec![Fact::Crossing],
            Self::CrossingInto { into: Realm::Territory(_), .. } => vec![Fact::Crossing, Fact::EntryState],
            Self::VisaValid { state, on } => {
                vec![Fact::VisaClass(*state), Fact::VisaIssued(*state), Fact::VisaExpires(*state), *on]
            }
            Self::Holder { .. } => vec![Fact::Whereabouts],
            Self::Hit { .. } => vec![Fact::Hits, Fact::EntryAt],
        }
    }

    /// The list that the sentence names, by its place.
    pub fn set(&self) -> Option<usize> {
        match self {
            Self::Is { values: Values::Set(set), .. }
            | Self::Nationalities { values: Values::Set(set), .. } => Some(*set),
            _ => None,
        }
    }

    /// The territory that the sentence names, by its place.
    pub fn territory(&self) -> Option<usize> {
        match self {
            Self::CrossingInto { into: Realm::Territory(place), .. }
            | Self::Holder { place: Realm::Territory(place), .. } => Some(*place),
            _ => None,
        }
    }

    /// The limit that the sentence counts under.
    pub fn limit(&self) -> Option<&LimitNamed> {
        match self {
            Self::DaysUsed { under, .. }
            | Self::LongestOverstay { under, .. }
            | Self::LastOverstay { under, .. } => Some(under),
            _ => None,
        }
    }
}
