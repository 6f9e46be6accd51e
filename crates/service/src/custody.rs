//! Key custody: the two key files of an installation, and the doors through which the rest of the house uses them.
//!
//! `keys/authority.keys` holds the country signing key and the signer; `keys/record.keys` the keys of the record. Both
//! are encrypted under one secret: a file that only the owner may read, beside the keys unless the operator names a
//! better place. Nothing outside this module sees a private key.

use std::path::PathBuf;
use std::sync::Arc;

use base::{Country, IdSource, Timestamp};
use crypto::{Authority as KeyAuthority, FieldKeys, KeyFile, KeyFileError, Secret, blind_index};
use store::{BlindIndex, CipherError, FieldCipher, Keys};
use zeroize::Zeroizing;

use crate::config::{Config, DataFolder};

/// The keys of a running installation.
pub struct Custody {
    authority: KeyAuthority,
    fields: FieldKeys,
}

/// The keys could not be made or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CustodyError {
    /// A key file.
    #[error(transparent)]
    File(#[from] KeyFileError),
    /// The authority's keys.
    #[error(transparent)]
    Authority(#[from] crypto::AuthorityError),
    /// The record's keys.
    #[error(transparent)]
    Fields(#[from] crypto::FieldError),
    /// A folder could not be made.
    #[error("`{path}` cannot be made: {source}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Custody {
    /// Makes the keys of a new installation: nothing that is there is overwritten.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] names the file or the argument.
    pub fn create(
        folder: &DataFolder,
        config: &Config,
        name: &str,
        state: Country,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<Self, CustodyError> {
        for path in [folder.path().join("keys"), folder.trust()] {
            std::fs::create_dir_all(&path).map_err(|source| CustodyError::Folder { path, source })?;
        }
        let path = config.secret_path(folder);
        let secret =
            if path.exists() { Secret::open_machine(&path)? } else { Secret::create_machine(&path, random)? };
        let authority = KeyAuthority::create(name, state, now, random)?;
        let fields = FieldKeys::create(random);
        KeyFile::create(&folder.key_file(), &authority.to_bytes(), &secret, random)?;
        KeyFile::create(&folder.record_keys(), &fields.to_bytes(), &secret, random)?;
        let anchor = folder.trust().join("authority.cer");
        std::fs::write(&anchor, authority.certificate().der())
            .map_err(|source| CustodyError::Folder { path: anchor, source })?;
        Ok(Self { authority, fields })
    }

    /// Opens the keys of an installation.
    ///
    /// # Errors
    ///
    /// [`CustodyError`] tells a missing file, a strange one and a wrong secret apart.
    pub fn open(folder: &DataFolder, config: &Config) -> Result<Self, CustodyError> {
        let secret = Secret::open_machine(&config.secret_path(folder))?;
        let authority = KeyAuthority::from_bytes(&KeyFile::open(&folder.key_file(), &secret)?)?;
        let fields = FieldKeys::from_bytes(&KeyFile::open(&folder.record_keys(), &secret)?)?;
        Ok(Self { authority, fields })
    }

    /// The country signing certificate, which verifiers trust.
    pub fn anchor(&self) -> document::pki::Certificate {
        self.authority.certificate().clone()
    }

    /// The doors of the record to its keys.
    pub fn record_keys(&self, random: Arc<dyn IdSource>) -> Keys {
        let index = RecordIndex(self.fields.index_key("record"));
        Keys { cipher: Arc::new(RecordCipher { keys: self.fields.clone(), random }), index: Arc::new(index) }
    }

    /// The signer, and with it the only way to a signature.
    pub fn into_signer(self) -> Arc<dyn pass::Signer> {
        Arc::new(IssuingKey(self.authority))
    }
}

impl std::fmt::Debug for Custody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Custody(…)")
    }
}

/// The signer of the authority, without the rest of its keys in sight.
struct IssuingKey(KeyAuthority);

impl pass::Signer for IssuingKey {
    fn certificate(&self) -> &document::pki::Certificate {
        self.0.signer().certificate()
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, pass::SignerFault> {
        self.0.signer().sign(message)
    }
}

struct RecordCipher {
    keys: FieldKeys,
    random: Arc<dyn IdSource>,
}

impl FieldCipher for RecordCipher {
    fn seal(&self, plain: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.keys.seal_field(plain, associated, self.random.as_ref()).map_err(|_| CipherError)
    }

    fn open(&self, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, CipherError> {
        self.keys.open_field(sealed, associated).map(|plain| plain.to_vec()).map_err(|_| CipherError)
    }
}

struct RecordIndex(Zeroizing<[u8; 32]>);

impl BlindIndex for RecordIndex {
    fn index(&self, term: &[u8]) -> [u8; 32] {
        blind_index(self.0.as_slice(), term)
    }
}
