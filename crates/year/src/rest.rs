//! When nothing in this program has anything left to do until time passes: every other thread of it sleeps, none of
//! them on a disk. Only then may time pass, for whatever is under way would be older by it than it is.
//!
//! Threads are looked at one after the other, and what one hands to the next can slip by. So it is looked twice: what
//! sleeps at both looks, and did not run in between, slept between them, all of it at the same time.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

const BETWEEN_LOOKS: Duration = Duration::from_micros(1500);
/// A program that does not come to rest in this time has hung.
const LONGEST: Duration = Duration::from_secs(120);

/// How often each other thread has run.
type Runs = BTreeMap<OsString, u64>;

/// Waits until everything is at rest.
///
/// # Errors
/// It never is.
pub fn wait() -> Result<()> {
    let begun = Instant::now();
    let own = fs::read_link("/proc/thread-self").context("Linux alone has this folder")?;
    let own = own.file_name().unwrap_or_default().to_owned();
    let mut before = None;
    loop {
        let now = asleep(&own)?;
        if now.is_some() && now == before {
            return Ok(());
        }
        before = now;
        if begun.elapsed() > LONGEST {
            bail!("the program does not come to rest");
        }
        thread::park_timeout(BETWEEN_LOOKS);
    }
}

/// None where some other thread does not sleep.
fn asleep(own: &OsString) -> Result<Option<Runs>> {
    let mut runs = Runs::new();
    for entry in fs::read_dir("/proc/self/task")? {
        let entry = entry?;
        if entry.file_name() == *own {
            continue;
        }
        match sleeping(&entry.path()) {
            Some(count) => runs.insert(entry.file_name(), count),
            None => return Ok(None),
        };
    }
    Ok(Some(runs))
}

/// How often a thread has run, where it sleeps. Its state is the letter behind the name in brackets, `D` where it waits
/// for a disk; how often it ran is the third number of `schedstat` (`proc_pid_stat(5)`, `proc_pid_schedstat(5)`).
fn sleeping(thread: &Path) -> Option<u64> {
    // One that has just ended does not sleep: whoever waited for it is awake.
    let stat = fs::read_to_string(thread.join("stat")).ok()?;
    let (_, state) = stat.rsplit_once(") ")?;
    let schedule = fs::read_to_string(thread.join("schedstat")).ok()?;
    let runs = schedule.split_whitespace().nth(2)?.parse().ok()?;
    state.starts_with('S').then_some(runs)
}
