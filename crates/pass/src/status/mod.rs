//! The status of passes: valid, revoked or suspended, exactly, for up to 134 million passes, and private.
//!
//! In: a `statuslist+jwt` and who may sign one; or the statuses that an authority keeps. Out: [`PassStatuses`], which
//! answer for a seal; or the token. Meaning in numbered clauses: `spec/status.md`.

mod list;
mod passes;
mod token;

pub(crate) use passes::{gaps, read_gaps};

pub use list::{MAX_LIST_BYTES, StatusBits, StatusList};
pub use passes::{LookUp, NumberPlan, PassStatus, PassStatuses};
pub use token::{MAX_TOKEN_BYTES, StatusToken, sign_statuses};

/// A status list cannot be read or written.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StatusError {
    /// Larger than any list ought to be.
    #[error("the status list is larger than {} bytes", MAX_LIST_BYTES)]
    TooLarge,
    /// Not in the ZLIB format.
    #[error("the status list is no data in the ZLIB format")]
    Compression,
    /// No such index, or a value that has no room in its bits.
    #[error("the status list has no such index, or no room for the value")]
    OutOfRange,
    /// Not three parts of base64url.
    #[error("this is no signed token in its compact form")]
    NoToken,
    /// The header is not one of a status list that we can check.
    #[error("the header of the status list does not do: {0}")]
    Header(&'static str),
    /// A claim is missing or of another kind.
    #[error("the claims of the status list cannot be read: {0}")]
    Claims(String),
    /// The certificate in the header.
    #[error("the certificate in the status list: {0}")]
    Certificate(#[from] document::pki::CertificateError),
    /// The key failed.
    #[error(transparent)]
    Signer(#[from] crate::issue::SignerFault),
}
