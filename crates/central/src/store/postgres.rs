//! A PostgreSQL server's database: opened, refused where it is not ours or cannot be used, and told how long to wait.

use std::time::Duration;

use sqlx::{
    ConnectOptions, Connection, PgPool,
    any::{AnyConnectOptions, AnyPoolOptions},
    postgres::{PgConnectOptions, PgPoolOptions},
};
use url::Url;

use super::{PATIENCE, Store, StoreError, engine::Engine, migrating};
use crate::location::Server;

/// Connections of a process for pages, workers and questions, beside the one that writes.
const OTHERS: u32 = 8;
/// Those for what kiosks send: while one waits for the disk, others write.
const INTAKE: u32 = 4;
/// Those by which workers hold what they have in hand: unsealing, decisions, and one to spare.
const HANDS: u32 = 3;
/// A connection that rested for longer is asked whether it is still there: the server may have been started again.
const RESTED: Duration = Duration::from_secs(1);
/// The oldest that is tested with, Debian 12's.
const OLDEST: i32 = 15;
/// What is said to each connection, in its first packet. A process that is frozen in a transaction is cut off before others
/// tire of waiting for its locks.
const EACH: &str = "-c idle_in_transaction_session_timeout=10s -c lock_timeout=20s -c jit=off -c client_min_messages=warning \
                    -c default_transaction_isolation=read\\ committed";

pub(super) async fn open(server: &Server) -> Result<Store, StoreError> {
    let url = url(server, EACH)?;
    let one = connect(&url).await?;
    let found = refuse_what_is_not_ours(&one).await;
    one.close().await;
    match found? {
        Some(found) if migrating::lacking(found) > 0 => {
            let known = migrating::known();
            return Err(StoreError::Older { found, known });
        }
        Some(_) => {}
        // Nobody works there yet. Under a lock of the server's: two that start at once do not both make the schema.
        None => migrate(server).await?,
    }
    let options = AnyConnectOptions::from_url(&url)?.disable_statement_logging();
    // One, as with a file: who waits for the writers' lock waits in this process's own queue.
    let writer = pool(1).connect_with(options.clone()).await?;
    let readers = pool(OTHERS).connect_with(options.clone()).await?;
    Ok(Store {
        engine: Engine::Postgres,
        readers,
        writer,
        // Not every process needs them.
        intake: pool(INTAKE).connect_lazy_with(options.clone()),
        hands: pool(HANDS).connect_lazy_with(options),
    })
}

/// Brings the database to this version.
pub(super) async fn migrate(server: &Server) -> Result<(), StoreError> {
    let one = connect(&url(server, migrating::MIGRATING)?).await?;
    let migrated = match refuse_what_is_not_ours(&one).await {
        // One of a newer program has nothing to be brought to.
        Ok(Some(found)) if migrating::lacking(found) == 0 => Ok(()),
        Ok(_) => migrating::run(&one, &migrating::MIGRATIONS).await,
        Err(error) => Err(error),
    };
    one.close().await;
    migrated
}

/// How many migrations the database lacks. `None` where it is empty.
pub(super) async fn lacks(server: &Server) -> Result<Option<usize>, StoreError> {
    let one = connect(&url(server, EACH)?).await?;
    let found = refuse_what_is_not_ours(&one).await;
    one.close().await;
    Ok(found?.map(migrating::lacking))
}

fn url(server: &Server, said: &str) -> Result<Url, StoreError> {
    let mut url = server.secret_url().map_err(StoreError::Location)?;
    url.query_pairs_mut()
        .append_pair("application_name", "aima-central")
        .append_pair("statement-cache-capacity", "512")
        .append_pair("options", said);
    Ok(url)
}

async fn connect(url: &Url) -> Result<PgPool, StoreError> {
    let options = PgConnectOptions::from_url(url)?.disable_statement_logging();
    let one = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE);
    Ok(one.connect_with(options).await?)
}

fn pool(connections: u32) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .test_before_acquire(false)
        .acquire_timeout(PATIENCE)
        .before_acquire(|connection, standing| {
            Box::pin(async move {
                if standing.idle_for > RESTED {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
}

/// The newest migration that it has had; `None` of one that is empty.
async fn refuse_what_is_not_ours(one: &PgPool) -> Result<Option<i64>, StoreError> {
    let (version, encoding, may_make): (i32, String, bool) = sqlx::query_as(
        "SELECT current_setting('server_version_num')::integer / 10000, current_setting('server_encoding'),
             coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)",
    )
    .fetch_one(one)
    .await?;
    if version < OLDEST {
        return Err(StoreError::Server(format!(
            "it is PostgreSQL {version}; {OLDEST} is the oldest that works"
        )));
    }
    if encoding != "UTF8" {
        return Err(StoreError::Server(format!(
            "its encoding is {encoding}; make it with ENCODING 'UTF8' TEMPLATE template0"
        )));
    }
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()",
    )
    .fetch_all(one)
    .await?;
    if tables.iter().any(|table| table == "_sqlx_migrations") {
        let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations")
            .fetch_one(one)
            .await?;
        if let Some(found) = found
            && found > migrating::known()
            && !migrating::may_work_on(one).await?
        {
            let known = migrating::known();
            return Err(StoreError::Newer { found, known });
        }
        return Ok(found);
    }
    if !tables.is_empty() {
        return Err(StoreError::Foreign);
    }
    match may_make {
        true => Ok(None),
        false => Err(StoreError::Server(
            "its user may make no tables; let them own the database, or GRANT CREATE ON SCHEMA public TO them".to_owned(),
        )),
    }
}
