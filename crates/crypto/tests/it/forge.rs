//! Certificates that break one rule each: a plan of everything that is in one, and the hand that signs it.

use base::Timestamp;
use crypto::KeyPair;
use der::asn1::{BitString, GeneralizedTime, ObjectIdentifier, OctetString, PrintableStringRef, SetOfVec};
use der::oid::AssociatedOid;
use der::{Any, DateTime, Decode, Encode, Sequence};
use document::pki::{Certificate, DOCUMENT_TYPE_LIST, VDS_NC_SIGNER};
use signature::Keypair;
use x509_cert::builder::profile::BuilderProfile;
use x509_cert::builder::{Builder, CertificateBuilder};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, PrivateKeyUsagePeriod,
    SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{
    AlgorithmIdentifierOwned, DynSignatureAlgorithmIdentifier, EncodePublicKey, SubjectPublicKeyInfoOwned,
    SubjectPublicKeyInfoRef,
};
use x509_cert::time::{Time, Validity};

/// Everything in a certificate but its keys.
#[derive(Clone)]
pub struct Plan {
    pub issuer: &'static str,
    pub subject: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub extensions: Vec<Extension>,
    /// Write NULL parameters into the signature algorithm, as real issuers do.
    pub null_parameters: bool,
}

const KEY_ID: &[u8] = b"key-of-the-csca-----";

/// A CSCA without fault.
pub fn csca() -> Plan {
    Plan {
        issuer: "CN=Utopia CSCA,C=UT",
        subject: "CN=Utopia CSCA,C=UT",
        from: "2026-01-01T00:00:00+00:00",
        until: "2041-01-01T00:00:00+00:00",
        extensions: vec![
            basic(true),
            usage(KeyUsages::KeyCertSign | KeyUsages::CRLSign),
            extension(false, &SubjectKeyIdentifier(OctetString::new(KEY_ID).unwrap())),
        ],
        null_parameters: false,
    }
}

/// A signer without fault.
pub fn signer() -> Plan {
    Plan {
        subject: "CN=01,C=UT",
        until: "2037-01-01T00:00:00+00:00",
        extensions: vec![
            authority_key(KEY_ID),
            usage(KeyUsages::DigitalSignature),
            purpose(true, VDS_NC_SIGNER),
            period(Some("2026-01-01T00:00:00+00:00"), Some("2027-03-01T00:00:00+00:00")),
        ],
        ..csca()
    }
}

impl Plan {
    /// Without the extension of this kind.
    pub fn without<T: AssociatedOid>(mut self) -> Self {
        self.extensions.retain(|extension| extension.extn_id != T::OID);
        self
    }

    /// With this extension instead of the one of its kind.
    pub fn with(mut self, extension: Extension) -> Self {
        self.extensions.retain(|other| other.extn_id != extension.extn_id);
        self.extensions.push(extension);
        self
    }

    pub fn sign(self, subject_key: &KeyPair, issuer_key: &KeyPair) -> Certificate {
        Certificate::from_der(&self.sign_der(subject_key, issuer_key)).expect("a readable certificate")
    }

    pub fn sign_der(self, subject_key: &KeyPair, issuer_key: &KeyPair) -> Vec<u8> {
        let serial = SerialNumber::new(&[0x41, 1, 2, 3]).unwrap();
        let validity = Validity::new(time(self.from), time(self.until));
        let subject = SubjectPublicKeyInfoOwned::from_der(&subject_key.public_key_der().unwrap()).unwrap();
        let issuer = Issuer { key: issuer_key.public_key_der().unwrap(), null: self.null_parameters };
        let mut builder = CertificateBuilder::new(self, serial, validity, subject).unwrap();
        let to_sign = builder.finalize(&issuer).unwrap();
        let signature = BitString::from_bytes(&issuer_key.sign_der(&to_sign).unwrap()).unwrap();
        builder.assemble(signature, &issuer).unwrap().to_der().unwrap()
    }
}

impl BuilderProfile for Plan {
    fn get_issuer(&self, _subject: &Name) -> Name {
        self.issuer.parse().unwrap()
    }
    fn get_subject(&self) -> Name {
        self.subject.parse().unwrap()
    }
    fn build_extensions(
        &self,
        _subject_key: SubjectPublicKeyInfoRef<'_>,
        _issuer_key: SubjectPublicKeyInfoRef<'_>,
        _tbs: &x509_cert::TbsCertificate,
    ) -> x509_cert::builder::Result<Vec<Extension>> {
        Ok(self.extensions.clone())
    }
}

pub fn basic(ca: bool) -> Extension {
    extension(true, &BasicConstraints { ca, path_len_constraint: ca.then_some(0) })
}

pub fn usage(usages: impl Into<der::flagset::FlagSet<KeyUsages>>) -> Extension {
    extension(true, &KeyUsage(usages.into()))
}

pub fn purpose(critical: bool, oid: ObjectIdentifier) -> Extension {
    extension(critical, &ExtendedKeyUsage(vec![oid]))
}

pub fn authority_key(identifier: &[u8]) -> Extension {
    let key_identifier = Some(OctetString::new(identifier).unwrap());
    extension(false, &AuthorityKeyIdentifier { key_identifier, ..Default::default() })
}

pub fn period(from: Option<&str>, until: Option<&str>) -> Extension {
    let time = |text: &str| GeneralizedTime::from_date_time(date_time(text));
    extension(false, &PrivateKeyUsagePeriod { not_before: from.map(time), not_after: until.map(time) })
}

pub fn unknown(critical: bool) -> Extension {
    Extension {
        extn_id: ObjectIdentifier::new_unwrap("1.3.6.1.4.1.32473.1"),
        critical,
        extn_value: OctetString::new(vec![5, 0]).unwrap(),
    }
}

/// `DocumentTypeListSyntax` of Doc 9303-12.
#[derive(Sequence)]
struct DocumentTypes<'a> {
    version: u8,
    types: SetOfVec<PrintableStringRef<'a>>,
}

pub fn document_types(types: &[&str]) -> Extension {
    let types = types.iter().map(|text| PrintableStringRef::new(text).unwrap()).collect::<Vec<_>>();
    let list = DocumentTypes { version: 0, types: types.try_into().unwrap() };
    Extension {
        extn_id: DOCUMENT_TYPE_LIST,
        critical: false,
        extn_value: OctetString::new(list.to_der().unwrap()).unwrap(),
    }
}

fn extension<T: AssociatedOid + Encode>(critical: bool, value: &T) -> Extension {
    Extension { extn_id: T::OID, critical, extn_value: OctetString::new(value.to_der().unwrap()).unwrap() }
}

fn date_time(text: &str) -> DateTime {
    let at: Timestamp = text.parse().unwrap();
    DateTime::from_unix_duration(std::time::Duration::from_secs(at.as_second() as u64)).unwrap()
}

fn time(text: &str) -> Time {
    date_time(text).into()
}

struct Issuer {
    key: Vec<u8>,
    null: bool,
}

#[derive(Clone)]
struct IssuerKey(Vec<u8>);

impl Keypair for Issuer {
    type VerifyingKey = IssuerKey;
    fn verifying_key(&self) -> IssuerKey {
        IssuerKey(self.key.clone())
    }
}

impl EncodePublicKey for IssuerKey {
    fn to_public_key_der(&self) -> x509_cert::spki::Result<der::Document> {
        Ok(der::Document::try_from(self.0.as_slice())?)
    }
}

impl DynSignatureAlgorithmIdentifier for Issuer {
    fn signature_algorithm_identifier(&self) -> x509_cert::spki::Result<AlgorithmIdentifierOwned> {
        let oid = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
        Ok(AlgorithmIdentifierOwned { oid, parameters: self.null.then(Any::null) })
    }
}
