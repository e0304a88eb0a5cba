//! How a PostgreSQL server's schema follows the program: expand, then contract, by `aima-central migrate` alone, while processes
//! of this release and of the one before work on.
//!
//! Each migration names in its first line the oldest program that may work on with it, by the newest migration that this one
//! knows. `migrate` writes the highest of them down before it begins; a process that is older than that does not start. Whatever
//! a migration waits for, it lets those who wait behind it through after two seconds, and tries again: intake never stands.

use std::time::Duration;

use sqlx::{
    PgPool,
    migrate::{MigrateError, Migrator},
};

use super::{StoreError, engine};

pub(super) static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/postgres");

/// The first that names the oldest program; none before it was released.
const FIRST_THAT_NAMES: i64 = 27;
const NAMES: &str = "-- oldest program: ";
/// Said to the connection that migrates, in its first packet: it stands in nobody's way for longer, and no migration goes on
/// for longer. What has to (an index that is made beside the work) says so itself.
pub(super) const MIGRATING: &str =
    "-c lock_timeout=2s -c statement_timeout=60s -c client_min_messages=warning";
/// How often it is tried to get a lock.
const TRIES: u32 = 60;
const REST: Duration = Duration::from_secs(1);

/// The newest migration of this program.
pub(super) fn known() -> i64 {
    MIGRATIONS.iter().map(|it| it.version).max().unwrap_or(0)
}

/// How many migrations a database lacks whose newest is `found`.
pub(super) fn lacking(found: i64) -> usize {
    MIGRATIONS.iter().filter(|it| it.version > found).count()
}

/// The oldest program that may work with all of these.
fn oldest(migrations: &Migrator) -> i64 {
    let named = |sql: &str| sql.lines().next()?.strip_prefix(NAMES)?.trim().parse().ok();
    let all = migrations
        .iter()
        .filter_map(|it| named(it.sql.as_str()).filter(|_| it.version >= FIRST_THAT_NAMES));
    all.max().unwrap_or(0)
}

/// Whether this program may work on a database of a newer one.
pub(super) async fn may_work_on(one: &PgPool) -> Result<bool, StoreError> {
    Ok(allowed(one).await?.is_some_and(|oldest| known() >= oldest))
}

/// What was written down; `None` where nothing is.
async fn allowed(one: &PgPool) -> Result<Option<i64>, StoreError> {
    let is_there: bool = sqlx::query_scalar("SELECT to_regclass('schema_allows') IS NOT NULL")
        .fetch_one(one)
        .await?;
    if !is_there {
        return Ok(None);
    }
    Ok(sqlx::query_scalar("SELECT oldest FROM schema_allows")
        .fetch_optional(one)
        .await?)
}

/// Brings the schema to these migrations, by a connection that was told [`MIGRATING`].
pub(super) async fn run(one: &PgPool, migrations: &Migrator) -> Result<(), StoreError> {
    let oldest = oldest(migrations);
    write_down(one, oldest).await?;
    let mut tries = 0;
    loop {
        tries += 1;
        match migrations.run(one).await {
            Ok(()) => break,
            Err(error) if tries < TRIES && passes(&error) => {
                tracing::warn!(event = "migration-waits", cause = %error);
                tokio::time::sleep(REST).await;
            }
            Err(error) => return Err(StoreError::Migration(error)),
        }
    }
    write_down(one, oldest).await
}

async fn write_down(one: &PgPool, oldest: i64) -> Result<(), StoreError> {
    if allowed(one).await?.is_some() {
        sqlx::query("UPDATE schema_allows SET oldest = greatest(oldest, $1)")
            .bind(oldest)
            .execute(one)
            .await?;
    }
    Ok(())
}

fn passes(error: &MigrateError) -> bool {
    match error {
        MigrateError::Execute(cause) | MigrateError::ExecuteMigration(cause, _) => {
            engine::passes(cause)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use sqlx::{
        Connection, PgConnection, SqlSafeStr,
        migrate::{Migration, MigrationType},
        postgres::PgPoolOptions,
    };

    use super::*;

    #[test]
    fn each_migration_names_the_oldest_program_that_may_work_on() {
        for it in MIGRATIONS
            .iter()
            .filter(|it| it.version >= FIRST_THAT_NAMES)
        {
            let first = it.sql.as_str().lines().next().unwrap_or_default();
            let named = first.strip_prefix(NAMES);
            let named: i64 = named
                .and_then(|number| number.trim().parse().ok())
                .unwrap_or_else(|| panic!("{}: its first line is {NAMES}NUMBER", it.description));
            assert!(named <= it.version, "{}", it.description);
        }
        assert!(oldest(&MIGRATIONS) <= known());
    }

    /// One after those that there are.
    fn later(number: i64, sql: &'static str) -> Migrator {
        let mut all: Vec<_> = MIGRATIONS.iter().cloned().collect();
        let kind = MigrationType::Simple;
        let sql = sql.into_sql_str();
        all.push(Migration::new(number, "later".into(), kind, sql, false));
        Migrator::with_migrations(all)
    }

    async fn pool(url: &str, said: &str) -> PgPool {
        let mut url = url::Url::parse(url).unwrap();
        url.query_pairs_mut().append_pair("options", said);
        let one = PgPoolOptions::new().max_connections(1);
        one.connect(url.as_str()).await.unwrap()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_migration_that_waits_lets_intake_through_and_is_done_in_the_end() {
        let Ok(socket) = std::env::var("AIMA_TEST_POSTGRES") else {
            return;
        };
        let name = format!("m{}", uuid::Uuid::now_v7().simple());
        let url = |name: &str| format!("postgres://central@localhost/{name}?host={socket}");
        let mut makes = PgConnection::connect(&url("postgres")).await.unwrap();
        let make = format!("CREATE DATABASE {name} TEMPLATE template0");
        let make = sqlx::raw_sql(sqlx::AssertSqlSafe(make));
        make.execute(&mut makes).await.unwrap();
        let migrating = pool(&url(&name), MIGRATING).await;
        run(&migrating, &MIGRATIONS).await.unwrap();
        assert_eq!(
            allowed(&migrating).await.unwrap(),
            Some(oldest(&MIGRATIONS))
        );

        // Somebody reads for long, as a backup does: the migration has to wait, and intake must not wait behind it.
        let mut reads = PgConnection::connect(&url(&name)).await.unwrap();
        let reading = "BEGIN; SELECT count(*) FROM alarms";
        sqlx::raw_sql(reading).execute(&mut reads).await.unwrap();
        let more = later(
            9_000,
            "-- oldest program: 26\nALTER TABLE alarms ADD COLUMN later BIGINT",
        );
        let done = tokio::spawn({
            let migrating = migrating.clone();
            async move { run(&migrating, &more).await }
        });
        let mut asks = PgConnection::connect(&url(&name)).await.unwrap();
        let waits =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'";
        while sqlx::query_scalar::<_, i64>(waits)
            .fetch_one(&mut makes)
            .await
            .unwrap()
            == 0
        {
            tokio::task::yield_now().await;
        }
        let begun = Instant::now();
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM alarms")
            .fetch_one(&mut asks)
            .await
            .unwrap();
        let waited = begun.elapsed();
        assert!(
            count == 0 && waited < Duration::from_secs(10) && !done.is_finished(),
            "{waited:?}"
        );
        sqlx::raw_sql("COMMIT").execute(&mut reads).await.unwrap();
        done.await.unwrap().unwrap();
        let later_column: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM pg_attribute WHERE attrelid = 'alarms'::regclass AND attname = 'later'",
        )
        .fetch_one(&mut asks)
        .await
        .unwrap();
        assert_eq!(later_column, 1);

        // A newer release has expanded, and this program may work on; then it has contracted.
        assert!(may_work_on(&migrating).await.unwrap());
        let contracted = "-- oldest program: 9001\nALTER TABLE alarms DROP COLUMN later";
        let mut all = later(
            9_000,
            "-- oldest program: 26\nALTER TABLE alarms ADD COLUMN later BIGINT",
        );
        all.migrations.to_mut().push(Migration::new(
            9_001,
            "contracted".into(),
            MigrationType::Simple,
            contracted.into_sql_str(),
            false,
        ));
        run(&migrating, &all).await.unwrap();
        assert!(!may_work_on(&migrating).await.unwrap());
        migrating.close().await;
        reads.close().await.unwrap();
        asks.close().await.unwrap();
        let drop = sqlx::raw_sql(sqlx::AssertSqlSafe(format!("DROP DATABASE {name}")));
        drop.execute(&mut makes).await.unwrap();
    }
}
