//! A case, for the traveller: find it, see where it stands, withdraw, appeal, fetch the pass.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use journey::{Application, BirthDate, Reference};
use store::Stored;

use super::{Site, empty_status_form, reply, views};
use crate::Authority;
use crate::flows::{self, FlowError, NewAppeal, Ticket};
use crate::i18n::words;
use crate::web::pages::StatusFormPage;
use crate::web::{Chrome, Errors, Filled, Page};

/// The form: reference and birth date.
pub async fn form(chrome: Chrome) -> Response {
    empty_status_form().respond(&chrome)
}

/// Opens a case. What does not fit and what does not exist look the same.
pub async fn open(State(site): State<Site>, chrome: Chrome, form: Filled) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    let mut errors = Errors::none();
    let reference = form.text("reference").parse::<Reference>();
    if reference.is_err() {
        errors.add("reference", words("error-reference"));
    }
    let born = form.text("born").parse::<BirthDate>();
    if born.is_err() {
        errors.add("born", words("error-bad-date"));
    }
    let (Ok(reference), Ok(born)) = (reference, born) else {
        return StatusFormPage { form, errors }.respond(&chrome);
    };
    match find_ticket(authority, reference, born, now).await {
        Ok(ticket) => reply::on_to(&format!("/case/{}", ticket.as_str()), &chrome),
        Err(FlowError::NotFound) => {
            errors.add("reference", words("error-case-not-found"));
            StatusFormPage { form, errors }.respond(&chrome)
        }
        Err(error) => reply::fault(&error, &chrome),
    }
}

async fn find_ticket(
    authority: &Authority,
    reference: Reference,
    born: BirthDate,
    now: Timestamp,
) -> Result<Ticket, FlowError> {
    let stored = flows::find(authority, reference, born).await?;
    flows::ticket_for(authority, &stored.value, now)
}

/// Where the case stands.
pub async fn show(State(site): State<Site>, chrome: Chrome, Path(ticket): Path<String>) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    match flows::find_by_ticket(authority, &ticket, now).await {
        Ok(stored) => {
            page(authority, &chrome, &stored.value, &ticket, now, Filled::default(), Errors::none()).await
        }
        Err(FlowError::NotFound) => {
            let errors = Errors::of("reference", words("error-ticket-over"));
            StatusFormPage { form: Filled::default(), errors }.respond(&chrome)
        }
        Err(error) => reply::fault(&error, &chrome),
    }
}

/// Withdraws.
pub async fn withdraw(State(site): State<Site>, chrome: Chrome, Path(ticket): Path<String>) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    let done = match flows::find_by_ticket(authority, &ticket, now).await {
        Ok(stored) => flows::withdraw(authority, now, stored).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => reply::on_to(&format!("/case/{ticket}"), &chrome),
        Err(error) => reply::fault(&error, &chrome),
    }
}

/// Appeals against a refusal.
pub async fn appeal(
    State(site): State<Site>,
    chrome: Chrome,
    Path(ticket): Path<String>,
    form: Filled,
) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    let stored: Stored<Application> = match flows::find_by_ticket(authority, &ticket, now).await {
        Ok(stored) => stored,
        Err(error) => return reply::fault(&error, &chrome),
    };
    if form.given("appeal-text").is_none() {
        let errors = Errors::of("appeal-text", words("error-missing"));
        return page(authority, &chrome, &stored.value, &ticket, now, form, errors).await;
    }
    let grounds = form.text("appeal-text").to_owned();
    match flows::appeal(authority, now, stored, NewAppeal { grounds }).await {
        Ok(_) => reply::on_to(&format!("/case/{ticket}"), &chrome),
        Err(error) => reply::fault(&error, &chrome),
    }
}

async fn page(
    authority: &Authority,
    chrome: &Chrome,
    application: &Application,
    ticket: &str,
    now: Timestamp,
    form: Filled,
    errors: Errors,
) -> Response {
    match views::status(authority, application, ticket, now, chrome.language, form, errors).await {
        Ok(page) => page.respond(chrome),
        Err(error) => reply::fault(&error, chrome),
    }
}

/// The language of the paper, where it is another than that of the page.
#[derive(Debug, serde::Deserialize)]
pub struct PaperQuery {
    lang: Option<String>,
}

/// The pass as `pass.svg`, `pass.png`, `pass.pdf`, `pass-card.pdf` or `pass.json`, and its small code as
/// `pass-small.svg`, `pass-small.png` or `pass-small.txt`; the receipt as `receipt.svg` or `receipt.json`.
pub async fn pass_file(
    State(site): State<Site>,
    chrome: Chrome,
    Path((ticket, file)): Path<(String, String)>,
    Query(paper): Query<PaperQuery>,
) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    let language = paper.lang.as_deref().and_then(rules::Language::from_tag);
    let language = language.unwrap_or(chrome.language.of_rules());
    match pass_bytes(authority, language, &ticket, &file, now).await {
        Ok((kind, bytes)) => {
            let mut response = bytes.into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
            response
        }
        Err(error) => reply::fault(&error, &chrome),
    }
}

async fn pass_bytes(
    authority: &Authority,
    language: rules::Language,
    ticket: &str,
    file: &str,
    now: Timestamp,
) -> Result<(&'static str, Vec<u8>), FlowError> {
    let stored = flows::find_by_ticket(authority, ticket, now).await?;
    if file.starts_with("receipt.") {
        return views::receipt_as(authority, &stored.value, file);
    }
    let pass = views::current_pass(authority, &stored.value).await?.ok_or(FlowError::NotFound)?;
    views::pass_as(authority, language, &stored.value, &pass, file)
}
