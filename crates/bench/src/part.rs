//! A part of the bench: its samples and what follows from them, kept in a file of its own, so that a part that is
//! measured again does not lose the others.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{machine::Machine, samples::Series};

/// Everything that one part measured.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// What `ONLY` calls it.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// When it began.
    pub at: jiff::Timestamp,
    /// What it ran on.
    pub machine: Machine,
    /// The figures of the report.
    pub ratios: BTreeMap<String, f64>,
    /// What has to be known of them.
    pub notes: Vec<String>,
    /// The raw samples.
    pub series: Vec<Series>,
}

impl Part {
    /// A part that begins now.
    pub fn new(name: &str, title: &str) -> Part {
        Part {
            name: name.to_owned(),
            title: title.to_owned(),
            at: jiff::Timestamp::now(),
            machine: Machine::look(),
            ratios: BTreeMap::new(),
            notes: Vec::new(),
            series: Vec::new(),
        }
    }

    /// Writes it into the folder.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}.json", self.name));
        fs::write(&path, serde_json::to_vec_pretty(self)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// The part of that name, where it was measured.
    pub fn kept(folder: &Path, name: &str) -> Option<Part> {
        let bytes = fs::read(folder.join(format!("{name}.json"))).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}
