//! The kiosk's own window, in which the preview's states are laid in the place of the page that runs there: its engine,
//! fonts, styles and policy are the product's, what is shown is set and not walked to.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use testbed::{
    axe::{self, Sight},
    browser::Browser,
};

/// Made by `ui/preview/in-the-window.config.ts`.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/dist-gallery/page.js");

/// The page that runs there ends: its clocks, and what it drew. The shell goes on hearing that a page is alive.
const LAY_DOWN: &str = "
    for (let id = setTimeout(() => undefined, 0); id > 0; id -= 1) { clearTimeout(id); clearInterval(id); }
    document.getElementById('page').replaceChildren();
    globalThis.asked = arguments[0];
    const broken = (what) => void (globalThis.broken ??= `${what} ${what?.stack}`);
    // What moves is neither where it was nor where it will be, and has the colour of neither.
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important }');
    document.adoptedStyleSheets = [still];
    addEventListener('error', ({error, message}) => broken(error ?? message));
    addEventListener('unhandledrejection', ({reason}) => broken(reason));
    const alive = () => void window.__TAURI_INTERNALS__.invoke('page_alive', {screen: 'purpose'}).catch(() => undefined);
    setInterval(alive, 500);
    alive();";

/// What a person has chosen.
pub struct Look(Value);

impl Look {
    pub fn of_scale(scale: f64) -> Look {
        Look(json!({"scale": scale, "colours": "usual", "lower": false}))
    }

    pub fn in_colours(colours: &str) -> Look {
        Look(json!({"scale": 1, "colours": colours, "lower": false}))
    }
}

/// In millimetres; `None` where there is nothing of it.
pub struct Sizes {
    pub findings: Vec<String>,
    pub target: Option<f64>,
    pub gap: Option<f64>,
    /// Of what must be read, and where it stands.
    pub capital: Option<f64>,
    pub where_it_stands: String,
    /// Of all other words.
    pub capital_aside: Option<f64>,
}

pub struct Window<'a> {
    browser: &'a Browser,
}

impl<'a> Window<'a> {
    /// Lays the states into the window.
    ///
    /// # Errors
    /// They are not built, or the window does not take them.
    pub fn lay(browser: &'a Browser, mm_per_px: f64) -> Result<Window<'a>> {
        let script = fs::read_to_string(SCRIPT).with_context(|| format!("no {SCRIPT}"))?;
        // The script is a module of its own; here it is the body of a function.
        let script = script.replace("import.meta.url", "location.href");
        browser.wait_for("[data-screen=\"welcome\"]")?;
        browser.execute(LAY_DOWN, &[json!(format!("real&mm={mm_per_px}"))])?;
        browser.execute(
            &format!("(async () => {{\n{script}\n}})().catch((error) => (globalThis.broken = String(error)));"),
            &[],
        )?;
        browser
            .wait_for("[data-screen=\"welcome\"]")
            .with_context(|| {
                format!(
                    "{:?}",
                    browser.execute("return globalThis.broken ?? null", &[])
                )
            })?;
        browser.execute_async(
            "const done = arguments[arguments.length - 1];
             const look = () => (window.gallery ? done(true) : setTimeout(look, 50));
             document.fonts.ready.then(look);",
            &[],
        )?;
        Ok(Window { browser })
    }

    /// Those that are wanted; all of the kiosk's where none is named.
    pub fn languages(&self, wanted: &[String]) -> Result<Vec<String>> {
        if !wanted.is_empty() {
            return Ok(wanted.to_vec());
        }
        let all = self
            .browser
            .execute("return window.gallery.languages()", &[])?;
        Ok(serde_json::from_value(all)?)
    }

    /// The states of a language, each with a short name; those alone that begin as wanted.
    pub fn states(&self, language: &str, wanted: &[String]) -> Result<Vec<(String, String)>> {
        let all = self.browser.execute(
            "return window.gallery.names(arguments[0])",
            &[json!(language)],
        )?;
        let all: Vec<(String, String)> = serde_json::from_value(all)?;
        let begins = |short: &String| {
            wanted.is_empty() || wanted.iter().any(|one| short.starts_with(one.as_str()))
        };
        Ok(all.into_iter().filter(|(short, _)| begins(short)).collect())
    }

    pub fn show(&self, language: &str, name: &str, look: Look) -> Result<()> {
        self.browser
            .execute(
                "const [language, name, look] = arguments;
                 // What lies over a screen is closed, as a person would, before another one is set.
                 for (const over of document.querySelectorAll('[data-overlay]')) over.dispatchEvent(new Event('cancel'));
                 window.states.look(look);
                 window.states.show(language, name);
                 window.dispatchEvent(new Event('resize'));",
                &[json!(language), json!(name), look.0],
            )
            .map(drop)
            .with_context(|| format!("{language} {name}"))
    }

    pub fn sizes(&self, may_scroll: bool) -> Result<Sizes> {
        let sizes = self.browser.execute(
            "return window.gallery.sizes(arguments[0])",
            &[json!(may_scroll)],
        )?;
        Ok(Sizes {
            findings: serde_json::from_value(sizes["findings"].clone())?,
            target: sizes["target"].as_f64(),
            gap: sizes["gap"].as_f64(),
            capital: sizes["capital"].as_f64(),
            where_it_stands: sizes["where"].as_str().unwrap_or_default().to_owned(),
            capital_aside: sizes["aside"].as_f64(),
        })
    }

    /// The messages that stand on the screen.
    pub fn said(&self, language: &str) -> Result<Vec<String>> {
        let said = self.browser.execute(
            "return window.gallery.said(arguments[0])",
            &[json!(language)],
        )?;
        Ok(serde_json::from_value(said)?)
    }

    /// Every message of the page in these languages, by name.
    pub fn words(&self, languages: &[&str]) -> Result<Vec<(String, Vec<String>)>> {
        let words = self.browser.execute(
            "return window.gallery.words(arguments[0])",
            &[json!(languages)],
        )?;
        Ok(serde_json::from_value(words)?)
    }

    pub fn picture(&self) -> Result<Vec<u8>> {
        self.browser.screenshot()
    }

    pub fn axe(&self) -> Result<Sight> {
        axe::look(self.browser)
    }
}
