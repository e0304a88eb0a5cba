//! The processes of central: several that take in and serve pages, and several that open and decide, all over one database
//! and one data directory.

use std::{
    fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use central::{commands, directory::Directory, store::Installation};
use jiff::Timestamp;
use testbed::{
    binaries, desk,
    process::{Spawned, free_port, signal},
};

use crate::{cpu, server::Server};

const START: Duration = Duration::from_secs(60);
/// Everybody calls from one address here.
const LIMITS: &str = "[limits]\nenrolment = { burst = 100000, every_ms = 1 }\n\
                      tracking_page = { burst = 100000, every_ms = 1 }\n";

/// All of them.
pub struct Centrals {
    /// Keys, certificates, configuration.
    pub directory: Directory,
    /// Where each of those listens that serve.
    pub ports: Vec<u16>,
    data: PathBuf,
    logs: PathBuf,
    serving: Vec<Option<Spawned>>,
    opening: Vec<Spawned>,
    /// The most memory that one has had which has ended, MiB.
    peak_mib: f64,
}

impl Centrals {
    /// Sets central up over the server's database, for kiosks and people that call at `entrance`; none runs yet.
    ///
    /// # Errors
    /// The server, or central, refuses.
    pub async fn set_up(
        server: &Server,
        place: &Path,
        count: usize,
        entrance: u16,
    ) -> Result<Centrals> {
        let data = place.join("central");
        fs::create_dir_all(&data)?;
        let settings = format!("{}{LIMITS}", server.database().await?);
        fs::write(data.join("central.toml"), settings)?;
        let directory = Directory::new(&data);
        let installation = Installation {
            demo: true,
            public_base: Some(format!("https://localhost:{entrance}")),
        };
        commands::init(&directory, &installation, Timestamp::now()).await?;
        let ports = (0..count)
            .map(|_| free_port())
            .collect::<Result<Vec<_>>>()?;
        Ok(Centrals {
            directory,
            serving: ports.iter().map(|_| None).collect(),
            ports,
            data,
            logs: place.join("logs"),
            opening: Vec::new(),
            peak_mib: 0.0,
        })
    }

    /// Gives the staff of every site their password.
    ///
    /// # Errors
    /// Central refuses.
    pub fn add_staff(&self) -> Result<()> {
        desk::add(&self.data, desk::NAME, "clerk", None)
    }

    /// Starts one that serves, and waits until it does.
    ///
    /// # Errors
    /// It ends at once.
    pub fn serve(&mut self, which: usize) -> Result<()> {
        ensure!(self.serving[which].is_none(), "it runs already");
        let address: SocketAddr = ([127, 0, 0, 1], self.ports[which]).into();
        let mut command = self.program()?;
        command.args([
            "serve",
            "--intake-only",
            "--listen",
            &address.to_string(),
            "--data",
        ]);
        command.arg(&self.data);
        let mut process = Spawned::start(&format!("serve{which}"), &mut command, &self.logs)?;
        process.wait_for_line(START, |line| {
            let event: serde_json::Value = serde_json::from_str(line).ok()?;
            (event["event"] == "listening").then_some(())
        })?;
        self.serving[which] = Some(process);
        Ok(())
    }

    /// Starts so many that open and decide.
    ///
    /// # Errors
    /// One cannot be started.
    pub fn open(&mut self, count: usize) -> Result<()> {
        for _ in 0..count {
            let mut command = self.program()?;
            command.args(["open", "--data"]).arg(&self.data);
            let name = format!("open{}", self.opening.len());
            self.opening
                .push(Spawned::start(&name, &mut command, &self.logs)?);
        }
        Ok(())
    }

    /// Kills one that serves with -9.
    ///
    /// # Errors
    /// It does not run.
    pub fn kill(&mut self, which: usize) -> Result<()> {
        let process = self.serving[which].take().context("it does not run")?;
        self.peak_mib = self.peak_mib.max(cpu::peak_mib(process.pid()));
        process.kill();
        Ok(())
    }

    /// Kills one that opens with -9, and starts another.
    ///
    /// # Errors
    /// None runs, or it cannot be started.
    pub fn kill_one_that_opens(&mut self) -> Result<()> {
        ensure!(!self.opening.is_empty(), "none opens");
        self.opening.remove(0).kill();
        self.open(1)
    }

    /// Ends those that open.
    pub fn rest(&mut self) {
        for process in self.opening.drain(..) {
            self.peak_mib = self.peak_mib.max(cpu::peak_mib(process.pid()));
            process.kill();
        }
    }

    /// SIGSTOP to one that serves, or SIGCONT.
    pub fn freeze(&self, which: usize, frozen: bool) {
        if let Some(process) = &self.serving[which] {
            signal(
                process.pid(),
                if frozen { libc::SIGSTOP } else { libc::SIGCONT },
            );
        }
    }

    /// Those that serve.
    pub fn serving(&self) -> Vec<u32> {
        self.serving.iter().flatten().map(Spawned::pid).collect()
    }

    /// Those that open.
    pub fn opening(&self) -> Vec<u32> {
        self.opening.iter().map(Spawned::pid).collect()
    }

    /// The most memory that one of them has had, MiB.
    pub fn peak_mib(&self) -> f64 {
        let all = self.serving().into_iter().chain(self.opening());
        all.map(cpu::peak_mib).fold(self.peak_mib, f64::max)
    }

    fn program(&self) -> Result<Command> {
        Ok(Command::new(binaries::find("aima-central")?))
    }
}
