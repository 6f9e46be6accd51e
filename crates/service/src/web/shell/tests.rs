//! The shell around a few routes, asked as a browser asks.

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::routing::post;
use base::{FixedClock, Timestamp};
use tower::ServiceExt;

use super::*;
use crate::web::session::SessionReply;
use crate::web::{Filled, Role, close_session, open_session};

/// What sessions hold, and when they end.
type Held = BTreeMap<[u8; 16], (Vec<u8>, Timestamp)>;

/// Sessions in memory.
#[derive(Default)]
struct Memory(Mutex<Held>);

impl SessionRecords for Memory {
    fn load(&self, id: [u8; 16], now: Timestamp) -> SessionReply<'_, Option<Vec<u8>>> {
        let found = self
            .0
            .lock()
            .unwrap()
            .get(&id)
            .filter(|(_, ends)| *ends > now)
            .map(|(content, _)| content.clone());
        Box::pin(async move { Ok(found) })
    }
    fn create(&self, id: [u8; 16], content: Vec<u8>, ends: Timestamp) -> SessionReply<'_, bool> {
        let is_new = self.0.lock().unwrap().insert(id, (content, ends)).is_none();
        Box::pin(async move { Ok(is_new) })
    }
    fn save(&self, id: [u8; 16], content: Vec<u8>, ends: Timestamp) -> SessionReply<'_, ()> {
        self.0.lock().unwrap().insert(id, (content, ends));
        Box::pin(async { Ok(()) })
    }
    fn end(&self, id: [u8; 16]) -> SessionReply<'_, ()> {
        self.0.lock().unwrap().remove(&id);
        Box::pin(async { Ok(()) })
    }
}

/// One account, which can be locked.
struct One(Mutex<bool>);

impl Members for One {
    fn member<'a>(&'a self, id: &'a str) -> Pin<Box<dyn Future<Output = Option<StaffMember>> + Send + 'a>> {
        let is_open = !*self.0.lock().unwrap();
        Box::pin(async move {
            is_open.then(|| StaffMember {
                id: id.to_owned(),
                name: "A. Officer".to_owned(),
                role: Role::Officer,
                must_change_password: false,
            })
        })
    }
}

struct Bench {
    app: Router,
    clock: Arc<FixedClock>,
    members: Arc<One>,
}

impl Bench {
    fn new() -> Self {
        let clock = Arc::new(FixedClock::at(Timestamp::from_second(1_780_000_000).unwrap()));
        let members = Arc::new(One(Mutex::new(false)));
        let settings = ShellSettings {
            authority: "Specimen Border Authority".to_owned(),
            demo: true,
            https: true,
            behind_proxy: false,
            rates: Rates::default(),
        };
        let routes = Router::new()
            .route("/", get(|chrome: Chrome| async move { format!("{} {}", chrome.language, chrome.path) }))
            .route("/form", post(|form: Filled| async move { form.text("name").to_owned() }))
            .route("/api/v1/thing", post(|| async { StatusCode::CONFLICT }))
            .route(
                "/desk/login",
                post(|session: Session| async move {
                    open_session(&session, "01J9Z3", [7; 16]).await.unwrap();
                }),
            )
            .route(
                "/desk/logout",
                post(|session: Session| async move {
                    close_session(&session).await.unwrap();
                }),
            )
            .route("/desk", get(|chrome: Chrome| async move { chrome.csrf }))
            .route("/desk/note", post(|form: Filled| async move { form.text("note").to_owned() }))
            .route("/desk/staff", get(|| async { "staff" }));
        let shell = Shell::new(
            settings,
            Arc::clone(&members) as _,
            Arc::new(Memory::default()),
            Arc::clone(&clock) as _,
        );
        Self { app: shell.around(routes), clock, members }
    }

    fn ask(&self, request: Request) -> (StatusCode, HeaderMap, String) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let response = runtime.block_on(self.app.clone().oneshot(request)).unwrap();
        let (parts, body) = response.into_parts();
        let bytes = runtime.block_on(axum::body::to_bytes(body, 1_000_000)).unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    fn get(&self, path: &str, cookie: &str) -> (StatusCode, HeaderMap, String) {
        self.ask(Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap())
    }

    fn post(&self, path: &str, cookie: &str, body: &str) -> (StatusCode, HeaderMap, String) {
        let request = Request::post(path)
            .header("cookie", cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()));
        self.ask(request.unwrap())
    }

    /// Logs in and gives the cookie.
    fn log_in(&self) -> String {
        let (status, headers, _) = self.post("/desk/login", "", "");
        assert_eq!(status, StatusCode::OK);
        let cookie = headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().to_owned();
        for wanted in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/desk"] {
            assert!(cookie.contains(wanted), "{cookie}");
        }
        cookie.split(';').next().unwrap().to_owned()
    }
}

#[test]
fn every_answer_carries_the_headers_and_a_traveller_gets_no_cookie() {
    let (status, headers, body) = Bench::new().get("/?lang=ru&a=1", "");
    assert_eq!((status, body.as_str()), (StatusCode::OK, "ru /"));
    let policy = headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{policy}");
    for name in
        ["x-content-type-options", "referrer-policy", "permissions-policy", "strict-transport-security"]
    {
        assert!(headers.contains_key(name), "{name}");
    }
    assert_eq!(headers.get("cache-control").unwrap(), "no-store");
    assert!(!headers.contains_key("set-cookie"));
}

#[test]
fn an_error_is_a_page_in_the_readers_language_and_a_document_for_programs() {
    let bench = Bench::new();
    let request = Request::get("/nowhere").header("accept-language", "ru").body(Body::empty()).unwrap();
    let (status, _, body) = bench.ask(request);
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("<html lang=\"ru\">") && body.contains("Такой страницы нет"), "{body}");
    let (status, headers, body) = bench.ask(Request::post("/api/v1/thing").body(Body::empty()).unwrap());
    assert_eq!(
        (status, headers.get("content-type").unwrap().as_bytes()),
        (StatusCode::CONFLICT, &b"application/problem+json"[..])
    );
    assert!(body.contains("/api/v1/problems/conflict"), "{body}");
    let (status, headers, body) = bench.get("/form", "");
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(headers.contains_key("allow") && body.contains("<h1>"));
}

#[test]
fn a_form_of_another_site_changes_nothing() {
    let bench = Bench::new();
    assert_eq!(bench.post("/form", "", "name=x").2, "x");
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example"), ("x-none", "x")]
    {
        let request = Request::post("/form").header(name, value).header("host", "a.example");
        let (status, _, body) = bench.ask(request.body(Body::from("name=x")).unwrap());
        assert_eq!(status, StatusCode::FORBIDDEN, "{name}");
        assert!(body.contains("<h1>"), "{body}");
    }
}

#[test]
fn twenty_megabytes_get_a_clear_answer() {
    let bench = Bench::new();
    let length = |size: usize| {
        let request = Request::post("/form?lang=ru")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::CONTENT_LENGTH, size)
            .body(Body::from(vec![b'x'; size]));
        bench.ask(request.unwrap())
    };
    let (status, _, body) = length(20_000_000);
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(body.contains("Файл слишком большой"), "{body}");
    assert_ne!(length(10_000).0, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn the_desk_opens_to_who_is_logged_in_and_closes_with_the_session() {
    let bench = Bench::new();
    let (status, headers, _) = bench.get("/desk", "");
    assert_eq!(
        (status, headers.get("location").unwrap().to_str().unwrap()),
        (StatusCode::SEE_OTHER, "/desk/login?next=/desk")
    );
    let cookie = bench.log_in();
    let token = bench.get("/desk", &cookie).2;
    assert_eq!(token.len(), 32);
    assert_eq!(bench.get("/desk/staff", &cookie).0, StatusCode::FORBIDDEN, "an officer keeps no accounts");
    assert_eq!(bench.post("/desk/note", &cookie, "note=x").0, StatusCode::FORBIDDEN, "no token");
    assert_eq!(
        bench.post("/desk/note", &cookie, &format!("note=x&csrf={}", "0".repeat(32))).0,
        StatusCode::FORBIDDEN
    );
    assert_eq!(bench.post("/desk/note", &cookie, &format!("note=x&csrf={token}")).2, "x");
    *bench.members.0.lock().unwrap() = true;
    assert_eq!(bench.get("/desk", &cookie).0, StatusCode::SEE_OTHER, "a locked account is out at once");
    *bench.members.0.lock().unwrap() = false;
    assert_eq!(bench.post("/desk/logout", &cookie, &format!("csrf={token}")).0, StatusCode::OK);
    assert_eq!(bench.get("/desk", &cookie).0, StatusCode::SEE_OTHER, "logged out");
}

#[test]
fn a_session_ends_after_a_shift() {
    let bench = Bench::new();
    let cookie = bench.log_in();
    let at = |hours: i64| bench.clock.set(Timestamp::from_second(1_780_000_000 + hours * 3600).unwrap());
    at(7);
    assert_eq!(bench.get("/desk", &cookie).0, StatusCode::OK);
    at(9);
    assert_eq!(bench.get("/desk", &cookie).0, StatusCode::SEE_OTHER);
}

#[test]
fn the_eleventh_log_in_of_a_minute_waits() {
    let bench = Bench::new();
    for _ in 0..10 {
        assert_eq!(bench.post("/desk/login", "", "").0, StatusCode::OK);
    }
    let (status, headers, body) = bench.post("/desk/login", "", "");
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(headers.contains_key("retry-after") && body.contains("<h1>"));
}
