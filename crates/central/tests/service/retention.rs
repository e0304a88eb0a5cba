//! What goes by itself after its term, and what goes because somebody asked for it.

use central::{
    commands::{self, CommandError, Whose},
    retention::Terms,
};
use jiff::ToSpan;
use protocol::{Kind, PublicState, wire::SealedRequest};
use tokio::sync::watch;

use crate::{
    scene::{AFTER_T, NEW, Scene},
    support::{Central, correction},
};

/// Rows that say something of a person, by table.
const OF_A_PERSON: &str = "SELECT * FROM (
     SELECT 'sealed', count(*) AS n FROM requests WHERE length(sealed) > 0
     UNION ALL SELECT 'contents', count(*) FROM contents
     UNION ALL SELECT 'proofs', count(*) FROM proofs
     UNION ALL SELECT 'matches', count(*) FROM matches
     UNION ALL SELECT 'mails', count(*) FROM mails
     UNION ALL SELECT 'conflicts', count(*) FROM conflicts
     UNION ALL SELECT 'former', count(*) FROM events WHERE former IS NOT NULL
     UNION ALL SELECT 'notices', count(*) FROM old_address_notices) WHERE n > 0";

impl Central {
    async fn take_away(&self) {
        let retention = self.workers().await.retention;
        let (_running, stop) = watch::channel(false);
        retention.pass_until(&stop).await.unwrap();
        retention.store.close().await;
    }
}

/// Somebody whose address was changed, with a conflict beside it, and somebody who waits.
async fn full() -> (Scene, SealedRequest) {
    let scene = Scene::set().await;
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), true)
        .await;
    let other = scene
        .kiosk
        .seal(request.header.clone(), &correction(scene.pending(1)));
    assert_eq!(
        scene.central.deliver(&scene.kiosk, &other).await.status,
        409
    );
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(scene.pending(0)).await, NEW);
    (scene, request)
}

#[tokio::test]
async fn a_sealed_payload_goes_after_its_term_and_the_kiosk_is_not_asked_for_it_again() {
    let (scene, request) = full().await;
    let sealed = "SELECT count(*) FROM requests WHERE length(sealed) > 0";
    scene
        .central
        .clock
        .set("2026-03-15T00:00:00Z".parse().unwrap());
    scene.central.take_away().await;
    assert_eq!(scene.central.count(sealed).await, 1, "not yet");
    scene
        .central
        .clock
        .set("2026-03-16T11:00:00Z".parse().unwrap());
    scene.central.take_away().await;
    assert_eq!(scene.central.count(sealed).await, 0);
    let contents = "SELECT count(*) FROM contents";
    assert_eq!(scene.central.count(contents).await, 1, "the file goes on");
    let again = scene.central.deliver(&scene.kiosk, &request).await;
    assert_eq!(again.status, 200, "known by id and hash");
    assert_eq!(scene.central.count(sealed).await, 0);
}

#[tokio::test]
async fn what_was_opened_goes_after_the_term_of_its_state() {
    let (scene, done) = full().await;
    let waits = scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(2)), false)
        .await;
    let terms = "done_days = 30\ncounter_days = 60\n";
    std::fs::write(scene.central.directory.retention(), terms).unwrap();
    scene.at("2026-04-01T00:00:00Z").await;
    assert_eq!(scene.state(&waits).await, PublicState::ComeToTheCounter);
    scene.central.take_away().await;
    let contents = "SELECT count(*) FROM contents";
    assert_eq!(scene.central.count(contents).await, 2);
    scene
        .central
        .clock
        .set("2026-04-12T00:00:00Z".parse().unwrap());
    scene.central.take_away().await;
    assert_eq!(
        scene.central.count(contents).await,
        1,
        "the one that is done"
    );
    scene
        .central
        .clock
        .set("2026-06-15T00:00:00Z".parse().unwrap());
    scene.central.take_away().await;
    assert_eq!(scene.central.count(contents).await, 0);
    assert_eq!(
        scene.state(&done).await,
        PublicState::Done,
        "what became of it stays"
    );
    let events = "SELECT count(*) FROM events WHERE what = 'erased' AND why = 'term'";
    assert_eq!(scene.central.count(events).await, 2);
    assert_eq!(Terms::default().sealed_days, 14);
}

#[tokio::test]
async fn an_open_request_never_goes_by_a_term() {
    let scene = Scene::set().await;
    scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), true)
        .await;
    let later = scene.central.now() + (24 * 4_000).hours();
    scene.central.clock.set(later);
    scene.central.take_away().await;
    assert_eq!(
        scene.central.count("SELECT count(*) FROM contents").await,
        1
    );
}

#[tokio::test]
async fn a_case_is_erased_with_everything_about_it_and_nothing_else() {
    let (scene, request) = full().await;
    let case = scene
        .central
        .rows("SELECT case_id, 0 FROM contents")
        .await
        .remove(0)
        .0;
    let other = scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(3)), true)
        .await;
    // A weak match of the other request with the case must not keep it.
    scene
        .central
        .execute(
            "INSERT INTO matches SELECT contents.request_id, decisions.case_id, 1, 0, NULL
             FROM contents, decisions WHERE contents.case_id <> decisions.case_id",
        )
        .await;
    let whose = Whose::Case(case.clone());
    let now = scene.central.now();
    commands::erase(&scene.central.directory, &whose, now)
        .await
        .unwrap();
    let left = scene.central.rows(OF_A_PERSON).await;
    assert!(left.iter().all(|(_, n)| *n == 1 || *n == 2), "{left:?}");
    let of_it = "SELECT count(*) FROM contents JOIN requests ON requests.id = request_id
         WHERE state = 'done'";
    assert_eq!(scene.central.count(of_it).await, 0);
    assert_eq!(scene.state(&request).await, PublicState::Done);
    assert!(matches!(
        scene.state(&other).await,
        PublicState::BeingChecked { .. }
    ));
    let events = "SELECT what, count(*) FROM events WHERE who = 'operator' GROUP BY 1 ORDER BY 1";
    assert_eq!(
        scene.central.rows(events).await,
        [("case-erased".to_owned(), 1), ("erased".to_owned(), 1)]
    );
    let again = commands::erase(&scene.central.directory, &whose, now).await;
    assert!(matches!(again, Err(CommandError::NobodyThere(_))));
    let broken = "SELECT count(*) FROM pragma_foreign_key_check";
    assert_eq!(scene.central.count(broken).await, 0);
}

#[tokio::test]
async fn a_request_is_erased_whatever_its_state_and_is_not_decided_afterwards() {
    let scene = Scene::set().await;
    let received = scene.kiosk.seal(
        scene.kiosk.header(Kind::CorrectEmail),
        &correction(scene.pending(0)),
    );
    scene.central.deliver(&scene.kiosk, &received).await;
    let erase = async |request: &SealedRequest| {
        let whose = Whose::Request(request.header.tracking_code);
        let now = scene.central.now();
        commands::erase(&scene.central.directory, &whose, now)
            .await
            .unwrap();
    };
    erase(&received).await;
    let opened = scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), true)
        .await;
    erase(&opened).await;
    scene.at(AFTER_T).await;
    for request in [&received, &opened] {
        assert_eq!(scene.state(request).await, PublicState::Stopped);
    }
    let person = scene.pending(0);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    assert_eq!(scene.central.rows(OF_A_PERSON).await, []);
}

#[tokio::test]
async fn a_person_is_given_everything_that_is_kept_of_them_in_clear() {
    let (scene, request) = full().await;
    let person = scene.pending(0);
    let case = scene
        .central
        .rows("SELECT case_id, 0 FROM contents")
        .await
        .remove(0)
        .0;
    for whose in [
        Whose::Case(case),
        Whose::Request(request.header.tracking_code),
    ] {
        let now = scene.central.now();
        let kept = commands::export_person(&scene.central.directory, &whose, now)
            .await
            .unwrap()
            .to_string();
        for said in [
            person.nif.as_str(),
            person.passport().number(),
            person.email.as_str(),
            NEW,
            "address-changed",
            "payment-data",
        ] {
            assert!(kept.contains(said), "{said} is missing for {whose:?}");
        }
        let strangers = scene.pending(1).nif.as_str();
        assert!(!kept.contains(strangers));
    }
    let events = "SELECT count(*) FROM events WHERE what = 'exported' AND who = 'operator'";
    assert_eq!(scene.central.count(events).await, 2);
}
