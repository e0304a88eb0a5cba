//! The engine under the statements. Statements are the same for SQLite and PostgreSQL; what differs is here: how a
//! transaction begins, what is tried again, and what is yes or no.

use protocol::KioskId;
use sqlx::{
    Any, AnyConnection, AnyPool, Decode, Encode, Transaction, Type,
    any::{AnyRow, AnyTypeInfo, AnyValueRef},
    encode::IsNull,
    error::BoxDynError,
};

use super::{Store, StoreError};
use crate::vault::KeyedHash;

/// What statements are bound for.
pub(super) type Db = Any;
/// One connection.
pub(super) type DbConnection = AnyConnection;
/// A row that was read.
pub(super) type DbRow = AnyRow;

/// Which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

/// How often a transaction is tried that lost against another one.
pub(super) const TRIES: u32 = 5;

/// Does what `$work` says, and again where PostgreSQL gave it up for the sake of another transaction. What it says must be one
/// transaction.
macro_rules! again {
    ($work:expr) => {{
        let mut tries = 1;
        loop {
            match $work.await {
                Err(error) if tries < super::engine::TRIES && super::engine::lost(&error) => {
                    tries += 1
                }
                done => break done,
            }
        }
    }};
}
pub(super) use again;

impl Store {
    /// A transaction that writes, and that no other one of its kind is beside, in whatever process. On PostgreSQL by a lock
    /// that comes before the first statement's view of the data, so that each statement sees all that the ones before it wrote.
    pub(super) async fn begin(&self) -> Result<Transaction<'static, Db>, StoreError> {
        let begin = match self.engine {
            Engine::Sqlite => "BEGIN IMMEDIATE",
            Engine::Postgres => "BEGIN; SELECT pg_advisory_xact_lock(1095321921)",
        };
        begun(&self.writer, begin).await
    }

    /// A transaction that takes in what a kiosk sends, and that no other one of this kiosk is beside; on PostgreSQL, those of
    /// other kiosks and [`Store::begin`]'s are. It must decide by indices and by single statements alone.
    pub(super) async fn begin_for(
        &self,
        kiosk: KioskId,
    ) -> Result<Transaction<'static, Db>, StoreError> {
        match self.engine {
            Engine::Sqlite => self.begin().await,
            Engine::Postgres => {
                let mut transaction = begun(&self.intake, "BEGIN").await?;
                sqlx::query("SELECT pg_advisory_xact_lock(1095321922, hashtext($1))")
                    .bind(kiosk.as_str())
                    .execute(&mut *transaction)
                    .await?;
                Ok(transaction)
            }
        }
    }

    /// A transaction that reads, all of it as of one moment.
    pub(super) async fn snapshot(&self) -> Result<Transaction<'static, Db>, StoreError> {
        let begin = match self.engine {
            Engine::Sqlite => "BEGIN",
            Engine::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        begun(&self.readers, begin).await
    }
}

/// Begins a transaction, to its end even where whoever wanted it is gone, as somebody who hangs up: else the connection would stay
/// in it, with its lock, for whoever is given it next.
pub(super) async fn begun(
    pool: &AnyPool,
    begin: &'static str,
) -> Result<Transaction<'static, Db>, StoreError> {
    let pool = pool.clone();
    let beginning = tokio::spawn(async move { pool.begin_with(begin).await });
    match beginning.await {
        Ok(transaction) => Ok(transaction?),
        // The process ends.
        Err(_) => Err(StoreError::Unavailable(sqlx::Error::PoolClosed)),
    }
}

/// Whether PostgreSQL gave a transaction up for the sake of another one: nothing of it was done (serialization_failure,
/// deadlock_detected).
pub(super) fn lost(error: &StoreError) -> bool {
    let (StoreError::Unavailable(error) | StoreError::Broken(error)) = error else {
        return false;
    };
    matches!(code(error).as_deref(), Some("40001" | "40P01"))
}

/// Whether a failure of the database passes: it is worth another try.
pub(super) fn passes(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) => true,
        sqlx::Error::Database(_) => code(error).is_some_and(|code| match code.parse::<i32>() {
            // BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN (sqlite.org/rescode.html).
            Ok(number) if code.len() < 5 => matches!(number & 0xff, 5 | 6 | 8 | 10 | 13 | 14),
            // Connection, resources, read-only (a server that gave its place up), transaction lost, operator, system; waited too
            // long for a lock, or cut off with an open transaction (postgresql.org/docs/15/errcodes-appendix.html).
            _ => {
                ["08", "40", "53", "57", "58"].contains(&code.get(..2).unwrap_or_default())
                    || ["25006", "25P03", "55P03"].contains(&code.as_str())
            }
        }),
        _ => false,
    }
}

fn code(error: &sqlx::Error) -> Option<String> {
    match error {
        sqlx::Error::Database(cause) => cause.code().map(Into::into),
        _ => None,
    }
}

/// What is yes or no: 1 or 0 in a column, and whatever the engine makes of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flag(pub bool);

impl From<Flag> for bool {
    fn from(flag: Flag) -> bool {
        flag.0
    }
}

impl Type<Db> for Flag {
    fn type_info() -> AnyTypeInfo {
        <i64 as Type<Db>>::type_info()
    }

    fn compatible(info: &AnyTypeInfo) -> bool {
        <i64 as Type<Db>>::compatible(info) || <bool as Type<Db>>::compatible(info)
    }
}

impl Encode<'_, Db> for Flag {
    fn encode_by_ref(
        &self,
        buffer: &mut <Db as sqlx::Database>::ArgumentBuffer,
    ) -> Result<IsNull, BoxDynError> {
        <i64 as Encode<Db>>::encode_by_ref(&i64::from(self.0), buffer)
    }
}

impl<'row> Decode<'row, Db> for Flag {
    fn decode(value: AnyValueRef<'row>) -> Result<Flag, BoxDynError> {
        let number = <i64 as Decode<Db>>::decode(value.clone()).map(|number| number != 0);
        Ok(Flag(
            number.or_else(|_| <bool as Decode<Db>>::decode(value))?,
        ))
    }
}

impl Type<Db> for KeyedHash {
    fn type_info() -> AnyTypeInfo {
        <Vec<u8> as Type<Db>>::type_info()
    }

    fn compatible(info: &AnyTypeInfo) -> bool {
        <Vec<u8> as Type<Db>>::compatible(info)
    }
}

impl<'row> Decode<'row, Db> for KeyedHash {
    fn decode(value: AnyValueRef<'row>) -> Result<KeyedHash, BoxDynError> {
        let stored = <Vec<u8> as Decode<Db>>::decode(value)?;
        KeyedHash::read(&stored).ok_or_else(|| "it is no keyed hash".into())
    }
}

/// Each form in which a hash may be stored, for `IN`; nothing is found where there is none.
pub(super) fn forms(hash: &Option<KeyedHash>) -> [Option<Vec<u8>>; 3] {
    match hash {
        Some(hash) => hash.forms().map(Some),
        None => [None, None, None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Failed(&'static str);

    impl std::fmt::Display for Failed {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.0)
        }
    }

    impl std::error::Error for Failed {}

    impl sqlx::error::DatabaseError for Failed {
        fn message(&self) -> &str {
            self.0
        }

        fn code(&self) -> Option<std::borrow::Cow<'_, str>> {
            Some(self.0.into())
        }

        fn as_error(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
            self
        }

        fn as_error_mut(&mut self) -> &mut (dyn std::error::Error + Send + Sync + 'static) {
            self
        }

        fn into_error(self: Box<Self>) -> Box<dyn std::error::Error + Send + Sync + 'static> {
            self
        }

        fn kind(&self) -> sqlx::error::ErrorKind {
            sqlx::error::ErrorKind::Other
        }
    }

    #[test]
    fn what_passes_is_told_from_what_does_not() {
        for (code, passing, again) in [
            // SQLite: busy, busy of a snapshot, read-only after a rollback, full; unique, foreign key, corrupt.
            ("5", true, false),
            ("517", true, false),
            ("776", true, false),
            ("13", true, false),
            ("2067", false, false),
            ("787", false, false),
            ("11", false, false),
            // PostgreSQL: lost, dead-locked, shut down, too many, a standby, waited too long, cut off; unique, foreign key,
            // syntax, right, corrupt.
            ("40001", true, true),
            ("40P01", true, true),
            ("57P01", true, false),
            ("53300", true, false),
            ("25006", true, false),
            ("55P03", true, false),
            ("25P03", true, false),
            ("23505", false, false),
            ("23503", false, false),
            ("42601", false, false),
            ("42501", false, false),
            ("XX001", false, false),
        ] {
            let error = sqlx::Error::Database(Box::new(Failed(code)));
            assert_eq!(passes(&error), passing, "{code}");
            assert_eq!(lost(&StoreError::from(error)), again, "{code}");
        }
    }
}
