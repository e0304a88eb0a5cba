//! What the technician's commands do: they ask the kiosk that runs, and look themselves where none does.

use std::{
    fs,
    io::{self, BufRead, IsTerminal},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::ExitCode,
};

use kiosk::{
    Config, Kiosk,
    app::control::{self, Answer, AskError, Question},
    staff::{
        panel::{Light, Panel},
        pin::{Pin, PinError},
        self_test::{Outcome, SelfTest},
        words,
    },
};
use protocol::Language;
use serde_json::json;
use texts::{Args, text_unmarked};
use zeroize::Zeroizing;

use crate::{fail, say, tell};

const AMBER: u8 = 1;
const RED: u8 = 2;
/// EX_UNAVAILABLE.
const NOT_RUNNING: u8 = 69;
/// EX_TEMPFAIL.
const NOT_NOW: u8 = 75;
/// EX_NOPERM.
const NO_PERMISSION: u8 = 77;
/// EX_CONFIG.
const CONFIGURATION: u8 = 78;

/// Asks a question, of the running kiosk where there is one, and prints the answer.
pub(crate) fn ask(config: Config, question: Question, json: bool) -> ExitCode {
    let (answer, running) = match control::ask(&config.data_dir, question) {
        Ok(answer) => (answer, true),
        Err(error @ AskError::Silent(_)) => return fail(&error, NOT_RUNNING),
        Err(AskError::NotRunning) => {
            if !is_own(&config.data_dir) {
                return fail(&ForeignDirectory(config.data_dir), NO_PERMISSION);
            }
            match look(config, question) {
                Ok(answer) => (answer, false),
                Err(error) => return fail(&error, CONFIGURATION),
            }
        }
    };
    if !running && !json {
        say("aima-kiosk: the kiosk does not run; this is what can be seen without it");
    }
    match answer {
        Answer::Panel(panel) => {
            show_panel(&panel, running, json);
            ExitCode::from(match (running, panel.worst()) {
                (false, _) => NOT_RUNNING,
                (true, Light::Green) => 0,
                (true, Light::Amber) => AMBER,
                (true, Light::Red) => RED,
            })
        }
        Answer::SelfTest(test) => {
            show_self_test(&test, running, json);
            ExitCode::from(if test.passed() { 0 } else { RED })
        }
        Answer::Printed { fault: None } => tell("the printer reported the test page complete"),
        Answer::Printed { fault: Some(code) } => {
            say(&format!(
                "aima-kiosk: nothing was printed: {}",
                cause(&code)
            ));
            ExitCode::from(RED)
        }
        Answer::Requests { count } => tell(&match question {
            Question::AcknowledgeRefused => {
                format!("{count} refused requests were not seen before")
            }
            _ => format!("{count} refused requests wait again"),
        }),
        Answer::NotDone { fault } => {
            say(&format!("aima-kiosk: nothing was done: {}", cause(&fault)));
            ExitCode::from(RED)
        }
        Answer::InUse => {
            say("aima-kiosk: nothing was printed: somebody stands in front of the kiosk");
            ExitCode::from(NOT_NOW)
        }
        Answer::NotUnderstood => {
            say("aima-kiosk: the running kiosk is another version and does not know this question");
            ExitCode::from(NOT_RUNNING)
        }
    }
}

/// The files that a look leaves behind must be the kiosk's own, or the kiosk could not write them.
fn is_own(data_dir: &Path) -> bool {
    let user = rustix::process::geteuid().as_raw();
    fs::metadata(data_dir).map_or(true, |folder| folder.uid() == user)
}

#[derive(Debug)]
struct ForeignDirectory(PathBuf);

impl std::fmt::Display for ForeignDirectory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let path = self.0.display();
        write!(
            f,
            "the kiosk does not run, and {path} is another user's: run this as that user"
        )
    }
}

impl std::error::Error for ForeignDirectory {}

fn look(config: Config, question: Question) -> Result<Answer, kiosk::StartError> {
    let runtime = crate::runtime();
    runtime.block_on(async {
        let kiosk = Kiosk::look(config).await?;
        Ok(kiosk.answer(question).await)
    })
}

fn show_panel(panel: &Panel, running: bool, json: bool) {
    if json {
        let worst = panel.worst();
        return say(&json!({ "running": running, "worst": worst, "panel": panel }).to_string());
    }
    let of = |part: &Option<String>| part.clone().unwrap_or_else(|| "not enrolled".to_owned());
    say(&format!(
        "kiosk {}, {}, {}",
        of(&panel.kiosk),
        of(&panel.store),
        panel.now
    ));
    for row in &panel.rows {
        let light = match row.light {
            Light::Green => "green",
            Light::Amber => "AMBER",
            Light::Red => "RED",
        };
        let title = english(&format!("staff-row-{}", row.row));
        say(&format!(
            "{light:<6} {title:<22} {}",
            words(Language::En, row)
        ));
    }
}

fn show_self_test(test: &SelfTest, running: bool, json: bool) {
    if json {
        let passed = test.passed();
        return say(&json!({ "running": running, "passed": passed, "test": test }).to_string());
    }
    for step in &test.steps {
        let outcome = match step.outcome {
            Outcome::Passed => "passed",
            Outcome::Failed => "FAILED",
            Outcome::Skipped => "-",
        };
        let title = english(&format!("staff-step-{}", step.step));
        let why = step.why.as_deref().map(english).unwrap_or_default();
        say(format!("{outcome:<7} {title:<32} {why}").trim_end());
    }
}

fn cause(code: &str) -> String {
    english(&format!("fault-{code}-staff"))
}

fn english(id: &str) -> String {
    text_unmarked(Language::En, id, &Args::new())
}

/// Reads the one-time code of an enrolment from standard input, where it comes neither into the shell's history
/// nor into the list of processes.
pub(crate) fn code() -> io::Result<Zeroizing<String>> {
    read("One-time code: ")
}

/// Why no PIN was made.
#[derive(Debug)]
enum NoPin {
    Unreadable(io::Error),
    Unusable(PinError),
    Different,
}

impl std::fmt::Display for NoPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NoPin::Unreadable(error) => write!(f, "standard input: {error}"),
            NoPin::Unusable(error) => error.fmt(f),
            NoPin::Different => f.write_str("the two are not the same"),
        }
    }
}

impl std::error::Error for NoPin {}

/// Reads a PIN, twice from a terminal and once from a pipe, and prints what goes into the configuration.
pub(crate) fn pin() -> ExitCode {
    match choose_pin() {
        Ok(pin) => {
            say(&format!("[staff]\npin_hash = \"{}\"", pin.hash().as_str()));
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error, 1),
    }
}

fn choose_pin() -> Result<Pin, NoPin> {
    let first = read("New staff PIN: ").map_err(NoPin::Unreadable)?;
    let pin = Pin::choose(&first).map_err(NoPin::Unusable)?;
    if io::stdin().is_terminal() && *read("The same again: ").map_err(NoPin::Unreadable)? != *first
    {
        return Err(NoPin::Different);
    }
    Ok(pin)
}

/// A secret: from a terminal, which does not show it, or the next line of a pipe.
fn read(prompt: &str) -> io::Result<Zeroizing<String>> {
    if io::stdin().is_terminal() {
        return rpassword::prompt_password(prompt).map(Zeroizing::new);
    }
    let mut line = Zeroizing::new(String::with_capacity(64));
    io::stdin().lock().read_line(&mut line)?;
    Ok(line)
}
