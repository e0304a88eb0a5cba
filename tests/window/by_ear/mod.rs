//! A visit by ear: somebody who hears what the kiosk says and has the keys of a pad, and nothing else. The page is
//! not asked anything; what was saved is read from the evidence at the end.

mod ear;
mod robot;
mod sheet;

use std::fs;

use testbed::{
    evidence,
    kiosk::Speech,
    stage::{Scene, Stage},
};

use crate::parts::Parts;
use ear::Ear;
use robot::Robot;
use sheet::Sheet;

/// The new address that is spelled into the kiosk.
const ADDRESS: &str = "lu7@sapo.pt";

/// What a walk took.
struct Walked {
    keys: usize,
    asked_again: usize,
}

#[test]
fn both_journeys_by_ear_in_urdu() {
    both_journeys(&sheet::URDU);
}

#[test]
#[ignore = "some minutes: make test-all"]
#[expect(clippy::print_stderr, reason = "the figure that the test tells")]
fn both_journeys_by_ear_in_four_languages() {
    let mut keys = Vec::new();
    for sheet in [
        &sheet::PORTUGUESE,
        &sheet::URDU,
        &sheet::HINDI,
        &sheet::CHINESE,
    ] {
        let walked = both_journeys(sheet);
        keys.extend(walked.map(|walked| walked.keys));
    }
    keys.sort_unstable();
    let median = keys[keys.len() / 2];
    eprintln!("keys of a visit by ear: {keys:?}, median {median}");
    assert!(median < 250, "too many keys for anybody: {keys:?}");
}

fn both_journeys(sheet: &Sheet) -> [Walked; 2] {
    let said = tempfile::tempdir().expect("a folder for the record");
    let record = said.path().join("said");
    let parts = Parts::set_with(Scene::default(), |stage: &mut Stage| {
        stage.settings.speech = Speech {
            record: Some(record.clone()),
        };
    });
    let person = &parts.stage.people[0];
    let robot = || Robot::new(Ear::at(&record), &parts.display, sheet);

    let first = robot();
    first.begins();
    first.chooses(sheet.correct);
    first.gives_refused_then(sheet.nif, &person.nif);
    first.gives(sheet.niss, &person.niss);
    first.takes(sheet.go_on);
    first.takes(sheet.unknown);
    first.spells(ADDRESS);
    first.leaves_the_keyboard();
    first.takes(sheet.skip);
    // The check page says the address as it was spelled.
    first.has_heard(&sheet.spelled(ADDRESS));
    first.takes(sheet.send);
    let code = first.code_on_the_receipt();
    first.ends();
    let saved = evidence::outboxed(&parts.stage.kiosk.database(), &code);
    assert_eq!(
        saved.expect("what was heard is the request's code").kind,
        "correct-email"
    );
    let first = first.walked();

    let second = robot();
    second.begins();
    second.chooses(sheet.reactivate);
    second.gives(sheet.nif, &person.nif);
    second.gives(sheet.phone, &person.phone);
    second.takes(sheet.go_on);
    second.takes(sheet.unknown);
    second.has_heard(sheet.statement);
    second.takes(sheet.send);
    let code = second.code_on_the_receipt();
    second.ends();
    let saved = evidence::outboxed(&parts.stage.kiosk.database(), &code);
    assert_eq!(
        saved.expect("what was heard is the request's code").kind,
        "reactivate"
    );

    let loud = fs::read_dir(&record)
        .expect("a record")
        .flatten()
        .filter(|entry| {
            entry.path().extension().is_some_and(|kind| kind == "wav")
                && fs::read(entry.path())
                    .is_ok_and(|wav| wav.iter().skip(44).any(|byte| *byte != 0))
        });
    assert!(loud.count() > 100, "the sound that came out is silent");
    let second = second.walked();
    assert!(
        first.asked_again > 0,
        "something was not known to the one who listens"
    );
    [first, second]
}
