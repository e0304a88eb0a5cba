//! The reader of machine readable zones: on any text, and on zones whose check digits were put right, since
//! no fuzzer guesses five of them.
#![no_main]

use fuzz::{LONGEST_TYPED, zone};
use libfuzzer_sys::fuzz_target;
use protocol::{
    Passport,
    mrz::{self, MrzData, MrzError},
};

fuzz_target!(|data: &[u8]| {
    let Ok(typed) = std::str::from_utf8(data) else {
        return;
    };
    // Most texts are no zone, and may be refused for any reason.
    let _ = judge(typed);
    let right = zone::put_right(typed);
    let read = judge(&right);
    assert_ne!(read, Err(MrzError::CheckDigit), "a right zone was refused");
    if read.is_ok() {
        judge_slip(&right, data);
    }
});

fn judge(typed: &str) -> Result<MrzData, MrzError> {
    let read = mrz::read(typed);
    if let Ok(data) = &read {
        assert!(typed.len() <= LONGEST_TYPED, "an overlong text was read");
        assert!(
            mrz::looks_like_mrz(typed),
            "a zone that does not look like one"
        );
        let symbols = zone::symbols(typed);
        assert!(
            zone::is_right(&symbols),
            "a wrong check digit was passed over"
        );
        let passport = &data.passport;
        let (number, country) = (passport.number(), passport.country());
        assert!(
            Passport::parse(number, country.as_str()).as_ref() == Ok(passport),
            "what was read is no passport when it is typed"
        );
        assert!(Passport::parse(typed, "").as_ref() == Ok(passport));
        assert!(
            !format!("{data:?}").contains(number),
            "Debug shows the number"
        );
        let lines = format!("\t{}\r\n{}\r", &symbols[..30], symbols[30..].to_lowercase());
        assert!(
            mrz::read(&lines).as_ref() == Ok(data),
            "case or line breaks matter"
        );
    }
    read
}

/// One symbol under a check digit becomes a digit of another value.
fn judge_slip(right: &str, data: &[u8]) {
    let places = zone::covered(right.len());
    let any = data.iter().fold(7usize, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(usize::from(*byte))
    });
    let at = places[any % places.len()];
    let replacement = b"0123456789"[any / places.len() % 10];
    let mut slipped = right.as_bytes().to_vec();
    let original = std::mem::replace(&mut slipped[at], replacement);
    if zone::value(original) % 10 != zone::value(replacement) {
        let slipped = std::str::from_utf8(&slipped).expect("ASCII");
        assert!(
            mrz::read(slipped).is_err(),
            "a slip at {at} was passed over"
        );
    }
}
