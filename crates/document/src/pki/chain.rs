//! The two-level chain of Doc 9303-12: does a CSCA of that state vouch for this signer, for this purpose, on that day?
//!
//! Each rule has its own fault, and each fault a test that breaks only that rule. What does not change with time is
//! checked once and kept in a [`SignerPath`]; what does, is asked of the path for each day.

use base::{Country, Date, Timestamp, tz::Offset};
use x509_cert::der::oid::ObjectIdentifier;

use super::certificate::Certificate;
use super::crl::Crl;
use super::key::{SignatureCheck, SignatureFault};
use super::name::state_of;

/// What the signer must be allowed to do.
#[derive(Clone, Debug)]
pub struct Purpose {
    /// The extended key usage that the signer must carry, marked critical.
    pub key_usage: ObjectIdentifier,
    /// The document type that the signer's list must contain, if it has a list and the type is known.
    pub document_type: Option<String>,
}

/// Why the chain does not hold. The text names the rule.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ChainFault {
    /// No CSCA of the issuing state is at hand.
    #[error("no country signing certificate of the issuing state is in the trust store")]
    NoAnchor,
    /// The signer is of another state than the seal's issuer.
    #[error("the signer's certificate names another state than the seal")]
    SignerOfAnotherState,
    /// The signer's issuer is none of the state's CSCAs.
    #[error("the signer's certificate names an issuer that is not in the trust store")]
    UnknownIssuer,
    /// The signer does not say which key signed it.
    #[error("the signer's certificate has no authority key identifier")]
    NoAuthorityKey,
    /// The key identifiers of signer and CSCA differ, or the CSCA has none.
    #[error("the signer's certificate names another key of its issuer")]
    AnotherAuthorityKey,
    /// The issuer is not marked as an authority.
    #[error("the issuer's certificate is not marked as a certificate authority")]
    IssuerIsNoAuthority,
    /// The issuer may not sign certificates.
    #[error("the issuer's key may not sign certificates")]
    IssuerMayNotSign,
    /// The signer is marked as an authority itself.
    #[error("the signer's certificate is one of an authority")]
    SignerIsAuthority,
    /// A critical extension that is not understood.
    #[error("a certificate has the critical extension `{0}`, which is not understood")]
    UnknownCritical(String),
    /// The key or the signature algorithm is not supported, so the signature could not be checked.
    #[error("the issuer's signature cannot be checked here: `{0}` is not supported")]
    Unsupported(String),
    /// The issuer's signature does not fit.
    #[error("the issuer's signature on the signer's certificate does not fit")]
    BadSignature,
    /// The purpose is absent, another one, or not critical.
    #[error("the signer's certificate is not marked, critically, for this kind of seal")]
    WrongPurpose,
    /// The key may not make digital signatures.
    #[error("the signer's key may not make digital signatures")]
    MayNotSign,
    /// The list of document types does not contain this one.
    #[error("the signer may not sign this type of document")]
    WrongDocumentType,
    /// The day asked about lies outside the validity of the signer or the CSCA.
    #[error("a certificate of the chain is not valid at that time")]
    OutsideValidity,
    /// The seal was made outside the signer's private key usage period.
    #[error("the seal was made outside the period in which the signer's key may be used")]
    OutsideUsage,
    /// The CSCA has revoked the signer.
    #[error("the signer's certificate is revoked")]
    Revoked,
}

/// The family of a fault, for those who answer in families.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FaultKind {
    /// Nothing is known about the state's keys.
    Unknown,
    /// An anchor is at hand but does not vouch for the signer.
    Untrusted,
    /// The signer exists for something else.
    WrongPurpose,
    /// The signer exists for other types of document.
    WrongDocumentType,
    /// Right chain, wrong time.
    Expired,
    /// Withdrawn by its issuer.
    Revoked,
}

impl ChainFault {
    /// The family.
    pub fn kind(&self) -> FaultKind {
        match self {
            Self::NoAnchor => FaultKind::Unknown,
            Self::WrongPurpose | Self::MayNotSign => FaultKind::WrongPurpose,
            Self::WrongDocumentType => FaultKind::WrongDocumentType,
            Self::OutsideValidity | Self::OutsideUsage => FaultKind::Expired,
            Self::Revoked => FaultKind::Revoked,
            _ => FaultKind::Untrusted,
        }
    }
}

/// What the newest revocation list of the CSCA says about the signer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct RevocationCheck {
    /// When the list was made.
    pub this_update: Timestamp,
    /// When the next one was due.
    pub next_update: Option<Timestamp>,
    /// Is the signer on it?
    pub is_revoked: bool,
}

/// A signer that a CSCA vouches for, with the times between which that holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SignerPath {
    not_before: Timestamp,
    not_after: Timestamp,
    usage_from: Option<Timestamp>,
    usage_until: Option<Timestamp>,
    revocation: Option<RevocationCheck>,
}

impl SignerPath {
    /// The newest list that was at hand, and its word. A revoked signer stays revoked at every time: the list does
    /// not say since when its key was in wrong hands.
    pub fn revocation(&self) -> Option<RevocationCheck> {
        self.revocation
    }

    /// Does the chain hold at that instant, for a seal made on that day (if known)?
    ///
    /// A day on which the usage period begins or ends, anywhere on Earth, is inside it: seals carry the issuer's day
    /// and neither hour nor zone.
    ///
    /// # Errors
    ///
    /// [`ChainFault::OutsideValidity`], [`ChainFault::OutsideUsage`].
    pub fn holds(&self, at: Timestamp, made_on: Option<Date>) -> Result<(), ChainFault> {
        if at < self.not_before || at > self.not_after {
            return Err(ChainFault::OutsideValidity);
        }
        // Zones reach from UTC-12 to UTC+14.
        let day = |instant: Timestamp, zone: i8| Offset::constant(zone).to_datetime(instant).date();
        let not_yet =
            self.usage_from.is_some_and(|from| at < from || made_on.is_some_and(|d| d < day(from, -12)));
        let no_more = self.usage_until.is_some_and(|until| made_on.is_some_and(|d| d > day(until, 14)));
        if not_yet || no_more { Err(ChainFault::OutsideUsage) } else { Ok(()) }
    }
}

/// Looks for a CSCA of `state` among `anchors` that vouches for `signer`.
///
/// The anchors are trusted because somebody put them there; their own signatures are not asked for. Validity,
/// usage period and age of lists are not judged here but by [`SignerPath`].
///
/// # Errors
///
/// [`ChainFault`] names the rule; where several anchors fail, the one that got furthest.
///
/// # Source
///
/// ICAO Doc 9303-12 (8th edition), section 7.1; ICAO TR VDS-NC 1.1; `spec/pass.md` section 4.
pub fn validate(
    signer: &Certificate,
    state: Country,
    anchors: &[Certificate],
    lists: &[Crl],
    purpose: &Purpose,
    check: &dyn SignatureCheck,
) -> Result<SignerPath, ChainFault> {
    let mut of_state = anchors.iter().filter(|anchor| anchor.state() == Some(state)).peekable();
    if of_state.peek().is_none() {
        return Err(ChainFault::NoAnchor);
    }
    let states = [&signer.subject, &signer.issuer].map(|name| name.country.as_deref().and_then(state_of));
    if states.iter().any(|named| *named != Some(state)) {
        return Err(ChainFault::SignerOfAnotherState);
    }
    let mut furthest = ChainFault::UnknownIssuer;
    for anchor in of_state.filter(|anchor| !anchor.subject.is_empty() && anchor.subject == signer.issuer) {
        match vouches(anchor, signer, check) {
            Ok(()) => {
                may_do(signer, purpose)?;
                return Ok(path(anchor, signer, lists, check));
            }
            // A key that does not match says less than one that does and fails later.
            Err(ChainFault::AnotherAuthorityKey) if furthest != ChainFault::UnknownIssuer => {}
            Err(fault) => furthest = fault,
        }
    }
    Err(furthest)
}

fn vouches(anchor: &Certificate, signer: &Certificate, check: &dyn SignatureCheck) -> Result<(), ChainFault> {
    let named = signer.says.authority_key.as_ref().ok_or(ChainFault::NoAuthorityKey)?;
    if anchor.says.subject_key.as_ref() != Some(named) {
        return Err(ChainFault::AnotherAuthorityKey);
    }
    if !anchor.is_authority() {
        return Err(ChainFault::IssuerIsNoAuthority);
    }
    if !anchor.says.key_usage.is_some_and(|usage| usage.key_cert_sign()) {
        return Err(ChainFault::IssuerMayNotSign);
    }
    if signer.is_authority() {
        return Err(ChainFault::SignerIsAuthority);
    }
    for certificate in [anchor, signer] {
        if let Some(unknown) = certificate.says.unknown_critical {
            return Err(ChainFault::UnknownCritical(unknown.to_string()));
        }
    }
    let scheme = signer.scheme.clone().map_err(ChainFault::Unsupported)?;
    let key = check.key(anchor.key()).map_err(|fault| ChainFault::Unsupported(fault.to_string()))?;
    key.verify(scheme, &signer.tbs, &signer.signature).map_err(|fault| match fault {
        SignatureFault::Wrong => ChainFault::BadSignature,
        SignatureFault::Unsupported => ChainFault::Unsupported(format!("{scheme:?}")),
    })
}

pub(super) fn may_do(signer: &Certificate, purpose: &Purpose) -> Result<(), ChainFault> {
    let is_meant = matches!(&signer.says.purposes, Some((true, all)) if all.contains(&purpose.key_usage));
    if !is_meant {
        return Err(ChainFault::WrongPurpose);
    }
    // The profile of barcode signers keeps the certificate small and lets the key usage away.
    if !signer.says.key_usage.is_none_or(|usage| usage.digital_signature()) {
        return Err(ChainFault::MayNotSign);
    }
    match (&signer.says.document_types, &purpose.document_type) {
        (Some(allowed), Some(wanted)) if !allowed.contains(wanted) => Err(ChainFault::WrongDocumentType),
        _ => Ok(()),
    }
}

fn path(anchor: &Certificate, signer: &Certificate, lists: &[Crl], check: &dyn SignatureCheck) -> SignerPath {
    let newest =
        lists.iter().filter(|list| list.is_signed_by(anchor, check)).max_by_key(|list| list.this_update());
    SignerPath {
        not_before: anchor.not_before.max(signer.not_before),
        not_after: anchor.not_after.min(signer.not_after),
        usage_from: signer.says.usage_from,
        usage_until: signer.says.usage_until,
        revocation: newest.map(|list| RevocationCheck {
            this_update: list.this_update(),
            next_update: list.next_update(),
            is_revoked: list.names(signer),
        }),
    }
}
