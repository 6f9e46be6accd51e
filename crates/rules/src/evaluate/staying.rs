//! The slot `stay`: what the planned stay comes to in each reading, and what would have to be known.

use std::cell::RefCell;
use std::sync::Arc;

use base::Date;

use super::answer::{judge, slot_answer};
use super::diagram::solve;
use super::facts::{Facts, Need, Time};
use super::history::History;
use super::leaf::{Identity, Leaf, Step};
use super::ledger::{CLAIM_UNTIL, FAR, Ledger};
use super::requirement::distinct;
use crate::answer::{LimitAnswer, ReadingAnswer, SlotAnswer, StayAnswer};
use crate::fact::Fact;
use crate::pack::{LimitSpec, Pack};
use crate::pack_set::PackSet;
use crate::situation::{Situation, When};
use crate::stay::{Count, Day, LastDay, Limit, Plan, plan};
use crate::vocabulary::{Outcome, Slot, Verdict};

pub(super) const CLAIM_STAYS: &str = "stays are none";
const CLAIM_EXIT: &str = "exit.on is the day of entry";
const CLAIM_ENTRY: &str = "entry.at leaves days enough";

/// What one reading comes to.
struct Read<'a> {
    outcome: Outcome,
    verdict: Verdict,
    plan: Plan,
    ledger: Ledger<'a>,
    trace: Vec<Arc<Step>>,
    is_silent: bool,
}

/// What the law of stays alone comes to; `None` if it limits nothing for this traveller.
pub(crate) fn stay_of(set: &PackSet, situation: &Situation, as_of: Date) -> Option<SlotAnswer> {
    let packs: Vec<&Pack> = set.of_state(situation.into).collect();
    let facts = Facts::new(set, &packs, situation, as_of).about(Slot::Stay);
    let solved = solve(&facts, |case| judge(Slot::Stay, case));
    let is_silent = solved.leaves.iter().all(|leaf| leaf.is_silent);
    (!is_silent).then(|| slot_answer(Slot::Stay, &solved))
}

/// Reads the book of every case and every reading in which the law limits a stay that begins on the day of entry.
pub(crate) fn stay_books<T>(
    set: &PackSet,
    situation: &Situation,
    as_of: Date,
    read: impl Fn(&Ledger<'_>) -> T,
) -> Vec<T> {
    let packs: Vec<&Pack> = set.of_state(situation.into).collect();
    let facts = Facts::new(set, &packs, situation, as_of).about(Slot::Stay);
    let found = RefCell::new(Vec::new());
    solve(&facts, |case| {
        let Some(enter) = case.entry_day() else { return case.stay() };
        let reads = case.stay_reads(enter)?;
        let speaking = reads.iter().filter(|(_, one)| !one.is_silent);
        found.borrow_mut().extend(speaking.map(|(_, one)| read(&one.ledger)));
        Ok(case.combined_stay(reads))
    });
    found.into_inner()
}

impl<'a> Facts<'a> {
    /// Judges the planned stay, or says what would have to be known.
    pub(crate) fn stay(&self) -> Result<Leaf, Vec<Need>> {
        if self.entry_is_open() {
            self.residue.pass_over();
            return Err(vec![Need::EntryDay]);
        }
        let Some(enter) = self.entry_day().filter(|_| self.situation.entry.when != When::Unknown) else {
            return self.stay_on_open_day();
        };
        Ok(self.combined_stay(self.stay_reads(enter)?))
    }

    /// What each reading comes to for an entry on a day.
    fn stay_reads(&self, enter: Date) -> Result<Vec<(Option<&'a str>, Read<'a>)>, Vec<Need>> {
        let leave = self.leave(enter);
        let readings = self.stay_readings(enter, leave.unwrap_or(enter));
        let mut reads = Vec::new();
        let mut needs = Vec::new();
        for reading in readings {
            match self.stay_in_reading(reading, enter, leave) {
                Ok(read) => reads.push((reading, read)),
                Err(mut more) => needs.append(&mut more),
            }
        }
        if needs.is_empty() { Ok(reads) } else { Err(needs) }
    }

    /// The day of leaving; `None` while nobody said and nothing is assumed.
    fn leave(&self, enter: Date) -> Option<Date> {
        match (self.time(Fact::ExitOn), self.assumed(CLAIM_EXIT)) {
            (Time::Within(span), _) if !span.is_unknown() => Some(span.first_day.max(enter)),
            (_, Some(true)) => Some(enter),
            (_, Some(false)) => Some(FAR),
            (_, None) => None,
        }
    }

    fn stay_in_reading(
        &self,
        reading: Option<&'a str>,
        enter: Date,
        leave: Option<Date>,
    ) -> Result<Read<'a>, Vec<Need>> {
        let rules = self.stay_rules();
        let history = self.history(enter);
        let known = history.clone().unwrap_or_default();
        let last = leave.unwrap_or(enter).min(FAR);
        let from = Day::of(enter);
        // The law is followed as far as a stay can be followed: ten years.
        let ledger = self.ledger(&rules, reading, &known, (from, from.plus(4_000)), enter)?;
        let is_silent = ledger.book.segments.iter().all(|(_, held)| held.is_empty());
        if is_silent {
            let plan = plan(&ledger.book, from, None);
            let trace = ledger.defeated.clone();
            return Ok(Read {
                outcome: Outcome::Within,
                verdict: Verdict::Free,
                plan,
                ledger,
                trace,
                is_silent,
            });
        }
        let mut needs = Vec::new();
        if history.is_none() {
            needs.push(Need::Assumption { facts: vec![Fact::Stays], claim: CLAIM_STAYS.into() });
        }
        if leave.is_none() {
            needs.push(Need::Assumption { facts: vec![Fact::ExitOn], claim: CLAIM_EXIT.into() });
        }
        if !needs.is_empty() {
            return Err(needs);
        }
        let plan = plan(&ledger.book, from, Some(Day::of(last)));
        let exceeds = plan.exceeds(Day::of(last));
        let no_day_left = plan.counts.first().is_some_and(|count| count.left == 0);
        let (outcome, verdict) = match (exceeds, no_day_left) {
            (false, _) => (Outcome::Within, Verdict::Free),
            (true, false) => (Outcome::Exceeds, Verdict::Act),
            (true, true) => (Outcome::Exceeds, Verdict::Refused),
        };
        let mut trace: Vec<Arc<Step>> = ledger.holding.iter().flat_map(|holds| holds.trace.clone()).collect();
        trace.extend(ledger.defeated.clone());
        Ok(Read { outcome, verdict, plan, ledger, trace, is_silent })
    }

    /// The day of entry lies somewhere in a stretch of one law: whether days are left cannot be said.
    fn stay_on_open_day(&self) -> Result<Leaf, Vec<Need>> {
        let span = self.entry();
        let empty = History::default();
        let days = (Day::of(span.first_day), Day::of(span.first_day));
        let readings = self.stay_readings(span.first_day, span.first_day);
        let mut held = false;
        for reading in readings {
            let ledger = self.ledger(&self.stay_rules(), reading, &empty, days, span.first_day)?;
            held |= ledger.book.segments.iter().any(|(_, held)| !held.is_empty());
        }
        if !held {
            return Ok(Leaf { is_silent: true, ..Leaf::plain(Outcome::Within, Verdict::Free) });
        }
        match self.assumed(CLAIM_ENTRY) {
            Some(true) => Ok(Leaf::plain(Outcome::Within, Verdict::Free)),
            Some(false) => Ok(Leaf::plain(Outcome::Exceeds, Verdict::Refused)),
            None => {
                let open = [Fact::EntryAt, Fact::Stays, Fact::ExitOn];
                let facts = open.into_iter().filter(|fact| !self.is_known(*fact)).collect();
                Err(vec![Need::Assumption { facts, claim: CLAIM_ENTRY.into() }])
            }
        }
    }

    pub(crate) fn stay_rules(&self) -> Vec<(&'a Pack, usize)> {
        let of_pack = |pack: &'a Pack| {
            let stay = |rule: &crate::pack::Rule| rule.slot == Slot::Stay;
            (0..pack.rules.len())
                .filter(move |i| pack.rules.get(*i).is_some_and(stay))
                .map(move |i| (pack, i))
        };
        self.packs.iter().copied().flat_map(of_pack).collect()
    }

    /// The readings that have a version in force on some day of the planned stay.
    fn stay_readings(&self, enter: Date, leave: Date) -> Vec<Option<&'a str>> {
        let mut found: Vec<Option<&'a str>> = Vec::new();
        for (pack, place) in self.stay_rules() {
            let Some(rule) = pack.rules.get(place) else { continue };
            for version in self.known(&rule.versions) {
                let ends_before = version.until.is_some_and(|until| until.last_day() <= enter);
                let in_force = version.from.day() <= leave && !ends_before;
                let reading = version.reading.as_deref();
                if in_force && reading.is_some() && !found.contains(&reading) {
                    found.push(reading);
                }
            }
        }
        if found.is_empty() {
            found.push(None);
        }
        found
    }

    /// True if the end of a limit was assumed: then its numbers are nobody's numbers.
    fn until_is_assumed(&self, read: &Read<'_>) -> bool {
        read.ledger.holding.iter().any(|holds| match holds.instead.limit.or(holds.version.limit) {
            Some(LimitSpec::Until(fact)) => self.assumed(&format!("{fact} {CLAIM_UNTIL}")).is_some(),
            _ => false,
        })
    }

    fn combined_stay(&self, reads: Vec<(Option<&str>, Read<'_>)>) -> Leaf {
        let speaking = reads.iter().filter(|(_, read)| !read.is_silent);
        let outcomes: Vec<Outcome> = reads.iter().map(|(_, read)| read.outcome).collect();
        let agree = outcomes.windows(2).all(|pair| matches!(pair, [a, b] if a == b));
        let verdicts_agree =
            reads.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a.verdict == b.verdict));
        let first =
            reads.first().map_or((Outcome::Within, Verdict::Free), |(_, read)| (read.outcome, read.verdict));
        let strictest = speaking.clone().min_by_key(|(_, read)| last_number(read.plan.last));
        let identity = Identity {
            outcome: if agree { first.0 } else { Outcome::Conflict },
            strength: None,
            filing: None,
            verdict: match (verdicts_agree, agree) {
                (true, _) => first.1,
                // All readings exceed, and only some leave no day: the strictest decides what is certain.
                (false, true) => reads.iter().map(|(_, read)| read.verdict).max().unwrap_or(Verdict::Free),
                (false, false) => Verdict::Conflict,
            },
        };
        let mut leaf = Leaf::plain(identity.outcome, identity.verdict);
        leaf.is_silent = reads.iter().all(|(_, read)| read.is_silent);
        let numbers_are_known = !reads.iter().any(|(_, read)| self.until_is_assumed(read));
        leaf.stay = strictest
            .filter(|_| numbers_are_known)
            .map(|(_, read)| self.shown(read, speaking.clone().map(|(_, read)| read)));
        if !agree {
            leaf.readings = reads.iter().map(|(reading, read)| shown_reading(*reading, read)).collect();
        }
        for step in reads.into_iter().flat_map(|(_, read)| read.trace) {
            if !leaf.trace.contains(&step) {
                leaf.trace.push(step);
            }
        }
        leaf
    }

    /// The numbers of the strictest reading, with the limits of all.
    fn shown<'r>(&self, strictest: &Read<'_>, reads: impl Iterator<Item = &'r Read<'a>>) -> StayAnswer
    where
        'a: 'r,
    {
        let is_assumed = self.situation.stays.is_none();
        let mut limits: Vec<LimitAnswer> = Vec::new();
        let mut fewest: Option<(Count, Option<String>)> = None;
        for read in reads {
            for count in &read.plan.counts {
                let limit = limit_answer(count, read, is_assumed);
                if !limits.contains(&limit) {
                    limits.push(limit);
                }
                if fewest.as_ref().is_none_or(|(f, _)| count.left < f.left) {
                    fewest = Some((*count, read.ledger.territory(count)));
                }
            }
        }
        limits.sort_by_key(|limit| limit.days_left);
        let plain = |(count, territory): &(Count, Option<String>)| LimitAnswer {
            max_days: count.limit.max_days(),
            window: count.limit.window(),
            territory: territory.clone(),
            until: count.limit.until(),
            rule: None,
            days_used: None,
            days_left: None,
        };
        let last = match strictest.plan.last {
            LastDay::None => Some(None),
            LastDay::On(day) => Some(Some(day.date())),
            LastDay::NoEnd => None,
        };
        StayAnswer {
            limit: fewest.as_ref().map(plain),
            limits: if limits.len() > 1 { limits } else { Vec::new() },
            days_used: fewest.as_ref().filter(|_| !is_assumed).map(|(count, _)| count.used),
            days_left: fewest.filter(|_| !is_assumed).map(|(count, _)| count.left),
            last_lawful_day: last.filter(|_| !is_assumed),
            earliest_entry: (!is_assumed).then(|| strictest.plan.earliest.map(Day::date)),
            conflicts_with_booked: strictest.plan.conflicts_with.map(Day::date),
        }
    }
}

fn last_number(last: LastDay) -> i32 {
    match last {
        LastDay::None => i32::MIN,
        LastDay::On(day) => day.number(),
        LastDay::NoEnd => i32::MAX,
    }
}

fn limit_answer(count: &Count, read: &Read<'_>, is_assumed: bool) -> LimitAnswer {
    let limit = count.limit;
    let known = |number: u32| (!is_assumed || matches!(limit, Limit::PerEntry { .. })).then_some(number);
    LimitAnswer {
        max_days: limit.max_days(),
        window: limit.window(),
        territory: read.ledger.territory(count),
        until: limit.until(),
        rule: read.ledger.behind(count).map(|holds| holds.pack.full_name(&holds.rule.id)),
        days_used: known(count.used),
        days_left: known(count.left),
    }
}

fn shown_reading(reading: Option<&str>, read: &Read<'_>) -> ReadingAnswer {
    ReadingAnswer {
        reading: reading.unwrap_or_default().to_owned(),
        result: read.outcome,
        strength: None,
        last_lawful_day: match read.plan.last {
            LastDay::On(day) => Some(day.date()),
            LastDay::None | LastDay::NoEnd => None,
        },
        rules: distinct(read.trace.iter().map(|step| step.rule.clone())),
        sources: distinct(
            read.trace.iter().flat_map(|step| step.sources.iter().map(|cited| cited.id.clone())),
        ),
    }
}
