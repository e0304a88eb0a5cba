//! Tests of sealing: what was sealed is opened as it was, and nothing that was changed is opened at all.

use std::sync::LazyLock;

use proptest::{collection::vec, prelude::*};
use uuid::Uuid;

use super::*;
use crate::{
    EmailAddress, Identifiers, Kind, Language, MailboxProof, Nif, Niss, OldEmail, OldMailbox,
    Passport, Phone, REACTIVATION_STATEMENT, Recorded, RequestId, TrackingCode, VisitNumber,
};
use strategies::{contents, headers};

#[path = "sealing_strategies.rs"]
mod strategies;

/// The tag of ChaCha20-Poly1305.
const TAG_BYTES: usize = 16;

static KEYS: LazyLock<(SealingPrivateKey, SealingPublicKey)> =
    LazyLock::new(SealingPrivateKey::generate);

/// One sealed request, to be changed in a copy.
static SEALED: LazyLock<SealedPayload> = LazyLock::new(|| KEYS.1.seal(&header(), &content()));

fn header() -> RequestHeader {
    let kiosk = "4F".parse().unwrap();
    RequestHeader {
        id: RequestId::new(1_772_445_600_000, [7; 10]),
        tracking_code: TrackingCode::generate(kiosk, [1, 2, 3, 4, 5, 6]),
        kind: Kind::CorrectEmail,
        kiosk,
        language: Language::Pt,
        recorded: Recorded {
            wall_ms: 1_772_445_600_000,
            monotonic_ms: 86_400_000,
            boot_id: Uuid::nil(),
            central_offset_ms: Some(-250),
        },
    }
}

fn content() -> RequestContent {
    RequestContent {
        identifiers: Identifiers {
            nif: Nif::parse("200000020").ok(),
            passport: Passport::parse("L898902C3", "UTO").ok(),
            niss: None,
            phone: None,
        },
        old_email: None,
        old_mailbox: None,
        passport_renewed: false,
        new_email: EmailAddress::parse("ana@gmail.com").ok(),
        assisted: false,
        statement: None,
        mailbox_proof: None,
        visit: None,
    }
}

fn open(payload: &SealedPayload) -> Result<RequestContent, OpenError> {
    KEYS.0.open(&header(), payload)
}

fn with_sealed(change: impl FnOnce(&mut Vec<u8>)) -> SealedPayload {
    let mut payload = SEALED.clone();
    change(&mut payload.sealed);
    payload
}

/// Seals any bytes, as everybody can who has central's public key.
fn sealed_by_a_stranger(plain: &[u8]) -> SealedPayload {
    let (encapped, ciphertext) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        &KEYS.1.0,
        INFO,
        plain,
        &header().associated_data(),
    )
    .unwrap();
    with_sealed(|sealed| *sealed = [encapped.to_bytes().as_slice(), &ciphertext].concat())
}

#[test]
fn every_field_of_the_header_is_bound() {
    let changes: [fn(&mut RequestHeader); 11] = [
        |header| header.id = RequestId::new(1_772_445_600_001, [7; 10]),
        |header| header.id = RequestId::new(1_772_445_600_000, [8; 10]),
        |header| header.tracking_code = TrackingCode::generate(header.kiosk, [0; 6]),
        |header| header.kind = Kind::Resend,
        |header| header.kiosk = "4G".parse().unwrap(),
        |header| header.language = Language::Ar,
        |header| header.recorded.wall_ms += 1,
        |header| header.recorded.monotonic_ms += 1,
        |header| header.recorded.boot_id = Uuid::max(),
        |header| header.recorded.central_offset_ms = None,
        |header| header.recorded.central_offset_ms = Some(250),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut other = header();
        change(&mut other);
        assert_eq!(
            KEYS.0.open(&other, &SEALED),
            Err(OpenError::BrokenSeal),
            "change {number}"
        );
    }
    assert_eq!(open(&SEALED), Ok(content()));
}

#[test]
fn another_suite_or_key_is_named_before_anything_is_tried() {
    let mut payload = SEALED.clone();
    payload.suite = "hpke-x25519-hkdfsha256-chacha20poly1305".to_owned();
    assert_eq!(open(&payload), Err(OpenError::UnknownSuite));

    let (other, other_public) = SealingPrivateKey::generate();
    assert_eq!(other.open(&header(), &SEALED), Err(OpenError::OtherKey));

    let mut renamed = SEALED.clone();
    renamed.key_id = other_public.id();
    assert_eq!(other.open(&header(), &renamed), Err(OpenError::BrokenSeal));
}

#[test]
fn what_is_too_short_or_too_long_is_refused() {
    for length in [
        0,
        1,
        ENCAPPED_BYTES - 1,
        ENCAPPED_BYTES,
        ENCAPPED_BYTES + TAG_BYTES,
    ] {
        let cut = with_sealed(|sealed| sealed.truncate(length));
        assert_eq!(open(&cut), Err(OpenError::BrokenSeal), "{length} bytes");
    }
    let longest = with_sealed(|sealed| sealed.resize(MAX_SEALED_BYTES, 0));
    assert_eq!(open(&longest), Err(OpenError::BrokenSeal));
    let longer = with_sealed(|sealed| sealed.resize(MAX_SEALED_BYTES + 1, 0));
    assert_eq!(open(&longer), Err(OpenError::TooLarge));
}

#[test]
fn a_payload_is_not_opened_with_half_of_another() {
    let again = KEYS.1.seal(&header(), &content());
    let mixed = with_sealed(|sealed| {
        sealed[..ENCAPPED_BYTES].copy_from_slice(&again.sealed[..ENCAPPED_BYTES]);
    });
    assert_ne!(again, *SEALED, "every sealing draws a key of its own");
    assert_eq!(open(&mixed), Err(OpenError::BrokenSeal));
}

#[test]
fn a_stranger_who_seals_something_else_is_told_nothing_about_it() {
    let nested = "[".repeat(10_000);
    for plain in [
        "",
        " ",
        "null",
        "[]",
        "{}",
        r#"{"identifiers":{},"assisted":"no"}"#,
        r#"{"identifiers":{},"assisted":false,"more":1}"#,
        r#"{"identifiers":{"nif":"123456789"},"assisted":false}"#,
        r#"{"identifiers":{},"assisted":false,"new_email":"ana@gmail"}"#,
        r#"{"identifiers":{},"assisted":false} x"#,
        &nested,
    ] {
        let opened = open(&sealed_by_a_stranger(plain.as_bytes()));
        assert_eq!(opened, Err(OpenError::NotContent), "{plain:.40}");
    }
    assert_eq!(OpenError::NotContent.to_string(), "not a request's content");
}

#[test]
fn the_longest_content_fits_and_short_ones_have_one_length() {
    let domain = format!("{0}.{0}.{1}.pt", "b".repeat(63), "c".repeat(58));
    let longest = EmailAddress::parse(&format!("{}@{domain}", "a".repeat(64))).ok();
    let full = RequestContent {
        identifiers: Identifiers {
            nif: Nif::parse("200000020").ok(),
            passport: Passport::parse("L898902C3", "UTO").ok(),
            niss: Niss::parse("15292867956").ok(),
            phone: Phone::parse("+351912345678").ok(),
        },
        old_email: OldEmail::parse(&"😀".repeat(254)).ok(),
        old_mailbox: Some(OldMailbox::Helpers),
        passport_renewed: true,
        new_email: longest,
        assisted: true,
        statement: Some(REACTIVATION_STATEMENT.to_owned()),
        mailbox_proof: Some(MailboxProof {
            confirmed_ms: i64::MAX,
            mac: "f".repeat(64),
        }),
        visit: Some(VisitNumber::new([0xFF; 16])),
    };
    let sealed = KEYS.1.seal(&header(), &full);
    assert!(sealed.sealed.len() <= MAX_SEALED_BYTES);
    assert_eq!(open(&sealed), Ok(full));
    assert_eq!(
        SEALED.sealed.len(),
        ENCAPPED_BYTES + PADDING_BLOCK + TAG_BYTES
    );
}

#[test]
fn a_key_survives_its_bytes_and_other_lengths_are_no_keys() {
    let (private, public) = &*KEYS;
    let again = SealingPrivateKey::from_bytes(&private.to_bytes()).unwrap();
    assert_eq!(again.public(), *public);
    assert_eq!(again.open(&header(), &SEALED), Ok(content()));
    assert_eq!(
        SealingPublicKey::from_bytes(&public.to_bytes()).as_ref(),
        Ok(public)
    );
    assert_eq!(
        format!("{private:?}"),
        format!("SealingPrivateKey({})", public.id())
    );
    for length in [0, 31, 33, 1_215, 1_217] {
        let bytes = vec![1; length];
        assert!(SealingPrivateKey::from_bytes(&bytes).is_err(), "{length}");
        assert!(SealingPublicKey::from_bytes(&bytes).is_err(), "{length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_sealed_is_opened_as_it_was(header in headers(), content in contents()) {
        let payload = KEYS.1.seal(&header, &content);
        let json = serde_json::to_vec(&content).unwrap();
        let padded = json.len().next_multiple_of(PADDING_BLOCK);
        prop_assert_eq!(payload.sealed.len(), ENCAPPED_BYTES + padded + TAG_BYTES);
        prop_assert_eq!(KEYS.0.open(&header, &payload), Ok(content));
    }

    #[test]
    fn any_flipped_bit_breaks_the_seal(at in 0..SEALED.sealed.len(), bit in 0..8u8) {
        let flipped = with_sealed(|sealed| sealed[at] ^= 1u8 << bit);
        prop_assert_eq!(open(&flipped), Err(OpenError::BrokenSeal));
    }

    #[test]
    fn cut_or_lengthened_bytes_break_the_seal(
        cut in 0..SEALED.sealed.len(), more in vec(any::<u8>(), 1..64),
    ) {
        let shortened = with_sealed(|sealed| sealed.truncate(cut));
        prop_assert_eq!(open(&shortened), Err(OpenError::BrokenSeal));
        let lengthened = with_sealed(|sealed| sealed.extend(more));
        prop_assert_eq!(open(&lengthened), Err(OpenError::BrokenSeal));
    }

    #[test]
    fn bytes_from_nowhere_do_not_open(sealed in vec(any::<u8>(), 0..4_096)) {
        let payload = with_sealed(|bytes| *bytes = sealed);
        prop_assert_eq!(open(&payload), Err(OpenError::BrokenSeal));
    }
}

proptest! {
    #[test]
    fn two_headers_are_bound_differently(one in headers(), other in headers(), which in 0..6) {
        // Differ in one field alone, which is where an ambiguous encoding would show.
        let mut near = one.clone();
        match which {
            0 => near.id = other.id,
            1 => near.tracking_code = other.tracking_code,
            2 => near.kind = other.kind,
            3 => near.kiosk = other.kiosk,
            4 => near.language = other.language,
            _ => near.recorded = other.recorded,
        }
        prop_assert_eq!(near.associated_data() == one.associated_data(), near == one);
        prop_assert_eq!(other.associated_data() == one.associated_data(), other == one);
        prop_assert_eq!(one.associated_data().split(|byte| *byte == b'\n').count(), 10);
    }
}
