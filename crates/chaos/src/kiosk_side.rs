//! The kiosk of a trial: `kiosk-core` below the preloaded library, and everything that it showed.

use std::{
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{ChildStdin, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    central_side::read_only,
    evidence::{Lines, Shown, Submitted},
    said::Said,
    side::Side,
};

/// The longest that a start or a visit may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What became of a visit, as far as the person saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Shown as saved.
    Saved,
    /// Shown as not saved, or refused.
    NotSaved,
    /// Nothing was shown: the kiosk died, or is still at it.
    Nothing,
}

/// See the module.
pub struct KioskSide {
    /// Its disk.
    pub side: Side,
    program: PathBuf,
    configuration: PathBuf,
    shown: Arc<Mutex<Lines>>,
    /// When the trial began.
    began: Instant,
    run: u32,
    running: Option<Running>,
    open: bool,
}

struct Running {
    stdin: ChildStdin,
    lines: Receiver<Value>,
    reader: JoinHandle<Result<()>>,
}

impl KioskSide {
    /// A kiosk with this configuration; what it shows is written to `shown`.
    pub fn new(
        side: Side,
        program: PathBuf,
        configuration: PathBuf,
        shown: Lines,
        began: Instant,
    ) -> KioskSide {
        KioskSide {
            side,
            program,
            configuration,
            shown: Arc::new(Mutex::new(shown)),
            began,
            run: 0,
            running: None,
            open: false,
        }
    }

    /// Starts it, and waits until it shows whether it is open.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(&mut self) -> Result<()> {
        self.spawn()?;
        match self.wait_for(PATIENCE, |line| (line["event"] == "state").then_some(())) {
            Some(()) => Ok(()),
            None => bail!("the kiosk shows nothing ({} ended)", self.side.has_ended()?),
        }
    }

    /// Starts one that dies before so many operations on its disk. Whether it did, before it showed
    /// anything.
    ///
    /// # Errors
    /// It does not start.
    pub fn start_to_die(&mut self, before: u64) -> Result<bool> {
        self.side.dies_before(before);
        self.spawn()?;
        let shows = self.wait_for(PATIENCE, |line| (line["event"] == "state").then_some(()));
        // Its pipe closes a moment before it can be waited for.
        let died = shows.is_none() && self.side.ends_within(Duration::from_secs(1));
        self.kill()?;
        Ok(died)
    }

    /// The technician enrols it with this code; it must not run. With a number, the program dies before so
    /// many operations on its disk. Whether it was done.
    ///
    /// # Errors
    /// It does not start.
    pub fn enrol(&mut self, code: &str, dies_before: Option<u64>) -> Result<bool> {
        self.side.dies_before(dies_before.unwrap_or(0));
        let mut command = self.command()?;
        command.args(["--enrol", code]).stdout(Stdio::null());
        let child = self.side.start(&mut command)?;
        let done = child.wait()?.success();
        self.side.kill()?;
        Ok(done)
    }

    fn command(&self) -> Result<Command> {
        let log = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.side.place().join("stderr.log"))?;
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(&self.configuration).stderr(log);
        Ok(command)
    }

    fn spawn(&mut self) -> Result<()> {
        self.run += 1;
        let run = self.run;
        let began = self.began;
        let mut command = self.command()?;
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let child = self.side.start(&mut command)?;
        let stdin = child.stdin.take().context("a pipe")?;
        let stdout = BufReader::new(child.stdout.take().context("a pipe")?);
        let (pass_on, lines) = mpsc::channel();
        let shown = Arc::clone(&self.shown);
        let reader = std::thread::spawn(move || {
            let mut stdout = stdout;
            let mut text = String::new();
            loop {
                text.clear();
                // A line without its end was not shown: the kiosk died over it.
                if stdout.read_line(&mut text)? == 0 || !text.ends_with('\n') {
                    return Ok(());
                }
                let line: Value = serde_json::from_str(&text)?;
                let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
                shown.add(&Shown {
                    run,
                    at_ms: began.elapsed().as_millis() as u64,
                    line: line.clone(),
                })?;
                drop(shown);
                // Nobody waits for it any more.
                drop(pass_on.send(line));
            }
        });
        self.running = Some(Running {
            stdin,
            lines,
            reader,
        });
        self.open = false;
        Ok(())
    }

    /// What it has shown until now is of no interest any more.
    pub fn forget_what_was_shown(&mut self) {
        self.wait_for(Duration::ZERO, |_| None::<()>);
    }

    /// Waits so long until the kiosk says of itself what is `wanted`.
    pub fn says(&mut self, time: Duration, wanted: impl Fn(&Said) -> bool) -> bool {
        let says = |line: &Value| Said::of(line).filter(&wanted).map(drop);
        self.wait_for(time, says).is_some()
    }

    /// Waits so long for service to be open.
    pub fn is_open_within(&mut self, time: Duration) -> bool {
        let opens =
            |line: &Value| (line["event"] == "state" && line["service"] == "open").then_some(());
        self.open || self.wait_for(time, opens).is_some()
    }

    /// Whether it has exchanged a manifest with central.
    ///
    /// # Errors
    /// SQLite's.
    pub fn has_compared(&self) -> Result<bool> {
        Ok(self.last_manifest_ms()?.is_some())
    }

    /// When it last exchanged a manifest with central, ms since 1970.
    ///
    /// # Errors
    /// SQLite's.
    pub fn last_manifest_ms(&self) -> Result<Option<i64>> {
        let kept: Option<String> = self.database()?.query_row(
            "SELECT max(value) FROM setting WHERE name = 'last-manifest'",
            [],
            |row| row.get(0),
        )?;
        Ok(kept.map(|text| text.parse()).transpose()?)
    }

    /// What it was told of central's clock last, and believed: ms since 1970.
    ///
    /// # Errors
    /// SQLite's.
    pub fn told_ms(&self) -> Result<Option<i64>> {
        let kept: Option<String> = self.database()?.query_row(
            "SELECT max(value) FROM setting WHERE name = 'central-reading'",
            [],
            |row| row.get(0),
        )?;
        let told = kept.as_deref().and_then(|text| text.split(' ').next());
        Ok(told.map(str::parse).transpose()?)
    }

    /// Which key it seals to.
    ///
    /// # Errors
    /// SQLite's.
    pub fn seals_to(&self) -> Result<String> {
        Ok(self.database()?.query_row(
            "SELECT key_id FROM sealing_key ORDER BY position LIMIT 1",
            [],
            |row| row.get(0),
        )?)
    }

    /// Its name.
    ///
    /// # Errors
    /// SQLite's.
    pub fn name(&self) -> Result<String> {
        Ok(self
            .database()?
            .query_row("SELECT kiosk FROM identity", [], |row| row.get(0))?)
    }

    /// How many requests wait for delivery.
    ///
    /// # Errors
    /// SQLite's.
    pub fn waiting(&self) -> Result<i64> {
        Ok(self.database()?.query_row(
            "SELECT count(*) FROM request WHERE delivery = 'waiting'",
            [],
            |row| row.get(0),
        )?)
    }

    fn database(&self) -> Result<rusqlite::Connection> {
        read_only(&self.side.live().join("kiosk.db"))
    }

    /// Somebody types a visit and presses Send; does not wait.
    pub fn type_in(&mut self, visit: &Submitted, presses: u32) {
        self.tell(
            &json!({"do": "visit", "n": visit.n, "language": visit.language,
            "presses": presses, "draft": visit.draft}),
        );
    }

    /// Somebody steps up, and types nothing yet.
    pub fn step_up(&mut self) {
        self.tell(&json!({"do": "begin"}));
    }

    /// The visit is over.
    pub fn end_visit(&mut self) {
        self.tell(&json!({"do": "end"}));
    }

    /// Somebody presses "print again".
    pub fn print_again(&mut self) {
        self.tell(&json!({"do": "print-again"}));
    }

    fn tell(&mut self, command: &Value) {
        if let Some(running) = &mut self.running {
            // A kiosk that died does not read; that it died is seen elsewhere.
            drop(writeln!(running.stdin, "{command}"));
        }
    }

    /// Waits for what the person of visit `n` is told.
    pub fn sees(&mut self, n: u64, time: Duration) -> Seen {
        self.wait_for(time, |line| {
            if line["n"] != n {
                return None;
            }
            match line["event"].as_str()? {
                "saved" => Some(Seen::Saved),
                "not-saved" | "invalid" | "refused" => Some(Seen::NotSaved),
                _ => None,
            }
        })
        .unwrap_or(Seen::Nothing)
    }

    /// Waits until the receipt of visit `n` is shown as printed or as not.
    pub fn paper_of(&mut self, n: u64, time: Duration) -> bool {
        self.wait_for(time, |line| {
            let ended = line["n"] == n && line["facts"]["printed"] != "waiting";
            (line["event"] == "facts" && ended).then_some(())
        })
        .is_some()
    }

    fn wait_for<T>(&mut self, time: Duration, wanted: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let lines = &self.running.as_ref()?.lines;
        let deadline = Instant::now() + time;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match lines.recv_timeout(left) {
                Ok(line) => {
                    if line["event"] == "state" {
                        self.open = line["service"] == "open";
                    }
                    if let Some(value) = wanted(&line) {
                        return Some(value);
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// kill -9; what is still in the pipe was shown.
    ///
    /// # Errors
    /// What the system says.
    pub fn kill(&mut self) -> Result<()> {
        self.side.kill()?;
        self.read_to_the_end()
    }

    /// The power goes; what is still in the pipe was shown.
    ///
    /// # Errors
    /// What the system says.
    pub fn cut(&mut self, dice: &mut powercut::dice::Dice) -> Result<()> {
        self.side.cut(dice)?;
        self.read_to_the_end()
    }

    fn read_to_the_end(&mut self) -> Result<()> {
        match self.running.take() {
            None => Ok(()),
            Some(running) => running.reader.join().expect("the reader does not panic"),
        }
    }
}
