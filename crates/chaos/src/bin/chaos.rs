//! The campaign, as a program: one line a trial, and the sum as the last line.

use std::{path::PathBuf, process::ExitCode};

use anyhow::Result;
use chaos::campaign::{self, Campaign};
use clap::Parser;

#[derive(Parser)]
#[command(
    name = "chaos",
    about = "The campaign: nothing lost, nothing twice, nothing readable"
)]
struct Cli {
    /// How many trials.
    #[arg(long, default_value_t = 20)]
    trials: u64,
    /// What everything is drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The number of the first trial.
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// How many run at a time.
    #[arg(long, default_value_t = 2)]
    workers: u64,
    /// Where the evidence goes; what is there is removed.
    #[arg(long, default_value = "out/chaos", value_name = "DIR")]
    out: PathBuf,
}

#[expect(clippy::print_stdout, reason = "the report is this program's result")]
fn main() -> Result<ExitCode> {
    let cli = Cli::parse();
    let campaign = Campaign {
        seed: cli.seed,
        first: cli.first,
        trials: cli.trials,
        workers: cli.workers,
        out: cli.out,
    };
    let sum = campaign::run(&campaign, |line| println!("{line}"))?;
    println!("{}", serde_json::to_string(&sum)?);
    Ok(match sum.is_clean() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
