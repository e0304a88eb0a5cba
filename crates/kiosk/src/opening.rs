//! Opening the kiosk's storage: the database and its second copy are compared, and what is missing in
//! one is taken from the other.
//!
//! | found | done |
//! | --- | --- |
//! | database and spool agree | nothing |
//! | the database has more (a crash between the two) | the spool is brought up to it |
//! | the spool has more, or the database cannot be read, or its journal's chain is broken | the database is set aside under a dated name, a fresh one takes what can be read of both |
//! | the spool is damaged | it is set aside and written anew from the database |
//! | a newer version's database, a disk that takes no writes | refused, left untouched |
//!
//! What is salvaged waits for delivery again: central is idempotent, so a request that it already has
//! is applied once all the same.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

use crate::{
    event::{Event, log},
    fault::Fault,
    identity,
    outbox::{self, NewRequest, Record},
    spool::{Found, SPOOL, Spool},
    store::{self, DATABASE, DirectoryLock, Store, fault_of, fault_of_io},
};

/// What stands between a file's name and its date when it was set aside.
const SET_ASIDE: &str = ".damaged-";

/// Opens storage and starts its thread. `now` names a file that has to be set aside.
pub fn open(lock: DirectoryLock, now: jiff::Timestamp) -> Result<Store, Fault> {
    let directory = lock.directory().to_owned();
    let (mut spool, found) = Spool::open(&directory).map_err(|error| fault_of_io(&error))?;
    let database = match store::open(&lock) {
        Ok(database) => match disagreement(&database, &found) {
            Ok(false) => Ok(database),
            Ok(true) | Err(Fault::StorageDamaged) => Err(Some(database)),
            Err(fault) => return Err(fault),
        },
        Err(Fault::StorageDamaged) => Err(None),
        Err(fault) => return Err(fault),
    };
    let database = match database {
        Ok(database) => database,
        Err(damaged) => {
            drop(damaged);
            salvage(&lock, &found, now)?
        }
    };
    bring_up(&database, &mut spool, &found, now)?;
    Ok(Store::start(lock, database, spool))
}

/// Whether something that was set aside is still there for the operator to take away.
pub fn has_set_aside(directory: &Path) -> bool {
    fs::read_dir(directory).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().contains(SET_ASIDE))
    })
}

/// Whether the database has less than was committed to it.
fn disagreement(database: &Connection, found: &Found) -> Result<bool, Fault> {
    let check = || -> rusqlite::Result<bool> {
        if !outbox::is_whole(database)? {
            return Ok(true);
        }
        for record in &found.records {
            let missing = match Record::from_bytes(record) {
                Some(Record::Request(kept)) => !outbox::is_accounted_for(database, kept.id())?,
                Some(Record::Identity(_)) => identity::load(database)?.is_none(),
                None => false,
            };
            if missing {
                return Ok(true);
            }
        }
        Ok(false)
    };
    check().map_err(|error| fault_of(&error))
}

fn salvage(lock: &DirectoryLock, found: &Found, now: jiff::Timestamp) -> Result<Connection, Fault> {
    let damaged = set_aside(&lock.directory().join(DATABASE), now)?;
    let mut fresh = store::open(lock)?;
    let mut kept = outbox::Readable::default();
    if let Some(old) = Reading::of(&damaged) {
        kept = outbox::read_what_can_be_read(&old.database);
        if let Ok(Some(enrolled)) = identity::load_raw(&old.database) {
            identity::save(&mut fresh, &enrolled, now.as_millisecond())
                .map_err(|error| fault_of(&error))?;
        }
    }
    for record in &found.records {
        match Record::from_bytes(record) {
            Some(Record::Request(request)) => kept.add(request.into_new()),
            Some(Record::Identity(enrolled)) => {
                identity::save(&mut fresh, &enrolled, now.as_millisecond())
                    .map_err(|error| fault_of(&error))?;
            }
            None => {}
        }
    }
    let count = outbox::take_over(&mut fresh, &kept, now.as_millisecond())
        .map_err(|error| fault_of(&error))?;
    log(Event::Salvaged(count));
    Ok(fresh)
}

/// A copy of a damaged database, opened for reading: SQLite writes while it recovers a log, and what was
/// set aside must stay as it was found. The copy goes when the reading is over.
struct Reading {
    database: Connection,
    path: PathBuf,
}

impl Reading {
    fn of(damaged: &Path) -> Option<Reading> {
        let path = damaged.with_file_name("kiosk.db.reading");
        for tail in ["", "-wal"] {
            let from = format!("{}{tail}", damaged.display());
            if Path::new(&from).exists() {
                fs::copy(&from, format!("{}{tail}", path.display())).ok()?;
            }
        }
        let database = Connection::open(&path).ok()?;
        Some(Reading { database, path })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        for tail in ["", "-wal", "-shm"] {
            let copy = format!("{}{tail}", self.path.display());
            if Path::new(&copy).exists() && fs::remove_file(&copy).is_err() {
                log(Event::Defect("reading-copy"));
            }
        }
    }
}

/// Gives a damaged file (and what belongs to it) a name with the date, for the operator.
fn set_aside(path: &Path, now: jiff::Timestamp) -> Result<PathBuf, Fault> {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut kept = path.with_file_name(name(path, &stamp));
    let mut again = 1;
    while kept.exists() {
        again += 1;
        kept = path.with_file_name(name(path, &format!("{stamp}-{again}")));
    }
    // The write-ahead log goes first: without it beside the database nothing of it is lost, while the
    // other way round a fresh database would meet an old log.
    for tail in ["-wal", "-shm"] {
        let beside = path.with_file_name(format!("{DATABASE}{tail}"));
        if path.ends_with(DATABASE) && beside.exists() {
            let target = PathBuf::from(format!("{}{tail}", kept.display()));
            fs::rename(&beside, target).map_err(|error| fault_of_io(&error))?;
        }
    }
    if path.exists() {
        fs::rename(path, &kept).map_err(|error| fault_of_io(&error))?;
    }
    Ok(kept)
}

fn name(path: &Path, stamp: &str) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{file}{SET_ASIDE}{stamp}")
}

/// Brings the spool up to the database.
fn bring_up(
    database: &Connection,
    spool: &mut Spool,
    found: &Found,
    now: jiff::Timestamp,
) -> Result<(), Fault> {
    let missing = outbox::missing_in(database, &found.records).map_err(|error| fault_of(&error))?;
    let written = if found.damaged {
        keep_copy(spool, now).and_then(|()| {
            let all = outbox::all_records(database).map_err(std::io::Error::other)?;
            spool.rewrite(all.iter().map(Vec::as_slice))
        })
    } else {
        missing.iter().try_for_each(|record| spool.append(record))
    };
    written.map_err(|error| fault_of_io(&error))
}

fn keep_copy(spool: &Spool, now: jiff::Timestamp) -> std::io::Result<()> {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let path = spool.path();
    fs::copy(path, path.with_file_name(name(Path::new(SPOOL), &stamp))).map(drop)
}

/// Saves a request in the database and then in the spool. It is saved when the database has it; a spool
/// that could not follow is brought up at the next start.
pub fn save(
    database: &mut Connection,
    spool: &mut Spool,
    new: &NewRequest,
) -> rusqlite::Result<outbox::SaveOutcome> {
    let outcome = outbox::save(database, new)?;
    if outcome == outbox::SaveOutcome::Saved && spool.append(&Record::of(new).to_bytes()).is_err() {
        log(Event::Defect("spool-append"));
    }
    Ok(outcome)
}

/// Removes what is past its keeping time from both copies. Gives back how many requests it touched.
pub fn purge(
    database: &mut Connection,
    spool: &mut Spool,
    clocks: outbox::Clocks,
    keep: &crate::config::Keep,
) -> rusqlite::Result<usize> {
    let count = outbox::purge(database, clocks, keep.payload_days, keep.row_days)?;
    if count > 0 {
        let records = outbox::all_records(database)?;
        if spool.rewrite(records.iter().map(Vec::as_slice)).is_err() {
            log(Event::Defect("spool-rewrite"));
        }
    }
    Ok(count)
}

/// Keeps a checked identity in both copies.
pub fn save_identity(
    database: &mut Connection,
    spool: &mut Spool,
    enrolled: &protocol::wire::Enrolled,
    now_ms: i64,
) -> rusqlite::Result<()> {
    identity::save(database, enrolled, now_ms)?;
    let record = Record::Identity(Box::new(enrolled.clone()));
    if spool.append(&record.to_bytes()).is_err() {
        log(Event::Defect("spool-append"));
    }
    Ok(())
}

/// Keeps the sealing keys of a newer configuration in both copies.
pub fn save_keys(
    database: &mut Connection,
    spool: &mut Spool,
    keys: &[protocol::wire::SealingKey],
) -> rusqlite::Result<()> {
    identity::save_keys(database, keys)?;
    if let Some(enrolled) = identity::load_raw(database)? {
        let record = Record::Identity(Box::new(enrolled));
        if spool.append(&record.to_bytes()).is_err() {
            log(Event::Defect("spool-append"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
