//! Decides a slot exactly: splits what is undecided into cases, and keeps only the splits that matter.
//!
//! A node stands for facts that decide between its cases; a node whose cases are all alike is dropped. What is left are
//! the facts of which two values, with some completion of the others, lead to different answers: the support.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::facts::{Facts, Need, Undated};
use super::leaf::{Identity, Leaf};
use super::residue::Residue;
use crate::fact::Fact;
use crate::values::ValueSet;

/// Cases tried for one slot before it is called undecided: bounds the work on a situation of which little is known.
const MOST_CASES: u32 = 20_000;

/// What a slot depends on.
#[derive(Clone, Debug)]
pub(crate) enum Diagram {
    /// Decided.
    Leaf(Identity),
    /// Too many cases: undecided between everything that these facts could decide.
    Open(Vec<Fact>),
    /// Facts that decide between cases. One node may be a case of several.
    Node(Arc<Node>),
}

/// Facts that decide between cases.
#[derive(Debug, PartialEq)]
pub(crate) struct Node {
    of: Of,
    /// The cases, each with its share of the values.
    cases: Vec<(f64, Diagram)>,
    /// The facts that matter here and below, sorted.
    support: Vec<Fact>,
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
#[derive(Debug, PartialEq)]
pub(crate) struct Solved {
    pub(crate) diagram: Diagram,
    pub(crate) leaves: Vec<Leaf>,
}

/// Solves a slot.
pub(crate) fn solve(facts: &Facts<'_>, judge: impl Fn(&Facts<'_>) -> Result<Leaf, Vec<Need>>) -> Solved {
    solved(facts.with_residue(Residue::kept()), &judge)
}

/// Solves a slot and tries each case anew: what [`solve`] is judged by.
#[cfg(test)]
pub(crate) fn solve_case_by_case(
    facts: &Facts<'_>,
    judge: impl Fn(&Facts<'_>) -> Result<Leaf, Vec<Need>>,
) -> Solved {
    solved(facts.clone(), &judge)
}

fn solved(facts: Facts<'_>, judge: &dyn Fn(&Facts<'_>) -> Result<Leaf, Vec<Need>>) -> Solved {
    let mut solver = Solver { judge, leaves: Vec::new(), cases: 0, known: HashMap::new() };
    let diagram = solver.solve(&facts);
    Solved { diagram, leaves: solver.leaves }
}

struct Solver<'j> {
    judge: &'j dyn Fn(&Facts<'_>) -> Result<Leaf, Vec<Need>>,
    leaves: Vec<Leaf>,
    cases: u32,
    /// The cases that were split, by what was left of the law in them.
    known: HashMap<Vec<u64>, Diagram>,
}

impl Solver<'_> {
    fn solve(&mut self, facts: &Facts<'_>) -> Diagram {
        self.cases += 1;
        facts.begin_residue();
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
        let left = facts.residue.taken();
        if let Some(known) = left.as_ref().and_then(|left| self.known.get(left)) {
            return known.clone();
        }
        let split = self.split(facts, needs);
        if let Some(left) = left {
            self.known.insert(left, split.clone());
        }
        split
    }

    fn split(&mut self, facts: &Facts<'_>, needs: Vec<Need>) -> Diagram {
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
    if alike {
        return cases.into_iter().next().map_or(Diagram::Open(of.facts), |(_, only)| only);
    }
    let below = cases.iter().flat_map(|(_, case)| case.support());
    let mut support: Vec<Fact> = of.facts.iter().chain(below).copied().collect();
    support.sort_unstable();
    support.dedup();
    Diagram::Node(Arc::new(Node { of, cases, support }))
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
            let parts = facts.classes(*fact);
            let total = f64::from(possible.len().max(1));
            let share = |part: &ValueSet| f64::from(part.len()) / total;
            parts.iter().map(|part| (share(part), facts.with_values(*fact, *part))).collect()
        }
        Need::Undated(Undated { claim, .. }) | Need::Assumption { claim, .. } => {
            [true, false].into_iter().map(|holds| (0.5, facts.with_claim(claim, holds))).collect()
        }
    }
}

impl PartialEq for Diagram {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Leaf(a), Self::Leaf(b)) => a == b,
            (Self::Open(a), Self::Open(b)) => a == b,
            (Self::Node(a), Self::Node(b)) => Arc::ptr_eq(a, b) || a == b,
            _ => false,
        }
    }
}

impl Diagram {
    /// The facts that matter, in the order of the vocabulary.
    pub(crate) fn support(&self) -> &[Fact] {
        match self {
            Self::Leaf(_) => &[],
            Self::Open(open) => open,
            Self::Node(node) => &node.support,
        }
    }

    /// The days that nobody has announced and that matter.
    pub(crate) fn undated(&self) -> Vec<&Undated> {
        let mut found: Vec<&Undated> =
            self.nodes().into_iter().filter_map(|node| node.of.undated.as_ref()).collect();
        found.sort_unstable();
        found.dedup_by(|a, b| a.claim == b.claim);
        found
    }

    /// True if some case was not tried to its end.
    pub(crate) fn is_open(&self) -> bool {
        let is_open = |case: &Self| matches!(case, Self::Open(_));
        is_open(self) || self.nodes().iter().any(|node| node.cases.iter().any(|(_, case)| is_open(case)))
    }

    /// Every node, each once.
    fn nodes(&self) -> Vec<&Node> {
        let mut found: Vec<&Node> = Vec::new();
        let mut seen: HashSet<*const Node> = HashSet::new();
        let mut open = vec![self];
        while let Some(diagram) = open.pop() {
            if let Self::Node(node) = diagram
                && seen.insert(Arc::as_ptr(node))
            {
                found.push(node);
                open.extend(node.cases.iter().map(|(_, case)| case));
            }
        }
        found
    }

    /// The share of a fact's values that decides the slot by itself.
    pub(crate) fn decided_by(&self, fact: Fact) -> f64 {
        self.decided(fact, &mut HashMap::new())
    }

    fn decided(&self, fact: Fact, known: &mut HashMap<*const Node, f64>) -> f64 {
        let node = match self {
            Self::Leaf(_) => return 1.0,
            Self::Open(_) => return 0.0,
            Self::Node(node) => node,
        };
        if let Some(share) = known.get(&Arc::as_ptr(node)) {
            return *share;
        }
        let share = if node.of.facts.as_slice() == [fact] {
            node.cases.iter().map(|(share, case)| share * case.settled_without(fact)).sum()
        } else {
            // Asked below another undecided fact, it decides only if every case of that fact agrees on it.
            node.cases.iter().map(|(_, case)| case.decided(fact, known)).fold(1.0, f64::min) * 0.5
        };
        known.insert(Arc::as_ptr(node), share);
        share
    }

    fn settled_without(&self, fact: Fact) -> f64 {
        match self {
            Self::Leaf(_) => 1.0,
            _ if self.support().contains(&fact) => 0.25,
            _ => 0.0,
        }
    }
}
