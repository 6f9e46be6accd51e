//! Conjunctions over the bits of a word, and the terms that make new bits of what is no conjunction.

use std::collections::BTreeMap;

use super::page::Term;
use super::program::Uncompiled;

/// What holds when all of `need` and none of `forbid` are set, or never.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Formula {
    Never,
    All { need: u64, forbid: u64 },
}

impl Formula {
    pub(super) const ALWAYS: Self = Self::All { need: 0, forbid: 0 };

    pub(super) fn of(truth: bool) -> Self {
        if truth { Self::ALWAYS } else { Self::Never }
    }

    /// A bit, or its absence.
    pub(super) fn bit(bit: u8, negated: bool) -> Self {
        let mask = 1 << (bit & 63);
        if negated { Self::All { need: 0, forbid: mask } } else { Self::All { need: mask, forbid: 0 } }
    }

    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::All { need: a, forbid: b }, Self::All { need: c, forbid: d })
                if (a | c) & (b | d) == 0 =>
            {
                Self::All { need: a | c, forbid: b | d }
            }
            _ => Self::Never,
        }
    }
}

/// Gives out the bits of a word and gathers the terms.
#[derive(Debug)]
pub(super) struct Wiring {
    used: u8,
    terms: Vec<Term>,
    /// The bit that a conjunction was given.
    named: BTreeMap<(u64, u64), u8>,
}

impl Wiring {
    /// The bits below `first` are the caller's.
    pub(super) fn new(first: u8) -> Self {
        Self { used: first, terms: Vec::new(), named: BTreeMap::new() }
    }

    /// So many new bits; the first of them.
    pub(super) fn bits(&mut self, count: u8) -> Result<u8, Uncompiled> {
        let first = self.used;
        if u32::from(first) + u32::from(count) > u64::BITS {
            return Err(Uncompiled::TooWide);
        }
        self.used += count;
        Ok(first)
    }

    /// Sets a bit where a formula holds.
    pub(super) fn set(&mut self, bit: u8, formula: Formula) {
        if let Formula::All { need, forbid } = formula {
            self.terms.push(Term { need, forbid, bit });
        }
    }

    pub(super) fn not(&mut self, formula: Formula) -> Result<Formula, Uncompiled> {
        Ok(match formula {
            Formula::Never => Formula::ALWAYS,
            Formula::ALWAYS => Formula::Never,
            Formula::All { need, forbid } if (need | forbid).is_power_of_two() => {
                Formula::All { need: forbid, forbid: need }
            }
            Formula::All { need, forbid } => Formula::bit(self.name(need, forbid)?, true),
        })
    }

    pub(super) fn any(&mut self, formulas: &[Formula]) -> Result<Formula, Uncompiled> {
        let mut open: Vec<Formula> = formulas.iter().copied().filter(|f| *f != Formula::Never).collect();
        if open.contains(&Formula::ALWAYS) {
            return Ok(Formula::ALWAYS);
        }
        match (open.pop(), open.as_slice()) {
            (None, _) => Ok(Formula::Never),
            (Some(only), []) => Ok(only),
            (Some(last), others) => {
                let bit = self.bits(1)?;
                others.iter().chain([&last]).for_each(|formula| self.set(bit, *formula));
                Ok(Formula::bit(bit, false))
            }
        }
    }

    pub(super) fn terms(self) -> Box<[Term]> {
        self.terms.into()
    }

    fn name(&mut self, need: u64, forbid: u64) -> Result<u8, Uncompiled> {
        if let Some(bit) = self.named.get(&(need, forbid)) {
            return Ok(*bit);
        }
        let bit = self.bits(1)?;
        self.set(bit, Formula::All { need, forbid });
        self.named.insert((need, forbid), bit);
        Ok(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_asks_for_a_bit_and_its_absence_never_holds() {
        let (bit, absent) = (Formula::bit(3, false), Formula::bit(3, true));
        assert_eq!(bit.and(absent), Formula::Never);
        assert_eq!(bit.and(Formula::ALWAYS), bit);
        assert_eq!(Wiring::new(8).not(bit).unwrap(), absent);
    }

    #[test]
    fn a_word_that_is_full_is_an_error() {
        let mut wiring = Wiring::new(60);
        assert_eq!(wiring.bits(4).unwrap(), 60);
        assert_eq!(wiring.bits(1), Err(Uncompiled::TooWide));
    }
}
