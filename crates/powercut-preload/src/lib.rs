//! Preloaded under a program (`LD_PRELOAD`), below SQLite and everything else: what the program does to
//! the files of one directory is traced, its syncs are taken at their word, its disk fills up, its power
//! goes at a chosen operation, and its wall clock is moved. See the crate `powercut` for the trace, the
//! control page and the environment variables; without them nothing is changed.
//!
//! Syncs are recorded and not passed on: the machine itself keeps its power, and the trace alone decides
//! what a cut leaves. Nothing here allocates, and every call goes to the kernel directly, so that the
//! library never meets itself.

mod clock;
mod names;
mod opened;
mod synced;
mod watch;
mod written;

use std::{ffi::c_int, sync::atomic::Ordering};

use powercut::control::Knob;
use watch::{WATCH, Watch};

#[used]
#[unsafe(link_section = ".init_array")]
static AT_START: extern "C" fn() = at_start;

extern "C" fn at_start() {
    clock::find_the_real_one();
    if let Some(watch) = Watch::of_environment() {
        let watch = Box::into_raw(Box::new(watch));
        WATCH.store(watch, Ordering::Release);
    }
}

/// Sets `errno` and gives the C library's "failed".
fn failed(error: c_int) -> c_int {
    // SAFETY: the place of this thread's errno is always valid.
    unsafe { *libc::__errno_location() = error };
    -1
}

/// An operation on the disk is about to be made: the power may go before it.
fn before_an_operation(watch: &Watch) {
    let left = watch.control.get(Knob::Fuse);
    if left <= 0 {
        return;
    }
    watch.control.set(Knob::Fuse, left - 1);
    if left == 1 {
        // SAFETY: plain numbers; the process does not come back from this.
        unsafe {
            libc::syscall(libc::SYS_kill, libc::getpid(), libc::SIGKILL);
            libc::pause();
        }
    }
}

/// Why a write is refused: the disk takes no writes, or has no room.
fn refusal(watch: &Watch) -> Option<c_int> {
    if is_read_only(watch) {
        return Some(libc::EROFS);
    }
    (watch.control.get(Knob::DiskFull) != 0).then_some(libc::ENOSPC)
}

/// Whether nothing at all can be changed.
fn is_read_only(watch: &Watch) -> bool {
    watch.control.get(Knob::ReadOnly) != 0
}
