//! A year of one kiosk and its central in minutes: both as they are, in one program, with their databases and second
//! copy on the disk and TLS between them, and with every clock driven (wall, monotonic, timers).
//!
//! What happens when: [`calendar`]. Between two moments everything comes to rest ([`rest`]), then time passes at once.
//! The last line is a report in JSON; the program fails where something was lost, came twice, was said that is not so,
//! or grew beyond its bounds.

mod audit;
mod calendar;
mod central_side;
mod kiosk_side;
mod lane;
mod line;
#[cfg(test)]
mod notice_tests;
mod rest;
mod truth;
mod upgrade;
mod year;

use std::{path::PathBuf, process::ExitCode, time::Instant};

use anyhow::Result;
use clap::Parser;

use crate::year::Plan;

#[derive(Parser)]
#[command(
    name = "year",
    about = "A year of one kiosk and its central in minutes"
)]
struct Cli {
    /// How long it lasts: four weeks at least, for everything to happen and to be over.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u32).range(28..))]
    days: u32,
    /// How many requests a day.
    #[arg(long, default_value_t = 300)]
    per_day: u32,
    /// What is drawn.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// An empty folder that stays, instead of one that goes with the program.
    #[arg(long, value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The kiosk's events on standard error.
    #[arg(long)]
    events: bool,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    if cli.events {
        kiosk::machine::event::write_to_stderr();
    }
    match run(cli) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            tell(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stdout, reason = "the report is this program's result")]
fn run(cli: Cli) -> Result<bool> {
    let own = tempfile::tempdir()?;
    let folder = cli.folder.unwrap_or_else(|| own.path().to_owned());
    let plan = Plan {
        days: cli.days,
        per_day: cli.per_day,
        seed: cli.seed,
    };
    let begun = Instant::now();
    let report = year::pass(plan, &folder, tell)?;
    tell(&format!("{} seconds", begun.elapsed().as_secs()));
    let failures = report.failures(plan);
    if !failures.is_empty() {
        tell(&format!("not as it must be: {}", failures.join(", ")));
    }
    println!("{}", serde_json::to_string(&report)?);
    Ok(failures.is_empty())
}

#[expect(clippy::print_stderr, reason = "how far it is, for whoever waits")]
fn tell(text: &str) {
    eprintln!("{text}");
}
