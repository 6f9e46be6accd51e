//! What comes in over HTTP, read once into typed values: bodies within their limits, keys, birth dates, the language.
//!
//! In: a request. Out: a value, or the [`Problem`] that says what to mend. Nothing here looks at the record.

use std::convert::Infallible;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use journey::{BirthDate, Reference};
use serde::de::DeserializeOwned;

use super::fault;
use crate::i18n::{Language, Text};
use crate::web::{FieldProblem, Problem, ProblemKind};

/// Largest JSON body, in bytes.
pub(super) const JSON_BYTES: usize = 256_000;
/// Longest idempotency key; the record adds the name of the use case to it.
const KEY_CHARACTERS: usize = 100;
/// Most lines of a machine readable zone, and the most characters of one that is looked at.
const ZONE_LINES: usize = 3;
const LINE_CHARACTERS: usize = 60;

/// The words of the caller's language, by `Accept-Language`.
pub(super) struct Reader(pub(super) Text);

impl Reader {
    /// The language.
    pub(super) fn language(&self) -> Language {
        self.0.language()
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(Text::new(Language::choose(
            Language::ALL,
            None,
            text_of(&parts.headers, header::ACCEPT_LANGUAGE.as_str()),
        ))))
    }
}

/// The language that `?lang=` names for a paper, of the seven that papers speak.
#[derive(Clone, Copy, Debug)]
pub(super) struct PaperLanguage(pub(super) Option<rules::Language>);

impl<S: Sync> FromRequestParts<S> for PaperLanguage {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        let mut query = parts.uri.query().unwrap_or_default().split('&');
        let tag = query.find_map(|pair| pair.strip_prefix("lang="));
        Ok(Self(tag.and_then(rules::Language::from_tag)))
    }
}

/// A body of JSON, as text.
pub(super) struct JsonText(pub(super) String);

impl<S: Send + Sync> FromRequest<S> for JsonText {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if media_type(request.headers()).as_deref() != Some("application/json") {
            return Err(Problem::new(ProblemKind::WrongKind, "send `Content-Type: application/json`"));
        }
        let bytes = read_body(request, state).await?;
        let text = String::from_utf8(bytes.into());
        text.map(Self).map_err(|_| Problem::new(ProblemKind::BadRequest, "the body is no UTF-8 text"))
    }
}

/// A body of JSON that is read into a type of ours.
pub(super) struct Json<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let JsonText(text) = JsonText::from_request(request, state).await?;
        serde_json::from_str(&text).map(Self).map_err(|error| fault::of_json(&error))
    }
}

/// A body of any kind, with the media type that its sender gave it.
pub(super) struct Raw {
    /// The media type, without parameters, in small letters.
    pub(super) media_type: Option<String>,
    /// The body.
    pub(super) bytes: Bytes,
}

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let media_type = media_type(request.headers());
        let bytes = read_body(request, state).await?;
        if bytes.is_empty() {
            return Err(Problem::new(ProblemKind::BadRequest, "the body is empty"));
        }
        Ok(Self { media_type, bytes })
    }
}

/// Reads within the limit that the route was given.
async fn read_body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(ProblemKind::TooLarge, "send less in one request"),
        _ => Problem::new(ProblemKind::BadRequest, "the body broke off"),
    })
}

fn media_type(headers: &HeaderMap) -> Option<String> {
    let kind = text_of(headers, header::CONTENT_TYPE.as_str())?;
    Some(kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

fn text_of<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// The caller's key of a request that creates something.
pub(super) struct IdempotencyKey(pub(super) String);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let key = text_of(&parts.headers, "idempotency-key").unwrap_or_default();
        let is_fit =
            (1..=KEY_CHARACTERS).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
        if is_fit {
            return Ok(Self(key.to_owned()));
        }
        let detail =
            "send the header `Idempotency-Key` with 1 to 100 visible ASCII characters of your own making";
        Err(Problem::new(ProblemKind::KeyMissing, detail))
    }
}

/// Whose case it is: the reference in the path with the birth date in the header `Birth-Date`.
pub(super) struct Whose {
    /// The reference; `None` for a text that is none, which then looks like an unknown one.
    pub(super) reference: Option<Reference>,
    /// The birth date.
    pub(super) born: BirthDate,
}

impl<S: Send + Sync> FromRequestParts<S> for Whose {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let reference = path.ok().and_then(|Path(text)| text.parse().ok());
        let wrong = |code, message| Problem::fields(vec![field("birth-date", code, message)]);
        let Some(text) = text_of(&parts.headers, "birth-date") else {
            return Err(wrong("missing", "send the header `Birth-Date`, such as `1990-05-01`"));
        };
        match text.parse() {
            Ok(born) => Ok(Self { reference, born }),
            Err(_) => Err(wrong("bad-date", "write the birth date as `1990-05-01`")),
        }
    }
}

/// The lines of the bearer's passport in the header `Passport-MRZ`, set apart by blanks or commas; absent if none was
/// shown.
pub(super) struct PassportLines(pub(super) Option<String>);

impl<S: Sync> FromRequestParts<S> for PassportLines {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let Some(text) = text_of(&parts.headers, "passport-mrz") else { return Ok(Self(None)) };
        let lines: Vec<String> =
            text.split([' ', ',']).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        zone_text("passport-mrz", &lines).map(|zone| Self(Some(zone)))
    }
}

/// The lines of a machine readable zone as one text.
///
/// # Errors
///
/// A [`Problem`] for what cannot be one: no line, more than three, or one longer than any format has.
pub(super) fn zone_text(name: &str, lines: &[String]) -> Result<String, Problem> {
    let wrong = |code, message| Err(Problem::fields(vec![field(name, code, message)]));
    if lines.is_empty() {
        return wrong("missing", "send the two or three lines that the document prints");
    }
    if lines.len() > ZONE_LINES {
        return wrong("too-many", "a machine readable zone has two or three lines");
    }
    if lines.iter().any(|line| line.chars().count() > LINE_CHARACTERS) {
        return wrong("too-long", "a line has 30, 36 or 44 characters");
    }
    if lines.iter().any(|line| line.contains(['\n', '\r'])) {
        return wrong("bad-character", "send each line on its own");
    }
    Ok(lines.join("\n"))
}

/// One field that is wrong.
pub(super) fn field(name: impl Into<String>, code: &str, message: impl Into<String>) -> FieldProblem {
    FieldProblem { field: name.into(), code: code.to_owned(), message: message.into() }
}
