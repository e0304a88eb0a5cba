//! Faults that an operator makes, or puts right: central's clock, revoked tokens, sealing keys.

use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};
use powercut::{control::Knob, dice::Dice};

use super::{
    Trial,
    faults::{BY_ITSELF, COMES, HOUR_MS, YEAR_MS},
};
use crate::{evidence::What, fault::Fault, patience::wait_for};

/// A kiosk that knows central's clock knows it so exactly.
const EXACT_MS: i64 = 60 * 1000;
/// A technician tries a code so often.
const TRIES: u32 = 4;

impl Trial<'_> {
    /// Central's clock is wrong for as long as a kiosk needs to be told of it, and is put right.
    pub(super) fn jump_centrals_clock(&mut self, fault: Fault, dice: &mut Dice) -> Result<()> {
        let far = match fault {
            // Within a day: it may be the truth.
            Fault::CentralClockHours => dice.between(1, 23) as i64 * HOUR_MS,
            _ => dice.between(1, 30) as i64 * YEAR_MS,
        };
        let offset = if dice.one_in(2) { far } else { -far };
        // One whose own clock is years away, and whose database was set aside, believes a second word alone.
        let knew = self.parts.kiosk.told_ms()?.is_some();
        let clock = |trial: &Self, ms| {
            let control = trial.parts.central.side.control();
            control.set(Knob::ClockOffsetMs, ms);
        };
        self.count(fault);
        self.mark(fault, What::Happened)?;
        // What is years away one way and the other is believed neither time.
        let offsets = match fault {
            Fault::CentralClockHours => vec![offset],
            _ => vec![offset, -offset],
        };
        for offset in offsets {
            clock(self, offset);
            if dice.one_in(3) {
                self.parts.central.side.kill()?;
                self.central_starts()?;
            }
            // A kiosk that starts asks for the time at once.
            self.start_the_kiosk_anew()?;
            self.visit()?;
            match knew && fault == Fault::CentralClockHours {
                true => {
                    self.believes(offset);
                }
                // What is confirmed now is dated by that clock.
                false => self.all_is_delivered(),
            }
        }
        clock(self, 0);
        if dice.one_in(3) {
            self.parts.central.side.kill()?;
            self.central_starts()?;
        }
        self.start_the_kiosk_anew()?;
        if knew && !self.believes(0) {
            let missed = What::Missed("it does not go by central's time again".to_owned());
            self.mark(fault, missed)?;
        }
        Ok(())
    }

    fn all_is_delivered(&mut self) {
        let none_waits = |trial: &Self| {
            let waiting = trial.parts.kiosk.waiting();
            waiting.is_ok_and(|waiting| waiting == 0).then_some(())
        };
        wait_for(COMES, || none_waits(self));
    }

    /// Whether it soon goes by central's clock, when that is wrong by so much.
    fn believes(&mut self, offset_ms: i64) -> bool {
        let told = |trial: &Self| {
            let told = trial.parts.kiosk.told_ms().ok()??;
            ((told - wall_ms() - offset_ms).abs() < EXACT_MS).then_some(())
        };
        wait_for(COMES, || told(self)).is_some()
    }

    /// Central forgets the kiosk's token; a technician comes with a code for the same kiosk.
    pub(super) fn revoke_and_enrol_anew(&mut self, dice: &mut Dice) -> Result<()> {
        let name = self.parts.kiosk.name()?;
        self.parts
            .central
            .operator(&["revoke-kiosk", "--kiosk", &name])?;
        self.visit()?;
        self.mark(Fault::EnrolledAnew, What::Happened)?;
        if !self.is_refused_within(BY_ITSELF) {
            self.start_the_kiosk_anew()?;
        }
        self.is_told(Fault::EnrolledAnew);
        if dice.one_in(2) {
            self.visit()?;
        }
        self.over(Fault::EnrolledAnew)?;
        self.enrol_again(&name, dice.one_in(3).then(|| dice.between(1, 30)))?;
        self.count(Fault::EnrolledAnew);
        self.visit().map(drop)
    }

    fn is_refused_within(&mut self, time: Duration) -> bool {
        self.parts
            .kiosk
            .says(time, |said| said.status.contains("central-refuses"))
    }

    /// A code for a kiosk that there is; where the technician's program dies over it, the same code again.
    fn enrol_again(&mut self, name: &str, dies_before: Option<u64>) -> Result<()> {
        let code = self
            .parts
            .central
            .operator(&["enrolment-code", "--kiosk", name])?;
        self.parts.kiosk.kill()?;
        self.count(Fault::KillKiosk);
        let mut dies_before = dies_before;
        let mut tries = 0;
        while !self.parts.kiosk.enrol(&code, dies_before.take())? {
            tries += 1;
            if tries == TRIES {
                bail!("the kiosk cannot be enrolled again");
            }
        }
        self.since_backup.enrolled = true;
        self.parts.kiosk.start()?;
        self.kiosk_opens()
    }

    /// A new key beside the old one, as the guide says, and told to the kiosks.
    pub(super) fn change_the_sealing_key(&mut self, dice: &mut Dice) -> Result<()> {
        let before = self.parts.kiosk.seals_to()?;
        if dice.one_in(2) {
            // Sealed to the old key, and perhaps still on its way.
            self.send()?;
        }
        self.parts.central.side.stop(COMES)?;
        self.sealing_keys += 1;
        let key = std::array::from_fn(|_| dice.draw() as u8);
        self.parts
            .central
            .make_a_sealing_key(self.sealing_keys, key)?;
        if dice.one_in(2) {
            self.visit()?;
        }
        self.central_starts()?;
        self.publish()?;
        self.start_the_kiosk_anew()?;
        let is_new = |trial: &Self| {
            let key = trial.parts.kiosk.seals_to();
            key.is_ok_and(|key| key != before).then_some(())
        };
        if wait_for(COMES, || is_new(self)).is_some() {
            self.count(Fault::KeyChange);
        }
        self.visit().map(drop)
    }

    fn publish(&mut self) -> Result<()> {
        self.parts.central.operator(&["configuration", "publish"])?;
        self.since_backup.published = true;
        Ok(())
    }

    /// A restored central knows no token and no configuration that is younger than its backup.
    pub(super) fn tell_a_restored_central(&mut self) -> Result<()> {
        if self.since_backup.published {
            self.publish()?;
        }
        if self.since_backup.enrolled {
            let name = self.parts.kiosk.name()?;
            self.enrol_again(&name, None)?;
        }
        Ok(())
    }
}

fn wall_ms() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as i64)
}
