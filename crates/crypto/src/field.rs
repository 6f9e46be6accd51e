//! Single fields encrypted at rest, and blind indexes to find them again.
//!
//! AES-256-GCM with a random nonce. The context (table, column, row) is authenticated with the field, so that a value
//! cannot be moved to another row. A random nonce of 96 bits allows 2³² fields a key (NIST SP 800-38D, 8.3).

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use base::IdSource;
use zeroize::Zeroizing;

/// First byte of every sealed field.
const VERSION: u8 = 1;
/// Version, key id.
const HEADER: usize = 3;
/// Bytes of a master key.
const MASTER_BYTES: usize = 32;

/// The keys of a store's fields: one master, from which each key is derived by its number.
#[derive(Clone)]
pub struct FieldKeys {
    master: Zeroizing<[u8; MASTER_BYTES]>,
    current: u16,
}

/// A field could not be sealed or opened. It says nothing about the content.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FieldError {
    /// The bytes are no sealed field.
    #[error("this is no encrypted field of a version known here")]
    Malformed,
    /// Another key, another context, or changed bytes.
    #[error("the field cannot be decrypted: wrong key, wrong place, or changed")]
    WrongKey,
    /// The stored keys are of another length.
    #[error("the stored field keys cannot be read")]
    Stored,
    /// The library failed.
    #[error("the field cannot be encrypted")]
    Seal,
}

impl FieldKeys {
    /// New keys.
    pub fn create(random: &dyn IdSource) -> Self {
        let mut master = Zeroizing::new([0; MASTER_BYTES]);
        random.fill(master.as_mut_slice());
        Self { master, current: 1 }
    }

    /// The master and the number of the present key, for a [`crate::KeyFile`] and nothing else.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(self.current.to_be_bytes().to_vec());
        bytes.extend_from_slice(self.master.as_slice());
        bytes
    }

    /// Reads what [`FieldKeys::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`FieldError::Stored`] if the length is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FieldError> {
        let (number, master) = bytes.split_first_chunk::<2>().ok_or(FieldError::Stored)?;
        let master = master.try_into().map_err(|_| FieldError::Stored)?;
        Ok(Self { master: Zeroizing::new(master), current: u16::from_be_bytes(*number) })
    }

    /// The number of the key that new fields are sealed with.
    pub fn current(&self) -> u16 {
        self.current
    }

    /// Seals new fields with the next key from now on; older fields open as before.
    #[must_use]
    pub fn rotated(mut self) -> Self {
        self.current = self.current.saturating_add(1);
        self
    }

    /// Encrypts a field for its place (`context`, such as table, column and row).
    ///
    /// # Errors
    ///
    /// [`FieldError::Seal`] if the library fails.
    pub fn seal_field(
        &self,
        plain: &[u8],
        context: &[u8],
        random: &dyn IdSource,
    ) -> Result<Vec<u8>, FieldError> {
        let mut nonce = [0_u8; NONCE_LEN];
        random.fill(&mut nonce);
        let mut sealed = vec![VERSION];
        sealed.extend(self.current.to_be_bytes());
        sealed.extend(nonce);
        let mut body = plain.to_vec();
        self.cipher(self.current)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(context), &mut body)
            .map_err(|_| FieldError::Seal)?;
        sealed.extend(body);
        Ok(sealed)
    }

    /// Decrypts a field of that place.
    ///
    /// # Errors
    ///
    /// [`FieldError::Malformed`], [`FieldError::WrongKey`].
    pub fn open_field(&self, sealed: &[u8], context: &[u8]) -> Result<Zeroizing<Vec<u8>>, FieldError> {
        let (header, rest) = sealed.split_first_chunk::<HEADER>().ok_or(FieldError::Malformed)?;
        let [VERSION, high, low] = *header else { return Err(FieldError::Malformed) };
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or(FieldError::Malformed)?;
        let mut body = Zeroizing::new(body.to_vec());
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let length = self
            .cipher(u16::from_be_bytes([high, low]))?
            .open_in_place(nonce, Aad::from(context), &mut body)
            .map_err(|_| FieldError::WrongKey)?
            .len();
        body.truncate(length);
        Ok(body)
    }

    /// A key for [`blind_index`], one for each `purpose`.
    pub fn index_key(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        self.derived(&[b"index:", purpose.as_bytes()].concat())
    }

    fn cipher(&self, number: u16) -> Result<LessSafeKey, FieldError> {
        let key = self.derived(&[b"field:".as_slice(), &number.to_be_bytes()].concat());
        let key = UnboundKey::new(&AES_256_GCM, key.as_slice()).map_err(|_| FieldError::Seal)?;
        Ok(LessSafeKey::new(key))
    }

    /// HMAC-SHA-256 as a key derivation over a random master (NIST SP 800-108, one block).
    fn derived(&self, label: &[u8]) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(blind_index(self.master.as_slice(), label))
    }
}

impl std::fmt::Debug for FieldKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FieldKeys(private, current {})", self.current)
    }
}

/// A keyed fingerprint (HMAC-SHA-256): equal values have equal ones, and nobody without the key can guess a value.
pub fn blind_index(key: &[u8], value: &[u8]) -> [u8; 32] {
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), value);
    let mut index = [0; 32];
    for (byte, value) in index.iter_mut().zip(tag.as_ref()) {
        *byte = *value;
    }
    index
}

#[cfg(test)]
mod tests {
    use base::SequenceIds;

    use super::*;

    #[test]
    fn a_field_opens_in_its_place_and_nowhere_else() {
        let random = SequenceIds::from_seed(1);
        let keys = FieldKeys::create(&random);
        let sealed = keys.seal_field(b"KARIMOVA", b"person/name/7", &random).unwrap();
        assert_eq!(keys.open_field(&sealed, b"person/name/7").unwrap().as_slice(), b"KARIMOVA");
        assert_eq!(keys.open_field(&sealed, b"person/name/8"), Err(FieldError::WrongKey));
        assert_eq!(
            FieldKeys::create(&random).open_field(&sealed, b"person/name/7"),
            Err(FieldError::WrongKey)
        );
        assert_ne!(sealed, keys.seal_field(b"KARIMOVA", b"person/name/7", &random).unwrap());
        let empty = keys.seal_field(b"", b"", &random).unwrap();
        assert_eq!(keys.open_field(&empty, b"").unwrap().as_slice(), b"");
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let random = SequenceIds::from_seed(2);
        let keys = FieldKeys::create(&random);
        let sealed = keys.seal_field(b"secret", b"place", &random).unwrap();
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(keys.open_field(&changed, b"place").is_err(), "byte {place}");
            assert!(keys.open_field(&sealed[..place], b"place").is_err(), "length {place}");
        }
    }

    #[test]
    fn old_fields_open_after_a_rotation_and_a_restart() {
        let random = SequenceIds::from_seed(3);
        let keys = FieldKeys::create(&random);
        let old = keys.seal_field(b"old", b"", &random).unwrap();
        let keys = FieldKeys::from_bytes(&keys.rotated().to_bytes()).unwrap();
        assert_eq!(keys.current(), 2);
        assert_eq!(keys.open_field(&old, b"").unwrap().as_slice(), b"old");
        let new = keys.seal_field(b"new", b"", &random).unwrap();
        assert_eq!(new[..3], [1, 0, 2]);
        assert_eq!(FieldKeys::from_bytes(&[0; 33]).map(|_| ()), Err(FieldError::Stored));
    }

    #[test]
    fn an_index_depends_on_key_purpose_and_value() {
        let keys = FieldKeys::create(&SequenceIds::from_seed(4));
        let key = keys.index_key("document-number");
        assert_eq!(blind_index(key.as_slice(), b"A1"), blind_index(key.as_slice(), b"A1"));
        assert_ne!(blind_index(key.as_slice(), b"A1"), blind_index(key.as_slice(), b"A2"));
        assert_ne!(keys.index_key("document-number"), keys.index_key("name"));
        // RFC 4231, test case 2.
        let tag = blind_index(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(tag[..4], [0x5b, 0xdc, 0xc1, 0x46]);
    }
}
