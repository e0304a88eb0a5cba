//! A touch screen at the X server: fingers that come down, move and go, as the driver of a real one would
//! report them.

use std::{
    os::unix::net::UnixStream,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Result;

use super::{Screen, device::Device};
use crate::process::pass;

/// The driver's axes run from 0 to this.
const AXIS_END: f64 = 65535.0;
/// Valuators that the protocol has room for.
const VALUATORS: usize = 64;
/// Moves a second that a screen reports.
const REPORTS: u32 = 60;

/// Messages of the protocol: see [`super::device`].
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

/// A finger: where it is from coming down to going, and when that is.
#[derive(Debug, Clone)]
pub struct Finger {
    /// Evenly in time; one place for a finger that rests.
    pub path: Vec<Place>,
    /// When it comes down.
    pub down: Duration,
    /// When it goes.
    pub up: Duration,
}

/// The screen, under as many as five fingers.
#[derive(Debug)]
pub struct TouchScreen {
    device: Device,
    screen: Screen,
    next_touch: u32,
}

impl TouchScreen {
    /// Takes hold of the driver behind this socket.
    ///
    /// # Errors
    /// There is none, or it speaks another version.
    pub(super) fn take(socket: &Path, screen: Screen) -> Result<TouchScreen> {
        Ok(TouchScreen {
            device: Device::take(socket)?,
            screen,
            next_touch: 1,
        })
    }

    pub(super) fn line(&self) -> Result<UnixStream> {
        self.device.line()
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
            self.device.sync()?;
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
        self.device.sync()
    }

    /// A finger that comes down, and goes when `meanwhile` has happened.
    ///
    /// # Errors
    /// As `meanwhile`, or the X server is gone.
    pub fn hold(&mut self, place: Place, meanwhile: impl FnOnce() -> Result<()>) -> Result<()> {
        let touch = self.next_touch;
        self.next_touch += 1;
        self.tell(touch, Touch::Begin, place)?;
        self.device.sync()?;
        let happened = meanwhile();
        self.tell(touch, Touch::End, place)?;
        self.device.sync()?;
        happened
    }

    /// Fingers that come and go each at its own time.
    ///
    /// # Errors
    /// The X server is gone.
    pub fn play(&mut self, fingers: &[Finger]) -> Result<()> {
        let first = self.next_touch;
        self.next_touch += u32::try_from(fingers.len())?;
        let mut events = Vec::new();
        for (touch, Finger { path, down, up }) in (first..).zip(fingers) {
            let last = path.len() - 1;
            events.push((*down, touch, Touch::Begin, path[0]));
            for (number, place) in (1..).zip(&path[1..]) {
                let at = *down + (*up - *down) * number / u32::try_from(last)?;
                events.push((at, touch, Touch::Update, *place));
            }
            events.push((*up, touch, Touch::End, path[last]));
        }
        events.sort_by_key(|(at, ..)| *at);
        let start = Instant::now();
        for (at, touch, what, place) in events {
            pass(at.saturating_sub(start.elapsed()));
            self.tell(touch, what, place)?;
            self.device.sync()?;
        }
        Ok(())
    }

    fn tell(&mut self, touch: u32, what: Touch, place: Place) -> Result<()> {
        let axis = |at: f64, length: u32| at * AXIS_END / f64::from(length - 1);
        let mut event = touch.to_le_bytes().to_vec();
        event.extend((what as u32).to_le_bytes());
        // No unaccelerated values; the mask of the two axes that follow; padding up to the doubles.
        event.extend([0; 4]);
        event.extend([0b11, 0, 0, 0, 0, 0, 0, 0]);
        event.extend([0; 4]);
        event.extend(axis(place.0, self.screen.width).to_le_bytes());
        event.extend(axis(place.1, self.screen.height).to_le_bytes());
        event.resize(event.len() + (2 * VALUATORS - 2) * 8, 0);
        self.device.tell(TOUCH, &event)
    }
}
