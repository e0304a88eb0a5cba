//! Opening, writing, cutting to a length, syncing, closing.

use std::ffi::{c_char, c_int, c_uint, c_void};

use libc::{iovec, mode_t, off_t, size_t, ssize_t};
use powercut::{control::Knob, trace::Operation};

use crate::{
    before_an_operation, failed, is_full,
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
    if !was_there {
        before_an_operation(watch);
        if is_full(watch) {
            return failed(libc::ENOSPC);
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

/// # Safety
/// As write(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(descriptor: c_int, bytes: *const c_void, count: size_t) -> ssize_t {
    if let Some((watch, inode)) = watched(descriptor) {
        let place = place_of(descriptor);
        // SAFETY: the caller's promise.
        if !unsafe { may_write(watch, inode, place, bytes, count) } {
            return failed(libc::ENOSPC) as ssize_t;
        }
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_write, descriptor, bytes, count) as ssize_t }
}

/// # Safety
/// As writev(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn writev(descriptor: c_int, parts: *const iovec, count: c_int) -> ssize_t {
    if let Some((watch, inode)) = watched(descriptor) {
        let mut place = place_of(descriptor);
        for at in 0..count {
            // SAFETY: the caller's promise.
            let part = unsafe { &*parts.add(at as usize) };
            // SAFETY: the caller's promise.
            if !unsafe { may_write(watch, inode, place, part.iov_base, part.iov_len) } {
                return failed(libc::ENOSPC) as ssize_t;
            }
            place += part.iov_len as u64;
        }
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_writev, descriptor, parts, count) as ssize_t }
}

/// # Safety
/// As pwrite(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite(
    descriptor: c_int,
    bytes: *const c_void,
    count: size_t,
    place: off_t,
) -> ssize_t {
    if let Some((watch, inode)) = watched(descriptor)
        // SAFETY: the caller's promise.
        && !unsafe { may_write(watch, inode, place as u64, bytes, count) }
    {
        return failed(libc::ENOSPC) as ssize_t;
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_pwrite64, descriptor, bytes, count, place) as ssize_t }
}

/// # Safety
/// As pwrite(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite64(
    descriptor: c_int,
    bytes: *const c_void,
    count: size_t,
    place: off_t,
) -> ssize_t {
    // SAFETY: the caller's promise.
    unsafe { pwrite(descriptor, bytes, count, place) }
}

fn watched(descriptor: c_int) -> Option<(&'static Watch, u64)> {
    let watch = Watch::running()?;
    Some((watch, watch.file(descriptor)?))
}

/// Records a write that is about to be made; `false` when there is no room for it.
unsafe fn may_write(
    watch: &Watch,
    inode: u64,
    place: u64,
    bytes: *const c_void,
    count: size_t,
) -> bool {
    before_an_operation(watch);
    if is_full(watch) {
        return false;
    }
    // SAFETY: the caller's bytes, as long as it says.
    let bytes = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), count) };
    watch.record(Operation::Write, inode, place, bytes);
    true
}

/// Where a plain write goes: the end for a file that is appended to, else the descriptor's place.
fn place_of(descriptor: c_int) -> u64 {
    // SAFETY: questions about a descriptor; nothing is written but `status`.
    unsafe {
        let flags = libc::syscall(libc::SYS_fcntl, descriptor, libc::F_GETFL);
        if flags as c_int & libc::O_APPEND == 0 {
            return libc::syscall(libc::SYS_lseek, descriptor, 0, libc::SEEK_CUR) as u64;
        }
        let mut status: libc::stat = std::mem::zeroed();
        libc::syscall(libc::SYS_fstat, descriptor, &raw mut status);
        status.st_size as u64
    }
}

/// # Safety
/// As ftruncate(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ftruncate(descriptor: c_int, length: off_t) -> c_int {
    if let Some((watch, inode)) = watched(descriptor) {
        before_an_operation(watch);
        watch.record(Operation::Length, inode, length as u64, b"");
    }
    // SAFETY: the caller's promise.
    unsafe { libc::syscall(libc::SYS_ftruncate, descriptor, length) as c_int }
}

/// # Safety
/// As ftruncate(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ftruncate64(descriptor: c_int, length: off_t) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { ftruncate(descriptor, length) }
}

/// A file's room cannot be reserved here; callers write instead.
#[unsafe(no_mangle)]
pub extern "C" fn fallocate(_file: c_int, _mode: c_int, _from: off_t, _length: off_t) -> c_int {
    failed(libc::EOPNOTSUPP)
}

/// As [`fallocate`].
#[unsafe(no_mangle)]
pub extern "C" fn fallocate64(_file: c_int, _mode: c_int, _from: off_t, _length: off_t) -> c_int {
    failed(libc::EOPNOTSUPP)
}

/// Copies are made by reading and writing, which is traced.
#[unsafe(no_mangle)]
pub extern "C" fn copy_file_range(
    _from: c_int,
    _from_place: *mut off_t,
    _to: c_int,
    _to_place: *mut off_t,
    _count: size_t,
    _flags: c_uint,
) -> ssize_t {
    failed(libc::ENOSYS) as ssize_t
}

/// As [`copy_file_range`].
#[unsafe(no_mangle)]
pub extern "C" fn sendfile64(
    _to: c_int,
    _from: c_int,
    _place: *mut off_t,
    _count: size_t,
) -> ssize_t {
    failed(libc::ENOSYS) as ssize_t
}

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
