//! A page: the rules of one law for one class of nationalities, ready to be decided.

use super::encode::Values;
use crate::vocabulary::{Outcome, Slot, Strength, Verdict};

/// A bit of the word, set where all of `need` and none of `forbid` are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    pub(super) need: u64,
    pub(super) forbid: u64,
    pub(super) bit: u8,
}

/// Which bits each value of a fact sets: `masks[base + value]`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lookup {
    pub(super) fact: u8,
    pub(super) base: u16,
}

/// What a question comes to, ready to be joined with the others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Entry {
    /// The byte of the question in its place; see [`Decision`].
    pub(super) bytes: u64,
    pub(super) verdict: u8,
    /// The groups of rules that decide.
    pub(super) decisive: u16,
}

/// The table of one question.
#[derive(Clone, Debug)]
pub(super) struct SlotTable {
    pub(super) slot: Slot,
    pub(super) shift: u8,
    /// Groups of rules of one effect: so many bits from `shift` on are the index.
    pub(super) groups: u8,
    /// A bit of the word that is the highest bit of the index: what the traveller holds already.
    pub(super) holds: Option<u8>,
    pub(super) entries: Box<[Entry]>,
}

/// The rules of one law for one class of nationalities.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    pub(super) lookups: Box<[Lookup]>,
    pub(super) masks: Box<[u64]>,
    pub(super) terms: Box<[Term]>,
    pub(super) tables: Box<[SlotTable]>,
    /// Questions that are decided before any fact is read.
    pub(super) fixed: Box<[(Slot, Entry)]>,
}

/// The answers to all questions but the stay, without deadlines: a byte a question, and the verdict.
///
/// A byte is 0 where no pack speaks; else the outcome's place in the vocabulary plus 1, and in the bits from 4 on the
/// strength's place plus 1, or 0 where the rule has none.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub struct Decision {
    pub(super) bytes: u64,
    pub(super) verdict: u8,
}

impl Term {
    fn holds(self, word: u64) -> u64 {
        u64::from(((word & self.need) ^ self.need) | (word & self.forbid) == 0)
    }
}

impl Page {
    /// The word of a situation: every sentence and every rule as a bit.
    pub(super) fn word(&self, flags: u64, values: &Values) -> u64 {
        let mut word = flags;
        for lookup in &self.lookups {
            let value = usize::from(values.of(lookup.fact));
            word |= self.masks.get(usize::from(lookup.base) + value).copied().unwrap_or(0);
        }
        self.closed(word)
    }

    /// A word of sentences with the bits that follow from them.
    pub(super) fn closed(&self, mut word: u64) -> u64 {
        for term in &self.terms {
            word |= term.holds(word) << (term.bit & 63);
        }
        word
    }

    /// Joins the questions of this page to a decision.
    pub(super) fn decide(&self, word: u64, decision: &mut Decision) {
        for (_, entry) in &self.fixed {
            decision.join(entry);
        }
        for table in &self.tables {
            if let Some(entry) = table.entry(word) {
                decision.join(entry);
            }
        }
    }
}

impl SlotTable {
    pub(super) fn entry(&self, word: u64) -> Option<&Entry> {
        let groups = (word >> (self.shift & 63)) & ((1 << self.groups) - 1);
        let held = self.holds.map_or(0, |bit| (word >> (bit & 63) & 1) << self.groups);
        self.entries.get((groups | held) as usize)
    }
}

impl Entry {
    pub(super) fn of(slot: Slot, outcome: Outcome, strength: Option<Strength>, verdict: Verdict) -> Self {
        let byte = (outcome as u64 + 1) | strength.map_or(0, |strength| strength as u64 + 1) << 4;
        Self { bytes: byte << (8 * slot as u64), verdict: verdict as u8, decisive: 0 }
    }
}

impl Decision {
    /// No question asked yet.
    pub(super) const NONE: Self = Self { bytes: 0, verdict: u8::MAX };

    pub(super) fn join(&mut self, entry: &Entry) {
        self.bytes |= entry.bytes;
        self.verdict = self.verdict.min(entry.verdict);
    }

    /// The byte of a question.
    pub fn byte(self, slot: Slot) -> u8 {
        (self.bytes >> (8 * slot as u64)) as u8
    }

    /// The result of a question; `None` if no pack speaks on it.
    pub fn result(self, slot: Slot) -> Option<Outcome> {
        let place = usize::from(self.byte(slot) & 15).checked_sub(1)?;
        Outcome::ALL.get(place).copied()
    }

    /// How strongly it binds, where the rule says so.
    pub fn strength(self, slot: Slot) -> Option<Strength> {
        let place = usize::from(self.byte(slot) >> 4).checked_sub(1)?;
        Strength::ALL.get(place).copied()
    }

    /// All questions together, but for deadlines and the stay.
    pub fn verdict(self) -> Verdict {
        Verdict::ALL.get(usize::from(self.verdict)).copied().unwrap_or(Verdict::Depends)
    }
}

const _: () = assert!(Outcome::ALL.len() < 16 && Strength::ALL.len() < 15 && Slot::ALL.len() <= 8);
