//! What the process may not do, and where the page's data may not stay.

use std::{
    fs, io,
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::PathBuf,
};

/// No core dump, and no other process of the same user reads this one's memory: it holds for moments
/// what a person typed.
pub(crate) fn process() {
    let none = libc::rlimit {
        rlim_cur: 0,
        rlim_max: 0,
    };
    // SAFETY: plain calls with a valid pointer and constants; both can only take rights away.
    let (limited, hidden) = unsafe {
        (
            libc::setrlimit(libc::RLIMIT_CORE, &raw const none),
            libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0),
        )
    };
    assert_eq!((limited, hidden), (0, 0), "taking rights away always works");
}

/// A fresh folder in memory for the web view's data. What an earlier run left in it is wiped first.
///
/// A service has its own in `RUNTIME_DIRECTORY`; elsewhere it is one of this user's in `/dev/shm`.
pub(crate) fn page_data() -> io::Result<PathBuf> {
    let folder = match std::env::var_os("RUNTIME_DIRECTORY") {
        Some(own) => PathBuf::from(own).join("page"),
        None => {
            // SAFETY: getuid has no preconditions and cannot fail.
            let user = unsafe { libc::getuid() };
            PathBuf::from(format!("/dev/shm/aima-kiosk-{user}/{}", std::process::id()))
        }
    };
    if let Some(parent) = folder.parent().filter(|parent| parent.exists()) {
        for left in fs::read_dir(parent)?.flatten() {
            if !is_of_a_living_process(&left.path()) {
                fs::remove_dir_all(left.path())?;
            }
        }
    }
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder)?;
    // SAFETY: as above.
    let user = unsafe { libc::getuid() };
    match fs::metadata(&folder)?.uid() == user {
        true => Ok(folder),
        false => Err(io::Error::from(io::ErrorKind::PermissionDenied)),
    }
}

fn is_of_a_living_process(folder: &std::path::Path) -> bool {
    folder
        .file_name()
        .and_then(|name| name.to_str())
        .and_then(|name| name.parse::<u32>().ok())
        .is_some_and(|pid| {
            pid != std::process::id() && PathBuf::from(format!("/proc/{pid}")).exists()
        })
}
