//! The PIN gate to staff mode: judges a PIN, and remembers wrong ones over kills, restarts and power cuts.
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
    lockout::{FailedAttempts, MOST, wait},
    pin::Pin,
};
use crate::machine::{clock::Moment, config::PinHash};

/// The file in the data directory.
pub const FILE: &str = "staff-misses";

/// What became of a PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinCheck {
    /// It is the one.
    Right,
    /// It is not; the next may be typed after this time.
    Wrong(Duration),
    /// It was not judged; the next may be typed after this time.
    TooSoon(Duration),
}

/// Judges PINs against one hash. One at a time: whoever shares it locks it.
#[derive(Debug)]
pub struct PinGate {
    hash: PinHash,
    path: PathBuf,
    /// As the file has it, or as it would have it if it could be written.
    attempts: Option<FailedAttempts>,
    /// The program's start, or the last guess that could not be written.
    unwritten_since: Moment,
}

impl PinGate {
    /// The gate of the kiosk with this data directory. The file is made now, while there is room.
    pub fn new(hash: PinHash, data_dir: &Path, now: Moment) -> PinGate {
        let path = data_dir.join(FILE);
        let attempts = match read(&path) {
            Ok(attempts) => attempts,
            Err(_) => Some(FailedAttempts {
                count: MOST,
                last: now,
            }),
        };
        let pin_gate = PinGate {
            hash,
            path,
            attempts,
            unwritten_since: now,
        };
        // Where that cannot be done, the first guess finds out.
        drop(write(&pin_gate.path, pin_gate.attempts_or_none(now)));
        pin_gate
    }

    /// How long nothing is judged yet.
    pub fn wait(&self, now: Moment) -> Duration {
        self.attempts
            .map_or(Duration::ZERO, |attempts| wait(attempts, now))
    }

    /// Counts a guess, and judges it.
    pub fn judge(&mut self, pin: &Pin, now: Moment) -> PinCheck {
        self.judge_by(now, |hash| pin.has(hash))
    }

    /// The same with the comparison passed in: for the attack, which has no weeks to spend on hashes.
    pub fn judge_by(&mut self, now: Moment, is_right: impl FnOnce(&PinHash) -> bool) -> PinCheck {
        let too_soon = self.wait(now);
        if !too_soon.is_zero() {
            return PinCheck::TooSoon(too_soon);
        }
        let counted = self.attempts_or_none(now).and_one_more(now);
        if write(&self.path, counted).is_err() {
            let since_last = wait(
                FailedAttempts {
                    count: MOST,
                    last: self.unwritten_since,
                },
                now,
            );
            if !since_last.is_zero() {
                return PinCheck::TooSoon(since_last);
            }
            self.unwritten_since = now;
        }
        self.attempts = Some(counted);
        if !is_right(&self.hash) {
            return PinCheck::Wrong(wait(counted, now));
        }
        self.attempts = None;
        // Not written, it costs staff a wait at the worst: they are in.
        drop(write(&self.path, self.attempts_or_none(now)));
        PinCheck::Right
    }

    fn attempts_or_none(&self, now: Moment) -> FailedAttempts {
        self.attempts.unwrap_or(FailedAttempts {
            count: 0,
            last: now,
        })
    }
}

/// `None` where there is no file, or one that says that there was no wrong PIN.
fn read(path: &Path) -> io::Result<Option<FailedAttempts>> {
    let mut text = String::new();
    match File::open(path) {
        Ok(file) => file.take(1024).read_to_string(&mut text)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let attempts = parse(&text).ok_or(io::ErrorKind::InvalidData)?;
    Ok((attempts.count > 0).then_some(attempts))
}

/// Overwrites the one line, which is always as long, and waits for the disk.
fn write(path: &Path, attempts: FailedAttempts) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(line(attempts).as_bytes())?;
    file.sync_all()?;
    match path.parent().filter(|_| is_new) {
        // The name must be on the disk too.
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// Such as `0000000003 00000000000000081234 6f3c…-… 8d969eef6ecad3c2`: count, milliseconds, start of the
/// machine, and the first half of a SHA-256 over these that makes damage show.
fn line(attempts: FailedAttempts) -> String {
    let FailedAttempts { count, last } = attempts;
    let facts = format!("{count:010} {:020} {}", last.monotonic_ms, last.boot_id);
    let sum = checksum(&facts);
    format!("{facts} {sum}\n")
}

fn parse(text: &str) -> Option<FailedAttempts> {
    let (facts, sum) = text.strip_suffix('\n')?.rsplit_once(' ')?;
    if checksum(facts) != sum {
        return None;
    }
    let mut parts = facts.split(' ');
    Some(FailedAttempts {
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
