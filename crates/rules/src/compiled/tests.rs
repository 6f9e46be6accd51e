//! The evaluator judges the compiled form, on random travellers.

use std::collections::BTreeSet;

use base::{Country, Date};

use super::random::{Dice, Travellers, later};
use super::*;
use crate::evaluate::judge::Facts;
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::{Filing, Outcome, Slot, Strength, Verdict};

/// Travellers into each state.
const TRAVELLERS: usize = 400;

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
        assert!(decided > TRAVELLERS / 2, "{into}: only {decided} travellers could be decided; seed {seed}");
    }
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
