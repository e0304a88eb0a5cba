//! Staff in front of the kiosk: five taps on the logo, the PIN, the panel.

use std::{
    io::Write,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, ensure};

use crate::{
    binaries,
    browser::Browser,
    keyboard::{Hand, fill, paste},
};

/// The PIN of every kiosk of the tests and the demo.
pub const PIN: &str = "246813";

/// Longer than a print, a self-test or two looks at the printer take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The hash that the technician's command makes of a PIN.
///
/// # Errors
/// The program is not built, or refuses the PIN.
pub fn pin_hash(pin: &str) -> Result<String> {
    let mut child = Command::new(binaries::find("aima-kiosk")?)
        .arg("pin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start aima-kiosk pin")?;
    let mut stdin = child.stdin.take().context("a pipe to it")?;
    writeln!(stdin, "{pin}")?;
    drop(stdin);
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "aima-kiosk pin refuses the PIN");
    let said = String::from_utf8(output.stdout)?;
    let line = said
        .lines()
        .find_map(|line| line.strip_prefix("pin_hash = "));
    let line = line.context("a line for the configuration")?;
    Ok(line.trim_matches('"').to_owned())
}

/// Staff in front of the window.
#[derive(Debug)]
pub struct AtPanel<'a> {
    browser: &'a Browser,
}

/// Opens the screen of the PIN, from whatever screen there is.
///
/// # Errors
/// It does not come.
pub fn five_taps(browser: &Browser) -> Result<()> {
    browser.tap_times("[data-action=\"logo\"]", 5)?;
    browser.wait_for("[data-screen=\"staff-pin\"]")
}

/// Types a PIN and presses the button.
///
/// # Errors
/// The screen of the PIN is not there, or is locked.
pub fn type_pin(browser: &Browser, pin: &str) -> Result<()> {
    fill(browser, "staff-pin", pin, Hand::OnScreen)?;
    browser.tap("[data-action=\"staff-enter\"]")
}

impl<'a> AtPanel<'a> {
    /// Opens the panel, from whatever screen there is.
    ///
    /// # Errors
    /// The panel does not come.
    pub fn enter(browser: &'a Browser) -> Result<AtPanel<'a>> {
        five_taps(browser)?;
        type_pin(browser, PIN)?;
        browser.wait_for("[data-screen=\"staff\"] [data-row]")?;
        Ok(AtPanel { browser })
    }

    /// Staff who are in already.
    pub fn of(browser: &'a Browser) -> AtPanel<'a> {
        AtPanel { browser }
    }

    /// Waits until a row has this light: a resting printer is asked every ten seconds, and believed the
    /// second time.
    ///
    /// # Errors
    /// It never has.
    pub fn wait_for_light(&self, row: &str, light: &str) -> Result<()> {
        let css = format!("[data-row=\"{row}\"][data-light=\"{light}\"]");
        self.browser.wait_at_most(PATIENCE, &css)
    }

    /// Touches a control, and waits until the panel says this of it.
    ///
    /// # Errors
    /// It is not there, or something else is said.
    pub fn act(&self, action: &str, said: &str) -> Result<()> {
        self.browser.tap(&format!("[data-action=\"{action}\"]"))?;
        self.browser
            .wait_at_most(PATIENCE, &format!("[data-said=\"{said}\"]"))
            .with_context(|| format!("the page says: {}", self.browser.words()))
    }

    /// Looks a request up by its code, or by what a scanner types.
    ///
    /// # Errors
    /// The panel is not there.
    pub fn find(&self, typed: &str, outcome: &str) -> Result<()> {
        if self.browser.has("[data-action=\"staff-find-again\"]")? {
            self.browser.tap("[data-action=\"staff-find-again\"]")?;
        }
        paste(self.browser, "staff-code", typed)?;
        self.browser.tap("[data-action=\"staff-find\"]")?;
        self.browser
            .wait_for(&format!("[data-found=\"{outcome}\"]"))
    }

    /// Back to the people.
    ///
    /// # Errors
    /// The panel does not go.
    pub fn leave(self) -> Result<()> {
        self.browser.tap("[data-action=\"staff-leave\"]")?;
        self.browser.wait_until_gone("[data-screen=\"staff\"]")
    }
}
