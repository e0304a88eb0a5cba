//! Staff's pause: an empty file that is there or not, so that it outlives restarts and needs no database.

use std::{io, path::Path};

use crate::machine::disk;

const FILE: &str = "paused";

/// Whether staff paused the kiosk with this data directory.
pub fn is_on(data_dir: &Path) -> bool {
    data_dir.join(FILE).exists()
}

/// Pauses or resumes; it is on the disk when this gives back `Ok`.
///
/// # Errors
/// The disk does not take it; then nothing changed.
pub fn set(data_dir: &Path, on: bool) -> io::Result<()> {
    match on {
        true => disk::replace(&data_dir.join(FILE), b""),
        false => disk::remove(&data_dir.join(FILE)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_lasts_until_it_is_ended() {
        let folder = tempfile::tempdir().expect("a place for the test");
        assert!(!is_on(folder.path()));
        for on in [true, true, false, false] {
            set(folder.path(), on).expect("writable");
            assert_eq!(is_on(folder.path()), on);
        }
    }

    #[test]
    fn what_cannot_be_kept_is_an_error() {
        assert!(set(Path::new("/nowhere"), true).is_err());
        assert!(!is_on(Path::new("/nowhere")));
    }
}
