//! An issuing authority: its country signing key (CSCA), the signers it vouches for, and its revocation lists.
//!
//! Periods: the CSCA signs for four years and its certificate lives for eleven more; a signer signs for fourteen
//! months (a year and two months of roll-over) and its certificate lives for ten years more, the longest that a pass
//! may be valid (standards for key usage periods: Doc 9303-12; TR VDS-NC 1.1).

use base::{Country, IdSource, Span, Timestamp, tz::Offset};
use base64ct::{Base64, Encoding};
use document::pki::{Certificate, CertificateError};
use pass::Signer;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::certificate::{Content, Kind, Period, certificate, name, revocation_list};
use crate::key::{KeyPair, KeyPairError, SoftwareKey};

const AUTHORITY_USAGE_YEARS: i64 = 4;
const AUTHORITY_REST_YEARS: i64 = 11;
const SIGNER_USAGE_MONTHS: i64 = 14;
const SIGNER_REST_YEARS: i64 = 10;
/// Doc 9303-12: a list at least every 90 days.
const LIST_DAYS: i64 = 90;
/// Most characters of a common name (RFC 5280, appendix A.1).
const MAX_NAME: usize = 64;

/// Keys and certificates of one issuing authority.
#[derive(Debug)]
pub struct Authority {
    state: Country,
    key: KeyPair,
    certificate: Certificate,
    signer: SoftwareKey,
}

/// A certificate that the authority takes back.
#[derive(Clone, Debug)]
pub struct Revoked {
    /// The certificate.
    pub certificate: Certificate,
    /// Since when.
    pub at: Timestamp,
}

/// An authority could not be made or read.
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
    /// The moment is past the calendar.
    #[error("the periods of the certificates leave the calendar")]
    Calendar,
    /// A key failed.
    #[error(transparent)]
    Key(#[from] KeyPairError),
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
    /// Makes an authority: a CSCA named `name` of `state`, and its first signer, `01`.
    ///
    /// Serial numbers come from `random`; the keys from the crypto library's own source.
    ///
    /// # Errors
    ///
    /// [`AuthorityError`] names the argument that does not do, or the library's fault.
    pub fn create(
        authority_name: &str,
        state: Country,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<Self, AuthorityError> {
        let length = authority_name.trim().chars().count();
        if length == 0 || length > MAX_NAME {
            return Err(AuthorityError::Name);
        }
        let own_name = name(two_letters(state)?, authority_name.trim())?;
        let key = KeyPair::generate()?;
        let usage = Period { from: now, until: later(now, Span::new().years(AUTHORITY_USAGE_YEARS))? };
        let rest = later(usage.until, Span::new().years(AUTHORITY_REST_YEARS))?;
        let content = Content {
            kind: Kind::Authority(state),
            issuer: own_name.clone(),
            subject: own_name,
            serial: serial::<16>(random),
            validity: Period { from: now, until: rest },
            usage,
        };
        let certificate = Certificate::from_der(&certificate(content, &key, &key)?)?;
        let signer = new_signer(&key, &certificate, state, "01", now, random)?;
        Ok(Self { state, key, certificate, signer })
    }

    /// Makes a new signer under this authority's key and signs with it from now on. Seals of the old one stay valid.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::SignerName`] unless `short_name` is two upper-case letters or digits.
    pub fn rotate_signer(
        &mut self,
        short_name: &str,
        now: Timestamp,
        random: &dyn IdSource,
    ) -> Result<(), AuthorityError> {
        self.signer = new_signer(&self.key, &self.certificate, self.state, short_name, now, random)?;
        Ok(())
    }

    /// The state.
    pub fn state(&self) -> Country {
        self.state
    }

    /// The country signing certificate: what others must trust.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The present signer.
    pub fn signer(&self) -> &SoftwareKey {
        &self.signer
    }

    /// Signs a list of revoked certificates, in DER; the next one is due 90 days later.
    ///
    /// `number` grows by one from list to list.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Encoding`] if it cannot be written.
    pub fn revocation_list(
        &self,
        number: u64,
        now: Timestamp,
        revoked: &[Revoked],
    ) -> Result<Vec<u8>, AuthorityError> {
        let update = Period { from: now, until: later(now, Span::new().days(LIST_DAYS))? };
        let entries = revoked.iter().map(|entry| (entry.certificate.serial().to_vec(), entry.at)).collect();
        let own = der::Decode::from_der(self.certificate.der())?;
        revocation_list(&own, number, update, entries, &self.key)
    }

    /// Everything, private keys included, for a [`crate::KeyFile`] and nothing else.
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let stored = StoredAuthority {
            version: 1,
            state: self.state,
            authority: StoredKey::of(&self.key, &self.certificate),
            signer: StoredKey::of(self.signer.key(), self.signer.certificate()),
        };
        // Writing plain text fields to memory cannot fail; an empty file would not read back.
        Zeroizing::new(serde_json::to_vec(&stored).unwrap_or_default())
    }

    /// Reads what [`Authority::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Stored`] or that of the part that cannot be read.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AuthorityError> {
        let stored: StoredAuthority =
            serde_json::from_slice(bytes).map_err(|error| AuthorityError::Stored(error.to_string()))?;
        if stored.version != 1 {
            return Err(AuthorityError::Stored(format!("version {} is not known here", stored.version)));
        }
        let (key, certificate) = stored.authority.read()?;
        if key.public_key() != *certificate.key() {
            return Err(KeyPairError::AnotherKey.into());
        }
        let (signer_key, signer_certificate) = stored.signer.read()?;
        let signer = SoftwareKey::new(signer_key, signer_certificate)?;
        Ok(Self { state: stored.state, key, certificate, signer })
    }
}

/// The stored form, inside the encryption of the key file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredAuthority {
    version: u8,
    state: Country,
    authority: StoredKey,
    signer: StoredKey,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct StoredKey {
    /// PKCS #8, base64.
    key: Zeroizing<String>,
    /// DER, base64.
    certificate: String,
}

impl StoredKey {
    fn of(key: &KeyPair, certificate: &Certificate) -> Self {
        Self {
            key: Zeroizing::new(Base64::encode_string(key.pkcs8())),
            certificate: Base64::encode_string(certificate.der()),
        }
    }

    fn read(&self) -> Result<(KeyPair, Certificate), AuthorityError> {
        let stored = |_| AuthorityError::Stored("a key or certificate is not base64".to_owned());
        let key = Zeroizing::new(Base64::decode_vec(&self.key).map_err(stored)?);
        let certificate = Base64::decode_vec(&self.certificate).map_err(stored)?;
        Ok((KeyPair::from_pkcs8(&key)?, Certificate::from_der(&certificate)?))
    }
}

fn new_signer(
    authority_key: &KeyPair,
    authority: &Certificate,
    state: Country,
    short_name: &str,
    now: Timestamp,
    random: &dyn IdSource,
) -> Result<SoftwareKey, AuthorityError> {
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if short_name.len() != 2 || !short_name.bytes().all(allowed) {
        return Err(AuthorityError::SignerName);
    }
    let own: x509_cert::Certificate = der::Decode::from_der(authority.der())?;
    let usage = Period { from: now, until: later(now, Span::new().months(SIGNER_USAGE_MONTHS))? };
    let rest = later(usage.until, Span::new().years(SIGNER_REST_YEARS))?;
    let key = KeyPair::generate()?;
    let content = Content {
        kind: Kind::Signer,
        issuer: own.tbs_certificate().subject().clone(),
        subject: name(two_letters(state)?, short_name)?,
        serial: serial::<8>(random),
        // A signer cannot outlive the one who vouches for it.
        validity: Period { from: now, until: rest.min(authority.not_after()) },
        usage,
    };
    let der = certificate(content, &key, authority_key)?;
    Ok(SoftwareKey::new(key, Certificate::from_der(&der)?)?)
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
