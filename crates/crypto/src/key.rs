//! Signing keys in memory: P-256, kept as PKCS #8 and wiped when dropped.

use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, EcdsaSigningAlgorithm,
    KeyPair as _,
};
use document::pki::{Curve, PublicKey};
use pass::SignerFault;
use zeroize::Zeroizing;

use crate::module::ModuleError;

/// A P-256 key pair.
pub struct KeyPair {
    pkcs8: Zeroizing<Vec<u8>>,
    raw: EcdsaKeyPair,
    der: EcdsaKeyPair,
}

/// The key pair could not be made or read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyPairError {
    /// The library could not make a key.
    #[error("a key pair could not be generated")]
    Generate,
    /// The bytes are no P-256 key pair.
    #[error("this is no P-256 key pair in PKCS #8")]
    Malformed,
    /// The bytes are no key of a person who signs statements.
    #[error("this is no key for signing packs")]
    NoStatementKey,
    /// The certificate is about another key.
    #[error("the certificate is about another key")]
    AnotherKey,
    /// The key lies in a module, and none is open.
    #[error("the key lies in a PKCS #11 module: name the module in `[pkcs11]` of paiza.toml")]
    NoModule,
    /// The module failed.
    #[error(transparent)]
    Module(#[from] ModuleError),
}

impl KeyPair {
    /// A new key pair, from the library's own random source.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Generate`] if the library fails.
    pub fn generate() -> Result<Self, KeyPairError> {
        let fresh =
            EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyPairError::Generate)?;
        let document = fresh.to_pkcs8v1().map_err(|_| KeyPairError::Generate)?;
        Self::from_pkcs8(document.as_ref())
    }

    /// Reads a key pair in PKCS #8.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Malformed`] if the bytes are none.
    pub fn from_pkcs8(bytes: &[u8]) -> Result<Self, KeyPairError> {
        let read = |algorithm: &'static EcdsaSigningAlgorithm| {
            EcdsaKeyPair::from_pkcs8(algorithm, bytes).map_err(|_| KeyPairError::Malformed)
        };
        Ok(Self {
            pkcs8: Zeroizing::new(bytes.to_vec()),
            raw: read(&ECDSA_P256_SHA256_FIXED_SIGNING)?,
            der: read(&ECDSA_P256_SHA256_ASN1_SIGNING)?,
        })
    }

    /// The private key in PKCS #8: for the key file only.
    pub(crate) fn pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// The public key as a point.
    pub fn public_key(&self) -> PublicKey {
        PublicKey::Ec { curve: Curve::P256, point: self.raw.public_key().as_ref().to_vec() }
    }

    /// The public key as `SubjectPublicKeyInfo`, in DER.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Malformed`] if the library cannot write it.
    pub fn public_key_der(&self) -> Result<Vec<u8>, KeyPairError> {
        let der: PublicKeyX509Der<'_> =
            self.raw.public_key().as_der().map_err(|_| KeyPairError::Malformed)?;
        Ok(der.as_ref().to_vec())
    }

    /// Signs with ES256; raw `r‖s`, for seals.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the library fails.
    pub fn sign_raw(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        sign(&self.raw, message)
    }

    /// Signs with ECDSA and SHA-256; in DER, for certificates.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the library fails.
    pub fn sign_der(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        sign(&self.der, message)
    }
}

fn sign(key: &EcdsaKeyPair, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
    let signature = key.sign(&SystemRandom::new(), message);
    signature.map(|value| value.as_ref().to_vec()).map_err(|_| SignerFault("the library refused".to_owned()))
}

impl std::fmt::Debug for KeyPair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyPair(private)")
    }
}
