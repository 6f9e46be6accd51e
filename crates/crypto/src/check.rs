//! Signature checks by aws-lc: ECDSA over P-256, P-384 and P-521, and RSA of at least 2048 bits.
//!
//! Brainpool curves are not in the library: such a key is reported as unsupported, never as wrong.

use aws_lc_rs::signature::{self as lc, ParsedPublicKey, UnparsedPublicKey, VerificationAlgorithm};
use document::pki::{
    Curve, Hash, KeyFault, PublicKey, Scheme, SignatureCheck, SignatureFault, VerificationKey,
};

/// Checks signatures with aws-lc.
#[derive(Clone, Copy, Debug, Default)]
pub struct AwsLcCheck;

impl SignatureCheck for AwsLcCheck {
    fn key(&self, key: &PublicKey) -> Result<Box<dyn VerificationKey>, KeyFault> {
        match key {
            PublicKey::Ec { curve, point } => {
                let raw =
                    ParsedPublicKey::new(raw_algorithm(*curve), point).map_err(|_| KeyFault::Malformed)?;
                Ok(Box::new(EllipticKey { curve: *curve, point: point.clone(), raw }))
            }
            PublicKey::Rsa(der) => Ok(Box::new(RsaKey(der.clone()))),
            PublicKey::Ed25519(bytes) if bytes.len() == 32 => Ok(Box::new(Ed25519Key(bytes.clone()))),
            PublicKey::Ed25519(_) => Err(KeyFault::Malformed),
            PublicKey::Other(name) => Err(KeyFault::Unsupported(name.clone())),
        }
    }
}

struct EllipticKey {
    curve: Curve,
    point: Vec<u8>,
    /// Parsed once for the scheme of seals, which is the one used over and over.
    raw: ParsedPublicKey,
}

impl VerificationKey for EllipticKey {
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        match (scheme, self.curve) {
            (Scheme::EcdsaRaw(Hash::Sha256), Curve::P256)
            | (Scheme::EcdsaRaw(Hash::Sha384), Curve::P384)
            | (Scheme::EcdsaRaw(Hash::Sha512), Curve::P521) => {
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

fn raw_algorithm(curve: Curve) -> &'static dyn VerificationAlgorithm {
    match curve {
        Curve::P256 => &lc::ECDSA_P256_SHA256_FIXED,
        Curve::P384 => &lc::ECDSA_P384_SHA384_FIXED,
        Curve::P521 => &lc::ECDSA_P521_SHA512_FIXED,
    }
}

fn der_algorithm(curve: Curve, hash: Hash) -> &'static dyn VerificationAlgorithm {
    match (curve, hash) {
        (Curve::P256, Hash::Sha256) => &lc::ECDSA_P256_SHA256_ASN1,
        (Curve::P256, Hash::Sha384) => &lc::ECDSA_P256_SHA384_ASN1,
        (Curve::P256, Hash::Sha512) => &lc::ECDSA_P256_SHA512_ASN1,
        (Curve::P384, Hash::Sha256) => &lc::ECDSA_P384_SHA256_ASN1,
        (Curve::P384, Hash::Sha384) => &lc::ECDSA_P384_SHA384_ASN1,
        (Curve::P384, Hash::Sha512) => &lc::ECDSA_P384_SHA512_ASN1,
        (Curve::P521, Hash::Sha256) => &lc::ECDSA_P521_SHA256_ASN1,
        (Curve::P521, Hash::Sha384) => &lc::ECDSA_P521_SHA384_ASN1,
        (Curve::P521, Hash::Sha512) => &lc::ECDSA_P521_SHA512_ASN1,
    }
}
