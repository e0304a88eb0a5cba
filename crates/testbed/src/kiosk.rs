//! The real kiosk: its configuration file, its enrolment, and its window under the driver's hand.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    binaries,
    browser::{Browser, Program},
    display::{Display, Screen},
    process::{Spawned, run_with, signal, wait_for},
};

/// The store that the made-up kiosk stands in.
pub const STORE: &str = "Loja AIMA Lisboa (demo)";

/// What differs from one kiosk to the next.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where central, or a proxy in front of it, answers.
    pub central_url: String,
    /// The authority to trust.
    pub trust_anchor: PathBuf,
    /// Where the printer speaks IPP; none where there is no printer.
    pub printer_uri: Option<String>,
    /// The screen.
    pub screen: Screen,
    /// Times of rest.
    pub idle: Idle,
    /// Staff mode.
    pub staff: Staff,
    /// Reading aloud.
    pub speech: Speech,
}

/// Reading aloud.
#[derive(Debug, Clone, Default)]
pub struct Speech {
    /// The folder into which what is said is recorded; else it goes to the machine's sound card, if there is one.
    pub record: Option<PathBuf>,
}

/// Staff mode.
#[derive(Debug, Clone, Default)]
pub struct Staff {
    /// What `aima-kiosk pin` printed; without one nobody gets in.
    pub pin_hash: Option<String>,
    /// Seconds of rest before the kiosk asks; its own time, unless set.
    pub idle: Option<u32>,
    /// Where refused requests and diagnostics go.
    pub export_dir: Option<PathBuf>,
}

/// Seconds of rest before the kiosk asks, and before it ends the visit.
#[derive(Debug, Clone, Copy)]
pub struct Idle {
    /// On an ordinary screen.
    pub question: u32,
    /// On screens where people fetch something.
    pub slow: u32,
    /// Between question and end.
    pub countdown: u32,
}

impl Idle {
    /// Long enough never to come in the way of a walk.
    pub const PATIENT: Idle = Idle {
        question: 600,
        slow: 600,
        countdown: 60,
    };
    /// The kiosk's own.
    pub const USUAL: Idle = Idle {
        question: 75,
        slow: 180,
        countdown: 30,
    };
    /// Long enough for a loaded machine not to end a visit, short enough for those that are to time out.
    pub const SOON: Idle = Idle {
        question: 12,
        slow: 12,
        countdown: 20,
    };
    /// As soon as a kiosk can be told to ask, with time to look at the question.
    pub const AT_ONCE: Idle = Idle {
        question: 5,
        slow: 5,
        countdown: 60,
    };
}

/// A kiosk installed in one directory.
#[derive(Debug)]
pub struct Kiosk {
    program: PathBuf,
    folder: PathBuf,
}

impl Kiosk {
    /// Writes the configuration of a kiosk into `folder`. What an earlier one saved there stays.
    ///
    /// # Errors
    /// The program is not built, or the folder cannot be written.
    pub fn install(folder: &Path, settings: &Settings) -> Result<Kiosk> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let kiosk = Kiosk {
            program: binaries::find("aima-kiosk")?,
            folder: folder.to_owned(),
        };
        kiosk.configure(settings)?;
        Ok(kiosk)
    }

    /// Writes the configuration anew; it counts from the next start on.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn configure(&self, settings: &Settings) -> Result<()> {
        let text = configuration(&self.folder.join("data"), settings);
        fs::write(self.configuration(), text).context("cannot write kiosk.toml")
    }

    /// Enrols it with a one-time code, as a technician does.
    ///
    /// # Errors
    /// The kiosk says why not.
    pub fn enrol(&self, code: &str) -> Result<()> {
        let mut enrol = Command::new(&self.program);
        enrol.args(["enrol", "--config"]).arg(self.configuration());
        run_with(&mut enrol, &format!("{code}\n")).map(drop)
    }

    /// Opens its window under the driver's hand, with variables of its own.
    ///
    /// # Errors
    /// No window comes, or no page in it; the message holds what the kiosk said.
    pub fn open(
        &self,
        display: &Display,
        environment: Vec<(String, String)>,
        logs: &Path,
    ) -> Result<Browser> {
        let configuration = self.configuration();
        let program = Program {
            path: self.program.clone(),
            arguments: vec![
                "--config".to_owned(),
                configuration.to_str().context("a UTF-8 path")?.to_owned(),
            ],
            environment,
        };
        let browser = Browser::open(&program, display.name(), logs)?;
        browser
            .wait_for("[data-screen]")
            .with_context(|| format!("the kiosk said: {}", browser.log()))?;
        Ok(browser)
    }

    /// Opens its window on this person's own screen.
    ///
    /// # Errors
    /// The program cannot be started.
    pub fn open_for_a_person(&self, logs: &Path) -> Result<Spawned> {
        let mut command = Command::new(&self.program);
        command.arg("--config").arg(self.configuration());
        Spawned::start("kiosk", &mut command, logs)
    }

    /// Its configuration file.
    pub fn configuration(&self) -> PathBuf {
        self.folder.join("kiosk.toml")
    }

    /// Its database.
    pub fn database(&self) -> PathBuf {
        self.folder.join("data/kiosk.db")
    }
}

/// kill -9 of the kiosk behind this window, as a power cut would; waits until it is gone.
///
/// # Errors
/// It is gone already, or does not go.
pub fn kill(browser: Browser) -> Result<()> {
    let pid = browser.pid()?;
    signal(pid, libc::SIGKILL);
    wait_for("the kiosk to be gone", crate::browser::PATIENCE, || {
        Ok((!Path::new(&format!("/proc/{pid}/exe")).exists()).then_some(()))
    })?;
    browser.close();
    Ok(())
}

fn configuration(data: &Path, settings: &Settings) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let path = |path: &Path| quoted(&path.display().to_string());
    let idle = settings.idle;
    let mut text = format!(
        "data_dir = {}\ncentral_url = {}\ntrust_anchor = {}\n\n\
         [screen]\nmm_per_px = {}\n\n\
         [idle]\nquestion = {}\nslow = {}\ncountdown = {}\n",
        path(data),
        quoted(&settings.central_url),
        path(&settings.trust_anchor),
        settings.screen.mm_per_px,
        idle.question,
        idle.slow,
        idle.countdown,
    );
    if let Some(uri) = &settings.printer_uri {
        text.push_str(&format!(
            "\n[printer]\nuri = {}\nmedia = \"roll-80mm\"\n",
            quoted(uri)
        ));
    }
    if let Some(folder) = &settings.speech.record {
        let output = quoted(&format!("file:{}", folder.display()));
        text.push_str(&format!("\n[speech]\noutput = {output}\n"));
    }
    text.push_str("\n[staff]\n");
    if let Some(hash) = &settings.staff.pin_hash {
        text.push_str(&format!("pin_hash = {}\n", quoted(hash)));
    }
    if let Some(idle) = settings.staff.idle {
        text.push_str(&format!("idle = {idle}\n"));
    }
    if let Some(folder) = &settings.staff.export_dir {
        text.push_str(&format!("export_dir = {}\n", path(folder)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(idle: Idle) -> Settings {
        Settings {
            central_url: "https://localhost:1".to_owned(),
            trust_anchor: "/tmp/a \"b\".pem".into(),
            printer_uri: None,
            screen: Screen::PORTRAIT,
            idle,
            staff: Staff::default(),
            speech: Speech::default(),
        }
    }

    #[test]
    fn a_kiosk_takes_each_of_the_times_of_rest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kiosk.toml");
        for idle in [Idle::PATIENT, Idle::USUAL, Idle::SOON, Idle::AT_ONCE] {
            fs::write(&file, configuration(folder.path(), &settings(idle))).unwrap();
            kiosk::machine::config::Config::load(&file)
                .unwrap_or_else(|no| panic!("{idle:?}: {no}"));
        }
    }

    #[test]
    fn a_path_with_quotes_stays_one_value() {
        let settings = settings(Idle::PATIENT);
        let text = configuration(Path::new("/data"), &settings);
        assert!(
            text.contains(r#"trust_anchor = "/tmp/a \"b\".pem""#),
            "{text}"
        );
        assert!(!text.contains("[printer]"));
    }
}
