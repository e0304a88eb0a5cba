//! `make attack`: a whole attack on a central of its own; the last line is the report as JSON.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::Result;
use attack::{evidence, guessing, hijack, oracle, report, rogue::Rogue, target::Target};
use clap::Parser;

/// Tries to take cases over, and measures whether central tells that one exists.
#[derive(Parser)]
struct Cli {
    /// Pairs of requests, one with a case and one without.
    #[arg(long, default_value_t = 500)]
    pairs: u32,
    /// Tracking codes and mailed codes to guess, each.
    #[arg(long, default_value_t = 10_000)]
    guesses: u32,
    /// Where the evidence goes; what is there is removed.
    #[arg(long, default_value = "out/attack")]
    out: PathBuf,
}

/// People for the hijacks, and for the requests that tracking codes might hit.
const SPARE: u32 = 200;

#[tokio::main(flavor = "current_thread")]
#[expect(clippy::print_stdout, reason = "the report is what is asked for")]
async fn main() -> Result<ExitCode> {
    let cli = Cli::parse();
    rustls::crypto::ring::default_provider()
        .install_default()
        .expect("nobody else chooses it in this program");
    evidence::clear(&cli.out)?;
    let folder = fs::canonicalize(&cli.out)?;
    // Whoever a way is tried on is not asked about before: a request that waits would be in the way.
    let target = Target::start(&folder, cli.pairs + SPARE, 11)?;
    let strangers = Target::strangers(&folder.join("strangers"), cli.pairs, 977)?;
    let rogue = Rogue::enrol(&target).await?;
    println!("oracle: {} pairs", cli.pairs);
    oracle::measure(&target, &strangers, cli.pairs, &folder).await?;
    println!("hijacks: every way that is no row of the ladder");
    let fresh = Rogue::enrol(&target).await?;
    hijack::every_way(&target, &fresh, cli.pairs as usize, &folder).await?;
    println!("guessing: {} tracking codes", cli.guesses);
    guessing::tracking_codes(&target, &rogue, cli.guesses, &folder).await?;
    println!("guessing: {} mailed codes", cli.guesses);
    guessing::mailed_codes(&target, &rogue, cli.guesses, &folder).await?;
    let victims = target.victims.clone();
    let data = target.data().to_owned();
    target.stop()?;
    let report = report::compute(&folder, &data, &victims)?;
    println!("{}", serde_json::to_string(&report)?);
    Ok(match report.is_clean() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
