//! Passes.

use base::{Timestamp, parse_date};
use journey::{ApplicationId, CrossingId, EntryWindow, PassRecord, PassState, Withdrawal};
use pass::{PassNumber, PassStatus, StatusIndex};
use sqlx::sqlite::SqliteRow;

use super::{Columns, SqliteRecord};
use crate::error::StoreError;
use crate::records::{
    Found, PAGE_LIMIT, Seals, StatusChange, StatusChanges, Stored, StoredPass, Unissued, Version,
};
use crate::repositories::{Passes, Reply};

const WHAT: &str = "pass";

impl Passes for SqliteRecord {
    fn pass(&self, number: PassNumber) -> Reply<'_, Option<Found<StoredPass>>> {
        Box::pin(async move {
            let row = sqlx::query(
                "SELECT number, application_id, issued_at, valid_from, valid_until, state, state_at, used_by, \
                 state_body, status_index, body, erased_at, version FROM pass WHERE number = $1",
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
                 state_body, status_index, body, erased_at, version FROM pass WHERE application_id = $1 \
                 ORDER BY issued_at DESC, number LIMIT $2",
            )
            .bind(application.to_string())
            .bind(i64::from(PAGE_LIMIT))
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(|row| self.found_pass(row)).collect()
        })
    }

    fn unissued(&self, before: Timestamp) -> Reply<'_, Vec<Unissued>> {
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT number, signer, prepared_at, body FROM signing WHERE prepared_at < $1 \
                 ORDER BY prepared_at, number LIMIT $2",
            )
            .bind(before.as_second())
            .bind(i64::from(PAGE_LIMIT))
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(|row| self.unissued_pass(row)).collect()
        })
    }

    fn signer_uses(&self) -> Reply<'_, Vec<(String, u64)>> {
        Box::pin(async move {
            let rows = sqlx::query("SELECT signer, passes FROM signer_use ORDER BY signer")
                .fetch_all(&self.readers)
                .await?;
            let each = rows.iter().map(|row| {
                let columns = Columns::of(row, "signer_use");
                Ok((columns.text("signer")?, columns.number("passes")?.unsigned_abs()))
            });
            each.collect()
        })
    }

    fn has_pass_at(&self, place: StatusIndex) -> Reply<'_, bool> {
        Box::pin(async move {
            let row = sqlx::query("SELECT 1 FROM pass WHERE status_index = $1")
                .bind(i64::from(place.number()))
                .fetch_optional(&self.readers)
                .await?;
            Ok(row.is_some())
        })
    }

    fn status_changes(&self, since: Option<u64>) -> Reply<'_, StatusChanges> {
        Box::pin(async move {
            let row = sqlx::query("SELECT COALESCE(MAX(sequence), 0) AS last FROM event")
                .fetch_one(&self.readers)
                .await?;
            // Read before the states: what changes meanwhile is told again next time, and nothing is lost.
            let last = Columns::of(&row, "event").number("last")?;
            let rows = match since {
                None => {
                    sqlx::query(
                        "SELECT status_index, state FROM pass \
                         WHERE state IN ('revoked', 'suspended') AND status_index IS NOT NULL",
                    )
                    .fetch_all(&self.readers)
                    .await?
                }
                Some(since) => {
                    sqlx::query(
                        "SELECT pass.status_index, pass.state FROM event \
                         JOIN pass ON pass.number = substr(event.subject, 6) \
                         WHERE event.sequence > $1 AND event.sequence <= $2 \
                         AND event.kind IN ('pass-revoked', 'pass-suspended', 'pass-restored') \
                         AND pass.status_index IS NOT NULL ORDER BY event.sequence",
                    )
                    .bind(i64::try_from(since).unwrap_or(i64::MAX))
                    .bind(last)
                    .fetch_all(&self.readers)
                    .await?
                }
            };
            let changes = rows.iter().map(status_change).collect::<Result<_, _>>()?;
            Ok(StatusChanges { upto: last.unsigned_abs(), changes })
        })
    }
}

fn status_change(row: &SqliteRow) -> Result<StatusChange, StoreError> {
    let columns = Columns::of(row, WHAT);
    let status = match columns.text("state")?.as_str() {
        "revoked" => PassStatus::Revoked,
        "suspended" => PassStatus::Suspended,
        _ => PassStatus::Valid,
    };
    let place = place(Some(columns.number("status_index")?)).ok_or_else(|| columns.unreadable())?;
    Ok(StatusChange { place, status })
}

fn place(number: Option<i64>) -> Option<StatusIndex> {
    number.and_then(|number| u32::try_from(number).ok()).and_then(StatusIndex::new)
}

impl SqliteRecord {
    fn unissued_pass(&self, row: &SqliteRow) -> Result<Unissued, StoreError> {
        let columns = Columns::of(row, "signing");
        let number = columns.text("number")?;
        let body = columns.maybe_bytes("body")?;
        Ok(Unissued {
            content: body.map(|body| self.sealer.open_bytes("signing", &number, &body)).transpose()?,
            number: columns.parsed("number", |text| PassNumber::parse(text).ok())?,
            signer: columns.text("signer")?,
            prepared_at: columns.instant("prepared_at")?,
        })
    }

    fn found_pass(&self, row: &SqliteRow) -> Result<Found<StoredPass>, StoreError> {
        let columns = Columns::of(row, WHAT);
        let Some(body) = columns.maybe_bytes("body")? else {
            return Ok(Found::Erased { at: columns.instant("erased_at")? });
        };
        let kept = self.sealer.open_bytes(WHAT, &columns.text("number")?, &body)?;
        let (seal, twin) = Seals::read(std::str::from_utf8(&kept).map_err(|_| columns.unreadable())?);
        let value = StoredPass { record: self.pass_record(&columns)?, seal, twin };
        Ok(Found::Kept(Stored { value, version: Version(columns.number("version")?) }))
    }

    fn pass_record(&self, columns: &Columns<'_>) -> Result<PassRecord, StoreError> {
        let window = EntryWindow {
            from: columns.parsed("valid_from", |text| parse_date(text).ok())?,
            until: columns.parsed("valid_until", |text| parse_date(text).ok())?,
        };
        let record = PassRecord::recorded(
            columns.parsed("number", |text| PassNumber::parse(text).ok())?,
            columns.parsed("application_id", |text| ApplicationId::parse(text).ok())?,
            columns.instant("issued_at")?,
            window,
            self.pass_state(columns)?,
        );
        Ok(match columns.maybe_number("status_index")? {
            None => record,
            number => record.at_place(place(number).ok_or_else(|| columns.unreadable())?),
        })
    }

    fn pass_state(&self, columns: &Columns<'_>) -> Result<PassState, StoreError> {
        let because = || -> Result<Option<Withdrawal>, StoreError> {
            let body = columns.maybe_bytes("state_body")?;
            let number = columns.text("number")?;
            body.map(|body| self.sealer.open("pass-state", &number, &body)).transpose()
        };
        Ok(match columns.text("state")?.as_str() {
            "unused" => PassState::Unused,
            "used" => PassState::Used {
                crossing: columns.parsed("used_by", |text| CrossingId::parse(text).ok())?,
                at: columns.instant("state_at")?,
            },
            "suspended" => PassState::Suspended { at: columns.instant("state_at")?, because: because()? },
            "revoked" => PassState::Revoked { at: columns.instant("state_at")?, because: because()? },
            _ => return Err(columns.unreadable()),
        })
    }
}
