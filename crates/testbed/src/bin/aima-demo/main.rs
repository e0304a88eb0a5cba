//! The whole product on one machine, with made-up people: `run` on this screen, `tour` by itself on a
//! virtual one.

mod folder;
mod gallery;
mod pictures;
mod run;
mod tour;
mod walks;

use std::{env, io::Write, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::{Parser, Subcommand};
use testbed::display::Screen;

/// The kiosk, central and a virtual printer, with made-up cases.
#[derive(Parser)]
#[command(name = "aima-demo")]
struct CommandLine {
    #[command(subcommand)]
    what: What,
    /// Where everything is left that it makes
    #[arg(long, global = true, default_value = "out")]
    out: PathBuf,
}

#[derive(Subcommand)]
enum What {
    /// On this screen, until Ctrl-C; where there is no screen, the tour
    Run,
    /// On a virtual screen, by itself: pictures, receipts and tour.json in out/tour
    Tour {
        /// On the smaller screen that lies; in out/tour-landscape
        #[arg(long)]
        landscape: bool,
    },
    /// Pictures for the guides, in out/pictures
    Pictures,
    /// Every screen in every language, photographed and measured, in out/gallery
    Gallery {
        /// These languages alone
        #[arg(long, value_delimiter = ',')]
        languages: Vec<String>,
        /// The states whose names begin so alone
        #[arg(long, value_delimiter = ',')]
        states: Vec<String>,
    },
    /// Each text of a language beside the picture of where it stands, in out/review-LANGUAGE
    Review {
        /// Its tag
        language: String,
    },
    /// Five people on an ordinary day, on both screens, in Portuguese and Arabic, in out/walks
    Walks,
}

fn main() -> ExitCode {
    let line = CommandLine::parse();
    let outcome = match line.what {
        What::Run if has_a_screen() => run::run(&line.out),
        What::Run => {
            say(
                "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY): taking the tour instead.",
            );
            tour::take(&line.out, Screen::PORTRAIT)
        }
        What::Tour { landscape: true } => tour::take(&line.out, Screen::LANDSCAPE),
        What::Tour { landscape: false } => tour::take(&line.out, Screen::PORTRAIT),
        What::Pictures => pictures::take(&line.out),
        What::Gallery { languages, states } => gallery::make(&line.out, &languages, &states),
        What::Review { language } => gallery::review(&line.out, &language),
        What::Walks => walks::film(&line.out),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("aima-demo: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn has_a_screen() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Speaks to whoever started the demo.
fn say(words: &str) {
    // Nobody may be listening any more (`make run | head`): no reason to stop.
    let _heard = writeln!(std::io::stdout(), "{words}");
}

/// Waits for Ctrl-C or SIGTERM, or until `ended` says that there is nothing left to wait for.
fn wait_for_the_end(mut ended: impl FnMut() -> Result<bool>) -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        let mut look = tokio::time::interval(std::time::Duration::from_millis(250));
        loop {
            tokio::select! {
                _ = interrupt.recv() => return Ok(()),
                _ = terminate.recv() => return Ok(()),
                _ = look.tick() => if ended()? { return Ok(()) },
            }
        }
    })
}
