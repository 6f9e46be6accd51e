//! The record: repositories as traits, and SQLite behind them.
//!
//! In: writes, which are values, and questions. Out: what was kept, with its version. Every write and its events are kept
//! in one transaction; what is personal lies sealed with a key from outside ([`FieldCipher`]) and is found by a keyed hash
//! ([`BlindIndex`]); [`Upkeep::erase_due`] erases it by the schedule.
//!
//! This room evaluates no rule and knows no HTTP.

mod doctor;
mod erase;
mod error;
mod event;
mod keys;
mod migrate;
mod prepare;
mod records;
mod repositories;
mod seal;
mod settings;
mod sqlite;
mod staff;
mod statement;
mod write;

pub use doctor::{Finding, Severity};
pub use erase::Erased;
pub use error::StoreError;
pub use event::StoredEvent;
pub use keys::{BlindIndex, CipherError, FieldCipher, Keys};
pub use records::{
    ApplicationRow, Counts, CrossingRow, Cursor, Found, PAGE_LIMIT, Page, Seals, Session, StatusChange,
    StatusChanges, Stored, StoredPass, Unissued, Upload, Version,
};
pub use repositories::{
    Applications, Committing, Crossings, Events, Hits, Passes, Record, Reply, Sessions, Settings, Staff,
    Upkeep, Uploads,
};
pub use settings::{AuthoritySettings, StatusSettings};
pub use sqlite::{BareCommits, examine, open, roll_back};
pub use staff::{Account, StaffRole};
pub use write::{Idempotency, Receipt, WillSign, Write};
