//! `POST /api/v1/uploads`: a proof of an emergency, taken only as what its content is.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::describe::Problems;
use super::input::{IdempotencyKey, Raw, Reader};
use super::{Api, fault, shapes};
use crate::flows::{self, MediaType};
use crate::web::{Problem, ProblemKind};

/// A file that is kept.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
struct KeptUpload {
    /// What an application names as its `proof`.
    id: String,
}

/// Keeps a proof of an emergency.
///
/// A PDF, JPEG or PNG of at most 5 MB. Its content decides what it is, not its name or the media type alone: a script
/// that calls itself a picture is not taken. It is kept encrypted.
#[utoipa::path(
    post,
    path = "/api/v1/uploads",
    operation_id = "keep-upload",
    tag = "applications",
    params(("Idempotency-Key" = String, Header, description = "1 to 100 visible ASCII characters of your own making.")),
    request_body(description = "The file.", content(
        (shapes::Binary = "application/pdf"),
        (shapes::Binary = "image/jpeg"),
        (shapes::Binary = "image/png"),
    )),
    responses(
        (status = 201, description = "It is kept; a repeated key gives the first answer.", body = KeptUpload),
        (status = 409, description = "The key was used for another file.", body = super::describe::ProblemDocument,
            content_type = "application/problem+json"),
        Problems,
    )
)]
pub(super) async fn keep(
    State(api): State<Api>,
    reader: Reader,
    IdempotencyKey(key): IdempotencyKey,
    file: Raw,
) -> Result<Response, Problem> {
    let found = MediaType::of(&file.bytes).map(MediaType::name);
    if found.is_none() || file.media_type.as_deref() != found {
        let detail = "send a PDF, JPEG or PNG, with the media type of its content";
        return Err(Problem::new(ProblemKind::WrongKind, detail));
    }
    let authority = api.authority();
    let kept = flows::keep_upload(authority, authority.clock.now(), file.bytes.into(), &key).await;
    let id = kept.map_err(|error| fault::of_flow(error, reader.0))?.to_string();
    Ok((StatusCode::CREATED, Json(KeptUpload { id })).into_response())
}
