//! The OpenAPI document says what the service does: every route is in it, and everything in it answers.

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
    let codes = document["components"]["schemas"]["ApiError"]["properties"]["code"]["enum"].clone();
    let read: Vec<protocol::wire::ErrorCode> = serde_json::from_value(codes).unwrap();
    assert_eq!(
        read.iter()
            .map(|code| code.as_str())
            .collect::<BTreeSet<_>>()
            .len(),
        14
    );
}
