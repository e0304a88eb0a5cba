//! A fake thermal printer that speaks ESC/POS, over TCP or through a device file (a pseudo-terminal): no such
//! printer runs as a program that could be had. It is written from the makers' command descriptions and
//! not from the kiosk's code, takes no byte that it does not know, and is as stubborn as the real ones:
//!
//! - its buffer holds 4 KiB; when it is full it reads nothing, urgent questions neither;
//! - without paper or with its cover open it keeps what it has and goes on later;
//! - it obeys urgent commands wherever they stand, in the middle of a picture too;
//! - what it printed hangs out of it until the knife falls.
//!
//! What it printed is kept as pieces of paper, dot by dot.

mod dots;
mod link;
mod machine;
mod piece;

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tempfile::TempDir;

pub use piece::Piece;

use crate::process::wait_for;
use link::Link;
use machine::{Machine, Roll};

/// How long it may take for anything that it is waited for.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks at its wires.
const BEAT: Duration = Duration::from_millis(1);

/// How the printer is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// On the network.
    Tcp,
    /// On a cable, behind a device file.
    Device,
}

/// A running fake printer; it ends when it is dropped.
pub struct ThermalPrinter {
    uri: String,
    machine: Arc<Mutex<Machine>>,
    works: Option<JoinHandle<()>>,
    _dir: TempDir,
}

impl ThermalPrinter {
    /// Starts one with a full roll.
    pub fn start(port: Port) -> Self {
        let dir = tempfile::Builder::new()
            .prefix("thermal-")
            .tempdir()
            .expect("the temporary folder takes a folder");
        let mut link = Link::new(port, dir.path());
        let machine = Arc::new(Mutex::new(Machine::default()));
        let shared = machine.clone();
        let uri = link.uri();
        let works = thread::spawn(move || {
            while !lock(&shared).ended {
                let idle = {
                    let mut machine = lock(&shared);
                    link.serve(&mut machine)
                };
                if idle {
                    rest();
                }
            }
        });
        let printer = Self {
            uri,
            machine,
            works: Some(works),
            _dir: dir,
        };
        printer.wait_until("it can be reached", |machine| machine.reachable);
        printer
    }

    /// Where a kiosk finds it, as `printer.uri` says it.
    pub fn uri(&self) -> String {
        self.uri.clone()
    }

    /// Pulls its plug: what it had in its buffers is gone, what hangs out of it hangs.
    pub fn stop(&self) {
        self.machine().pull_the_plug();
        self.wait_until("nobody reaches it", |machine| !machine.reachable);
    }

    /// Plugs it in again, at the same address.
    pub fn start_again(&self) {
        // Whoever was connected when it died must have lost it.
        self.wait_until("nobody reaches it", |machine| !machine.reachable);
        self.machine().on = true;
        self.wait_until("it can be reached", |machine| machine.reachable);
    }

    /// Pulls the wire for a moment: who is connected is not any more, the printer works on.
    pub fn break_the_line(&self) {
        self.machine().break_line = true;
        self.wait_until("the line is broken", |machine| !machine.break_line);
    }

    /// Takes the paper out.
    pub fn take_paper_out(&self) {
        self.machine().roll = Roll::Out;
    }

    /// Puts a full roll in.
    pub fn put_paper_in(&self) {
        self.machine().put_paper_in();
    }

    /// Puts a full roll in between two of the questions with which it is looked at: it has said that it is
    /// offline, and has paper when it is asked why.
    pub fn put_paper_in_while_it_is_asked(&self) {
        self.machine().paper_comes_while_asked = true;
    }

    /// Leaves little paper on the roll.
    pub fn use_paper_up_to_the_last(&self) {
        self.machine().roll = Roll::NearEnd;
    }

    /// The paper ends after so many more rows of dots.
    pub fn run_out_after(&self, rows: usize) {
        self.machine().rows_left = Some(rows);
    }

    /// Opens its cover.
    pub fn open_cover(&self) {
        self.machine().cover_open = true;
    }

    /// The cover is opened after so many more rows of dots.
    pub fn open_cover_after(&self, rows: usize) {
        self.machine().cover_after = Some(rows);
    }

    /// Closes its cover.
    pub fn close_cover(&self) {
        self.machine().cover_open = false;
    }

    /// Paper sits in its knife.
    pub fn jam(&self) {
        self.machine().jammed = true;
    }

    /// Clears the jam.
    pub fn clear_jam(&self) {
        self.machine().jammed = false;
    }

    /// Makes every band take this long from now on.
    pub fn slow_down(&self, for_each_band: Duration) {
        self.machine().slow = for_each_band;
    }

    /// Stops working on what it was sent, without a word; urgent questions it answers.
    pub fn hang(&self) {
        self.machine().hangs = true;
    }

    /// Ends [`Self::hang`].
    pub fn come_to_itself(&self) {
        self.machine().hangs = false;
    }

    /// It hangs once it has cut, before it says that it is done.
    pub fn hang_after_the_cut(&self) {
        self.machine().hangs_after_cuts = Some(1);
    }

    /// The same, at the second cut from now: the first is of what hung out before.
    pub fn hang_after_the_second_cut(&self) {
        self.machine().hangs_after_cuts = Some(2);
    }

    /// Answers nothing any more, as over a cable that goes one way.
    pub fn fall_silent(&self) {
        self.machine().silent = true;
    }

    /// Answers again.
    pub fn speak_again(&self) {
        self.machine().silent = false;
    }

    /// The next so many urgent questions are lost on the way.
    pub fn lose_questions(&self, questions: u32) {
        self.machine().lose = questions;
    }

    /// The plug is pulled after so many more rows of dots.
    pub fn die_after(&self, rows: usize) {
        self.machine().dies_after = Some(rows);
    }

    /// It is of a make that knows no command to empty its buffers.
    pub fn cannot_be_emptied(&self) {
        self.machine().knows_empty = false;
    }

    /// Says something that nobody asked for, as over a cable with a memory.
    pub fn babble(&self, bytes: &[u8]) {
        self.machine().answers.extend_from_slice(bytes);
        self.wait_until("it has said it", |machine| machine.answers.is_empty());
    }

    /// The pieces that the knife cut off, in order, blank ones too.
    pub fn pieces(&self) -> Vec<Piece> {
        self.machine().pieces.clone()
    }

    /// The pieces with dots on them.
    pub fn receipts(&self) -> Vec<Piece> {
        let mut pieces = self.pieces();
        pieces.retain(|piece| !piece.is_blank());
        pieces
    }

    /// What hangs out of it.
    pub fn hanging(&self) -> Piece {
        self.machine().hanging.clone()
    }

    /// What it was sent and did not understand.
    pub fn complaints(&self) -> Vec<String> {
        self.machine().complaints.clone()
    }

    /// Whether it was sent anything but urgent questions.
    pub fn was_sent_work(&self) -> bool {
        self.machine().was_sent_work
    }

    /// Waits until so many rows of dots are on the paper that hangs out of it.
    pub fn wait_for_rows(&self, rows: usize) {
        self.wait_until("rows on the paper", |machine| {
            machine.hanging.height() >= rows
        });
    }

    /// Waits until it has done all that it was sent.
    pub fn wait_until_idle(&self) {
        self.wait_until("it has done everything", |machine| machine.is_idle());
    }

    /// Keeps the pieces as pictures, `piece-1.png` and on.
    pub fn save_pieces(&self, folder: &Path) {
        for (number, piece) in (1..).zip(self.pieces()) {
            piece.save(&folder.join(format!("piece-{number}.png")));
        }
    }

    fn machine(&self) -> MutexGuard<'_, Machine> {
        lock(&self.machine)
    }

    fn wait_until(&self, what: &str, mut holds: impl FnMut(&Machine) -> bool) {
        wait_for(what, PATIENCE, || Ok(holds(&self.machine()).then_some(())))
            .unwrap_or_else(|error| panic!("the thermal printer: {error:#}"));
    }
}

impl Drop for ThermalPrinter {
    fn drop(&mut self) {
        self.machine().ended = true;
        if let Some(works) = self.works.take() {
            // It panicked only if a test found something: that test says so itself.
            let _ended = works.join();
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a printer without work looks at its wires now and then"
)]
fn rest() {
    thread::sleep(BEAT);
}

fn lock(machine: &Mutex<Machine>) -> MutexGuard<'_, Machine> {
    machine.lock().unwrap_or_else(PoisonError::into_inner)
}
