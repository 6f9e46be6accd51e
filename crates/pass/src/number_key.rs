//! The keyed permutation behind a pass number: it carries an index into the status list and tells it to nobody who does
//! not hold the seal.
//!
//! The 60 bits of a number are an index (27 bits) and random bits (33), run through a Feistel network of eight rounds
//! over halves of 30 bits. The round function is SHA-256 over the key of the list and what the seal says of the holder,
//! so that each seal has a permutation of its own: from the number alone, key or not, every index is equally likely.
//! What follows from that, and who can enumerate what: `docs/decisions/0040-pass-numbers.md`.

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

use crate::authorisation::Holder;
use crate::number::PassNumber;

/// Bits of an index: 134 million passes in one list.
pub const INDEX_BITS: u32 = 27;
/// Bits of each half of a number.
const HALF_BITS: u32 = 30;
const HALF: u64 = (1 << HALF_BITS) - 1;
const RANDOM_BITS: u32 = 2 * HALF_BITS - INDEX_BITS;
/// Four rounds of a good round function are a permutation that nobody tells from a random one (Luby and Rackoff);
/// eight leave room.
const ROUNDS: u8 = 8;
/// What stands before everything that is hashed here.
const PURPOSE: &[u8] = b"paiza-pass-number-1\0";
/// Bytes of a key.
const KEY_BYTES: usize = 16;

/// The key of a status list, which sets its numbers apart from those of every other list. It stands in the list for
/// every verifier to use: the numbers do not rest on its being secret.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub struct NumberKey([u8; KEY_BYTES]);

/// A place in a status list.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct StatusIndex(u32);

impl StatusIndex {
    /// An index, if it is one that a number can carry.
    pub fn new(index: u32) -> Option<Self> {
        (index < 1 << INDEX_BITS).then_some(Self(index))
    }

    /// The index as a number.
    pub fn number(self) -> u32 {
        self.0
    }
}

impl NumberKey {
    /// A key from random bytes.
    pub fn from_random(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }

    /// Reads a key from base64url without padding.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; KEY_BYTES];
        let read = Base64UrlUnpadded::decode(text, &mut bytes).ok()?.len();
        (read == KEY_BYTES).then_some(Self(bytes))
    }

    /// The key in base64url without padding.
    pub fn text(&self) -> String {
        Base64UrlUnpadded::encode_string(&self.0)
    }

    /// The number of a pass at `index`, for this holder. 33 bits of `random` are used: they make numbers that nobody
    /// guesses, even who knows the key and the passport.
    pub fn number(&self, index: StatusIndex, random: [u8; 8], holder: &Holder) -> PassNumber {
        let random = u64::from_be_bytes(random) >> (64 - RANDOM_BITS);
        let plain = (u64::from(index.0) << RANDOM_BITS) | random;
        let rounds = self.rounds(holder);
        let (mut left, mut right) = (plain >> HALF_BITS, plain & HALF);
        for round in 0..ROUNDS {
            (left, right) = (right, left ^ mixed(&rounds, round, right));
        }
        PassNumber::from_bits((left << HALF_BITS) | right)
    }

    /// The index that the number of this holder's pass carries. A number that was not made with this key, or is of
    /// another holder, gives some index or other: the caller knows that the seal is of this list and day.
    pub fn index(&self, number: PassNumber, holder: &Holder) -> StatusIndex {
        let rounds = self.rounds(holder);
        let (mut left, mut right) = (number.bits() >> HALF_BITS, number.bits() & HALF);
        for round in (0..ROUNDS).rev() {
            (left, right) = (right ^ mixed(&rounds, round, left), left);
        }
        let plain = (left << HALF_BITS) | right;
        StatusIndex((plain >> RANDOM_BITS) as u32)
    }

    /// The key of the rounds: this list's key and the holder's passport and birth date, as the seal has them in either
    /// of its forms.
    fn rounds(&self, holder: &Holder) -> [u8; 32] {
        let number: String = holder
            .document_number
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        let mut hash = Sha256::new();
        hash.update(PURPOSE);
        hash.update(self.0);
        hash.update(number.as_bytes());
        hash.update([0]);
        hash.update(holder.birth_date.to_string().as_bytes());
        hash.finalize().into()
    }
}

/// The round function: 30 bits out of 30.
fn mixed(rounds: &[u8; 32], round: u8, half: u64) -> u64 {
    let mut hash = Sha256::new();
    hash.update(rounds);
    hash.update([round]);
    hash.update((half as u32).to_be_bytes());
    let [a, b, c, d, ..] = <[u8; 32]>::from(hash.finalize());
    u64::from(u32::from_be_bytes([a, b, c, d])) & HALF
}

#[cfg(test)]
mod tests {
    use base::{Country, parse_date};

    use super::*;

    fn holder(number: &str, born: &str) -> Holder {
        Holder {
            name: "ERIKSSON ANNA MARIA".to_owned(),
            birth_date: parse_date(born).unwrap(),
            sex: None,
            nationality: Country::parse("UTO").unwrap(),
            document_number: number.to_owned(),
        }
    }

    fn anna() -> Holder {
        holder("L898902C3", "1974-08-12")
    }

    const KEY: NumberKey = NumberKey([7; 16]);

    #[test]
    fn a_number_gives_its_index_back_to_who_holds_the_seal() {
        for index in [0, 1, 99_999_999, 100_000_000, (1 << INDEX_BITS) - 1] {
            for random in [[0; 8], [0xff; 8], [0x5a; 8]] {
                let index = StatusIndex::new(index).unwrap();
                let number = KEY.number(index, random, &anna());
                assert_eq!(KEY.index(number, &anna()), index);
                let read = PassNumber::parse(&number.to_string()).unwrap();
                assert_eq!(KEY.index(read, &holder("l898902c3", "1974-08-12")), index);
            }
        }
        assert_eq!(StatusIndex::new(1 << INDEX_BITS), None);
    }

    /// A golden value: issued numbers must be read for as long as they are valid.
    #[test]
    fn the_permutation_never_changes() {
        let number = KEY.number(StatusIndex::new(12_345_678).unwrap(), [1, 2, 3, 4, 5, 6, 7, 8], &anna());
        assert_eq!(number.to_string(), "K0DGKF5HCVRXD");
        assert_eq!(NumberKey::parse(&KEY.text()), Some(KEY));
        for text in ["", "BwcHBwcHBwcHBwcHBwcH", "BwcHBwcHBwcHBwcHBwcHBwcH", "!!"] {
            assert_eq!(NumberKey::parse(text), None, "{text}");
        }
    }

    #[test]
    fn another_key_passport_or_birth_date_gives_another_index() {
        let index = StatusIndex::new(4_242).unwrap();
        let number = KEY.number(index, [9; 8], &anna());
        assert_ne!(NumberKey([8; 16]).index(number, &anna()), index);
        assert_ne!(KEY.index(number, &holder("L898902C4", "1974-08-12")), index);
        assert_ne!(KEY.index(number, &holder("L898902C3", "1974-08-13")), index);
    }

    /// Neighbours in the list have nothing in common, and without the holder the indices are spread evenly.
    #[test]
    fn numbers_of_neighbours_look_like_noise() {
        let at = |index| KEY.number(StatusIndex::new(index).unwrap(), [0; 8], &anna()).bits();
        let flipped: u32 = (0..2_000).map(|index| (at(index) ^ at(index + 1)).count_ones()).sum();
        let mean = f64::from(flipped) / 2_000.0;
        assert!((29.0..31.0).contains(&mean), "{mean} of 60 bits differ");
        let number = KEY.number(StatusIndex::new(5).unwrap(), [0; 8], &anna());
        let guesses = (0..4_000).map(|guess| holder(&format!("L{guess:08}"), "1974-08-12"));
        let low = guesses.filter(|guess| KEY.index(number, guess).number() < 1 << (INDEX_BITS - 1)).count();
        assert!((1_800..2_200).contains(&low), "{low} of 4000 in the lower half");
    }
}
