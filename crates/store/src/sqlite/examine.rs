//! The look at one's own health: is the file whole, is the log whole, do the keys belong to it, is there room.

use std::path::Path;

use sqlx::{Row, SqliteConnection};

use super::{Columns, connect};
use crate::doctor::{Finding, Severity};
use crate::error::StoreError;
use crate::event::{GENESIS, Link};
use crate::keys::Keys;
use crate::migrate;
use crate::seal::Sealer;

/// Below this much room a warning is given.
const LEAST_FREE_BYTES: u64 = 512 * 1024 * 1024;
/// Events that are read at once.
const EVENT_PAGE: i64 = 1_000;

/// Looks into the record at `path` without changing it; for an installation that is not running.
///
/// # Errors
///
/// [`StoreError`] only if nothing can be asked at all; what is wrong is a finding.
pub async fn examine(path: &Path, keys: Keys) -> Result<Vec<Finding>, StoreError> {
    if !path.is_file() {
        return Ok(vec![fault(
            "database-missing",
            format!("there is no database at `{}`", path.display()),
            "run `paiza setup`, or name the data folder".to_owned(),
        )]);
    }
    let mut connection = match connect(path, true).await {
        Ok(connection) => connection,
        Err(error) => return Ok(vec![unopened(&error)]),
    };
    match migrate::version(&mut connection, path).await {
        Ok(found) if found == migrate::newest() => {}
        Ok(found) if found > migrate::newest() => {
            return Ok(vec![unopened(&StoreError::NewerSchema { found, known: migrate::newest() })]);
        }
        Ok(found) => {
            return Ok(vec![fault(
                "schema-older",
                format!("the database has schema {found}, and this program works with {}", migrate::newest()),
                "start the service once: it takes the missing steps".to_owned(),
            )]);
        }
        Err(error) => return Ok(vec![unopened(&error)]),
    }
    findings(&mut connection, path, &Sealer::new(keys)).await
}

fn unopened(error: &StoreError) -> Finding {
    fault(
        "database-unreadable",
        error.to_string(),
        "restore the latest backup, or use the program that wrote the database".to_owned(),
    )
}

/// Everything that is wrong with an open database of the newest schema.
pub(super) async fn findings(
    connection: &mut SqliteConnection,
    path: &Path,
    sealer: &Sealer,
) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    findings.extend(integrity(connection).await?);
    findings.extend(references(connection).await?);
    findings.extend(chain(connection).await?);
    findings.extend(key_file(connection, sealer).await?);
    findings.extend(permissions(path));
    findings.extend(room(path));
    Ok(findings)
}

async fn integrity(connection: &mut SqliteConnection) -> Result<Option<Finding>, StoreError> {
    let rows = sqlx::query("PRAGMA integrity_check(5)").fetch_all(connection).await?;
    let said: Vec<String> = rows.iter().filter_map(|row| row.try_get(0).ok()).collect();
    let is_whole = said.len() == 1 && said.first().is_some_and(|text| text == "ok");
    Ok((!is_whole).then(|| {
        fault(
            "file-damaged",
            format!("the database file is damaged: {}", said.join("; ")),
            "stop the service, keep a copy of the file, restore the latest backup".to_owned(),
        )
    }))
}

async fn references(connection: &mut SqliteConnection) -> Result<Option<Finding>, StoreError> {
    let rows = sqlx::query("PRAGMA foreign_key_check").fetch_all(connection).await?;
    Ok((!rows.is_empty()).then(|| {
        fault(
            "record-torn",
            format!("{} rows name another that is not there", rows.len()),
            "somebody changed the file by hand: restore the latest backup".to_owned(),
        )
    }))
}

/// Walks the log and holds every hash to its event and to the one before.
async fn chain(connection: &mut SqliteConnection) -> Result<Option<Finding>, StoreError> {
    let (mut sequence, mut hash) = (0_i64, GENESIS);
    loop {
        let rows = sqlx::query(
            "SELECT sequence, at, kind, subject, actor, details, previous, hash FROM event \
             WHERE sequence > $1 ORDER BY sequence LIMIT $2",
        )
        .bind(sequence)
        .bind(EVENT_PAGE)
        .fetch_all(&mut *connection)
        .await?;
        if rows.is_empty() {
            return Ok(None);
        }
        for row in &rows {
            let columns = Columns::of(row, "event");
            match link(&columns, sequence, &hash) {
                Ok(Some(next)) => (sequence, hash) = (sequence + 1, next),
                Ok(None) | Err(_) => return Ok(Some(broken(sequence + 1))),
            }
        }
    }
}

/// The hash of the next event, if it follows on the one before.
fn link(columns: &Columns<'_>, sequence: i64, previous: &[u8; 32]) -> Result<Option<[u8; 32]>, StoreError> {
    let (kind, subject) = (columns.text("kind")?, columns.text("subject")?);
    let (actor, details) = (columns.text("actor")?, columns.text("details")?);
    let link = Link {
        sequence: columns.number("sequence")?,
        at: columns.number("at")?,
        kind: &kind,
        subject: &subject,
        actor: &actor,
        details: &details,
    };
    let hash = link.hash(previous);
    let follows = link.sequence == sequence + 1
        && columns.hash("previous")? == *previous
        && columns.hash("hash")? == hash;
    Ok(follows.then_some(hash))
}

fn broken(sequence: i64) -> Finding {
    fault(
        "event-chain",
        format!("the log of events does not hold together at event {sequence}: it was changed or cut"),
        "keep a copy of the file as evidence, and compare the log with the latest backup".to_owned(),
    )
}

/// Opens the newest sealed body: a key file of another installation shows here and nowhere else.
async fn key_file(connection: &mut SqliteConnection, sealer: &Sealer) -> Result<Option<Finding>, StoreError> {
    let row =
        sqlx::query("SELECT id, body FROM staff ORDER BY id DESC LIMIT 1").fetch_optional(connection).await?;
    let Some(row) = row else { return Ok(None) };
    let columns = Columns::of(&row, "staff");
    let opened = sealer.open_bytes("staff", &columns.text("id")?, &columns.bytes("body")?);
    Ok(opened.err().map(|_| {
        fault(
            "key-file",
            "the key file does not open what this database holds".to_owned(),
            "use the key file that was made with this database; without it the record cannot be read"
                .to_owned(),
        )
    }))
}

#[cfg(unix)]
fn permissions(path: &Path) -> Vec<Finding> {
    use std::os::unix::fs::PermissionsExt;
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        std::path::PathBuf::from(name)
    };
    let files = [path.to_owned(), beside("-wal"), beside("-shm")];
    let open = files.iter().filter(|file| {
        std::fs::metadata(file).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
    });
    open.map(|file| Finding {
        code: "file-open-to-others",
        severity: Severity::Warning,
        what: format!("other users of this machine may read `{}`", file.display()),
        mend: format!("run `chmod 600 {}`", file.display()),
    })
    .collect()
}

#[cfg(not(unix))]
fn permissions(_path: &Path) -> Vec<Finding> {
    Vec::new()
}

fn room(path: &Path) -> Option<Finding> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    (free < LEAST_FREE_BYTES).then(|| Finding {
        code: "disk-nearly-full",
        severity: Severity::Warning,
        what: format!("{} MiB are free where the database lies", free / (1024 * 1024)),
        mend: "make room: on a full disk nothing more is accepted".to_owned(),
    })
}

fn fault(code: &'static str, what: String, mend: String) -> Finding {
    Finding { code, severity: Severity::Fault, what, mend }
}
