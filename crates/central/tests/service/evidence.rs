//! What was tried to get round the ladder: silence that nobody could break, objections that came late, a deed
//! under another name, a mail that nobody took, and proofs that were used too often.

use central::{
    keys,
    mail::{Filling, options::MailOptions},
    proof::links::LinkAction,
    vault::Cell,
};
use jiff::ToSpan;
use protocol::{
    BoundTo, Kind, OldMailbox, PublicState, RequestContent, VisitNumber, wire::SealedRequest,
};

use crate::{
    scene::{AFTER_T, NEW, Scene, with_two},
    support::{Kiosk, correction, files},
};

/// A mail server at which nobody answers.
fn nowhere() -> MailOptions {
    MailOptions {
        server: Some("smtp://127.0.0.1:1".parse().unwrap()),
        ..MailOptions::default()
    }
}

impl Scene {
    async fn work_without_relay(&self) {
        self.central.open_all().await;
        self.central.decide_all().await;
        self.central.mail_by(&nowhere()).await;
    }

    async fn press_link(&self, request: &SealedRequest, action: LinkAction) {
        let store = crate::support::database::store(&self.central.directory).await;
        let pressed = store
            .press(request.header.id, action, self.central.now())
            .await;
        assert!(pressed.unwrap().is_some());
        store.close().await;
    }

    async fn alarms(&self, kind: &str) -> i64 {
        let rows = self
            .central
            .rows("SELECT kind, count(*) FROM alarms GROUP BY 1")
            .await;
        rows.iter()
            .find(|(name, _)| name == kind)
            .map_or(0, |(_, count)| *count)
    }

    async fn in_visit(
        &self,
        kiosk: &Kiosk,
        content: &RequestContent,
        sealed_in: VisitNumber,
        proven_in: VisitNumber,
        confirmed_ms: i64,
    ) -> SealedRequest {
        let header = kiosk.header(Kind::CorrectEmail);
        let mut content = content.clone();
        let email = content.new_email.clone().unwrap();
        let bound_to = BoundTo::Visit(proven_in);
        content.visit = Some(sealed_in);
        content.mailbox_proof = Some(self.central.signer().prove(
            &email,
            &bound_to,
            self.kiosk.id(),
            confirmed_ms,
        ));
        let request = kiosk.seal(header, &content);
        let answer = self.central.deliver(kiosk, &request).await;
        assert_eq!(answer.status, 201);
        self.work().await;
        request
    }

    async fn confirmed(&self) -> i64 {
        self.central
            .count("SELECT count(*) FROM proofs WHERE mailbox_confirmed_by = 'code'")
            .await
    }
}

#[tokio::test]
async fn silence_of_a_mailbox_that_was_never_told_is_no_consent_and_t_moves_for_all() {
    let scene = Scene::set().await;
    scene.work().await;
    let (person, stranger) = (scene.pending(0), central::made_up::person(999, 0));
    // Delivered by hand: the scene's own worker has a mail server that answers.
    let mut requests = Vec::new();
    for content in [correction(person), correction(&stranger)] {
        let header = scene.kiosk.header(Kind::CorrectEmail);
        let mut content = content;
        let email = content.new_email.clone().unwrap();
        let now = scene.central.now().as_millisecond();
        let proof =
            scene
                .central
                .signer()
                .prove(&email, &BoundTo::Request(header.id), header.kiosk, now);
        content.mailbox_proof = Some(proof);
        let request = scene.kiosk.seal(header, &content);
        scene.central.deliver(&scene.kiosk, &request).await;
        requests.push(request);
    }
    scene.work_without_relay().await;
    for hour in 1..=72 {
        let at = "2026-03-02T10:00:00Z".parse::<jiff::Timestamp>().unwrap() + hour.hours();
        scene.central.clock.set(at);
        scene.central.decide_all().await;
        if hour < 71 {
            scene.central.mail_by(&nowhere()).await;
        }
    }
    let states = [
        scene.state(&requests[0]).await,
        scene.state(&requests[1]).await,
    ];
    assert_eq!(states[0], states[1], "T moves, match or no match alike");
    assert!(
        matches!(states[0], PublicState::BeingChecked { until } if until.to_string() == "2026-03-12"),
        "{states:?}"
    );
    // The server is back: told now, and applied only when T as it is now has passed.
    scene.work().await;
    scene.at("2026-03-10T00:00:00Z").await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    scene.at("2026-03-13T00:00:00Z").await;
    assert_eq!(scene.email_of(person).await, NEW);
    assert_eq!(scene.state(&requests[0]).await, PublicState::Done);
    let moved = "SELECT count(*) FROM events WHERE what = 't-moved'";
    assert!(scene.central.count(moved).await > 0);
}

#[tokio::test]
async fn of_two_addresses_none_is_applied_however_far_apart_their_t_lies() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    let mut other = correction(person);
    other.new_email = Some(protocol::EmailAddress::parse("other@example.org").unwrap());
    // Received a moment after the last pass before six weeks in which nobody worked: its T alone moves.
    let at = scene.central.now() + 1.minute();
    scene.central.clock.set(at);
    let header = scene.kiosk.header(Kind::CorrectEmail);
    let email = other.new_email.clone().unwrap();
    let signer = scene.central.signer();
    let bound_to = BoundTo::Request(header.id);
    other.mailbox_proof = Some(signer.prove(&email, &bound_to, header.kiosk, at.as_millisecond()));
    let late = scene.kiosk.seal(header, &other);
    scene.central.deliver(&scene.kiosk, &late).await;
    scene.at("2026-04-15T10:00:00Z").await;
    for day in 16..30 {
        scene.at(&format!("2026-04-{day}T10:00:00Z")).await;
    }
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    assert_eq!(scene.state(&late).await, PublicState::ComeToTheCounter);
}

#[tokio::test]
async fn a_worker_that_stood_still_never_tells_and_changes_in_one_step() {
    let scene = Scene::set().await;
    scene.work().await;
    scene
        .central
        .clock
        .set("2026-03-02T11:00:00Z".parse().unwrap());
    let person = scene.pending(0);
    let header = scene.kiosk.header(Kind::CorrectEmail);
    let mut content = correction(person);
    let now = scene.central.now().as_millisecond();
    let email = content.new_email.clone().unwrap();
    let signer = scene.central.signer();
    content.mailbox_proof =
        Some(signer.prove(&email, &BoundTo::Request(header.id), header.kiosk, now));
    let request = scene.kiosk.seal(header, &content);
    scene.central.deliver(&scene.kiosk, &request).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    assert!(matches!(
        scene.state(&request).await,
        PublicState::BeingChecked { .. }
    ));
    let told = scene.mails().await;
    assert_eq!(told[0].kind, "old-address");
}

#[tokio::test]
async fn a_notice_that_was_accepted_too_late_brings_the_request_to_the_counter() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    // Accepted on Thursday: T is Monday, and three working days are Tuesday.
    scene
        .central
        .execute("UPDATE mails SET ended_at = 1772704800000 WHERE kind = 'old-address'")
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn not_me_at_the_counter_stops_protects_and_alarms() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &with_two(person), true)
        .await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    scene.press_link(&request, LinkAction::No).await;
    assert_eq!(scene.state(&request).await, PublicState::Stopped);
    assert_eq!(scene.alarms("not-me").await, 1);
    let protected = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
    assert_eq!(scene.central.count(protected).await, 1);
}

#[tokio::test]
async fn one_not_me_stops_every_request_of_the_case_in_the_same_step() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let first = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    let second = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    // No worker in between: the press itself stops both.
    scene.press_link(&second, LinkAction::No).await;
    let stopped = "SELECT count(*) FROM requests WHERE state = 'stopped'";
    assert_eq!(scene.central.count(stopped).await, 2);
    scene.at(AFTER_T).await;
    for request in [&first, &second] {
        assert_eq!(scene.state(request).await, PublicState::Stopped);
    }
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn a_yes_at_the_counter_is_judged_again_and_one_after_a_no_changes_nothing() {
    let scene = Scene::set().await;
    let (willing, objecting) = (scene.pending(0), scene.pending(1));
    let late = scene
        .delivered(Kind::CorrectEmail, &with_two(willing), true)
        .await;
    let refused = scene
        .delivered(Kind::CorrectEmail, &with_two(objecting), true)
        .await;
    scene.at(AFTER_T).await;
    scene.press_link(&late, LinkAction::Yes).await;
    scene.press_link(&refused, LinkAction::No).await;
    scene.press_link(&refused, LinkAction::Yes).await;
    scene.work().await;
    assert_eq!(scene.state(&late).await, PublicState::Done);
    assert_eq!(scene.email_of(willing).await, NEW);
    assert_eq!(scene.state(&refused).await, PublicState::Stopped);
    assert_eq!(scene.email_of(objecting).await, objecting.email.as_str());
}

#[tokio::test]
async fn a_resend_to_another_address_is_worded_as_the_correction_that_it_is() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    scene.delivered(Kind::Resend, &with_two(person), true).await;
    let mails = scene.mails().await;
    let Filling::OldAddress { what, .. } = &mails[0].filling else {
        panic!("the registered mailbox is told");
    };
    assert_eq!(*what, Kind::CorrectEmail);
}

#[tokio::test]
async fn a_yes_of_a_helpers_mailbox_is_no_consent() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let mut content = with_two(person);
    content.old_mailbox = Some(OldMailbox::Helpers);
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.press_link(&request, LinkAction::Yes).await;
    scene.work().await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
}

#[tokio::test]
async fn whose_mailbox_it_is_stays_said_when_the_request_that_said_so_waits_at_the_counter() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let mut content = with_two(person);
    content.old_mailbox = Some(OldMailbox::Helpers);
    let first = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&first).await, PublicState::ComeToTheCounter);
    // The same once more, and nothing is said of the mailbox.
    let again = with_two(person);
    let second = scene.delivered(Kind::CorrectEmail, &again, true).await;
    scene.work().await;
    scene.press_link(&second, LinkAction::Yes).await;
    scene.work().await;
    assert_eq!(scene.email_of(person).await, person.email.as_str());
}

#[tokio::test]
async fn a_renewed_passport_is_no_conflict() {
    let scene = Scene::set().await;
    let (person, other) = (scene.pending(0), scene.pending(1));
    let mut content = correction(person);
    content.identifiers.niss = Some(person.niss.clone());
    content.identifiers.passport = Some(other.passport().clone());
    content.passport_renewed = true;
    let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
    scene.at(AFTER_T).await;
    assert_eq!(scene.state(&request).await, PublicState::Done);
}

#[tokio::test]
async fn a_request_is_done_only_when_its_mail_was_accepted() {
    let scene = Scene::set().await;
    let person = scene.pending(0);
    let request = scene
        .delivered(Kind::CorrectEmail, &correction(person), true)
        .await;
    scene.central.clock.set(AFTER_T.parse().unwrap());
    scene.central.decide_all().await;
    assert_eq!(scene.email_of(person).await, NEW);
    assert!(matches!(
        scene.state(&request).await,
        PublicState::BeingChecked { .. }
    ));
    // Three days in which no server takes it.
    scene.central.mail_by(&nowhere()).await;
    let later = scene.central.now() + 80.hours();
    scene.central.clock.set(later);
    scene.central.mail_by(&nowhere()).await;
    assert_eq!(scene.state(&request).await, PublicState::ComeToTheCounter);
    assert_eq!(scene.alarms("undelivered").await, 1);
    let kept = "SELECT length(recipient) FROM mails WHERE kind = 'payment-data'";
    assert!(scene.central.count(kept).await > 0, "it can be sent again");
}

#[tokio::test]
async fn the_former_address_is_kept_encrypted_and_events_cannot_be_overwritten() {
    let scene = Scene::set().await;
    scene
        .delivered(Kind::CorrectEmail, &correction(scene.pending(0)), true)
        .await;
    scene.at(AFTER_T).await;
    let kept = "SELECT count(*) FROM events WHERE what = 'address-changed' AND former IS NOT NULL
         AND why = 'hold'";
    assert_eq!(scene.central.count(kept).await, 1);
    // Nowhere in clear: neither in the database nor in what stands beside it.
    let former = scene.pending(0).email.as_str().as_bytes();
    let mut looked_through = 0;
    // The mails themselves lie in a folder of the trial.
    let mails = scene.central.directory.mail();
    for path in files(scene.central.folder.path()) {
        if path.starts_with(&mails) {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        looked_through += bytes.len();
        let found = bytes.windows(former.len()).any(|part| part == former);
        assert!(!found, "the former address is in {}", path.display());
    }
    let in_files = crate::support::database::server().is_none();
    assert!(
        looked_through > 100_000 || !in_files,
        "the database was looked through"
    );
    // And it is the former address that is kept.
    let (id, sealed): (String, Vec<u8>) =
        sqlx::query_as("SELECT former_id, former FROM events WHERE former IS NOT NULL")
            .fetch_one(&mut scene.central.database().await)
            .await
            .unwrap();
    let cell = Cell {
        table: "events",
        row: &id,
        column: "former",
    };
    let vault = keys::vault(&scene.central.directory).unwrap();
    let opened = vault.open(cell, &sealed).unwrap();
    assert_eq!(opened.as_str(), scene.pending(0).email.as_str());
    let lines = "SELECT count(*) FROM events";
    let count = scene.central.count(lines).await;
    for statement in [
        "UPDATE events SET at = at + 1",
        "UPDATE events SET what = 'nothing'",
        "UPDATE events SET who = 'nobody'",
        "UPDATE events SET why = 'passport' WHERE why IS NOT NULL",
        "UPDATE events SET request_id = NULL WHERE request_id IS NOT NULL",
        "UPDATE events SET case_id = 'another' WHERE case_id IS NOT NULL",
        "UPDATE events SET to_state = 'stopped' WHERE to_state IS NOT NULL",
        "UPDATE events SET former = x'00' WHERE former IS NOT NULL",
        "DELETE FROM events",
        "DELETE FROM events WHERE number = 1",
        "INSERT OR REPLACE INTO events (number, at, what, who) VALUES (1, 1, 'nothing', 'nobody')",
        "REPLACE INTO events SELECT * FROM events WHERE number = 1",
    ] {
        // Nothing is replaced elsewhere than in SQLite.
        if statement.contains("REPLACE") && !in_files {
            continue;
        }
        let refused = sqlx::query(crate::support::database::spelled(statement))
            .execute(&mut scene.central.database().await)
            .await;
        let error = refused.expect_err(statement).to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    }
    assert_eq!(scene.central.count(lines).await, count);
    assert_eq!(scene.central.count(kept).await, 1);
}

#[tokio::test]
async fn a_proof_of_a_visit_is_taken_for_six_requests_and_no_seventh() {
    let scene = Scene::set().await;
    let visit = VisitNumber::new([7; 16]);
    let now = scene.central.now().as_millisecond();
    for number in 0..7 {
        let content = correction(scene.pending(number));
        scene
            .in_visit(&scene.kiosk, &content, visit, visit, now)
            .await;
    }
    assert_eq!(scene.confirmed().await, 6);
    let links = "SELECT count(*) FROM mails WHERE kind = 'confirm-link'";
    assert_eq!(
        scene.central.count(links).await,
        1,
        "the seventh gets a link"
    );
}

#[tokio::test]
async fn a_proof_of_another_visit_kiosk_or_day_confirms_nothing() {
    let scene = Scene::set().await;
    let (mine, other) = (VisitNumber::new([7; 16]), VisitNumber::new([8; 16]));
    let now = scene.central.now().as_millisecond();
    let another = scene.central.kiosk().await;
    let content = correction(scene.pending(0));
    scene
        .in_visit(&scene.kiosk, &content, mine, other, now)
        .await;
    scene.in_visit(&another, &content, mine, mine, now).await;
    let hours = |hours: i64| now - hours * 3_600_000;
    scene
        .in_visit(&scene.kiosk, &content, mine, mine, hours(3))
        .await;
    assert_eq!(scene.confirmed().await, 0);
    scene
        .in_visit(&scene.kiosk, &content, mine, mine, hours(1))
        .await;
    assert_eq!(scene.confirmed().await, 1);
}

#[tokio::test]
async fn four_of_a_family_in_one_visit_raise_no_alarm() {
    let scene = Scene::set().await;
    let visit = VisitNumber::new([7; 16]);
    let now = scene.central.now().as_millisecond();
    for number in 0..4 {
        let content = correction(scene.pending(number));
        scene
            .in_visit(&scene.kiosk, &content, visit, visit, now)
            .await;
    }
    scene.at(AFTER_T).await;
    assert_eq!(scene.email_of(scene.pending(3)).await, NEW);
    assert_eq!(scene.alarms("shared-address").await, 0);
}
