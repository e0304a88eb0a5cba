//! The library under a small SQLite program: what SQLite synced survives every cut, and what it did not
//! sync is really gone.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, SystemTime},
};

use powercut::{
    control::{Control, Knob},
    dice::Dice,
    disk::{self, Disk},
    trace,
};
use rusqlite::Connection;
use tempfile::TempDir;

const DATABASE: &str = "SMALL_PROGRAM_DATABASE";
const SYNCHRONOUS: &str = "SMALL_PROGRAM_SYNCHRONOUS";
const SHOWN: &str = "SMALL_PROGRAM_SHOWN";

/// The small program: this test's own binary, started again. Without its environment it does nothing.
#[test]
#[ignore = "started by the tests of this file"]
fn a_small_program() {
    let Some(path) = env::var_os(DATABASE) else {
        return;
    };
    let connection = Connection::open(path).expect("a database");
    for (name, value) in [
        ("journal_mode", "WAL".to_owned()),
        ("synchronous", env::var(SYNCHRONOUS).expect("a setting")),
    ] {
        connection.pragma_update(None, name, value).expect("set");
    }
    let mut shown = fs::File::create(env::var_os(SHOWN).expect("a place")).expect("a file");
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, at INTEGER)")
        .expect("a table");
    for n in 0..40 {
        connection
            .execute("INSERT INTO t VALUES (?1, unixepoch())", [n])
            .expect("a row");
        writeln!(shown, "{n}").expect("shown");
    }
}

struct Place {
    folder: TempDir,
    control: Control,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().expect("a place for the test");
        fs::create_dir(folder.path().join("disk")).expect("a folder");
        let control = Control::at(&folder.path().join("control")).expect("mapped");
        Place { folder, control }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, below the library.
    fn program(&self, synchronous: &str) -> Command {
        let mut program = Command::new(env::current_exe().expect("this program"));
        program
            .args(["--exact", "a_small_program", "--ignored", "--quiet"])
            .env("LD_PRELOAD", library())
            .env(trace::DIRECTORY, self.path("disk"))
            .env(trace::TRACE, self.path("trace"))
            .env(trace::CONTROL, self.path("control"))
            .env(DATABASE, self.path("disk/t.db"))
            .env(SYNCHRONOUS, synchronous)
            .env(SHOWN, self.path("shown"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        program
    }

    /// Runs the program and gives how many commits it has shown.
    fn run(&self, synchronous: &str) -> usize {
        let status = self
            .program(synchronous)
            .status()
            .expect("the program starts");
        let dies = self.control.get(Knob::Fuse) == 0 && !status.success();
        assert!(dies || status.success(), "{status}");
        let shown = fs::read_to_string(self.path("shown")).unwrap_or_default();
        shown.lines().count()
    }

    fn disk(&self) -> Disk {
        let trace = fs::read(self.path("trace")).expect("a trace");
        Disk::after(disk::Files::new(), &trace)
    }

    /// How many rows a program finds after the cut of this seed; none when even the table is gone.
    fn rows_after_the_cut(&self, disk: &Disk, seed: u64) -> usize {
        let directory = self.path("disk");
        disk::replace(&directory, &disk.after_the_cut(&mut Dice::new(seed))).expect("written");
        let connection = Connection::open(directory.join("t.db")).expect("a database");
        connection
            .query_row("SELECT count(*) FROM t", [], |row| row.get::<_, i64>(0))
            .map_or(0, |count| count as usize)
    }
}

/// The shared library lies beside the program that runs now, or one folder above.
fn library() -> PathBuf {
    let here = env::current_exe().expect("this program");
    here.ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join("libpowercut_preload.so"))
        .find(|path| path.is_file())
        .expect("the library is built with its tests")
}

fn lost_by_cuts(synchronous: &str, fuse: i64) -> usize {
    let place = Place::new();
    place.control.set(Knob::Fuse, fuse);
    let shown = place.run(synchronous);
    assert!(
        shown >= 3,
        "{shown} commits were shown before the power went"
    );
    let disk = place.disk();
    (0..40)
        .filter(|seed| place.rows_after_the_cut(&disk, *seed) < shown)
        .count()
}

#[test]
fn a_commit_that_sqlite_synced_survives_every_cut() {
    for fuse in [60, 61, 62, 63, 71] {
        assert_eq!(lost_by_cuts("FULL", fuse), 0, "fuse {fuse}");
    }
}

#[test]
fn a_commit_that_sqlite_did_not_sync_is_lost_by_many_cuts() {
    let lost = lost_by_cuts("OFF", 60);
    assert!(lost >= 10, "{lost} of 40 cuts lost a commit");
}

#[test]
fn the_trace_shows_what_the_running_system_shows() {
    let place = Place::new();
    assert_eq!(place.run("FULL"), 40);
    let really = disk::read(&place.path("disk")).expect("readable");
    assert_eq!(place.disk().shown(), really);
}

#[test]
fn the_wall_clock_is_moved_and_a_full_disk_takes_nothing() {
    let place = Place::new();
    let year_ms = 365 * 86_400_000;
    place.control.set(Knob::ClockOffsetMs, -20 * year_ms);
    place.run("FULL");
    let latest = |path: &Path| -> i64 {
        Connection::open(path)
            .and_then(|db| db.query_row("SELECT max(at) FROM t", [], |row| row.get(0)))
            .expect("rows")
    };
    let now = SystemTime::UNIX_EPOCH.elapsed().expect("after 1970");
    let then = now - Duration::from_millis(20 * year_ms as u64);
    let moved = latest(&place.path("disk/t.db"));
    assert!(then.as_secs().abs_diff(moved as u64) < 60, "{moved}");

    for refused in [Knob::DiskFull, Knob::ReadOnly] {
        let full = Place::new();
        full.control.set(refused, 1);
        let status = full.program("FULL").status().expect("the program starts");
        assert!(!status.success(), "{refused:?}: nothing can be saved");
    }
}

#[test]
fn a_disk_that_turns_read_only_keeps_what_it_has_and_changes_no_name() {
    let place = Place::new();
    assert_eq!(place.run("FULL"), 40);
    let before = disk::read(&place.path("disk")).expect("readable");
    place.control.set(Knob::ReadOnly, 1);
    let status = place.program("FULL").status().expect("the program starts");
    assert!(!status.success(), "it cannot write");
    assert_eq!(disk::read(&place.path("disk")).expect("readable"), before);
}
