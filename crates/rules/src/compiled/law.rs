//! Between which changes of the law something lies.

use base::{Date, Timestamp};

use crate::evaluate::judge::{Law, Span};
use crate::pack::{Edge, Pack};
use crate::vocabulary::AppliesOn;

/// A day before every change of law.
const EARLIEST: Date = Date::constant(1800, 1, 1);
/// Hours by which a day somewhere on Earth may lie beside the same day elsewhere, with room.
const AROUND_DAYS: i64 = 2;

/// The days and moments at which some law of a destination changes.
#[derive(Clone, Debug)]
pub(super) struct Cuts {
    starts: Vec<Date>,
    moments: Vec<Timestamp>,
}

/// A stretch of days without a change, and how many of the moments of change have passed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct Stretch {
    place: u16,
    passed: u16,
}

/// The laws of one situation: rules may be applied by the day of entry, of filing, or of the question.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Ord, PartialOrd)]
pub(super) struct LawKey {
    pub(super) entry: Stretch,
    pub(super) filing: Stretch,
    pub(super) decision: Stretch,
}

impl Stretch {
    /// The stretch as bytes of a key.
    pub(super) fn bytes(self) -> [u8; 4] {
        let ([a, b], [c, d]) = (self.place.to_le_bytes(), self.passed.to_le_bytes());
        [a, b, c, d]
    }
}

impl LawKey {
    pub(super) fn of(self, applies_on: AppliesOn) -> Stretch {
        match applies_on {
            AppliesOn::DayOfEntry | AppliesOn::EachDayOfStay => self.entry,
            AppliesOn::DayOfFiling => self.filing,
            AppliesOn::MomentOfDecision => self.decision,
        }
    }
}

impl Cuts {
    pub(super) fn of(packs: &[&Pack]) -> Self {
        let mut starts: Vec<Date> = packs.iter().flat_map(|pack| pack.change_days()).collect();
        starts.push(EARLIEST);
        starts.sort_unstable();
        starts.dedup();
        let mut moments: Vec<Timestamp> = packs.iter().flat_map(|pack| edges(pack)).collect();
        moments.sort_unstable();
        moments.dedup();
        Self { starts, moments }
    }

    /// Every stretch that something may lie in.
    pub(super) fn all(&self) -> Vec<Stretch> {
        (0..self.starts.len()).flat_map(|place| self.within(place)).collect()
    }

    /// The stretches that a whole day may lie in, by its zone.
    pub(super) fn around(&self, day: Date) -> Vec<Stretch> {
        self.within(self.place(day))
    }

    fn within(&self, place: usize) -> Vec<Stretch> {
        let start = self.starts.get(place).copied().unwrap_or(EARLIEST);
        let next = self.starts.get(place + 1).copied().unwrap_or(Date::MAX);
        let (first, last) = (self.passed(day(start, -AROUND_DAYS)), self.passed(day(next, AROUND_DAYS)));
        (first..=last).map(|passed| Stretch { place: place as u16, passed: passed as u16 }).collect()
    }

    /// The stretch of a span; `None` if it may lie in two.
    pub(super) fn at(&self, span: Span) -> Option<Stretch> {
        let (place, passed) = (self.place(span.first_day), self.passed(span.first));
        let one = place == self.place(span.last_day) && passed == self.passed(span.last);
        one.then_some(Stretch { place: place as u16, passed: passed as u16 })
    }

    /// A law of the stretch: any day and moment in it stand for all.
    pub(super) fn law(&self, stretch: Stretch) -> Law {
        let day = self.starts.get(usize::from(stretch.place)).copied().unwrap_or(EARLIEST);
        let last_passed = usize::from(stretch.passed).checked_sub(1);
        let at = last_passed.and_then(|place| self.moments.get(place)).copied().unwrap_or(Timestamp::MIN);
        Law { day, moment: Span { first: at, last: at, first_day: day, last_day: day } }
    }

    fn place(&self, day: Date) -> usize {
        self.starts.partition_point(|start| *start <= day).saturating_sub(1)
    }

    fn passed(&self, at: Timestamp) -> usize {
        self.moments.partition_point(|moment| *moment <= at)
    }
}

fn edges(pack: &Pack) -> Vec<Timestamp> {
    let rules = pack.rules.iter().map(|rule| &rule.versions);
    let exceptions = pack.exceptions.iter().map(|exception| &exception.versions);
    let deadlines = pack.deadlines.iter().map(|deadline| &deadline.versions);
    let versions = rules.chain(exceptions).chain(deadlines).flatten();
    let edges = versions.flat_map(|version| [Some(version.from), version.until]).flatten();
    edges
        .filter_map(|edge| match edge {
            Edge::Day(_) | Edge::Between { .. } => None,
            Edge::Moment(moment) => Some(moment.instant()),
        })
        .collect()
}

/// Midnight in Greenwich so many days beside a day.
fn day(day: Date, by: i64) -> Timestamp {
    let moved = day.saturating_add(base::Span::new().days(by));
    let midnight = moved.at(0, 0, 0, 0);
    let end = if by < 0 { Timestamp::MIN } else { Timestamp::MAX };
    base::tz::TimeZone::UTC.to_ambiguous_timestamp(midnight).compatible().unwrap_or(end)
}
