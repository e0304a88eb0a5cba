//! A virtual X display with a window manager: without one, WebKitGTK's full screen stays 800×600. Where devices
//! are wanted it is X.Org with a dummy card, a touch screen and a keyboard, else Xvfb.

mod device;
mod hands;
pub mod plugged;
pub mod touch_screen;

use std::{fs, os::unix::net::UnixStream, path::Path, process::Command, time::Duration};

use anyhow::{Context, Result};

use crate::process::{Spawned, run, wait_for};
use plugged::PluggedKeyboard;
use touch_screen::TouchScreen;

/// What the package gives the kiosk's session.
const SESSION: &str = include_str!("../../../packaging/kiosk/openbox.xml");
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

/// What stands at a display's machine.
#[derive(Debug)]
pub struct Devices {
    /// The touch screen.
    pub touch: TouchScreen,
    /// What is plugged in and types.
    pub keyboard: PluggedKeyboard,
}

/// A running X server with openbox.
#[derive(Debug)]
pub struct Display {
    name: String,
    // Dropped in this order: the window manager goes before its display, and the devices' lines go after it.
    _window_manager: Spawned,
    _server: Spawned,
    // The driver of a device whose line was closed asks for more without end, on a whole processor.
    device_lines: Vec<UnixStream>,
}

impl Display {
    /// Starts a display of this size under a number that is free.
    ///
    /// # Errors
    /// Xvfb, openbox or xdotool is missing or fails.
    pub fn start(screen: Screen, logs: &Path) -> Result<Display> {
        let size = format!("{}x{}x24", screen.width, screen.height);
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            .args(["-screen", "0", &size]);
        let server = Spawned::start("xvfb", &mut xvfb, logs)?;
        Display::with_window_manager(server, &mut Command::new("openbox"), logs)
    }

    /// Starts a display as a kiosk's: with a touch screen, a keyboard, and a window manager that knows no key but Alt+F4.
    /// `logs` also takes its files.
    ///
    /// # Errors
    /// X.Org, its dummy card, openbox or xdotool is missing or fails.
    pub fn with_devices(screen: Screen, logs: &Path) -> Result<(Display, Devices)> {
        fs::create_dir_all(logs)?;
        let place = logs.canonicalize()?;
        let [touch, keyboard] = ["touch.socket", "keyboard.socket"].map(|name| place.join(name));
        let (width, height) = (screen.width, screen.height);
        let configuration = include_str!("display/devices.conf")
            .replace("@TOUCH@", touch.to_str().context("a UTF-8 path")?)
            .replace("@KEYBOARD@", keyboard.to_str().context("a UTF-8 path")?)
            .replace("@WIDTH@", &width.to_string())
            .replace("@HEIGHT@", &height.to_string())
            .replace("@MODE@", &mode(width, height));
        fs::write(place.join("xorg.conf"), configuration)?;
        fs::write(place.join("openbox.xml"), window_manager(SESSION))?;
        let mut xorg = Command::new("Xorg");
        xorg.args(["-displayfd", "1", "-nolisten", "tcp", "-noreset"])
            // There is no console to be taken over.
            .args(["-novtswitch", "-sharevts"])
            .arg("-config")
            .arg(place.join("xorg.conf"))
            .arg("-logfile")
            .arg(place.join("xorg.log"));
        let server = Spawned::start("xorg", &mut xorg, logs)?;
        let mut openbox = Command::new("openbox");
        openbox.arg("--config-file").arg(place.join("openbox.xml"));
        let mut display = Display::with_window_manager(server, &mut openbox, logs)?;
        let devices = Devices {
            touch: TouchScreen::take(&touch, screen)?,
            keyboard: PluggedKeyboard::take(&keyboard)?,
        };
        display.device_lines = vec![devices.touch.line()?, devices.keyboard.line()?];
        Ok((display, devices))
    }

    fn with_window_manager(
        mut server: Spawned,
        window_manager: &mut Command,
        logs: &Path,
    ) -> Result<Display> {
        let number: u32 = server.wait_for_line(START, |line| line.trim().parse().ok())?;
        let name = format!(":{number}");
        window_manager.env("DISPLAY", &name);
        let window_manager = Spawned::start("openbox", window_manager, logs)?;
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
            device_lines: Vec::new(),
        })
    }

    /// The value for the variable `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The kiosk's own session, with the one key of nearly every other window manager: that it closes nothing is
/// the window's own doing.
fn window_manager(session: &str) -> String {
    let close = "<keybind key=\"A-F4\"><action name=\"Close\"/></keybind>";
    session.replace(
        "<keyboard></keyboard>",
        &format!("<keyboard>{close}</keyboard>"),
    )
}

/// A mode line of 60 Hz; the dummy card takes no tighter blanking than a tube needs.
fn mode(width: u32, height: u32) -> String {
    let (across, down) = ([0, 88, 200, 400], [0, 3, 13, 69]);
    let clock = f64::from((width + across[3]) * (height + down[3])) * 60.0 / 1e6;
    let line = |size: u32, steps: [u32; 4]| steps.map(|step| (size + step).to_string()).join(" ");
    format!("{clock:.2} {} {}", line(width, across), line(height, down))
}
