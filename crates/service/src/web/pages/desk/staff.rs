//! `/desk/staff`: accounts, for administrators.

use axum::http::StatusCode;

use crate::i18n::words;
use crate::web::chrome::Role;
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};

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
    /// `/desk/staff/<id>/lock`, `…/unlock` and `…/reset`. `account` is hidden and makes sending it twice harmless.
    pub const FIELDS: &'static [&'static str] = &["login", "name", "staff-role", "account"];
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

impl StaffRow {
    /// Where a form about this account posts.
    pub fn href(&self, what: &str) -> String {
        format!("/desk/staff/{}/{what}", self.id)
    }

    /// `lock`, or `unlock` for a locked one.
    pub fn lock_word(&self) -> &'static str {
        if self.is_locked { "unlock" } else { "lock" }
    }
}

impl Page for StaffPage {
    const NAME: &'static str = "staff";

    fn room(&self) -> &'static str {
        "staff"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(StaffPage, "desk/staff.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let row = |login: &str, role, is_me: bool| StaffRow {
            id: login.to_owned(),
            login: login.to_owned(),
            name: format!("Officer {login}"),
            role,
            is_locked: login == "border-2",
            is_me,
        };
        let full = Self {
            rows: vec![
                row("admin", Role::Admin, true),
                row("case-1", Role::Officer, false),
                row("border-2", Role::Border, false),
            ],
            form: Filled::default(),
            errors: Errors::none(),
        };
        let wrong = Self { errors: Errors::of("login", words("error-staff-login-taken")), ..full.clone() };
        vec![("staff", full), ("staff-errors", wrong)]
    }
}

impl Page for OneTimePasswordPage {
    const NAME: &'static str = "one-time";

    fn room(&self) -> &'static str {
        "staff"
    }

    draw!(OneTimePasswordPage, "desk/one_time_password.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let new = Self {
            name: "Officer case-1".to_owned(),
            login: "case-1".to_owned(),
            password: "sample-only-7K3M".to_owned(),
            is_new: true,
        };
        vec![("one-time-new", new.clone()), ("one-time-reset", Self { is_new: false, ..new })]
    }
}
