//! The stored form of an authority, inside the encryption of the key file. A key in a module is named by its identifier.

use std::sync::Arc;

use base::{Country, Timestamp};
use base64ct::{Base64, Encoding};
use document::pki::Certificate;
use pass::Signer as _;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Authority, AuthorityError, FormerSigner, Generation, List};
use crate::key::{KeyPair, KeyPairError};
use crate::private_key::{KeyPlaces, PrivateKey, SealKey};

const VERSION: u8 = 2;

/// Version 1 knew one country key and one signer.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredFirst {
    #[serde(rename = "version")]
    _version: u8,
    state: Country,
    authority: StoredPair,
    signer: StoredPair,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredPair {
    key: Zeroizing<String>,
    certificate: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredAuthority {
    version: u8,
    state: Country,
    lists_at: Option<String>,
    /// Oldest first; the last one is the present one.
    generations: Vec<StoredGeneration>,
    /// Oldest first, without the present one.
    former_signers: Vec<StoredFormer>,
    signer_key: StoredKey,
    signer_certificate: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredGeneration {
    number: u32,
    key: StoredKey,
    certificate: String,
    link: Option<String>,
    list: Option<StoredList>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredList {
    number: u64,
    made_at: Timestamp,
    content: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredFormer {
    certificate: String,
    key: Option<StoredKey>,
    retires_at: Timestamp,
    revoked_at: Option<Timestamp>,
}

/// PKCS #8 or the identifier in the module, both in base64.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum StoredKey {
    File(Zeroizing<String>),
    Module(String),
}

/// Only the version, to choose the form by.
#[derive(Deserialize)]
struct Versioned {
    version: u8,
}

impl Authority {
    /// Everything, private keys included, for a [`crate::KeyFile`] and nothing else.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let stored = StoredAuthority {
            version: VERSION,
            state: self.state,
            lists_at: self.lists_at.clone(),
            generations: self.generations().map(StoredGeneration::of).collect(),
            former_signers: self.former_signers.iter().map(StoredFormer::of).collect(),
            signer_key: StoredKey::of(self.signer.key()),
            signer_certificate: Base64::encode_string(self.signer.certificate().der()),
        };
        // Writing plain text fields to memory cannot fail; an empty file would not read back.
        Zeroizing::new(serde_json::to_vec(&stored).unwrap_or_default())
    }

    /// Reads what [`Authority::to_bytes`] wrote, with every key in memory.
    ///
    /// # Errors
    ///
    /// As [`Authority::from_bytes_in`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AuthorityError> {
        Self::from_bytes_in(bytes, KeyPlaces::files())
    }

    /// Reads what [`Authority::to_bytes`] wrote; keys in a module are opened there, and new ones made where `places` says.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Stored`] or that of the part that cannot be read.
    pub fn from_bytes_in(bytes: &[u8], places: KeyPlaces) -> Result<Self, AuthorityError> {
        let wrong = |error: serde_json::Error| AuthorityError::Stored(error.to_string());
        let Versioned { version } = serde_json::from_slice(bytes).map_err(wrong)?;
        let stored: StoredAuthority = match version {
            1 => serde_json::from_slice::<StoredFirst>(bytes).map_err(wrong)?.into(),
            VERSION => serde_json::from_slice(bytes).map_err(wrong)?,
            _ => return Err(AuthorityError::Stored(format!("version {version} is not known here"))),
        };
        stored.read(places)
    }
}

impl From<StoredFirst> for StoredAuthority {
    fn from(first: StoredFirst) -> Self {
        let generation = StoredGeneration {
            number: 1,
            key: StoredKey::File(first.authority.key),
            certificate: first.authority.certificate,
            link: None,
            list: None,
        };
        Self {
            version: VERSION,
            state: first.state,
            lists_at: None,
            generations: vec![generation],
            former_signers: Vec::new(),
            signer_key: StoredKey::File(first.signer.key),
            signer_certificate: first.signer.certificate,
        }
    }
}

impl StoredAuthority {
    fn read(self, places: KeyPlaces) -> Result<Authority, AuthorityError> {
        let mut generations = Vec::new();
        for generation in &self.generations {
            generations.push(generation.read(&places)?);
        }
        let none = || AuthorityError::Stored("there is no country key in it".to_owned());
        let present = generations.pop().ok_or_else(none)?;
        let signer = SealKey::new(self.signer_key.read(&places)?, certificate(&self.signer_certificate)?)?;
        let former = self.former_signers.iter().map(|former| former.read(&places));
        Ok(Authority {
            state: self.state,
            lists_at: self.lists_at,
            present,
            former: generations,
            signer: Arc::new(signer),
            former_signers: former.collect::<Result<_, _>>()?,
            places,
        })
    }
}

impl StoredGeneration {
    fn of(generation: &Generation) -> Self {
        Self {
            number: generation.number,
            key: StoredKey::of(&generation.key),
            certificate: Base64::encode_string(generation.certificate.der()),
            link: generation.link.as_ref().map(|link| Base64::encode_string(link.der())),
            list: generation.list.as_ref().map(|list| StoredList {
                number: list.number,
                made_at: list.made_at,
                content: Base64::encode_string(&list.der),
            }),
        }
    }

    fn read(&self, places: &KeyPlaces) -> Result<Generation, AuthorityError> {
        let (key, own) = (self.key.read(places)?, certificate(&self.certificate)?);
        if key.public_key() != *own.key() {
            return Err(KeyPairError::AnotherKey.into());
        }
        let list = self.list.as_ref().map(|list| {
            Ok::<_, AuthorityError>(List {
                number: list.number,
                made_at: list.made_at,
                der: bytes(&list.content)?,
            })
        });
        Ok(Generation {
            number: self.number,
            key,
            certificate: own,
            link: self.link.as_deref().map(certificate).transpose()?,
            list: list.transpose()?,
        })
    }
}

impl StoredFormer {
    fn of(former: &FormerSigner) -> Self {
        Self {
            certificate: Base64::encode_string(former.certificate.der()),
            key: former.key.as_ref().map(|key| StoredKey::of(key.key())),
            retires_at: former.retires_at,
            revoked_at: former.revoked_at,
        }
    }

    fn read(&self, places: &KeyPlaces) -> Result<FormerSigner, AuthorityError> {
        let own = certificate(&self.certificate)?;
        let key = self
            .key
            .as_ref()
            .map(|key| Ok::<_, AuthorityError>(Arc::new(SealKey::new(key.read(places)?, own.clone())?)));
        Ok(FormerSigner {
            key: key.transpose()?,
            certificate: own,
            retires_at: self.retires_at,
            revoked_at: self.revoked_at,
        })
    }
}

impl StoredKey {
    fn of(key: &PrivateKey) -> Self {
        match key {
            PrivateKey::File(key) => Self::File(Zeroizing::new(Base64::encode_string(key.pkcs8()))),
            PrivateKey::Module(key) => Self::Module(Base64::encode_string(key.id())),
        }
    }

    fn read(&self, places: &KeyPlaces) -> Result<PrivateKey, AuthorityError> {
        match self {
            Self::File(text) => {
                let pkcs8 = Zeroizing::new(bytes(text)?);
                Ok(PrivateKey::File(KeyPair::from_pkcs8(&pkcs8)?))
            }
            Self::Module(id) => Ok(places.open(&bytes(id)?)?),
        }
    }
}

fn certificate(text: &str) -> Result<Certificate, AuthorityError> {
    Ok(Certificate::from_der(&bytes(text)?)?)
}

fn bytes(text: &str) -> Result<Vec<u8>, AuthorityError> {
    Base64::decode_vec(text)
        .map_err(|_| AuthorityError::Stored("a key or certificate is not base64".to_owned()))
}
