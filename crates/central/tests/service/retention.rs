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
     UNION ALL SELECT 'notices', count(*) FROM old_address_notices) AS kept WHERE n > 0";

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

/// What says something of a person, with the request that it is about.
const BY_REQUEST: &str = "SELECT what || ' ' || of, count(*) FROM (
     SELECT 'sealed' AS what, id AS of FROM requests WHERE length(sealed) > 0
     UNION ALL SELECT 'contents', request_id FROM contents
     UNION ALL SELECT 'proofs', request_id FROM proofs
     UNION ALL SELECT 'match with ' || case_id, request_id FROM matches
     UNION ALL SELECT 'mail', subject_id FROM mails
     UNION ALL SELECT 'report', subject_id FROM mail_reports JOIN mails ON mails.id = mail_id
     UNION ALL SELECT 'code', request_id FROM email_checks
     UNION ALL SELECT 'conflict', request_id FROM conflicts
     UNION ALL SELECT 'change', request_id FROM case_changes
     UNION ALL SELECT 'former', request_id FROM events WHERE former IS NOT NULL
     UNION ALL SELECT 'marks', case_id FROM case_marks
     UNION ALL SELECT 'notice', request_id FROM old_address_notices) AS kept GROUP BY 1 ORDER BY 1";

#[tokio::test]
async fn a_case_is_erased_with_everything_about_it_and_nothing_else() {
    let (scene, request) = full().await;
    let case = scene
        .central
        .rows("SELECT case_id, 0 FROM contents")
        .await
        .remove(0)
        .0;
    let central = &scene.central;
    // A check of the address, a report about the notice; and everything of both once more for somebody else.
    for of in ["-of-it", "-of-the-other"] {
        if of == "-of-the-other" {
            let content = correction(scene.pending(3));
            let other = scene.delivered(Kind::CorrectEmail, &content, true).await;
            let again = scene
                .kiosk
                .seal(other.header, &correction(scene.pending(4)));
            let answer = central.deliver(&scene.kiosk, &again).await;
            assert_eq!(answer.status, 409);
        }
        sqlx::query(crate::support::database::spelled(
            "INSERT INTO email_checks (id, request_id, kiosk, email, email_hash, code_hash, created_at, expires_at)
             SELECT 'check' || $1, id, kiosk, x'01', x'02', x'03', 0, 0 FROM requests ORDER BY rowid DESC LIMIT 1",
        ))
        .bind(of)
        .execute(&mut central.database().await)
        .await
        .unwrap();
    }
    central
        .execute(
            "INSERT INTO mail_reports (mail_id, fate, status, at)
             SELECT id, 'delayed', '4.4.1', 0 FROM mails WHERE kind = 'old-address'",
        )
        .await;
    // A weak match of the other request with the case must not keep it.
    central
        .execute(
            "INSERT INTO matches SELECT contents.request_id, decisions.case_id, 1, 0, NULL
             FROM contents, decisions WHERE contents.case_id <> decisions.case_id",
        )
        .await;
    let before = central.rows(BY_REQUEST).await;
    let id = request.header.id.to_string();
    let is_about_it = |(what, _): &&(String, i64)| what.contains(&id) || what.contains(&case);
    let about_it: Vec<_> = before
        .iter()
        .filter(is_about_it)
        .map(|(what, n)| (what.replace(&id, "it").replace(&case, "the case"), *n))
        .collect();
    let weak = before
        .iter()
        .filter(is_about_it)
        .find(|(what, _)| !what.contains(&id));
    assert!(weak.is_some(), "{before:?}");
    for (what, n) in [
        ("sealed it", 1),
        ("contents it", 1),
        ("proofs it", 1),
        ("match with the case it", 1),
        ("mail it", 2),
        ("report it", 1),
        ("code it", 1),
        ("conflict it", 1),
        ("change it", 1),
        ("former it", 1),
        ("marks the case", 1),
        ("notice it", 1),
    ] {
        let expected = (what.to_owned(), n);
        assert!(about_it.contains(&expected), "{what} of {about_it:?}");
    }
    let whose = Whose::Case(case.clone());
    let now = scene.central.now();
    commands::erase(&scene.central.directory, &whose, now)
        .await
        .unwrap();
    let others: Vec<_> = before
        .iter()
        .filter(|it| !is_about_it(it))
        .cloned()
        .collect();
    assert_eq!(
        central.rows(BY_REQUEST).await,
        others,
        "nothing of it, and the other's as it was"
    );
    let kinds: Vec<_> = others
        .iter()
        .map(|(what, _)| what.split(' ').next().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "code", "conflict", "contents", "mail", "match", "notice", "proofs", "report", "sealed"
        ]
    );
    let in_the_registry = "SELECT count(*) FROM cases";
    assert_eq!(central.count(in_the_registry).await, 29);
    assert_eq!(scene.state(&request).await, PublicState::Done);
    let events = "SELECT what, count(*) FROM events WHERE who = 'operator' GROUP BY 1 ORDER BY 1";
    assert_eq!(
        scene.central.rows(events).await,
        [("case-erased".to_owned(), 1), ("erased".to_owned(), 1)]
    );
    let again = commands::erase(&scene.central.directory, &whose, now).await;
    assert!(matches!(again, Err(CommandError::NobodyThere(_))));
    if crate::support::database::server().is_none() {
        let broken = "SELECT count(*) FROM pragma_foreign_key_check";
        assert_eq!(scene.central.count(broken).await, 0);
    }
    // The old mailbox's line of the day is the other's alone, who is still being checked.
    let open = "SELECT count(*) FROM requests WHERE state = 'opened'";
    assert_eq!(central.count(open).await, 1);
}

#[tokio::test]
async fn every_table_with_something_of_a_request_or_case_is_erased_or_named_here() {
    let central = Central::start().await;
    let tables = match crate::support::database::server() {
        None => "SELECT DISTINCT m.name, 0 FROM sqlite_master AS m, pragma_table_info(m.name) AS c
             WHERE m.type = 'table' AND c.name IN ('request_id', 'case_id', 'subject_id', 'mail_id', 'email_hash', 'former')
             ORDER BY 1",
        Some(_) => "SELECT DISTINCT table_name::text COLLATE \"C\", 0 FROM information_schema.columns
             WHERE table_schema = 'public' AND column_name
                 IN ('request_id', 'case_id', 'subject_id', 'mail_id', 'email_hash', 'former')
             ORDER BY 1",
    };
    let tables: Vec<_> = central
        .rows(tables)
        .await
        .into_iter()
        .map(|(it, _)| it)
        .collect();
    assert_eq!(
        tables,
        [
            // What happened, by name and number alone; who acted is staff.
            "alarms",
            // Erased.
            "case_changes",
            "case_marks",
            "cases",
            // The pace of links: keyed hashes, for a day.
            "confirm_links",
            "conflicts",
            "contents",
            // Without its case.
            "decisions",
            "email_checks",
            // While a case is being erased.
            "erasures",
            // Without the former address.
            "events",
            "journal",
            "mail_reports",
            "mails",
            "matches",
            "old_address_notices",
            "passports_in_hand",
            "payment_reminders",
            "proofs",
            // Keyed hashes, for a working day.
            "quiet_addresses",
            // When, and by whom of the staff.
            "restorations",
        ],
        "a new table belongs to what an erasure takes, or here with its reason"
    );
}

/// What is over its own term and nothing else; `now` is the 2nd of March, 10 o'clock.
async fn left_at(scene: &Scene, at: &str, what: &'static str) -> i64 {
    scene.central.clock.set(at.parse().unwrap());
    scene.central.take_away().await;
    scene.central.count(what).await
}

#[tokio::test]
async fn what_came_under_an_id_that_was_taken_goes_after_its_term() {
    let (scene, _) = full().await;
    let terms = "conflicts_days = 20\ncounter_days = 400\n";
    std::fs::write(scene.central.directory.retention(), terms).unwrap();
    let conflicts = "SELECT count(*) FROM conflicts";
    assert_eq!(left_at(&scene, "2026-03-22T09:59:00Z", conflicts).await, 1);
    assert_eq!(left_at(&scene, "2026-03-22T10:00:00Z", conflicts).await, 0);
    let counted = "SELECT n FROM counts WHERE what = 'conflicts'";
    assert_eq!(scene.central.count(counted).await, 0);
}

#[tokio::test]
async fn a_newer_kiosks_request_and_an_answer_of_the_registry_go_after_the_counters_term() {
    let (scene, _) = full().await;
    let terms = "conflicts_days = 400\ncounter_days = 20\n";
    std::fs::write(scene.central.directory.retention(), terms).unwrap();
    scene
        .central
        .execute(
            "INSERT INTO unread_requests SELECT 'an-id', 'a-code', kiosk, '{}', 'a-hash', time_zone, received_at
             FROM requests LIMIT 1",
        )
        .await;
    let unread = "SELECT count(*) FROM unread_requests";
    assert_eq!(left_at(&scene, "2026-03-22T09:59:00Z", unread).await, 1);
    assert_eq!(left_at(&scene, "2026-03-22T10:00:00Z", unread).await, 0);
    // Answered on the 10th, at midnight; one that is being asked for stays.
    scene
        .central
        .execute("INSERT INTO registry_changes SELECT 'open', answer, at FROM registry_changes")
        .await;
    scene
        .central
        .execute(
            "INSERT INTO case_changes (key, request_id, what, case_id, why, expected_status, begun_at, due_at)
             SELECT 'open', id, 'address', 'a case', 'hold', 'pending', 0, 0 FROM requests LIMIT 1",
        )
        .await;
    let answers = "SELECT count(*) FROM registry_changes";
    assert_eq!(left_at(&scene, "2026-03-29T23:59:00Z", answers).await, 2);
    assert_eq!(left_at(&scene, "2026-03-30T00:00:00Z", answers).await, 1);
    let open = "SELECT count(*) FROM registry_changes WHERE key = 'open'";
    assert_eq!(scene.central.count(open).await, 1);
}

#[tokio::test]
async fn an_address_is_quiet_until_its_time_and_then_nothing_is_kept_of_it() {
    let (scene, _) = full().await;
    scene
        .central
        .execute(
            "INSERT INTO quiet_addresses VALUES (x'01', 1773223200000), (x'02', 1773223200001)",
        )
        .await;
    let quiet = "SELECT count(*) FROM quiet_addresses";
    assert_eq!(left_at(&scene, "2026-03-11T09:59:59Z", quiet).await, 2);
    assert_eq!(left_at(&scene, "2026-03-11T10:00:00Z", quiet).await, 1);
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
            "reminders",
            "restorations",
            "passports_in_hand",
            "changes",
        ] {
            assert!(kept.contains(said), "{said} is missing for {whose:?}");
        }
        let strangers = scene.pending(1).nif.as_str();
        assert!(!kept.contains(strangers));
    }
    let events = "SELECT count(*) FROM events WHERE what = 'exported' AND who = 'operator'";
    assert_eq!(scene.central.count(events).await, 2);
}
