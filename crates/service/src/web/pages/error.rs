//! Pages for errors, each with a way out.

use crate::i18n::Words;

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
