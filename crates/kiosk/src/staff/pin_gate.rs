//! The door to staff mode: judges a PIN, and remembers wrong ones over kills, restarts and power cuts.
//!
//! A guess is written to the disk as wrong *before* it is judged, and taken back when it was right: pulling
//! the plug gives no free try. What is remembered is one line in a file of its own, written in place, so
//! that it needs neither the database nor room on a full disk.
//!
//! | the file | then |
//! | --- | --- |
//! | is not there | nobody has typed a wrong PIN yet |
//! | cannot be read, or is damaged | counts as [`MOST`] wrong ones typed now: fifteen minutes |
//! | cannot be written | one guess a quarter of an hour, counted from the start of the program too |
//!
//! So a fault of the disk slows staff down at the worst moment by fifteen minutes, and gives a thief who
//! can cause one nothing that the longest wait would not.

use std::{
    fs::File,
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    time::Duration,
};

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    lockout::{MOST, Misses, wait},
    pin::Pin,
};
use crate::machine::{clock::Moment, config::PinHash};

/// The file in the data directory.
pub const FILE: &str = "staff-misses";

/// What became of a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is the one.
    Right,
    /// It is not; the next may be typed after this time.
    Wrong(Duration),
    /// It was not judged; the next may be typed after this time.
    TooSoon(Duration),
}

/// Judges PINs against one hash. One at a time: whoever shares it locks it.
#[derive(Debug)]
pub struct Door {
    hash: PinHash,
    path: PathBuf,
    /// As the file has it, or as it would have it if it could be written.
    misses: Option<Misses>,
    /// The program's start, or the last guess that could not be written.
    unwritten_since: Moment,
}

impl Door {
    /// The door of the kiosk with this data directory. The file is made now, while there is room.
    pub fn new(hash: PinHash, data_dir: &Path, now: Moment) -> Door {
        let path = data_dir.join(FILE);
        let misses = match read(&path) {
            Ok(misses) => misses,
            Err(_) => Some(Misses {
                count: MOST,
                last: now,
            }),
        };
        let door = Door {
            hash,
            path,
            misses,
            unwritten_since: now,
        };
        // Where that cannot be done, the first guess finds out.
        drop(write(&door.path, door.misses_or_none(now)));
        door
    }

    /// How long nothing is judged yet.
    pub fn wait(&self, now: Moment) -> Duration {
        self.misses
            .map_or(Duration::ZERO, |misses| wait(misses, now))
    }

    /// Counts a guess, and judges it.
    pub fn judge(&mut self, pin: &Pin, now: Moment) -> Verdict {
        self.judge_by(now, |hash| pin.has(hash))
    }

    /// The same with the comparison passed in: for the attack, which has no weeks to spend on hashes.
    pub fn judge_by(&mut self, now: Moment, is_right: impl FnOnce(&PinHash) -> bool) -> Verdict {
        let too_soon = self.wait(now);
        if !too_soon.is_zero() {
            return Verdict::TooSoon(too_soon);
        }
        let counted = self.misses_or_none(now).and_one_more(now);
        if write(&self.path, counted).is_err() {
            let since_last = wait(
                Misses {
                    count: MOST,
                    last: self.unwritten_since,
                },
                now,
            );
            if !since_last.is_zero() {
                return Verdict::TooSoon(since_last);
            }
            self.unwritten_since = now;
        }
        self.misses = Some(counted);
        if !is_right(&self.hash) {
            return Verdict::Wrong(wait(counted, now));
        }
        self.misses = None;
        // Not written, it costs staff a wait at the worst: they are in.
        drop(write(&self.path, self.misses_or_none(now)));
        Verdict::Right
    }

    fn misses_or_none(&self, now: Moment) -> Misses {
        self.misses.unwrap_or(Misses {
            count: 0,
            last: now,
        })
    }
}

/// `None` where there is no file, or one that says that there was no wrong PIN.
fn read(path: &Path) -> io::Result<Option<Misses>> {
    let mut text = String::new();
    match File::open(path) {
        Ok(file) => file.take(1024).read_to_string(&mut text)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let misses = parse(&text).ok_or(io::ErrorKind::InvalidData)?;
    Ok((misses.count > 0).then_some(misses))
}

/// Overwrites the one line, which is always as long, and waits for the disk.
fn write(path: &Path, misses: Misses) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(line(misses).as_bytes())?;
    file.sync_all()?;
    match path.parent().filter(|_| is_new) {
        // The name must be on the disk too.
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Such as `0000000003 00000000000000081234 6f3c…-… 8d969eef6ecad3c2`: count, milliseconds, start of the
/// machine, and the first half of a SHA-256 over these that makes damage show.
fn line(misses: Misses) -> String {
    let Misses { count, last } = misses;
    let facts = format!("{count:010} {:020} {}", last.monotonic_ms, last.boot_id);
    let sum = checksum(&facts);
    format!("{facts} {sum}\n")
}

fn parse(text: &str) -> Option<Misses> {
    let (facts, sum) = text.strip_suffix('\n')?.rsplit_once(' ')?;
    if checksum(facts) != sum {
        return None;
    }
    let mut parts = facts.split(' ');
    Some(Misses {
        count: parts.next()?.parse().ok()?,
        last: Moment {
            monotonic_ms: parts.next()?.parse().ok()?,
            boot_id: Uuid::parse_str(parts.next()?).ok()?,
        },
    })
}

fn checksum(facts: &str) -> String {
    hex::encode(&Sha256::digest(facts.as_bytes())[..16])
}

#[cfg(test)]
#[path = "pin_gate_tests.rs"]
mod tests;
