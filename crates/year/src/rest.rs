//! When nothing in this program has anything left to do until time passes: every other thread of it sleeps, none of
//! them on a disk. Only then may time pass, for whatever is under way would be older by it than it is.

use std::{
    fs,
    path::PathBuf,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// So many looks in a row must find everything asleep: between two threads there is the kernel, which may have
/// something under way while both sleep.
const LOOKS: u32 = 3;
const BETWEEN_LOOKS: Duration = Duration::from_micros(250);
/// A program that does not come to rest in this time has hung.
const LONGEST: Duration = Duration::from_secs(120);

/// Waits until everything is at rest.
///
/// # Errors
/// It never is.
pub fn wait() -> Result<()> {
    let begun = Instant::now();
    let mut found = 0;
    while found < LOOKS {
        found = match everything_sleeps()? {
            true => found + 1,
            false => 0,
        };
        if begun.elapsed() > LONGEST {
            bail!("the program does not come to rest");
        }
        thread::park_timeout(BETWEEN_LOOKS);
    }
    Ok(())
}

fn everything_sleeps() -> Result<bool> {
    let own = fs::read_link("/proc/thread-self").context("Linux alone has this folder")?;
    let own = own.file_name().unwrap_or_default().to_owned();
    for entry in fs::read_dir("/proc/self/task")? {
        let entry = entry?;
        if entry.file_name() != own && !sleeps(entry.path().join("stat")) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The state is the letter behind the name in brackets (`proc_pid_stat(5)`); waiting for a disk is `D`.
fn sleeps(stat: PathBuf) -> bool {
    let Ok(line) = fs::read_to_string(stat) else {
        // It has just ended; whoever waited for it is awake.
        return true;
    };
    let state = line.rsplit_once(") ").map(|(_, rest)| rest);
    state.is_some_and(|rest| rest.starts_with('S'))
}
