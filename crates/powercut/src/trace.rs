//! The trace: one record an operation, appended in the order in which the program made them.
//!
//! A record is a header of 24 bytes (native byte order: it never leaves the machine) and its payload. A
//! write is recorded before it is made and a sync after it was, so that nothing counts as synced that was
//! not. A last record that is cut short belongs to the moment of the kill and is passed over.

use std::path::PathBuf;

/// Bytes of a header: operation `u32`, payload length `u32`, file `u64`, place `u64`.
pub const HEADER: usize = 24;

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
pub fn header(operation: Operation, payload: usize, file: u64, place: u64) -> [u8; HEADER] {
    let mut bytes = [0; HEADER];
    bytes[..4].copy_from_slice(&(operation as u32).to_ne_bytes());
    bytes[4..8].copy_from_slice(&(payload as u32).to_ne_bytes());
    bytes[8..16].copy_from_slice(&file.to_ne_bytes());
    bytes[16..].copy_from_slice(&place.to_ne_bytes());
    bytes
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

/// The records of a trace, in order.
pub fn records(mut trace: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (head, rest) = trace.split_at_checked(HEADER)?;
        let short = |at: usize| u32::from_ne_bytes(head[at..at + 4].try_into().expect("4 bytes"));
        let long = |at: usize| u64::from_ne_bytes(head[at..at + 8].try_into().expect("8 bytes"));
        let operation =
            Operation::of(short(0)).expect("a trace holds records of this version alone");
        let (payload, rest) = rest.split_at_checked(short(4) as usize)?;
        trace = rest;
        Some(Record {
            operation,
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
        let mut trace = header(Operation::Rename, 5, 9, 0).to_vec();
        trace.extend_from_slice(b"/a\0/b");
        trace.extend_from_slice(&header(Operation::Write, 4, 3, 512));
        trace.extend_from_slice(b"abcd");
        let whole: Vec<_> = records(&trace).collect();
        assert_eq!(whole[0].paths(), ("/a".into(), "/b".into()));
        assert_eq!((whole[1].file, whole[1].place), (3, 512));
        assert_eq!(whole[1].payload, b"abcd");
        for cut in 30..trace.len() {
            assert_eq!(records(&trace[..cut]).count(), 1, "cut at {cut}");
        }
    }
}
