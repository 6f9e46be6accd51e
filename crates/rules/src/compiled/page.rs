//! A page: the rules of one law for one class of nationalities, ready to be decided.

use super::encode::Values;
use crate::values::ValueSet;
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

/// The table of one question: a run of the page's entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct SlotTable {
    pub(super) slot: Slot,
    /// Groups of rules of one effect: so many bits of the word from `shift` on are the index.
    pub(super) groups: u8,
    pub(super) shift: u8,
    /// A bit of the word that is the highest bit of the index, if `reads_held`: what the traveller holds already.
    pub(super) held: u8,
    pub(super) reads_held: bool,
    pub(super) base: u16,
}

/// What one question needs of a page, where its facts are missing.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) table: SlotTable,
    /// The bits that are sentences and matter to it.
    pub(super) sources: u64,
    /// The terms that matter to it, in their order.
    pub(super) terms: Box<[Term]>,
    /// Facts whose values it tells apart.
    pub(super) classes: Box<[Classes]>,
}

/// The classes of values that a question tells apart, each by the bits that it sets.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    pub(super) fact: u8,
    pub(super) masks: Box<[u64]>,
}

/// The rules of one law for one class of nationalities.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) lookups: Box<[Lookup]>,
    pub(super) masks: Box<[u64]>,
    pub(super) terms: Box<[Term]>,
    pub(super) tables: Box<[SlotTable]>,
    pub(super) entries: Box<[Entry]>,
    pub(super) parts: Box<[Part]>,
    /// What is decided before any fact is read.
    pub(super) fixed: Decision,
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
        self.closed(self.looked_up(0, flags, values))
    }

    /// The bits of the sentences, but for those about facts that are open.
    pub(super) fn looked_up(&self, open_facts: u32, flags: u64, values: &Values) -> u64 {
        let mut word = flags;
        for lookup in &self.lookups {
            let value = usize::from(values.of(lookup.fact));
            let mask = self.masks.get(usize::from(lookup.base) + value).copied().unwrap_or(0);
            word |= if open_facts >> (lookup.fact & 31) & 1 == 0 { mask } else { 0 };
        }
        word
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
        decision.join(self.fixed.bytes, self.fixed.verdict);
        for table in &self.tables {
            if let Some(entry) = self.entries.get(table.place(word)) {
                decision.join(entry.bytes, entry.verdict);
            }
        }
    }
}

impl Page {
    /// The bits that each value of a fact sets.
    pub(super) fn row(&self, fact: u8) -> &[u64] {
        let Some(at) = self.lookups.iter().position(|lookup| lookup.fact == fact) else { return &[] };
        let base =
            |at: usize| self.lookups.get(at).map_or(self.masks.len(), |lookup| usize::from(lookup.base));
        self.masks.get(base(at)..base(at + 1)).unwrap_or_default()
    }

    /// What each question needs where facts are missing.
    pub(super) fn into_parts(mut self, domains: &[ValueSet]) -> Self {
        self.parts = self.tables.iter().map(|table| self.part(*table, domains)).collect();
        self
    }

    fn part(&self, table: SlotTable, domains: &[ValueSet]) -> Part {
        let held = u64::from(table.reads_held) << (table.held & 63);
        let mut wanted = (((1_u64 << table.groups) - 1) << (table.shift & 63)) | held;
        let mut terms: Vec<Term> = Vec::new();
        // INVARIANT: a term reads only bits that stand before it.
        for term in self.terms.iter().rev() {
            if wanted >> (term.bit & 63) & 1 == 1 {
                wanted |= term.need | term.forbid;
                terms.push(*term);
            }
        }
        terms.reverse();
        let sources = terms.iter().fold(wanted, |sources, term| sources & !(1 << (term.bit & 63)));
        let mut classes = Vec::new();
        for lookup in &self.lookups {
            let domain = domains.get(usize::from(lookup.fact)).copied().unwrap_or_default();
            let row = self.row(lookup.fact).iter().enumerate().filter(|(value, _)| domain.contains(*value));
            let mut masks: Vec<u64> = row.map(|(_, mask)| mask & sources).collect();
            masks.sort_unstable();
            masks.dedup();
            if masks.len() > 1 {
                classes.push(Classes { fact: lookup.fact, masks: masks.into() });
            }
        }
        Part { table, sources, terms: terms.into(), classes: classes.into() }
    }
}

impl Part {
    /// A word of sentences with the bits of this question.
    pub(super) fn closed(&self, word: u64) -> u64 {
        self.terms.iter().fold(word, |word, term| word | term.holds(word) << (term.bit & 63))
    }
}

impl SlotTable {
    /// Where the entry stands that a word chooses.
    pub(super) fn place(self, word: u64) -> usize {
        let groups = (word >> (self.shift & 63)) & ((1 << self.groups) - 1);
        let held = (word >> (self.held & 63) & u64::from(self.reads_held)) << self.groups;
        usize::from(self.base) + (groups | held) as usize
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

    pub(super) fn join(&mut self, bytes: u64, verdict: u8) {
        self.bytes |= bytes;
        self.verdict = self.verdict.min(verdict);
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
