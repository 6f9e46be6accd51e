//! `/verify`: is this QR good?

use crate::web::form::{Errors, Filled};
use crate::web::parts::VerifyResult;

/// The form, and the verdict once something was sent.
#[derive(Clone, Debug)]
pub struct VerifyPage {
    /// What was typed (`seal`, `mrz`; the file is `image`).
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// The verdict.
    pub result: Option<VerifyResult>,
}

impl VerifyPage {
    /// The fields.
    pub const FIELDS: &'static [&'static str] = &["image", "seal", "mrz"];
}
