//! Files that are opened, given a second descriptor, and closed.

use std::ffi::{c_char, c_int, c_uint, c_void};

use libc::mode_t;
use powercut::trace::Operation;

use crate::{
    before_an_operation, failed, is_read_only, refusal,
    watch::{Open, Watch},
};

/// # Safety
/// As open(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { open_at(libc::AT_FDCWD, path, flags, mode) }
}

/// # Safety
/// As open(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { open_at(libc::AT_FDCWD, path, flags, mode) }
}

/// # Safety
/// As creat(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn creat(path: *const c_char, mode: mode_t) -> c_int {
    let flags = libc::O_CREAT | libc::O_WRONLY | libc::O_TRUNC;
    // SAFETY: the caller's promise.
    unsafe { open_at(libc::AT_FDCWD, path, flags, mode) }
}

/// # Safety
/// As openat(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn openat(
    at: c_int,
    path: *const c_char,
    flags: c_int,
    mode: mode_t,
) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { open_at(at, path, flags, mode) }
}

/// # Safety
/// As openat(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn openat64(
    at: c_int,
    path: *const c_char,
    flags: c_int,
    mode: mode_t,
) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { open_at(at, path, flags, mode) }
}

unsafe fn open_at(at: c_int, path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    let really = || {
        let flags = flags as c_uint;
        // SAFETY: the caller's promise.
        unsafe { libc::syscall(libc::SYS_openat, at, path, flags, mode as c_uint) as c_int }
    };
    // SAFETY: the caller's promise.
    let ours = Watch::running().and_then(|watch| Some((watch, unsafe { watch.ours(path) }?)));
    let Some((watch, name)) = ours else {
        return really();
    };
    // SAFETY: zeros are a valid `stat`, and the kernel alone writes to it.
    let mut status: libc::stat = unsafe { std::mem::zeroed() };
    let mut look = |descriptor: c_int, path: *const c_char, flags: c_int| {
        // SAFETY: the caller's path or an empty one, and a place of the right size.
        let answer = unsafe {
            libc::syscall(
                libc::SYS_newfstatat,
                descriptor,
                path,
                &raw mut status,
                flags,
            )
        };
        (answer == 0).then_some(status)
    };
    let may_make = flags & libc::O_CREAT != 0;
    let was_there = !may_make || look(at, path, 0).is_some();
    let writes = flags & libc::O_ACCMODE != libc::O_RDONLY || flags & libc::O_TRUNC != 0;
    if is_read_only(watch) && (writes || !was_there) {
        return failed(libc::EROFS);
    }
    if !was_there {
        before_an_operation(watch);
        if let Some(error) = refusal(watch) {
            return failed(error);
        }
    }
    let descriptor = really();
    if descriptor < 0 {
        return descriptor;
    }
    let Some(status) = look(descriptor, c"".as_ptr(), libc::AT_EMPTY_PATH) else {
        return descriptor;
    };
    if status.st_mode & libc::S_IFMT == libc::S_IFDIR {
        watch.remember(descriptor, Some(Open::Directory));
    } else if status.st_mode & libc::S_IFMT == libc::S_IFREG {
        let inode = status.st_ino;
        watch.record(Operation::Open, inode, u64::from(!was_there), name);
        if flags & libc::O_TRUNC != 0 && was_there {
            watch.record(Operation::Length, inode, 0, b"");
        }
        watch.remember(descriptor, Some(Open::File(inode)));
    }
    descriptor
}

/// # Safety
/// As close(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn close(descriptor: c_int) -> c_int {
    if let Some(watch) = Watch::running() {
        watch.remember(descriptor, None);
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_close, descriptor) as c_int }
}

/// # Safety
/// As fcntl(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fcntl(descriptor: c_int, command: c_int, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's promise; the kernel takes the argument as a word, whatever it is.
    let answer = unsafe { libc::syscall(libc::SYS_fcntl, descriptor, command, argument) as c_int };
    if answer >= 0
        && (command == libc::F_DUPFD || command == libc::F_DUPFD_CLOEXEC)
        && let Some(watch) = Watch::running()
    {
        watch.remember(answer, watch.of(descriptor));
    }
    answer
}

/// # Safety
/// As fcntl(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fcntl64(
    descriptor: c_int,
    command: c_int,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { fcntl(descriptor, command, argument) }
}
