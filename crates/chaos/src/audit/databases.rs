//! The two databases as they were left: opened from copies, so that the evidence stays as it is.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use protocol::{KeyId, RequestHeader, SealedHash, SealedPayload, SealingPrivateKey, TrackingCode};
use rusqlite::Connection;

use super::typed;
use crate::evidence::Submitted;

/// What the kiosk kept: hash by tracking code, and id.
pub(super) struct AtTheKiosk(BTreeMap<String, (String, String)>);

impl AtTheKiosk {
    pub(super) fn read(database: &Path) -> Result<AtTheKiosk> {
        let copy = Copy::of(database)?;
        let mut kept = BTreeMap::new();
        let mut query = copy
            .database
            .prepare("SELECT tracking_code, id, sha256 FROM request")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            kept.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
        Ok(AtTheKiosk(kept))
    }
}

struct Row {
    id: String,
    code: String,
    header: String,
    payload: SealedPayload,
    sha256: String,
    /// How often its content was opened and written down.
    opened: i64,
}

/// What central has, and its keys.
pub(super) struct AtCentral {
    rows: Vec<Row>,
    /// Ids of requests that came under an id or a code that was taken.
    conflicts: Vec<String>,
    keys: Vec<SealingPrivateKey>,
}

impl AtCentral {
    pub(super) fn read(directory: &Path) -> Result<AtCentral> {
        let copy = Copy::of(&directory.join("central.db"))?;
        let mut query = copy.database.prepare(
            "SELECT id, tracking_code, header, suite, key_id, sealed, sha256,
                 (SELECT count(*) FROM contents WHERE request_id = requests.id)
             FROM requests",
        )?;
        let rows = query
            .query_map([], |row| {
                Ok(Row {
                    id: row.get(0)?,
                    code: row.get(1)?,
                    header: row.get(2)?,
                    payload: SealedPayload {
                        suite: row.get(3)?,
                        key_id: KeyId::from_text(row.get(4)?),
                        sealed: row.get(5)?,
                    },
                    sha256: row.get(6)?,
                    opened: row.get(7)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        let mut query = copy.database.prepare("SELECT request_id FROM conflicts")?;
        let conflicts = query
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(AtCentral {
            rows,
            conflicts,
            keys: keys(&directory.join("keys"))?,
        })
    }

    /// Whether central has the request with this code once, as the kiosk keeps it and as it was typed.
    pub(super) fn holds(
        &self,
        code: &TrackingCode,
        kiosk: &AtTheKiosk,
        typed: Option<&Submitted>,
    ) -> Result<(), String> {
        let written = code.to_string();
        let rows: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| is_code(&row.code, code))
            .collect();
        let row = match rows.as_slice() {
            [] => return Err("is not at central".to_owned()),
            [row] => row,
            more => return Err(format!("is at central {} times", more.len())),
        };
        let (id, sha256) = kiosk.0.get(&written).ok_or("the kiosk has not kept it")?;
        let sealed = SealedHash::of(&row.payload.sealed);
        if row.id != *id {
            return Err("has another id at central".to_owned());
        }
        if sealed.as_str() != sha256 || row.sha256 != *sha256 {
            return Err("other bytes are at central than the kiosk kept".to_owned());
        }
        let header: RequestHeader =
            serde_json::from_str(&row.header).map_err(|_| "its header cannot be read")?;
        let key = self.keys.iter().find(|key| *key.id() == row.payload.key_id);
        let content = key
            .ok_or("there is no key that opens it")?
            .open(&header, &row.payload)
            .map_err(|error| format!("cannot be opened: {error}"))?;
        if let Some(typed) = typed
            && let Some(field) = typed::difference(&header, &content, typed)
        {
            return Err(format!("{field} is not what was typed"));
        }
        match row.opened {
            1 => Ok(()),
            times => Err(format!("central has opened it {times} times")),
        }
    }

    /// Whether there is more than one request with this code.
    pub(super) fn has_more_than_one(&self, code: &TrackingCode) -> bool {
        self.rows
            .iter()
            .filter(|row| is_code(&row.code, code))
            .count()
            > 1
    }

    /// Requests, shown or not, that are there more than once, or came with other bytes under the same id.
    pub(super) fn doubled(&self, kiosk: &AtTheKiosk) -> Vec<String> {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &self.rows {
            *count.entry(&row.id).or_default() += 1;
        }
        let mut findings: Vec<String> = count
            .into_iter()
            .filter(|(_, times)| *times > 1)
            .map(|(id, times)| format!("{id} is at central {times} times"))
            .collect();
        findings.extend(self.conflicts.iter().map(|id| {
            let known = kiosk.0.values().any(|(kept, _)| kept == id);
            format!(
                "{id} came to central with other bytes, and the kiosk {} it",
                if known { "knows" } else { "does not know" }
            )
        }));
        findings
    }
}

/// Codes are compared as codes: how they are written is no matter.
fn is_code(written: &str, code: &TrackingCode) -> bool {
    TrackingCode::parse(written).is_ok_and(|written| written == *code)
}

fn keys(folder: &Path) -> Result<Vec<SealingPrivateKey>> {
    let mut keys = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("sealing-") && name.ends_with(".key") {
            let bytes = hex::decode(fs::read_to_string(&path)?.trim())?;
            keys.push(SealingPrivateKey::from_bytes(&bytes)?);
        }
    }
    Ok(keys)
}

/// A copy of a database with its log, gone with the value.
struct Copy {
    database: Connection,
    folder: PathBuf,
}

impl Copy {
    fn of(path: &Path) -> Result<Copy> {
        let name = path
            .file_name()
            .context("a file")?
            .to_string_lossy()
            .into_owned();
        let folder = path.with_file_name(format!(".{name}.judged-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for ending in ["", "-wal", "-journal"] {
            let file = path.with_file_name(format!("{name}{ending}"));
            if file.exists() {
                fs::copy(&file, folder.join(format!("{name}{ending}")))?;
            }
        }
        let database = Connection::open(folder.join(&name))?;
        Ok(Copy { database, folder })
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        // A copy left behind is evidence of nothing.
        drop(fs::remove_dir_all(&self.folder));
    }
}
