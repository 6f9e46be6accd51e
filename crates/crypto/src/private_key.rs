//! A private key, wherever it lies: in an encrypted key file, or in a module that never gives it out.

use base::IdSource;
use document::pki::{Certificate, Curve, PublicKey};
use pass::{Signer, SignerFault};
use std::sync::Arc;

use crate::key::{KeyPair, KeyPairError};
use crate::module::{Module, ModuleKey};

/// A P-256 private key.
#[derive(Debug)]
pub enum PrivateKey {
    /// In memory, read from a key file: for trials.
    File(KeyPair),
    /// In a PKCS #11 module, which signs and gives no key out.
    Module(ModuleKey),
}

impl PrivateKey {
    /// The public key as a point.
    pub fn public_key(&self) -> PublicKey {
        match self {
            Self::File(key) => key.public_key(),
            Self::Module(key) => PublicKey::Ec { curve: Curve::P256, point: key.point().to_vec() },
        }
    }

    /// The public key as `SubjectPublicKeyInfo`, in DER.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Malformed`] if it cannot be written.
    pub fn public_key_der(&self) -> Result<Vec<u8>, KeyPairError> {
        match self {
            Self::File(key) => key.public_key_der(),
            Self::Module(key) => key.public_key_der(),
        }
    }

    /// Signs with ES256; raw `r‖s`, for seals.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the key cannot be used now.
    pub fn sign_raw(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        match self {
            Self::File(key) => key.sign_raw(message),
            Self::Module(key) => key.sign_raw(message),
        }
    }

    /// Signs with ECDSA and SHA-256; in DER, for certificates and lists.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the key cannot be used now.
    pub fn sign_der(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        match self {
            Self::File(key) => key.sign_der(message),
            Self::Module(key) => key.sign_der(message),
        }
    }

    /// Where the key lies, in a word or two for records and lists.
    pub fn place(&self) -> String {
        match self {
            Self::File(_) => "key file".to_owned(),
            Self::Module(key) => format!("module, label `{}`", key.label()),
        }
    }
}

impl From<KeyPair> for PrivateKey {
    fn from(key: KeyPair) -> Self {
        Self::File(key)
    }
}

/// Which key is meant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyRole {
    /// The country signing key.
    Authority,
    /// A signer of seals.
    Signer,
}

/// Where new keys are made, and the module in which older ones lie.
#[derive(Clone, Debug, Default)]
pub struct KeyPlaces {
    module: Option<Arc<Module>>,
    in_module: Vec<KeyRole>,
}

impl KeyPlaces {
    /// Every key in the key file.
    pub fn files() -> Self {
        Self::default()
    }

    /// A module is open; new keys of these roles are made in it, those of other roles in the key file.
    pub fn with_module(module: Arc<Module>, in_module: &[KeyRole]) -> Self {
        Self { module: Some(module), in_module: in_module.to_vec() }
    }

    /// Makes a key; `label` is how a module's operator finds it.
    pub(crate) fn make(
        &self,
        role: KeyRole,
        label: &str,
        random: &dyn IdSource,
    ) -> Result<PrivateKey, KeyPairError> {
        match self.module.as_ref().filter(|_| self.in_module.contains(&role)) {
            Some(module) => Ok(PrivateKey::Module(ModuleKey::generate(module, label, random)?)),
            None => Ok(PrivateKey::File(KeyPair::generate()?)),
        }
    }

    /// Opens a key that lies in the module.
    pub(crate) fn open(&self, id: &[u8]) -> Result<PrivateKey, KeyPairError> {
        let module = self.module.as_ref().ok_or(KeyPairError::NoModule)?;
        Ok(PrivateKey::Module(ModuleKey::open(module, id)?))
    }
}

/// A signer of seals: a private key and the certificate that goes with it.
#[derive(Debug)]
pub struct SealKey {
    key: PrivateKey,
    certificate: Certificate,
}

impl SealKey {
    /// A key and the certificate that goes with it.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::AnotherKey`] if they do not belong together.
    pub fn new(key: impl Into<PrivateKey>, certificate: Certificate) -> Result<Self, KeyPairError> {
        let key = key.into();
        if key.public_key() != *certificate.key() {
            return Err(KeyPairError::AnotherKey);
        }
        Ok(Self { key, certificate })
    }

    /// The key alone.
    pub fn key(&self) -> &PrivateKey {
        &self.key
    }
}

impl Signer for SealKey {
    fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        self.key.sign_raw(message)
    }
}
