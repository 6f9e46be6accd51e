//! Puts the slots together: the verdict, what it depends on, and why.

use std::sync::Arc;

use base::Date;

use super::Explain;
use super::ask;
use super::diagram::{Diagram, Solved, solve};
use super::facts::Facts;
use super::leaf::{Behind, Leaf, Step};
use super::requirement::distinct;
use crate::answer::{Answer, Because, FilingAnswer, SlotAnswer, Slots, StayAnswer, UndatedAnswer};
use crate::fact::Fact;
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::{Filing, Outcome, Slot, Verdict};

pub(super) fn answer(set: &PackSet, situation: &Situation, as_of: Date, explain: Explain) -> Answer {
    let packs: Vec<&Pack> = set.of_state(situation.into).collect();
    of_facts(&Facts::new(set, &packs, situation, as_of), explain)
}

/// What the packs say of some facts.
pub(super) fn of_facts(facts: &Facts<'_>, explain: Explain) -> Answer {
    let settled: Vec<Settled> = Slot::ALL
        .iter()
        .filter(|slot| has_rules(facts.packs, **slot))
        .map(|slot| Settled::of(*slot, &facts.about(*slot), explain != Explain::No))
        .filter(|settled| !settled.is_silent)
        .collect();
    let slots = settled.iter().map(|settled| settled.answer.clone()).collect();
    together(facts, &settled.iter().collect::<Vec<_>>(), slots, explain != Explain::No)
}

/// True if some pack has a rule of a question.
pub(crate) fn has_rules(packs: &[&Pack], slot: Slot) -> bool {
    packs.iter().any(|pack| pack.rules.iter().any(|rule| rule.slot == slot))
}

/// What one question comes to.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    /// No pack limits anything: the question is absent from the answer.
    pub(crate) is_silent: bool,
    pub(crate) answer: SlotAnswer,
    pub(crate) verdict: Verdict,
    /// Sources behind it that nobody has confirmed.
    unconfirmed: Vec<String>,
    pub(crate) because: Option<Vec<Because>>,
    diagram: Diagram,
    /// What the ends of the window in `answer` were worked out from.
    pub(crate) behind: Vec<Behind>,
}

impl Settled {
    /// Asks one question.
    pub(crate) fn of(slot: Slot, facts: &Facts<'_>, with_because: bool) -> Self {
        let solved = solve(facts, |case| judge(slot, case));
        let mut behind = Vec::new();
        for more in solved.leaves.iter().filter(|leaf| !leaf.is_silent).flat_map(|leaf| &leaf.window.behind) {
            if !behind.contains(more) {
                behind.push(*more);
            }
        }
        Self {
            is_silent: solved.leaves.iter().all(|leaf| leaf.is_silent),
            answer: slot_answer(slot, &solved),
            verdict: verdict(&solved),
            unconfirmed: unconfirmed(&solved),
            because: with_because.then(|| because(slot, &solved)),
            diagram: solved.diagram,
            behind,
        }
    }
}

/// Puts questions that are not silent together; `slots` are their answers.
pub(crate) fn together(
    facts: &Facts<'_>,
    settled: &[&Settled],
    slots: Vec<SlotAnswer>,
    with_because: bool,
) -> Answer {
    let support = support(settled);
    let diagrams: Vec<&Diagram> = settled.iter().map(|settled| &settled.diagram).collect();
    let because =
        || settled.iter().filter_map(|settled| settled.because.as_deref()).flatten().cloned().collect();
    Answer {
        into: facts.situation.into,
        as_of: facts.as_of,
        packs: facts.packs.iter().map(|pack| (pack.id.clone(), pack.version.clone())).collect(),
        verdict: verdict_of_all(facts, settled),
        slots: Slots(slots),
        depends_on: support.iter().map(Fact::to_string).collect(),
        ask_first: ask::first(&diagrams, &support).map(|fact| fact.to_string()),
        unconfirmed: distinct(settled.iter().flat_map(|settled| &settled.unconfirmed).cloned()),
        because: with_because.then(because),
        why_not: None,
        changes: None,
        pack_marks: None,
    }
}

/// What one slot alone comes to.
pub(crate) fn of_slot(
    set: &PackSet,
    situation: &Situation,
    as_of: Date,
    slot: Slot,
) -> (SlotAnswer, Verdict) {
    let packs: Vec<&Pack> = set.of_state(situation.into).collect();
    let facts = Facts::new(set, &packs, situation, as_of);
    let solved = solve(&facts.about(slot), |case| judge(slot, case));
    (slot_answer(slot, &solved), verdict(&solved))
}

/// The verdict of all slots. Of a state on which no pack speaks on the day of entry nothing is known: silence is not
/// freedom.
fn verdict_of_all(facts: &Facts<'_>, settled: &[&Settled]) -> Verdict {
    let verdict = settled.iter().map(|settled| settled.verdict).min().unwrap_or(Verdict::Depends);
    let into = facts.situation.into;
    let speaks = |pack: &&Pack| {
        pack.jurisdiction.state().is_some()
            || facts.entry_day().is_none_or(|day| pack.speaks_of(into, day, facts.as_of))
    };
    if facts.packs.iter().any(speaks) { verdict } else { verdict.min(Verdict::Depends) }
}

pub(super) fn judge(slot: Slot, facts: &Facts<'_>) -> Result<Leaf, Vec<super::facts::Need>> {
    if slot == Slot::Stay { facts.stay() } else { facts.requirement(slot) }
}

fn support(settled: &[&Settled]) -> Vec<Fact> {
    let mut facts: Vec<Fact> =
        settled.iter().flat_map(|settled| settled.diagram.support()).copied().collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// What a slot alone means: its common verdict, or that a missing fact decides.
fn verdict(solved: &Solved) -> Verdict {
    if matches!(solved.diagram, Diagram::Open(_)) {
        return Verdict::Depends;
    }
    let mut verdicts = solved.leaves.iter().map(|leaf| leaf.identity.verdict);
    let first = verdicts.next().unwrap_or(Verdict::Depends);
    if verdicts.all(|other| other == first) { first } else { Verdict::Depends }
}

pub(super) fn slot_answer(slot: Slot, solved: &Solved) -> SlotAnswer {
    let is_open = matches!(solved.diagram, Diagram::Open(_));
    // Cases without any limit say nothing against those that have one.
    let speaking: Vec<&Leaf> = solved.leaves.iter().filter(|leaf| !leaf.is_silent).collect();
    let same = |part: &dyn Fn(&Leaf) -> bool| speaking.iter().all(|leaf| part(leaf));
    let Some(first) = speaking.first().copied() else { return SlotAnswer::plain(slot, Outcome::Depends) };
    let outcomes_agree =
        solved.leaves.iter().all(|leaf| leaf.identity.outcome == first.identity.outcome) && !is_open;
    let mut answer =
        SlotAnswer::plain(slot, if outcomes_agree { first.identity.outcome } else { Outcome::Depends });
    answer.strength =
        first.identity.strength.filter(|_| same(&|leaf| leaf.identity.strength == first.identity.strength));
    answer.obtain = first.obtain.clone().filter(|_| same(&|leaf| leaf.obtain == first.obtain));
    answer.usable_for =
        first.usable_for.clone().filter(|_| same(&|leaf| leaf.usable_for == first.usable_for));
    answer.filing = filing(&speaking);
    answer.stay = strictest_stay(&speaking, outcomes_agree && speaking.len() == 1);
    answer.by = speaking.iter().filter_map(|leaf| leaf.window.day).min();
    answer.undated = solved
        .diagram
        .undated()
        .into_iter()
        .map(|undated| UndatedAnswer {
            rule: undated.rule.clone(),
            not_before: undated.not_before,
            not_after: undated.not_after,
        })
        .collect();
    if answer.result == Outcome::Conflict {
        answer.readings.clone_from(&first.readings);
    }
    answer
}

/// The strictest window; where cases differ on the filing, a missing fact decides.
fn filing(leaves: &[&Leaf]) -> FilingAnswer {
    let filings = distinct_filings(leaves);
    let filing = match filings.as_slice() {
        [] => None,
        [one] => *one,
        _ => Some(Filing::Depends),
    };
    let met_if = leaves.iter().find_map(|leaf| leaf.window.met_if.clone());
    FilingAnswer {
        file_not_before: leaves.iter().filter_map(|leaf| leaf.window.not_before).max(),
        file_by: leaves.iter().filter_map(|leaf| leaf.window.by).min(),
        met_if: met_if.filter(|_| filing == Some(Filing::Depends)),
        filing,
    }
}

/// The filings of the cases in which something is to be filed.
fn distinct_filings(leaves: &[&Leaf]) -> Vec<Option<Filing>> {
    let mut found: Vec<Option<Filing>> = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.window.by.is_some() || leaf.identity.filing.is_some()) {
        if !found.contains(&leaf.identity.filing) {
            found.push(leaf.identity.filing);
        }
    }
    found
}

/// The count of the case with the fewest days left; `whole` if it is the only case.
fn strictest_stay(leaves: &[&Leaf], whole: bool) -> Option<StayAnswer> {
    let stays = leaves.iter().filter_map(|leaf| leaf.stay.as_ref());
    let strictest =
        stays.clone().min_by_key(|stay| (stay.days_left.unwrap_or(u32::MAX), stay.last_lawful_day))?;
    let mut shown = strictest.clone();
    if !whole {
        // A number that some case contradicts is not the traveller's number.
        let same = |part: &dyn Fn(&StayAnswer) -> bool| stays.clone().all(part);
        shown.days_used = shown.days_used.filter(|_| same(&|stay| stay.days_used == strictest.days_used));
    }
    Some(shown)
}

/// The steps of every case, each once.
fn steps(solved: &Solved) -> Vec<&Step> {
    let mut steps: Vec<&Step> = Vec::new();
    for step in solved.leaves.iter().flat_map(|leaf| &leaf.trace).map(Arc::as_ref) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

fn unconfirmed(solved: &Solved) -> Vec<String> {
    let cited = steps(solved).into_iter().flat_map(|step| &step.sources);
    distinct(cited.filter(|cited| !cited.confirmed).map(|cited| cited.id.clone()))
}

fn because(slot: Slot, solved: &Solved) -> Vec<Because> {
    let because = |step: &Step| Because {
        slot,
        rule: step.rule.clone(),
        version: step.version,
        reading: step.reading.clone(),
        sources: step.sources.iter().map(|cited| cited.id.clone()).collect(),
        defeated: step.defeated.clone(),
        conditions: step.conditions.clone(),
        judged: Vec::new(),
        confidence: Vec::new(),
    };
    steps(solved).into_iter().map(because).collect()
}
