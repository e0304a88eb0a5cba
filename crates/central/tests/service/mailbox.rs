//! The links in mails: fetching one changes nothing, pressing its button says something once.

use central::{
    mail::Filling,
    proof::links::{Link, LinkAction},
};
use jiff::ToSpan;
use protocol::{Kind, PublicState, wire::SealedRequest};
use reqwest::Method;

use crate::{
    scene::{AFTER_T, NEW, Scene, with_two},
    support::{Answer, QueuedMail, correction},
};

/// Path of a link, without scheme and host.
fn path(link: &str) -> String {
    link.split_once("/m/")
        .map(|(_, token)| format!("/m/{token}"))
        .unwrap()
}

/// The links of the notice that the registered mailbox got last: yes, no.
async fn notice(scene: &Scene) -> (String, String) {
    let mails = scene.mails().await;
    mails
        .iter()
        .rev()
        .find_map(|mail| match &mail.filling {
            Filling::OldAddress { yes, no, .. } => Some((path(yes), path(no))),
            _ => None,
        })
        .unwrap()
}

async fn confirm_link(scene: &Scene) -> String {
    let mails = scene.mails().await;
    mails
        .iter()
        .rev()
        .find_map(|mail| match &mail.filling {
            Filling::ConfirmLink { link, .. } => Some(path(link)),
            _ => None,
        })
        .unwrap()
}

async fn press(scene: &Scene, path: &str) -> Answer {
    let answer = scene.central.ask(Method::POST, path, None, []).await;
    scene.work().await;
    answer
}

#[track_caller]
fn shows(answer: &Answer, status: u16, name: &str) {
    let shown = format!("data-notice=\"{name}\"");
    assert!(
        answer.status == status && answer.text().contains(&shown),
        "{status} {name}: {} {}",
        answer.status,
        answer.text()
    );
}

async fn correction_of(scene: &Scene, number: usize, confirmed: bool) -> SealedRequest {
    let content = with_two(scene.pending(number));
    scene
        .delivered(Kind::CorrectEmail, &content, confirmed)
        .await
}

#[tokio::test]
async fn a_scanner_that_fetches_every_link_changes_nothing() {
    let scene = Scene::set().await;
    let request = correction_of(&scene, 0, false).await;
    let (yes, no) = notice(&scene).await;
    let confirm = confirm_link(&scene).await;
    for link in [&yes, &no, &confirm] {
        let answer = scene.central.get(link).await;
        assert_eq!(answer.status, 200);
        assert!(answer.text().contains("<form method=\"post\">"));
        for method in [Method::HEAD, Method::OPTIONS, Method::PUT] {
            scene.central.ask(method, link, None, []).await;
        }
    }
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    let answered = "SELECT count(*) FROM proofs WHERE mailbox_confirmed_at IS NOT NULL OR old_mailbox_answer IS NOT NULL";
    assert_eq!(scene.central.count(answered).await, 0);
}

#[tokio::test]
async fn both_mails_name_the_day_of_the_tracking_page_and_none_that_has_passed() {
    let scene = Scene::set().await;
    let request = correction_of(&scene, 0, false).await;
    let PublicState::BeingChecked { until } = scene.state(&request).await else {
        panic!("it is being checked");
    };
    let days = async |scene: &Scene| -> Vec<_> {
        let mails = scene.mails().await;
        let day = |mail: &QueuedMail| match &mail.filling {
            Filling::ConfirmLink { until, what, .. } | Filling::OldAddress { until, what, .. } => {
                Some((*what, *until))
            }
            _ => None,
        };
        mails.iter().filter_map(day).collect()
    };
    let named = (Kind::CorrectEmail, Some(until));
    assert_eq!(days(&scene).await, [named, named]);
    // The workers stood still until T was over.
    let late = Scene::set().await;
    let header = late.kiosk.header(Kind::CorrectEmail);
    let request = late.kiosk.seal(header, &with_two(late.pending(0)));
    let answer = late.central.deliver(&late.kiosk, &request).await;
    assert_eq!(answer.status, 201);
    late.central.clock.set(AFTER_T.parse().unwrap());
    late.central.open_all().await;
    let said = days(&late).await;
    assert_eq!(said[0], (Kind::CorrectEmail, None), "{said:?}");
}

#[tokio::test]
async fn a_confirmed_link_and_a_yes_apply_at_once_in_either_order() {
    for yes_first in [true, false] {
        let scene = Scene::set().await;
        let person = scene.pending(0);
        let request = correction_of(&scene, 0, false).await;
        let (yes, _) = notice(&scene).await;
        let confirm = confirm_link(&scene).await;
        let presses = match yes_first {
            true => [(&yes, "yes-done"), (&confirm, "confirm-done")],
            false => [(&confirm, "confirm-done"), (&yes, "yes-done")],
        };
        for (link, name) in presses {
            assert_ne!(scene.state(&request).await, PublicState::Done);
            shows(&press(&scene, link).await, 200, name);
        }
        assert_eq!(scene.state(&request).await, PublicState::Done);
        assert_eq!(scene.email_of(person).await, NEW);
        for (link, _) in presses {
            shows(&press(&scene, link).await, 200, "before");
        }
    }
}

#[tokio::test]
async fn not_me_stops_it_unseen_until_t_and_protects_the_case() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    let checked = scene.state(&request).await;
    let (yes, no) = notice(&scene).await;
    shows(&press(&scene, &no).await, 200, "no-done");
    assert_eq!(
        scene.state(&request).await,
        checked,
        "a thief is not told that there was somebody to object"
    );
    shows(&press(&scene, &yes).await, 200, "after-no");
    shows(&press(&scene, &no).await, 200, "before");
    let again = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::Stopped);
    assert_eq!(scene.state(&again).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    let alarms = scene
        .central
        .rows("SELECT kind, count(*) FROM alarms GROUP BY 1")
        .await;
    assert_eq!(alarms, [("not-me".into(), 1)]);
}

#[tokio::test]
async fn not_me_after_a_yes_wins_while_the_request_is_open() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = correction_of(&scene, 0, false).await;
    let (yes, no) = notice(&scene).await;
    shows(&press(&scene, &yes).await, 200, "yes-done");
    shows(&press(&scene, &no).await, 200, "no-done");
    let confirm = confirm_link(&scene).await;
    press(&scene, &confirm).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::Stopped);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn not_me_that_comes_too_late_warns_staff_and_protects_the_case() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    let (_, no) = notice(&scene).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
    shows(&press(&scene, &no).await, 200, "too-late");
    assert_eq!(scene.state(&request).await, PublicState::Done);
    let warned = "SELECT cause, 1 FROM alarms WHERE kind = 'not-me'";
    assert_eq!(
        scene.central.rows(warned).await,
        [("after-applied".into(), 1)]
    );
    scene.at("2026-06-01T10:00:00Z").await;
    let again = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    scene.at("2026-06-20T10:00:00Z").await;
    assert_eq!(scene.state(&again).await, PublicState::ComeToTheCounter);
}

#[tokio::test]
async fn an_old_a_changed_and_a_foreign_link_say_what_they_are() {
    let scene = Scene::set().await;
    let request = correction_of(&scene, 0, false).await;
    let confirm = confirm_link(&scene).await;
    let (yes, _) = notice(&scene).await;
    let swapped = format!("{}{}", &yes[..8], &confirm[8..]);
    for bad in [
        "/m/x".to_owned(),
        swapped,
        format!("{confirm}A"),
        confirm[..confirm.len() - 1].to_owned(),
    ] {
        shows(&press(&scene, &bad).await, 404, "bad-link");
    }
    let later = scene.central.now() + 73.hours();
    scene.central.clock.set(later);
    shows(&scene.central.get(&confirm).await, 410, "expired");
    shows(&press(&scene, &confirm).await, 410, "expired");
    shows(&press(&scene, &yes).await, 200, "yes-done");
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
}

#[tokio::test]
async fn a_link_to_a_request_that_a_restored_central_lacks_asks_for_patience() {
    let scene = Scene::set().await;
    let token = scene.central.signer().token(&Link {
        says: LinkAction::Confirm,
        request: scene.kiosk.header(Kind::CorrectEmail).id,
        expires_at: scene.central.now() + 1.hour(),
    });
    let answer = press(&scene, &format!("/m/{token}")).await;
    shows(&answer, 503, "not-now");
}

#[tokio::test]
async fn a_refused_notice_takes_the_hold_away() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    scene
        .central
        .execute("INSERT INTO case_marks (case_id, email_refused_at) SELECT id, 1 FROM cases")
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn pages_and_mails_are_the_same_with_a_case_and_without() {
    let scene = Scene::set().await;
    let matched = scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), false)
        .await;
    let stranger = central::made_up::person(999, 1);
    let unmatched = scene
        .delivered(Kind::CorrectEmail, &correction(&stranger), false)
        .await;
    for language in ["pt", "en", "ar"] {
        let mut pages = Vec::new();
        for request in [&matched, &unmatched] {
            let code = request.header.tracking_code;
            let page = scene
                .central
                .get(&format!("/t/{code}?lang={language}"))
                .await;
            pages.push(page.text().replace(&code.to_string(), "CODE"));
        }
        assert_eq!(pages[0], pages[1]);
    }
    let to_new: Vec<_> = scene
        .mails()
        .await
        .into_iter()
        .filter(|mail| mail.recipient == NEW)
        .map(|mail| mail.kind)
        .collect();
    assert_eq!(to_new, ["confirm-link", "confirm-link"]);
}
