//! What somebody who carries the machine away would find: every file that changed since an instant,
//! searched for secrets in every form in which they might lie there.

mod forms;
mod index;
mod streams;

use std::{
    ffi::CString,
    fs::{self, File},
    io::{self, Read},
    os::unix::{ffi::OsStrExt, fs::MetadataExt},
    path::{Path, PathBuf},
    time::SystemTime,
};

use anyhow::{Context, Result};
use forms::forms;
use index::Index;

const CHUNK: usize = 1 << 20;
/// Compressed streams are looked for in files up to this size.
const INFLATED_UP_TO: u64 = 64 << 20;

/// A secret in one form.
#[derive(Clone, PartialEq, Eq)]
struct Needle {
    label: String,
    form: &'static str,
    bytes: Vec<u8>,
}

/// Secrets to look for, each in all its forms.
#[derive(Clone, Default)]
pub struct Loot {
    needles: Vec<Needle>,
    index: Index,
    deflate_by_trial: bool,
}

/// Where a secret was found. Names the secret by its label, never by its value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Find {
    /// The file.
    pub path: PathBuf,
    /// Which secret, such as `nif`.
    pub label: String,
    /// In which form, such as `utf-16le`.
    pub form: &'static str,
}

/// What a search saw.
#[derive(Debug, Default)]
pub struct Search {
    /// Every secret found.
    pub finds: Vec<Find>,
    /// How many files had changed and were read.
    pub files_read: usize,
}

impl Loot {
    /// No secret yet.
    pub fn new() -> Loot {
        Loot::default()
    }

    /// Adds a secret: its label for reports, and its value.
    ///
    /// # Panics
    /// The value is so short that it would be found anywhere.
    #[must_use]
    pub fn with(mut self, label: &str, value: &str) -> Loot {
        assert!(value.len() >= 6, "{label} is too short to be looked for");
        for (form, bytes) in forms(value) {
            let needle = Needle {
                label: label.to_owned(),
                form,
                bytes,
            };
            if !self.needles.iter().any(|known| known.bytes == needle.bytes) {
                self.index.add(self.needles.len(), &needle.bytes);
                self.needles.push(needle);
            }
        }
        self
    }

    /// Looks for compressed streams without a header as well, at every position of small files.
    #[must_use]
    pub fn with_deflate_by_trial(mut self) -> Loot {
        self.deflate_by_trial = true;
        self
    }

    /// What of the loot is in these bytes, each needle once.
    pub fn in_bytes<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (&'a str, &'static str)> {
        let mut found = vec![false; self.needles.len()];
        for (at, candidates) in self.index.candidates(bytes) {
            for &number in candidates {
                found[number] |= bytes[at..].starts_with(&self.needles[number].bytes);
            }
        }
        self.needles
            .iter()
            .zip(found)
            .filter(|(_, found)| *found)
            .map(|(needle, _)| (needle.label.as_str(), needle.form))
    }

    /// Searches every regular file below `root` that changed at or after `since` (by modification or
    /// inode change), on every mounted file system, except below `spared` and the kernel's own trees.
    ///
    /// # Errors
    /// `root` cannot be listed. Files that vanish during the search are passed over.
    pub fn search(&self, root: &Path, since: SystemTime, spared: &[&Path]) -> Result<Search> {
        fs::read_dir(root).with_context(|| format!("cannot list {}", root.display()))?;
        let mut search = Search::default();
        let mut folders = vec![(root.to_owned(), fs::metadata(root)?.dev())];
        while let Some((folder, folder_device)) = folders.pop() {
            // A folder that cannot be listed is gone by now, or belongs to the kernel.
            let Ok(entries) = fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries.flatten() {
                let path = entry.path();
                let Ok(metadata) = fs::symlink_metadata(&path) else {
                    continue;
                };
                if spared.contains(&path.as_path()) {
                    continue;
                }
                if metadata.is_dir() {
                    let is_mounted_here = metadata.dev() != folder_device;
                    if !(is_mounted_here && is_of_the_kernel(&path)) {
                        folders.push((path, metadata.dev()));
                    }
                } else if metadata.is_file() && changed_since(&metadata, since) {
                    self.search_file(&path, &mut search);
                }
            }
        }
        search.finds.sort();
        Ok(search)
    }

    fn search_file(&self, path: &Path, search: &mut Search) {
        let mut finds = Vec::new();
        // A file that vanished or cannot be read by us holds nothing for this thief.
        if self.read_in_chunks(path, &mut finds).is_ok() {
            search.files_read += 1;
        }
        if fs::metadata(path).is_ok_and(|file| file.len() <= INFLATED_UP_TO)
            && let Ok(bytes) = fs::read(path)
        {
            for text in streams::inflated(&bytes, self.deflate_by_trial) {
                self.note(&text, path, "compressed", &mut finds);
            }
        }
        search.finds.append(&mut finds);
    }

    /// Notes what is in these bytes, under its own form or under that in which the bytes lay.
    fn note(&self, bytes: &[u8], path: &Path, lay: &'static str, finds: &mut Vec<Find>) {
        for (label, form) in self.in_bytes(bytes) {
            let find = Find {
                path: path.to_owned(),
                label: label.to_owned(),
                form: if lay.is_empty() { form } else { lay },
            };
            if !finds.contains(&find) {
                finds.push(find);
            }
        }
    }

    fn read_in_chunks(&self, path: &Path, finds: &mut Vec<Find>) -> io::Result<()> {
        let longest = self.needles.iter().map(|needle| needle.bytes.len()).max();
        let overlap = longest.unwrap_or(1) - 1;
        let mut file = File::open(path)?;
        let mut window = Vec::with_capacity(CHUNK + overlap);
        loop {
            let read = file.by_ref().take(CHUNK as u64).read_to_end(&mut window)?;
            self.note(&window, path, "", finds);
            if read == 0 {
                return Ok(());
            }
            let keep_from = window.len().saturating_sub(overlap);
            window.drain(..keep_from);
        }
    }
}

fn changed_since(metadata: &fs::Metadata, since: SystemTime) -> bool {
    let since = since
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |age| age.as_secs().cast_signed());
    metadata.mtime() >= since || metadata.ctime() >= since
}

/// Whether a mounted tree is the kernel's own view of itself and no storage: its files are made up at the
/// moment of reading, some of them without end. A system in a folder (a chroot, a container) has such trees
/// too, so the kind of file system decides and not the path.
fn is_of_the_kernel(folder: &Path) -> bool {
    const KINDS: [i64; 14] = [
        0x9fa0,      // proc
        0x6265_6572, // sysfs
        0x0027_e0eb, // cgroup
        0x6367_7270, // cgroup2
        0x1cd1,      // devpts
        0x1980_0202, // mqueue
        0x6462_6720, // debugfs
        0x7472_6163, // tracefs
        0x7363_6673, // securityfs
        0xcafe_4a11, // bpf
        0x6165_676c, // pstore
        0x6265_6570, // configfs
        0x6573_5543, // fusectl
        0xde5e_81e4, // efivarfs
    ];
    let Ok(path) = CString::new(folder.as_os_str().as_bytes()) else {
        return false;
    };
    // SAFETY: all-zero bytes are a valid `statfs`, and both pointers live through the call.
    let kind = unsafe {
        let mut about: libc::statfs = std::mem::zeroed();
        match libc::statfs(path.as_ptr(), &raw mut about) {
            0 => about.f_type,
            // Gone by now: there is nothing to list either.
            _ => return false,
        }
    };
    KINDS.contains(&kind)
}

#[cfg(test)]
mod tests;
