//! `/desk/login`, `/desk/logout`, `/desk/password`: the way in and out, and one's own password.

use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;
use store::Account;
use tower_sessions::Session;

use super::super::{Site, reply};
use super::officer::Officer;
use crate::Authority;
use crate::flows::{self, FlowError, LogInError};
use crate::i18n::words;
use crate::web::pages::{LoginPage, PasswordPage};
use crate::web::{
    Chrome, Errors, Filled, Page, Role, StaffMember, close_session, first_room, open_session, safe_next,
};

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    next: Option<String>,
}

/// The log-in.
pub async fn form(chrome: Chrome, Query(wanted): Query<Wanted>) -> Response {
    let next = wanted.next.filter(|next| safe_next(Some(next)) == next);
    LoginPage { form: Filled::default(), errors: Errors::none(), next, ran_out: false }.respond(&chrome)
}

/// Checks login and password, and opens a session.
pub async fn log_in(State(site): State<Site>, chrome: Chrome, session: Session, form: Filled) -> Response {
    let authority = &site.authority;
    let next = form.given("next").map(str::to_owned);
    let again = |key: &str| {
        let mut kept = Filled::default();
        kept.put("login", form.text("login"));
        LoginPage { form: kept, errors: Errors::of("login", words(key)), next: next.clone(), ran_out: false }
            .respond(&chrome)
    };
    let account = match flows::log_in(authority, form.text("login"), form.text("password")).await {
        Ok(stored) => stored.value,
        Err(LogInError::Wrong) => return again("error-login"),
        Err(LogInError::Locked) => return again("error-login-locked"),
        Err(LogInError::Fault) => return again("error-login-fault"),
    };
    let mut token = [0; 16];
    authority.ids.fill(&mut token);
    if let Err(error) = open_session(&session, &account.id.to_string(), token).await {
        tracing::error!(%error, "a session could not be opened");
        return again("error-login-fault");
    }
    note(authority, &account).await;
    let member = member(&account);
    let path = match &next {
        Some(next) => safe_next(Some(next)),
        None => first_room(&member),
    };
    reply::on_to(path, &chrome)
}

/// That somebody logged in stands in the log of events.
async fn note(authority: &Authority, account: &Account) {
    let now = authority.clock.now();
    let write = store::Write::by(journey::Actor::Staff(account.id), now).note(
        "logged-in",
        account.id.to_string(),
        std::collections::BTreeMap::new(),
    );
    if let Err(error) = authority.record.commit(write).await {
        tracing::error!(%error, "a log-in could not be noted");
    }
}

/// An account as the shell knows it.
pub fn member(account: &Account) -> StaffMember {
    StaffMember {
        id: account.id.to_string(),
        name: account.name.clone(),
        role: Role::of(account.role),
        must_change_password: account.must_change,
    }
}

/// Ends the session.
pub async fn log_out(chrome: Chrome, session: Session) -> Response {
    if let Err(error) = close_session(&session).await {
        tracing::error!(%error, "a session could not be ended");
    }
    reply::on_to("/desk/login", &chrome)
}

/// The form for the own password.
pub async fn password_form(chrome: Chrome, _officer: Officer) -> Response {
    password_page(&chrome, Errors::none(), false)
}

fn password_page(chrome: &Chrome, errors: Errors, is_done: bool) -> Response {
    let is_forced = chrome.staff.as_ref().is_some_and(|staff| staff.must_change_password) && !is_done;
    PasswordPage { errors, is_forced, is_done }.respond(chrome)
}

/// Sets the own password.
pub async fn set_password(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let found = authority.record.staff(officer.id).await.map_err(|error| fail(error.into()))?;
    let stored = found.ok_or_else(|| fail(FlowError::NotFound))?;
    let wrong = |field: &str, key: &str| Ok(password_page(&chrome, Errors::of(field, words(key)), false));
    if flows::log_in(authority, &stored.value.login, form.raw("current")).await.is_err() {
        return wrong("current", "error-password-current");
    }
    if form.raw("new") == form.raw("current") {
        return wrong("new", "error-password-same");
    }
    if form.raw("new") != form.raw("again") {
        return wrong("again", "error-password-again");
    }
    let now = authority.clock.now();
    match flows::change_password(authority, now, stored, form.raw("new")).await {
        Ok(()) => Ok(password_page(&chrome, Errors::none(), true)),
        Err(FlowError::Account(_)) => wrong("new", "error-password-short"),
        Err(error) => Err(fail(error)),
    }
}
