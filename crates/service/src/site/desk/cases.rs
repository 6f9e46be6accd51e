//! `/desk/cases/<reference>`: one case, and its decision.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::Timestamp;
use journey::{Application, ReasonCode, Reference, StageName, WithdrawalReason};
use store::{Found, Stored, Version};

use super::super::{Site, reply, views};
use super::officer::Officer;
use super::queue::beside;
use crate::Authority;
use crate::flows::{self, CaseDecision, FlowError, PassStep};
use crate::i18n::words;
use crate::web::{Chrome, Errors, Filled, Page};

/// The case.
pub async fn show(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(reference): Path<String>,
) -> Result<Response, Response> {
    page(&site.authority, &chrome, &officer, &reference, Filled::default(), Errors::none())
        .await
        .map_err(|error| reply::fault(&error, &chrome))
}

/// The case by the traveller's reference.
///
/// # Errors
///
/// [`FlowError::NotFound`], [`FlowError::Erased`].
pub async fn load(authority: &Authority, reference: &str) -> Result<Stored<Application>, FlowError> {
    let reference: Reference = reference.parse().map_err(|_| FlowError::NotFound)?;
    let found = authority.record.application_by_reference(reference).await?.ok_or(FlowError::NotFound)?;
    found.kept().ok_or(FlowError::Erased)
}

async fn page(
    authority: &Authority,
    chrome: &Chrome,
    officer: &Officer,
    reference: &str,
    form: Filled,
    errors: Errors,
) -> Result<Response, FlowError> {
    let now = authority.clock.now();
    let stored = load(authority, reference).await?;
    let queue = beside(authority, StageName::Referred, now, &stored.value.reference().to_string()).await?;
    let may = officer.decides_cases();
    let page = views::case(authority, &stored, queue, may, now, chrome.language, form, errors).await?;
    Ok(page.respond(chrome))
}

/// Grants or refuses.
pub async fn decide(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(reference): Path<String>,
    form: Filled,
) -> Result<Response, Response> {
    Officer::must(officer.decides_cases(), &chrome)?;
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let mut errors = Errors::none();
    let decision = match form.text("decision") {
        "grant" => Some(CaseDecision::Grant),
        "refuse" => refusal(&form, "sentence", &mut errors)
            .map(|(reason, rule, sentence)| CaseDecision::Refuse { reason, rule, sentence }),
        _ => return Err(fail(FlowError::NotFound)),
    };
    let Some(decision) = decision else {
        return page(authority, &chrome, &officer, &reference, form, errors).await.map_err(fail);
    };
    let now = authority.clock.now();
    let stored = load(authority, &reference).await.map_err(fail)?;
    let stored = at_version(stored, &form);
    flows::decide(authority, now, officer.id, stored, decision).await.map_err(fail)?;
    Ok(reply::on_to(&format!("/desk/cases/{reference}"), &chrome))
}

/// Suspends or revokes the pass of a case, or lifts a suspension.
pub async fn change_pass(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(reference): Path<String>,
    form: Filled,
) -> Result<Response, Response> {
    Officer::must(officer.decides_cases(), &chrome)?;
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let mut errors = Errors::none();
    let said = if form.text("step") == "restore" { None } else { withdrawal(&form, &mut errors) };
    if !errors.is_empty() {
        return page(authority, &chrome, &officer, &reference, form, errors).await.map_err(fail);
    }
    let step = match (form.text("step"), said) {
        ("restore", _) => PassStep::Restore,
        ("suspend", Some((reason, sentence))) => PassStep::Suspend { reason, sentence },
        ("revoke", Some((reason, sentence))) => PassStep::Revoke { reason, sentence },
        _ => return Err(fail(FlowError::NotFound)),
    };
    let now = authority.clock.now();
    let case = load(authority, &reference).await.map_err(fail)?;
    let pass = views::current_pass(authority, &case.value).await.map_err(fail)?;
    let pass = pass.ok_or_else(|| fail(FlowError::NotFound))?;
    let version = form.text("pass-version").parse().map_or(pass.version, Version::from_number);
    let pass = Stored { version, ..pass };
    flows::change_pass(authority, now, officer.id, pass, step).await.map_err(fail)?;
    Ok(reply::on_to(&format!("/desk/cases/{reference}"), &chrome))
}

/// Reason and sentence of taking a pass back; what is missing is noted.
fn withdrawal(form: &Filled, errors: &mut Errors) -> Option<(WithdrawalReason, String)> {
    let reason = WithdrawalReason::parse(form.text("pass-reason"));
    if reason.is_none() {
        errors.add("pass-reason", words("error-reason"));
    }
    if form.given("pass-sentence").is_none() {
        errors.add("pass-sentence", words("error-pass-sentence"));
    }
    Some((reason?, form.given("pass-sentence")?.to_owned()))
}

/// The record as the officer saw it: what changed since must be looked at again.
pub fn at_version(stored: Stored<Application>, form: &Filled) -> Stored<Application> {
    let seen = form.text("version").parse().map_or(stored.version, Version::from_number);
    Stored { version: seen, ..stored }
}

/// Reason, rule and sentence of a refusal; what is missing is noted.
pub fn refusal(form: &Filled, sentence: &str, errors: &mut Errors) -> Option<(ReasonCode, String, String)> {
    let reason = ReasonCode::parse(form.text("reason"));
    if reason.is_none() {
        errors.add("reason", words("error-reason"));
    }
    if form.given("rule").is_none() {
        errors.add("rule", words("error-rule"));
    }
    if form.given(sentence).is_none() {
        errors.add(sentence, words("error-sentence"));
    }
    Some((reason?, form.given("rule")?.to_owned(), form.given(sentence)?.to_owned()))
}

/// The proof of an emergency. That somebody looked at it stands in the log.
pub async fn proof(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(reference): Path<String>,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let now = authority.clock.now();
    let (kind, content) = proof_of(authority, &officer, &reference, now)
        .await
        .map_err(|error| reply::fault(&error, &chrome))?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"proof\"".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, content).into_response())
}

async fn proof_of(
    authority: &Authority,
    officer: &Officer,
    reference: &str,
    now: Timestamp,
) -> Result<(String, Vec<u8>), FlowError> {
    let stored = load(authority, reference).await?;
    let id = stored.value.filing().proof.ok_or(FlowError::NotFound)?;
    let upload = authority.record.upload(id).await?.ok_or(FlowError::NotFound)?;
    let upload = match upload {
        Found::Kept(stored) => stored.value,
        Found::Erased { .. } => return Err(FlowError::Erased),
    };
    let look = store::Write::by(journey::Actor::Staff(officer.id), now).note(
        "proof-read",
        id.to_string(),
        std::collections::BTreeMap::new(),
    );
    authority.record.commit(look).await?;
    Ok((upload.media_type, upload.content))
}
