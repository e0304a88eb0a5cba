//! A directory on a disk as a trace left it: what is certain to be there, and what may be.
//!
//! The model is POSIX at its strictest. A file's bytes are certain up to its last sync; a name is certain
//! from the next sync of its directory. What came after may have reached the disk in any order, whole or
//! in part, sector by sector; changes of names keep their order, as a journalling file system keeps it.
//! Files shared through memory (`-shm`) are not on the disk.

mod file;
mod torn;

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::{Path, PathBuf},
};

use file::FileOnDisk;
pub use torn::Wear;

use crate::{
    dice::Dice,
    trace::{Operation, header, records},
};

/// Files by their path, with their content.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A directory's files, as a program left them.
#[derive(Debug, Default)]
pub struct Disk {
    files: Vec<FileOnDisk>,
    /// By name, as the running system shows it.
    shown: BTreeMap<PathBuf, usize>,
    /// By name, as it is certain to be on the disk.
    certain: BTreeMap<PathBuf, usize>,
    /// Changes of names that are not certain yet, in order.
    pending: Vec<Change>,
    open: HashMap<u64, usize>,
}

#[derive(Debug, Clone)]
enum Change {
    Put(PathBuf, usize),
    Remove(PathBuf),
    /// In one step, as a rename is.
    Move(PathBuf, PathBuf, usize),
}

impl Change {
    fn path(&self) -> &Path {
        match self {
            Change::Put(path, _) | Change::Remove(path) | Change::Move(_, path, _) => path,
        }
    }

    fn make(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Change::Put(path, file) => drop(names.insert(path.clone(), *file)),
            Change::Remove(path) => drop(names.remove(path)),
            Change::Move(old, new, file) => {
                names.remove(old);
                names.insert(new.clone(), *file);
            }
        }
    }
}

impl Disk {
    /// The directory that held `base`, all of it certain, after the operations of `trace`.
    pub fn after(base: Files, trace: &[u8]) -> Disk {
        let mut disk = Disk::default();
        for (path, content) in base {
            let file = disk.add(content);
            disk.shown.insert(path.clone(), file);
            disk.certain.insert(path, file);
        }
        for record in records(trace) {
            match record.operation {
                Operation::Open => disk.opened(record.path(), record.file, record.place == 1),
                Operation::Write => disk.file(record.file).write(record.place, record.payload),
                Operation::Length => disk.file(record.file).set_length(record.place),
                Operation::Sync => disk.file(record.file).sync(),
                Operation::Remove => disk.change(Change::Remove(record.path())),
                Operation::Rename => {
                    let (old, new) = record.paths();
                    if let Some(file) = disk.shown.get(&old).copied() {
                        disk.change(Change::Move(old, new, file));
                    }
                }
                Operation::Link => {
                    let (old, new) = record.paths();
                    if let Some(file) = disk.shown.get(&old).copied() {
                        disk.change(Change::Put(new, file));
                    }
                }
                Operation::SyncDirectory => disk.directory_synced(&record.path()),
            }
        }
        disk
    }

    fn add(&mut self, content: Vec<u8>) -> usize {
        self.files.push(FileOnDisk::certain(content));
        self.files.len() - 1
    }

    fn file(&mut self, inode: u64) -> &mut FileOnDisk {
        let index = *self
            .open
            .get(&inode)
            .expect("a file is opened before it is used");
        &mut self.files[index]
    }

    fn opened(&mut self, path: PathBuf, inode: u64, made: bool) {
        let known = self.shown.get(&path).copied().filter(|_| !made);
        let file = known.unwrap_or_else(|| {
            let file = self.add(Vec::new());
            self.change(Change::Put(path, file));
            file
        });
        self.open.insert(inode, file);
    }

    fn change(&mut self, change: Change) {
        change.make(&mut self.shown);
        self.pending.push(change);
    }

    fn directory_synced(&mut self, directory: &Path) {
        let certain = &mut self.certain;
        self.pending.retain(|change| {
            let here = change.path().parent() == Some(directory);
            if here {
                change.make(certain);
            }
            !here
        });
    }

    /// What the running system shows: everything that was written.
    pub fn shown(&self) -> Files {
        self.contents(&self.shown, |file| file.shown().to_vec())
    }

    /// What is on the disk when the power goes now.
    pub fn after_the_cut(&self, dice: &mut Dice) -> Files {
        let wear = Wear::drawn(dice);
        let mut names = self.certain.clone();
        let kept = match wear {
            Wear::KeepNothing => 0,
            Wear::KeepEverything => self.pending.len(),
            _ => dice.below(self.pending.len() as u64 + 1) as usize,
        };
        for change in &self.pending[..kept] {
            change.make(&mut names);
        }
        self.contents(&names, |file| file.after_the_cut(wear, dice))
    }

    fn contents(
        &self,
        names: &BTreeMap<PathBuf, usize>,
        mut content: impl FnMut(&FileOnDisk) -> Vec<u8>,
    ) -> Files {
        names
            .iter()
            .filter(|(path, _)| is_on_the_disk(path))
            .map(|(path, file)| (path.clone(), content(&self.files[*file])))
            .collect()
    }

    /// Records that bring the trace to what the directory really holds: a program that was killed between
    /// a record and its write has recorded a write that never was.
    pub fn settled(&self, really: &Files) -> Vec<u8> {
        let mut records = Vec::new();
        for (path, content) in really {
            let Some(file) = self.shown.get(path).copied() else {
                continue;
            };
            let recorded = self.files[file].shown();
            let Some(&inode) = self
                .open
                .iter()
                .find(|(_, opened)| **opened == file)
                .map(|(inode, _)| inode)
            else {
                continue;
            };
            let same = recorded
                .iter()
                .zip(content)
                .take_while(|(a, b)| a == b)
                .count();
            if recorded.len() > content.len() {
                let length = content.len() as u64;
                records.extend_from_slice(&header(Operation::Length, inode, length, b""));
            }
            let differing = &content[same..];
            if !differing.is_empty() {
                let head = header(Operation::Write, inode, same as u64, differing);
                records.extend_from_slice(&head);
                records.extend_from_slice(differing);
            }
        }
        records
    }
}

/// Files shared through memory are gone with the power.
fn is_on_the_disk(path: &Path) -> bool {
    !path.to_string_lossy().ends_with("-shm")
}

/// Reads every file below a directory. A socket holds nothing that could be lost.
///
/// # Errors
/// What the file system says.
pub fn read(directory: &Path) -> io::Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            files.append(&mut read(&path)?);
        } else if path.is_file() && is_on_the_disk(&path) {
            files.insert(path.clone(), fs::read(&path)?);
        }
    }
    Ok(files)
}

/// Empties a directory and puts these files there. The directories that it had stay.
///
/// # Errors
/// What the file system says.
pub fn replace(directory: &Path, files: &Files) -> io::Result<()> {
    empty(directory)?;
    for (path, content) in files {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, content)?;
    }
    Ok(())
}

fn empty(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        match path.is_dir() {
            true => empty(&path)?,
            false => fs::remove_file(&path)?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
