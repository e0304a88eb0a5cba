//! How much room the disk has, and small files that must outlive a power cut.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use tempfile::NamedTempFile;

/// What must stay free: a day of requests many times over.
const LEAST_FREE: u64 = 32 * 1024 * 1024;
/// On a small disk this share of it is enough.
const LEAST_SHARE: u64 = 20;
/// So many times the least is little, but enough.
const LITTLE: u64 = 8;

/// What is free on the file system of a folder, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreeSpace {
    /// Free for the kiosk's user.
    pub free: u64,
    /// The whole file system.
    pub size: u64,
}

impl FreeSpace {
    /// Asks the system; `None` when it does not say.
    pub fn of(folder: &Path) -> Option<FreeSpace> {
        #[cfg(test)]
        stand_still(folder);
        let room = rustix::fs::statvfs(folder).ok()?;
        Some(FreeSpace {
            free: room.f_bavail.saturating_mul(room.f_frsize),
            size: room.f_blocks.saturating_mul(room.f_frsize),
        })
    }

    /// Less than 32 MiB is free, or than a twentieth of a small disk: nothing more is saved.
    pub fn is_nearly_none(self) -> bool {
        self.free < self.least()
    }

    /// Enough for now: time to make room.
    pub fn is_little(self) -> bool {
        self.free < self.least().saturating_mul(LITTLE)
    }

    fn least(self) -> u64 {
        LEAST_FREE.min(self.size / LEAST_SHARE)
    }
}

/// Does what may wait for a disk or a device, or computes for long, on a thread of its own: the few threads that
/// serve page, printer and central never stand still with it. `None` where it panicked.
pub async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}

/// For tests: the name of a pipe beside `path`. While it is there, whoever asks the system about `path` stands still
/// until somebody has written into it and closed it.
#[cfg(test)]
pub(crate) fn standstill_of(path: &Path) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".stands-still");
    name.into()
}

#[cfg(test)]
pub(crate) fn stand_still(path: &Path) {
    let standstill = standstill_of(path);
    if standstill.exists() {
        drop(fs::read(standstill));
    }
}

/// Puts a small file in place, whole or not at all, readable by its owner alone; it is on the disk when
/// this gives back `Ok`.
///
/// # Errors
/// The disk does not take it; what was there before stays.
pub fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let file = filled(path, |out| out.write_all(content))?;
    // By the C library, under which the campaign sees what happens to the disk.
    fs::rename(file.into_temp_path(), path)?;
    File::open(folder_of(path))?.sync_all()
}

/// Makes a new file, whole or not at all; it is on the disk, or on the stick, when this gives back `Ok`.
///
/// # Errors
/// The disk does not take it, or there is one with this name: nothing is replaced.
pub fn create(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let file = filled(path, fill)?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    File::open(folder_of(path))?.sync_all()
}

/// Under another name first, in the same folder and synced: the kernel gives the right one at once.
fn filled(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix(".aima-kiosk-")
        .tempfile_in(folder_of(path))?;
    let mut out = BufWriter::new(file.as_file_mut());
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Takes a file away for good; one that is not there is no error.
///
/// # Errors
/// The disk does not let it go.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    File::open(folder_of(path))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;

    fn room(free_mib: u64, size_mib: u64) -> FreeSpace {
        FreeSpace {
            free: free_mib * MIB,
            size: size_mib * MIB,
        }
    }

    #[test]
    fn room_is_judged_by_the_least_that_is_needed() {
        for (free, size, nearly_none, little) in [
            (10_000, 100_000, false, false),
            (255, 100_000, false, true),
            (31, 100_000, true, true),
            (32, 100_000, false, true),
            (4, 100, true, true),
            (5, 100, false, true),
            (40, 100, false, false),
        ] {
            let room = room(free, size);
            assert_eq!(room.is_nearly_none(), nearly_none, "{room:?}");
            assert_eq!(room.is_little(), little, "{room:?}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_room_to_tell_of() {
        assert_eq!(FreeSpace::of(Path::new("/nowhere")), None);
        assert!(FreeSpace::of(Path::new("/")).is_some_and(|room| room.size > 0));
    }

    #[test]
    fn a_file_is_replaced_whole_and_removed_twice_without_harm() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let path = folder.path().join("mark");
        for content in ["first, and longer", "second"] {
            replace(&path, content.as_bytes()).expect("writable");
            assert_eq!(fs::read_to_string(&path).expect("kept"), content);
        }
        let others = fs::read_dir(folder.path()).expect("readable").count();
        assert_eq!(others, 1, "nothing is left beside it");
        remove(&path).expect("removable");
        remove(&path).expect("gone already");
        assert!(replace(Path::new("/nowhere/mark"), b"x").is_err());
    }

    #[test]
    fn a_new_file_is_whole_or_not_there_and_replaces_nothing() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let path = folder.path().join("bundle");
        let half = create(&path, |out| {
            out.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(half.is_err() && !path.exists());
        create(&path, |out| out.write_all(b"first")).expect("writable");
        let taken = create(&path, |out| out.write_all(b"second")).expect_err("taken");
        assert_eq!(taken.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("kept"), b"first");
        let others = fs::read_dir(folder.path()).expect("readable").count();
        assert_eq!(others, 1, "nothing is left beside it");
    }
}
