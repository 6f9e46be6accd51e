//! Crossings.

use base::tz::Offset;
use base::{Country, Moment, parse_date};
use journey::{Crossing, CrossingId, Direction, IndexTerm, OutcomeName};
use rules::Purpose;
use sqlx::sqlite::SqliteRow;

use super::{Columns, SqliteRecord};
use crate::error::StoreError;
use crate::records::{CrossingRow, Cursor, Found, PAGE_LIMIT, Page, Stored, Version};
use crate::repositories::{Crossings, Reply};

const WHAT: &str = "crossing";

impl Crossings for SqliteRecord {
    fn crossing(&self, id: CrossingId) -> Reply<'_, Option<Found<Crossing>>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT id, body, erased_at, version FROM crossing WHERE id = $1")
                .bind(id.to_string())
                .fetch_optional(&self.readers)
                .await?;
            let Some(row) = row else { return Ok(None) };
            let columns = Columns::of(&row, WHAT);
            let erased = columns.maybe_instant("erased_at")?;
            Ok(Some(match erased {
                Some(at) => Found::Erased { at },
                None => Found::Kept(self.stored_crossing(&row)?),
            }))
        })
    }

    fn crossings_of(&self, person: &IndexTerm, document: &IndexTerm) -> Reply<'_, Vec<Stored<Crossing>>> {
        let (person, document) = (self.sealer.term(person), self.sealer.term(document));
        Box::pin(async move {
            // A driver who crosses twice a day for five years has fewer than 5,000. The limit is no parameter: SQLite
            // plans a statement anew whenever a limit is bound, and this one is asked with every filing.
            let rows = sqlx::query(
                "SELECT id, body, version FROM crossing \
                 WHERE (person_index = $1 OR document_index = $2) AND body IS NOT NULL ORDER BY at, id LIMIT 5000",
            )
            .bind(person)
            .bind(document)
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(|row| self.stored_crossing(row)).collect()
        })
    }

    fn second_line(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<Stored<Crossing>>> {
        Box::pin(async move {
            let limit = limit.clamp(1, PAGE_LIMIT) as usize;
            let rows = sqlx::query(
                "SELECT id, body, version FROM crossing \
                 WHERE outcome = 'second-line' AND body IS NOT NULL AND id > $1 ORDER BY id LIMIT $2",
            )
            .bind(after.map_or_else(String::new, |cursor| cursor.0))
            .bind(limit as i64 + 1)
            .fetch_all(&self.readers)
            .await?;
            page(&rows, limit, |row| self.stored_crossing(row))
        })
    }

    fn recent_crossings(&self, post: Option<&str>, limit: u32) -> Reply<'_, Vec<CrossingRow>> {
        let post = post.map(str::to_owned);
        Box::pin(async move {
            let rows = sqlx::query(
                "SELECT id, person_index, direction, at, offset_seconds, post, nationality, purpose, outcome, \
                 last_lawful_day FROM crossing WHERE ($1 IS NULL OR post = $1) \
                 ORDER BY at DESC, id DESC LIMIT $2",
            )
            .bind(post)
            .bind(i64::from(limit.clamp(1, PAGE_LIMIT)))
            .fetch_all(&self.readers)
            .await?;
            rows.iter().map(crossing_row).collect()
        })
    }

    fn open_stays(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<CrossingRow>> {
        Box::pin(async move {
            let limit = limit.clamp(1, PAGE_LIMIT) as usize;
            let rows = sqlx::query(
                "SELECT c.id, c.person_index, c.direction, c.at, c.offset_seconds, c.post, c.nationality, \
                 c.purpose, c.outcome, c.last_lawful_day FROM crossing c \
                 WHERE c.direction = 'entry' AND c.outcome = 'admitted' AND c.id > $1 AND NOT EXISTS \
                 (SELECT 1 FROM crossing l WHERE l.person_index = c.person_index AND l.outcome = 'admitted' \
                 AND (l.at > c.at OR (l.at = c.at AND l.direction = 'exit'))) ORDER BY c.id LIMIT $2",
            )
            .bind(after.map_or_else(String::new, |cursor| cursor.0))
            .bind(limit as i64 + 1)
            .fetch_all(&self.readers)
            .await?;
            page(&rows, limit, crossing_row)
        })
    }

    fn crossing_rows(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<CrossingRow>> {
        Box::pin(async move {
            let limit = limit.clamp(1, PAGE_LIMIT) as usize;
            let rows = sqlx::query(
                "SELECT id, person_index, direction, at, offset_seconds, post, nationality, purpose, outcome, \
                 last_lawful_day FROM crossing WHERE id > $1 ORDER BY id LIMIT $2",
            )
            .bind(after.map_or_else(String::new, |cursor| cursor.0))
            .bind(limit as i64 + 1)
            .fetch_all(&self.readers)
            .await?;
            page(&rows, limit, crossing_row)
        })
    }
}

impl SqliteRecord {
    fn stored_crossing(&self, row: &SqliteRow) -> Result<Stored<Crossing>, StoreError> {
        let columns = Columns::of(row, WHAT);
        let value = self.sealer.open(WHAT, &columns.text("id")?, &columns.bytes("body")?)?;
        Ok(Stored { value, version: Version(columns.number("version")?) })
    }
}

/// A page of rows that carry an `id`, of which one more than `limit` was asked for.
pub(super) fn page<T>(
    rows: &[SqliteRow],
    limit: usize,
    read: impl Fn(&SqliteRow) -> Result<T, StoreError>,
) -> Result<Page<T>, StoreError> {
    let last = rows.get(limit.saturating_sub(1)).filter(|_| rows.len() > limit);
    let next = last.map(|row| Columns::of(row, WHAT).text("id").map(Cursor)).transpose()?;
    Ok(Page { items: rows.iter().take(limit).map(read).collect::<Result<_, _>>()?, next })
}

fn crossing_row(row: &SqliteRow) -> Result<CrossingRow, StoreError> {
    let columns = Columns::of(row, WHAT);
    let offset = i32::try_from(columns.number("offset_seconds")?).map_err(|_| columns.unreadable())?;
    let offset = Offset::from_seconds(offset).map_err(|_| columns.unreadable())?;
    Ok(CrossingRow {
        id: columns.parsed("id", |text| CrossingId::parse(text).ok())?,
        person: columns.hash("person_index")?,
        direction: columns.parsed("direction", Direction::parse)?,
        at: Moment::new(columns.instant("at")?, offset),
        post: columns.text("post")?,
        nationality: columns.parsed("nationality", |text| Country::parse(text).ok())?,
        purpose: columns.maybe_parsed("purpose", Purpose::parse)?,
        outcome: columns.parsed("outcome", OutcomeName::parse)?,
        last_lawful_day: columns.maybe_parsed("last_lawful_day", |text| parse_date(text).ok())?,
    })
}
