//! Signature checks by aws-lc: ECDSA over P-256, P-384 and P-521, and RSA of at least 2048 bits.
//!
//! Brainpool curves are not in the library; keys on them are checked in pure Rust, which is slow and fast enough for
//! the few certificates that have them.

use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::signature::{self as lc, ParsedPublicKey, UnparsedPublicKey, VerificationAlgorithm};
use document::pki::{
    Curve, Hash, KeyFault, PublicKey, Scheme, SignatureCheck, SignatureFault, VerificationKey,
};
use pass::RustCryptoCheck;

/// Checks signatures with aws-lc.
#[derive(Clone, Copy, Debug, Default)]
pub struct AwsLcCheck;

impl SignatureCheck for AwsLcCheck {
    fn key(&self, key: &PublicKey) -> Result<Box<dyn VerificationKey>, KeyFault> {
        match key {
            PublicKey::Ec { curve, point } => match NistCurve::of(*curve) {
                Some(curve) => EllipticKey::read(curve, point),
                None => RustCryptoCheck.key(key),
            },
            PublicKey::Rsa(der) => Ok(Box::new(RsaKey(der.clone()))),
            PublicKey::Ed25519(bytes) if bytes.len() == 32 => Ok(Box::new(Ed25519Key(bytes.clone()))),
            PublicKey::Ed25519(_) => Err(KeyFault::Malformed),
            PublicKey::Other(name) => Err(KeyFault::Unsupported(name.clone())),
        }
    }
}

/// The curves that aws-lc has.
#[derive(Clone, Copy)]
enum NistCurve {
    P256,
    P384,
    P521,
}

impl NistCurve {
    fn of(curve: Curve) -> Option<Self> {
        match curve {
            Curve::P256 => Some(Self::P256),
            Curve::P384 => Some(Self::P384),
            Curve::P521 => Some(Self::P521),
            Curve::BrainpoolP256r1 | Curve::BrainpoolP384r1 | Curve::BrainpoolP512r1 => None,
        }
    }
}

/// Most keys that are kept ready. An authority signs with one at a time.
const MAX_KNOWN_KEYS: usize = 32;

/// Another check, with the keys it has read kept ready: who issues holds each new seal against the same key.
#[derive(Default)]
pub struct KnownKeys<C> {
    check: C,
    known: RwLock<Vec<(PublicKey, Arc<dyn VerificationKey>)>>,
}

impl<C: SignatureCheck> KnownKeys<C> {
    /// Keeps the keys that `check` reads.
    pub fn new(check: C) -> Self {
        Self { check, known: RwLock::default() }
    }
}

impl<C: SignatureCheck> SignatureCheck for KnownKeys<C> {
    fn key(&self, key: &PublicKey) -> Result<Box<dyn VerificationKey>, KeyFault> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, ready)) = known.iter().find(|(known, _)| known == key) {
            return Ok(Box::new(ReadyKey(Arc::clone(ready))));
        }
        drop(known);
        let ready: Arc<dyn VerificationKey> = self.check.key(key)?.into();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MAX_KNOWN_KEYS {
            known.clear();
        }
        known.push((key.clone(), Arc::clone(&ready)));
        Ok(Box::new(ReadyKey(ready)))
    }
}

struct ReadyKey(Arc<dyn VerificationKey>);

impl VerificationKey for ReadyKey {
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        self.0.verify(scheme, message, signature)
    }
}

struct EllipticKey {
    curve: NistCurve,
    point: Vec<u8>,
    /// Parsed once for the scheme of seals, which is the one used over and over.
    raw: ParsedPublicKey,
}

impl EllipticKey {
    fn read(curve: NistCurve, point: &[u8]) -> Result<Box<dyn VerificationKey>, KeyFault> {
        let raw = ParsedPublicKey::new(raw_algorithm(curve), point).map_err(|_| KeyFault::Malformed)?;
        Ok(Box::new(Self { curve, point: point.to_vec(), raw }))
    }
}

impl VerificationKey for EllipticKey {
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        match (scheme, self.curve) {
            (Scheme::EcdsaRaw(Hash::Sha256), NistCurve::P256)
            | (Scheme::EcdsaRaw(Hash::Sha384), NistCurve::P384)
            | (Scheme::EcdsaRaw(Hash::Sha512), NistCurve::P521) => {
                self.raw.verify_sig(message, signature).map_err(|_| SignatureFault::Wrong)
            }
            (Scheme::EcdsaDer(hash), curve) => {
                verify(der_algorithm(curve, hash), &self.point, message, signature)
            }
            _ => Err(SignatureFault::Unsupported),
        }
    }
}

struct Ed25519Key(Vec<u8>);

impl VerificationKey for Ed25519Key {
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        match scheme {
            Scheme::Ed25519 => verify(&lc::ED25519, &self.0, message, signature),
            _ => Err(SignatureFault::Unsupported),
        }
    }
}

struct RsaKey(Vec<u8>);

impl VerificationKey for RsaKey {
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        let algorithm: &'static dyn VerificationAlgorithm = match scheme {
            Scheme::RsaPkcs1(Hash::Sha256) => &lc::RSA_PKCS1_2048_8192_SHA256,
            Scheme::RsaPkcs1(Hash::Sha384) => &lc::RSA_PKCS1_2048_8192_SHA384,
            Scheme::RsaPkcs1(Hash::Sha512) => &lc::RSA_PKCS1_2048_8192_SHA512,
            Scheme::RsaPss(Hash::Sha256) => &lc::RSA_PSS_2048_8192_SHA256,
            Scheme::RsaPss(Hash::Sha384) => &lc::RSA_PSS_2048_8192_SHA384,
            Scheme::RsaPss(Hash::Sha512) => &lc::RSA_PSS_2048_8192_SHA512,
            Scheme::EcdsaRaw(_) | Scheme::EcdsaDer(_) | Scheme::Ed25519 => {
                return Err(SignatureFault::Unsupported);
            }
        };
        verify(algorithm, &self.0, message, signature)
    }
}

fn verify(
    algorithm: &'static dyn VerificationAlgorithm,
    key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureFault> {
    UnparsedPublicKey::new(algorithm, key).verify(message, signature).map_err(|_| SignatureFault::Wrong)
}

fn raw_algorithm(curve: NistCurve) -> &'static dyn VerificationAlgorithm {
    match curve {
        NistCurve::P256 => &lc::ECDSA_P256_SHA256_FIXED,
        NistCurve::P384 => &lc::ECDSA_P384_SHA384_FIXED,
        NistCurve::P521 => &lc::ECDSA_P521_SHA512_FIXED,
    }
}

fn der_algorithm(curve: NistCurve, hash: Hash) -> &'static dyn VerificationAlgorithm {
    match (curve, hash) {
        (NistCurve::P256, Hash::Sha256) => &lc::ECDSA_P256_SHA256_ASN1,
        (NistCurve::P256, Hash::Sha384) => &lc::ECDSA_P256_SHA384_ASN1,
        (NistCurve::P256, Hash::Sha512) => &lc::ECDSA_P256_SHA512_ASN1,
        (NistCurve::P384, Hash::Sha256) => &lc::ECDSA_P384_SHA256_ASN1,
        (NistCurve::P384, Hash::Sha384) => &lc::ECDSA_P384_SHA384_ASN1,
        (NistCurve::P384, Hash::Sha512) => &lc::ECDSA_P384_SHA512_ASN1,
        (NistCurve::P521, Hash::Sha256) => &lc::ECDSA_P521_SHA256_ASN1,
        (NistCurve::P521, Hash::Sha384) => &lc::ECDSA_P521_SHA384_ASN1,
        (NistCurve::P521, Hash::Sha512) => &lc::ECDSA_P521_SHA512_ASN1,
    }
}
