//! The evaluator judges the compiled form, on random travellers.

use std::collections::BTreeSet;

use base::{Country, Date};

use super::random::{Dice, Travellers, later};
use super::*;
use crate::evaluate::judge::{Facts, Leaf, solve};
use crate::fact::Fact;
use crate::pack_set::PackSet;
use crate::situation::{Known, Situation};
use crate::vocabulary::{Filing, Outcome, Slot, Strength, Verdict};

/// Travellers into each state.
const TRAVELLERS: usize = 150;

/// Goal: where every fact is known, the compiled decision is the evaluator's, question by question.
#[test]
fn the_evaluator_confirms_every_decision() {
    let seed = Dice::new_seed();
    let set = PackSet::builtin();
    let mut dice = Dice::new(seed);
    for into in destinations(&set) {
        let travellers = Travellers::new(&set, into, 0);
        let mut decided = 0;
        for as_of in days_of_knowledge(&set, into, &mut dice) {
            let program = Program::new(&set, into, as_of).unwrap();
            for _ in 0..TRAVELLERS {
                let situation = travellers.next(&mut dice);
                let Ok(encoded) = program.encode(&situation) else { continue };
                if !encoded.is_complete() {
                    continue;
                }
                decided += 1;
                let decision = program.decide(&encoded);
                let (slots, verdict) = judged(&set, &situation, as_of);
                let context = || format!("seed {seed}, as of {as_of}: {}", situation.to_json());
                for (slot, outcome, strength) in slots {
                    let found = (decision.result(slot), decision.strength(slot));
                    assert_eq!(found, (Some(outcome), strength), "{slot}; {}", context());
                }
                assert_eq!(decision.verdict(), verdict, "{}", context());
            }
        }
        assert!(decided > TRAVELLERS, "{into}: only {decided} travellers could be decided; seed {seed}");
    }
}

/// Goal: with facts missing, each answer is the evaluator's, and so are the facts that still decide.
/// Method: nothing is filed, since deadlines are the evaluator's own.
#[test]
fn the_evaluator_confirms_what_is_open_and_what_decides() {
    let seed = Dice::new_seed();
    let set = PackSet::builtin();
    let mut dice = Dice::new(seed);
    let as_of = Date::constant(2026, 11, 22);
    for into in destinations(&set) {
        let program = Program::new(&set, into, as_of).unwrap();
        let (mut answered, mut open) = (0, 0);
        for missing in [5, 15, 30] {
            let travellers = Travellers::new(&set, into, missing);
            for _ in 0..TRAVELLERS / 2 {
                let mut situation = travellers.next(&mut dice);
                if let Known::Is(filed) = &mut situation.filed {
                    filed.at = None;
                }
                let Ok(found) = program.encode(&situation).and_then(|encoded| program.answer(&encoded))
                else {
                    continue;
                };
                answered += 1;
                open += usize::from(found.depends_on != 0);
                let context = || format!("seed {seed}: {}", situation.to_json());
                let (slots, support) = solved(&set, &situation, as_of);
                for (slot, outcome, strength) in slots {
                    let result = (found.decision.result(slot), found.decision.strength(slot));
                    assert_eq!(result, (Some(outcome), strength), "{slot}; {}", context());
                }
                let facts: BTreeSet<Fact> = (0..64)
                    .filter(|bit| found.depends_on >> bit & 1 == 1)
                    .filter_map(|bit| program.fact(bit))
                    .collect();
                assert_eq!(facts, support, "{}", context());
            }
        }
        assert!(answered > TRAVELLERS / 4, "{into}: only {answered} were answered; seed {seed}");
        assert!(open > 0, "{into}: nothing was open; seed {seed}");
    }
}

/// What the evaluator says of every question but the stay with facts missing, and the facts that decide.
fn solved(set: &PackSet, situation: &Situation, as_of: Date) -> (Slots, BTreeSet<Fact>) {
    let packs: Vec<_> = set.of_state(situation.into).collect();
    let facts = Facts::new(set, &packs, situation, as_of);
    let (mut slots, mut support) = (Slots::new(), BTreeSet::new());
    for slot in Slot::ALL.iter().copied().filter(|slot| *slot != Slot::Stay) {
        if packs.iter().any(|pack| pack.rules.iter().any(|rule| rule.slot == slot)) {
            let solved = solve(&facts, |case| case.requirement(slot));
            let first = solved.leaves[0].identity;
            let same = |part: &dyn Fn(&Leaf) -> bool| solved.leaves.iter().all(part);
            let outcome = if same(&|leaf| leaf.identity.outcome == first.outcome) {
                first.outcome
            } else {
                Outcome::Depends
            };
            let strength = first.strength.filter(|_| same(&|leaf| leaf.identity.strength == first.strength));
            slots.push((slot, outcome, strength));
            support.extend(solved.diagram.support());
        }
    }
    (slots, support)
}

/// The states on which a pack speaks.
fn destinations(set: &PackSet) -> BTreeSet<Country> {
    Country::all().filter(|state| set.of_state(*state).next().is_some()).collect()
}

/// Some days on which something became known, the last among them.
fn days_of_knowledge(set: &PackSet, into: Country, dice: &mut Dice) -> Vec<Date> {
    let mut days: Vec<Date> =
        set.of_state(into).flat_map(|pack| &pack.sources).map(|source| source.published).collect();
    days.push(Date::constant(2026, 11, 22));
    (0..3)
        .map(|_| later(dice.one(&days), dice.below(2) as i64))
        .chain([Date::constant(2026, 11, 22)])
        .collect()
}

type Slots = Vec<(Slot, Outcome, Option<Strength>)>;

/// What the evaluator says of every question but the stay, and its verdict as if nothing were filed too late.
fn judged(set: &PackSet, situation: &Situation, as_of: Date) -> (Slots, Verdict) {
    let packs: Vec<_> = set.of_state(situation.into).collect();
    let facts = Facts::new(set, &packs, situation, as_of);
    let mut slots = Vec::new();
    let mut verdict = Verdict::Depends;
    for slot in Slot::ALL.iter().copied().filter(|slot| *slot != Slot::Stay) {
        if !packs.iter().any(|pack| pack.rules.iter().any(|rule| rule.slot == slot)) {
            continue;
        }
        let leaf = facts.requirement(slot).unwrap_or_else(|needs| {
            panic!("{slot}: {needs:?} {}", situation.to_json());
        });
        // A group's pack says nothing of a state that is no member on the day: the slot is absent.
        if leaf.is_silent {
            continue;
        }
        let identity = leaf.identity;
        let late = identity.filing == Some(Filing::Late) && identity.verdict == Verdict::Refused;
        let own = if late { Verdict::Act } else { identity.verdict };
        verdict = if slots.is_empty() { own } else { verdict.min(own) };
        slots.push((slot, identity.outcome, identity.strength));
    }
    (slots, verdict)
}
