//! What is heard: the record of the kiosk's voice, read as it grows.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::{Path, PathBuf},
    time::Duration,
};

use testbed::process::wait_for;

/// One line of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Something began to be said.
    Words(String),
    /// What was being said was cut off.
    CutOff,
    /// Nothing more is said for now.
    Silence,
}

/// Hears each thing once, in its order.
#[derive(Debug)]
pub struct Ear {
    record: PathBuf,
    /// So many bytes of the record have been read.
    read: Cell<u64>,
    waiting: RefCell<VecDeque<Heard>>,
    /// All words, oldest first.
    pub all: RefCell<Vec<String>>,
}

impl Ear {
    /// Hears what is said from now on.
    pub fn at(record: &Path) -> Ear {
        let ear = Ear {
            record: record.join("transcript.jsonl"),
            read: Cell::new(0),
            waiting: RefCell::default(),
            all: RefCell::default(),
        };
        ear.listen();
        ear.waiting.borrow_mut().clear();
        ear
    }

    /// Takes in what the record has grown by.
    fn listen(&self) {
        let mut grown = Vec::new();
        let opened = File::open(&self.record).and_then(|mut file| {
            file.seek(SeekFrom::Start(self.read.get()))?;
            file.read_to_end(&mut grown)
        });
        if opened.is_err() {
            // Nothing has been said yet.
            return;
        }
        // The last line may be half written.
        let whole = grown.iter().rposition(|byte| *byte == b'\n');
        let whole = &grown[..whole.map_or(0, |end| end + 1)];
        self.read.set(self.read.get() + whole.len() as u64);
        let lines = whole.split(|byte| *byte == b'\n');
        let heard = lines.filter(|line| !line.is_empty()).map(heard);
        self.waiting.borrow_mut().extend(heard);
    }

    /// The next thing; none where nothing comes for so long.
    pub fn next(&self, patience: Duration) -> Option<Heard> {
        let next = wait_for("something to be said", patience, || {
            if self.waiting.borrow().is_empty() {
                self.listen();
            }
            Ok(self.waiting.borrow_mut().pop_front())
        });
        let next = next.ok()?;
        if let Heard::Words(words) = &next {
            self.all.borrow_mut().push(words.clone());
        }
        Some(next)
    }

    /// What is said up to the next silence, without what was cut off meanwhile; nothing where nobody says anything. The
    /// silence that a key makes is before its answer.
    pub fn until_silence(&self, patience: Duration) -> Vec<String> {
        let mut words = Vec::new();
        loop {
            match self.next(patience) {
                Some(Heard::Words(heard)) => words.push(heard),
                Some(Heard::CutOff) => words.clear(),
                Some(Heard::Silence) if words.is_empty() => {}
                Some(Heard::Silence) => return words,
                None if words.is_empty() => return words,
                None => panic!("it stops without an end; {}", self.last_words()),
            }
        }
    }

    /// Whether this has been said.
    pub fn has_heard(&self, phrase: &str) -> bool {
        let all = self.all.borrow();
        all.iter().any(|words| words.contains(phrase))
    }

    /// For whoever wants to know why.
    pub fn last_words(&self) -> String {
        let all = self.all.borrow();
        let last = &all[all.len().saturating_sub(25)..];
        format!("the last words were {last:#?}")
    }
}

fn heard(line: &[u8]) -> Heard {
    let line: serde_json::Value = serde_json::from_slice(line).expect("a line of JSON");
    match line["said"].as_str() {
        Some(words) => Heard::Words(words.to_owned()),
        None if line.get("silence").is_some() => Heard::Silence,
        None if line.get("interrupted").is_some() => Heard::CutOff,
        None => panic!("nobody should be asked whether they are there: {line}"),
    }
}
