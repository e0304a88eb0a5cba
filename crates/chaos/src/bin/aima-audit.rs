//! The judge, as a program: `aima-audit FOLDER` reads the evidence of one trial, or of a whole campaign,
//! prints one verdict a trial as JSON, and fails when it finds anything.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};
use chaos::{audit, evidence::Place};
use clap::Parser;

#[derive(Parser)]
#[command(name = "aima-audit", about = "Judges a campaign by its evidence")]
struct Cli {
    /// `out/chaos`, or one trial's folder in it.
    folder: PathBuf,
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "the cause, for whoever started it")]
            {
                eprintln!("aima-audit: {error:#}");
            }
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool> {
    let folder = Cli::parse().folder;
    let trials = match folder.join("trial.json").exists() {
        true => vec![folder],
        false => {
            let mut trials: Vec<PathBuf> = std::fs::read_dir(&folder)
                .with_context(|| folder.display().to_string())?
                .map(|entry| Ok(entry?.path()))
                .collect::<Result<_>>()?;
            trials.retain(|path| path.join("trial.json").exists());
            trials.sort();
            trials
        }
    };
    if trials.is_empty() {
        bail!("there is no evidence");
    }
    let mut clean = true;
    for trial in trials {
        let verdict =
            audit::judge(&Place::at(&trial)).with_context(|| trial.display().to_string())?;
        clean &= verdict.is_clean();
        #[expect(clippy::print_stdout, reason = "the verdict is this program's result")]
        {
            println!("{}", serde_json::to_string(&verdict)?);
        }
    }
    Ok(clean)
}
