//! Opening the kiosk's storage: the database and its second copy are compared, and what is missing in
//! one is taken from the other.
//!
//! | found | done |
//! | --- | --- |
//! | database and log agree | nothing |
//! | the database has more (a crash between the two), another identity, or less after a purge | the log is brought up to it |
//! | the log has more, or the database cannot be read, or its journal's chain is broken | a fresh database is built beside it of what can be read of both, synced and put in its place; the damaged one keeps a dated name |
//! | a database that was set aside and not yet read to its end | what it alone has is taken over |
//! | the log is damaged | it is set aside and written anew from the database |
//! | a newer version's record of a request that the database does not have | it stays in the log, and staff are told: that version takes it over when it is back |
//! | a newer version's database, a disk that takes no writes | refused, left untouched |
//!
//! What is salvaged waits for delivery again: central is idempotent, so a request that it already has
//! is applied once all the same.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use rusqlite::Connection;

use crate::{
    machine::{
        disk,
        event::{Event, log},
        fault::Fault,
        identity,
    },
    storage::{
        append_log::{AppendLog, FILE, Found},
        outbox,
        second_copy::{self, Record},
        setting,
        store::{self, DATABASE, DirectoryLock, Store, fault_of, fault_of_io},
    },
};

/// What stands between a file's name and its date when it was set aside.
const SET_ASIDE: &str = ".damaged-";

/// Opens storage and starts its thread. `now` names a file that has to be set aside; `salvaged` says
/// whether this program has set one aside since its start, and is set when it does: what is damaged again
/// at once would be set aside for ever.
pub fn open(
    lock: DirectoryLock,
    now: jiff::Timestamp,
    salvaged: &AtomicBool,
) -> Result<Store, Fault> {
    let directory = lock.directory().to_owned();
    finish_swap(&directory, now)?;
    let (mut append_log, found) =
        AppendLog::open(&directory).map_err(|error| fault_of_io(&error))?;
    let database = match store::open(&lock) {
        Ok(database) => match disagreement(&database, &found) {
            Ok(false) => Some(database),
            Ok(true) | Err(Fault::StorageDamaged) => None,
            Err(fault) => return Err(fault),
        },
        Err(Fault::StorageDamaged) => None,
        Err(fault) => return Err(fault),
    };
    let mut database = match database {
        Some(database) => database,
        None if salvaged.load(Ordering::Relaxed) => return Err(Fault::StorageDamaged),
        None => salvage(&lock, &found, now, salvaged)?,
    };
    take_over_set_aside(&mut database, &directory, now)?;
    second_copy::note_alone(&database, &found.records).map_err(|error| fault_of(&error))?;
    bring_up(&database, &mut append_log, &found, now)?;
    Ok(Store::start(lock, database, append_log))
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
                Some(Record::Identity(_)) => identity::load_raw(database)?.is_none(),
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

/// Where the fresh database is built. It has this name without the other one being there only when it is
/// whole and on the disk.
const BUILDING: &str = "kiosk.db.new";

/// Builds a fresh database beside the damaged one and puts it in its place. Nothing of the damaged one moves
/// before the fresh one is whole and synced, so a kill at any moment loses nothing.
///
/// One that fails before that, for want of room say, is tried again: nothing was set aside.
fn salvage(
    lock: &DirectoryLock,
    found: &Found,
    now: jiff::Timestamp,
    salvaged: &AtomicBool,
) -> Result<Connection, Fault> {
    let now_ms = now.as_millisecond();
    let (damaged, building) = (
        lock.directory().join(DATABASE),
        lock.directory().join(BUILDING),
    );
    for tail in ["", "-wal", "-shm"] {
        let left = PathBuf::from(format!("{}{tail}", building.display()));
        disk::remove(&left).map_err(|error| fault_of_io(&error))?;
    }
    let mut fresh = store::open_at(&building)?;
    let mut kept = outbox::Readable::default();
    let mut identities = Vec::new();
    if let Some(old) = Reading::of(&damaged)? {
        kept = outbox::read_what_can_be_read(&old.database);
        identities.extend(identity::load_raw(&old.database).ok().flatten());
    }
    let mut last = None;
    for record in &found.records {
        match Record::from_bytes(record) {
            Some(Record::Request(request)) => kept.add(request.into_new()),
            Some(Record::Identity(enrolled)) => last = Some(*enrolled),
            None => {}
        }
    }
    identities.extend(last);
    // Of two the later one: the other's token may be revoked.
    let latest = identities
        .into_iter()
        .max_by_key(|enrolled| enrolled.server_time);
    if let Some(enrolled) = latest {
        let enrolled_ms = enrolled.server_time.as_millisecond();
        identity::save(&mut fresh, &enrolled, enrolled_ms).map_err(|error| fault_of(&error))?;
    }
    let taken_over =
        outbox::take_over(&mut fresh, &kept, now_ms).map_err(|error| fault_of(&error))?;
    store::close_whole(fresh)?;
    let aside = set_aside(&damaged, now)?;
    salvaged.store(true, Ordering::Relaxed);
    fs::rename(&building, &damaged)
        .and_then(|()| fs::File::open(lock.directory())?.sync_all())
        .map_err(|error| fault_of_io(&error))?;
    log(Event::Salvaged(taken_over.waiting));
    let database = store::open(lock)?;
    mark_taken(&database, &aside, &taken_over.left).map_err(|error| fault_of(&error))?;
    Ok(database)
}

/// A salvage that was killed between its renames: the fresh database is whole, and an old log must not meet it.
fn finish_swap(directory: &Path, now: jiff::Timestamp) -> Result<(), Fault> {
    let (building, database) = (directory.join(BUILDING), directory.join(DATABASE));
    if building.exists() && !database.exists() {
        set_aside(&database, now)?;
        fs::rename(building, database)
            .and_then(|()| fs::File::open(directory)?.sync_all())
            .map_err(|error| fault_of_io(&error))?;
    }
    Ok(())
}

/// What is known of a set-aside file by its name: that everything was taken over, or the ids of what was not.
fn taken(aside: &Path) -> String {
    let name = aside.file_name().unwrap_or_default().to_string_lossy();
    format!("taken:{name}")
}

const ALL: &str = "1";

fn mark_taken(
    database: &Connection,
    aside: &Path,
    left: &BTreeSet<String>,
) -> rusqlite::Result<()> {
    let left: Vec<&str> = left.iter().map(String::as_str).collect();
    let known = match left.is_empty() {
        true => ALL.to_owned(),
        false => left.join(" "),
    };
    setting::set_text(database, &taken(aside), &known)
}

/// Takes over what a set-aside database has and this one never had: a salvage may have been killed, also by
/// an earlier version. A request that this version's table does not take is tried again at every start, and nothing
/// else of that file: what was taken may have been delivered and removed since.
fn take_over_set_aside(
    database: &mut Connection,
    directory: &Path,
    now: jiff::Timestamp,
) -> Result<(), Fault> {
    let entries = fs::read_dir(directory).map_err(|error| fault_of_io(&error))?;
    let aside = entries.flatten().map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(&format!("{DATABASE}{SET_ASIDE}"))
            && !name.ends_with("-wal")
            && !name.ends_with("-shm")
    });
    for path in aside {
        let known = setting::text(database, &taken(&path)).map_err(|error| fault_of(&error))?;
        if known.as_deref() == Some(ALL) {
            continue;
        }
        let mut left = BTreeSet::new();
        if let Some(old) = Reading::of(&path)? {
            let mut readable = outbox::read_what_can_be_read(&old.database);
            if let Some(known) = &known {
                let ids = known.split(' ').map(str::to_owned).collect();
                readable.keep_only(&ids);
            }
            let taken_over = outbox::take_over(database, &readable, now.as_millisecond())
                .map_err(|error| fault_of(&error))?;
            log(Event::Salvaged(taken_over.waiting));
            left = taken_over.left;
        }
        mark_taken(database, &path, &left).map_err(|error| fault_of(&error))?;
    }
    Ok(())
}

/// A copy of a damaged database, opened for reading: SQLite writes while it recovers a log, and what was
/// set aside must stay as it was found. The copy goes when the reading is over.
struct Reading {
    database: Connection,
    path: PathBuf,
}

impl Reading {
    /// `None` where there is no file, or nothing that SQLite would open. A copy that cannot be made is an
    /// error: what could be read of it must not be passed over in silence.
    fn of(damaged: &Path) -> Result<Option<Reading>, Fault> {
        if !damaged.exists() {
            return Ok(None);
        }
        let path = damaged.with_file_name("kiosk.db.reading");
        for tail in ["", "-wal"] {
            let from = format!("{}{tail}", damaged.display());
            let to = PathBuf::from(format!("{}{tail}", path.display()));
            disk::remove(&to).map_err(|error| fault_of_io(&error))?;
            if Path::new(&from).exists() {
                fs::copy(&from, to).map_err(|error| fault_of_io(&error))?;
            }
        }
        Ok(Connection::open(&path)
            .ok()
            .map(|database| Reading { database, path }))
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

/// Gives a damaged database (and what belongs to it) a name with the date, for the operator.
fn set_aside(path: &Path, now: jiff::Timestamp) -> Result<PathBuf, Fault> {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut kept = path.with_file_name(name(path, &stamp));
    let mut again = 1;
    while kept.exists() {
        again += 1;
        kept = path.with_file_name(name(path, &format!("{stamp}-{again}")));
    }
    // The database goes first: a kill in between leaves a log without it, which the next start sets aside
    // before the fresh database takes the place. The other way round it would be opened without its log.
    for tail in ["", "-wal", "-shm"] {
        let beside = PathBuf::from(format!("{}{tail}", path.display()));
        if beside.exists() {
            let target = PathBuf::from(format!("{}{tail}", kept.display()));
            fs::rename(&beside, target).map_err(|error| fault_of_io(&error))?;
        }
    }
    Ok(kept)
}

fn name(path: &Path, stamp: &str) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{file}{SET_ASIDE}{stamp}")
}

/// Brings the log up to the database.
fn bring_up(
    database: &Connection,
    append_log: &mut AppendLog,
    found: &Found,
    now: jiff::Timestamp,
) -> Result<(), Fault> {
    let difference =
        second_copy::difference(database, &found.records).map_err(|error| fault_of(&error))?;
    let written = if found.damaged || difference.has_too_much {
        let kept = match found.damaged {
            true => keep_copy(append_log, now),
            false => Ok(()),
        };
        kept.and_then(|()| {
            let all =
                second_copy::records_anew(database, append_log).map_err(std::io::Error::other)?;
            append_log.rewrite(all.iter().map(Vec::as_slice))
        })
    } else if difference.missing.is_empty() {
        Ok(())
    } else {
        append_log.append_all(difference.missing.iter().map(Vec::as_slice))
    };
    written.map_err(|error| fault_of_io(&error))
}

fn keep_copy(append_log: &AppendLog, now: jiff::Timestamp) -> std::io::Result<()> {
    let stamp = now.strftime("%Y%m%dT%H%M%SZ").to_string();
    let path = append_log.path();
    fs::copy(path, path.with_file_name(name(Path::new(FILE), &stamp))).map(drop)
}

#[cfg(test)]
mod tests;
