//! A virtual receipt printer: `ippeveprinter` (Debian `cups-ipp-utils`), a real IPP Everywhere printer
//! that keeps what it is sent, with hands to take its paper out, open its cover or pull its plug.
//!
//! What it says is asked with `ipptool`, CUPS's own client, so that it is evidence independent of the
//! kiosk's code. The printer forgets a job a minute after its end, takes one job at a time, and starts
//! counting at 1 after each start.

mod evidence;
mod power;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

pub use evidence::RememberedJob;
use power::start_bus;

use crate::process::{Spawned, free_port, wait_for};

/// How long the printer may take for anything it is asked to do.
const PATIENCE: Duration = Duration::from_secs(10);
/// The name of the job that only makes the printer's script run.
const TELL: &str = "testbed-tell";

/// What is in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// A roll, 80 mm wide, 203 dpi.
    Roll80mm,
    /// Sheets of A4, 600 dpi.
    A4,
}

impl Paper {
    /// Size name, source and type (PWG 5101.1), width, length and side margin in 1/100 mm, dots per inch.
    fn attributes(self) -> [(&'static str, &'static str); 7] {
        let values = match self {
            Self::Roll80mm => [
                "custom_roll-80mm_80x297mm",
                "main-roll",
                "continuous",
                "8000",
                "29700",
                "400",
                "203",
            ],
            Self::A4 => [
                "iso_a4_210x297mm",
                "main",
                "stationery",
                "21000",
                "29700",
                "423",
                "600",
            ],
        };
        let names = [
            "@SIZE@", "@SOURCE@", "@TYPE@", "@WIDTH@", "@LENGTH@", "@MARGIN@", "@DPI@",
        ];
        std::array::from_fn(|i| (names[i], values[i]))
    }
}

/// A running printer; killed with all that it started when dropped, and when the thread that started it
/// ends (so that nothing survives a test that is killed).
pub struct VirtualPrinter {
    spool: PathBuf,
    paper: Paper,
    format: String,
    port: u16,
    printer: Option<Spawned>,
    /// Dropped after the printer, which cannot be without it.
    _bus: Spawned,
    /// Each start spools into a folder of its own, since job numbers start again at 1.
    starts: u32,
    /// Removed last.
    dir: TempDir,
}

impl VirtualPrinter {
    /// Starts a printer that takes PDF, and waits until it answers.
    pub fn start(paper: Paper) -> Self {
        Self::start_taking(paper, "application/pdf", None)
    }

    /// The same, keeping what it is sent under `spool`.
    pub fn start_keeping_in(spool: &Path, paper: Paper) -> Self {
        Self::start_taking(paper, "application/pdf", Some(spool))
    }

    /// Starts a printer that takes `format` alone, for instance `image/pwg-raster`.
    pub fn start_taking(paper: Paper, format: &str, spool: Option<&Path>) -> Self {
        let dir = tempfile::Builder::new()
            .prefix("printer-")
            .tempdir()
            .expect("the temporary folder takes a folder");
        let spool = spool.map_or_else(|| dir.path().join("spool"), Path::to_path_buf);
        fs::create_dir_all(dir.path().join("state")).expect("a folder in a fresh folder");
        let bus = start_bus(dir.path());
        let mut printer = Self {
            port: free_port().expect("a free port on loopback"),
            _bus: bus,
            spool,
            paper,
            printer: None,
            starts: 0,
            format: format.to_owned(),
            dir,
        };
        printer.write_files();
        printer.start_again();
        printer
    }

    /// Where a kiosk finds it.
    pub fn uri(&self) -> String {
        format!("ipp://localhost:{}/ipp/print", self.port)
    }

    /// Whether its command has begun on a job. Until then it waits for paper without hearing of a cancellation.
    pub fn is_at_work(&self) -> bool {
        self.state("asked").exists()
    }

    /// Takes the paper out; a job under way stops.
    pub fn take_paper_out(&self) {
        self.hold("no-paper");
        self.load(0);
    }

    /// Puts a full roll or tray in; a job that waited goes on.
    pub fn put_paper_in(&self) {
        self.load(250);
        self.release("no-paper");
    }

    /// Leaves the last of the paper in it.
    pub fn use_paper_up_to_the_last(&self) {
        self.load(5);
        self.release("no-paper");
    }

    /// Opens its cover; a job under way stops.
    pub fn open_cover(&self) {
        self.hold("cover-open");
        self.until_told("cover-open", true);
    }

    /// Closes its cover; a job that waited goes on.
    pub fn close_cover(&self) {
        self.release("cover-open");
        self.until_told("cover-open", false);
    }

    /// Jams it.
    pub fn jam(&self) {
        self.hold("media-jam");
        self.until_told("media-jam", true);
    }

    /// Clears the jam.
    pub fn clear_jam(&self) {
        self.release("media-jam");
        self.until_told("media-jam", false);
    }

    /// Makes it take this long for each job that starts from now on, until [`Self::full_speed`].
    pub fn slow_down(&self, for_each_job: Duration) {
        let milliseconds = for_each_job.as_millis().to_string();
        fs::write(self.state("slow"), milliseconds).expect("a file in our own folder");
    }

    /// Ends [`Self::slow_down`], also for a job under way.
    pub fn full_speed(&self) {
        self.release("slow");
    }

    /// Makes it abort every job from now on.
    pub fn abort_jobs(&self) {
        self.hold("aborting");
    }

    fn state(&self, name: &str) -> PathBuf {
        self.dir.path().join("state").join(name)
    }

    fn hold(&self, name: &str) {
        fs::write(self.state(name), "").expect("a file in our own folder");
    }

    fn release(&self, name: &str) {
        // It may never have been held.
        let _ = fs::remove_file(self.state(name));
    }

    /// The web form for the paper, which works while the printer is idle and while it prints.
    fn load(&self, sheets: u32) {
        let [(_, size), _, (_, kind), ..] = self.paper.attributes();
        let form = format!("/media?size0={size}&type0={kind}&level0={sheets}");
        let mut connection = TcpStream::connect(("localhost", self.port)).expect("it is on");
        connection
            .set_read_timeout(Some(PATIENCE))
            .expect("a time-out above zero");
        write!(
            connection,
            "GET {form} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        )
        .expect("it reads");
        // It keeps the connection open for half a minute whatever it is told: read to the page's end.
        let mut page = Vec::new();
        let mut part = [0; 4096];
        while !page.ends_with(b"0\r\n\r\n") {
            let read = connection.read(&mut part).expect("it answers");
            assert!(read > 0, "the paper form ends in the middle");
            page.extend_from_slice(&part[..read]);
        }
        assert!(
            page.starts_with(b"HTTP/1.1 200"),
            "the paper form is refused"
        );
    }

    /// Waits until the printer reports a reason, or no longer. A running job's script tells it; without one
    /// a job of ours runs the script.
    fn until_told(&self, reason: &str, there: bool) {
        until(&format!("the printer tells {reason}: {there}"), || {
            if self.state_reasons().iter().any(|r| r == reason) == there {
                return true;
            }
            self.ask("tell.test");
            false
        });
    }
}

/// Waits for something that must come true, looking often.
///
/// # Panics
/// It did not in ten seconds.
fn until(what: &str, mut true_yet: impl FnMut() -> bool) {
    wait_for(what, PATIENCE, || Ok(true_yet().then_some(())))
        .unwrap_or_else(|error| panic!("the virtual printer: {error:#}"));
}
