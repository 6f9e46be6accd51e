//! `/rules/<pack>/<rule>`: a rule as one reads law.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{Site, views};
use crate::web::pages::{ErrorKind, ErrorPage};
use crate::web::{Chrome, Page};

/// The rule, with every version.
pub async fn show(
    State(site): State<Site>,
    chrome: Chrome,
    Path((pack, rule)): Path<(String, String)>,
) -> Response {
    let today = site.authority.day_of(site.authority.clock.now());
    match views::rule(&site.authority, &format!("{pack}/{rule}"), today, chrome.language) {
        Some(page) => page.respond(&chrome),
        None => ErrorPage { kind: ErrorKind::NotFound, detail: None }.respond(&chrome),
    }
}
