//! Numbers for the words of open sets: visa classes and crossing points.
//!
//! One table serves all packs of a [`crate::PackSet`], so that a fact has one set of possible values for all of them.

use crate::fact::{Fact, FactKind};
use crate::values::{CAPACITY, ValueSet};

/// Stands for every word that no pack names.
pub(crate) const OTHER: usize = CAPACITY - 1;

/// The words that packs name, by kind of fact.
#[derive(Clone, Debug)]
pub(crate) struct Symbols {
    classes: Vec<String>,
    points: Vec<String>,
}

impl Default for Symbols {
    fn default() -> Self {
        // No visa is a class that every pack tells from the others.
        Self { classes: vec!["none".to_owned()], points: Vec::new() }
    }
}

impl Symbols {
    /// The number of a word, given one if it is new; `None` if the table is full.
    pub(crate) fn intern(&mut self, fact: Fact, word: &str) -> Option<usize> {
        let table = self.table_mut(fact);
        if let Some(place) = table.iter().position(|known| known == word) {
            return Some(place);
        }
        if table.len() >= OTHER {
            return None;
        }
        table.push(word.to_owned());
        Some(table.len() - 1)
    }

    /// The number of a word, or that of every other word.
    pub(crate) fn number(&self, fact: Fact, word: &str) -> usize {
        self.table(fact).iter().position(|known| known == word).unwrap_or(OTHER)
    }

    /// The word of a number; `None` for [`OTHER`].
    pub(crate) fn word(&self, fact: Fact, number: usize) -> Option<&str> {
        self.table(fact).get(number).map(String::as_str)
    }

    /// Every value that a fact may have.
    pub(crate) fn domain(&self, fact: Fact) -> ValueSet {
        match fact.kind() {
            FactKind::Words(words) => ValueSet::first(words.len()),
            FactKind::Country => ValueSet::first(base::Country::COUNT),
            FactKind::Open => ValueSet::first(self.table(fact).len()).or(ValueSet::one(OTHER)),
            FactKind::Presence => ValueSet::first(2),
            FactKind::Event | FactKind::Special => ValueSet::default(),
        }
    }

    /// The number of a word of any fact that has a finite set of values.
    pub(crate) fn value(&self, fact: Fact, word: &str) -> Option<usize> {
        match fact.kind() {
            FactKind::Words(words) => words.iter().position(|known| *known == word),
            FactKind::Country => base::Country::parse(word).ok().map(base::Country::index),
            FactKind::Open => Some(self.number(fact, word)),
            FactKind::Presence => Some(usize::from(word == "present")),
            FactKind::Event | FactKind::Special => None,
        }
    }

    /// The words of some values of a fact. A value that stands for every other word has none.
    pub(crate) fn words(&self, fact: Fact, values: ValueSet) -> impl Iterator<Item = String> {
        let word = move |value: usize| match fact.kind() {
            FactKind::Words(words) => words.get(value).map(|word| (*word).to_owned()),
            FactKind::Country => base::Country::from_index(value).map(|country| country.to_string()),
            FactKind::Open => self.table(fact).get(value).cloned(),
            FactKind::Presence => Some(if value == 1 { "present" } else { "absent" }.to_owned()),
            FactKind::Event | FactKind::Special => None,
        };
        (0..CAPACITY).filter(move |value| values.contains(*value)).filter_map(word)
    }

    fn table(&self, fact: Fact) -> &Vec<String> {
        if matches!(fact, Fact::VisaClass(_)) { &self.classes } else { &self.points }
    }

    fn table_mut(&mut self, fact: Fact) -> &mut Vec<String> {
        if matches!(fact, Fact::VisaClass(_)) { &mut self.classes } else { &mut self.points }
    }
}
