//! The kiosk's disk in a trial: a small file system of its own that can be filled, where the system lets
//! us mount one; else a folder, and the preloaded library says that it is full.

use std::{
    ffi::CString,
    fs::{self, File},
    io::{self, Write},
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    ptr,
};

use anyhow::{Context, Result};
use powercut::control::{Control, Knob};

/// Bytes of the small file system: many times what a trial needs.
const SIZE: usize = 24 * 1024 * 1024;

/// A disk that can be full.
#[derive(Debug)]
pub struct Room {
    folder: PathBuf,
    mounted: bool,
}

/// Asks for mounts of our own, which go with this process. `false` where the system says no.
///
/// Must be called before there are threads.
pub fn may_mount() -> bool {
    // SAFETY: numbers and constant strings alone.
    unsafe {
        let (user, group) = (libc::getuid(), libc::getgid());
        if libc::unshare(libc::CLONE_NEWNS) != 0 {
            if libc::unshare(libc::CLONE_NEWUSER | libc::CLONE_NEWNS) != 0 {
                return false;
            }
            // The same user as before, who may mount inside.
            let mapped = fs::write("/proc/self/setgroups", "deny")
                .and_then(|()| fs::write("/proc/self/uid_map", format!("{user} {user} 1")))
                .and_then(|()| fs::write("/proc/self/gid_map", format!("{group} {group} 1")));
            if mapped.is_err() {
                return false;
            }
        }
        let all_ours = libc::MS_REC | libc::MS_PRIVATE;
        libc::mount(
            ptr::null(),
            c"/".as_ptr(),
            ptr::null(),
            all_ours,
            ptr::null(),
        ) == 0
    }
}

impl Room {
    /// Takes `folder` for the disk. What an earlier trial left there is wiped.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn new(folder: &Path, mount: bool) -> Result<Room> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
        Ok(Room {
            folder: folder.to_owned(),
            mounted: mount && mount_small(folder).is_ok(),
        })
    }

    /// How it is filled: `tmpfs` or `injected`.
    pub fn filled_by(&self) -> &'static str {
        match self.mounted {
            true => "tmpfs",
            false => "injected",
        }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Leaves so many bytes free, and no more.
    ///
    /// # Errors
    /// What the file system says, but for being full.
    pub fn fill(&self, control: &Control, leave: usize) -> Result<()> {
        if !self.mounted {
            control.set(Knob::DiskFull, 1);
            return Ok(());
        }
        let mut ballast = File::create(self.ballast())?;
        let block = [0; 4096];
        loop {
            match ballast.write_all(&block) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::StorageFull => break,
                Err(error) => return Err(error.into()),
            }
        }
        let length = ballast.metadata()?.len();
        ballast.set_len(length.saturating_sub(leave as u64))?;
        Ok(())
    }

    /// Gives the room back.
    ///
    /// # Errors
    /// What the file system says.
    pub fn make_room(&self, control: &Control) -> Result<()> {
        control.set(Knob::DiskFull, 0);
        match fs::remove_file(self.ballast()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if self.mounted {
            let path = CString::new(self.folder.as_os_str().as_bytes());
            if let Ok(path) = path {
                // SAFETY: a C string. Left in place, the mount goes with this process.
                unsafe { libc::umount2(path.as_ptr(), libc::MNT_DETACH) };
            }
        }
    }
}

fn mount_small(folder: &Path) -> Result<()> {
    let target = CString::new(folder.as_os_str().as_bytes())?;
    let options = CString::new(format!("size={SIZE},mode=0700"))?;
    // SAFETY: C strings that live through the call.
    let answer = unsafe {
        libc::mount(
            c"chaos".as_ptr(),
            target.as_ptr(),
            c"tmpfs".as_ptr(),
            libc::MS_NOSUID | libc::MS_NODEV,
            options.as_ptr().cast(),
        )
    };
    match answer {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()).context("no small file system"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_trial_leaves_nothing_to_the_next_where_nothing_can_be_mounted() {
        let place = tempfile::tempdir().expect("a place");
        let folder = place.path().join("disk-0");
        let room = Room::new(&folder, false).expect("a folder");
        fs::create_dir(folder.join("data")).expect("writable");
        fs::write(folder.join("data/kiosk.db-wal"), "of the trial before").expect("writable");
        drop(room);
        let room = Room::new(&folder, false).expect("a folder");
        assert_eq!(room.filled_by(), "injected");
        assert_eq!(fs::read_dir(folder).expect("it is there").count(), 0);
    }
}
