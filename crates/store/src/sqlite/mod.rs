//! SQLite behind the repositories: one writer, several readers, one file.

mod applications;
mod crossings;
mod examine;
mod hits;
mod measure;
mod passes;
mod people;
mod upkeep;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use crate::error::StoreError;
use crate::keys::Keys;
use crate::migrate;
use crate::prepare::{Prepared, prepare};
use crate::repositories::{Committing, Record, Reply};
use crate::seal::Sealer;
use crate::statement::Statement;
use crate::write::{Receipt, Write};
use writer::{Job, Kept, QUEUE_LIMIT};

pub use examine::examine;
pub use measure::BareCommits;

/// Connections that read at the same time.
const READERS: u32 = 4;
/// How long a statement waits for another process that holds the file.
const BUSY: Duration = Duration::from_secs(5);

/// The record in a SQLite file.
#[derive(Debug)]
struct SqliteRecord {
    path: PathBuf,
    readers: SqlitePool,
    jobs: mpsc::Sender<Job>,
    sealer: Sealer,
}

/// Opens the record in the file at `path`, which is made if it is not there, and takes the steps of the schema that it
/// lacks.
///
/// # Errors
///
/// [`StoreError::File`] if the file cannot be made, [`StoreError::NotOurs`] if it is something else,
/// [`StoreError::NewerSchema`] if a newer program made it.
pub async fn open(path: &Path, keys: Keys) -> Result<Arc<dyn Record>, StoreError> {
    make_private(path)?;
    let mut connection = connect(path, false).await?;
    migrate::up(&mut connection, path).await?;
    // A connection to a file does not go stale between two questions: asking it first whether it lives costs as much
    // as the question.
    let readers = SqlitePoolOptions::new()
        .max_connections(READERS)
        .test_before_acquire(false)
        .connect_lazy_with(options(path, true));
    let (jobs, queue) = mpsc::channel(QUEUE_LIMIT);
    start_writer(connection, queue)?;
    Ok(Arc::new(SqliteRecord { path: path.to_owned(), readers, jobs, sealer: Sealer::new(keys) }))
}

/// Gives the writer a thread of its own. A group is many short statements, each of which waits for the one before: in
/// the queue of a busy runtime every wait would be as long as whatever else is computed there.
fn start_writer(connection: SqliteConnection, queue: mpsc::Receiver<Job>) -> Result<(), StoreError> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().map_err(sqlx::Error::Io)?;
    let writer = move || runtime.block_on(writer::run(connection, queue));
    std::thread::Builder::new().name("record-writer".to_owned()).spawn(writer).map_err(sqlx::Error::Io)?;
    Ok(())
}

/// Takes back the steps of the schema above `to`; what they held is lost. For a return to an older program.
///
/// # Errors
///
/// As [`open`].
pub async fn roll_back(path: &Path, to: i64) -> Result<(), StoreError> {
    let mut connection = connect(path, false).await?;
    migrate::down(&mut connection, path, to).await?;
    sqlx::Connection::close(connection).await?;
    Ok(())
}

/// Makes the file, readable by its owner alone; the log beside it takes over its rights.
fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ()).map_err(|source| StoreError::File { path: path.to_owned(), source })
}

async fn connect(path: &Path, only_reads: bool) -> Result<sqlx::SqliteConnection, StoreError> {
    options(path, only_reads).connect().await.map_err(|error| match &error {
        // What SQLite calls "file is not a database".
        sqlx::Error::Database(fault) if fault.code().as_deref() == Some("26") => {
            StoreError::NotOurs { path: path.to_owned() }
        }
        _ => StoreError::Database(error),
    })
}

fn options(path: &Path, only_reads: bool) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .journal_mode(SqliteJournalMode::Wal)
        // What was acknowledged must survive a power failure, so every commit reaches the disk.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        // What is erased is overwritten, not only forgotten.
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .disable_statement_logging();
    if only_reads { options.pragma("query_only", "ON") } else { options }
}

impl SqliteRecord {
    /// Hands a job to the writer and waits for what it answers.
    async fn ask<T>(&self, job: impl FnOnce(oneshot::Sender<T>) -> Job) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        self.jobs.send(job(answer)).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)
    }

    async fn keep(&self, prepared: Prepared) -> Result<Kept, StoreError> {
        self.ask(|answer| Job::Write(Box::new(prepared), answer)).await?
    }

    async fn quiet(&self, statements: Vec<Statement>) -> Result<u64, StoreError> {
        self.ask(|answer| Job::Quiet(statements, answer)).await?
    }
}

impl Committing for SqliteRecord {
    fn commit(&self, write: Write) -> Reply<'_, Receipt> {
        Box::pin(async move {
            let key = write.idempotency.as_ref().map(|once| once.key.clone()).unwrap_or_default();
            match self.keep(prepare(write, &self.sealer)?).await? {
                Kept::Now(sequence) => Ok(Receipt::Kept { sequence }),
                Kept::Before(sealed) => {
                    let answer = self.sealer.open_bytes("answer", &key, &sealed)?;
                    let unreadable = |_| StoreError::Unreadable { what: "answer" };
                    Ok(Receipt::Repeated { answer: String::from_utf8(answer).map_err(unreadable)? })
                }
            }
        })
    }
}

/// Reading of columns, with an error that names the kind of record and nothing of its content.
struct Columns<'a> {
    row: &'a SqliteRow,
    what: &'static str,
}

impl<'a> Columns<'a> {
    fn of(row: &'a SqliteRow, what: &'static str) -> Self {
        Self { row, what }
    }

    fn unreadable(&self) -> StoreError {
        StoreError::Unreadable { what: self.what }
    }

    fn text(&self, name: &str) -> Result<String, StoreError> {
        sqlx::Row::try_get(self.row, name).map_err(|_| self.unreadable())
    }

    fn number(&self, name: &str) -> Result<i64, StoreError> {
        sqlx::Row::try_get(self.row, name).map_err(|_| self.unreadable())
    }

    fn maybe_text(&self, name: &str) -> Result<Option<String>, StoreError> {
        sqlx::Row::try_get(self.row, name).map_err(|_| self.unreadable())
    }

    fn maybe_number(&self, name: &str) -> Result<Option<i64>, StoreError> {
        sqlx::Row::try_get(self.row, name).map_err(|_| self.unreadable())
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        sqlx::Row::try_get(self.row, name).map_err(|_| self.unreadable())
    }

    fn maybe_bytes(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        sqlx::Row::try_get(self.row, name).map_err(|_| self.unreadable())
    }

    fn hash(&self, name: &str) -> Result<[u8; 32], StoreError> {
        <[u8; 32]>::try_from(self.bytes(name)?).map_err(|_| self.unreadable())
    }

    fn instant(&self, name: &str) -> Result<base::Timestamp, StoreError> {
        base::Timestamp::from_second(self.number(name)?).map_err(|_| self.unreadable())
    }

    fn maybe_instant(&self, name: &str) -> Result<Option<base::Timestamp>, StoreError> {
        let seconds = self.maybe_number(name)?;
        seconds.map(base::Timestamp::from_second).transpose().map_err(|_| self.unreadable())
    }

    /// Reads a text through a parser.
    fn parsed<T>(&self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        read(&self.text(name)?).ok_or_else(|| self.unreadable())
    }

    /// Reads a text that may be absent through a parser.
    fn maybe_parsed<T>(
        &self,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, StoreError> {
        let text = self.maybe_text(name)?;
        text.map(|text| read(&text).ok_or_else(|| self.unreadable())).transpose()
    }
}
