//! Decides a slot exactly: splits what is undecided into cases, and keeps only the splits that matter.
//!
//! A node stands for facts that decide between its cases; a node whose cases are all alike is dropped. What is left are
//! the facts of which two values, with some completion of the others, lead to different answers: the support.

use super::facts::{Facts, Need, Undated};
use super::leaf::{Identity, Leaf};
use crate::fact::Fact;
use crate::values::ValueSet;

/// Cases tried for one slot before it is called undecided: bounds the work on a situation of which little is known.
const MOST_CASES: u32 = 20_000;

/// What a slot depends on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Diagram {
    /// Decided.
    Leaf(Identity),
    /// Too many cases: undecided between everything that these facts could decide.
    Open(Vec<Fact>),
    /// Facts that decide between cases, each with its share of the values.
    Node(Of, Vec<(f64, Diagram)>),
}

/// What tells the cases of a node apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Of {
    /// Facts; none if no fact can.
    pub(crate) facts: Vec<Fact>,
    /// A day that nobody has announced.
    pub(crate) undated: Option<Undated>,
}

/// A slot, decided or not, with every case that was tried.
#[derive(Debug)]
pub(crate) struct Solved {
    pub(crate) diagram: Diagram,
    pub(crate) leaves: Vec<Leaf>,
}

/// Solves a slot.
pub(crate) fn solve(facts: &Facts<'_>, judge: impl Fn(&Facts<'_>) -> Result<Leaf, Vec<Need>>) -> Solved {
    let mut solver = Solver { judge: &judge, leaves: Vec::new(), cases: 0 };
    let diagram = solver.solve(facts);
    Solved { diagram, leaves: solver.leaves }
}

struct Solver<'j> {
    judge: &'j dyn Fn(&Facts<'_>) -> Result<Leaf, Vec<Need>>,
    leaves: Vec<Leaf>,
    cases: u32,
}

impl Solver<'_> {
    fn solve(&mut self, facts: &Facts<'_>) -> Diagram {
        self.cases += 1;
        let needs = match (self.judge)(facts) {
            Ok(leaf) => {
                let identity = leaf.identity;
                if !self.leaves.contains(&leaf) {
                    self.leaves.push(leaf);
                }
                return Diagram::Leaf(identity);
            }
            Err(needs) => needs,
        };
        // One order for all paths makes equal functions equal diagrams.
        let Some(need) = needs.into_iter().min() else { return Diagram::Open(Vec::new()) };
        if self.cases > MOST_CASES {
            return Diagram::Open(of(&need).facts);
        }
        let cases: Vec<(f64, Diagram)> =
            cases(facts, &need).into_iter().map(|(share, case)| (share, self.solve(&case))).collect();
        reduced(of(&need), cases)
    }
}

fn reduced(of: Of, cases: Vec<(f64, Diagram)>) -> Diagram {
    let alike = cases.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a == b));
    if !alike {
        return Diagram::Node(of, cases);
    }
    cases.into_iter().next().map_or(Diagram::Open(of.facts), |(_, only)| only)
}

fn of(need: &Need) -> Of {
    let facts = match need {
        Need::EntryDay => vec![Fact::EntryAt],
        Need::Class(fact) => vec![*fact],
        Need::Undated(_) => Vec::new(),
        Need::Assumption { facts, .. } => facts.clone(),
    };
    let undated = match need {
        Need::Undated(undated) => Some(undated.clone()),
        _ => None,
    };
    Of { facts, undated }
}

/// The cases of a need, with the share of values that each has.
fn cases<'a>(facts: &Facts<'a>, need: &Need) -> Vec<(f64, Facts<'a>)> {
    match need {
        Need::EntryDay => {
            let stretches = facts.stretches();
            let share = 1.0 / stretches.len().max(1) as f64;
            stretches
                .iter()
                .copied()
                .map(|(first, last)| (share, facts.with_entry_days(first, last)))
                .collect()
        }
        Need::Class(fact) => {
            let possible = facts.values(*fact);
            let parts = facts.set.parts(*fact, facts.situation.into, possible);
            let total = f64::from(possible.len().max(1));
            let share = |part: &ValueSet| f64::from(part.len()) / total;
            parts.iter().map(|part| (share(part), facts.with_values(*fact, *part))).collect()
        }
        Need::Undated(Undated { claim, .. }) | Need::Assumption { claim, .. } => {
            [true, false].into_iter().map(|holds| (0.5, facts.with_claim(claim, holds))).collect()
        }
    }
}

impl Diagram {
    /// The facts that matter, in the order of the vocabulary.
    pub(crate) fn support(&self) -> Vec<Fact> {
        let mut facts = Vec::new();
        self.gather(&mut facts);
        facts.sort_unstable();
        facts.dedup();
        facts
    }

    fn gather(&self, facts: &mut Vec<Fact>) {
        match self {
            Self::Leaf(_) => {}
            Self::Open(open) => facts.extend(open),
            Self::Node(of, cases) => {
                facts.extend(&of.facts);
                for (_, case) in cases {
                    case.gather(facts);
                }
            }
        }
    }

    /// The days that nobody has announced and that matter.
    pub(crate) fn undated(&self) -> Vec<&Undated> {
        let Self::Node(of, cases) = self else { return Vec::new() };
        let deeper = cases.iter().flat_map(|(_, case)| case.undated());
        let mut found: Vec<&Undated> = of.undated.iter().chain(deeper).collect();
        found.sort_unstable();
        found.dedup_by(|a, b| a.claim == b.claim);
        found
    }

    /// The share of a fact's values that decides the slot by itself.
    pub(crate) fn decided_by(&self, fact: Fact) -> f64 {
        match self {
            Self::Leaf(_) => 1.0,
            Self::Open(_) => 0.0,
            Self::Node(of, cases) if of.facts.as_slice() == [fact] => {
                cases.iter().map(|(share, case)| share * case.settled_without(fact)).sum()
            }
            // Asked below another undecided fact, it decides only if every case of that fact agrees on it.
            Self::Node(_, cases) => {
                cases.iter().map(|(_, case)| case.decided_by(fact)).fold(1.0, f64::min) * 0.5
            }
        }
    }

    fn settled_without(&self, fact: Fact) -> f64 {
        match self {
            Self::Leaf(_) => 1.0,
            _ if self.support().contains(&fact) => 0.25,
            _ => 0.0,
        }
    }
}
