//! `/about`: who runs this, which law it applies, how long it keeps what; and the certificate that verifiers trust.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::{Site, views};
use crate::flows::FlowError;
use crate::web::pages::AboutPage;
use crate::web::{Chrome, Page};

/// The page.
pub async fn show(State(site): State<Site>, chrome: Chrome) -> Response {
    let authority = &site.authority;
    // Without its keys the authority still says who it is.
    let fingerprint = authority.keys.keys().ok().map(|keys| {
        let fingerprint = Sha256::digest(keys.certificate().der());
        let pairs: Vec<String> = fingerprint.iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(":")
    });
    AboutPage {
        into: authority.settings.state,
        packs: views::packs(authority, chrome.language),
        authority_fingerprint: fingerprint,
        certificate_href: Some("/authority.cer".to_owned()),
        keep_days: authority.settings.retention.application_days,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
    .respond(&chrome)
}

/// The present country signing certificate.
pub async fn certificate(State(site): State<Site>, chrome: Chrome) -> Response {
    let keys = match site.authority.keys.keys() {
        Ok(keys) => keys,
        Err(error) => return super::reply::fault(&FlowError::Keys(error.into()), &chrome),
    };
    let kind = [
        (header::CONTENT_TYPE, "application/pkix-cert"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"authority.cer\""),
    ];
    (kind, keys.certificate().der().to_vec()).into_response()
}
