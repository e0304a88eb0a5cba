//! Faults of the machine in the store: its disk, what was written on it, and the printer's cable.

use std::{fs::File, os::unix::fs::FileExt, path::Path, time::Duration};

use anyhow::{Context, Result};
use powercut::{control::Knob, dice::Dice};
use rusqlite::Connection;
use testbed::thermal::ThermalPrinter;

use super::{Trial, faults::COMES};
use crate::{evidence::What, fault::Fault, patience::wait_for};

/// What SQLite writes at once.
const PAGE: u64 = 4096;
/// How often something is damaged until a kiosk dies over it.
const DAMAGES: u32 = 5;
/// For each band of three millimetres: a receipt takes some seconds.
const SLOW: Duration = Duration::from_millis(30);
/// Longer than a job may take on a roll.
const GIVES_UP: Duration = Duration::from_secs(12);
/// How long the rest of a receipt may hang out of a printer that answers again.
const SWEPT: Duration = Duration::from_secs(12);

impl Trial<'_> {
    /// Nobody presses Send: somebody only steps up.
    pub(super) fn turn_the_disk_read_only(&mut self, dice: &mut Dice) -> Result<()> {
        let read_only = |trial: &Self, is: i64| {
            let control = trial.parts.kiosk.side.control();
            control.set(Knob::ReadOnly, is);
        };
        read_only(self, 1);
        self.count(Fault::DiskReadOnly);
        self.mark(Fault::DiskReadOnly, What::Happened)?;
        self.parts.kiosk.step_up();
        self.is_told(Fault::DiskReadOnly);
        if dice.one_in(2) {
            self.visit()?;
        }
        if dice.one_in(3) {
            // A kiosk that starts on such a disk.
            self.parts.kiosk.kill()?;
            self.count(Fault::KillKiosk);
            self.parts.kiosk.start()?;
            self.is_told(Fault::DiskReadOnly);
        }
        self.over(Fault::DiskReadOnly)?;
        read_only(self, 0);
        self.kiosk_opens()?;
        self.visit().map(drop)
    }

    /// Something has damaged the database while the machine was off; what the kiosk makes of it is cut short.
    pub(super) fn kill_in_salvage(&mut self, dice: &mut Dice) -> Result<()> {
        self.send()?;
        self.parts.kiosk.kill()?;
        for _ in 0..DAMAGES {
            damage(self.parts.kiosk.side.live(), dice)?;
            self.parts.kiosk.side.rebase()?;
            // A salvage is some thirty operations on a small database.
            if self.parts.kiosk.start_to_die(dice.between(2, 36))? {
                self.count(Fault::KillInSalvage);
                if dice.one_in(3) {
                    // Before the salvage is finished that was cut short.
                    self.parts.kiosk.start_to_die(dice.between(2, 36))?;
                }
                break;
            }
        }
        self.parts.kiosk.start()?;
        self.kiosk_opens()?;
        // Damage where nothing was written is none.
        if kiosk::storage::recovery::has_set_aside(self.parts.kiosk.side.live()) {
            self.mark(Fault::KillInSalvage, What::Happened)?;
            self.is_told(Fault::KillInSalvage);
        }
        self.visit().map(drop)
    }

    /// In the middle of a receipt, and again while it is tried once more; then somebody plugs it in.
    pub(super) fn break_the_cable_twice(&mut self, dice: &mut Dice) -> Result<()> {
        let roll = self.parts.roll().context("a roll for this fault")?;
        roll.slow_down(SLOW);
        let before = roll.receipts().len();
        let rows = dice.between(40, 300) as usize;
        let for_a_while = dice.one_in(2);
        let n = self.send()?;
        let roll = self.parts.roll().context("a roll for this fault")?;
        let mut breaks = 0;
        while breaks < 2 && prints(roll, before + breaks, rows) {
            breaks += 1;
            match breaks == 2 && for_a_while {
                true => roll.stop(),
                false => roll.break_the_line(),
            }
        }
        let twice = breaks == 2;
        if twice {
            self.count(Fault::CableTwice);
        }
        // While somebody tries the cable, the kiosk gives up.
        self.parts.kiosk.paper_of(n, GIVES_UP);
        let roll = self.parts.roll().context("a roll for this fault")?;
        roll.slow_down(Duration::ZERO);
        if twice && for_a_while {
            roll.start_again();
        }
        // Nobody asks for anything.
        let swept = wait_for(SWEPT, || roll.hanging().is_blank().then_some(()));
        if swept.is_none() {
            let missed = What::Missed("what hangs out of the printer is not cut off".to_owned());
            self.mark(Fault::CableTwice, missed)?;
        }
        self.parts.kiosk.end_visit();
        self.visit().map(drop)
    }
}

/// Whether so much of the next receipt comes out.
fn prints(roll: &ThermalPrinter, receipts: usize, rows: usize) -> bool {
    let begun = || roll.receipts().len() >= receipts && roll.hanging().height() >= rows;
    wait_for(COMES, || begun().then_some(())).is_some()
}

/// Nothing of the second copy: that both are damaged at once is another promise.
fn damage(folder: &Path, dice: &mut Dice) -> Result<()> {
    let file = |name: &str| -> Result<(File, u64)> {
        let file = File::options().write(true).open(folder.join(name))?;
        let length = file.metadata()?.len();
        Ok((file, length))
    };
    if dice.one_in(5) {
        // Of the log: the commits from there on are gone, and SQLite finds nothing wrong.
        let (log, length) = file("kiosk.db-wal")?;
        let at = dice.between(length / 3, length - length / 8);
        return Ok(log.write_all_at(&[0xA5; 50], at)?);
    }
    // What is in the log would cover what is damaged below it.
    let database = Connection::open(folder.join("kiosk.db"))?;
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    database.close().map_err(|(_, error)| error)?;
    let (database, length) = file("kiosk.db")?;
    match dice.below(3) {
        0 => database.write_all_at(&[0xA5; 100], 0)?,
        1 => database.set_len(length / 2 / PAGE * PAGE)?,
        _ => {
            let pages = (length / PAGE).max(2);
            for _ in 0..dice.between(1, 4) {
                let page = dice.between(1, pages - 1);
                database.write_all_at(&[0x5A; PAGE as usize], page * PAGE)?;
            }
        }
    }
    Ok(())
}
