//! The opening worker: everything is opened once, whatever happens to the worker and whatever comes in.

use std::sync::Arc;

use protocol::{Kind, REACTIVATION_STATEMENT, SealingPrivateKey};

use crate::support::{Central, Kiosk, correction, files, killed_after};

/// A text as UTF-16, little endian.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[tokio::test]
async fn a_request_is_opened_and_its_case_is_found() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let people = central.people(30).await;
    let found = kiosk.seal(kiosk.header(Kind::CorrectEmail), &correction(&people[4]));
    let mut content = correction(&people[5]);
    content.identifiers.passport = Some(people[6].passport().clone());
    content.identifiers.phone = Some(people[7].phone.clone());
    let ambiguous = kiosk.seal(kiosk.header(Kind::CorrectEmail), &content);
    let stranger = kiosk.request();
    for request in [&found, &ambiguous, &stranger] {
        assert_eq!(central.deliver(&kiosk, request).await.status, 201);
    }
    assert_eq!(
        central
            .rows("SELECT state, count(*) FROM requests GROUP BY 1")
            .await,
        [("received".into(), 3)]
    );
    central.open_all().await;
    assert_eq!(
        central
            .rows("SELECT state, count(*) FROM requests GROUP BY 1")
            .await,
        [("opened".into(), 3)]
    );
    assert_eq!(
        central.rows("SELECT case_id, matching * 100 + conflicting * 10 + old_email_matches FROM matches JOIN contents USING (request_id, case_id)").await,
        [("demo-11-000004".to_owned(), 301)],
        "three identifiers and the old address match, none conflicts"
    );
    assert_eq!(
        central.count("SELECT count(*) FROM matches").await,
        4,
        "one, three weak ones, none"
    );
    assert_eq!(
        central
            .count("SELECT count(*) FROM contents WHERE case_id IS NULL")
            .await,
        2
    );
}

/// Requests that can never be opened or used, each with the cause that staff read.
fn unusable(kiosk: &Kiosk) -> Vec<(&'static str, protocol::wire::SealedRequest)> {
    let person = central::made_up::person(5, 5);
    let good = correction(&person);
    let header = || kiosk.header(Kind::CorrectEmail);
    let mut broken = kiosk.seal(header(), &good);
    broken.payload.sealed[1200] ^= 1;
    broken.sha256 = broken.payload.hash();
    let mut short = kiosk.seal(header(), &good);
    short.payload.sealed.truncate(10);
    short.sha256 = short.payload.hash();
    let mut moved = kiosk.seal(header(), &good);
    moved.header = header();
    let (_, foreign_key) = SealingPrivateKey::generate();
    let foreign_header = header();
    let payload = foreign_key.seal(&foreign_header, &good);
    let foreign = protocol::wire::SealedRequest {
        sha256: payload.hash(),
        header: foreign_header,
        payload,
    };
    let mut one_identifier = good.clone();
    one_identifier.identifiers.passport = None;
    one_identifier.identifiers.phone = None;
    let mut no_address = good.clone();
    no_address.new_email = None;
    let mut no_statement = no_address.clone();
    let reactivation = || kiosk.header(Kind::Reactivate);
    let mut with_address = good.clone();
    with_address.statement = Some(REACTIVATION_STATEMENT.to_owned());
    no_statement.statement = None;
    vec![
        ("broken-seal", broken),
        ("broken-seal", short),
        ("broken-seal", moved),
        ("other-key", foreign),
        ("too-few-identifiers", kiosk.seal(header(), &one_identifier)),
        ("no-new-email", kiosk.seal(header(), &no_address)),
        ("no-statement", kiosk.seal(reactivation(), &no_statement)),
        (
            "address-in-reactivation",
            kiosk.seal(reactivation(), &with_address),
        ),
    ]
}

#[tokio::test]
async fn what_cannot_be_opened_goes_to_the_counter_and_holds_nobody_up() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut expected = Vec::new();
    for (cause, request) in unusable(&kiosk) {
        assert_eq!(
            central.deliver(&kiosk, &request).await.status,
            201,
            "intake does not open: {cause}"
        );
        expected.push((request.header.id.to_string(), cause.to_owned()));
    }
    let good = kiosk.request();
    assert_eq!(central.deliver(&kiosk, &good).await.status, 201);
    let opener = central.unsealer().await;
    opener.pass().await.unwrap();
    let mut alarms: Vec<_> = opener
        .store
        .open_alarms(None)
        .await
        .unwrap()
        .into_iter()
        .map(|a| (a.request_id, a.cause))
        .collect();
    alarms.sort();
    expected.sort();
    assert_eq!(alarms, expected);
    opener.pass().await.unwrap();
    assert_eq!(
        central
            .rows("SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1")
            .await,
        [
            ("counter".to_owned(), expected.len() as i64),
            ("opened".to_owned(), 1)
        ]
    );
    let page = central
        .get(&format!("/t/{}", alarms_code(&central).await))
        .await;
    assert!(page.text().contains("data-state=\"come-to-the-counter\""));
}

async fn alarms_code(central: &Central) -> String {
    let rows = central
        .rows("SELECT tracking_code, 0 FROM requests WHERE state = 'counter' LIMIT 1")
        .await;
    rows[0].0.clone()
}

#[tokio::test]
async fn a_row_that_can_no_longer_be_read_is_an_alarm_and_holds_nobody_up() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    for _ in 0..2 {
        assert_eq!(central.deliver(&kiosk, &kiosk.request()).await.status, 201);
    }
    let first = "UPDATE requests SET header = 'x' WHERE id = (SELECT min(id) FROM requests) RETURNING id, 0";
    assert_eq!(central.rows(first).await.len(), 1);
    central.open_all().await;
    assert_eq!(
        central
            .rows("SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1")
            .await,
        [("counter".to_owned(), 1), ("opened".to_owned(), 1)]
    );
}

#[tokio::test]
async fn a_worker_killed_at_any_step_leaves_nothing_half_done() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let people = central.people(5).await;
    let opener = central.unsealer().await;
    let mut cut_off = 0;
    for step in 1..=20 {
        let request = kiosk.seal(
            kiosk.header(Kind::CorrectEmail),
            &correction(&people[step % 5]),
        );
        assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
        if killed_after(step, opener.pass()).await.is_none() {
            cut_off += 1;
        }
        let halves = "SELECT count(*) FROM requests LEFT JOIN contents ON request_id = id
             WHERE (state = 'opened') <> (request_id IS NOT NULL)";
        assert_eq!(central.count(halves).await, 0, "killed at step {step}");
    }
    assert!(cut_off > 0, "the worker was killed at work");
    opener.pass().await.unwrap();
    let requests = central.count("SELECT count(*) FROM requests").await;
    assert_eq!(
        central
            .count("SELECT count(*) FROM contents WHERE case_id IS NOT NULL")
            .await,
        requests
    );
    assert_eq!(
        central.count("SELECT count(*) FROM matches").await,
        requests
    );
    assert_eq!(
        central
            .count("SELECT count(*) FROM requests WHERE state = 'opened'")
            .await,
        requests
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_open_each_request_once() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    for _ in 0..12 {
        assert_eq!(central.deliver(&kiosk, &kiosk.request()).await.status, 201);
    }
    let (one, other) = (
        Arc::new(central.unsealer().await),
        Arc::new(central.unsealer().await),
    );
    let passes =
        [one.clone(), other].map(|opener| tokio::spawn(async move { opener.pass().await }));
    for pass in passes {
        pass.await.unwrap().unwrap();
    }
    assert_eq!(central.count("SELECT count(*) FROM contents").await, 12);
    assert_eq!(
        central
            .count("SELECT count(*) FROM requests WHERE state = 'opened'")
            .await,
        12
    );
    assert_eq!(central.count("SELECT count(*) FROM alarms").await, 0);
}

#[tokio::test]
async fn one_that_cannot_be_written_down_keeps_no_other_from_being_written() {
    let central = Central::start().await;
    let kiosks = [central.kiosk().await, central.kiosk().await];
    for number in 0..90 {
        let kiosk = &kiosks[usize::from(number % 3 == 0)];
        assert_eq!(central.deliver(kiosk, &kiosk.request()).await.status, 201);
    }
    // What no rule allows: its content is there, and it was never opened.
    let damage =
        "INSERT INTO contents (request_id, opened_at, assisted) SELECT max(id), 0, 0 FROM requests";
    central.execute(damage).await;
    let opener = central.unsealer().await;
    assert!(opener.pass().await.is_err(), "it is told");
    let states = "SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1";
    let expected = [("opened".to_owned(), 89), ("received".to_owned(), 1)];
    assert_eq!(central.rows(states).await, expected);
    let events = "SELECT count(*) FROM events WHERE what = 'unsealed'";
    assert_eq!(central.count(events).await, 89);

    central
        .execute("DELETE FROM contents WHERE opened_at = 0")
        .await;
    opener.pass().await.unwrap();
    assert_eq!(central.rows(states).await, [("opened".to_owned(), 90)]);
    assert_eq!(central.count(events).await, 90);
    assert_eq!(central.count("SELECT count(*) FROM proofs").await, 90);
    let counted = "SELECT n FROM counts WHERE what = 'requests' AND state = 'opened'";
    assert_eq!(central.count(counted).await, 90);
}

#[tokio::test]
async fn the_running_service_opens_by_itself() {
    let central = Central::start_with(|mut config| {
        config.opening = true;
        config
    })
    .await;
    let kiosk = central.kiosk().await;
    assert_eq!(central.deliver(&kiosk, &kiosk.request()).await.status, 201);
    let opened = async {
        while !central
            .get("/metrics")
            .await
            .text()
            .contains("aima_requests{state=\"opened\"} 1")
        {}
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), opened)
        .await
        .expect("it is opened");
}

#[tokio::test]
async fn no_file_of_central_shows_what_was_typed() {
    let mut central = Central::start().await;
    let kiosk = central.kiosk().await;
    let people = central.people(3).await;
    let person = &people[1];
    let mut content = correction(person);
    content.identifiers.niss = Some(person.niss.clone());
    let request = kiosk.seal(kiosk.header(Kind::CorrectEmail), &content);
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    central.open_all().await;
    assert_eq!(central.count("SELECT count(*) FROM contents").await, 1);
    let typed = [
        person.nif.as_str(),
        person.niss.as_str(),
        person.passport().number(),
        &person.phone.as_str()[4..],
        person.email.as_str(),
        person.name.as_str(),
        "amina.nova",
    ];
    // Once with the write-ahead log, once after it was folded in.
    for _ in 0..2 {
        for file in files(central.folder.path()) {
            let bytes = std::fs::read(&file).unwrap();
            for value in typed {
                for form in [
                    value.as_bytes().to_vec(),
                    utf16(value),
                    hex::encode(value).into_bytes(),
                ] {
                    let found = bytes.windows(form.len()).any(|part| part == form);
                    assert!(!found, "one of what was typed lies in {}", file.display());
                }
            }
        }
        if let Some(serving) = central.serving.take() {
            serving.stop().await.unwrap();
        }
    }
}
