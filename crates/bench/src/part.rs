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

    /// Writes it into the folder. A ratio of nothing is left out: JSON has no such number, and the part could not be read again.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn keep(mut self, folder: &Path) -> Result<()> {
        self.ratios.retain(|_, ratio| ratio.is_finite());
        fs::create_dir_all(folder)?;
        let path = folder.join(format!("{}.json", self.name));
        fs::write(&path, serde_json::to_vec_pretty(&self)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }

    /// The part of that name, where it was measured.
    pub fn kept(folder: &Path, name: &str) -> Option<Part> {
        let bytes = fs::read(folder.join(format!("{name}.json"))).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_with_a_ratio_of_nothing_is_read_again_without_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut part = Part::new("window", "of a few visits");
        part.ratios.insert("growth".into(), f64::NAN);
        part.ratios.insert("start".into(), 1.4);
        part.keep(folder.path()).expect("kept");
        let kept = Part::kept(folder.path(), "window").expect("read again");
        assert_eq!(kept.ratios, BTreeMap::from([("start".to_owned(), 1.4)]));
    }
}
