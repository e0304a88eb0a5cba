//! Typing as people do: by touching the keys that the page draws, or on a keyboard that is plugged in.

use anyhow::{Context, Result};

use crate::browser::{Browser, Rect, keys};

/// Where the page draws its keys.
pub const DOCK: &str = "[data-keyboard]";

/// How a value gets into a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// By touching the keys on the screen.
    OnScreen,
    /// By key events, as from a keyboard or a passport reader.
    Plugged,
}

/// Touches the field and types a value into it, replacing what stands there.
///
/// # Errors
/// There is no such field, or a needed key is not on the screen.
pub fn fill(browser: &Browser, field: &str, value: &str, hand: Hand) -> Result<()> {
    let css = format!("input[name=\"{field}\"]");
    browser.tap(&css)?;
    clear(browser, &css)?;
    match hand {
        Hand::Plugged => browser.press(value),
        Hand::OnScreen => value
            .chars()
            .try_for_each(|letter| browser.touch_again(&key(browser, letter)?))
            .with_context(|| format!("typing into {field}")),
    }
}

/// Puts a value into a field at once, as pasting does.
///
/// # Errors
/// There is no such field.
pub fn paste(browser: &Browser, field: &str, value: &str) -> Result<()> {
    let css = format!("input[name=\"{field}\"]");
    browser.tap(&css)?;
    browser.execute(
        "const field = document.querySelector(arguments[0]);
         field.focus();
         field.select();
         document.execCommand('insertText', false, arguments[1]);",
        &[css.into(), value.into()],
    )?;
    Ok(())
}

/// Empties a field as a person does at a keyboard: all of it selected, then deleted.
fn clear(browser: &Browser, css: &str) -> Result<()> {
    if browser.value(css)?.is_empty() {
        return Ok(());
    }
    browser.press_with(keys::CONTROL, 'a')?;
    browser.press(&keys::BACKSPACE.to_string())
}

/// The selector of the key for a letter: keys for documents are upper case.
fn key(browser: &Browser, letter: char) -> Result<String> {
    let exact = selector(letter);
    if browser.has(&exact)? {
        return Ok(exact);
    }
    let upper = selector(letter.to_ascii_uppercase());
    match browser.has(&upper)? {
        true => Ok(upper),
        false => anyhow::bail!("there is no key for a letter of the value"),
    }
}

fn selector(letter: char) -> String {
    format!("{DOCK} [data-key=\"{letter}\"]")
}

/// Where every key lies that the screen shows now, with its name.
///
/// # Errors
/// The driver does not answer.
pub fn places(browser: &Browser) -> Result<Vec<(String, Rect)>> {
    let found = browser.execute(
        "return [...document.querySelectorAll(arguments[0])].map(key => {
             const r = key.getBoundingClientRect();
             return [key.dataset.key, r.x, r.y, r.width, r.height];
         });",
        &[format!("{DOCK} [data-key]").into()],
    )?;
    let keys: Vec<(String, f64, f64, f64, f64)> = serde_json::from_value(found)?;
    Ok(keys
        .into_iter()
        .map(|(name, x, y, width, height)| {
            let place = Rect {
                x,
                y,
                width,
                height,
            };
            (name, place)
        })
        .collect())
}
