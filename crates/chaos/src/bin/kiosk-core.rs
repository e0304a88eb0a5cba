//! The kiosk without its window: links the crate `kiosk` as it is, takes a visit's answers on standard
//! input, and prints one JSON line for whatever a person would have been shown.
//!
//! Commands, one JSON object a line: `{"do":"visit","n":1,"language":"pt","presses":1,"draft":{…}}`,
//! `{"do":"begin"}` (somebody steps up, and types nothing yet), `{"do":"print-again"}`, `{"do":"end"}`. A second
//! press of Send is made at the same time as the first. What page, panel and `aima-kiosk status` say is shown
//! whenever it changes, and each second.

use std::{
    io::{BufRead, Write},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use clap::Parser;
use kiosk::{
    Config, Kiosk,
    app::control::{Answer, Question},
    app::page::{Facts, SendResult},
    machine::event::{Event, log},
    visit::page::{Draft, Refusal},
};
use protocol::Language;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;

#[derive(Parser)]
#[command(name = "kiosk-core", version, about = "The kiosk without its window")]
struct Cli {
    /// The kiosk's configuration.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Enrol with this one-time code, and end.
    #[arg(long, value_name = "CODE")]
    enrol: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
enum Command {
    Visit {
        n: u64,
        language: String,
        presses: u32,
        draft: Box<Draft>,
    },
    Begin,
    PrintAgain,
    End,
}

/// How often it is looked at what the kiosk says of itself.
const LOOK: Duration = Duration::from_millis(200);
/// How often that is shown where nothing changes.
const EACH_SECOND: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    kiosk::machine::event::write_to_stderr();
    match run(cli).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            show(&json!({"event": "failed", "cause": error.to_string()}));
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::load(&cli.config)?;
    if let Some(code) = cli.enrol {
        return Ok(kiosk::enrol(&config, &code).await?);
    }
    log(Event::Started(kiosk::VERSION));
    let kiosk = Kiosk::start(config).await?;
    tokio::spawn(show_samples(kiosk.clone()));
    let mut hands = Hands {
        kiosk: kiosk.clone(),
        visit: None,
        shown: Value::Null,
        state: Value::Null,
    };
    let mut changes = kiosk.changes();
    let mut commands = commands();
    hands.show_changes().await;
    loop {
        tokio::select! {
            changed = changes.changed() => {
                changed?;
                hands.show_changes().await;
            }
            command = commands.recv() => match command {
                Some(command) => hands.follow(command?).await,
                None => return Ok(()),
            },
        }
    }
}

/// Lines of standard input, read on a thread of their own.
fn commands() -> mpsc::UnboundedReceiver<serde_json::Result<Command>> {
    let (pass_on, commands) = mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let line = line.expect("standard input is readable");
            if pass_on.send(serde_json::from_str(&line)).is_err() {
                return;
            }
        }
    });
    commands
}

struct Hands {
    kiosk: Arc<Kiosk>,
    visit: Option<(u64, String)>,
    shown: Value,
    state: Value,
}

impl Hands {
    async fn follow(&mut self, command: Command) {
        match command {
            Command::Visit {
                n,
                language,
                presses,
                draft,
            } => {
                let language = Language::from_code(&language).expect("a language of the kiosk");
                let visit = self.begin(language).await;
                self.visit = Some((n, visit.clone()));
                if let Err(refusal) = self.kiosk.choose_purpose(&visit, draft.purpose) {
                    return show(&json!({"event": "refused", "n": n, "code": refusal.to_string()}));
                }
                let presses: Vec<_> = (0..presses.max(1))
                    .map(|_| {
                        let (kiosk, visit, draft) =
                            (self.kiosk.clone(), visit.clone(), *draft.clone());
                        tokio::spawn(async move { show_result(n, kiosk.send(&visit, draft).await) })
                    })
                    .collect();
                for press in presses {
                    press.await.expect("the kiosk does not panic");
                }
            }
            Command::Begin => {
                self.begin(Language::Pt).await;
                self.visit = None;
            }
            Command::PrintAgain => {
                if let Some((_, visit)) = &self.visit
                    && let Some(facts) = self.facts(visit).await
                {
                    // "Nothing to print again" is an answer, and nothing is shown for it.
                    let code = &facts.tracking_code;
                    let _nothing_to_print = self.kiosk.print_again(visit, code).await;
                }
            }
            Command::End => {
                if let Some((n, visit)) = self.visit.take() {
                    match self.kiosk.end_visit(&visit) {
                        Ok(()) => show(&json!({"event": "ended", "n": n})),
                        Err(refusal) => {
                            show(&json!({"event": "refused", "n": n, "code": refusal.to_string()}));
                        }
                    }
                }
            }
        }
    }

    /// Steps up to the kiosk; waits where the receipt of whoever has just left is still coming out.
    async fn begin(&self, language: Language) -> String {
        let mut changes = self.kiosk.changes();
        loop {
            match self.kiosk.begin_visit(language) {
                Ok(begun) => return begun.visit,
                Err(_) => changes.changed().await.expect("the kiosk runs"),
            }
        }
    }

    /// What is known of the visit's one request.
    async fn facts(&self, visit: &str) -> Option<Facts> {
        self.kiosk.facts(visit).await.ok()?.pop()
    }

    /// What the page would draw anew.
    async fn show_changes(&mut self) {
        let state = self.kiosk.state();
        let faults: Vec<_> = self
            .kiosk
            .faults()
            .iter()
            .map(|fault| fault.code())
            .collect();
        let state = json!({"event": "state", "service": state.service, "fault": state.fault,
            "online": state.online, "faults": faults});
        if state != self.state {
            show(&state);
            self.state = state;
        }
        if let Some((n, visit)) = &self.visit
            && let Some(facts) = self.facts(visit).await
        {
            let shown = json!({"event": "facts", "n": n, "facts": without_picture(facts)});
            if shown != self.shown {
                show(&shown);
                self.shown = shown;
            }
        }
    }
}

/// Shows what the kiosk says of itself until the program ends.
async fn show_samples(kiosk: Arc<Kiosk>) {
    let mut looks = tokio::time::interval(LOOK);
    let mut shown = (Value::Null, Instant::now());
    loop {
        looks.tick().await;
        let sample = sample(&kiosk).await;
        if sample != shown.0 || shown.1.elapsed() >= EACH_SECOND {
            show(&sample);
            shown = (sample, Instant::now());
        }
    }
}

/// What page, panel and `aima-kiosk status` say now.
async fn sample(kiosk: &Kiosk) -> Value {
    let state = kiosk.state();
    let Answer::Panel(panel) = kiosk.answer(Question::Status).await else {
        unreachable!("the panel is the answer to that question");
    };
    let page: Vec<_> = state.fault.iter().chain(&state.notices).collect();
    let rows = panel.rows.iter();
    let rows: Vec<_> = rows
        .map(|row| json!({"row": row.row, "light": row.light, "text": row.text}))
        .collect();
    json!({"event": "sample", "service": state.service, "online": state.online, "page": page,
        "panel": rows, "status": panel.faults})
}

fn show_result(n: u64, result: Result<SendResult, Refusal>) {
    show(&match result {
        Ok(SendResult::Saved { facts }) => {
            json!({"event": "saved", "n": n, "facts": without_picture(facts)})
        }
        Ok(SendResult::NotSaved { fault }) => json!({"event": "not-saved", "n": n, "fault": fault}),
        Ok(SendResult::Invalid { errors }) => json!({"event": "invalid", "n": n, "errors": errors}),
        Err(refusal) => json!({"event": "refused", "n": n, "code": refusal.to_string()}),
    });
}

/// The QR code is the tracking address once more.
fn without_picture(facts: Facts) -> Value {
    let mut facts = serde_json::to_value(facts).expect("facts always serialise");
    if let Some(fields) = facts.as_object_mut() {
        fields.remove("qr");
    }
    facts
}

/// One line, whole and at once: what is in the pipe has been shown.
fn show(line: &Value) {
    let mut text = line.to_string();
    text.push('\n');
    let mut output = std::io::stdout().lock();
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .expect("somebody watches the screen");
}
