//! Central in a trial: the shipped program below the preloaded library, its backups, and the proxy that
//! stands before it.

use std::{
    collections::VecDeque,
    fs,
    io::{BufRead, BufReader, Write},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use testbed::process::run;

use crate::{
    evidence::{Counts, Lines},
    proxy::Order,
    side::Side,
};

const PATIENCE: Duration = Duration::from_secs(15);

/// See the module.
pub struct CentralSide {
    /// Its disk.
    pub side: Side,
    program: PathBuf,
}

impl CentralSide {
    /// A central on this disk.
    pub fn new(side: Side, program: PathBuf) -> CentralSide {
        CentralSide { side, program }
    }

    /// Starts it, and gives the port on which it listens.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(&mut self) -> Result<u16> {
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.side.place().join("stderr.log"))?;
        let mut command = Command::new(&self.program);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(self.side.live())
            .env("RUST_LOG", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log);
        let child = self.side.start(&mut command)?;
        let stdout = child.stdout.take().context("a pipe")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let event: Value = serde_json::from_str(&line).with_context(|| {
            format!(
                "central does not start: see {}",
                self.side.place().display()
            )
        })?;
        let address = event["address"].as_str().unwrap_or_default();
        let port = address
            .rsplit(':')
            .next()
            .and_then(|port| port.parse().ok());
        port.with_context(|| format!("central does not say where it listens: {line}"))
    }

    /// The operator's command, beside the service; gives what it printed.
    ///
    /// # Errors
    /// It refuses.
    pub fn operator(&self, command: &[&str]) -> Result<String> {
        let mut program = Command::new(&self.program);
        program.args(command).arg("--data").arg(self.side.live());
        let printed = run(self.side.below_the_library(&mut program))?;
        Ok(String::from_utf8(printed)?.trim().to_owned())
    }

    /// Puts a new sealing key beside the others, as the guide says. Central must not run.
    ///
    /// # Errors
    /// The file system's, and central's.
    pub fn make_a_sealing_key(&mut self, number: u32, key: [u8; 32]) -> Result<()> {
        let keys = self.side.live().join("keys");
        let path = keys.join(format!("sealing-{number:04}.key"));
        fs::write(&path, hex::encode(key))?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600))?;
        let mut program = Command::new(&self.program);
        run(program.arg("init").arg("--data").arg(self.side.live()))?;
        self.side.rebase()
    }

    /// Copies the database as it is, while central runs, in place of an earlier copy.
    ///
    /// # Errors
    /// SQLite's, and the file system's.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        if to.exists() {
            fs::remove_file(to)?;
        }
        let database = read_only(&self.database())?;
        let to = to.to_str().context("a UTF-8 path")?;
        database.execute("VACUUM INTO ?1", [to])?;
        Ok(())
    }

    /// Puts a backup in place of the database. Central must not run.
    ///
    /// # Errors
    /// What the file system says.
    pub fn restore(&mut self, backup: &Path) -> Result<()> {
        for name in ["central.db-wal", "central.db-shm"] {
            let path = self.side.live().join(name);
            if path.exists() {
                fs::remove_file(path)?;
            }
        }
        fs::copy(backup, self.database())?;
        self.side.rebase()
    }

    /// How many requests it has, and how many of them it has not opened yet.
    ///
    /// # Errors
    /// SQLite's.
    pub fn count(&self) -> Result<(i64, i64)> {
        let database = read_only(&self.database())?;
        Ok(database.query_row(
            "SELECT count(*), count(*) FILTER (WHERE state = 'received') FROM requests",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?)
    }

    fn database(&self) -> PathBuf {
        self.side.live().join("central.db")
    }
}

/// Opens a database beside the program that writes it.
///
/// # Errors
/// SQLite's.
pub fn read_only(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags)?;
    database.busy_timeout(Duration::from_secs(2))?;
    Ok(database)
}

/// The proxy as a process of its own.
pub struct LineSide {
    child: Child,
    stdin: ChildStdin,
    events: Receiver<Value>,
    /// What it said while an order was on its way.
    earlier: VecDeque<Value>,
    /// Where it listens.
    pub port: u16,
}

impl LineSide {
    /// Starts it before a central that listens on `target`; what it does is written to `log`.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(program: &Path, central: &Path, target: u16, mut log: Lines) -> Result<LineSide> {
        let mut child = Command::new(program)
            .arg("--central")
            .arg(central)
            .args(["--target", &target.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let stdin = child.stdin.take().context("a pipe")?;
        let stdout = BufReader::new(child.stdout.take().context("a pipe")?);
        let (pass_on, events) = mpsc::channel();
        thread::spawn(move || {
            for text in stdout.lines().map_while(Result::ok) {
                let event: Value = serde_json::from_str(&text).expect("the proxy speaks JSON");
                log.add(&event).expect("the evidence can be written");
                // Nobody waits for it any more.
                drop(pass_on.send(event));
            }
        });
        let mut line = LineSide {
            child,
            stdin,
            events,
            earlier: VecDeque::new(),
            port: 0,
        };
        let port = line
            .wait_for(PATIENCE, "listening")
            .context("the proxy is silent")?["port"]
            .as_u64();
        line.port = port
            .and_then(|port| u16::try_from(port).ok())
            .context("a port")?;
        Ok(line)
    }

    /// Gives an order, and waits until it is taken: the next message finds it.
    ///
    /// # Errors
    /// The proxy has ended, or hangs.
    pub fn follow(&mut self, order: Order) -> Result<()> {
        writeln!(self.stdin, "{}", serde_json::to_string(&order)?)
            .context("the proxy has ended")?;
        loop {
            let said = self.events.recv_timeout(PATIENCE);
            let said = said.context("the proxy takes no order")?;
            if said["event"] == "taken" {
                return Ok(());
            }
            self.earlier.push_back(said);
        }
    }

    /// No faults any more, and nothing held back.
    ///
    /// # Errors
    /// The proxy has ended, or hangs.
    pub fn calm(&mut self, counts: &mut Counts) -> Result<()> {
        self.follow(Order::Calm)?;
        match self.counting(PATIENCE, "calm", counts) {
            Some(_) => Ok(()),
            None => bail!("the proxy does not come to rest"),
        }
    }

    /// Waits so long for an event, and counts the faults that happened meanwhile.
    pub fn counting(&mut self, time: Duration, event: &str, counts: &mut Counts) -> Option<Value> {
        let deadline = std::time::Instant::now() + time;
        loop {
            let left = deadline.saturating_duration_since(std::time::Instant::now());
            let seen = match self.earlier.pop_front() {
                Some(seen) => seen,
                None => self.events.recv_timeout(left).ok()?,
            };
            if seen["event"] == "fault"
                && let Ok(fault) = serde_json::from_value(seen["fault"].clone())
            {
                *counts.entry(fault).or_default() += 1;
            }
            if seen["event"] == event {
                return Some(seen);
            }
        }
    }

    fn wait_for(&mut self, time: Duration, event: &str) -> Option<Value> {
        self.counting(time, event, &mut Counts::new())
    }
}

impl Drop for LineSide {
    fn drop(&mut self) {
        // It may have ended already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
