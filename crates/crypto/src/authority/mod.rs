//! An issuing authority: its country signing keys (CSCA), the signers they vouch for, and their revocation lists.
//!
//! Periods: a CSCA signs for four years and its certificate lives for eleven more; a signer signs for fourteen
//! months (a year and two months of roll-over) and its certificate lives for ten years more, the longest that a pass
//! may be valid (standards for key usage periods: Doc 9303-12; TR VDS-NC 1.1).
//!
//! Keys follow one another: signers and country keys are numbered, the newest signs, and the certificates of the older
//! ones are kept for whoever verifies. Meaning in clauses: `spec/keys.md`.

mod lists;
mod roll;
mod stored;

use std::sync::Arc;

use base::{Country, IdSource, SignedDuration, Span, Timestamp, tz::Offset};
use document::pki::{Certificate, CertificateError};
use pass::Signer as _;

use crate::certificate::{Content, Kind, Period, certificate, name};
use crate::key::KeyPairError;
use crate::module::ModuleError;
use crate::private_key::{KeyPlaces, KeyRole, PrivateKey, SealKey};

pub use lists::PublishedFile;
pub use roll::Rollover;

const AUTHORITY_USAGE_YEARS: i64 = 4;
const AUTHORITY_REST_YEARS: i64 = 11;
const SIGNER_USAGE_MONTHS: i64 = 14;
const SIGNER_REST_YEARS: i64 = 10;
/// Most characters of a common name (RFC 5280, appendix A.1).
const MAX_NAME: usize = 64;

/// How long a signer may still sign after its successor was made: a running service has long read the new key by then,
/// for it looks at the key file before each signature.
pub const HANDOVER: SignedDuration = SignedDuration::from_secs(10);

/// Keys and certificates of one issuing authority.
#[derive(Debug)]
pub struct Authority {
    state: Country,
    places: KeyPlaces,
    /// Where the revocation lists are published, without a slash at the end.
    lists_at: Option<String>,
    /// The country key that signs certificates now.
    present: Generation,
    /// Those before it, oldest first: they still sign their revocation lists.
    former: Vec<Generation>,
    signer: Arc<SealKey>,
    /// Signers before the present one, oldest first.
    former_signers: Vec<FormerSigner>,
}

/// A country signing key with its certificate.
#[derive(Debug)]
pub struct Generation {
    /// Counted from 1.
    number: u32,
    key: PrivateKey,
    certificate: Certificate,
    /// The same key, vouched for by the key before it.
    link: Option<Certificate>,
    list: Option<List>,
}

#[derive(Clone, Debug)]
struct List {
    number: u64,
    made_at: Timestamp,
    der: Vec<u8>,
}

#[derive(Debug)]
struct FormerSigner {
    certificate: Certificate,
    /// Until it was destroyed.
    key: Option<Arc<SealKey>>,
    retires_at: Timestamp,
    revoked_at: Option<Timestamp>,
}

/// A signer that the authority has vouched for, as it is shown.
#[derive(Clone, Debug)]
pub struct IssuedSigner {
    /// Its certificate.
    pub certificate: Certificate,
    /// The country key that vouches for it, counted from 1; 0 if it is none of this authority's.
    pub generation: u32,
    /// The last instant at which it signs; `None` where its certificate sets no end.
    pub signs_until: Option<Timestamp>,
    /// True for the one that signs new seals.
    pub is_current: bool,
    /// False once its private key was destroyed.
    pub has_key: bool,
    /// Since when it is revoked.
    pub revoked_at: Option<Timestamp>,
    /// Where its private key lies.
    pub place: Option<String>,
}

/// What a new authority is to be.
#[derive(Clone, Debug)]
pub struct NewAuthority {
    /// The name of the country signing authority, 1 to 64 characters.
    pub name: String,
    /// The state.
    pub state: Country,
    /// Where its revocation lists will be published, such as `https://pass.example/.well-known/paiza`.
    pub lists_at: Option<String>,
}

/// A certificate that the authority takes back.
#[derive(Clone, Debug)]
pub struct Revoked {
    /// The certificate.
    pub certificate: Certificate,
    /// Since when.
    pub at: Timestamp,
}

/// An authority could not be made, read or changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AuthorityError {
    /// The state has no two-letter code, which certificates need.
    #[error("`{0}` has no two-letter code, so it cannot have a country signing certificate")]
    NoTwoLetterCode(Country),
    /// The name is empty or too long.
    #[error("the name of an authority has 1 to 64 characters")]
    Name,
    /// The signer's short name is not two upper-case letters or digits.
    #[error("the short name of a signer has two upper-case letters or digits")]
    SignerName,
    /// The country key may not sign certificates at this time.
    #[error("the country signing key may not sign certificates since {0}: roll it over first")]
    AuthorityPeriod(Timestamp),
    /// The moment lies before the newest key was made.
    #[error("the newest key was made later than this moment: is the clock right?")]
    Backwards,
    /// No such signer.
    #[error("no signer of this authority has the serial number `{0}`: `paiza key status` lists them")]
    NoSigner(String),
    /// The signer is revoked already.
    #[error("the signer `{0}` is revoked already")]
    RevokedBefore(String),
    /// The moment is past the calendar.
    #[error("the periods of the certificates leave the calendar")]
    Calendar,
    /// A key failed.
    #[error(transparent)]
    Key(#[from] KeyPairError),
    /// The module failed.
    #[error(transparent)]
    Module(#[from] ModuleError),
    /// Signing failed.
    #[error(transparent)]
    Signer(#[from] pass::SignerFault),
    /// A certificate could not be written.
    #[error("the certificate cannot be written: {0}")]
    Encoding(String),
    /// A certificate could not be read.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// The stored form is not one of ours.
    #[error("the stored authority cannot be read: {0}")]
    Stored(String),
}

impl From<der::Error> for AuthorityError {
    fn from(error: der::Error) -> Self {
        Self::Encoding(error.to_string())
    }
}

impl From<x509_cert::builder::Error> for AuthorityError {
    fn from(error: x509_cert::builder::Error) -> Self {
        Self::Encoding(error.to_string())
    }
}

impl Authority {
    /// Makes an authority with its keys in memory: a CSCA named `authority_name` of `state`, and its first signer, `01`.
    ///
    /// # Errors
    ///
    /// As [`Authority::create_in`].
    pub fn create(
        authority_name: &str,
        state: Country,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<Self, AuthorityError> {
        let new = NewAuthority { name: authority_name.to_owned(), state, lists_at: None };
        Self::create_in(KeyPlaces::files(), new, now, random)
    }

    /// Makes an authority: a CSCA, its first signer, `01`, and its first revocation list, which names nobody.
    ///
    /// Serial numbers come from `random`; the keys from the crypto library's own source, or from the module.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] names the argument that does not do, or the fault.
    pub fn create_in(
        places: KeyPlaces,
        new: NewAuthority,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<Self, AuthorityError> {
        let NewAuthority { name, state, lists_at } = new;
        let generation = new_generation(&places, state, (1, &name), lists_at.as_deref(), now, random)?;
        let signer = new_signer(&places, &generation, state, ("01", 1), now, random)?;
        let mut made = Self {
            state,
            places,
            lists_at,
            present: generation,
            former: Vec::new(),
            signer: Arc::new(signer),
            former_signers: Vec::new(),
        };
        made.renew_lists(now)?;
        Ok(made)
    }

    /// The state.
    pub fn state(&self) -> Country {
        self.state
    }

    /// The present country signing certificate: what others must trust.
    pub fn certificate(&self) -> &Certificate {
        &self.present.certificate
    }

    /// Every country signing key, oldest first.
    pub fn generations(&self) -> impl Iterator<Item = &Generation> {
        self.former.iter().chain([&self.present])
    }

    /// The present signer.
    pub fn signer(&self) -> &SealKey {
        &self.signer
    }

    /// The signer that may sign at a moment: the newest whose period has begun, or one before it whose hand-over has
    /// not ended. `None` where the period of the newest is over: then a new one must be made.
    pub fn signer_at(&self, at: Timestamp) -> Option<Arc<SealKey>> {
        if in_usage(self.signer.certificate(), at) {
            return Some(Arc::clone(&self.signer));
        }
        let former = self.former_signers.iter().rev().find(|former| former.may_sign(at));
        former.and_then(|former| former.key.clone())
    }

    /// Every signer, oldest first.
    pub fn signers(&self) -> Vec<IssuedSigner> {
        let shown = |certificate: &Certificate, key: Option<&Arc<SealKey>>| IssuedSigner {
            certificate: certificate.clone(),
            generation: self.vouching(certificate).map_or(0, |generation| generation.number),
            signs_until: certificate.usage_period().1,
            is_current: false,
            has_key: key.is_some(),
            revoked_at: None,
            place: key.map(|key| key.key().place()),
        };
        let former = self.former_signers.iter().map(|former| IssuedSigner {
            signs_until: Some(former.signs_until()),
            revoked_at: former.revoked_at,
            ..shown(&former.certificate, former.key.as_ref())
        });
        let current =
            IssuedSigner { is_current: true, ..shown(self.signer.certificate(), Some(&self.signer)) };
        former.chain([current]).collect()
    }

    fn vouching(&self, signer: &Certificate) -> Option<&Generation> {
        let named = signer.authority_key_identifier()?;
        self.generations().find(|generation| generation.certificate.subject_key_identifier() == Some(named))
    }
}

impl Generation {
    /// Its number, counted from 1.
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Its certificate.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The certificate by which the key before it vouches for this one.
    pub fn link(&self) -> Option<&Certificate> {
        self.link.as_ref()
    }

    /// Where its private key lies.
    pub fn place(&self) -> String {
        self.key.place()
    }
}

impl FormerSigner {
    fn signs_until(&self) -> Timestamp {
        let usage = self.certificate.usage_period().1.unwrap_or(self.retires_at);
        let revoked = self.revoked_at.unwrap_or(self.retires_at);
        self.retires_at.min(usage).min(revoked)
    }

    fn may_sign(&self, at: Timestamp) -> bool {
        self.key.is_some() && at < self.signs_until() && in_usage(&self.certificate, at)
    }
}

fn in_usage(certificate: &Certificate, at: Timestamp) -> bool {
    let (from, until) = certificate.usage_period();
    from.is_none_or(|from| at >= from) && until.is_none_or(|until| at <= until)
}

/// A country key with a certificate that it signs itself.
fn new_generation(
    places: &KeyPlaces,
    state: Country,
    (number, authority_name): (u32, &str),
    lists_at: Option<&str>,
    now: Timestamp,
    random: &dyn IdSource,
) -> Result<Generation, AuthorityError> {
    let length = authority_name.trim().chars().count();
    if length == 0 || length > MAX_NAME {
        return Err(AuthorityError::Name);
    }
    let own_name = name(two_letters(state)?, authority_name.trim())?;
    let usage = Period { from: now, until: later(now, Span::new().years(AUTHORITY_USAGE_YEARS))? };
    let rest = later(usage.until, Span::new().years(AUTHORITY_REST_YEARS))?;
    let key = places.make(KeyRole::Authority, &format!("paiza-{state}-csca-{number}"), random)?;
    let content = Content {
        kind: Kind::Authority(state),
        issuer: own_name.clone(),
        subject: own_name,
        serial: serial::<16>(random),
        validity: Period { from: now, until: rest },
        usage,
        lists_at: lists_at.map(|base| format!("{base}/{}", lists::file_of(number, "crl"))),
    };
    let certificate = Certificate::from_der(&certificate(content, &key, &key)?)?;
    Ok(Generation { number, key, certificate, link: None, list: None })
}

fn new_signer(
    places: &KeyPlaces,
    by: &Generation,
    state: Country,
    (short_name, number): (&str, usize),
    now: Timestamp,
    random: &dyn IdSource,
) -> Result<SealKey, AuthorityError> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if short_name.len() != 2 || !short_name.bytes().all(allowed) {
        return Err(AuthorityError::SignerName);
    }
    by.may_vouch(now)?;
    let own: x509_cert::Certificate = der::Decode::from_der(by.certificate.der())?;
    let usage = Period { from: now, until: later(now, Span::new().months(SIGNER_USAGE_MONTHS))? };
    let rest = later(usage.until, Span::new().years(SIGNER_REST_YEARS))?;
    let key = places.make(KeyRole::Signer, &format!("paiza-{state}-signer-{number}-{short_name}"), random)?;
    let content = Content {
        kind: Kind::Signer,
        issuer: own.tbs_certificate().subject().clone(),
        subject: name(two_letters(state)?, short_name)?,
        serial: serial::<8>(random),
        // A signer cannot outlive the one who vouches for it.
        validity: Period { from: now, until: rest.min(by.certificate.not_after()) },
        usage,
        lists_at: None,
    };
    let der = certificate(content, &key, &by.key)?;
    Ok(SealKey::new(key, Certificate::from_der(&der)?)?)
}

impl Generation {
    fn may_vouch(&self, now: Timestamp) -> Result<(), AuthorityError> {
        match self.certificate.usage_period() {
            (Some(from), _) if now < from => Err(AuthorityError::Backwards),
            (_, Some(until)) if now > until => Err(AuthorityError::AuthorityPeriod(until)),
            _ => Ok(()),
        }
    }
}

fn two_letters(state: Country) -> Result<&'static str, AuthorityError> {
    state.alpha2().ok_or(AuthorityError::NoTwoLetterCode(state))
}

fn later(from: Timestamp, span: Span) -> Result<Timestamp, AuthorityError> {
    let calendar = |_| AuthorityError::Calendar;
    let local = Offset::UTC.to_datetime(from).checked_add(span).map_err(calendar)?;
    Offset::UTC.to_timestamp(local).map_err(calendar)
}

/// A positive number of exactly `N` bytes.
fn serial<const N: usize>(random: &dyn IdSource) -> Vec<u8> {
    let mut bytes = [0_u8; N];
    random.fill(&mut bytes);
    if let Some(first) = bytes.first_mut() {
        *first = (*first & 0x7f) | 0x40;
    }
    bytes.to_vec()
}
