//! The code to a new mailbox, against a central that answers by script and against whoever stands in its
//! place. What counts is what is sealed: a proof for the very address and request, or none.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Json,
    body::Bytes,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use central::keys;
use kiosk::{
    storage::{outbox::NewRequest, second_copy},
    visit::page::{CodeCheck, CodeSending, Purpose, Refusal},
};
use protocol::{
    BoundTo, Language, MailboxProof, RequestContent, RequestHeader,
    wire::{
        ApiError, ConfirmEmail, EMAIL_CODE_RESEND_S, EmailCheckStarted, EmailConfirmed, ErrorCode,
        StartEmailCheck,
    },
};
use testbed::mails::Mails;
use uuid::Uuid;

use crate::{
    stand_in::stand_in,
    support::{Place, Running, draft},
};

/// The address of [`draft`].
const ADDRESS: &str = "made.up@example.com";
const RIGHT: &str = "271828";
const OFFLINE: CodeSending = CodeSending::Offline;

/// What a central that answers by script was asked.
#[derive(Default)]
struct Script {
    started: Vec<StartEmailCheck>,
    tried: Vec<String>,
    /// Seconds until another code, as it says.
    resend_after_s: u32,
}

impl Script {
    fn check(&self) -> Uuid {
        Uuid::from_u128(self.started.len() as u128)
    }

    fn answer(&mut self, path: &str, body: &Bytes) -> Response {
        if path == "/v1/email-checks" {
            let asked: StartEmailCheck = serde_json::from_slice(body).expect("as the API has it");
            self.started.push(asked.clone());
            let started = EmailCheckStarted {
                id: self.check(),
                bound_to: asked.bound_to,
                expires_at: jiff::Timestamp::now() + jiff::SignedDuration::from_mins(15),
                resend_after_s: self.resend_after_s,
            };
            return (StatusCode::CREATED, Json(started)).into_response();
        }
        if path != format!("/v1/email-checks/{}/confirm", self.check()) {
            return refused(StatusCode::NOT_FOUND, ErrorCode::NotFound);
        }
        let typed: ConfirmEmail = serde_json::from_slice(body).expect("as the API has it");
        self.tried.push(typed.code.clone());
        match typed.code.as_str() {
            RIGHT => Json(self.confirmed()).into_response(),
            "410410" => refused(StatusCode::GONE, ErrorCode::CodeSpent),
            _ => refused(StatusCode::UNPROCESSABLE_ENTITY, ErrorCode::CodeWrong),
        }
    }

    fn confirmed(&self) -> EmailConfirmed {
        EmailConfirmed {
            id: self.check(),
            bound_to: self.started.last().expect("asked").bound_to,
            proof: MailboxProof {
                confirmed_ms: 1,
                mac: "a".repeat(64),
            },
        }
    }
}

/// What nobody here asked for.
fn anothers() -> BoundTo {
    BoundTo::Request(protocol::RequestId::new(1, [0; 10]))
}

fn refused(status: StatusCode, code: ErrorCode) -> Response {
    (status, Json(ApiError { code })).into_response()
}

struct Scene {
    place: Place,
    kiosk: Running,
    script: Arc<Mutex<Script>>,
}

impl Scene {
    async fn set() -> Scene {
        Scene::with(|script, path, body| script.answer(path, body)).await
    }

    async fn with(
        answer: impl Fn(&mut Script, &str, &Bytes) -> Response + Clone + Send + Sync + 'static,
    ) -> Scene {
        let mut place = Place::new().await;
        place.stop_central().await;
        let script = Arc::new(Mutex::new(Script::default()));
        let asked = script.clone();
        stand_in(&place, move |path, body| {
            answer(&mut asked.lock().expect("whole"), path, &body)
        })
        .await;
        let kiosk = Running::start(place.config()).await;
        Scene {
            place,
            kiosk,
            script,
        }
    }

    fn visit(&self) -> String {
        let visit = self
            .kiosk
            .kiosk
            .begin_visit(Language::Ar)
            .expect("free")
            .visit;
        self.choose(&visit, Purpose::CorrectEmail);
        visit
    }

    fn choose(&self, visit: &str, purpose: Purpose) {
        self.kiosk
            .kiosk
            .choose_purpose(visit, purpose)
            .expect("the visit is open");
    }

    async fn send_code(&self, visit: &str, email: &str) -> CodeSending {
        let sent = self.kiosk.kiosk.send_code(visit, email).await;
        sent.expect("in order")
    }

    async fn confirm(&self, visit: &str, code: &str) -> CodeCheck {
        let checked = self.kiosk.kiosk.confirm_code(visit, code).await;
        checked.expect("in order")
    }

    /// Sends the request and opens what was sealed last.
    async fn sealed(&self, visit: &str) -> RequestContent {
        let sent = self.kiosk.kiosk.send(visit, draft()).await;
        assert!(matches!(
            sent,
            Ok(kiosk::app::page::SendResult::Saved { .. })
        ));
        sealed_last(&self.place).1
    }
}

/// What the kiosk saved last, opened with central's key.
fn sealed_last(place: &Place) -> (RequestHeader, RequestContent) {
    let last = place.at_rest(|db| {
        db.query_row(
            "SELECT id FROM request ORDER BY seq DESC LIMIT 1",
            [],
            |row| row.get::<_, String>(0),
        )
    });
    let records = place.at_rest(second_copy::all_records);
    let request = records.iter().find_map(|record| {
        let Some(second_copy::Record::Request(kept)) = second_copy::Record::from_bytes(record)
        else {
            return None;
        };
        (kept.id().to_string() == last).then(|| kept.into_new())
    });
    let NewRequest {
        header, payload, ..
    } = request.expect("its payload is kept");
    let key = &keys::private_keys(&place.directory()).expect("there")[0];
    let content = key.open(&header, &payload).expect("whole");
    (header, content)
}

#[tokio::test]
async fn the_right_code_seals_the_proof_into_the_request_and_nothing_of_it_into_the_facts() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    let sent = scene.send_code(&visit, ADDRESS).await;
    assert_eq!(sent, CodeSending::Sent { resend_after_s: 0 });
    // As a telephone shows it, in the person's own digits.
    assert_eq!(scene.confirm(&visit, "٢٧١ ٨٢٨").await, CodeCheck::Confirmed);
    assert_eq!(
        scene.send_code(&visit, ADDRESS).await,
        CodeSending::Confirmed
    );

    let content = scene.sealed(&visit).await;
    let proof = scene.script.lock().expect("whole").confirmed().proof;
    assert_eq!(content.mailbox_proof.as_ref(), Some(&proof));
    let facts = scene.kiosk.facts(&visit).await;
    assert_eq!(facts.mailbox_confirmed, Some(true));
    let shown = serde_json::to_string(&facts).expect("plain data");
    assert!(!shown.contains(&proof.mac), "the page learns no proof");

    let script = scene.script.lock().expect("whole");
    assert_eq!(script.tried, [RIGHT], "ASCII digits on the wire");
    let asked = &script.started[0];
    assert_eq!(
        (asked.email.as_str(), asked.language),
        (ADDRESS, Language::Ar)
    );
    assert_eq!(script.started.len(), 1, "one mail");
}

#[tokio::test]
async fn the_real_central_mails_the_code_and_knows_its_own_proof_again() {
    let place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let visit = kiosk.kiosk.begin_visit(Language::Pt).expect("free").visit;
    let chosen = kiosk.kiosk.choose_purpose(&visit, Purpose::CorrectEmail);
    chosen.expect("the visit is open");
    let sent = kiosk.kiosk.send_code(&visit, ADDRESS).await;
    let resend_after_s = u64::from(EMAIL_CODE_RESEND_S);
    assert_eq!(sent, Ok(CodeSending::Sent { resend_after_s }));
    let mails = Mails::in_folder(&place.directory().mail());
    let code = tokio::task::spawn_blocking(move || mails.code(ADDRESS, 1)).await;
    let code = code.expect("no panic").expect("it comes");
    let checked = kiosk.kiosk.confirm_code(&visit, &code).await;
    assert_eq!(checked, Ok(CodeCheck::Confirmed));
    kiosk.kiosk.send(&visit, draft()).await.expect("in order");
    let (header, content) = sealed_last(&place);
    let signer = keys::signer(&place.directory()).expect("there");
    let (proof, address) = (content.mailbox_proof, content.new_email);
    let judged = signer.judge(
        &proof.expect("it was confirmed"),
        &address.expect("a correction"),
        &content
            .visit
            .map_or(BoundTo::Request(header.id), BoundTo::Visit),
        header.kiosk,
        jiff::Timestamp::now(),
    );
    assert_eq!(judged, Ok(()));
}

#[tokio::test]
async fn a_changed_address_carries_no_proof() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    // Equal but for one capital letter: another text, another mailbox for all we know.
    for other in ["another@example.com", "Made.up@example.com"] {
        scene.send_code(&visit, other).await;
        assert_eq!(scene.confirm(&visit, RIGHT).await, CodeCheck::Confirmed);
    }
    let content = scene.sealed(&visit).await;
    assert_eq!(content.mailbox_proof, None);
    let facts = scene.kiosk.facts(&visit).await;
    assert_eq!(facts.mailbox_confirmed, Some(false));
}

#[tokio::test]
async fn one_proof_serves_a_family_of_six_and_nobody_after_the_idle_question() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    scene.send_code(&visit, ADDRESS).await;
    assert_eq!(scene.confirm(&visit, RIGHT).await, CodeCheck::Confirmed);
    let core = &scene.kiosk.kiosk;
    let out_of_order = Err(Refusal::OutOfOrder);
    assert_eq!(
        core.another_person(&visit),
        out_of_order,
        "nothing is saved"
    );
    let first = scene.sealed(&visit).await;
    assert!(first.mailbox_proof.is_some());
    for person in 2..=6 {
        assert_eq!(core.another_person(&visit), Ok(()), "{person}");
        let content = scene.sealed(&visit).await;
        assert_eq!(content.mailbox_proof, first.mailbox_proof, "{person}");
    }
    assert_eq!(core.another_person(&visit), out_of_order, "a seventh");
    let facts = core.facts(&visit).await.expect("open");
    let mut codes: Vec<_> = facts.iter().map(|facts| &facts.tracking_code).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 6, "a code each");
    assert!(
        facts
            .iter()
            .all(|facts| facts.mailbox_confirmed == Some(true))
    );
    assert_eq!(scene.script.lock().expect("whole").started.len(), 1);

    let visit = scene.visit();
    scene.sealed(&visit).await;
    core.idle_asked(&visit).expect("open");
    assert_eq!(core.another_person(&visit), out_of_order);
}

#[tokio::test]
async fn a_proof_goes_with_its_visit() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    scene.send_code(&visit, ADDRESS).await;
    assert_eq!(scene.confirm(&visit, RIGHT).await, CodeCheck::Confirmed);
    scene.kiosk.kiosk.end_visit(&visit).expect("it is open");
    let kiosk = &scene.kiosk.kiosk;
    let stale = (
        kiosk.send_code(&visit, ADDRESS).await.err(),
        kiosk.resend_code(&visit).await.err(),
        kiosk.confirm_code(&visit, RIGHT).await.err(),
    );
    let over = Some(Refusal::StaleVisit);
    assert_eq!(stale, (over, over, over));
    let next = scene.visit();
    assert_eq!(
        scene.sealed(&next).await.mailbox_proof,
        None,
        "the next person's"
    );
}

#[tokio::test]
async fn five_wrong_codes_end_it_and_a_new_code_begins_again() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    scene.send_code(&visit, ADDRESS).await;
    for left in [4, 3, 2, 1] {
        let wrong = scene.confirm(&visit, "111111").await;
        assert_eq!(wrong, CodeCheck::Wrong { tries_left: left });
    }
    assert_eq!(scene.confirm(&visit, "111111").await, CodeCheck::Spent);
    assert_eq!(scene.confirm(&visit, RIGHT).await, CodeCheck::Spent);
    assert_eq!(
        scene.script.lock().expect("whole").tried.len(),
        5,
        "central is not asked again"
    );

    let sent = scene.kiosk.kiosk.resend_code(&visit).await;
    assert_eq!(sent, Ok(CodeSending::Sent { resend_after_s: 0 }));
    assert_eq!(scene.confirm(&visit, RIGHT).await, CodeCheck::Confirmed);
}

#[tokio::test]
async fn a_code_that_central_takes_no_more_asks_for_a_new_one() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    assert_eq!(
        scene.confirm(&visit, RIGHT).await,
        CodeCheck::Spent,
        "none was sent"
    );
    assert_eq!(
        scene.kiosk.kiosk.resend_code(&visit).await,
        Err(Refusal::OutOfOrder)
    );
    scene.send_code(&visit, ADDRESS).await;
    assert_eq!(scene.confirm(&visit, "410410").await, CodeCheck::Spent);
    assert!(matches!(
        scene.send_code(&visit, ADDRESS).await,
        CodeSending::Sent { .. }
    ));
    assert_eq!(scene.script.lock().expect("whole").started.len(), 2);
}

#[tokio::test]
async fn what_is_no_code_or_no_address_never_reaches_central() {
    let scene = Scene::set().await;
    let visit = scene.visit();
    let invalid = scene.send_code(&visit, "nobody").await;
    assert_eq!(
        invalid,
        CodeSending::Invalid {
            error: "email-form"
        }
    );
    scene.send_code(&visit, ADDRESS).await;
    for typed in ["", "12345", "1234567", "abcdef"] {
        let incomplete = CodeCheck::Incomplete { error: "code-form" };
        assert_eq!(scene.confirm(&visit, typed).await, incomplete, "{typed:?}");
    }
    assert!(scene.script.lock().expect("whole").tried.is_empty());
}

#[tokio::test]
async fn going_back_and_on_again_sends_no_second_mail_and_another_address_does_at_once() {
    let scene = Scene::set().await;
    scene.script.lock().expect("whole").resend_after_s = 30;
    let visit = scene.visit();
    for _ in 0..3 {
        let sent = scene.send_code(&visit, ADDRESS).await;
        let CodeSending::Sent { resend_after_s } = sent else {
            panic!("{sent:?}")
        };
        assert!((20..=30).contains(&resend_after_s));
    }
    let early = scene.kiosk.kiosk.resend_code(&visit).await;
    assert!(
        matches!(early, Ok(CodeSending::SlowDown { seconds: 20..=30 })),
        "{early:?}"
    );
    assert_eq!(scene.script.lock().expect("whole").started.len(), 1);
    scene.send_code(&visit, "another@example.com").await;
    assert_eq!(scene.script.lock().expect("whole").started.len(), 2);
}

#[tokio::test]
async fn a_central_that_asks_for_patience_is_left_alone_for_as_long() {
    let scene = Scene::with(|script, path, body| {
        if path.ends_with("/confirm") || script.started.is_empty() {
            drop(script.answer(path, body));
            let wait = [(header::RETRY_AFTER, "40")];
            let body = Json(ApiError {
                code: ErrorCode::TooManyRequests,
            });
            return (StatusCode::TOO_MANY_REQUESTS, wait, body).into_response();
        }
        script.answer(path, body)
    })
    .await;
    let visit = scene.visit();
    let first = scene.send_code(&visit, ADDRESS).await;
    assert_eq!(first, CodeSending::SlowDown { seconds: 40 });
    let again = scene.send_code(&visit, ADDRESS).await;
    assert!(
        matches!(again, CodeSending::SlowDown { seconds: 30..=40 }),
        "{again:?}"
    );
    assert_eq!(
        scene.script.lock().expect("whole").started.len(),
        1,
        "not asked again"
    );
    // A slip corrected is another address: it is asked about at once.
    let other = scene.send_code(&visit, "another@example.com").await;
    assert!(matches!(other, CodeSending::Sent { .. }));
    let typed = scene.confirm(&visit, RIGHT).await;
    assert_eq!(typed, CodeCheck::SlowDown { seconds: 40 });
}

/// Whatever a stranger says, the visit goes on and ends saved, unconfirmed.
async fn is_not_confirmed(
    sending: impl Fn(&mut Script, &Bytes) -> Response + Clone + Send + Sync + 'static,
) {
    let scene = Scene::with(move |script, _, body| sending(script, body)).await;
    let visit = scene.visit();
    assert_eq!(scene.send_code(&visit, ADDRESS).await, OFFLINE);
    assert_eq!(scene.confirm(&visit, RIGHT).await, CodeCheck::Spent);
    assert_eq!(scene.sealed(&visit).await.mailbox_proof, None);
}

#[tokio::test]
async fn strangers_start_no_check() {
    is_not_confirmed(|_, _| Html("<h1>Welcome to the WiFi</h1>").into_response()).await;
    is_not_confirmed(|_, _| (StatusCode::UNAUTHORIZED, "who are you").into_response()).await;
    is_not_confirmed(|_, _| refused(StatusCode::UNAUTHORIZED, ErrorCode::Unauthorised)).await;
    is_not_confirmed(|_, _| refused(StatusCode::SERVICE_UNAVAILABLE, ErrorCode::Unavailable)).await;
}

#[tokio::test]
async fn a_central_without_such_a_door_or_with_anothers_echo_starts_no_check() {
    is_not_confirmed(|_, _| refused(StatusCode::NOT_FOUND, ErrorCode::NotFound)).await;
    is_not_confirmed(|_, _| "{\"id\":\"0000".into_response()).await;
    is_not_confirmed(|script, body| {
        let Ok(mut asked) = serde_json::from_slice::<StartEmailCheck>(body) else {
            return refused(StatusCode::NOT_FOUND, ErrorCode::NotFound);
        };
        asked.bound_to = anothers();
        let body = serde_json::to_vec(&asked).expect("plain data");
        script.answer("/v1/email-checks", &body.into())
    })
    .await;
}

#[tokio::test]
async fn a_confirmation_that_does_not_echo_what_was_asked_confirms_nothing() {
    let changes: [fn(&mut EmailConfirmed); 4] = [
        |answer| answer.id = Uuid::from_u128(99),
        |answer| answer.bound_to = anothers(),
        |answer| answer.proof.mac = "a".repeat(100_000),
        |answer| {
            answer.proof.mac =
                "not hex, and as long as a proof is, which is 64 characters long!".to_owned()
        },
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let scene = Scene::with(move |script, path, body| {
            if !path.ends_with("/confirm") {
                return script.answer(path, body);
            }
            let mut answer = script.confirmed();
            change(&mut answer);
            Json(answer).into_response()
        })
        .await;
        let visit = scene.visit();
        scene.send_code(&visit, ADDRESS).await;
        assert_eq!(
            scene.confirm(&visit, RIGHT).await,
            CodeCheck::Offline,
            "{number}"
        );
        assert_eq!(scene.sealed(&visit).await.mailbox_proof, None, "{number}");
    }
}

#[tokio::test]
async fn a_central_that_takes_the_call_and_never_answers_is_given_up_in_seconds_and_late_for_nobody()
 {
    let mut place = Place::new().await;
    place.stop_central().await;
    let silent = std::net::TcpListener::bind(place.address).expect("the port is free");
    let kiosk = Running::start(place.config()).await;
    let visit = kiosk.kiosk.begin_visit(Language::Pt).expect("free").visit;
    kiosk
        .kiosk
        .choose_purpose(&visit, Purpose::CorrectEmail)
        .expect("it is open");
    let since = Instant::now();
    assert_eq!(kiosk.kiosk.send_code(&visit, ADDRESS).await, Ok(OFFLINE));
    assert!(
        since.elapsed() < Duration::from_secs(9),
        "{:?}",
        since.elapsed()
    );

    let waiting = kiosk.kiosk.send_code(&visit, ADDRESS);
    let next = async { kiosk.kiosk.begin_visit(Language::En).expect("free") };
    let (late, _next) = tokio::join!(waiting, next);
    assert_eq!(late, Err(Refusal::StaleVisit), "the one who asked has left");
    drop(silent);
}
