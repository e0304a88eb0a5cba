//! The real central service as a child process: its command line, its life, and its public page.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    binaries,
    clock::WallClock,
    http::{Answer, Http, Method},
    mail_server::MailServer,
    mails::Mails,
    person::Person,
    process::{Spawned, free_port, run, wait_for},
};

const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(10);

/// The folder of a PostgreSQL server's socket (`packaging/test/with-postgres`): centrals then have their databases there.
pub(crate) fn server() -> Option<String> {
    env::var("AIMA_TEST_POSTGRES").ok()
}

/// Gives a central that is to be set up in `data` a database of its own on the server, if there is one.
fn on_a_server(data: &Path) -> Result<()> {
    let Some(socket) = server() else {
        return Ok(());
    };
    let settings = data.join("central.toml");
    if settings.exists() {
        return Ok(());
    }
    let name = format!("aima{}x{}", process::id(), free_port()?);
    run(Command::new("createdb")
        .args(["--host", &socket, "--username", "central", &name])
        .args(["--template", "template0"]))?;
    fs::create_dir_all(data)?;
    let line = format!("database = 'postgres://central@localhost/{name}?host={socket}'\n");
    fs::write(settings, line)?;
    Ok(())
}

/// A central with its data in one directory, on one port for its whole life; it may be down.
#[derive(Debug)]
pub struct Central {
    program: PathBuf,
    data: PathBuf,
    logs: PathBuf,
    port: u16,
    mail_server: Option<String>,
    clock: Option<WallClock>,
    process: Option<Spawned>,
}

impl Central {
    /// Sets up a demonstration central in `data`. It does not run yet.
    ///
    /// # Errors
    /// The program is not built, or refuses.
    pub fn set_up(data: &Path, logs: &Path) -> Result<Central> {
        let program = binaries::find("aima-central")?;
        let port = free_port()?;
        on_a_server(data)?;
        run(Command::new(&program)
            .args(["init", "--demo", "--data"])
            .arg(data)
            .args(["--public-base", &format!("https://localhost:{port}")]))?;
        Ok(Central {
            program,
            data: data.to_owned(),
            logs: logs.to_owned(),
            port,
            mail_server: None,
            clock: None,
            process: None,
        })
    }

    /// Makes up cases, the same for the same seed, and gives the first `shown` of their people.
    ///
    /// # Errors
    /// The program refuses, or prints something else than people.
    pub fn make_cases(&self, cases: u32, seed: u64, shown: u32) -> Result<Vec<Person>> {
        let output = run(Command::new(&self.program)
            .args(["make-cases", "--data"])
            .arg(&self.data)
            .args(["--cases", &cases.to_string(), "--seed", &seed.to_string()])
            .args(["--show", &shown.to_string()]))?;
        String::from_utf8(output)?
            .lines()
            .map(|line| serde_json::from_str(line).context("a line of make-cases is a person"))
            .collect()
    }

    /// A one-time code for one more kiosk of this store.
    ///
    /// # Errors
    /// The program refuses.
    pub fn enrolment_code(&self, store: &str) -> Result<String> {
        let output = run(Command::new(&self.program)
            .args(["enrolment-code", "--data"])
            .arg(&self.data)
            .args(["--store", store, "--zone", "Europe/Lisbon"]))?;
        let code = String::from_utf8(output)?.trim().to_owned();
        match code.is_empty() {
            true => bail!("central printed no enrolment code"),
            false => Ok(code),
        }
    }

    /// From the next start on its mails go to this server.
    pub fn mail_by(&mut self, server: &MailServer) {
        self.mail_server = Some(server.url());
    }

    /// From the next start on it runs by this clock.
    pub fn run_by(&mut self, clock: WallClock) {
        self.clock = Some(clock);
    }

    /// Its clock, where it has one of its own.
    pub fn clock(&self) -> Option<&WallClock> {
        self.clock.as_ref()
    }

    /// Starts serving, and waits until it does. A restart takes the same port.
    ///
    /// # Errors
    /// It runs already, or ends at once; the message holds what it said.
    pub fn start(&mut self) -> Result<()> {
        if self.process.is_some() {
            bail!("central runs already");
        }
        let mut command = Command::new(&self.program);
        command
            .args(["serve", "--data"])
            .arg(&self.data)
            .args(["--listen", &format!("127.0.0.1:{}", self.port)]);
        if let Some(url) = &self.mail_server {
            // The tests' server keeps no queue: what it takes has arrived.
            command.args([
                "--mail-server",
                url,
                "--mail-returns",
                "returns.aima.gov.pt",
            ]);
        }
        if let Some(clock) = &self.clock {
            clock.lend(&mut command)?;
        }
        let mut process = Spawned::start("central", &mut command, &self.logs)?;
        process.wait_for_line(START, |line| {
            let event: Value = serde_json::from_str(line).ok()?;
            (event["event"] == "listening").then_some(())
        })?;
        self.process = Some(process);
        Ok(())
    }

    /// Asks it to end and waits for it.
    ///
    /// # Errors
    /// It does not run, does not end, or ends with a failure.
    pub fn stop(&mut self) -> Result<()> {
        let process = self.process.take().context("central does not run")?;
        let status = process.stop(STOP)?;
        match status.success() {
            true => Ok(()),
            false => bail!("central ended with {status}"),
        }
    }

    /// kill -9.
    ///
    /// # Errors
    /// It does not run.
    pub fn kill(&mut self) -> Result<()> {
        self.process.take().context("central does not run")?.kill();
        Ok(())
    }

    /// Scheme, host and port.
    pub fn url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// The port of its whole life.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Its own directory: keys, database, certificates.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The certificate of its authority, to be trusted by kiosks.
    pub fn authority(&self) -> PathBuf {
        self.data.join("authority.pem")
    }

    /// Its database on a server, if that is where it is.
    ///
    /// # Errors
    /// Its configuration file cannot be read.
    pub fn server_url(&self) -> Result<Option<String>> {
        if server().is_none() {
            return Ok(None);
        }
        let text = fs::read_to_string(self.data.join("central.toml"))?;
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("database = "));
        Ok(line.map(|url| url.trim_matches('\'').to_owned()))
    }

    /// Its database file, where it has one of its own.
    pub fn database(&self) -> PathBuf {
        self.data.join("central.db")
    }

    /// The mails that it leaves in its folder where no mail server is configured.
    pub fn mails(&self) -> Mails {
        Mails::in_folder(&self.data.join("mail"))
    }

    /// Waits until it answers over TLS.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_until_ready(&self) -> Result<()> {
        let http = Http::trusting(&self.authority())?;
        let url = format!("{}/readyz", self.url());
        wait_for("central to be ready", START, || {
            let answer = http.send(Method::GET, &url, None);
            Ok(answer.ok().filter(|answer| answer.status == 200).map(drop))
        })
    }

    /// Opens a page as a telephone does: over TLS, trusting central's authority alone.
    ///
    /// # Errors
    /// No answer, or a certificate that the authority did not sign.
    pub fn open_page(&self, url: &str, language: &str) -> Result<Answer> {
        Http::trusting(&self.authority())?.get_in(url, language)
    }
}
