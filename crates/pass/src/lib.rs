//! The authorisation as a signed seal: what it says, how it is issued, drawn, read and verified.
//!
//! In: an [`Authorisation`] and a [`Signer`]; or the text or picture of a seal, and a [`TrustStore`]. Out: a
//! [`SealText`] and its QR; or a [`Verification`], and from a valid one a [`VerifiedPass`].
//!
//! Nothing here knows a rule, a key file, a clock or a random source: moments and random bytes are arguments, keys
//! stand behind [`Signer`] and [`SignatureCheck`]. Meaning in numbered clauses: `spec/pass.md`.

mod answer;
mod authorisation;
pub mod barcode;
#[cfg(feature = "rustcrypto")]
mod brainpool512;
mod bundle;
mod canonical;
mod holder;
mod issue;
mod json;
mod number;
mod number_key;
mod packed;
pub mod profile;
pub mod qr;
mod receipt;
mod release_log;
mod revocation;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;
mod seal;
mod statement;
mod status;
mod trust;
mod verify;

pub use answer::{
    ChainState, DocumentMatch, Reason, Revocation, RevocationState, SignatureState, Status, Trust,
    Verification, VerifiedPass, Window,
};
pub use authorisation::{Authorisation, AuthorisationError, Draft, Entries, Holder, SealField, Stay};
pub use bundle::{
    Bundle, BundleDraft, BundleError, BundleHeader, BundlePart, MAX_BUNDLE_BYTES, PackHash, PartKind,
};
pub use document::pki::{KeyFault, SignatureCheck, SignatureFault, VerificationKey};
pub use holder::{Agreement, FieldComparison, Spelling};
pub use issue::{IssueError, Prepared, SealText, Signer, SignerFault, issue, prepare};
pub use json::canonical_json;
pub use number::{PassNumber, PassNumberError};
pub use number_key::{INDEX_BITS, NumberKey, StatusIndex};
pub use receipt::{FilingReceipt, RECEIPT_NOTE, issue_receipt};
pub use release_log::{LogError, LogPlace, NewRelease, Release, ReleaseLog};
#[cfg(feature = "rustcrypto")]
pub use rustcrypto::RustCryptoCheck;
pub use seal::{Seal, SealError, SealForm};
pub use statement::{
    KeyList, ListedKey, PackSignature, PackStatement, PackVerdict, SignatureFile, SignerRole, StatementError,
    StatementSigner, sha256_hex,
};
pub use status::{
    LookUp, MAX_LIST_BYTES, MAX_TOKEN_BYTES, NumberPlan, PassStatus, PassStatuses, StatusBits, StatusError,
    StatusList, StatusToken, sign_statuses,
};
pub use trust::{Policy, TrustError, TrustStore};
pub use verify::{Passport, Verifier};
