//! What the database says: how far central is, what became of each request, and what the same rows cost with no service in
//! front of them.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use central::{directory::Directory, location::Location};
use sqlx::{PgPool, Row, postgres::PgPoolOptions};

use crate::{cpu, kiosks::Log, server::Server};

/// Connections that insert beside each other.
const AT_ONCE: u32 = 4;
/// A server that is just being started again, or another node that takes over.
const PATIENCE: Duration = Duration::from_secs(120);

/// The database.
pub struct Database(PgPool);

/// How many requests there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct Progress {
    /// Taken in.
    pub taken: i64,
    /// Opened, or set aside.
    pub opened: i64,
}

/// What became of the requests of one run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Verdict {
    /// Taken in once and opened once.
    pub applied_once: usize,
    /// Not there, or other bytes.
    pub lost: usize,
    /// Opened more than once, or kept beside as a conflict.
    pub twice: usize,
    /// The longest time between two receipts.
    pub longest_gap_s: f64,
}

/// What a bare insert took.
#[derive(Debug, Clone, Copy)]
pub struct Bare {
    /// Rows.
    pub rows: usize,
    /// Seconds by the clock.
    pub took_s: f64,
    /// Processor seconds of PostgreSQL and of who inserts.
    pub cpu_s: f64,
}

impl Database {
    /// That of this data directory.
    ///
    /// # Errors
    /// It is not on a server.
    pub async fn of(directory: &Directory) -> Result<Database> {
        let Location::Server(server) = Location::of(directory)? else {
            bail!("its database is a file");
        };
        let options = PgPoolOptions::new()
            .max_connections(AT_ONCE)
            .acquire_timeout(Duration::from_secs(10));
        Ok(Database(
            options.connect(server.secret_url()?.as_str()).await?,
        ))
    }

    /// How far central is; an error while the server is away.
    ///
    /// # Errors
    /// It is away.
    pub async fn progress(&self) -> Result<Progress, sqlx::Error> {
        let (taken, received): (i64, i64) = sqlx::query_as(
            "SELECT CAST(coalesce(sum(n), 0) AS BIGINT),
                 CAST(coalesce(sum(n) FILTER (WHERE state = 'received'), 0) AS BIGINT)
             FROM counts WHERE what = 'requests'",
        )
        .fetch_one(&self.0)
        .await?;
        Ok(Progress {
            taken,
            opened: taken - received,
        })
    }

    /// The same, as soon as the server answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn progress_later(&self) -> Result<Progress> {
        let begun = Instant::now();
        loop {
            match self.progress().await {
                Ok(progress) => return Ok(progress),
                Err(error) if begun.elapsed() > PATIENCE => return Err(error.into()),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
    }

    /// Waits until everything that was taken in is opened; whether it is, in time.
    ///
    /// # Errors
    /// The server does not answer.
    pub async fn all_opened(&self, taken: i64, patience: Duration) -> Result<bool> {
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if self.progress_later().await?.opened >= taken {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        Ok(false)
    }

    /// What became of what the simulator knows, looked at one by one.
    ///
    /// # Errors
    /// The server does not answer.
    pub async fn verdict(&self, log: &Log) -> Result<Verdict> {
        self.progress_later().await?;
        let rows = sqlx::query(
            "SELECT id, sha256, received_at,
                 (SELECT count(*) FROM events WHERE request_id = requests.id AND from_state = 'received') AS opened,
                 (SELECT count(*) FROM conflicts WHERE request_id = requests.id) AS conflicts
             FROM requests ORDER BY received_at",
        )
        .fetch_all(&self.0)
        .await?;
        let (mut verdict, mut there, mut last) = (Verdict::default(), 0, None);
        for row in rows {
            let Some(made) = log.get(row.try_get::<&str, _>("id")?) else {
                continue;
            };
            if row.try_get::<&str, _>("sha256")? == made.sha256 {
                there += 1;
            }
            let at: i64 = row.try_get("received_at")?;
            let gap = (at - last.unwrap_or(at)) as f64 / 1000.0;
            verdict.longest_gap_s = verdict.longest_gap_s.max(gap);
            last = Some(at);
            let (opened, conflicts): (i64, i64) =
                (row.try_get("opened")?, row.try_get("conflicts")?);
            if opened > 1 || conflicts > 0 {
                verdict.twice += 1;
            } else if opened == 1 {
                verdict.applied_once += 1;
            }
        }
        verdict.lost = log.len() - there;
        Ok(verdict)
    }

    /// Inserts the rows that central took in once more: into a table of the same columns and indices, in the same batches, one
    /// statement and one commit each.
    ///
    /// # Errors
    /// The server refuses.
    pub async fn bare(&self, server: &Server) -> Result<Bare> {
        const COLUMNS: [(&str, &str); 14] = [
            ("id", "text"),
            ("tracking_code", "text"),
            ("kiosk", "text"),
            ("kind", "text"),
            ("language", "text"),
            ("header", "text"),
            ("suite", "text"),
            ("key_id", "text"),
            ("sealed", "bytea"),
            ("sha256", "text"),
            ("time_zone", "text"),
            ("state", "text"),
            ("received_at", "bigint"),
            ("configuration", "bigint"),
        ];
        let names = COLUMNS.map(|(name, _)| name).join(", ");
        let makes = "DROP TABLE IF EXISTS bare; CREATE TABLE bare (LIKE requests INCLUDING ALL)";
        sqlx::raw_sql(makes).execute(&self.0).await?;
        let select = format!("SELECT {names} FROM requests ORDER BY received_at, kiosk, id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(select))
            .fetch_all(&self.0)
            .await?;
        let arrays: Vec<_> = COLUMNS
            .iter()
            .enumerate()
            .map(|(at, (_, kind))| format!("${}::{kind}[]", at + 1))
            .collect();
        let insert = format!(
            "INSERT INTO bare ({names}) SELECT * FROM UNNEST({})",
            arrays.join(", ")
        );
        let mut batches = Vec::new();
        for batch in rows.chunk_by(|one, other| of_batch(one) == of_batch(other)) {
            batches.push(Columns::of(batch)?);
        }
        let count = rows.len();
        drop(rows);
        let share = batches.len().div_ceil(AT_ONCE as usize).max(1);
        let before = cpu::used(&server.heads()) + cpu::own();
        let begun = Instant::now();
        let mut inserting = tokio::task::JoinSet::new();
        while !batches.is_empty() {
            let own = batches.split_off(batches.len().saturating_sub(share));
            let (pool, insert) = (self.0.clone(), insert.clone());
            inserting.spawn(async move {
                for batch in own {
                    batch.insert(&pool, &insert).await?;
                }
                Ok::<_, sqlx::Error>(())
            });
        }
        while let Some(inserted) = inserting.join_next().await {
            inserted??;
        }
        let took_s = begun.elapsed().as_secs_f64();
        let cpu_s = cpu::used(&server.heads()) + cpu::own() - before;
        sqlx::raw_sql("DROP TABLE bare").execute(&self.0).await?;
        Ok(Bare {
            rows: count,
            took_s,
            cpu_s,
        })
    }
}

/// A batch has one time of receipt.
fn of_batch(row: &sqlx::postgres::PgRow) -> Option<(i64, String)> {
    Some((row.try_get("received_at").ok()?, row.try_get("kiosk").ok()?))
}

/// A batch, column by column.
struct Columns {
    texts: Vec<Vec<String>>,
    sealed: Vec<Vec<u8>>,
    numbers: [Vec<i64>; 2],
}

impl Columns {
    fn of(rows: &[sqlx::postgres::PgRow]) -> Result<Columns> {
        let text = |at: usize| rows.iter().map(|row| row.try_get(at)).collect();
        let number = |at: usize| -> Result<Vec<i64>, sqlx::Error> {
            rows.iter().map(|row| row.try_get(at)).collect()
        };
        let texts = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11].map(text);
        Ok(Columns {
            texts: texts
                .into_iter()
                .collect::<Result<_, sqlx::Error>>()
                .context("texts")?,
            sealed: rows
                .iter()
                .map(|row| row.try_get(8))
                .collect::<Result<_, _>>()?,
            numbers: [number(12)?, number(13)?],
        })
    }

    async fn insert(self, pool: &PgPool, statement: &str) -> Result<(), sqlx::Error> {
        let mut query = sqlx::query(sqlx::AssertSqlSafe(statement));
        let mut texts = self.texts.into_iter();
        for column in texts.by_ref().take(8) {
            query = query.bind(column);
        }
        query = query.bind(self.sealed);
        for column in texts {
            query = query.bind(column);
        }
        for column in self.numbers {
            query = query.bind(column);
        }
        query.execute(pool).await.map(drop)
    }
}
