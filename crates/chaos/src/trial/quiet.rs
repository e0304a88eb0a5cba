//! The end of a trial: no faults any more, some days have passed, and everything comes to rest.

use std::time::{Duration, Instant, SystemTime};

use anyhow::{Result, bail};
use powercut::control::Knob;

use super::Trial;
use crate::{evidence::What, fault::Fault, patience::wait_for, truth::is_in_service};

/// The daily manifest is due by central's clock, also where the last one was dated by a wall clock that had jumped
/// ahead by the forty hours that a clock may jump.
const DAYS_MS: i64 = 65 * HOUR_MS;
const HOUR_MS: i64 = 60 * 60 * 1000;
/// How long one life of the kiosk may need; a new one begins its back-off again.
const ONE_LIFE: Duration = Duration::from_secs(6);
const LIVES: u32 = 5;
/// How long a kiosk may need to come back by itself: a heartbeat is a minute.
const BY_ITSELF: Duration = Duration::from_secs(90);
/// One trial in so many waits for that.
const ALONE: u64 = 3;

impl Trial<'_> {
    /// Both are started anew with their clocks days ahead, and the queue drains.
    pub(super) fn come_to_rest(&mut self) -> Result<()> {
        for fault in self.lasting.clone() {
            if fault != Fault::KillInSalvage {
                self.over(fault)?;
            }
        }
        self.parts.line.calm(&mut self.counts)?;
        if self.dice.one_in(ALONE) {
            self.comes_back_by_itself()?;
        }
        let before = wall_ms();
        self.parts.kiosk.kill()?;
        self.parts.central.side.kill()?;
        self.parts.room.make_room(self.parts.kiosk.side.control())?;
        // By every clock of both: a wall clock alone that is days ahead is a fault of that clock.
        for side in [&self.parts.kiosk.side, &self.parts.central.side] {
            for clock in [Knob::ClockOffsetMs, Knob::BootOffsetMs] {
                side.control().set(clock, DAYS_MS);
            }
        }
        self.central_starts()?;
        let mut left = String::new();
        for _ in 0..LIVES {
            self.parts.kiosk.start()?;
            self.kiosk_opens()?;
            let rest = wait_for(ONE_LIFE, || {
                match self.what_is_left(before + DAYS_MS - HOUR_MS) {
                    Ok(None) => Some(()),
                    Ok(Some(what)) => {
                        left = what;
                        None
                    }
                    Err(error) => {
                        left = format!("{error:#}");
                        None
                    }
                }
            });
            if rest.is_some() {
                // Whether it really is, the judge reads from its last words.
                self.parts.kiosk.says(ONE_LIFE, is_in_service);
                return Ok(());
            }
            self.parts.kiosk.kill()?;
        }
        bail!("the queue does not drain: {left}")
    }

    /// Everything is put right, and no hand is laid on the kiosk: it delivers what waits, and is in service.
    fn comes_back_by_itself(&mut self) -> Result<()> {
        let control = self.parts.kiosk.side.control();
        control.set(Knob::ClockOffsetMs, 0);
        let deadline = Instant::now() + BY_ITSELF;
        self.parts.kiosk.forget_what_was_shown();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let in_service = self.parts.kiosk.says(left, is_in_service);
            if in_service && self.parts.kiosk.waiting()? == 0 {
                return Ok(());
            }
            if left.is_zero() {
                let fault = self.last.unwrap_or(Fault::KillKiosk);
                let missed = "it does not come back to service by itself".to_owned();
                return self.mark(fault, What::Missed(missed));
            }
        }
    }

    /// What is still to be done; `None` at rest. The kiosk dates its manifest by what it knows of central's
    /// clock, which may be behind by as long as an answer was under way: `since_ms` leaves room for that.
    fn what_is_left(&self, since_ms: i64) -> Result<Option<String>> {
        let waiting = self.parts.kiosk.waiting()?;
        if waiting > 0 {
            return Ok(Some(format!("{waiting} requests wait at the kiosk")));
        }
        let manifest = self.parts.kiosk.last_manifest_ms()?;
        if manifest.is_none_or(|at| at < since_ms) {
            return Ok(Some("no manifest was exchanged".to_owned()));
        }
        match self.parts.central.count()? {
            (_, 0) => Ok(None),
            (_, unopened) => Ok(Some(format!("{unopened} requests are not opened"))),
        }
    }
}

fn wall_ms() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as i64)
}
