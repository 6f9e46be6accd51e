//! `/.well-known/paiza/`: the authority's certificates, links and revocation lists, and an index of them.
//!
//! Whoever doubts a page or a pass finds here who issues, by the same bytes that `paiza key publish` writes.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{Country, Timestamp};
use pass::sha256_hex;
use serde::Serialize;

use super::{Site, reply};
use crate::custody::WELL_KNOWN;
use crate::flows::FlowError;
use crate::web::Chrome;

/// Ten minutes: a revoked signer is known everywhere soon after.
const CACHE: &str = "public, max-age=600";

/// What is published, for a program.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Index {
    /// The authority's name.
    authority: String,
    /// The state that issues.
    state: Country,
    /// True for a demonstration: its passes open no border.
    demo: bool,
    /// The message types that this authority's signers sign, and what they are.
    messages: [Message; 2],
    /// Country certificates, links, lists and signers.
    files: Vec<IndexFile>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Message {
    message: &'static str,
    is_permission_to_travel: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct IndexFile {
    /// `country-certificate`, `link-certificate`, `revocation-list`, `signer-certificate`.
    kind: &'static str,
    href: String,
    sha256: String,
    /// The number of a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u64>,
    /// When the next list is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_update: Option<Timestamp>,
}

/// The index.
pub async fn index(State(site): State<Site>, chrome: Chrome) -> Response {
    let authority = &site.authority;
    let keys = match authority.keys.keys() {
        Ok(keys) => keys,
        Err(error) => return reply::fault(&FlowError::Keys(error.into()), &chrome),
    };
    let lists: Vec<_> = keys
        .generations()
        .filter_map(|generation| Some((generation.file_names().1, generation.list_dates()?)))
        .collect();
    let files = keys.published().into_iter().map(|file| {
        let dates = lists.iter().find(|(name, _)| *name == file.path).map(|(_, dates)| *dates);
        IndexFile {
            kind: kind(&file.path),
            href: format!("{WELL_KNOWN}/{}", file.path),
            sha256: sha256_hex(&file.content),
            number: dates.map(|(number, ..)| number),
            next_update: dates.map(|(.., next)| next),
        }
    });
    let index = Index {
        authority: authority.settings.name.clone(),
        state: authority.settings.state,
        demo: authority.settings.is_demo,
        messages: [
            Message { message: pass::profile::MESSAGE_TYPE, is_permission_to_travel: true },
            Message { message: pass::profile::RECEIPT_TYPE, is_permission_to_travel: false },
        ],
        files: files.collect(),
    };
    ([(header::CACHE_CONTROL, CACHE)], Json(index)).into_response()
}

/// One of the files, under the path that the index names.
pub async fn file(State(site): State<Site>, chrome: Chrome, Path(path): Path<String>) -> Response {
    let keys = match site.authority.keys.keys() {
        Ok(keys) => keys,
        Err(error) => return reply::fault(&FlowError::Keys(error.into()), &chrome),
    };
    let Some(file) = keys.published().into_iter().find(|file| file.path == path) else {
        return reply::fault(&FlowError::NotFound, &chrome);
    };
    let media =
        if kind(&path) == "revocation-list" { "application/pkix-crl" } else { "application/pkix-cert" };
    ([(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, CACHE)], file.content).into_response()
}

fn kind(path: &str) -> &'static str {
    match path.split_once('/') {
        Some(("links", _)) => "link-certificate",
        Some(_) => "signer-certificate",
        None => match path.rsplit_once('.') {
            Some((_, "crl")) => "revocation-list",
            _ => "country-certificate",
        },
    }
}
