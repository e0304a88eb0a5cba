//! A day, or a month, in a few minutes: one visit after the other in one run of the real window, and after each
//! a look at everything that it could have left behind. Its last line is JSON (see [`report::Report`]).
//!
//! The same seed draws the same visits. Nothing is judged by what the kiosk says of itself: requests are counted
//! in both databases, memory in `/proc`, files on the disk.

mod count;
mod plan;
mod report;
mod run;
mod traces;
mod walk;

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::Parser;

/// Visits without end, and what they leave.
#[derive(Parser)]
#[command(name = "aima-soak")]
pub struct CommandLine {
    /// How many visits.
    #[arg(long, default_value_t = 1000)]
    visits: u32,
    /// What the visits are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where everything is left that it makes.
    #[arg(long, default_value = "out/soak")]
    out: PathBuf,
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run::run(&line) {
        Ok(report) => {
            say(&report.to_json());
            match report.is_good() {
                true => ExitCode::SUCCESS,
                false => ExitCode::FAILURE,
            }
        }
        Err(error) => {
            say(&format!("aima-soak: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

/// Speaks to whoever started it.
fn say(words: &str) {
    // Nobody may be listening any more: no reason to stop.
    let _heard = writeln!(std::io::stdout(), "{words}");
}
