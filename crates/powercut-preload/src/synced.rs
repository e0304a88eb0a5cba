//! Files and directories that are synced: recorded, and not passed on.

use std::ffi::c_int;

use powercut::{control::Knob, trace::Operation};

use crate::{
    before_an_operation,
    watch::{Open, Watch},
};

/// # Safety
/// As fsync(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fsync(descriptor: c_int) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { sync(descriptor, libc::SYS_fsync) }
}

/// # Safety
/// As fdatasync(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fdatasync(descriptor: c_int) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { sync(descriptor, libc::SYS_fdatasync) }
}

unsafe fn sync(descriptor: c_int, call: i64) -> c_int {
    let Some(watch) = Watch::running() else {
        // SAFETY: the caller's promise.
        return unsafe { libc::syscall(call, descriptor) as c_int };
    };
    let Some(open) = watch.of(descriptor) else {
        // SAFETY: the caller's promise.
        return unsafe { libc::syscall(call, descriptor) as c_int };
    };
    before_an_operation(watch);
    take_time(watch);
    match open {
        Open::File(inode) => watch.record(Operation::Sync, inode, 0, b""),
        Open::Directory => {
            let mut path = [0; libc::PATH_MAX as usize];
            let length = path_of(descriptor, &mut path);
            watch.record(Operation::SyncDirectory, 0, 0, &path[..length]);
        }
    }
    0
}

/// A disk takes its time over a sync; the power may go meanwhile.
fn take_time(watch: &Watch) {
    let micros = watch.control.get(Knob::SyncMicros);
    if micros > 0 {
        let time = libc::timespec {
            tv_sec: micros / 1_000_000,
            tv_nsec: micros % 1_000_000 * 1000,
        };
        // SAFETY: a time to read and no place to write to.
        unsafe { libc::syscall(libc::SYS_nanosleep, &raw const time, 0) };
    }
}

/// The path behind a descriptor, as /proc has it.
fn path_of(descriptor: c_int, path: &mut [u8]) -> usize {
    let mut link = *b"/proc/self/fd/\0\0\0\0\0\0\0\0\0\0\0\0";
    let mut digits = [0; 12];
    let mut count = 0;
    let mut rest = descriptor;
    while rest > 0 || count == 0 {
        digits[count] = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
    }
    for at in 0..count {
        link[14 + at] = digits[count - 1 - at];
    }
    // SAFETY: a C string, and a place as long as it says.
    let length = unsafe {
        libc::syscall(
            libc::SYS_readlinkat,
            libc::AT_FDCWD,
            link.as_ptr(),
            path.as_mut_ptr(),
            path.len(),
        )
    };
    usize::try_from(length).unwrap_or(0)
}
