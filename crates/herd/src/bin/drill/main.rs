//! The drills of an operator, each with a clock and a verdict: a restore to a point in time, a lost key file, a full disk, a
//! certificate that ends. The programs are the real ones; kiosks deliver meanwhile. Beside `packaging/test/with-postgres`.

mod certificate;
mod disk;
mod key;
mod restore;
mod scene;

use std::{path::PathBuf, process::ExitCode, time::Instant};

use anyhow::Result;
use clap::{Parser, ValueEnum};

use scene::Scene;

/// One drill.
#[derive(Parser)]
struct Arguments {
    /// Which.
    drill: Drill,
    /// Where everything lies but the database.
    #[arg(long, default_value = "/dev/shm")]
    place: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Drill {
    /// A mistake is found out, the database's disk is lost as well: it is brought back to the moment before.
    Restore,
    /// Files of keys are lost, and brought back from their copy.
    Key,
    /// The database's disk is full.
    Disk,
    /// The server's certificate ends.
    Certificate,
}

/// What happens when.
struct Steps(Instant);

impl Steps {
    #[expect(clippy::print_stdout, reason = "a command line")]
    fn say(&self, what: &str) {
        println!("{:>7.1} s  {what}", self.0.elapsed().as_secs_f64());
    }
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a command line")]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    rustls::crypto::ring::default_provider()
        .install_default()
        .expect("nobody else chooses it in this program");
    let value = arguments.drill.to_possible_value();
    let name = value.map_or_else(String::new, |value| value.get_name().to_owned());
    let steps = Steps(Instant::now());
    let played = play(&arguments, &steps).await;
    let took = steps.0.elapsed().as_secs_f64();
    match played {
        Ok(()) => {
            println!("drill {name}: passed in {took:.0} s");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("drill {name}: failed after {took:.0} s: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn play(arguments: &Arguments, steps: &Steps) -> Result<()> {
    let scene = Scene::begin(&arguments.place, steps).await?;
    match arguments.drill {
        Drill::Restore => restore::play(scene, steps).await,
        Drill::Key => key::play(scene, steps).await,
        Drill::Disk => disk::play(scene, steps).await,
        Drill::Certificate => certificate::play(scene, steps).await,
    }
}
