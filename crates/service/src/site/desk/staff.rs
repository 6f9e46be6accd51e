//! `/desk/staff`: accounts, for administrators.

use axum::extract::{Path, State};
use axum::response::Response;
use journey::{Actor, StaffId};
use store::StoreError;

use super::super::{Site, reply};
use super::officer::Officer;
use crate::Authority;
use crate::flows::{self, FlowError, NewAccount, StaffStep};
use crate::i18n::words;
use crate::web::pages::{OneTimePasswordPage, StaffPage, StaffRow};
use crate::web::{Chrome, Errors, Filled, Page, Role};

/// The accounts.
pub async fn list(State(site): State<Site>, chrome: Chrome, officer: Officer) -> Result<Response, Response> {
    let mut form = Filled::default();
    let id: StaffId = site.authority.new_id(site.authority.clock.now());
    form.put("account", id.to_string());
    page(&site.authority, &chrome, &officer, form, Errors::none())
        .await
        .map_err(|error| reply::fault(&error, &chrome))
}

async fn page(
    authority: &Authority,
    chrome: &Chrome,
    officer: &Officer,
    form: Filled,
    errors: Errors,
) -> Result<Response, FlowError> {
    let accounts = authority.record.all_staff().await?;
    let rows = accounts.into_iter().map(|stored| {
        let account = stored.value;
        StaffRow {
            id: account.id.to_string(),
            login: account.login,
            name: account.name,
            role: Role::of(account.role),
            is_locked: account.is_locked,
            is_me: account.id == officer.id,
        }
    });
    Ok(StaffPage { rows: rows.collect(), form, errors }.respond(chrome))
}

/// Makes an account and shows its password once.
pub async fn add(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let Some(role) = Role::parse(form.text("staff-role")) else {
        let errors = Errors::of("staff-role", words("error-staff-role"));
        return page(authority, &chrome, &officer, form, errors).await.map_err(fail);
    };
    let id = StaffId::parse(form.text("account")).map_err(|_| fail(FlowError::NotFound))?;
    let (login, name) = (form.text("login").to_owned(), form.text("name").to_owned());
    let new = NewAccount { id, login: login.clone(), name: name.clone(), role: role.on_record() };
    let now = authority.clock.now();
    match flows::add_account(authority, now, Actor::Staff(officer.id), new).await {
        Ok(password) => {
            let password = password.reveal().to_owned();
            Ok(OneTimePasswordPage { name, login, password, is_new: true }.respond(&chrome))
        }
        Err(FlowError::Account(field)) => {
            let errors = Errors::of(field, words(format!("error-staff-{field}")));
            page(authority, &chrome, &officer, form, errors).await.map_err(fail)
        }
        Err(FlowError::Store(StoreError::Duplicate { .. })) => {
            let errors = Errors::of("login", words("error-staff-login-taken"));
            page(authority, &chrome, &officer, form, errors).await.map_err(fail)
        }
        Err(error) => Err(fail(error)),
    }
}

/// Locks, unlocks or resets.
pub async fn change(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path((id, step)): Path<(String, String)>,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let id = StaffId::parse(&id).map_err(|_| fail(FlowError::NotFound))?;
    let step = match step.as_str() {
        "lock" => StaffStep::Lock,
        "unlock" => StaffStep::Unlock,
        "reset" => StaffStep::Reset,
        _ => return Err(fail(FlowError::NotFound)),
    };
    let stored = authority.record.staff(id).await.map_err(|error| fail(error.into()))?;
    let stored = stored.ok_or_else(|| fail(FlowError::NotFound))?;
    let (name, login) = (stored.value.name.clone(), stored.value.login.clone());
    let now = authority.clock.now();
    match flows::change_account(authority, now, officer.id, stored, step).await.map_err(fail)? {
        Some(password) => {
            let password = password.reveal().to_owned();
            Ok(OneTimePasswordPage { name, login, password, is_new: false }.respond(&chrome))
        }
        None => Ok(reply::on_to("/desk/staff", &chrome)),
    }
}
