//! A program's wall clock under a test's hand: days pass in a moment. Other clocks go on as they are, so
//! that time limits and back-offs of the program stay true.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::Result;
use powercut::{
    control::{Control, Knob},
    trace,
};

use crate::binaries;

/// The hand at the clock of every program that it was lent to.
#[derive(Debug)]
pub struct WallClock {
    control: Control,
    folder: PathBuf,
}

impl WallClock {
    /// A clock that shows the machine's time, with its files in `folder`.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn in_folder(folder: &Path) -> Result<WallClock> {
        // The library watches the disk of one directory too; here it is asked for its clock alone.
        fs::create_dir_all(folder.join("no-disk"))?;
        Ok(WallClock {
            control: Control::at(&folder.join("clock"))?,
            folder: folder.canonicalize()?,
        })
    }

    /// Lets a program that is about to be started run by this clock.
    ///
    /// # Errors
    /// The library that moves clocks is not built.
    pub fn lend(&self, command: &mut Command) -> Result<()> {
        command
            .env("LD_PRELOAD", binaries::library("libpowercut_preload.so")?)
            .env(trace::DIRECTORY, self.folder.join("no-disk"))
            .env(trace::TRACE, self.folder.join("trace"))
            .env(trace::CONTROL, self.folder.join("clock"));
        Ok(())
    }

    /// Time passes.
    pub fn pass(&self, time: Duration) {
        let ms = i64::try_from(time.as_millis()).expect("some days");
        let before = self.control.get(Knob::ClockOffsetMs);
        self.control.set(Knob::ClockOffsetMs, before + ms);
    }
}
