//! `aima-central keys …`: makes, activates, shows and retires keys.

use central::commands::keys::{self, Kind};
use clap::Subcommand;
use jiff::Timestamp;

use crate::{Data, Failure, say};

#[derive(Subcommand)]
pub enum Keys {
    /// Make the next key of a kind. Nothing uses it yet: bring it to every process first.
    New {
        #[command(flatten)]
        data: Data,
        /// data, index, signing or sealing.
        #[arg(value_parser = kind)]
        kind: Kind,
    },
    /// Let the next key of a kind follow the one in use, half a minute later. A process that lacks it does nothing that
    /// needs keys until it has it.
    Activate {
        #[command(flatten)]
        data: Data,
        /// data, index or signing.
        #[arg(value_parser = kind)]
        kind: Kind,
    },
    /// Print every key with its state, one JSON line each, and how far values are brought to those in use. Counts every
    /// value: on a large database it reads for a while.
    Status {
        #[command(flatten)]
        data: Data,
    },
    /// Take a key out of use. Refused while something needs it.
    Retire {
        #[command(flatten)]
        data: Data,
        /// data, index, signing or sealing.
        #[arg(value_parser = kind)]
        kind: Kind,
        /// Its number.
        number: u32,
    },
}

fn kind(text: &str) -> Result<Kind, &'static str> {
    Kind::from_name(text).ok_or("it must be data, index, signing or sealing")
}

pub async fn run(command: Keys, now: Timestamp) -> Result<(), Failure> {
    match command {
        Keys::New { data, kind } => {
            let path = keys::new_key(&data.directory(), kind).await?;
            say(&path.display().to_string())?;
        }
        Keys::Activate { data, kind } => {
            let from = keys::activate_key(&data.directory(), kind, now).await?;
            say(&format!(r#"{{"in_use_from":"{from}"}}"#))?;
        }
        Keys::Status { data } => {
            let status = keys::status(&data.directory(), now).await?;
            for key in status.keys {
                say(&serde_json::to_string(&key)?)?;
            }
            if let Some(rekeying) = status.rekeying {
                say(&serde_json::to_string(&rekeying)?)?;
            }
        }
        Keys::Retire { data, kind, number } => {
            keys::retire_key(&data.directory(), kind, number, now).await?;
        }
    }
    Ok(())
}
