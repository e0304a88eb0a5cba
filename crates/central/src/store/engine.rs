//! The engine under the statements, by names of its own.

use sqlx::{Sqlite, SqliteConnection, Transaction, sqlite::SqliteRow};

use super::{Store, StoreError};

/// What statements are bound for.
pub(super) type Db = Sqlite;
/// One connection.
pub(super) type DbConnection = SqliteConnection;
/// A row that was read.
pub(super) type DbRow = SqliteRow;

impl Store {
    /// A transaction that writes, and that nobody else writes beside.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Db>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// A transaction that reads, all of it as of one moment.
    pub(super) async fn snapshot(&self) -> Result<Transaction<'static, Db>, StoreError> {
        Ok(self.readers.begin().await?)
    }
}
