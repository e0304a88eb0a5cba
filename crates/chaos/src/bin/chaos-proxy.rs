//! The line between kiosk and central, as a program: orders on standard input, what it did on standard
//! output, one JSON object a line each.

use std::{io::BufRead, path::PathBuf};

use anyhow::Result;
use chaos::proxy::{Order, Proxy, tell};
use clap::Parser;
use serde_json::json;

#[derive(Parser)]
#[command(name = "chaos-proxy", about = "The line between kiosk and central")]
struct Cli {
    /// Central's data directory, for its authority.
    #[arg(long, value_name = "DIR")]
    central: PathBuf,
    /// Where central listens, on the loopback.
    #[arg(long)]
    target: u16,
}

fn main() -> Result<()> {
    let cli = Cli::parse();
    let proxy = Proxy::bind(&cli.central, cli.target)?;
    let port = proxy.address()?.port();
    let hand = proxy.start();
    tell(&json!({"event": "listening", "port": port}));
    for line in std::io::stdin().lock().lines() {
        let order: Order = serde_json::from_str(&line?)?;
        hand.follow(order);
        tell(&json!({"event": "taken"}));
        if matches!(order, Order::Calm) {
            tell(&json!({"event": "calm"}));
        }
    }
    Ok(())
}
