//! Certificates and revocation lists by the ICAO profiles, built with x509-cert.
//!
//! Source: Doc 9303-12 (8th edition), section 7.1; ICAO TR VDS-NC 1.1 for the barcode signer.

use base::{Country, Timestamp};
use der::asn1::{
    Any, BitString, GeneralizedTime, Ia5String, Null, ObjectIdentifier, OctetString, PrintableStringRef,
    Utf8StringRef,
};
use der::{DateTime, Decode, Encode, referenced::OwnedToRef};
use document::pki::{NAME_CHANGE, VDS_NC_SIGNER};
use signature::Keypair;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder, CertificateBuilder};
use x509_cert::certificate::TbsCertificate;
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, CrlDistributionPoints, CrlNumber, ExtendedKeyUsage,
    IssuerAltName, KeyUsage, KeyUsages, PrivateKeyUsagePeriod, SubjectAltName, SubjectKeyIdentifier,
};
use x509_cert::ext::{Extension, Extensions, ToExtension};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{
    AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, EncodePublicKey, SubjectPublicKeyInfoOwned,
    SubjectPublicKeyInfoRef,
};
use x509_cert::time::{Time, Validity};

use crate::authority::AuthorityError;
use crate::private_key::PrivateKey;

const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const LOCALITY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.7");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// A span of time, both ends inside.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Period {
    pub(crate) from: Timestamp,
    pub(crate) until: Timestamp,
}

/// What differs between a CSCA, a link and a signer.
pub(crate) enum Kind {
    /// A country signing authority of this state, issued by itself.
    Authority(Country),
    /// A new country signing authority of this state, vouched for by the key before it.
    Link {
        /// The state.
        state: Country,
        /// The new authority has another name.
        renamed: bool,
    },
    /// A signer of barcodes.
    Signer,
}

/// Everything about a certificate but its keys.
pub(crate) struct Content {
    pub(crate) kind: Kind,
    pub(crate) issuer: Name,
    pub(crate) subject: Name,
    pub(crate) serial: Vec<u8>,
    pub(crate) validity: Period,
    pub(crate) usage: Period,
    /// Where the issuer's revocation lists are published. A signer names none: its certificate travels in every QR.
    pub(crate) lists_at: Option<String>,
}

/// A name of a country and a common name, in this order.
pub(crate) fn name(country: &str, common_name: &str) -> Result<Name, der::Error> {
    let mut sequence = RdnSequence::default();
    sequence.push(part(COUNTRY, country)?);
    sequence.push(part(COMMON_NAME, common_name)?);
    Ok(Name::hazmat_from_rdn_sequence(sequence))
}

fn part(oid: ObjectIdentifier, text: &str) -> Result<RelativeDistinguishedName, der::Error> {
    let value = match PrintableStringRef::new(text) {
        Ok(printable) => Any::from(printable),
        Err(_) => Any::from(Utf8StringRef::new(text)?),
    };
    let mut part = RelativeDistinguishedName::default();
    part.insert(AttributeTypeAndValue { oid, value })?;
    Ok(part)
}

/// Builds and signs a certificate; gives its DER.
pub(crate) fn certificate(
    content: Content,
    subject_key: &PrivateKey,
    issuer_key: &PrivateKey,
) -> Result<Vec<u8>, AuthorityError> {
    let serial = SerialNumber::new(&content.serial)?;
    let validity = Validity::new(time(content.validity.from)?, time(content.validity.until)?);
    let subject_key = SubjectPublicKeyInfoOwned::from_der(&subject_key.public_key_der()?)?;
    let issuer = Issuer(issuer_key.public_key_der()?);
    let mut builder = CertificateBuilder::new(content, serial, validity, subject_key)?;
    let to_sign = builder.finalize(&issuer)?;
    let signature = BitString::from_bytes(&issuer_key.sign_der(&to_sign)?)?;
    Ok(builder.assemble(signature, &issuer)?.to_der()?)
}

/// Builds and signs a revocation list; gives its DER.
pub(crate) fn revocation_list(
    authority: &x509_cert::Certificate,
    number: u64,
    update: Period,
    revoked: Vec<(Vec<u8>, Timestamp)>,
    key: &PrivateKey,
) -> Result<Vec<u8>, AuthorityError> {
    let tbs = authority.tbs_certificate();
    let identifier = SubjectKeyIdentifier::try_from(tbs.subject_public_key_info().owned_to_ref())?;
    let authority_key =
        AuthorityKeyIdentifier { key_identifier: Some(identifier.0), ..AuthorityKeyIdentifier::default() };
    let mut extensions = Extensions::new();
    extensions.push((&authority_key).to_extension(tbs.subject(), &extensions)?);
    let number = CrlNumber(der::asn1::Uint::new(&number.to_be_bytes())?);
    extensions.push((&number).to_extension(tbs.subject(), &extensions)?);
    let entries = revoked
        .into_iter()
        .map(|(serial, at)| {
            let serial_number: SerialNumber = SerialNumber::new(&serial)?;
            Ok(RevokedCert { serial_number, revocation_date: time(at)?, crl_entry_extensions: None })
        })
        .collect::<Result<Vec<_>, der::Error>>()?;
    let list = TbsCertList {
        version: x509_cert::Version::V2,
        signature: ecdsa_sha256(),
        issuer: tbs.subject().clone(),
        this_update: time(update.from)?,
        next_update: Some(time(update.until)?),
        revoked_certificates: (!entries.is_empty()).then_some(entries),
        crl_extensions: Some(extensions),
    };
    let signature = BitString::from_bytes(&key.sign_der(&list.to_der()?)?)?;
    Ok(CertificateList { tbs_cert_list: list, signature_algorithm: ecdsa_sha256(), signature }.to_der()?)
}

impl BuilderProfile for Content {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.clone()
    }

    fn get_subject(&self) -> Name {
        self.subject.clone()
    }

    fn build_extensions(
        &self,
        subject_key: SubjectPublicKeyInfoRef<'_>,
        issuer_key: SubjectPublicKeyInfoRef<'_>,
        tbs: &TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        let mut all = Extensions::new();
        let name = tbs.subject();
        let usage = PrivateKeyUsagePeriod {
            not_before: Some(generalized(self.usage.from)?),
            not_after: Some(generalized(self.usage.until)?),
        };
        match self.kind {
            Kind::Authority(state) => of_authority(state, subject_key, name, &mut all)?,
            Kind::Link { state, renamed } => {
                all.push((false, &issuer_identifier(issuer_key)?).to_extension(name, &all)?);
                of_authority(state, subject_key, name, &mut all)?;
                if renamed {
                    let extn_value = OctetString::new(Null.to_der()?)?;
                    all.push(Extension { extn_id: NAME_CHANGE, critical: false, extn_value });
                }
            }
            Kind::Signer => {
                all.push((false, &issuer_identifier(issuer_key)?).to_extension(name, &all)?);
                all.push((true, &KeyUsage(KeyUsages::DigitalSignature.into())).to_extension(name, &all)?);
                all.push((true, &ExtendedKeyUsage(vec![VDS_NC_SIGNER])).to_extension(name, &all)?);
            }
        }
        all.push((false, &usage).to_extension(name, &all)?);
        if let Some(url) = &self.lists_at {
            all.push((false, &distribution_point(url)?).to_extension(name, &all)?);
        }
        Ok(all)
    }
}

/// What every certificate of a country signing authority says (Doc 9303-12, table of section 7.1.1).
fn of_authority(
    state: Country,
    subject_key: SubjectPublicKeyInfoRef<'_>,
    name: &Name,
    all: &mut Extensions,
) -> x509_cert::builder::Result<()> {
    let constraints = BasicConstraints { ca: true, path_len_constraint: Some(0) };
    all.push((true, &constraints).to_extension(name, all)?);
    let may = KeyUsage(KeyUsages::KeyCertSign | KeyUsages::CRLSign);
    all.push((true, &may).to_extension(name, all)?);
    let identifier = SubjectKeyIdentifier::try_from(subject_key)?;
    all.push((false, &identifier).to_extension(name, all)?);
    // Both alternative names carry the state's three-letter code as locality.
    let mut locality = RdnSequence::default();
    locality.push(part(LOCALITY, state.code())?);
    let place = GeneralName::DirectoryName(Name::hazmat_from_rdn_sequence(locality));
    all.push((false, &SubjectAltName(vec![place.clone()])).to_extension(name, all)?);
    all.push((false, &IssuerAltName(vec![place])).to_extension(name, all)?);
    Ok(())
}

fn issuer_identifier(key: SubjectPublicKeyInfoRef<'_>) -> Result<AuthorityKeyIdentifier, der::Error> {
    let identifier = SubjectKeyIdentifier::try_from(key)?;
    Ok(AuthorityKeyIdentifier { key_identifier: Some(identifier.0), ..AuthorityKeyIdentifier::default() })
}

fn distribution_point(url: &str) -> Result<CrlDistributionPoints, der::Error> {
    let uri = GeneralName::UniformResourceIdentifier(Ia5String::new(url)?);
    Ok(CrlDistributionPoints(vec![DistributionPoint {
        distribution_point: Some(DistributionPointName::FullName(vec![uri])),
        reasons: None,
        crl_issuer: None,
    }]))
}

/// The issuer's public key in the form that the builder asks for.
struct Issuer(Vec<u8>);

#[derive(Clone)]
struct IssuerKey(Vec<u8>);

impl Keypair for Issuer {
    type VerifyingKey = IssuerKey;
    fn verifying_key(&self) -> IssuerKey {
        IssuerKey(self.0.clone())
    }
}

impl EncodePublicKey for IssuerKey {
    fn to_public_key_der(&self) -> x509_cert::spki::Result<der::Document> {
        Ok(der::Document::try_from(self.0.as_slice())?)
    }
}

impl DynSignatureAlgorithmIdentifier for Issuer {
    fn signature_algorithm_identifier(&self) -> x509_cert::spki::Result<AlgorithmIdentifierOwned> {
        Ok(ecdsa_sha256())
    }
}

/// RFC 5758, section 3.2: no parameters.
fn ecdsa_sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: ECDSA_SHA256, parameters: None }
}

fn date_time(at: Timestamp) -> Result<DateTime, der::Error> {
    let seconds = u64::try_from(at.as_second()).unwrap_or(0);
    DateTime::from_unix_duration(std::time::Duration::from_secs(seconds))
}

fn time(at: Timestamp) -> Result<Time, der::Error> {
    // Up to 2049 as two-digit year, later with four (RFC 5280, 4.1.2.5): the conversion chooses.
    date_time(at).map(Time::from)
}

fn generalized(at: Timestamp) -> Result<GeneralizedTime, der::Error> {
    date_time(at).map(GeneralizedTime::from_date_time)
}
