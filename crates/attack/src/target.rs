//! The central under attack: the shipped program, its mail server, its made-up people, and its clock.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use anyhow::{Context, Result};
use powercut::{
    control::{Control, Knob},
    trace,
};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use testbed::{
    binaries,
    mail_server::{MailServer, ReceivedMail},
    process::{Spawned, free_port, run, wait_for},
};

const START: Duration = Duration::from_secs(30);
/// How long central may take to come to rest.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Somebody with a case, as `aima-central make-cases --show` prints them.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Victim {
    /// Tax number.
    pub nif: String,
    /// Passport number.
    pub passport: String,
    /// Its issuing country.
    pub passport_country: String,
    /// Social-security number.
    pub niss: String,
    /// Telephone, E.164.
    pub phone: String,
    /// The registered address.
    pub email: String,
    /// `pending` or `withdrawn`.
    pub status: String,
}

/// See the module.
pub struct Target {
    folder: PathBuf,
    data: PathBuf,
    url: String,
    control: Control,
    mail: MailServer,
    port: u16,
    /// None while central stands still.
    process: Mutex<Option<Spawned>>,
    /// Everybody with a case.
    pub victims: Vec<Victim>,
}

impl Target {
    /// Sets central up in `folder` and starts it.
    ///
    /// # Errors
    /// A program is not built, or does not start.
    pub fn start(folder: &Path, cases: u32, seed: u64) -> Result<Target> {
        let program = binaries::find("aima-central")?;
        let data = folder.join("central");
        let port = free_port()?;
        let url = format!("https://localhost:{port}");
        let victims = people(&program, &data, &url, cases, seed)?;
        let mail_folder = folder.join("mail-server");
        fs::create_dir_all(&mail_folder)?;
        let mail = MailServer::start(&mail_folder)?;
        let control = Control::at(&folder.join("clock"))?;
        // The library watches the disk of one directory; here it is asked for its clock alone.
        let nothing = folder.join("no-disk");
        fs::create_dir_all(&nothing)?;
        let target = Target {
            folder: folder.to_owned(),
            data,
            url,
            control,
            mail,
            port,
            process: Mutex::new(None),
            victims,
        };
        target.restart(false)?;
        Ok(target)
    }

    /// Starts central, again where it runs; `intake_only`: without any worker.
    ///
    /// # Errors
    /// It does not end or start.
    pub fn restart(&self, intake_only: bool) -> Result<()> {
        self.end()?;
        let mut command = Command::new(binaries::find("aima-central")?);
        command
            .args(["serve", "--listen", &format!("127.0.0.1:{}", self.port)])
            .args(["--mail-server", &self.mail.url()])
            // The tests' server keeps no queue: what it takes has arrived.
            .args(["--mail-returns", "returns.aima.gov.pt", "--data"])
            .arg(&self.data)
            .args(intake_only.then_some("--intake-only"))
            .env("RUST_LOG", "warn")
            .env("LD_PRELOAD", binaries::library("libpowercut_preload.so")?)
            .env(
                trace::DIRECTORY,
                self.folder.join("no-disk").canonicalize()?,
            )
            .env(trace::TRACE, self.folder.join("trace"))
            .env(trace::CONTROL, self.folder.join("clock"));
        let mut process = Spawned::start("central", &mut command, &self.folder)?;
        process.wait_for_line(START, |line| {
            let event: Value = serde_json::from_str(line).ok()?;
            (event["event"] == "listening").then_some(())
        })?;
        *self.process.lock().unwrap_or_else(PoisonError::into_inner) = Some(process);
        Ok(())
    }

    /// Central stands still for so long, and is then started with its workers.
    ///
    /// # Errors
    /// It does not end or start.
    pub fn stand_still(&self, time: Duration) -> Result<()> {
        self.end()?;
        self.pass(time);
        self.restart(false)
    }

    fn end(&self) -> Result<()> {
        let running = self
            .process
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(process) = running {
            process.stop(PATIENCE)?;
        }
        Ok(())
    }

    /// Made-up people of another town: nobody here has a case in the first.
    ///
    /// # Errors
    /// The program refuses.
    pub fn strangers(folder: &Path, count: u32, seed: u64) -> Result<Vec<Victim>> {
        let program = binaries::find("aima-central")?;
        people(&program, folder, "https://localhost", count, seed)
    }

    /// Scheme, host and port.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Its data directory.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The trust anchor.
    pub fn authority(&self) -> PathBuf {
        self.data.join("authority.pem")
    }

    /// Its mail server.
    pub fn mail_server(&self) -> &MailServer {
        &self.mail
    }

    /// Moves central's wall clock forward.
    pub fn pass(&self, time: Duration) {
        let ms = i64::try_from(time.as_millis()).expect("some days");
        let before = self.control.get(Knob::ClockOffsetMs);
        self.control.set(Knob::ClockOffsetMs, before + ms);
    }

    /// By how much it is ahead, milliseconds.
    pub fn ahead_ms(&self) -> i64 {
        self.control.get(Knob::ClockOffsetMs)
    }

    /// A one-time code for a kiosk of a site.
    ///
    /// # Errors
    /// The program refuses.
    pub fn enrolment_code(&self, site: &str) -> Result<String> {
        let output = run(Command::new(binaries::find("aima-central")?)
            .args(["enrolment-code", "--store", site, "--data"])
            .arg(&self.data))?;
        Ok(String::from_utf8(output)?.trim().to_owned())
    }

    /// Every mail to `recipient` so far, oldest first.
    ///
    /// # Errors
    /// The server's file cannot be read.
    pub fn mails_to(&self, recipient: &str) -> Result<Vec<ReceivedMail>> {
        let mut mails = self.mail.accepted()?;
        mails.retain(|mail| mail.to == recipient);
        Ok(mails)
    }

    /// Waits until nothing is left to be opened, to be looked at, or to be sent by now, and each worker has seen what time
    /// it is: what comes before that was received while central stood still.
    ///
    /// # Errors
    /// It does not come to rest.
    pub fn rest(&self) -> Result<()> {
        // The settler's own view of the time is this machine's and what was added.
        wait_for("central to come to rest", PATIENCE, || {
            let database = self.database()?;
            let busy: i64 = database.query_row(
                "SELECT (SELECT count(*) FROM requests WHERE state = 'received')
                     + (SELECT count(*) FROM proofs JOIN requests ON requests.id = proofs.request_id
                        WHERE requests.state = 'opened'
                            AND look_at <= unixepoch('subsec') * 1000 + ?1)
                     + (SELECT count(*) FROM mails WHERE state = 'waiting'
                        AND created_at <= unixepoch('subsec') * 1000 + ?1)
                     + (SELECT count(*) FROM worker_heartbeats WHERE worker <> 'relay'
                        AND at < unixepoch('subsec') * 1000 + ?1 - 60000)",
                [self.ahead_ms()],
                |row| row.get(0),
            )?;
            Ok((busy == 0).then_some(()))
        })
    }

    /// Central's database, read only.
    ///
    /// # Errors
    /// SQLite's.
    pub fn database(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = Connection::open_with_flags(self.data.join("central.db"), flags)?;
        database.busy_timeout(PATIENCE)?;
        Ok(database)
    }

    /// Ends central; its files stay.
    ///
    /// # Errors
    /// It does not end well.
    pub fn stop(self) -> Result<PathBuf> {
        self.end()?;
        Ok(self.folder)
    }
}

fn people(program: &Path, data: &Path, url: &str, cases: u32, seed: u64) -> Result<Vec<Victim>> {
    run(Command::new(program)
        .args(["init", "--demo", "--public-base", url, "--data"])
        .arg(data))?;
    let people = run(Command::new(program)
        .args(["make-cases", "--cases", &cases.to_string()])
        .args(["--seed", &seed.to_string(), "--show", &cases.to_string()])
        .arg("--data")
        .arg(data))?;
    String::from_utf8(people)?
        .lines()
        .map(|line| serde_json::from_str(line).context("a line of make-cases is a person"))
        .collect()
}
