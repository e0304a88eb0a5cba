//! An identity provider that is wrong on purpose, as no real one can be told to be: it signs whatever claims it is told, with
//! whatever key, and answers too late, too much or nothing. It holds us to PKCE and to our secret.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::{
    Form, Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use testbed::process::free_port;
use tokio::{net::TcpListener, task::JoinHandle};
use url::Url;

pub const CLIENT: &str = "aima-desk";
pub const SECRET: &str = "the desk's own secret";
pub const SUBJECT: &str = "employee-4711";

/// How a part of it answers.
#[derive(Clone, Default)]
pub enum Answers {
    #[default]
    Well,
    /// With this status and text.
    So(u16, &'static str),
    /// With more than anybody reads.
    Endlessly,
    /// Not at all.
    Never,
}

/// Who signs a token.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Signed {
    #[default]
    ByItsKey,
    /// By another key, under its key's name.
    ByAnother,
    /// By nobody (`alg: none`).
    ByNobody,
    /// With the client's own secret (`alg: HS256`).
    WithOurSecret,
}

/// What is wrong with it.
#[derive(Clone)]
pub struct Wrong {
    pub discovery: Answers,
    pub tokens: Answers,
    pub signed: Signed,
    /// Claims in the place of the right ones; `null` takes one away.
    pub claims: Value,
    /// The same for what it says of itself.
    pub itself: Value,
    pub now: Timestamp,
}

struct Key {
    name: String,
    pair: EcdsaKeyPair,
}

struct Inner {
    issuer: String,
    wrong: Mutex<Wrong>,
    key: Mutex<Key>,
    /// Nonce, challenge and return address by code.
    codes: Mutex<HashMap<String, [String; 3]>>,
    asked: AtomicUsize,
}

pub struct FaultyProvider {
    pub issuer: String,
    address: SocketAddr,
    inner: Arc<Inner>,
    server: Option<JoinHandle<()>>,
}

impl FaultyProvider {
    /// One that runs, and is right until it is told otherwise.
    pub async fn start(now: Timestamp) -> FaultyProvider {
        let mut provider = FaultyProvider::not_started(now);
        provider.run().await;
        provider
    }

    /// One that has an address and does not answer there.
    pub fn not_started(now: Timestamp) -> FaultyProvider {
        let address = SocketAddr::from(([127, 0, 0, 1], free_port().unwrap()));
        let issuer = format!("http://{address}");
        let inner = Inner {
            issuer: issuer.clone(),
            wrong: Mutex::new(Wrong {
                discovery: Answers::Well,
                tokens: Answers::Well,
                signed: Signed::ByItsKey,
                claims: json!({}),
                itself: json!({}),
                now,
            }),
            key: Mutex::new(new_key("1")),
            codes: Mutex::default(),
            asked: AtomicUsize::new(0),
        };
        FaultyProvider {
            issuer,
            address,
            inner: Arc::new(inner),
            server: None,
        }
    }

    pub async fn run(&mut self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(itself))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(Arc::clone(&self.inner));
        self.server = Some(tokio::spawn(async move {
            axum::serve(listener, router).await.unwrap();
        }));
    }

    /// Nobody answers any more.
    pub async fn stop(&mut self) {
        let server = self.server.take().unwrap();
        server.abort();
        assert!(server.await.unwrap_err().is_cancelled());
    }

    pub fn wrong(&self, change: impl FnOnce(&mut Wrong)) {
        change(&mut lock(&self.inner.wrong));
    }

    /// Another key, under another name.
    pub fn rotate(&self, name: &str) {
        *lock(&self.inner.key) = new_key(name);
    }

    /// How often it was asked who it is.
    pub fn asked(&self) -> usize {
        self.inner.asked.load(Ordering::SeqCst)
    }

    /// Somebody signs in at the address to which the browser was sent: what it brings back.
    pub fn signs_in(&self, there: &Url) -> String {
        let asked: HashMap<_, _> = there.query_pairs().into_owned().collect();
        assert_eq!(asked["code_challenge_method"], "S256");
        let mut codes = lock(&self.inner.codes);
        let code = format!("code-{}", codes.len());
        let kept = ["nonce", "code_challenge", "redirect_uri"].map(|name| asked[name].clone());
        codes.insert(code.clone(), kept);
        format!("code={code}&state={}", asked["state"])
    }
}

impl Drop for FaultyProvider {
    fn drop(&mut self) {
        if let Some(server) = &self.server {
            server.abort();
        }
    }
}

fn lock<T>(it: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

fn new_key(name: &str) -> Key {
    let (algorithm, random) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
    Key {
        name: name.to_owned(),
        pair,
    }
}

async fn answered(way: Answers, well: Value) -> Response {
    match way {
        Answers::Well => Json(well).into_response(),
        Answers::So(status, text) => {
            let json = [(header::CONTENT_TYPE, "application/json")];
            (StatusCode::from_u16(status).unwrap(), json, text).into_response()
        }
        Answers::Endlessly => Json(json!({ "padding": "x".repeat(1_000_000) })).into_response(),
        Answers::Never => std::future::pending().await,
    }
}

fn put(into: &mut Map<String, Value>, other: &Value) {
    for (name, value) in other.as_object().unwrap() {
        match value.is_null() {
            true => drop(into.remove(name)),
            false => drop(into.insert(name.clone(), value.clone())),
        }
    }
}

async fn itself(State(inner): State<Arc<Inner>>) -> Response {
    inner.asked.fetch_add(1, Ordering::SeqCst);
    let issuer = &inner.issuer;
    let mut said = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    });
    let wrong = lock(&inner.wrong).clone();
    put(said.as_object_mut().unwrap(), &wrong.itself);
    answered(wrong.discovery, said).await
}

async fn keys(State(inner): State<Arc<Inner>>) -> Json<Value> {
    let key = lock(&inner.key);
    // Uncompressed: 4, x, y.
    let point = key.pair.public_key().as_ref();
    let part = |range| BASE64_URL_SAFE_NO_PAD.encode(&point[range]);
    Json(json!({ "keys": [{
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": key.name,
        "x": part(1..33), "y": part(33..65),
    }] }))
}

async fn token(
    State(inner): State<Arc<Inner>>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let wrong = lock(&inner.wrong).clone();
    let refused =
        |why: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": why }))).into_response();
    let encoded = |text: &str| text.replace('\'', "%27").replace(' ', "+");
    let ours = BASE64_STANDARD.encode(format!("{CLIENT}:{}", encoded(SECRET)));
    let said = headers.get(header::AUTHORIZATION);
    if said.is_none_or(|said| said.to_str().unwrap() != format!("Basic {ours}")) {
        return refused("invalid_client");
    }
    let taken = lock(&inner.codes).remove(&form["code"]);
    let Some([nonce, challenge, redirect]) = taken else {
        return refused("invalid_grant");
    };
    let verifier = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    if verifier != challenge || form["redirect_uri"] != redirect {
        return refused("invalid_grant");
    }
    let now = wrong.now.as_second();
    let mut claims = json!({
        "iss": inner.issuer,
        "aud": CLIENT,
        "sub": SUBJECT,
        "iat": now,
        "exp": now + 300,
        "nonce": nonce,
        "name": "Ana Reis",
        "email": "ana.reis@example.org",
        "groups": ["everybody", "lisboa-clerk"],
    });
    put(claims.as_object_mut().unwrap(), &wrong.claims);
    let id_token = signed(&inner, wrong.signed, &claims);
    let answer = json!({
        "access_token": "an access token", "token_type": "Bearer", "expires_in": 300, "id_token": id_token,
    });
    answered(wrong.tokens, answer).await
}

fn signed(inner: &Inner, by: Signed, claims: &Value) -> String {
    let key = lock(&inner.key);
    let algorithm = match by {
        Signed::ByNobody => "none",
        Signed::WithOurSecret => "HS256",
        _ => "ES256",
    };
    let head = json!({ "alg": algorithm, "kid": key.name, "typ": "JWT" });
    let part = |json: &Value| BASE64_URL_SAFE_NO_PAD.encode(json.to_string());
    let text = format!("{}.{}", part(&head), part(claims));
    let with = |key: &Key| {
        let signature = key
            .pair
            .sign(&SystemRandom::new(), text.as_bytes())
            .unwrap();
        signature.as_ref().to_vec()
    };
    let signature = match by {
        Signed::ByItsKey => with(&key),
        Signed::ByAnother => with(&new_key("another")),
        Signed::ByNobody => vec![],
        Signed::WithOurSecret => {
            let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(SECRET.as_bytes()).unwrap();
            mac.update(text.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
    };
    format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
}
