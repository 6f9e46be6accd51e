//! One trip: the answer of the rules, and its days in stretches.

use base::Date;

use super::Trip;
use crate::answer::Answer;
use crate::evaluate::stay_of;
use crate::pack_set::PackSet;
use crate::situation::{Situation, When};
use crate::stay::Day;
use crate::vocabulary::Outcome;

/// What a day of a trip is. The order is the order in which a trip goes through them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum DayStanding {
    /// The stay up to this day keeps within every limit.
    Within,
    /// A missing fact, or the choice between two readings of the law, decides.
    Open,
    /// The stay up to this day is over a limit.
    Over,
    /// No pack limits the stay of this traveller: the days are not counted here, which says neither yes nor no.
    NotLimited,
}

/// Days of a trip that stand alike; both ends are in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DayStretch {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// How they stand.
    pub standing: DayStanding,
}

/// What a trip comes to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TripAnswer {
    /// The answer of [`crate::check`], the other trips being earlier and booked stays.
    pub answer: Answer,
    /// Its days, in order and without a gap.
    pub days: Vec<DayStretch>,
}

impl TripAnswer {
    /// How many days stand so.
    pub fn days_that_are(&self, standing: DayStanding) -> u32 {
        let alike = self.days.iter().filter(|stretch| stretch.standing == standing);
        alike.map(|stretch| (Day::of(stretch.to).since(Day::of(stretch.from)) + 1) as u32).sum()
    }
}

/// The days of a trip. A longer stay is never lawful where a shorter one is not, so that two days are sought: the last
/// that is within, and the first that is over.
pub(super) fn days(packs: &PackSet, situation: &Situation, as_of: Date, trip: &Trip) -> Vec<DayStretch> {
    let (from, to) = (Day::of(trip.from), Day::of(trip.to));
    let mut situation = situation.clone();
    let mut standing = |day: Day| {
        situation.exit.when = When::On(day.date());
        match stay_of(packs, &situation, as_of).map(|slot| slot.result) {
            None => DayStanding::NotLimited,
            Some(Outcome::Within) => DayStanding::Within,
            Some(Outcome::Exceeds) => DayStanding::Over,
            Some(_) => DayStanding::Open,
        }
    };
    let last = standing(to);
    let first = if from == to || last == DayStanding::Within { last } else { standing(from) };
    let mut stretches = Vec::new();
    let (mut begin, mut now) = (from, first);
    while now < last {
        let next = first_after(begin, to, |day| standing(day) > now);
        stretches.push(stretch(begin, next.plus(-1), now));
        (begin, now) = (next, standing(next));
    }
    stretches.push(stretch(begin, to, now));
    stretches
}

fn stretch(from: Day, to: Day, standing: DayStanding) -> DayStretch {
    DayStretch { from: from.date(), to: to.date(), standing }
}

/// The first day for which something is true that is false on `before` and true on `after` and on every day from the
/// first one on.
fn first_after(before: Day, after: Day, mut is_true: impl FnMut(Day) -> bool) -> Day {
    let (mut no, mut yes) = (before, after);
    while yes.since(no) > 1 {
        let middle = no.plus(yes.since(no) / 2);
        if is_true(middle) { yes = middle } else { no = middle }
    }
    yes
}
