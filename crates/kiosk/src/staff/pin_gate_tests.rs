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

fn pin_gate(folder: &TempDir, now: Moment) -> PinGate {
    PinGate::new(HASH.clone(), folder.path(), now)
}

fn wrong(pin_gate: &mut PinGate, now: Moment) -> PinCheck {
    pin_gate.judge_by(now, |_| false)
}

/// Types wrong PINs as fast as it is allowed to. Gives back when the last of them was judged.
fn miss(pin_gate: &mut PinGate, times: u32, from: u64) -> u64 {
    let mut now = from;
    for _ in 0..times {
        now += pin_gate.wait(at(now)).as_secs();
        assert!(matches!(wrong(pin_gate, at(now)), PinCheck::Wrong(_)));
    }
    now
}

#[test]
fn the_right_pin_opens_and_forgives_what_was_wrong_before() {
    let folder = folder();
    let mut pin_gate = pin_gate(&folder, at(0));
    miss(&mut pin_gate, 4, 10);
    let pin = Pin::parse("246813").expect("a PIN");
    assert_eq!(pin_gate.judge(&pin, at(20)), PinCheck::Right);
    assert_eq!(
        wrong(&mut pin_gate, at(21)),
        PinCheck::Wrong(Duration::ZERO)
    );
    let other = Pin::parse("246814").expect("a PIN");
    assert_eq!(
        pin_gate.judge(&other, at(22)),
        PinCheck::Wrong(Duration::ZERO)
    );
}

#[test]
fn even_the_right_pin_is_not_judged_before_the_wait_is_over() {
    let folder = folder();
    let mut pin_gate = pin_gate(&folder, at(0));
    miss(&mut pin_gate, 5, 10);
    let asked = pin_gate.judge_by(at(11), |_| panic!("nothing is judged"));
    assert_eq!(asked, PinCheck::TooSoon(59 * Duration::from_secs(1)));
    assert_eq!(pin_gate.judge_by(at(70), |_| true), PinCheck::Right);
}

#[test]
fn wrong_pins_are_remembered_over_a_restart() {
    let folder = folder();
    let now = miss(&mut pin_gate(&folder, at(0)), 6, 10);
    let mut again = pin_gate(&folder, at(now + 30));
    assert_eq!(again.wait(at(now + 30)), MINUTE + MINUTE / 2);
    assert!(matches!(
        wrong(&mut again, at(now + 30)),
        PinCheck::TooSoon(_)
    ));
    assert_eq!(
        wrong(&mut again, at(now + 120)),
        PinCheck::Wrong(4 * MINUTE)
    );
}

#[test]
fn a_kill_while_a_pin_is_judged_gives_no_free_try() {
    let folder = folder();
    for tried in 1..=6 {
        let mut pin_gate = pin_gate(&folder, at(1000));
        let unwound = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            pin_gate.judge_by(at(1000), |_| panic!("the power goes"))
        }));
        let judged = unwound.is_err();
        assert_eq!(judged, tried <= 5, "guess {tried}");
    }
}

#[test]
fn a_right_pin_leaves_nothing_over_a_restart() {
    let folder = folder();
    let mut first = pin_gate(&folder, at(0));
    miss(&mut first, 3, 10);
    assert_eq!(first.judge_by(at(20), |_| true), PinCheck::Right);
    let mut again = pin_gate(&folder, at(30));
    assert_eq!(miss(&mut again, 4, 40), 40, "four free ones again");
}

#[test]
fn a_damaged_file_costs_the_longest_wait_and_no_more() {
    let written = line(FailedAttempts {
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
        let mut pin_gate = pin_gate(&folder, at(100));
        assert_eq!(pin_gate.wait(at(100)), LONGEST_WAIT, "{damaged:?}");
        assert!(matches!(
            wrong(&mut pin_gate, at(999)),
            PinCheck::TooSoon(_)
        ));
        assert_eq!(pin_gate.judge_by(at(1000), |_| true), PinCheck::Right);
        let again = self::pin_gate(&folder, at(1001));
        assert!(again.wait(at(1001)).is_zero(), "it was written anew");
    }
}

#[test]
fn where_nothing_can_be_written_a_guess_costs_a_quarter_of_an_hour() {
    let folder = folder();
    let gone = folder.path().join("gone");
    let start = |now| PinGate::new(HASH.clone(), &gone, now);
    let mut pin_gate = start(at(0));
    assert!(matches!(wrong(&mut pin_gate, at(1)), PinCheck::TooSoon(_)));
    assert!(matches!(wrong(&mut pin_gate, at(900)), PinCheck::Wrong(_)));
    assert!(matches!(
        wrong(&mut pin_gate, at(901)),
        PinCheck::TooSoon(_)
    ));
    // A restart gives nothing.
    let mut pin_gate = start(at(902));
    assert!(matches!(
        wrong(&mut pin_gate, at(1801)),
        PinCheck::TooSoon(_)
    ));
    assert_eq!(pin_gate.judge_by(at(1802), |_| true), PinCheck::Right);
}

#[test]
fn the_line_is_always_as_long_and_for_nobody_else_to_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let mut pin_gate = pin_gate(&folder, at(0));
    let path = folder.path().join(FILE);
    let length = fs::metadata(&path).expect("made at once").len();
    miss(&mut pin_gate, 12, 10);
    let metadata = fs::metadata(&path).expect("kept");
    assert_eq!(metadata.len(), length);
    assert_eq!(metadata.permissions().mode() & 0o777, 0o600);
}
