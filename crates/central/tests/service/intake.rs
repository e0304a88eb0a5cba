//! Intake: once and only once, whatever comes again, changed, broken or from somebody else.

use central::{incoming::Incoming, store::Receipt};
use jiff::{SignedDuration, Timestamp};
use protocol::{
    Kind,
    wire::{BatchAnswer, Delivered, ErrorCode, ItemResult},
};
use serde_json::{Value, json};

use crate::support::{Central, START, killed_after};

fn value(item: &impl serde::Serialize) -> Value {
    serde_json::to_value(item).unwrap()
}

#[tokio::test]
async fn a_request_that_comes_again_is_answered_with_the_same_bytes() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let first = central.deliver(&kiosk, &request).await;
    assert_eq!(first.status, 201);
    let delivered: Delivered = first.read();
    assert_eq!(
        (delivered.id, delivered.sha256),
        (request.header.id, request.sha256.clone())
    );
    assert_eq!(delivered.received_at, START.parse::<Timestamp>().unwrap());

    central
        .clock
        .set(central.now() + SignedDuration::from_hours(30));
    let again = central.deliver(&kiosk, &request).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.bytes, first.bytes, "the first time of receipt stays");
    let batch: BatchAnswer = central.batch(&kiosk, &[value(&request)]).await.read();
    assert_eq!(
        value(&batch.results[0])["received_at"],
        value(&delivered.received_at)
    );
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 1);
    assert_eq!(central.count("SELECT count(*) FROM conflicts").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_copies_at_once_make_one_request() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let copies = (0..50).map(|number| {
        let (central, kiosk, request) = (&central, &kiosk, &request);
        async move {
            if number % 2 == 0 {
                let answer = central.deliver(kiosk, request).await;
                (answer.status == 201, answer.read::<Delivered>())
            } else {
                let answer: BatchAnswer = central.batch(kiosk, &[value(request)]).await.read();
                match answer.results.into_iter().next() {
                    Some(ItemResult::Delivered(delivered)) => (false, delivered),
                    other => panic!("not delivered: {other:?}"),
                }
            }
        }
    });
    let answers = futures_util::future::join_all(copies).await;
    assert!(answers.iter().filter(|(new, _)| *new).count() <= 1);
    assert!(
        answers
            .iter()
            .all(|(_, delivered)| *delivered == answers[0].1)
    );
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 1);
    assert_eq!(central.count("SELECT count(*) FROM conflicts").await, 0);
}

#[tokio::test]
async fn the_same_id_with_other_bytes_is_kept_for_staff_and_overwrites_nothing() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let first = kiosk.request();
    let mut resealed = kiosk.request();
    resealed.header = first.header.clone();
    let mut moved = first.clone();
    moved.header.kind = Kind::Reactivate;
    assert_eq!(central.deliver(&kiosk, &first).await.status, 201);
    for other in [&resealed, &moved, &resealed] {
        central
            .deliver(&kiosk, other)
            .await
            .is_refused(409, ErrorCode::Conflict);
    }
    assert_eq!(
        central.deliver(&kiosk, &first).await.status,
        200,
        "the first is still there"
    );
    assert_eq!(
        central.rows("SELECT sha256, 0 FROM requests").await,
        [(first.sha256.as_str().to_owned(), 0)]
    );
    assert_eq!(
        central
            .count("SELECT count(*) FROM conflicts WHERE reason = 'same-id'")
            .await,
        2
    );
}

#[tokio::test]
async fn a_tracking_code_belongs_to_the_first_request_that_has_it() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let first = kiosk.request();
    let mut second = kiosk.request();
    second.header.tracking_code = first.header.tracking_code;
    assert_eq!(central.deliver(&kiosk, &first).await.status, 201);
    central
        .deliver(&kiosk, &second)
        .await
        .is_refused(409, ErrorCode::TrackingCodeTaken);
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 1);
    assert_eq!(
        central
            .count("SELECT count(*) FROM conflicts WHERE reason = 'same-tracking-code'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_bad_item_of_a_batch_is_refused_alone() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let other = central.kiosk().await;
    let good: Vec<_> = (0..3).map(|_| kiosk.request()).collect();
    let mut damaged = kiosk.request();
    damaged.payload.sealed[1200] ^= 1;
    let mut unknown_field = value(&kiosk.request());
    unknown_field["header"]["colour"] = json!("red");
    let unknown_id = unknown_field["header"]["id"].clone();
    let strangers = other.request();
    let answer = central
        .batch(
            &kiosk,
            &[
                value(&good[0]),
                json!(null),
                value(&damaged),
                value(&good[1]),
                unknown_field,
                value(&strangers),
                value(&good[0]),
                value(&good[2]),
            ],
        )
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let results = answer.read::<BatchAnswer>().results;
    let refused = |id, code| ItemResult::Refused { id, code };
    assert_eq!(results.len(), 8);
    for (at, request) in [(0, &good[0]), (3, &good[1]), (6, &good[0]), (7, &good[2])] {
        assert!(
            matches!(&results[at], ItemResult::Delivered(delivered)
                if delivered.id == request.header.id && delivered.sha256 == request.sha256),
            "{:?}",
            results[at]
        );
    }
    assert_eq!(results[1], refused(None, ErrorCode::Malformed));
    assert_eq!(
        results[2],
        refused(Some(damaged.header.id), ErrorCode::HashMismatch)
    );
    assert_eq!(
        results[4],
        refused(
            serde_json::from_value(unknown_id).unwrap(),
            ErrorCode::Malformed
        )
    );
    assert_eq!(
        results[5],
        refused(Some(strangers.header.id), ErrorCode::HeaderMismatch)
    );
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 3);
}

#[tokio::test]
async fn a_kiosk_that_hangs_up_at_any_step_leaves_no_half_and_blocks_nobody() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let known = kiosk.known();
    let store = crate::support::database::store(&central.directory).await;
    let mut delivered = 0;
    let mut cut_off = 0;
    for step in 1..=12 {
        let requests = [kiosk.request(), kiosk.request()].map(Incoming::Known);
        let first = store.receive(&known, &requests, central.now());
        if killed_after(step, first).await.is_none() {
            cut_off += 1;
        }
        let again = store
            .receive(&known, &requests, central.now())
            .await
            .unwrap();
        let all_new = again
            .iter()
            .all(|receipt| matches!(receipt, Receipt::New(_)));
        let all_again = again
            .iter()
            .all(|receipt| matches!(receipt, Receipt::Again(_)));
        assert!(all_new || all_again, "both or neither, at step {step}");
        delivered += 2;
        assert_eq!(
            central.count("SELECT count(*) FROM requests").await,
            delivered
        );
    }
    assert!(cut_off > 0, "the kiosk hung up in the middle");
}

#[tokio::test]
async fn of_a_batch_that_was_there_in_part_each_is_told_what_became_of_it() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let known = kiosk.known();
    let store = crate::support::database::store(&central.directory).await;
    let requests: Vec<_> = (0..5).map(|_| kiosk.request()).collect();
    let sent = |numbers: &[usize]| -> Vec<Incoming> {
        let one = |number: &usize| Incoming::Known(requests[*number].clone());
        numbers.iter().map(one).collect()
    };
    let first = central.now();
    let receipts = store.receive(&known, &sent(&[1, 3]), first).await.unwrap();
    assert_eq!(receipts, [Receipt::New(first), Receipt::New(first)]);
    let then = first + jiff::SignedDuration::from_secs(1);
    let (new, again) = (Receipt::New(then), Receipt::Again(first));
    let receipts = store.receive(&known, &sent(&[0, 1, 2, 3, 4]), then).await;
    assert_eq!(receipts.unwrap(), [new, again, new, again, new]);
    let count = "SELECT count(*) FROM requests";
    assert_eq!(central.count(count).await, 5);
}
