//! Touching the screen and pressing keys, as trusted events that hit whatever lies there.

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::{Browser, ELEMENT, PATIENCE};
use crate::process::wait_for;

impl Browser {
    /// Touches the middle of an element once it is there, after bringing it into view.
    ///
    /// # Errors
    /// It does not come, or something else lies over it.
    pub fn tap(&self, css: &str) -> Result<()> {
        self.wait_for(css)?;
        wait_for(&format!("{css} to be free to touch"), PATIENCE, || {
            Ok(self.is_touchable(css)?.then_some(()))
        })
        .with_context(|| format!("the page says: {}", self.words()))?;
        self.touch(css, 1)
    }

    /// Touches an element twice, as fast as the driver can.
    ///
    /// # Errors
    /// There is no such element.
    pub fn tap_twice(&self, css: &str) -> Result<()> {
        self.wait_for(css)?;
        self.touch(css, 2)
    }

    /// Touches an element so many times, as fast as the driver can.
    ///
    /// # Errors
    /// There is no such element.
    pub fn tap_times(&self, css: &str, times: usize) -> Result<()> {
        self.wait_for(css)?;
        self.touch(css, times)
    }

    /// Touches an element that is known to be there and free.
    ///
    /// # Errors
    /// There is no such element.
    pub fn touch_again(&self, css: &str) -> Result<()> {
        self.touch(css, 1)
    }

    fn touch(&self, css: &str, times: usize) -> Result<()> {
        let mut steps = vec![json!({
            "type": "pointerMove", "duration": 0, "x": 0, "y": 0,
            "origin": { ELEMENT: self.element(css)? },
        })];
        for _ in 0..times {
            steps.push(json!({"type": "pointerDown", "button": 0}));
            steps.push(json!({"type": "pointerUp", "button": 0}));
        }
        self.act(&json!({
            "type": "pointer", "id": "finger",
            "parameters": {"pointerType": "touch"}, "actions": steps,
        }))
    }

    /// Whether a touch in the middle of the element would hit it, and it is not switched off.
    pub(super) fn is_touchable(&self, css: &str) -> Result<bool> {
        let hit = self.execute(
            "const e = document.querySelector(arguments[0]);
             if (!e || e.disabled) return false;
             e.scrollIntoView({block: 'nearest', inline: 'nearest'});
             const r = e.getBoundingClientRect();
             const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);
             return !!top && (e === top || e.contains(top) || top.contains(e));",
            &[json!(css)],
        )?;
        Ok(hit == Value::Bool(true))
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
