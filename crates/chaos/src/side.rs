//! One of the two programs with the disk under it: started below the preloaded library, killed, and left
//! without power.

use std::{
    fs,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command},
    time::Duration,
};

use anyhow::{Context, Result};
use powercut::{
    control::{Control, Knob},
    dice::Dice,
    disk::{self, Disk, Files},
    trace,
};

use crate::patience::wait_for;

/// How long a sync takes, so that a cut can fall into it.
const SYNC_MICROS: i64 = 300;

/// See the module.
pub struct Side {
    /// The directory whose disk this is.
    live: PathBuf,
    /// Where the evidence goes.
    place: PathBuf,
    library: PathBuf,
    control: Control,
    /// What is certain to be on the disk since the last cut.
    base: Files,
    /// Cuts and exchanges of the disk so far.
    number: u32,
    child: Option<Child>,
    /// Cuts that took something away.
    took: u64,
    /// The fuse of the next start.
    fuse: i64,
    /// Each state of the disk is kept beside its trace.
    keeps_states: bool,
}

impl Side {
    /// A side whose disk is `live`, as it is now; evidence goes to `place`.
    ///
    /// # Errors
    /// What the file system says.
    pub fn new(live: &Path, place: &Path, library: &Path, keeps_states: bool) -> Result<Side> {
        fs::create_dir_all(place)?;
        let control = Control::at(&place.join("control"))?;
        control.set(Knob::SyncMicros, SYNC_MICROS);
        let mut side = Side {
            // What the programs open must be what the library watches.
            live: live.canonicalize()?,
            place: place.canonicalize()?,
            library: library.to_owned(),
            control,
            base: Files::new(),
            number: 0,
            child: None,
            took: 0,
            fuse: 0,
            keeps_states,
        };
        side.rebase()?;
        Ok(side)
    }

    /// The directory whose disk this is, without links.
    pub fn live(&self) -> &Path {
        &self.live
    }

    /// Where the evidence goes.
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// The hand at clock, disk and switch.
    pub fn control(&self) -> &Control {
        &self.control
    }

    /// Starts a program below the library.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn start(&mut self, command: &mut Command) -> Result<&mut Child> {
        assert!(self.child.is_none(), "one program a side");
        self.control.set(Knob::Fuse, std::mem::take(&mut self.fuse));
        self.below_the_library(command);
        // SAFETY: prctl is async-signal-safe and touches no memory here.
        unsafe {
            command.pre_exec(
                || match libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) {
                    0 => Ok(()),
                    _ => Err(std::io::Error::last_os_error()),
                },
            );
        }
        let child = command
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        Ok(self.child.insert(child))
    }

    /// The next program that is started dies before this operation on the disk.
    pub fn dies_before(&mut self, operation: u64) {
        self.fuse = operation as i64;
    }

    /// A program that works on this disk beside the one that runs.
    pub fn below_the_library<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("LD_PRELOAD", &self.library)
            .env(trace::DIRECTORY, &self.live)
            .env(trace::TRACE, self.trace())
            .env(trace::CONTROL, self.place.join("control"))
            .env("HOME", &self.place)
            .env("TMPDIR", &self.place)
            .current_dir(&self.place)
    }

    /// How many cuts took something away that the running program saw.
    pub fn took(&self) -> u64 {
        self.took
    }

    /// Whether the program has ended by itself (its fuse, for instance).
    ///
    /// # Errors
    /// The system does not say.
    pub fn has_ended(&mut self) -> Result<bool> {
        match &mut self.child {
            None => Ok(true),
            Some(child) => Ok(child.try_wait()?.is_some()),
        }
    }

    /// Waits so long for the program to end by itself.
    pub fn ends_within(&mut self, time: Duration) -> bool {
        wait_for(time, || self.has_ended().unwrap_or(true).then_some(())).is_some()
    }

    /// kill -9. The disk goes on with what the program wrote.
    ///
    /// # Errors
    /// What the file system says.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
            self.settle()?;
        }
        Ok(())
    }

    /// Asks the program to end, and kills it if it does not.
    ///
    /// # Errors
    /// What the system says.
    pub fn stop(&mut self, patience: Duration) -> Result<()> {
        if let Some(child) = &self.child {
            testbed::process::signal(child.id(), libc::SIGTERM);
        }
        self.ends_within(patience);
        self.kill()
    }

    /// The power goes: kill -9, and the disk keeps what was synced and a part of what was not.
    ///
    /// # Errors
    /// What the file system says.
    pub fn cut(&mut self, dice: &mut Dice) -> Result<()> {
        if let Some(mut child) = self.child.take() {
            child.kill()?;
            child.wait()?;
        }
        let disk = self.disk()?;
        let left = disk.after_the_cut(dice);
        self.took += u64::from(left != disk.shown());
        disk::replace(&self.live, &left)?;
        self.rebase()
    }

    /// Somebody changed the disk while nothing ran: all that is there now is certain.
    ///
    /// # Errors
    /// What the file system says.
    pub fn rebase(&mut self) -> Result<()> {
        self.base = disk::read(&self.live)?;
        self.number += 1;
        if self.keeps_states {
            let state = self.place.join(format!("state-{}", self.number));
            for (path, content) in &self.base {
                let name = path.strip_prefix(&self.live)?;
                let copy = state.join(name);
                fs::create_dir_all(copy.parent().context("a file lies in a folder")?)?;
                fs::write(copy, content)?;
            }
        }
        fs::write(self.trace(), b"")?;
        Ok(())
    }

    /// A program killed between a record and its write has recorded what never was.
    fn settle(&self) -> Result<()> {
        let records = self.disk()?.settled(&disk::read(&self.live)?);
        if !records.is_empty() {
            let mut trace = fs::read(self.trace())?;
            // A record cut short by the kill must not swallow those that follow.
            trace.truncate(whole(&trace));
            trace.extend_from_slice(&records);
            fs::write(self.trace(), trace)?;
        }
        Ok(())
    }

    fn disk(&self) -> Result<Disk> {
        let trace = fs::read(self.trace()).context("the trace")?;
        Ok(Disk::after(self.base.clone(), &trace))
    }

    fn trace(&self) -> PathBuf {
        self.place.join(format!("trace-{}", self.number))
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended already.
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Bytes of the whole records.
fn whole(bytes: &[u8]) -> usize {
    trace::records(bytes)
        .map(|record| trace::HEADER + record.payload.len())
        .sum()
}
