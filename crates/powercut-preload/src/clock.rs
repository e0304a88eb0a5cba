//! The wall clock and the time since the machine's start, moved by what the control page says. The monotonic
//! clock, by which programs wait, goes on as it is.

use std::{
    ffi::{c_int, c_void},
    mem, ptr,
    sync::atomic::{AtomicPtr, Ordering},
};

use libc::{clockid_t, time_t, timespec, timeval};
use powercut::control::Knob;

use crate::watch::Watch;

type ClockGettime = unsafe extern "C" fn(clockid_t, *mut timespec) -> c_int;

/// The C library's own, which asks the kernel's page instead of the kernel.
static REAL: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());

pub(crate) fn find_the_real_one() {
    // SAFETY: looks a symbol up by a C string.
    let found = unsafe { libc::dlsym(libc::RTLD_NEXT, c"clock_gettime".as_ptr()) };
    REAL.store(found, Ordering::Release);
}

/// # Safety
/// As clock_gettime(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn clock_gettime(clock: clockid_t, time: *mut timespec) -> c_int {
    let real = REAL.load(Ordering::Acquire);
    let answer = match real.is_null() {
        // SAFETY: the caller's promise.
        true => unsafe { libc::syscall(libc::SYS_clock_gettime, clock, time) as c_int },
        // SAFETY: the symbol's type in every C library, and the caller's promise.
        false => unsafe { mem::transmute::<*mut c_void, ClockGettime>(real)(clock, time) },
    };
    let moved_by = match clock {
        libc::CLOCK_REALTIME | libc::CLOCK_REALTIME_COARSE => Some(Knob::ClockOffsetMs),
        libc::CLOCK_BOOTTIME => Some(Knob::BootOffsetMs),
        _ => None,
    };
    if answer == 0
        && let Some(knob) = moved_by
        && let Some(watch) = Watch::running()
    {
        // SAFETY: the kernel has just filled it.
        let time = unsafe { &mut *time };
        let ms = watch.control.get(knob);
        let nanos = time.tv_nsec + ms.rem_euclid(1000) * 1_000_000;
        time.tv_sec += ms.div_euclid(1000) + nanos / 1_000_000_000;
        time.tv_nsec = nanos % 1_000_000_000;
    }
    answer
}

fn now() -> timespec {
    let mut time = timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: a place for the time.
    unsafe { clock_gettime(libc::CLOCK_REALTIME, &raw mut time) };
    time
}

/// # Safety
/// As gettimeofday(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gettimeofday(time: *mut timeval, _zone: *mut c_void) -> c_int {
    let now = now();
    if !time.is_null() {
        // SAFETY: the caller's promise.
        unsafe {
            (*time).tv_sec = now.tv_sec;
            (*time).tv_usec = now.tv_nsec / 1000;
        }
    }
    0
}

/// # Safety
/// As time(2).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn time(place: *mut time_t) -> time_t {
    let seconds = now().tv_sec;
    if !place.is_null() {
        // SAFETY: the caller's promise.
        unsafe { *place = seconds };
    }
    seconds
}
