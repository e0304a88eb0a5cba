//! An append-only file of records, each chained to the one before by SHA-256: the second copy of what
//! must not be lost, and the yardstick by which a database that quietly lost its last commits is found.
//!
//! A record is `AKS1`, its length (4 bytes, little endian), SHA-256 over the hash before and the body,
//! and the body. Promises: [`AppendLog::append`] gives back after the record is on the disk; a record cut
//! short at the end (a power cut) is dropped in silence, for nobody was told of it; damage anywhere
//! else is reported, and every record beside it is still read. It does not know what a record holds.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{FileExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

/// Name of the file in the data directory.
pub const FILE: &str = "requests.spool";

const MAGIC: &[u8; 4] = b"AKS1";
const HEAD: usize = 4 + 4 + 32;
/// Longer than any record; a damaged length must not make a reader take the rest of the file.
const LONGEST: usize = 256 * 1024;

/// The open file.
#[derive(Debug)]
pub struct AppendLog {
    path: PathBuf,
    file: File,
    end: u64,
    chain: [u8; 32],
    /// Something that the database has could not be written here.
    lags: bool,
}

/// What was found in the file.
#[derive(Debug, Default)]
pub struct Found {
    /// The bodies of all whole records, in order.
    pub records: Vec<Vec<u8>>,
    /// Something other than the end is damaged, or a record is missing from the chain.
    pub damaged: bool,
}

impl AppendLog {
    /// Opens the file in `directory`, made when missing, and reads it.
    pub fn open(directory: &Path) -> io::Result<(AppendLog, Found)> {
        let path = directory.join(FILE);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)?;
        File::open(directory)?.sync_all()?;
        let (found, end, chain) = read(&fs::read(&path)?);
        let append_log = AppendLog {
            path,
            file,
            end,
            chain,
            lags: false,
        };
        if !found.damaged {
            // A cut-off tail would stand between the records that follow.
            append_log.file.set_len(append_log.end)?;
        }
        Ok((append_log, found))
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A write failed since the file was last as it should be.
    pub fn lags(&self) -> bool {
        self.lags
    }

    /// Adds a record and waits for the disk. After an error the file is as before.
    pub fn append(&mut self, body: &[u8]) -> io::Result<()> {
        self.append_all([body])
    }

    /// Adds records and waits for the disk once. After an error the file is as before; after a power cut it has some
    /// of them.
    pub fn append_all<'a>(&mut self, bodies: impl IntoIterator<Item = &'a [u8]>) -> io::Result<()> {
        let (mut records, mut chain) = (Vec::new(), self.chain);
        for body in bodies {
            chain = frame(&mut records, &chain, body);
        }
        let appended = self.try_append(&records, chain);
        self.lags |= appended.is_err();
        appended
    }

    fn try_append(&mut self, records: &[u8], chain: [u8; 32]) -> io::Result<()> {
        let written = self
            .file
            .write_all_at(records, self.end)
            .and_then(|()| self.file.sync_data());
        match written {
            Ok(()) => {
                self.end += records.len() as u64;
                self.chain = chain;
                Ok(())
            }
            Err(error) => {
                self.file.set_len(self.end)?;
                Err(error)
            }
        }
    }

    /// Everything that can be read of the file as it is now.
    pub fn records(&self) -> io::Result<Vec<Vec<u8>>> {
        Ok(read(&fs::read(&self.path)?).0.records)
    }

    /// Puts `records` in place of everything; the old file stands until the new one is on the disk.
    pub fn rewrite<'a>(&mut self, records: impl Iterator<Item = &'a [u8]>) -> io::Result<()> {
        let sync_folder = |folder: &Path| File::open(folder)?.sync_all();
        self.rewrite_by(records, sync_folder)
    }

    fn rewrite_by<'a>(
        &mut self,
        records: impl Iterator<Item = &'a [u8]>,
        sync_folder: impl FnOnce(&Path) -> io::Result<()>,
    ) -> io::Result<()> {
        let rewritten = self.try_rewrite(records, sync_folder);
        self.lags = rewritten.is_err();
        rewritten
    }

    fn try_rewrite<'a>(
        &mut self,
        records: impl Iterator<Item = &'a [u8]>,
        sync_folder: impl FnOnce(&Path) -> io::Result<()>,
    ) -> io::Result<()> {
        let fresh = self.path.with_extension("new");
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&fresh)?;
        let (mut chain, mut end, mut record) = ([0; 32], 0, Vec::new());
        for body in records {
            record.clear();
            chain = frame(&mut record, &chain, body);
            file.write_all(&record)?;
            end += record.len() as u64;
        }
        file.sync_all()?;
        fs::rename(&fresh, &self.path)?;
        // From here on this is the file, whatever else fails: the old one has no name any more.
        (self.file, self.end, self.chain) = (file, end, chain);
        match self.path.parent() {
            Some(directory) => sync_folder(directory),
            None => Ok(()),
        }
    }
}

/// Writes one record behind others; gives the hash from which the next goes on.
fn frame(records: &mut Vec<u8>, before: &[u8; 32], body: &[u8]) -> [u8; 32] {
    let chain = link(before, body);
    let length = u32::try_from(body.len()).expect("a record is far below 4 GiB");
    records.reserve(HEAD + body.len());
    records.extend_from_slice(MAGIC);
    records.extend_from_slice(&length.to_le_bytes());
    records.extend_from_slice(&chain);
    records.extend_from_slice(body);
    chain
}

fn link(before: &[u8; 32], body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(body);
    hash.finalize().into()
}

/// One record at `at`, and where the next begins.
fn record(bytes: &[u8], at: usize) -> Option<([u8; 32], &[u8], usize)> {
    let head = bytes.get(at..at + HEAD)?;
    if &head[..4] != MAGIC {
        return None;
    }
    let length = u32::from_le_bytes(head[4..8].try_into().ok()?) as usize;
    if length > LONGEST {
        return None;
    }
    let end = at + HEAD + length;
    let body = bytes.get(at + HEAD..end)?;
    Some((head[8..HEAD].try_into().ok()?, body, end))
}

fn read(bytes: &[u8]) -> (Found, u64, [u8; 32]) {
    let mut found = Found::default();
    let mut chain = [0; 32];
    let mut at = 0;
    while at < bytes.len() {
        match record(bytes, at) {
            Some((hash, body, next)) if link(&chain, body) == hash => {
                found.records.push(body.to_vec());
                chain = hash;
                at = next;
            }
            // Whole by its frame, and not what was written, or not where: damage. Its neighbours are
            // read all the same; each is proven against the hash that stands before it.
            Some((hash, _, next)) if followed(bytes, next, &hash) => {
                found.damaged = true;
                chain = hash;
                at = next;
            }
            // The last one by its frame, and not proven. A power cut leaves zeros where data did not reach
            // the disk, and no body holds any; everything else is damage.
            Some((_, body, next)) if next == bytes.len() && !body.contains(&0) => {
                found.damaged = true;
                found.records.push(body.to_vec());
                at = next;
            }
            _ => match next_magic(bytes, at + 1) {
                Some(next) => {
                    found.damaged = true;
                    // The record at `next` cannot be proven against a lost hash: trust its own frame
                    // when the one after it follows from it.
                    if let Some((hash, body, after)) = record(bytes, next)
                        && (after == bytes.len() || followed(bytes, after, &hash))
                    {
                        found.records.push(body.to_vec());
                        chain = hash;
                        at = after;
                    } else {
                        at = next + 1;
                    }
                }
                None => break,
            },
        }
    }
    (found, at as u64, chain)
}

/// Whether the record at `at` is chained to `hash`.
fn followed(bytes: &[u8], at: usize, hash: &[u8; 32]) -> bool {
    record(bytes, at).is_some_and(|(next, body, _)| link(hash, body) == next)
}

fn next_magic(bytes: &[u8], from: usize) -> Option<usize> {
    bytes
        .get(from..)?
        .windows(MAGIC.len())
        .position(|window| window == MAGIC)
        .map(|position| from + position)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spool_of(bodies: &[&str]) -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().expect("a place for the test");
        let (mut append_log, found) = AppendLog::open(place.path()).expect("a new file");
        assert!(found.records.is_empty() && !found.damaged);
        for body in bodies {
            append_log.append(body.as_bytes()).expect("the disk works");
        }
        let path = place.path().join(FILE);
        (place, path)
    }

    fn reopened(place: &tempfile::TempDir) -> (Vec<String>, bool) {
        let (_, found) = AppendLog::open(place.path()).expect("readable");
        let text = |body: Vec<u8>| String::from_utf8_lossy(&body).into_owned();
        (found.records.into_iter().map(text).collect(), found.damaged)
    }

    fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
        let mut bytes = fs::read(path).expect("readable");
        change(&mut bytes);
        fs::write(path, bytes).expect("writable");
    }

    #[test]
    fn what_was_appended_is_read_back_in_order() {
        let (place, _) = spool_of(&["one", "two", "three"]);
        assert_eq!(
            reopened(&place),
            (vec!["one".into(), "two".into(), "three".into()], false)
        );
    }

    #[test]
    fn records_added_together_stand_as_if_they_came_one_after_the_other() {
        let (one_by_one, path) = spool_of(&["one", "two", "three"]);
        let (together, other_path) = spool_of(&["one"]);
        let (mut append_log, _) = AppendLog::open(together.path()).expect("readable");
        append_log
            .append_all([b"two".as_slice(), b"three"])
            .expect("the disk works");
        let bytes = |path: &Path| fs::read(path).expect("readable");
        assert_eq!(bytes(&other_path), bytes(&path));
        append_log.append(b"four").expect("the disk works");
        assert_eq!(reopened(&together).0, ["one", "two", "three", "four"]);
        drop(one_by_one);
    }

    #[test]
    fn a_record_cut_short_by_a_power_cut_is_no_damage_and_the_next_stands_in_its_place() {
        for lost in 1..(HEAD + 3) {
            let (place, path) = spool_of(&["one", "two"]);
            change(&path, |bytes| bytes.truncate(bytes.len() - lost));
            assert_eq!(
                reopened(&place),
                (vec!["one".into()], false),
                "{lost} bytes"
            );
            let (mut append_log, _) = AppendLog::open(place.path()).expect("readable");
            append_log.append(b"new").expect("the disk works");
            assert_eq!(reopened(&place), (vec!["one".into(), "new".into()], false));
        }
    }

    #[test]
    fn damage_in_the_middle_is_seen_and_the_records_around_it_are_read() {
        let (place, path) = spool_of(&["one", "two", "three", "four"]);
        change(&path, |bytes| bytes[HEAD + 3 + HEAD] ^= 0xFF);
        let (records, damaged) = reopened(&place);
        assert!(damaged);
        assert_eq!(records, ["one", "three", "four"]);
    }

    #[test]
    fn a_damaged_frame_hides_only_its_own_record() {
        let (place, path) = spool_of(&["one", "two", "three", "four"]);
        change(&path, |bytes| {
            for byte in &mut bytes[HEAD + 3..HEAD + 3 + 8] {
                *byte = 0;
            }
        });
        let (records, damaged) = reopened(&place);
        assert!(damaged);
        assert_eq!(records, ["one", "three", "four"]);
    }

    #[test]
    fn a_record_taken_out_shows() {
        let (place, path) = spool_of(&["one", "two", "three"]);
        change(&path, |bytes| {
            bytes.drain(HEAD + 3..2 * (HEAD + 3));
        });
        assert_eq!(reopened(&place), (vec!["one".into(), "three".into()], true));
    }

    #[test]
    fn zeros_that_a_power_cut_left_in_place_of_the_last_record_are_no_damage() {
        let (place, path) = spool_of(&["one", "two"]);
        change(&path, |bytes| {
            let end = bytes.len();
            bytes[end - 2..].fill(0);
        });
        assert_eq!(reopened(&place), (vec!["one".into()], false));
    }

    #[test]
    fn a_rewrite_keeps_only_what_it_was_given_and_goes_on() {
        let (place, _) = spool_of(&["one", "two", "three"]);
        let (mut append_log, _) = AppendLog::open(place.path()).expect("readable");
        append_log
            .rewrite([b"two".as_slice()].into_iter())
            .expect("the disk works");
        append_log.append(b"four").expect("the disk works");
        assert_eq!(reopened(&place), (vec!["two".into(), "four".into()], false));
    }

    #[test]
    fn a_write_that_fails_is_a_lag_until_the_file_is_written_anew() {
        let (place, path) = spool_of(&["one"]);
        let (mut append_log, _) = AppendLog::open(place.path()).expect("readable");
        assert!(!append_log.lags());
        append_log.file = File::open(&path).expect("readable alone");
        append_log.append(b"two").expect_err("not writable");
        assert!(append_log.lags());
        let both = [b"one".as_slice(), b"two"];
        append_log
            .rewrite(both.into_iter())
            .expect("the disk works");
        assert!(!append_log.lags());
        append_log.append(b"three").expect("the disk works");
        assert_eq!(reopened(&place).0, ["one", "two", "three"]);
    }

    #[test]
    fn after_a_rewrite_that_failed_behind_its_rename_records_go_to_the_file_that_has_the_name() {
        let (place, _) = spool_of(&["one", "two"]);
        let (mut append_log, _) = AppendLog::open(place.path()).expect("readable");
        let refused = |_: &Path| Err(io::Error::from(io::ErrorKind::StorageFull));
        append_log
            .rewrite_by([b"two".as_slice()].into_iter(), refused)
            .expect_err("the folder cannot be synced");
        assert!(append_log.lags(), "nobody knows which of the two is there");
        append_log.append(b"three").expect("the disk works");
        assert_eq!(
            reopened(&place),
            (vec!["two".into(), "three".into()], false)
        );
        assert!(append_log.lags(), "until it is written anew");
        let both = [b"two".as_slice(), b"three"];
        append_log
            .rewrite(both.into_iter())
            .expect("the disk works");
        assert!(!append_log.lags());
    }

    #[test]
    fn rubbish_is_damage_and_never_a_panic() {
        let (place, path) = spool_of(&[]);
        for rubbish in [
            &b"AKS1"[..],
            b"AKS1\xff\xff\xff\xff",
            &[0; 500],
            b"love letter",
        ] {
            fs::write(&path, rubbish).expect("writable");
            assert_eq!(reopened(&place).0, Vec::<String>::new());
        }
    }
}
