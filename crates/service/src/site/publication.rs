//! `/.well-known/paiza/…`: the status list, the trust bundle and its deltas, for whoever verifies passes.
//!
//! Everything here is public and signed, so that any cache may hand it on. A conditional request that finds nothing new
//! costs no body.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::Site;
use crate::publication::{Document, PublicationError, Published};

/// A cache may keep an answer for so long: together with the look at the record every 20 seconds, less than a minute.
const CACHE: &str = "public, max-age=30";
const TOKEN: &str = "application/statuslist+jwt";
const BUNDLE: &str = "application/vnd.paiza.trust-bundle";
const DELTA: &str = "application/vnd.paiza.trust-delta";

/// Which bundle is at hand.
#[derive(Debug, Deserialize)]
pub struct From {
    /// Its number.
    from: u64,
}

/// The status list as a token.
pub async fn status(State(site): State<Site>, request: HeaderMap) -> Response {
    let published = match published(&site).await {
        Ok(published) => published,
        Err(error) => return failed(&error),
    };
    let accepts = request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let small = accepts.is_some_and(|all| all.contains("gzip")) && !published.token_small.is_empty();
    if !small {
        return document(&request, TOKEN, &published.token);
    }
    // Another representation has another mark (RFC 9110, 8.8.3).
    let tag = format!("{}-gz\"", published.token.tag.trim_end_matches('"'));
    let packed = Document { bytes: published.token_small.clone(), tag };
    let mut response = document(&request, TOKEN, &packed);
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response
}

/// The trust bundle.
pub async fn bundle(State(site): State<Site>, request: HeaderMap) -> Response {
    match published(&site).await {
        Ok(published) => document(&request, BUNDLE, &published.bundle),
        Err(error) => failed(&error),
    }
}

/// The delta from a bundle to the present one: nothing if that is the present one, and 404 if it is not known any more.
pub async fn delta(State(site): State<Site>, Query(from): Query<From>, request: HeaderMap) -> Response {
    let authority = &site.authority;
    let now = authority.clock.now();
    match published(&site).await {
        Ok(published) if published.number == from.from => return StatusCode::NO_CONTENT.into_response(),
        Ok(_) => {}
        Err(error) => return failed(&error),
    }
    match authority.publication.delta(authority, now, from.from).await {
        Ok(Some(delta)) => document(&request, DELTA, &delta),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => failed(&error),
    }
}

async fn published(site: &Site) -> Result<Arc<Published>, PublicationError> {
    let authority = &site.authority;
    authority.publication.at(authority, authority.clock.now()).await
}

/// A document, or the word that the caller has it already.
fn document(request: &HeaderMap, kind: &'static str, document: &Document) -> Response {
    let seen = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let has_it =
        seen.is_some_and(|seen| seen.split(',').any(|tag| tag.trim() == document.tag || tag.trim() == "*"));
    let tag = HeaderValue::from_str(&document.tag).unwrap_or(HeaderValue::from_static("\"\""));
    let common = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, HeaderValue::from_static(CACHE)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
        // A page of anybody may verify passes (the draft, 8.1).
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    if has_it {
        return (StatusCode::NOT_MODIFIED, common).into_response();
    }
    (common, [(header::CONTENT_TYPE, kind)], document.bytes.clone()).into_response()
}

/// What cannot be published now is not there, rather than old and shown as new.
fn failed(error: &PublicationError) -> Response {
    tracing::error!(%error, "the status of passes could not be published");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
