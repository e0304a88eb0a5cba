//! Tests of the API's bodies: what one side writes the other side reads as the same.

use proptest::{collection::vec, option, prelude::*, sample};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::{
    request::{Kind, Recorded},
    sealing::MAX_SEALED_BYTES,
};

const CODES: [ErrorCode; 14] = [
    ErrorCode::Malformed,
    ErrorCode::HashMismatch,
    ErrorCode::HeaderMismatch,
    ErrorCode::Conflict,
    ErrorCode::TrackingCodeTaken,
    ErrorCode::Unauthorised,
    ErrorCode::EnrolmentRefused,
    ErrorCode::CodeWrong,
    ErrorCode::CodeSpent,
    ErrorCode::TooLarge,
    ErrorCode::TooManyRequests,
    ErrorCode::Unavailable,
    ErrorCode::NotFound,
    ErrorCode::Internal,
];

fn request() -> SealedRequest {
    let kiosk = "4F".parse().unwrap();
    let payload = SealedPayload {
        suite: crate::SUITE.to_owned(),
        key_id: KeyId::from_text("0123456789abcdef".to_owned()),
        sealed: vec![0xA5; 64],
    };
    SealedRequest {
        header: RequestHeader {
            id: RequestId::new(1_772_445_600_000, [7; 10]),
            tracking_code: TrackingCode::generate(kiosk, [1, 2, 3, 4, 5, 6]),
            kind: Kind::Resend,
            kiosk,
            language: Language::Ar,
            recorded: Recorded {
                wall_ms: -1,
                monotonic_ms: u64::MAX,
                boot_id: Uuid::max(),
                central_offset_ms: None,
            },
        },
        sha256: payload.hash(),
        payload,
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_str(&value.to_string()).ok()
}

/// Not with `assert_eq`: some bodies hold secrets and have no `Debug`.
fn assert_survives<T: Serialize + DeserializeOwned + PartialEq>(value: &T) {
    let written = serde_json::to_string(value).unwrap();
    assert!(serde_json::from_str::<T>(&written).unwrap() == *value);
    assert!(serde_json::from_value::<T>(json!(value)).unwrap() == *value);
}

fn ids() -> impl Strategy<Value = RequestId> {
    any::<(u32, [u8; 10])>().prop_map(|(ms, random)| RequestId::new(ms.into(), random))
}

fn hashes() -> impl Strategy<Value = SealedHash> {
    any::<u64>().prop_map(|seed| SealedHash::of(&seed.to_le_bytes()))
}

fn kiosks() -> impl Strategy<Value = KioskId> {
    (0..KioskId::COUNT).prop_map(|number| KioskId::new(number).unwrap())
}

fn codes() -> impl Strategy<Value = TrackingCode> {
    (kiosks(), any::<[u8; 6]>()).prop_map(|(kiosk, random)| TrackingCode::generate(kiosk, random))
}

/// To the nanosecond, which is finer than either side keeps.
fn instants() -> impl Strategy<Value = Timestamp> {
    (-60_000_000_000i64..250_000_000_000, 0..1_000_000_000i32)
        .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
}

fn requests() -> impl Strategy<Value = SealedRequest> {
    let clocks = any::<(i64, u64, u128, Option<i64>)>();
    let sealed = (any::<(String, String)>(), vec(any::<u8>(), 0..300));
    (ids(), codes(), kiosks(), clocks, sealed).prop_map(|(id, code, kiosk, clocks, sealed)| {
        let ((suite, key_id), sealed) = sealed;
        let mut request = request();
        request.header.id = id;
        request.header.tracking_code = code;
        request.header.kiosk = kiosk;
        request.header.recorded = Recorded {
            wall_ms: clocks.0,
            monotonic_ms: clocks.1,
            boot_id: Uuid::from_u128(clocks.2),
            central_offset_ms: clocks.3,
        };
        request.payload = SealedPayload {
            suite,
            key_id: KeyId::from_text(key_id),
            sealed,
        };
        request.sha256 = request.payload.hash();
        request
    })
}

fn results() -> impl Strategy<Value = ItemResult> {
    prop_oneof![
        (ids(), hashes(), instants()).prop_map(|(id, sha256, received_at)| {
            ItemResult::Delivered(Delivered {
                id,
                sha256,
                received_at,
            })
        }),
        (option::of(ids()), sample::select(CODES.as_slice()))
            .prop_map(|(id, code)| ItemResult::Refused { id, code }),
    ]
}

fn states() -> impl Strategy<Value = PublicState> {
    prop_oneof![
        Just(PublicState::NotHereYet),
        Just(PublicState::Done),
        Just(PublicState::ComeToTheCounter),
        Just(PublicState::Stopped),
        (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| {
            PublicState::BeingChecked {
                until: jiff::civil::date(year, month, day),
            }
        }),
    ]
}

fn sealing_keys() -> impl Strategy<Value = Vec<SealingKey>> {
    let key = (any::<(String, String)>(), vec(any::<u8>(), 0..100));
    vec(
        key.prop_map(|((key_id, suite), public_key)| SealingKey {
            key_id: KeyId::from_text(key_id),
            suite,
            public_key,
        }),
        0..3,
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_a_kiosk_sends_is_read_as_it_was_written(
        requests in vec(requests(), 0..4), held in vec((ids(), hashes()), 0..8),
        words in any::<(String, String)>(), numbers in any::<(u64, Option<u64>, i64)>(),
    ) {
        requests.iter().for_each(assert_survives);
        assert_survives(&Batch { requests: requests.into_iter().map(Item::Request).collect() });
        let delivered = held.into_iter().map(|(id, sha256)| ManifestItem { id, sha256 }).collect();
        assert_survives(&Manifest { delivered });
        assert_survives(&Heartbeat {
            version: words.0,
            queue_depth: numbers.0,
            oldest_undelivered_s: numbers.1,
            printer: words.1,
            wall_ms: numbers.2,
        });
    }

    #[test]
    fn what_central_answers_is_read_as_it_was_written(
        results in vec(results(), 0..4), checked in any::<usize>(), lacking in vec(ids(), 0..4),
        code in codes(), state in states(), kiosk in kiosks(), server_time in instants(),
        keys in sealing_keys(), words in any::<[String; 5]>(), version in any::<u64>(),
    ) {
        assert_survives(&BatchAnswer { results });
        assert_survives(&ManifestAnswer { checked, lacking });
        assert_survives(&TrackingAnswer { tracking_code: code, state });
        let said = words.first().cloned();
        assert_survives(&HeartbeatAnswer { kiosk, server_time, configuration_version: version, version: said, restored_at: Some(server_time) });
        let [token, store, time_zone, public_base, text] = words;
        assert_survives(&Configuration {
            version,
            notices: vec![Notice { language: Language::Ar, text }],
            sealing_keys: keys.clone(),
            signed: None,
        });
        assert_survives(&Enrolled {
            kiosk, token, store, time_zone, public_base, sealing_keys: keys, demo: true, server_time,
            configuration_key: None,
        });
    }

    #[test]
    fn no_text_makes_a_body_panic(text in "\\PC*|[{}\\[\\]\",:a-z0-9]{0,60}") {
        let _ = serde_json::from_str::<SealedRequest>(&text);
        let _ = serde_json::from_str::<Batch>(&text);
        let _ = serde_json::from_str::<BatchAnswer>(&text);
        let _ = serde_json::from_str::<TrackingAnswer>(&text);
    }
}

#[test]
fn a_code_has_one_name() {
    for code in CODES {
        assert_eq!(json!(code), json!(code.as_str()));
        assert_eq!(read(&json!(code.as_str())), Some(code));
    }
    assert_eq!(read::<ErrorCode>(&json!("Malformed")), None);
    assert_eq!(read::<ApiError>(&json!({ "code": "of-tomorrow" })), None);
}

#[test]
fn a_request_cut_short_anywhere_is_refused() {
    let written = json!(request()).to_string();
    for end in 0..written.len() {
        assert!(
            serde_json::from_str::<SealedRequest>(&written[..end]).is_err(),
            "{end}"
        );
    }
    assert!(serde_json::from_str::<SealedRequest>(&written).is_ok());
}

#[test]
fn a_request_with_a_field_too_many_too_few_or_twice_is_refused() {
    let whole = json!(request());
    for parent in ["", "/header", "/header/recorded", "/payload"] {
        let mut more = whole.clone();
        more.pointer_mut(parent).unwrap()["nif"] = json!("200000020");
        assert_eq!(read::<SealedRequest>(&more), None, "{parent}");
        let fields = whole.pointer(parent).unwrap().as_object().unwrap();
        // An offset that is not known may be left out.
        for field in fields.keys().filter(|field| *field != "central_offset_ms") {
            let mut fewer = whole.clone();
            let object = fewer.pointer_mut(parent).unwrap().as_object_mut();
            object.unwrap().remove(field);
            assert_eq!(read::<SealedRequest>(&fewer), None, "{parent}/{field}");
        }
    }
    let twice = whole.to_string().replacen('{', r#"{"sha256":"","#, 1);
    assert!(serde_json::from_str::<SealedRequest>(&twice).is_err());
}

#[test]
fn values_of_another_form_are_refused() {
    let hash = request().sha256.to_string();
    for (place, value) in [
        ("/sha256", json!(hash.to_uppercase())),
        ("/sha256", json!(&hash[1..])),
        ("/sha256", json!(format!("{hash} "))),
        ("/payload/sealed", json!("pq=")),
        ("/payload/sealed", json!("pqWl\n")),
        ("/payload/sealed", json!("pqX=")),
        ("/payload/sealed", json!([165, 165])),
        ("/header/id", json!("f47ac10b-58cc-4372-a567-0e02b2c3d479")),
        ("/header/id", json!(7)),
        ("/header/kind", json!("delete")),
        ("/header/language", json!("tlh")),
        ("/header/kiosk", json!("4U")),
        ("/header/tracking_code", json!("4FXX-XXXX-XXXX-X")),
        ("/header/recorded/wall_ms", json!(1.5)),
        ("/header/recorded/wall_ms", json!(u64::MAX)),
        ("/header/recorded/monotonic_ms", json!(-1)),
    ] {
        let mut changed = json!(request());
        *changed.pointer_mut(place).unwrap() = value;
        assert_eq!(read::<SealedRequest>(&changed), None, "{place}");
    }
    for answer in [
        json!({ "tracking_code": request().header.tracking_code, "state": "being-checked" }),
        json!({ "tracking_code": request().header.tracking_code, "state": "paid" }),
        json!({ "tracking_code": request().header.tracking_code }),
    ] {
        assert_eq!(read::<TrackingAnswer>(&answer), None);
    }
}

#[test]
fn a_refusal_of_a_body_does_not_repeat_it() {
    let mut request = json!(request());
    request["payload"]["sealed"] = json!("ana@gmail.com");
    let error = serde_json::from_value::<SealedRequest>(request).unwrap_err();
    assert!(!error.to_string().contains("ana"), "{error}");
}

/// Central's limit for one request is 32 KiB.
#[test]
fn the_longest_request_is_far_below_what_central_takes() {
    let mut request = request();
    request.payload.sealed = vec![0xFF; MAX_SEALED_BYTES];
    assert!(json!(request).to_string().len() < 24 * 1024);
}

const VISIT: &str = "00112233445566778899aabbccddeeff";
const REQUEST: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn an_email_check_is_bound_to_a_visit_or_as_released_kiosks_ask_to_a_request() {
    let visit = BoundTo::Visit(VISIT.parse().unwrap());
    let request = BoundTo::Request(REQUEST.parse().unwrap());
    for (written, bound_to) in [
        (
            json!({ "visit": VISIT, "email": "ana@gmail.com", "language": "pt" }),
            visit,
        ),
        (
            json!({ "request": REQUEST, "email": "ana@gmail.com", "language": "pt" }),
            request,
        ),
    ] {
        let check = read::<StartEmailCheck>(&written).unwrap();
        assert_eq!(check.bound_to, bound_to);
        assert_eq!(json!(check), written);
    }
    for refused in [
        json!({ "email": "ana@gmail.com", "language": "pt" }),
        json!({ "visit": VISIT, "request": REQUEST, "email": "ana@gmail.com", "language": "pt" }),
        json!({ "visit": VISIT, "email": "ana@gmail.com", "language": "pt", "nif": "1" }),
        json!({ "visit": "1", "email": "ana@gmail.com", "language": "pt" }),
    ] {
        assert!(read::<StartEmailCheck>(&refused).is_none(), "{refused}");
    }
}

#[test]
fn the_answers_to_an_email_check_echo_what_it_is_bound_to() {
    let check = Uuid::from_u128(1);
    for (field, value) in [("visit", VISIT), ("request", REQUEST)] {
        let started = json!({
            "id": check, field: value,
            "expires_at": "2026-03-02T10:15:00Z", "resend_after_s": 30,
        });
        assert_eq!(json!(read::<EmailCheckStarted>(&started).unwrap()), started);
        let confirmed = json!({
            "id": check, field: value,
            "proof": { "confirmed_ms": 1, "mac": "00" },
        });
        assert_eq!(
            json!(read::<EmailConfirmed>(&confirmed).unwrap()),
            confirmed
        );
    }
    let neither = json!({ "id": check, "proof": { "confirmed_ms": 1, "mac": "00" } });
    assert_eq!(read::<EmailConfirmed>(&neither), None);
}

/// With a field of a later version in every object of it, but in what stands at `whole`.
fn of_tomorrow(value: &Value, whole: &str) -> Value {
    match value {
        Value::Object(fields) => {
            let field = |(name, inner): (&String, &Value)| {
                let inner = match name == whole {
                    true => inner.clone(),
                    false => of_tomorrow(inner, whole),
                };
                (name.clone(), inner)
            };
            let mut later: serde_json::Map<String, Value> = fields.iter().map(field).collect();
            later.insert("of_tomorrow".to_owned(), json!({ "more": [1, "2", null] }));
            Value::Object(later)
        }
        Value::Array(items) => items.iter().map(|item| of_tomorrow(item, whole)).collect(),
        plain => plain.clone(),
    }
}

/// A newer central says more; an older kiosk reads what it knows.
fn assert_may_say_more<T: Serialize + DeserializeOwned + PartialEq>(answer: &T, whole: &str) {
    let later = of_tomorrow(&json!(answer), whole);
    assert!(
        read::<T>(&later).is_some_and(|read| read == *answer),
        "{later}"
    );
}

#[test]
fn a_newer_centrals_answers_are_read_by_an_older_kiosk() {
    let id = RequestId::new(1_772_445_600_000, [7; 10]);
    let kiosk: KioskId = "4F".parse().unwrap();
    let now = Timestamp::UNIX_EPOCH;
    let delivered = Delivered {
        id,
        sha256: request().sha256,
        received_at: now,
    };
    let keys = vec![SealingKey {
        key_id: KeyId::from_text("0123456789abcdef".to_owned()),
        suite: crate::SUITE.to_owned(),
        public_key: vec![1, 2, 3],
    }];
    assert_may_say_more(&delivered, "");
    assert_may_say_more(
        &BatchAnswer {
            results: vec![
                ItemResult::Delivered(delivered),
                ItemResult::Refused {
                    id: Some(id),
                    code: ErrorCode::Conflict,
                },
            ],
        },
        "",
    );
    assert_may_say_more(
        &ManifestAnswer {
            checked: 1,
            lacking: vec![id],
        },
        "",
    );
    assert_may_say_more(
        &HeartbeatAnswer {
            kiosk,
            server_time: now,
            configuration_version: 1,
            version: None,
            restored_at: None,
        },
        "",
    );
    assert_may_say_more(
        &Enrolled {
            kiosk,
            token: String::new(),
            store: "Loja".to_owned(),
            time_zone: "Europe/Lisbon".to_owned(),
            public_base: "https://localhost".to_owned(),
            sealing_keys: keys.clone(),
            demo: false,
            server_time: now,
            configuration_key: None,
        },
        "",
    );
    assert_may_say_more(
        &Configuration {
            version: 1,
            notices: vec![Notice {
                language: Language::Ar,
                text: "x".to_owned(),
            }],
            sealing_keys: keys,
            signed: None,
        },
        "",
    );
    for state in [
        PublicState::Done,
        PublicState::BeingChecked {
            until: jiff::civil::date(2026, 3, 2),
        },
    ] {
        let tracking_code = TrackingCode::generate(kiosk, [1, 2, 3, 4, 5, 6]);
        assert_may_say_more(
            &TrackingAnswer {
                tracking_code,
                state,
            },
            "",
        );
    }
    let bound_to = BoundTo::Visit(VISIT.parse().unwrap());
    assert_may_say_more(
        &EmailCheckStarted {
            id: Uuid::max(),
            bound_to,
            expires_at: now,
            resend_after_s: 30,
        },
        "",
    );
    let proof = MailboxProof {
        confirmed_ms: 1,
        mac: "0".repeat(64),
    };
    // It goes into the sealed request as central gave it, or not at all.
    assert_may_say_more(
        &EmailConfirmed {
            id: Uuid::max(),
            bound_to,
            proof,
        },
        "proof",
    );
    assert_may_say_more(
        &crate::help::HelpCallAnswer {
            id: Uuid::max(),
            state: crate::help::HelpCallState::Coming,
        },
        "",
    );
    let error = ApiError {
        code: ErrorCode::Unavailable,
    };
    assert_may_say_more(&error, "");
}
