//! Raw evidence: one JSON line for each thing that was tried.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::{Serialize, de::DeserializeOwned};

/// A file of lines that is being written.
#[derive(Debug)]
pub struct Lines {
    file: BufWriter<File>,
}

impl Lines {
    /// Begins the file anew.
    ///
    /// # Errors
    /// What the file system says.
    pub fn begin(folder: &Path, name: &str) -> Result<Lines> {
        let path = path(folder, name);
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Lines {
            file: BufWriter::new(file),
        })
    }

    /// Adds a line.
    ///
    /// # Errors
    /// What the file system says.
    pub fn add(&mut self, line: &impl Serialize) -> Result<()> {
        serde_json::to_writer(&mut self.file, line)?;
        self.file.write_all(b"\n")?;
        Ok(self.file.flush()?)
    }
}

/// Reads a whole file of lines.
///
/// # Errors
/// It is missing, or a line is not what it must be.
pub fn read<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<Vec<T>> {
    let path = path(folder, name);
    let file = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
    BufReader::new(file)
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect()
}

/// Removes what an earlier run left, and makes the folder.
///
/// # Errors
/// What the file system says.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.jsonl"))
}
