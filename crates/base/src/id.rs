//! Identifiers of records: time-ordered, unguessable, and of one kind each.
//!
//! An [`Id`] is sixteen bytes: six of milliseconds since 1970 and ten random ones, written as 26 characters of
//! Crockford's base 32. It sorts by time of creation, so that a database index grows at its end.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::clock::IdSource;

/// Says what an [`Id`] names, so that two kinds cannot be mixed up.
pub trait IdKind {
    /// The word used in error texts.
    const WORD: &'static str;
}

/// The identifier of a record of kind `K`.
pub struct Id<K>([u8; 16], PhantomData<fn() -> K>);

/// The text is no identifier.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("this is no identifier of a {0}: 26 letters and digits are expected")]
pub struct IdError(&'static str);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 26;

impl<K: IdKind> Id<K> {
    /// A new identifier for a record made at `now`.
    pub fn new(now: Timestamp, source: &dyn IdSource) -> Self {
        let mut bytes = [0_u8; 16];
        source.fill(&mut bytes);
        let millis = now.as_millisecond().max(0).to_be_bytes();
        for (byte, value) in bytes.iter_mut().zip(millis.iter().skip(2)) {
            *byte = *value;
        }
        Self(bytes, PhantomData)
    }

    /// The sixteen bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads 26 characters of base 32.
    ///
    /// # Errors
    ///
    /// [`IdError`] if the length or a character is wrong.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        if text.len() != LENGTH {
            return Err(IdError(K::WORD));
        }
        let mut value = 0_u128;
        for (place, byte) in text.bytes().enumerate() {
            let digit =
                ALPHABET.iter().position(|c| *c == byte.to_ascii_uppercase()).ok_or(IdError(K::WORD))?;
            // 26 characters hold 130 bits: the first may use three only.
            if place == 0 && digit > 7 {
                return Err(IdError(K::WORD));
            }
            value = (value << 5) | digit as u128;
        }
        Ok(Self(value.to_be_bytes(), PhantomData))
    }
}

impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = u128::from_be_bytes(self.0);
        for place in (0..LENGTH).rev() {
            let digit = (value >> (place * 5)) & 31;
            let letter = ALPHABET.get(digit as usize).copied().unwrap_or(b'0');
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<K: IdKind> FromStr for Id<K> {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K: IdKind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SequenceIds;

    struct Thing;
    impl IdKind for Thing {
        const WORD: &'static str = "thing";
    }

    #[test]
    fn an_id_reads_back_and_sorts_by_time() {
        let source = SequenceIds::from_seed(1);
        let early: Id<Thing> = Id::new(Timestamp::from_second(1_000).unwrap(), &source);
        let late: Id<Thing> = Id::new(Timestamp::from_second(2_000).unwrap(), &source);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(Id::parse(&late.to_string()), Ok(late));
        assert_eq!(Id::parse(&late.to_string().to_lowercase()), Ok(late));
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in
            ["", "0", "ILOUILOUILOUILOUILOUILOUIL", "80000000000000000000000000", "ж000000000000000000000000"]
        {
            assert!(Id::<Thing>::parse(text).is_err(), "{text}");
        }
    }
}
