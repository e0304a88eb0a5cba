//! A virtual X display with a window manager: without one, WebKitGTK's full screen stays 800×600.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result};

use crate::process::{Spawned, run, wait_for};

const START: Duration = Duration::from_secs(15);

/// The size of a screen in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
    /// Millimetres per pixel of the real screen that this one stands for.
    pub mm_per_px: f64,
}

impl Screen {
    /// 27 inches, upright: the screen that the product is made for.
    pub const PORTRAIT: Screen = Screen {
        width: 1080,
        height: 1920,
        mm_per_px: 0.311,
    };

    /// 21.5 inches, lying.
    pub const LANDSCAPE: Screen = Screen {
        width: 1920,
        height: 1080,
        mm_per_px: 0.248,
    };
}

impl Screen {
    /// The screen of whoever started this program, taken for one as wide as [`Screen::LANDSCAPE`]: the
    /// page then fits on it, whatever its real size.
    pub fn of_this_person() -> Screen {
        let size = run(Command::new("xdotool").arg("getdisplaygeometry"))
            .ok()
            .and_then(|text| size_of(&String::from_utf8_lossy(&text)));
        // Without an X server to ask (Wayland alone), any size serves.
        let (width, height) = size.unwrap_or((Screen::LANDSCAPE.width, Screen::LANDSCAPE.height));
        let millimetres = f64::from(Screen::LANDSCAPE.width) * Screen::LANDSCAPE.mm_per_px;
        Screen {
            width,
            height,
            mm_per_px: (millimetres / f64::from(width.max(height))).clamp(0.05, 1.0),
        }
    }
}

fn size_of(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.trim().split_once(' ')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

/// A running Xvfb with openbox.
#[derive(Debug)]
pub struct Display {
    name: String,
    // Dropped in this order: the window manager goes before its display.
    _window_manager: Spawned,
    _server: Spawned,
}

impl Display {
    /// Starts a display of this size under a number that is free.
    ///
    /// # Errors
    /// Xvfb, openbox or xdotool is missing or fails.
    pub fn start(screen: Screen, logs: &Path) -> Result<Display> {
        let size = format!("{}x{}x24", screen.width, screen.height);
        let mut server = Spawned::start(
            "xvfb",
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
                .args(["-screen", "0", &size]),
            logs,
        )?;
        let number: u32 = server.wait_for_line(START, |line| line.trim().parse().ok())?;
        let name = format!(":{number}");
        let window_manager = Spawned::start(
            "openbox",
            Command::new("openbox").env("DISPLAY", &name),
            logs,
        )?;
        wait_for("the window manager", START, || {
            // Answers once the window manager has announced itself on the root window.
            let desktops = run(Command::new("xdotool")
                .arg("get_num_desktops")
                .env("DISPLAY", &name));
            Ok(desktops.ok().filter(|count| count.trim_ascii() != b"0"))
        })
        .context("is xdotool installed?")?;
        Ok(Display {
            name,
            _window_manager: window_manager,
            _server: server,
        })
    }

    /// The value for the variable `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}
