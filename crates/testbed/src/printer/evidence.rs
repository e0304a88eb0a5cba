//! What the printer says and kept, for tests to judge by.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{TELL, VirtualPrinter};

/// A job as the printer remembers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RememberedJob {
    /// The printer's number for it.
    pub id: i32,
    /// `pending`, `pending-held`, `processing`, `processing-stopped`, `canceled`, `aborted`, `completed`.
    pub state: String,
    /// The name that its sender gave it.
    pub name: String,
}

impl VirtualPrinter {
    /// The documents that it was sent, in the order in which they came, printed or not.
    pub fn spool_files(&self) -> Vec<PathBuf> {
        self.kept("prn", false)
    }

    /// What came out of it, in order: the documents, byte for byte.
    pub fn printed_files(&self) -> Vec<PathBuf> {
        self.kept("prn", true)
    }

    /// Throws away what has come out of it and the documents behind it, but for the last two.
    pub fn throw_paper_away(&self) {
        for mut kept in [self.spool_files(), self.printed_files()] {
            kept.truncate(kept.len().saturating_sub(2));
            for file in kept {
                // Nobody else removes them; one that stays is no harm.
                let _still_there = fs::remove_file(file);
            }
        }
    }

    /// The jobs that it remembers, oldest first.
    pub fn jobs(&self) -> Vec<RememberedJob> {
        let mut jobs: Vec<_> = self
            .asked("jobs.test")
            .iter()
            .filter_map(|line| {
                let mut fields = line.splitn(3, ',');
                Some(RememberedJob {
                    id: fields.next()?.parse().ok()?,
                    state: fields.next()?.to_owned(),
                    name: fields.next()?.to_owned(),
                })
            })
            .filter(|job| job.name != TELL)
            .collect();
        jobs.sort_by_key(|job| job.id);
        jobs
    }

    /// Number and state of each job that it remembers, oldest first.
    pub fn job_states(&self) -> Vec<(i32, String)> {
        let jobs = self.jobs().into_iter();
        jobs.map(|job| (job.id, job.state)).collect()
    }

    /// The size name (PWG 5101.1) of the paper that is in it.
    pub fn media_ready(&self) -> String {
        self.asked("printer.test")
            .last()
            .and_then(|line| line.split(',').nth(1))
            .expect("state, media and reasons of a printer")
            .to_owned()
    }

    /// Its `printer-state-reasons`, without severities; empty when it has none.
    pub fn state_reasons(&self) -> Vec<String> {
        self.asked("printer.test")
            .last()
            .and_then(|line| line.splitn(3, ',').nth(2))
            .expect("state, media and reasons of a printer")
            .trim_matches('"')
            .split(',')
            .filter(|reason| *reason != "none")
            .map(|reason| {
                ["-error", "-warning", "-report"]
                    .iter()
                    .find_map(|severity| reason.strip_suffix(severity))
                    .unwrap_or(reason)
                    .to_owned()
            })
            .collect()
    }

    /// Every start's files that are, or are not, of this ending, in the order of their jobs.
    fn kept(&self, ending: &str, with: bool) -> Vec<PathBuf> {
        let number = |path: &Path| -> u32 {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.split('-')
                .next()
                .and_then(|id| id.parse().ok())
                .unwrap_or(0)
        };
        let mut all = Vec::new();
        for start in 1..=self.starts {
            let folder = self.spool.join(start.to_string());
            let mut files: Vec<_> = fs::read_dir(folder)
                .expect("the spool folder is there")
                .map(|entry| entry.expect("a readable folder").path())
                .filter(|path| path.extension().is_some_and(|e| e == ending) == with)
                .filter(|path| fs::metadata(path).is_ok_and(|file| file.len() > 0))
                .collect();
            files.sort_by_key(|path| number(path));
            all.append(&mut files);
        }
        all
    }

    /// What `ipptool` displays, by line without the heading; nothing if the printer refused or is off.
    pub(super) fn ask(&self, test: &str) -> Vec<String> {
        let output = Command::new("ipptool")
            .args(["-c", "-T", "5"])
            .args(["-d", &format!("name={TELL}")])
            .args(["-d", &format!("format={}", self.format)])
            .arg("-f")
            .arg(self.dir.path().join("printer.conf"))
            .arg(self.uri())
            .arg(self.dir.path().join(test))
            .output()
            .expect("ipptool runs (Debian cups-ipp-utils)");
        let shown = String::from_utf8_lossy(&output.stdout);
        shown.lines().skip(1).map(str::to_owned).collect()
    }

    fn asked(&self, test: &str) -> Vec<String> {
        assert!(self.printer.is_some(), "the printer is off: nothing to ask");
        self.ask(test)
    }
}
