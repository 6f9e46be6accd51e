//! What an authority says of its passes at one moment: the list, and how a seal finds its place in it.

use std::collections::BTreeSet;

use base::{Date, Timestamp};

use super::StatusError;
use super::list::{StatusBits, StatusList};
use crate::authorisation::Authorisation;
use crate::number::PassNumber;
use crate::number_key::{NumberKey, StatusIndex};

/// Most suspended passes that a list names beside its bits.
const MAX_SUSPENDED: usize = 1_000_000;

/// The status of a pass (IETF Token Status List, section 7.1).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum PassStatus {
    /// It stands (0x00).
    Valid,
    /// It was taken back for good (0x01).
    Revoked,
    /// It does not count for the time being (0x02).
    Suspended,
    /// A value that the issuer alone understands.
    Other(u8),
}

/// What a list answers for a seal.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum LookUp {
    /// The status of the pass.
    Status(PassStatus),
    /// The pass has no place in this list: another state's number, or one made before the list was.
    NoIndex,
    /// The place is outside the list.
    OutOfRange,
}

/// How a pass number leads to an index.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct NumberPlan {
    /// The key of the permutation.
    pub key: NumberKey,
    /// The first day of validity from which every pass has an index here.
    pub since: Date,
}

/// The statuses of one state's passes at one moment.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PassStatuses {
    /// Who says so (`iss`): the state's code.
    pub issuer: Option<String>,
    /// The address of the list (`sub`), under which newer ones are found.
    pub address: String,
    /// When this was so (`iat`).
    pub made_at: Timestamp,
    /// After this instant the list counts for nothing (`exp`).
    pub expires_at: Option<Timestamp>,
    /// After so many seconds a newer one ought to be fetched (`ttl`).
    pub lifetime_seconds: Option<u64>,
    /// How a seal finds its place; without it the list answers for no seal.
    pub numbers: Option<NumberPlan>,
    pub(crate) list: StatusList,
    pub(crate) suspended: BTreeSet<u32>,
}

impl PassStatuses {
    /// A list of one bit for each pass, of which none is revoked.
    ///
    /// # Errors
    ///
    /// [`StatusError::TooLarge`].
    pub fn empty(
        issuer: &str,
        address: &str,
        made_at: Timestamp,
        size: u32,
        numbers: NumberPlan,
    ) -> Result<Self, StatusError> {
        Ok(Self {
            issuer: Some(issuer.to_owned()),
            address: address.to_owned(),
            made_at,
            expires_at: None,
            lifetime_seconds: None,
            numbers: Some(numbers),
            list: StatusList::empty(StatusBits::One, size)?,
            suspended: BTreeSet::new(),
        })
    }

    /// The list.
    pub fn list(&self) -> &StatusList {
        &self.list
    }

    /// Puts another list in the place of this one.
    #[must_use]
    pub fn with_list(self, list: StatusList, suspended: BTreeSet<u32>) -> Self {
        Self { list, suspended, ..self }
    }

    /// The places of the passes that are suspended, where the bits cannot say so.
    pub fn suspended(&self) -> &BTreeSet<u32> {
        &self.suspended
    }

    /// Records the status of the pass at an index.
    ///
    /// # Errors
    ///
    /// [`StatusError::OutOfRange`], [`StatusError::TooLarge`] past a million suspended passes.
    pub fn record(&mut self, index: StatusIndex, status: PassStatus) -> Result<(), StatusError> {
        let index = index.number();
        let narrow = self.list.bits() == StatusBits::One;
        let value = match status {
            PassStatus::Valid => 0,
            PassStatus::Revoked => 1,
            PassStatus::Suspended if narrow => 1,
            PassStatus::Suspended => 2,
            PassStatus::Other(value) => value,
        };
        let is_named = narrow && status == PassStatus::Suspended;
        if is_named && self.suspended.len() >= MAX_SUSPENDED {
            return Err(StatusError::TooLarge);
        }
        self.list.set(index, value)?;
        if is_named {
            self.suspended.insert(index);
        } else {
            self.suspended.remove(&index);
        }
        Ok(())
    }

    /// The status at an index.
    pub fn at(&self, index: StatusIndex) -> LookUp {
        let index = index.number();
        LookUp::Status(match self.list.get(index) {
            None => return LookUp::OutOfRange,
            Some(0) => PassStatus::Valid,
            Some(1) if self.suspended.contains(&index) => PassStatus::Suspended,
            Some(1) => PassStatus::Revoked,
            Some(2) => PassStatus::Suspended,
            Some(other) => PassStatus::Other(other),
        })
    }

    /// The status of the pass that a seal stands for.
    pub fn of(&self, pass: &Authorisation) -> LookUp {
        let Some(plan) = self.numbers.filter(|plan| pass.valid_from() >= plan.since) else {
            return LookUp::NoIndex;
        };
        match PassNumber::parse(pass.number()) {
            Ok(number) => self.at(plan.key.index(number, pass.holder())),
            Err(_) => LookUp::NoIndex,
        }
    }

    /// The suspended places as gaps between them, seven bits a byte, the lowest first.
    pub(crate) fn suspended_bytes(&self) -> Vec<u8> {
        gaps(self.suspended.iter().copied())
    }

    /// Reads what [`PassStatuses::suspended_bytes`] wrote.
    pub(crate) fn read_suspended(bytes: &[u8]) -> Option<BTreeSet<u32>> {
        let all = read_gaps(bytes, MAX_SUSPENDED)?;
        Some(all.into_iter().collect())
    }
}

/// Ascending numbers as the gaps between them: the first counts from 0, each further one from the number after the last.
pub(crate) fn gaps(ascending: impl Iterator<Item = u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut next = 0;
    for number in ascending {
        let mut gap = number.saturating_sub(next);
        while gap >= 0x80 {
            bytes.push((gap & 0x7f) as u8 | 0x80);
            gap >>= 7;
        }
        bytes.push(gap as u8);
        next = number.saturating_add(1);
    }
    bytes
}

/// Reads what [`gaps`] wrote, at most so many numbers; `None` for anything else.
pub(crate) fn read_gaps(bytes: &[u8], most: usize) -> Option<Vec<u32>> {
    let mut numbers = Vec::new();
    let (mut gap, mut shift, mut next) = (0_u64, 0, 0_u64);
    for byte in bytes {
        gap |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 != 0 {
            if shift > 28 {
                return None;
            }
            continue;
        }
        let number = next + gap;
        if numbers.len() >= most || (*byte == 0 && shift > 7) {
            return None;
        }
        numbers.push(u32::try_from(number).ok()?);
        next = number + 1;
        (gap, shift) = (0, 0);
    }
    (shift == 0).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use super::*;

    fn statuses(size: u32) -> PassStatuses {
        let numbers =
            NumberPlan { key: NumberKey::from_random([3; 16]), since: parse_date("2026-11-01").unwrap() };
        PassStatuses::empty("UTO", "https://example.org/status", Timestamp::UNIX_EPOCH, size, numbers)
            .unwrap()
    }

    fn index(number: u32) -> StatusIndex {
        StatusIndex::new(number).unwrap()
    }

    #[test]
    fn a_pass_is_revoked_suspended_and_restored() {
        let mut all = statuses(100);
        assert_eq!(all.at(index(5)), LookUp::Status(PassStatus::Valid));
        for status in [PassStatus::Suspended, PassStatus::Revoked, PassStatus::Suspended, PassStatus::Valid] {
            all.record(index(5), status).unwrap();
            assert_eq!(all.at(index(5)), LookUp::Status(status));
            assert_eq!(all.at(index(4)), LookUp::Status(PassStatus::Valid));
        }
        assert!(all.suspended().is_empty());
        // To a reader of the bits alone a suspended pass is an invalid one.
        all.record(index(5), PassStatus::Suspended).unwrap();
        assert_eq!(all.list().get(5), Some(1));
        assert_eq!(all.at(index(104)), LookUp::OutOfRange);
        assert_eq!(all.record(index(104), PassStatus::Valid), Err(StatusError::OutOfRange));
    }

    #[test]
    fn wider_lists_say_suspended_themselves() {
        let wide = StatusList::from_bytes(StatusBits::Two, vec![0b1110_0100]).unwrap();
        let mut all = statuses(8).with_list(wide, BTreeSet::new());
        let expected = [PassStatus::Valid, PassStatus::Revoked, PassStatus::Suspended, PassStatus::Other(3)];
        for (place, status) in expected.into_iter().enumerate() {
            assert_eq!(all.at(index(place as u32)), LookUp::Status(status));
        }
        all.record(index(0), PassStatus::Suspended).unwrap();
        assert_eq!(all.list().get(0), Some(2));
    }

    #[test]
    fn gaps_read_back_and_nothing_else_is_read() {
        for numbers in
            [vec![], vec![0], vec![0, 1, 2], vec![127, 128, 129, 16_511, 99_999_999], vec![u32::MAX - 1]]
        {
            let bytes = gaps(numbers.iter().copied());
            assert_eq!(read_gaps(&bytes, 10), Some(numbers.clone()), "{numbers:?}");
        }
        assert_eq!(gaps([5, 6, 300].into_iter()), [5, 0, 0xa5, 0x02]);
        for wrong in [
            &[0x80][..],
            &[0x80, 0x00],
            &[0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            &[0xff, 0xff, 0xff, 0xff, 0x7f],
        ] {
            assert_eq!(read_gaps(wrong, 10), None, "{wrong:?}");
        }
        assert_eq!(read_gaps(&[0; 11], 10), None);
    }
}
