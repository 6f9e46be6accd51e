//! Finds a traveller for whom several lines of a pack are true together, or shows that there is none.
//!
//! Starts from a traveller of whom nothing is known and settles one fact after another, only as far as the question
//! needs it: what is found is the smallest description. Facts from finite sets are tried class by class, days at the
//! days on which a version or a sentence turns, ages and spans likewise (`turns`).

use super::turns::{Turns, is_told};
use crate::evaluate::Need;
use crate::evaluate::probe::{Asked, Claim, Probe};
use crate::fact::{Fact, FactKind};
use crate::situation::{Situation, When};
use crate::values::ValueSet;

/// Travellers tried for one question before it is given up.
const MOST_TRIED: u32 = 20_000;

/// A search.
pub(super) struct Search<'a> {
    pub(super) asked: Asked<'a>,
    pub(super) claims: &'a [Claim],
    pub(super) turns: &'a Turns<'a>,
    tried: u32,
    is_exact: bool,
}

/// What a search came to.
pub(super) enum Outcome {
    /// This traveller.
    Found(Box<Situation>),
    /// There is none.
    Nobody,
    /// None was found, and not everybody was tried.
    Unsure,
}

impl<'a> Search<'a> {
    pub(super) fn new(asked: Asked<'a>, claims: &'a [Claim], turns: &'a Turns<'a>) -> Self {
        Self { asked, claims, turns, tried: 0, is_exact: true }
    }

    /// Searches for a traveller for whom every claim is true, and who is `wanted`.
    pub(super) fn run(mut self, wanted: impl Fn(&Situation) -> bool) -> Outcome {
        for start in self.turns.starts() {
            if let Some(found) = self.walk(&start, &wanted) {
                return Outcome::Found(Box::new(found));
            }
        }
        if self.is_exact { Outcome::Nobody } else { Outcome::Unsure }
    }

    fn walk(&mut self, situation: &Situation, wanted: &impl Fn(&Situation) -> bool) -> Option<Situation> {
        self.tried += 1;
        if self.tried > MOST_TRIED {
            self.is_exact = false;
            return None;
        }
        match probe(self.asked, self.claims, situation) {
            Probe::Never => None,
            Probe::Always => wanted(situation).then(|| situation.clone()),
            Probe::Open(needs) => {
                let next = self.next(situation, needs);
                if next.is_empty() {
                    self.is_exact = false;
                }
                next.iter().find_map(|next| self.walk(next, wanted))
            }
        }
    }

    /// The travellers that differ in what is to be settled next.
    fn next(&mut self, situation: &Situation, needs: Vec<Need>) -> Vec<Situation> {
        let mut needs = needs;
        needs.sort();
        for need in needs {
            let next = match need {
                Need::EntryDay => self.turns.entries(situation),
                Need::Class(fact) => self.classes(situation, fact),
                // No fact settles a day that nobody has announced.
                Need::Undated(_) => Vec::new(),
                Need::Assumption { facts, .. } => self.settled(situation, &facts),
            };
            if !next.is_empty() {
                return next;
            }
        }
        Vec::new()
    }

    fn classes(&self, situation: &Situation, fact: Fact) -> Vec<Situation> {
        let symbols = &self.asked.set.symbols;
        let classes = self.asked.set.parts(fact, situation.into, symbols.domain(fact), None);
        let word = |class: &ValueSet| symbols.words(fact, *class).next();
        let mut next: Vec<Situation> =
            classes.iter().filter_map(word).filter_map(|word| situation.with_word(fact, &word)).collect();
        // A visa of a class that no pack names: whether it is valid is told apart by no class.
        if matches!(fact, Fact::VisaClass(_)) {
            next.extend(situation.with_word(fact, "another"));
        }
        next
    }

    fn settled(&mut self, situation: &Situation, facts: &[Fact]) -> Vec<Situation> {
        let is_open = |fact: &&Fact| !is_told(situation, **fact);
        let entry = facts.iter().find(|fact| **fact == Fact::EntryAt).filter(is_open);
        let Some(fact) = entry.or_else(|| facts.iter().find(is_open)) else {
            // The day is known and the hour decides.
            return hours(situation);
        };
        if !matches!(fact.kind(), FactKind::Event | FactKind::Special) {
            return self.classes(situation, *fact);
        }
        let (next, is_whole) = self.turns.values(situation, *fact);
        self.is_exact &= is_whole;
        next
    }
}

fn probe(asked: Asked<'_>, claims: &[Claim], situation: &Situation) -> Probe {
    let Asked { set, pack, reading, as_of } = asked;
    Asked { set, pack, reading, as_of }.probe(situation, claims)
}

/// The first and the last hour of a day of entry.
fn hours(situation: &Situation) -> Vec<Situation> {
    let When::On(day) = situation.entry.when else { return Vec::new() };
    let at = |hour: i8| {
        let local = base::civil::DateTime::from_parts(day, base::civil::Time::constant(hour, 0, 0, 0));
        let instant = crate::duration::instant_of(local, &base::tz::TimeZone::UTC)?;
        let mut exact = situation.clone();
        exact.entry.when = When::At(base::Moment::utc(instant));
        Some(exact)
    };
    [at(0), at(23)].into_iter().flatten().collect()
}
