//! The book that [`crate::stay`] counts with, built from the rules that hold on each stretch of days.
//!
//! Every day is judged by the law of that day, with the exceptions that this traveller's facts fulfil.

use base::Date;

use super::facts::{Facts, Need, Time};
use super::law::Law;
use super::leaf::Step;
use super::rule::{Effect, Holding};
use crate::fact::Fact;
use crate::pack::{Counting, LimitSpec, Pack, Transition};
use crate::stay::{Book, Day, Held, Limit, Presence, Span};
use crate::vocabulary::{AppliesOn, Ground};

/// A day after every day that a situation can name.
pub(crate) const FAR: Date = Date::constant(2590, 1, 1);
pub(crate) const CLAIM_UNTIL: &str = "lies after the stay";

/// A book and the rules behind its limits, by tag.
pub(crate) struct Ledger<'a> {
    pub(crate) book: Book,
    pub(crate) holding: Vec<Holding<'a>>,
    pub(crate) defeated: Vec<Step>,
}

/// Spans of past, present and booked days.
#[derive(Clone, Debug)]
pub(crate) struct History {
    pub(crate) stays: Vec<(Span, Ground)>,
}

impl<'a> Facts<'a> {
    /// Builds the book of some stay rules over a range of days.
    pub(crate) fn ledger(
        &self,
        rules: &[(&'a Pack, usize)],
        reading: Option<&'a str>,
        history: &History,
        (first, last): (Day, Day),
        enter: Date,
    ) -> Result<Ledger<'a>, Vec<Need>> {
        let all = Presence::new(history.stays.iter().map(|(span, _)| *span).collect());
        let mut ledger = Ledger {
            book: Book { presences: vec![all], segments: Vec::new() },
            holding: Vec::new(),
            defeated: Vec::new(),
        };
        let mut countings: Vec<Counting> = Vec::new();
        let mut needs = Vec::new();
        for (begin, end) in self.stretches() {
            let (begin, end) = (Day::of(begin).max(first), Day::of(end).min(last));
            if end < begin {
                continue;
            }
            let mut held = Vec::new();
            for (pack, place) in rules {
                let Some(rule) = pack.rules.get(*place) else { continue };
                let law = match rule.applies_on {
                    AppliesOn::EachDayOfStay => Law::of_day(self, begin.date()),
                    other => self.law(other)?,
                };
                match self.effect(pack, *place, reading, law) {
                    Ok(Effect::Silent) => {}
                    Ok(Effect::Defeated(steps)) => {
                        ledger.defeated.extend(
                            steps.into_iter().filter(|s| !ledger.defeated.contains(s)).collect::<Vec<_>>(),
                        );
                    }
                    Ok(Effect::Holds(holds)) => match self.limit(&holds, enter) {
                        Ok(Some((limit, or_until))) => {
                            let presence =
                                presence_of(&mut ledger.book, &mut countings, &rule.counting, history);
                            held.push(Held {
                                limit,
                                or_until,
                                since: since(&holds),
                                presence,
                                tag: tag(&mut ledger.holding, holds),
                                counts_entry: rule.counting.day_of_entry,
                                counts_exit: rule.counting.day_of_exit,
                            });
                        }
                        Ok(None) => {}
                        Err(need) => needs.push(need),
                    },
                    Err(mut more) => needs.append(&mut more),
                }
            }
            ledger.book.segments.push((begin, held));
        }
        if needs.is_empty() { Ok(ledger) } else { Err(needs) }
    }

    /// The limit of a rule that holds, and the day that it may run to all the same.
    fn limit(&self, holds: &Holding<'_>, enter: Date) -> Result<Option<(Limit, Option<Day>)>, Need> {
        let own = match holds.version.limit {
            Some(LimitSpec::Days(limit)) => Some(limit),
            _ => None,
        };
        match (holds.instead.limit.or(holds.version.limit), own) {
            (None, _) => Ok(None),
            (Some(LimitSpec::Days(limit)), _) => Ok(Some((limit, None))),
            (Some(LimitSpec::Until(fact)), Some(own)) if holds.instead.or_longer => {
                Ok(Some((own, self.until(fact, enter)?)))
            }
            (Some(LimitSpec::Until(fact)), _) => {
                Ok(self.until(fact, enter)?.map(|last| (Limit::Until { last }, None)))
            }
        }
    }

    /// The day of a fact; `None` if it does not take place.
    fn until(&self, fact: Fact, enter: Date) -> Result<Option<Day>, Need> {
        match self.time(fact) {
            Time::Never => Ok(None),
            Time::Within(span) if !span.is_unknown() => Ok(Some(Day::of(span.last_day))),
            Time::Within(_) => {
                let claim = format!("{fact} {CLAIM_UNTIL}");
                match self.assumed(&claim) {
                    Some(true) => Ok(Some(Day::of(FAR))),
                    Some(false) => Ok(Some(Day::of(enter).plus(-1))),
                    None => Err(Need::Assumption { facts: vec![fact], claim }),
                }
            }
        }
    }
}

fn presence_of(
    book: &mut Book,
    countings: &mut Vec<Counting>,
    counting: &Counting,
    history: &History,
) -> usize {
    if let Some(place) = countings.iter().position(|known| known == counting) {
        return place + 1;
    }
    let spans = history.stays.iter().filter(|(_, ground)| counting.grounds.contains(ground)).filter_map(
        |(span, _)| {
            let from = span.from.plus(i32::from(!counting.day_of_entry));
            let to = span.to.plus(-i32::from(!counting.day_of_exit));
            (from <= to).then_some(Span { from, to })
        },
    );
    book.presences.push(Presence::new(spans.collect()));
    countings.push(counting.clone());
    countings.len()
}

fn tag<'a>(holding: &mut Vec<Holding<'a>>, holds: Holding<'a>) -> usize {
    let same = |known: &Holding<'_>| {
        known.rule.id == holds.rule.id && known.version.n == holds.version.n && known.trace == holds.trace
    };
    holding.iter().position(same).unwrap_or_else(|| {
        holding.push(holds);
        holding.len() - 1
    })
}

/// The first day that counts, where a version begins the count anew after another one.
fn since(holds: &Holding<'_>) -> Option<Day> {
    let follows = holds.rule.versions.iter().any(|version| version.until == Some(holds.version.from));
    (holds.rule.transition == Transition::Reset && follows).then(|| Day::of(holds.version.from.day()))
}
