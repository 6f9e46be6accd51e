//! Bodies of records: JSON behind a format byte, sealed and bound to the record that they belong to.

use journey::IndexTerm;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;
use crate::keys::Keys;

/// The form of what is sealed: JSON of this crate's first version.
const FORMAT: u8 = 1;

/// Seals and opens bodies.
#[derive(Clone, Debug)]
pub(crate) struct Sealer {
    keys: Keys,
}

impl Sealer {
    pub(crate) fn new(keys: Keys) -> Self {
        Self { keys }
    }

    /// Seals a value as the body of the `what` with this identifier.
    pub(crate) fn seal<T: Serialize>(
        &self,
        what: &'static str,
        id: &str,
        value: &T,
    ) -> Result<Vec<u8>, StoreError> {
        let mut plain = vec![FORMAT];
        serde_json::to_writer(&mut plain, value).map_err(|_| StoreError::Unreadable { what })?;
        Ok(self.keys.cipher.seal(&plain, &bound_to(what, id))?)
    }

    /// Opens a body.
    pub(crate) fn open<T: DeserializeOwned>(
        &self,
        what: &'static str,
        id: &str,
        sealed: &[u8],
    ) -> Result<T, StoreError> {
        let plain = self.keys.cipher.open(sealed, &bound_to(what, id))?;
        match plain.split_first() {
            Some((&FORMAT, json)) => {
                serde_json::from_slice(json).map_err(|_| StoreError::Unreadable { what })
            }
            _ => Err(StoreError::Unreadable { what }),
        }
    }

    /// Seals bytes as they are.
    pub(crate) fn seal_bytes(&self, what: &str, id: &str, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        Ok(self.keys.cipher.seal(bytes, &bound_to(what, id))?)
    }

    /// Opens bytes as they are.
    pub(crate) fn open_bytes(&self, what: &str, id: &str, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        Ok(self.keys.cipher.open(sealed, &bound_to(what, id))?)
    }

    /// The keyed hash under which a person or a document is found.
    pub(crate) fn term(&self, term: &IndexTerm) -> Vec<u8> {
        self.keys.index.index(term.as_bytes()).to_vec()
    }

    /// The keyed hash under which entries on officers' lists are found, before their names are compared.
    pub(crate) fn list_term(&self, term: &IndexTerm) -> Vec<u8> {
        self.keys.index.index(&term.list_bytes()).to_vec()
    }

    /// The keyed hash under which an account is found.
    pub(crate) fn login(&self, login: &str) -> Vec<u8> {
        self.keys.index.index(format!("login|{}", login.trim().to_lowercase()).as_bytes()).to_vec()
    }

    /// The keyed hash under which a session is found: who reads the database cannot take a session over.
    pub(crate) fn session(&self, id: &[u8; 16]) -> Vec<u8> {
        let mut term = b"session|".to_vec();
        term.extend_from_slice(id);
        self.keys.index.index(&term).to_vec()
    }
}

/// A body opens only in the row that it was sealed for.
fn bound_to(what: &str, id: &str) -> Vec<u8> {
    format!("paiza|{what}|{id}").into_bytes()
}
