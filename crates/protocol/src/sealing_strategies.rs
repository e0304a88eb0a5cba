//! Any header and any content, for the tests of sealing.

use proptest::{option, prelude::*, sample};
use uuid::Uuid;

use crate::{
    EmailAddress, Identifiers, Kind, KioskId, Language, MailboxProof, Nif, Niss, OldEmail,
    OldMailbox, Passport, Phone, Recorded, RequestContent, RequestHeader, RequestId, TrackingCode,
    VisitNumber,
};

/// An address of any length that is one.
fn addresses() -> impl Strategy<Value = EmailAddress> {
    "[a-z0-9!#$%&'*+/=?^_{|}~-]{1,64}@([a-z0-9]{1,60}[.]){1,3}[a-z]{2,6}"
        .prop_filter_map("longer than an address", |text| {
            EmailAddress::parse(&text).ok()
        })
}

/// A number whose check digit was found by trying.
fn with_check_digit<T>(start: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
    (0..10).find_map(|digit| parse(&format!("{start}{digit}")))
}

fn identifiers() -> impl Strategy<Value = Identifiers> {
    let nif = "2[0-9]{7}".prop_map(|start| with_check_digit(&start, |nif| Nif::parse(nif).ok()));
    let niss =
        "1[0-9]{9}".prop_map(|start| with_check_digit(&start, |niss| Niss::parse(niss).ok()));
    let passport = "[A-Z]{1,2}[0-9]{5,7}".prop_map(|number| Passport::parse(&number, "IND").ok());
    let phone = "9[1236][0-9]{7}".prop_map(|number| Phone::parse(&number).ok());
    (nif, passport, niss, phone).prop_map(|(nif, passport, niss, phone)| Identifiers {
        nif,
        passport,
        niss,
        phone,
    })
}

pub(super) fn contents() -> impl Strategy<Value = RequestContent> {
    (
        identifiers(),
        option::of("\\PC{1,254}".prop_filter_map("blank", |text| OldEmail::parse(&text).ok())),
        option::of(addresses()),
        any::<(bool, bool)>(),
        option::of(sample::select(OldMailbox::ALL.as_slice())),
        option::of(any::<String>()),
        option::of(any::<(i64, String)>()),
        option::of(any::<[u8; 16]>()),
    )
        .prop_map(
            |(identifiers, old, new, said, old_mailbox, statement, proof, visit)| RequestContent {
                identifiers,
                old_email: old,
                old_mailbox,
                passport_renewed: said.0,
                new_email: new,
                assisted: said.1,
                statement,
                mailbox_proof: proof.map(|(confirmed_ms, mac)| MailboxProof { confirmed_ms, mac }),
                visit: visit.map(VisitNumber::new),
            },
        )
}

pub(super) fn headers() -> impl Strategy<Value = RequestHeader> {
    (
        any::<(u32, [u8; 10], [u8; 6])>(),
        (0..KioskId::COUNT, 0..KioskId::COUNT),
        sample::select(Kind::ALL.as_slice()),
        sample::select(Language::ALL.as_slice()),
        any::<(i64, u64, u128, Option<i64>)>(),
    )
        .prop_map(
            |((ms, random, code), (kiosk, of_code), kind, language, clocks)| {
                let of_code = KioskId::new(of_code).unwrap();
                RequestHeader {
                    id: RequestId::new(ms.into(), random),
                    tracking_code: TrackingCode::generate(of_code, code),
                    kind,
                    kiosk: KioskId::new(kiosk).unwrap(),
                    language,
                    recorded: Recorded {
                        wall_ms: clocks.0,
                        monotonic_ms: clocks.1,
                        boot_id: Uuid::from_u128(clocks.2),
                        central_offset_ms: clocks.3,
                    },
                }
            },
        )
}
