//! Passes.

use base::parse_date;
use journey::{ApplicationId, CrossingId, EntryWindow, PassRecord, PassState};
use pass::PassNumber;
use sqlx::sqlite::SqliteRow;

use super::{Columns, SqliteRecord};
use crate::error::StoreError;
use crate::records::{Found, PAGE_LIMIT, Stored, StoredPass, Version};
use crate::repositories::{Passes, Reply};

const WHAT: &str = "pass";

impl Passes for SqliteRecord {
    fn pass(&self, number: PassNumber) -> Reply<'_, Option<Found<StoredPass>>> {
        Box::pin(async move {
            let row = sqlx::query(
                "SELECT number, application_id, issued_at, valid_from, valid_until, state, state_at, used_by, \
                 body, erased_at, version FROM pass WHERE number = $1",
            )
            .bind(number.to_string())
            .fetch_optional(&self.readers)
            .await?;
            row.map(|row| self.found_pass(&row)).transpose()
        })
    }

    fn passes_of(&self, application: ApplicationId) -> Reply<'_, Vec<Found<StoredPass>>> {
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT number, application_id, issued_at, valid_from, valid_until, state, state_at, used_by, \
                 body, erased_at, version FROM pass WHERE application_id = $1 \
                 ORDER BY issued_at DESC, number LIMIT $2",
            )
            .bind(application.to_string())
            .bind(i64::from(PAGE_LIMIT))
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(|row| self.found_pass(row)).collect()
        })
    }
}

impl SqliteRecord {
    fn found_pass(&self, row: &SqliteRow) -> Result<Found<StoredPass>, StoreError> {
        let columns = Columns::of(row, WHAT);
        let Some(body) = columns.maybe_bytes("body")? else {
            return Ok(Found::Erased { at: columns.instant("erased_at")? });
        };
        let seal = self.sealer.open_bytes(WHAT, &columns.text("number")?, &body)?;
        let seal = String::from_utf8(seal).map_err(|_| columns.unreadable())?;
        let value = StoredPass { record: pass_record(&columns)?, seal };
        Ok(Found::Kept(Stored { value, version: Version(columns.number("version")?) }))
    }
}

fn pass_record(columns: &Columns<'_>) -> Result<PassRecord, StoreError> {
    let window = EntryWindow {
        from: columns.parsed("valid_from", |text| parse_date(text).ok())?,
        until: columns.parsed("valid_until", |text| parse_date(text).ok())?,
    };
    let state = match columns.text("state")?.as_str() {
        "unused" => PassState::Unused,
        "used" => PassState::Used {
            crossing: columns.parsed("used_by", |text| CrossingId::parse(text).ok())?,
            at: columns.instant("state_at")?,
        },
        "revoked" => PassState::Revoked { at: columns.instant("state_at")? },
        _ => return Err(columns.unreadable()),
    };
    Ok(PassRecord::recorded(
        columns.parsed("number", |text| PassNumber::parse(text).ok())?,
        columns.parsed("application_id", |text| ApplicationId::parse(text).ok())?,
        columns.instant("issued_at")?,
        window,
        state,
    ))
}
