//! A traveller moved in time: the same journey, so many days earlier or later.

use base::{Date, Moment, SignedDuration, Span};

use crate::situation::{Filed, Known, Situation, Stay, When};

/// What moves along with the journey.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Along {
    /// Everything that has a day: age, documents and contracts stand to the journey as before.
    Everything,
    /// The journey, the filing and the stays; documents stay where they are.
    Journey,
}

impl Situation {
    /// The day of entry, where it is known.
    pub(super) fn entry_date(&self) -> Option<Date> {
        match self.entry.when {
            When::Unknown => None,
            When::On(day) => Some(day),
            When::At(at) => Some(at.date()),
        }
    }

    /// The same journey with its entry at an instant.
    pub(super) fn entering(&self, at: Moment, along: Along) -> Self {
        let days = self.entry_date().map_or(0, |day| days_between(day, at.date()));
        let mut moved = self.moved(days, along);
        moved.entry.when = When::At(at);
        let leaves_before = match moved.exit.when {
            When::Unknown => false,
            When::On(day) => day < at.date(),
            When::At(exit) => exit < at,
        };
        if leaves_before {
            moved.exit.when = When::On(at.date());
        }
        moved
    }

    /// The same journey with its application filed at an instant, ten days before the entry.
    pub(super) fn filing(&self, at: Moment, along: Along) -> Self {
        let entry = at.moved(SignedDuration::from_hours(240)).unwrap_or(at);
        let mut moved = self.entering(entry, along);
        let granted = moved.filed.value().is_some_and(|filed| filed.granted);
        moved.filed = Known::Is(Filed { at: Some(at), granted });
        moved
    }

    fn moved(&self, days: i64, along: Along) -> Self {
        let day = |day: Date| later(day, days);
        let when = |when: When| match when {
            When::Unknown => When::Unknown,
            When::On(date) => When::On(day(date)),
            When::At(at) => When::At(at.moved(SignedDuration::from_hours(24 * days)).unwrap_or(at)),
        };
        let mut moved = self.clone();
        moved.exit.when = when(self.exit.when);
        if let Known::Is(filed) = &mut moved.filed {
            filed.at = filed.at.map(|at| at.moved(SignedDuration::from_hours(24 * days)).unwrap_or(at));
        }
        if let Known::Is(made) = &mut moved.registered {
            made.when = when(made.when);
        }
        let stay = |stay: &Stay| Stay { from: day(stay.from), to: stay.to.map(day), ..*stay };
        moved.stays = self.stays.as_ref().map(|stays| stays.iter().map(stay).collect());
        if along == Along::Everything {
            moved.born = self.born.map(day);
            moved.document.expires = self.document.expires.map(day);
            for visa in moved.visa.values_mut() {
                visa.issued = visa.issued.map(day);
                visa.expires = visa.expires.map(day);
            }
            if let Known::Is(contract) = &mut moved.contract {
                contract.from = contract.from.map(day);
                contract.until = contract.until.map(day);
            }
            for hit in moved.hits.iter_mut().flatten() {
                hit.until = hit.until.map(day);
            }
        }
        moved
    }
}

fn days_between(from: Date, to: Date) -> i64 {
    i64::from(crate::stay::Day::of(to).since(crate::stay::Day::of(from)))
}

/// The day so many days later.
pub(super) fn later(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}
