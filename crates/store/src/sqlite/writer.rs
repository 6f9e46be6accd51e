//! The one writer, with group commit.
//!
//! Writes wait in a bounded queue. The writer takes what is there, up to [`GROUP_LIMIT`], runs it inside one transaction,
//! commits once, and answers only then. Where a write fails, the group is taken back and run again with each write in a
//! savepoint of its own: then it takes back itself and nothing else. A commit that fails takes back and answers the whole
//! group. Nobody waits for a group to fill: while one commit is on its way to the disk, the next group gathers.

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

/// What a job of a group came to.
enum Done {
    Write(Result<Kept, StoreError>),
    Quiet(Result<u64, StoreError>),
}

/// How a group is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Care {
    /// Without savepoints: nearly every write succeeds, and a savepoint costs two statements. A write that fails spoils
    /// the group.
    Bold,
    /// Each write in a savepoint, so that one that fails takes back itself alone.
    Careful,
}

/// Why a group was not written.
enum Failure {
    /// A write failed, and nothing sets it apart from the others.
    Spoilt,
    /// The transaction itself is lost, as on a full disk.
    Lost(sqlx::Error),
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
    let mut written = write_group(connection, &group, Care::Bold).await;
    if let Err(Failure::Spoilt) = written {
        roll_back(connection).await;
        written = write_group(connection, &group, Care::Careful).await;
    }
    match written {
        Ok(results) => group.into_iter().zip(results).for_each(|(job, done)| answer(job, done)),
        Err(failure) => {
            roll_back(connection).await;
            refuse(group, &failure);
        }
    }
}

/// Takes the transaction back; the database may have done so by itself.
async fn roll_back(connection: &mut SqliteConnection) {
    drop(sqlx::query("ROLLBACK").execute(connection).await);
}

/// Tells a caller what became of its job. One that went away needs no answer; what it wrote is kept.
fn answer(job: Job, done: Done) {
    match (job, done) {
        (Job::Write(_, to), Done::Write(result)) => drop(to.send(result)),
        (Job::Quiet(_, to), Done::Quiet(result)) => drop(to.send(result)),
        _ => {}
    }
}

/// Tells every caller of a group that nothing of it was kept.
fn refuse(group: Vec<Job>, failure: &Failure) {
    let text = match failure {
        Failure::Lost(error) => error.to_string(),
        Failure::Spoilt => "a write failed outside its savepoint".to_owned(),
    };
    for job in group {
        let error = StoreError::NotDurable(sqlx::Error::Protocol(text.clone()));
        match job {
            Job::Write(_, to) => drop(to.send(Err(error))),
            Job::Quiet(_, to) => drop(to.send(Err(error))),
            Job::Checkpoint(_) | Job::Close(_) => {}
        }
    }
}

/// Writes a group and commits it.
async fn write_group(
    connection: &mut SqliteConnection,
    group: &[Job],
    care: Care,
) -> Result<Vec<Done>, Failure> {
    let mut head = begin(connection).await.map_err(Failure::Lost)?;
    let mut results = Vec::with_capacity(group.len());
    for job in group {
        let before = head;
        plain(connection, "SAVEPOINT one_write", care).await?;
        let done = match job {
            Job::Quiet(statements, _) => Done::Quiet(quiet(connection, statements).await),
            Job::Write(prepared, _) => Done::Write(apply(connection, prepared, &mut head).await),
            Job::Checkpoint(_) | Job::Close(_) => Done::Quiet(Ok(0)),
        };
        if matches!(done, Done::Write(Err(_)) | Done::Quiet(Err(_))) {
            if care == Care::Bold {
                return Err(Failure::Spoilt);
            }
            head = before;
            plain(connection, "ROLLBACK TO one_write", care).await?;
        }
        plain(connection, "RELEASE one_write", care).await?;
        results.push(done);
    }
    sqlx::query("COMMIT").execute(connection).await.map_err(Failure::Lost)?;
    Ok(results)
}

/// Runs a statement about a savepoint, if there are any; if it fails, the transaction is lost.
async fn plain(connection: &mut SqliteConnection, sql: &'static str, care: Care) -> Result<(), Failure> {
    if care == Care::Bold {
        return Ok(());
    }
    sqlx::query(sql).execute(connection).await.map(|_| ()).map_err(Failure::Lost)
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

async fn quiet(connection: &mut SqliteConnection, statements: &[Statement]) -> Result<u64, StoreError> {
    let mut rows = 0;
    for statement in statements {
        rows += execute(connection, statement).await?.rows_affected();
    }
    Ok(rows)
}

async fn apply(
    connection: &mut SqliteConnection,
    prepared: &Prepared,
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
    for event in chain(prepared, head) {
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
