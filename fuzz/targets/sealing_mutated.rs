//! An honest payload, changed: it never opens, whatever was changed in it or in the header that it was
//! sealed under. The input is a list of changes of four bytes each.
#![no_main]

use fuzz::honest::{KEY, PAYLOAD, content, header};
use libfuzzer_sys::fuzz_target;
use protocol::{
    KeyId, Kind, KioskId, Language, OpenError, RequestHeader, RequestId, SealedPayload,
    TrackingCode,
};

/// More changes tell nothing new.
const MOST_CHANGES: usize = 8;

fuzz_target!(|data: &[u8]| {
    let (mut header, mut payload) = (header(), PAYLOAD.clone());
    for change in data.chunks_exact(4).take(MOST_CHANGES) {
        apply(
            change.try_into().expect("four bytes"),
            &mut header,
            &mut payload,
        );
    }
    judge(&header, &payload);
});

fn judge(with_header: &RequestHeader, changed: &SealedPayload) {
    let opened = KEY.open(with_header, changed);
    if *with_header == header() && *changed == *PAYLOAD {
        assert!(opened == Ok(content()), "an honest payload does not open");
        return;
    }
    let error = opened.expect_err("a changed request was opened");
    if changed.suite != PAYLOAD.suite {
        assert_eq!(error, OpenError::UnknownSuite);
    } else if changed.key_id != PAYLOAD.key_id {
        assert_eq!(error, OpenError::OtherKey);
    } else {
        assert!(matches!(error, OpenError::BrokenSeal | OpenError::TooLarge));
    }
}

fn apply(
    [what, high, low, value]: [u8; 4],
    header: &mut RequestHeader,
    payload: &mut SealedPayload,
) {
    let number = usize::from(u16::from_be_bytes([high, low]));
    let sealed = &mut payload.sealed;
    let at = number % sealed.len().max(1);
    let recorded = &mut header.recorded;
    match what % 16 {
        0..=3 => {
            if let Some(byte) = sealed.get_mut(at) {
                *byte ^= value;
            }
        }
        4 => sealed.truncate(number),
        5 => sealed.extend(std::iter::repeat_n(value, number)),
        6 => sealed.insert(at, value),
        7 => sealed.rotate_left(at),
        8 => header.id = RequestId::new(1_772_445_600_000 + u64::from(value), [low; 10]),
        9 => header.tracking_code = TrackingCode::generate(header.kiosk, [1, 2, 3, 4, low, value]),
        10 => header.kiosk = KioskId::new(number as u16 % KioskId::COUNT).expect("below the count"),
        11 => header.kind = Kind::ALL[number % Kind::ALL.len()],
        12 => header.language = Language::ALL[number % Language::ALL.len()],
        13 => recorded.wall_ms ^= i64::from(value) << (number % 64),
        14 => match value % 3 {
            0 => recorded.monotonic_ms ^= 1 << (number % 64),
            1 => recorded.boot_id = uuid::Uuid::from_u128(1 << (number % 128)),
            _ => recorded.central_offset_ms = (high % 2 == 0).then_some(i64::from(low) - 250),
        },
        _ => match value % 2 {
            0 => payload.suite.push(char::from(low)),
            _ => payload.key_id = KeyId::from_text(format!("{number:016x}")),
        },
    }
}
