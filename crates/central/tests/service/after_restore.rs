//! After a restored backup: whoever may have answered since is asked again, and no silence counts that was none.

use central::{commands, commands::AfterRestore, mail::Filling};
use jiff::{SignedDuration, Timestamp};
use protocol::{Kind, PublicState, wire::SealedRequest};
use reqwest::Method;

use crate::{
    scene::{AFTER_T, Scene, with_two},
    support::{correction, database::settings},
};

/// A Tuesday: three working days before T are left. And a Thursday, when they are not.
const IN_TIME: &str = "2026-03-03T10:00:00Z";
const TOO_LATE: &str = "2026-03-05T10:00:00Z";

/// Notices to registered mailboxes, first and later ones.
const QUEUED: &str = "SELECT count(*) FROM events WHERE what = 'notice-queued'";

/// Brought back to an hour ago.
async fn restored(scene: &Scene) -> AfterRestore {
    settings(
        &scene.central.directory,
        "public_base = 'https://localhost'\n",
    );
    let now = scene.central.now();
    let to = now - SignedDuration::from_hours(1);
    let done = commands::after_restore(&scene.central.directory, to, now).await;
    done.unwrap()
}

async fn corrected(scene: &Scene, number: usize, confirmed: bool) -> SealedRequest {
    let content = correction(scene.pending(number));
    scene
        .delivered(Kind::CorrectEmail, &content, confirmed)
        .await
}

/// The links of the notices, newest last: yes, no.
async fn notices(scene: &Scene) -> Vec<(String, String)> {
    let path = |link: &str| {
        let (_, token) = link.split_once("/m/").unwrap();
        format!("/m/{token}")
    };
    let mails = scene.mails().await;
    let links = mails.iter().filter_map(|mail| match &mail.filling {
        Filling::OldAddress { yes, no, .. } => Some((path(yes), path(no))),
        _ => None,
    });
    links.collect()
}

#[tokio::test]
async fn a_silence_that_may_have_been_an_answer_does_not_count() {
    for (at, left) in [(IN_TIME, true), (TOO_LATE, false)] {
        let scene = Scene::set().await;
        let request = corrected(&scene, 0, true).await;
        assert_eq!(scene.central.count(QUEUED).await, 1);
        let at: Timestamp = at.parse().unwrap();
        scene.central.clock.set(at);
        let done = restored(&scene).await;
        assert_eq!((done.being_checked, done.old_mailboxes_asked_again), (1, 1));
        scene.work().await;
        assert_eq!(scene.central.count(QUEUED).await, 2, "asked again");
        scene.at(AFTER_T).await;
        let expected = match left {
            true => PublicState::Done,
            false => PublicState::ComeToTheCounter,
        };
        assert_eq!(scene.state(&request).await, expected, "{at}");
    }
}

#[tokio::test]
async fn what_was_answered_before_stays_and_either_link_still_answers() {
    let scene = Scene::set().await;
    let person = with_two(scene.pending(0));
    let agreed = scene.delivered(Kind::CorrectEmail, &person, true).await;
    let (yes, _) = notices(&scene).await.remove(0);
    let objected = corrected(&scene, 1, true).await;
    let (_, no) = notices(&scene).await.remove(1);
    let answer = scene.central.ask(Method::POST, &yes, None, []).await;
    assert_eq!(answer.status, 200);
    let done = restored(&scene).await;
    assert_eq!(done.old_mailboxes_asked_again, 1, "one has answered");
    scene.work().await;
    assert_eq!(scene.state(&agreed).await, PublicState::Done);
    assert_eq!(scene.central.count(QUEUED).await, 3);
    // The mail of before may be the one that is at hand.
    let answer = scene.central.ask(Method::POST, &no, None, []).await;
    assert_eq!(answer.status, 200);
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&objected).await, PublicState::Stopped);
}

#[tokio::test]
async fn a_new_mailbox_that_has_not_confirmed_itself_gets_its_link_again() {
    let scene = Scene::set().await;
    let waiting = corrected(&scene, 0, false).await;
    corrected(&scene, 1, true).await;
    let links = async || {
        let mails = scene.mails().await;
        let links = mails.iter().filter_map(|mail| match &mail.filling {
            Filling::ConfirmLink { link, .. } => link.split_once("/m/").map(|it| it.1.to_owned()),
            _ => None,
        });
        links.collect::<Vec<_>>()
    };
    assert_eq!(links().await.len(), 1);
    scene.central.clock.set(IN_TIME.parse().unwrap());
    let done = restored(&scene).await;
    assert_eq!((done.being_checked, done.new_mailboxes_asked_again), (2, 1));
    scene.work().await;
    let link = links().await.pop().unwrap();
    assert_eq!(links().await.len(), 2);
    let pressed = scene
        .central
        .ask(Method::POST, &format!("/m/{link}"), None, [])
        .await;
    assert_eq!(pressed.status, 200);
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&waiting).await, PublicState::Done);
}

#[tokio::test]
async fn what_was_decided_is_left_alone_and_the_audit_log_says_what_happened() {
    let scene = Scene::set().await;
    let stopped = corrected(&scene, 0, true).await;
    let (_, no) = notices(&scene).await.remove(0);
    scene.central.ask(Method::POST, &no, None, []).await;
    scene.work().await;
    let done = restored(&scene).await;
    assert_eq!(
        (
            done.being_checked,
            done.old_mailboxes_asked_again,
            done.new_mailboxes_asked_again
        ),
        (0, 0, 0)
    );
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&stopped).await, PublicState::Stopped);
    let line = "SELECT count(*) FROM journal WHERE act = 'database-restored' AND staff = 'operator'
        AND why = '2026-03-02T09:00:00Z'";
    assert_eq!(scene.central.count(line).await, 1);
    let outage =
        "SELECT count(*) FROM outages WHERE cause = 'restored' AND ended_at - began_at = 3600000";
    assert_eq!(scene.central.count(outage).await, 1);
    commands::check_journal(&scene.central.directory, None)
        .await
        .unwrap();
}
