//! The bodies that kiosks send to central, through the real routes and into a real database. The first byte
//! chooses the route (its last three bits), and whether kiosk and tracking code of each request, or the hash
//! too, are put right, since no fuzzer guesses them; the rest is the body.
#![no_main]

use std::sync::{LazyLock, Mutex};

use axum::http::{Method, StatusCode};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use fuzz::{
    central::{Answer, Central},
    honest,
};
use libfuzzer_sys::fuzz_target;
use protocol::{
    RequestId, SealedHash, TrackingCode,
    help::{HelpCall, HelpCallAnswer, HelpCallState},
    wire::{
        ApiError, Batch, BatchAnswer, Delivered, EmailCheckStarted, ErrorCode, HeartbeatAnswer,
        Item, ItemResult, MAX_BATCH, MAX_MANIFEST, Manifest, ManifestAnswer, SealedRequest,
        StartEmailCheck,
    },
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const REQUEST_LIMIT: usize = 32 * 1024;
const SMALL_LIMIT: usize = 8 * 1024;
/// So many accepted requests, and the database is thrown away.
const ENOUGH: usize = 2_000;

static CENTRAL: LazyLock<Mutex<(Central, usize)>> =
    LazyLock::new(|| Mutex::new((Central::start(), 0)));

fuzz_target!(|data: &[u8]| {
    let Some((first, body)) = data.split_first() else {
        return;
    };
    let mut guard = CENTRAL.lock().expect("a panic ends the process");
    let (central, accepted) = &mut *guard;
    let put_right = match first & 24 {
        0 | 16 => Right::Nothing,
        8 => Right::Sender,
        _ => Right::SenderAndHash,
    };
    *accepted += match first & 7 {
        0 => judge_put(central, body, put_right),
        1 => judge_batch(central, body, put_right),
        2 => judge_manifest(central, body),
        3 => judge_heartbeat(central, body),
        4 => judge_enrolment(central, body),
        5 => judge_help_call(central, body),
        6 => judge_email_check(central, body),
        _ => judge_email_code(central, body),
    };
    if *accepted > ENOUGH {
        central.start_afresh();
        *accepted = 0;
    }
});

/// Asks twice: nothing is decided otherwise the second time. Only a first delivery has a status of its own.
fn ask(central: &mut Central, method: &Method, path: &str, body: &[u8]) -> Answer {
    let refused = central.ask(method.clone(), path, false, body);
    let stranger = if path.ends_with("enrol") {
        &[400, 403, 413][..]
    } else {
        &[401]
    };
    assert!(
        stranger.contains(&refused.status.as_u16()),
        "a stranger got {}",
        refused.status
    );
    let first = central.ask(method.clone(), path, true, body);
    let again = central.ask(method.clone(), path, true, body);
    assert_eq!(first.body, again.body, "another answer the second time");
    match first.status {
        StatusCode::CREATED => assert_eq!(again.status, StatusCode::OK),
        status => assert_eq!(again.status, status),
    }
    if !first.status.is_success() {
        let error: ApiError = serde_json::from_slice(&first.body).expect("a refusal has its code");
        assert_eq!(
            first.body,
            json!(error).to_string().into_bytes(),
            "it says more than a code"
        );
        let client = first.status.is_client_error();
        assert!(
            client,
            "central calls {} its own fault",
            error.code.as_str()
        );
    }
    first
}

fn judge_put(central: &mut Central, body: &[u8], put_right: Right) -> usize {
    let body = righted(body, put_right, right_request);
    let read = serde_json::from_slice::<SealedRequest>(&body).ok();
    let id = read
        .as_ref()
        .map_or_else(|| honest::header().id, |request| request.header.id);
    let answer = ask(central, &Method::PUT, &format!("/v1/requests/{id}"), &body);
    if body.len() > REQUEST_LIMIT {
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    }
    if !answer.status.is_success() {
        return 0;
    }
    let request = read.expect("only a request is taken");
    let delivered: Delivered = serde_json::from_slice(&answer.body).expect("a receipt");
    assert_eq!((delivered.id, &delivered.sha256), (id, &request.sha256));
    assert_eq!(delivered.sha256, SealedHash::of(&request.payload.sealed));
    assert_eq!(
        request.header.kiosk.as_str(),
        honest::KIOSK,
        "somebody else's request"
    );
    let held = json!({ "delivered": [{ "id": id, "sha256": delivered.sha256 }] }).to_string();
    let manifest = ask(
        central,
        &Method::POST,
        "/v1/requests/manifest",
        held.as_bytes(),
    );
    let answer: ManifestAnswer = serde_json::from_slice(&manifest.body).expect("an answer");
    assert_eq!(
        (answer.checked, answer.lacking),
        (1, Vec::new()),
        "taken and not there"
    );
    1
}

fn judge_batch(central: &mut Central, body: &[u8], put_right: Right) -> usize {
    let body = righted(body, put_right, right_batch);
    let read = serde_json::from_slice::<Batch>(&body).ok();
    let answer = ask(central, &Method::POST, "/v1/requests/batch", &body);
    let Some(batch) = read else {
        assert!(!answer.status.is_success(), "what is no batch was taken");
        return 0;
    };
    if batch.requests.len() > MAX_BATCH {
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        return 0;
    }
    let BatchAnswer { results } = serde_json::from_slice(&answer.body).expect("results");
    assert_eq!(results.len(), batch.requests.len());
    let mut accepted = 0;
    for (item, result) in batch.requests.into_iter().zip(results) {
        let request = match item {
            Item::Request(request) => Some(request),
            Item::Other(_) => None,
        };
        match (request, result) {
            (Some(request), ItemResult::Delivered(delivered)) => {
                assert_eq!(
                    (delivered.id, delivered.sha256),
                    (request.header.id, request.sha256)
                );
                accepted += 1;
            }
            (Some(request), ItemResult::Refused { id, code }) => {
                assert_eq!(id, Some(request.header.id));
                assert!(code.is_final(), "an item that is sent again for ever");
            }
            (None, result) => {
                let code = match result {
                    ItemResult::Refused { code, .. } => Some(code),
                    ItemResult::Delivered(_) => None,
                };
                assert_eq!(code, Some(ErrorCode::Malformed));
            }
        }
    }
    accepted
}

fn judge_manifest(central: &mut Central, body: &[u8]) -> usize {
    let answer = ask(central, &Method::POST, "/v1/requests/manifest", body);
    if let Ok(manifest) = serde_json::from_slice::<Manifest>(body)
        && manifest.delivered.len() <= MAX_MANIFEST
    {
        let read: ManifestAnswer = serde_json::from_slice(&answer.body).expect("an answer");
        assert_eq!(read.checked, manifest.delivered.len());
        let ids: Vec<RequestId> = manifest.delivered.iter().map(|item| item.id).collect();
        assert!(
            read.lacking.iter().all(|id| ids.contains(id)),
            "an id from nowhere"
        );
    } else {
        assert!(!answer.status.is_success());
    }
    0
}

fn judge_heartbeat(central: &mut Central, body: &[u8]) -> usize {
    let answer = ask(central, &Method::POST, "/v1/heartbeats", body);
    if answer.status.is_success() {
        assert!(body.len() <= SMALL_LIMIT);
        let read: HeartbeatAnswer = serde_json::from_slice(&answer.body).expect("an answer");
        assert_eq!(read.kiosk.as_str(), honest::KIOSK);
    }
    0
}

/// No code is out, so none is good.
fn judge_enrolment(central: &mut Central, body: &[u8]) -> usize {
    let answer = ask(central, &Method::POST, "/v1/kiosks/enrol", body);
    assert!(!answer.status.is_success(), "a code from nowhere");
    0
}

/// The same call again is the same call, and one that another has replaced stays ended; nobody is at the desk.
fn judge_help_call(central: &mut Central, body: &[u8]) -> usize {
    let first = central.ask(Method::POST, "/v1/help-calls", true, body);
    let again = central.ask(Method::POST, "/v1/help-calls", true, body);
    assert_eq!(first, again, "another answer the second time");
    if !first.status.is_success() {
        assert!(first.status.is_client_error(), "central's own fault");
        return 0;
    }
    assert!(body.len() <= SMALL_LIMIT);
    let call: HelpCall = serde_json::from_slice(body).expect("only a call is taken");
    let read: HelpCallAnswer = serde_json::from_slice(&first.body).expect("an answer");
    assert_eq!(read.id, call.id);
    assert_ne!(read.state, HelpCallState::Coming, "nobody said so");
    1
}

/// A second code for the same request comes too soon.
fn judge_email_check(central: &mut Central, body: &[u8]) -> usize {
    let path = "/v1/email-checks";
    let first = central.ask(Method::POST, path, true, body);
    let again = central.ask(Method::POST, path, true, body);
    if !first.status.is_success() {
        assert!(first.status.is_client_error(), "central's own fault");
        return 0;
    }
    assert!(body.len() <= SMALL_LIMIT);
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);
    let asked: StartEmailCheck = serde_json::from_slice(body).expect("only a check is begun");
    let read: EmailCheckStarted = serde_json::from_slice(&first.body).expect("an answer");
    assert_eq!(read.bound_to, asked.bound_to);
    1
}

/// No code is out under this id, so none is good.
fn judge_email_code(central: &mut Central, body: &[u8]) -> usize {
    let path = "/v1/email-checks/6ba7b810-9dad-41d1-80b4-00c04fd430c8/confirm";
    let answer = ask(central, &Method::POST, path, body);
    assert!(!answer.status.is_success(), "a code from nowhere");
    0
}

/// What of a request is put right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Right {
    Nothing,
    Sender,
    SenderAndHash,
}

/// A body that is left alone stays as it is, byte for byte.
fn righted(body: &[u8], put_right: Right, right: impl Fn(&mut Value, Right)) -> Vec<u8> {
    match serde_json::from_slice::<Value>(body) {
        Ok(mut value) if put_right != Right::Nothing => {
            right(&mut value, put_right);
            value.to_string().into_bytes()
        }
        _ => body.to_vec(),
    }
}

fn right_batch(batch: &mut Value, put_right: Right) {
    let items = batch.get_mut("requests").and_then(Value::as_array_mut);
    for request in items.into_iter().flatten() {
        right_request(request, put_right);
    }
}

fn right_request(request: &mut Value, put_right: Right) {
    if put_right == Right::SenderAndHash
        && let Some(sealed) = request.pointer("/payload/sealed").and_then(Value::as_str)
    {
        let sealed = STANDARD.decode(sealed).unwrap_or_default();
        request["sha256"] = json!(SealedHash::of(&sealed));
    }
    if let Some(kiosk) = request.pointer_mut("/header/kiosk") {
        *kiosk = json!(honest::KIOSK);
    }
    if let Some(code) = request.pointer_mut("/header/tracking_code") {
        // As many codes as there are texts in its place.
        let hash = Sha256::digest(code.to_string());
        let random = hash.first_chunk::<6>().expect("a hash has 32 bytes");
        *code = json!(TrackingCode::generate(honest::header().kiosk, *random));
    }
}
