use central::configuration::Changes;
use kiosk::{
    app::page::{SendResult, Service},
    machine::fault::Fault,
    staff::{panel::Light, pin::Pin},
    visit::page::Purpose,
};
use protocol::{KioskId, Language};
use sha2::Digest;

use crate::support::{DEADLINE, Place, Running, draft};

#[tokio::test]
async fn a_saved_request_is_at_central_once() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, facts) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    assert_eq!(place.central_has(), [facts.tracking_code.to_lowercase()]);
}

#[tokio::test]
async fn two_presses_of_send_make_one_request() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let visit = kiosk.begin(Language::Ar).await;
    kiosk
        .kiosk
        .choose_purpose(&visit, Purpose::CorrectEmail)
        .expect("open");
    let (first, second) = tokio::join!(
        kiosk.kiosk.send(&visit, draft()),
        kiosk.kiosk.send(&visit, draft())
    );
    let code = |result| match result {
        Ok(SendResult::Saved { facts }) => facts.tracking_code,
        other => panic!("not saved: {other:?}"),
    };
    assert_eq!(code(first), code(second));
    kiosk.until_delivered(&visit).await;
    assert_eq!(place.central_has().len(), 1);
}

#[tokio::test]
async fn a_revoked_kiosk_goes_on_saving_and_says_that_central_refuses_it() {
    let place = Place::new().await;
    let id: KioskId = place
        .at_rest(|db| {
            db.query_row("SELECT kiosk FROM identity", [], |row| {
                row.get::<_, String>(0)
            })
        })
        .parse()
        .expect("a kiosk's id");
    central::commands::revoke_kiosk(&place.directory(), id, jiff::Timestamp::now())
        .await
        .expect("known");
    let kiosk = Running::start(place.config()).await;
    kiosk.until_fault(Fault::CentralRefuses).await;
    let (visit, _) = kiosk.saved().await;
    assert!(!kiosk.delivered(&visit).await);
    assert_eq!(kiosk.kiosk.state().service, Service::Open);
}

/// The same with the first bit another, whatever it was.
fn turned_over(sealed: &[u8]) -> Vec<u8> {
    let mut turned = sealed.to_vec();
    turned[0] ^= 0x80;
    turned
}

#[tokio::test]
async fn a_request_that_central_refuses_for_good_is_kept_and_its_neighbours_pass() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    let (_, bad) = kiosk.saved().await;
    let (visit, good) = kiosk.saved().await;
    kiosk.kiosk.end_visit(&visit).expect("open");
    kiosk.end();
    // A bit of the sealed bytes turned over on the disk: central's hash differs.
    let whole: Vec<u8> = place.at_rest(|db| {
        let read = "SELECT sealed FROM request WHERE tracking_code = ?1";
        db.query_row(read, [&bad.tracking_code], |row| row.get(0))
    });
    let turned = format!("x'{}'", hex::encode(turned_over(&whole)));
    let update = format!("UPDATE request SET sealed = {turned} WHERE tracking_code = ?1");
    place.at_rest(|db| db.execute(&update, [&bad.tracking_code]));
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    let (last, _) = kiosk.saved().await;
    kiosk.until_delivered(&last).await;
    assert_eq!(place.central_has().len(), 2);
    assert!(
        place
            .central_has()
            .contains(&good.tracking_code.to_lowercase())
    );
    kiosk.end();
    let (delivery, reason): (String, String) = place.at_rest(|db| {
        db.query_row(
            "SELECT delivery, refusal FROM request WHERE tracking_code = ?1",
            [&bad.tracking_code],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    });
    assert_eq!(
        (delivery.as_str(), reason.as_str()),
        ("refused", "hash-mismatch")
    );
}

#[tokio::test]
async fn what_central_refused_passes_once_either_side_is_another_or_staff_say_so() {
    let mut place = Place::new().await;
    place.stop_central().await;
    let pin = Pin::choose("246813").expect("a PIN").hash();
    let with_pin = format!("[staff]\npin_hash = {:?}\n", pin.as_str());
    for by_staff in [false, true] {
        let kiosk = Running::start(place.config_with(&with_pin)).await;
        let (_, facts) = kiosk.saved().await;
        kiosk.end();
        let turned = |place: &Place, sealed: &str| {
            let update = format!("UPDATE request SET sealed = {sealed} WHERE tracking_code = ?1");
            place.at_rest(|db| db.execute(&update, [&facts.tracking_code]))
        };
        let whole: Vec<u8> = place.at_rest(|db| {
            let read = "SELECT sealed FROM request WHERE tracking_code = ?1";
            db.query_row(read, [&facts.tracking_code], |row| row.get(0))
        });
        turned(&place, &format!("x'{}'", hex::encode(turned_over(&whole))));
        place.start_central().await;
        let kiosk = Running::start(place.config_with(&with_pin)).await;
        let (last, _) = kiosk.saved().await;
        kiosk.until_delivered(&last).await;
        let token = kiosk.enter("246813").await;
        let core = &kiosk.kiosk;
        let queue = async || {
            let panel = core.staff_panel(&token, true).await.expect("staff");
            let row = panel.rows.into_iter().find(|row| row.row == "queue");
            row.map(|row| (row.light, row.text)).expect("a row")
        };
        let (light, text) = queue().await;
        assert_eq!(
            (light, text.as_str()),
            (Light::Amber, "staff-queue-refused")
        );
        let seen = core.staff_acknowledge(&token).await.expect("staff");
        assert_eq!(seen.count, 1);
        let (light, text) = queue().await;
        assert_eq!((light, text.as_str()), (Light::Green, "staff-queue-seen"));
        // The heartbeat, too, has heard which central this is.
        kiosk.until_sides_are_known(&place).await;
        kiosk.end();

        turned(&place, &format!("x'{}'", hex::encode(whole)));
        // The same kiosk at the same central: nothing is tried by itself. Another configuration: it is.
        let more = match by_staff {
            true => with_pin.clone(),
            false => format!("{with_pin}[idle]\nquestion = 90\n"),
        };
        let kiosk = Running::start(place.config_with(&more)).await;
        let (last, _) = kiosk.saved().await;
        kiosk.until_delivered(&last).await;
        let code = facts.tracking_code.to_lowercase();
        if by_staff {
            assert!(!place.central_has().contains(&code), "nobody said so");
            let token = kiosk.enter("246813").await;
            let retried = kiosk.kiosk.staff_retry(&token).await.expect("staff");
            assert_eq!(retried.count, 1);
        }
        let passes = async {
            let mut changes = kiosk.kiosk.changes();
            while !place.central_has().contains(&code) {
                changes.changed().await.expect("the kiosk runs");
            }
        };
        let passed = tokio::time::timeout(DEADLINE, passes).await;
        passed.unwrap_or_else(|_| panic!("by staff: {by_staff}"));
        kiosk.end();
        place.stop_central().await;
    }
}

#[tokio::test]
async fn an_enrolment_code_works_once_and_a_wrong_one_never() {
    let place = Place::new().await;
    let code = place.enrolment_code().await;
    kiosk::enrol(&place.config(), &code).await.expect("good");
    for code in [code.as_str(), "WRONG-CODE", ""] {
        let error = kiosk::enrol(&place.config(), code)
            .await
            .expect_err("refused");
        assert!(
            !error.to_string().contains(code) || code.is_empty(),
            "{error}"
        );
    }
}

/// The kiosk's name, as it is kept.
fn name(place: &Place) -> KioskId {
    let name: String =
        place.at_rest(|db| db.query_row("SELECT kiosk FROM identity", [], |row| row.get(0)));
    name.parse().expect("a kiosk's id")
}

#[tokio::test]
async fn a_revoked_kiosk_that_is_enrolled_again_keeps_its_name_and_delivers_what_waited() {
    let place = Place::new().await;
    let before = name(&place);
    central::commands::revoke_kiosk(&place.directory(), before, jiff::Timestamp::now())
        .await
        .expect("known");
    let kiosk = Running::start(place.config()).await;
    let (_, waited) = kiosk.saved().await;
    kiosk.until_fault(Fault::CentralRefuses).await;
    kiosk.end();
    let another = place.enrolment_code().await;
    let refused = kiosk::enrol(&place.config(), &another).await;
    let refused = refused.expect_err("another name").to_string();
    assert!(refused.contains("--kiosk"), "{refused}");
    let now = jiff::Timestamp::now();
    let code = central::commands::code_for_kiosk(&place.directory(), before, now)
        .await
        .expect("known");
    kiosk::enrol(&place.config(), &code)
        .await
        .expect("the code is for this kiosk");
    assert_eq!(name(&place), before);
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    assert!(
        place
            .central_has()
            .contains(&waited.tracking_code.to_lowercase())
    );
    kiosk.end();
    // A code of another name was refused before it was spent.
    std::fs::remove_dir_all(place.kiosk_folder()).expect("there");
    kiosk::enrol(&place.config(), &another)
        .await
        .expect("as good as new");
}

#[tokio::test]
async fn what_was_delivered_and_is_kept_holds_the_name_and_is_asked_about_after_an_enrolment_anew()
{
    let place = Place::new().await;
    let before = name(&place);
    let kiosk = Running::start(place.config()).await;
    let (visit, delivered) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    kiosk.end();
    let now = jiff::Timestamp::now();
    central::commands::revoke_kiosk(&place.directory(), before, now)
        .await
        .expect("known");
    let another = place.enrolment_code().await;
    let refused = kiosk::enrol(&place.config(), &another).await;
    let refused = refused.expect_err("another name").to_string();
    assert!(refused.contains("--kiosk"), "{refused}");
    assert_eq!(name(&place), before);
    let code = central::commands::code_for_kiosk(&place.directory(), before, now)
        .await
        .expect("known");
    kiosk::enrol(&place.config(), &code).await.expect("its own");
    let manifests = |db: &rusqlite::Connection| {
        let read = "SELECT count(*) FROM setting WHERE name = 'last-manifest'";
        db.query_row(read, [], |row| row.get::<_, i64>(0))
    };
    place.at_rest(|db| db.execute("DELETE FROM setting WHERE name = 'last-manifest'", []));
    let kiosk = Running::start(place.config()).await;
    let compared = async {
        while place.at_rest(manifests) == 0 {
            tokio::task::yield_now().await;
        }
    };
    let compared = tokio::time::timeout(DEADLINE, compared).await;
    compared.expect("a manifest passes in time");
    // What were to go again would have gone before this one.
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    kiosk.end();
    place.wait_until_closed();
    let state: (String, Option<String>) = place.at_rest(|db| {
        let read = "SELECT delivery, refusal FROM request WHERE tracking_code = ?1";
        db.query_row(read, [&delivered.tracking_code], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    });
    assert_eq!(state, ("delivered".to_owned(), None));
    let again: i64 = place.at_rest(|db| {
        let read = "SELECT count(*) FROM journal WHERE event = 'requeued'";
        db.query_row(read, [], |row| row.get(0))
    });
    assert_eq!(again, 0, "central has it under this name");
    assert_eq!(place.central_has().len(), 2);
}

#[tokio::test]
async fn a_code_whose_answer_was_lost_is_typed_again_and_gives_the_same_kiosk() {
    let place = Place::new().await;
    let lock = || kiosk::storage::store::DirectoryLock::take(&place.kiosk_folder());
    let code = place.enrolment_code().await;
    kiosk::enrol(&place.config(), &code).await.expect("good");
    let first = name(&place);
    let token = |db: &rusqlite::Connection| {
        db.query_row("SELECT token FROM identity", [], |row| {
            row.get::<_, String>(0)
        })
    };
    let token: String = place.at_rest(token);
    drop(lock().expect("free"));
    // The identity never came to the disk; what the kiosk had made for itself did.
    let hash = hex::encode(sha2::Sha256::digest(code.replace('-', "")));
    place.at_rest(|db| {
        db.execute_batch("DELETE FROM identity; DELETE FROM sealing_key;")?;
        db.execute(
            "INSERT INTO setting (name, value) VALUES ('enrolling', ?1)",
            [format!("{hash} {token}")],
        )
    });
    std::fs::remove_file(place.kiosk_folder().join("requests.spool")).expect("there");
    kiosk::enrol(&place.config(), &code)
        .await
        .expect("the same again");
    assert_eq!(name(&place), first);
}

#[tokio::test]
async fn a_kiosk_that_is_not_enrolled_is_closed_and_opens_when_it_is() {
    let place = Place::new().await;
    std::fs::remove_dir_all(place.kiosk_folder()).expect("there");
    let kiosk = Running::start(place.config()).await;
    let state = kiosk.kiosk.state();
    assert_eq!(
        (state.service, state.fault),
        (Service::Closed, Some(Fault::NotEnrolled))
    );
    assert!(matches!(
        kiosk.visit().await.1,
        SendResult::NotSaved {
            fault: Fault::NotEnrolled
        }
    ));
    let code = place.enrolment_code().await;
    kiosk::enrol(&place.config(), &code)
        .await
        .expect("the running kiosk lets go of its directory");
    let mut changes = kiosk.kiosk.changes();
    while kiosk.kiosk.state().service != Service::Open {
        changes.changed().await.expect("the kiosk runs");
    }
    kiosk.saved().await;
}

#[tokio::test]
async fn a_new_sealing_key_of_central_is_used_from_the_next_start_on_and_both_are_opened() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    kiosk.end();
    place.stop_central().await;
    std::fs::write(
        place.directory().keys().join("sealing-0002.key"),
        "5a".repeat(32),
    )
    .expect("writable");
    let installation = central::store::Installation {
        demo: true,
        public_base: None,
    };
    central::commands::init(&place.directory(), &installation, jiff::Timestamp::now())
        .await
        .expect("the new key is taken in");
    place.publish(Changes::default()).await;
    place.start_central().await;
    let kiosk = Running::start(place.config()).await;
    let keys = || -> i64 {
        place.at_rest(|db| {
            db.query_row("SELECT count(DISTINCT key_id) FROM request", [], |row| {
                row.get(0)
            })
        })
    };
    // Until the configuration is there, requests are sealed to the old key; both are central's.
    let both = async {
        while keys() < 2 {
            let (visit, _) = kiosk.saved().await;
            kiosk.until_delivered(&visit).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(40), both)
        .await
        .expect("the new key is used in time");
}
