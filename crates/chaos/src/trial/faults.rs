//! How each fault is done, and the visits around it. A fault is counted when it has happened, not when it
//! was meant to.

use std::{collections::BTreeSet, time::Duration};

use anyhow::{Context, Result, bail};
use powercut::{control::Knob, dice::Dice};

use super::{ANSWER, Trial};
use crate::{
    evidence::What,
    fault::Fault,
    patience::{until_later, wait_for},
    proxy::Order,
    truth,
};

pub(super) const HOUR_MS: i64 = 60 * 60 * 1000;
pub(super) const YEAR_MS: i64 = 365 * 24 * HOUR_MS;
/// How long delivery may need to come by itself before the kiosk is started anew (its back-off begins again
/// with its start).
pub(super) const BY_ITSELF: Duration = Duration::from_millis(250);
/// How long a fault of the line may need after that.
pub(super) const COMES: Duration = Duration::from_secs(4);
const STARTS: u32 = 3;
/// How long the others may need while central fails on one request.
const OTHERS: Duration = Duration::from_secs(30);
/// Longer than the kiosk's look at its disk.
const OPENS: Duration = Duration::from_secs(8);

impl Trial<'_> {
    pub(super) fn strike(&mut self, fault: Fault, dice: &mut Dice) -> Result<()> {
        match fault {
            Fault::KillKiosk | Fault::PowerCutKiosk => self.fell_the_kiosk(fault, dice),
            Fault::KillCentral | Fault::PowerCutCentral => self.fell_central(fault, dice),
            Fault::RestoreCentral => self.restore_central(),
            Fault::ClockJump => self.jump_the_clock(dice),
            Fault::DiskFull => self.fill_the_disk(dice),
            Fault::DiskReadOnly => self.turn_the_disk_read_only(dice),
            Fault::KillInSalvage => self.kill_in_salvage(dice),
            Fault::CableTwice => self.break_the_cable_twice(dice),
            Fault::CentralClockHours | Fault::CentralClockYears => {
                self.jump_centrals_clock(fault, dice)
            }
            Fault::EnrolledAnew => self.revoke_and_enrol_anew(dice),
            Fault::KeyChange => self.change_the_sealing_key(dice),
            lasting if lasting.lasts_on_the_line() => self.strike_for_a_while(lasting, dice),
            of_the_line => self.strike_the_line(of_the_line, dice),
        }
    }

    /// In the middle of a visit, at a drawn operation on the disk or at a drawn moment.
    fn fell_the_kiosk(&mut self, fault: Fault, dice: &mut Dice) -> Result<()> {
        if dice.one_in(3) {
            self.send()?;
            until_later(Duration::from_micros(dice.below(60_000)));
        } else {
            // A save is some twenty operations, its print and delivery as many again.
            let fuse = if dice.one_in(2) {
                dice.between(1, 14)
            } else {
                dice.between(1, 60)
            };
            self.parts.kiosk.side.control().set(Knob::Fuse, fuse as i64);
            let n = self.send()?;
            self.parts.kiosk.sees(n, Duration::from_millis(300));
            self.parts
                .kiosk
                .side
                .ends_within(Duration::from_millis(dice.below(250)));
        }
        match fault {
            Fault::KillKiosk => self.parts.kiosk.kill()?,
            _ => self.parts.kiosk.cut(dice)?,
        }
        self.count(fault);
        self.parts.kiosk.start()?;
        self.kiosk_opens()
    }

    /// In the middle of a delivery, at a drawn operation on the disk or at a drawn moment.
    fn fell_central(&mut self, fault: Fault, dice: &mut Dice) -> Result<()> {
        let fuse = dice.between(1, 24) as i64;
        self.parts.central.side.control().set(Knob::Fuse, fuse);
        self.visit()?;
        if !self.parts.central.side.ends_within(BY_ITSELF) {
            // The kiosk may be waiting out its back-off.
            self.start_the_kiosk_anew()?;
            self.parts
                .central
                .side
                .ends_within(Duration::from_millis(dice.between(0, 400)));
        }
        match fault {
            Fault::KillCentral => self.parts.central.side.kill()?,
            _ => self.parts.central.side.cut(dice)?,
        }
        self.count(fault);
        if dice.one_in(3) {
            self.visit()?;
        }
        self.central_starts()
    }

    /// Yesterday's backup comes back, and lacks what was delivered since.
    fn restore_central(&mut self) -> Result<()> {
        let then = self.backup.context("a backup comes before its restore")?;
        let more = |trial: &Self| {
            let count = trial.parts.central.count();
            count.is_ok_and(|(all, _)| all > then).then_some(())
        };
        if wait_for(BY_ITSELF, || more(self)).is_none() {
            self.start_the_kiosk_anew()?;
            wait_for(COMES, || more(self));
        }
        self.parts.central.side.kill()?;
        let backup = self.parts.place.path("central/backup.db");
        self.parts.central.restore(&backup)?;
        self.count(Fault::RestoreCentral);
        self.central_starts()?;
        self.tell_a_restored_central()
    }

    /// It stays wrong until the next jump, or the end of all faults.
    fn jump_the_clock(&mut self, dice: &mut Dice) -> Result<()> {
        let far = match dice.below(3) {
            0 => dice.between(1, 40) as i64 * HOUR_MS,
            1 => dice.between(1, 4) as i64 * YEAR_MS,
            _ => dice.between(5, 30) as i64 * YEAR_MS,
        };
        let offset = if dice.one_in(2) { far } else { -far };
        self.parts
            .kiosk
            .side
            .control()
            .set(Knob::ClockOffsetMs, offset);
        self.count(Fault::ClockJump);
        self.mark(Fault::ClockJump, What::Happened)?;
        if dice.one_in(2) {
            self.start_the_kiosk_anew()?;
        }
        self.visit().map(drop)
    }

    fn fill_the_disk(&mut self, dice: &mut Dice) -> Result<()> {
        let leave = if dice.one_in(3) {
            0
        } else {
            dice.below(64 * 1024) as usize
        };
        self.parts
            .room
            .fill(self.parts.kiosk.side.control(), leave)?;
        self.count(Fault::DiskFull);
        self.mark(Fault::DiskFull, What::Happened)?;
        self.visit()?;
        self.visit()?;
        self.is_told(Fault::DiskFull);
        if dice.one_in(3) {
            // A kiosk that dies, or starts, on a full disk.
            self.parts.kiosk.kill()?;
            self.count(Fault::KillKiosk);
            self.parts.kiosk.start()?;
            self.is_told(Fault::DiskFull);
        }
        self.over(Fault::DiskFull)?;
        self.parts.room.make_room(self.parts.kiosk.side.control())?;
        if dice.one_in(2) {
            self.start_the_kiosk_anew()?;
        }
        self.kiosk_opens()?;
        self.visit().map(drop)
    }

    fn strike_the_line(&mut self, fault: Fault, dice: &mut Dice) -> Result<()> {
        let seed = dice.draw();
        self.parts.line.follow(Order::Strike { fault, seed })?;
        self.visit()?;
        let event = if fault == Fault::Reorder {
            "held"
        } else {
            "fault"
        };
        if !self.line_says(event, BY_ITSELF) {
            self.provoke(event)?;
        }
        if fault == Fault::Reorder {
            // A later request passes the one that is held back.
            self.visit()?;
            self.provoke("fault")?;
        }
        Ok(())
    }

    /// Until it is told that it is over.
    fn strike_for_a_while(&mut self, fault: Fault, dice: &mut Dice) -> Result<()> {
        let seed = dice.draw();
        self.parts.line.follow(Order::Lasts { fault, seed })?;
        self.visit()?;
        if self.line_says("fault", BY_ITSELF) || self.provoke("fault")? {
            self.mark(fault, What::Happened)?;
        }
        if fault == Fault::PoisonedItem || dice.one_in(2) {
            self.visit()?;
        }
        if fault == Fault::PoisonedItem {
            self.all_but_one_are_delivered()?;
        }
        self.is_told(fault);
        self.over(fault)?;
        self.parts.line.follow(Order::Over)
    }

    /// One request on which central fails holds up none of the others.
    fn all_but_one_are_delivered(&mut self) -> Result<()> {
        let one_is_left = |trial: &Self| {
            let waiting = trial.parts.kiosk.waiting();
            waiting.is_ok_and(|waiting| waiting <= 1).then_some(())
        };
        if wait_for(OTHERS, || one_is_left(self)).is_none() {
            let missed = What::Missed("the other requests are not delivered".to_owned());
            self.mark(Fault::PoisonedItem, missed)?;
        }
        Ok(())
    }

    /// Lets it last until the kiosk says so, or should have: the judge reads what it said.
    pub(super) fn is_told(&mut self, fault: Fault) {
        let truth = truth::of(fault);
        if truth.must.is_empty() {
            return;
        }
        let a_little_longer = Duration::from_secs(truth.within_s + 3);
        self.parts.kiosk.forget_what_was_shown();
        self.parts.kiosk.says(a_little_longer, |said| {
            let heard =
                |words: &BTreeSet<String>| truth.must.iter().any(|must| words.contains(*must));
            said.audiences()
                .iter()
                .all(|(who, words)| !truth.must_be_told(who) || heard(words))
        });
    }

    /// A kiosk that starts delivers at once; on a busy machine it may need more than one start. Whether it came.
    fn provoke(&mut self, event: &str) -> Result<bool> {
        for _ in 0..STARTS {
            self.start_the_kiosk_anew()?;
            if self.line_says(event, COMES) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) fn line_says(&mut self, event: &str, time: Duration) -> bool {
        self.parts
            .line
            .counting(time, event, &mut self.counts)
            .is_some()
    }

    /// kill -9 and start, so that its back-off begins again.
    pub(super) fn start_the_kiosk_anew(&mut self) -> Result<()> {
        self.parts.kiosk.kill()?;
        self.count(Fault::KillKiosk);
        self.parts.kiosk.start()?;
        self.kiosk_opens()
    }

    pub(super) fn kiosk_opens(&mut self) -> Result<()> {
        match self.parts.kiosk.is_open_within(OPENS) {
            true => Ok(()),
            false => bail!("the kiosk does not open within {} s", OPENS.as_secs()),
        }
    }

    pub(super) fn central_starts(&mut self) -> Result<()> {
        let port = self.parts.central.start()?;
        self.parts.line.follow(Order::Target { port })
    }
}

// A visit on a full disk is told so at once.
const _: () = assert!(
    ANSWER.as_secs() >= 5,
    "SQLite waits five seconds for a lock"
);
