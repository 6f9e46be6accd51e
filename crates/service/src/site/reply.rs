//! Faults of use cases as pages, in one place: an outer message for the reader, one inner line for the log.

use axum::response::{IntoResponse, Redirect, Response};

use crate::flows::FlowError;
use crate::i18n::words;
use crate::web::pages::{ErrorKind, ErrorPage};
use crate::web::{Chrome, Page};

/// The page for a use case that did not happen.
pub fn fault(error: &FlowError, chrome: &Chrome) -> Response {
    let (kind, detail) = match error {
        FlowError::NotFound => (ErrorKind::NotFound, None),
        FlowError::Erased => (ErrorKind::NotFound, Some(words("fault-erased"))),
        FlowError::Forbidden => (ErrorKind::Forbidden, None),
        FlowError::Step(_) | FlowError::Crossing(_) | FlowError::Hit(_) => {
            (ErrorKind::Conflict, Some(words("fault-stage")))
        }
        FlowError::Pass(_) | FlowError::NotSuspended => (ErrorKind::Conflict, Some(words("fault-pass"))),
        FlowError::Store(store::StoreError::Stale { .. } | store::StoreError::PassSpent) => {
            (ErrorKind::Conflict, Some(words("fault-stale")))
        }
        FlowError::Store(store::StoreError::KeyReused) => (ErrorKind::Conflict, Some(words("fault-key"))),
        FlowError::Problems(_)
        | FlowError::NotNeeded(..)
        | FlowError::Account(_)
        | FlowError::Upload { .. } => (ErrorKind::BadRequest, None),
        FlowError::Refusal(_) | FlowError::Withdrawal(_) | FlowError::Appeal(_) => {
            (ErrorKind::BadRequest, Some(words("fault-sentence")))
        }
        FlowError::Store(_)
        | FlowError::NoPlace
        | FlowError::Keys(_)
        | FlowError::Issue(_)
        | FlowError::Authorisation(_) => {
            tracing::error!(%error, "a use case failed");
            (ErrorKind::Internal, None)
        }
    };
    ErrorPage { kind, detail }.respond(chrome)
}

/// On to another page, in the language that was chosen.
pub fn on_to(path: &str, chrome: &Chrome) -> Response {
    Redirect::to(&chrome.href(path)).into_response()
}
