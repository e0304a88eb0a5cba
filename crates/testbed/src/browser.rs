//! The real window, moved by `WebKitWebDriver`, and a real browser at somebody's desk, moved by
//! `chromedriver`: a client for the part of W3C WebDriver that is needed. The window is started first and its
//! driver finds it through WebKit's inspector, so that another driver can take it in hand when the page's
//! process has ended and begun anew.
//!
//! Screens change while a visit goes on, so elements are looked up by selector at each use and never
//! kept. Touches are pointer actions of the type `touch`: trusted events at a point of the screen, which
//! hit whatever lies there, as a finger does.

mod driver;
mod hands;
mod lead;

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};

use crate::process::{Spawned, free_port, wait_for};

use driver::Driver;
pub use hands::{SETTLED, keys};
pub use lead::Lead;

/// The key under which WebDriver names an element (W3C WebDriver, 12.1).
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Longer than any screen takes to come up.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// What to open: a program with a WebKitGTK window.
#[derive(Debug, Clone)]
pub struct Program {
    /// The program.
    pub path: PathBuf,
    /// What to hand it.
    pub arguments: Vec<String>,
    /// Variables on top of this process's own.
    pub environment: Vec<(String, String)>,
}

/// A place on the page, CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A window under a driver's hand. Both end with this value.
#[derive(Debug)]
pub struct Browser {
    // Dropped in this order: the driver lets go before the window ends.
    driver: Driver,
    /// None where the driver started it.
    window: Option<Window>,
}

/// A program that shows a window, and where its inspector listens.
#[derive(Debug)]
struct Window {
    program: Spawned,
    inspector: u16,
    logs: PathBuf,
}

impl Window {
    /// A driver that has it in hand.
    fn take(&self) -> Result<Driver> {
        let mut driver = Command::new("WebKitWebDriver");
        driver.arg(format!("--target=127.0.0.1:{}", self.inspector));
        Driver::start(&mut driver, &json!({}), &self.logs)
            .with_context(|| format!("no window: {}", self.program.stderr()))
    }
}

impl Browser {
    /// Opens the program's window on a display.
    ///
    /// # Errors
    /// The driver is missing, or the program showed no window; the message holds what it said.
    pub fn open(program: &Program, display: &str, logs: &Path) -> Result<Browser> {
        let inspector = free_port()?;
        let program = Spawned::start(
            "window",
            Command::new(&program.path)
                .args(&program.arguments)
                .envs(program.environment.iter().cloned())
                .env("DISPLAY", display)
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{inspector}"))
                // Accessibility and desktop services of the person's own session are none of ours.
                .env("GDK_BACKEND", "x11")
                .env("NO_AT_BRIDGE", "1")
                // Where there is no graphics processor, painting by OpenGL is emulated, at twice the cost. What
                // the page looks like is the same.
                .env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
                .env_remove("WAYLAND_DISPLAY"),
            logs,
        )?;
        let window = Window {
            program,
            inspector,
            logs: logs.to_owned(),
        };
        Ok(Browser {
            driver: window.take()?,
            window: Some(window),
        })
    }

    /// Opens Debian's chromium without a screen, with an empty profile in `folder`. It takes central's
    /// certificate for granted: whom it talks to is not what it is for.
    ///
    /// # Errors
    /// Browser or driver are missing, or do not start.
    pub fn chromium(folder: &Path, width: u32, height: u32) -> Result<Browser> {
        let profile = folder.join("profile");
        let wanted = json!({
            "browserName": "chrome",
            "acceptInsecureCerts": true,
            "goog:chromeOptions": {"binary": "/usr/bin/chromium", "args": [
                "--headless=new",
                // Tests may run as root, and in a container with little shared memory.
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                // No page of a test reaches another machine.
                "--no-proxy-server",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                format!("--window-size={width},{height}"),
                format!("--user-data-dir={}", profile.display()),
            ]},
        });
        Ok(Browser {
            driver: Driver::start(&mut Command::new("chromedriver"), &wanted, folder)?,
            window: None,
        })
    }

    /// Takes the window in hand again. The driver lets go of it when the page's process ends.
    ///
    /// # Errors
    /// The window is gone.
    pub fn take_again(&mut self) -> Result<()> {
        self.driver = self.window()?.take()?;
        Ok(())
    }

    /// The process id of the program.
    ///
    /// # Errors
    /// The driver started it.
    pub fn pid(&self) -> Result<u32> {
        Ok(self.window()?.program.pid())
    }

    /// What the program wrote on standard error; nothing where the driver started it.
    pub fn log(&self) -> String {
        self.window
            .as_ref()
            .map(|window| window.program.stderr())
            .unwrap_or_default()
    }

    fn window(&self) -> Result<&Window> {
        self.window
            .as_ref()
            .context("the driver started the window")
    }

    /// Ends the driver and the program.
    pub fn close(self) {
        drop(self);
    }

    /// Opens an address (for windows that allow it).
    ///
    /// # Errors
    /// The driver refuses.
    pub fn go_to(&self, url: &str) -> Result<()> {
        self.post("url", &json!({ "url": url })).map(drop)
    }

    /// The address of the page.
    ///
    /// # Errors
    /// The driver does not answer.
    pub fn url(&self) -> Result<String> {
        let value = self.get("url")?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// How many windows or tabs there are.
    ///
    /// # Errors
    /// The driver does not answer.
    pub fn window_count(&self) -> Result<usize> {
        let handles = self.get("window/handles")?;
        Ok(handles.as_array().map_or(0, Vec::len))
    }

    /// How many elements match.
    ///
    /// # Errors
    /// The driver does not answer.
    pub fn count(&self, css: &str) -> Result<usize> {
        // By script: the driver remembers every element that it gave out, and with it the screen that it was on.
        let found = self.execute(
            "return document.querySelectorAll(arguments[0]).length;",
            &[css.into()],
        )?;
        Ok(found.as_u64().context("a count is a number")? as usize)
    }

    /// Whether an element matches.
    ///
    /// # Errors
    /// The driver does not answer.
    pub fn has(&self, css: &str) -> Result<bool> {
        Ok(self.count(css)? > 0)
    }

    /// Waits until an element matches.
    ///
    /// # Errors
    /// None does in time; the message holds the page's words.
    pub fn wait_for(&self, css: &str) -> Result<()> {
        self.wait_at_most(PATIENCE, css)
    }

    /// Waits until an element matches, for as long as given.
    ///
    /// # Errors
    /// As [`Browser::wait_for`].
    pub fn wait_at_most(&self, patience: Duration, css: &str) -> Result<()> {
        wait_for(&format!("{css} on the page"), patience, || {
            Ok(self.has(css)?.then_some(()))
        })
        .with_context(|| format!("the page says: {}", self.words()))
    }

    /// Waits until no element matches.
    ///
    /// # Errors
    /// One still does at the end.
    pub fn wait_until_gone(&self, css: &str) -> Result<()> {
        wait_for(&format!("{css} to go"), PATIENCE, || {
            Ok((!self.has(css)?).then_some(()))
        })
        .with_context(|| format!("the page says: {}", self.words()))
    }

    /// The text that an element shows.
    ///
    /// # Errors
    /// There is no such element.
    pub fn text(&self, css: &str) -> Result<String> {
        let value = self.get(&format!("element/{}/text", self.element(css)?))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// An element's attribute.
    ///
    /// # Errors
    /// There is no such element.
    pub fn attribute(&self, css: &str, name: &str) -> Result<Option<String>> {
        let value = self.get(&format!("element/{}/attribute/{name}", self.element(css)?))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// What stands in a form field.
    ///
    /// # Errors
    /// There is no such element.
    pub fn value(&self, css: &str) -> Result<String> {
        let value = self.get(&format!("element/{}/property/value", self.element(css)?))?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Where an element lies.
    ///
    /// # Errors
    /// There is no such element.
    pub fn rect(&self, css: &str) -> Result<Rect> {
        let value = self.get(&format!("element/{}/rect", self.element(css)?))?;
        let side = |name: &str| value[name].as_f64().context("a rect has numbers");
        Ok(Rect {
            x: side("x")?,
            y: side("y")?,
            width: side("width")?,
            height: side("height")?,
        })
    }

    /// Runs the body of a function in the page and gives what it returns.
    ///
    /// # Errors
    /// It throws.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "execute/sync",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// As [`Browser::execute`], for a body that calls its last argument when it is done.
    ///
    /// # Errors
    /// It throws, or never calls.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "execute/async",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// The whole window as PNG.
    ///
    /// # Errors
    /// The driver refuses.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        // What a script just changed is in the picture two frames later.
        self.execute_async(
            "const done = arguments[arguments.length - 1];
             requestAnimationFrame(() => requestAnimationFrame(() => done(null)));",
            &[],
        )?;
        let value = self.get("screenshot")?;
        let text = value.as_str().context("a screenshot is text")?;
        BASE64.decode(text).context("a screenshot is base64")
    }

    /// What the page shows as text, for messages.
    pub fn words(&self) -> String {
        self.execute(
            "return (document.documentElement.dataset.screen || '') + document.body.innerText",
            &[],
        )
        .map_or_else(
            |error| format!("(nothing: {error})"),
            |text| text.as_str().unwrap_or_default().replace('\n', " "),
        )
    }

    fn element(&self, css: &str) -> Result<String> {
        let found = self
            .post("element", &json!({"using": "css selector", "value": css}))
            .with_context(|| format!("no {css} on the page"))?;
        let id = found[ELEMENT].as_str();
        Ok(id.context("an element has an id")?.to_owned())
    }

    fn get(&self, command: &str) -> Result<Value> {
        self.driver.get(command)
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value> {
        self.driver.post(command, body)
    }
}

#[cfg(test)]
mod tests;
