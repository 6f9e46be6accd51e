//! `/desk/appeals/<reference>`: an appeal, decided by another officer.

use axum::extract::{Path, State};
use axum::response::Response;
use journey::{AppealOutcome, StageName};

use super::super::{Site, reply, views};
use super::cases::{at_version, load};
use super::officer::Officer;
use super::queue::beside;
use crate::Authority;
use crate::flows::{self, FlowError};
use crate::i18n::words;
use crate::web::{Chrome, Errors, Filled, Page};

/// The appeal.
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
    let queue = beside(authority, StageName::Appealed, now, &stored.value.reference().to_string()).await?;
    let may = officer.decides_appeals();
    let page =
        views::appeal_case(authority, &stored, queue, officer.id, may, now, chrome.language, form, errors)
            .await?;
    Ok(page.respond(chrome))
}

/// Upholds or overturns.
pub async fn decide(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(reference): Path<String>,
    form: Filled,
) -> Result<Response, Response> {
    Officer::must(officer.decides_appeals(), &chrome)?;
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let outcome = match form.text("decision") {
        "uphold" => AppealOutcome::Upheld,
        "overturn" => AppealOutcome::Overturned,
        _ => return Err(fail(FlowError::NotFound)),
    };
    if form.given("sentence").is_none() {
        let errors = Errors::of("sentence", words("error-sentence"));
        return page(authority, &chrome, &officer, &reference, form, errors).await.map_err(fail);
    }
    let now = authority.clock.now();
    let stored = at_version(load(authority, &reference).await.map_err(fail)?, &form);
    flows::decide_appeal(authority, now, officer.id, stored, outcome, form.text("sentence"))
        .await
        .map_err(fail)?;
    Ok(reply::on_to(&format!("/desk/appeals/{reference}"), &chrome))
}
