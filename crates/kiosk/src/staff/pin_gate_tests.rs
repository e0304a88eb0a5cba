use std::{fs, sync::LazyLock};

use tempfile::TempDir;

use super::*;
use crate::staff::lockout::LONGEST_WAIT;

static HASH: LazyLock<PinHash> = LazyLock::new(|| Pin::choose("246813").expect("a PIN").hash());

const MINUTE: Duration = Duration::from_secs(60);

fn at(seconds: u64) -> Moment {
    Moment {
        boot_id: Uuid::from_u128(1),
        monotonic_ms: seconds * 1000,
    }
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a place for the test")
}

fn door(folder: &TempDir, now: Moment) -> Door {
    Door::new(HASH.clone(), folder.path(), now)
}

fn wrong(door: &mut Door, now: Moment) -> Verdict {
    door.judge_by(now, |_| false)
}

/// Types wrong PINs as fast as it is allowed to. Gives back when the last of them was judged.
fn miss(door: &mut Door, times: u32, from: u64) -> u64 {
    let mut now = from;
    for _ in 0..times {
        now += door.wait(at(now)).as_secs();
        assert!(matches!(wrong(door, at(now)), Verdict::Wrong(_)));
    }
    now
}

#[test]
fn the_right_pin_opens_and_forgives_what_was_wrong_before() {
    let folder = folder();
    let mut door = door(&folder, at(0));
    miss(&mut door, 4, 10);
    let pin = Pin::parse("246813").expect("a PIN");
    assert_eq!(door.judge(&pin, at(20)), Verdict::Right);
    assert_eq!(wrong(&mut door, at(21)), Verdict::Wrong(Duration::ZERO));
    let other = Pin::parse("246814").expect("a PIN");
    assert_eq!(door.judge(&other, at(22)), Verdict::Wrong(Duration::ZERO));
}

#[test]
fn even_the_right_pin_is_not_judged_before_the_wait_is_over() {
    let folder = folder();
    let mut door = door(&folder, at(0));
    miss(&mut door, 5, 10);
    let asked = door.judge_by(at(11), |_| panic!("nothing is judged"));
    assert_eq!(asked, Verdict::TooSoon(59 * Duration::from_secs(1)));
    assert_eq!(door.judge_by(at(70), |_| true), Verdict::Right);
}

#[test]
fn wrong_pins_are_remembered_over_a_restart() {
    let folder = folder();
    let now = miss(&mut door(&folder, at(0)), 6, 10);
    let mut again = door(&folder, at(now + 30));
    assert_eq!(again.wait(at(now + 30)), MINUTE + MINUTE / 2);
    assert!(matches!(
        wrong(&mut again, at(now + 30)),
        Verdict::TooSoon(_)
    ));
    assert_eq!(wrong(&mut again, at(now + 120)), Verdict::Wrong(4 * MINUTE));
}

#[test]
fn a_kill_while_a_pin_is_judged_gives_no_free_try() {
    let folder = folder();
    for tried in 1..=6 {
        let mut door = door(&folder, at(1000));
        let unwound = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            door.judge_by(at(1000), |_| panic!("the power goes"))
        }));
        let judged = unwound.is_err();
        assert_eq!(judged, tried <= 5, "guess {tried}");
    }
}

#[test]
fn a_right_pin_leaves_nothing_over_a_restart() {
    let folder = folder();
    let mut first = door(&folder, at(0));
    miss(&mut first, 3, 10);
    assert_eq!(first.judge_by(at(20), |_| true), Verdict::Right);
    let mut again = door(&folder, at(30));
    assert_eq!(miss(&mut again, 4, 40), 40, "four free ones again");
}

#[test]
fn a_damaged_file_costs_the_longest_wait_and_no_more() {
    let written = line(Misses {
        count: 3,
        last: at(5),
    });
    let flipped = written.replacen('3', "0", 1);
    for damaged in [
        "",
        "\n",
        "nothing",
        &written[1..],
        flipped.as_str(),
        "\u{0}\u{0}\n",
    ] {
        let folder = folder();
        fs::write(folder.path().join(FILE), damaged).expect("writable");
        let mut door = door(&folder, at(100));
        assert_eq!(door.wait(at(100)), LONGEST_WAIT, "{damaged:?}");
        assert!(matches!(wrong(&mut door, at(999)), Verdict::TooSoon(_)));
        assert_eq!(door.judge_by(at(1000), |_| true), Verdict::Right);
        let again = self::door(&folder, at(1001));
        assert!(again.wait(at(1001)).is_zero(), "it was written anew");
    }
}

#[test]
fn where_nothing_can_be_written_a_guess_costs_a_quarter_of_an_hour() {
    let folder = folder();
    let gone = folder.path().join("gone");
    let start = |now| Door::new(HASH.clone(), &gone, now);
    let mut door = start(at(0));
    assert!(matches!(wrong(&mut door, at(1)), Verdict::TooSoon(_)));
    assert!(matches!(wrong(&mut door, at(900)), Verdict::Wrong(_)));
    assert!(matches!(wrong(&mut door, at(901)), Verdict::TooSoon(_)));
    // A restart gives nothing.
    let mut door = start(at(902));
    assert!(matches!(wrong(&mut door, at(1801)), Verdict::TooSoon(_)));
    assert_eq!(door.judge_by(at(1802), |_| true), Verdict::Right);
}

#[test]
fn the_line_is_always_as_long_and_for_nobody_else_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let mut door = door(&folder, at(0));
    let path = folder.path().join(FILE);
    let length = fs::metadata(&path).expect("made at once").len();
    miss(&mut door, 12, 10);
    let metadata = fs::metadata(&path).expect("kept");
    assert_eq!(metadata.len(), length);
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
}
