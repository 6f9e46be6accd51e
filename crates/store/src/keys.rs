//! The two keys that lie outside the database, as traits: one seals what is personal, one finds it again.

use std::fmt;
use std::sync::Arc;

/// Seals and opens what is personal, with authenticated encryption.
pub trait FieldCipher: Send + Sync {
    /// Seals `plain`; the same `associated` bytes must be given to open it.
    ///
    /// # Errors
    ///
    /// [`CipherError`] if the key or the random source fails.
    fn seal(&self, plain: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError>;

    /// Opens what was sealed.
    ///
    /// # Errors
    ///
    /// [`CipherError`] if the bytes or `associated` are not those that were sealed, or the key is another.
    fn open(&self, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError>;
}

/// Hashes a term with a key, so that a record is found by a name or number that the database does not hold.
pub trait BlindIndex: Send + Sync {
    /// The keyed hash of `term`: the same for the same term and key, and telling nothing without the key.
    fn index(&self, term: &[u8]) -> [u8; 32];
}

/// A record cannot be sealed or opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "a record cannot be sealed or opened: the key file does not belong to this database, or the record is damaged"
)]
pub struct CipherError;

/// The keys that the record works with.
#[derive(Clone)]
pub struct Keys {
    /// Seals what is personal.
    pub cipher: Arc<dyn FieldCipher>,
    /// Finds it again.
    pub index: Arc<dyn BlindIndex>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}
