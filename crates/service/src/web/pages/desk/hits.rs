//! `/desk/hits`: entry bans, controlled persons, lost documents.

use crate::web::form::{Errors, Filled};
use crate::web::parts::{HitView, Paging};

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
    /// The fields of a new entry (posted to `/desk/hits`): a person by name, birth date and nationality, or a document
    /// by number and issuer; `until` may be empty. An entry ends by a post to `/desk/hits/<id>/end`.
    pub const FIELDS: &'static [&'static str] =
        &["kind", "name", "born", "nationality", "document-number", "issuer", "source", "reason", "until"];
}
