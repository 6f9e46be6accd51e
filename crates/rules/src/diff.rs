//! What a change of a pack changes: answers with witnesses, not lines.
//!
//! In: a pack before and after. Out: per question, the answers that differ, with the nationalities they differ for and a
//! traveller who shows it. The witnesses are the examples of both packs, and from each of them travellers of every class
//! of nationality, with every value that a changed line tells apart, on both sides of each day on which one begins or
//! ends. What no witness meets is not found: a pack whose examples reach every line (`paiza pack test`) has good ones.

mod effect;
mod witness;

use std::collections::{BTreeMap, BTreeSet};

use base::{Country, Date};
use serde_json::Value;

use crate::answer::{Answer, SlotAnswer};
use crate::evaluate::{Explain, check};
use crate::load::{LoadError, PackFault, PackFiles, load};
use crate::pack::Symbols;
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::Slot;

pub use effect::Effect;

/// What the witnesses are asked.
#[derive(Clone, Debug)]
pub struct DiffQuestion {
    /// What was publicly known on this day; else the day of the example, or the day up to which the packs were read.
    pub as_of: Option<Date>,
    /// Days of entry to try besides those on which a changed line begins or ends.
    pub days: Vec<Date>,
    /// The most travellers who are made from the examples: bounds the time.
    pub most: usize,
}

impl Default for DiffQuestion {
    fn default() -> Self {
        Self { as_of: None, days: Vec::new(), most: 4_000 }
    }
}

/// Every answer that differs.
#[derive(Clone, Debug)]
pub struct Diff {
    /// Name and version before.
    pub before: (String, String),
    /// Name and version after.
    pub after: (String, String),
    /// Travellers who were asked.
    pub asked: usize,
    /// Travellers of whom any answer differs.
    pub differing: usize,
    /// The differences, by slot.
    pub changes: Vec<Difference>,
}

/// A difference: one question, answered otherwise in one way.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The question.
    pub slot: Slot,
    /// The answer before, of the witness; `None` if the pack was silent.
    pub before: Option<SlotAnswer>,
    /// The answer after.
    pub after: Option<SlotAnswer>,
    /// Whether it got stricter for the traveller.
    pub effect: Effect,
    /// The nationalities for which a witness shows it: whole classes that no line of either pack tells apart.
    pub nationalities: Vec<Country>,
    /// How many travellers show it.
    pub count: usize,
    /// The first of them.
    pub witness: Witness,
    /// Every day of entry on which a traveller shows it.
    pub days: BTreeSet<Date>,
}

/// A traveller who shows a difference.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The facts.
    pub situation: Situation,
    /// What was publicly known on this day.
    pub as_of: Date,
    /// The example it comes from, and what was changed in it.
    pub from: String,
}

/// Compares two states of a pack.
///
/// # Errors
///
/// [`LoadError`] of the pack that does not load, or if they are the law of two states.
pub fn diff(before: &PackFiles, after: &PackFiles, question: &DiffQuestion) -> Result<Diff, LoadError> {
    // One table of words for both, so that their values can be compared.
    let mut symbols = Symbols::default();
    let old = load(before, &mut symbols)?;
    let new = load(after, &mut symbols)?;
    if old.jurisdiction != new.jurisdiction {
        let message =
            format!("this is the law of {}, and `{}` of {}", new.jurisdiction, old.id, old.jurisdiction);
        return Err(LoadError::new(vec![PackFault::new(&after.name, 0, message)]));
    }
    let witnesses = witness::all(&old, &new, &symbols, question);
    let mut found = Diff {
        before: (old.id.clone(), old.version.clone()),
        after: (new.id.clone(), new.version.clone()),
        asked: witnesses.list.len(),
        differing: 0,
        changes: Vec::new(),
    };
    let (old, new) = (PackSet::of(vec![old], symbols.clone()), PackSet::of(vec![new], symbols));
    let mut places: BTreeMap<(Slot, String), usize> = BTreeMap::new();
    for witness in witnesses.list {
        let answer = |packs: &PackSet| check(packs, &witness.situation, witness.as_of, Explain::No);
        let (was, is) = (answer(&old), answer(&new));
        let differing = differing(&was, &is);
        found.differing += usize::from(!differing.is_empty());
        for (slot, was, is) in differing {
            let place = *places.entry((slot, shape(was, is))).or_insert(found.changes.len());
            if place == found.changes.len() {
                found.changes.push(Difference {
                    slot,
                    before: was.cloned(),
                    after: is.cloned(),
                    effect: effect::of(was, is),
                    nationalities: Vec::new(),
                    count: 0,
                    witness: witness.clone(),
                    days: BTreeSet::new(),
                });
            }
            if let Some(change) = found.changes.get_mut(place) {
                change.add(&witness, &witnesses.nationalities);
            }
        }
    }
    found.changes.sort_by_key(|change| change.slot);
    Ok(found)
}

impl Difference {
    fn add(&mut self, witness: &Witness, classes: &[Vec<Country>]) {
        self.count += 1;
        if let Some(nationality) = witness.situation.document.nationality {
            let class = classes.iter().find(|class| class.contains(&nationality));
            self.nationalities.extend(class.map_or(std::slice::from_ref(&nationality), Vec::as_slice));
            self.nationalities.sort_unstable_by_key(|country| country.code());
            self.nationalities.dedup();
        }
        self.days.extend(witness.day());
    }

    /// The keys of the answer that differ: `result`, `file-by`, `last-lawful-day` …
    pub fn keys(&self) -> Vec<String> {
        keys(self.before.as_ref(), self.after.as_ref())
    }
}

impl Witness {
    /// The day of entry, as written.
    pub fn day(&self) -> Option<Date> {
        match self.situation.entry.when {
            crate::situation::When::On(day) => Some(day),
            crate::situation::When::At(moment) => Some(moment.date()),
            crate::situation::When::Unknown => None,
        }
    }
}

fn differing<'a>(
    was: &'a Answer,
    is: &'a Answer,
) -> Vec<(Slot, Option<&'a SlotAnswer>, Option<&'a SlotAnswer>)> {
    let pairs = Slot::ALL.iter().map(|slot| (*slot, was.slot(*slot), is.slot(*slot)));
    pairs.filter(|(_, was, is)| !keys(*was, *is).is_empty()).collect()
}

/// What two answers have in common with others that differ alike: the words of both, and which numbers differ.
fn shape(was: Option<&SlotAnswer>, is: Option<&SlotAnswer>) -> String {
    const WORDS: &[&str] = &["result", "strength", "obtain", "limit"];
    let words = |answer: Option<&SlotAnswer>| {
        let value = json(answer);
        WORDS.iter().map(|key| value.get(*key).map_or_else(String::new, Value::to_string)).collect::<Vec<_>>()
    };
    format!("{:?} {:?} {:?} {:?}", words(was), words(is), keys(was, is), effect::of(was, is))
}

/// The keys whose values differ. The names of rules behind readings and limits are no part of an answer.
fn keys(was: Option<&SlotAnswer>, is: Option<&SlotAnswer>) -> Vec<String> {
    let (was, is) = (json(was), json(is));
    let all = was.as_object().into_iter().chain(is.as_object()).flat_map(serde_json::Map::keys);
    let mut keys: Vec<String> =
        all.filter(|key| *key != "readings" && was.get(*key) != is.get(*key)).cloned().collect();
    keys.sort();
    keys.dedup();
    keys
}

fn json(answer: Option<&SlotAnswer>) -> Value {
    answer.and_then(|answer| serde_json::to_value(answer).ok()).unwrap_or_default()
}
