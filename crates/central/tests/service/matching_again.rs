//! The registry changes while a request waits: it is judged by the registry of the day on which the decision falls.

use jiff::ToSpan;
use protocol::{Kind, PublicState};

use crate::{
    scene::{AFTER_T, NEW, Scene},
    support::correction,
};

#[tokio::test]
async fn a_number_that_the_registry_has_otherwise_by_then_is_a_conflict() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    let change =
        "UPDATE cases SET phone_hash = (SELECT phone_hash FROM cases ORDER BY id DESC LIMIT 1)
         WHERE id = (SELECT case_id FROM contents)";
    scene.central.execute(change).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    let why = "SELECT why, count(*) FROM decisions GROUP BY 1";
    assert_eq!(scene.central.rows(why).await, [("conflict".to_owned(), 1)]);
}

#[tokio::test]
async fn a_second_case_that_fits_as_well_by_then_is_for_staff_to_tell_apart() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    let twin = "UPDATE cases SET (nif_hash, passport_hash, phone_hash) =
             (SELECT nif_hash, passport_hash, phone_hash FROM cases WHERE id = (SELECT case_id FROM contents))
         WHERE id = (SELECT max(id) FROM cases)";
    scene.central.execute(twin).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    let changed = "SELECT count(*) FROM events WHERE what = 'address-changed'";
    assert_eq!(scene.central.count(changed).await, 0);
    let events = "SELECT count(*) FROM events WHERE what = 'matched-again'";
    assert_eq!(scene.central.count(events).await, 1);
}

#[tokio::test]
async fn silence_of_the_mailbox_of_one_case_is_none_for_another() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    // Corrected in the registry: the numbers belong to another case, whose mailbox heard nothing.
    let moved = "UPDATE cases SET (nif_hash, passport_hash, phone_hash) =
             (SELECT nif_hash, passport_hash, phone_hash FROM cases WHERE id = (SELECT case_id FROM contents))
         WHERE id = (SELECT max(id) FROM cases)";
    scene.central.execute(moved).await;
    let gone = "UPDATE cases SET nif_hash = NULL, passport_hash = NULL, phone_hash = NULL
         WHERE id = (SELECT case_id FROM contents)";
    scene.central.execute(gone).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    let changed = "SELECT count(*) FROM events WHERE what = 'address-changed'";
    assert_eq!(scene.central.count(changed).await, 0);
}

#[tokio::test]
async fn a_case_that_comes_into_the_registry_is_told_then_and_applied_only_where_that_was_in_time()
{
    for (days, applied) in [(1, true), (4, false)] {
        let scene = Scene::set().await;
        let person = scene.pending(0);
        let hide =
            "CREATE TABLE hidden AS SELECT id, nif_hash, passport_hash, phone_hash FROM cases";
        scene.central.execute(hide).await;
        let none = "UPDATE cases SET nif_hash = NULL, passport_hash = NULL, phone_hash = NULL";
        scene.central.execute(none).await;
        let request = scene
            .delivered(Kind::CorrectEmail, &correction(person), true)
            .await;
        let start = scene.central.now();
        let back = "UPDATE cases SET (nif_hash, passport_hash, phone_hash) =
             (SELECT nif_hash, passport_hash, phone_hash FROM hidden WHERE hidden.id = cases.id)";
        scene.central.execute(back).await;
        // Something makes the request be looked at: here a night, after which staff look.
        scene.central.clock.set(start + (24 * days).hours());
        scene.central.execute("UPDATE proofs SET look_at = 0").await;
        scene.work().await;
        scene.at(AFTER_T).await;
        let state = match applied {
            true => PublicState::Done,
            false => PublicState::ComeToTheCounter,
        };
        assert_eq!(scene.state(&request).await, state, "{days} days later");
        if applied {
            assert_eq!(scene.email_of(person).await, NEW);
        }
    }
}
