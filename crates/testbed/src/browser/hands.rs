//! Touching the screen and pressing keys, as trusted events that hit whatever lies there, at a person's pace.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Browser, PATIENCE};
use crate::process::wait_for;

/// Between two keys of a quick typist, ms; what comes faster is taken for a reader.
const TYPIST_MS: u64 = 60;
/// How long a finger rests on the screen, and is away from it before it comes back, ms.
const FINGER_MS: u64 = 40;

/// So often a person touches what does not answer.
const TOUCHES: usize = 3;

/// The screen has stood for the moment before which no control acts; pages that know no such moment always have.
pub const SETTLED: &str = "html:not([data-settled=no])";

impl Browser {
    /// Touches the middle of an element once it is there and the screen has stood for the moment that every
    /// control asks for, after bringing it into view. Where it moved under the finger and the press was not
    /// acted on, it is touched again, as a person does.
    ///
    /// # Errors
    /// It does not come, or something else lies over it.
    pub fn tap(&self, css: &str) -> Result<()> {
        // None on a page that knows no such moment, or that is going away.
        let refused = || {
            let count = self.attribute("html", "data-refused").ok().flatten();
            count.and_then(|count| count.parse::<u32>().ok())
        };
        for _ in 0..TOUCHES {
            let before = refused();
            self.tap_once(css)?;
            if refused() <= before {
                break;
            }
        }
        Ok(())
    }

    fn tap_once(&self, css: &str) -> Result<()> {
        let mut before = None;
        let place = wait_for(
            &format!("{css} to be there, free to touch"),
            PATIENCE,
            || {
                let place = self.middle(css, true)?;
                // Bringing it into view has moved it, which the page learns with its next picture.
                let rests = before.replace(place) == Some(place);
                let settled = rests && self.has(SETTLED)?;
                Ok(place.filter(|_| settled))
            },
        )
        .with_context(|| format!("the page says: {}", self.words()))?;
        self.touch(place, 1)
    }

    /// Touches an element twice, as fast as a finger can.
    ///
    /// # Errors
    /// There is no such element.
    pub fn tap_twice(&self, css: &str) -> Result<()> {
        self.wait_for_settled(css)?;
        self.touch(self.place_of(css)?, 2)
    }

    /// Touches an element so many times, as fast as a finger can.
    ///
    /// # Errors
    /// There is no such element.
    pub fn tap_times(&self, css: &str, times: usize) -> Result<()> {
        self.wait_for_settled(css)?;
        self.touch(self.place_of(css)?, times)
    }

    fn wait_for_settled(&self, css: &str) -> Result<()> {
        self.wait_for(css)?;
        self.wait_for(SETTLED)
    }

    /// Touches an element that is known to be there and free.
    ///
    /// # Errors
    /// There is no such element.
    pub fn touch_again(&self, css: &str) -> Result<()> {
        self.touch(self.place_of(css)?, 1)
    }

    /// The middle of an element, CSS pixels from the page's top left corner, after bringing it into view.
    ///
    /// # Errors
    /// There is no such element.
    pub fn place_of(&self, css: &str) -> Result<(f64, f64)> {
        self.middle(css, false)?
            .with_context(|| format!("no {css} on the page"))
    }

    fn touch(&self, (x, y): (f64, f64), times: usize) -> Result<()> {
        let mut steps = vec![json!({
            "type": "pointerMove", "duration": 0, "x": x.floor(), "y": y.floor(), "origin": "viewport",
        })];
        for _ in 0..times {
            steps.push(json!({"type": "pointerDown", "button": 0}));
            steps.push(json!({"type": "pause", "duration": FINGER_MS}));
            steps.push(json!({"type": "pointerUp", "button": 0}));
            steps.push(json!({"type": "pause", "duration": FINGER_MS * 2}));
        }
        self.act(&json!({
            "type": "pointer", "id": "finger",
            "parameters": {"pointerType": "touch"}, "actions": steps,
        }))
    }

    /// The middle of the first match; where it must be `free`, only if a touch there would hit it and it is not
    /// switched off.
    pub(super) fn middle(&self, css: &str, free: bool) -> Result<Option<(f64, f64)>> {
        let place = self.execute(
            "const e = document.querySelector(arguments[0]);
             if (!e || (arguments[1] && e.disabled)) return null;
             e.scrollIntoView({block: 'nearest', inline: 'nearest'});
             const r = e.getBoundingClientRect();
             const [x, y] = [r.x + r.width / 2, r.y + r.height / 2];
             const top = document.elementFromPoint(x, y);
             const hit = !!top && (e === top || e.contains(top) || top.contains(e));
             return hit || !arguments[1] ? [x, y] : null;",
            &[json!(css), json!(free)],
        )?;
        serde_json::from_value(place).context("a place is two numbers")
    }

    /// Presses and releases one key after the other, for whatever has the focus. Letters, digits and
    /// the code points of W3C WebDriver, 17.4.2 (see [`keys`]).
    ///
    /// # Errors
    /// The driver refuses.
    pub fn press(&self, text: &str) -> Result<()> {
        let steps: Vec<Value> = text
            .chars()
            .flat_map(|key| {
                let key = key.to_string();
                [
                    json!({"type": "keyDown", "value": key}),
                    json!({"type": "keyUp", "value": key}),
                    json!({"type": "pause", "duration": TYPIST_MS}),
                ]
            })
            .collect();
        self.act(&json!({"type": "key", "id": "keys", "actions": steps}))
    }

    /// Holds `modifier` while `key` is pressed.
    ///
    /// # Errors
    /// The driver refuses.
    pub fn press_with(&self, modifier: char, key: char) -> Result<()> {
        let (modifier, key) = (modifier.to_string(), key.to_string());
        self.act(&json!({"type": "key", "id": "keys", "actions": [
            {"type": "keyDown", "value": modifier},
            {"type": "keyDown", "value": key},
            {"type": "keyUp", "value": key},
            {"type": "keyUp", "value": modifier},
        ]}))
    }

    fn act(&self, source: &Value) -> Result<()> {
        self.post("actions", &json!({"actions": [source]}))
            .map(drop)
    }
}

/// Keys that are no letters (W3C WebDriver, 17.4.2).
pub mod keys {
    /// Deletes to the left.
    pub const BACKSPACE: char = '\u{E003}';
    /// Moves the focus on.
    pub const TAB: char = '\u{E004}';
    /// Presses what has the focus.
    pub const ENTER: char = '\u{E007}';
    /// Control, to hold.
    pub const CONTROL: char = '\u{E009}';
    /// Leaves.
    pub const ESCAPE: char = '\u{E00C}';
}
