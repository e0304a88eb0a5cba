//! Fills an empty demonstration with as many rows as a country has, for measurements. Nobody else works on the database
//! meanwhile: what is written is not safe until the end, and a fill that is interrupted is thrown away.

use std::path::Path;

use jiff::Timestamp;
use protocol::RequestHeader;
use sqlx::ConnectOptions;
use sqlx::{
    AssertSqlSafe, Connection, QueryBuilder, Sqlite, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous},
};

use super::{
    Store, StoreError,
    cases::{self, SealedCase},
    ms,
    opening::{SealedValues, bytes},
};
use crate::{proof::matching::Hashes, vault::KeyedHash};

/// Rows that one statement writes.
const AT_ONCE: usize = 200;
/// Bytes of a sealed payload: X-Wing's encapsulation, a content of one block, and the tag.
const SEALED: &str = "zeroblob(2160)";

/// A kiosk of a made-up site.
#[derive(Debug, Clone)]
pub struct MadeUpKiosk {
    /// Its name.
    pub id: String,
    /// Where it stands.
    pub site: String,
}

/// An open request that looks as the workers leave it: opened, its mailbox confirmed, the registered one told. One in some
/// waits at the counter.
#[derive(Debug, Clone)]
pub struct MadeUpRequest {
    /// What stands in clear.
    pub header: RequestHeader,
    /// When central received it; all the rest happened then.
    pub received_at: Timestamp,
    /// When it is looked at again; none where it waits at the counter.
    pub look_at: Option<Timestamp>,
    /// Staff have to look at it.
    pub alarm: bool,
    /// The case that fits.
    pub case_id: String,
    /// How many identifiers match.
    pub matching: u32,
    /// Identifiers, encrypted for `contents`.
    pub values: SealedValues,
    /// What the case is found by.
    pub hashes: Hashes,
    /// The addresses, encrypted for `contents`: the old one and the new.
    pub emails: [Vec<u8>; 2],
    /// Keyed hash of the new one.
    pub new_email_hash: KeyedHash,
}

/// A database that is being filled.
pub struct Bulk {
    connection: SqliteConnection,
    /// The statements of the indexes that are made at the end.
    indexes: Vec<String>,
    key_id: String,
}

impl Bulk {
    /// Takes the database for itself. `None` where it has cases or requests already.
    pub async fn begin(path: &Path, key_id: String) -> Result<Option<Bulk>, StoreError> {
        Store::open(path).await?.close().await;
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
        let requests: bool = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM requests)")
            .fetch_one(&mut connection)
            .await?;
        let is_empty = !requests && !cases::are_there(&mut connection).await?;
        if !is_empty {
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
        Ok(Some(Bulk {
            connection,
            indexes: indexes.into_iter().map(|(_, sql)| sql).collect(),
            key_id,
        }))
    }

    /// Adds kiosks, each with a heartbeat.
    pub async fn kiosks(
        &mut self,
        kiosks: &[MadeUpKiosk],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for kiosk in kiosks {
            sqlx::query(
                "INSERT INTO kiosks (id, store, time_zone, enrolled_at) VALUES ($1, $2, 'Europe/Lisbon', $3)",
            )
            .bind(&kiosk.id)
            .bind(&kiosk.site)
            .bind(ms(now))
            .execute(&mut self.connection)
            .await?;
            sqlx::query(
                "INSERT INTO heartbeats (kiosk, seen_at, version, queue_depth, printer, clock_offset_ms)
                 VALUES ($1, $2, '1.0.0', 0, 'ready', 0)",
            )
            .bind(&kiosk.id)
            .bind(ms(now))
            .execute(&mut self.connection)
            .await?;
        }
        Ok(())
    }

    /// Adds cases.
    pub async fn cases(&mut self, cases: &[SealedCase]) -> Result<(), StoreError> {
        for some in cases.chunks(AT_ONCE) {
            cases::insert_all(&mut self.connection, some).await?;
        }
        Ok(())
    }

    /// Adds open requests with everything that belongs to them.
    pub async fn requests(&mut self, requests: &[MadeUpRequest]) -> Result<(), StoreError> {
        for some in requests.chunks(AT_ONCE) {
            self.some_requests(some).await?;
        }
        Ok(())
    }

    async fn some_requests(&mut self, some: &[MadeUpRequest]) -> Result<(), StoreError> {
        const OPENED: &str = "opened";
        const COUNTER: &str = "counter";
        let state = |request: &MadeUpRequest| match request.look_at {
            Some(_) => OPENED,
            None => COUNTER,
        };
        let id = |request: &MadeUpRequest| request.header.id.to_string();
        let at = |request: &MadeUpRequest| ms(request.received_at);
        let key_id = self.key_id.clone();
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO requests (id, tracking_code, kiosk, kind, language, header, suite, key_id, sealed, sha256,
                 time_zone, received_at, state, unsealed_at) ",
        );
        insert.push_values(some, |mut row, request| {
            let header = &request.header;
            row.push_bind(id(request))
                .push_bind(header.tracking_code.as_str().to_owned())
                .push_bind(header.kiosk.as_str().to_owned())
                .push_bind(header.kind.as_str())
                .push_bind(header.language.code())
                .push_bind(serde_json::to_string(header).unwrap_or_default())
                .push_bind(protocol::SUITE)
                .push_bind(key_id.clone())
                .push(SEALED)
                .push_bind(
                    protocol::SealedHash::of(header.id.to_string().as_bytes())
                        .as_str()
                        .to_owned(),
                )
                .push_bind("Europe/Lisbon")
                .push_bind(at(request))
                .push_bind(state(request))
                .push_bind(at(request));
        });
        insert.build().execute(&mut self.connection).await?;

        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO contents (request_id, opened_at, assisted, nif, nif_hash, passport, passport_hash, phone,
                 phone_hash, old_email, old_email_hash, new_email, new_email_hash, case_id, ended_at) ",
        );
        insert.push_values(some, |mut row, request| {
            let (values, hashes) = (&request.values, &request.hashes);
            row.push_bind(id(request))
                .push_bind(at(request))
                .push_bind(false)
                .push_bind(&values.nif)
                .push_bind(bytes(&hashes.nif))
                .push_bind(&values.passport)
                .push_bind(bytes(&hashes.passport))
                .push_bind(&values.phone)
                .push_bind(bytes(&hashes.phone))
                .push_bind(&request.emails[0])
                .push_bind(bytes(&hashes.email))
                .push_bind(&request.emails[1])
                .push_bind(request.new_email_hash.stored())
                .push_bind(&request.case_id)
                .push_bind(request.look_at.is_none().then(|| at(request)));
        });
        insert.build().execute(&mut self.connection).await?;

        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO proofs (request_id, mailbox_confirmed_at, mailbox_confirmed_by, old_mailbox_told_at, look_at, rank) ",
        );
        insert.push_values(some, |mut row, request| {
            row.push_bind(id(request))
                .push_bind(at(request))
                .push_bind("code")
                .push_bind(at(request))
                .push_bind(request.look_at.map_or(super::events::NEVER, ms))
                .push_bind(1);
        });
        insert.build().execute(&mut self.connection).await?;

        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO matches (request_id, case_id, matching, conflicting, old_email_matches) ",
        );
        insert.push_values(some, |mut row, request| {
            row.push_bind(id(request))
                .push_bind(&request.case_id)
                .push_bind(request.matching)
                .push_bind(0)
                .push_bind(true);
        });
        insert.build().execute(&mut self.connection).await?;

        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO old_address_notices (case_id, day, request_id) ",
        );
        insert.push_values(some, |mut row, request| {
            row.push_bind(&request.case_id)
                .push_bind(request.received_at.strftime("%F").to_string())
                .push_bind(id(request));
        });
        insert.build().execute(&mut self.connection).await?;

        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO mails (id, kind, subject_id, language, recipient, filling, created_at, state, tries,
                 next_try_at, last_reply, ended_at) ",
        );
        insert.push_values(some, |mut row, request| {
            row.push_bind(format!("notice-{}", request.header.id))
                .push_bind("old-address")
                .push_bind(id(request))
                .push_bind(request.header.language.code())
                .push("zeroblob(0)")
                .push("zeroblob(0)")
                .push_bind(at(request))
                .push_bind("accepted")
                .push_bind(1)
                .push_bind(at(request))
                .push_bind(250)
                .push_bind(at(request));
        });
        insert.build().execute(&mut self.connection).await?;

        let events = some.iter().flat_map(|request| {
            let counter = request.look_at.is_none();
            let opened = [
                (request, "unsealed", Some("received"), Some(OPENED)),
                (request, "old-mailbox-told", None, None),
            ];
            let sent = counter.then_some((request, "sent-to-counter", Some(OPENED), Some(COUNTER)));
            opened.into_iter().chain(sent)
        });
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO events (at, request_id, case_id, what, who, from_state, to_state) ",
        );
        insert.push_values(events, |mut row, (request, what, from, to)| {
            row.push_bind(at(request))
                .push_bind(id(request))
                .push_bind(&request.case_id)
                .push_bind(what)
                .push_bind(super::events::CENTRAL)
                .push_bind(from)
                .push_bind(to);
        });
        insert.build().execute(&mut self.connection).await?;

        let counter: Vec<_> = some.iter().filter(|it| it.look_at.is_none()).collect();
        if !counter.is_empty() {
            let mut insert = QueryBuilder::<Sqlite>::new(
                "INSERT INTO decisions (request_id, why, case_id, decided_at, public_at) ",
            );
            insert.push_values(counter, |mut row, request| {
                row.push_bind(id(request))
                    .push_bind("too-few-matches")
                    .push_bind(&request.case_id)
                    .push_bind(at(request))
                    .push_bind(at(request));
            });
            insert.build().execute(&mut self.connection).await?;
        }
        let alarms: Vec<_> = some.iter().filter(|it| it.alarm).collect();
        if !alarms.is_empty() {
            let mut insert = QueryBuilder::<Sqlite>::new(
                "INSERT INTO alarms (kind, request_id, cause, raised_at) ",
            );
            insert.push_values(alarms, |mut row, request| {
                row.push_bind("shared-address")
                    .push_bind(id(request))
                    .push_bind("one-address-many-cases")
                    .push_bind(at(request));
            });
            insert.build().execute(&mut self.connection).await?;
        }
        Ok(())
    }

    /// Makes the indexes again, and gives the database back as it is always.
    pub async fn end(mut self) -> Result<(), StoreError> {
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
