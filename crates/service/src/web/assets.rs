//! Style, script and mark: embedded, small, and cached for ever under a name that changes with their content.

use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;

/// A file that pages link to.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is served, with a mark of its content in the name.
    pub href: String,
    /// Its media type.
    kind: &'static str,
    /// What is in it.
    body: &'static str,
    /// The same, compressed once: the style is four times smaller on the way.
    small: Vec<u8>,
}

/// The one style sheet.
pub static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("paiza", "css", "text/css; charset=utf-8", include_str!("../../../../web/styles/paiza.css"))
});

/// The one script. Every page works without it.
pub static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "paiza",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../../../../web/scripts/paiza.js"),
    )
});

/// The mark.
pub static MARK: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("mark", "svg", "image/svg+xml", include_str!("../../../../web/styles/mark.svg"))
});

impl Asset {
    fn new(name: &str, ending: &str, kind: &'static str, body: &'static str) -> Self {
        Self {
            href: format!("/assets/{name}-{:016x}.{ending}", fingerprint(body)),
            kind,
            body,
            small: compressed(body),
        }
    }

    /// How many bytes go over the wire to a browser of this century.
    pub fn sent_bytes(&self) -> usize {
        self.small.len()
    }

    /// Its content.
    pub fn body(&self) -> &'static str {
        self.body
    }
}

/// The text as gzip; nothing where the encoder fails, which writing into memory does not.
fn compressed(body: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(body.as_bytes());
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}

/// FNV-1a (Fowler, Noll, Vo): tells two versions of our own files apart, nothing more.
fn fingerprint(body: &str) -> u64 {
    body.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// `GET /assets/{name}`.
pub async fn serve(Path(name): Path<String>, request: HeaderMap) -> Response {
    let found = [&*STYLE, &*SCRIPT, &*MARK]
        .into_iter()
        .find(|asset| asset.href.strip_prefix("/assets/") == Some(name.as_str()));
    let Some(asset) = found else { return StatusCode::NOT_FOUND.into_response() };
    let accepts =
        request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if accepts.contains("gzip") && !asset.small.is_empty() {
        return (headers, [(header::CONTENT_ENCODING, "gzip")], asset.small.as_slice()).into_response();
    }
    (headers, asset.body).into_response()
}
