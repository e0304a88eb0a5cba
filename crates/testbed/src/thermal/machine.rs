//! The printer's inside: buffer, commands, paper and knife. It knows no wire.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::dots::Dots;
use super::piece::Piece;

/// What its buffer holds.
const BUFFER: usize = 4_096;
/// `DLE DC4 8` with the seven bytes that guard it.
const EMPTY: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];

/// How much paper is on the roll.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Roll {
    #[default]
    Full,
    NearEnd,
    Out,
}

/// Everything that is not a wire.
pub(super) struct Machine {
    pub ended: bool,
    pub on: bool,
    pub reachable: bool,
    pub break_line: bool,
    pub roll: Roll,
    pub rows_left: Option<usize>,
    pub cover_open: bool,
    pub cover_after: Option<usize>,
    pub jammed: bool,
    pub hangs: bool,
    pub hangs_after_cuts: Option<usize>,
    pub silent: bool,
    pub lose: u32,
    pub paper_comes_while_asked: bool,
    pub dies_after: Option<usize>,
    pub knows_empty: bool,
    pub slow: Duration,
    /// On their way to whoever is connected.
    pub answers: Vec<u8>,
    pub pieces: Vec<Piece>,
    pub hanging: Piece,
    pub complaints: Vec<String>,
    pub was_sent_work: bool,
    buffer: VecDeque<u8>,
    /// The last bytes that came, for urgent commands.
    last: VecDeque<u8>,
    picture: Option<Dots>,
    text: String,
    busy_until: Option<Instant>,
}

impl Default for Machine {
    fn default() -> Self {
        Machine {
            ended: false,
            on: true,
            reachable: false,
            break_line: false,
            roll: Roll::Full,
            rows_left: None,
            cover_open: false,
            cover_after: None,
            jammed: false,
            hangs: false,
            hangs_after_cuts: None,
            silent: false,
            lose: 0,
            paper_comes_while_asked: false,
            dies_after: None,
            knows_empty: true,
            slow: Duration::ZERO,
            answers: Vec::new(),
            pieces: Vec::new(),
            hanging: Piece::default(),
            complaints: Vec::new(),
            was_sent_work: false,
            buffer: VecDeque::new(),
            last: VecDeque::new(),
            picture: None,
            text: String::new(),
            busy_until: None,
        }
    }
}

impl Machine {
    pub fn pull_the_plug(&mut self) {
        self.on = false;
        self.forget();
        self.answers.clear();
    }

    pub fn put_paper_in(&mut self) {
        self.roll = Roll::Full;
        self.rows_left = None;
    }

    pub fn is_idle(&self) -> bool {
        self.buffer.is_empty() && self.picture.is_none() && self.busy_until.is_none()
    }

    /// How many bytes it would read now.
    pub fn room(&self) -> usize {
        BUFFER - self.buffer.len()
    }

    /// Takes in what came over the wire, no more than there is room for.
    pub fn take_in(&mut self, bytes: &[u8]) {
        assert!(bytes.len() <= self.room(), "more bytes than room");
        for &byte in bytes {
            self.buffer.push_back(byte);
            self.last.push_back(byte);
            if self.last.len() > EMPTY.len() {
                self.last.pop_front();
            }
            self.obey_at_once();
        }
    }

    /// Urgent commands are obeyed as they come in, wherever they stand.
    fn obey_at_once(&mut self) {
        let last: Vec<u8> = self.last.iter().copied().collect();
        if let [.., 0x10, 0x04, about @ 1..=4] = last[..] {
            if self.lose > 0 {
                self.lose -= 1;
            } else {
                let status = self.status(about);
                self.say(&[status]);
                if about == 1 && std::mem::take(&mut self.paper_comes_while_asked) {
                    self.put_paper_in();
                }
            }
        }
        if last == EMPTY && self.knows_empty {
            self.forget();
            self.say(&[0x37, 0x25, 0]);
        }
    }

    fn forget(&mut self) {
        self.buffer.clear();
        self.last.clear();
        self.picture = None;
        self.text.clear();
        self.busy_until = None;
    }

    fn say(&mut self, bytes: &[u8]) {
        if !self.silent {
            self.answers.extend_from_slice(bytes);
        }
    }

    fn is_offline(&self) -> bool {
        self.roll == Roll::Out || self.cover_open || self.jammed
    }

    /// The answers to `DLE EOT n`.
    fn status(&self, about: u8) -> u8 {
        let bit = |there: bool, bit: u8| if there { bit } else { 0 };
        let out = self.roll == Roll::Out;
        0x12 | match about {
            1 => bit(self.is_offline(), 0x08),
            2 => bit(self.cover_open, 0x04) | bit(out, 0x20) | bit(self.jammed, 0x40),
            3 => bit(self.jammed, 0x08),
            _ => bit(self.roll != Roll::Full, 0x0C) | bit(out, 0x60),
        }
    }

    /// Does the next thing, if there is one and it can be done; whether it did.
    pub fn work(&mut self) -> bool {
        if let Some(until) = self.busy_until {
            if Instant::now() < until {
                return false;
            }
            self.busy_until = None;
        }
        if !self.on || self.hangs || self.is_offline() {
            return false;
        }
        match &mut self.picture {
            Some(picture) => match picture.row(&mut self.buffer) {
                Some(row) => {
                    if picture.is_done() {
                        self.picture = None;
                        self.busy_until = Some(Instant::now() + self.slow);
                    }
                    self.print(row);
                    true
                }
                None => false,
            },
            None => self.command(),
        }
    }

    fn print(&mut self, row: Vec<u8>) {
        self.hanging.add(row);
        if used_up(&mut self.rows_left) {
            self.roll = Roll::Out;
        }
        if used_up(&mut self.cover_after) {
            self.cover_open = true;
        }
        if used_up(&mut self.dies_after) {
            self.pull_the_plug();
        }
    }

    /// One whole command from the buffer's front.
    fn command(&mut self) -> bool {
        let front: Vec<u8> = self.buffer.iter().take(EMPTY.len()).copied().collect();
        let length = match front[..] {
            [] => return false,
            [0x10, 0x04 | 0x05, ..] => 3,
            [0x10, 0x14, ..] => EMPTY.len(),
            [0x1D, b'v', ..] => 8,
            [0x1D, b'V', ..] => 4,
            [0x1D, b'r' | b'a', ..] => 3,
            [0x1B, ..] | [0x10] | [0x1D] => 2,
            _ => 1,
        };
        if front.len() < length {
            return false;
        }
        self.buffer.drain(..length);
        if front[0] != 0x10 && front[0] != 0 {
            self.was_sent_work = true;
        }
        match front[..length] {
            // Urgent ones were obeyed when they came; a NUL is nothing.
            [0x10, 0x04, 1..=4] | [0] => {}
            [0x10, 0x14, ..] if front == EMPTY => {}
            [0x1B, b'@'] => self.text.clear(),
            [0x1D, b'a', 0] => {}
            [0x1D, b'r', 1] => {
                let near_end = if self.roll == Roll::Full { 0 } else { 0x03 };
                self.say(&[near_end]);
            }
            [0x1D, b'V', 66, _] => self.cut(),
            [0x1D, b'v', b'0', 0, x, more_x, y, more_y] => {
                self.picture = Dots::new([x, more_x], [y, more_y]);
                if !self.text.is_empty() {
                    self.complain("a picture in the middle of a line");
                }
            }
            [b'\n'] => {
                let line = std::mem::take(&mut self.text);
                self.hanging.write(line);
            }
            [letter @ 0x20..=0x7E] => self.text.push(char::from(letter)),
            _ => self.complain(&format!("{:02X?} is no command", &front[..length])),
        }
        true
    }

    fn cut(&mut self) {
        self.pieces.push(std::mem::take(&mut self.hanging));
        if used_up(&mut self.hangs_after_cuts) {
            self.hangs = true;
        }
    }

    fn complain(&mut self, what: &str) {
        self.complaints.push(what.to_owned());
    }
}

/// Counts one down; whether that was the last.
fn used_up(left: &mut Option<usize>) -> bool {
    let after = left.map(|left| left.saturating_sub(1));
    *left = after.filter(|left| *left > 0);
    after == Some(0)
}
