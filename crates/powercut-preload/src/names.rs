//! Names: removed, changed, given a second time.

use std::ffi::{c_char, c_int, c_uint};

use powercut::trace::Operation;

use crate::{before_an_operation, failed, is_read_only, watch::Watch};

/// # Safety
/// As unlink(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unlink(path: *const c_char) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { unlinkat(libc::AT_FDCWD, path, 0) }
}

/// # Safety
/// As unlinkat(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unlinkat(at: c_int, path: *const c_char, flags: c_int) -> c_int {
    // SAFETY: the caller's promise.
    let ours = unsafe { one_of_ours(path) };
    if ours.is_some_and(|(watch, _)| is_read_only(watch)) {
        return failed(libc::EROFS);
    }
    // SAFETY: the caller's promise.
    let answer = unsafe { libc::syscall(libc::SYS_unlinkat, at, path, flags) as c_int };
    if let Some((watch, name)) = ours
        && answer == 0
        && flags & libc::AT_REMOVEDIR == 0
    {
        watch.record(Operation::Remove, 0, 0, name);
    }
    answer
}

/// # Safety
/// As rename(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rename(old: *const c_char, new: *const c_char) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { renameat2(libc::AT_FDCWD, old, libc::AT_FDCWD, new, 0) }
}

/// # Safety
/// As renameat(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn renameat(
    old_at: c_int,
    old: *const c_char,
    new_at: c_int,
    new: *const c_char,
) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { renameat2(old_at, old, new_at, new, 0) }
}

/// # Safety
/// As renameat2(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn renameat2(
    old_at: c_int,
    old: *const c_char,
    new_at: c_int,
    new: *const c_char,
    flags: c_uint,
) -> c_int {
    // SAFETY: the caller's promise.
    let ours = unsafe { one_of_ours(old) };
    if ours.is_some_and(|(watch, _)| is_read_only(watch)) {
        return failed(libc::EROFS);
    }
    // SAFETY: the caller's promise.
    let answer =
        unsafe { libc::syscall(libc::SYS_renameat2, old_at, old, new_at, new, flags) as c_int };
    if let Some((watch, name)) = ours
        && answer == 0
        // SAFETY: the caller's promise.
        && let Some(new) = unsafe { watch.ours(new) }
    {
        watch.record_two(Operation::Rename, name, new);
    }
    answer
}

/// # Safety
/// As link(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn link(old: *const c_char, new: *const c_char) -> c_int {
    // SAFETY: the caller's promise.
    unsafe { linkat(libc::AT_FDCWD, old, libc::AT_FDCWD, new, 0) }
}

/// # Safety
/// As linkat(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn linkat(
    old_at: c_int,
    old: *const c_char,
    new_at: c_int,
    new: *const c_char,
    flags: c_int,
) -> c_int {
    // SAFETY: the caller's promise.
    let ours = unsafe { one_of_ours(old) };
    if ours.is_some_and(|(watch, _)| is_read_only(watch)) {
        return failed(libc::EROFS);
    }
    // SAFETY: the caller's promise.
    let answer =
        unsafe { libc::syscall(libc::SYS_linkat, old_at, old, new_at, new, flags) as c_int };
    if let Some((watch, name)) = ours
        && answer == 0
        // SAFETY: the caller's promise.
        && let Some(new) = unsafe { watch.ours(new) }
    {
        watch.record_two(Operation::Link, name, new);
    }
    answer
}

/// A name in our directory, with the power gone before anything is done to it if it is time.
unsafe fn one_of_ours<'a>(path: *const c_char) -> Option<(&'static Watch, &'a [u8])> {
    let watch = Watch::running()?;
    // SAFETY: the caller's promise.
    let name = unsafe { watch.ours(path) }?;
    before_an_operation(watch);
    Some((watch, name))
}
