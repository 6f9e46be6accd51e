//! Signature checks in pure Rust: ECDSA over P-256, P-384, P-521 and the brainpool curves, and RSA.
//!
//! For the browser, where no native library runs; for brainpool, which the native one lacks; and as a second judge in
//! tests. Slower than the native check. Ed25519 is left out: no seal and no certificate has it.

use std::ops::Add;

use der::asn1::UintRef;
use der::{Decode, Sequence};
use document::pki::{
    Curve, Hash, KeyFault, PublicKey, Scheme, SignatureCheck, SignatureFault, VerificationKey,
};
use ecdsa::der::{MaxOverhead, MaxSize};
use ecdsa::elliptic_curve::array::ArraySize;
use ecdsa::elliptic_curve::sec1::{FromSec1Point, ModulusSize, ToSec1Point};
use ecdsa::elliptic_curve::{AffinePoint, CurveArithmetic, FieldBytesSize};
use ecdsa::signature::hazmat::PrehashVerifier;
use ecdsa::{EcdsaCurve, Signature, VerifyingKey};
use rsa::traits::SignatureScheme;
use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPublicKey};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::brainpool512::BrainpoolP512r1;

/// The sizes of an RSA modulus that are accepted, in bits: those of the native check.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// Checks signatures in pure Rust.
#[derive(Clone, Copy, Debug, Default)]
pub struct RustCryptoCheck;

impl SignatureCheck for RustCryptoCheck {
    fn key(&self, key: &PublicKey) -> Result<Box<dyn VerificationKey>, KeyFault> {
        match key {
            PublicKey::Ec { curve, point } => match curve {
                Curve::P256 => elliptic::<p256::NistP256>(*curve, point),
                Curve::P384 => elliptic::<p384::NistP384>(*curve, point),
                Curve::P521 => elliptic::<p521::NistP521>(*curve, point),
                Curve::BrainpoolP256r1 => elliptic::<bp256::BrainpoolP256r1>(*curve, point),
                Curve::BrainpoolP384r1 => elliptic::<bp384::BrainpoolP384r1>(*curve, point),
                Curve::BrainpoolP512r1 => elliptic::<BrainpoolP512r1>(*curve, point),
            },
            PublicKey::Rsa(der) => Ok(Box::new(rsa_key(der)?)),
            PublicKey::Ed25519(_) => Err(KeyFault::Unsupported("Ed25519".to_owned())),
            PublicKey::Other(name) => Err(KeyFault::Unsupported(name.clone())),
        }
    }
}

struct EllipticKey<C: EcdsaCurve + CurveArithmetic> {
    curve: Curve,
    key: VerifyingKey<C>,
}

fn elliptic<C>(curve: Curve, point: &[u8]) -> Result<Box<dyn VerificationKey>, KeyFault>
where
    C: EcdsaCurve + CurveArithmetic,
    AffinePoint<C>: FromSec1Point<C> + ToSec1Point<C>,
    FieldBytesSize<C>: ModulusSize,
    MaxSize<C>: ArraySize,
    <FieldBytesSize<C> as Add>::Output: Add<MaxOverhead> + ArraySize,
{
    let key = VerifyingKey::<C>::from_sec1_bytes(point).map_err(|_| KeyFault::Malformed)?;
    Ok(Box::new(EllipticKey { curve, key }))
}

impl<C> VerificationKey for EllipticKey<C>
where
    C: EcdsaCurve + CurveArithmetic,
    MaxSize<C>: ArraySize,
    <FieldBytesSize<C> as Add>::Output: Add<MaxOverhead> + ArraySize,
{
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        let (hash, signature) = match scheme {
            // A seal names curve and hash together (RFC 7518, section 3.4).
            Scheme::EcdsaRaw(hash) if hash == self.curve.hash() => {
                (hash, Signature::<C>::from_slice(signature))
            }
            Scheme::EcdsaDer(hash) => (hash, Signature::<C>::from_der(signature)),
            _ => return Err(SignatureFault::Unsupported),
        };
        let signature = signature.map_err(|_| SignatureFault::Wrong)?;
        self.key.verify_prehash(&hashed(hash, message), &signature).map_err(|_| SignatureFault::Wrong)
    }
}

fn hashed(hash: Hash, message: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha256 => Sha256::digest(message).to_vec(),
        Hash::Sha384 => Sha384::digest(message).to_vec(),
        Hash::Sha512 => Sha512::digest(message).to_vec(),
    }
}

/// `RSAPublicKey` of RFC 8017, A.1.1.
#[derive(Sequence)]
struct RsaNumbers<'a> {
    modulus: UintRef<'a>,
    exponent: UintRef<'a>,
}

fn rsa_key(bytes: &[u8]) -> Result<RsaKey, KeyFault> {
    let numbers = RsaNumbers::from_der(bytes).map_err(|_| KeyFault::Malformed)?;
    let [modulus, exponent] =
        [numbers.modulus, numbers.exponent].map(|number| BoxedUint::from_be_slice_vartime(number.as_bytes()));
    RsaPublicKey::new_with_size_limits(modulus, exponent, RSA_BITS)
        .map(RsaKey)
        .map_err(|_| KeyFault::Malformed)
}

struct RsaKey(RsaPublicKey);

impl VerificationKey for RsaKey {
    fn verify(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureFault> {
        let outcome = match scheme {
            Scheme::RsaPkcs1(hash) => {
                let padding = match hash {
                    Hash::Sha256 => Pkcs1v15Sign::new::<Sha256>(),
                    Hash::Sha384 => Pkcs1v15Sign::new::<Sha384>(),
                    Hash::Sha512 => Pkcs1v15Sign::new::<Sha512>(),
                };
                padding.verify(&self.0, &hashed(hash, message), signature)
            }
            Scheme::RsaPss(hash) => {
                let hashed = hashed(hash, message);
                match hash {
                    Hash::Sha256 => Pss::<Sha256>::new().verify(&self.0, &hashed, signature),
                    Hash::Sha384 => Pss::<Sha384>::new().verify(&self.0, &hashed, signature),
                    Hash::Sha512 => Pss::<Sha512>::new().verify(&self.0, &hashed, signature),
                }
            }
            Scheme::EcdsaRaw(_) | Scheme::EcdsaDer(_) | Scheme::Ed25519 => {
                return Err(SignatureFault::Unsupported);
            }
        };
        outcome.map_err(|_| SignatureFault::Wrong)
    }
}
