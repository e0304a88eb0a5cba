//! Small facts that outlive a restart, by name.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::machine::clock::CentralReading;

const CENTRAL_READING: &str = "central-reading";

/// When the last manifest was exchanged, ms since 1970.
pub const LAST_MANIFEST: &str = "last-manifest";

/// How long this program has run, added up over its starts, ms.
pub const RUNNING: &str = "running-ms";

/// The token of an enrolment under way, with the hash of its code.
pub const ENROLLING: &str = "enrolling";

/// Versions and configurations of kiosk and central when refused requests were tried last.
pub const SIDES: &str = "sides";

/// How many requests of a newer version the second copy alone has.
pub const ALONE: &str = "in-second-copy-alone";

/// A number kept under a name.
pub fn number(connection: &Connection, name: &str) -> rusqlite::Result<Option<i64>> {
    Ok(text(connection, name)?.and_then(|text| text.parse().ok()))
}

/// Keeps a number.
pub fn set_number(connection: &Connection, name: &str, value: i64) -> rusqlite::Result<()> {
    set_text(connection, name, &value.to_string())
}

/// What an earlier run knew of central's clock.
pub fn central_reading(connection: &Connection) -> rusqlite::Result<Option<CentralReading>> {
    Ok(text(connection, CENTRAL_READING)?.and_then(|text| {
        let mut parts = text.split(' ');
        Some(CentralReading {
            central_ms: parts.next()?.parse().ok()?,
            monotonic_ms: parts.next()?.parse().ok()?,
            boot_id: Uuid::parse_str(parts.next()?).ok()?,
        })
    }))
}

/// Keeps what is known of central's clock.
pub fn set_central_reading(
    connection: &Connection,
    reading: CentralReading,
) -> rusqlite::Result<()> {
    let text = format!(
        "{} {} {}",
        reading.central_ms, reading.monotonic_ms, reading.boot_id
    );
    set_text(connection, CENTRAL_READING, &text)
}

/// A text kept under a name.
pub fn text(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection
        .query_row("SELECT value FROM setting WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()
}

/// Keeps a text.
pub fn set_text(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    connection
        .execute(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            params![name, value],
        )
        .map(drop)
}

/// Forgets what is kept under a name.
pub fn remove(connection: &Connection, name: &str) -> rusqlite::Result<()> {
    connection
        .execute("DELETE FROM setting WHERE name = ?1", [name])
        .map(drop)
}
