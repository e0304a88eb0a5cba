//! What is there, counted from folders, databases and the system.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use protocol::TrackingCode;
use rusqlite::Connection;

/// What became of what was shown as saved.
#[derive(Debug, Default)]
pub struct Requests {
    /// At central exactly once, and opened once.
    pub applied_once: usize,
    /// Not so.
    pub lost: usize,
    /// At central more than once, or again with other bytes.
    pub twice: usize,
    /// How many sealing keys the requests at central were sealed to.
    pub keys: usize,
}

/// Counts at central. It has ended.
///
/// # Errors
/// The database cannot be read.
pub fn requests(central: &Path, shown: &BTreeSet<TrackingCode>) -> Result<Requests> {
    let database = Connection::open(central)?;
    let mut query = database.prepare(
        "SELECT tracking_code, (SELECT count(*) FROM contents WHERE request_id = requests.id)
         FROM requests",
    )?;
    let mut there: BTreeMap<TrackingCode, Vec<i64>> = BTreeMap::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let code = TrackingCode::parse(&row.get::<_, String>(0)?);
        let code = code.ok().context("central keeps tracking codes")?;
        there.entry(code).or_default().push(row.get(1)?);
    }
    let mut found = Requests::default();
    for code in shown {
        match there.get(code).map(Vec::as_slice) {
            Some([1]) => found.applied_once += 1,
            _ => found.lost += 1,
        }
    }
    let conflicts = number(&database, "SELECT count(*) FROM conflicts")?;
    // A request that came once more has a code of its own, which nobody was shown.
    let more = there.keys().filter(|code| !shown.contains(code)).count();
    found.twice = more + usize::try_from(conflicts)?;
    found.keys = usize::try_from(number(
        &database,
        "SELECT count(DISTINCT key_id) FROM requests",
    )?)?;
    Ok(found)
}

/// How many lines the kiosk's journal has. It may be running.
///
/// # Errors
/// The database cannot be read.
pub fn journal_rows(folder: &Path) -> Result<u32> {
    at_the_kiosk(folder, "SELECT count(*) FROM journal")
}

/// How many sealed payloads the kiosk keeps.
///
/// # Errors
/// The database cannot be read.
pub fn payloads(folder: &Path) -> Result<u32> {
    at_the_kiosk(
        folder,
        "SELECT count(*) FROM request WHERE sealed IS NOT NULL",
    )
}

fn at_the_kiosk(folder: &Path, query: &str) -> Result<u32> {
    let database = Connection::open(folder.join("kiosk.db"))?;
    Ok(u32::try_from(number(&database, query)?)?)
}

fn number(database: &Connection, query: &str) -> rusqlite::Result<i64> {
    database.query_row(query, [], |row| row.get(0))
}

/// The size of all files in a folder, in MiB.
///
/// # Errors
/// It cannot be read.
pub fn disk_mib(folder: &Path) -> Result<f64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let file = entry?.metadata()?;
        bytes += if file.is_file() { file.len() } else { 0 };
    }
    Ok(bytes as f64 / (1024.0 * 1024.0))
}

/// What this program has in memory, in MiB.
///
/// # Errors
/// The system does not say.
pub fn memory_mib() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kib: f64 = kib.context("VmRSS in kB")?.trim().parse()?;
    Ok(kib / 1024.0)
}
