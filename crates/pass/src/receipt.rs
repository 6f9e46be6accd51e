//! The signed receipt of a filed application: a statement of the authority that can never be taken for a pass.
//!
//! It is a VDS-NC message of a type of its own, so every verifier of seals checks it, and none finds an authorisation in
//! it. It says that this authority has this filing since this moment, which a look-alike site cannot. Meaning in
//! clauses: `spec/pass.md` section 8.

use base::{Country, Timestamp};
use document::pki::{Hash, Scheme, SignatureCheck};
use serde_json::json;

use crate::issue::{IssueError, SealText, Signer, seal_text};
use crate::json::canonical_json;
use crate::profile;
use crate::seal::Seal;

/// What stands in every receipt, for whoever reads it with a program that knows nothing of it.
pub const RECEIPT_NOTE: &str = "Receipt of a filed application. Not a permission to travel.";
/// Most characters of the authority's name in a receipt.
const MAX_AUTHORITY: usize = 64;
/// Characters of the document's number that a receipt shows: enough to tell whose it is, too few to misuse.
const SHOWN_OF_NUMBER: usize = 4;

/// What a receipt says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FilingReceipt {
    /// The reference of the application.
    pub reference: String,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// The number of the traveller's document; only its last four characters are shown.
    pub document_number: String,
    /// The name of the authority.
    pub authority: String,
}

impl FilingReceipt {
    fn content(&self, issuer: Country) -> serde_json::Value {
        let characters = self.document_number.chars().count();
        let shown: String =
            self.document_number.chars().skip(characters.saturating_sub(SHOWN_OF_NUMBER)).collect();
        json!({
            "hdr": {"t": profile::RECEIPT_TYPE, "v": profile::VERSION, "is": issuer.code()},
            "msg": {
                "ref": self.reference,
                "at": Timestamp::from_second(self.filed_at.as_second()).unwrap_or(self.filed_at).to_string(),
                "doc": shown,
                "by": self.authority.chars().take(MAX_AUTHORITY).collect::<String>(),
                "note": RECEIPT_NOTE,
            },
        })
    }
}

/// Signs a receipt, reads it back and verifies it.
///
/// # Errors
///
/// [`IssueError`] where the signer is of another state, may not sign now, or fails.
pub fn issue_receipt(
    receipt: &FilingReceipt,
    issuer: Country,
    at: Timestamp,
    signer: &dyn Signer,
    check: &dyn SignatureCheck,
) -> Result<SealText, IssueError> {
    let certificate = signer.certificate();
    if certificate.state() != Some(issuer) {
        return Err(IssueError::AnotherState(issuer));
    }
    certificate.may_sign(&profile::purpose(profile::RECEIPT_TYPE)).map_err(IssueError::Purpose)?;
    let (from, until) = certificate.usage_period();
    if !(from.is_none_or(|from| at >= from) && until.is_none_or(|until| at <= until)) {
        return Err(IssueError::SignerPeriod);
    }
    let content =
        canonical_json(&receipt.content(issuer)).map_err(|error| IssueError::Canonical(error.to_string()))?;
    let data = std::str::from_utf8(&content).map_err(|error| IssueError::Canonical(error.to_string()))?;
    let text = seal_text(data, &signer.sign(&content)?, certificate.der());
    let seal = Seal::parse(text.as_str()).map_err(|_| IssueError::DoesNotVerify)?;
    let same = seal.signed_bytes().is_ok_and(|bytes| bytes == content) && seal.authorisation().is_none();
    let key = check.key(certificate.key()).map_err(|_| IssueError::DoesNotVerify)?;
    let fits = same && key.verify(Scheme::EcdsaRaw(Hash::Sha256), &content, seal.signature()).is_ok();
    if fits { Ok(text) } else { Err(IssueError::DoesNotVerify) }
}
