//! The trust bundle: everything a verifier needs, in one signed and dated file, with deltas of kilobytes.
//!
//! In: certificates, lists and hashes, a policy, and a [`Signer`]; or the bytes of a bundle. Out: a [`Bundle`] whose every
//! part fits its hash, and from one that is vouched for a [`TrustStore`]. Meaning in numbered clauses: `spec/bundle.md`.

mod delta;
mod frame;
mod part;

use base::{Country, Timestamp};
use base64ct::{Base64, Encoding};
use document::pki::{Certificate, ChainFault, Crl, Hash, Scheme, SignatureCheck, state_of, validate};
use serde::{Deserialize, Serialize};

use crate::issue::{Signer, SignerFault};
use crate::json::canonical_json;
use crate::profile;
use crate::statement::sha256_hex;
use crate::trust::{Policy, TrustStore};

pub use part::{BundlePart, PackHash, PartKind};

/// What is signed stands behind this line: no seal and no token begins so.
const SIGNED_AS: &[u8] = b"paiza-trust-bundle-1\n";
/// Most parts of a bundle.
const MAX_PARTS: usize = 4_096;
/// Largest part, in bytes once unpacked: a status list of 134 million passes.
const MAX_PART_BYTES: usize = crate::status::MAX_LIST_BYTES;
/// Largest bundle, in bytes once unpacked.
pub const MAX_BUNDLE_BYTES: usize = 4 * MAX_PART_BYTES;

/// A bundle cannot be made, read or relied on.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// Not the frame of a bundle, or of a delta.
    #[error("this is no trust bundle, or it is cut short: fetch it again")]
    Malformed,
    /// Larger than any bundle ought to be.
    #[error(
        "the trust bundle is larger than {} bytes once unpacked, or has too many parts",
        MAX_BUNDLE_BYTES
    )]
    TooLarge,
    /// The header cannot be read.
    #[error("the header of the trust bundle cannot be read: {0}")]
    Header(String),
    /// A part is not the one that was signed.
    #[error("the part `{0}` of the trust bundle is not the one that was signed: fetch the bundle again")]
    Part(String),
    /// A part fits its hash and still cannot be read.
    #[error("the part `{0}` of the trust bundle cannot be read: {1}")]
    Content(String, String),
    /// The chain of the signer does not hold.
    #[error("nobody here vouches for the signer of the trust bundle: {0}")]
    Chain(ChainFault),
    /// The signature does not fit.
    #[error("the signature of the trust bundle does not fit")]
    Signature,
    /// The delta is for another bundle.
    #[error("the delta leads from bundle {wanted}, and this is bundle {found}: fetch the whole bundle")]
    AnotherBase {
        /// The number of the bundle that the delta starts from.
        wanted: u64,
        /// The number of the bundle at hand.
        found: u64,
    },
    /// A successor of another authority, or an older one.
    #[error("the new bundle is not a later one of the same authority")]
    NoSuccessor,
    /// The key failed.
    #[error(transparent)]
    Signer(#[from] SignerFault),
}

/// What the header of a bundle says. Fields of later versions are passed over: the signature is over the bytes.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct BundleHeader {
    /// `trust-bundle-1`.
    paiza: String,
    /// The state whose authority made it.
    pub issuer: String,
    /// Its number; a later bundle has a higher one.
    pub number: u64,
    /// When it was made.
    pub made_at: Timestamp,
    /// Past this instant nothing in it counts as fresh: a seal is then unverifiable.
    pub valid_until: Timestamp,
    /// What must be present, and how old it may be.
    pub policy: Policy,
    /// The certificate of the signer, base64.
    signer: String,
    /// The packs that the authority applies.
    pub packs: Vec<PackHash>,
    /// The parts, in the order in which they follow.
    parts: Vec<PartEntry>,
}

/// A part as the header names it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct PartEntry {
    name: String,
    kind: PartKind,
    sha256: String,
}

/// What a bundle is made of.
#[derive(Clone, Debug)]
pub struct BundleDraft {
    /// The state whose authority makes it.
    pub issuer: Country,
    /// Its number, higher than that of the one before.
    pub number: u64,
    /// When it is made.
    pub made_at: Timestamp,
    /// Past this instant nothing in it counts as fresh.
    pub valid_until: Timestamp,
    /// What must be present, and how old it may be.
    pub policy: Policy,
    /// The packs that the authority applies.
    pub packs: Vec<PackHash>,
    /// The parts.
    pub parts: Vec<BundlePart>,
}

/// A bundle whose every part fits its hash. Whether its signer may be believed is another question.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bundle {
    header: BundleHeader,
    header_bytes: Vec<u8>,
    signature: Vec<u8>,
    parts: Vec<BundlePart>,
}

impl BundleDraft {
    /// Signs the bundle.
    ///
    /// # Errors
    ///
    /// [`BundleError`] if there is too much of it or the key fails.
    pub fn sign(self, signer: &dyn Signer) -> Result<Bundle, BundleError> {
        let size: usize = self.parts.iter().map(|part| part.bytes.len()).sum();
        if self.parts.len() > MAX_PARTS || size > MAX_BUNDLE_BYTES {
            return Err(BundleError::TooLarge);
        }
        let entry = |part: &BundlePart| PartEntry {
            name: part.name.clone(),
            kind: part.kind,
            sha256: sha256_hex(&part.bytes),
        };
        let header = BundleHeader {
            paiza: "trust-bundle-1".to_owned(),
            issuer: self.issuer.code().to_owned(),
            number: self.number,
            made_at: self.made_at,
            valid_until: self.valid_until,
            policy: self.policy,
            signer: Base64::encode_string(signer.certificate().der()),
            packs: self.packs,
            parts: self.parts.iter().map(entry).collect(),
        };
        let words = |error: &dyn std::fmt::Display| BundleError::Header(error.to_string());
        let value = serde_json::to_value(&header).map_err(|error| words(&error))?;
        let header_bytes = canonical_json(&value).map_err(|error| words(&error))?;
        let signature = signer.sign(&signed(&header_bytes))?;
        Ok(Bundle { header, header_bytes, signature, parts: self.parts })
    }
}

impl Bundle {
    /// Reads a bundle and holds every part against its hash. It judges no signature.
    ///
    /// # Errors
    ///
    /// [`BundleError`] says what is wrong. Memory is bounded by [`MAX_BUNDLE_BYTES`].
    pub fn read(bytes: &[u8]) -> Result<Self, BundleError> {
        let mut frame = frame::Reader::of_bundle(bytes)?;
        let (header_bytes, signature) = frame.head()?;
        let header = read_header(&header_bytes)?;
        let mut parts = Vec::with_capacity(header.parts.len());
        let mut left = MAX_BUNDLE_BYTES;
        for entry in &header.parts {
            let content = frame.packed(MAX_PART_BYTES.min(left))?;
            left = left.saturating_sub(content.len());
            parts.push(entry.part(content)?);
        }
        frame.end()?;
        Ok(Self { header, header_bytes, signature, parts })
    }

    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// [`BundleError::TooLarge`] if a length has no room.
    pub fn to_bytes(&self) -> Result<Vec<u8>, BundleError> {
        let mut frame = frame::Writer::of_bundle();
        frame.head(&self.header_bytes, &self.signature)?;
        for part in &self.parts {
            frame.packed(&part.bytes)?;
        }
        Ok(frame.finish())
    }

    /// What the header says.
    pub fn header(&self) -> &BundleHeader {
        &self.header
    }

    /// The hash of the signed header, which names every part: two bundles with one hash are the same.
    pub fn sha256(&self) -> String {
        sha256_hex(&self.header_bytes)
    }

    /// The parts.
    pub fn parts(&self) -> &[BundlePart] {
        &self.parts
    }

    /// The country signing certificates in it.
    ///
    /// # Errors
    ///
    /// [`BundleError::Content`] names one that cannot be read.
    pub fn anchors(&self) -> Result<Vec<Certificate>, BundleError> {
        self.of_kind(PartKind::Anchor, Certificate::from_der)
    }

    /// The certificate of its signer.
    ///
    /// # Errors
    ///
    /// [`BundleError::Header`] if it cannot be read.
    pub fn signer(&self) -> Result<Certificate, BundleError> {
        let der = Base64::decode_vec(&self.header.signer);
        let der = der.map_err(|_| BundleError::Header("the signer is not base64".to_owned()))?;
        Certificate::from_der(&der).map_err(|fault| BundleError::Header(format!("the signer: {fault}")))
    }

    /// Holds the signature and its chain, at the moment of making, against the certificates that are believed already.
    ///
    /// # Errors
    ///
    /// [`BundleError::Chain`], [`BundleError::Signature`].
    pub fn verify(&self, believed: &[Certificate], check: &dyn SignatureCheck) -> Result<(), BundleError> {
        let signer = self.signer()?;
        let state = state_of(&self.header.issuer).ok_or(BundleError::Chain(ChainFault::NoAnchor))?;
        let lists = self.lists()?;
        let purpose = profile::purpose(profile::MESSAGE_TYPE);
        let path = validate(&signer, state, believed, &lists, &purpose, check).map_err(BundleError::Chain)?;
        if path.revocation().is_some_and(|known| known.is_revoked) {
            return Err(BundleError::Chain(ChainFault::Revoked));
        }
        let made_on = base::tz::Offset::UTC.to_datetime(self.header.made_at).date();
        path.holds(self.header.made_at, Some(made_on)).map_err(BundleError::Chain)?;
        let key = check.key(signer.key()).map_err(|_| BundleError::Signature)?;
        key.verify(Scheme::EcdsaRaw(Hash::Sha256), &signed(&self.header_bytes), &self.signature)
            .map_err(|_| BundleError::Signature)
    }

    /// Is `next` a later bundle of the same authority, signed under an anchor that this one holds?
    ///
    /// # Errors
    ///
    /// [`BundleError::NoSuccessor`], and as of [`Bundle::verify`].
    pub fn accepts(&self, next: &Self, check: &dyn SignatureCheck) -> Result<(), BundleError> {
        let later = next.header.issuer == self.header.issuer && next.header.number > self.header.number;
        if !later {
            return Err(BundleError::NoSuccessor);
        }
        next.verify(&self.anchors()?, check)
    }

    /// What a verifier trusts by this bundle: the caller has verified it, or holds it as trusted as it holds a folder.
    ///
    /// # Errors
    ///
    /// [`BundleError::Content`] names a part that cannot be read.
    pub fn trust_store(&self) -> Result<TrustStore, BundleError> {
        let mut store = TrustStore::new();
        store.anchors = self.anchors()?;
        store.lists = self.lists()?;
        store.policy = self.header.policy;
        store.statuses = part::statuses(&self.parts)?;
        store.made_at = Some(self.header.made_at);
        store.valid_until = Some(self.header.valid_until);
        for signer in self.of_kind(PartKind::Signer, Certificate::from_der)? {
            store.add_signer(&signer);
        }
        store.add_signer(&self.signer()?);
        Ok(store)
    }

    fn lists(&self) -> Result<Vec<Crl>, BundleError> {
        self.of_kind(PartKind::Crl, Crl::from_file)
    }

    fn of_kind<T, E: std::fmt::Display>(
        &self,
        kind: PartKind,
        read: impl Fn(&[u8]) -> Result<T, E>,
    ) -> Result<Vec<T>, BundleError> {
        let of_kind = self.parts.iter().filter(|part| part.kind == kind);
        of_kind
            .map(|part| {
                read(&part.bytes).map_err(|fault| BundleError::Content(part.name.clone(), fault.to_string()))
            })
            .collect()
    }
}

impl TrustStore {
    /// What a verifier trusts by the bytes of a bundle.
    ///
    /// `believed` are the certificates under which its signer must stand. Where it is empty those in the bundle itself
    /// are taken: the file is then believed as a folder is, because somebody put it there, and the signature shows no
    /// more than that it is whole.
    ///
    /// # Errors
    ///
    /// [`BundleError`] says what is wrong; nothing of such a bundle must be trusted.
    pub fn from_bundle(
        bytes: &[u8],
        believed: &[Certificate],
        check: &dyn SignatureCheck,
    ) -> Result<Self, BundleError> {
        let bundle = Bundle::read(bytes)?;
        if believed.is_empty() {
            bundle.verify(&bundle.anchors()?, check)?;
        } else {
            bundle.verify(believed, check)?;
        }
        bundle.trust_store()
    }
}

impl PartEntry {
    /// The part with this content, if it is the one that was signed.
    fn part(&self, bytes: Vec<u8>) -> Result<BundlePart, BundleError> {
        if sha256_hex(&bytes) != self.sha256 {
            return Err(BundleError::Part(self.name.clone()));
        }
        Ok(BundlePart { name: self.name.clone(), kind: self.kind, bytes })
    }
}

fn read_header(bytes: &[u8]) -> Result<BundleHeader, BundleError> {
    let header: BundleHeader =
        serde_json::from_slice(bytes).map_err(|error| BundleError::Header(error.to_string()))?;
    if header.paiza != "trust-bundle-1" {
        return Err(BundleError::Header(format!("`{}` is not known here", header.paiza.escape_debug())));
    }
    if header.parts.len() > MAX_PARTS {
        return Err(BundleError::TooLarge);
    }
    Ok(header)
}

fn signed(header: &[u8]) -> Vec<u8> {
    [SIGNED_AS, header].concat()
}
