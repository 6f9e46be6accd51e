//! Errors of the API as problem documents (RFC 9457): an outer message for the caller, an inner line for the log.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// What kind of error it is. Each has one `type`, one status and one title, which stay as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProblemKind {
    /// The request cannot be read.
    BadRequest,
    /// Something is to be created, and the request carries no fit idempotency key.
    KeyMissing,
    /// Some fields are wrong; each is named.
    InvalidFields,
    /// There is nothing to apply for.
    NotNeeded,
    /// Nobody is logged in.
    Unauthorised,
    /// Not allowed.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// Not with this method.
    MethodNotAllowed,
    /// The thing has changed, or stands at another stage.
    Conflict,
    /// The idempotency key was used for another request.
    KeyReused,
    /// The request is too large.
    TooLarge,
    /// Not this media type.
    WrongKind,
    /// Too many requests.
    TooMany,
    /// Our fault.
    Internal,
    /// The service cannot answer now.
    Unavailable,
}

/// A problem document.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: ProblemKind,
    detail: String,
    fields: Vec<FieldProblem>,
    inner: Option<String>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FieldProblem {
    /// The path of the field (`document.nationality`).
    pub field: String,
    /// The stable code (`bad-date`).
    pub code: String,
    /// What is wrong and what is wanted.
    pub message: String,
}

/// The document on the wire.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Document<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    fields: &'a [FieldProblem],
}

impl ProblemKind {
    /// The status, the last part of `type`, the title.
    fn parts(self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::BadRequest => (StatusCode::BAD_REQUEST, "bad-request", "The request cannot be read"),
            Self::InvalidFields => {
                (StatusCode::UNPROCESSABLE_ENTITY, "invalid-fields", "Some fields are wrong")
            }
            Self::KeyMissing => {
                (StatusCode::BAD_REQUEST, "key-missing", "The request needs an idempotency key")
            }
            Self::NotNeeded => {
                (StatusCode::UNPROCESSABLE_ENTITY, "not-needed", "There is nothing to apply for")
            }
            Self::Unauthorised => (StatusCode::UNAUTHORIZED, "unauthorised", "Nobody is logged in"),
            Self::Forbidden => (StatusCode::FORBIDDEN, "forbidden", "This is not allowed"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "There is no such thing"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method", "Not with this method"),
            Self::Conflict => {
                (StatusCode::CONFLICT, "conflict", "The thing has changed or stands at another stage")
            }
            Self::KeyReused => (StatusCode::CONFLICT, "key-reused", "The key was used for another request"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The request is too large"),
            Self::WrongKind => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-kind", "Not this media type"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too-many", "Too many requests"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "The service failed"),
            Self::Unavailable => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable", "The service cannot answer now")
            }
        }
    }
}

impl Problem {
    /// A problem with a sentence that says what is wrong and what to do; no personal data.
    pub fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into(), fields: Vec::new(), inner: None }
    }

    /// Fields that are wrong.
    pub fn fields(fields: Vec<FieldProblem>) -> Self {
        let detail = "correct the fields named and send the request again".to_owned();
        Self { kind: ProblemKind::InvalidFields, detail, fields, inner: None }
    }

    /// The same with the fields that it is about.
    #[must_use]
    pub fn about(mut self, fields: Vec<FieldProblem>) -> Self {
        self.fields = fields;
        self
    }

    /// A fault of ours: the caller learns that it happened, the log what.
    pub fn internal(inner: impl ToString) -> Self {
        let detail = "nothing was changed; it is safe to send the request again".to_owned();
        Self { kind: ProblemKind::Internal, detail, fields: Vec::new(), inner: Some(inner.to_string()) }
    }

    /// The problem for a bare status.
    pub fn of_status(status: StatusCode) -> Self {
        let kind = match status {
            StatusCode::UNAUTHORIZED => ProblemKind::Unauthorised,
            StatusCode::FORBIDDEN => ProblemKind::Forbidden,
            StatusCode::NOT_FOUND => ProblemKind::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => ProblemKind::MethodNotAllowed,
            StatusCode::CONFLICT => ProblemKind::Conflict,
            StatusCode::PAYLOAD_TOO_LARGE => ProblemKind::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => ProblemKind::WrongKind,
            StatusCode::TOO_MANY_REQUESTS => ProblemKind::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => ProblemKind::Unavailable,
            other if other.is_server_error() => ProblemKind::Internal,
            _ => ProblemKind::BadRequest,
        };
        Self::new(kind, "")
    }

    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        self.kind.parts().0
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, title) = self.kind.parts();
        if let Some(inner) = &self.inner {
            tracing::error!(error = %inner, "a request failed");
        }
        let document = Document {
            r#type: format!("/api/v1/problems/{code}"),
            title,
            status: status.as_u16(),
            detail: &self.detail,
            fields: &self.fields,
        };
        // INVARIANT: strings and numbers always become JSON; an empty body would still carry the status.
        let body = serde_json::to_vec(&document).unwrap_or_default();
        (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(problem: Problem) -> (StatusCode, String) {
        let response = problem.into_response();
        let status = response.status();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let bytes = runtime.block_on(axum::body::to_bytes(response.into_body(), 10_000)).unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[test]
    fn a_problem_names_its_fields_and_a_fault_of_ours_stays_inside() {
        let wrong = FieldProblem {
            field: "document.nationality".to_owned(),
            code: "unknown-country".to_owned(),
            message: "`UZZ` is no country code of three letters, did you mean `UZB`?".to_owned(),
        };
        let (status, text) = body(Problem::fields(vec![wrong]));
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            text.contains("\"type\":\"/api/v1/problems/invalid-fields\"") && text.contains("unknown-country")
        );
        let (status, text) = body(Problem::internal("disk full at /var/lib"));
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!text.contains("disk"), "{text}");
    }
}
