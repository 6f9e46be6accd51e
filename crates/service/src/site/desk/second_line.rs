//! `/desk/second-line`: who waits for a closer look, and how it ends.

use axum::extract::{Path, State};
use axum::response::Response;
use journey::{Crossing, CrossingId, NoPassGround};
use store::{Found, Stored};

use super::super::{Site, reply, views};
use super::cases::refusal;
use super::officer::Officer;
use crate::Authority;
use crate::flows::{self, CrossingDecision, FlowError};
use crate::i18n::words;
use crate::web::pages::{SecondLineCasePage, SecondLinePage};
use crate::web::parts::{Choice, Paging};
use crate::web::{Chrome, Errors, Filled, Page};

/// Rows of the list.
const ROWS: u32 = 100;

/// Who waits.
pub async fn list(State(site): State<Site>, chrome: Chrome, _officer: Officer) -> Result<Response, Response> {
    let found = site.authority.record.second_line(None, ROWS).await;
    let page = found.map_err(|error| reply::fault(&error.into(), &chrome))?;
    let rows: Vec<_> = page.items.iter().map(views::second_line_row).collect();
    let paging = Paging {
        total: rows.len(),
        first: usize::from(!rows.is_empty()),
        last: rows.len(),
        ..Paging::default()
    };
    Ok(SecondLinePage { rows, paging }.respond(&chrome))
}

/// One of them.
pub async fn show(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    Path(id): Path<String>,
) -> Result<Response, Response> {
    let stored = load(&site.authority, &id).await.map_err(|error| reply::fault(&error, &chrome))?;
    Ok(page(&site.authority, &chrome, &stored, Filled::default(), Errors::none()))
}

async fn load(authority: &Authority, id: &str) -> Result<Stored<Crossing>, FlowError> {
    let id = CrossingId::parse(id).map_err(|_| FlowError::NotFound)?;
    authority.record.crossing(id).await?.and_then(Found::kept).ok_or(FlowError::NotFound)
}

fn page(
    authority: &Authority,
    chrome: &Chrome,
    stored: &Stored<Crossing>,
    form: Filled,
    errors: Errors,
) -> Response {
    let grounds = [
        NoPassGround::Citizen,
        NoPassGround::Resident,
        NoPassGround::Visa,
        NoPassGround::Exempt,
        NoPassGround::NotRequired,
    ];
    let ground = |ground: NoPassGround| Choice {
        value: ground.word().to_owned(),
        label: words(format!("ground-{ground}")),
    };
    SecondLineCasePage {
        row: views::second_line_row(stored),
        is_open: stored.value.is_open(),
        grounds: grounds.map(ground).into(),
        reasons: views::reason_choices(),
        rule_choices: views::all_rule_choices(authority, chrome.language),
        form,
        errors,
    }
    .respond(chrome)
}

/// How it ends.
pub async fn resolve(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(id): Path<String>,
    form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let stored = load(authority, &id).await.map_err(fail)?;
    let mut errors = Errors::none();
    let decision = match form.text("decision") {
        "admit" => Some(CrossingDecision::Admit),
        "refuse" => refusal(&form, "note", &mut errors)
            .map(|(reason, rule, sentence)| CrossingDecision::Refuse { reason, rule, sentence }),
        _ => return Err(fail(FlowError::NotFound)),
    };
    let Some(decision) = decision else { return Ok(page(authority, &chrome, &stored, form, errors)) };
    let ground = NoPassGround::parse(form.text("ground"));
    let shown_again = stored.clone();
    let now = authority.clock.now();
    match flows::resolve_second_line(authority, now, officer.id, stored, decision, ground).await {
        Ok(_) => Ok(reply::on_to("/desk/second-line", &chrome)),
        Err(FlowError::Crossing(journey::CrossingError::NoGround)) => {
            let errors = Errors::of("ground", words("error-ground"));
            Ok(page(authority, &chrome, &shown_again, form, errors))
        }
        Err(FlowError::Forbidden) => {
            let errors = Errors::of("ground", words("border-forbid-hit"));
            Ok(page(authority, &chrome, &shown_again, form, errors))
        }
        Err(error) => Err(fail(error)),
    }
}
