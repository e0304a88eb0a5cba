//! What every drill begins with: central in two processes, one that takes in and one that opens, and kiosks that deliver.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use herd::{
    balancer::Balancer,
    centrals::Centrals,
    database::Database,
    kiosks::{Kiosks, Log, Running},
    server::Server,
};
use reqwest::{Certificate, Client, Response, StatusCode};
use testbed::{binaries, process::free_port};

use crate::Steps;

const KIOSKS: usize = 6;
/// Requests that each of them files at a time.
pub const FILED: u32 = 20;
/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(240);

/// A country in small.
pub struct Scene {
    /// The database's server.
    pub server: Server,
    /// Central.
    pub centrals: Centrals,
    /// The kiosks.
    pub kiosks: Kiosks,
    /// They deliver.
    pub running: Running,
    /// What is looked at for the verdict.
    pub database: Database,
    /// Every request that was filed.
    pub log: Log,
    /// Where everybody calls.
    pub base: String,
    /// Everything but the database lies here.
    pub place: PathBuf,
    _place: tempfile::TempDir,
}

impl Scene {
    /// Sets it up, and lets the first requests through.
    ///
    /// # Errors
    /// A part cannot be started.
    pub async fn begin(place: &Path, steps: &Steps) -> Result<Scene> {
        let folder = tempfile::Builder::new()
            .prefix("drill-")
            .tempdir_in(place)?;
        let server = Server::found()?;
        let entrance = free_port()?;
        let mut centrals = Centrals::set_up(&server, folder.path(), 1, entrance).await?;
        let authority = centrals.directory.authority();
        Balancer::start(entrance, &centrals.ports, authority).await?;
        centrals.serve(0)?;
        centrals.open(1)?;
        let base = format!("https://localhost:{entrance}");
        let ready = format!("https://localhost:{}/readyz", centrals.ports[0]);
        let client = trusting(&centrals)?;
        until("central is ready", async || {
            let asked = client.get(&ready).send().await;
            Ok(asked.is_ok_and(|answer| answer.status() == StatusCode::OK))
        })
        .await?;
        // The balancer asks each process once a second.
        until("the balancer has seen it", async || {
            let asked = client.get(format!("{base}/healthz")).send().await;
            Ok(asked.is_ok())
        })
        .await?;
        let kiosks =
            Kiosks::enrol(&centrals.directory, folder.path(), (KIOSKS, 0), entrance).await?;
        let database = Database::of(&centrals.directory).await?;
        let running = kiosks.run().await?;
        let mut scene = Scene {
            server,
            centrals,
            kiosks,
            running,
            database,
            log: Log::new(),
            base,
            place: folder.path().to_owned(),
            _place: folder,
        };
        steps.say(&format!("{KIOSKS} kiosks are enrolled and deliver"));
        scene.file().await?;
        scene.all_opened().await?;
        steps.say(&format!(
            "{} requests are filed, taken in and opened",
            scene.log.len()
        ));
        Ok(scene)
    }

    /// People file requests at every kiosk.
    ///
    /// # Errors
    /// A kiosk's database cannot be written.
    pub async fn file(&mut self) -> Result<()> {
        self.log.extend(self.kiosks.fill(FILED).await?);
        self.running.something_was_filed();
        Ok(())
    }

    /// Waits until everything that was filed is there and opened, and nothing waits at a kiosk.
    ///
    /// # Errors
    /// It is not, in time.
    pub async fn all_opened(&self) -> Result<()> {
        until("everything to be opened", async || {
            let verdict = self.database.verdict(&self.log).await?;
            Ok(verdict.lost == 0 && verdict.applied_once + verdict.twice == self.log.len())
        })
        .await?;
        until("kiosks to have delivered", async || {
            Ok(self.running.waiting().await? == 0)
        })
        .await
    }

    /// Nothing lost, nothing twice.
    ///
    /// # Errors
    /// Something is.
    pub async fn judge(&self, steps: &Steps) -> Result<()> {
        let verdict = self.database.verdict(&self.log).await?;
        steps.say(&format!(
            "of {} requests applied once {}, lost {}, twice {}",
            self.log.len(),
            verdict.applied_once,
            verdict.lost,
            verdict.twice
        ));
        ensure!(
            verdict.applied_once == self.log.len() && verdict.lost == 0 && verdict.twice == 0,
            "not everything is there once"
        );
        Ok(())
    }

    /// Asks central itself, past the balancer.
    ///
    /// # Errors
    /// It does not answer.
    pub async fn ask(&self, path: &str) -> Result<Response> {
        let url = format!("https://localhost:{}{path}", self.centrals.ports[0]);
        Ok(trusting(&self.centrals)?.get(url).send().await?)
    }

    /// Runs `aima-central` on the data directory.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn command(&self, arguments: &[&str]) -> Result<Output> {
        let mut command = Command::new(binaries::find("aima-central")?);
        let (before, after) = arguments.split_at(arguments.len().min(self.words(arguments)));
        command
            .args(before)
            .arg("--data")
            .arg(self.data())
            .args(after);
        command.output().context("aima-central")
    }

    /// How many of the words name the command, before its options.
    fn words(&self, arguments: &[&str]) -> usize {
        let options = arguments.iter().position(|it| it.starts_with('-'));
        options.unwrap_or(arguments.len())
    }

    /// The data directory.
    pub fn data(&self) -> PathBuf {
        self.place.join("central")
    }

    /// What one of central's processes has logged: `serve0`, `open0` and so on.
    pub fn log_of(&self, process: &str) -> String {
        let path = self.place.join("logs").join(format!("{process}.err"));
        std::fs::read_to_string(path).unwrap_or_default()
    }
}

/// A client that trusts central's authority alone.
pub fn trusting(centrals: &Centrals) -> Result<Client> {
    let authority = std::fs::read(centrals.directory.authority())?;
    Ok(Client::builder()
        .tls_certs_only([Certificate::from_pem(&authority)?])
        .no_proxy()
        .timeout(Duration::from_secs(10))
        .build()?)
}

/// Waits until something is so.
///
/// # Errors
/// It is not, in time; or what asks fails.
pub async fn until(what: &str, is_so: impl AsyncFn() -> Result<bool>) -> Result<()> {
    let begun = Instant::now();
    while !is_so().await.with_context(|| what.to_owned())? {
        ensure!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(())
}
