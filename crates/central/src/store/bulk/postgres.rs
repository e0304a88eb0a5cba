//! Into a server's database: by COPY, in one transaction, indexes and references made at the end. Tables that are empty are
//! emptied once more in it: a server that keeps no copies (`wal_level = minimal`) then writes each row once.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, postgres::PgConnectOptions};

use super::{
    super::StoreError,
    rows::{Rows, Value},
};
use crate::location::Server;

/// What is filled most.
const FILLED: [&str; 10] = [
    "cases",
    "requests",
    "contents",
    "proofs",
    "matches",
    "old_address_notices",
    "mails",
    "events",
    "decisions",
    "alarms",
];

pub(super) struct Filling {
    connection: PgConnection,
    /// The statements by which indexes and references are made again.
    at_the_end: Vec<String>,
    /// Tables that were empty.
    fresh: Vec<&'static str>,
}

impl Filling {
    /// `None` where there are cases or requests already.
    pub(super) async fn begin(server: &Server) -> Result<Option<Filling>, StoreError> {
        let url = server.secret_url().map_err(StoreError::Location)?;
        let options = PgConnectOptions::from_url(&url)?.disable_statement_logging();
        let mut connection = options.connect().await?;
        let filled: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM requests) OR EXISTS (SELECT 1 FROM cases)",
        )
        .fetch_one(&mut connection)
        .await?;
        if filled {
            connection.close().await?;
            return Ok(None);
        }
        let mut filling = Filling {
            connection,
            at_the_end: Vec::new(),
            fresh: Vec::new(),
        };
        filling.make_ready().await?;
        Ok(Some(filling))
    }

    async fn run(&mut self, sql: impl Into<String>) -> Result<(), StoreError> {
        sqlx::raw_sql(AssertSqlSafe(sql.into()))
            .execute(&mut self.connection)
            .await?;
        Ok(())
    }

    async fn make_ready(&mut self) -> Result<(), StoreError> {
        self.run("BEGIN; SET LOCAL maintenance_work_mem = '512MB'; SET LOCAL work_mem = '64MB'")
            .await?;
        // Indexes first when they are made again: references are judged by them.
        let indexes: Vec<(String, String)> = sqlx::query_as(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
             JOIN pg_class ON pg_class.oid = indexrelid
             WHERE relnamespace = current_schema()::regnamespace
                 AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')",
        )
        .fetch_all(&mut self.connection)
        .await?;
        let references: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint
             WHERE contype = 'f' AND connamespace = current_schema()::regnamespace",
        )
        .fetch_all(&mut self.connection)
        .await?;
        for (table, name, _) in &references {
            self.run(format!("ALTER TABLE {table} DROP CONSTRAINT {name}"))
                .await?;
        }
        for (name, _) in &indexes {
            self.run(format!("DROP INDEX {name}")).await?;
        }
        for table in FILLED {
            self.run(format!("ALTER TABLE {table} DISABLE TRIGGER USER"))
                .await?;
            let there = format!("SELECT EXISTS (SELECT 1 FROM {table})");
            let there: bool = sqlx::query_scalar(AssertSqlSafe(there))
                .fetch_one(&mut self.connection)
                .await?;
            if !there {
                self.run(format!("TRUNCATE {table}")).await?;
                self.fresh.push(table);
            }
        }
        let again = |(table, name, definition): (String, String, String)| {
            format!("ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
        };
        let indexes = indexes.into_iter().map(|(_, definition)| definition);
        self.at_the_end = indexes.chain(references.into_iter().map(again)).collect();
        Ok(())
    }

    pub(super) async fn write(&mut self, rows: Rows) -> Result<(), StoreError> {
        let frozen = match self.fresh.contains(&rows.table) {
            true => ", FREEZE",
            false => "",
        };
        let copy = format!(
            "COPY {} ({}) FROM STDIN WITH (FORMAT binary{frozen})",
            rows.table, rows.columns
        );
        let mut copying = self.connection.copy_in_raw(&copy).await?;
        copying.send(binary(&rows.rows)).await?;
        copying.finish().await?;
        Ok(())
    }

    /// Makes indexes and references again, and counts what the triggers have not.
    pub(super) async fn end(mut self) -> Result<(), StoreError> {
        for sql in std::mem::take(&mut self.at_the_end) {
            self.run(sql).await?;
        }
        for table in FILLED {
            self.run(format!("ALTER TABLE {table} ENABLE TRIGGER USER"))
                .await?;
        }
        for table in ["requests", "mails"] {
            self.run(format!(
                "DELETE FROM counted WHERE what = '{table}';
                 INSERT INTO counted SELECT '{table}', state, 0, count(*) FROM {table} GROUP BY state"
            ))
            .await?;
        }
        self.run("COMMIT").await?;
        // The server would do so by itself, beside whoever works then. It may not be within what another statement began.
        self.run("VACUUM (ANALYZE)").await?;
        Ok(self.connection.close().await?)
    }
}

/// Rows as COPY's binary format has them (postgresql.org/docs/15/sql-copy.html).
fn binary(rows: &[Vec<Value>]) -> Vec<u8> {
    let mut bytes = b"PGCOPY\n\xff\r\n\0".to_vec();
    // No flags, no extension.
    bytes.extend([0; 8]);
    let length = |length: usize| i32::try_from(length).unwrap_or(i32::MAX).to_be_bytes();
    for row in rows {
        let columns = i16::try_from(row.len()).unwrap_or(i16::MAX);
        bytes.extend(columns.to_be_bytes());
        for value in row {
            let of_value = match value {
                Value::Null => {
                    bytes.extend((-1_i32).to_be_bytes());
                    continue;
                }
                Value::Number(number) => &number.to_be_bytes()[..],
                Value::Text(text) => text.as_bytes(),
                Value::Bytes(bytes) => bytes,
            };
            bytes.extend(length(of_value.len()));
            bytes.extend(of_value);
        }
    }
    bytes.extend((-1_i16).to_be_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_its_columns_each_with_its_length() {
        let row = vec![
            Value::Number(258),
            Value::Null,
            Value::Text("é".to_owned()),
            Value::Bytes(vec![7]),
        ];
        let expected = [
            &b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0"[..],
            &[0, 4],
            &[0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 1, 2],
            &[255, 255, 255, 255],
            &[0, 0, 0, 2, 0xc3, 0xa9],
            &[0, 0, 0, 1, 7],
            &[255, 255],
        ];
        assert_eq!(binary(&[row]), expected.concat());
    }
}
