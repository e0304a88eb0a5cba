//! The technician's command line: what can be asked, and what the exit codes mean.

use std::{path::PathBuf, process::ExitCode};

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

/// What the exit codes mean; those above 63 are of sysexits.h.
pub(crate) const EXIT_CODES: &[(u8, &str)] = &[
    (0, "Done. For status: every light is green."),
    (
        1,
        "The command failed. For status: something is amber, nothing red.",
    ),
    (
        2,
        "For status: something is red. For self-test and print-test: it failed.",
    ),
    (64, "The command line is wrong."),
    (
        69,
        "For status: the kiosk does not run, or does not answer; what could be seen without it is shown.",
    ),
    (
        75,
        "The kiosk ended because staff asked for a restart, or did not open because another one has its data open: \
         start it again. For print-test: nothing was printed, because somebody stands in front of the kiosk.",
    ),
    (
        77,
        "The kiosk does not run, and its data belong to another user: run the command as that user.",
    ),
    (
        78,
        "The configuration is wrong: starting again will not help. With a screen the kiosk itself does not end so: it \
         shows that it is out of service, and opens once the file is right.",
    ),
];

/// The command line is wrong.
const USAGE: u8 = 64;

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
    /// Give this kiosk its identity with the one-time code from central, read from standard input.
    Enrol,
    /// Say how the machine is, as staff see it on their panel.
    Status {
        /// As one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Try everything that a visit needs, and keep the result.
    SelfTest {
        /// As one JSON object.
        #[arg(long)]
        json: bool,
    },
    /// Print a test page.
    PrintTest,
    /// Send the requests that central refused once more.
    Retry,
    /// Say that somebody has seen which requests central refused: the light goes out, and they are removed when the
    /// keeping time has passed.
    Acknowledge,
    /// Write the requests that central refused for good, still sealed, into a new file.
    Export {
        /// The file; it must not be there yet.
        file: PathBuf,
    },
    /// Read a new staff PIN from standard input and print the line for the configuration.
    Pin,
    /// Print the man page, or the completions of a shell.
    #[command(hide = true)]
    Generate {
        /// Which of them.
        what: Generated,
    },
}

/// What is made from the command line's own description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generated {
    /// The man page, for section 1.
    Man,
    /// Completions for bash.
    Bash,
    /// Completions for zsh.
    Zsh,
    /// Completions for fish.
    Fish,
}

/// Reads the command line; `Err` where the program has said what there was to say.
pub fn arguments() -> Result<Arguments, ExitCode> {
    match CommandLine::try_parse() {
        Ok(line) => Ok(Arguments {
            config: line.config,
            command: line.command,
        }),
        Err(error) => {
            // A terminal that is gone is no reason for another code.
            drop(error.print());
            Err(match error.use_stderr() {
                true => ExitCode::from(USAGE),
                false => ExitCode::SUCCESS,
            })
        }
    }
}

/// The command line's own description.
pub(crate) fn description() -> clap::Command {
    CommandLine::command()
}
