//! Specimens as an honest kiosk makes them.

use std::sync::LazyLock;

use protocol::{
    EmailAddress, Identifiers, Kind, Language, Nif, Passport, Recorded, RequestContent,
    RequestHeader, RequestId, SealedPayload, SealingPrivateKey, TrackingCode,
};

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
        old_mailbox: None,
        passport_renewed: false,
        new_email: Some(EmailAddress::parse("ana@gmail.com").expect("an address")),
        assisted: false,
        statement: None,
        mailbox_proof: None,
        visit: None,
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

/// [`content`] sealed under [`header`]: once a run, since sealing draws fresh randomness. A change is a place
/// and not a value, so that it changes the payload of another run too.
pub static PAYLOAD: LazyLock<SealedPayload> =
    LazyLock::new(|| KEY.public().seal(&header(), &content()));
