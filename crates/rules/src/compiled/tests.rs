//! The evaluator judges the compiled form, on random travellers.

use std::collections::{BTreeMap, BTreeSet};

use base::{Country, Date};

use super::random::{Dice, Travellers, later};
use super::*;
use crate::evaluate::judge::{Facts, Leaf, solve};
use crate::evaluate::{Explain, check};
use crate::fact::Fact;
use crate::pack_set::PackSet;
use crate::situation::{Known, Situation, When};
use crate::stay::Day;
use crate::vocabulary::{Filing, Outcome, Purpose, Slot, Strength, Verdict};

/// Travellers into each state.
const TRAVELLERS: usize = 40;
/// Travellers into each state who are like the one before.
const KEPT: usize = 40;

/// Goal: where every fact is known, the compiled decision is the evaluator's, question by question.
#[test]
fn the_evaluator_confirms_every_decision() {
    let seed = Dice::new_seed();
    let set = PackSet::builtin();
    let mut dice = Dice::new(seed);
    for into in destinations(&set, &mut dice) {
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

/// Goal: with facts missing, each answer is the evaluator's, and so are the facts that still decide.
/// Method: nothing is filed, since deadlines are the evaluator's own.
#[test]
fn the_evaluator_confirms_what_is_open_and_what_decides() {
    let seed = Dice::new_seed();
    let set = PackSet::builtin();
    let mut dice = Dice::new(seed);
    let as_of = Date::constant(2026, 11, 22);
    let (mut answered, mut open) = (0, 0);
    for into in destinations(&set, &mut dice) {
        let program = Program::new(&set, into, as_of).unwrap();
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
    }
    assert!(answered > 5 * TRAVELLERS && open > TRAVELLERS, "{answered} answered, {open} open; seed {seed}");
}

/// Goal: what is kept for one traveller is said of another only where the evaluator says the same, byte by byte.
/// Method: travellers who differ in a few facts each, so that most of what they are told is kept.
#[test]
fn the_evaluator_confirms_what_is_kept() {
    let seed = Dice::new_seed();
    let set = PackSet::builtin();
    let mut dice = Dice::new(seed);
    let mut checker = Checker::new(&set);
    for into in destinations(&set, &mut dice) {
        let days = days_of_knowledge(&set, into, &mut dice);
        for missing in [0, 5, 20] {
            let travellers = Travellers::new(&set, into, missing);
            let mut situation = travellers.next(&mut dice);
            for nth in 0..KEPT {
                situation = if nth % 20 == 0 {
                    travellers.next(&mut dice)
                } else {
                    travellers.like(&situation, &mut dice)
                };
                let as_of = dice.one(&days);
                let found = checker.check(&situation, as_of, Explain::Yes);
                let judged = check(&set, &situation, as_of, Explain::Yes);
                let context = || format!("seed {seed}, as of {as_of}: {}", situation.to_json());
                assert_eq!(found, judged, "{}", context());
                let texts = [found, judged].map(|answer| serde_json::to_string(&answer).unwrap());
                assert_eq!(texts[0], texts[1], "{}", context());
            }
        }
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
            if solved.leaves.iter().all(|leaf| leaf.is_silent) {
                continue;
            }
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

/// Goal: a run over columns counts what asking each crossing alone would count.
/// Method: the same packs by what was known on two days, with and without a purpose.
#[test]
fn columns_count_what_single_answers_say() {
    let seed = Dice::new_seed();
    let mut dice = Dice::new(seed);
    let set = PackSet::builtin();
    let into = Country::parse("RUS").unwrap();
    let known = [Date::constant(2025, 7, 10), Date::constant(2026, 11, 22)];
    let [before, after] = known.map(|as_of| Program::new(&set, into, as_of).unwrap());
    let text = r#"{"into": "RUS", "crossing": "entry", "born": "1990-05-01", "residence": {"RUS": "none"},
        "visa": {"RUS": {"class": "none"}}, "role": "none", "contract": null, "urgency": "none",
        "filed": null, "stays": [], "hits": []}"#;
    let assumed = Situation::from_json(text).unwrap();
    let points: Vec<String> = set.points(into).iter().map(|point| (*point).to_owned()).collect();
    let days = (Date::constant(2026, 1, 1), Date::constant(2026, 12, 31));
    let mut run = WhatIf::new(&before, &after, &assumed, &points, days).unwrap();
    let countries: Vec<Country> =
        ["KAZ", "KGZ", "CHN", "BLR", "D"].map(|c| Country::parse(c).unwrap()).to_vec();
    let mut expected: BTreeMap<(Country, Slot), Change> = BTreeMap::new();
    for _ in 0..300 {
        let (country, day) = (dice.one(&countries), later(days.0, dice.below(365) as i64));
        let (point, purpose) = (dice.below(points.len() + 1), dice.below(Purpose::ALL.len() + 1));
        run.count(Crossings {
            nationality: &[country.index() as u16],
            day: &[Day::of(day).number()],
            point: &[point as u16],
            mode: &[0],
            purpose: &[purpose as u8],
        })
        .unwrap();
        let mut situation = assumed.clone();
        situation.document.nationality = Some(country);
        situation.entry.when = When::On(day);
        situation.entry.point = points.get(point).cloned();
        situation.purpose = Purpose::ALL.get(purpose).copied();
        let answers = known.map(|as_of| solved(&set, &situation, as_of).0);
        for (before, after) in answers[0].iter().zip(&answers[1]) {
            let change = expected.entry((country, before.0)).or_default();
            let is_open = before.1 == Outcome::Depends || after.1 == Outcome::Depends;
            change.possible += u64::from(is_open || before != after);
            change.certain += u64::from(!is_open && before != after);
        }
    }
    assert_eq!(run.total(), 300);
    for ((country, slot), change) in expected {
        assert_eq!(run.change(slot, country), change, "{country} {slot}; seed {seed}");
    }
}

/// The states on which packs speak, two of each pack.
fn destinations(set: &PackSet, dice: &mut Dice) -> BTreeSet<Country> {
    let mut by_pack: BTreeMap<&str, Vec<Country>> = BTreeMap::new();
    for state in Country::all() {
        for pack in set.of_state(state) {
            by_pack.entry(&pack.id).or_default().push(state);
        }
    }
    by_pack.values().flat_map(|states| [dice.one(states), dice.one(states)]).collect()
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
        // Where the hour of entry decides whether a filing is in time, every case is asked.
        let solved = solve(&facts, |case| case.requirement(slot));
        let leaf = &solved.leaves[0];
        let same = |part: &dyn Fn(&Leaf) -> bool| solved.leaves.iter().all(part);
        assert!(
            same(&|other| other.identity.outcome == leaf.identity.outcome),
            "{slot}: only a filing is open"
        );
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
