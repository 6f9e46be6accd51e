//! One installation on a temporary folder, on a clock that the test moves, and requests to it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use base::{Clock, Country, FixedClock, SignedDuration, Timestamp};
use crypto::OsRandom;
use serde_json::{Value, json};
use service::Authority;
use service::config::{Config, DataFolder};
use service::installation::{Doors, NewAuthority, set_up};
use service::server::{Reach, router};
use service::web::Rates;
use tower::ServiceExt;

use crate::schema;

/// The moment at which every test starts: filing is open for an entry on 10 August 2026.
pub const START: &str = "2026-08-05T09:00:00Z";

/// An installation that answers.
pub struct World {
    pub authority: Arc<Authority>,
    pub clock: Arc<FixedClock>,
    router: Router,
    pub folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn kind(&self) -> &str {
        self.headers.get("content-type").map_or("", |kind| kind.to_str().unwrap())
    }

    /// Fails unless it is this problem; gives its fields as `path code`.
    #[track_caller]
    pub fn problem(&self, status: u16, slug: &str) -> Vec<String> {
        assert_eq!(
            (self.status.as_u16(), self.kind()),
            (status, "application/problem+json"),
            "{}",
            self.text()
        );
        let json = self.json();
        assert_eq!(json["type"], format!("/api/v1/problems/{slug}"), "{json}");
        assert_eq!(json["status"], status);
        let fields = json["fields"].as_array().cloned().unwrap_or_default();
        let text = |field: &Value, key: &str| field[key].as_str().unwrap().to_owned();
        fields.iter().map(|field| format!("{} {}", text(field, "field"), text(field, "code"))).collect()
    }
}

/// Runs an async test on a runtime of its own.
pub fn run(work: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(work);
}

impl World {
    /// A new installation that applies Russia's rules.
    pub async fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("api-{}-{number}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        let clock = Arc::new(FixedClock::at(START.parse().unwrap()));
        let doors = Doors { clock: clock.clone(), ids: Arc::new(OsRandom) };
        let russia = Country::parse("RUS").unwrap();
        let new = NewAuthority {
            name: "Test authority".to_owned(),
            state: russia,
            rules_of: russia,
            place: "Moscow".to_owned(),
            packs: Vec::new(),
            zone: "Europe/Moscow".to_owned(),
            is_demo: false,
            administrator: "admin".to_owned(),
        };
        let data = DataFolder::at(&folder);
        let (authority, _) = set_up(&data, &Config::default(), new, doors, clock.now()).await.unwrap();
        let authority = Arc::new(authority);
        let reach = Reach {
            public_url: "http://127.0.0.1:8080".to_owned(),
            behind_proxy: false,
            rates: Rates { log_ins: 1000, forms: 1000, live: 1000, api: 1000 },
        };
        Self { router: router(authority.clone(), &reach), authority, clock, folder }
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn pass_hours(&self, hours: i64) {
        self.clock.advance(SignedDuration::from_hours(hours));
    }

    /// Sends a request, and holds a JSON answer of the API against the description.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Reply {
        let mut request = Request::builder().method(method.clone()).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.router.clone().oneshot(request.body(body.into()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 32_000_000).await.unwrap().to_vec();
        let reply = Reply { status: parts.status, headers: parts.headers, bytes };
        schema::check(&method, path, &reply);
        reply
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Reply {
        self.send_json(Method::POST, path, headers, body).await
    }

    pub async fn send_json(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Reply {
        let headers: Vec<_> = headers.iter().copied().chain([("content-type", "application/json")]).collect();
        self.send(method, path, &headers, body.to_string()).await
    }

    /// Files, and gives the answer.
    pub async fn file(&self, filing: &Value, key: &str) -> Reply {
        self.post("/api/v1/applications", &[("idempotency-key", key)], filing).await
    }

    /// A case by its reference, with a birth date.
    pub async fn case(&self, reference: &str, born: &str) -> Reply {
        self.send(
            Method::GET,
            &format!("/api/v1/applications/{reference}"),
            &[("birth-date", born)],
            Body::empty(),
        )
        .await
    }
}

/// A filing to which nothing stands in the way.
pub fn filing() -> Value {
    json!({
        "document": {
            "nationality": "UZB", "issuer": "UZB", "kind": "ordinary-passport", "number": "AA1234567",
            "expires": "2031-01-01", "primary": "SPECIMEN", "secondary": "ANVAR", "born": BORN, "sex": "M"
        },
        "language": "ru",
        "entry": {"at": "2026-08-10T09:00:00+05:00", "point": "RUS-PETUKHOVO", "mode": "road"},
        "exit": "2026-08-20",
        "purpose": "work",
        "contract": {"from": "2026-08-11", "until": "2026-08-20"}
    })
}

/// The birth date of that filing.
pub const BORN: &str = "1990-05-01";

/// The passport of that filing.
pub fn passport() -> String {
    let day = |text| document::mrz::MrzDate::parse(text).unwrap();
    document::Mrz {
        format: document::mrz::Format::Td3,
        document_code: "P".to_owned(),
        issuer: Country::parse("UZB").unwrap(),
        primary: "SPECIMEN".to_owned(),
        secondary: Some("ANVAR".to_owned()),
        name_truncated: false,
        document_number: "AA1234567".to_owned(),
        nationality: Country::parse("UZB").unwrap(),
        birth_date: day("900501"),
        sex: document::Sex::from_letter('M'),
        expiry_date: day("310101"),
        optional: None,
        optional_2: None,
    }
    .compose()
    .unwrap()
}
