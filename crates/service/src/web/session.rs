//! Sessions of staff. Travellers have none, so nobody gets a cookie before a log-in.
//!
//! The cookie holds a random identifier, nothing else; what belongs to it lies in the record and ends by our clock.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use async_trait::async_trait;
use base::{Clock, Timestamp};
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, Session, SessionManagerLayer, SessionStore};

/// A session ends after a shift, however busy it was.
const SHIFT_SECONDS: i64 = 8 * 3600;

/// The names under which a session keeps its two values.
const STAFF: &str = "staff";
const CSRF: &str = "csrf";

/// What a session holds.
#[derive(Clone, Debug)]
pub(super) struct Open {
    /// The account.
    pub(super) staff: String,
    /// The token that its forms carry.
    pub(super) csrf: String,
}

/// A reply of the record.
pub type SessionReply<'a, T> = Pin<Box<dyn Future<Output = std::result::Result<T, String>> + Send + 'a>>;

/// Where sessions lie. The error is a fragment for the log, without personal data.
pub trait SessionRecords: Send + Sync {
    /// What a session holds, unless it ended by `now`.
    fn load(&self, id: [u8; 16], now: Timestamp) -> SessionReply<'_, Option<Vec<u8>>>;
    /// Makes a session; false if the identifier is taken.
    fn create(&self, id: [u8; 16], content: Vec<u8>, expires_at: Timestamp) -> SessionReply<'_, bool>;
    /// Keeps a session.
    fn save(&self, id: [u8; 16], content: Vec<u8>, expires_at: Timestamp) -> SessionReply<'_, ()>;
    /// Ends a session.
    fn end(&self, id: [u8; 16]) -> SessionReply<'_, ()>;
}

/// Opens a session after a log-in: a new identifier, the account, a token for its forms. `token` are random bytes.
///
/// # Errors
///
/// A fragment for the log where the record did not take it.
pub async fn open(session: &Session, staff: &str, token: [u8; 16]) -> std::result::Result<(), String> {
    let token = format!("{:032x}", u128::from_be_bytes(token));
    let fault = |error: tower_sessions::session::Error| error.to_string();
    session.cycle_id().await.map_err(fault)?;
    session.insert(STAFF, staff).await.map_err(fault)?;
    session.insert(CSRF, token).await.map_err(fault)
}

/// Ends a session at log-out, and everywhere its cookie lies.
///
/// # Errors
///
/// A fragment for the log where the record did not take it.
pub async fn close(session: &Session) -> std::result::Result<(), String> {
    session.flush().await.map_err(|error| error.to_string())
}

/// What the session of a request holds; nothing where the record cannot be asked, which is logged.
pub(super) async fn read(session: &Session) -> Option<Open> {
    let text = |name| async move {
        session.get::<String>(name).await.unwrap_or_else(|error| {
            tracing::error!(%error, "a session could not be read");
            None
        })
    };
    Some(Open { staff: text(STAFF).await?, csrf: text(CSRF).await? })
}

/// The layer that reads and writes the cookie.
pub(super) fn layer(
    records: Arc<dyn SessionRecords>,
    clock: Arc<dyn Clock>,
    https: bool,
) -> SessionManagerLayer<Store> {
    SessionManagerLayer::new(Store { records, clock })
        .with_name("paiza-desk")
        .with_path("/desk")
        .with_http_only(true)
        .with_same_site(SameSite::Strict)
        .with_secure(https)
        // The cookie goes with the browser; the record ends the session by our clock.
        .with_expiry(Expiry::OnSessionEnd)
}

/// Our record, as tower-sessions wants it.
#[derive(Clone)]
pub(super) struct Store {
    records: Arc<dyn SessionRecords>,
    clock: Arc<dyn Clock>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

impl Store {
    fn ends(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_second(now.as_second().saturating_add(SHIFT_SECONDS)).unwrap_or(now)
    }
}

fn content(record: &Record) -> Result<Vec<u8>> {
    serde_json::to_vec(&record.data).map_err(|error| Error::Encode(error.to_string()))
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // Of 128 random bits none is met twice; the limit is there because every loop has one.
        for _ in 0..4 {
            let made = self.records.create(record.id.0.to_be_bytes(), content(record)?, self.ends()).await;
            if made.map_err(Error::Backend)? {
                return Ok(());
            }
            record.id = Id::default();
        }
        Err(Error::Backend("no identifier is free".to_owned()))
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let saved = self.records.save(record.id.0.to_be_bytes(), content(record)?, self.ends()).await;
        saved.map_err(Error::Backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let found = self.records.load(id.0.to_be_bytes(), self.clock.now()).await.map_err(Error::Backend)?;
        let Some(content) = found else { return Ok(None) };
        let data = serde_json::from_slice(&content).map_err(|error| Error::Decode(error.to_string()))?;
        // The record has already judged by our clock; tower-sessions' own date lies beyond any shift.
        let expiry_date = time::OffsetDateTime::from_unix_timestamp(4_102_444_800)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.records.end(id.0.to_be_bytes()).await.map_err(Error::Backend)
    }
}
