//! What the process may not do, and where the page's data may not stay.

use std::{
    fs::{self, File, TryLockError},
    io,
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use rustix::process::{
    DumpableBehavior, Resource, Rlimit, getuid, set_dumpable_behavior, setrlimit,
};

/// No core dump, and no other process of the same user reads this one's memory: it holds for moments
/// what a person typed.
pub(crate) fn process() {
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none)
        .and_then(|()| set_dumpable_behavior(DumpableBehavior::NotDumpable))
        .expect("taking rights away always works");
}

/// Another window has this data directory; it goes on, and this start ends.
#[derive(Debug, thiserror::Error)]
#[error("already-running: another kiosk has this data directory open")]
pub(crate) struct AlreadyOpen;

/// The program's place: while it is kept, no second window opens on the same data directory, enrolled or not.
///
/// A disk that takes no lock is no reason against opening, and gives no place: the kiosk then opens closed
/// and says what is wrong with the disk.
pub(crate) fn only_window(data: &Path) -> Result<Option<File>, AlreadyOpen> {
    let made = fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(data);
    let file = made.and_then(|()| {
        File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(data.join("window.lock"))
    });
    match file.map(|file| (file.try_lock(), file)) {
        Ok((Ok(()), file)) => Ok(Some(file)),
        Ok((Err(TryLockError::WouldBlock), _)) => Err(AlreadyOpen),
        Ok((Err(TryLockError::Error(_)), _)) | Err(_) => Ok(None),
    }
}

/// A folder in memory for the web view's data, fresh when it is first asked for. What earlier runs left is wiped then.
///
/// A service has its own in `RUNTIME_DIRECTORY`; elsewhere it is one of this user's in `/dev/shm`.
pub(crate) fn page_data() -> io::Result<PathBuf> {
    static OWN: OnceLock<PathBuf> = OnceLock::new();
    match OWN.get() {
        Some(own) => Ok(own.clone()),
        None => {
            let own = fresh_page_data()?;
            Ok(OWN.get_or_init(|| own).clone())
        }
    }
}

fn fresh_page_data() -> io::Result<PathBuf> {
    let user = getuid().as_raw();
    let all = match std::env::var_os("RUNTIME_DIRECTORY") {
        Some(own) => PathBuf::from(own).join("page"),
        None => PathBuf::from(format!("/dev/shm/aima-kiosk-{user}")),
    };
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&all)?;
    // In /dev/shm somebody else may have been there first.
    if fs::symlink_metadata(&all)?.uid() != user {
        return Err(io::Error::from(io::ErrorKind::PermissionDenied));
    }
    for left in fs::read_dir(&all)?.flatten() {
        if !is_of_another_living_process(&left.path()) {
            fs::remove_dir_all(left.path())?;
        }
    }
    let own = all.join(std::process::id().to_string());
    fs::DirBuilder::new().mode(0o700).create(&own)?;
    Ok(own)
}

fn is_of_another_living_process(folder: &Path) -> bool {
    folder
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.parse::<u32>().ok())
        .is_some_and(|pid| {
            pid != std::process::id() && PathBuf::from(format!("/proc/{pid}")).exists()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_finds_the_place_taken_until_the_first_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let first = only_window(&data).expect("nobody is there");
        assert!(first.is_some());
        assert!(only_window(&data).is_err());
        drop(first);
        assert!(only_window(&data).is_ok());
    }

    #[test]
    fn a_disk_that_takes_no_lock_stops_no_window() {
        let place = only_window(Path::new("/proc/no-such-place"));
        assert!(place.is_ok_and(|place| place.is_none()));
    }
}
