//! What a passport in hand allows besides the request's own change: to lift the protection of a case, and to print what
//! there is to pay. Who may not, first.

use central::{
    made_up::MadeUp,
    proof::{desk::Role, links::LinkAction},
};
use jiff::ToSpan;
use protocol::wire::SealedRequest;

use crate::{
    counter::{NAME, PASSWORD, add_with_role},
    scene::{Scene, others, path},
    support::{Answer, correction},
};

const SUPERVISOR: &str = "rita.sa";
const WHY: &str = "objection-by-mistake";

/// A case that its owner's "not me" protects, and a supervisor in the house.
async fn protected() -> (Scene, SealedRequest) {
    let scene = Scene::set().await;
    let request = scene.delivered(correction(&scene.people[0])).await;
    scene.press(&request, LinkAction::No).await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    (scene, request)
}

fn person(scene: &Scene) -> &MadeUp {
    &scene.people[0]
}

async fn sign_in(scene: &mut Scene, name: &str) {
    assert_eq!(scene.counter.sign_in(name, PASSWORD).await.status, 303);
}

async fn seen_by(scene: &mut Scene, name: &str, request: &SealedRequest) {
    sign_in(scene, name).await;
    let right = person(scene).passport().last_three().to_owned();
    let fields = [("last_three", right.as_str())];
    let said = scene.notice(request, "passport-in-hand", &fields).await;
    assert_eq!(said, "done");
}

async fn lifted_by(scene: &mut Scene, name: &str, request: &SealedRequest) -> String {
    sign_in(scene, name).await;
    scene.reason(request, "protection-lifted", WHY).await
}

async fn is_protected(scene: &Scene) -> bool {
    let protected = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
    scene.central.count(protected).await == 1
}

async fn printed(scene: &mut Scene, request: &SealedRequest) -> Answer {
    scene.act(request, "payment-data", &[]).await
}

fn refused(answer: &Answer, notice: &str) {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let to = answer.header("location");
    assert!(to.ends_with(&format!("notice={notice}")), "{to}");
}

#[tokio::test]
async fn nobody_lifts_a_protection_alone_or_without_the_passport_or_as_a_clerk() {
    let (mut scene, request) = protected().await;
    assert!(is_protected(&scene).await);
    let first = lifted_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(first, "passport-first");
    sign_in(&mut scene, NAME).await;
    let right = person(&scene).passport().last_three().to_owned();
    let wrong = [("last_three", others(&right))];
    let said = scene.notice(&request, "passport-in-hand", &wrong).await;
    assert_eq!(said, "passport-wrong");
    let first = lifted_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(first, "passport-first", "a wrong one counts for nothing");
    seen_by(&mut scene, SUPERVISOR, &request).await;
    let alone = scene.reason(&request, "protection-lifted", WHY).await;
    assert_eq!(alone, "supervisor-needed");
    sign_in(&mut scene, NAME).await;
    let answer = scene
        .act(&request, "protection-lifted", &[("reason", WHY)])
        .await;
    assert_eq!(answer.status, 403, "{}", answer.text());
    seen_by(&mut scene, NAME, &request).await;
    let later = scene.central.now() + 1.hour();
    scene.central.clock.set(later);
    let stale = lifted_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(stale, "passport-first", "it counts for an hour");
    assert!(is_protected(&scene).await);
}

#[tokio::test]
async fn whoever_gave_the_clerk_a_password_is_no_second_person() {
    let (mut scene, request) = protected().await;
    seen_by(&mut scene, NAME, &request).await;
    scene
        .central
        .execute(
            "INSERT INTO journal (number, at, staff, act, why, hash)
             SELECT max(number) + 1, max(at), 'rita.sa', 'password-reset', 'ana.reis', zeroblob(32) FROM journal",
        )
        .await;
    let tied = lifted_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(tied, "supervisor-needed");
}

#[tokio::test]
async fn a_clerk_who_sees_the_passport_and_a_supervisor_lift_it_and_the_case_can_be_changed_again()
{
    let (mut scene, request) = protected().await;
    seen_by(&mut scene, NAME, &request).await;
    let page = scene.open(&request).await;
    assert!(page.contains("data-passport-in-hand"), "{page}");
    assert!(
        !page.contains("data-act=\"protection-lifted\""),
        "a clerk is offered no form: {page}"
    );
    assert_eq!(lifted_by(&mut scene, SUPERVISOR, &request).await, "done");
    assert!(!is_protected(&scene).await);
    assert_eq!(scene.state().await, "stopped", "what was stopped stays so");
    let again = lifted_by(&mut scene, SUPERVISOR, &request).await;
    assert_eq!(again, "not-now");
    assert_eq!(
        scene.acts().await,
        [
            "passport-in-hand".to_owned(),
            format!("protection-lifted {WHY}")
        ]
    );
    let events =
        "SELECT what || ' ' || who || ' ' || why, 0 FROM events WHERE what = 'protection-lifted'";
    assert_eq!(
        scene.central.rows(events).await,
        [(format!("protection-lifted {SUPERVISOR} {WHY}"), 0)]
    );
    // A new request goes by the ladder: the old mailbox says yes this time.
    let mut content = correction(&scene.people[0]);
    content.identifiers.phone = None;
    let next = scene.delivered(content).await;
    scene.central.clock.set(scene.central.now() + 24.hours());
    scene.work().await;
    scene.press(&next, LinkAction::Yes).await;
    assert_eq!(scene.state().await, "done");
}

#[tokio::test]
async fn a_request_that_waits_because_of_the_protection_is_judged_anew() {
    let (mut scene, request) = protected().await;
    scene.central.clock.set(scene.central.now() + 24.hours());
    let waiting = scene.weak_correction(0).await;
    sign_in(&mut scene, NAME).await;
    let page = scene.open(&waiting).await;
    assert!(page.contains("data-cause=\"case-protected\""), "{page}");
    seen_by(&mut scene, NAME, &request).await;
    assert_eq!(lifted_by(&mut scene, SUPERVISOR, &request).await, "done");
    let page = scene.open(&waiting).await;
    assert!(!page.contains("data-cause=\"case-protected\""), "{page}");
}

#[tokio::test]
async fn what_there_is_to_pay_is_not_printed_without_the_passport_or_where_there_is_nothing() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    refused(&printed(&mut scene, &request).await, "passport-first");
    seen_by(&mut scene, NAME, &request).await;
    scene.central.clock.set(scene.central.now() + 1.hour());
    sign_in(&mut scene, NAME).await;
    refused(&printed(&mut scene, &request).await, "passport-first");
    seen_by(&mut scene, NAME, &request).await;
    for nothing in [
        "UPDATE cases SET status = 'paid'",
        "UPDATE cases SET status = 'pending', payment_cents = NULL",
        "DELETE FROM cases",
    ] {
        scene.central.execute(nothing).await;
        refused(&printed(&mut scene, &request).await, "not-now");
    }
    let printed = "SELECT count(*) FROM journal WHERE act = 'payment-data-printed'";
    assert_eq!(scene.central.count(printed).await, 0);
}

#[tokio::test]
async fn after_a_wrong_passport_a_supervisor_prints_who_did_not_see_it() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    add_with_role(&scene.central, SUPERVISOR, Role::Supervisor).await;
    let right = person(&scene).passport().last_three().to_owned();
    let wrong = [("last_three", others(&right))];
    let said = scene.notice(&request, "passport-in-hand", &wrong).await;
    assert_eq!(said, "passport-wrong");
    seen_by(&mut scene, NAME, &request).await;
    refused(&printed(&mut scene, &request).await, "supervisor-needed");
    scene.central.clock.set(scene.central.now() + 24.hours());
    seen_by(&mut scene, NAME, &request).await;
    let next_day = printed(&mut scene, &request).await;
    refused(&next_day, "supervisor-needed");
    sign_in(&mut scene, SUPERVISOR).await;
    assert_eq!(printed(&mut scene, &request).await.status, 200);
}

#[tokio::test]
async fn the_page_to_print_has_what_there_is_to_pay_and_leaves_nothing_behind() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let page = scene.open(&request).await;
    assert!(page.contains("data-in-hand"), "{page}");
    assert!(!page.contains("data-passport-in-hand"), "{page}");
    seen_by(&mut scene, NAME, &request).await;
    let answer = printed(&mut scene, &request).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), "no-store");
    let page = answer.text();
    let person = person(&scene).clone();
    for needed in [
        "data-payment-data",
        &person.payment_reference,
        // Ten working days from Monday the 2nd of March 2026.
        "data-last-day=\"2026-03-16\"",
    ] {
        assert!(page.contains(needed), "{needed}: {page}");
    }
    for secret in [
        person.email.as_str(),
        person.nif.as_str(),
        person.niss.as_str(),
    ] {
        assert!(!page.contains(secret), "{page}");
    }
    assert_eq!(
        scene.acts().await,
        ["passport-in-hand", "payment-data-printed"]
    );
    let events = "SELECT count(*) FROM events WHERE what = 'payment-data-printed' AND why IS NULL";
    assert_eq!(scene.central.count(events).await, 1);
    let mails = "SELECT count(*) FROM mails WHERE kind = 'payment-data'";
    assert_eq!(
        scene.central.count(mails).await,
        0,
        "nothing is mailed by it"
    );
    // The page itself does not show it.
    let shown = scene.counter.get(&path(&request)).await.text();
    assert!(!shown.contains(&person.payment_reference), "{shown}");
}

#[tokio::test]
async fn the_day_that_was_told_stands_on_the_page() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    scene.press(&request, LinkAction::Yes).await;
    assert_eq!(scene.state().await, "done");
    scene.central.clock.set(scene.central.now() + 48.hours());
    seen_by(&mut scene, NAME, &request).await;
    let page = printed(&mut scene, &request).await.text();
    assert!(page.contains("data-last-day=\"2026-03-16\""), "{page}");
    // Until it is over: nobody is handed a day that has passed, and the new one stands in turn.
    scene
        .central
        .clock
        .set("2026-03-17T09:00:00Z".parse().unwrap());
    seen_by(&mut scene, NAME, &request).await;
    let page = printed(&mut scene, &request).await.text();
    assert!(page.contains("data-last-day=\"2026-03-31\""), "{page}");
    scene.central.clock.set(scene.central.now() + 48.hours());
    seen_by(&mut scene, NAME, &request).await;
    let page = printed(&mut scene, &request).await.text();
    assert!(page.contains("data-last-day=\"2026-03-31\""), "{page}");
}

#[tokio::test]
async fn a_passport_that_was_seen_for_another_case_is_seen_anew() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    seen_by(&mut scene, NAME, &request).await;
    scene
        .central
        .execute(
            "UPDATE contents SET case_id = (SELECT id FROM cases WHERE id <> case_id AND status = 'pending'
                 ORDER BY id LIMIT 1)",
        )
        .await;
    let answer = printed(&mut scene, &request).await;
    refused(&answer, "passport-first");
}
