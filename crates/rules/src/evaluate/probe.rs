//! Asks the evaluator about some lines of a pack only: whether they hold for a traveller of whom something is known.
//!
//! Lint looks for travellers with it, fact by fact: what cannot hold any more is given up at once.

use base::Date;

use super::atoms::Context;
use super::facts::{Facts, Need};
use super::law::Law;
use super::requirement::unsettled;
use super::rule::Effect;
use super::truth::Truth;
use crate::pack::{Pack, Target};
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::{Outcome, State};

/// What is asked of a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Claim {
    /// A version of it (this one, if one is named) is in force and its conditions are true.
    Applies(Target, Option<u32>),
    /// A rule holds: it applies, and no exception switches it off.
    Holds(usize),
    /// An exception stands: it applies, and no exception to it does.
    Stands(usize),
}

/// How a claim stands.
#[derive(Clone, Debug)]
pub(crate) enum Probe {
    /// False, whatever the unknown facts are.
    Never,
    /// One of these would settle it.
    Open(Vec<Need>),
    /// True, whatever the unknown facts are.
    Always,
}

/// A question about one traveller in one reading.
#[derive(Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) set: &'a PackSet,
    pub(crate) pack: &'a Pack,
    pub(crate) reading: Option<&'a str>,
    pub(crate) as_of: Date,
}

impl<'a> Asked<'a> {
    /// How several claims stand together. What is missing is that of the first one that is open.
    pub(crate) fn probe(self, situation: &'a Situation, claims: &[Claim]) -> Probe {
        let packs = [self.pack];
        let facts = Facts::new(self.set, &packs, situation, self.as_of);
        let mut open = None;
        for claim in claims {
            match self.claim(&facts, *claim) {
                Probe::Never => return Probe::Never,
                Probe::Open(needs) => open = open.or(Some(needs)),
                Probe::Always => {}
            }
        }
        open.map_or(Probe::Always, Probe::Open)
    }

    /// The outcomes of two rules that hold, if nothing settles which of them stands.
    pub(crate) fn disagreement(
        self,
        situation: &'a Situation,
        rules: (usize, usize),
    ) -> Option<(Outcome, Outcome)> {
        let packs = [self.pack];
        let facts = Facts::new(self.set, &packs, situation, self.as_of);
        let holds = |place: usize| {
            let law = self.law(&facts, Target::Rule(place)).ok()?;
            match facts.effect(self.pack, place, self.reading, law) {
                Ok(Effect::Holds(holds)) => Some(holds),
                _ => None,
            }
        };
        unsettled(holds(rules.0)?, holds(rules.1)?)
    }

    fn claim(self, facts: &Facts<'a>, claim: Claim) -> Probe {
        let told = match claim {
            Claim::Applies(target, version) => self.applies(facts, target, version),
            Claim::Holds(rule) => self.holds(facts, rule),
            Claim::Stands(exception) => self.stands(facts, exception),
        };
        told.unwrap_or_else(Probe::Open)
    }

    fn law(self, facts: &Facts<'a>, target: Target) -> Result<Law, Vec<Need>> {
        let rule = self.pack.rule_of(target).and_then(|place| self.pack.rules.get(place));
        rule.map_or(Err(Vec::new()), |rule| facts.law(rule.applies_on))
    }

    fn applies(self, facts: &Facts<'a>, target: Target, wanted: Option<u32>) -> Result<Probe, Vec<Need>> {
        let (versions, when) = match target {
            Target::Rule(i) => self.pack.rules.get(i).map(|rule| (&rule.versions, Some(&rule.when))),
            Target::Exception(i) => self.pack.exceptions.get(i).map(|e| (&e.versions, Some(&e.when))),
            Target::Deadline(i) => self.pack.deadlines.get(i).map(|deadline| (&deadline.versions, None)),
        }
        .ok_or_else(Vec::new)?;
        let law = self.law(facts, target)?;
        let version = facts.version(versions, self.reading, law)?;
        let is_wanted = version
            .filter(|version| version.state == State::Adopted)
            .is_some_and(|version| wanted.is_none_or(|n| version.n == n));
        if !is_wanted {
            return Ok(Probe::Never);
        }
        let mut needs = Vec::new();
        let context = Context { pack: self.pack, law, reading: self.reading };
        let truth = when.map_or(Truth::True, |when| facts.conditions(when, context, &mut needs));
        Ok(probe_of(truth, needs))
    }

    fn holds(self, facts: &Facts<'a>, rule: usize) -> Result<Probe, Vec<Need>> {
        let law = self.law(facts, Target::Rule(rule))?;
        Ok(match facts.effect(self.pack, rule, self.reading, law)? {
            Effect::Silent | Effect::Defeated(_) => Probe::Never,
            Effect::Holds(_) => Probe::Always,
        })
    }

    fn stands(self, facts: &Facts<'a>, exception: usize) -> Result<Probe, Vec<Need>> {
        let Some(this) = self.pack.exceptions.get(exception) else { return Ok(Probe::Never) };
        let law = self.law(facts, Target::Exception(exception))?;
        let context = Context { pack: self.pack, law, reading: self.reading };
        let mut needs = Vec::new();
        let standing = facts.standing(this.defeats, context, &mut needs)?;
        let found = standing.iter().find(|standing| standing.exception.id == this.id);
        Ok(probe_of(found.map_or(Truth::False, |standing| standing.truth), needs))
    }
}

fn probe_of(truth: Truth, needs: Vec<Need>) -> Probe {
    match truth {
        Truth::True => Probe::Always,
        Truth::False => Probe::Never,
        Truth::Unknown => Probe::Open(needs),
    }
}
