//! For every other result: the rule that could have given it, and the fewest conditions that stand in its way.

use super::judge::{Judge, is_refuted, rule_of, versions_of};
use super::why::limits;
use super::{Judged, Judgement, WhyNot};
use crate::answer::{Answer, Because, SlotAnswer};
use crate::pack::{Pack, Rule, Target, Version};
use crate::vocabulary::{Outcome, Slot, State, Strength};

/// The rules and exceptions that would have given another result, those with the fewest obstacles first.
pub(crate) fn why_not(judge: &Judge<'_>, answer: &Answer) -> Vec<WhyNot> {
    let because = answer.because.as_deref().unwrap_or_default();
    let mut all = Vec::new();
    for slot in answer.slots.iter() {
        let mut found = Search { judge, slot, because, found: Vec::new() };
        for pack in judge.packs {
            for (place, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| rule.slot == slot.slot) {
                found.rule(pack, Target::Rule(place), rule);
            }
        }
        found.found.sort_by_key(|why_not| why_not.in_the_way.len());
        all.append(&mut found.found);
    }
    all
}

struct Search<'s, 'a> {
    judge: &'s Judge<'a>,
    slot: &'s SlotAnswer,
    because: &'s [Because],
    found: Vec<WhyNot>,
}

impl<'a> Search<'_, 'a> {
    fn rule(&mut self, pack: &'a Pack, target: Target, rule: &Rule) {
        let outcome = match (rule.slot, &rule.then) {
            // Nobody asks why a stay within the limits does not exceed one.
            (Slot::Stay, _) | (_, None) => None,
            (_, Some(then)) => Some(then.result),
        };
        if self.decided(pack, target) {
            self.limits(pack, target);
        } else {
            self.candidate(pack, target, outcome);
        }
        self.exceptions(pack, target);
    }

    /// The exceptions to something, and the exceptions to those.
    fn exceptions(&mut self, pack: &'a Pack, target: Target) {
        let places: Vec<usize> = pack.defeaters(target).map(|(place, _)| place).collect();
        for place in places {
            let exception = Target::Exception(place);
            if !self.decided(pack, exception) {
                let outcome = self.decided(pack, target).then(|| without(pack, target, place)).flatten();
                self.candidate(pack, exception, outcome);
            }
            self.exceptions(pack, exception);
        }
    }

    /// A rule or exception that did not decide. Without an outcome of its own it matters only while the slot is open.
    fn candidate(&mut self, pack: &'a Pack, target: Target, outcome: Option<Outcome>) {
        let is_open = matches!(self.slot.result, Outcome::Depends | Outcome::Conflict);
        let Some(version) = self.version(pack, target) else { return };
        let outcome = match (outcome, version.strength) {
            (Some(Outcome::Required), Strength::Voluntary | Strength::Recommended) => {
                Some(Outcome::Voluntary)
            }
            (outcome, _) => outcome,
        };
        if !is_open && outcome.is_none_or(|outcome| outcome == self.slot.result) {
            return;
        }
        let mut judged = self.judge.in_force(pack, target, version);
        judged.extend(self.judge.conditions(pack, target, version));
        if is_open {
            judged.extend(limits(self.judge, pack, target, version, Some(self.slot)));
        }
        let in_the_way = fewest(judged);
        let yields_to = if in_the_way.is_empty() { self.defeaters_of(pack, target) } else { Vec::new() };
        if in_the_way.is_empty() && yields_to.is_empty() {
            return;
        }
        self.found.push(WhyNot {
            slot: self.slot.slot,
            result: outcome.or(of_rule(pack, target)).unwrap_or(Outcome::Within),
            rule: pack.full_name(pack.target_id(target)),
            version: version.n,
            in_the_way,
            yields_to,
        });
    }

    /// The limits of stay that are exceeded stand in the way of the planned stay.
    fn limits(&mut self, pack: &'a Pack, target: Target) {
        if self.slot.result != Outcome::Exceeds {
            return;
        }
        let name = pack.full_name(pack.target_id(target));
        let of_rule =
            self.because.iter().filter(|because| because.slot == Slot::Stay && because.rule == name);
        for because in of_rule {
            let exceeded = |judged: &&Judged| {
                matches!(judged.says, super::Says::Limit(_)) && judged.truth == Judgement::False
            };
            let in_the_way: Vec<Judged> = because.judged.iter().filter(exceeded).cloned().collect();
            if !in_the_way.is_empty() {
                self.found.push(WhyNot {
                    slot: Slot::Stay,
                    result: Outcome::Within,
                    rule: name.clone(),
                    version: because.version,
                    in_the_way,
                    yields_to: Vec::new(),
                });
            }
        }
    }

    /// The version that holds on the day, else the next one, else the last.
    fn version(&self, pack: &'a Pack, target: Target) -> Option<&'a Version> {
        let mut known: Vec<&Version> = self
            .judge
            .facts
            .known(versions_of(pack, target))
            .filter(|version| version.state == State::Adopted)
            .collect();
        known.sort_by_key(|version| version.from.day());
        let Some(day) = self.judge.facts.entry_day() else { return known.last().copied() };
        let holds = |version: &&&Version| {
            version.from.day() <= day && version.until.is_none_or(|until| day <= until.day())
        };
        let current = known.iter().rev().find(holds);
        let next = || known.iter().find(|version| version.from.day() > day);
        current.or_else(next).or(known.last()).copied()
    }

    fn decided(&self, pack: &Pack, target: Target) -> bool {
        let name = pack.full_name(pack.target_id(target));
        self.because.iter().any(|because| because.slot == self.slot.slot && because.rule == name)
    }

    /// The decisive exceptions that defeated something, else the rules that decided in its place.
    fn defeaters_of(&self, pack: &Pack, target: Target) -> Vec<String> {
        let name = pack.full_name(pack.target_id(target));
        let of_slot = || self.because.iter().filter(|because| because.slot == self.slot.slot);
        let defeated = of_slot().filter(|because| because.defeated.contains(&name));
        let named: Vec<String> = defeated.map(|because| because.rule.clone()).collect();
        if !named.is_empty() {
            return named;
        }
        let rules = of_slot().filter(|because| because.defeated.is_empty() && because.rule != name);
        rules.map(|because| because.rule.clone()).collect()
    }
}

/// The result where an exception takes the place of what it defeats.
fn without(pack: &Pack, target: Target, exception: usize) -> Option<Outcome> {
    let rule = rule_of(pack, target)?;
    let instead = pack.exceptions.get(exception)?.instead;
    let of_rule = rule.then.as_ref().map(|then| then.result);
    let none = match rule.slot {
        Slot::Stay => Outcome::Within,
        Slot::Entry | Slot::VisaIssuance => Outcome::Permitted,
        _ => Outcome::NotRequired,
    };
    match (target, instead) {
        // An exception to an exception brings the rule back.
        (Target::Exception(_), None) => of_rule,
        (_, None) => Some(none),
        (_, Some(instead)) if rule.slot == Slot::Stay => instead.limit.map(|_| Outcome::Within),
        (_, Some(instead)) => match instead.strength {
            Some(Strength::Voluntary | Strength::Recommended) => Some(Outcome::Voluntary),
            _ => instead.result.or(of_rule),
        },
    }
}

/// The result that a rule gives by itself, or that an exception puts in its place.
fn of_rule(pack: &Pack, target: Target) -> Option<Outcome> {
    match target {
        Target::Exception(place) => without(pack, pack.exceptions.get(place)?.defeats, place),
        other => rule_of(pack, other)?.then.as_ref().map(|then| then.result),
    }
}

/// The fewest conditions that would have to be otherwise: every false one of those that must all hold, and one of those
/// of which one is enough; where none is false, the unknown ones.
fn fewest(judged: Vec<Judged>) -> Vec<Judged> {
    let refuted = is_refuted(&judged);
    let wanted = if refuted { Judgement::False } else { Judgement::Unknown };
    let one_is_true = judged.iter().any(|judged| judged.one_of && judged.truth == Judgement::True);
    let mut cheapest: Option<Judged> = None;
    let mut kept = Vec::new();
    for judged in judged.into_iter().filter(|judged| judged.truth == wanted) {
        match (judged.one_of, refuted) {
            (true, _) if one_is_true => {}
            // Any of them may settle it while they are unknown.
            (false, _) | (true, false) => kept.push(judged),
            (true, true) => {
                let price = |judged: &Judged| {
                    judged.facts.iter().filter_map(|told| told.fact.change_cost()).min().unwrap_or(u8::MAX)
                };
                if cheapest.as_ref().is_none_or(|best| price(&judged) < price(best)) {
                    cheapest = Some(judged);
                }
            }
        }
    }
    kept.extend(cheapest);
    kept
}
