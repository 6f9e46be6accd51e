//! Public keys and signature schemes, and the door through which the cryptography comes in.

use x509_cert::der::asn1::{AnyRef, UintRef};
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::referenced::OwnedToRef;
use x509_cert::der::{Decode, Sequence};
use x509_cert::spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef, SubjectPublicKeyInfoOwned};

use super::{curve, oid};

/// Reads public keys. Implemented by the fast native library in `crypto`.
pub trait SignatureCheck: Send + Sync {
    /// Reads a key once, so that it can check many signatures.
    ///
    /// # Errors
    ///
    /// [`KeyFault`] if the key is malformed or of a kind that this implementation does not know.
    fn key(&self, key: &PublicKey) -> Result<Box<dyn VerificationKey>, KeyFault>;
}

/// A public key that is ready to check signatures.
pub trait VerificationKey: Send + Sync {
    /// Checks a signature over a message.
    ///
    /// # Errors
    ///
    /// [`SignatureFault::Wrong`] if it does not fit, [`SignatureFault::Unsupported`] if it could not be checked.
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault>;
}

/// The key cannot be used.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyFault {
    /// This kind of key is not known here.
    #[error("keys of the kind `{0}` are not supported")]
    Unsupported(String),
    /// The bytes are no key of the kind they claim.
    #[error("the public key is malformed")]
    Malformed,
}

/// The signature was not accepted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SignatureFault {
    /// The signature does not fit the message and the key.
    #[error("the signature does not fit")]
    Wrong,
    /// The combination of key, scheme and hash is not supported, so nothing is known.
    #[error("the signature scheme is not supported for this key")]
    Unsupported,
}

/// The curves that seals and country signing certificates use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Curve {
    /// P-256 (secp256r1).
    P256,
    /// P-384 (secp384r1).
    P384,
    /// P-521 (secp521r1).
    P521,
    /// brainpoolP256r1 (RFC 5639): up the chain only.
    BrainpoolP256r1,
    /// brainpoolP384r1 (RFC 5639): up the chain only.
    BrainpoolP384r1,
    /// brainpoolP512r1 (RFC 5639): up the chain only.
    BrainpoolP512r1,
}

impl Curve {
    /// Bytes of one coordinate, and of each half of a raw signature.
    pub fn field_bytes(self) -> usize {
        match self {
            Self::P256 | Self::BrainpoolP256r1 => 32,
            Self::P384 | Self::BrainpoolP384r1 => 48,
            Self::BrainpoolP512r1 => 64,
            Self::P521 => 66,
        }
    }

    /// The hash that goes with the curve where a format names the curve alone.
    pub fn hash(self) -> Hash {
        match self {
            Self::P256 | Self::BrainpoolP256r1 => Hash::Sha256,
            Self::P384 | Self::BrainpoolP384r1 => Hash::Sha384,
            Self::P521 | Self::BrainpoolP512r1 => Hash::Sha512,
        }
    }
}

/// Hash functions that are still accepted in signatures. SHA-1 and SHA-224 are not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hash {
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// The length of what it gives, in bytes.
    pub fn bytes(self) -> u32 {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

/// How a signature was made and is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Scheme {
    /// ECDSA, written as raw `r‖s` (seals).
    EcdsaRaw(Hash),
    /// ECDSA, written in DER (certificates and revocation lists).
    EcdsaDer(Hash),
    /// RSA with the padding of PKCS #1 1.5.
    RsaPkcs1(Hash),
    /// RSA-PSS with MGF1 over the same hash and a salt as long as the hash.
    RsaPss(Hash),
    /// Ed25519 (RFC 8032): statements, never seals.
    Ed25519,
}

/// A public key, with explicit curve parameters already turned into the curve they describe.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PublicKey {
    /// A point on a curve, in the encoding of SEC 1.
    Ec {
        /// The curve.
        curve: Curve,
        /// The encoded point.
        point: Vec<u8>,
    },
    /// An RSA key as `RSAPublicKey` of PKCS #1, in DER.
    Rsa(Vec<u8>),
    /// The 32 bytes of an Ed25519 key. Certificates with such keys are not read: no profile of seals has them.
    Ed25519(Vec<u8>),
    /// A key of another kind, by the name or object identifier of its algorithm or curve.
    Other(String),
}

impl PublicKey {
    /// Reads the key of a certificate. An unknown kind is a value, so that its certificate can still be shown.
    pub(super) fn read(info: &SubjectPublicKeyInfoOwned) -> Self {
        let bytes = || info.subject_public_key.raw_bytes().to_vec();
        let parameters = info.algorithm.parameters.as_ref();
        if info.algorithm.oid == oid::RSA {
            return rsa(bytes());
        }
        if info.algorithm.oid != oid::EC_PUBLIC_KEY {
            return Self::Other(info.algorithm.oid.to_string());
        }
        match parameters.map(OwnedToRef::owned_to_ref).map(curve::read) {
            Some(Ok(curve)) => Self::Ec { curve, point: bytes() },
            Some(Err(name)) => Self::Other(name),
            None => Self::Other("elliptic curve without parameters".to_owned()),
        }
    }
}

impl Scheme {
    /// Reads the signature algorithm of a certificate or list. Parameters of ECDSA are ignored: real ones hold NULL.
    pub(super) fn read(algorithm: &AlgorithmIdentifierOwned) -> Result<Self, String> {
        let known = [
            (oid::ECDSA_SHA256, Self::EcdsaDer(Hash::Sha256)),
            (oid::ECDSA_SHA384, Self::EcdsaDer(Hash::Sha384)),
            (oid::ECDSA_SHA512, Self::EcdsaDer(Hash::Sha512)),
            (oid::RSA_SHA256, Self::RsaPkcs1(Hash::Sha256)),
            (oid::RSA_SHA384, Self::RsaPkcs1(Hash::Sha384)),
            (oid::RSA_SHA512, Self::RsaPkcs1(Hash::Sha512)),
        ];
        if let Some((_, scheme)) = known.iter().find(|(oid, _)| *oid == algorithm.oid) {
            return Ok(*scheme);
        }
        let unsupported = || algorithm.oid.to_string();
        if algorithm.oid != oid::RSA_PSS {
            return Err(unsupported());
        }
        let parameters = algorithm.parameters.as_ref().ok_or_else(unsupported)?;
        pss_hash(parameters.owned_to_ref()).map(Self::RsaPss).ok_or_else(unsupported)
    }
}

/// `RSAPublicKey` of RFC 8017, A.1.1.
#[derive(Sequence)]
struct RsaNumbers<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

/// Shorter keys are too weak, longer ones too slow to be checked for strangers.
fn rsa(key: Vec<u8>) -> PublicKey {
    let Ok(numbers) = RsaNumbers::from_der(&key) else {
        return PublicKey::Other("unreadable RSA key".to_owned());
    };
    let modulus = numbers.modulus.as_bytes();
    let bits = 8 * modulus.len() - modulus.first().map_or(0, |first| first.leading_zeros() as usize);
    if (2048..=8192).contains(&bits) {
        PublicKey::Rsa(key)
    } else {
        PublicKey::Other(format!("RSA of {bits} bits"))
    }
}

/// `RSASSA-PSS-params` of RFC 8017, A.2.3. The defaults mean SHA-1, which is not accepted, so all must be present.
#[derive(Sequence)]
struct PssParameters<'a> {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    hash: Option<AlgorithmIdentifierRef<'a>>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    mask: Option<AlgorithmIdentifierRef<'a>>,
    #[asn1(context_specific = "2", tag_mode = "EXPLICIT", optional = "true")]
    salt_length: Option<u32>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT", optional = "true")]
    trailer: Option<u32>,
}

fn pss_hash(parameters: AnyRef<'_>) -> Option<Hash> {
    let parameters: PssParameters<'_> = parameters.decode_as().ok()?;
    let hash = hash_of(parameters.hash?.oid)?;
    let mask = parameters.mask?;
    let mask_hash: AlgorithmIdentifierRef<'_> = mask.parameters?.decode_as().ok()?;
    let same = mask.oid == oid::MGF1 && hash_of(mask_hash.oid)? == hash;
    let salt = parameters.salt_length == Some(hash.bytes()) && parameters.trailer.is_none_or(|t| t == 1);
    (same && salt).then_some(hash)
}

pub(super) fn hash_of(oid: ObjectIdentifier) -> Option<Hash> {
    match oid {
        oid::SHA256 => Some(Hash::Sha256),
        oid::SHA384 => Some(Hash::Sha384),
        oid::SHA512 => Some(Hash::Sha512),
        _ => None,
    }
}
