//! Cases of which the same law is left are tried once: the answer is that of trying each of them.

use base::Country;

use super::super::answer::judge;
use super::super::diagram::{solve, solve_case_by_case};
use super::super::facts::Facts;
use super::*;
use crate::compiled::random::{Dice, Travellers};
use crate::pack::Pack;

/// Travellers into each state, for each share of missing facts.
const TRAVELLERS: usize = 3;

/// Goal: nothing that decides is lost when equal cases are tried once.
/// Method: every question about random travellers is solved both ways; diagram and cases are the same. Told apart by
/// the law of every question they have more branches, and the same cases and facts that decide.
#[test]
fn trying_equal_cases_once_finds_what_trying_each_finds() {
    let seed = Dice::new_seed();
    let mut dice = Dice::new(seed);
    let set = PackSet::builtin();
    let mut open = 0;
    let mut states: Vec<Country> = set.packs().iter().filter_map(|pack| pack.jurisdiction.state()).collect();
    states.push(Country::parse("FRA").unwrap());
    for into in states {
        for missing in [20, 50, 80, 95] {
            let travellers = Travellers::new(&set, into, missing);
            for _ in 0..TRAVELLERS {
                let mut situation = travellers.next(&mut dice);
                if dice.chance(missing) {
                    situation.entry.when = crate::situation::When::Unknown;
                }
                let as_of = travellers.day(&mut dice);
                for slot in Slot::ALL {
                    let is_open = solved_alike(&set, &situation, as_of, *slot, seed);
                    open += usize::from(is_open);
                }
            }
        }
    }
    assert!(open > 100, "seed {seed}: only {open} questions were open");
}

/// Solves a question each way; true if something decides it.
fn solved_alike(set: &PackSet, situation: &Situation, as_of: base::Date, slot: Slot, seed: u64) -> bool {
    let packs: Vec<&Pack> = set.of_state(situation.into).collect();
    let facts = Facts::new(set, &packs, situation, as_of).about(slot);
    let place = || format!("{slot}, seed {seed}, as of {as_of}: {}", situation.to_json());
    let once = solve(&facts, |case| judge(slot, case));
    let each = solve_case_by_case(&facts, |case| judge(slot, case));
    if each.diagram.is_open() {
        return false;
    }
    assert_eq!(once, each, "{}", place());
    let all = solve(&facts.told_apart_by_all(), |case| judge(slot, case));
    let same_cases =
        once.leaves.len() == all.leaves.len() && once.leaves.iter().all(|leaf| all.leaves.contains(leaf));
    assert!(same_cases, "{:?} and {:?}: {}", once.leaves, all.leaves, place());
    assert_eq!(once.diagram.support(), all.diagram.support(), "{}", place());
    for fact in once.diagram.support() {
        let (shared, of_all) = (once.diagram.decided_by(*fact), all.diagram.decided_by(*fact));
        assert!((shared - of_all).abs() < 1e-9, "{fact}: {shared}, {of_all}; {}", place());
    }
    !once.diagram.support().is_empty()
}
