//! Facts of which only some values are possible: "a citizen of Uzbekistan or Tajikistan".
//!
//! An answer about them depends only if two of the values lead to different answers.

use std::collections::BTreeMap;

use base::Date;

use super::facts::Facts;
use super::{Explain, answer};
use crate::answer::Answer;
use crate::fact::{Fact, FactKind};
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::values::ValueSet;

/// The values that some facts may have, beside what a situation says.
#[derive(Clone, Debug, Default)]
pub struct Possible(BTreeMap<Fact, Vec<String>>);

/// A fact has no such value.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PossibleError {
    /// A day, a count or a past cannot be listed value by value.
    #[error(
        "`{0}` is no fact of a closed set of values; leave it out of the situation to say that it is unknown"
    )]
    NoSet(Fact),
    /// The fact has other words.
    #[error("`{word}` is no value of `{fact}`; write one of its words")]
    NoValue {
        /// The fact.
        fact: Fact,
        /// The word.
        word: String,
    },
    /// Nothing is possible.
    #[error("`{0}` has no possible value; name one at least")]
    Nothing(Fact),
}

impl Possible {
    /// Says that a fact has one of these values, in the words of a situation (`present` and `absent` for a contract).
    ///
    /// # Errors
    ///
    /// [`PossibleError`] for a fact that has no closed set of values, and for a word that is none of them.
    pub fn one_of(mut self, fact: Fact, words: &[&str]) -> Result<Self, PossibleError> {
        let is_known = |word: &str| match fact.kind() {
            FactKind::Words(known) => known.contains(&word),
            FactKind::Country => base::Country::parse(word).is_ok(),
            FactKind::Presence => matches!(word, "present" | "absent"),
            FactKind::Open => true,
            FactKind::Event | FactKind::Special => false,
        };
        if matches!(fact.kind(), FactKind::Event | FactKind::Special) || fact == Fact::EntryState {
            return Err(PossibleError::NoSet(fact));
        }
        if words.is_empty() {
            return Err(PossibleError::Nothing(fact));
        }
        if let Some(word) = words.iter().find(|word| !is_known(word)) {
            return Err(PossibleError::NoValue { fact, word: word.chars().take(40).collect() });
        }
        self.0.insert(fact, words.iter().map(|word| (*word).to_owned()).collect());
        Ok(self)
    }
}

/// What the packs say of a situation of which some facts have one of several values, with its reasons. What the situation
/// itself says of a fact stands.
pub fn check_among(packs: &PackSet, situation: &Situation, possible: &Possible, as_of: Date) -> Answer {
    let of_state: Vec<&Pack> = packs.of_state(situation.into).collect();
    let mut facts = Facts::new(packs, &of_state, situation, as_of);
    for (fact, words) in &possible.0 {
        let fact = fact.at(situation.into);
        let values: ValueSet = words.iter().filter_map(|word| packs.symbols.value(fact, word)).collect();
        if !facts.is_known(fact) {
            facts = facts.with_values(fact, values);
        }
    }
    answer::of_facts(&facts, Explain::Yes)
}
