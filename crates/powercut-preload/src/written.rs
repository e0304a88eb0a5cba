//! Files that are written, and cut to a length.

use std::ffi::{c_int, c_uint, c_void};

use libc::{iovec, off_t, size_t, ssize_t};
use powercut::trace::Operation;

use crate::{before_an_operation, failed, is_read_only, refusal, watch::Watch};

/// # Safety
/// As write(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(descriptor: c_int, bytes: *const c_void, count: size_t) -> ssize_t {
    if let Some((watch, inode)) = watched(descriptor) {
        let place = place_of(descriptor);
        // SAFETY: the caller's promise.
        if let Err(error) = unsafe { may_write(watch, inode, place, bytes, count) } {
            return failed(error) as ssize_t;
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
            let may = unsafe { may_write(watch, inode, place, part.iov_base, part.iov_len) };
            if let Err(error) = may {
                return failed(error) as ssize_t;
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
        && let Err(error) = unsafe { may_write(watch, inode, place as u64, bytes, count) }
    {
        return failed(error) as ssize_t;
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

/// Records a write that is about to be made; the error when the disk does not take it.
unsafe fn may_write(
    watch: &Watch,
    inode: u64,
    place: u64,
    bytes: *const c_void,
    count: size_t,
) -> Result<(), c_int> {
    before_an_operation(watch);
    if let Some(error) = refusal(watch) {
        return Err(error);
    }
    // SAFETY: the caller's bytes, as long as it says.
    let bytes = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), count) };
    watch.record(Operation::Write, inode, place, bytes);
    Ok(())
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
        if is_read_only(watch) {
            return failed(libc::EROFS);
        }
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
