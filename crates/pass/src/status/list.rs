//! A status list: one small number for each pass, packed from the least significant bit of each byte.
//!
//! IETF Token Status List, section 4.1. Beware of the W3C Bitstring Status List, which packs from the other end: the two
//! cannot be told apart by their bytes, so only lists in a `statuslist+jwt` are read here.

use super::StatusError;
use crate::packed::{Unpackable, pack, unpack};

/// Largest list that is read or made, in bytes once unpacked: 134 million passes with one bit each.
pub const MAX_LIST_BYTES: usize = 16 * 1024 * 1024;

/// How many bits each pass has.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StatusBits {
    /// Valid or invalid.
    One,
    /// Four values.
    Two,
    /// Sixteen values.
    Four,
    /// As many as fit a byte.
    Eight,
}

impl StatusBits {
    /// Reads the number of bits.
    pub fn from_number(bits: u64) -> Option<Self> {
        match bits {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            4 => Some(Self::Four),
            8 => Some(Self::Eight),
            _ => None,
        }
    }

    /// 1, 2, 4 or 8.
    pub fn number(self) -> u8 {
        1 << self.power()
    }

    /// The power of two that the number of bits is.
    fn power(self) -> u32 {
        match self {
            Self::One => 0,
            Self::Two => 1,
            Self::Four => 2,
            Self::Eight => 3,
        }
    }

    fn largest(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 3,
            Self::Four => 15,
            Self::Eight => 255,
        }
    }
}

/// A status list, unpacked in memory.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StatusList {
    bits: StatusBits,
    bytes: Vec<u8>,
}

impl StatusList {
    /// A list for at least `size` passes, all 0.
    ///
    /// # Errors
    ///
    /// [`StatusError::TooLarge`] past [`MAX_LIST_BYTES`].
    pub fn empty(bits: StatusBits, size: u32) -> Result<Self, StatusError> {
        let bytes = (u64::from(size) << bits.power()).div_ceil(8);
        let bytes = usize::try_from(bytes).ok().filter(|bytes| *bytes <= MAX_LIST_BYTES);
        Ok(Self { bits, bytes: vec![0; bytes.ok_or(StatusError::TooLarge)?] })
    }

    /// A list from its unpacked bytes.
    ///
    /// # Errors
    ///
    /// [`StatusError::TooLarge`] past [`MAX_LIST_BYTES`].
    pub fn from_bytes(bits: StatusBits, bytes: Vec<u8>) -> Result<Self, StatusError> {
        if bytes.len() > MAX_LIST_BYTES { Err(StatusError::TooLarge) } else { Ok(Self { bits, bytes }) }
    }

    /// Unpacks a list in the ZLIB format. What would grow past [`MAX_LIST_BYTES`] is given up at that size.
    ///
    /// # Errors
    ///
    /// [`StatusError::Compression`], [`StatusError::TooLarge`].
    pub fn inflate(bits: StatusBits, packed: &[u8]) -> Result<Self, StatusError> {
        let bytes = unpack(packed, MAX_LIST_BYTES).map_err(|fault| match fault {
            Unpackable::Malformed => StatusError::Compression,
            Unpackable::TooLarge => StatusError::TooLarge,
        })?;
        Ok(Self { bits, bytes })
    }

    /// Packs the list in the ZLIB format, as small as the library can.
    ///
    /// # Errors
    ///
    /// [`StatusError::Compression`] if the library fails.
    pub fn deflate(&self) -> Result<Vec<u8>, StatusError> {
        pack(&self.bytes).map_err(|_| StatusError::Compression)
    }

    /// How many bits each pass has.
    pub fn bits(&self) -> StatusBits {
        self.bits
    }

    /// The unpacked bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many passes the list has room for.
    pub fn size(&self) -> u32 {
        // INVARIANT: at most 2²⁷ (`MAX_LIST_BYTES`).
        u32::try_from(self.bytes.len() << (3 - self.bits.power())).unwrap_or(u32::MAX)
    }

    /// The value at an index; `None` outside the list.
    #[inline]
    pub fn get(&self, index: u32) -> Option<u8> {
        let shift = 3 - self.bits.power();
        let byte = *self.bytes.get((index >> shift) as usize)?;
        Some((byte >> self.place(index)) & self.bits.largest())
    }

    /// Sets the value at an index.
    ///
    /// # Errors
    ///
    /// [`StatusError::OutOfRange`] outside the list, or for a value that has no room in its bits.
    pub fn set(&mut self, index: u32, value: u8) -> Result<(), StatusError> {
        let (place, largest) = (self.place(index), self.bits.largest());
        let byte = self.bytes.get_mut((index >> (3 - self.bits.power())) as usize);
        let byte = byte.filter(|_| value <= largest).ok_or(StatusError::OutOfRange)?;
        *byte = (*byte & !(largest << place)) | (value << place);
        Ok(())
    }

    /// The lowest bit of an index within its byte.
    #[inline]
    fn place(&self, index: u32) -> u32 {
        let shift = 3 - self.bits.power();
        (index & ((1 << shift) - 1)) << self.bits.power()
    }
}

#[cfg(test)]
mod tests {
    use base64ct::{Base64UrlUnpadded, Encoding};

    use super::*;

    fn of(bits: u64, packed: &[u8]) -> Result<StatusList, StatusError> {
        StatusList::inflate(StatusBits::from_number(bits).unwrap(), packed)
    }

    /// The examples of section 4.1.
    #[test]
    fn the_examples_of_the_draft_are_read_from_the_least_significant_bit() {
        let one = of(1, &[0x78, 0xda, 0xdb, 0xb9, 0x18, 0x00, 0x02, 0x17, 0x01, 0x5d]).unwrap();
        assert_eq!(one.bytes(), [0xb9, 0xa3]);
        let values: Vec<u8> = (0..16).map(|index| one.get(index).unwrap()).collect();
        assert_eq!(values, [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
        // A reader of the W3C's bit strings would see this instead; the two must never be mixed up.
        let other_end: Vec<u8> =
            (0..16).map(|index| (one.bytes()[index / 8] >> (7 - index % 8)) & 1).collect();
        assert_ne!(values, other_end);
        let two = of(2, &[0x78, 0xda, 0x3b, 0xe9, 0xf2, 0x13, 0x00, 0x03, 0xdf, 0x02, 0x07]).unwrap();
        assert_eq!(two.bytes(), [0xc9, 0x44, 0xf9]);
        let values: Vec<u8> = (0..12).map(|index| two.get(index).unwrap()).collect();
        assert_eq!(values, [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
        assert_eq!((one.get(16), two.get(12)), (None, None));
    }

    /// Appendix C of the draft, every width.
    #[test]
    fn the_vectors_of_the_draft_are_read_and_written() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../../../spec/vectors/status-list.json")).unwrap();
        let lists = file["lists"].as_array().unwrap();
        assert_eq!(lists.len(), 4);
        for case in lists {
            let bits = case["bits"].as_u64().unwrap();
            let packed = Base64UrlUnpadded::decode_vec(case["lst"].as_str().unwrap()).unwrap();
            let read = of(bits, &packed).unwrap();
            assert_eq!(read.size(), 1 << 20);
            let mut made = StatusList::empty(StatusBits::from_number(bits).unwrap(), 1 << 20).unwrap();
            for pair in case["values"].as_array().unwrap() {
                let (index, value) = (pair[0].as_u64().unwrap() as u32, pair[1].as_u64().unwrap() as u8);
                assert_eq!(read.get(index), Some(value), "{bits} {index}");
                made.set(index, value).unwrap();
            }
            assert_eq!(made, read, "{bits}");
            assert_eq!(of(bits, &made.deflate().unwrap()), Ok(read));
        }
    }

    #[test]
    fn what_is_written_reads_back_in_every_width() {
        for bits in [1, 2, 4, 8] {
            let width = StatusBits::from_number(bits).unwrap();
            let mut list = StatusList::empty(width, 1_000).unwrap();
            assert_eq!(u64::from(width.number()), bits);
            assert!(list.size() >= 1_000);
            let largest = width.largest();
            for index in (0..1_000).step_by(7) {
                list.set(index, (index % 251) as u8 & largest).unwrap();
            }
            list.set(7, 0).unwrap();
            let read = StatusList::inflate(width, &list.deflate().unwrap()).unwrap();
            assert_eq!(read, list);
            for index in 0..1_000 {
                let set = index % 7 == 0 && index != 7;
                let expected = if set { (index % 251) as u8 & largest } else { 0 };
                assert_eq!(read.get(index), Some(expected), "{bits} {index}");
            }
            assert_eq!(list.set(list.size(), 0), Err(StatusError::OutOfRange));
            if bits < 8 {
                assert_eq!(list.set(0, largest + 1), Err(StatusError::OutOfRange));
            }
        }
    }

    #[test]
    fn a_list_that_would_fill_the_memory_is_given_up() {
        let bomb = pack(&vec![0; MAX_LIST_BYTES + 1]).unwrap();
        assert!(bomb.len() < 20_000, "{}", bomb.len());
        assert_eq!(of(1, &bomb), Err(StatusError::TooLarge));
        assert_eq!(
            StatusList::empty(StatusBits::One, (MAX_LIST_BYTES as u32) * 8).map(|list| list.size()),
            Ok(1 << 27)
        );
        assert_eq!(
            StatusList::empty(StatusBits::Two, (MAX_LIST_BYTES as u32) * 8),
            Err(StatusError::TooLarge)
        );
    }

    #[test]
    fn what_is_no_packed_list_is_refused() {
        let good = StatusList::empty(StatusBits::One, 64).unwrap().deflate().unwrap();
        for length in 0..good.len() {
            assert_eq!(of(1, &good[..length]), Err(StatusError::Compression), "cut at {length}");
        }
        assert_eq!(of(1, &[&good[..], b"x"].concat()), Err(StatusError::Compression));
        assert_eq!(of(1, b"nonsense"), Err(StatusError::Compression));
    }
}
