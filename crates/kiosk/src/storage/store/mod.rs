//! The kiosk's database: one SQLite file, opened by one program, worked on by one thread.
//!
//! Promises: a result is given back after the commit reached the disk (WAL, `synchronous=FULL`); schemas
//! only move forward; a file from a newer version is refused and left as it is; every failure is a
//! [`Fault`]. It does not know what a request is: that is [`crate::storage::outbox`].

mod migrations;
mod thread;

use std::{
    fs::{self, File, TryLockError},
    io,
    os::unix::fs::{DirBuilderExt, PermissionsExt},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};

pub use thread::Store;

use crate::{machine::fault::Fault, storage::row};

/// Name of the database file in the data directory.
pub const DATABASE: &str = "kiosk.db";

/// How long a statement waits for another program's lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// Holds the data directory for this program until it is dropped or the program ends in any way.
#[derive(Debug)]
pub struct DirectoryLock {
    directory: PathBuf,
    _file: File,
}

impl DirectoryLock {
    /// Makes the directory when it is missing (readable by its owner alone) and locks it.
    ///
    /// Errors: [`Fault::AlreadyRunning`] where another program holds it, else what the disk says.
    pub fn take(directory: &Path) -> Result<DirectoryLock, Fault> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)
            .map_err(|error| fault_of_io(&error))?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(directory.join("lock"))
            .map_err(|error| fault_of_io(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(DirectoryLock {
                directory: directory.to_owned(),
                _file: file,
            }),
            Err(TryLockError::WouldBlock) => Err(Fault::AlreadyRunning),
            Err(TryLockError::Error(error)) => Err(fault_of_io(&error)),
        }
    }

    /// The directory that is held.
    pub fn directory(&self) -> &Path {
        &self.directory
    }
}

/// Opens the database in a locked directory and brings its schema up to this version.
pub fn open(lock: &DirectoryLock) -> Result<Connection, Fault> {
    open_at(&lock.directory().join(DATABASE))
}

/// The same for a database that is being built in a locked directory.
pub fn open_at(path: &Path) -> Result<Connection, Fault> {
    let mut connection = Connection::open(path).map_err(|error| fault_of(&error))?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
        .map_err(|error| fault_of_io(&error))?;
    configure(&connection).map_err(|error| fault_of(&error))?;
    migrations::run(&mut connection)?;
    let intact: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| fault_of(&error))?;
    match intact.as_str() {
        "ok" => Ok(connection),
        _ => Err(Fault::StorageDamaged),
    }
}

/// Closes a database so that its one file holds everything, and is on the disk.
pub fn close_whole(connection: Connection) -> Result<(), Fault> {
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .map_err(|error| fault_of(&error))?;
    let path = connection.path().map(PathBuf::from);
    connection.close().map_err(|(_, error)| fault_of(&error))?;
    let path = path.ok_or(Fault::StorageFailing)?;
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(|error| fault_of_io(&error))
}

/// Opens the database of a kiosk that may be running, without any way to write to it.
///
/// Its schema may be an older one. Errors: [`Fault::StorageNewer`], else what the disk says.
pub fn open_to_read(directory: &Path) -> Result<Connection, Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(directory.join(DATABASE), flags)
        .map_err(|error| fault_of(&error))?;
    connection
        .busy_timeout(PATIENCE)
        .map_err(|error| fault_of(&error))?;
    migrations::refuse_newer(&connection)?;
    Ok(connection)
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    // Purged payloads must not live on in free pages.
    connection.pragma_update(None, "secure_delete", "ON")?;
    // What changes while a queue drains is still in memory when it is copied to its place. Copying it more seldom would let
    // the log grow, and whoever saves waits longer where the file grows than where it is written over.
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.pragma_update(None, "trusted_schema", "OFF")
}

/// The fault behind an error of SQLite.
pub fn fault_of(error: &rusqlite::Error) -> Fault {
    if row::is_unknown(error) {
        return Fault::RequestUnknown;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => Fault::DiskFull,
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            Fault::StorageReadOnly
        }
        Some(ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory | ErrorCode::DatabaseBusy) => {
            Fault::StorageFailing
        }
        _ => Fault::StorageDamaged,
    }
}

/// The fault behind an error of SQLite that works in `directory`. A write that a file system refuses because it
/// takes none any more is an I/O error like any other to SQLite; the second copy's file is asked, since closing
/// the database's own would give up SQLite's locks.
pub fn fault_in(directory: &Path, error: &rusqlite::Error) -> Fault {
    let asked = || {
        File::options()
            .append(true)
            .open(directory.join(crate::storage::append_log::FILE))
    };
    match fault_of(error) {
        Fault::StorageFailing => match asked() {
            Err(refused) => fault_of_io(&refused),
            Ok(_) => Fault::StorageFailing,
        },
        fault => fault,
    }
}

/// The fault behind an error of the file system.
pub fn fault_of_io(error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::DiskFull,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            Fault::StorageReadOnly
        }
        _ => Fault::StorageFailing,
    }
}

#[cfg(test)]
mod tests;
