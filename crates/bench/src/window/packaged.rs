//! A setting of the kernel that the kiosk's package makes at every boot (ADR 0068), made while the windows are measured
//! and put back after. It holds for all of them alike.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What systemd-tmpfiles does for the kiosk.
const PACKAGE: &str = include_str!("../../../../packaging/kiosk/tmpfiles.conf");

/// The setting is as the package makes it, until this is dropped.
#[derive(Debug)]
pub struct HugePages {
    path: PathBuf,
    before: String,
}

impl HugePages {
    /// Makes the setting.
    ///
    /// # Errors
    /// The kernel has no such setting, or this user may not make it.
    pub fn settle() -> io::Result<HugePages> {
        let (path, value) = setting(PACKAGE).ok_or(io::ErrorKind::NotFound)?;
        HugePages::set(path, value)
    }

    fn set(path: &Path, value: &str) -> io::Result<HugePages> {
        let before = chosen(&fs::read_to_string(path)?)
            .ok_or(io::ErrorKind::InvalidData)?
            .to_owned();
        fs::write(path, value)?;
        Ok(HugePages {
            path: path.to_owned(),
            before,
        })
    }
}

impl Drop for HugePages {
    fn drop(&mut self) {
        // Nothing can be done about a kernel that no longer takes what it had.
        _ = fs::write(&self.path, &self.before);
    }
}

/// File and value of the one setting among the lines (tmpfiles.d(5)).
fn setting(lines: &str) -> Option<(&Path, &str)> {
    lines.lines().find_map(|line| {
        let mut fields = line.split_whitespace();
        let path = (fields.next()? == "w-").then(|| fields.next())??;
        Some((Path::new(path), fields.nth(4)?))
    })
}

/// What the kernel says of several values it would take: the one in brackets.
fn chosen(said: &str) -> Option<&str> {
    let (_, rest) = said.split_once('[')?;
    rest.split_once(']').map(|(chosen, _)| chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_makes_one_setting() {
        let (path, value) = setting(PACKAGE).expect("a setting");
        assert_eq!(
            path,
            Path::new("/sys/kernel/mm/transparent_hugepage/shmem_enabled")
        );
        assert_eq!(value, "within_size");
    }

    #[test]
    fn what_was_before_is_put_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("setting");
        fs::write(&file, "always within_size [never] force\n").expect("written");
        let held = HugePages::set(&file, "within_size").expect("set");
        assert_eq!(fs::read_to_string(&file).expect("read"), "within_size");
        drop(held);
        assert_eq!(fs::read_to_string(&file).expect("read"), "never");
    }

    #[test]
    fn a_kernel_without_it_or_that_says_something_else_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("setting");
        assert!(HugePages::set(&file, "within_size").is_err());
        fs::write(&file, "never\n").expect("written");
        assert!(HugePages::set(&file, "within_size").is_err());
        assert_eq!(fs::read_to_string(&file).expect("read"), "never\n");
    }
}
