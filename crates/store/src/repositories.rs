//! The repositories, as traits: what a use case may ask of the record. A database stands behind them.
//!
//! Reading goes through one trait for each kind of record; writing goes through [`Committing`], in whole writes.
//! [`Record`] is all of them, and what `service` holds.

use std::future::Future;
use std::pin::Pin;

use base::Timestamp;
use jiff::civil::Date;
use journey::{
    Application, ApplicationId, Crossing, CrossingId, Hit, HitId, IndexTerm, Reference, Retention, StaffId,
    StageName, UploadId,
};
use pass::{PassNumber, StatusIndex};

use crate::doctor::Finding;
use crate::erase::Erased;
use crate::error::StoreError;
use crate::event::StoredEvent;
use crate::records::{
    ApplicationRow, Counts, CrossingRow, Cursor, Found, Page, Session, StatusChanges, Stored, StoredPass,
    Unissued, Upload,
};
use crate::settings::AuthoritySettings;
use crate::staff::Account;
use crate::write::{Receipt, Write};

/// What every question to the record gives.
pub type Reply<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Keeps writes.
pub trait Committing: Send + Sync {
    /// Keeps a write with all its events, durably, or nothing of it.
    fn commit(&self, write: Write) -> Reply<'_, Receipt>;
}

/// Applications.
pub trait Applications: Send + Sync {
    /// By identifier.
    fn application(&self, id: ApplicationId) -> Reply<'_, Option<Found<Application>>>;
    /// By the traveller's reference. The caller compares the birth date before it shows anything.
    fn application_by_reference(&self, reference: Reference) -> Reply<'_, Option<Found<Application>>>;
    /// The applications at a stage, those with the earliest deadline first.
    fn queue(&self, stage: StageName, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<ApplicationRow>>;
    /// The applications for a document, newest first, at most a page.
    fn applications_for(&self, document: &IndexTerm) -> Reply<'_, Vec<ApplicationRow>>;
}

/// Passes.
pub trait Passes: Send + Sync {
    /// By the number in the seal.
    fn pass(&self, number: PassNumber) -> Reply<'_, Option<Found<StoredPass>>>;
    /// The passes issued on an application, newest first.
    fn passes_of(&self, application: ApplicationId) -> Reply<'_, Vec<Found<StoredPass>>>;
    /// True if a pass was issued at this place of the status list, erased ones included.
    fn has_pass_at(&self, place: StatusIndex) -> Reply<'_, bool>;
    /// What the status list must say of passes that were revoked, suspended or restored after an event; without one,
    /// of every pass that is revoked or suspended.
    fn status_changes(&self, since: Option<u64>) -> Reply<'_, StatusChanges>;
    /// What was prepared before a moment, may have been signed, and was not kept; the oldest first, at most a page.
    fn unissued(&self, before: Timestamp) -> Reply<'_, Vec<Unissued>>;
    /// How many passes each signer has signed, by serial number.
    fn signer_uses(&self) -> Reply<'_, Vec<(String, u64)>>;
}

/// Crossings.
pub trait Crossings: Send + Sync {
    /// By identifier.
    fn crossing(&self, id: CrossingId) -> Reply<'_, Option<Found<Crossing>>>;
    /// The crossings of a person, or on a document, that are kept: each once, oldest first.
    fn crossings_of(&self, person: &IndexTerm, document: &IndexTerm) -> Reply<'_, Vec<Stored<Crossing>>>;
    /// What is open in second line, oldest first.
    fn second_line(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<Stored<Crossing>>>;
    /// The newest crossings, at a post if one is named.
    fn recent_crossings(&self, post: Option<&str>, limit: u32) -> Reply<'_, Vec<CrossingRow>>;
    /// Entries after which no exit of the same person is recorded, oldest first.
    fn open_stays(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<CrossingRow>>;
    /// All crossings without names, ordered by identifier, for statistics.
    fn crossing_rows(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<CrossingRow>>;
}

/// Officers' lists.
pub trait Hits: Send + Sync {
    /// By identifier.
    fn hit(&self, id: HitId) -> Reply<'_, Option<Found<Hit>>>;
    /// The entries that fit any of the terms and hold on `day`.
    fn hits_on(&self, terms: &[IndexTerm], day: Date) -> Reply<'_, Vec<Stored<Hit>>>;
    /// Every entry that is kept, newest first.
    fn hits(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<Stored<Hit>>>;
}

/// Accounts of staff.
pub trait Staff: Send + Sync {
    /// By identifier.
    fn staff(&self, id: StaffId) -> Reply<'_, Option<Stored<Account>>>;
    /// By login, upper and lower case alike.
    fn staff_by_login(&self, login: &str) -> Reply<'_, Option<Stored<Account>>>;
    /// All accounts, in the order in which they were made, at most a thousand.
    fn all_staff(&self) -> Reply<'_, Vec<Stored<Account>>>;
}

/// Sessions of web pages. They are no record: no event is written for them.
pub trait Sessions: Send + Sync {
    /// A session that has not ended by `now`.
    fn session(&self, id: [u8; 16], now: Timestamp) -> Reply<'_, Option<Session>>;
    /// Makes a session; false if the identifier is taken.
    fn create_session(&self, session: Session) -> Reply<'_, bool>;
    /// Keeps a session, whether or not it is there.
    fn save_session(&self, session: Session) -> Reply<'_, ()>;
    /// Ends a session.
    fn end_session(&self, id: [u8; 16]) -> Reply<'_, ()>;
    /// Deletes what ended before `now`, sessions and idempotency keys alike; says how many rows.
    fn sweep(&self, now: Timestamp) -> Reply<'_, u64>;
}

/// Files that travellers sent.
pub trait Uploads: Send + Sync {
    /// By identifier.
    fn upload(&self, id: UploadId) -> Reply<'_, Option<Found<Upload>>>;
}

/// The authority's settings.
pub trait Settings: Send + Sync {
    /// The settings, once the authority is set up.
    fn settings(&self) -> Reply<'_, Option<Stored<AuthoritySettings>>>;
}

/// The log of events.
pub trait Events: Send + Sync {
    /// The events of a subject, oldest first, at most a thousand.
    fn events_of(&self, subject: &str) -> Reply<'_, Vec<StoredEvent>>;
    /// The events after a number, oldest first.
    fn events_since(&self, sequence: u64, limit: u32) -> Reply<'_, Vec<StoredEvent>>;
}

/// Counts, erasure and the look at one's own health.
pub trait Upkeep: Send + Sync {
    /// Counts for an overview page at `now`.
    fn counts(&self, now: Timestamp) -> Reply<'_, Counts>;
    /// Erases what is personal in every record that is due at `now`.
    ///
    /// `random` unlinks erased crossings from the person: it is used once and kept nowhere.
    fn erase_due(&self, now: Timestamp, retention: Retention, random: [u8; 32]) -> Reply<'_, Erased>;
    /// Looks for what is wrong, and says how to mend it.
    fn examine(&self) -> Reply<'_, Vec<Finding>>;
    /// Answers once the database answers, for a readiness probe.
    fn ping(&self) -> Reply<'_, ()>;
    /// Finishes what is queued and closes the database.
    fn close(&self) -> Reply<'_, ()>;
}

/// The whole record.
pub trait Record:
    Committing
    + Applications
    + Passes
    + Crossings
    + Hits
    + Staff
    + Sessions
    + Uploads
    + Settings
    + Events
    + Upkeep
{
}

impl<T> Record for T where
    T: Committing
        + Applications
        + Passes
        + Crossings
        + Hits
        + Staff
        + Sessions
        + Uploads
        + Settings
        + Events
        + Upkeep
{
}
