//! Many trials, two at a time, each judged by the audit program; then the sum.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
};

use anyhow::{Context, Result};
use serde::Serialize;
use testbed::{
    binaries,
    printer::{Paper, VirtualPrinter},
};

use crate::{
    audit::Verdict,
    evidence::{self, Counts, Place},
    fault::Fault,
    room,
    schedule::Schedule,
    trial::{self, Programs, Template},
};

/// Set where the system lets us mount no file system of our own.
pub const NO_MOUNTS: &str = "CHAOS_NO_MOUNTS";

/// What to run.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// What everything is drawn from.
    pub seed: u64,
    /// The number of the first trial.
    pub first: u64,
    /// How many.
    pub trials: u64,
    /// How many at a time.
    pub workers: u64,
    /// Where the evidence goes; what an earlier campaign left there is removed.
    pub out: PathBuf,
}

/// The sum, as the last line has it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Sum {
    /// Trials that were run.
    pub trials: u64,
    /// Requests that were shown or printed as saved.
    pub shown_saved: u64,
    /// Of these, at central exactly once, as typed.
    pub applied_once: u64,
    /// Of these, not.
    pub lost: u64,
    /// Requests that are at central more than once.
    pub twice: u64,
    /// Places where something that was typed can be read.
    pub readable: u64,
    /// Files that a kiosk had to set aside as damaged, though nothing was damaged.
    pub set_aside: u64,
    /// Words that were missing or not so, on page, panel or `status`, and a kiosk out of service at the end.
    pub lies: u64,
    /// What happened, by kind.
    pub faults: Counts,
    /// Power cuts after which the disk had less than the program saw.
    pub cuts_that_took: u64,
    /// How the disk was filled: a real small file system (`tmpfs`), or the library's word (`injected`).
    pub disk_full_by: String,
    /// Whether a printer took part.
    pub printer: bool,
    /// Trials that could not be judged.
    pub unjudged: u64,
}

impl Sum {
    fn add(&mut self, verdict: &Verdict, trial: evidence::Trial) {
        self.trials += 1;
        self.shown_saved += verdict.shown_saved;
        self.applied_once += verdict.applied_once;
        self.lost += verdict.lost;
        self.twice += verdict.twice;
        self.readable += verdict.readable;
        self.set_aside += verdict.set_aside;
        self.lies += verdict.lies;
        self.unjudged += u64::from(verdict.broken.is_some());
        for (fault, count) in trial.faults {
            *self.faults.entry(fault).or_default() += count;
        }
        self.cuts_that_took += trial.cuts_that_took;
        self.disk_full_by = trial.disk_full_by;
    }

    /// Nothing lost, nothing twice, nothing readable, nothing set aside, no lie, and every trial judged.
    pub fn is_clean(&self) -> bool {
        [
            self.lost,
            self.twice,
            self.readable,
            self.set_aside,
            self.lies,
            self.unjudged,
        ] == [0; 6]
    }
}

/// Runs a campaign; `tell` gets every line that it has to say.
///
/// # Errors
/// The parts cannot be set up.
pub fn run(campaign: &Campaign, tell: impl Fn(&str) + Sync) -> Result<Sum> {
    // First: in a chroot, a program with mounts of its own no longer sees where it lies itself.
    let programs = Programs::found()?;
    if !room::may_mount() {
        // SAFETY: there is one thread yet.
        unsafe { std::env::set_var(NO_MOUNTS, "1") };
    }
    clear(&campaign.out)?;
    let out = campaign.out.canonicalize()?;
    let template = Template::made(programs, &out.join("template"), campaign.seed)?;
    let next = AtomicU64::new(campaign.first);
    let end = campaign.first + campaign.trials;
    let printer_seen = AtomicBool::new(false);
    let sum = Mutex::new(Sum {
        faults: Fault::ALL.iter().map(|fault| (*fault, 0)).collect(),
        ..Sum::default()
    });
    thread::scope(|scope| {
        let workers: Vec<_> = (0..campaign.workers.min(campaign.trials))
            .map(|worker| {
                let (template, next, sum, out, tell) = (&template, &next, &sum, &out, &tell);
                let printer_seen = &printer_seen;
                scope.spawn(move || -> Result<()> {
                    let template = template.for_a_worker(printer());
                    printer_seen.fetch_or(template.printer.is_some(), Ordering::Relaxed);
                    let room = out.join(format!("disk-{worker}"));
                    loop {
                        let number = next.fetch_add(1, Ordering::SeqCst);
                        if number >= end {
                            return Ok(());
                        }
                        let schedule = Schedule::drawn(campaign.seed, number);
                        let (verdict, trial) = one(campaign, &schedule, &template, out, &room)?;
                        tell(&report(campaign, &schedule, &verdict, &trial.faults));
                        let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                        sum.add(&verdict, trial);
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().expect("a worker does not panic"))
    })?;
    let mut sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner);
    sum.printer = printer_seen.load(Ordering::Relaxed);
    fs::write(out.join("sum.json"), serde_json::to_string(&sum)?)?;
    Ok(sum)
}

fn one(
    campaign: &Campaign,
    schedule: &Schedule,
    template: &Template,
    out: &Path,
    room: &Path,
) -> Result<(Verdict, evidence::Trial)> {
    let place = Place::of_trial(out, schedule.trial);
    let ended = trial::run(schedule, template, &place, room)
        .with_context(|| format!("trial {}", schedule.trial))?;
    let evidence = evidence::Trial {
        seed: campaign.seed,
        trial: schedule.trial,
        schedule: schedule.to_string(),
        disk_full_by: ended.disk_full_by.to_owned(),
        faults: ended.counts,
        cuts_that_took: ended.took,
        broken: ended.broken,
    };
    fs::write(
        place.path("trial.json"),
        serde_json::to_string_pretty(&evidence)?,
    )?;
    let verdict = judged(&place).unwrap_or_else(|error| Verdict {
        trial: schedule.trial,
        broken: Some(format!("{error:#}")),
        ..Verdict::default()
    });
    if verdict.is_clean() {
        thin(&place)?;
    }
    Ok((verdict, evidence))
}

/// Asks the judge, who is a program of its own.
fn judged(place: &Place) -> Result<Verdict> {
    let output = Command::new(binaries::find("aima-audit")?)
        .arg(place.root())
        .output()
        .context("aima-audit")?;
    fs::write(place.path("verdict.json"), &output.stdout)?;
    serde_json::from_slice(&output.stdout)
        .with_context(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Takes away what only a finding needs: what central's disk went through.
fn thin(place: &Place) -> Result<()> {
    for entry in fs::read_dir(place.path("central"))? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.starts_with("trace-") || name == "backup.db" {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

fn report(
    campaign: &Campaign,
    schedule: &Schedule,
    verdict: &Verdict,
    happened: &Counts,
) -> String {
    let mut lines = vec![format!("{schedule} → {} saved", verdict.shown_saved)];
    let planned: BTreeSet<Fault> = schedule.faults().collect();
    for fault in planned.iter().filter(|fault| !happened.contains_key(fault)) {
        lines[0].push_str(&format!(", {} found nothing to happen to", fault.name()));
    }
    if verdict.is_clean() {
        return lines.remove(0);
    }
    lines.extend(
        verdict
            .findings
            .iter()
            .map(|finding| format!("  {finding}")),
    );
    lines.extend(
        verdict
            .broken
            .iter()
            .map(|cause| format!("  not judged: {cause}")),
    );
    lines.push(format!(
        "  again: make chaos TRIALS=1 SEED={} FIRST={}",
        campaign.seed, schedule.trial
    ));
    lines.join("\n")
}

/// A printer, if this machine can have one.
fn printer() -> Option<VirtualPrinter> {
    let can = ["/usr/sbin/ippeveprinter", "/usr/bin/ippeveprinter"]
        .iter()
        .any(|path| Path::new(path).is_file());
    can.then(|| VirtualPrinter::start(Paper::Roll80mm))
}

fn clear(out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    for entry in fs::read_dir(out)? {
        let path = entry?.path();
        match path.is_dir() {
            true => fs::remove_dir_all(&path)?,
            false => fs::remove_file(&path)?,
        }
    }
    Ok(())
}
