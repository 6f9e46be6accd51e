//! `/desk/hits`: officers' lists. An entry is ended with a reason and never deleted.

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::{Country, parse_date};
use journey::{BirthDate, HitId, HitSubject};
use rules::HitKind;
use serde::Deserialize;
use store::Cursor;

use super::super::{Site, reply, views};
use super::officer::Officer;
use crate::Authority;
use crate::flows::{self, FlowError};
use crate::i18n::words;
use crate::web::pages::HitsPage;
use crate::web::parts::Paging;
use crate::web::{Chrome, Errors, Filled, Page};

/// Rows of the list.
const ROWS: u32 = 100;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    after: Option<String>,
    #[serde(default)]
    ended: Option<String>,
}

/// The lists.
pub async fn list(
    State(site): State<Site>,
    chrome: Chrome,
    _officer: Officer,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Response> {
    let mut form = Filled::default();
    form.put("hit", new_id(&site.authority));
    page(&site.authority, &chrome, &wanted, form, Errors::none())
        .await
        .map_err(|error| reply::fault(&error, &chrome))
}

fn new_id(authority: &Authority) -> String {
    let id: HitId = authority.new_id(authority.clock.now());
    id.to_string()
}

async fn page(
    authority: &Authority,
    chrome: &Chrome,
    wanted: &Wanted,
    form: Filled,
    errors: Errors,
) -> Result<Response, FlowError> {
    let after = wanted.after.as_deref().map(Cursor::from_text);
    let found = authority.record.hits(after, ROWS).await?;
    let shows_ended = wanted.ended.is_some();
    let hits: Vec<_> = found
        .items
        .iter()
        .filter(|stored| shows_ended || stored.value.ended().is_none())
        .map(|stored| views::hit(authority, stored))
        .collect();
    let ended = if shows_ended { "&ended=1" } else { "" };
    Ok(HitsPage {
        paging: Paging {
            total: hits.len(),
            first: usize::from(!hits.is_empty()),
            last: hits.len(),
            before: wanted.after.as_ref().map(|_| "/desk/hits".to_owned()),
            after: found.next.map(|next| format!("/desk/hits?after={}{ended}", next.as_str())),
        },
        hits,
        form,
        errors,
        shows_ended,
    }
    .respond(chrome))
}

/// Adds an entry.
pub async fn add(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let mut errors = Errors::none();
    let entry = read(&form, &mut errors);
    let Some((kind, subject, until)) = entry.filter(|_| errors.is_empty()) else {
        return page(authority, &chrome, &Wanted::default(), form, errors).await.map_err(fail);
    };
    let id = HitId::parse(form.text("hit")).map_err(|_| fail(FlowError::NotFound))?;
    let now = authority.clock.now();
    let (source, reason) = (form.text("source").to_owned(), form.text("reason").to_owned());
    match flows::add_hit(authority, now, officer.id, id, kind, subject, source, reason, until).await {
        Ok(_) => Ok(reply::on_to("/desk/hits", &chrome)),
        Err(FlowError::Hit(error)) => {
            let (field, key) = match error {
                journey::HitError::EndsBefore => ("until", "error-in-the-past"),
                journey::HitError::SubjectUnfit => ("document-number", "error-hit-subject"),
                _ => ("name", "error-hit-subject"),
            };
            let errors = Errors::of(field, words(key));
            page(authority, &chrome, &Wanted::default(), form, errors).await.map_err(fail)
        }
        Err(error) => Err(fail(error)),
    }
}

type Entry = (HitKind, HitSubject, Option<base::Date>);

fn read(form: &Filled, errors: &mut Errors) -> Option<Entry> {
    let kind = HitKind::parse(form.text("kind"));
    if kind.is_none() {
        errors.add("kind", words("error-missing"));
    }
    for name in ["source", "reason"] {
        if form.given(name).is_none() {
            errors.add(name, words("error-missing"));
        }
    }
    let until = form.given("until").map(parse_date);
    if matches!(until, Some(Err(_))) {
        errors.add("until", words("error-bad-date"));
    }
    Some((kind?, subject(form, errors)?, until.and_then(Result::ok)))
}

/// A document by its number and nationality, or a person by name and birth date.
fn subject(form: &Filled, errors: &mut Errors) -> Option<HitSubject> {
    if let Some(number) = form.given("document-number") {
        let Ok(nationality) = Country::parse(form.text("nationality")) else {
            errors.add("nationality", words("error-missing"));
            return None;
        };
        return Some(HitSubject::Document { nationality, number: number.to_owned() });
    }
    let Some(name) = form.given("name") else {
        errors.add("name", words("error-hit-subject"));
        return None;
    };
    let Ok(born) = form.text("born").parse::<BirthDate>() else {
        errors.add("born", words("error-bad-date"));
        return None;
    };
    let (primary, secondary) = match name.split_once(',') {
        Some((primary, secondary)) => (primary.trim(), Some(secondary.trim().to_owned())),
        None => (name, None),
    };
    Some(HitSubject::Person { primary: primary.to_owned(), secondary, born })
}

/// Ends an entry.
pub async fn end(
    State(site): State<Site>,
    chrome: Chrome,
    officer: Officer,
    Path(id): Path<String>,
    form: Filled,
) -> Result<Response, Response> {
    let authority = &site.authority;
    let fail = |error: FlowError| reply::fault(&error, &chrome);
    let id = HitId::parse(&id).map_err(|_| fail(FlowError::NotFound))?;
    let now = authority.clock.now();
    if form.given("end-reason").is_none() {
        let errors = Errors::of("end-reason", words("error-end-reason"));
        return page(authority, &chrome, &Wanted::default(), form, errors).await.map_err(fail);
    }
    flows::end_hit(authority, now, officer.id, id, form.text("end-reason")).await.map_err(fail)?;
    Ok(reply::on_to("/desk/hits", &chrome))
}
