//! The pass of a case in its four forms, and the verdict on anybody's seal.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use pass::{Passport, Verification};

use super::applications::found;
use super::describe::{CaseProblems, Problems};
use super::input::{PaperLanguage, PassportLines, Raw, Reader, Whose};
use super::{Api, fault, shapes};
use crate::flows::FlowError;
use crate::site::views;
use crate::web::{Problem, ProblemKind};

/// Declares a route to the pass in one form: `$name` with `$id` at `$path` as `$file`, of the media type `$kind`; and
/// where it is paper, the language that the query names.
macro_rules! form {
    (
        $(#[$doc:meta])* $name:ident, $id:literal, $path:literal, $file:literal, $kind:literal, $body:ty
        $(, $paper:literal)?
    ) => {
        $(#[$doc])*
        #[utoipa::path(
            get,
            path = $path,
            operation_id = $id,
            tag = "passes",
            params(
                ("reference" = String, Path, description = "As it was given on filing."),
                ("Birth-Date" = String, Header, description = "The traveller's birth date.", example = "1990-05-01"),
                $(($paper = Option<String>, Query,
                    description = "Language of the paper: en, ru, kk, ky, tg, uz or tk. Default: as Accept-Language."),)?
            ),
            responses((status = 200, description = "The newest pass.", body = $body, content_type = $kind), CaseProblems)
        )]
        pub(super) async fn $name(
            State(api): State<Api>,
            reader: Reader,
            whose: Whose,
            PaperLanguage(language): PaperLanguage,
        ) -> Result<Response, Problem> {
            form(&api, &reader, &whose, $file, language).await
        }
    };
}

form! {
    /// The seal, byte for byte as it stands in the QR code.
    seal, "pass-seal", "/api/v1/applications/{reference}/pass", "pass.json", "application/json", Object
}
form! {
    /// The QR code as SVG.
    svg, "pass-svg", "/api/v1/applications/{reference}/pass.svg", "pass.svg", "image/svg+xml", String
}
form! {
    /// The QR code as PNG.
    png, "pass-png", "/api/v1/applications/{reference}/pass.png", "pass.png", "image/png", shapes::Binary
}
form! {
    /// The pass on paper, in the caller's language and in English.
    pdf, "pass-pdf", "/api/v1/applications/{reference}/pass.pdf", "pass.pdf", "application/pdf", shapes::Binary,
    "lang"
}
form! {
    /// The pass as a card of the size of a bank card, in the caller's language and in English.
    card, "pass-card", "/api/v1/applications/{reference}/pass-card.pdf", "pass-card.pdf", "application/pdf",
    shapes::Binary, "lang"
}
form! {
    /// The small code, byte for byte: the binary twin of the seal. 404 where the pass has none.
    small, "pass-small", "/api/v1/applications/{reference}/pass-small.txt", "pass-small.txt", "text/plain", String
}
form! {
    /// The small code as SVG.
    small_svg, "pass-small-svg", "/api/v1/applications/{reference}/pass-small.svg", "pass-small.svg", "image/svg+xml",
    String
}
form! {
    /// The small code as PNG, for the screen of a small telephone.
    small_png, "pass-small-png", "/api/v1/applications/{reference}/pass-small.png", "pass-small.png", "image/png",
    shapes::Binary
}

async fn form(
    api: &Api,
    reader: &Reader,
    whose: &Whose,
    file: &str,
    language: Option<rules::Language>,
) -> Result<Response, Problem> {
    let authority = api.authority();
    let stored = found(authority, whose, reader).await?;
    let drawn = match views::current_pass(authority, &stored.value).await {
        Ok(Some(pass)) => {
            let language = language.unwrap_or(reader.language().of_rules());
            views::pass_as(authority, language, &stored.value, &pass, file)
        }
        Ok(None) => {
            return Err(Problem::new(ProblemKind::NotFound, "no pass is issued on this application"));
        }
        Err(error) => Err(error),
    };
    let (kind, bytes) = drawn.map_err(|error: FlowError| fault::of_flow(error, reader.0))?;
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "private, no-store")];
    Ok((headers, bytes).into_response())
}

/// Is this seal good?
///
/// The seal as text or JSON, or a PNG or JPEG of its QR code. The answer is that of `paiza pass verify` with this
/// authority's own certificate as the only anchor; something that is no seal is answered too. Nothing is stored.
#[utoipa::path(
    post,
    path = "/api/v1/passes/verify",
    operation_id = "verify-pass",
    tag = "passes",
    params(
        ("Passport-MRZ" = Option<String>, Header,
            description = "The lines of the bearer's passport, set apart by a blank or a comma, to be compared."),
    ),
    request_body(description = "The seal.", content(
        (String = "text/plain"),
        (Object = "application/json"),
        (shapes::Binary = "image/png"),
        (shapes::Binary = "image/jpeg"),
    )),
    responses((status = 200, description = "The verdict, whatever it is.", body = shapes::Verification), Problems)
)]
pub(super) async fn verify(
    State(api): State<Api>,
    PassportLines(lines): PassportLines,
    seal: Raw,
) -> Result<Json<Verification>, Problem> {
    let taken = ["text/plain", "application/json", "image/png", "image/jpeg"];
    if !seal.media_type.as_deref().is_some_and(|kind| taken.contains(&kind)) {
        return Err(Problem::new(ProblemKind::WrongKind, format!("send one of {}", taken.join(", "))));
    }
    // Reading a picture takes milliseconds of a processor: not on the thread that answers others.
    let read = tokio::task::spawn_blocking(move || pass::qr::text_of(&seal.bytes)).await;
    let text = match read.map_err(Problem::internal)? {
        Ok(text) => text,
        Err(fault) => return Ok(Json(Verification::unread(&fault))),
    };
    let authority = api.authority();
    let at = authority.moment(authority.clock.now());
    let document = lines.as_deref().map(|lines| document::read(lines).document());
    let passport = match &document {
        None => Passport::NotShown,
        Some(None) => Passport::Unreadable,
        Some(Some(mrz)) => Passport::Shown(mrz),
    };
    Ok(Json(authority.verifier().verify(&text, at, passport)))
}
