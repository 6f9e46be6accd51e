//! `/desk/hits`: entry bans, controlled persons, lost documents.

use axum::http::StatusCode;

use crate::i18n::words;
use crate::web::form::{Errors, Filled};
use crate::web::page::{Page, draw};
use crate::web::parts::{HitView, Paging, samples};

/// The list, and the form that adds to it.
#[derive(Clone, Debug)]
pub struct HitsPage {
    /// The entries, the newest first.
    pub hits: Vec<HitView>,
    /// Where the list stands.
    pub paging: Paging,
    /// What was typed.
    pub form: Filled,
    /// What is wrong with it.
    pub errors: Errors,
    /// Ended entries are shown too.
    pub shows_ended: bool,
}

impl HitsPage {
    /// The fields of a new entry (posted to `/desk/hits`): a person by name and birth date, or a document
    /// by number and nationality; `until` may be empty; `hit` is hidden and makes sending it twice harmless. An entry ends by a post to `/desk/hits/<id>/end`.
    pub const FIELDS: &'static [&'static str] =
        &["kind", "name", "born", "nationality", "document-number", "source", "reason", "until"];
}

impl Page for HitsPage {
    const NAME: &'static str = "hits";

    fn room(&self) -> &'static str {
        "hits"
    }

    fn status(&self) -> StatusCode {
        if self.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    draw!(HitsPage, "desk/hits.html");

    fn samples() -> Vec<(&'static str, Self)> {
        let full = Self {
            hits: vec![samples::hit(false), samples::hit(true)],
            paging: samples::paging(),
            form: Filled::default(),
            errors: Errors::none(),
            shows_ended: true,
        };
        let empty = Self { hits: Vec::new(), paging: Paging::default(), shows_ended: false, ..full.clone() };
        let wrong = Self { errors: Errors::of("source", words("error-missing")), ..full.clone() };
        vec![("hits", full), ("hits-empty", empty), ("hits-errors", wrong)]
    }
}
