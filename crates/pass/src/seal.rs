//! A seal as its text says it, in either form, with nothing judged yet.
//!
//! Lenient where issuers in the wild differ without changing the meaning (a list of one around the object, padding,
//! both alphabets of base64, numbers as text); strict where two readers could read two things.

use std::borrow::Cow;

use base::Date;
use base64ct::{Base64UrlUnpadded, Encoding};
use document::pki::{Curve, Hash, Scheme};
use serde::Serialize;

use crate::authorisation::{Authorisation, Draft, Entries, Holder, SealField, Stay};
use crate::barcode::{Barcode, REFERENCE_BYTES, is_barcode};
use crate::json::{Json, Object};
use crate::profile;

/// A seal that could be read.
#[derive(Clone, Debug)]
pub struct Seal<'t> {
    /// What is signed.
    content: Content<'t>,
    message_type: String,
    issuer: String,
    algorithm: Algorithm,
    signature: Vec<u8>,
    signer: SignerName,
    /// The day of signing; only a barcode says it.
    signed_on: Option<Date>,
    /// `data.msg` read by the profile, when it is an authorisation.
    authorisation: Option<Authorisation>,
    /// Paths of fields that nobody here knows.
    unknown: Vec<String>,
}

/// In which of its two forms a seal was written.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash, Serialize)]
pub enum SealForm {
    /// JSON: a visible digital seal for non-constrained environments.
    #[serde(rename = "vds-nc")]
    VdsNc,
    /// The ICAO data structure for barcodes: the binary twin.
    #[serde(rename = "idb")]
    Barcode,
}

#[derive(Clone, Debug)]
enum Content<'t> {
    /// `data` as it was read; signed is its canonical form.
    Json(Json<'t>),
    /// Header and messages as they were read, and what they say in the shape of `data.msg`.
    Barcode { signed: Vec<u8>, fields: serde_json::Value },
}

/// How a seal names its signer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum SignerName {
    /// By the certificate itself, base64url of its DER: `sig.cer` as it stands in the text.
    Certificate(String),
    /// By the end of the certificate's hash: it must be found in the trust store.
    Reference([u8; REFERENCE_BYTES]),
}

/// The text is no seal. Fields are named by their path; values stay out of the text.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// Larger than any seal.
    #[error("the text has more than {} bytes, too many for a seal", profile::MAX_SEAL_BYTES)]
    TooLarge,
    /// Not JSON, or JSON that can be read in two ways.
    #[error("the text is no JSON that a seal may hold: {0}")]
    Json(String),
    /// A barcode that cannot be read.
    #[error("the text begins as a barcode, but {0}")]
    Barcode(&'static str),
    /// A field is missing or of another kind.
    #[error("`{0}` is missing or not what it should be")]
    Field(String),
    /// A field of an authorisation breaks a limit.
    #[error("`data.msg`: {0}")]
    Limit(#[from] crate::AuthorisationError),
}

/// The signature algorithms of VDS-NC (JWA names).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Algorithm {
    Es256,
    Es384,
    Es512,
}

impl Algorithm {
    pub(crate) fn parse(name: &str) -> Option<Self> {
        match name {
            "ES256" => Some(Self::Es256),
            "ES384" => Some(Self::Es384),
            "ES512" => Some(Self::Es512),
            _ => None,
        }
    }

    pub(crate) fn curve(self) -> Curve {
        match self {
            Self::Es256 => Curve::P256,
            Self::Es384 => Curve::P384,
            Self::Es512 => Curve::P521,
        }
    }

    pub(crate) fn scheme(self) -> Scheme {
        Scheme::EcdsaRaw(match self {
            Self::Es256 => Hash::Sha256,
            Self::Es384 => Hash::Sha384,
            Self::Es512 => Hash::Sha512,
        })
    }
}

impl<'t> Seal<'t> {
    /// Reads a seal from its text: JSON, or a barcode that begins with `RDB1` or `NDB1`.
    ///
    /// # Errors
    ///
    /// [`SealError`] says what is wrong. Unknown extra fields are kept and listed, not refused.
    ///
    /// # Source
    ///
    /// ICAO TR VDS-NC 1.1; `spec/pass.md` section 1 and `spec/barcode.md`.
    pub fn parse(text: &'t str) -> Result<Self, SealError> {
        if text.len() > profile::MAX_SEAL_BYTES {
            return Err(SealError::TooLarge);
        }
        if is_barcode(text) { Ok(Barcode::parse(text)?.into()) } else { Self::parse_json(text) }
    }

    fn parse_json(text: &'t str) -> Result<Self, SealError> {
        let mut root = unwrapped(Json::parse(text).map_err(|error| SealError::Json(error.to_string()))?)?;
        let (data, sig) = (root.take("data"), root.take("sig"));
        let (Some(data), Some(Json::Object(sig))) = (data, sig) else {
            return Err(missing("data` or `sig"));
        };
        let fields = data.object().ok_or_else(|| missing("data"))?;
        let header = object_at(fields, "hdr", "data.hdr")?;
        let message = object_at(fields, "msg", "data.msg")?;
        let message_type = text_at(header, "t", "data.hdr.t")?.to_owned();
        let issuer = text_at(header, "is", "data.hdr.is")?.to_owned();
        let version = header.member("v").and_then(Json::number).ok_or_else(|| missing("data.hdr.v"))?;
        let mut unknown = Vec::new();
        list_unknown(&root, "", &[], &mut unknown);
        list_unknown(&sig, "sig.", &["alg", "sigvl", "cer"], &mut unknown);
        list_unknown(fields, "data.", &["hdr", "msg"], &mut unknown);
        list_unknown(header, "data.hdr.", &["t", "v", "is"], &mut unknown);
        let authorisation = if message_type == profile::MESSAGE_TYPE {
            if version != profile::VERSION {
                return Err(missing("data.hdr.v"));
            }
            Some(read_authorisation(message, &mut unknown)?)
        } else {
            None
        };
        let algorithm =
            Algorithm::parse(text_at(&sig, "alg", "sig.alg")?).ok_or_else(|| missing("sig.alg"))?;
        Ok(Self {
            message_type,
            issuer,
            algorithm,
            signature: base64url(text_at(&sig, "sigvl", "sig.sigvl")?).ok_or_else(|| missing("sig.sigvl"))?,
            signer: SignerName::Certificate(text_at(&sig, "cer", "sig.cer")?.to_owned()),
            signed_on: None,
            authorisation,
            unknown,
            content: Content::Json(data),
        })
    }

    /// In which form it was written.
    pub fn form(&self) -> SealForm {
        match self.content {
            Content::Json(_) => SealForm::VdsNc,
            Content::Barcode { .. } => SealForm::Barcode,
        }
    }

    /// `data.hdr.t`.
    pub fn message_type(&self) -> &str {
        &self.message_type
    }

    /// `data.hdr.is` as written.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// The authorisation, if the message is one.
    pub fn authorisation(&self) -> Option<&Authorisation> {
        self.authorisation.as_ref()
    }

    /// Paths of the fields that are not part of the profile. Those outside `data` are not even signed.
    pub fn unknown_fields(&self) -> &[String] {
        &self.unknown
    }

    /// The signer's certificate in DER, as the seal carries it; `None` where it only names one.
    ///
    /// # Errors
    ///
    /// [`SealError::Field`] if it is not base64.
    pub fn certificate_der(&self) -> Result<Option<Vec<u8>>, SealError> {
        match &self.signer {
            SignerName::Certificate(text) => certificate_der(text).map(Some),
            SignerName::Reference(_) => Ok(None),
        }
    }

    /// The day of signing, where the seal says it: a JSON seal does not.
    pub fn signed_on(&self) -> Option<Date> {
        self.signed_on
    }

    /// The bytes that are signed.
    ///
    /// # Errors
    ///
    /// None any more: every seal that was read has them.
    pub fn signed_bytes(&self) -> Result<Vec<u8>, SealError> {
        Ok(self.content().into_owned())
    }

    /// The bytes that are signed, borrowed where they stand in the text as such.
    pub(crate) fn content(&self) -> Cow<'_, [u8]> {
        match &self.content {
            Content::Json(data) => data.canonical().into(),
            Content::Barcode { signed, .. } => signed.into(),
        }
    }

    /// `data.msg` for those who only show it.
    pub(crate) fn message_fields(&self) -> serde_json::Value {
        let data = match &self.content {
            Content::Json(data) => data,
            Content::Barcode { fields, .. } => return fields.clone(),
        };
        let message = data.object().and_then(|data| data.member("msg"));
        message.map(Into::into).unwrap_or_default()
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    pub(crate) fn signature(&self) -> &[u8] {
        &self.signature
    }

    pub(crate) fn signer(&self) -> &SignerName {
        &self.signer
    }

    pub(crate) fn into_authorisation(self) -> Option<Authorisation> {
        self.authorisation
    }
}

impl From<Barcode> for Seal<'_> {
    fn from(barcode: Barcode) -> Self {
        let signer = match &barcode.certificate {
            Some(der) => SignerName::Certificate(Base64UrlUnpadded::encode_string(der)),
            None => SignerName::Reference(barcode.reference),
        };
        Self {
            content: Content::Barcode { signed: barcode.signed, fields: barcode.fields },
            message_type: barcode.message_type,
            issuer: barcode.issuer,
            algorithm: barcode.algorithm,
            signature: barcode.signature,
            signer,
            signed_on: Some(barcode.signed_on),
            authorisation: barcode.authorisation,
            unknown: barcode.unknown,
        }
    }
}

/// A certificate out of its base64url.
///
/// # Errors
///
/// [`SealError::Field`] if it is not base64.
pub(crate) fn certificate_der(text: &str) -> Result<Vec<u8>, SealError> {
    base64url(text).ok_or_else(|| missing("sig.cer"))
}

fn missing(path: &str) -> SealError {
    SealError::Field(path.to_owned())
}

/// One state's production seals stand in a list of one.
fn unwrapped(json: Json<'_>) -> Result<Object<'_>, SealError> {
    let json = match json {
        Json::List(mut list) if list.len() == 1 => list.pop().unwrap_or(Json::Null),
        other => other,
    };
    if let Json::Object(root) = json { Ok(root) } else { Err(missing("data")) }
}

fn object_at<'o, 't>(object: &'o Object<'t>, name: &str, path: &str) -> Result<&'o Object<'t>, SealError> {
    object.member(name).and_then(Json::object).ok_or_else(|| missing(path))
}

fn text_at<'o>(object: &'o Object<'_>, name: &str, path: &str) -> Result<&'o str, SealError> {
    object.member(name).and_then(Json::text).filter(|text| !text.is_empty()).ok_or_else(|| missing(path))
}

fn list_unknown(object: &Object<'_>, prefix: &str, known: &[&str], into: &mut Vec<String>) {
    let extra = object.keys().filter(|key| !known.contains(key));
    into.extend(extra.map(|key| format!("{prefix}{}", key.chars().take(40).collect::<String>())));
}

/// Base64, padded or not, in either alphabet.
fn base64url(text: &str) -> Option<Vec<u8>> {
    let bare = text.trim_end_matches('=');
    if text.len() - bare.len() > 2 {
        return None;
    }
    if bare.contains(['+', '/']) {
        return Base64UrlUnpadded::decode_vec(&bare.replace('+', "-").replace('/', "_")).ok();
    }
    Base64UrlUnpadded::decode_vec(bare).ok()
}

fn read_authorisation(message: &Object<'_>, unknown: &mut Vec<String>) -> Result<Authorisation, SealError> {
    let person = object_at(message, "pi", "data.msg.pi")?;
    let terms = object_at(message, "dta", "data.msg.dta")?;
    list_unknown(message, "data.msg.", &["dtan", "pi", "dta"], unknown);
    list_unknown(person, "data.msg.pi.", &["n", "dob", "sex", "nl", "pn"], unknown);
    list_unknown(terms, "data.msg.dta.", &["poi", "vf", "vu", "dos", "noe", "tcc", "ai"], unknown);
    let wrong = |field: SealField| SealError::Field(format!("data.msg.{field}"));
    let text = |object: &Object<'_>, field: SealField| {
        let name = field.path().rsplit('.').next().unwrap_or_default();
        object.member(name).and_then(Json::text).map(str::to_owned).ok_or_else(|| wrong(field))
    };
    let day = |object: &Object<'_>, field| base::parse_date(&text(object, field)?).map_err(|_| wrong(field));
    let optional = |name, field| match terms.member(name) {
        None => Ok(None),
        Some(value) => value.text().map(|text| Some(text.to_owned())).ok_or_else(|| wrong(field)),
    };
    let entries = match terms.member("noe") {
        Some(Json::Number(number)) => Entries::parse(&number.to_string()),
        Some(Json::Text(text)) => Entries::parse(text),
        _ => None,
    };
    let nationality = text(person, SealField::Nationality)?;
    let stay = optional("dos", SealField::Stay)?
        .map(|digits| Stay::from_digits(&digits, profile::STAY_ORDER).ok_or_else(|| wrong(SealField::Stay)))
        .transpose()?;
    let draft = Draft {
        number: text(message, SealField::Number)?,
        holder: Holder {
            name: text(person, SealField::Name)?,
            birth_date: day(person, SealField::BirthDate)?,
            sex: match text(person, SealField::Sex)?.as_str() {
                "F" => Some(document::Sex::Female),
                "M" => Some(document::Sex::Male),
                "<" => None,
                _ => return Err(wrong(SealField::Sex)),
            },
            nationality: document::pki::state_of(&nationality)
                .ok_or_else(|| wrong(SealField::Nationality))?,
            document_number: text(person, SealField::DocumentNumber)?,
        },
        place_of_issue: text(terms, SealField::Place)?,
        valid_from: day(terms, SealField::ValidFrom)?,
        valid_until: day(terms, SealField::ValidUntil)?,
        stay,
        entries: entries.ok_or_else(|| wrong(SealField::Entries))?,
        category: text(terms, SealField::Category)?,
        additional: optional("ai", SealField::Additional)?,
    };
    Ok(Authorisation::read(draft)?)
}
