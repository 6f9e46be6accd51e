//! `/desk/login` and `/desk/password`: the way in, and one's own password.

use axum::http::StatusCode;

use crate::i18n::words;
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};

/// The log-in.
#[derive(Clone, Debug)]
pub struct LoginPage {
    /// What was typed (`login`; never the password).
    pub form: Filled,
    /// What is wrong. A wrong pair is an error on `login`; it never says which of the two is wrong.
    pub errors: Errors,
    /// Where to go afterwards (field `next`), inside this site.
    pub next: Option<String>,
    /// The session ran out.
    pub ran_out: bool,
}

impl LoginPage {
    /// The fields.
    pub const FIELDS: &'static [&'static str] = &["login", "password", "next"];
}

/// A new password for oneself.
#[derive(Clone, Debug)]
pub struct PasswordPage {
    /// What is wrong.
    pub errors: Errors,
    /// It must be done before anything else: the present one was set by somebody else.
    pub is_forced: bool,
    /// It was done.
    pub is_done: bool,
}

impl PasswordPage {
    /// The fields.
    pub const FIELDS: &'static [&'static str] = &["current", "new", "again"];
}

impl Page for LoginPage {
    const NAME: &'static str = "login";

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(LoginPage, "desk/login.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self { form: Filled::default(), errors: Errors::none(), next: None, ran_out: false };
        let ran_out = Self { next: Some("/desk/border".to_owned()), ran_out: true, ..empty.clone() };
        let wrong = Self { errors: Errors::of("login", words("error-login")), ..empty.clone() };
        vec![("login", empty), ("login-ran-out", ran_out), ("login-wrong", wrong)]
    }
}

impl Page for PasswordPage {
    const NAME: &'static str = "password";

    fn room(&self) -> &'static str {
        "password"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(PasswordPage, "desk/password.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let forced = Self { errors: Errors::none(), is_forced: true, is_done: false };
        let wrong = Self {
            errors: Errors::of("new", words("error-password-short")),
            is_forced: false,
            ..forced.clone()
        };
        let done = Self { is_done: true, ..forced.clone() };
        vec![("password-forced", forced), ("password-wrong", wrong), ("password-done", done)]
    }
}
