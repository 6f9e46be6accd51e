//! What a sentence reads: a fact's value, a comparison of two numbers, or a judgement of the evaluator.

use base::{Country, Date};

use crate::fact::Fact;
use crate::pack::{Atom, Edge, Pack, Values};
use crate::stay::Day;
use crate::values::ValueSet;

/// A number of a situation.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Number {
    /// Always 0.
    Zero,
    /// The day of an event, since 1970.
    Day(Fact),
    /// The day of an event as year, month and day side by side: a birthday is the same month and day.
    Civil(Fact),
    /// The instant of an event, in nanoseconds since 1970.
    Instant(Fact),
}

/// What a sentence reads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reads {
    /// Nothing.
    Nothing(bool),
    /// Whether a fact's value is one of these.
    Among { fact: Fact, values: ValueSet },
    /// Whether `left - right` is at least so much.
    Comparison { left: Number, right: Number, at_least: i64 },
    /// What zones, calendars and lists of days say: the evaluator works it out when a situation is encoded.
    Told,
}

/// What a sentence reads, and whether it says the contrary.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Meaning {
    pub(super) reads: Reads,
    pub(super) negated: bool,
}

/// The meaning of a sentence of a pack about the border of a state, with its lists as of a day, known on another.
pub(super) fn meaning(atom: &Atom, into: Country, pack: &Pack, day: Date, as_of: Date) -> Meaning {
    let plain = |reads| Meaning { reads, negated: false };
    match atom {
        Atom::Is { fact, values, negated } => {
            let values = match values {
                Values::These(named) => named.0,
                Values::Set(set) => pack.members(*set, day, as_of),
            };
            Meaning { reads: Reads::Among { fact: fact.at(into), values }, negated: *negated }
        }
        Atom::Present { fact, negated } => {
            Meaning { reads: Reads::Among { fact: *fact, values: ValueSet::one(1) }, negated: *negated }
        }
        Atom::CrossingInto { crossing, into: realm } if pack.is_in(*realm, into, day, as_of) => {
            plain(Reads::Among { fact: Fact::Crossing, values: ValueSet::one(*crossing as usize) })
        }
        Atom::CrossingInto { .. } => plain(Reads::Nothing(false)),
        Atom::Age { on, years, under } => Meaning {
            reads: Reads::Comparison {
                left: Number::Civil(on.at(into)),
                right: Number::Civil(Fact::Born),
                at_least: i64::from(*years) << CIVIL_YEAR,
            },
            negated: *under,
        },
        Atom::Against { event, edge, negated } => {
            let (left, at_least) = match edge {
                Edge::Day(day) => (Number::Day(event.at(into)), i64::from(Day::of(*day).number())),
                Edge::Moment(moment) => (Number::Instant(event.at(into)), nanoseconds(moment.instant())),
                Edge::Between { .. } => return plain(Reads::Told),
            };
            Meaning { reads: Reads::Comparison { left, right: Number::Zero, at_least }, negated: !*negated }
        }
        Atom::PlannedStay { at_most } => Meaning {
            reads: Reads::Comparison {
                left: Number::Day(Fact::ExitOn),
                right: Number::Day(Fact::EntryAt),
                at_least: i64::from(*at_most),
            },
            negated: true,
        },
        Atom::Gap { .. }
        | Atom::DaysUsed { .. }
        | Atom::LongestOverstay { .. }
        | Atom::LastOverstay { .. }
        | Atom::Nationalities { .. }
        | Atom::DocumentValid { .. }
        | Atom::BlankPages { .. }
        | Atom::VisaValid { .. }
        | Atom::Holder { .. }
        | Atom::Hit { .. } => plain(Reads::Told),
    }
}

/// Where the year begins in [`Number::Civil`]: above five bits of day and four of month.
pub(super) const CIVIL_YEAR: u32 = 9;

/// Year, month and day side by side.
pub(super) fn civil(day: Date) -> i64 {
    i64::from(day.year()) << CIVIL_YEAR | i64::from(day.month()) << 5 | i64::from(day.day())
}

/// An instant in nanoseconds since 1970; the ends of the calendar are the ends of the range.
pub(super) fn nanoseconds(at: base::Timestamp) -> i64 {
    let end = if at.as_second() < 0 { i64::MIN } else { i64::MAX };
    i64::try_from(at.as_nanosecond()).unwrap_or(end)
}
