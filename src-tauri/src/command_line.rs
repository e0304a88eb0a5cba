//! The technician's command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// What the program was asked to do.
#[derive(Debug)]
pub struct Arguments {
    /// The configuration file.
    pub config: PathBuf,
    /// The one-time code to enrol with, instead of opening the window.
    pub enrol: Option<String>,
}

/// Self-service kiosk: correct the e-mail of a pending case, or ask for its reactivation.
#[derive(Parser)]
#[command(name = "aima-kiosk", version)]
struct CommandLine {
    /// The configuration file.
    #[arg(long, global = true, default_value = "/etc/aima-kiosk/kiosk.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Give this kiosk its identity with the one-time code from central.
    Enrol {
        /// The code.
        code: String,
    },
}

/// Reads the command line; ends the program on `--help` and on an error.
pub fn arguments() -> Arguments {
    let line = CommandLine::parse();
    Arguments {
        config: line.config,
        enrol: line.command.map(|Command::Enrol { code }| code),
    }
}
