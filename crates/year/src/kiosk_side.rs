//! The kiosk: its machine, which can be started anew, the people in front of it, and what it says of itself.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use kiosk::{
    Config, Kiosk,
    app::{
        control::{Answer, Question},
        page::{SendResult, Service},
    },
    machine::clock::{DrivenTime, TimeSource},
    visit::page::Draft,
};
use protocol::Language;
use uuid::Uuid;

use crate::{lane::Lane, rest};

/// The kiosk's folder and configuration, and the kiosk while it runs.
pub struct Machine {
    folder: PathBuf,
    config: PathBuf,
    time: Arc<DrivenTime>,
    boots: u128,
    running: Option<(Arc<Kiosk>, Lane)>,
}

/// What page, `aima-kiosk status` and panel say.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// Requests can be saved.
    pub open: bool,
    /// The page takes central for reachable.
    pub online: bool,
    /// What people are told that they have to do without.
    pub page: BTreeSet<String>,
    /// The faults in the panel and on the command line.
    pub status: BTreeSet<String>,
    /// The panel's words about central, clock and queue.
    pub rows: Vec<String>,
    /// The watchdog is content.
    pub lives: bool,
}

impl Machine {
    /// A machine that was switched on just now; its kiosk is not enrolled yet.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn new(folder: &Path, port: u16, authority: &Path, wall_ms: i64) -> Result<Machine> {
        fs::create_dir_all(folder)?;
        let config = folder.join("kiosk.toml");
        let data = folder.join("data");
        let text = format!(
            "data_dir = {data:?}\ncentral_url = \"https://localhost:{port}\"\ntrust_anchor = {authority:?}\n",
        );
        fs::write(&config, text)?;
        Ok(Machine {
            folder: data,
            config,
            time: Arc::new(DrivenTime::starting_at(wall_ms, Uuid::from_u128(1))),
            boots: 1,
            running: None,
        })
    }

    /// The kiosk's data.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its clocks move on.
    pub fn pass(&self, time: Duration) {
        self.time.pass(time);
    }

    /// Its runtime, while it runs.
    pub fn lane(&self) -> Option<&Lane> {
        self.running.as_ref().map(|(_, lane)| lane)
    }

    fn time(&self) -> TimeSource {
        TimeSource::Driven(self.time.clone())
    }

    fn config(&self) -> Result<Config> {
        Ok(Config::load(&self.config)?)
    }

    /// The technician's command.
    ///
    /// # Errors
    /// Central says no.
    pub fn enrol(&self, code: String) -> Result<()> {
        let lane = Lane::new("technician")?;
        let (config, time) = (self.config()?, self.time());
        let enrol = async move { kiosk::enrol_by(&config, &code, time).await };
        lane.run_with_timers(enrol)?.context("enrolment")
    }

    /// Starts the kiosk; how long that took.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(&mut self) -> Result<Duration> {
        let lane = Lane::new("kiosk")?;
        let begun = Instant::now();
        let kiosk = lane.run(Kiosk::start_by(self.config()?, self.time()))?;
        let took = begun.elapsed();
        self.running = Some((kiosk.context("start")?, lane));
        Ok(took)
    }

    /// Pulls the plug: nothing that the program has in hand is finished.
    ///
    /// # Errors
    /// Some of it lives on.
    pub fn stop(&mut self) -> Result<()> {
        if let Some((kiosk, lane)) = self.running.take() {
            drop(lane);
            drop(kiosk);
            // The database's thread lets go of the folder by itself.
            rest::wait()?;
        }
        Ok(())
    }

    /// The machine is switched on again at this time.
    pub fn boot(&mut self, wall_ms: i64) {
        self.boots += 1;
        let boot_id = Uuid::from_u128(self.boots);
        self.time = Arc::new(DrivenTime::starting_at(wall_ms, boot_id));
    }

    /// A whole visit; the tracking code of what was shown as saved.
    ///
    /// # Errors
    /// The kiosk does not run, or refuses what is in order.
    pub fn visit(&self, draft: Draft) -> Result<Option<String>> {
        let (kiosk, lane) = self.running.as_ref().context("the kiosk runs")?;
        let kiosk = kiosk.clone();
        lane.run(async move {
            let visit = kiosk.begin_visit(Language::Pt)?.visit;
            kiosk.choose_purpose(&visit, draft.purpose)?;
            let result = kiosk.send(&visit, draft).await?;
            kiosk.end_visit(&visit)?;
            match result {
                SendResult::Saved { facts } => Ok(Some(facts.tracking_code)),
                SendResult::NotSaved { .. } => Ok(None),
                SendResult::Invalid { errors } => {
                    bail!("{} answers are refused", errors.len())
                }
            }
        })?
    }

    /// What central has it say to people, in the first language of each.
    ///
    /// # Errors
    /// The kiosk does not run.
    #[cfg(test)]
    pub fn announced(&self) -> Result<Vec<String>> {
        let (kiosk, _) = self.running.as_ref().context("the kiosk runs")?;
        let announced = kiosk.state().announcements.into_iter();
        Ok(announced.map(|it| it.texts[0].text.clone()).collect())
    }

    /// Told of every change that the page may want to show.
    ///
    /// # Errors
    /// The kiosk does not run.
    #[cfg(test)]
    pub fn changes(&self) -> Result<tokio::sync::watch::Receiver<u64>> {
        let (kiosk, _) = self.running.as_ref().context("the kiosk runs")?;
        Ok(kiosk.changes())
    }

    /// What it says now.
    ///
    /// # Errors
    /// The kiosk does not run.
    pub fn says(&self) -> Result<Said> {
        let (kiosk, lane) = self.running.as_ref().context("the kiosk runs")?;
        let kiosk = kiosk.clone();
        lane.run(async move {
            let state = kiosk.state();
            let Answer::Panel(panel) = kiosk.answer(Question::Status).await else {
                bail!("the panel is the answer to that question");
            };
            let page = state.fault.iter().chain(&state.notices);
            let rows = panel.rows.iter();
            Ok(Said {
                open: state.service == Service::Open,
                online: state.online,
                page: page.map(|fault| fault.code().to_owned()).collect(),
                status: panel.faults.iter().cloned().collect(),
                rows: rows
                    .filter(|row| ["central", "clock", "queue"].contains(&row.row.as_str()))
                    .map(|row| row.text.clone())
                    .collect(),
                lives: kiosk.answers(Duration::from_secs(5)).await,
            })
        })?
    }
}
