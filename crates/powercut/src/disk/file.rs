//! One file: what is certain of its content, and what was written since.

use super::torn::{Wear, pieces};
use crate::dice::Dice;

#[derive(Debug, Clone)]
enum Change {
    Write { place: u64, bytes: Vec<u8> },
    Length(u64),
}

impl Change {
    fn make(&self, content: &mut Vec<u8>) {
        match self {
            Change::Write { place, bytes } => write(content, *place, bytes),
            Change::Length(length) => content.resize(*length as usize, 0),
        }
    }
}

/// A file's content on the disk.
#[derive(Debug, Clone)]
pub(super) struct FileOnDisk {
    certain: Vec<u8>,
    pending: Vec<Change>,
    shown: Vec<u8>,
}

impl FileOnDisk {
    /// A file whose content has been there for long.
    pub(super) fn certain(content: Vec<u8>) -> FileOnDisk {
        FileOnDisk {
            certain: content.clone(),
            pending: Vec::new(),
            shown: content,
        }
    }

    pub(super) fn write(&mut self, place: u64, bytes: &[u8]) {
        self.change(Change::Write {
            place,
            bytes: bytes.to_vec(),
        });
    }

    pub(super) fn set_length(&mut self, length: u64) {
        self.change(Change::Length(length));
    }

    fn change(&mut self, change: Change) {
        change.make(&mut self.shown);
        self.pending.push(change);
    }

    pub(super) fn sync(&mut self) {
        self.certain.clone_from(&self.shown);
        self.pending.clear();
    }

    pub(super) fn shown(&self) -> &[u8] {
        &self.shown
    }

    /// What a cut leaves of it.
    pub(super) fn after_the_cut(&self, wear: Wear, dice: &mut Dice) -> Vec<u8> {
        let mut content = self.certain.clone();
        let last = dice.below(self.pending.len() as u64 + 1) as usize;
        for (number, change) in self.pending.iter().enumerate() {
            let torn = match wear {
                Wear::KeepNothing => break,
                Wear::KeepEverything => None,
                Wear::KeepTheFirst if number < last => None,
                Wear::KeepTheFirst if number > last => break,
                Wear::KeepTheFirst => Some(512),
                Wear::KeepSome { border } => Some(border),
            };
            match (change, torn) {
                (Change::Write { place, bytes }, Some(border)) => {
                    for piece in pieces(*place, bytes.len(), border) {
                        if dice.one_in(2) {
                            write(&mut content, *place + piece.start as u64, &bytes[piece]);
                        }
                    }
                }
                (Change::Length(_), Some(_)) if dice.one_in(2) => {}
                (change, _) => change.make(&mut content),
            }
        }
        content
    }
}

/// Writes as a file system does: what lies between the end and the place becomes zeros.
fn write(content: &mut Vec<u8>, place: u64, bytes: &[u8]) {
    let (start, end) = (place as usize, place as usize + bytes.len());
    if content.len() < end {
        content.resize(end, 0);
    }
    content[start..end].copy_from_slice(bytes);
}
