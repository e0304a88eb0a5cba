//! A touch screen at the X server: fingers that come down, move and go, as the driver of a real one would
//! report them. X.Org's `inputtest` driver takes them through a socket (inputtestdrv(4)); what the kiosk gets
//! are XInput 2 touch events that differ in nothing from a screen's.

use std::{
    io::{Read, Write},
    os::unix::net::UnixStream,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};

use super::Screen;
use crate::process::pass;

/// The driver's axes run from 0 to this.
const AXIS_END: f64 = 65535.0;
/// Valuators that the protocol has room for.
const VALUATORS: usize = 64;
/// Moves a second that a screen reports.
const REPORTS: u32 = 60;

/// Messages of the protocol (xf86-input-inputtest-protocol.h, version 1.0).
const CLIENT_VERSION: u32 = 0;
const WAIT_FOR_SYNC: u32 = 1;
const TOUCH: u32 = 6;

/// A place on the screen, in pixels from its top left corner.
pub type Place = (f64, f64);

/// What a finger does (XI2.h: `XI_TouchBegin` and the following).
#[derive(Debug, Clone, Copy)]
enum Touch {
    Begin = 18,
    Update = 19,
    End = 20,
}

/// The screen, under as many as five fingers.
#[derive(Debug)]
pub struct TouchScreen {
    driver: UnixStream,
    screen: Screen,
    next_touch: u32,
}

impl TouchScreen {
    /// Takes hold of the driver behind this socket.
    ///
    /// # Errors
    /// There is none, or it speaks another version.
    pub(super) fn take(socket: &Path, screen: Screen) -> Result<TouchScreen> {
        let mut driver = UnixStream::connect(socket).context("the touch screen's driver")?;
        driver.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut hello = head(CLIENT_VERSION, 4);
        hello.extend([1, 0, 0, 0]);
        driver.write_all(&hello)?;
        let mut answer = [0; 12];
        driver.read_exact(&mut answer)?;
        ensure!(answer[8] == 1, "the driver speaks another version");
        Ok(TouchScreen {
            driver,
            screen,
            next_touch: 1,
        })
    }

    /// Fingers that come down together, rest for this long and go together.
    ///
    /// # Errors
    /// The X server is gone.
    pub fn press(&mut self, fingers: &[Place], rest: Duration) -> Result<()> {
        let paths: Vec<_> = fingers.iter().map(|place| (*place, *place)).collect();
        self.drag(&paths, rest)
    }

    /// Fingers that come down together, move straight to another place in this time, and go together.
    ///
    /// # Errors
    /// The X server is gone.
    pub fn drag(&mut self, fingers: &[(Place, Place)], lasts: Duration) -> Result<()> {
        let first = self.next_touch;
        self.next_touch += u32::try_from(fingers.len())?;
        let start = Instant::now();
        let steps = (lasts.as_secs_f64() * f64::from(REPORTS)).ceil().max(1.0) as u32;
        for (touch, (from, _)) in (first..).zip(fingers) {
            self.tell(touch, Touch::Begin, *from)?;
        }
        for step in 1..=steps {
            self.sync()?;
            pass((lasts * step / steps).saturating_sub(start.elapsed()));
            let way = f64::from(step) / f64::from(steps);
            for (touch, (from, to)) in (first..).zip(fingers) {
                let place = (
                    from.0 + (to.0 - from.0) * way,
                    from.1 + (to.1 - from.1) * way,
                );
                self.tell(touch, Touch::Update, place)?;
            }
        }
        for (touch, (_, to)) in (first..).zip(fingers) {
            self.tell(touch, Touch::End, *to)?;
        }
        self.sync()
    }

    fn tell(&mut self, touch: u32, what: Touch, place: Place) -> Result<()> {
        let axis = |at: f64, length: u32| at * AXIS_END / f64::from(length - 1);
        let mut message = head(TOUCH, 8 + 16 + 2 * VALUATORS * 8);
        message.extend(touch.to_le_bytes());
        message.extend((what as u32).to_le_bytes());
        // No unaccelerated values; the mask of the two axes that follow; padding up to the doubles.
        message.extend([0; 4]);
        message.extend([0b11, 0, 0, 0, 0, 0, 0, 0]);
        message.extend([0; 4]);
        message.extend(axis(place.0, self.screen.width).to_le_bytes());
        message.extend(axis(place.1, self.screen.height).to_le_bytes());
        message.resize(message.len() + (2 * VALUATORS - 2) * 8, 0);
        self.driver.write_all(&message).context("a touch")
    }

    /// Waits until the X server has taken everything in.
    fn sync(&mut self) -> Result<()> {
        self.driver.write_all(&head(WAIT_FOR_SYNC, 0))?;
        let mut answer = [0; 8];
        self.driver
            .read_exact(&mut answer)
            .context("the X server takes no touch")
    }
}

/// Length of the whole message, and its kind.
fn head(kind: u32, rest: usize) -> Vec<u8> {
    let length = u32::try_from(8 + rest).expect("a message is short");
    [length.to_le_bytes(), kind.to_le_bytes()].concat()
}
