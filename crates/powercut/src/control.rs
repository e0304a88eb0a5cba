//! A page of memory shared with the preloaded library: the hand at the clock, at the disk's room and at
//! the switch.

use std::{
    fs::File,
    io,
    os::fd::AsRawFd,
    path::Path,
    ptr,
    sync::atomic::{AtomicI64, Ordering},
};

/// Bytes of the page.
pub const PAGE: usize = 4096;

/// What can be set. Each is a signed 64-bit number at its place in the page; 0 means "as usual".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Knob {
    /// Milliseconds added to the wall clock.
    ClockOffsetMs = 0,
    /// So many operations on the disk from now the program is killed, before the operation is done.
    Fuse = 1,
    /// Every further write is refused for want of room.
    DiskFull = 2,
    /// Microseconds that a sync takes.
    SyncMicros = 3,
    /// Milliseconds added to the time since the machine's start, sleep included.
    BootOffsetMs = 4,
    /// Every further change is refused: the file system takes no writes any more.
    ReadOnly = 5,
}

/// The page, mapped.
#[derive(Debug)]
pub struct Control {
    page: *mut AtomicI64,
}

// SAFETY: the page is only ever touched through atomics, and unmapped when the owner goes.
unsafe impl Send for Control {}
// SAFETY: as above.
unsafe impl Sync for Control {}

impl Control {
    /// Makes the file if it is missing, and maps it.
    pub fn at(path: &Path) -> io::Result<Control> {
        let file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)?;
        file.set_len(PAGE as u64)?;
        // SAFETY: a fresh shared mapping of a file of this very length.
        let page = unsafe {
            libc::mmap(
                ptr::null_mut(),
                PAGE,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_SHARED,
                file.as_raw_fd(),
                0,
            )
        };
        if page == libc::MAP_FAILED {
            return Err(io::Error::last_os_error());
        }
        Ok(Control { page: page.cast() })
    }

    /// Sets a knob.
    pub fn set(&self, knob: Knob, value: i64) {
        self.number(knob).store(value, Ordering::SeqCst);
    }

    /// How a knob stands.
    pub fn get(&self, knob: Knob) -> i64 {
        self.number(knob).load(Ordering::SeqCst)
    }

    fn number(&self, knob: Knob) -> &AtomicI64 {
        // SAFETY: every knob lies within the page, which is mapped as long as `self` lives.
        unsafe { &*self.page.add(knob as usize) }
    }
}

impl Drop for Control {
    fn drop(&mut self) {
        // SAFETY: nothing borrows from the mapping any more.
        unsafe { libc::munmap(self.page.cast(), PAGE) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_who_map_the_page_see_the_same() {
        let place = tempfile::tempdir().expect("a place for the test");
        let path = place.path().join("control");
        let (hand, program) = (
            Control::at(&path).expect("mapped"),
            Control::at(&path).expect("mapped"),
        );
        assert_eq!(program.get(Knob::Fuse), 0);
        hand.set(Knob::Fuse, 7);
        hand.set(Knob::ClockOffsetMs, -5);
        assert_eq!(program.get(Knob::Fuse), 7);
        assert_eq!(program.get(Knob::ClockOffsetMs), -5);
        assert_eq!(program.get(Knob::DiskFull), 0);
    }
}
