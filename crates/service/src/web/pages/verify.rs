//! `/verify`: is this QR good?

use axum::http::StatusCode;

use crate::i18n::words;
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{VerifyResult, samples};

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

    /// The form before anything was sent.
    pub fn empty() -> Self {
        Self { form: Filled::default(), errors: Errors::none(), result: None }
    }
}

impl Page for VerifyPage {
    const NAME: &'static str = "verify";

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(VerifyPage, "traveller/verify.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self::empty();
        let with = |status| Self { result: Some(samples::seal(status)), ..empty.clone() };
        vec![
            ("verify-valid", with("valid")),
            ("verify-invalid", with("invalid")),
            ("verify-unverifiable", with("unverifiable")),
            ("verify-errors", Self { errors: Errors::of("image", words("error-no-code")), ..empty.clone() }),
            ("verify-empty", empty),
        ]
    }
}
