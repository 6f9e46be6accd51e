//! The bare database, for the benchmark: the same rows as real writes, in the same groups, and nothing around them.

use std::path::Path;

use sqlx::SqliteConnection;

use super::writer::{all_statements, execute};
use super::{connect, make_private};
use crate::error::StoreError;
use crate::keys::Keys;
use crate::migrate;
use crate::prepare::prepare;
use crate::seal::Sealer;
use crate::statement::Statement;
use crate::write::Write;

/// Writes that are ready, and an open database: [`BareCommits::run`] is what is to be measured.
#[derive(Debug)]
pub struct BareCommits {
    connection: SqliteConnection,
    writes: Vec<Vec<Statement>>,
}

impl BareCommits {
    /// Makes the rows of `writes` ready for an empty database at `path`.
    ///
    /// # Errors
    ///
    /// As [`crate::open`], and what making a write ready can give.
    pub async fn prepare(path: &Path, keys: Keys, writes: Vec<Write>) -> Result<Self, StoreError> {
        make_private(path)?;
        let mut connection = connect(path, false).await?;
        migrate::up(&mut connection, path).await?;
        let sealer = Sealer::new(keys);
        let prepared = writes.into_iter().map(|write| prepare(write, &sealer)).collect::<Result<_, _>>()?;
        Ok(Self { connection, writes: all_statements(prepared) })
    }

    /// Keeps all of them durably, `group` writes a commit, and says how many commits that took.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`] and what a statement can give.
    pub async fn run(mut self, group: usize) -> Result<u64, StoreError> {
        let mut commits = 0;
        for writes in self.writes.chunks(group.max(1)) {
            sqlx::query("BEGIN IMMEDIATE").execute(&mut self.connection).await?;
            for statement in writes.iter().flatten() {
                execute(&mut self.connection, statement).await?;
            }
            sqlx::query("COMMIT").execute(&mut self.connection).await?;
            commits += 1;
        }
        sqlx::Connection::close(self.connection).await?;
        Ok(commits)
    }
}
