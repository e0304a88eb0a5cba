//! Calls for help as a kiosk makes them: one a press, open while the kiosk asks, and over when it does not.

use central::commands;
use jiff::ToSpan;
use protocol::{
    Language,
    help::{HelpCall, HelpCallAnswer, HelpCallState, SILENT_S, ScreenName},
    wire::ErrorCode,
};
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::support::{Answer, Central, Kiosk, bytes};

fn call(number: u128) -> HelpCall {
    HelpCall {
        id: Uuid::from_u128(number),
        language: Some(Language::Ar),
        screen: ScreenName::try_from("identity".to_owned()).unwrap(),
    }
}

async fn make(central: &Central, kiosk: &Kiosk, call: &HelpCall) -> Answer {
    let token = Some(kiosk.enrolled.token.as_str());
    central
        .ask(Method::POST, "/v1/help-calls", token, bytes(call))
        .await
}

async fn about(central: &Central, kiosk: &Kiosk, method: Method, number: u128) -> Answer {
    let path = format!("/v1/help-calls/{}", Uuid::from_u128(number));
    let token = Some(kiosk.enrolled.token.as_str());
    central.ask(method, &path, token, []).await
}

/// How far a call is, by an answer that names it.
#[track_caller]
fn state(answer: &Answer, number: u128) -> HelpCallState {
    assert!(answer.status.is_success(), "{}", answer.text());
    let answer: HelpCallAnswer = answer.read();
    assert_eq!(answer.id, Uuid::from_u128(number));
    answer.state
}

async fn ask(central: &Central, kiosk: &Kiosk, number: u128) -> HelpCallState {
    state(&about(central, kiosk, Method::GET, number).await, number)
}

async fn open_calls(central: &Central) -> i64 {
    central
        .count("SELECT count(*) FROM help_calls WHERE ended_at IS NULL")
        .await
}

fn later(central: &Central, seconds: u32) {
    let time = central.now() + i64::from(seconds).seconds();
    central.clock.set(time);
}

#[tokio::test]
async fn the_same_call_again_is_one_call_and_a_new_one_ends_it() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    for _ in 0..2 {
        let answer = make(&central, &kiosk, &call(1)).await;
        assert_eq!(answer.status, 201);
        assert_eq!(state(&answer, 1), HelpCallState::Waiting);
    }
    assert_eq!(open_calls(&central).await, 1);
    make(&central, &kiosk, &call(2)).await;
    assert_eq!(open_calls(&central).await, 1);
    assert_eq!(ask(&central, &kiosk, 1).await, HelpCallState::Ended);
    assert_eq!(ask(&central, &kiosk, 2).await, HelpCallState::Waiting);
    // A copy of the first that was late on its way.
    assert_eq!(
        state(&make(&central, &kiosk, &call(1)).await, 1),
        HelpCallState::Ended
    );
    assert_eq!(ask(&central, &kiosk, 2).await, HelpCallState::Waiting);
}

#[tokio::test]
async fn a_withdrawn_call_stays_so_even_if_it_arrives_afterwards() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    make(&central, &kiosk, &call(1)).await;
    for _ in 0..2 {
        let answer = about(&central, &kiosk, Method::DELETE, 1).await;
        assert_eq!(state(&answer, 1), HelpCallState::Ended);
    }
    assert_eq!(ask(&central, &kiosk, 1).await, HelpCallState::Ended);
    about(&central, &kiosk, Method::DELETE, 2).await;
    let answer = make(&central, &kiosk, &call(2)).await;
    assert_eq!(state(&answer, 2), HelpCallState::Ended);
    assert_eq!(open_calls(&central).await, 0);
}

#[tokio::test]
async fn a_kiosk_that_asks_no_more_has_nobody_waiting() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    make(&central, &kiosk, &call(1)).await;
    later(&central, SILENT_S - 1);
    assert_eq!(ask(&central, &kiosk, 1).await, HelpCallState::Waiting);
    later(&central, SILENT_S - 1);
    assert_eq!(
        ask(&central, &kiosk, 1).await,
        HelpCallState::Waiting,
        "the question kept it open"
    );
    later(&central, SILENT_S);
    assert_eq!(ask(&central, &kiosk, 1).await, HelpCallState::Ended);
    let again = make(&central, &kiosk, &call(1)).await;
    assert_eq!(state(&again, 1), HelpCallState::Ended, "and it stays so");
}

#[tokio::test]
async fn a_restart_forgets_no_call() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    make(&central, &kiosk, &call(1)).await;
    central.restart().await;
    assert_eq!(ask(&central, &kiosk, 1).await, HelpCallState::Waiting);
}

#[tokio::test]
async fn a_kiosk_knows_its_own_calls_only() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    make(&central, &kiosk, &call(1)).await;
    about(&central, &other, Method::GET, 1)
        .await
        .is_refused(404, ErrorCode::NotFound);
    make(&central, &other, &call(1))
        .await
        .is_refused(409, ErrorCode::Conflict);
    about(&central, &other, Method::DELETE, 1).await;
    assert_eq!(ask(&central, &kiosk, 1).await, HelpCallState::Waiting);
    make(&central, &other, &call(2)).await;
    assert_eq!(
        ask(&central, &kiosk, 1).await,
        HelpCallState::Waiting,
        "each kiosk has its own person"
    );
    about(&central, &kiosk, Method::GET, 7)
        .await
        .is_refused(404, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_revoked_kiosk_calls_nobody_and_its_call_is_gone_from_the_desk() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    make(&central, &kiosk, &call(1)).await;
    commands::revoke_kiosk(&central.directory, kiosk.id(), central.now())
        .await
        .unwrap();
    make(&central, &kiosk, &call(2))
        .await
        .is_refused(401, ErrorCode::Unauthorised);
    for method in [Method::GET, Method::DELETE] {
        about(&central, &kiosk, method, 1)
            .await
            .is_refused(401, ErrorCode::Unauthorised);
    }
    let store = crate::support::database::store(&central.directory).await;
    assert!(
        store
            .open_help_calls(None, central.now())
            .await
            .unwrap()
            .is_empty(),
        "nobody runs to a kiosk that is none"
    );
    store.close().await;
}

#[tokio::test]
async fn somebody_who_plays_with_the_button_is_slowed_down() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    for number in 1..=5 {
        assert_eq!(make(&central, &kiosk, &call(number)).await.status, 201);
    }
    let answer = make(&central, &kiosk, &call(6)).await;
    answer.is_refused(429, ErrorCode::TooManyRequests);
    assert_eq!(answer.header("retry-after"), "20");
    assert_eq!(make(&central, &other, &call(7)).await.status, 201);
    // The open call can still be asked about and withdrawn.
    assert_eq!(ask(&central, &kiosk, 5).await, HelpCallState::Waiting);
    later(&central, 20);
    assert_eq!(make(&central, &kiosk, &call(6)).await.status, 201);
    for _ in 0..60 {
        about(&central, &kiosk, Method::GET, 6).await;
    }
    about(&central, &kiosk, Method::GET, 6)
        .await
        .is_refused(429, ErrorCode::TooManyRequests);
}

#[tokio::test]
async fn nothing_that_was_typed_can_come_with_a_call() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    for bent in [
        json!({}),
        json!({"id": Uuid::nil(), "language": "ar", "screen": "200000020"}),
        json!({"id": Uuid::nil(), "language": "ar", "screen": "ana@example.com"}),
        json!({"id": "912345678", "language": "ar", "screen": "check"}),
        json!({"id": Uuid::nil(), "language": "ar", "screen": "check", "why": "x"}),
    ] {
        let token = Some(kiosk.enrolled.token.as_str());
        central
            .ask(Method::POST, "/v1/help-calls", token, bytes(&bent))
            .await
            .is_refused(400, ErrorCode::Malformed);
    }
    assert_eq!(central.count("SELECT count(*) FROM help_calls").await, 0);
}

#[tokio::test]
async fn a_call_is_forgotten_after_a_day() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    make(&central, &kiosk, &call(1)).await;
    later(&central, 24 * 60 * 60);
    make(&central, &kiosk, &call(2)).await;
    assert_eq!(central.count("SELECT count(*) FROM help_calls").await, 1);
}
