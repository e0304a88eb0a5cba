//! The OpenAPI document says what the service does: it is made from the handlers, every route is in it, and everything in it
//! answers as it says.

use std::collections::BTreeSet;

use central::{api, page};
use reqwest::Method;
use serde_json::Value;

use crate::support::{Central, bytes};

/// Method and path of everything in the document.
fn described(document: &Value) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            all.insert((method.to_uppercase(), path.clone()));
        }
    }
    all
}

/// What `docs/` has of it.
const COMMITTED: &str = include_str!("../../../../docs/openapi.json");

#[test]
fn the_committed_document_is_what_the_handlers_say() {
    assert!(
        api::description::document() == COMMITTED,
        "it has changed: `aima-central openapi > docs/openapi.json`, and look at what that breaks for kiosks"
    );
}

#[test]
fn every_operation_has_a_name_of_its_own_and_says_what_it_is_for() {
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let mut names = BTreeSet::new();
    for (method, path) in described(&document) {
        let operation = &document["paths"][&path][method.to_lowercase()];
        let name = operation["operationId"].as_str().expect("a name");
        assert!(names.insert(name.to_owned()), "{name} twice");
        assert!(operation["summary"].is_string(), "{method} {path}");
        // Each may fail, and a kiosk's each be refused.
        assert!(!operation["responses"]["500"].is_null(), "{method} {path}");
        let secured = operation["security"].is_array();
        let refused = !operation["responses"]["401"].is_null();
        assert_eq!(secured, refused, "{method} {path}");
    }
}

/// What a reference leads to.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value["$ref"].as_str() {
        Some(reference) => document
            .pointer(reference.trim_start_matches('#'))
            .unwrap_or_else(|| panic!("{reference}")),
        None => value,
    }
}

/// The fields that a described body must have.
fn required(document: &Value, schema: &Value) -> BTreeSet<String> {
    let schema = resolved(document, schema);
    let own = schema["required"].as_array().into_iter().flatten();
    let mut all: BTreeSet<_> = own.map(|name| name.as_str().unwrap().to_owned()).collect();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        all.extend(required(document, part));
    }
    all
}

#[tokio::test]
async fn the_document_and_the_router_name_the_same_routes() {
    let central = Central::start().await;
    let document: Value = central.get("/openapi.json").await.read();
    let routed: BTreeSet<_> = api::routes()
        .into_iter()
        .chain(page::routes())
        .map(|(method, path, _)| (method.to_string(), path.to_owned()))
        .collect();
    assert_eq!(described(&document), routed);
}

#[tokio::test]
async fn every_described_route_answers_as_described() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let document: Value = central.get("/openapi.json").await.read();
    for (method, path) in described(&document) {
        let operation = &document["paths"][&path][method.to_lowercase()];
        let method: Method = method.parse().unwrap();
        let id = match method {
            Method::GET => request.header.tracking_code.symbols(),
            _ => request.header.id.to_string(),
        };
        let code = request.header.tracking_code.symbols();
        let asked = path.replace("{id}", &id).replace("{code}", &code);
        let token = kiosk.enrolled.token.as_str();
        let body = if path == "/v1/requests/{id}" {
            bytes(&request)
        } else {
            b"{}".to_vec()
        };
        let secured = operation["security"].is_array();
        for token in [Some(token), None] {
            let answer = central
                .ask(method.clone(), &asked, token, body.clone())
                .await;
            let described = &operation["responses"][answer.status.as_str()];
            assert!(
                !described.is_null(),
                "{method} {path} answered {}",
                answer.status
            );
            let content = &resolved(&document, described)["content"];
            let kind = answer.header("content-type").split(';').next().unwrap();
            assert!(
                content[kind].is_object(),
                "{method} {path} answered {} with {kind}",
                answer.status
            );
            if kind == "application/json" {
                let body: Value = answer.read();
                for field in required(&document, &content[kind]["schema"]) {
                    assert!(!body[&field].is_null(), "{method} {path} {field}: {body}");
                }
                assert!(
                    answer.status.is_success() || body["code"].is_string(),
                    "{method} {path}: {body}"
                );
            }
            assert_ne!(answer.status, 500, "{method} {path}");
            assert_eq!(
                secured && token.is_none(),
                answer.status == 401,
                "{method} {path}"
            );
        }
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
    let central = Central::start().await;
    let text = central.get("/openapi.json").await.text();
    let document: Value = serde_json::from_str(&text).unwrap();
    for part in text.split("\"$ref\": \"#").skip(1) {
        let pointer = part.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

#[tokio::test]
async fn error_codes_are_those_of_the_protocol() {
    let central = Central::start().await;
    let document: Value = central.get("/openapi.json").await.read();
    let codes = document["components"]["schemas"]["ErrorCode"]["enum"].clone();
    let read: Vec<protocol::wire::ErrorCode> = serde_json::from_value(codes).unwrap();
    assert_eq!(
        read.iter()
            .map(|code| code.as_str())
            .collect::<BTreeSet<_>>()
            .len(),
        14
    );
}
