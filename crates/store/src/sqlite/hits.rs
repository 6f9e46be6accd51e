//! Officers' lists.

use jiff::civil::Date;
use journey::{Hit, HitId, IndexTerm};
use sqlx::sqlite::SqliteRow;

use super::crossings::page;
use super::{Columns, SqliteRecord};
use crate::error::StoreError;
use crate::records::{Cursor, Found, PAGE_LIMIT, Page, Stored, Version};
use crate::repositories::{Hits, Reply};

const WHAT: &str = "hit";

impl Hits for SqliteRecord {
    fn hit(&self, id: HitId) -> Reply<'_, Option<Found<Hit>>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT id, body, erased_at, version FROM hit WHERE id = $1")
                .bind(id.to_string())
                .fetch_optional(&self.readers)
                .await?;
            let Some(row) = row else { return Ok(None) };
            let erased = Columns::of(&row, WHAT).maybe_instant("erased_at")?;
            Ok(Some(match erased {
                Some(at) => Found::Erased { at },
                None => Found::Kept(self.stored_hit(&row)?),
            }))
        })
    }

    fn hits_on(&self, terms: &[IndexTerm], day: Date) -> Reply<'_, Vec<Stored<Hit>>> {
        let terms = terms.to_vec();
        Box::pin(async move {
            let mut hits = Vec::new();
            // A person and a document are two terms, and one question to the index. More than 5,000 entries on one
            // subject are not read; the limit is no parameter, for SQLite plans a statement anew when one is bound.
            for pair in terms.chunks(2) {
                let indices: Vec<Vec<u8>> = pair.iter().map(|term| self.sealer.list_term(term)).collect();
                let rows = sqlx::query(
                    "SELECT id, body, version FROM hit WHERE subject_index IN ($1, $2) AND ended_at IS NULL \
                     AND (valid_until IS NULL OR valid_until >= $3) AND body IS NOT NULL ORDER BY id LIMIT 5000",
                )
                .bind(indices.first().cloned())
                .bind(indices.last().cloned())
                .bind(day.to_string())
                .fetch_all(&self.readers)
                .await?;
                for row in &rows {
                    let stored = self.stored_hit(row)?;
                    if pair.iter().any(|term| stored.value.details().subject.term().fits(term)) {
                        hits.push(stored);
                    }
                }
            }
            Ok(hits)
        })
    }

    fn hits(&self, after: Option<Cursor>, limit: u32) -> Reply<'_, Page<Stored<Hit>>> {
        Box::pin(async move {
            let limit = limit.clamp(1, PAGE_LIMIT) as usize;
            let rows = sqlx::query(
                "SELECT id, body, version FROM hit WHERE body IS NOT NULL AND ($1 IS NULL OR id < $1) \
                 ORDER BY id DESC LIMIT $2",
            )
            .bind(after.map(|cursor| cursor.0))
            .bind(limit as i64 + 1)
            .fetch_all(&self.readers)
            .await?;
            page(&rows, limit, |row| self.stored_hit(row))
        })
    }
}

impl SqliteRecord {
    fn stored_hit(&self, row: &SqliteRow) -> Result<Stored<Hit>, StoreError> {
        let columns = Columns::of(row, WHAT);
        let value = self.sealer.open(WHAT, &columns.text("id")?, &columns.bytes("body")?)?;
        Ok(Stored { value, version: Version(columns.number("version")?) })
    }
}
