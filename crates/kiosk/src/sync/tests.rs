use jiff::Timestamp;
use protocol::{
    Identifiers, Kind, KioskId, Language, Recorded, RequestContent, RequestHeader, RequestId,
    SealedHash, SealingPrivateKey, TrackingCode,
    wire::{BatchAnswer, Delivered, ErrorCode, ItemResult, SealedRequest},
};
use uuid::Uuid;

use super::plan::plan;
use crate::outbox::Outcome;

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

fn answer(results: Vec<ItemResult>) -> BatchAnswer {
    BatchAnswer { results }
}

#[test]
fn only_an_echo_of_id_and_hash_delivers() {
    let sent = [request(1)];
    let right = plan(&sent, &answer(vec![ItemResult::Delivered(echo(&sent[0]))]));
    assert_eq!(
        right.outcomes,
        [(sent[0].header.id, Outcome::Delivered(Timestamp::UNIX_EPOCH))]
    );
    let other_hash = Delivered {
        sha256: SealedHash::of(b"other"),
        ..echo(&sent[0])
    };
    let other_id = echo(&request(2));
    for wrong in [other_hash, other_id] {
        let planned = plan(&sent, &answer(vec![ItemResult::Delivered(wrong)]));
        assert_eq!(planned.outcomes, []);
        assert_eq!(planned.deferred, [sent[0].header.id]);
    }
}

#[test]
fn a_refusal_for_good_refuses_only_the_request_that_it_names() {
    let sent = [request(1)];
    let refused = |id, code| {
        plan(&sent, &answer(vec![ItemResult::Refused { id, code }]))
            .outcomes
            .len()
    };
    assert_eq!(refused(Some(sent[0].header.id), ErrorCode::Conflict), 1);
    assert_eq!(refused(None, ErrorCode::Malformed), 1);
    assert_eq!(refused(Some(request(2).header.id), ErrorCode::Conflict), 0);
}

#[test]
fn a_refusal_for_now_leaves_the_request_waiting() {
    let sent = [request(1)];
    for code in [
        ErrorCode::Internal,
        ErrorCode::Unavailable,
        ErrorCode::TooManyRequests,
        ErrorCode::Unauthorised,
    ] {
        let id = Some(sent[0].header.id);
        let planned = plan(&sent, &answer(vec![ItemResult::Refused { id, code }]));
        assert_eq!(planned.outcomes, [], "{code:?}");
        assert_eq!(planned.deferred, [sent[0].header.id], "{code:?}");
    }
}

#[test]
fn a_bad_item_does_not_touch_its_neighbours() {
    let sent = [request(1), request(2), request(3)];
    let planned = plan(
        &sent,
        &answer(vec![
            ItemResult::Delivered(echo(&sent[0])),
            ItemResult::Refused {
                id: None,
                code: ErrorCode::Malformed,
            },
            ItemResult::Delivered(echo(&sent[2])),
        ]),
    );
    let moved: Vec<_> = planned.outcomes.iter().map(|(id, _)| *id).collect();
    assert_eq!(moved, sent.each_ref().map(|request| request.header.id));
    assert_eq!(planned.outcomes[1].1, Outcome::Refused("malformed"));
}
