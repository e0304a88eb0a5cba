//! The page's other side without a window: the kiosk core, central and a printer, as they are, behind
//! standard input and output. `ui/src/visit/real-core.test.ts` starts it and walks the page's model over it.
//!
//! A line is `{"id":1,"call":"begin_visit","args":{…}}`, with the names of the shell's commands, and is
//! answered by `{"id":1,"ok":…}` or `{"id":1,"refused":{"code":…}}`, in the order in which the answers come.
//! What the kiosk tells by itself is `{"event":"kiosk-state"|"facts","payload":…}`. Three calls are no command
//! of the page's, but look at what came of it: `evidence`, `receipt` and `mailed_code`.

mod core;
mod evidence;
mod place;

use std::{
    io::{BufRead, Write},
    process::ExitCode,
    sync::Arc,
};

use clap::Parser;
use kiosk::Kiosk;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::{evidence::Evidence, place::Place};

#[derive(Parser)]
#[command(
    name = "walk-bridge",
    about = "The kiosk core for a page without a window"
)]
struct Cli {
    /// With a printer, which takes its time.
    #[arg(long)]
    printer: bool,
    /// The kiosk's events on standard error.
    #[arg(long)]
    events: bool,
}

/// What the page asks.
#[derive(Deserialize)]
struct Call {
    id: u64,
    call: String,
    #[serde(default)]
    args: Value,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    if cli.events {
        kiosk::machine::event::write_to_stderr();
    }
    match run(&cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            show(&json!({"event": "failed", "payload": format!("{error:#}")}));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: &Cli) -> anyhow::Result<()> {
    let place = Place::new(cli.printer).await?;
    let kiosk = place.kiosk.clone();
    let evidence = Arc::new(Evidence::of(&place));
    let mut changes = kiosk.changes();
    let mut calls = calls();
    let mut shown = (Value::Null, Value::Null);
    show(&json!({"event": "ready", "payload": kiosk.state()}));
    loop {
        tokio::select! {
            changed = changes.changed() => {
                changed?;
                show_changes(&kiosk, &mut shown).await;
            }
            call = calls.recv() => match call {
                Some(call) => {
                    let (kiosk, evidence) = (kiosk.clone(), evidence.clone());
                    tokio::spawn(async move { answer(&kiosk, &evidence, call).await });
                }
                None => return Ok(()),
            },
        }
    }
}

async fn answer(kiosk: &Arc<Kiosk>, evidence: &Arc<Evidence>, call: Call) {
    let Call { id, call, args } = call;
    let answer = match evidence::answer(evidence, &call, &args).await {
        Some(answer) => answer,
        None => core::answer(kiosk, &call, args).await,
    };
    show(&match answer {
        Ok(value) => json!({"id": id, "ok": value}),
        Err(refused) => json!({"id": id, "refused": refused}),
    });
}

/// What the shell would push to its page.
async fn show_changes(kiosk: &Arc<Kiosk>, shown: &mut (Value, Value)) {
    let state = json!(kiosk.state());
    if state != shown.0 {
        show(&json!({"event": "kiosk-state", "payload": state}));
        shown.0 = state;
    }
    if let Some(facts) = kiosk.current_facts().await {
        let facts = json!(facts);
        if facts != shown.1 {
            show(&json!({"event": "facts", "payload": facts}));
            shown.1 = facts;
        }
    }
}

/// Lines of standard input, read on a thread of their own.
fn calls() -> mpsc::UnboundedReceiver<Call> {
    let (pass_on, calls) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let line = line.expect("standard input is readable");
            let call = serde_json::from_str(&line).expect("a call of the page");
            if pass_on.send(call).is_err() {
                return;
            }
        }
    });
    calls
}

/// One line, whole and at once.
fn show(line: &Value) {
    let mut text = line.to_string();
    text.push('\n');
    let mut output = std::io::stdout().lock();
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .expect("somebody reads");
}
