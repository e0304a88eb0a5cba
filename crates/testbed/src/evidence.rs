//! What became of a request, read from where it was kept and not from what a program says of itself:
//! the kiosk's database, central's database, the page behind the QR code.
//!
//! Both databases are opened read-only, beside the programs that write them; central's on a server is asked by `psql`.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, anyhow, bail};
use rusqlite::{Connection, OpenFlags, types::ValueRef};

use crate::{central::Central, process};

/// A request in the kiosk's outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outboxed {
    /// The idempotency key.
    pub id: String,
    /// The code on the receipt.
    pub tracking_code: String,
    /// What was asked for.
    pub kind: String,
    /// The person's language.
    pub language: String,
    /// `waiting`, `delivered` or `refused`.
    pub delivery: String,
    /// `none`, `printing`, `printed`, `not-printed` or `unconfirmed`.
    pub print: String,
}

/// A request at central.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The idempotency key.
    pub id: String,
    /// The code on the receipt.
    pub tracking_code: String,
    /// What was asked for.
    pub kind: String,
    /// The person's language.
    pub language: String,
    /// SHA-256 of the sealed bytes, in hex.
    pub sha256: String,
}

/// All that the kiosk has saved, in the order of saving.
///
/// # Errors
/// The database cannot be read.
pub fn outbox(database: &Path) -> Result<Vec<Outboxed>> {
    let connection = open(database)?;
    let mut query = connection.prepare(
        "SELECT id, tracking_code, kind, language, delivery, print FROM request ORDER BY seq",
    )?;
    let rows = query.query_map([], |row| {
        Ok(Outboxed {
            id: row.get(0)?,
            tracking_code: row.get(1)?,
            kind: row.get(2)?,
            language: row.get(3)?,
            delivery: row.get(4)?,
            print: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The request in the kiosk's outbox with this code.
///
/// # Errors
/// It is not there, or the database cannot be read.
pub fn outboxed(database: &Path, tracking_code: &str) -> Result<Outboxed> {
    outbox(database)?
        .into_iter()
        .find(|request| request.tracking_code == tracking_code)
        .ok_or_else(|| anyhow!("the kiosk has not saved {tracking_code}"))
}

/// All that central has received.
///
/// # Errors
/// The database cannot be read.
pub fn received(central: &Central) -> Result<Vec<Received>> {
    let rows = answers(
        central,
        "SELECT id, tracking_code, kind, language, sha256 FROM requests ORDER BY received_at, id",
        "",
    )?;
    rows.into_iter()
        .map(|row| {
            let row = <[String; 5]>::try_from(row);
            let [id, tracking_code, kind, language, sha256] =
                row.map_err(|row| anyhow!("{} columns", row.len()))?;
            Ok(Received {
                id,
                tracking_code,
                kind,
                language,
                sha256,
            })
        })
        .collect()
}

/// By what central takes the request's new mailbox for confirmed: `code`, `link`, or not at all. `None` while
/// it has not opened the request.
///
/// # Errors
/// The database cannot be read.
pub fn mailbox_confirmed(central: &Central, tracking_code: &str) -> Result<Option<String>> {
    let by = answers(
        central,
        "SELECT coalesce(mailbox_confirmed_by, 'nothing') FROM proofs
         JOIN requests ON requests.id = proofs.request_id
         WHERE requests.tracking_code = :code",
        tracking_code,
    )?;
    Ok(by.into_iter().flatten().next())
}

/// Where a request stands in central's own database: `received`, `opened`, `counter`, `done` or `stopped`;
/// empty while it is not there.
///
/// # Errors
/// The database cannot be read.
pub fn state(central: &Central, tracking_code: &str) -> Result<String> {
    let state = answers(
        central,
        "SELECT state FROM requests WHERE tracking_code = :code",
        tracking_code,
    )?;
    Ok(state.into_iter().flatten().next().unwrap_or_default())
}

/// How often central has received something under an id or code that was taken already.
///
/// # Errors
/// The database cannot be read.
pub fn conflicts(central: &Central) -> Result<u32> {
    let count = answers(central, "SELECT count(*) FROM conflicts", "")?;
    let count = count.into_iter().flatten().next();
    Ok(count.context("a count is a row")?.parse()?)
}

/// The rows that central's database answers with, where `:code` is this; as text.
fn answers(central: &Central, sql: &str, code: &str) -> Result<Vec<Vec<String>>> {
    if let Some(url) = central.server_url()? {
        let told = process::run_with(
            Command::new("psql")
                .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"])
                .args(["--field-separator", "\t", "--set", &format!("code={code}")])
                .args(["--dbname", &url]),
            &sql.replace(":code", ":'code'"),
        )?;
        let told = String::from_utf8(told)?;
        let rows = told
            .lines()
            .map(|row| row.split('\t').map(str::to_owned).collect());
        return Ok(rows.collect());
    }
    let connection = open(&central.database())?;
    let mut query = connection.prepare(sql)?;
    if query.parameter_count() > 0 {
        query.raw_bind_parameter(1, code)?;
    }
    let columns = query.column_count();
    let mut rows = query.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column| {
            Ok(match row.get_ref(column)? {
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Integer(number) => number.to_string(),
                other => bail!("{} is no text", other.data_type()),
            })
        };
        found.push((0..columns).map(text).collect::<Result<_>>()?);
    }
    Ok(found)
}

/// A hold on a kiosk's database: while it lives, nothing can be saved.
#[derive(Debug)]
pub struct Hold(Connection);

/// Takes the write lock of a database, as another program would.
///
/// # Errors
/// The database is not there, or somebody else holds it.
pub fn hold(database: &Path) -> Result<Hold> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    Ok(Hold(connection))
}

impl Drop for Hold {
    fn drop(&mut self) {
        // Closing the connection lets go as well.
        let _let_go = self.0.execute_batch("ROLLBACK");
    }
}

/// The page behind a receipt's QR code, as a telephone shows it.
#[derive(Debug, Clone)]
pub struct TrackingPage {
    /// The stable name of the state, such as `being-checked`.
    pub state: String,
    /// The page itself.
    pub html: String,
}

/// Opens the page behind a QR code over TLS, in a language.
///
/// # Errors
/// It does not answer with a state.
pub fn tracking_page(central: &Central, url: &str, language: &str) -> Result<TrackingPage> {
    let answer = central.open_page(url, language)?;
    if answer.status != 200 {
        return Err(anyhow!("{url} answers {}", answer.status));
    }
    let state = attribute(&answer.body, "data-state")
        .with_context(|| format!("{url} names no state"))?
        .to_owned();
    Ok(TrackingPage {
        state,
        html: answer.body,
    })
}

/// The first value of an attribute in a page.
pub fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn open(database: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(
        database,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .with_context(|| format!("cannot read {}", database.display()))?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_is_read_from_a_page() {
        let html = r#"<html lang="ar" dir="rtl"><main data-state="being-checked" class="x">"#;
        assert_eq!(attribute(html, "data-state"), Some("being-checked"));
        assert_eq!(attribute(html, "dir"), Some("rtl"));
        assert_eq!(attribute(html, "id"), None);
    }

    #[test]
    fn a_database_that_is_missing_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kiosk.db");
        assert!(outbox(&path).is_err());
        assert!(!path.exists());
    }
}
