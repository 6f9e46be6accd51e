//! What stands around every request, from the outside in: security headers, pages for errors, the session, the chrome,
//! the same-origin check, rate limits, body limits, and the door of the desk.

use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base::Clock;
use tower_sessions::Session;

use crate::i18n::Language;

use super::chrome::{Chrome, StaffMember};
use super::page::Page;
use super::pages::{DesignPage, ErrorKind, ErrorPage};
use super::problem::{Problem, ProblemKind};
use super::rate::{RateLimits, Rates};
use super::session::{self, SessionRecords};
use super::{assets, body, door, headers, origin};

/// How an installation wants its shell.
#[derive(Clone, Debug)]
pub struct ShellSettings {
    /// The name of the authority, for the top of every page.
    pub authority: String,
    /// This is a demonstration, which every page says.
    pub demo: bool,
    /// Readers come over HTTPS: cookies are `Secure` and the browser is told to stay with HTTPS.
    pub https: bool,
    /// A proxy of our own stands in front and says in `X-Forwarded-For` whose request it is.
    pub behind_proxy: bool,
    /// How many requests an address may make.
    pub rates: Rates,
}

/// Looks up accounts, so that a locked one is out at once.
pub trait Members: Send + Sync {
    /// The account, unless it is locked or gone.
    fn member<'a>(&'a self, id: &'a str) -> Pin<Box<dyn Future<Output = Option<StaffMember>> + Send + 'a>>;
}

/// The shell: put it around the routes with [`Shell::around`].
#[derive(Clone)]
pub struct Shell {
    pub(super) settings: Arc<ShellSettings>,
    members: Arc<dyn Members>,
    sessions: Arc<dyn SessionRecords>,
    clock: Arc<dyn Clock>,
    rates: Arc<RateLimits>,
}

impl Shell {
    /// A shell over the accounts and the sessions of an installation.
    pub fn new(
        settings: ShellSettings,
        members: Arc<dyn Members>,
        sessions: Arc<dyn SessionRecords>,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let rates = Arc::new(RateLimits::new(&settings.rates, Arc::clone(&clock)));
        Self { settings: Arc::new(settings), members, sessions, clock, rates }
    }

    /// Puts everything around the routes, and adds the pages that belong to the shell itself.
    pub fn around(self, routes: Router) -> Router {
        let sessions =
            session::layer(Arc::clone(&self.sessions), Arc::clone(&self.clock), self.settings.https);
        routes
            .route("/assets/{name}", get(assets::serve))
            .route("/design", get(|chrome: Chrome| async move { DesignPage.respond(&chrome) }))
            .layer(middleware::from_fn(door::desk))
            .layer(DefaultBodyLimit::max(body::MOST_BYTES))
            .layer(middleware::from_fn(body::limit))
            .layer(middleware::from_fn_with_state(self.clone(), rate))
            .layer(middleware::from_fn(origin::same_origin))
            .layer(middleware::from_fn_with_state(self.clone(), chrome))
            .layer(sessions)
            .layer(middleware::from_fn_with_state(self.clone(), errors))
            .layer(middleware::from_fn_with_state(self, headers::secure))
    }
}

/// Makes the chrome of a request and hands it to everything inside.
async fn chrome(State(shell): State<Shell>, session: Session, mut request: Request, next: Next) -> Response {
    let mut chrome = plain_chrome(&shell, &request);
    if let Some(open) = session::read(&session).await {
        chrome.staff = shell.members.member(&open.staff).await;
        if chrome.staff.is_some() {
            chrome.csrf = open.csrf;
        }
    }
    request.extensions_mut().insert(chrome);
    next.run(request).await
}

/// The chrome of a reader whom nobody knows.
fn plain_chrome(shell: &Shell, request: &Request) -> Chrome {
    let pairs: Vec<&str> = request
        .uri()
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
        .take(50)
        .collect();
    let chosen = pairs.iter().find_map(|pair| pair.strip_prefix("lang="));
    let accept = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    // A form's answer stands under its own path; the switch leads to the empty form, for a POST has no link.
    let query = if request.method().is_safe() {
        pairs.iter().filter(|pair| !pair.starts_with("lang=")).copied().collect::<Vec<_>>().join("&")
    } else {
        String::new()
    };
    Chrome {
        language: Language::choose(Language::spoken_on(request.uri().path()), chosen, accept),
        language_is_chosen: chosen.and_then(Language::from_tag).is_some(),
        authority: shell.settings.authority.clone(),
        demo: shell.settings.demo,
        path: request.uri().path().to_owned(),
        query,
        staff: None,
        csrf: String::new(),
    }
}

/// Turns away an address that asks too often.
async fn rate(State(shell): State<Shell>, chrome: Chrome, request: Request, next: Next) -> Response {
    let address = super::rate::address(&request, shell.settings.behind_proxy);
    match shell.rates.check(request.method(), request.uri().path(), address) {
        Ok(()) => next.run(request).await,
        Err(wait_seconds) => {
            let mut response = if is_api(request.uri().path()) {
                Problem::new(ProblemKind::TooMany, format!("wait {wait_seconds} seconds and ask again"))
                    .into_response()
            } else {
                ErrorPage::of(ErrorKind::TooMany { wait_seconds }).respond(&chrome)
            };
            response.headers_mut().insert(header::RETRY_AFTER, wait_seconds.into());
            response
        }
    }
}

/// Draws what came back as a bare status: a page for readers, a problem document for programs.
async fn errors(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let chrome = plain_chrome(&shell, &request);
    let is_api = is_api(request.uri().path());
    let response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) || has_a_body_of_ours(&response) {
        return response;
    }
    let mut drawn = if is_api {
        Problem::of_status(status).into_response()
    } else {
        ErrorPage::of(ErrorKind::of(status)).respond(&chrome)
    };
    *drawn.status_mut() = status;
    for name in [header::ALLOW, header::RETRY_AFTER, header::SET_COOKIE] {
        if let Some(value) = response.headers().get(&name) {
            drawn.headers_mut().insert(name, value.clone());
        }
    }
    drawn
}

fn has_a_body_of_ours(response: &Response) -> bool {
    let kind =
        response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.contains("json")
}

/// Programs ask under `/api`; everything else is read by people.
pub(super) fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// The page for a status, in the reader's language.
pub(super) fn refuse(status: StatusCode, chrome: &Chrome) -> Response {
    ErrorPage::of(ErrorKind::of(status)).respond(chrome)
}

#[cfg(test)]
mod tests;
