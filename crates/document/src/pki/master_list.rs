//! Master lists: the country signing certificates that a state, or ICAO, has gathered and signed (Doc 9303-12,
//! section 8).
//!
//! In: a list as a signed message in DER or PEM, or a file of ICAO's directory (LDIF) with many; the authorities that
//! are trusted already. Out: a [`MasterList`]: who signed it, who vouches for that signer, the authorities in it, and
//! every entry that was refused, with the reason. One bad certificate never spoils the rest.
//!
//! A list brings the certificate of the authority that vouches for its own signer. That proves nothing about a
//! stranger, so [`Voucher`] says whether the authority was known before.

use base::{Country, Timestamp, tz::Offset};
use base64ct::{Base64, Encoding};
use der::{Decode, Sequence, pem};

use super::certificate::{Certificate, CertificateError};
use super::chain::{ChainFault, Purpose, validate};
use super::cms::{MessageError, RawSet, SignedMessage, elements};
use super::key::SignatureCheck;
use super::oid;

/// The largest file that is read, in bytes. The lists in use stay under 2 MiB, ICAO's directory of all under 30.
const MAX_BYTES: usize = 48 * 1024 * 1024;
/// The most certificates in one list. All states together have some 700.
const MAX_CERTIFICATES: usize = 10_000;
/// The most lists in one file.
const MAX_LISTS: usize = 1_000;
/// The most certificates beside the list that belong to its signer.
const MAX_BESIDE: usize = 16;
/// How ICAO's directory names the attribute that holds a list.
const LDIF_KEY: &str = "pkdMasterListContent:: ";

/// A list whose signature holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MasterList {
    /// The state that signed it.
    pub state: Country,
    /// When it says it was signed.
    pub signed_at: Option<Timestamp>,
    /// Who vouches for the signer.
    pub voucher: Voucher,
    /// The authorities in it.
    pub authorities: Vec<Certificate>,
    /// The entries that are none.
    pub refused: Vec<Refused>,
}

/// The authority that vouches for the signer of a list.
#[derive(Clone, Debug)]
pub enum Voucher {
    /// One that was trusted before.
    Known(Certificate),
    /// One that only the list itself brings. Compare its fingerprint by another way before trusting the list.
    OnlyTheList(Certificate),
}

/// An entry of a list that gives no authority.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refused {
    /// Its place in the list, from 1.
    pub place: usize,
    /// The common name in it, if it could be read.
    pub common_name: Option<String>,
    /// Why.
    pub fault: EntryFault,
}

/// Why an entry gives no authority.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryFault {
    /// It cannot be read.
    #[error(transparent)]
    Unreadable(#[from] CertificateError),
    /// It is not marked as one that signs others.
    #[error("the certificate is not marked as a certificate authority")]
    NoAuthority,
    /// Its subject names no state.
    #[error("the certificate names no state that is known here")]
    NoState,
}

/// A list cannot be used.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MasterListError {
    /// Too large to be read.
    #[error("the file is larger than 48 MiB, or holds more than 1,000 lists or 10,000 certificates")]
    TooLarge,
    /// No list in the file.
    #[error("no master list is in this file")]
    NoList,
    /// What is signed is no list.
    #[error("the signed content is not the list of Doc 9303-12, section 8")]
    Content,
    /// The message or its signature.
    #[error(transparent)]
    Message(#[from] MessageError),
    /// The signer names no state.
    #[error("the signer's certificate names no state that is known here")]
    NoState,
    /// Nobody vouches for the signer, for this purpose, at this time.
    #[error("the signer of the list: {0}")]
    Chain(#[from] ChainFault),
}

/// The lists of a file, each as DER: one in DER or PEM, or many in LDIF.
///
/// # Errors
///
/// [`MasterListError::NoList`], [`MasterListError::TooLarge`].
pub fn lists_in(bytes: &[u8]) -> Result<Vec<Vec<u8>>, MasterListError> {
    if bytes.len() > MAX_BYTES {
        return Err(MasterListError::TooLarge);
    }
    if bytes.first() == Some(&0x30) {
        return Ok(vec![bytes.to_vec()]);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| MasterListError::NoList)?;
    if text.trim_start().starts_with("-----BEGIN ") {
        let (_, der) = pem::decode_vec(text.trim().as_bytes()).map_err(|_| MasterListError::NoList)?;
        return Ok(vec![der]);
    }
    let lists = ldif(text)?;
    if lists.is_empty() { Err(MasterListError::NoList) } else { Ok(lists) }
}

/// RFC 2849: a line that begins with a blank goes on with the one before.
fn ldif(text: &str) -> Result<Vec<Vec<u8>>, MasterListError> {
    let mut found: Vec<String> = Vec::new();
    let mut is_inside = false;
    for line in text.lines() {
        if let Some(first) = line.strip_prefix(LDIF_KEY) {
            if found.len() == MAX_LISTS {
                return Err(MasterListError::TooLarge);
            }
            found.push(first.trim_end().to_owned());
            is_inside = true;
        } else if let Some(more) = line.strip_prefix(' ').filter(|_| is_inside) {
            if let Some(list) = found.last_mut() {
                list.push_str(more.trim_end());
            }
        } else {
            is_inside = false;
        }
    }
    let decoded = |list: String| Base64::decode_vec(&list).map_err(|_| MasterListError::NoList);
    found.into_iter().map(decoded).collect()
}

impl MasterList {
    /// Reads a list in DER and checks its signature, as of a moment, with what is trusted already.
    ///
    /// # Errors
    ///
    /// [`MasterListError`]; a bad entry is none, it stands in `refused`.
    ///
    /// # Source
    ///
    /// ICAO Doc 9303-12 (8th edition), section 8; RFC 5652; `spec/pass.md` section 4.
    pub fn read(
        der: &[u8],
        known: &[Certificate],
        at: Timestamp,
        check: &dyn SignatureCheck,
    ) -> Result<Self, MasterListError> {
        if der.len() > MAX_BYTES {
            return Err(MasterListError::TooLarge);
        }
        let message = SignedMessage::read(der, oid::MASTER_LIST, MAX_BESIDE)?;
        let signed = message.check(check)?;
        let content = Content::from_der(message.content).map_err(|_| MasterListError::Content)?;
        if content.version != 0 {
            return Err(MasterListError::Content);
        }
        let entries = elements(content.certificates.0, MAX_CERTIFICATES).ok_or(MasterListError::Content)?;
        let (authorities, refused) = sorted(&entries);
        let beside: Vec<_> =
            message.certificates.iter().filter_map(|der| Certificate::from_der(der).ok()).collect();
        let state = signed.certificate.state().ok_or(MasterListError::NoState)?;
        let of_list: Vec<_> = authorities.iter().chain(&beside).collect();
        let known: Vec<_> = known.iter().collect();
        let signer = Signer { certificate: &signed.certificate, state, at, signed_at: signed.signed_at };
        let voucher = match signer.vouched_by(&known, check) {
            Ok(authority) => Voucher::Known(authority),
            Err(_) => Voucher::OnlyTheList(signer.vouched_by(&of_list, check)?),
        };
        Ok(Self { state, signed_at: signed.signed_at, voucher, authorities, refused })
    }
}

/// Parts the entries into authorities and refusals.
fn sorted(entries: &[&[u8]]) -> (Vec<Certificate>, Vec<Refused>) {
    let (mut authorities, mut refused) = (Vec::new(), Vec::new());
    for (index, der) in entries.iter().enumerate() {
        match Certificate::from_der(der) {
            Ok(certificate) => match may_be_anchor(&certificate) {
                Ok(()) => authorities.push(certificate),
                Err(fault) => {
                    let common_name = certificate.common_name().map(str::to_owned);
                    refused.push(Refused { place: index + 1, common_name, fault });
                }
            },
            Err(fault) => {
                refused.push(Refused { place: index + 1, common_name: None, fault: fault.into() });
            }
        }
    }
    (authorities, refused)
}

/// Can this certificate stand at the top of a chain?
///
/// # Errors
///
/// [`EntryFault::NoAuthority`], [`EntryFault::NoState`].
pub fn may_be_anchor(certificate: &Certificate) -> Result<(), EntryFault> {
    if !certificate.is_authority() {
        return Err(EntryFault::NoAuthority);
    }
    certificate.state().map(|_| ()).ok_or(EntryFault::NoState)
}

struct Signer<'c> {
    certificate: &'c Certificate,
    state: Country,
    at: Timestamp,
    signed_at: Option<Timestamp>,
}

impl Signer<'_> {
    fn vouched_by(
        &self,
        authorities: &[&Certificate],
        check: &dyn SignatureCheck,
    ) -> Result<Certificate, ChainFault> {
        let purpose = Purpose { key_usage: oid::MASTER_LIST_SIGNER, document_type: None };
        let made_on = self.signed_at.map(|at| Offset::UTC.to_datetime(at).date());
        let mut fault = ChainFault::NoAnchor;
        for authority in authorities {
            let path = validate(
                self.certificate,
                self.state,
                std::slice::from_ref(*authority),
                &[],
                &purpose,
                check,
            );
            match path.and_then(|path| path.holds(self.at, made_on)) {
                Ok(()) => return Ok((*authority).clone()),
                // That others are of other states or names says nothing.
                Err(ChainFault::NoAnchor) => {}
                Err(ChainFault::UnknownIssuer) if fault != ChainFault::NoAnchor => {}
                Err(found) => fault = found,
            }
        }
        Err(fault)
    }
}

/// `CscaMasterList` of Doc 9303-12, section 8.
#[derive(Sequence)]
struct Content<'a> {
    version: u8,
    certificates: RawSet<'a>,
}
