//! A visit by ear: somebody who hears what the kiosk says and has the keys of a pad, and nothing else. The page is
//! not asked anything; what was saved is read from the evidence at the end.

mod ear;
mod keyboard;
mod robot;
mod sheet;

use std::{fs, path::Path, thread};

use kiosk::speech::sound::Sound;
use testbed::{
    evidence,
    kiosk::Speech,
    stage::{Scene, Stage},
};

use crate::parts::Parts;
use ear::Ear;
use robot::{Robot, Took};
use sheet::Sheet;

/// The new address that is spelled into the kiosk.
const ADDRESS: &str = "lu7@sapo.pt";
/// Of 32,767: nobody hears what is softer.
const AUDIBLE: u16 = 1000;
/// Whoever needs more goes home.
const BEARABLE: usize = 250;

#[test]
fn both_journeys_by_ear_in_portuguese() {
    told(&both_journeys(&sheet::PORTUGUESE));
}

#[test]
#[ignore = "some minutes: make test-all"]
fn both_journeys_by_ear_in_four_languages() {
    let sheets = [
        &sheet::PORTUGUESE,
        &sheet::URDU,
        &sheet::HINDI,
        &sheet::CHINESE,
    ];
    // Each at a kiosk of its own, at the same time: they mostly listen.
    let visits = thread::scope(|scope| {
        let visits = sheets.map(|sheet| scope.spawn(move || both_journeys(sheet)));
        visits.map(|visit| visit.join().expect("it says why itself"))
    });
    told(&visits.concat());
}

/// Tells how many keys the visits took.
#[expect(clippy::print_stderr, reason = "the figure that the test tells")]
fn told(visits: &[Took]) {
    let mut keys: Vec<usize> = visits.iter().map(|took| took.keys).collect();
    keys.sort_unstable();
    let median = usize::midpoint(keys[(keys.len() - 1) / 2], keys[keys.len() / 2]);
    eprintln!("keys of a visit by ear: median {median} of {keys:?}");
    assert!(median < BEARABLE, "too many keys for anybody: {keys:?}");
}

fn both_journeys(sheet: &Sheet) -> [Took; 2] {
    let said = tempfile::tempdir().expect("a folder for the record");
    let record = said.path().join("said");
    let parts = Parts::set_with(Scene::default(), |stage: &mut Stage| {
        stage.settings.speech = Speech {
            record: Some(record.clone()),
        };
    });
    let person = &parts.stage.people[0];
    let somebody = || Robot::new(Ear::at(&record), &parts.display, sheet);

    let robot = somebody();
    robot.begins();
    robot.chooses(sheet.correct);
    robot.gives_refused_then(sheet.nif, &person.nif);
    robot.gives(sheet.niss, &person.niss);
    robot.takes(sheet.go_on, sheet.old_address);
    robot.takes(sheet.unknown, sheet.new_address);
    robot.spells(ADDRESS);
    robot.leaves_the_keyboard(sheet.skip);
    robot.takes(sheet.skip, sheet.check);
    // The check page says the address as it was spelled.
    robot.has_heard(&sheet.spelled(ADDRESS));
    robot.takes(sheet.send, sheet.saved);
    was_saved(&parts, 0, "correct-email", &robot.code_on_the_receipt());
    let corrected = robot.ends();

    let robot = somebody();
    robot.begins();
    robot.chooses(sheet.reactivate);
    robot.gives(sheet.nif, &person.nif);
    robot.gives(sheet.phone, &person.phone);
    robot.takes(sheet.go_on, sheet.old_address);
    robot.takes(sheet.unknown, sheet.check);
    robot.has_heard(sheet.statement);
    robot.takes(sheet.send, sheet.saved);
    was_saved(&parts, 1, "reactivate", &robot.code_on_the_receipt());
    let reactivated = robot.ends();

    let took = [corrected, reactivated];
    for visit in took {
        assert!(
            visit.asked_again > 0 && visit.cut_off > 0,
            "it went as no visit goes: {visit:?}"
        );
    }
    can_be_heard(&record);
    took
}

/// The kiosk's own store has this request under the code that was heard.
fn was_saved(parts: &Parts, number: usize, kind: &str, heard: &str) {
    let saved = evidence::outbox(&parts.stage.kiosk.database()).expect("the kiosk's database");
    let saved = &saved[number];
    assert_eq!(
        (saved.tracking_code.as_str(), saved.kind.as_str()),
        (heard, kind),
        "the receipt's code as it was heard"
    );
    assert_eq!(saved.print, "printed");
}

/// Everything that was said came out as sound.
fn can_be_heard(record: &Path) {
    let sounds: Vec<_> = fs::read_dir(record)
        .expect("a record")
        .map(|entry| entry.expect("a record").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "wav"))
        .collect();
    let said = fs::read_to_string(record.join("transcript.jsonl")).expect("a record");
    let said = said.lines().filter(|line| line.contains("\"said\":"));
    assert_eq!(sounds.len(), said.count(), "a sound for all that was said");
    for path in sounds {
        let file = fs::read(&path).expect("a sound");
        let peak = Sound::read(&file).map_or(0, |sound| sound.peak());
        assert!(peak > AUDIBLE, "{} is silent: {peak}", path.display());
    }
}
