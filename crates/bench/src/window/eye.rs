//! What somebody sees who presses: a press of the X server's own pointer, which no program can tell from a device's,
//! and the pixels of the screen until they have changed. Unlike a page's animation frames this asks no engine.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use testbed::display::Display;
use x11rb::{
    connection::{Connection, RequestConnection},
    protocol::{
        Event,
        damage::{self, ConnectionExt as _, ReportLevel},
        xproto::{
            BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, ImageFormat,
            MOTION_NOTIFY_EVENT, Window,
        },
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

use crate::samples::pause;

/// Nothing is drawn for so long: then what is there is the picture. Shorter than a caret blinks.
const STILL: Duration = Duration::from_millis(250);
/// Between two questions whether something was drawn.
const PAUSE: Duration = Duration::from_micros(200);
/// Rows of pixels that are looked at, over the height of an area.
const ROWS: u16 = 48;
/// Of the pixels that change, so many have their last colour: the rest is a caret, or a button that darkens yet.
const THERE: f64 = 0.98;

/// A part of the screen, in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    /// From the left edge of the screen.
    pub x: u16,
    /// From its upper edge.
    pub y: u16,
    /// From left to right.
    pub width: u16,
    /// From top to bottom.
    pub height: u16,
}

/// One that looks at a display, and presses.
pub struct Eye {
    server: RustConnection,
    root: Window,
    damage: u32,
}

impl Eye {
    /// Comes to a display.
    ///
    /// # Errors
    /// The display is gone, or its server lacks XTEST or DAMAGE.
    pub fn at(display: &Display) -> Result<Eye> {
        let (server, screen) = x11rb::connect(Some(display.name()))?;
        let root = server.setup().roots[screen].root;
        ensure!(
            server
                .extension_information(damage::X11_EXTENSION_NAME)?
                .is_some(),
            "the X server tells nobody of what is drawn"
        );
        server.damage_query_version(1, 1)?.reply()?;
        let damage = server.generate_id()?;
        server
            .damage_create(damage, root, ReportLevel::NON_EMPTY)?
            .check()?;
        Ok(Eye {
            server,
            root,
            damage,
        })
    }

    /// Puts a finger on a control; milliseconds until what changes in an area has changed.
    ///
    /// # Errors
    /// Nothing changes, or the server is gone.
    pub fn press(&self, control: Area, area: Area) -> Result<f64> {
        let at = self.aim(control, area)?;
        let took = self.until_changed(area, || self.fake(BUTTON_PRESS_EVENT, at));
        self.fake(BUTTON_RELEASE_EVENT, at)?;
        took
    }

    /// Lifts a finger that lies on a control, which has been drawn as pressed; the same of what that changes.
    ///
    /// # Errors
    /// As [`Eye::press`].
    pub fn lift(&self, control: Area, area: Area) -> Result<f64> {
        let at = self.aim(control, area)?;
        self.fake(BUTTON_PRESS_EVENT, at)?;
        self.until_still(Instant::now(), area)?;
        self.until_changed(area, || self.fake(BUTTON_RELEASE_EVENT, at))
    }

    fn aim(&self, control: Area, area: Area) -> Result<[i16; 2]> {
        let at = [
            (control.x + control.width / 2) as i16,
            (control.y + control.height / 2) as i16,
        ];
        self.fake(MOTION_NOTIFY_EVENT, at)?;
        self.until_still(Instant::now(), area)?;
        Ok(at)
    }

    fn until_changed(&self, area: Area, act: impl FnOnce() -> Result<()>) -> Result<f64> {
        let before = self.look(area)?;
        let began = Instant::now();
        act()?;
        let pictures = self.until_still(began, area)?;
        let (_, last) = pictures.last().context("nothing was drawn")?;
        let changed: Vec<usize> = (0..last.len())
            .filter(|&at| before[at] != last[at])
            .collect();
        ensure!(!changed.is_empty(), "nothing changed");
        let there = |picture: &[u32]| {
            let same = changed.iter().filter(|&&at| picture[at] == last[at]);
            same.count() as f64 >= THERE * changed.len() as f64
        };
        let from = pictures
            .iter()
            .rposition(|(_, picture)| !there(picture))
            .map_or(0, |at| at + 1);
        Ok(pictures[from].0)
    }

    fn fake(&self, kind: u8, [x, y]: [i16; 2]) -> Result<()> {
        // A movement is to a place, not by so much; the button is the first.
        let detail = u8::from(kind != MOTION_NOTIFY_EVENT);
        self.server
            .xtest_fake_input(kind, detail, 0, self.root, x, y, 0)?;
        Ok(self.server.flush()?)
    }

    /// What was to be seen, each with its time since `began`, until nothing is drawn any more.
    fn until_still(&self, began: Instant, area: Area) -> Result<Vec<(f64, Vec<u32>)>> {
        let mut pictures = Vec::new();
        let mut last = Instant::now();
        while last.elapsed() < STILL {
            let mut drawn = false;
            while let Some(event) = self.server.poll_for_event()? {
                drawn |= matches!(event, Event::DamageNotify(_));
            }
            if !drawn {
                pause(PAUSE);
                continue;
            }
            last = Instant::now();
            let at = last.duration_since(began).as_secs_f64() * 1000.0;
            self.server
                .damage_subtract(self.damage, x11rb::NONE, x11rb::NONE)?;
            pictures.push((at, self.look(area)?));
        }
        Ok(pictures)
    }

    fn look(&self, area: Area) -> Result<Vec<u32>> {
        let rows = ROWS.min(area.height);
        let asked = (0..rows)
            .map(|row| {
                let y =
                    u32::from(area.y) + u32::from(row) * u32::from(area.height) / u32::from(rows);
                self.server.get_image(
                    ImageFormat::Z_PIXMAP,
                    self.root,
                    area.x as i16,
                    y as i16,
                    area.width,
                    1,
                    !0,
                )
            })
            .collect::<Result<Vec<_>, _>>()?;
        let mut pixels = Vec::with_capacity(usize::from(rows) * usize::from(area.width));
        for each in asked {
            let row = each.reply()?.data;
            pixels.extend(
                row.chunks_exact(4)
                    .map(|pixel| u32::from_le_bytes([pixel[0], pixel[1], pixel[2], 0])),
            );
        }
        Ok(pixels)
    }
}
