//! A keyboard that is plugged in at the X server: a passport reader, a scanner, or a person's own. It presses
//! places; what stands on them is the machine's to say, so a text is typed by the layout that the device is set to.

use std::{
    os::unix::net::UnixStream,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use super::device::Device;
use crate::process::pass;

/// Messages of the protocol: see [`super::device`].
const KEY: u32 = 5;

/// X's names of keys (evdev's and 8).
const ENTER: u32 = 36;
const TAB: u32 = 23;
const SHIFT: u32 = 50;
const CONTROL: u32 = 37;
const J: u32 = 44;
const SPACE: u32 = 65;

/// What stands on the keys, plain and with Shift, from the top left; the places of [`PLACES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// American, as readers leave the factory.
    American,
    /// Portuguese.
    Portuguese,
    /// French: digits with Shift.
    French,
    /// German: Y and Z changed places.
    German,
}

/// The keys of a European keyboard, row by row.
const PLACES: [u32; 48] = [
    49, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, // digits
    24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, // Q
    38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 51, // A
    94, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, // Z
];

impl Layout {
    /// XKB's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Layout::American => "us",
            Layout::Portuguese => "pt",
            Layout::French => "fr",
            Layout::German => "de",
        }
    }

    /// Blanks stand for keys that no reader presses: dead ones and those beside the alphabet.
    const fn rows(self) -> [&'static str; 2] {
        match self {
            Layout::American => [
                r"`1234567890-=qwertyuiop[]asdfghjkl;'\ zxcvbnm,./",
                r##"~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"| ZXCVBNM<>?"##,
            ],
            Layout::Portuguese => [
                r"\1234567890' qwertyuiop+ asdfghjkl   <zxcvbnm,.-",
                r##"|!"#$%&/()=? QWERTYUIOP* ASDFGHJKL   >ZXCVBNM;:_"##,
            ],
            Layout::French => [
                r##" & "'(-  _ )=azertyuiop $qsdfghjklm *<wxcvbn,;:!"##,
                r" 1234567890  AZERTYUIOP  QSDFGHJKLM% >WXCVBN?./ ",
            ],
            Layout::German => [
                r" 1234567890  qwertzuiop +asdfghjkl  #<yxcvbnm,.-",
                r##" !" $%&/()=? QWERTZUIOP *ASDFGHJKL  '>YXCVBNM;:_"##,
            ],
        }
    }

    /// The key of a symbol, and whether Shift is held.
    fn key(self, symbol: char) -> Option<(u32, bool)> {
        if symbol == ' ' {
            return Some((SPACE, false));
        }
        let place = |row: &str| row.chars().position(|there| there == symbol);
        let [plain, shifted] = self.rows();
        place(plain)
            .map(|at| (PLACES[at], false))
            .or_else(|| place(shifted).map(|at| (PLACES[at], true)))
    }
}

/// One key, with what is held meanwhile.
#[derive(Debug, Clone, Copy)]
struct Stroke {
    held: Option<u32>,
    key: u32,
}

/// The keyboard.
#[derive(Debug)]
pub struct PluggedKeyboard {
    device: Device,
}

impl PluggedKeyboard {
    pub(super) fn take(socket: &Path) -> Result<PluggedKeyboard> {
        Ok(PluggedKeyboard {
            device: Device::take(socket)?,
        })
    }

    pub(super) fn line(&self) -> Result<UnixStream> {
        self.device.line()
    }

    /// Types a text with this time from key to key. A carriage return is Enter, a line feed Ctrl+J, a tab Tab. Gives
    /// the longest time that truly lay between two keys: a busy machine may have made it longer.
    ///
    /// # Errors
    /// The layout has no such symbol, or the X server is gone.
    pub fn type_text(&mut self, text: &str, layout: Layout, pace: Duration) -> Result<Duration> {
        self.type_paced(text, layout, |_| pace)
    }

    /// As [`PluggedKeyboard::type_text`], where `pace` gives the time before the key of each place in the text.
    ///
    /// # Errors
    /// As [`PluggedKeyboard::type_text`].
    pub fn type_paced(
        &mut self,
        text: &str,
        layout: Layout,
        pace: impl Fn(usize) -> Duration,
    ) -> Result<Duration> {
        let strokes = text
            .chars()
            .map(|symbol| stroke(symbol, layout).context("the layout lacks a symbol of the text"))
            .collect::<Result<Vec<_>>>()?;
        let start = Instant::now();
        let (mut due, mut last, mut longest) = (Duration::ZERO, None, Duration::ZERO);
        for (number, Stroke { held, key }) in strokes.into_iter().enumerate() {
            if number > 0 {
                due += pace(number);
            }
            pass(due.saturating_sub(start.elapsed()));
            let now = start.elapsed();
            longest = longest.max(last.map_or(Duration::ZERO, |last| now - last));
            last = Some(now);
            for (key, down) in [
                (held, true),
                (Some(key), true),
                (Some(key), false),
                (held, false),
            ] {
                if let Some(key) = key {
                    self.press(key, down)?;
                }
            }
        }
        self.device.sync()?;
        Ok(longest)
    }

    fn press(&mut self, key: u32, down: bool) -> Result<()> {
        let event = [key.to_le_bytes(), u32::from(down).to_le_bytes()].concat();
        self.device.tell(KEY, &event)
    }
}

fn stroke(symbol: char, layout: Layout) -> Option<Stroke> {
    let plain = |key| Stroke { held: None, key };
    let with = |held, key| Stroke {
        held: Some(held),
        key,
    };
    Some(match symbol {
        '\r' => plain(ENTER),
        '\t' => plain(TAB),
        '\n' => with(CONTROL, J),
        symbol => match layout.key(symbol)? {
            (key, true) => with(SHIFT, key),
            (key, false) => plain(key),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layout_has_a_symbol_or_a_blank_at_each_place_and_what_a_zone_has() {
        for layout in [
            Layout::American,
            Layout::Portuguese,
            Layout::French,
            Layout::German,
        ] {
            for row in layout.rows() {
                assert_eq!(row.chars().count(), PLACES.len(), "{row}");
            }
            for symbol in ('A'..='Z')
                .chain('a'..='z')
                .chain('0'..='9')
                .chain("<:/.*-".chars())
            {
                assert!(layout.key(symbol).is_some(), "{layout:?} {symbol}");
            }
        }
        assert_eq!(Layout::American.key('<'), Some((59, true)));
        assert_eq!(Layout::Portuguese.key('<'), Some((94, false)));
    }

    #[test]
    fn the_package_sets_the_layout_by_which_readers_are_tried() {
        let shipped = include_str!("../../../../packaging/kiosk/xorg.conf");
        let line = format!("Option \"XkbLayout\" \"{}\"", Layout::Portuguese.name());
        let of_keyboards = shipped
            .split("Section ")
            .find(|section| section.contains("MatchIsKeyboard"));
        let section = of_keyboards.expect("keyboards have a section");
        assert!(section.lines().any(|it| it.trim() == line), "{section}");
    }
}
