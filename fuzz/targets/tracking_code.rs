//! The tracking code and the kiosk's name: what is read is what is written, and no single slip is passed
//! over.
#![no_main]

use fuzz::{LONGEST_TYPED, is_code};
use libfuzzer_sys::fuzz_target;
use protocol::{KioskId, TrackingCode};

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fuzz_target!(|data: &[u8]| {
    if let Some(([high, low, random @ ..], _)) = data.split_first_chunk::<8>() {
        let kiosk = KioskId::new(u16::from_be_bytes([*high, *low]) % KioskId::COUNT);
        judge_code(
            TrackingCode::generate(kiosk.expect("below the count"), *random),
            data,
        );
    }
    let Ok(typed) = std::str::from_utf8(data) else {
        return;
    };
    match TrackingCode::parse(typed) {
        Ok(code) => {
            let last = typed
                .rsplit('/')
                .next()
                .expect("there is always a last part");
            assert!(last.len() <= LONGEST_TYPED, "an overlong text was read");
            judge_code(code, data);
        }
        Err(error) => assert!(is_code(&error.to_string())),
    }
    match KioskId::parse(typed) {
        Ok(kiosk) => {
            assert!(typed.len() <= LONGEST_TYPED);
            assert_eq!(KioskId::parse(kiosk.as_str()), Ok(kiosk));
            assert!(kiosk.as_str().bytes().all(|b| ALPHABET.contains(&b)));
        }
        Err(error) => assert!(is_code(&error.to_string())),
    }
});

fn judge_code(code: TrackingCode, data: &[u8]) {
    let written = code.to_string();
    assert_eq!(written.parse(), Ok(code));
    assert_eq!(code.symbols().parse(), Ok(code));
    assert_eq!(written.to_lowercase().parse(), Ok(code));
    assert_eq!(
        format!("HTTPS://KIOSK.EXAMPLE/T/{written}").parse(),
        Ok(code)
    );
    assert!(written.starts_with(code.kiosk().as_str()));
    let json = serde_json::to_string(&code).expect("a code always serialises");
    assert_eq!(serde_json::from_str::<TrackingCode>(&json).ok(), Some(code));

    let symbols = code.symbols().into_bytes();
    assert!(symbols.len() == 12 && symbols.iter().all(|b| ALPHABET.contains(b)));
    let any: usize = data.iter().map(|byte| usize::from(*byte)).sum();
    let (at, with) = (any % 12, ALPHABET[any / 12 % 32]);
    let mut slipped = symbols;
    if std::mem::replace(&mut slipped[at], with) != with {
        let slipped = String::from_utf8(slipped).expect("ASCII");
        assert!(
            TrackingCode::parse(&slipped).is_err(),
            "a slip at {at} was passed over"
        );
    }
}
