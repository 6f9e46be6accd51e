//! The signed receipt of a filed application, made when somebody asks for it: it says nothing that the record does not.

use journey::Application;
use pass::{FilingReceipt, SealText, issue_receipt};

use super::FlowError;
use crate::Authority;

/// Signs the receipt of an application.
///
/// # Errors
///
/// [`FlowError::Keys`] and [`FlowError::Issue`] where the signer cannot be used.
pub fn receipt(authority: &Authority, application: &Application) -> Result<SealText, FlowError> {
    let receipt = FilingReceipt {
        reference: application.reference().to_string(),
        filed_at: application.filed_at(),
        document_number: application.filing().document.number.clone(),
        authority: authority.settings.name.clone(),
    };
    let now = authority.clock.now();
    let signer = authority.keys.signer_at(now)?;
    let state = authority.settings.state;
    Ok(issue_receipt(&receipt, state, now, signer.as_ref(), authority.check.as_ref())?)
}
