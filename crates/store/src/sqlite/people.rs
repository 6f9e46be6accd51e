//! Accounts of staff, sessions, uploads, and the authority's settings.

use base::Timestamp;
use journey::{ApplicationId, StaffId, UploadId};
use sqlx::sqlite::SqliteRow;

use super::{Columns, SqliteRecord};
use crate::error::StoreError;
use crate::records::{Found, Session, Stored, Upload, Version};
use crate::repositories::{Reply, Sessions, Settings, Staff, Uploads};
use crate::settings::AuthoritySettings;
use crate::staff::Account;
use crate::statement::{Expect, Statement};

/// Most accounts that are listed.
const STAFF_LIMIT: i64 = 1_000;
/// How long an idempotency key is remembered: longer than any client repeats.
const KEY_SECONDS: i64 = 7 * 24 * 3_600;

impl Staff for SqliteRecord {
    fn staff(&self, id: StaffId) -> Reply<'_, Option<Stored<Account>>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT id, body, version FROM staff WHERE id = $1")
                .bind(id.to_string())
                .fetch_optional(&self.readers)
                .await?;
            row.map(|row| self.stored_account(&row)).transpose()
        })
    }

    fn staff_by_login(&self, login: &str) -> Reply<'_, Option<Stored<Account>>> {
        let index = self.sealer.login(login);
        Box::pin(async move {
            let row = sqlx::query("SELECT id, body, version FROM staff WHERE login_index = $1")
                .bind(index)
                .fetch_optional(&self.readers)
                .await?;
            row.map(|row| self.stored_account(&row)).transpose()
        })
    }

    fn all_staff(&self) -> Reply<'_, Vec<Stored<Account>>> {
        Box::pin(async move {
            let rows = sqlx::query("SELECT id, body, version FROM staff ORDER BY id LIMIT $1")
                .bind(STAFF_LIMIT)
                .fetch_all(&self.readers)
                .await?;
            rows.iter().map(|row| self.stored_account(row)).collect()
        })
    }
}

impl Sessions for SqliteRecord {
    fn session(&self, id: [u8; 16], now: Timestamp) -> Reply<'_, Option<Session>> {
        let index = self.sealer.session(&id);
        Box::pin(async move {
            let row =
                sqlx::query("SELECT body, expires_at FROM session WHERE id_index = $1 AND expires_at > $2")
                    .bind(index.clone())
                    .bind(now.as_second())
                    .fetch_optional(&self.readers)
                    .await?;
            let Some(row) = row else { return Ok(None) };
            let columns = Columns::of(&row, "session");
            let content = self.sealer.open_bytes("session", &hexadecimal(&index), &columns.bytes("body")?)?;
            Ok(Some(Session { id, content, expires_at: columns.instant("expires_at")? }))
        })
    }

    fn create_session(&self, session: Session) -> Reply<'_, bool> {
        Box::pin(async move {
            const SQL: &str = "INSERT INTO session (id_index, body, expires_at) VALUES ($1, $2, $3) \
                               ON CONFLICT (id_index) DO NOTHING";
            Ok(self.quiet(vec![self.session_statement(SQL, &session)?]).await? == 1)
        })
    }

    fn save_session(&self, session: Session) -> Reply<'_, ()> {
        Box::pin(async move {
            const SQL: &str = "INSERT INTO session (id_index, body, expires_at) VALUES ($1, $2, $3) \
                               ON CONFLICT (id_index) DO UPDATE SET body = excluded.body, \
                               expires_at = excluded.expires_at";
            self.quiet(vec![self.session_statement(SQL, &session)?]).await.map(|_| ())
        })
    }

    fn end_session(&self, id: [u8; 16]) -> Reply<'_, ()> {
        let index = self.sealer.session(&id);
        Box::pin(async move {
            let sql = "DELETE FROM session WHERE id_index = $1";
            self.quiet(vec![Statement::new(sql, Expect::Any, vec![index.into()])]).await.map(|_| ())
        })
    }

    fn sweep(&self, now: Timestamp) -> Reply<'_, u64> {
        Box::pin(async move {
            let now = now.as_second();
            self.quiet(vec![
                Statement::new("DELETE FROM session WHERE expires_at <= $1", Expect::Any, vec![now.into()]),
                Statement::new(
                    "DELETE FROM idempotency WHERE kept_at <= $1",
                    Expect::Any,
                    vec![now.saturating_sub(KEY_SECONDS).into()],
                ),
                // What was never issued opens no door after its last day.
                Statement::new(
                    "UPDATE signing SET body = NULL WHERE kept_since <= $1 AND body IS NOT NULL",
                    Expect::Any,
                    vec![now.into()],
                ),
            ])
            .await
        })
    }
}

impl Uploads for SqliteRecord {
    fn upload(&self, id: UploadId) -> Reply<'_, Option<Found<Upload>>> {
        Box::pin(async move {
            let row = sqlx::query(
                "SELECT id, application_id, media_type, received_at, body, erased_at, version \
                 FROM upload WHERE id = $1",
            )
            .bind(id.to_string())
            .fetch_optional(&self.readers)
            .await?;
            row.map(|row| self.found_upload(&row)).transpose()
        })
    }
}

impl Settings for SqliteRecord {
    fn settings(&self) -> Reply<'_, Option<Stored<AuthoritySettings>>> {
        Box::pin(async move {
            let row = sqlx::query("SELECT body, version FROM authority WHERE id = 1")
                .fetch_optional(&self.readers)
                .await?;
            let Some(row) = row else { return Ok(None) };
            let columns = Columns::of(&row, "authority");
            let value = serde_json::from_str(&columns.text("body")?).map_err(|_| columns.unreadable())?;
            Ok(Some(Stored { value, version: Version(columns.number("version")?) }))
        })
    }
}

impl SqliteRecord {
    fn stored_account(&self, row: &SqliteRow) -> Result<Stored<Account>, StoreError> {
        let columns = Columns::of(row, "account");
        let value = self.sealer.open("staff", &columns.text("id")?, &columns.bytes("body")?)?;
        Ok(Stored { value, version: Version(columns.number("version")?) })
    }

    fn session_statement(&self, sql: &'static str, session: &Session) -> Result<Statement, StoreError> {
        let index = self.sealer.session(&session.id);
        let body = self.sealer.seal_bytes("session", &hexadecimal(&index), &session.content)?;
        let values = vec![index.into(), body.into(), session.expires_at.as_second().into()];
        Ok(Statement::new(sql, Expect::Any, values))
    }

    fn found_upload(&self, row: &SqliteRow) -> Result<Found<Upload>, StoreError> {
        let columns = Columns::of(row, "upload");
        let Some(body) = columns.maybe_bytes("body")? else {
            return Ok(Found::Erased { at: columns.instant("erased_at")? });
        };
        let value = Upload {
            id: columns.parsed("id", |text| UploadId::parse(text).ok())?,
            application: columns.maybe_parsed("application_id", |text| ApplicationId::parse(text).ok())?,
            media_type: columns.text("media_type")?,
            content: self.sealer.open_bytes("upload", &columns.text("id")?, &body)?,
            received_at: columns.instant("received_at")?,
        };
        Ok(Found::Kept(Stored { value, version: Version(columns.number("version")?) }))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for digit in bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        text.extend(char::from_digit(u32::from(digit), 16));
    }
    text
}
