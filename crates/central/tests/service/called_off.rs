//! While the registry does not answer: what was decided can be called off as long as it is certain that it was not done, is
//! never forgotten, and is told to staff again and again; what two people decided to undo is undone once, or ends by name; and
//! nothing is erased beside it.

use central::{
    commands::{self, Whose},
    mail::Filling,
    proof::{
        desk::Role,
        links::LinkAction,
        press::{Late, Pressed},
    },
    registry::CaseRegistry,
    store::{Acted, By, Erased, Store},
    workers::by_staff::ByStaff,
};
use jiff::SignedDuration;
use protocol::Kind;

use crate::{
    registry::{AWAY, CHANGED, Fault, ParseEmail, Play},
    scene::{AFTER_T, NEW},
    support::correction,
};

const SUPERVISOR: &str = "rui";
const WHY: &str = "suspected-fraud";

fn by<'a>(play: &Play, staff: &'a str, request_id: &'a str) -> By<'a> {
    By {
        staff,
        request_id,
        now: play.scene.central.now(),
    }
}

/// A correction that the registry is asked for in vain, and the people of the desk.
async fn applying(fault: Fault) -> (Play, String) {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(fault).await;
    assert_eq!(play.state().await, "applying");
    let id = staffed(&play).await;
    (play, id)
}

async fn staffed(play: &Play) -> String {
    let (store, now) = (&play.decider.store, play.scene.central.now());
    for (name, role) in [("ana", Role::Clerk), (SUPERVISOR, Role::Supervisor)] {
        store.add_staff(name, "-", role, now).await.unwrap();
    }
    play.request.header.id.to_string()
}

async fn call_off(play: &Play, id: &str, fault: Fault) -> Acted {
    play.registry.now_does(fault);
    let registry = play.registry.clone() as _;
    let parts = ByStaff {
        registry: &registry,
        store: &play.decider.store,
        vault: &play.decider.vault,
    };
    parts.call_off(by(play, SUPERVISOR, id), WHY).await.unwrap()
}

#[tokio::test]
async fn a_supervisor_calls_a_change_off_that_the_registry_has_not_made() {
    let (play, id) = applying(Fault::Refuses).await;
    for fault in [Fault::Refuses, Fault::Away] {
        assert_eq!(
            call_off(&play, &id, fault).await,
            Acted::Unknown,
            "{fault:?}"
        );
        assert_eq!(play.state().await, "applying", "nothing is known");
    }
    assert_eq!(call_off(&play, &id, Fault::None).await, Acted::Done);
    assert_eq!(play.state().await, "stopped");
    assert_eq!(call_off(&play, &id, Fault::None).await, Acted::NotNow);
    for _ in 0..3 {
        play.later(SignedDuration::from_hours(24));
        play.pass(Fault::None).await;
    }
    assert_eq!(play.email().await, play.person().email.as_str());
    assert_eq!(play.state().await, "stopped");
    let decided = "SELECT staff || ' ' || why, count(*) FROM decisions GROUP BY 1";
    let by_whom = [(format!("{SUPERVISOR} {WHY}"), 1)];
    assert_eq!(play.scene.central.rows(decided).await, by_whom);
    let line = "SELECT staff || ' ' || act || ' ' || why, 1 FROM journal WHERE act = 'stopped'";
    let noted = [(format!("{SUPERVISOR} stopped {WHY}"), 1)];
    assert_eq!(play.scene.central.rows(line).await, noted);
}

#[tokio::test]
async fn what_the_registry_has_made_is_not_called_off_and_is_written_down() {
    let (play, id) = applying(Fault::LosesTheAnswer).await;
    assert_eq!(call_off(&play, &id, Fault::None).await, Acted::TooLate);
    // At once, and not only when it is due again.
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    assert_eq!(
        (play.email().await.as_str(), play.count(CHANGED).await),
        (NEW, 1)
    );
    let stopped = "SELECT count(*) FROM journal WHERE act = 'stopped'";
    assert_eq!(play.count(stopped).await, 0);
}

#[tokio::test]
async fn an_answer_to_the_calling_off_that_is_lost_ends_as_the_registry_says() {
    let (play, id) = applying(Fault::Refuses).await;
    let change = play.decider.store.change_asked_for(&id).await.unwrap();
    let now = play.scene.central.now();
    // It was called off there, and nobody here knows.
    play.registry.now_does(Fault::None);
    play.registry
        .cancel(&change.unwrap().key, now)
        .await
        .unwrap();
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    // Judged again, since nobody has said that it is not wanted: under another key.
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    assert_eq!(
        (play.email().await.as_str(), play.count(CHANGED).await),
        (NEW, 1)
    );
}

#[tokio::test]
async fn staff_are_alarmed_again_every_day_while_it_lasts() {
    let (play, _) = applying(Fault::Refuses).await;
    let open =
        "SELECT count(*) FROM alarms WHERE kind = 'registry-away' AND acknowledged_at IS NULL";
    let store = &play.decider.store;
    let hours = async |hours: i64| {
        for _ in 0..hours * 6 {
            play.later(SignedDuration::from_mins(10));
            play.pass(Fault::Refuses).await;
        }
    };
    hours(2).await;
    assert_eq!(play.count(open).await, 1);
    for day in 1..=2 {
        for alarm in store.open_alarms(None).await.unwrap() {
            let now = play.scene.central.now();
            store
                .acknowledge_alarm(alarm.number, SUPERVISOR, None, now)
                .await
                .unwrap();
        }
        hours(23).await;
        assert_eq!(play.count(open).await, 0, "day {day}: it was seen");
        hours(2).await;
        assert_eq!(play.count(open).await, 1, "day {day}: it lasts");
    }
    assert_eq!(play.count(AWAY).await, 1, "one row says it");
}

#[tokio::test]
async fn not_me_to_one_request_says_that_an_alike_one_is_under_way_or_was_too_late() {
    for (fault, expected) in [
        (Fault::Refuses, Late::Perhaps),
        (Fault::None, Late::TooLate),
        (Fault::Away, Late::InTime),
    ] {
        let play = Play::begin().await;
        // The same for the same case, stopped at the desk: its notice has gone.
        let content = correction(play.person());
        let scene = &play.scene;
        let other = scene.delivered(Kind::CorrectEmail, &content, true).await;
        staffed(&play).await;
        let (store, id) = (&play.decider.store, other.header.id.to_string());
        let act = central::journal::Act::Stopped;
        let ended = store.end_by_staff(by(&play, "ana", &id), act, WHY).await;
        assert_eq!(ended.unwrap(), Acted::Done);
        play.at(AFTER_T);
        play.pass(fault).await;
        let now = play.scene.central.now();
        let pressed = store.press(other.header.id, LinkAction::No, now).await;
        let Ok(Some(Pressed::Objected { late, .. })) = pressed else {
            panic!("{pressed:?}");
        };
        assert_eq!(late, expected, "{fault:?}");
    }
}

/// A change by silence that its owner has not asked for, and the passport seen again.
async fn to_be_restored() -> (Play, String) {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::None).await;
    assert_eq!(play.email().await, NEW);
    let id = staffed(&play).await;
    let last_three = play.person().passport().last_three();
    let registry = play.registry.clone() as _;
    let parts = ByStaff {
        registry: &registry,
        store: &play.decider.store,
        vault: &play.decider.vault,
    };
    let seen = parts.see_passport_again(by(&play, "ana", &id), last_three);
    assert_eq!(seen.await.unwrap(), Acted::Done);
    (play, id)
}

async fn restore(play: &Play, id: &str, fault: Fault) -> Acted {
    play.registry.now_does(fault);
    let registry = play.registry.clone() as _;
    let parts = ByStaff {
        registry: &registry,
        store: &play.decider.store,
        vault: &play.decider.vault,
    };
    let by = by(play, SUPERVISOR, id);
    parts.restore(by, "not-asked-by-holder").await.unwrap()
}

const NOT_RESTORED: &str =
    "SELECT cause, count(*) FROM alarms WHERE kind = 'not-restored' GROUP BY 1";
const LINES: &str =
    "SELECT staff || ' ' || act || ' ' || why, 1 FROM journal WHERE act LIKE '%restored'";
const TOLD: &str = "SELECT count(*) FROM mails WHERE kind = 'address-restored'";

#[tokio::test]
async fn a_former_address_that_the_registry_does_not_restore_now_is_restored_once_and_staff_are_alarmed()
 {
    for fault in [Fault::Refuses, Fault::LosesTheAnswer] {
        let (play, id) = to_be_restored().await;
        assert_eq!(restore(&play, &id, fault).await, Acted::Later);
        assert_eq!(play.count(AWAY).await, 1, "{fault:?}: at once");
        assert_eq!(
            restore(&play, &id, fault).await,
            Acted::Later,
            "it is decided"
        );
        for _ in 0..3 {
            play.later(SignedDuration::from_mins(10));
            play.pass(Fault::None).await;
        }
        assert_eq!(play.email().await, play.person().email.as_str());
        let events = "SELECT count(*) FROM events WHERE what = 'address-restored'";
        assert_eq!((play.count(events).await, play.count(TOLD).await), (1, 1));
        let line = [(format!("{SUPERVISOR} restored not-asked-by-holder"), 1)];
        assert_eq!(play.scene.central.rows(LINES).await, line);
        assert_eq!(play.scene.central.rows(NOT_RESTORED).await, []);
    }
}

#[tokio::test]
async fn a_restoration_that_is_overtaken_while_it_waits_ends_by_name() {
    let (play, id) = to_be_restored().await;
    assert_eq!(restore(&play, &id, Fault::Refuses).await, Acted::Later);
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::Overtaken).await;
    let later = (play, "worker");
    let (play, id) = to_be_restored().await;
    let acted = restore(&play, &id, Fault::Overtaken).await;
    assert_eq!(acted, Acted::CaseChanged);
    for (play, by) in [later, (play, "desk")] {
        assert_eq!(play.email().await, "other@example.net", "{by}");
        let events = "SELECT why, count(*) FROM events WHERE what = 'not-restored' GROUP BY 1";
        let named = [("case-changed".to_owned(), 1)];
        assert_eq!(play.scene.central.rows(events).await, named, "{by}");
        assert_eq!(play.scene.central.rows(NOT_RESTORED).await, named, "{by}");
        let line = [(format!("{SUPERVISOR} not-restored case-changed"), 1)];
        assert_eq!(play.scene.central.rows(LINES).await, line, "{by}");
        assert_eq!(play.count(TOLD).await, 0);
    }
}

#[tokio::test]
async fn a_supervisor_calls_off_a_restoration_that_the_registry_never_answers_and_it_can_be_decided_anew()
 {
    let (play, id) = to_be_restored().await;
    assert_eq!(restore(&play, &id, Fault::Refuses).await, Acted::Later);
    assert_eq!(call_off(&play, &id, Fault::Refuses).await, Acted::Unknown);
    assert_eq!(call_off(&play, &id, Fault::None).await, Acted::Done);
    let state = play.state().await;
    for _ in 0..3 {
        play.later(SignedDuration::from_mins(10));
        play.pass(Fault::None).await;
    }
    assert_eq!(
        (play.email().await.as_str(), play.state().await),
        (NEW, state)
    );
    let ended =
        "SELECT who || ' ' || why, count(*) FROM events WHERE what = 'not-restored' GROUP BY 1";
    let by_whom = [(format!("{SUPERVISOR} cancelled"), 1)];
    assert_eq!(play.scene.central.rows(ended).await, by_whom);
    // The passport that was seen still counts.
    assert_eq!(restore(&play, &id, Fault::None).await, Acted::Done);
    assert_eq!(play.email().await, play.person().email.as_str());
}

#[tokio::test]
async fn a_restoration_that_was_made_and_whose_answer_was_lost_is_not_called_off() {
    let (play, id) = to_be_restored().await;
    let acted = restore(&play, &id, Fault::LosesTheAnswer).await;
    assert_eq!(acted, Acted::Later);
    assert_eq!(call_off(&play, &id, Fault::None).await, Acted::TooLate);
    play.pass(Fault::None).await;
    assert_eq!(play.email().await, play.person().email.as_str());
    assert_eq!(play.count(TOLD).await, 1);
}

/// Erases the case, over the way to the registry that something else happens on.
async fn erase_with(play: &Play, case: &str) -> Erased {
    let whose = Whose::Case(case.to_owned());
    let now = play.scene.central.now();
    let store = &play.decider.store;
    commands::erase_from(store, &*play.registry, &whose, now)
        .await
        .unwrap()
}

async fn case_of(play: &Play) -> String {
    let id = play.request.header.id.to_string();
    let given = play
        .decider
        .store
        .given(&id, &play.decider.vault)
        .await
        .unwrap()
        .unwrap();
    given.case_id.unwrap()
}

#[tokio::test]
async fn a_change_that_begins_before_the_erasure_keeps_it_off() {
    let play = Play::begin().await;
    let case = case_of(&play).await;
    play.at(AFTER_T);
    // Between the erasure's first question and its first word here.
    let decider = play.decider.clone();
    play.registry
        .before_a_case(move || Box::pin(async move { decider.pass().await.unwrap() }));
    play.registry.now_does(Fault::Refuses);
    assert_eq!(erase_with(&play, &case).await, Erased::Changing);
    assert_eq!(play.state().await, "applying");
    let left = "SELECT count(*) FROM contents WHERE new_email IS NOT NULL";
    assert_eq!(play.count(left).await, 1, "nothing of it is gone");
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    assert_eq!(erase_with(&play, &case).await, Erased::Done);
    assert_eq!(play.count("SELECT count(*) FROM contents").await, 0);
}

#[tokio::test]
async fn an_erasure_that_begins_before_a_change_keeps_that_off() {
    let play = Play::begin().await;
    let case = case_of(&play).await;
    let mut content = correction(play.person());
    content.new_email = Some("late@example.net".parse_email());
    let header = play.scene.kiosk.header(Kind::CorrectEmail);
    let email = content.new_email.clone().unwrap();
    let now = play.scene.central.now().as_millisecond();
    let bound = protocol::BoundTo::Request(header.id);
    let signer = play.scene.central.signer();
    content.mailbox_proof = Some(signer.prove(&email, &bound, header.kiosk, now));
    let late = play.scene.kiosk.seal(header, &content);
    let answer = play.scene.central.deliver(&play.scene.kiosk, &late).await;
    assert_eq!(answer.status, 201);
    // Between what is erased here and what the registry erases: somebody comes with the passport.
    let (decider, unsealer) = (play.decider.clone(), play.scene.central.unsealer().await);
    let (erased, at_the_desk) = (case.clone(), late.header.id.to_string());
    let last_three = play.person().passport().last_three().to_owned();
    staffed(&play).await;
    play.registry.before_an_erasure(move || {
        Box::pin(async move {
            unsealer.pass().await.unwrap();
            let store: &Store = &decider.store;
            let passports = decider.registry.passports(&[erased]).await.unwrap();
            let by = By {
                staff: "ana",
                request_id: &at_the_desk,
                now: decider.clock.now(),
            };
            let seen = store.see_passport(by, &last_three, &passports).await;
            assert_eq!(seen.unwrap(), Acted::Done);
            for _ in 0..3 {
                decider.pass().await.unwrap();
            }
        })
    });
    assert_eq!(erase_with(&play, &case).await, Erased::Done);
    let changes = "SELECT count(*) FROM case_changes";
    assert_eq!(play.count(changes).await, 0, "none has begun");
    assert_eq!(play.count(CHANGED).await, 0);
    let answers = play.scene.mails().await;
    assert!(
        !answers
            .iter()
            .any(|mail| matches!(mail.filling, Filling::PaymentData { .. }))
    );
    // What came meanwhile is a request without a case, and the number is free again.
    play.pass(Fault::None).await;
    play.at(AFTER_T);
    play.pass(Fault::None).await;
    let state = "SELECT state, 1 FROM requests ORDER BY received_at DESC, id DESC LIMIT 1";
    assert_eq!(play.scene.central.rows(state).await[0].0, "counter");
    assert_eq!(play.count("SELECT count(*) FROM erasures").await, 0);
    assert_eq!(erase_with(&play, &case).await, Erased::NobodyThere);
}
