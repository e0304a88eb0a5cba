//! The bad morning: an outage ends for everybody at the same minute. Kiosks come back at once with full queues, people look at
//! their tracking pages, staff at their desks, and central is several processes over one PostgreSQL.
//!
//! Three times: undisturbed, for the rate; spread over twice the time, for the pages at half the rate; and with faults.
//! Its last line is JSON, computed from the database and the simulator's own log. It fails where a request is lost,
//! there twice, or not opened in the end.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use clap::Parser;
use serde_json::{Map, Value, json};
use testbed::process::free_port;

use herd::{
    balancer::Balancer,
    centrals::Centrals,
    cpu,
    database::{Database, Progress, Verdict},
    kiosks::{Drained, Kiosks, Log},
    pages::{Readers, Seen},
    server::Server,
};

/// The bad morning. Beside `packaging/test/with-postgres`, or `packaging/central/ha/with-ha`.
#[derive(Parser)]
struct Arguments {
    /// How many kiosks.
    #[arg(long, default_value_t = 20)]
    kiosks: usize,
    /// How many requests wait at each.
    #[arg(long, default_value_t = 20)]
    queued: u32,
    /// How many processes of central take in.
    #[arg(long, default_value_t = 2)]
    centrals: usize,
    /// How many open and decide.
    #[arg(long, default_value_t = 2)]
    workers: usize,
    /// Where everything lies but the database: in memory, since in a country each kiosk has a disk of its own.
    #[arg(long, default_value = "/dev/shm")]
    place: PathBuf,
    /// Seconds that a part of it may take.
    #[arg(long, default_value_t = 900)]
    patience: u64,
}

#[tokio::main]
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    rustls::crypto::ring::default_provider()
        .install_default()
        .expect("nobody else chooses it in this program");
    match Morning::begin(arguments).await {
        Ok((fits, said)) => {
            println!("{}", Value::Object(said));
            match fits {
                true => ExitCode::SUCCESS,
                false => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            eprintln!("herd: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "how far it is")]
fn say(what: &str) {
    eprintln!("herd: {what}");
}

struct Morning {
    arguments: Arguments,
    server: Server,
    centrals: Centrals,
    balancer: Arc<Balancer>,
    entrance: u16,
    kiosks: Kiosks,
    database: Database,
}

/// One run of all kiosks.
struct Run {
    log: Log,
    before: Progress,
    drained: Drained,
    seen: Seen,
    batches: Vec<f64>,
    /// Processor seconds of central, PostgreSQL and this program.
    cpu: [f64; 3],
}

impl Morning {
    async fn begin(arguments: Arguments) -> Result<(bool, Map<String, Value>)> {
        let place = tempfile::Builder::new()
            .prefix("herd-")
            .tempdir_in(&arguments.place)?;
        let server = Server::found()?;
        let entrance = free_port()?;
        let mut centrals =
            Centrals::set_up(&server, place.path(), arguments.centrals, entrance).await?;
        let authority = centrals.directory.authority();
        let balancer = Balancer::start(entrance, &centrals.ports, authority).await?;
        for which in 0..arguments.centrals {
            centrals.serve(which)?;
        }
        balancer.all_up().await;
        let kiosks = Kiosks::enrol(
            &centrals.directory,
            place.path(),
            (arguments.kiosks, arguments.queued),
            entrance,
        )
        .await?;
        centrals.add_staff()?;
        let database = Database::of(&centrals.directory).await?;
        say(&format!("{} kiosks are enrolled", arguments.kiosks));
        let morning = Morning {
            arguments,
            server,
            centrals,
            balancer,
            entrance,
            kiosks,
            database,
        };
        morning.play().await
    }

    async fn play(mut self) -> Result<(bool, Map<String, Value>)> {
        let patience = Duration::from_secs(self.arguments.patience);
        let mut said = Map::new();

        let quiet = self.run(Duration::ZERO).await?;
        let rows = quiet.log.len() as f64;
        let drain_s = quiet.drained.took.as_secs_f64();
        say(&format!("undisturbed: {rows} requests in {drain_s:.1} s"));
        let bare = self.database.bare(&self.server).await?;
        let count = bare.rows as f64;
        let peak_intake = self.centrals.peak_mib();
        let opening = Instant::now();
        let before = cpu::used(&self.server.heads());
        self.centrals.open(self.arguments.workers)?;
        let all = quiet.before.taken + quiet.log.len() as i64;
        let quiet_opened = self.database.all_opened(all, patience).await?;
        let opened_s = opening.elapsed().as_secs_f64();
        let cpu_opening =
            cpu::used(&self.centrals.opening()) + cpu::used(&self.server.heads()) - before;
        self.centrals.rest();
        say(&format!("opened in {opened_s:.1} s"));
        let quiet_verdict = self.database.verdict(&quiet.log).await?;

        let half = self.run(quiet.drained.took * 2).await?;
        say(&format!(
            "at half the rate: {:.1} s",
            half.drained.took.as_secs_f64()
        ));

        self.centrals.open(self.arguments.workers)?;
        let (struck, failovers) = self.run_with_faults(patience).await?;
        let all = struck.before.taken + struck.log.len() as i64;
        let struck_opened = self.database.all_opened(all, patience).await?;
        let verdicts = [
            ("undisturbed", &quiet, quiet_opened, quiet_verdict),
            ("half", &half, true, self.database.verdict(&half.log).await?),
            (
                "faults",
                &struck,
                struck_opened,
                self.database.verdict(&struck.log).await?,
            ),
        ];

        let us = |seconds: f64, of: f64| (seconds * 1e6 / of).round();
        let tenths = |value: f64| (value * 10.0).round() / 10.0;
        let hundredths = |value: f64| (value * 100.0).round() / 100.0;
        let [central, postgresql, simulator] = quiet.cpu;
        let sum = |part: fn(&Verdict) -> usize| -> usize {
            verdicts.iter().map(|(.., it)| part(it)).sum()
        };
        let requests: usize = verdicts.iter().map(|(_, run, ..)| run.log.len()).sum();
        for (key, value) in [
            ("kiosks", json!(self.arguments.kiosks)),
            ("queued", json!(self.arguments.queued)),
            ("requests", json!(requests)),
            ("applied_once", json!(sum(|it| it.applied_once))),
            ("lost", json!(sum(|it| it.lost))),
            ("twice", json!(sum(|it| it.twice))),
            ("drain_s", json!(hundredths(drain_s))),
            ("p50_ms", json!(tenths(quantile(&quiet.batches, 0.5)))),
            ("p99_ms", json!(tenths(quantile(&quiet.batches, 0.99)))),
            (
                "page_p99_ms",
                json!(tenths(quantile(&quiet.seen.times, 0.99))),
            ),
            (
                "page_p99_half_rate_ms",
                json!(tenths(quantile(&half.seen.times, 0.99))),
            ),
            ("pages", json!(quiet.seen.times.len())),
            ("pages_failed", json!(quiet.seen.failed + half.seen.failed)),
            ("pages_failed_with_faults", json!(struck.seen.failed)),
            (
                "ratio_to_bare_insert",
                json!(hundredths(rows / drain_s / (count / bare.took_s))),
            ),
            ("cpu_us_central", json!(us(central, rows))),
            ("cpu_us_postgresql", json!(us(postgresql, rows))),
            ("cpu_us_bare", json!(us(bare.cpu_s, count))),
            (
                "cpu_ratio",
                json!(hundredths(
                    (central + postgresql) / rows / (bare.cpu_s / count)
                )),
            ),
            ("cpu_us_simulator", json!(us(simulator, rows))),
            (
                "simulator_share",
                json!(hundredths(simulator / quiet.cpu.iter().sum::<f64>())),
            ),
            ("opened_per_s", json!(tenths(rows / opened_s))),
            ("cpu_us_opening", json!(us(cpu_opening, rows))),
            ("peak_mib", json!(tenths(peak_intake))),
            ("peak_mib_any", json!(tenths(self.centrals.peak_mib()))),
            ("failovers", json!(failovers)),
            (
                "drain_with_faults_s",
                json!(hundredths(struck.drained.took.as_secs_f64())),
            ),
            (
                "nobody_delivered_s",
                json!(hundredths(verdicts[2].3.longest_gap_s)),
            ),
        ] {
            said.insert(key.to_owned(), value);
        }
        let mut fits = true;
        for (name, run, opened, verdict) in &verdicts {
            // At half the rate nobody opens until the faults begin: it is judged by its place there.
            let whole =
                verdict.applied_once == run.log.len() && verdict.lost == 0 && verdict.twice == 0;
            let delivered = run.drained.undelivered == 0;
            if !(whole && delivered && *opened) {
                say(&format!(
                    "{name}: {verdict:?} of {}, undelivered {}",
                    run.log.len(),
                    run.drained.undelivered
                ));
                fits = false;
            }
        }
        Ok((fits, said))
    }

    /// All kiosks come back, at once or spread over a time, while pages are looked at.
    async fn run(&mut self, within: Duration) -> Result<Run> {
        let (log, readers, before) = self.make_ready().await?;
        let cpu_before = self.cpu();
        let patience = Duration::from_secs(self.arguments.patience) + within;
        let drained = self.kiosks.come_back(within, patience).await?;
        let cpu = self.cpu();
        Ok(Run {
            log,
            before,
            drained,
            seen: readers.end(),
            batches: self.balancer.take_batches(),
            cpu: [0, 1, 2].map(|part| cpu[part] - cpu_before[part]),
        })
    }

    /// The same, while central's processes and its server are killed, frozen and started again.
    async fn run_with_faults(&mut self, patience: Duration) -> Result<(Run, u32)> {
        let (log, readers, before) = self.make_ready().await?;
        let Morning {
            kiosks,
            centrals,
            database,
            server,
            ..
        } = self;
        let faults = async {
            let mut failovers = 0;
            let total = log.len() as i64;
            for (part, fault) in Fault::all(server.is_cluster()) {
                let wanted = (part * 2.0 * total as f64) as i64;
                let begun = Instant::now();
                while begun.elapsed() < patience {
                    let now = database.progress_later().await?;
                    if now.taken - before.taken + now.opened - before.opened >= wanted {
                        break;
                    }
                    tokio::time::sleep(Duration::from_millis(30)).await;
                }
                failovers += u32::from(fault.strike(centrals, server).await?);
            }
            Ok::<u32, anyhow::Error>(failovers)
        };
        let (drained, failovers) = tokio::join!(kiosks.come_back(Duration::ZERO, patience), faults);
        let run = Run {
            drained: drained?,
            before,
            seen: readers.end(),
            batches: self.balancer.take_batches(),
            cpu: [0.0; 3],
            log,
        };
        Ok((run, failovers?))
    }

    async fn make_ready(&mut self) -> Result<(Log, Readers, Progress)> {
        let log = self.kiosks.fill(self.arguments.queued).await?;
        let expected = self.arguments.kiosks * self.arguments.queued as usize;
        ensure!(
            log.len() == expected,
            "{} of {expected} requests were made",
            log.len()
        );
        self.balancer.all_up().await;
        let authority: PathBuf = self.centrals.directory.authority();
        let readers = Readers::begin(self.entrance, Path::new(&authority), &log).await?;
        let before = self.database.progress().await.context("the database")?;
        self.balancer.take_batches();
        Ok((log, readers, before))
    }

    fn cpu(&self) -> [f64; 3] {
        let central = cpu::used(&self.centrals.serving());
        [central, cpu::used(&self.server.heads()), cpu::own()]
    }
}

/// What goes wrong.
#[derive(Debug, Clone, Copy)]
enum Fault {
    /// A process that takes in is killed, and started again after two seconds.
    Killed,
    /// Another stands still for ten seconds.
    Frozen,
    /// One that opens is killed, and another started.
    WorkerKilled,
    /// The database ends in good order and starts again.
    Restarted,
    /// The database crashes and starts again.
    Crashed,
    /// The primary is killed for good.
    PrimaryKilled,
}

impl Fault {
    /// Which, and when: by how much of taking in and opening is done.
    fn all(is_cluster: bool) -> Vec<(f64, Fault)> {
        match is_cluster {
            true => vec![
                (0.1, Fault::Killed),
                (0.2, Fault::PrimaryKilled),
                (0.4, Fault::Frozen),
                (0.6, Fault::WorkerKilled),
            ],
            false => vec![
                (0.1, Fault::Killed),
                (0.2, Fault::Crashed),
                (0.3, Fault::Frozen),
                (0.4, Fault::Restarted),
                (0.6, Fault::WorkerKilled),
                (0.7, Fault::Crashed),
            ],
        }
    }

    /// Whether the database was away.
    async fn strike(self, centrals: &mut Centrals, server: &Server) -> Result<bool> {
        say(&format!("{self:?}"));
        match self {
            Fault::Killed => {
                centrals.kill(0)?;
                tokio::time::sleep(Duration::from_secs(2)).await;
                centrals.serve(0)?;
            }
            Fault::Frozen => {
                let which = centrals.ports.len() - 1;
                centrals.freeze(which, true);
                tokio::time::sleep(Duration::from_secs(10)).await;
                centrals.freeze(which, false);
            }
            Fault::WorkerKilled => centrals.kill_one_that_opens()?,
            Fault::Restarted => server.restart("fast")?,
            Fault::Crashed => server.restart("immediate")?,
            Fault::PrimaryKilled => {
                let name = server.kill_primary().await?;
                say(&format!("node {name} was the primary"));
            }
        }
        Ok(matches!(
            self,
            Fault::Restarted | Fault::Crashed | Fault::PrimaryKilled
        ))
    }
}

/// The value that this share of them does not pass; 0 of none.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    let at = (share * last as f64).ceil() as usize;
    sorted.get(at).copied().unwrap_or_default()
}
