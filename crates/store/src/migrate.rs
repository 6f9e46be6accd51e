//! The schema and its steps.
//!
//! Each step is a pair of files in `migrations/`, embedded in the program. Opening a database takes the steps that it
//! lacks, each in a transaction of its own; a database that a newer program made is left alone, with a clear error.

use std::path::Path;

use sqlx::{Connection, Row, SqliteConnection};

use crate::error::StoreError;

/// A step of the schema.
struct Migration {
    version: i64,
    name: &'static str,
    up: &'static str,
    down: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "record",
        up: include_str!("../migrations/0001_record.up.sql"),
        down: include_str!("../migrations/0001_record.down.sql"),
    },
    Migration {
        version: 2,
        name: "status",
        up: include_str!("../migrations/0002_status.up.sql"),
        down: include_str!("../migrations/0002_status.down.sql"),
    },
    Migration {
        version: 3,
        name: "signing",
        up: include_str!("../migrations/0003_signing.up.sql"),
        down: include_str!("../migrations/0003_signing.down.sql"),
    },
];

/// `PAIZ` in ASCII, in the header of the file: a database of ours.
const APPLICATION: i64 = 0x5041_495A;

/// The newest schema that this program knows.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |migration| migration.version)
}

/// The schema of an open database; 0 if it is empty.
pub(crate) async fn version(connection: &mut SqliteConnection, path: &Path) -> Result<i64, StoreError> {
    let not_ours = || StoreError::NotOurs { path: path.to_owned() };
    let row = sqlx::query("PRAGMA application_id").fetch_one(&mut *connection).await;
    let application: i64 = row.map_err(|_| not_ours())?.try_get(0)?;
    let tables: i64 =
        sqlx::query("SELECT COUNT(*) FROM sqlite_master").fetch_one(&mut *connection).await?.try_get(0)?;
    match (application, tables) {
        (APPLICATION, _) => {}
        (0, 0) => return Ok(0),
        _ => return Err(not_ours()),
    }
    let row = sqlx::query("SELECT COALESCE(MAX(version), 0) FROM schema_step").fetch_one(connection).await?;
    Ok(row.try_get(0)?)
}

/// Takes the steps that the database lacks.
pub(crate) async fn up(connection: &mut SqliteConnection, path: &Path) -> Result<(), StoreError> {
    let found = version(connection, path).await?;
    if found > newest() {
        return Err(StoreError::NewerSchema { found, known: newest() });
    }
    if found == 0 {
        sqlx::raw_sql(
            "PRAGMA application_id = 1346455898;
             CREATE TABLE IF NOT EXISTS schema_step (version BIGINT PRIMARY KEY, name TEXT NOT NULL)",
        )
        .execute(&mut *connection)
        .await?;
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > found) {
        let mut step = connection.begin().await?;
        sqlx::raw_sql(migration.up).execute(&mut *step).await?;
        sqlx::query("INSERT INTO schema_step (version, name) VALUES ($1, $2)")
            .bind(migration.version)
            .bind(migration.name)
            .execute(&mut *step)
            .await?;
        step.commit().await?;
    }
    Ok(())
}

/// Takes back the steps above `to`. What they held is lost.
pub(crate) async fn down(connection: &mut SqliteConnection, path: &Path, to: i64) -> Result<(), StoreError> {
    let found = version(connection, path).await?;
    if found > newest() {
        return Err(StoreError::NewerSchema { found, known: newest() });
    }
    let steps = MIGRATIONS.iter().rev();
    for migration in steps.filter(|migration| migration.version > to && migration.version <= found) {
        let mut step = connection.begin().await?;
        sqlx::raw_sql(migration.down).execute(&mut *step).await?;
        sqlx::query("DELETE FROM schema_step WHERE version = $1")
            .bind(migration.version)
            .execute(&mut *step)
            .await?;
        step.commit().await?;
    }
    Ok(())
}
