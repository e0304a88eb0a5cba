//! Intake: once and only once, whatever comes again, changed, broken or from somebody else.

use jiff::{SignedDuration, Timestamp};
use protocol::{
    Kind, RequestId, SealedHash,
    wire::{BatchAnswer, Delivered, ErrorCode, ItemResult, MAX_BATCH},
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Central, START, bytes};

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
    assert_eq!((delivered.id, delivered.sha256), (request.header.id, request.sha256.clone()));
    assert_eq!(delivered.received_at, START.parse::<Timestamp>().unwrap());

    central.clock.set(central.now() + SignedDuration::from_hours(30));
    let again = central.deliver(&kiosk, &request).await;
    assert_eq!(again.status, 200);
    assert_eq!(again.bytes, first.bytes, "the first time of receipt stays");
    let batch: BatchAnswer = central.batch(&kiosk, &[value(&request)]).await.read();
    assert_eq!(value(&batch.results[0])["received_at"], value(&delivered.received_at));
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
    assert!(answers.iter().all(|(_, delivered)| *delivered == answers[0].1));
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
        central.deliver(&kiosk, other).await.is_refused(409, ErrorCode::Conflict);
    }
    assert_eq!(central.deliver(&kiosk, &first).await.status, 200, "the first is still there");
    assert_eq!(
        central.rows("SELECT sha256, 0 FROM requests").await,
        [(first.sha256.as_str().to_owned(), 0)]
    );
    assert_eq!(central.count("SELECT count(*) FROM conflicts WHERE reason = 'same-id'").await, 2);
}

#[tokio::test]
async fn a_tracking_code_belongs_to_the_first_request_that_has_it() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let first = kiosk.request();
    let mut second = kiosk.request();
    second.header.tracking_code = first.header.tracking_code;
    assert_eq!(central.deliver(&kiosk, &first).await.status, 201);
    central.deliver(&kiosk, &second).await.is_refused(409, ErrorCode::TrackingCodeTaken);
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 1);
    assert_eq!(central.count("SELECT count(*) FROM conflicts WHERE reason = 'same-tracking-code'").await, 1);
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
    assert_eq!(results[2], refused(Some(damaged.header.id), ErrorCode::HashMismatch));
    assert_eq!(results[4], refused(serde_json::from_value(unknown_id).unwrap(), ErrorCode::Malformed));
    assert_eq!(results[5], refused(Some(strangers.header.id), ErrorCode::HeaderMismatch));
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 3);
}

#[tokio::test]
async fn a_batch_may_hold_two_hundred_and_no_more() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let item = value(&kiosk.request());
    let full = central.batch(&kiosk, &vec![item.clone(); MAX_BATCH]).await;
    assert_eq!(full.read::<BatchAnswer>().results.len(), MAX_BATCH);
    central.batch(&kiosk, &vec![item; MAX_BATCH + 1]).await.is_refused(413, ErrorCode::TooLarge);
    assert_eq!(central.batch(&kiosk, &[]).await.read::<BatchAnswer>().results, []);
}

#[tokio::test]
async fn bodies_that_are_too_large_are_refused_by_size_alone() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = Some(kiosk.enrolled.token.as_str());
    let path = format!("/v1/requests/{}", kiosk.request().header.id);
    let blanks = |bytes| vec![b' '; bytes];
    central.ask(Method::PUT, &path, token, blanks(33 * 1024)).await.is_refused(413, ErrorCode::TooLarge);
    let batch = central.ask(Method::POST, "/v1/requests/batch", token, blanks(6 * 1024 * 1024 + 1)).await;
    batch.is_refused(413, ErrorCode::TooLarge);
    // A payload beyond what can be sealed is refused for good, even within the body's limit.
    let mut oversized = kiosk.request();
    oversized.payload.sealed = vec![7; 16 * 1024 + 1];
    oversized.sha256 = oversized.payload.hash();
    central.deliver(&kiosk, &oversized).await.is_refused(400, ErrorCode::Malformed);
}

#[tokio::test]
async fn without_a_valid_token_nothing_is_read() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let path = format!("/v1/requests/{}", request.header.id);
    for (token, body) in [(None, bytes(&request)), (Some("0000"), bytes(&request)), (None, vec![b' '; 40_000])] {
        central.ask(Method::PUT, &path, token, body).await.is_refused(401, ErrorCode::Unauthorised);
    }
    for (method, path) in [
        (Method::POST, "/v1/requests/batch"),
        (Method::POST, "/v1/requests/manifest"),
        (Method::POST, "/v1/heartbeats"),
        (Method::GET, "/v1/configuration"),
        (Method::GET, "/v1/requests/0000-0000-0000"),
    ] {
        central.ask(method, path, None, "{}").await.is_refused(401, ErrorCode::Unauthorised);
    }
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 0);
}

#[tokio::test]
async fn a_kiosk_delivers_its_own_requests_only() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    let request = kiosk.request();
    central.deliver(&other, &request).await.is_refused(422, ErrorCode::HeaderMismatch);
    let mut renamed = request.clone();
    renamed.header.kiosk = other.id();
    central.deliver(&other, &renamed).await.is_refused(422, ErrorCode::HeaderMismatch);
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 0);
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = Some(kiosk.enrolled.token.as_str());
    let request = kiosk.request();
    let elsewhere = format!("/v1/requests/{}", RequestId::new(1, [9; 10]));
    central.ask(Method::PUT, &elsewhere, token, bytes(&request)).await.is_refused(422, ErrorCode::HeaderMismatch);
    let mut wrong_hash = request.clone();
    wrong_hash.sha256 = SealedHash::of(b"something else");
    central.deliver(&kiosk, &wrong_hash).await.is_refused(422, ErrorCode::HashMismatch);
    let path = format!("/v1/requests/{}", request.header.id);
    let mut cut = bytes(&request);
    cut.truncate(cut.len() / 2);
    for body in [cut, b"".to_vec(), b"[]".to_vec(), b"null".to_vec(), vec![0xff, 0xfe], vec![b'['; 20_000]] {
        central.ask(Method::PUT, &path, token, body).await.is_refused(400, ErrorCode::Malformed);
    }
    let not_an_id = central.ask(Method::PUT, "/v1/requests/7", token, bytes(&request)).await;
    not_an_id.is_refused(400, ErrorCode::Malformed);
    for body in [json!({}), json!({"requests": 7}), json!([])] {
        let answer = central.ask(Method::POST, "/v1/requests/batch", token, bytes(&body)).await;
        answer.is_refused(400, ErrorCode::Malformed);
    }
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 0);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_answered_in_the_apis_own_words() {
    let central = Central::start().await;
    central.get("/v1/nothing").await.is_refused(404, ErrorCode::NotFound);
    central.get("/").await.is_refused(404, ErrorCode::NotFound);
    central.ask(Method::DELETE, "/v1/requests/batch", None, "").await.is_refused(405, ErrorCode::NotFound);
}
