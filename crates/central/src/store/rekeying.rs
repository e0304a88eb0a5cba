//! Brings what is stored to the keys in use, a few rows at a time: each row's values encrypted by the newest key, its hashes
//! by the keys that are written with. Where it stands is written down with the rows themselves, so that a kill loses nothing;
//! a row that somebody else wrote meanwhile is left as it is, and looked at in another round.
//!
//! The tables' keys are walked, each row once: no statement of a request's path is among these.

use jiff::{SignedDuration, Timestamp};
use protocol::OldEmail;
use sqlx::{AssertSqlSafe, Row, Transaction};
use zeroize::Zeroizing;

use super::{
    Store, StoreError, cases,
    engine::{Db, DbRow},
    ms, unreadable_value,
};
use crate::vault::{Cell, Domain, KeyedHash, Vault};

/// Rows that are seen to at once: the writer is free again soon.
const A_FEW: i64 = 100;
/// What has no value beside its hash counts no longer than this: wrong tries, links on their way.
const SHORT_LIVED: SignedDuration = SignedDuration::from_hours(48);

/// A value, and the hash that it is found by.
struct Field {
    column: &'static str,
    hash: Option<(&'static str, Domain)>,
}

/// A table with encrypted values.
struct Table {
    name: &'static str,
    /// What it is walked along.
    key: &'static str,
    key_is_number: bool,
    /// Which table and row a value is bound to.
    cell: (&'static str, &'static str),
    fields: &'static [Field],
    /// A hash of which no value is kept.
    bare: Option<&'static str>,
}

const fn alone(column: &'static str) -> Field {
    Field { column, hash: None }
}

const fn hashed(column: &'static str, hash: &'static str, domain: Domain) -> Field {
    Field {
        column,
        hash: Some((hash, domain)),
    }
}

const TABLES: [Table; 6] = [
    Table {
        name: "cases",
        key: "id",
        key_is_number: false,
        cell: ("cases", "id"),
        fields: &[
            alone("name"),
            hashed("nif", "nif_hash", Domain::Nif),
            hashed("niss", "niss_hash", Domain::Niss),
            hashed("passport", "passport_hash", Domain::Passport),
            hashed("phone", "phone_hash", Domain::Phone),
            hashed("email", "email_hash", Domain::Email),
            alone("payment_reference"),
        ],
        bare: None,
    },
    Table {
        name: "contents",
        key: "request_id",
        key_is_number: false,
        cell: ("contents", "request_id"),
        fields: &[
            hashed("nif", "nif_hash", Domain::Nif),
            hashed("niss", "niss_hash", Domain::Niss),
            hashed("passport", "passport_hash", Domain::Passport),
            hashed("phone", "phone_hash", Domain::Phone),
            hashed("old_email", "old_email_hash", Domain::Email),
            hashed("new_email", "new_email_hash", Domain::Email),
            alone("statement"),
        ],
        bare: Some("visit_hash"),
    },
    Table {
        name: "mails",
        key: "id",
        key_is_number: false,
        cell: ("mails", "id"),
        fields: &[
            hashed("recipient", "recipient_hash", Domain::Email),
            alone("filling"),
        ],
        bare: None,
    },
    Table {
        name: "email_checks",
        key: "id",
        key_is_number: false,
        cell: ("email_checks", "id"),
        fields: &[hashed("email", "email_hash", Domain::Email), alone("visit")],
        bare: None,
    },
    Table {
        name: "events",
        key: "number",
        key_is_number: true,
        cell: ("events", "former_id"),
        fields: &[alone("former")],
        bare: None,
    },
    Table {
        name: "case_changes",
        key: "key",
        key_is_number: false,
        cell: ("events", "former_id"),
        fields: &[alone("former")],
        bare: Some("expected_email_hash"),
    },
];

/// How far the values are brought to the keys in use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RekeyingProgress {
    /// Rows that were seen to.
    pub done: i64,
    /// Rows that there were when it began.
    pub total: i64,
    /// Everything was seen to.
    pub finished: bool,
}

impl Table {
    /// Every column that may change: values, their hashes, what has no value.
    fn columns(&self) -> Vec<&'static str> {
        let values = self.fields.iter().map(|field| field.column);
        let hashes = self.fields.iter().filter_map(|field| Some(field.hash?.0));
        values.chain(hashes).chain(self.bare).collect()
    }

    fn next_rows(&self) -> String {
        format!(
            "SELECT {key} AS walked, {row} AS of_row, {columns}{also} FROM {name} WHERE {key} > $1 ORDER BY {key} LIMIT {A_FEW}",
            key = self.key,
            row = self.cell.1,
            columns = self.columns().join(", "),
            also = match self.name {
                "case_changes" => ", case_id, answered_at",
                _ => "",
            },
            name = self.name,
        )
    }

    /// Sets every column, where each is as it was read.
    fn update(&self) -> String {
        let columns = self.columns();
        let set: Vec<_> = (2..)
            .zip(&columns)
            .map(|(n, it)| format!("{it} = ${n}"))
            .collect();
        let after = 2 + columns.len();
        let was: Vec<_> = (after..)
            .zip(&columns)
            .map(|(n, it)| format!("{it} IS NOT DISTINCT FROM ${n}"))
            .collect();
        format!(
            "UPDATE {} SET {} WHERE {} = $1 AND {}",
            self.name,
            set.join(", "),
            self.key,
            was.join(" AND ")
        )
    }
}

impl Store {
    /// How far it is with what the keys in use are now; nothing to do counts as finished.
    pub async fn rekeying(&self, goal: &str) -> Result<RekeyingProgress, StoreError> {
        let (done, total, finished): (i64, i64, i64) = sqlx::query_as(
            "SELECT CAST(coalesce(sum(done), 0) AS BIGINT), CAST(coalesce(sum(total), 0) AS BIGINT),
                 count(finished_at) FROM rekeying WHERE goal = $1",
        )
        .bind(goal)
        .fetch_one(&self.readers)
        .await?;
        Ok(RekeyingProgress {
            done,
            total,
            finished: finished == TABLES.len() as i64,
        })
    }

    /// Begins a round: for a new goal, or where the last round has missed something.
    pub async fn begin_rekeying(&self, goal: &str) -> Result<(), StoreError> {
        for table in &TABLES {
            let count = format!("SELECT count(*) FROM {}", table.name);
            let total: i64 = sqlx::query_scalar(AssertSqlSafe(count))
                .fetch_one(&self.readers)
                .await?;
            sqlx::query(
                "INSERT INTO rekeying (of_table, goal, place, done, total, missed)
                 VALUES ($1, $2, '', 0, $3, 0)
                 ON CONFLICT (of_table) DO UPDATE SET goal = excluded.goal, place = '', done = 0,
                     total = excluded.total, missed = 0, finished_at = NULL
                 WHERE rekeying.goal <> excluded.goal",
            )
            .bind(table.name)
            .bind(goal)
            .bind(total)
            .execute(&self.writer)
            .await?;
        }
        Ok(())
    }

    /// Sees to the next few rows, in one transaction with the place that it has come to. `false` when everything was seen to.
    pub async fn rekey_a_few(
        &self,
        vault: &Vault,
        goal: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let next: Option<(String, String, i64)> = sqlx::query_as(
            "SELECT of_table, place, missed FROM rekeying WHERE goal = $1 AND finished_at IS NULL
             ORDER BY of_table LIMIT 1",
        )
        .bind(goal)
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((name, place, missed_before)) = next else {
            return Ok(false);
        };
        let table = TABLES.iter().find(|it| it.name == name);
        let table = table.ok_or_else(|| unreadable_value("of_table"))?;
        let rows = next_rows(&mut transaction, table, &place).await?;
        let mut missed = 0;
        for row in &rows {
            if !rekey(&mut transaction, table, row, vault).await? {
                missed += 1;
            }
        }
        let statement = match rows.last() {
            Some(row) => sqlx::query(
                "UPDATE rekeying SET place = $2, done = done + $3, missed = missed + $4 WHERE of_table = $1",
            )
            .bind(table.name)
            .bind(walked(table, row)?)
            .bind(i64::try_from(rows.len()).unwrap_or(i64::MAX))
            .bind(missed),
            None if missed_before == 0 => {
                sqlx::query("UPDATE rekeying SET finished_at = $2 WHERE of_table = $1")
                    .bind(table.name)
                    .bind(ms(now))
            }
            None => sqlx::query(
                "UPDATE rekeying SET place = '', done = 0, missed = 0 WHERE of_table = $1",
            )
            .bind(table.name),
        };
        statement.execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// How many values are still under another key than these: encrypted by another than `data`; found by another than the
    /// first of `index`, or, where that is the only one, by a second one as well.
    pub async fn values_to_rekey(
        &self,
        data: u8,
        index: &[u8],
        now: Timestamp,
    ) -> Result<ToRekey, StoreError> {
        let mut left = ToRekey::default();
        for table in &TABLES {
            let name = table.name;
            for field in table.fields {
                let column = field.column;
                left.encrypted += self
                    .count(
                        format!(
                            "SELECT count(*) FROM {name} WHERE length({column}) > 0 AND substr({column}, 1, 1) <> $1"
                        ),
                        data,
                        None,
                    )
                    .await?;
                if let Some((hash, _)) = field.hash
                    && let Some(other) = by_others(index, hash)
                {
                    let statement = format!("SELECT count(*) FROM {name} WHERE {other}");
                    left.hashed += self.count(statement, index[0], None).await?;
                }
            }
        }
        for (table, hash, lives, at) in [
            ("misses", "who_hash", "at > $2", Some(now - SHORT_LIVED)),
            (
                "confirm_links",
                "email_hash",
                "at > $2",
                Some(now - SHORT_LIVED),
            ),
            ("quiet_addresses", "email_hash", "until > $2", Some(now)),
            (
                "case_changes",
                "expected_email_hash",
                "answered_at IS NULL",
                None,
            ),
        ] {
            if let Some(other) = by_others(index, hash) {
                let statement = format!("SELECT count(*) FROM {table} WHERE {other} AND {lives}");
                left.short_lived += self.count(statement, index[0], at).await?;
            }
        }
        Ok(left)
    }

    async fn count(
        &self,
        statement: String,
        number: u8,
        at: Option<Timestamp>,
    ) -> Result<i64, StoreError> {
        let statement = sqlx::query_scalar(AssertSqlSafe(statement)).bind(vec![number]);
        let statement = match at {
            Some(at) => statement.bind(ms(at)),
            None => statement,
        };
        Ok(statement.fetch_one(&self.readers).await?)
    }

    /// Takes the retired key's half from hashes of which no value is kept.
    pub async fn drop_retired_halves(&self) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        for statement in [
            "UPDATE misses SET who_hash = substr(who_hash, 1, 33) WHERE length(who_hash) > 33",
            "UPDATE confirm_links SET email_hash = substr(email_hash, 1, 33) WHERE length(email_hash) > 33",
            "INSERT INTO quiet_addresses (email_hash, until)
                 SELECT substr(email_hash, 1, 33), until FROM quiet_addresses WHERE length(email_hash) > 33
                 ON CONFLICT (email_hash) DO UPDATE SET until = max(quiet_addresses.until, excluded.until)",
            "DELETE FROM quiet_addresses WHERE length(email_hash) > 33",
        ] {
            sqlx::query(statement).execute(&mut *transaction).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// Lets everything be looked at once more.
    pub async fn rekey_again(&self) -> Result<(), StoreError> {
        sqlx::query("UPDATE rekeying SET place = '', done = 0, missed = 0, finished_at = NULL")
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}

/// What is true of a hash that is by others than these keys, the first of which is `$1`; `None` where there was never another
/// than the first.
fn by_others(index: &[u8], hash: &str) -> Option<String> {
    let length = match index {
        [] | [1] => return None,
        [_] => "<> 33",
        _ => "< 65",
    };
    Some(format!(
        "(length({hash}) {length} OR substr({hash}, 1, 1) <> $1)"
    ))
}

/// Values that are not yet under the keys in use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToRekey {
    /// Encrypted values.
    pub encrypted: i64,
    /// Hashes with their value beside them.
    pub hashed: i64,
    /// Hashes without: they count for two days at most, or until a change is answered.
    pub short_lived: i64,
}

async fn next_rows(
    transaction: &mut Transaction<'static, Db>,
    table: &Table,
    place: &str,
) -> Result<Vec<DbRow>, StoreError> {
    let statement = sqlx::query(AssertSqlSafe(table.next_rows()));
    let statement = match table.key_is_number {
        true => statement.bind(place.parse::<i64>().unwrap_or(i64::MIN)),
        false => statement.bind(place.to_owned()),
    };
    Ok(statement.fetch_all(&mut **transaction).await?)
}

fn walked(table: &Table, row: &DbRow) -> Result<String, StoreError> {
    Ok(match table.key_is_number {
        true => row.try_get::<i64, _>("walked")?.to_string(),
        false => row.try_get("walked")?,
    })
}

type Stored = Option<Vec<u8>>;

/// Brings one row to the keys in use. `false` if somebody else wrote it meanwhile.
async fn rekey(
    transaction: &mut Transaction<'static, Db>,
    table: &Table,
    row: &DbRow,
    vault: &Vault,
) -> Result<bool, StoreError> {
    let of_row: Option<String> = row.try_get("of_row")?;
    let of_row = of_row.unwrap_or_default();
    let columns = table.columns();
    let read = |column: &&str| row.try_get::<Stored, _>(*column);
    let before: Vec<Stored> = columns.iter().map(read).collect::<Result<_, _>>()?;
    let mut after = before.clone();
    let place = |column: &str| columns.iter().position(|it| *it == column).unwrap_or(0);
    for field in table.fields {
        let Some(value) = before[place(field.column)]
            .as_ref()
            .filter(|it| !it.is_empty())
        else {
            continue;
        };
        let encrypted = value.first() == Some(&vault.data_in_use());
        let hash = field.hash.map(|(column, domain)| (place(column), domain));
        let found = hash.is_none_or(|(at, _)| is_by(&before[at], &vault.index_in_use()));
        if encrypted && found {
            continue;
        }
        let cell = Cell {
            table: table.cell.0,
            row: &of_row,
            column: field.column,
        };
        let plain = match vault.open(cell, value) {
            Ok(plain) => plain,
            Err(error) => {
                // It was so before, and whoever needs it is told.
                let (of, column) = (table.name, field.column);
                tracing::error!(event = "value-not-rekeyed", table = of, column, row = of_row, cause = %error);
                continue;
            }
        };
        if !encrypted {
            after[place(field.column)] = Some(vault.seal(cell, &plain));
        }
        if let Some((at, domain)) = hash.filter(|_| !found) {
            after[at] = Some(vault.hash(domain, &normalised(domain, &plain)).stored());
        }
    }
    if let Some(column) = table.bare {
        let at = place(column);
        after[at] = bare(transaction, row, &before[at], vault).await?;
    }
    if after == before {
        return Ok(true);
    }
    let mut statement = sqlx::query(AssertSqlSafe(table.update()));
    statement = match table.key_is_number {
        true => statement.bind(row.try_get::<i64, _>("walked")?),
        false => statement.bind(row.try_get::<String, _>("walked")?),
    };
    for value in after.into_iter().chain(before) {
        statement = statement.bind(value);
    }
    let written = statement.execute(&mut **transaction).await?;
    Ok(written.rows_affected() == 1)
}

/// Whether a hash is by just these keys; one that is not there is.
fn is_by(stored: &Stored, numbers: &[u8]) -> bool {
    let Some(stored) = stored else {
        return true;
    };
    KeyedHash::read(stored).is_some_and(|hash| hash.numbers() == numbers)
}

/// A hash of which no value is kept: the half of a retired key goes. Of a change that waits for the registry's word, what it
/// expects follows the case; of one that is answered, nothing is expected any more.
async fn bare(
    transaction: &mut Transaction<'static, Db>,
    row: &DbRow,
    stored: &Stored,
    vault: &Vault,
) -> Result<Stored, StoreError> {
    let numbers = vault.index_in_use();
    if is_by(stored, &numbers) {
        return Ok(stored.clone());
    }
    let read = |stored: &Stored| stored.as_deref().and_then(KeyedHash::read);
    if let Some(alone) = read(stored).and_then(|hash| hash.newest_alone())
        && numbers.len() == 1
    {
        return Ok(Some(alone));
    }
    let Ok(case_id) = row.try_get::<String, _>("case_id") else {
        return Ok(stored.clone());
    };
    if row.try_get::<Option<i64>, _>("answered_at")?.is_some() {
        return Ok(None);
    }
    let of_case = cases::address_of(transaction, &case_id).await?;
    Ok(match of_case == read(stored) {
        true => of_case.map(|hash| hash.stored()),
        false => stored.clone(),
    })
}

/// The form of a value that its hash is of.
fn normalised(domain: Domain, plain: &str) -> Zeroizing<String> {
    Zeroizing::new(match domain {
        Domain::Email => OldEmail::parse(plain)
            .map_or_else(|_| plain.to_lowercase(), |address| address.matching_form()),
        _ => plain.to_owned(),
    })
}
