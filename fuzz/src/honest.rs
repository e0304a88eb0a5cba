//! Specimens as an honest kiosk makes them, the same in every run.

use std::sync::LazyLock;

use protocol::{
    EmailAddress, Identifiers, Kind, Language, Nif, Passport, Recorded, RequestContent,
    RequestHeader, RequestId, SealedPayload, SealingPrivateKey, TrackingCode,
};
use serde::Deserialize;

/// The kiosk of the specimens.
pub const KIOSK: &str = "4F";

/// Central's key.
pub static KEY: LazyLock<SealingPrivateKey> =
    LazyLock::new(|| SealingPrivateKey::from_bytes(&[7; 32]).expect("32 bytes are a key"));

/// What is sealed.
pub fn content() -> RequestContent {
    RequestContent {
        identifiers: Identifiers {
            nif: Some(Nif::parse("200000020").expect("a valid number")),
            passport: Some(Passport::parse("L898902C3", "UTO").expect("the standard's specimen")),
            niss: None,
            phone: None,
        },
        old_email: None,
        new_email: Some(EmailAddress::parse("ana@gmail.com").expect("an address")),
        assisted: false,
        statement: None,
    }
}

/// What it is sealed under.
pub fn header() -> RequestHeader {
    let kiosk = KIOSK.parse().expect("two symbols");
    RequestHeader {
        id: RequestId::new(1_772_445_600_000, [7; 10]),
        tracking_code: TrackingCode::generate(kiosk, [1, 2, 3, 4, 5, 6]),
        kind: Kind::CorrectEmail,
        kiosk,
        language: Language::Pt,
        recorded: Recorded {
            wall_ms: 1_772_445_600_000,
            monotonic_ms: 86_400_000,
            boot_id: uuid::Uuid::nil(),
            central_offset_ms: Some(-250),
        },
    }
}

/// What is kept of [`content`] under [`header`]: sealed once and written down, since sealing draws fresh
/// randomness and a finding has to be the same when it is tried again.
pub fn payload() -> SealedPayload {
    #[derive(Deserialize)]
    struct Kept {
        payload: SealedPayload,
    }
    let kept: Kept = serde_json::from_str(include_str!("../seeds/wire/sealed-request.json"))
        .expect("the kept request is whole");
    kept.payload
}
