//! A kiosk that is newer than central, a kiosk that delivers for another, and what comes in as a file.

use central::{commands, commands::Imported, made_up, store::Store};
use jiff::SignedDuration;
use protocol::{
    PublicState,
    wire::{BatchAnswer, ErrorCode, ItemResult, ManifestAnswer, SealedRequest},
};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Central, Kiosk, bytes, correction};

fn value(item: &impl serde::Serialize) -> Value {
    serde_json::to_value(item).unwrap()
}

/// What the next release of the kiosk might send.
fn of_the_next(kiosk: &Kiosk) -> (SealedRequest, Value) {
    let request = kiosk.request();
    let mut item = value(&request);
    item["header"]["kind"] = json!("change-address");
    item["header"]["language"] = json!("uk");
    (request, item)
}

impl Central {
    async fn results(&self, kiosk: &Kiosk, items: &[Value]) -> Vec<ItemResult> {
        let answer: BatchAnswer = self.batch(kiosk, items).await.read();
        answer.results
    }

    async fn lacks(&self, kiosk: &Kiosk, request: &SealedRequest) -> bool {
        let held = json!({ "delivered": [{ "id": request.header.id, "sha256": request.sha256 }] });
        let token = Some(kiosk.enrolled.token.as_str());
        let path = "/v1/requests/manifest";
        let answer = self.ask(Method::POST, path, token, bytes(&held)).await;
        !answer.read::<ManifestAnswer>().lacking.is_empty()
    }

    async fn store(&self) -> Store {
        crate::support::database::store(&self.directory).await
    }

    async fn unread(&self) -> i64 {
        self.count("SELECT count(*) FROM unread_requests").await
    }

    async fn requests(&self) -> i64 {
        self.count("SELECT count(*) FROM requests").await
    }
}

fn is_delivered(result: &ItemResult, request: &SealedRequest) -> bool {
    matches!(result, ItemResult::Delivered(echo)
        if echo.id == request.header.id && echo.sha256 == request.sha256)
}

#[tokio::test]
async fn what_central_does_not_know_yet_is_kept_as_it_is_and_blocks_nobody() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let (request, item) = of_the_next(&kiosk);
    let neighbour = kiosk.request();
    let results = central
        .results(&kiosk, &[item.clone(), value(&neighbour)])
        .await;
    assert!(is_delivered(&results[0], &request), "{:?}", results[0]);
    assert!(is_delivered(&results[1], &neighbour), "{:?}", results[1]);
    assert_eq!((central.unread().await, central.requests().await), (1, 1));
    assert!(!central.lacks(&kiosk, &request).await);

    // Again, alone and in a batch: the first time of receipt stays.
    central
        .clock
        .set(central.now() + SignedDuration::from_hours(1));
    let again = central.results(&kiosk, std::slice::from_ref(&item)).await;
    assert_eq!(value(&again[0]), value(&results[0]));
    let path = format!("/v1/requests/{}", request.header.id);
    let token = Some(kiosk.enrolled.token.as_str());
    let put = central.ask(Method::PUT, &path, token, bytes(&item)).await;
    assert_eq!(put.status, 200, "{}", put.text());
    assert_eq!((central.unread().await, central.requests().await), (1, 1));

    // The person sees that it has arrived.
    let state = central
        .public_state(&kiosk, request.header.tracking_code)
        .await;
    assert!(
        matches!(state, PublicState::BeingChecked { .. }),
        "{state:?}"
    );

    // It stays as it is over a start of a version that does not know it either.
    let mut central = central;
    central.restart().await;
    assert_eq!(central.store().await.take_up_unread().await.unwrap(), 0);
    assert_eq!(central.unread().await, 1);
}

#[tokio::test]
async fn what_an_older_central_kept_is_taken_in_with_its_first_time_and_opened() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let (request, item) = of_the_next(&kiosk);
    let first = central.results(&kiosk, &[item]).await;
    assert!(is_delivered(&first[0], &request));
    // The upgrade: what that version could not read is what this one knows.
    let known = value(&request).to_string();
    central
        .execute(format!("UPDATE unread_requests SET item = '{known}'").leak())
        .await;
    let received_at = central.now().as_millisecond();
    central
        .clock
        .set(central.now() + SignedDuration::from_hours(30));
    let store = central.store().await;
    assert_eq!(store.take_up_unread().await.unwrap(), 1);
    assert_eq!(store.take_up_unread().await.unwrap(), 0, "once");
    let kept = format!(
        "SELECT count(*) FROM requests WHERE id = '{}' AND received_at = {received_at}",
        request.header.id
    );
    assert_eq!(
        (central.count(kept.leak()).await, central.unread().await),
        (1, 0)
    );
    assert!(!central.lacks(&kiosk, &request).await);
    central.open_all().await;
    assert_eq!(central.count("SELECT count(*) FROM contents").await, 1);
    // The kiosk, which had lost the answer, sends it once more.
    let again = central.results(&kiosk, &[value(&request)]).await;
    assert_eq!(value(&again[0]), value(&first[0]));
    assert_eq!(central.requests().await, 1);
}

#[tokio::test]
async fn an_unread_id_or_code_is_taken_once_whatever_else_comes_under_it() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let (request, item) = of_the_next(&kiosk);
    central.results(&kiosk, std::slice::from_ref(&item)).await;
    let refused = |result: &ItemResult| match result {
        ItemResult::Refused { code, .. } => Some(*code),
        ItemResult::Delivered(_) => None,
    };
    let mut other_kind = item.clone();
    other_kind["header"]["kind"] = json!("something-else");
    let mut same_code = value(&kiosk.request());
    same_code["header"]["tracking_code"] = item["header"]["tracking_code"].clone();
    let mut same_code_unread = of_the_next(&kiosk).1;
    same_code_unread["header"]["tracking_code"] = item["header"]["tracking_code"].clone();
    let results = central
        .results(&kiosk, &[other_kind, same_code, same_code_unread])
        .await;
    let codes: Vec<_> = results.iter().map(refused).collect();
    let taken = Some(ErrorCode::TrackingCodeTaken);
    assert_eq!(codes, [Some(ErrorCode::Conflict), taken, taken]);
    // One that is known already is not taken again under another kind.
    let known = kiosk.request();
    central.deliver(&kiosk, &known).await;
    let mut changed = value(&known);
    changed["header"]["kind"] = json!("change-address");
    let result = central.results(&kiosk, &[changed]).await;
    assert_eq!(refused(&result[0]), Some(ErrorCode::Conflict));
    assert_eq!((central.unread().await, central.requests().await), (1, 1));
    assert!(!central.lacks(&kiosk, &request).await);
}

#[tokio::test]
async fn what_is_not_in_order_is_not_kept_for_being_new() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let stranger = central.kiosk().await;
    let changed = |change: fn(&mut Value)| {
        let mut item = of_the_next(&kiosk).1;
        change(&mut item);
        item
    };
    let items = [
        changed(|item| item["header"]["kind"] = json!("")),
        changed(|item| item["header"]["kind"] = json!("two words")),
        changed(|item| item["header"]["kind"] = json!(7)),
        changed(|item| item["header"]["language"] = json!("x".repeat(40))),
        changed(|item| item["header"]["language"] = json!("<b>")),
        changed(|item| item["header"]["tracking_code"] = json!("AAAA")),
        changed(|item| item["header"]["recorded"] = json!(null)),
        changed(|item| item["header"]["colour"] = json!("red")),
        changed(|item| item["payload"]["sealed"] = json!("AAAA")),
        of_the_next(&stranger).1,
    ];
    let results = central.results(&kiosk, &items).await;
    for (item, result) in items.iter().zip(&results) {
        assert!(matches!(result, ItemResult::Refused { .. }), "{item}");
    }
    assert_eq!((central.unread().await, central.requests().await), (0, 0));
}

#[tokio::test]
async fn a_successor_delivers_what_waited_under_the_former_name_and_nobody_else_does() {
    let central = Central::start().await;
    let (former, successor, third) = (
        central.kiosk().await,
        central.kiosk().await,
        central.kiosk().await,
    );
    let (waiting, delivered) = (former.request(), former.request());
    central.deliver(&former, &delivered).await;
    let directory = &central.directory;
    let before = central.results(&successor, &[value(&waiting)]).await;
    assert!(matches!(
        before[0],
        ItemResult::Refused {
            code: ErrorCode::HeaderMismatch,
            ..
        }
    ));
    assert!(central.lacks(&successor, &delivered).await);

    commands::succeed_kiosk(directory, successor.id(), former.id(), central.now())
        .await
        .unwrap();
    let other = central.results(&third, &[value(&waiting)]).await;
    assert!(
        matches!(other[0], ItemResult::Refused { .. }),
        "a third kiosk"
    );
    let token = central.deliver(&former, &waiting).await;
    token.is_refused(401, ErrorCode::Unauthorised);
    let after = central
        .results(&successor, &[value(&waiting), value(&delivered)])
        .await;
    assert!(is_delivered(&after[0], &waiting) && is_delivered(&after[1], &delivered));
    assert!(!central.lacks(&successor, &waiting).await);
    assert_eq!(
        central.requests().await,
        2,
        "what was there is the same again"
    );

    // A successor of the successor stands for both.
    commands::succeed_kiosk(directory, third.id(), successor.id(), central.now())
        .await
        .unwrap();
    let last = former.request();
    let results = central.results(&third, &[value(&last)]).await;
    assert!(is_delivered(&results[0], &last));
    for (kiosk, former) in [
        (third.id(), third.id()),
        (successor.id(), third.id()),
        (third.id(), protocol::KioskId::new(0).unwrap()),
    ] {
        let done = commands::succeed_kiosk(directory, kiosk, former, central.now()).await;
        assert!(done.is_err(), "{kiosk} for {former}");
    }
}

#[tokio::test]
async fn an_export_is_taken_in_once_and_what_is_not_ours_is_named() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let known = kiosk.request();
    central.deliver(&kiosk, &known).await;
    commands::revoke_kiosk(&central.directory, kiosk.id(), central.now())
        .await
        .unwrap();
    let exported = |item: Value| {
        let mut item = item;
        item["reason"] = json!("header-mismatch");
        item["saved_ms"] = json!(1);
        item["attempts"] = json!(3);
        item.to_string()
    };
    let mut conflicting = value(&known);
    conflicting["header"]["language"] = json!("ar");
    let mut damaged = value(&kiosk.request());
    damaged["payload"]["sealed"] = json!("AAAA");
    let mut names = (0..2).filter_map(protocol::KioskId::new);
    let another = names.find(|name| *name != kiosk.id());
    let mut elsewhere = value(&kiosk.request());
    elsewhere["header"]["kiosk"] = json!(another.unwrap());
    let lines = [
        exported(value(&kiosk.request())),
        exported(value(&known)),
        exported(conflicting),
        String::new(),
        "a love letter".to_owned(),
        exported(damaged),
        exported(elsewhere),
        exported(of_the_next(&kiosk).1),
    ];
    let file = central.folder.path().join("refused.jsonl");
    std::fs::write(&file, lines.join("\n")).unwrap();
    let import = async || {
        commands::import(&central.directory, &file, central.now())
            .await
            .unwrap()
    };
    let refused = vec![5, 6, 7];
    let first = Imported {
        taken: 2,
        already: 1,
        conflicting: 1,
        refused: refused.clone(),
    };
    assert_eq!(import().await, first);
    let again = Imported {
        taken: 0,
        already: 3,
        conflicting: 1,
        refused,
    };
    assert_eq!(import().await, again);
    assert_eq!((central.unread().await, central.requests().await), (1, 2));
    let missing = commands::import(&central.directory, "/nowhere".as_ref(), central.now()).await;
    assert!(missing.is_err());
}

/// Contents as the next release might seal them, and one in a suite that it might bring.
fn contents_of_the_next(kiosk: &Kiosk) -> Vec<(&'static str, SealedRequest)> {
    let sealed = |change: fn(&mut Value)| {
        let header = kiosk.header(protocol::Kind::CorrectEmail);
        let mut content = value(&correction(&made_up::person(999, 0)));
        change(&mut content);
        let payload = kiosk.sealing_key().seal_any(&header, &content);
        SealedRequest {
            sha256: payload.hash(),
            header,
            payload,
        }
    };
    let mut suite = kiosk.request();
    suite.payload.suite = "x-wing-2".to_owned();
    vec![
        ("a field", sealed(|it| it["summons"] = json!("2027-01-01"))),
        (
            "an identifier",
            sealed(|it| it["identifiers"]["residence_card"] = json!("X1")),
        ),
        ("a value", sealed(|it| it["old_mailbox"] = json!("closed"))),
        ("a suite", suite),
    ]
}

const STATES: &str = "SELECT state, count(*) FROM requests GROUP BY 1 ORDER BY 1";

#[tokio::test]
async fn a_content_of_a_newer_kiosk_waits_with_an_alarm_and_is_opened_after_the_upgrade() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let newer = contents_of_the_next(&kiosk);
    for (what, request) in &newer {
        let answer = central.deliver(&kiosk, request).await;
        assert_eq!(answer.status, 201, "{what}: intake does not open");
    }
    central.deliver(&kiosk, &kiosk.request()).await;
    let first_life = central.unsealer().await;
    first_life.pass().await.unwrap();
    let four = newer.len() as i64;
    let waiting = [("opened".to_owned(), 1), ("received".to_owned(), four)];
    assert_eq!(central.rows(STATES).await, waiting, "nobody is held up");
    let alarms = "SELECT kind, count(*) FROM alarms GROUP BY 1";
    let one = [("not-known-yet".to_owned(), 1)];
    assert_eq!(central.rows(alarms).await, one, "one says it for all");
    for (what, request) in &newer {
        let code = request.header.tracking_code;
        let state = central.public_state(&kiosk, code).await;
        assert!(
            matches!(state, PublicState::BeingChecked { .. }),
            "{what}: {state:?}"
        );
    }

    // The upgrade: what that version could not read is what this one knows.
    for (_, request) in &newer {
        let header = &request.header;
        let known = kiosk.seal(header.clone(), &correction(&made_up::person(999, 0)));
        sqlx::query("UPDATE requests SET sealed = $2, suite = $3 WHERE id = $1")
            .bind(header.id.to_string())
            .bind(&known.payload.sealed)
            .bind(&known.payload.suite)
            .execute(&mut central.database().await)
            .await
            .unwrap();
    }
    first_life.pass().await.unwrap();
    assert_eq!(
        central.rows(STATES).await,
        waiting,
        "a life tries each once, since a version changes with a start alone"
    );
    central.open_all().await;
    assert_eq!(
        central.rows(STATES).await,
        [("opened".to_owned(), four + 1)]
    );
}

#[tokio::test]
async fn a_content_that_no_version_reads_until_t_goes_to_the_counter() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let newer = contents_of_the_next(&kiosk);
    for (_, request) in &newer {
        central.deliver(&kiosk, request).await;
    }
    let unsealer = central.unsealer().await;
    unsealer.pass().await.unwrap();
    central.clock.set(crate::scene::AFTER_T.parse().unwrap());
    unsealer.pass().await.unwrap();
    let four = newer.len() as i64;
    assert_eq!(central.rows(STATES).await, [("counter".to_owned(), four)]);
    let alarms =
        "SELECT cause, count(*) FROM alarms WHERE kind = 'unopenable' GROUP BY 1 ORDER BY 1";
    assert_eq!(
        central.rows(alarms).await,
        [
            ("not-content".to_owned(), 3),
            ("unknown-suite".to_owned(), 1)
        ]
    );
}
