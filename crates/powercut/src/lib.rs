//! What a disk holds after the power went.
//!
//! A library preloaded under a program (`powercut-preload`) writes a [`trace`] of what the program did to
//! the files of one directory and takes orders from a [`control`] page. From the directory as it was at the
//! beginning and the trace, [`disk`] rebuilds what is left when the power goes: what was synced, and a part
//! drawn by [`dice`] of what was not, torn at the borders of sectors and pages.
//!
//! It knows nothing of SQLite, kiosk or central.

pub mod control;
pub mod dice;
pub mod disk;
pub mod trace;
