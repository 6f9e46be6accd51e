//! Style, scripts, mark and modules: embedded, small, and cached for ever under a name that changes with their content.

use std::borrow::Cow;
use std::io::{Read, Write};
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::i18n::{Language, Text};

/// A file that pages link to.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is served, with a mark of its content in the name.
    pub href: String,
    /// Its media type.
    kind: &'static str,
    /// What is in it, as gzip: the style is four times smaller on the way.
    small: Cow<'static, [u8]>,
    /// The same by Brotli, of what is large; empty otherwise.
    smallest: &'static [u8],
}

const SCRIPT_KIND: &str = "text/javascript; charset=utf-8";

macro_rules! embedded {
    ($path:literal) => {
        include_bytes!(concat!("../../../../web/", $path))
    };
}

/// The one style sheet.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("paiza", "css", "text/css; charset=utf-8", embedded!("styles/paiza.css")));

/// The script of every page. Every page works without it.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("paiza", "js", SCRIPT_KIND, embedded!("scripts/paiza.js")));

/// Through which a page asks a module.
pub static ASK: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("ask", "js", SCRIPT_KIND, embedded!("scripts/ask.js")));

/// The worker in which a module runs, so that the page stays awake.
pub static WORKER: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("worker", "js", SCRIPT_KIND, embedded!("scripts/worker.js")));

/// The script of `/verify`: first how a verdict is shown, then the page.
pub static VERIFY: LazyLock<Asset> = LazyLock::new(|| {
    let script = concat!(
        include_str!("../../../../web/scripts/verdict.js"),
        include_str!("../../../../web/scripts/verify.js")
    );
    Asset::new("verify", "js", SCRIPT_KIND, script.as_bytes())
});

/// The planner's calendar.
pub static PLAN: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("plan", "js", SCRIPT_KIND, embedded!("scripts/plan.js")));

/// The mark.
pub static MARK: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark", "svg", "image/svg+xml", embedded!("styles/mark.svg")));

/// The verifier in WebAssembly, where it could be built.
pub static VERIFIER: LazyLock<Option<Asset>> = LazyLock::new(|| {
    Asset::module(
        "verifier",
        include_bytes!(concat!(env!("OUT_DIR"), "/verifier.wasm.gz")),
        include_bytes!(concat!(env!("OUT_DIR"), "/verifier.wasm.br")),
    )
});

/// The planner in WebAssembly, where it could be built.
pub static PLANNER: LazyLock<Option<Asset>> = LazyLock::new(|| {
    Asset::module(
        "planner",
        include_bytes!(concat!(env!("OUT_DIR"), "/planner.wasm.gz")),
        include_bytes!(concat!(env!("OUT_DIR"), "/planner.wasm.br")),
    )
});

/// What the planner needs of each language: its words, the packs with their texts in it, and zones.
static KITS: LazyLock<Vec<(Language, Asset)>> = LazyLock::new(|| {
    let of_language = |language: &Language| {
        let kit = browser::planner::Kit::builtin(language.tag(), Text::new(*language).planner_words());
        let body = serde_json::to_vec(&kit).unwrap_or_default();
        let href = format!("/assets/kit-{language}-{:016x}.json", fingerprint(&body));
        let small = Cow::Owned(compressed(&body));
        (*language, Asset { href, kind: "application/json", small, smallest: &[] })
    };
    Language::OF_TOOLS.iter().map(of_language).collect()
});

/// What the planner needs of a language.
pub fn kit(language: Language) -> Option<&'static Asset> {
    KITS.iter().find(|(known, _)| *known == language).map(|(_, kit)| kit)
}

/// Why there are no modules: `skipped`, `no-target`, `failed`; empty where there are.
pub const WHY_NO_MODULE: &str = env!("PAIZA_BROWSER_WHY");

fn all() -> impl Iterator<Item = &'static Asset> {
    let modules = [VERIFIER.as_ref(), PLANNER.as_ref()].into_iter().flatten();
    let kits = KITS.iter().map(|(_, kit)| kit);
    [&*STYLE, &*SCRIPT, &*ASK, &*WORKER, &*VERIFY, &*PLAN, &*MARK].into_iter().chain(modules).chain(kits)
}

impl Asset {
    fn new(name: &str, ending: &str, kind: &'static str, body: &'static [u8]) -> Self {
        let href = format!("/assets/{name}-{:016x}.{ending}", fingerprint(body));
        Self { href, kind, small: Cow::Owned(compressed(body)), smallest: &[] }
    }

    /// A module, which comes compressed; an empty one could not be built.
    fn module(name: &str, small: &'static [u8], smallest: &'static [u8]) -> Option<Self> {
        let href = format!("/assets/{name}-{:016x}.wasm", fingerprint(small));
        let module = Self { href, kind: "application/wasm", small: Cow::Borrowed(small), smallest };
        (!small.is_empty()).then_some(module)
    }

    /// How many bytes go over the wire to a browser of this century.
    pub fn sent_bytes(&self) -> usize {
        if self.smallest.is_empty() { self.small.len() } else { self.smallest.len() }
    }

    /// Its content; nothing where it cannot be read, which what we compressed ourselves can.
    pub fn body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        let read = GzDecoder::new(self.small.as_ref()).read_to_end(&mut body);
        read.map(|_| body).unwrap_or_default()
    }
}

/// The text as gzip; nothing where the encoder fails, which writing into memory does not.
fn compressed(body: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(body);
    written.and_then(|()| encoder.finish()).unwrap_or_default()
}

/// FNV-1a (Fowler, Noll, Vo): tells two versions of our own files apart, nothing more.
pub(crate) fn fingerprint(body: &[u8]) -> u64 {
    body.iter()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}

/// `GET /assets/{name}`.
pub async fn serve(Path(name): Path<String>, request: HeaderMap) -> Response {
    let found = all().find(|asset| asset.href.strip_prefix("/assets/") == Some(name.as_str()));
    let Some(asset) = found else { return StatusCode::NOT_FOUND.into_response() };
    let accepts =
        request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if !asset.smallest.is_empty() && accepts.split([',', ' ', ';']).any(|word| word == "br") {
        return (headers, [(header::CONTENT_ENCODING, "br")], asset.smallest).into_response();
    }
    if accepts.contains("gzip") {
        return (headers, [(header::CONTENT_ENCODING, "gzip")], asset.small.as_ref()).into_response();
    }
    (headers, asset.body()).into_response()
}
