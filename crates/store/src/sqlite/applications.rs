//! Applications.

use base::Country;
use journey::{Application, ApplicationId, IndexTerm, Reference, StageName};
use rules::Purpose;
use sqlx::sqlite::SqliteRow;

use super::{Columns, SqliteRecord};
use crate::error::StoreError;
use crate::records::{ApplicationRow, Cursor, Found, PAGE_LIMIT, Page, Stored, Version};
use crate::repositories::{Applications, Reply};

const WHAT: &str = "application";

impl Applications for SqliteRecord {
    fn application(&self, id: ApplicationId) -> Reply<'_, Option<Found<Application>>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT id, body, erased_at, version FROM application WHERE id = $1")
                .bind(id.to_string())
                .fetch_optional(&self.readers)
                .await?;
            row.map(|row| self.found_application(&row)).transpose()
        })
    }

    fn application_by_reference(&self, reference: Reference) -> Reply<'_, Option<Found<Application>>> {
        Box::pin(async move {
            let row =
                sqlx::query("SELECT id, body, erased_at, version FROM application WHERE reference = $1")
                    .bind(reference.compact())
                    .fetch_optional(&self.readers)
                    .await?;
            row.map(|row| self.found_application(&row)).transpose()
        })
    }

    fn queue(&self, stage: StageName, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<ApplicationRow>> {
        Box::pin(async move {
            let limit = limit.clamp(1, PAGE_LIMIT) as usize;
            let (due, id) = after.as_ref().and_then(place).unwrap_or((i64::MIN, String::new()));
            let rows = sqlx::query(
                "SELECT id, reference, stage, filed_at, deadline, queue_at, nationality, purpose, is_urgent, \
                 erased_at, version FROM application \
                 WHERE stage = $1 AND (queue_at, id) > ($2, $3) ORDER BY queue_at, id LIMIT $4",
            )
            .bind(stage.word())
            .bind(due)
            .bind(id)
            .bind(limit as i64 + 1)
            .fetch_all(&self.readers)
            .await?;
            let last = rows.get(limit.saturating_sub(1)).filter(|_| rows.len() > limit);
            let next = last.map(cursor).transpose()?;
            let items = rows.iter().take(limit).map(application_row).collect::<Result<_, _>>()?;
            Ok(Page { items, next })
        })
    }

    fn applications_for(&self, document: &IndexTerm) -> Reply<'_, Vec<ApplicationRow>> {
        let index = self.sealer.term(document);
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT id, reference, stage, filed_at, deadline, queue_at, nationality, purpose, is_urgent, \
                 erased_at, version FROM application WHERE document_index = $1 ORDER BY id DESC LIMIT $2",
            )
            .bind(index)
            .bind(i64::from(PAGE_LIMIT))
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(application_row).collect()
        })
    }
}

impl SqliteRecord {
    fn found_application(&self, row: &SqliteRow) -> Result<Found<Application>, StoreError> {
        let columns = Columns::of(row, WHAT);
        let Some(body) = columns.maybe_bytes("body")? else {
            return Ok(Found::Erased { at: columns.instant("erased_at")? });
        };
        let value: Application = self.sealer.open(WHAT, &columns.text("id")?, &body)?;
        if !value.is_consistent() {
            return Err(columns.unreadable());
        }
        Ok(Found::Kept(Stored { value, version: Version(columns.number("version")?) }))
    }
}

fn application_row(row: &SqliteRow) -> Result<ApplicationRow, StoreError> {
    let columns = Columns::of(row, WHAT);
    Ok(ApplicationRow {
        id: columns.parsed("id", |text| ApplicationId::parse(text).ok())?,
        reference: columns.parsed("reference", |text| text.parse().ok())?,
        stage: columns.parsed("stage", StageName::parse)?,
        filed_at: columns.instant("filed_at")?,
        deadline: columns.maybe_instant("deadline")?,
        nationality: columns.parsed("nationality", |text| Country::parse(text).ok())?,
        purpose: columns.parsed("purpose", Purpose::parse)?,
        is_urgent: columns.number("is_urgent")? != 0,
        version: Version(columns.number("version")?),
        erased_at: columns.maybe_instant("erased_at")?,
    })
}

fn cursor(row: &SqliteRow) -> Result<Cursor, StoreError> {
    let columns = Columns::of(row, WHAT);
    Ok(Cursor(format!("{}.{}", columns.number("queue_at")?, columns.text("id")?)))
}

fn place(cursor: &Cursor) -> Option<(i64, String)> {
    let (due, id) = cursor.as_str().split_once('.')?;
    Some((due.parse().ok()?, id.to_owned()))
}
