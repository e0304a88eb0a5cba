//! Runs the bench, or the parts of it that are asked for, and writes its report.

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

use bench::{
    drain,
    part::Part,
    receipt, report, submit,
    window::{self, Plan},
};

/// The parts, in the order in which they run.
const PARTS: [&str; 4] = ["submit", "receipt", "window", "drain"];

/// Measures, and writes a report.
#[derive(Debug, Parser)]
struct CommandLine {
    /// This part alone; may be given more than once.
    #[arg(long, value_parser = PARTS)]
    only: Vec<String>,
    /// Where report and samples go.
    #[arg(long, default_value = "out/bench")]
    out: PathBuf,
    /// Samples of each figure.
    #[arg(long, default_value_t = 60)]
    samples: usize,
    /// Taps, and as many keys, in each window.
    #[arg(long, default_value_t = 500)]
    presses: usize,
    /// Visits in one life of the page.
    #[arg(long, default_value_t = 1000)]
    visits: usize,
    /// Requests that wait for central.
    #[arg(long, default_value_t = 10_000)]
    queued: u32,
}

#[expect(clippy::print_stdout, reason = "the report")]
fn main() -> Result<()> {
    let line = CommandLine::parse();
    std::fs::create_dir_all(&line.out)?;
    for name in PARTS {
        if !line.only.is_empty() && !line.only.iter().any(|only| only == name) {
            continue;
        }
        let part = match name {
            "submit" => submit::measure(line.samples)?,
            "receipt" => receipt::measure(line.samples)?,
            "window" => window::measure(Plan {
                starts: line.samples.min(30),
                presses: line.presses,
                visits: line.visits,
            })?,
            _ => drain::measure(line.queued)?,
        };
        part.keep(&line.out)?;
    }
    let parts: Vec<Part> = PARTS
        .iter()
        .filter_map(|name| Part::kept(&line.out, name))
        .collect();
    println!("{}", report::write(&line.out, &parts)?);
    Ok(())
}
