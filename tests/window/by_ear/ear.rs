//! What is heard: the record of the kiosk's voice, read as it grows.

use std::{
    cell::{Cell, RefCell},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use testbed::process::wait_for;

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    Words(String),
    /// What was being said was cut off.
    CutOff,
    /// Nothing more is said for now.
    Silence,
}

/// An ear, which hears each thing once.
#[derive(Debug)]
pub struct Ear {
    record: PathBuf,
    read: Cell<usize>,
    pub all: RefCell<Vec<String>>,
}

impl Ear {
    /// Hears what is said from now on.
    pub fn at(record: &Path) -> Ear {
        let record = record.join("transcript.jsonl");
        let read = Cell::new(
            fs::read_to_string(&record)
                .unwrap_or_default()
                .lines()
                .count(),
        );
        Ear {
            record,
            read,
            all: RefCell::default(),
        }
    }

    /// The next thing; none where nothing comes for so long.
    pub fn next(&self, patience: Duration) -> Option<Heard> {
        let line = wait_for("something to be said", patience, || {
            let text = fs::read_to_string(&self.record).unwrap_or_default();
            // The last line may be half written.
            let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
            Ok(whole.lines().nth(self.read.get()).map(str::to_owned))
        });
        let line = line.ok()?;
        self.read.set(self.read.get() + 1);
        let line: serde_json::Value = serde_json::from_str(&line).expect("a line of JSON");
        Some(match line["said"].as_str() {
            Some(words) => {
                self.all.borrow_mut().push(words.to_owned());
                Heard::Words(words.to_owned())
            }
            None if line.get("silence").is_some() => Heard::Silence,
            None => Heard::CutOff,
        })
    }

    /// Everything up to the next silence.
    pub fn until_silence(&self, patience: Duration) -> Vec<String> {
        let mut words = Vec::new();
        let mut wait = patience;
        loop {
            match self.next(wait) {
                Some(Heard::Words(heard)) => words.push(heard),
                Some(Heard::CutOff) => {}
                Some(Heard::Silence) | None => return words,
            }
            // Once something is said, its end comes too.
            wait = Duration::from_secs(60);
        }
    }
}
