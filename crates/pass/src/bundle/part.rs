//! The parts of a bundle, and how a status list becomes two of them: what it says of itself, and its bits.

use base::{Date, Timestamp};
use base64ct::{Base64UrlUnpadded, Encoding};
use document::pki::Certificate;
use serde::{Deserialize, Serialize};

use super::BundleError;
use crate::json::canonical_json;
use crate::number_key::NumberKey;
use crate::status::{NumberPlan, PassStatuses, StatusBits, StatusList};

/// What a part is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// A country signing certificate, in DER: it is trusted.
    Anchor,
    /// A link certificate, in DER: it shows how one country signing key handed over to the next. It is not trusted by
    /// itself.
    Link,
    /// A revocation list of an anchor, in DER.
    Crl,
    /// The certificate of a signer, in DER, for seals that name theirs and do not carry it.
    Signer,
    /// What a status list says of itself, as JSON; the bits are the part that it names.
    Status,
    /// The bits of a status list, unpacked.
    StatusBits,
    /// A kind of a later version: kept, and passed over.
    #[serde(other)]
    Unknown,
}

/// A part of a bundle.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BundlePart {
    /// Its name, once in each bundle.
    pub name: String,
    /// What it is.
    pub kind: PartKind,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A pack that the authority applies, by its hash.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PackHash {
    /// Its name.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The hash of its canonical bytes.
    pub sha256: String,
}

/// What a status list says of itself.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct StatusEntry {
    issuer: String,
    address: String,
    made_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expires_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lifetime_seconds: Option<u64>,
    number_key: String,
    since: Date,
    suspended: String,
    bits: u8,
    list: String,
}

impl BundlePart {
    /// A country signing certificate.
    pub fn anchor(certificate: &Certificate) -> Self {
        Self::certificate(PartKind::Anchor, "anchor", certificate)
    }

    /// A link certificate.
    pub fn link(certificate: &Certificate) -> Self {
        Self::certificate(PartKind::Link, "link", certificate)
    }

    /// The certificate of a signer.
    pub fn signer(certificate: &Certificate) -> Self {
        Self::certificate(PartKind::Signer, "signer", certificate)
    }

    fn certificate(kind: PartKind, folder: &str, certificate: &Certificate) -> Self {
        let state = certificate.state().map_or("XXX", |state| state.code());
        let name = format!("{folder}/{state}-{}.cer", certificate.serial_number());
        Self { name, kind, bytes: certificate.der().to_vec() }
    }

    /// A revocation list in DER, under a name of its own.
    pub fn crl(name: &str, der: &[u8]) -> Self {
        Self { name: format!("crl/{name}.crl"), kind: PartKind::Crl, bytes: der.to_vec() }
    }

    /// A status list that whoever makes the bundle has verified. One without a state or a number plan says nothing of
    /// any seal, and has no place in a bundle.
    ///
    /// # Errors
    ///
    /// [`BundleError::Content`] names what is missing.
    pub fn status(statuses: &PassStatuses) -> Result<[Self; 2], BundleError> {
        let lacks =
            |what: &str| BundleError::Content(statuses.address.clone(), format!("it names no {what}"));
        let plan = statuses.numbers.ok_or_else(|| lacks("number key"))?;
        let issuer = statuses.issuer.clone().ok_or_else(|| lacks("state"))?;
        let name = format!("status/{issuer}");
        let list = format!("{name}.bits");
        let entry = StatusEntry {
            issuer,
            address: statuses.address.clone(),
            made_at: statuses.made_at,
            expires_at: statuses.expires_at,
            lifetime_seconds: statuses.lifetime_seconds,
            number_key: plan.key.text(),
            since: plan.since,
            suspended: Base64UrlUnpadded::encode_string(&statuses.suspended_bytes()),
            bits: statuses.list().bits().number(),
            list: list.clone(),
        };
        let words = |error: &dyn std::fmt::Display| BundleError::Content(name.clone(), error.to_string());
        let value = serde_json::to_value(&entry).map_err(|error| words(&error))?;
        let bytes = canonical_json(&value).map_err(|error| words(&error))?;
        let bits = statuses.list().bytes().to_vec();
        Ok([
            Self { name: format!("{name}.json"), kind: PartKind::Status, bytes },
            Self { name: list, kind: PartKind::StatusBits, bytes: bits },
        ])
    }
}

/// The status lists among the parts.
pub(super) fn statuses(parts: &[BundlePart]) -> Result<Vec<PassStatuses>, BundleError> {
    let of_kind = parts.iter().filter(|part| part.kind == PartKind::Status);
    of_kind
        .map(|part| read_status(part, parts).map_err(|words| BundleError::Content(part.name.clone(), words)))
        .collect()
}

fn read_status(part: &BundlePart, parts: &[BundlePart]) -> Result<PassStatuses, String> {
    let entry: StatusEntry = serde_json::from_slice(&part.bytes).map_err(|error| error.to_string())?;
    let is_list = |part: &&BundlePart| part.kind == PartKind::StatusBits && part.name == entry.list;
    let bytes = parts.iter().find(is_list).ok_or("its bits are missing")?.bytes.clone();
    let bits = StatusBits::from_number(entry.bits.into()).ok_or("`bits` must be 1, 2, 4 or 8")?;
    let key = NumberKey::parse(&entry.number_key).ok_or("`number-key` must be 16 bytes in base64url")?;
    let suspended = Base64UrlUnpadded::decode_vec(&entry.suspended).ok();
    let suspended = suspended.and_then(|bytes| PassStatuses::read_suspended(&bytes));
    Ok(PassStatuses {
        issuer: Some(entry.issuer),
        address: entry.address,
        made_at: entry.made_at,
        expires_at: entry.expires_at,
        lifetime_seconds: entry.lifetime_seconds,
        numbers: Some(NumberPlan { key, since: entry.since }),
        list: StatusList::from_bytes(bits, bytes).map_err(|fault| fault.to_string())?,
        suspended: suspended.ok_or("`suspended` must be gaps in base64url")?,
    })
}
