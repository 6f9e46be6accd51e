//! The door of the desk: who is not logged in goes to the log-in, who may not enter a room is told so, and a form counts
//! only with the token of its session.

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use super::chrome::{Chrome, StaffMember};
use super::form::Filled;
use super::shell::refuse;

const LOG_IN: &str = "/desk/login";
const PASSWORD: &str = "/desk/password";
const LOG_OUT: &str = "/desk/logout";

/// Guards everything under `/desk`.
pub(super) async fn desk(chrome: Chrome, mut request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if !is_desk(&path) || path == LOG_IN {
        return next.run(request).await;
    }
    let Some(staff) = &chrome.staff else { return to_log_in(&chrome, &request) };
    if staff.must_change_password && path != PASSWORD && path != LOG_OUT {
        return Redirect::to(&chrome.href(PASSWORD)).into_response();
    }
    if !may_enter(staff, &path) {
        return refuse(StatusCode::FORBIDDEN, &chrome);
    }
    if request.method() == Method::POST {
        request = match with_token(request, &chrome).await {
            Ok(request) => request,
            Err(response) => return response,
        };
    }
    next.run(request).await
}

fn is_desk(path: &str) -> bool {
    path == "/desk" || path.starts_with("/desk/")
}

fn to_log_in(chrome: &Chrome, request: &Request) -> Response {
    let path = request.uri().path();
    let came_for = if request.method() == Method::GET { path } else { "/desk" };
    Redirect::to(&chrome.href(format!("{LOG_IN}?next={came_for}"))).into_response()
}

/// Which rooms an account may enter, by the first part of the path.
fn may_enter(staff: &StaffMember, path: &str) -> bool {
    let room = path.trim_start_matches("/desk").trim_start_matches('/').split('/').next().unwrap_or_default();
    match room {
        "" | "cases" | "appeals" => staff.role.sees_cases(),
        "border" | "second-line" => staff.role.sees_border(),
        "staff" => staff.role.sees_staff(),
        _ => true,
    }
}

/// Reads the form, compares its token with that of the session, and hands the form on.
async fn with_token(request: Request, chrome: &Chrome) -> Result<Request, Response> {
    let (mut parts, body) = request.into_parts();
    let mut copy = Request::new(Body::empty());
    *copy.method_mut() = parts.method.clone();
    *copy.uri_mut() = parts.uri.clone();
    *copy.headers_mut() = parts.headers.clone();
    *copy.extensions_mut() = parts.extensions.clone();
    *copy.body_mut() = body;
    let form = Filled::from_request(copy, &()).await?;
    if chrome.csrf.is_empty() || !same(form.text("csrf"), &chrome.csrf) {
        tracing::warn!("a staff form without the token of its session was turned away");
        return Err(refuse(StatusCode::FORBIDDEN, chrome));
    }
    parts.extensions.insert(form);
    Ok(Request::from_parts(parts, Body::empty()))
}

/// Compares without telling by its time how much was right.
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b)) == 0
}

/// Where to go after the log-in: a path of the desk, never another site.
pub fn safe_next(next: Option<&str>) -> &str {
    next.filter(|path| is_desk(path) && !path.contains(['\\', ':', '\r', '\n']) && !path.contains("//"))
        .unwrap_or("/desk")
}

/// Where an account starts its work.
pub fn first_room(staff: &StaffMember) -> &'static str {
    if staff.role.sees_cases() { "/desk" } else { "/desk/border" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::Role;

    fn staff(role: Role) -> StaffMember {
        StaffMember { id: String::new(), name: String::new(), role, must_change_password: false }
    }

    #[test]
    fn each_role_enters_its_rooms_only() {
        let check = |role, path: &str, wanted: bool| {
            assert_eq!(may_enter(&staff(role), path), wanted, "{role:?} {path}");
        };
        for (path, officer, border, admin) in [
            ("/desk", true, false, true),
            ("/desk/cases/K7Q2/decide", true, false, true),
            ("/desk/appeals", true, false, true),
            ("/desk/border", true, true, false),
            ("/desk/second-line/1", true, true, false),
            ("/desk/staff", false, false, true),
            ("/desk/hits", true, true, true),
            ("/desk/statistics.csv", true, true, true),
            ("/desk/password", true, true, true),
        ] {
            check(Role::Officer, path, officer);
            check(Role::Border, path, border);
            check(Role::Admin, path, admin);
        }
        check(Role::Appeals, "/desk/appeals/K7Q2", true);
        check(Role::Appeals, "/desk/border", false);
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        for path in
            ["https://evil.example", "//evil.example", "/desk//evil", "/\\evil", "/check", "/deskx", ""]
        {
            assert_eq!(safe_next(Some(path)), "/desk", "{path}");
        }
        assert_eq!(safe_next(Some("/desk/border")), "/desk/border");
        assert_eq!(safe_next(None), "/desk");
    }

    #[test]
    fn a_token_is_the_same_or_it_is_not() {
        assert!(same("abc", "abc"));
        for other in ["abd", "ab", "abcd", ""] {
            assert!(!same("abc", other));
        }
    }
}
