//! A folder of the demo's own, emptied at each start and held by one demo at a time.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

/// An empty folder that nobody else uses while this value lives.
pub struct FreshFolder {
    path: PathBuf,
    _lock: File,
}

impl FreshFolder {
    /// Empties (or makes) the folder `name` in `parent`.
    ///
    /// # Errors
    /// Another demo uses it, or it cannot be emptied.
    pub fn take(parent: &Path, name: &str) -> Result<FreshFolder> {
        fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
        let path = parent.join(name);
        let lock = File::create(parent.join(format!(".{name}.lock")))?;
        if lock.try_lock().is_err() {
            bail!("another demo uses {}: end that one first", path.display());
        }
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot empty {}", path.display()));
            }
            _ => fs::create_dir(&path)?,
        }
        Ok(FreshFolder {
            path: path.canonicalize()?,
            _lock: lock,
        })
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_demo_left_is_gone() {
        let parent = tempfile::tempdir().unwrap();
        let first = FreshFolder::take(parent.path(), "tour").unwrap();
        fs::write(first.path().join("old.png"), "x").unwrap();
        drop(first);
        let second = FreshFolder::take(parent.path(), "tour").unwrap();
        assert_eq!(fs::read_dir(second.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_in_use_is_left_alone() {
        let parent = tempfile::tempdir().unwrap();
        let first = FreshFolder::take(parent.path(), "demo").unwrap();
        fs::write(first.path().join("central.db"), "x").unwrap();
        assert!(FreshFolder::take(parent.path(), "demo").is_err());
        assert!(first.path().join("central.db").exists());
    }
}
