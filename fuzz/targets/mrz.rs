//! Machine readable zones and all else that a reader types: on any text, and on zones whose check digits were
//! put right, since no fuzzer guesses five of them.
#![no_main]

use fuzz::{LONGEST_TYPED, zone};
use libfuzzer_sys::fuzz_target;
use protocol::{
    Passport,
    mrz::{self, NoZone, Paper},
    reading::{self, Reading},
};

fuzz_target!(|data: &[u8]| {
    let Ok(typed) = std::str::from_utf8(data) else {
        return;
    };
    // Most texts are no zone, and may be anything.
    let _ = judge(typed);
    let right = zone::put_right(typed);
    if zone::is_right(&right) {
        let read = judge(&right);
        // A State that there is not, or a number of another form, is no fault of the reader's.
        assert_ne!(read, Reading::Misread, "a right zone was called misread");
        judge_slip(&right, data);
    }
});

fn judge(typed: &str) -> Reading {
    let read = reading::read(typed);
    match &read {
        Reading::Passport(passport) => {
            assert!(typed.len() <= LONGEST_TYPED, "an overlong text was read");
            let (number, country) = (passport.number(), passport.country());
            assert!(
                Passport::parse(number, country.as_str()).as_ref() == Ok(passport),
                "what was read is no passport when it is typed"
            );
            assert!(Passport::from_mrz(typed).as_ref() == Ok(passport));
            assert!(
                !format!("{read:?}").contains(number),
                "Debug shows the number"
            );
        }
        Reading::OtherPaper(_) => {
            let zone = mrz::find(typed).expect("another paper has a zone");
            assert_ne!(zone.paper(), Paper::Passport);
        }
        Reading::Misread => assert_eq!(mrz::find(typed).err(), Some(NoZone::Misread)),
        Reading::TrackingCode(code) => {
            assert!(mrz::find(typed).is_err());
            assert_eq!(reading::tracking_code(code.as_str()), Some(*code));
        }
        Reading::Unknown => {}
    }
    read
}

/// One symbol under a check digit becomes a digit of another value: never another passport.
fn judge_slip(right: &str, data: &[u8]) {
    let places = zone::covered(right.len());
    let any = data.iter().fold(7usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(*byte))
    });
    let at = places[any % places.len()];
    let replacement = b"0123456789"[any / places.len() % 10];
    let mut slipped = right.as_bytes().to_vec();
    let original = std::mem::replace(&mut slipped[at], replacement);
    if zone::value(original) % 10 == zone::value(replacement) {
        return;
    }
    let slipped = std::str::from_utf8(&slipped).expect("ASCII");
    let (before, after) = (Passport::from_mrz(right), Passport::from_mrz(slipped));
    assert!(
        after.is_err() || after == before,
        "a slip at {at} became another passport"
    );
}
