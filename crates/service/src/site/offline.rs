//! What makes a tool of the browser installable: its manifest, and the script that keeps it on the device.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Site;
use crate::i18n::{Language, Text};
use crate::web::assets::{self, Asset, fingerprint};
use crate::web::pages::VerifyPage;
use crate::web::{Chrome, Page};

const KEEPER: &str = include_str!("../../../../web/scripts/offline.js");
const VERIFY: &str = "/verify";
const PLAN: &str = "/plan";

/// `GET /verify.webmanifest`: the verifier as something to install, in the reader's language.
pub async fn verify_manifest(chrome: Chrome) -> Response {
    manifest(VERIFY, &chrome, "verify-title")
}

/// `GET /plan.webmanifest`: the planner likewise.
pub async fn plan_manifest(chrome: Chrome) -> Response {
    manifest(PLAN, &chrome, "plan-title")
}

fn manifest(page: &str, chrome: &Chrome, title: &str) -> Response {
    let text = chrome.text();
    let icon = json!({"src": assets::MARK.href, "sizes": "any", "type": "image/svg+xml"});
    let manifest = json!({
        "id": page,
        "name": format!("{} · {}", text.msg(title), text.msg("product")),
        "short_name": text.msg("product"),
        "lang": chrome.language.tag(),
        "start_url": format!("{page}?lang={}", chrome.language),
        "scope": page,
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#0a5c7a",
        "icons": [icon],
    });
    let headers = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, "no-cache")];
    (headers, manifest.to_string()).into_response()
}

/// `GET /offline-plan.js`: keeps `/plan` on the device, in every language.
pub async fn keep_plan(State(site): State<Site>, chrome: Chrome) -> Response {
    let drawn = Language::OF_TOOLS.iter().filter_map(|language| {
        let chrome = Chrome { language: *language, path: PLAN.to_owned(), ..chrome.clone() };
        super::plan::empty(&site, &chrome).html(&Text::new(*language), &chrome).ok()
    });
    let common =
        [&*assets::STYLE, &*assets::SCRIPT, &*assets::MARK, &*assets::ASK, &*assets::WORKER, &*assets::PLAN];
    let kits = Language::OF_TOOLS.iter().filter_map(|language| assets::kit(*language));
    let files: Vec<&Asset> = common.into_iter().chain(assets::PLANNER.as_ref()).chain(kits).collect();
    keeper(PLAN, drawn, &files)
}

/// `GET /offline-verify.js`: keeps `/verify` on the device, in every language.
pub async fn keep_verify(State(_): State<Site>, chrome: Chrome) -> Response {
    let page = VerifyPage::empty();
    let drawn = Language::OF_TOOLS.iter().filter_map(|language| {
        let chrome = Chrome { language: *language, path: VERIFY.to_owned(), ..chrome.clone() };
        page.html(&Text::new(*language), &chrome).ok()
    });
    let files: Vec<&Asset> = [
        &*assets::STYLE,
        &*assets::SCRIPT,
        &*assets::MARK,
        &*assets::ASK,
        &*assets::WORKER,
        &*assets::VERIFY,
    ]
    .into_iter()
    .chain(assets::VERIFIER.as_ref())
    .collect();
    keeper(VERIFY, drawn, &files)
}

/// The script with what it is to keep. Its mark changes with every word of every page and with every file.
fn keeper(page: &str, drawn: impl Iterator<Item = String>, files: &[&Asset]) -> Response {
    let files: Vec<&str> = files.iter().map(|asset| asset.href.as_str()).collect();
    let whole = drawn.chain(files.iter().map(|href| (*href).to_owned())).collect::<Vec<_>>().join("\n");
    let tool = json!({
        "page": page,
        "languages": Language::OF_TOOLS.iter().map(|language| language.tag()).collect::<Vec<_>>(),
        "files": files,
        "mark": format!("{:016x}", fingerprint(whole.as_bytes())),
    });
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        // Asked for anew whenever a browser looks for a newer version.
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, format!("\"use strict\";\nconst TOOL = {tool};\n{KEEPER}")).into_response()
}
