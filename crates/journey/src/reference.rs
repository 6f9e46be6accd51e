//! The reference under which a traveller finds an application again.
//!
//! Ten characters of Crockford's base 32 (50 random bits) and a check character modulo 37, written `K7Q2X-M94TD-5`.
//! Only those are given out whose check character is a letter or a digit too: nobody dictates an equals sign. The letters `I`, `L`, `O` are read as `1`, `1`, `0`; case, spaces and hyphens do not matter. With the birth date
//! asked beside it and a limit on attempts, 50 bits are out of reach of guessing.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How many random characters a reference holds.
const LENGTH: usize = 10;
/// Crockford's base 32.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The check is the remainder by a prime above the alphabet: it notices every single slip and every swap of neighbours.
const MODULUS: u64 = 37;

/// A traveller's reference.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Reference(u64);

/// The text is no reference.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ReferenceError {
    /// It has another length or a character that no reference holds.
    #[error(
        "this is no reference: ten letters and digits and a check character are expected, as in `K7Q2X-M94TD-5`"
    )]
    Shape,
    /// The check character does not fit: a slip of the pen.
    #[error("the check character of this reference does not fit: look for a mistyped letter or digit")]
    Check,
}

impl Reference {
    /// A reference from eight random bytes.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let value = u64::from_be_bytes(bytes) >> (64 - 5 * LENGTH);
        let letters = ALPHABET.len() as u64;
        // A remainder without a letter makes way for the reference five below: no smaller value has such a remainder.
        if value % MODULUS < letters { Self(value) } else { Self(value - (MODULUS - letters)) }
    }

    /// The reference without hyphens, as it stands in a column.
    pub fn compact(self) -> String {
        self.characters().into_iter().collect()
    }

    fn characters(self) -> Vec<char> {
        let letter = |index: u64| char::from(ALPHABET.get(index as usize).copied().unwrap_or(b'0'));
        let mut text: Vec<char> =
            (0..LENGTH).rev().map(|place| letter((self.0 >> (5 * place)) & 31)).collect();
        text.push(letter(self.0 % MODULUS));
        text
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A reader may type spaces and hyphens anywhere, but nobody types a page of them.
        if text.len() > 64 {
            return Err(ReferenceError::Shape);
        }
        let digits: Vec<u64> = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(digit)
            .collect::<Option<_>>()
            .ok_or(ReferenceError::Shape)?;
        let (check, digits) = digits.split_last().ok_or(ReferenceError::Shape)?;
        if digits.len() != LENGTH {
            return Err(ReferenceError::Shape);
        }
        let value = digits.iter().fold(0, |value, digit| (value << 5) | digit);
        if value % MODULUS == *check { Ok(Self(value)) } else { Err(ReferenceError::Check) }
    }
}

/// The value of a character, reading the letters that look like digits as those digits.
fn digit(character: char) -> Option<u64> {
    let upper = match character.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    ALPHABET.iter().position(|letter| char::from(*letter) == upper).map(|place| place as u64)
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.characters().into_iter().enumerate() {
            if place > 0 && place % 5 == 0 {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.compact()
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back_however_it_is_typed() {
        for seed in [[0; 8], [255; 8], *b"paizapai"] {
            let reference = Reference::from_random(seed);
            assert_eq!(reference.to_string().parse(), Ok(reference));
            assert_eq!(reference.compact().to_lowercase().parse(), Ok(reference));
            assert_eq!(format!(" {} ", reference.to_string().replace('-', " ")).parse(), Ok(reference));
        }
        assert_eq!(Reference::from_random([0; 8]).to_string(), "00000-00000-0");
        assert_eq!("OOOOO-OOOOO-O".parse(), Ok(Reference::from_random([0; 8])));
    }

    #[test]
    fn every_character_given_out_is_a_letter_or_a_digit() {
        for seed in (0..=255).flat_map(|high| (0..=255).map(move |low| [high, low, 7, 7, 7, 7, low, high])) {
            let reference = Reference::from_random(seed);
            assert!(reference.compact().chars().all(|c| c.is_ascii_alphanumeric()), "{reference}");
            assert_eq!(reference.compact().parse(), Ok(reference));
        }
    }

    #[test]
    fn every_slip_of_one_character_and_every_swap_of_neighbours_is_noticed() {
        let good = Reference::from_random(*b"seventee").compact();
        let characters: Vec<char> = good.chars().collect();
        for place in 0..LENGTH {
            for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| *c != characters[place]) {
                let mut wrong = characters.clone();
                wrong[place] = letter;
                let wrong: String = wrong.into_iter().collect();
                assert_eq!(wrong.parse::<Reference>(), Err(ReferenceError::Check), "{wrong}");
            }
            let mut swapped = characters.clone();
            swapped.swap(place, place.saturating_sub(1));
            let swapped: String = swapped.into_iter().collect();
            assert!(swapped == good || swapped.parse::<Reference>().is_err(), "{swapped}");
        }
    }

    #[test]
    fn what_is_no_reference_is_refused() {
        for text in ["", "K7Q2X", "K7Q2X-M94TD-55", "K7Q2X-M94T!-5", "*7Q2X-M94TD-5", &"0".repeat(100)] {
            assert_eq!(text.parse::<Reference>(), Err(ReferenceError::Shape), "{text}");
        }
    }
}
