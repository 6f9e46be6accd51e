//! The number of a pass: thirteen characters that nobody can guess, the last of which catches slips.
//!
//! Twelve characters of Crockford's base 32 carry 60 bits: an index into the status list and random bits, under a keyed
//! permutation ([`crate::NumberKey`]). The thirteenth is a check character over them, computed in the field of 32
//! elements so that every single wrong character and every swap of two is noticed.

use std::fmt;
use std::str::FromStr;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BODY: usize = 12;

/// The number of a pass that we issue (`data.msg.dtan`).
#[derive(Clone, Copy, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PassNumber(u64);

/// The text is no pass number of ours. It may still be another state's.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PassNumberError {
    /// Wrong length, or a letter outside the alphabet.
    #[error("a pass number is 13 letters and digits without I, L, O and U")]
    Shape,
    /// The check character does not fit: a slip of the pen.
    #[error("the pass number has a wrong or swapped character: compare it with the pass")]
    Check,
}

impl PassNumber {
    /// A number without an index, from eight random bytes; 60 of the bits are used.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(u64::from_be_bytes(bytes) >> 4)
    }

    /// A number from its 60 bits.
    pub(crate) fn from_bits(bits: u64) -> Self {
        Self(bits & ((1 << 60) - 1))
    }

    /// The 60 bits.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// Reads thirteen characters; lower case is accepted, and spaces and hyphens between them.
    ///
    /// # Errors
    ///
    /// [`PassNumberError`] tells a wrong shape from a slip.
    pub fn parse(text: &str) -> Result<Self, PassNumberError> {
        let mut digits = Vec::with_capacity(BODY + 1);
        for byte in text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')) {
            let digit = ALPHABET.iter().position(|known| *known == byte.to_ascii_uppercase());
            digits.push(digit.ok_or(PassNumberError::Shape)? as u8);
            if digits.len() > BODY + 1 {
                return Err(PassNumberError::Shape);
            }
        }
        let Some((check, body)) = digits.split_last().filter(|(_, body)| body.len() == BODY) else {
            return Err(PassNumberError::Shape);
        };
        if check_digit(body) != *check {
            return Err(PassNumberError::Check);
        }
        Ok(Self(body.iter().fold(0, |value, digit| (value << 5) | u64::from(*digit))))
    }

    fn digits(self) -> impl Iterator<Item = u8> {
        (0..BODY).rev().map(move |place| ((self.0 >> (place * 5)) & 31) as u8)
    }
}

/// Σ digit × α^place over GF(32) with α a root of x⁵ + x² + 1. The powers used are all different and none is zero,
/// so a changed digit changes the sum, and so does a swap of two different ones.
fn check_digit(body: &[u8]) -> u8 {
    // Horner's rule; the check character itself has the weight 1, the digits α¹ … α¹².
    body.iter().fold(0, |sum, digit| times_alpha(sum ^ digit))
}

fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 { doubled } else { (doubled ^ 0b10_0101) & 0b1_1111 }
}

impl fmt::Display for PassNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body: Vec<u8> = self.digits().collect();
        let check = check_digit(&body);
        let letter = |digit: u8| ALPHABET.get(usize::from(digit)).copied().map_or('0', char::from);
        f.pad(&body.iter().chain([&check]).map(|digit| letter(*digit)).collect::<String>())
    }
}

impl fmt::Debug for PassNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PassNumber {
    type Err = PassNumberError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: [u8; 8] = [0x3a, 0x91, 0x07, 0xfe, 0x55, 0x80, 0x1c, 0xd2];

    #[test]
    fn a_number_has_thirteen_characters_and_reads_back() {
        for bytes in [[0; 8], [0xff; 8], NUMBER] {
            let number = PassNumber::from_random(bytes);
            let text = number.to_string();
            assert_eq!(text.len(), 13);
            assert_eq!(PassNumber::parse(&text), Ok(number));
            assert_eq!(PassNumber::parse(&text.to_lowercase()), Ok(number));
        }
        let spaced = PassNumber::from_random(NUMBER).to_string();
        let spaced = format!("{}-{} {}", &spaced[..4], &spaced[4..9], &spaced[9..]);
        assert_eq!(PassNumber::parse(&spaced), Ok(PassNumber::from_random(NUMBER)));
    }

    #[test]
    fn every_wrong_character_and_every_swap_is_noticed() {
        let text = PassNumber::from_random(NUMBER).to_string().into_bytes();
        for place in 0..text.len() {
            for letter in ALPHABET.iter().filter(|letter| **letter != text[place]) {
                let mut wrong = text.clone();
                wrong[place] = *letter;
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(PassNumber::parse(&wrong), Err(PassNumberError::Check), "{wrong}");
            }
            for other in (place + 1..text.len()).filter(|other| text[*other] != text[place]) {
                let mut swapped = text.clone();
                swapped.swap(place, other);
                let swapped = String::from_utf8(swapped).unwrap();
                assert_eq!(PassNumber::parse(&swapped), Err(PassNumberError::Check), "{swapped}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in
            ["", "0", "000000000000", "00000000000000", "ILOUILOUILOUI", "жжжжжж", &"0".repeat(10_000)]
        {
            assert_eq!(PassNumber::parse(text), Err(PassNumberError::Shape), "{text:.20}");
        }
    }
}
