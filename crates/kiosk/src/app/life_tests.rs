//! What keeps a whole kiosk going: its parts are started again, one that is silent is told, and no start waits for
//! a disk.

use std::{
    fs,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use protocol::Language;
use rustix::fs::OFlags;

use super::{Kiosk, page::Service};
use crate::{
    delivery,
    machine::{clock::TimeSource, disk::standstill_of, fault::Fault, supervision::wished},
    tests::Machine,
};

const PATIENCE: Duration = Duration::from_secs(10);
/// As long as anything here may take.
const DEADLINE: Duration = Duration::from_secs(40);
/// Nobody listens there.
const PRINTER: &str = "[printer]\nuri = \"escpos+tcp://127.0.0.1:9\"\n";

#[tokio::test]
async fn every_part_of_a_kiosk_is_started_again_when_it_panics() {
    let machine = Machine::enrolled().await;
    let mut parts = vec!["announcements", "printer-monitor", "storage-monitor"];
    parts.extend(delivery::PARTS);
    parts.sort_unstable();
    wished::panics_of(&parts);
    let kiosk = Kiosk::start(machine.config(PRINTER))
        .await
        .expect("it starts");
    assert_eq!(kiosk.state().service, Service::Open);
    let heard = async {
        while kiosk.liveness.heard() != parts {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    let heard = tokio::time::timeout(DEADLINE, heard).await;
    assert_eq!(heard, Ok(()), "only {:?}", kiosk.liveness.heard());
    assert!(kiosk.answers(PATIENCE).await);
}

#[tokio::test]
async fn a_kiosk_with_a_silent_part_does_not_answer() {
    let machine = Machine::enrolled().await;
    let kiosk = Kiosk::start(machine.config("")).await.expect("it starts");
    assert!(kiosk.answers(PATIENCE).await);
    kiosk.liveness.overdue("manifest");
    assert!(!kiosk.answers(PATIENCE).await, "its database does answer");
    kiosk.liveness.forget(&["manifest"]);
    assert!(kiosk.answers(PATIENCE).await);
}

#[tokio::test]
async fn a_kiosk_without_a_database_answers_by_its_parts_alone() {
    let machine = Machine::enrolled().await;
    let kiosk = Kiosk::new(machine.config(""), TimeSource::System).expect("usable");
    assert!(kiosk.answers(PATIENCE).await);
    kiosk.liveness.overdue("storage-monitor");
    assert!(!kiosk.answers(PATIENCE).await);
}

/// Lets the kiosk's own time pass until that is so.
async fn until(what: &str, so: impl Fn() -> bool) {
    let start = Instant::now();
    while !so() {
        assert!(start.elapsed() < DEADLINE, "{what}");
        tokio::time::advance(Duration::from_millis(100)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_start_does_not_wait_for_a_salvage_that_takes_long() {
    let machine = Machine::enrolled().await;
    // Whoever copies this waits until somebody writes.
    let slow = machine.data().join("kiosk.db.damaged-20260101T000000Z");
    let made = Command::new("mkfifo").arg(&slow).status();
    assert!(made.expect("mkfifo runs").success());
    let starting = tokio::spawn(Kiosk::start(machine.config("")));
    until("it starts all the same", || starting.is_finished()).await;
    let kiosk: Arc<Kiosk> = starting.await.expect("no panic").expect("it starts");
    let state = kiosk.state();
    assert_eq!(
        (state.service, state.fault),
        (Service::Closed, Some(Fault::StorageDamaged))
    );
    assert!(kiosk.answers(PATIENCE).await);
    for minutes in [29, 2] {
        tokio::time::advance(Duration::from_secs(minutes * 60)).await;
        assert!(kiosk.answers(PATIENCE).await, "it may take so long");
    }
    tokio::time::advance(Duration::from_secs(5 * 60)).await;
    assert!(!kiosk.answers(PATIENCE).await, "and no longer");

    let writer = fs::File::options().write(true).open(&slow);
    fs::remove_file(&slow).expect("there");
    drop(writer.expect("somebody reads"));
    until("it opens", || kiosk.state().service == Service::Open).await;
    // The database's thread takes its own time.
    tokio::time::resume();
    assert!(kiosk.answers(PATIENCE).await);
}

/// A pipe that whoever asks the system about a path waits at.
struct Standstill(PathBuf);

impl Standstill {
    fn at(path: &Path) -> Standstill {
        let pipe = standstill_of(path);
        let made = Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo runs").success());
        Standstill(pipe)
    }

    fn write(pipe: &Path) -> std::io::Result<fs::File> {
        let flags = OFlags::NONBLOCK.bits().cast_signed();
        let mut pipe_opening = fs::File::options();
        pipe_opening.write(true).custom_flags(flags).open(pipe)
    }

    /// Once somebody stands there. They go on when what this gives back is dropped.
    async fn held(&self) -> fs::File {
        let held = async {
            loop {
                match Standstill::write(&self.0) {
                    Ok(pipe) => return pipe,
                    Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
                }
            }
        };
        let held = tokio::time::timeout(DEADLINE, held).await;
        held.expect("somebody asks in time")
    }
}

/// Lets everybody go on who would stand still for ever, the test's own thread too.
fn let_go_after(time: Duration, pipe: PathBuf) -> mpsc::Sender<()> {
    let (over, is_over) = mpsc::channel();
    std::thread::spawn(move || {
        if is_over.recv_timeout(time) == Err(mpsc::RecvTimeoutError::Timeout) {
            drop(Standstill::write(&pipe));
            drop(fs::remove_file(&pipe));
        }
    });
    over
}

/// Everything runs on the test's one thread: whatever stood still on it would stop the kiosk and the test.
async fn serves_on(kiosk: &Arc<Kiosk>) {
    assert!(kiosk.answers(PATIENCE).await);
    let visit = kiosk.begin_visit(Language::Pt).expect("nobody is there");
    kiosk.end_visit(&visit.visit).expect("it is open");
}

#[tokio::test]
async fn a_disk_that_does_not_say_how_full_it_is_holds_up_nobody() {
    let machine = Machine::enrolled().await;
    let standstill = Standstill::at(&machine.data());
    let over = let_go_after(DEADLINE / 2, standstill.0.clone());
    let begun = Instant::now();
    let kiosk = Kiosk::start(machine.config("")).await.expect("it starts");
    let held = standstill.held().await;
    serves_on(&kiosk).await;
    assert!(begun.elapsed() < DEADLINE / 2, "nothing waited for it");
    fs::remove_file(&standstill.0).expect("there");
    drop((held, over));
}

#[tokio::test]
async fn a_printer_whose_driver_does_not_open_holds_up_nobody() {
    let machine = Machine::enrolled().await;
    let device = machine.data().with_file_name("lp0");
    let standstill = Standstill::at(&device);
    let over = let_go_after(DEADLINE / 2, standstill.0.clone());
    let printer = format!("[printer]\nuri = \"escpos+usb:{}\"\n", device.display());
    let begun = Instant::now();
    let kiosk = Kiosk::start(machine.config(&printer))
        .await
        .expect("it starts");
    let held = standstill.held().await;
    serves_on(&kiosk).await;
    assert!(begun.elapsed() < DEADLINE / 2, "nothing waited for it");
    fs::remove_file(&standstill.0).expect("there");
    drop((held, over));
}
