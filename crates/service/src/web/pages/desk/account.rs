//! `/desk/login` and `/desk/password`: the way in, and one's own password.

use crate::web::form::{Errors, Filled};

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
    /// The fewest letters of a password.
    pub const FEWEST: usize = 12;
}
