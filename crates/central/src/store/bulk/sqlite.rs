//! Into SQLite's file: without its journal, in one transaction, the indexes made at the end.

use std::path::Path;

use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, QueryBuilder, Sqlite, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous},
};

use super::{
    super::StoreError,
    rows::{Rows, Value},
};

/// Rows that one statement writes.
const AT_ONCE: usize = 200;

pub(super) struct Filling {
    connection: SqliteConnection,
    /// The statements of the indexes that are made at the end.
    indexes: Vec<String>,
}

impl Filling {
    /// `None` where there are cases or requests already.
    pub(super) async fn begin(path: &Path) -> Result<Option<Filling>, StoreError> {
        let mut connection = SqliteConnectOptions::new()
            .filename(path)
            .locking_mode(SqliteLockingMode::Exclusive)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .foreign_keys(false)
            .pragma("cache_size", "-400000")
            .disable_statement_logging()
            .connect()
            .await?;
        let filled: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM requests) OR EXISTS (SELECT 1 FROM cases)",
        )
        .fetch_one(&mut connection)
        .await?;
        if filled {
            connection.close().await?;
            return Ok(None);
        }
        let indexes: Vec<(String, String)> = sqlx::query_as(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
        )
        .fetch_all(&mut connection)
        .await?;
        for (name, _) in &indexes {
            sqlx::query(AssertSqlSafe(format!("DROP INDEX {name}")))
                .execute(&mut connection)
                .await?;
        }
        sqlx::query("BEGIN").execute(&mut connection).await?;
        Ok(Some(Filling {
            connection,
            indexes: indexes.into_iter().map(|(_, sql)| sql).collect(),
        }))
    }

    pub(super) async fn write(&mut self, rows: Rows) -> Result<(), StoreError> {
        for some in rows.rows.chunks(AT_ONCE) {
            let into = format!("INSERT INTO {} ({}) ", rows.table, rows.columns);
            let mut insert = QueryBuilder::<Sqlite>::new(into);
            insert.push_values(some, |mut row, values| {
                for value in values {
                    match value {
                        Value::Null => row.push("NULL"),
                        Value::Number(number) => row.push_bind(*number),
                        Value::Text(text) => row.push_bind(text.as_str()),
                        Value::Bytes(bytes) => row.push_bind(bytes.as_slice()),
                    };
                }
            });
            insert.build().execute(&mut self.connection).await?;
        }
        Ok(())
    }

    /// Makes the indexes again, and gives the file back as it is always.
    pub(super) async fn end(mut self) -> Result<(), StoreError> {
        sqlx::query("COMMIT").execute(&mut self.connection).await?;
        for sql in self.indexes {
            sqlx::query(AssertSqlSafe(sql))
                .execute(&mut self.connection)
                .await?;
        }
        sqlx::query("PRAGMA journal_mode = WAL")
            .execute(&mut self.connection)
            .await?;
        Ok(self.connection.close().await?)
    }
}
