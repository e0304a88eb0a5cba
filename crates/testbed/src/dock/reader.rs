//! The passport reader: a keyboard that types two lines, each with Enter, into the kiosk's window.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::person::Person;
use crate::process::{run, wait_for};

/// Milliseconds between two keys, as fast as readers are.
const BETWEEN_KEYS: &str = "8";
const WINDOW: Duration = Duration::from_secs(10);

/// It types by real key events of the X server (XTEST).
#[derive(Debug, Clone)]
pub struct PassportReader {
    display: String,
    pid: u32,
}

impl PassportReader {
    /// A reader at the window of the process `pid` on this X display.
    pub fn at(display: &str, pid: u32) -> PassportReader {
        PassportReader {
            display: display.to_owned(),
            pid,
        }
    }

    /// Brings the kiosk's window to the front and types the lines of this person's passport.
    ///
    /// # Errors
    /// There is no window, or xdotool is missing.
    pub fn read(&self, person: &Person) -> Result<()> {
        let window = wait_for("the kiosk's window", WINDOW, || {
            let pid = self.pid.to_string();
            let found = self.xdotool(&["search", "--onlyvisible", "--pid", &pid]);
            Ok(found
                .ok()
                .and_then(|ids| ids.lines().last().map(str::to_owned)))
        })?;
        self.xdotool(&["windowactivate", "--sync", &window])?;
        // In one run: between two lines no reader rests as long as a program takes to start.
        let [first, second] = person.mrz();
        let line = |symbols| {
            [
                "type",
                "--clearmodifiers",
                "--delay",
                BETWEEN_KEYS,
                "--args",
                "1",
                symbols,
                "key",
                "Return",
            ]
        };
        self.xdotool(&[line(first.as_str()), line(second.as_str())].concat())
            .map(drop)
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<String> {
        let said = run(Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display))
        .context("xdotool")?;
        Ok(String::from_utf8(said)?)
    }
}
