//! `/desk/staff`: accounts, for administrators.

use base::Moment;

use crate::web::chrome::Role;
use crate::web::form::{Errors, Filled};

/// The accounts.
#[derive(Clone, Debug)]
pub struct StaffPage {
    /// Who there is.
    pub rows: Vec<StaffRow>,
    /// What was typed (`login`, `name`, `role`).
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
}

impl StaffPage {
    /// The fields of a new account (posted to `/desk/staff`). An existing one changes by posts to
    /// `/desk/staff/<id>/lock`, `…/unlock` and `…/reset`.
    pub const FIELDS: &'static [&'static str] = &["login", "name", "role"];
}

/// One account.
#[derive(Clone, Debug)]
pub struct StaffRow {
    /// The identifier.
    pub id: String,
    /// The name to log in with.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// It cannot log in.
    pub is_locked: bool,
    /// The last log-in.
    pub last_seen: Option<Moment>,
    /// It is the reader's own; it cannot be locked.
    pub is_me: bool,
}

/// A password shown once.
#[derive(Clone, Debug)]
pub struct OneTimePasswordPage {
    /// The person's name.
    pub name: String,
    /// The name to log in with.
    pub login: String,
    /// The password; it is stored nowhere in the clear.
    pub password: String,
    /// The account is new.
    pub is_new: bool,
}
