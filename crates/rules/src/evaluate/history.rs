//! The days that were spent somewhere, and which of them a way of counting speaks of.

use base::{Country, Date};

use super::facts::Facts;
use super::staying::CLAIM_STAYS;
use crate::pack::{Counting, Jurisdiction, Pack};
use crate::stay::{Day, Presence, Span};
use crate::vocabulary::Ground;

/// How long a presence of which nothing is known is taken to be, in the worst case: longer than any window in use.
const WORST_PRESENCE_DAYS: i32 = 4_000;

/// Past, present and booked stays.
#[derive(Clone, Debug, Default)]
pub(crate) struct History {
    pub(crate) stays: Vec<Stayed>,
}

/// One stay.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stayed {
    pub(crate) span: Span,
    pub(crate) ground: Ground,
    /// Where; `None`: somewhere that counts.
    pub(crate) state: Option<Country>,
}

/// Where days count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area<'p> {
    pack: &'p Pack,
    territory: Option<usize>,
}

impl<'p> Area<'p> {
    /// Where a stay rule counts days.
    pub(crate) fn of(pack: &'p Pack, counting: &Counting) -> Self {
        Self { pack, territory: counting.territory }
    }

    /// Everywhere the pack holds the law of.
    pub(crate) fn of_pack(pack: &'p Pack) -> Self {
        let territory = match pack.jurisdiction {
            Jurisdiction::State(_) => None,
            Jurisdiction::Territory { place, .. } => Some(place),
        };
        Self { pack, territory }
    }

    /// The name of the group of states whose days count.
    pub(crate) fn name(self) -> Option<String> {
        Some(self.pack.territories.get(self.territory?)?.id.clone())
    }

    /// The first day of the membership that the state entered has on a day.
    pub(crate) fn member_since(self, state: Country, day: Date, as_of: Date) -> Option<Day> {
        let stretches = self.pack.membership(self.territory?, state, as_of);
        stretches.into_iter().map(|(from, _)| from).filter(|from| *from <= day).max().map(Day::of)
    }

    /// The parts of a stay that lie in a member state, each day by the membership of that day.
    fn parts(self, stayed: &Stayed, into: Country, as_of: Date) -> Vec<Stayed> {
        let (Some(territory), Some(state)) = (self.territory, stayed.state) else {
            return if stayed.state.is_none_or(|state| state == into) { vec![*stayed] } else { Vec::new() };
        };
        let clipped = |(from, until): (Date, Option<Date>)| {
            let from = stayed.span.from.max(Day::of(from));
            let to = until.map_or(stayed.span.to, |until| stayed.span.to.min(Day::of(until).plus(-1)));
            (from <= to).then_some(Stayed { span: Span { from, to }, ..*stayed })
        };
        self.pack.membership(territory, state, as_of).into_iter().filter_map(clipped).collect()
    }
}

impl Facts<'_> {
    /// The stays; `None` while nobody said and nothing is assumed.
    pub(crate) fn history(&self, enter: Date) -> Option<History> {
        let Some(stays) = &self.situation.stays else {
            let before = Day::of(enter).plus(-1);
            let span = Span { from: before.plus(-WORST_PRESENCE_DAYS), to: before };
            let worst = Stayed { span, ground: Ground::VisaFree, state: None };
            return self
                .assumed(CLAIM_STAYS)
                .map(|none| History { stays: if none { Vec::new() } else { vec![worst] } });
        };
        // Who is still there is there up to the day that is asked about.
        let stayed = stays.iter().map(|stay| Stayed {
            span: Span { from: Day::of(stay.from), to: Day::of(stay.to.unwrap_or(enter.max(stay.from))) },
            ground: stay.ground,
            state: Some(stay.country),
        });
        Some(History { stays: stayed.collect() })
    }

    /// Every stay in an area, whatever its ground.
    pub(crate) fn spans_in(&self, area: Area<'_>, history: &History) -> Vec<Span> {
        self.parts_in(area, history).into_iter().map(|stayed| stayed.span).collect()
    }

    /// The presence that a stay rule counts.
    pub(crate) fn presence(&self, area: Area<'_>, counting: &Counting, history: &History) -> Presence {
        let counted = self.parts_in(area, history);
        let spans = counted.iter().filter(|stayed| counting.grounds.contains(&stayed.ground)).filter_map(
            |Stayed { span, .. }| {
                let from = span.from.plus(i32::from(!counting.day_of_entry));
                let to = span.to.plus(-i32::from(!counting.day_of_exit));
                (from <= to).then_some(Span { from, to })
            },
        );
        Presence::new(spans.collect())
    }

    /// The stays in an area. Whoever goes on from one member state to another has not entered anew.
    fn parts_in(&self, area: Area<'_>, history: &History) -> Vec<Stayed> {
        let mut parts: Vec<Stayed> = history
            .stays
            .iter()
            .flat_map(|stayed| area.parts(stayed, self.situation.into, self.as_of))
            .collect();
        if area.territory.is_none() {
            return parts;
        }
        parts.sort_by_key(|stayed| stayed.span);
        let mut joined: Vec<Stayed> = Vec::new();
        for part in parts {
            match joined.last_mut() {
                Some(last)
                    if last.ground == part.ground
                        && last.state != part.state
                        && part.span.from <= last.span.to.plus(1) =>
                {
                    last.span.to = last.span.to.max(part.span.to);
                    last.state = part.state;
                }
                _ => joined.push(part),
            }
        }
        joined
    }
}
