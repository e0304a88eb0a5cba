//! A keyboard and a mouse at the X server, through XTEST: events that no program can tell from a device's.

use std::process::Command;

use anyhow::Result;

use super::{Display, plugged::Layout, touch_screen::Place};
use crate::process::run;

impl Display {
    /// Presses a key, with what is held meanwhile, by X's names: `ctrl+shift+i`, `F5`, `Menu`.
    ///
    /// # Errors
    /// There is no such key.
    pub fn press_keys(&self, keys: &str) -> Result<()> {
        self.xdotool(&["key", "--clearmodifiers", keys])
    }

    /// Types a text.
    ///
    /// # Errors
    /// A letter is not on the keyboard.
    pub fn type_text(&self, text: &str) -> Result<()> {
        self.xdotool(&["type", "--delay", "1", text])
    }

    /// Sets the machine's keyboard layout; each key that is pressed from now on has its symbol.
    ///
    /// # Errors
    /// There is no such layout.
    pub fn set_layout(&self, layout: Layout) -> Result<()> {
        run(self.command("setxkbmap").arg(layout.name())).map(drop)
    }

    /// Clicks with a button of the mouse: 1 left, 2 middle, 3 right, 4 to 7 the wheels, 8 back, 9 forward.
    ///
    /// # Errors
    /// The X server is gone.
    pub fn click(&self, place: Place, button: u32, times: u32) -> Result<()> {
        let [x, y] = pixels(place);
        let (button, times) = (button.to_string(), times.to_string());
        self.xdotool(&["mousemove", &x, &y])?;
        self.xdotool(&["click", "--repeat", &times, "--delay", "40", &button])
    }

    /// The same while a key is held.
    ///
    /// # Errors
    /// As [`Display::click`].
    pub fn click_holding(&self, key: &str, place: Place, button: u32, times: u32) -> Result<()> {
        self.xdotool(&["keydown", key])?;
        let clicked = self.click(place, button, times);
        self.xdotool(&["keyup", key])?;
        clicked
    }

    /// Drags with the left button, in steps as a hand does.
    ///
    /// # Errors
    /// The X server is gone.
    pub fn drag_mouse(&self, from: Place, to: Place) -> Result<()> {
        let [x, y] = pixels(from);
        self.xdotool(&["mousemove", &x, &y, "mousedown", "1"])?;
        for step in 1..=10 {
            let way = f64::from(step) / 10.0;
            let [x, y] = pixels((
                from.0 + (to.0 - from.0) * way,
                from.1 + (to.1 - from.1) * way,
            ));
            self.xdotool(&["mousemove", "--sync", &x, &y])?;
        }
        self.xdotool(&["mouseup", "1"])
    }

    /// The windows that lie on the screen now, frames, menus and dialogs alike, by X's numbers.
    ///
    /// # Errors
    /// The X server is gone.
    pub fn windows_on_screen(&self) -> Result<Vec<u32>> {
        let tree = run(self
            .command("xwininfo")
            .args(["-root", "-children", "-int"]))?;
        let tree = String::from_utf8_lossy(&tree);
        let mut seen: Vec<u32> = tree
            .lines()
            .filter_map(|line| line.strip_prefix("     ")?.split(' ').next()?.parse().ok())
            .filter(|window| self.is_on_screen(*window))
            .collect();
        seen.sort_unstable();
        Ok(seen)
    }

    fn is_on_screen(&self, window: u32) -> bool {
        let id = window.to_string();
        // It may have gone since it was listed.
        run(self.command("xwininfo").args(["-stats", "-id", &id]))
            .is_ok_and(|told| String::from_utf8_lossy(&told).contains("IsViewable"))
    }

    /// What the window manager or a window says under a name, as xprop prints it. Without a window: the root's.
    ///
    /// # Errors
    /// There is no such window.
    pub fn property(&self, window: Option<u32>, name: &str) -> Result<String> {
        let of = window.map_or("-root".to_owned(), |window| format!("-id={window}"));
        let mut command = self.command("xprop");
        match of.split_once('=') {
            Some((flag, id)) => command.args([flag, id, name]),
            None => command.args([of.as_str(), name]),
        };
        Ok(String::from_utf8_lossy(&run(&mut command)?)
            .trim()
            .to_owned())
    }

    fn xdotool(&self, arguments: &[&str]) -> Result<()> {
        run(self.command("xdotool").args(arguments)).map(drop)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", self.name());
        command
    }
}

fn pixels(place: Place) -> [String; 2] {
    [place.0, place.1].map(|at| format!("{at:.0}"))
}
