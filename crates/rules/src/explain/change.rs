//! What the traveller can change to get a better result, the cheapest first.
//!
//! Each suggestion was tried: the situation is changed, the evaluator answers it anew, and only a better result is told.
//! Nationality, age and past stays are never changed, nor what the traveller is or comes for ([`crate::Fact::change_cost`]).

mod edit;

use base::{Date, Moment};

use self::edit::{Edit, apply, day_of};
use super::judge::{Judge, rule_of};
use super::{Change, Judged, Judgement, Says, WhyNot};
use crate::answer::{Answer, SlotAnswer};
use crate::duration::Duration;
use crate::evaluate::answer::of_slot;
use crate::fact::Fact;
use crate::pack::{Atom, Target};
use crate::situation::Situation;
use crate::vocabulary::{Filing, Mode, Outcome, Slot, Verdict};

/// Suggestions told for one slot.
const MOST_CHANGES: usize = 3;
/// Situations tried for one slot: bounds the work.
const MOST_TRIES: usize = 80;
/// A mere requirement is not worth a longer wait than this.
const LONGEST_WAIT_DAYS: i32 = 90;

/// The cheapest changes of each slot whose result is a burden.
pub(crate) fn changes(judge: &Judge<'_>, answer: &Answer) -> Vec<Change> {
    let mut all = Vec::new();
    for slot in answer.slots.iter() {
        let before = burden(slot);
        // What the border takes in passing is not worth a change.
        if before.is_none_or(|burden| burden <= 2) {
            continue;
        }
        let search = Search { judge, answer, slot, before: before.unwrap_or(0) };
        all.append(&mut search.changes());
    }
    all
}

/// How much a result asks of the traveller; `None` while it is undecided.
fn burden(slot: &SlotAnswer) -> Option<u32> {
    let result = burden_of(slot.slot, slot.result)?;
    let filing = match slot.filing.filing {
        Some(Filing::Late) => 30,
        Some(Filing::Early) => 5,
        Some(Filing::NotFiled) => 3,
        Some(Filing::Depends) => 4,
        Some(Filing::InTime) | None => 0,
    };
    Some(result + filing)
}

/// The same of a result alone.
pub(crate) fn burden_of(slot: Slot, result: Outcome) -> Option<u32> {
    Some(match result {
        Outcome::Depends | Outcome::Conflict => return None,
        Outcome::Forbidden | Outcome::Suspended => 50,
        Outcome::Exceeds => 40,
        // The border takes biometrics in passing.
        Outcome::Required if slot == Slot::Biometrics => 2,
        Outcome::Required => 10,
        Outcome::Voluntary => 1,
        Outcome::Permitted | Outcome::NotRequired | Outcome::Within => 0,
    })
}

struct Search<'s, 'a> {
    judge: &'s Judge<'a>,
    answer: &'s Answer,
    slot: &'s SlotAnswer,
    before: u32,
}

impl Search<'_, '_> {
    fn changes(&self) -> Vec<Change> {
        let mut candidates = self.candidates();
        candidates.sort_by_key(|edits| cost(edits));
        let mut found: Vec<Change> = Vec::new();
        for edits in candidates.into_iter().take(MOST_TRIES) {
            let same = |known: &Change| {
                let named = known.facts.iter().map(|change| change.fact);
                named.eq(edits.iter().map(Edit::fact))
            };
            if found.iter().any(same) {
                continue;
            }
            found.extend(self.tried(&edits));
            if found.len() == MOST_CHANGES {
                break;
            }
        }
        found
    }

    /// The change, if the evaluator finds the result better.
    fn tried(&self, edits: &[Edit]) -> Option<Change> {
        let (changed, facts) = apply(self.judge.situation, edits)?;
        let after = self.better(&changed)?;
        Some(Change {
            slot: self.slot.slot,
            result: after.result,
            filing: after.filing.filing,
            facts,
            cost: cost(edits),
        })
    }

    fn better(&self, changed: &Situation) -> Option<SlotAnswer> {
        let (after, verdict) = of_slot(self.judge.set, changed, self.judge.as_of, self.slot.slot);
        (verdict != Verdict::Depends && burden(&after).is_some_and(|burden| burden < self.before))
            .then_some(after)
    }

    fn candidates(&self) -> Vec<Vec<Edit>> {
        let mut all: Vec<Vec<Edit>> = Vec::new();
        all.extend(self.filings().into_iter().map(|edit| vec![edit]));
        all.extend(self.passports().into_iter().map(|edit| vec![edit]));
        all.extend(self.ways().into_iter().map(|edit| vec![edit]));
        if let Some(day) = self.slot.stay.as_ref().and_then(|stay| stay.last_lawful_day.flatten()) {
            all.push(vec![Edit::Exit(day)]);
        }
        let of_slot = self.answer.why_not.iter().flatten().filter(|why_not| why_not.slot == self.slot.slot);
        all.extend(of_slot.filter_map(|why_not| self.all_of(why_not)));
        all.extend(self.entries().into_iter().map(|edit| vec![edit]));
        all
    }

    /// To file within the window.
    fn filings(&self) -> Vec<Edit> {
        let filing = &self.slot.filing;
        match filing.filing {
            Some(Filing::Late | Filing::NotFiled | Filing::Depends) => {
                filing.file_by.map(Edit::FileBy).into_iter().collect()
            }
            Some(Filing::Early) => filing.file_not_before.map(Edit::FileFrom).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// To come with another of the passports that the traveller holds.
    fn passports(&self) -> Vec<Edit> {
        let held = self.judge.situation.nationalities.iter().flatten();
        let presented = self.judge.situation.document.nationality;
        held.filter(|held| Some(**held) != presented).map(|held| Edit::Passport(*held)).collect()
    }

    /// To cross elsewhere or otherwise, where some condition asks.
    fn ways(&self) -> Vec<Edit> {
        let asked = |fact: Fact| {
            let because = self.answer.because.iter().flatten().filter(|b| b.slot == self.slot.slot);
            let why_not = self.answer.why_not.iter().flatten().filter(|w| w.slot == self.slot.slot);
            let judged = because.flat_map(|b| &b.judged).chain(why_not.flat_map(|w| &w.in_the_way));
            judged.flat_map(|judged| &judged.facts).any(|told| told.fact == fact)
        };
        let mut ways = Vec::new();
        if asked(Fact::EntryPoint) {
            let points = self.judge.packs.iter().flat_map(|pack| &pack.points);
            ways.extend(points.map(|point| Edit::Point(point.name.clone())));
        }
        if asked(Fact::EntryMode) {
            ways.extend(Mode::ALL.iter().map(|mode| Edit::Mode(*mode)));
        }
        ways
    }

    /// Everything that stands in the way of one other result, if all of it can be changed.
    fn all_of(&self, why_not: &WhyNot) -> Option<Vec<Edit>> {
        if why_not.in_the_way.is_empty() {
            return None;
        }
        why_not.in_the_way.iter().map(|judged| self.fulfilled(judged)).collect()
    }

    /// The edit that fulfils a condition.
    fn fulfilled(&self, judged: &Judged) -> Option<Edit> {
        let Says::Atom(atom) = &judged.says else { return None };
        let entry = self.judge.facts.entry_day()?;
        match atom {
            Atom::PlannedStay { at_most } => {
                Some(Edit::Exit(Duration::Days(at_most.saturating_sub(1)).after(entry)))
            }
            Atom::Gap {
                event: Fact::ExitOn,
                duration,
                at_least: false,
                before: false,
                other: Fact::EntryAt,
            } => Some(Edit::Exit(duration.after(entry))),
            Atom::DocumentValid { duration, after } => {
                let event = match after {
                    Fact::EntryAt => entry,
                    Fact::ExitOn => day_of(self.judge.situation.exit.when)?,
                    _ => return None,
                };
                Some(Edit::Expires(duration.after(event)))
            }
            Atom::BlankPages { at_least } => Some(Edit::Pages(*at_least)),
            Atom::Against { event: Fact::EntryAt, edge, negated: true } => Some(Edit::EnterOn(edge.day())),
            _ => None,
        }
    }

    /// To enter later: the soonest first.
    fn entries(&self) -> Vec<Edit> {
        let Some(day) = self.judge.facts.entry_day() else { return Vec::new() };
        let mut edits: Vec<Edit> = self.entries_after_filing();
        let soonest = self.slot.stay.as_ref().and_then(|stay| stay.earliest_entry.flatten());
        edits.extend(soonest.filter(|soonest| *soonest > day).map(Edit::EnterOn));
        edits.extend(self.entry_after_overstay(day));
        let last = match self.slot.result {
            Outcome::Forbidden | Outcome::Suspended => Date::MAX,
            _ => Duration::Days(LONGEST_WAIT_DAYS.unsigned_abs()).after(day),
        };
        let mut days: Vec<Date> = self.judge.packs.iter().flat_map(|pack| pack.change_days()).collect();
        days.sort_unstable();
        days.dedup();
        edits.extend(days.into_iter().filter(|change| day < *change && *change <= last).map(Edit::EnterOn));
        edits
    }

    /// To enter so late that the filing was in time.
    fn entries_after_filing(&self) -> Vec<Edit> {
        let filed = self.judge.situation.filed.value().and_then(|filed| filed.at).map(Moment::instant);
        let (Some(filed), Some(Filing::Late)) = (filed, self.slot.filing.filing) else { return Vec::new() };
        let mut spans: Vec<Duration> = Vec::new();
        for pack in self.judge.packs {
            let deadlines = pack.deadlines.iter().enumerate();
            let of_slot = deadlines.filter(|(place, _)| {
                rule_of(pack, Target::Deadline(*place)).is_some_and(|rule| rule.slot == self.slot.slot)
            });
            for (place, deadline) in of_slot {
                let instead =
                    pack.defeaters(Target::Deadline(place)).filter_map(|(_, e)| e.instead?.at_least);
                spans.extend(instead.chain(deadline.at_least));
            }
        }
        let zone = &self.judge.facts.zone;
        let mut moments: Vec<Moment> =
            spans.into_iter().map(|span| Moment::in_zone(span.instant_after(filed, zone), zone)).collect();
        moments.sort_by_key(|moment| moment.instant());
        moments.dedup();
        moments.into_iter().map(Edit::EnterAt).collect()
    }

    /// To enter once a past overstay lies so far back that it no longer matters.
    fn entry_after_overstay(&self, day: Date) -> Option<Edit> {
        let because = self.answer.because.iter().flatten().filter(|because| because.slot == self.slot.slot);
        let within = because.flat_map(|because| &because.judged).find_map(|judged| match &judged.says {
            Says::Atom(Atom::LastOverstay { within, before: Fact::EntryAt, .. })
                if judged.truth == Judgement::True =>
            {
                Some(*within)
            }
            _ => None,
        })?;
        let is_better = |on: Date| {
            let changed = apply(self.judge.situation, &[Edit::EnterOn(on)]);
            changed.is_some_and(|(changed, _)| self.better(&changed).is_some())
        };
        let (mut bad, mut good) = (day, within.after(day));
        if !is_better(good) {
            return None;
        }
        while let Some(middle) = middle(bad, good) {
            if is_better(middle) { good = middle } else { bad = middle }
        }
        Some(Edit::EnterOn(good))
    }
}

/// A day between two, if there is one.
fn middle(first: Date, last: Date) -> Option<Date> {
    let (first, last) = (crate::stay::Day::of(first), crate::stay::Day::of(last));
    let apart = last.since(first);
    (apart > 1).then(|| first.plus(apart / 2).date())
}

/// What edits cost together. An edit that may not be told costs too much to be tried; none is made.
fn cost(edits: &[Edit]) -> u8 {
    edits.iter().map(|edit| edit.fact().change_cost().unwrap_or(u8::MAX)).fold(0, u8::saturating_add)
}
