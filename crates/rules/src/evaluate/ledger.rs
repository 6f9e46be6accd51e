//! The book that [`crate::stay`] counts with, built from the rules that hold on each stretch of days.
//!
//! Every day is judged by the law of that day, with the exceptions that this traveller's facts fulfil.

use std::cell::LazyCell;
use std::ops::Deref;
use std::sync::Arc;

use base::Date;

use super::facts::{Facts, Need, Time};
use super::history::{Area, History};
use super::law::Law;
use super::leaf::Step;
use super::rule::{Effect, Holding};
use crate::fact::Fact;
use crate::pack::{Counting, Instead, LimitSpec, Pack, Transition};
use crate::stay::{Book, Count, Day, Held, Limit, Presence, Span};
use crate::vocabulary::AppliesOn;

/// A day after every day that a situation can name.
pub(crate) const FAR: Date = Date::constant(2590, 1, 1);
pub(crate) const CLAIM_UNTIL: &str = "lies after the stay";

/// A book and the rules behind its limits, by tag.
pub(crate) struct Ledger<'a> {
    pub(crate) book: Book,
    pub(crate) holding: Vec<Holding<'a>>,
    pub(crate) defeated: Vec<Arc<Step>>,
}

/// What became of the stay rules on each stretch of days, for one set of facts: the same for all travellers of whom the
/// same conditions are true.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    readings: Vec<(Option<String>, Vec<Vec<KeptEffect>>)>,
}

#[derive(Clone, Debug)]
enum KeptEffect {
    Silent,
    Defeated(Vec<Arc<Step>>),
    Holds { version: usize, instead: Instead, trace: Vec<Arc<Step>> },
}

impl<'a> Ledger<'a> {
    /// The rule behind a count.
    pub(crate) fn behind(&self, count: &Count) -> Option<&Holding<'a>> {
        self.holding.get(count.held.tag)
    }

    /// The group of states whose days a limit counts.
    pub(crate) fn territory(&self, count: &Count) -> Option<String> {
        self.behind(count).and_then(|holds| Area::of(holds.pack, &holds.rule.counting).name())
    }
}

/// A ledger in the making.
struct Build<'a> {
    ledger: Ledger<'a>,
    /// The ways of counting met so far, each with its pack: the presences of the book after the first.
    countings: Vec<(&'a str, &'a Counting)>,
    needs: Vec<Need>,
}

impl Build<'_> {
    fn defeated(&mut self, steps: Vec<Arc<Step>>) {
        for step in steps {
            if !self.ledger.defeated.contains(&step) {
                self.ledger.defeated.push(step);
            }
        }
    }
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
        let mut build =
            Build { ledger: self.empty(rules, history), countings: Vec::new(), needs: Vec::new() };
        let kept = self.kept.and_then(|kept| kept.of(reading));
        if kept.is_some() {
            // What is kept was not judged in this case, and is not noted.
            self.residue.pass_over();
        }
        for (nth, begin) in self.stretches_within(first, last).enumerate() {
            let of_day = LazyCell::new(|| Law::of_day(self, begin.date()));
            let mut held = Vec::new();
            for (at, (pack, place)) in rules.iter().enumerate() {
                let known = kept.and_then(|kept| kept.get(nth)?.get(at)?.effect(pack, *place));
                let effect = match known {
                    Some(effect) => Ok(effect),
                    None => self.effect(pack, *place, reading, self.law_from(pack, *place, &of_day)?),
                };
                match effect {
                    Ok(Effect::Silent) => {}
                    Ok(Effect::Defeated(steps)) => build.defeated(steps),
                    Ok(Effect::Holds(holds)) => {
                        held.append(&mut self.held(&mut build, holds, history, begin, enter));
                    }
                    Err(mut more) => build.needs.append(&mut more),
                }
            }
            build.ledger.book.segments.push((begin, held));
        }
        if build.needs.is_empty() { Ok(build.ledger) } else { Err(build.needs) }
    }

    /// The first days of the stretches without a change of law that touch a range.
    fn stretches_within(&self, first: Day, last: Day) -> impl Iterator<Item = Day> + use<> {
        let stretches = self.stretches();
        (0..stretches.len()).filter_map(move |at| {
            let (begin, end) = *stretches.get(at)?;
            let (begin, end) = (Day::of(begin).max(first), Day::of(end).min(last));
            (begin <= end).then_some(begin)
        })
    }

    /// The law by which a stay rule is read in a stretch, whose own law is that of its first day.
    fn law_from(
        &self,
        pack: &Pack,
        place: usize,
        of_day: &impl Deref<Target = Law>,
    ) -> Result<Law, Vec<Need>> {
        match pack.rules.get(place).map(|rule| rule.applies_on) {
            None | Some(AppliesOn::EachDayOfStay) => Ok(**of_day),
            Some(other) => self.law(other),
        }
    }

    /// What becomes of some stay rules in each of these readings; `None` if a missing fact decides.
    pub(crate) fn keep(
        &self,
        rules: &[(&'a Pack, usize)],
        readings: &[Option<&'a str>],
        (first, last): (Day, Day),
    ) -> Option<Kept> {
        let mut steps = Steps::default();
        let mut of_stretch = |reading: Option<&'a str>, begin: Day| {
            let of_day = LazyCell::new(|| Law::of_day(self, begin.date()));
            let mut of_rule = |(pack, place): &(&'a Pack, usize)| {
                let law = self.law_from(pack, *place, &of_day).ok()?;
                let effect = self.effect(pack, *place, reading, law).ok()?;
                KeptEffect::of(effect, &mut steps)
            };
            rules.iter().map(&mut of_rule).collect::<Option<Vec<_>>>()
        };
        let mut of_reading = |reading: Option<&'a str>| {
            let stretches = self.stretches_within(first, last);
            let effects = stretches.map(|begin| of_stretch(reading, begin)).collect::<Option<Vec<_>>>()?;
            Some((reading.map(str::to_owned), effects))
        };
        Some(Kept { readings: readings.iter().copied().map(&mut of_reading).collect::<Option<Vec<_>>>()? })
    }

    /// A book of every day in an area that some rule counts, and of no limit yet.
    fn empty(&self, rules: &[(&'a Pack, usize)], history: &History) -> Ledger<'a> {
        let (mut all, mut areas): (Vec<Span>, Vec<(&str, Option<usize>)>) = (Vec::new(), Vec::new());
        for (pack, place) in rules {
            let Some(rule) = pack.rules.get(*place) else { continue };
            let area = (pack.id.as_str(), rule.counting.territory);
            if areas.contains(&area) {
                continue;
            }
            areas.push(area);
            for span in self.spans_in(Area::of(pack, &rule.counting), history) {
                if !all.contains(&span) {
                    all.push(span);
                }
            }
        }
        Ledger {
            book: Book { presences: vec![Presence::new(all)], segments: Vec::new() },
            holding: Vec::new(),
            defeated: Vec::new(),
        }
    }

    /// A rule that holds from a day on, as limits of the book; none if its end is an event that does not take place.
    fn held(
        &self,
        build: &mut Build<'a>,
        holds: Holding<'a>,
        history: &History,
        begin: Day,
        enter: Date,
    ) -> Vec<Held> {
        let limits = match self.limits(&holds, enter) {
            Ok(limits) => limits,
            Err(need) => {
                build.needs.push(need);
                return Vec::new();
            }
        };
        if limits.is_empty() {
            return Vec::new();
        }
        let counting = &holds.rule.counting;
        let area = Area::of(holds.pack, counting);
        let known = build.countings.iter().position(|known| *known == (holds.pack.id.as_str(), counting));
        let presence = known.unwrap_or_else(|| {
            build.ledger.book.presences.push(self.presence(area, counting, history));
            build.countings.push((holds.pack.id.as_str(), counting));
            build.countings.len() - 1
        });
        let since = since(&holds);
        let planned_from = area.member_since(self.situation.into, begin.date(), self.as_of);
        let tag = tag(&mut build.ledger.holding, holds);
        let held = |(limit, or_until)| Held {
            limit,
            or_until,
            since,
            planned_from,
            // The first presence of the book holds every day.
            presence: presence + 1,
            counts_entry: counting.day_of_entry,
            counts_exit: counting.day_of_exit,
            tag,
        };
        limits.into_iter().map(held).collect()
    }

    /// The limits of a rule that holds, each with the day that it may run to all the same.
    fn limits(&self, holds: &Holding<'_>, enter: Date) -> Result<Vec<(Limit, Option<Day>)>, Need> {
        let Some(limit) = holds.instead.limit.or(holds.version.limit) else { return Ok(Vec::new()) };
        let LimitSpec::Until(fact) = limit else {
            return Ok(limit.counts().map(|limit| (limit, None)).collect());
        };
        let until = self.until(fact, enter)?;
        let own: Vec<Limit> = holds.version.limit.into_iter().flat_map(LimitSpec::counts).collect();
        if holds.instead.or_longer && !own.is_empty() {
            return Ok(own.into_iter().map(|limit| (limit, until)).collect());
        }
        Ok(until.map(|last| (Limit::Until { last }, None)).into_iter().collect())
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
                    None => Err(Need::Assumption { facts: vec![fact], claim: claim.into() }),
                }
            }
        }
    }
}

impl Kept {
    fn of(&self, reading: Option<&str>) -> Option<&[Vec<KeptEffect>]> {
        let found = self.readings.iter().find(|(known, _)| known.as_deref() == reading);
        found.map(|(_, effects)| effects.as_slice())
    }
}

/// Steps, each once: equal ones are then seen to be equal without looking at their words.
#[derive(Default)]
struct Steps(Vec<Arc<Step>>);

impl Steps {
    fn shared(&mut self, trace: Vec<Arc<Step>>) -> Vec<Arc<Step>> {
        trace.into_iter().map(|step| self.one(step)).collect()
    }

    fn one(&mut self, step: Arc<Step>) -> Arc<Step> {
        if let Some(known) = self.0.iter().find(|known| **known == step) {
            return Arc::clone(known);
        }
        self.0.push(Arc::clone(&step));
        step
    }
}

impl KeptEffect {
    fn of(effect: Effect<'_>, steps: &mut Steps) -> Option<Self> {
        Some(match effect {
            Effect::Silent => Self::Silent,
            Effect::Defeated(trace) => Self::Defeated(steps.shared(trace)),
            Effect::Holds(Holding { rule, version, instead, trace, .. }) => {
                let version = rule.versions.iter().position(|known| std::ptr::eq(known, version))?;
                Self::Holds { version, instead, trace: steps.shared(trace) }
            }
        })
    }

    fn effect<'a>(&self, pack: &'a Pack, place: usize) -> Option<Effect<'a>> {
        Some(match self {
            Self::Silent => Effect::Silent,
            Self::Defeated(steps) => Effect::Defeated(steps.clone()),
            Self::Holds { version, instead, trace } => {
                let rule = pack.rules.get(place)?;
                let version = rule.versions.get(*version)?;
                Effect::Holds(Holding { pack, rule, place, version, instead: *instead, trace: trace.clone() })
            }
        })
    }
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
