//! What intake does not take, and in which words it says so.

use protocol::{
    RequestId, SealedHash,
    wire::{BatchAnswer, ErrorCode, MAX_BATCH},
};
use reqwest::Method;
use serde_json::json;

use crate::support::{Central, bytes};

#[tokio::test]
async fn a_batch_may_hold_two_hundred_and_no_more() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let item = serde_json::to_value(kiosk.request()).unwrap();
    let full = central.batch(&kiosk, &vec![item.clone(); MAX_BATCH]).await;
    assert_eq!(full.read::<BatchAnswer>().results.len(), MAX_BATCH);
    central
        .batch(&kiosk, &vec![item; MAX_BATCH + 1])
        .await
        .is_refused(413, ErrorCode::TooLarge);
    assert_eq!(
        central
            .batch(&kiosk, &[])
            .await
            .read::<BatchAnswer>()
            .results,
        []
    );
}

#[tokio::test]
async fn bodies_that_are_too_large_are_refused_by_size_alone() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = Some(kiosk.enrolled.token.as_str());
    let path = format!("/v1/requests/{}", kiosk.request().header.id);
    let blanks = |bytes| vec![b' '; bytes];
    central
        .ask(Method::PUT, &path, token, blanks(33 * 1024))
        .await
        .is_refused(413, ErrorCode::TooLarge);
    let batch = central
        .ask(
            Method::POST,
            "/v1/requests/batch",
            token,
            blanks(6 * 1024 * 1024 + 1),
        )
        .await;
    batch.is_refused(413, ErrorCode::TooLarge);
    // A payload beyond what can be sealed is refused for good, even within the body's limit.
    let mut oversized = kiosk.request();
    oversized.payload.sealed = vec![7; 16 * 1024 + 1];
    oversized.sha256 = oversized.payload.hash();
    central
        .deliver(&kiosk, &oversized)
        .await
        .is_refused(400, ErrorCode::Malformed);
}

#[tokio::test]
async fn without_a_valid_token_nothing_is_read() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let path = format!("/v1/requests/{}", request.header.id);
    for (token, body) in [
        (None, bytes(&request)),
        (Some("0000"), bytes(&request)),
        (None, vec![b' '; 40_000]),
    ] {
        central
            .ask(Method::PUT, &path, token, body)
            .await
            .is_refused(401, ErrorCode::Unauthorised);
    }
    for (method, path) in [
        (Method::POST, "/v1/requests/batch"),
        (Method::POST, "/v1/requests/manifest"),
        (Method::POST, "/v1/heartbeats"),
        (Method::GET, "/v1/configuration"),
        (Method::GET, "/v1/requests/0000-0000-0000"),
    ] {
        central
            .ask(method, path, None, "{}")
            .await
            .is_refused(401, ErrorCode::Unauthorised);
    }
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 0);
}

#[tokio::test]
async fn a_kiosk_delivers_its_own_requests_only() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    let request = kiosk.request();
    central
        .deliver(&other, &request)
        .await
        .is_refused(422, ErrorCode::HeaderMismatch);
    let mut renamed = request.clone();
    renamed.header.kiosk = other.id();
    central
        .deliver(&other, &renamed)
        .await
        .is_refused(422, ErrorCode::HeaderMismatch);
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 0);
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let token = Some(kiosk.enrolled.token.as_str());
    let request = kiosk.request();
    let elsewhere = format!("/v1/requests/{}", RequestId::new(1, [9; 10]));
    central
        .ask(Method::PUT, &elsewhere, token, bytes(&request))
        .await
        .is_refused(422, ErrorCode::HeaderMismatch);
    let mut wrong_hash = request.clone();
    wrong_hash.sha256 = SealedHash::of(b"something else");
    central
        .deliver(&kiosk, &wrong_hash)
        .await
        .is_refused(422, ErrorCode::HashMismatch);
    let path = format!("/v1/requests/{}", request.header.id);
    let mut cut = bytes(&request);
    cut.truncate(cut.len() / 2);
    for body in [
        cut,
        b"".to_vec(),
        b"[]".to_vec(),
        b"null".to_vec(),
        vec![0xff, 0xfe],
        vec![b'['; 20_000],
    ] {
        central
            .ask(Method::PUT, &path, token, body)
            .await
            .is_refused(400, ErrorCode::Malformed);
    }
    let not_an_id = central
        .ask(Method::PUT, "/v1/requests/7", token, bytes(&request))
        .await;
    not_an_id.is_refused(400, ErrorCode::Malformed);
    for body in [json!({}), json!({"requests": 7}), json!([])] {
        let answer = central
            .ask(Method::POST, "/v1/requests/batch", token, bytes(&body))
            .await;
        answer.is_refused(400, ErrorCode::Malformed);
    }
    assert_eq!(central.count("SELECT count(*) FROM requests").await, 0);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_answered_in_the_apis_own_words() {
    let central = Central::start().await;
    central
        .get("/v1/nothing")
        .await
        .is_refused(404, ErrorCode::NotFound);
    central.get("/").await.is_refused(404, ErrorCode::NotFound);
    central
        .ask(Method::DELETE, "/v1/requests/batch", None, "")
        .await
        .is_refused(405, ErrorCode::NotFound);
}
