//! Signed messages (CMS, RFC 5652): what is signed, by whom, and whether the signature fits.
//!
//! Only what ICAO's lists and chips use: signed attributes are required, and the signer's certificate lies inside.
//! Bytes are never written anew: signatures are checked over what was received.

use base::Timestamp;
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{
    Decode, DecodeValue, Encode, EncodeValue, FixedTag, Header, Length, Reader, Sequence, SliceReader, Tag,
    Tagged,
};
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::certificate::Raw;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, AlgorithmIdentifierRef};
use x509_cert::time::Time;

use super::certificate::{Certificate, instant};
use super::key::{Hash, Scheme, SignatureCheck, hash_of};
use super::name::Folded;
use super::oid;

/// The most signers of one message; ICAO's lists have one.
const MAX_SIGNERS: usize = 8;
/// The most attributes of one signer.
const MAX_ATTRIBUTES: usize = 32;

/// A message could not be read, or its signature does not hold.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MessageError {
    /// Not the structure of RFC 5652 in DER.
    #[error("this is no signed message (CMS) in DER")]
    Malformed,
    /// The content is of another type.
    #[error("the message holds content of type `{0}`")]
    ContentType(String),
    /// Nobody signed it, or too many did.
    #[error("the message has no signer, or more than 8")]
    Signers,
    /// The certificate of the signer is not in the message.
    #[error("the signer's certificate is not in the message, or cannot be read")]
    NoSigner,
    /// The attributes do not speak of this content.
    #[error("the signed attributes do not fit the content")]
    Attributes,
    /// The signature could not be checked.
    #[error("the signature cannot be checked here: `{0}` is not supported")]
    Unsupported(String),
    /// The signature does not fit.
    #[error("the signature of the message does not fit")]
    BadSignature,
}

/// A signed message that was read; nothing is checked yet.
pub(super) struct SignedMessage<'a> {
    pub(super) content: &'a [u8],
    content_type: ObjectIdentifier,
    /// Certificates as they stand in the message, unread.
    pub(super) certificates: Vec<&'a [u8]>,
    signers: Vec<SignerInfo<'a>>,
}

/// Whose signature holds, and when it says it was made.
pub(super) struct CheckedSigner {
    pub(super) certificate: Certificate,
    pub(super) signed_at: Option<Timestamp>,
}

impl<'a> SignedMessage<'a> {
    /// Reads a message whose content is of type `content_type`. At most `max_certificates` are taken from it.
    pub(super) fn read(
        bytes: &'a [u8],
        content_type: ObjectIdentifier,
        max_certificates: usize,
    ) -> Result<Self, MessageError> {
        let malformed = |_| MessageError::Malformed;
        let outer = ContentInfo::from_der(bytes).map_err(malformed)?;
        if outer.content_type != oid::SIGNED_DATA {
            return Err(MessageError::ContentType(outer.content_type.to_string()));
        }
        let message = outer.content;
        if message.content.content_type != content_type {
            return Err(MessageError::ContentType(message.content.content_type.to_string()));
        }
        let inside = message.certificates.map_or(&[][..], |set| set.0);
        let certificates = elements(inside, max_certificates).ok_or(MessageError::Malformed)?;
        let signers = elements(message.signers.0, MAX_SIGNERS).ok_or(MessageError::Signers)?;
        let signers: Result<Vec<_>, _> = signers.into_iter().map(SignerInfo::from_der).collect();
        let signers = signers.map_err(malformed)?;
        if signers.is_empty() {
            return Err(MessageError::Signers);
        }
        let content = message.content.content.ok_or(MessageError::Malformed)?;
        Ok(Self { content: content.as_bytes(), content_type, certificates, signers })
    }

    /// The first signer whose signature holds; else what is wrong with the last.
    pub(super) fn check(&self, check: &dyn SignatureCheck) -> Result<CheckedSigner, MessageError> {
        let mut fault = MessageError::Signers;
        for signer in &self.signers {
            match self.check_one(signer, check) {
                Ok(checked) => return Ok(checked),
                Err(found) => fault = found,
            }
        }
        Err(fault)
    }

    fn check_one(
        &self,
        signer: &SignerInfo<'_>,
        check: &dyn SignatureCheck,
    ) -> Result<CheckedSigner, MessageError> {
        let certificate = self.certificate_of(signer)?;
        let hash = hash_of(signer.digest.oid)
            .ok_or_else(|| MessageError::Unsupported(signer.digest.oid.to_string()))?;
        let attributes = signer.attributes.as_ref().ok_or(MessageError::Attributes)?;
        let signed_at = self.check_attributes(attributes.0, hash)?;
        let scheme = scheme(&signer.algorithm, hash).map_err(MessageError::Unsupported)?;
        // RFC 5652, 5.4: the signature is over the attributes as a SET OF, not as the tagged field they stand in.
        let signed = AnyRef::new(Tag::Set, attributes.0).and_then(|set| set.to_der());
        let signed = signed.map_err(|_| MessageError::Malformed)?;
        let key =
            check.key(certificate.key()).map_err(|fault| MessageError::Unsupported(fault.to_string()))?;
        key.verify(scheme, &signed, signer.signature.as_bytes()).map_err(|fault| match fault {
            super::SignatureFault::Wrong => MessageError::BadSignature,
            super::SignatureFault::Unsupported => MessageError::Unsupported(format!("{scheme:?}")),
        })?;
        Ok(CheckedSigner { certificate, signed_at })
    }

    fn certificate_of(&self, signer: &SignerInfo<'_>) -> Result<Certificate, MessageError> {
        let named = Named::read(signer.identifier).ok_or(MessageError::Malformed)?;
        self.certificates
            .iter()
            .filter_map(|der| Certificate::from_der(der).ok())
            .find(|certificate| named.is(certificate))
            .ok_or(MessageError::NoSigner)
    }

    /// RFC 5652, 11.1 and 11.2: the type and the hash of the content, each exactly once. Gives the time of signing.
    fn check_attributes(&self, attributes: &[u8], hash: Hash) -> Result<Option<Timestamp>, MessageError> {
        let all = elements(attributes, MAX_ATTRIBUTES).ok_or(MessageError::Attributes)?;
        let all: Result<Vec<_>, _> = all.into_iter().map(Attribute::from_der).collect();
        let all = all.map_err(|_| MessageError::Attributes)?;
        let one = |kind| {
            let mut found = all.iter().filter(|attribute| attribute.kind == kind);
            match (found.next(), found.next()) {
                (Some(only), None) => AnyRef::from_der(only.values.0).ok(),
                _ => None,
            }
        };
        let content_type =
            one(oid::CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
        let digest = one(oid::MESSAGE_DIGEST).and_then(|value| value.decode_as::<&OctetStringRef>().ok());
        let same_digest = digest.is_some_and(|digest| digest.as_bytes() == hashed(hash, self.content));
        if content_type != Some(self.content_type) || !same_digest {
            return Err(MessageError::Attributes);
        }
        Ok(one(oid::SIGNING_TIME).and_then(|value| Time::from_der(&value.to_der().ok()?).ok()).map(instant))
    }
}

/// The elements of a SET OF or SEQUENCE OF, in the order of the bytes, unread; `None` past the limit or where one does
/// not end within the others.
pub(super) fn elements(bytes: &[u8], limit: usize) -> Option<Vec<&[u8]>> {
    let mut reader = SliceReader::new(bytes).ok()?;
    let mut found = Vec::new();
    while !reader.is_finished() {
        if found.len() == limit {
            return None;
        }
        found.push(reader.tlv_bytes().ok()?);
    }
    Some(found)
}

/// How a signature was made. Real signers name only the kind of key, and the hash beside it.
fn scheme(algorithm: &AlgorithmIdentifierOwned, hash: Hash) -> Result<Scheme, String> {
    match algorithm.oid {
        oid::RSA => Ok(Scheme::RsaPkcs1(hash)),
        oid::EC_PUBLIC_KEY => Ok(Scheme::EcdsaDer(hash)),
        _ => Scheme::read(algorithm),
    }
}

fn hashed(hash: Hash, message: &[u8]) -> Vec<u8> {
    match hash {
        Hash::Sha256 => Sha256::digest(message).to_vec(),
        Hash::Sha384 => Sha384::digest(message).to_vec(),
        Hash::Sha512 => Sha512::digest(message).to_vec(),
    }
}

/// `ContentInfo` of RFC 5652, section 3, around `SignedData`.
#[derive(Sequence)]
struct ContentInfo<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    content: SignedData<'a>,
}

/// `SignedData` of RFC 5652, section 5.1.
#[derive(Sequence)]
struct SignedData<'a> {
    version: u8,
    digests: RawSet<'a>,
    content: EncapsulatedContent<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<RawSet<'a>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    lists: Option<RawSet<'a>>,
    signers: RawSet<'a>,
}

#[derive(Sequence)]
struct EncapsulatedContent<'a> {
    content_type: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    content: Option<&'a OctetStringRef>,
}

/// `SignerInfo` of RFC 5652, section 5.3.
#[derive(Sequence)]
struct SignerInfo<'a> {
    version: u8,
    identifier: AnyRef<'a>,
    digest: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    attributes: Option<RawSet<'a>>,
    algorithm: AlgorithmIdentifierOwned,
    signature: &'a OctetStringRef,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    unsigned: Option<RawSet<'a>>,
}

#[derive(Sequence)]
struct Attribute<'a> {
    kind: ObjectIdentifier,
    values: RawSet<'a>,
}

/// The content of a SET OF, unread: real lists are not sorted as DER asks, and one bad element must not spoil the rest.
pub(super) struct RawSet<'a>(pub(super) &'a [u8]);

impl FixedTag for RawSet<'_> {
    const TAG: Tag = Tag::Set;
}

impl<'a> DecodeValue<'a> for RawSet<'a> {
    type Error = der::Error;
    fn decode_value<R: Reader<'a>>(reader: &mut R, header: Header) -> der::Result<Self> {
        reader.read_slice(header.length()).map(Self)
    }
}

impl EncodeValue for RawSet<'_> {
    fn value_len(&self) -> der::Result<Length> {
        Length::try_from(self.0.len())
    }
    fn encode_value(&self, writer: &mut impl der::Writer) -> der::Result<()> {
        writer.write(self.0)
    }
}

/// How a signer's certificate is named (RFC 5652, section 5.3).
enum Named {
    IssuerAndSerial(Folded, Vec<u8>),
    SubjectKey(Vec<u8>),
}

#[derive(Sequence)]
struct IssuerAndSerial {
    issuer: Name,
    serial: SerialNumber<Raw>,
}

impl Named {
    fn read(identifier: AnyRef<'_>) -> Option<Self> {
        if identifier.tag() == Tag::Sequence {
            let named: IssuerAndSerial = identifier.decode_as().ok()?;
            return Some(Self::IssuerAndSerial(
                Folded::read(&named.issuer),
                named.serial.as_bytes().to_vec(),
            ));
        }
        identifier.tag().is_context_specific().then(|| Self::SubjectKey(identifier.value().to_vec()))
    }

    fn is(&self, certificate: &Certificate) -> bool {
        match self {
            Self::IssuerAndSerial(issuer, serial) => {
                certificate.issuer == *issuer && certificate.serial == *serial
            }
            Self::SubjectKey(key) => certificate.says.subject_key.as_ref() == Some(key),
        }
    }
}
