use protocol::{
    Identifiers, Kind, KioskId, Language, Recorded, RequestContent, RequestHeader, RequestId,
    SealedHash, SealingPrivateKey, TrackingCode,
    wire::{Delivered, ErrorCode, ItemResult, SealedRequest},
};
use uuid::Uuid;

use super::*;
use crate::delivery::client::LinkError;

fn request(number: u8) -> SealedRequest {
    let kiosk = KioskId::new(1).expect("a kiosk's number");
    let header = RequestHeader {
        id: RequestId::new(u64::from(number), [number; 10]),
        tracking_code: TrackingCode::generate(kiosk, [number; 6]),
        kind: Kind::Reactivate,
        kiosk,
        language: Language::En,
        recorded: Recorded {
            wall_ms: 0,
            monotonic_ms: 0,
            boot_id: Uuid::nil(),
            central_offset_ms: None,
        },
    };
    let content = RequestContent {
        identifiers: Identifiers::default(),
        old_email: None,
        old_mailbox: None,
        passport_renewed: false,
        new_email: None,
        assisted: false,
        statement: None,
        mailbox_proof: None,
        visit: None,
    };
    let payload = SealingPrivateKey::generate().1.seal(&header, &content);
    SealedRequest {
        sha256: payload.hash(),
        header,
        payload,
    }
}

fn echo(request: &SealedRequest) -> Delivered {
    Delivered {
        id: request.header.id,
        sha256: request.sha256.clone(),
        received_at: Timestamp::UNIX_EPOCH,
    }
}

const FINAL: [ErrorCode; 3] = [
    ErrorCode::Conflict,
    ErrorCode::TrackingCodeTaken,
    ErrorCode::HashMismatch,
];

#[test]
fn only_an_echo_of_id_and_hash_delivers() {
    let sent = request(1);
    let of = |echo| of_item(&sent, Some(&ItemResult::Delivered(echo)));
    assert_eq!(of(echo(&sent)), OfItem::Deliver(Timestamp::UNIX_EPOCH));
    let other_hash = Delivered {
        sha256: SealedHash::of(b"other"),
        ..echo(&sent)
    };
    assert_eq!(of(other_hash), OfItem::Defer);
    assert_eq!(of(echo(&request(2))), OfItem::Defer);
}

#[test]
fn a_refusal_for_good_refuses_only_the_request_that_it_names() {
    let sent = request(1);
    for code in FINAL {
        let of = |id| of_item(&sent, Some(&ItemResult::Refused { id, code }));
        assert_eq!(of(Some(sent.header.id)), OfItem::Refuse(code.as_str()));
        assert_eq!(of(None), OfItem::Refuse(code.as_str()));
        assert_eq!(of(Some(request(2).header.id)), OfItem::Defer);
    }
}

#[test]
fn what_may_be_understood_later_or_put_right_is_never_final() {
    let sent = request(1);
    for name in [
        "malformed",
        "header-mismatch",
        "unauthorised",
        "enrolment-refused",
        "too-large",
        "too-many-requests",
        "unavailable",
        "not-found",
        "internal",
    ] {
        let code: ErrorCode = serde_json::from_value(name.into()).expect("a code");
        let id = Some(sent.header.id);
        let refused = ItemResult::Refused { id, code };
        assert_eq!(of_item(&sent, Some(&refused)), OfItem::Defer, "{name}");
    }
    assert_eq!(
        of_item(&sent, None),
        OfItem::Defer,
        "a newer central's words"
    );
}

#[test]
fn a_failed_exchange_means_what_the_table_says_and_is_never_final() {
    use LinkError as Link;
    use Next::{GoOn, Wait};
    use OfSent::{Defer, Halve, Keep};
    let asked = Some(std::time::Duration::from_secs(60));
    let table = [
        (Link::Unreachable, (Keep, Wait), (Keep, Wait)),
        (Link::Certificate, (Keep, Wait), (Keep, Wait)),
        (Link::CertificateExpired, (Keep, Wait), (Keep, Wait)),
        (Link::CertificateTime, (Keep, Wait), (Keep, Wait)),
        (Link::Unauthorised, (Keep, Wait), (Keep, Wait)),
        (Link::Busy(asked), (Keep, Wait), (Keep, Wait)),
        (Link::TooOften(None), (Keep, Wait), (Keep, Wait)),
        (Link::Broken, (Halve, Wait), (Defer, Wait)),
        (Link::Foreign(asked), (Halve, Wait), (Defer, Wait)),
        (Link::Foreign(None), (Halve, GoOn), (Defer, GoOn)),
        (Link::Failing, (Halve, GoOn), (Defer, GoOn)),
        (Link::TooLarge, (Halve, GoOn), (Defer, GoOn)),
        (
            Link::Refused(ErrorCode::Malformed),
            (Halve, GoOn),
            (Defer, GoOn),
        ),
        (
            Link::Refused(ErrorCode::Conflict),
            (Halve, GoOn),
            (Defer, GoOn),
        ),
    ];
    for (error, of_many, of_one) in table {
        assert_eq!(of_failure(error, 200, 0), of_many, "{error}");
        assert_eq!(of_failure(error, 2, 5), of_many, "{error}");
        assert_eq!(of_failure(error, 1, 0), of_one, "{error}");
    }
}

#[test]
fn two_that_failed_alone_are_a_reason_to_rest() {
    let alone = |before| of_failure(LinkError::Failing, 1, before);
    assert_eq!(alone(0), (OfSent::Defer, Next::GoOn));
    assert_eq!(alone(1), (OfSent::Defer, Next::Wait));
}
