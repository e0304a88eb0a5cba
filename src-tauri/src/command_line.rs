//! The technician's command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// What the program was asked to do.
#[derive(Debug)]
pub struct Arguments {
    /// The configuration file.
    pub config: PathBuf,
    /// What to do instead of opening the window.
    pub command: Option<Command>,
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

/// What a technician does without the window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Give this kiosk its identity with the one-time code from central.
    Enrol {
        /// The code.
        code: String,
    },
    /// Write the requests that central refused for good, still sealed, into a new file.
    Export {
        /// The file; it must not be there yet.
        file: PathBuf,
    },
}

/// Reads the command line; ends the program on `--help` and on an error.
pub fn arguments() -> Arguments {
    let line = CommandLine::parse();
    Arguments {
        config: line.config,
        command: line.command,
    }
}
