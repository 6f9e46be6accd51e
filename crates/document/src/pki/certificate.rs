//! One certificate: what it says, read once, with nothing judged yet.

use base::{Country, Timestamp};
use x509_cert::certificate::{Raw, TbsCertificateInner};
use x509_cert::der::asn1::{AnyRef, BitStringRef, OctetString, PrintableStringRef, SetOfVec};
use x509_cert::der::oid::{AssociatedOid, ObjectIdentifier};
use x509_cert::der::{Decode, Encode, Sequence, pem};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, PrivateKeyUsagePeriod,
    SubjectKeyIdentifier,
};
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use super::chain::{ChainFault, Purpose, may_do};
use super::key::{PublicKey, Scheme};
use super::name::{Folded, state_of};
use super::oid;

/// The largest certificate that is read, in bytes. Real CSCAs with explicit parameters stay under 4 KiB.
const MAX_BYTES: usize = 64 * 1024;
/// The most extensions that are read.
const MAX_EXTENSIONS: usize = 64;

/// The bytes are no certificate that can be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateError {
    /// Larger than any certificate ought to be.
    #[error("the certificate is larger than 64 KiB")]
    TooLarge,
    /// Not DER, or not the structure of RFC 5280.
    #[error("this is no X.509 certificate in DER or PEM")]
    Malformed,
    /// An extension stands twice, or one that is understood cannot be read.
    #[error("the certificate has an extension that stands twice or cannot be read")]
    Extension,
}

/// A certificate as its issuer wrote it.
#[derive(Clone, Debug)]
pub struct Certificate {
    der: Vec<u8>,
    pub(super) tbs: Vec<u8>,
    pub(super) scheme: Result<Scheme, String>,
    pub(super) signature: Vec<u8>,
    pub(super) serial: Vec<u8>,
    pub(super) issuer: Folded,
    pub(super) subject: Folded,
    pub(super) not_before: Timestamp,
    pub(super) not_after: Timestamp,
    key: PublicKey,
    pub(super) says: Says,
}

/// What the extensions say.
#[derive(Clone, Debug, Default)]
pub(super) struct Says {
    pub(super) authority_key: Option<Vec<u8>>,
    pub(super) subject_key: Option<Vec<u8>>,
    pub(super) key_usage: Option<KeyUsage>,
    pub(super) is_authority: Option<bool>,
    /// Purposes, and whether the extension is critical.
    pub(super) purposes: Option<(bool, Vec<ObjectIdentifier>)>,
    pub(super) usage_from: Option<Timestamp>,
    pub(super) usage_until: Option<Timestamp>,
    pub(super) document_types: Option<Vec<String>>,
    /// A critical extension that nobody here understands.
    pub(super) unknown_critical: Option<ObjectIdentifier>,
}

impl Certificate {
    /// Reads one certificate in DER.
    ///
    /// # Errors
    ///
    /// [`CertificateError`] says what cannot be read. An unknown algorithm is no error here.
    pub fn from_der(der: &[u8]) -> Result<Self, CertificateError> {
        if der.len() > MAX_BYTES {
            return Err(CertificateError::TooLarge);
        }
        let outer = Signed::from_der(der).map_err(|_| CertificateError::Malformed)?;
        let tbs_der = outer.content.to_der().map_err(|_| CertificateError::Malformed)?;
        let tbs = TbsCertificateInner::<Raw>::from_der(&tbs_der).map_err(|_| CertificateError::Malformed)?;
        // RFC 5280, 4.1.1.2: both places must name the same algorithm; only one of them is signed.
        if tbs.signature().oid != outer.algorithm.oid {
            return Err(CertificateError::Malformed);
        }
        let says = read_extensions(tbs.extensions().map_or(&[], Vec::as_slice))?;
        Ok(Self {
            der: der.to_vec(),
            scheme: Scheme::read(&outer.algorithm),
            signature: outer.signature.raw_bytes().to_vec(),
            serial: tbs.serial_number().as_bytes().to_vec(),
            issuer: Folded::read(tbs.issuer()),
            subject: Folded::read(tbs.subject()),
            not_before: instant(tbs.validity().not_before),
            not_after: instant(tbs.validity().not_after),
            key: PublicKey::read(tbs.subject_public_key_info()),
            says,
            tbs: tbs_der,
        })
    }

    /// Reads every certificate of a file: one in DER, or any number in PEM.
    ///
    /// # Errors
    ///
    /// [`CertificateError`] of the first one that cannot be read.
    pub fn from_file(bytes: &[u8]) -> Result<Vec<Self>, CertificateError> {
        const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
        const END: &str = "-----END CERTIFICATE-----";
        let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.contains(BEGIN)) else {
            return Ok(vec![Self::from_der(bytes)?]);
        };
        let mut found = Vec::new();
        for part in text.split(BEGIN).skip(1) {
            let body = part.split(END).next().unwrap_or_default().trim();
            let (_, der) = pem::decode_vec(format!("{BEGIN}\n{body}\n{END}\n").as_bytes())
                .map_err(|_| CertificateError::Malformed)?;
            found.push(Self::from_der(&der)?);
        }
        Ok(found)
    }

    /// The bytes as they were read.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The key that this certificate is about.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The state named as the subject's country, if it is known.
    pub fn state(&self) -> Option<Country> {
        self.subject.country.as_deref().and_then(state_of)
    }

    /// The subject's common name.
    pub fn common_name(&self) -> Option<&str> {
        self.subject.common_name.as_deref()
    }

    /// First instant of validity.
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// Last instant of validity.
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// The span in which the private key may sign; either end may be open.
    pub fn usage_period(&self) -> (Option<Timestamp>, Option<Timestamp>) {
        (self.says.usage_from, self.says.usage_until)
    }

    /// The identifier of the issuer's key, if the certificate says it.
    pub fn authority_key_identifier(&self) -> Option<&[u8]> {
        self.says.authority_key.as_deref()
    }

    /// The identifier of its own key, if the certificate says it.
    pub fn subject_key_identifier(&self) -> Option<&[u8]> {
        self.says.subject_key.as_deref()
    }

    /// Is the certificate marked as one that signs others?
    pub fn is_authority(&self) -> bool {
        self.says.is_authority == Some(true)
    }

    /// Is it one that another certificate issued, for signing other things than certificates?
    pub fn is_signer(&self) -> bool {
        !self.is_authority() && self.subject != self.issuer
    }

    /// May this certificate's key be used for that purpose?
    ///
    /// # Errors
    ///
    /// [`ChainFault::WrongPurpose`], [`ChainFault::MayNotSign`], [`ChainFault::WrongDocumentType`].
    pub fn may_sign(&self, purpose: &Purpose) -> Result<(), ChainFault> {
        may_do(self, purpose)
    }

    /// The serial number as the bytes of a whole number, most significant first.
    pub fn serial(&self) -> &[u8] {
        &self.serial
    }

    /// The serial number as hexadecimal, for people and lists.
    pub fn serial_number(&self) -> String {
        self.serial.iter().fold(String::new(), |text, byte| format!("{text}{byte:02X}"))
    }
}

/// The frame of certificates and of revocation lists: content, algorithm, signature. The content's bytes are kept as
/// they came, because the signature is over them and not over what we would write.
#[derive(Sequence)]
pub(super) struct Signed<'a> {
    pub(super) content: AnyRef<'a>,
    pub(super) algorithm: AlgorithmIdentifierOwned,
    pub(super) signature: BitStringRef<'a>,
}

/// `DocumentTypeListSyntax` of Doc 9303-12, section 7.1.
#[derive(Sequence)]
struct DocumentTypeList<'a> {
    version: u8,
    types: SetOfVec<PrintableStringRef<'a>>,
}

pub(super) fn instant(time: Time) -> Timestamp {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    // "No end" is written as the last second of 9999, which lies past the end of the calendar.
    Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX)
}

fn read_extensions(extensions: &[Extension]) -> Result<Says, CertificateError> {
    let mut says = Says::default();
    let doubled = extensions
        .iter()
        .enumerate()
        .any(|(i, e)| extensions.iter().skip(i + 1).any(|f| f.extn_id == e.extn_id));
    if doubled || extensions.len() > MAX_EXTENSIONS {
        return Err(CertificateError::Extension);
    }
    for extension in extensions {
        read_extension(extension, &mut says)?;
    }
    Ok(says)
}

fn read_extension(extension: &Extension, says: &mut Says) -> Result<(), CertificateError> {
    match extension.extn_id {
        AuthorityKeyIdentifier::OID => {
            let value: AuthorityKeyIdentifier = value(extension)?;
            says.authority_key = value.key_identifier.map(OctetString::into_bytes).map(Into::into);
        }
        SubjectKeyIdentifier::OID => {
            says.subject_key = Some(value::<SubjectKeyIdentifier>(extension)?.0.as_bytes().to_vec());
        }
        KeyUsage::OID => says.key_usage = Some(value(extension)?),
        BasicConstraints::OID => says.is_authority = Some(value::<BasicConstraints>(extension)?.ca),
        ExtendedKeyUsage::OID => {
            says.purposes = Some((extension.critical, value::<ExtendedKeyUsage>(extension)?.0));
        }
        PrivateKeyUsagePeriod::OID => {
            let period: PrivateKeyUsagePeriod = value(extension)?;
            says.usage_from = period.not_before.map(|time| instant(Time::GeneralTime(time)));
            says.usage_until = period.not_after.map(|time| instant(Time::GeneralTime(time)));
        }
        oid::DOCUMENT_TYPE_LIST => {
            let list: DocumentTypeList<'_> = value(extension)?;
            if list.version != 0 {
                return Err(CertificateError::Extension);
            }
            says.document_types = Some(list.types.iter().map(ToString::to_string).collect());
        }
        oid::NAME_CHANGE => {}
        unknown if extension.critical => says.unknown_critical = Some(unknown),
        _ => {}
    }
    Ok(())
}

fn value<'a, T: Decode<'a>>(extension: &'a Extension) -> Result<T, CertificateError> {
    T::from_der(extension.extn_value.as_bytes()).map_err(|_| CertificateError::Extension)
}
