//! A small file system of its own, to be filled up or taken away: real, in memory, and only for root.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A small disk over a folder; unmounted with this value.
#[derive(Debug)]
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts one with these options, such as `size=8m`; `None` where this user may not.
    pub fn mount(folder: &Path, options: &str) -> Option<SmallDisk> {
        fs::create_dir_all(folder).ok()?;
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder)
            .output()
            .is_ok_and(|output| output.status.success());
        mounted.then(|| SmallDisk(folder.to_owned()))
    }

    /// Mounts it with other options, such as `ro`.
    ///
    /// # Panics
    /// That is refused.
    pub fn remount(&self, options: &str) {
        let done = Command::new("mount")
            .args(["-o", &format!("remount,{options}")])
            .arg(&self.0)
            .status();
        assert!(
            done.is_ok_and(|status| status.success()),
            "remount {options}"
        );
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let done = Command::new("umount").arg("--lazy").arg(&self.0).status();
        assert!(done.is_ok_and(|status| status.success()), "unmounted");
    }
}
