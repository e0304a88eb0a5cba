//! Calling somebody from the counter, against the real central and against whoever stands in its place. What
//! counts is that nobody is told more than is so, and that no call outlives the person who made it.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Json,
    http::{Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use central::{commands, store::Store};
use jiff::Timestamp;
use kiosk::visit::page::{HelpCallStage, Refusal};
use protocol::{
    Language,
    help::{HelpCall, HelpCallAnswer, HelpCallState, ScreenName},
    wire::{ApiError, ErrorCode},
};
use testbed::process::wait_for;
use uuid::Uuid;

use crate::{
    stand_in::{stand_in, stand_in_by_method},
    support::{Place, Running},
};

const CALLED: Option<HelpCallStage> = Some(HelpCallStage::Called { late: false });
const COMING: Option<HelpCallStage> = Some(HelpCallStage::Coming);
const OFFLINE: Option<HelpCallStage> = Some(HelpCallStage::Offline);
const DEADLINE: Duration = Duration::from_secs(40);

fn screen() -> ScreenName {
    ScreenName::try_from("check".to_owned()).expect("a name")
}

impl Running {
    /// Presses the button within the kiosk's own runtime, as the shell does.
    async fn call_staff(&self, visit: Option<&str>) -> Result<(), Refusal> {
        let (kiosk, visit) = (self.kiosk.clone(), visit.map(str::to_owned));
        self.spawn(async move { kiosk.call_staff(visit.as_deref(), screen()) })
            .await
    }

    async fn until_told(&self, expected: Option<HelpCallStage>) {
        let mut changes = self.kiosk.changes();
        let wait = async {
            while self.kiosk.state().help_call != expected {
                changes.changed().await.expect("the kiosk runs");
            }
        };
        tokio::time::timeout(DEADLINE, wait)
            .await
            .unwrap_or_else(|_| panic!("{expected:?}, not {:?}", self.kiosk.state().help_call));
    }
}

/// Central's calls, the oldest first: the id, the language, and whether it is over.
fn calls(place: &Place) -> Vec<(Uuid, Option<String>, bool)> {
    let database = rusqlite::Connection::open(place.directory().database()).expect("there");
    let mut statement = database
        .prepare("SELECT id, language, ended_at IS NOT NULL FROM help_calls ORDER BY rowid")
        .expect("the table is there");
    let rows = statement
        .query_map([], |row| {
            let id: String = row.get(0)?;
            Ok((id.parse().expect("an id"), row.get(1)?, row.get(2)?))
        })
        .expect("readable");
    rows.collect::<Result<_, _>>().expect("readable")
}

/// Waits until central has `count` calls and all of them are over.
async fn until_all_are_over(place: &Place, count: usize) {
    let wait = || {
        let calls = calls(place);
        let over = calls.len() == count && calls.iter().all(|(_, _, over)| *over);
        Ok(over.then_some(()))
    };
    tokio::task::block_in_place(|| wait_for("every call to be over", DEADLINE, wait))
        .unwrap_or_else(|error| panic!("{error}: {:?}", calls(place)));
}

/// Somebody who may answer at the desk.
async fn add_staff(place: &Place) {
    let password = "a long enough password";
    commands::add_staff(
        &place.directory(),
        "ana.reis",
        password,
        central::proof::desk::Role::Clerk,
        Timestamp::now(),
    )
    .await
    .expect("central is there");
}

/// Somebody at the desk says that they are coming.
async fn answer(place: &Place, id: Uuid) -> bool {
    let (directory, now) = (place.directory(), Timestamp::now());
    let store = Store::open(&directory.database()).await.expect("there");
    let done = store.answer_help_call(id, "ana.reis", None, now).await;
    store.close().await;
    done.expect("the disk works")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_told_answered_and_gone_with_the_visit() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    assert_eq!(kiosk.kiosk.state().help_call, None);
    let visit = kiosk.begin(Language::Ar).await;
    for _ in 0..5 {
        assert_eq!(kiosk.call_staff(Some(&visit)).await, Ok(()));
    }
    kiosk.until_told(CALLED).await;
    add_staff(&place).await;
    let [(id, language, false)] = &calls(&place)[..] else {
        panic!("five presses are one call: {:?}", calls(&place));
    };
    assert_eq!(language.as_deref(), Some("ar"));
    assert!(answer(&place, *id).await);
    kiosk.until_told(COMING).await;
    kiosk.kiosk.end_visit(&visit).expect("the visit is open");
    assert_eq!(kiosk.kiosk.state().help_call, None, "at once");
    until_all_are_over(&place, 1).await;
    assert!(!answer(&place, *id).await, "an answer after the end");
    kiosk.begin(Language::Pt).await;
    assert_eq!(
        kiosk.kiosk.state().help_call,
        None,
        "the next person inherits nothing"
    );
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn however_a_visit_ends_its_call_ends_with_it() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    type Ending = fn(&kiosk::Kiosk);
    let endings: [(&str, Ending); 3] = [
        ("the person ends it", |kiosk| kiosk.end_call()),
        ("the page died", |kiosk| kiosk.abandon_page()),
        ("another visit begins", |kiosk| {
            kiosk.begin_visit(Language::En).expect("free");
        }),
    ];
    for (number, (name, end)) in endings.into_iter().enumerate() {
        let visit = kiosk.begin(Language::Pt).await;
        assert_eq!(kiosk.call_staff(Some(&visit)).await, Ok(()));
        kiosk.until_told(CALLED).await;
        end(&kiosk.kiosk);
        assert_eq!(kiosk.kiosk.state().help_call, None, "{name}");
        until_all_are_over(&place, number + 1).await;
    }
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn before_a_language_is_chosen_a_call_names_none_and_a_stale_visit_calls_nobody() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let stale = kiosk.call_staff(Some("an earlier visit")).await;
    assert_eq!(stale, Err(Refusal::StaleVisit));
    assert_eq!(kiosk.call_staff(None).await, Ok(()));
    kiosk.until_told(CALLED).await;
    assert!(matches!(calls(&place)[..], [(_, None, false)]));
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_withdrawn_while_it_is_on_its_way_rings_for_nobody() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    for _ in 0..3 {
        assert_eq!(kiosk.call_staff(None).await, Ok(()));
        kiosk.kiosk.end_call();
    }
    until_all_are_over(&place, 3).await;
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn without_central_the_person_is_told_and_may_call_again() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    place.stop_central().await;
    assert_eq!(kiosk.call_staff(None).await, Ok(()));
    kiosk.until_told(OFFLINE).await;
    place.start_central().await;
    assert_eq!(kiosk.call_staff(None).await, Ok(()));
    kiosk.until_told(CALLED).await;
    let open = calls(&place).into_iter().filter(|(_, _, over)| !over);
    assert_eq!(open.count(), 1, "of the first, at most its end has arrived");
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_of_central_ends_no_call() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    assert_eq!(kiosk.call_staff(None).await, Ok(()));
    kiosk.until_told(CALLED).await;
    add_staff(&place).await;
    place.stop_central().await;
    place.start_central().await;
    assert!(answer(&place, calls(&place)[0].0).await);
    kiosk.until_told(COMING).await;
    assert_eq!(calls(&place).len(), 1);
    kiosk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_kiosk_says_that_nobody_could_be_told() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    assert_eq!(kiosk.call_staff(None).await, Ok(()));
    kiosk.until_told(CALLED).await;
    let name = rusqlite::Connection::open(place.directory().database())
        .and_then(|database| database.query_row("SELECT id FROM kiosks", [], |row| row.get(0)));
    let name: String = name.expect("it is enrolled");
    let name = protocol::KioskId::parse(&name).expect("a kiosk's id");
    commands::revoke_kiosk(&place.directory(), name, Timestamp::now())
        .await
        .expect("central is there");
    kiosk.until_told(OFFLINE).await;
    assert_eq!(kiosk.call_staff(None).await, Ok(()));
    kiosk.until_told(OFFLINE).await;
    kiosk.end();
}

fn refused(status: StatusCode, code: ErrorCode, wait: &'static str) -> Response {
    let body = Json(ApiError { code });
    (status, [(header::RETRY_AFTER, wait)], body).into_response()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_that_passes_soon_is_waited_for_and_a_long_one_is_told() {
    for (wait, expected) in [("4", CALLED), ("20", OFFLINE)] {
        let mut place = Place::new().await;
        place.stop_central().await;
        let tried = Arc::new(AtomicUsize::new(0));
        let count = tried.clone();
        stand_in_by_method(&place, move |method, path, body| {
            if method != Method::POST || path != "/v1/help-calls" {
                return refused(StatusCode::NOT_FOUND, ErrorCode::NotFound, "0");
            }
            if count.fetch_add(1, Ordering::SeqCst) == 0 {
                let (status, code) = (StatusCode::TOO_MANY_REQUESTS, ErrorCode::TooManyRequests);
                return refused(status, code, wait);
            }
            let call: HelpCall = serde_json::from_slice(&body).expect("as the API has it");
            let state = HelpCallState::Waiting;
            let answer = HelpCallAnswer { id: call.id, state };
            (StatusCode::CREATED, Json(answer)).into_response()
        })
        .await;
        let kiosk = Running::start(place.config()).await;
        assert_eq!(kiosk.call_staff(None).await, Ok(()));
        kiosk.until_told(expected).await;
        let tries = if expected == CALLED { 2 } else { 1 };
        assert_eq!(tried.load(Ordering::SeqCst), tries, "after {wait} s");
        kiosk.end();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strangers_answer_is_no_word_of_the_counters() {
    type Answer = fn() -> Response;
    let portal: Answer = || Html("<p>Welcome to our network</p>").into_response();
    let of_another: Answer = || {
        let (id, state) = (Uuid::from_u128(1), HelpCallState::Coming);
        (StatusCode::CREATED, Json(HelpCallAnswer { id, state })).into_response()
    };
    for answer in [portal, of_another] {
        let mut place = Place::new().await;
        place.stop_central().await;
        stand_in(&place, move |_, _| answer()).await;
        let kiosk = Running::start(place.config()).await;
        assert_eq!(kiosk.call_staff(None).await, Ok(()));
        kiosk.until_told(OFFLINE).await;
        kiosk.end();
    }
}
