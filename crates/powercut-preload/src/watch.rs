//! What is watched: one directory, and the open files in it.

use std::{
    ffi::{CStr, c_char, c_int},
    os::{fd::AsRawFd, unix::ffi::OsStrExt},
    path::Path,
    ptr,
    sync::atomic::{AtomicPtr, AtomicU64, Ordering},
};

use powercut::{
    control::Control,
    trace::{self, Operation, header},
};

/// Higher descriptors are not watched; neither kiosk nor central comes near.
const MOST_FILES: usize = 4096;
/// Where the trace's own descriptor goes, out of the program's way.
const HIGH: c_int = 900;
/// In [`Watch::open`]: the descriptor is a directory's.
const DIRECTORY: u64 = 1 << 63;

/// The watch, once the environment has asked for one.
pub(crate) static WATCH: AtomicPtr<Watch> = AtomicPtr::new(ptr::null_mut());

/// See the module.
pub(crate) struct Watch {
    directory: Vec<u8>,
    trace: c_int,
    pub(crate) control: Control,
    /// Inode by descriptor; 0 where it is none of ours.
    open: Box<[AtomicU64]>,
}

/// An open descriptor of ours.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    File(u64),
    Directory,
}

impl Watch {
    /// The watch that runs, if there is one.
    pub(crate) fn running() -> Option<&'static Watch> {
        // SAFETY: the pointer is null, or was leaked at start and never changes again.
        unsafe { WATCH.load(Ordering::Acquire).as_ref() }
    }

    pub(crate) fn of_environment() -> Option<Watch> {
        let directory = std::env::var_os(trace::DIRECTORY)?;
        let path = std::env::var_os(trace::TRACE)?;
        let control = std::env::var_os(trace::CONTROL)?;
        let file = std::fs::File::options()
            .append(true)
            .create(true)
            .open(Path::new(&path))
            .expect("the trace's file can be written");
        // SAFETY: duplicates a descriptor that is open.
        let trace = unsafe { libc::fcntl(file.as_raw_fd(), libc::F_DUPFD_CLOEXEC, HIGH) };
        assert!(trace >= HIGH, "a descriptor for the trace");
        Some(Watch {
            directory: directory.as_bytes().to_vec(),
            trace,
            control: Control::at(Path::new(&control)).expect("the control page can be mapped"),
            open: (0..MOST_FILES).map(|_| AtomicU64::new(0)).collect(),
        })
    }

    /// The path, if it is that of the directory or of something below it.
    ///
    /// # Safety
    /// `path` is null or a C string.
    pub(crate) unsafe fn ours<'a>(&self, path: *const c_char) -> Option<&'a [u8]> {
        if path.is_null() {
            return None;
        }
        // SAFETY: the caller's promise.
        let bytes = unsafe { CStr::from_ptr(path) }.to_bytes();
        let rest = bytes.strip_prefix(self.directory.as_slice())?;
        (rest.is_empty() || rest[0] == b'/').then_some(bytes)
    }

    /// What a descriptor is to us.
    pub(crate) fn of(&self, descriptor: c_int) -> Option<Open> {
        let place = self.open.get(usize::try_from(descriptor).ok()?)?;
        match place.load(Ordering::Acquire) {
            0 => None,
            DIRECTORY => Some(Open::Directory),
            inode => Some(Open::File(inode)),
        }
    }

    /// The inode behind a descriptor, if it is a file of ours.
    pub(crate) fn file(&self, descriptor: c_int) -> Option<u64> {
        match self.of(descriptor)? {
            Open::File(inode) => Some(inode),
            Open::Directory => None,
        }
    }

    /// Remembers a descriptor.
    pub(crate) fn remember(&self, descriptor: c_int, open: Option<Open>) {
        let Some(place) = usize::try_from(descriptor)
            .ok()
            .and_then(|at| self.open.get(at))
        else {
            return;
        };
        let number = match open {
            None => 0,
            Some(Open::Directory) => DIRECTORY,
            Some(Open::File(inode)) => inode,
        };
        place.store(number, Ordering::Release);
    }

    /// Appends a record; the kernel keeps the records of several threads apart.
    pub(crate) fn record(&self, operation: Operation, file: u64, place: u64, payload: &[u8]) {
        let head = header(operation, file, place, payload);
        let parts = [
            libc::iovec {
                iov_base: head.as_ptr().cast_mut().cast(),
                iov_len: head.len(),
            },
            libc::iovec {
                iov_base: payload.as_ptr().cast_mut().cast(),
                iov_len: payload.len(),
            },
        ];
        // SAFETY: both parts live through the call.
        let written =
            unsafe { libc::syscall(libc::SYS_writev, self.trace, parts.as_ptr(), parts.len()) };
        assert!(
            written == (head.len() + payload.len()) as i64,
            "the trace is written whole, or the evidence is worth nothing"
        );
    }

    /// Appends a record about two paths.
    pub(crate) fn record_two(&self, operation: Operation, old: &[u8], new: &[u8]) {
        let payload = [old, b"\0", new].concat();
        self.record(operation, 0, 0, &payload);
    }
}
