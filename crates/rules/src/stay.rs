//! Counting days of stay: how many are used, how many are left, and which day is the last.
//!
//! In: spans of days present and the limits that hold on each day. Out: a [`Plan`] for a journey that is planned, a
//! [`Standing`] on a given day, or the overstays of the past.
//!
//! A day is a calendar day at the border post, not a span of 24 hours. Presence is one bit a day ([`DaySet`]); a window
//! is a count of bits. An overstay in the past is counted like any other day and never stops the count. Clauses:
//! `spec/stay.md`.

mod anchor;
mod day;
mod days;
mod limit;
mod overstay;
mod plan;

pub use day::Day;
pub use days::DaySet;
pub use limit::{Limit, LimitError};
pub use overstay::overstays;
pub use plan::{
    Count, LastDay, Plan, Standing, counts_on, earliest_for, longest, overstay_on, plan, standing,
};

/// A span of days; both ends are in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub struct Span {
    /// First day.
    pub from: Day,
    /// Last day, not before the first.
    pub to: Day,
}

/// Days spent, as bits and as the entries they came from.
#[derive(Clone, Debug, Default)]
pub struct Presence {
    spans: Vec<Span>,
    days: DaySet,
}

/// A limit that holds on a day, and the presence it counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Held {
    /// The limit.
    pub limit: Limit,
    /// A day up to which the stay is lawful whatever the limit says: the traveller keeps the longer of the two.
    pub or_until: Option<Day>,
    /// Days before this one do not count against it (a transition that starts anew).
    pub since: Option<Day>,
    /// Planned days before this one do not count against it (the state was no member of the territory yet).
    pub planned_from: Option<Day>,
    /// Which of the book's presences it counts.
    pub presence: usize,
    /// Whose limit it is, for the caller.
    pub tag: usize,
    /// False if the day of entry of a planned stay does not count.
    pub counts_entry: bool,
    /// False if the day of exit of a planned stay does not count.
    pub counts_exit: bool,
}

/// Everything a count needs: presences, and from each day on the limits that hold.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// One presence for each way of counting; the first holds every span.
    pub presences: Vec<Presence>,
    /// From this day on these limits hold together; sorted by day, none before the first.
    pub segments: Vec<(Day, Vec<Held>)>,
}

impl Held {
    /// A limit that counts every day of the first presence.
    pub fn plain(limit: Limit, tag: usize) -> Self {
        Self {
            limit,
            or_until: None,
            since: None,
            planned_from: None,
            presence: 0,
            tag,
            counts_entry: true,
            counts_exit: true,
        }
    }
}

impl Presence {
    /// The presence of some spans, in any order; spans may overlap, and a shared day counts once.
    pub fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        let days = DaySet::of(&spans);
        Self { spans, days }
    }

    /// The days.
    pub fn days(&self) -> &DaySet {
        &self.days
    }

    /// The spans, sorted by their first day.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The first day of the newest entry in whose span the day lies.
    pub fn entered(&self, day: Day) -> Option<Day> {
        self.spans.iter().rev().find(|span| span.from <= day && day <= span.to).map(|span| span.from)
    }

    /// The same presence without what lies after a day.
    #[must_use]
    pub fn up_to(&self, day: Day) -> Self {
        let spans = self.spans.iter().filter(|span| span.from <= day);
        Self::new(spans.map(|span| Span { from: span.from, to: span.to.min(day) }).collect())
    }
}

impl Book {
    /// A book of one presence and limits that hold for ever: what `paiza stay` asks.
    pub fn simple(spans: Vec<Span>, limits: &[Limit]) -> Self {
        let held = limits.iter().enumerate().map(|(tag, limit)| Held::plain(*limit, tag)).collect();
        Self { presences: vec![Presence::new(spans)], segments: vec![(Day::FIRST, held)] }
    }

    /// The limits that hold on a day.
    pub fn limits_on(&self, day: Day) -> &[Held] {
        let after = self.segments.partition_point(|(from, _)| *from <= day);
        after.checked_sub(1).and_then(|i| self.segments.get(i)).map_or(&[], |(_, held)| held)
    }

    /// The presence that a limit counts.
    pub(crate) fn presence(&self, held: &Held) -> Option<&Presence> {
        self.presences.get(held.presence)
    }
}

#[cfg(test)]
mod tests;
