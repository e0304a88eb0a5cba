//! The trace: one record an operation, appended in the order in which the program made them.
//!
//! A record is a header of 32 bytes (native byte order: it never leaves the machine) and its payload. A
//! write is recorded before it is made and a sync after it was, so that nothing counts as synced that was
//! not. A record that is cut short belongs to the moment of the kill and is passed over, and so is what
//! another thread could still append to it: neither thread lived to act on it.

use std::path::PathBuf;

/// Bytes of a header: operation `u32`, payload length `u32`, file `u64`, place `u64`, sum of the payload `u64`.
pub const HEADER: usize = 32;

/// The environment variable with the directory that is watched, absolute and without links.
pub const DIRECTORY: &str = "POWERCUT_DIRECTORY";
/// The environment variable with the trace's file, outside of that directory.
pub const TRACE: &str = "POWERCUT_TRACE";
/// The environment variable with the control page's file.
pub const CONTROL: &str = "POWERCUT_CONTROL";

/// The operations' numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Operation {
    /// A file was opened: file, place 1 if it was made by that, payload its path.
    Open = 1,
    /// Bytes were written: file, place the offset, payload the bytes.
    Write = 2,
    /// A length was set: file, place the length.
    Length = 3,
    /// A file's content was synced: file.
    Sync = 4,
    /// A name was removed: payload its path.
    Remove = 5,
    /// A name was changed: payload old path, NUL, new path.
    Rename = 6,
    /// A second name was given: payload old path, NUL, new path.
    Link = 7,
    /// A directory was synced: payload its path.
    SyncDirectory = 8,
}

impl Operation {
    fn of(number: u32) -> Option<Operation> {
        [
            Operation::Open,
            Operation::Write,
            Operation::Length,
            Operation::Sync,
            Operation::Remove,
            Operation::Rename,
            Operation::Link,
            Operation::SyncDirectory,
        ]
        .into_iter()
        .find(|operation| *operation as u32 == number)
    }
}

/// A header as it lies in the trace.
pub fn header(operation: Operation, file: u64, place: u64, payload: &[u8]) -> [u8; HEADER] {
    let mut bytes = [0; HEADER];
    bytes[..4].copy_from_slice(&(operation as u32).to_ne_bytes());
    bytes[4..8].copy_from_slice(&(payload.len() as u32).to_ne_bytes());
    bytes[8..16].copy_from_slice(&file.to_ne_bytes());
    bytes[16..24].copy_from_slice(&place.to_ne_bytes());
    bytes[24..].copy_from_slice(&sum(payload).to_ne_bytes());
    bytes
}

/// FNV-1a of 64 bits (draft-eastlake-fnv): against accident, which is all that happens to a trace.
fn sum(payload: &[u8]) -> u64 {
    payload.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// One record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// What was done.
    pub operation: Operation,
    /// To which file, by inode number; an inode may serve several files one after the other.
    pub file: u64,
    /// See [`Operation`].
    pub place: u64,
    /// See [`Operation`].
    pub payload: &'a [u8],
}

impl Record<'_> {
    /// The payload as a path.
    pub fn path(&self) -> PathBuf {
        path(self.payload)
    }

    /// The payload as two paths.
    pub fn paths(&self) -> (PathBuf, PathBuf) {
        let at = self.payload.iter().position(|byte| *byte == 0);
        let (old, new) = self.payload.split_at(at.unwrap_or(self.payload.len()));
        (path(old), path(new.get(1..).unwrap_or_default()))
    }
}

fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// The records of a trace, in order, up to the one that a kill cut short.
pub fn records(mut trace: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (head, rest) = trace.split_at_checked(HEADER)?;
        let short = |at: usize| u32::from_ne_bytes(head[at..at + 4].try_into().expect("4 bytes"));
        let long = |at: usize| u64::from_ne_bytes(head[at..at + 8].try_into().expect("8 bytes"));
        let (payload, rest) = rest.split_at_checked(short(4) as usize)?;
        if sum(payload) != long(24) {
            return None;
        }
        trace = rest;
        Some(Record {
            operation: Operation::of(short(0))?,
            file: long(8),
            place: long(16),
            payload,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_back_and_one_cut_short_is_passed_over() {
        let mut trace = header(Operation::Rename, 9, 0, b"/a\0/b").to_vec();
        trace.extend_from_slice(b"/a\0/b");
        trace.extend_from_slice(&header(Operation::Write, 3, 512, b"abcd"));
        trace.extend_from_slice(b"abcd");
        let whole: Vec<_> = records(&trace).collect();
        assert_eq!(whole[0].paths(), ("/a".into(), "/b".into()));
        assert_eq!((whole[1].file, whole[1].place), (3, 512));
        assert_eq!(whole[1].payload, b"abcd");
        for cut in HEADER + 5..trace.len() {
            assert_eq!(records(&trace[..cut]).count(), 1, "cut at {cut}");
        }
    }

    #[test]
    fn what_another_thread_appended_to_a_record_cut_short_is_passed_over_with_it() {
        let mut whole = header(Operation::Sync, 9, 0, b"").to_vec();
        let kept = whole.len();
        whole.extend_from_slice(&header(Operation::Write, 3, 512, &[7; 400]));
        whole.extend_from_slice(&[7; 400]);
        for cut in kept + 1..whole.len() {
            let mut trace = whole[..cut].to_vec();
            for _ in 0..30 {
                trace.extend_from_slice(&header(Operation::Sync, 3, 0, b""));
            }
            let read: Vec<_> = records(&trace).collect();
            assert_eq!(read.len(), 1, "cut at {cut}");
            assert_eq!(read[0].file, 9);
        }
    }
}
