//! Pages for errors, each with a way out.

use axum::http::StatusCode;

use crate::i18n::{Text, Words, words, words_with};
use crate::web::page::{Page, draw};

/// Something went wrong.
#[derive(Clone, Debug)]
pub struct ErrorPage {
    /// What kind.
    pub kind: ErrorKind,
    /// One sentence more: what is wrong with the request, and an example.
    pub detail: Option<Words>,
}

/// The kinds of error that a reader meets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ErrorKind {
    /// 400: the request cannot be read.
    BadRequest,
    /// 403: not allowed; also a form that came from another site or whose token is old.
    Forbidden,
    /// 404: there is no such page.
    NotFound,
    /// 405: the page exists, but not for this kind of request.
    MethodNotAllowed,
    /// 409: somebody else was faster.
    Conflict,
    /// 413: the file or the form is too large.
    TooLarge,
    /// 415: not this kind of file.
    WrongKind,
    /// 429: too many requests; so many seconds to wait.
    TooMany {
        /// Seconds to wait.
        wait_seconds: u32,
    },
    /// 500: our fault.
    Internal,
    /// 503: the service is starting, stopping or out of disk.
    Unavailable,
}

impl ErrorKind {
    /// The kind for a status that a handler gave without a page.
    pub fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::CONFLICT => Self::Conflict,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::WrongKind,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany { wait_seconds: 60 },
            StatusCode::SERVICE_UNAVAILABLE => Self::Unavailable,
            other if other.is_server_error() => Self::Internal,
            _ => Self::BadRequest,
        }
    }

    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Its code: the messages `error-CODE-title` and `error-CODE-say`.
    fn code(self) -> &'static str {
        match self {
            Self::BadRequest => "bad-request",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::WrongKind => "wrong-kind",
            Self::TooMany { .. } => "too-many",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }
}

impl ErrorPage {
    /// A page without a further sentence.
    pub fn of(kind: ErrorKind) -> Self {
        Self { kind, detail: None }
    }

    /// The number that engineers know it by.
    pub fn code(&self) -> u16 {
        self.kind.status().as_u16()
    }

    /// What it means and what to do.
    pub fn say(&self, text: &Text) -> String {
        text.say(&match self.kind {
            ErrorKind::TooMany { wait_seconds } => {
                words_with("error-too-many-say", [("seconds", wait_seconds.into())])
            }
            kind => words(format!("error-{}-say", kind.code())),
        })
    }

    /// Where to go.
    pub fn way_out(&self) -> &'static str {
        "/"
    }

    /// What the way out says.
    pub fn way_out_key(&self) -> &'static str {
        "error-way-out"
    }
}

impl Page for ErrorPage {
    const NAME: &'static str = "error";

    fn title(&self) -> Words {
        words(format!("error-{}-title", self.kind.code()))
    }

    fn status(&self) -> StatusCode {
        self.kind.status()
    }

    draw!(ErrorPage, "traveller/error.html");

    fn samples() -> Vec<(&'static str, Self)> {
        vec![
            ("error-400", Self { kind: ErrorKind::BadRequest, detail: Some(words("error-bad-date")) }),
            ("error-403", Self::of(ErrorKind::Forbidden)),
            ("error-404", Self::of(ErrorKind::NotFound)),
            ("error-405", Self::of(ErrorKind::MethodNotAllowed)),
            ("error-409", Self::of(ErrorKind::Conflict)),
            ("error-413", Self::of(ErrorKind::TooLarge)),
            ("error-415", Self::of(ErrorKind::WrongKind)),
            ("error-429", Self::of(ErrorKind::TooMany { wait_seconds: 40 })),
            ("error-500", Self::of(ErrorKind::Internal)),
            ("error-503", Self::of(ErrorKind::Unavailable)),
        ]
    }
}
