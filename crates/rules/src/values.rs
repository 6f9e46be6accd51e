//! A set of the values that a fact may have: one bit a value.

use base::Country;

const WORDS: usize = 5;
/// Values that a set can hold; enough for every country code and every word of a pack.
pub(crate) const CAPACITY: usize = WORDS * 64;

// INVARIANT: every country code fits.
const _: () = assert!(Country::COUNT <= CAPACITY, "the table of countries outgrew the set of values");

/// A set of values, by their number.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub(crate) struct ValueSet([u64; WORDS]);

impl ValueSet {
    /// The set of one value.
    pub(crate) fn one(value: usize) -> Self {
        let mut set = Self::default();
        set.insert(value);
        set
    }

    /// The values 0 to `count` - 1.
    pub(crate) fn first(count: usize) -> Self {
        let mut set = Self::default();
        for (place, word) in set.0.iter_mut().enumerate() {
            let bits = count.saturating_sub(place * 64);
            *word = if bits >= 64 { u64::MAX } else { (1 << bits) - 1 };
        }
        set
    }

    pub(crate) fn insert(&mut self, value: usize) {
        if let Some(word) = self.0.get_mut(value / 64) {
            *word |= 1 << (value % 64);
        }
    }

    pub(crate) fn contains(&self, value: usize) -> bool {
        self.0.get(value / 64).is_some_and(|word| word >> (value % 64) & 1 == 1)
    }

    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    #[must_use]
    pub(crate) fn without(self, other: Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    /// The bits, word by word.
    pub(crate) fn words(self) -> [u64; WORDS] {
        self.0
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    /// True if every value of this set is in the other.
    pub(crate) fn is_within(self, other: Self) -> bool {
        self.0.iter().zip(other.0).fold(0, |all, (own, theirs)| all | (own & !theirs)) == 0
    }

    pub(crate) fn len(self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// The value, if there is one only.
    pub(crate) fn only(self) -> Option<usize> {
        if self.len() != 1 {
            return None;
        }
        let (place, word) = self.0.iter().enumerate().find(|(_, word)| **word != 0)?;
        Some(place * 64 + word.trailing_zeros() as usize)
    }

    fn zip(self, other: Self, combine: impl Fn(u64, u64) -> u64) -> Self {
        let mut set = Self::default();
        for (target, (a, b)) in set.0.iter_mut().zip(self.0.into_iter().zip(other.0)) {
            *target = combine(a, b);
        }
        set
    }
}

impl FromIterator<usize> for ValueSet {
    fn from_iter<I: IntoIterator<Item = usize>>(values: I) -> Self {
        let mut set = Self::default();
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_combine_value_by_value() {
        let (a, b): (ValueSet, ValueSet) = ((0..200).collect(), (100..319).collect());
        assert_eq!((a.and(b).len(), a.or(b).len(), a.without(b).len()), (100, 319, 100));
        assert!(a.and(b).is_within(a) && !a.is_within(b) && a.without(a).is_empty());
        assert!(b.contains(318) && !b.contains(99) && !b.contains(10_000));
        for count in [0, 1, 3, 63, 64, 65, 200, CAPACITY - 1, CAPACITY, CAPACITY + 9] {
            assert_eq!(ValueSet::first(count), (0..count.min(CAPACITY)).collect(), "{count}");
        }
    }
}
