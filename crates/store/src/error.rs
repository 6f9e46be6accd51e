//! What can go wrong between a use case and the record. The texts name no person.

use std::path::PathBuf;

use crate::keys::CipherError;

/// A fault of the record, or a write that it cannot take.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Somebody else changed the record meanwhile.
    #[error("the {what} was changed meanwhile by somebody else: load it again and repeat the step")]
    Stale {
        /// The kind of record.
        what: &'static str,
    },
    /// A record with this identifier, number, reference or login is there already.
    #[error("a {what} with this identifier is there already")]
    Duplicate {
        /// The kind of record.
        what: &'static str,
    },
    /// The idempotency key was used before for another request.
    #[error("this idempotency key was used before for another request: use a new key")]
    KeyReused,
    /// A write that creates something carries no idempotency key.
    #[error("a write that creates something carries an idempotency key: add one")]
    KeyMissing,
    /// The key is empty or too long.
    #[error("an idempotency key has 1 to 128 printable characters")]
    KeyUnfit,
    /// A write without a change and without an event.
    #[error("a write without a change writes nothing")]
    EmptyWrite,
    /// The stored pass was used or taken back.
    #[error("the pass was used or taken back meanwhile: verify it again")]
    PassSpent,
    /// The database was made by a newer program.
    #[error("the database has schema {found}, and this program knows {known}: use the newer program")]
    NewerSchema {
        /// The schema that was found.
        found: i64,
        /// The newest that is known.
        known: i64,
    },
    /// The file is no database of ours.
    #[error("`{path}` is no Paiza database: check the path")]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// A record cannot be read.
    #[error("a stored {what} cannot be read: run `paiza doctor`")]
    Unreadable {
        /// The kind of record.
        what: &'static str,
    },
    /// A record cannot be sealed or opened.
    #[error(transparent)]
    Cipher(#[from] CipherError),
    /// The writer has stopped.
    #[error("the record is closed, or its writer failed: start the service again")]
    Closed,
    /// The group of writes could not be made durable; nothing of it was kept.
    #[error("the write could not be made durable and was not kept: check the disk and repeat")]
    NotDurable(#[source] sqlx::Error),
    /// The database refused a statement.
    #[error("the database refused a statement: run `paiza doctor`")]
    Database(#[source] sqlx::Error),
    /// A file could not be made or read.
    #[error("`{path}` cannot be opened: check that the folder exists and is writable")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}
