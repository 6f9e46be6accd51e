//! Why an answer is as it is, what stands in the way of another one, and what the traveller can change.
//!
//! In: an answer with its decisive rules, and the situation it was given for. Out: the same answer with every condition
//! judged, the rules that could have given another result, and the cheapest changes that do. A change is suggested only
//! after the evaluator has answered the changed situation. Text in seven languages: [`Voice`].

mod atoms;
mod change;
mod judge;
mod limit;
mod report;
mod told;
mod voice;
mod why;
mod why_not;
mod words;

pub use voice::{Register, Voice};
pub use words::{Language, Messages};

use base::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::answer::Answer;
use crate::fact::Fact;
use crate::pack::{Atom, LimitSpec};
use crate::pack_set::PackSet;
use crate::situation::Situation;
use crate::vocabulary::{Checked, Confidence, Filing, Outcome, Slot};

/// Whether a condition is fulfilled.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// It is, whatever is not known.
    True,
    /// It is not, whatever is not known.
    False,
    /// A missing fact decides.
    Unknown,
}

/// A condition of a rule and what this traveller's facts say of it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Judged {
    /// The sentence, as the pack writes it; for days in force, deadlines and limits of stay in the same words.
    pub sentence: String,
    /// Whether it is fulfilled.
    pub truth: Judgement,
    /// One of several, of which one is enough.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub one_of: bool,
    /// The facts that it speaks of, with what was said of them.
    pub facts: Vec<FactTold>,
    /// What it says, for text.
    #[serde(skip)]
    pub(crate) says: Says,
}

/// What a condition says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Says {
    /// A sentence of the grammar.
    Atom(Atom),
    /// That the planned stay keeps within a limit.
    Limit(LimitSpec),
}

/// A fact and what was said of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FactTold {
    /// The fact.
    pub fact: Fact,
    /// As the situation writes it; `None` if nobody said, `null` if it is known to be none.
    pub value: Option<Value>,
}

/// How sure a source is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct SourceMark {
    /// Its name in the pack.
    pub source: String,
    /// How well it is supported.
    pub confidence: Confidence,
    /// Whether it was held against the original text.
    pub checked: Checked,
}

/// A pack that spoke: up to when its sources were read, and who reviewed its texts.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct PackMark {
    /// Its name.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The day up to which its sources were read.
    pub known_to: Date,
    /// Who reviewed its texts; `none` if nobody.
    pub reviewed: String,
    /// The hash of its canonical bytes, where the caller gave one: nothing here does cryptography.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
}

/// A rule or exception that would have given another result.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct WhyNot {
    /// The question.
    pub slot: Slot,
    /// The result that it would have given.
    pub result: Outcome,
    /// Pack and rule or exception.
    pub rule: String,
    /// The version that would have decided.
    pub version: u32,
    /// The fewest conditions that would have to be otherwise: false ones, or while none is false the unknown ones.
    pub in_the_way: Vec<Judged>,
    /// The rules or exceptions that it yielded to, where its own conditions are fulfilled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub yields_to: Vec<String>,
}

/// Something that the traveller can do to get a better result.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Change {
    /// The question whose result becomes better.
    pub slot: Slot,
    /// The result then.
    pub result: Outcome,
    /// Where the filing then stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filing: Option<Filing>,
    /// What to change. Facts of one change belong together.
    pub facts: Vec<FactChange>,
    /// What it costs, for the order: see [`Fact::change_cost`].
    pub cost: u8,
}

/// A fact with another value.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactChange {
    /// The fact.
    #[serde(serialize_with = "path")]
    pub fact: Fact,
    /// How the value is meant.
    pub bound: Bound,
    /// The value, as a situation writes it.
    pub value: Value,
}

/// How a changed value is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// This value.
    Is,
    /// This day or instant, or an earlier one.
    NotAfter,
    /// This day or instant, or a later one.
    NotBefore,
    /// This number or more.
    AtLeast,
}

/// Adds to an answer everything that explains it.
pub(crate) fn complete(set: &PackSet, situation: &Situation, as_of: Date, answer: &mut Answer) {
    let packs: Vec<_> = set.of_state(situation.into).collect();
    let judge = judge::Judge::new(set, &packs, situation, as_of);
    for because in answer.because.iter_mut().flatten() {
        why::complete(&judge, because, answer.slots.0.iter());
    }
    answer.why_not = Some(why_not::why_not(&judge, answer));
    answer.changes = Some(change::changes(&judge, answer));
    let mark = |pack: &&crate::pack::Pack| PackMark {
        pack: pack.id.clone(),
        version: pack.version.clone(),
        known_to: pack.known_to,
        reviewed: pack.reviewed.clone(),
        hash: None,
    };
    answer.pack_marks = Some(packs.iter().map(mark).collect());
}

impl Answer {
    /// Puts the hash of every pack into the explanation: `hash` makes it of a pack's canonical bytes.
    pub fn with_hashes(&mut self, packs: &PackSet, hash: impl Fn(&[u8]) -> String) {
        for mark in self.pack_marks.iter_mut().flatten() {
            mark.hash = packs.pack(&mark.pack).map(|pack| hash(pack.canonical_bytes()));
        }
    }
}

// A value that nobody said is absent; `null` says that there is none.
impl Serialize for FactTold {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fact", &self.fact.to_string())?;
        if let Some(value) = &self.value {
            map.serialize_entry("value", value)?;
        }
        map.end()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn path<S: Serializer>(fact: &Fact, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(fact)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod voice_tests;
