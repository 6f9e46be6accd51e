//! The one writer, with group commit.
//!
//! Writes wait in a bounded queue. The writer takes what is there, up to [`GROUP_LIMIT`], runs each in a savepoint of its
//! own inside one transaction, commits once, and answers only then. A write that fails takes back itself and nothing
//! else; a commit that fails takes back and answers the whole group. Nobody waits for a group to fill: while one commit is
//! on its way to the disk, the next group gathers.

use sqlx::sqlite::SqliteQueryResult;
use sqlx::{Row, SqliteConnection};
use tokio::sync::{mpsc, oneshot};

use crate::error::StoreError;
use crate::event::{GENESIS, Link};
use crate::prepare::{Once, Prepared};
use crate::statement::{Expect, Statement, Value};

/// Most writes in one commit: with about 70 µs a write, a group holds the lock for some 20 ms at most.
const GROUP_LIMIT: usize = 256;
/// Most writes that wait; more callers wait for a place.
pub(super) const QUEUE_LIMIT: usize = 1_024;

/// What the writer is asked to do.
#[derive(Debug)]
pub(super) enum Job {
    /// Keep a write with its events.
    Write(Box<Prepared>, oneshot::Sender<Result<Kept, StoreError>>),
    /// Run statements that are no record; gives the rows that they touched.
    Quiet(Vec<Statement>, oneshot::Sender<Result<u64, StoreError>>),
    /// Move the log of the database into its file, so that nothing erased is left in it.
    Checkpoint(oneshot::Sender<Result<(), StoreError>>),
    /// Finish and close.
    Close(oneshot::Sender<()>),
}

/// What became of a write.
#[derive(Debug)]
pub(super) enum Kept {
    /// It was kept; the number of its last event.
    Now(u64),
    /// It was kept before; the sealed answer.
    Before(Vec<u8>),
}

/// The last event, after which the next one is chained.
#[derive(Clone, Copy, Debug)]
struct Head {
    sequence: i64,
    hash: [u8; 32],
}

/// An answer that waits for the commit.
enum Waiting {
    Write(oneshot::Sender<Result<Kept, StoreError>>, Result<Kept, StoreError>),
    Quiet(oneshot::Sender<Result<u64, StoreError>>, Result<u64, StoreError>),
}

/// Runs until every sender is gone or it is told to close.
pub(super) async fn run(mut connection: SqliteConnection, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.recv().await {
        let (group, after) = gather(first, &mut jobs);
        if !group.is_empty() {
            commit_group(&mut connection, group).await;
        }
        match after {
            Some(Job::Checkpoint(answer)) => {
                let done = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await;
                let _ = answer.send(done.map(|_| ()).map_err(StoreError::from));
            }
            Some(Job::Close(answer)) => {
                jobs.close();
                drop(sqlx::Connection::close(connection).await);
                let _ = answer.send(());
                return;
            }
            _ => {}
        }
    }
}

/// Takes what waits, up to the limit or to a job that stands alone.
fn gather(first: Job, jobs: &mut mpsc::Receiver<Job>) -> (Vec<Job>, Option<Job>) {
    let mut group = Vec::new();
    let mut next = Some(first);
    while let Some(job) = next {
        if matches!(job, Job::Checkpoint(_) | Job::Close(_)) {
            return (group, Some(job));
        }
        group.push(job);
        next = if group.len() < GROUP_LIMIT { jobs.try_recv().ok() } else { None };
    }
    (group, None)
}

async fn commit_group(connection: &mut SqliteConnection, group: Vec<Job>) {
    let waiting = match write_group(connection, group).await {
        Ok(waiting) => waiting,
        Err((waiting, error)) => return refuse(connection, waiting, error).await,
    };
    if let Err(error) = sqlx::query("COMMIT").execute(&mut *connection).await {
        return refuse(connection, waiting, error).await;
    }
    for answer in waiting {
        // A caller that went away needs no answer; what it wrote is kept.
        match answer {
            Waiting::Write(to, result) => drop(to.send(result)),
            Waiting::Quiet(to, result) => drop(to.send(result)),
        }
    }
}

/// Takes the whole group back and tells everybody, each with an error of its own.
async fn refuse(connection: &mut SqliteConnection, waiting: Vec<Waiting>, error: sqlx::Error) {
    // The database may have taken the transaction back by itself, as it does on a full disk.
    drop(sqlx::query("ROLLBACK").execute(&mut *connection).await);
    let text = error.to_string();
    let again = || StoreError::NotDurable(sqlx::Error::Protocol(text.clone()));
    for answer in waiting {
        match answer {
            Waiting::Write(to, result) => drop(to.send(result.and_then(|_| Err(again())))),
            Waiting::Quiet(to, result) => drop(to.send(result.and_then(|_| Err(again())))),
        }
    }
}

type Group = Result<Vec<Waiting>, (Vec<Waiting>, sqlx::Error)>;

/// Runs a group inside a transaction that is left open; an error means that the transaction itself is lost.
async fn write_group(connection: &mut SqliteConnection, group: Vec<Job>) -> Group {
    let mut waiting = Vec::with_capacity(group.len());
    let mut lost = None;
    let mut head = match begin(connection).await {
        Ok(head) => head,
        Err(error) => {
            lost = Some(error);
            Head { sequence: 0, hash: GENESIS }
        }
    };
    for job in group {
        match job {
            Job::Write(prepared, to) => {
                let result = match &lost {
                    None => one_write(connection, *prepared, &mut head, &mut lost).await,
                    Some(_) => Ok(Kept::Now(0)),
                };
                waiting.push(Waiting::Write(to, result));
            }
            Job::Quiet(statements, to) => {
                let result = match &lost {
                    None => one_quiet(connection, &statements, &mut lost).await,
                    Some(_) => Ok(0),
                };
                waiting.push(Waiting::Quiet(to, result));
            }
            Job::Checkpoint(_) | Job::Close(_) => {}
        }
    }
    match lost {
        None => Ok(waiting),
        Some(error) => Err((waiting, error)),
    }
}

/// Opens the transaction and reads the last event: another process may have written meanwhile.
async fn begin(connection: &mut SqliteConnection) -> Result<Head, sqlx::Error> {
    sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await?;
    let row = sqlx::query("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else {
        return Ok(Head { sequence: 0, hash: GENESIS });
    };
    let hash: Vec<u8> = row.try_get(1)?;
    let hash = <[u8; 32]>::try_from(hash).map_err(|_| sqlx::Error::Decode("a hash has 32 bytes".into()))?;
    Ok(Head { sequence: row.try_get(0)?, hash })
}

/// Runs one write in a savepoint; takes it back alone if it fails.
async fn one_write(
    connection: &mut SqliteConnection,
    prepared: Prepared,
    head: &mut Head,
    lost: &mut Option<sqlx::Error>,
) -> Result<Kept, StoreError> {
    let before = *head;
    plain(connection, "SAVEPOINT one_write", lost).await;
    let result = apply(connection, prepared, head).await;
    if result.is_err() {
        *head = before;
        plain(connection, "ROLLBACK TO one_write", lost).await;
    }
    plain(connection, "RELEASE one_write", lost).await;
    result
}

async fn one_quiet(
    connection: &mut SqliteConnection,
    statements: &[Statement],
    lost: &mut Option<sqlx::Error>,
) -> Result<u64, StoreError> {
    plain(connection, "SAVEPOINT one_write", lost).await;
    let mut rows = 0;
    let mut result = Ok(0);
    for statement in statements {
        match execute(connection, statement).await {
            Ok(done) => rows += done.rows_affected(),
            Err(error) => {
                result = Err(error);
                plain(connection, "ROLLBACK TO one_write", lost).await;
                break;
            }
        }
    }
    plain(connection, "RELEASE one_write", lost).await;
    result.map(|_: u64| rows)
}

/// Runs a statement of the transaction's own; if it fails, the transaction is lost.
async fn plain(connection: &mut SqliteConnection, sql: &'static str, lost: &mut Option<sqlx::Error>) {
    if lost.is_none() {
        *lost = sqlx::query(sql).execute(connection).await.err();
    }
}

async fn apply(
    connection: &mut SqliteConnection,
    prepared: Prepared,
    head: &mut Head,
) -> Result<Kept, StoreError> {
    if let Some(once) = &prepared.once
        && let Some(answer) = kept_before(connection, once, prepared.at).await?
    {
        return Ok(Kept::Before(answer));
    }
    for statement in &prepared.statements {
        execute(connection, statement).await?;
    }
    for event in chain(&prepared, head) {
        execute(connection, &event).await?;
    }
    Ok(Kept::Now(head.sequence.unsigned_abs()))
}

/// Takes the key; gives the first answer if it was taken before by the same request.
async fn kept_before(
    connection: &mut SqliteConnection,
    once: &Once,
    at: i64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let taken = execute(connection, &take_key(once, at)).await?;
    if taken.rows_affected() == 1 {
        return Ok(None);
    }
    let row = sqlx::query("SELECT request, answer FROM idempotency WHERE key = $1")
        .bind(once.key.clone())
        .fetch_one(connection)
        .await?;
    let request: Vec<u8> = row.try_get(0)?;
    if request == once.request { Ok(Some(row.try_get(1)?)) } else { Err(StoreError::KeyReused) }
}

/// The statement that takes an idempotency key.
fn take_key(once: &Once, at: i64) -> Statement {
    Statement::new(
        "INSERT INTO idempotency (key, request, answer, kept_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (key) DO NOTHING",
        Expect::Any,
        vec![once.key.clone().into(), once.request.clone().into(), once.answer.clone().into(), at.into()],
    )
}

/// The statements that append the events of a write after `head`, which moves to the last of them.
fn chain(prepared: &Prepared, head: &mut Head) -> Vec<Statement> {
    let append = |event: &crate::prepare::PreparedEvent| {
        let previous = head.hash;
        let link = Link {
            sequence: head.sequence + 1,
            at: prepared.at,
            kind: &event.kind,
            subject: &event.subject,
            actor: &prepared.actor,
            details: &event.details,
        };
        *head = Head { sequence: link.sequence, hash: link.hash(&previous) };
        Statement::new(
            "INSERT INTO event (sequence, at, kind, subject, actor, details, previous, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            Expect::New("event"),
            vec![
                head.sequence.into(),
                prepared.at.into(),
                event.kind.clone().into(),
                event.subject.clone().into(),
                prepared.actor.clone().into(),
                event.details.clone().into(),
                previous.to_vec().into(),
                head.hash.to_vec().into(),
            ],
        )
    };
    prepared.events.iter().map(append).collect()
}

/// All statements of writes as they would follow an empty log, for the bare measure.
pub(super) fn all_statements(writes: Vec<Prepared>) -> Vec<Vec<Statement>> {
    let mut head = Head { sequence: 0, hash: GENESIS };
    let each = writes.into_iter().map(|prepared| {
        let events = chain(&prepared, &mut head);
        let key = prepared.once.as_ref().map(|once| take_key(once, prepared.at));
        key.into_iter().chain(prepared.statements).chain(events).collect()
    });
    each.collect()
}

/// Runs a statement and holds it to the rows that it must touch.
pub(super) async fn execute(
    connection: &mut SqliteConnection,
    statement: &Statement,
) -> Result<SqliteQueryResult, StoreError> {
    let mut query = sqlx::query(statement.sql);
    for value in &statement.values {
        query = match value.clone() {
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::NoText => query.bind(None::<String>),
            Value::NoNumber => query.bind(None::<i64>),
            Value::NoBytes => query.bind(None::<Vec<u8>>),
        };
    }
    let result = query.execute(connection).await;
    match (statement.expect, result) {
        (Expect::New(what), Err(sqlx::Error::Database(error))) if error.is_unique_violation() => {
            Err(StoreError::Duplicate { what })
        }
        (Expect::Same(what), Ok(done)) if done.rows_affected() != 1 => Err(StoreError::Stale { what }),
        (_, result) => Ok(result?),
    }
}
