//! Events, counts, erasure, and the end.

use std::collections::BTreeMap;

use base::Timestamp;
use journey::{Actor, RecordKind, Retention, StageName};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::writer::Job;
use super::{Columns, SqliteRecord};
use crate::doctor::Finding;
use crate::erase::Erased;
use crate::error::StoreError;
use crate::event::StoredEvent;
use crate::prepare::{Prepared, prepare_event};
use crate::records::{Counts, PAGE_LIMIT};
use crate::repositories::{Events, Reply, Upkeep};
use crate::statement::{Expect, Statement, Value};
use crate::write::NewEvent;

/// Most events of one subject that are read.
const EVENT_LIMIT: i64 = 1_000;
/// Records that one write of an erasure run takes.
const ERASE_BATCH: i64 = 100;

impl Events for SqliteRecord {
    fn events_of(&self, subject: &str) -> Reply<'_, Vec<StoredEvent>> {
        let subject = subject.to_owned();
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT sequence, at, kind, subject, actor, details, previous, hash FROM event \
                 WHERE subject = $1 ORDER BY sequence LIMIT $2",
            )
            .bind(subject)
            .bind(EVENT_LIMIT)
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(stored_event).collect()
        })
    }

    fn events_since(&self, sequence: u64, limit: u32) -> Reply<'_, Vec<StoredEvent>> {
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT sequence, at, kind, subject, actor, details, previous, hash FROM event \
                 WHERE sequence > $1 ORDER BY sequence LIMIT $2",
            )
            .bind(i64::try_from(sequence).unwrap_or(i64::MAX))
            .bind(i64::from(limit.clamp(1, PAGE_LIMIT)))
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(stored_event).collect()
        })
    }
}

fn stored_event(row: &SqliteRow) -> Result<StoredEvent, StoreError> {
    let columns = Columns::of(row, "event");
    Ok(StoredEvent {
        sequence: columns.number("sequence")?.unsigned_abs(),
        at: columns.instant("at")?,
        kind: columns.text("kind")?,
        subject: columns.text("subject")?,
        actor: columns.parsed("actor", |text| text.parse().ok())?,
        details: columns.parsed("details", |text| serde_json::from_str(text).ok())?,
        previous: columns.hash("previous")?,
        hash: columns.hash("hash")?,
    })
}

impl Upkeep for SqliteRecord {
    fn counts(&self, now: Timestamp) -> Reply<'_, Counts> {
        Box::pin(async move {
            let mut counts = Counts::default();
            let rows = sqlx::query(
                "SELECT stage, COUNT(*) AS stages FROM application GROUP BY stage ORDER BY stage",
            )
            .fetch_all(&self.readers)
            .await?;
            for row in &rows {
                let columns = Columns::of(row, "application");
                let stage = columns.parsed("stage", StageName::parse)?;
                counts.applications.push((stage, columns.number("stages")?.unsigned_abs()));
            }
            let row = sqlx::query(
                "SELECT (SELECT COUNT(*) FROM crossing WHERE outcome = 'second-line'), \
                 (SELECT COUNT(*) FROM crossing), (SELECT COUNT(*) FROM pass), \
                 (SELECT COUNT(*) FROM hit WHERE ended_at IS NULL), (SELECT COUNT(*) FROM application \
                 WHERE stage IN ('referred', 'appealed') AND deadline <= $1)",
            )
            .bind(now.as_second())
            .fetch_one(&self.readers)
            .await?;
            let count = |place: usize| row.try_get::<i64, _>(place).map(i64::unsigned_abs);
            (counts.second_line, counts.crossings) = (count(0)?, count(1)?);
            (counts.passes, counts.hits, counts.overdue) = (count(2)?, count(3)?, count(4)?);
            Ok(counts)
        })
    }

    fn erase_due(&self, now: Timestamp, retention: Retention, random: [u8; 32]) -> Reply<'_, Erased> {
        Box::pin(async move {
            let mut erased = Erased::default();
            for kind in RecordKind::ALL {
                let count = self.erase_kind(*kind, now, &retention, random).await?;
                if count > 0 {
                    erased.counts.push((*kind, count));
                }
            }
            if !erased.counts.is_empty() {
                // What was erased must not live on in the log of the database.
                self.ask(Job::Checkpoint).await??;
            }
            Ok(erased)
        })
    }

    fn examine(&self) -> Reply<'_, Vec<Finding>> {
        Box::pin(async move {
            let mut connection = self.readers.acquire().await?;
            super::examine::findings(&mut connection, &self.path, &self.sealer).await
        })
    }

    fn ping(&self) -> Reply<'_, ()> {
        Box::pin(async move {
            // The writer too must answer: a record that can only be read is not ready.
            self.quiet(Vec::new()).await?;
            sqlx::query("SELECT 1").fetch_one(&self.readers).await?;
            Ok(())
        })
    }

    fn close(&self) -> Reply<'_, ()> {
        Box::pin(async move {
            self.readers.close().await;
            self.ask(Job::Close).await
        })
    }
}

/// How a kind of record is found when due, and erased.
struct Erasure {
    due: &'static str,
    erase: &'static str,
    subject: fn(&str) -> String,
}

fn erasure(kind: RecordKind) -> Erasure {
    let plain: fn(&str) -> String = str::to_owned;
    match kind {
        RecordKind::Application => Erasure {
            due: "SELECT id, NULL AS person_index FROM application \
                  WHERE kept_since <= $1 AND erased_at IS NULL ORDER BY kept_since LIMIT $2",
            erase: "UPDATE application SET body = NULL, document_index = NULL, erased_at = $1, \
                    version = version + 1 WHERE id = $2 AND erased_at IS NULL",
            subject: plain,
        },
        RecordKind::Pass => Erasure {
            due: "SELECT number AS id, NULL AS person_index FROM pass \
                  WHERE kept_since <= $1 AND erased_at IS NULL ORDER BY kept_since LIMIT $2",
            erase: "UPDATE pass SET body = NULL, state_body = NULL, erased_at = $1, version = version + 1 \
                    WHERE number = $2 AND erased_at IS NULL",
            subject: |number| format!("pass:{number}"),
        },
        RecordKind::Upload => Erasure {
            due: "SELECT id, NULL AS person_index FROM upload \
                  WHERE received_at <= $1 AND erased_at IS NULL ORDER BY received_at LIMIT $2",
            erase: "UPDATE upload SET body = NULL, erased_at = $1, version = version + 1 \
                    WHERE id = $2 AND erased_at IS NULL",
            subject: plain,
        },
        RecordKind::Crossing => Erasure {
            due: "SELECT id, person_index FROM crossing \
                  WHERE at <= $1 AND erased_at IS NULL ORDER BY at LIMIT $2",
            erase: "UPDATE crossing SET body = NULL, document_index = NULL, person_index = $3, erased_at = $1, \
                    version = version + 1 WHERE id = $2 AND erased_at IS NULL",
            subject: plain,
        },
        RecordKind::Hit => Erasure {
            due: "SELECT id, NULL AS person_index FROM hit \
                  WHERE kept_since <= $1 AND erased_at IS NULL ORDER BY kept_since LIMIT $2",
            erase: "UPDATE hit SET body = NULL, subject_index = NULL, erased_at = $1, version = version + 1 \
                    WHERE id = $2 AND erased_at IS NULL",
            subject: plain,
        },
    }
}

impl SqliteRecord {
    /// Erases every due record of a kind, in writes of a hundred, each with its events.
    async fn erase_kind(
        &self,
        kind: RecordKind,
        now: Timestamp,
        retention: &Retention,
        random: [u8; 32],
    ) -> Result<u64, StoreError> {
        let erasure = erasure(kind);
        let begun_by = retention.begun_by(kind, now).as_second();
        let mut total = 0;
        loop {
            let rows =
                sqlx::query(erasure.due).bind(begun_by).bind(ERASE_BATCH).fetch_all(&self.readers).await?;
            if rows.is_empty() {
                return Ok(total);
            }
            let mut prepared = Prepared {
                at: now.as_second(),
                actor: Actor::Machine.to_string(),
                once: None,
                statements: Vec::new(),
                events: Vec::new(),
            };
            for row in &rows {
                let columns = Columns::of(row, kind.word());
                let id = columns.text("id")?;
                let mut values: Vec<Value> = vec![now.as_second().into(), id.clone().into()];
                if let Some(person) = columns.maybe_bytes("person_index")? {
                    values.push(unlinked(&person, random).into());
                }
                prepared.statements.push(Statement::new(erasure.erase, Expect::Same(kind.word()), values));
                prepared.events.push(prepare_event(NewEvent {
                    kind: "record-erased".to_owned(),
                    subject: (erasure.subject)(&id),
                    details: BTreeMap::from([("record".to_owned(), kind.word().to_owned())]),
                })?);
            }
            self.keep(prepared).await?;
            total += rows.len() as u64;
        }
    }
}

/// A mark that still tells an erased person's crossings from another's, within one run, and leads back to nobody once
/// `random` is forgotten.
fn unlinked(person: &[u8], random: [u8; 32]) -> Vec<u8> {
    Sha256::new().chain_update(random).chain_update(person).finalize().to_vec()
}
