//! Issuing the twin in two steps, as the seal is: prepare the exact bytes, then sign and verify them.

use base::{Country, Date, Timestamp, tz::Offset};
use document::pki::{Hash, Scheme, SignatureCheck};

use super::fold::{TwinFault, folded};
use super::frame::{self, Barcode};
use super::{certificate_reference, message};
use crate::authorisation::Authorisation;
use crate::issue::{IssueError, SealText, Signer, lint};

/// Why no twin was issued.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TwinError {
    /// The content does not fit the twin. The pass stands without it.
    #[error(transparent)]
    Fault(#[from] TwinFault),
    /// Signer or signature, as with the seal.
    #[error(transparent)]
    Issue(#[from] IssueError),
}

/// The exact content of a twin, held against every limit and not yet signed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PreparedTwin {
    /// What reading it back must give.
    says: Authorisation,
    signed_on: Date,
    content: Vec<u8>,
}

/// Builds the content of the twin and holds it, with the signer that is meant, against every limit.
///
/// The day of signing is that of `made_at` in UTC.
///
/// # Errors
///
/// [`TwinError::Fault`] if the twin cannot say it; [`TwinError::Issue`] as for the seal.
pub fn prepare_twin(
    authorisation: &Authorisation,
    issuer: Country,
    signer: &dyn Signer,
    made_at: Timestamp,
) -> Result<PreparedTwin, TwinError> {
    let certificate = signer.certificate();
    lint(authorisation, issuer, certificate, made_at)?;
    let message = message::write(authorisation)?;
    let signed_on = Offset::UTC.to_datetime(made_at).date();
    let reference = certificate_reference(certificate.der());
    let content = frame::signed_bytes(issuer.code(), reference, signed_on, &message)
        .ok_or(IssueError::AnotherState(issuer))?;
    Ok(PreparedTwin { says: folded(authorisation)?, signed_on, content })
}

impl PreparedTwin {
    /// The bytes that will be signed, for the record.
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Signs, reads back and verifies.
    ///
    /// # Errors
    ///
    /// [`IssueError::Signer`] if the key fails, [`IssueError::DoesNotVerify`] if the result is not what was prepared.
    pub fn issue(&self, signer: &dyn Signer, check: &dyn SignatureCheck) -> Result<SealText, IssueError> {
        let text = frame::text(&self.content, &signer.sign(&self.content)?);
        let barcode = Barcode::parse(&text).map_err(|_| IssueError::DoesNotVerify)?;
        let same = barcode.signed == self.content
            && barcode.signed_on == self.signed_on
            && barcode.authorisation.as_ref() == Some(&self.says)
            && barcode.reference == certificate_reference(signer.certificate().der());
        let key = check.key(signer.certificate().key()).map_err(|_| IssueError::DoesNotVerify)?;
        let scheme = Scheme::EcdsaRaw(Hash::Sha256);
        let fits = same && key.verify(scheme, &self.content, &barcode.signature).is_ok();
        if fits { Ok(SealText::new(text)) } else { Err(IssueError::DoesNotVerify) }
    }
}
