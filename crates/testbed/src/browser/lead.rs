//! Leading the page to where a test begins, by script: as quick as the page is. What is under test itself comes by
//! real touches and keys.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::Browser;

/// One step. A selector is waited for.
#[derive(Debug, Clone)]
pub enum Lead {
    /// Presses a control.
    Press(String),
    /// Presses a control if it is there.
    PressIf(String),
    /// Waits for an element.
    Wait(String),
    /// Waits until no element matches.
    Gone(String),
    /// Writes into the field of this name, whatever stood there.
    Write(String, String),
    /// Puts the focus there.
    Focus(String),
    /// Takes the focus from wherever it is.
    Unfocus,
    /// Lets so many milliseconds pass.
    Pass(u32),
    /// Ends whatever visit there is, and whatever call, down to the welcome screen.
    Home,
}

impl Lead {
    /// Presses the control of this action.
    #[must_use]
    pub fn act(action: &str) -> Lead {
        Lead::Press(format!("[data-action=\"{action}\"]"))
    }

    /// Waits for a screen.
    #[must_use]
    pub fn at(screen: &str) -> Lead {
        Lead::Wait(format!("[data-screen=\"{screen}\"]"))
    }

    fn told(&self) -> Value {
        match self {
            Lead::Press(css) => json!(["press", css]),
            Lead::PressIf(css) => json!(["press-if", css]),
            Lead::Wait(css) => json!(["wait", css]),
            Lead::Gone(css) => json!(["gone", css]),
            Lead::Write(field, value) => {
                json!(["write", format!("input[name=\"{field}\"]"), value])
            }
            Lead::Focus(css) => json!(["focus", css]),
            Lead::Unfocus => json!(["unfocus"]),
            Lead::Pass(ms) => json!(["pass", ms]),
            Lead::Home => json!(["home"]),
        }
    }
}

const SCRIPT: &str = r"
    const [steps, done] = [arguments[0], arguments[arguments.length - 1]];
    const PATIENCE_MS = 10000;
    const pass = (ms) => new Promise((passed) => setTimeout(passed, ms));
    const until = async (what, look) => {
        const end = performance.now() + PATIENCE_MS;
        for (;;) {
            const found = look();
            if (found) return found;
            if (performance.now() > end) throw new Error(what);
            await pass(10);
        }
    };
    // While the page waits for the core it takes no press.
    const isBusy = () => document.querySelector('main[aria-busy=true]') !== null;
    const free = (css) => [...document.querySelectorAll(css)]
        .find((each) => !each.disabled && each.getAttribute('aria-disabled') !== 'true');
    const LEAVES = [
        '[data-overlay=leave] [data-action=leave-anyway]', '[data-overlay=idle] [data-action=start-again]',
        '[data-overlay] [data-action^=close-]', '[data-overlay] [data-action=stay]', '[data-action=staff-leave]',
        '[data-action=cancel]', '[data-action=finish]', '[data-action=back]', '[data-action=end-call]',
    ];
    const isHome = () => document.querySelector('[data-screen=welcome]') && !isBusy()
        && !document.querySelector('[data-overlay], [data-action=end-call]');
    const take = {
        press: async (css) => (await until(css, () => !isBusy() && free(css))).click(),
        'press-if': async (css) => free(css)?.click(),
        wait: (css) => until(css, () => document.querySelector(css)),
        gone: (css) => until(css, () => !document.querySelector(css)),
        write: async (css, value) => {
            const field = await until(css, () => document.querySelector(css));
            field.value = value;
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        },
        focus: async (css) => (await until(css, () => document.querySelector(css))).focus(),
        unfocus: async () => document.activeElement?.blur(),
        pass,
        home: async () => {
            for (let tries = 0; !isHome(); tries += 1) {
                if (tries > 200) throw new Error('no way to the welcome screen');
                LEAVES.map(free).find((each) => each)?.click();
                await pass(25);
            }
        },
    };
    (async () => {
        for (const [name, ...rest] of steps) await take[name](...rest);
    })().then(() => done('there'), (reason) => done(`no ${reason.message}`));
";

impl Browser {
    /// Takes these steps one after the other.
    ///
    /// # Errors
    /// One of them cannot be taken; the message holds the page's words.
    pub fn lead(&self, steps: &[Lead]) -> Result<()> {
        let told: Vec<Value> = steps.iter().map(Lead::told).collect();
        let said = self.execute_async(SCRIPT, &[told.into()])?;
        ensure!(said == "there", "{said}; the page says: {}", self.words());
        Ok(())
    }
}
