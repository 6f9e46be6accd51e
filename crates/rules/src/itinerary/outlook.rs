//! A day in a state: what each limit has left on it, and the first days on which something is possible again.

use base::{Country, Date};

use super::Itinerary;
use crate::evaluate::{Ledger, stay_books, stay_of};
use crate::situation::Situation;
use crate::stay::{Book, Count, Day, counts_on, earliest_for};
use crate::vocabulary::Outcome;

/// Days that are looked ahead for a first one.
const HORIZON_DAYS: i32 = 1_200;
/// Candidates that are tried before it is said that there is none.
const MOST_CANDIDATES: usize = 64;

/// What one limit counts on a day.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct LimitCount {
    /// The rule it comes from, by its full name.
    pub rule: String,
    /// The version that holds on the day.
    pub version: u32,
    /// The sources of that version, by their names in the pack.
    pub sources: Vec<String>,
    /// Most days; `None` where the limit is a day.
    pub max_days: Option<u32>,
    /// `rolling-180`, `calendar-year`, `half-year`, `half-year-from-entry`, `per-entry`, `until`.
    pub window: String,
    /// The last day, for `until`.
    pub until: Option<Date>,
    /// The group of states whose days all count, by its name in the pack.
    pub territory: Option<String>,
    /// Days that count: on a day of a trip with that day, else before an entry on it.
    pub used: u32,
    /// Days left.
    pub left: u32,
}

/// A state on a day.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Outlook {
    /// The limits that hold, each with its count; the one with the fewest days left comes first.
    pub limits: Vec<LimitCount>,
    /// The day lies in a trip to a state whose days count.
    pub is_inside: bool,
    /// Facts decide that nobody told, or readings of the law disagree: of every limit the highest count is shown.
    pub is_open: bool,
    /// The last day that may be spent by who enters on the day; `None` inside a trip, or if no day may be spent.
    pub last_lawful_day: Option<Date>,
    /// The first day from this one on which a stay of so many days keeps within and spoils no later trip.
    pub first_for_days: Option<Date>,
    /// The first day from this one, outside every trip, on which no day counts against any limit.
    pub full_quota: Option<Date>,
}

impl Itinerary<'_> {
    /// Where the traveller stands in a state on a day: what is left, and when so many days are possible.
    pub fn outlook(&self, into: Country, on: Date, days: u32) -> Outlook {
        let entering = self.entering(into, on, on);
        let day = Day::of(on);
        let books = stay_books(self.packs, &entering, self.as_of, |ledger| {
            let counts = counts_on(&ledger.book, day);
            let limits: Vec<LimitCount> = counts.iter().map(|count| shown(ledger, count)).collect();
            (limits, is_inside(&ledger.book, day))
        });
        if books.is_empty() {
            return Outlook::default();
        }
        let is_inside = books.iter().any(|(_, inside)| *inside);
        let slot = stay_of(self.packs, &entering, self.as_of);
        let last = slot.as_ref().and_then(|slot| slot.stay.as_ref()).and_then(|stay| stay.last_lawful_day);
        Outlook {
            is_inside,
            is_open: books.windows(2).any(|pair| matches!(pair, [a, b] if a != b)),
            limits: strictest(books.into_iter().flat_map(|(limits, _)| limits)),
            last_lawful_day: last.flatten().filter(|_| !is_inside),
            first_for_days: self.first_for(into, day, days),
            full_quota: self.full_quota(into, day),
        }
    }

    /// What each limit counts on each day of a stretch: for every day the limits that hold on it.
    ///
    /// Between two changes of the law an entry on any day is judged by one book, so that a year takes a moment.
    pub fn counts(&self, into: Country, from: Date, to: Date) -> Vec<(Date, Vec<LimitCount>)> {
        let mut all = Vec::new();
        let last = Day::of(to).min(Day::of(from).plus(HORIZON_DAYS));
        for (begin, end) in self.stretches(into, Day::of(from), last) {
            let days = || (begin.number()..=end.number()).map(Day::from_number);
            let books = stay_books(
                self.packs,
                &self.entering(into, begin.date(), begin.date()),
                self.as_of,
                |ledger| {
                    days()
                        .map(|day| {
                            counts_on(&ledger.book, day).iter().map(|count| shown(ledger, count)).collect()
                        })
                        .collect::<Vec<Vec<LimitCount>>>()
                },
            );
            for (at, day) in days().enumerate() {
                let of_day = books.iter().filter_map(|book| book.get(at)).flatten().cloned();
                all.push((day.date(), strictest(of_day)));
            }
        }
        all
    }

    /// The stretches of days, within others, between which the law of stays changes.
    fn stretches(&self, into: Country, from: Day, to: Day) -> Vec<(Day, Day)> {
        let cuts = self.packs.cuts(crate::vocabulary::Slot::Stay, into);
        let mut starts: Vec<Day> =
            cuts.into_iter().map(Day::of).filter(|day| from < *day && *day <= to).collect();
        starts.insert(0, from);
        let ends: Vec<Day> = starts.iter().skip(1).map(|day| day.plus(-1)).chain([to]).collect();
        starts.into_iter().zip(ends).collect()
    }

    fn entering(&self, into: Country, from: Date, to: Date) -> Situation {
        let mut situation = self.situation(into, from, to);
        situation.stays = Some(self.stays_but(None));
        situation
    }

    /// The first day on which a stay of so many days keeps within: sought in the books, and believed only if the rules
    /// themselves say so.
    fn first_for(&self, into: Country, from: Day, days: u32) -> Option<Date> {
        let more = i32::try_from(days.max(1)).ok()? - 1;
        self.first_confirmed(
            into,
            from,
            |book, from| earliest_for(book, from, days),
            |first| {
                let last = first.plus(more);
                if let Some(end) = self.last_day_shared(first, last) {
                    return Err(end.plus(1));
                }
                let situation = self.entering(into, first.date(), last.date());
                let slot = stay_of(self.packs, &situation, self.as_of);
                let is_within = slot.as_ref().is_some_and(|slot| slot.result == Outcome::Within);
                let spoils = slot.and_then(|slot| slot.stay).and_then(|stay| stay.conflicts_with_booked);
                if is_within && spoils.is_none() { Ok(()) } else { Err(first.plus(1)) }
            },
        )
    }

    fn full_quota(&self, into: Country, from: Day) -> Option<Date> {
        let is_full = |book: &Book, day: Day| {
            !is_inside(book, day) && counts_on(book, day).iter().all(|count| count.used == 0)
        };
        let end = from.plus(HORIZON_DAYS);
        self.first_confirmed(
            into,
            from,
            |book, from| {
                let days = (from.number()..=end.number()).map(Day::from_number);
                days.into_iter().find(|day| is_full(book, *day))
            },
            |day| {
                let situation = self.entering(into, day.date(), day.date());
                let full =
                    stay_books(self.packs, &situation, self.as_of, |ledger| is_full(&ledger.book, day));
                if full.into_iter().all(|full| full) { Ok(()) } else { Err(day.plus(1)) }
            },
        )
    }

    /// The last day of the last trip that shares a day with a stay, wherever the trip leads: nobody is in two places.
    fn last_day_shared(&self, from: Day, to: Day) -> Option<Day> {
        let spans = self.trips.iter().map(|(_, trip)| (Day::of(trip.from), Day::of(trip.to)));
        spans.filter(|(first, last)| *first <= to && from <= *last).map(|(_, last)| last).max()
    }

    /// The first day that every book finds and that the law of that very day confirms; a day that it does not confirm
    /// names the next one to look at.
    fn first_confirmed(
        &self,
        into: Country,
        from: Day,
        find: impl Fn(&Book, Day) -> Option<Day>,
        confirm: impl Fn(Day) -> Result<(), Day>,
    ) -> Option<Date> {
        let mut from = from;
        for _ in 0..MOST_CANDIDATES {
            let entering = self.entering(into, from.date(), from.date());
            let found = stay_books(self.packs, &entering, self.as_of, |ledger| find(&ledger.book, from));
            let latest = found.into_iter().collect::<Option<Vec<Day>>>()?.into_iter().max()?;
            match confirm(latest) {
                Ok(()) => return Some(latest.date()),
                Err(next) => from = next,
            }
        }
        None
    }
}

fn is_inside(book: &Book, day: Day) -> bool {
    book.presences.first().is_some_and(|presence| presence.days().contains(day))
}

/// Each limit once, with its highest count; the one with the fewest days left first.
fn strictest(limits: impl Iterator<Item = LimitCount>) -> Vec<LimitCount> {
    let mut found: Vec<LimitCount> = Vec::new();
    for limit in limits {
        let same = |known: &&mut LimitCount| {
            (&known.rule, known.max_days, &known.window, known.until)
                == (&limit.rule, limit.max_days, &limit.window, limit.until)
        };
        match found.iter_mut().find(same) {
            Some(known) if known.used < limit.used => *known = limit,
            Some(_) => {}
            None => found.push(limit),
        }
    }
    found.sort_by_key(|limit| limit.left);
    found
}

/// A count with the rule behind it.
fn shown(ledger: &Ledger<'_>, count: &Count) -> LimitCount {
    let behind = ledger.behind(count);
    let sources = behind.and_then(|holds| holds.trace.first()).map(|step| step.sources.iter());
    LimitCount {
        rule: behind.map(|holds| holds.pack.full_name(&holds.rule.id)).unwrap_or_default(),
        version: behind.map_or(0, |holds| holds.version.n),
        sources: sources.into_iter().flatten().map(|cited| cited.id.clone()).collect(),
        territory: ledger.territory(count),
        max_days: count.limit.max_days(),
        window: count.limit.window(),
        until: count.limit.until(),
        used: count.used,
        left: count.left,
    }
}
