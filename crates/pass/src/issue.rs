//! Issuing in two steps: prepare the exact bytes and hold them against every limit, then sign them and verify the result.
//!
//! Between the two the caller can record what will be signed. Nothing leaves [`Prepared::issue`] that was not read
//! back and checked under the signer's own certificate.

use std::fmt;

use base::{Country, Timestamp};
use base64ct::{Base64Url, Encoding};
use document::pki::{Certificate, ChainFault, Hash, Scheme, SignatureCheck};

use crate::authorisation::Authorisation;
use crate::json::Json;
use crate::profile;
use crate::qr;
use crate::seal::Seal;

/// Bytes of a raw ES256 signature.
const SIGNATURE_BYTES: usize = 64;

/// Signs seals: a key and the certificate that goes with it. Implemented over key files and hardware in `crypto`.
pub trait Signer: Send + Sync {
    /// The signer's certificate, which every seal carries.
    fn certificate(&self) -> &Certificate;

    /// Signs with ES256; gives raw `r‖s`, 64 bytes.
    ///
    /// # Errors
    ///
    /// [`SignerFault`] if the key cannot be used now.
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault>;
}

/// The key could not be used. A fault of the system, not of the authorisation.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the signing key cannot be used: {0}")]
pub struct SignerFault(pub String);

/// Why no seal was issued.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// The issuing state and the signer's differ.
    #[error("the signer's certificate is not of the issuing state `{0}`")]
    AnotherState(Country),
    /// The signer may not sign this.
    #[error("the signer's certificate does not allow it: {0}")]
    Purpose(ChainFault),
    /// The signer's key may not be used now, or the certificate ends before the pass does.
    #[error(
        "the signer's key may not be used at this time, or its certificate ends before the pass: rotate the signer"
    )]
    SignerPeriod,
    /// The seal is too large for the QR code that the profile allows.
    #[error("the seal has {length} bytes and a QR code of version {} holds {limit}", profile::MAX_QR_VERSION)]
    TooLarge {
        /// Bytes of the seal.
        length: usize,
        /// Bytes that fit.
        limit: usize,
    },
    /// The canonical form could not be made.
    #[error("the content has no canonical form: {0}")]
    Canonical(String),
    /// The key failed.
    #[error(transparent)]
    Signer(#[from] SignerFault),
    /// What was signed does not read back or does not verify. Nothing was issued.
    #[error(
        "the fresh seal does not verify, so it was thrown away: check the signing key and its certificate"
    )]
    DoesNotVerify,
}

/// The exact content of a seal, held against every limit and not yet signed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Prepared {
    authorisation: Authorisation,
    content: Vec<u8>,
}

/// The text of an issued seal: what the QR code holds.
#[derive(Clone, Debug, Eq, PartialEq, Hash)]
pub struct SealText(String);

impl SealText {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SealText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<SealText> for String {
    fn from(text: SealText) -> Self {
        text.0
    }
}

/// Builds the content of a seal and holds it, with the signer that is meant, against every limit of the profile.
///
/// # Errors
///
/// [`IssueError`] names the limit.
pub fn prepare(
    authorisation: &Authorisation,
    issuer: Country,
    signer: &dyn Signer,
    made_at: Timestamp,
) -> Result<Prepared, IssueError> {
    let certificate = signer.certificate();
    lint(authorisation, issuer, certificate, made_at)?;
    let content = content(authorisation, issuer).canonical();
    let length = seal_length(content.len(), certificate.der().len());
    if length > qr::MAX_BYTES {
        return Err(IssueError::TooLarge { length, limit: qr::MAX_BYTES });
    }
    Ok(Prepared { authorisation: authorisation.clone(), content })
}

/// Holds state, purpose, usage period and validity of the signer that is meant against what it is to sign.
pub(crate) fn lint(
    authorisation: &Authorisation,
    issuer: Country,
    certificate: &Certificate,
    made_at: Timestamp,
) -> Result<(), IssueError> {
    if certificate.state() != Some(issuer) {
        return Err(IssueError::AnotherState(issuer));
    }
    certificate.may_sign(&profile::purpose(profile::MESSAGE_TYPE)).map_err(IssueError::Purpose)?;
    let (from, until) = certificate.usage_period();
    let usable = from.is_none_or(|from| made_at >= from) && until.is_none_or(|until| made_at <= until);
    let last_moment = authorisation.valid_until().at(23, 59, 59, 0);
    let covered =
        base::tz::Offset::UTC.to_timestamp(last_moment).is_ok_and(|end| end <= certificate.not_after());
    let is_sound = usable && covered && made_at >= certificate.not_before();
    if is_sound { Ok(()) } else { Err(IssueError::SignerPeriod) }
}

/// Prepares and issues in one go, for callers that need no record between.
///
/// # Errors
///
/// [`IssueError`] as of [`prepare`] and [`Prepared::issue`].
pub fn issue(
    authorisation: &Authorisation,
    issuer: Country,
    made_at: Timestamp,
    signer: &dyn Signer,
    check: &dyn SignatureCheck,
) -> Result<SealText, IssueError> {
    prepare(authorisation, issuer, signer, made_at)?.issue(signer, check)
}

impl Prepared {
    /// The bytes that will be signed (RFC 8785), for the record.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Signs, reads back and verifies.
    ///
    /// # Errors
    ///
    /// [`IssueError::Signer`] if the key fails, [`IssueError::DoesNotVerify`] if the result is not what was prepared.
    pub fn issue(&self, signer: &dyn Signer, check: &dyn SignatureCheck) -> Result<SealText, IssueError> {
        let certificate = signer.certificate();
        let text = self.text(&signer.sign(&self.content)?, certificate)?;
        let seal = Seal::parse(text.as_str()).map_err(|_| IssueError::DoesNotVerify)?;
        let same =
            seal.content() == self.content.as_slice() && seal.authorisation() == Some(&self.authorisation);
        let key = check.key(certificate.key()).map_err(|_| IssueError::DoesNotVerify)?;
        let scheme = Scheme::EcdsaRaw(Hash::Sha256);
        let fits = same && key.verify(scheme, &self.content, seal.signature()).is_ok();
        if fits { Ok(text) } else { Err(IssueError::DoesNotVerify) }
    }

    fn text(&self, signature: &[u8], certificate: &Certificate) -> Result<SealText, IssueError> {
        let data = std::str::from_utf8(&self.content).map_err(|e| IssueError::Canonical(e.to_string()))?;
        Ok(seal_text(data, signature, certificate.der()))
    }
}

/// What stands around `data`, signature and certificate in the text of a seal.
const FRAME: [&str; 4] = [r#"{"data":"#, r#","sig":{"alg":"ES256","sigvl":""#, r#"","cer":""#, r#""}}"#];

/// The text of a seal out of its canonical `data`.
pub(crate) fn seal_text(data: &str, signature: &[u8], certificate: &[u8]) -> SealText {
    // Padded, as the published samples are: some readers insist on it.
    let signature = Base64Url::encode_string(signature);
    let certificate = Base64Url::encode_string(certificate);
    let [start, value, signer, end] = FRAME;
    SealText([start, data, value, &signature, signer, &certificate, end].concat())
}

/// Bytes that the text will have.
fn seal_length(content: usize, certificate: usize) -> usize {
    let padded = |bytes: usize| bytes.div_ceil(3) * 4;
    let frame: usize = FRAME.iter().map(|part| part.len()).sum();
    frame + content + padded(SIGNATURE_BYTES) + padded(certificate)
}

/// `data` of the profile (`spec/pass.md` section 2).
fn content(authorisation: &Authorisation, issuer: Country) -> Json<'_> {
    let holder = authorisation.holder();
    let mut terms = vec![
        ("poi", authorisation.place_of_issue().into()),
        ("vf", authorisation.valid_from().to_string().into()),
        ("vu", authorisation.valid_until().to_string().into()),
        ("noe", authorisation.entries().to_string().into()),
        ("tcc", authorisation.category().into()),
    ];
    terms.extend(authorisation.stay().map(|stay| ("dos", stay.digits(profile::STAY_ORDER).into())));
    terms.extend(authorisation.additional().map(|additional| ("ai", additional.into())));
    let sex = holder.sex.map_or('<', document::Sex::letter).to_string();
    let person = [
        ("n", holder.name.as_str().into()),
        ("dob", holder.birth_date.to_string().into()),
        ("sex", sex.into()),
        ("nl", holder.nationality.code().into()),
        ("pn", holder.document_number.as_str().into()),
    ];
    let message = [
        ("dtan", authorisation.number().into()),
        ("pi", Json::of_members(person)),
        ("dta", Json::of_members(terms)),
    ];
    let header = [
        ("t", profile::MESSAGE_TYPE.into()),
        ("v", Json::Number(profile::VERSION)),
        ("is", issuer.code().into()),
    ];
    Json::of_members([("hdr", Json::of_members(header)), ("msg", Json::of_members(message))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_seal_is_known_before_it_is_written() {
        for (content, der) in [(0, 0), (1, 1), (250, 432), (331, 433), (400, 434)] {
            let text = seal_text(&"x".repeat(content), &[0; SIGNATURE_BYTES], &vec![0; der]);
            assert_eq!(text.0.len(), seal_length(content, der), "{content} and {der} bytes");
        }
    }
}
