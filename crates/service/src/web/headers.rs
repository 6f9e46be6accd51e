//! Headers that keep a page to itself: no script or style but ours, no frame, no guessing of types, no trace elsewhere.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::shell::Shell;

/// Nothing inline, nothing from elsewhere. Pictures may stand in the page itself (`data:`).
macro_rules! content_security {
    ($scripts:literal, $more:literal) => {
        concat!(
            "default-src 'none'; style-src 'self'; script-src ",
            $scripts,
            "; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            $more
        )
    };
}
const CONTENT_SECURITY: &str = content_security!("'self'", "");
/// The tools may besides run WebAssembly of ours in a worker, and be installed. `wasm-unsafe-eval` lets WebAssembly be
/// compiled and nothing else be evaluated.
const TOOL_SECURITY: &str =
    content_security!("'self' 'wasm-unsafe-eval'", "; worker-src 'self'; manifest-src 'self'");
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), browsing-topics=()";
/// The verifier looks through the camera, if the reader lets it.
const CAMERA_PERMISSIONS: &str = "camera=(self), microphone=(), geolocation=(), browsing-topics=()";

static HEADERS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Nothing leaves for other sites. `no-referrer` would do that too, but makes browsers send `Origin: null` with our
    // own forms, and then the same-origin check could not tell them from a stranger's.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Puts the headers on every answer. Pages are personal: what does not say otherwise is not cached.
pub(super) async fn secure(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    // The scripts of the worker carry the policy of what runs in it.
    let is_tool = matches!(path, "/verify" | "/plan") || path.starts_with("/assets/worker-");
    let content = if is_tool { TOOL_SECURITY } else { CONTENT_SECURITY };
    let permissions = if path == "/verify" { CAMERA_PERMISSIONS } else { PERMISSIONS };
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(content));
    headers.insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static(permissions));
    for (name, value) in &HEADERS {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if shell.settings.https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}
