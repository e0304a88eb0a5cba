//! What a trial leaves behind, and where. The auditor knows this and the two databases, and nothing else.
//!
//! | in `out/chaos/trial-N/` | what |
//! | --- | --- |
//! | `trial.json` | [`Trial`]: the plan, and what of it happened |
//! | `submitted.jsonl` | [`Submitted`]: what was typed |
//! | `shown.jsonl` | [`Shown`]: what the kiosk showed, as its standard output had it |
//! | `went-wrong.jsonl` | [`Mark`]: when each fault began, happened and was over, and what did not come about meanwhile |
//! | `line.jsonl` | what the proxy did: ids and kinds, never bodies |
//! | `spool/` | what came out of the printer: by job name, or the pieces of a roll as pictures |
//! | `kiosk/` | everything that the kiosk side wrote: `data/` at the end, every state after a cut, every write (`trace-*`), its log |
//! | `central/` | central's directory at the end, its keys included |

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::fault::Fault;

/// Counts of faults that really happened.
pub type Counts = BTreeMap<Fault, u64>;

/// `trial.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trial {
    /// The campaign's seed.
    pub seed: u64,
    /// The trial's number.
    pub trial: u64,
    /// The plan, in words.
    pub schedule: String,
    /// How the disk was filled: `tmpfs` or `injected`.
    pub disk_full_by: String,
    /// What happened.
    pub faults: Counts,
    /// Power cuts after which the disk had less than the program saw.
    pub cuts_that_took: u64,
    /// Why the trial could not be brought to its end, if it could not.
    pub broken: Option<String>,
}

/// A line of `submitted.jsonl`, written before it is typed.
#[derive(Clone, Serialize, Deserialize)]
pub struct Submitted {
    /// The visit's number in the trial.
    pub n: u64,
    /// The person's language.
    pub language: String,
    /// The answers, as the page sends them.
    pub draft: Value,
}

/// A line of `shown.jsonl`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Shown {
    /// Which start of the kiosk showed it.
    pub run: u32,
    /// When, in milliseconds since the trial began.
    pub at_ms: u64,
    /// What it showed.
    pub line: Value,
}

/// A line of `went-wrong.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When, in milliseconds since the trial began.
    pub at_ms: u64,
    /// Which fault.
    pub fault: Fault,
    /// What of it.
    pub what: What,
}

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// From now on it may happen.
    Began,
    /// It has happened, and lasts.
    Happened,
    /// It is over.
    Over,
    /// Something that the kiosk owes meanwhile did not come about in its time.
    Missed(String),
}

/// The places of one trial.
#[derive(Debug, Clone)]
pub struct Place {
    root: PathBuf,
}

impl Place {
    /// The evidence in this folder.
    pub fn at(root: impl Into<PathBuf>) -> Place {
        Place { root: root.into() }
    }

    /// The folder of a trial of the campaign that leaves its evidence in `out`.
    pub fn of_trial(out: &Path, trial: u64) -> Place {
        Place::at(out.join(format!("trial-{trial:05}")))
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder of it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// A file of lines, to be written.
    pub fn lines(&self, name: &str) -> Result<Lines> {
        let path = self.path(name);
        let file = File::options()
            .create(true)
            .append(true)
            .open(&path)
            .with_context(|| path.display().to_string())?;
        Ok(Lines(file))
    }

    /// The lines of a file; none where it was never written.
    pub fn read_lines<T: DeserializeOwned>(&self, name: &str) -> Result<Vec<T>> {
        let path = self.path(name);
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            read => read.with_context(|| path.display().to_string())?,
        };
        text.lines()
            .map(|line| serde_json::from_str(line).with_context(|| path.display().to_string()))
            .collect()
    }
}

/// A file of JSON lines.
#[derive(Debug)]
pub struct Lines(File);

impl Lines {
    /// Appends one line.
    pub fn add(&mut self, line: &impl Serialize) -> Result<()> {
        let mut text = serde_json::to_string(line)?;
        text.push('\n');
        Ok(self.0.write_all(text.as_bytes())?)
    }
}
