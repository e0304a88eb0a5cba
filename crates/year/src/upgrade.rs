//! The kiosk's database as the released version would have left it: schema 1, a journal without what later versions
//! count, and nothing of the running time.

use std::{fs, path::Path};

use anyhow::Result;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

const RELEASED: &str = include_str!("../../kiosk/src/storage/store/0001_outbox.sql");

/// Puts it in the place of the one in this folder, with the same requests.
///
/// # Errors
/// The disk, or a database that has not what the released one had.
pub fn as_released(folder: &Path) -> Result<()> {
    let (path, released) = (folder.join("kiosk.db"), folder.join("released.db"));
    {
        let mut database = Connection::open(&released)?;
        database.execute_batch(RELEASED)?;
        database.execute("ATTACH ?1 AS newer", [path.to_string_lossy()])?;
        let transaction = database.transaction()?;
        for table in ["identity", "sealing_key", "request", "setting"] {
            let columns: String = transaction.query_row(
                "SELECT group_concat(name) FROM pragma_table_info(?1, 'main')",
                [table],
                |row| row.get(0),
            )?;
            transaction.execute_batch(&format!(
                "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newer.{table}"
            ))?;
        }
        transaction.execute(
            "DELETE FROM main.setting WHERE name IN ('running-ms', 'sides')",
            [],
        )?;
        chain_anew(&transaction)?;
        transaction.commit()?;
        database.execute_batch("DETACH newer; PRAGMA user_version = 1")?;
    }
    fs::rename(released, &path)?;
    for tail in ["-wal", "-shm"] {
        let left = path.with_file_name(format!("kiosk.db{tail}"));
        if left.exists() {
            fs::remove_file(left)?;
        }
    }
    Ok(())
}

/// Each line's hash covered the one before, the time, the event and the request.
fn chain_anew(database: &Connection) -> Result<()> {
    let mut lines = database.prepare(
        "SELECT seq, at_ms, event, request FROM newer.journal WHERE event <> 'cut' ORDER BY seq",
    )?;
    let mut insert = database.prepare(
        "INSERT INTO main.journal (seq, at_ms, event, request, chain) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut chain = Vec::new();
    let mut rows = lines.query([])?;
    while let Some(row) = rows.next()? {
        let (seq, at_ms): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (event, request): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        let mut hash = Sha256::new();
        hash.update(&chain);
        hash.update(at_ms.to_be_bytes());
        hash.update(&event);
        hash.update([0]);
        hash.update(request.as_deref().unwrap_or_default());
        chain = hash.finalize().to_vec();
        insert.execute(params![seq, at_ms, event, request, chain])?;
    }
    Ok(())
}
