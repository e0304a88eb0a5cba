//! Central's API without its network: the real routes over a real database, asked in this process.

use std::{net::Ipv4Addr, sync::Arc};

use axum::{
    Router,
    body::{self, Body},
    http::{Method, Request, StatusCode, header},
};
use central::{
    api,
    app::{App, Limits},
    client_address::Caller,
    clock::Clock,
    policy::Policy,
    proof::links::Signer,
    rate_limit::{Rate, RateLimit},
    registry::BuiltIn,
    store::{Installation, NewToken, Store},
    vault::Vault,
};
use protocol::KioskId;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::{
    runtime::{Builder, Runtime},
    sync::Semaphore,
};
use tower_service::Service;

use crate::honest;

const TOKEN: &str = "the token of the only kiosk";
const NOW: &str = "2026-03-02T10:00:00Z";

/// A central with one kiosk. Its clock stands still, so that equal questions have equal answers.
pub struct Central {
    runtime: Runtime,
    routes: Router,
    store: Store,
    _place: TempDir,
}

/// What central answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The whole body.
    pub body: Vec<u8>,
}

impl Central {
    /// A fresh one, with [`honest::KIOSK`] enrolled.
    pub fn start() -> Central {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime of one thread");
        let place = tempfile::tempdir().expect("a place for the database");
        let clock = Clock::fixed(NOW.parse().expect("an instant"));
        let store = runtime.block_on(enrolled(&place, &clock));
        let often = Rate {
            burst: u32::MAX,
            every_ms: 1,
        };
        let vault = Arc::new(Vault::new(&[1; 32], &[2; 32]));
        let app = Arc::new(App {
            registry: Arc::new(BuiltIn {
                store: store.clone(),
                vault: vault.clone(),
            }),
            store: store.clone(),
            clock,
            limits: Limits {
                tracking_page: RateLimit::new(often),
                tracking_by_kiosk: RateLimit::new(often),
                enrolment: RateLimit::new(often),
                help_calls: RateLimit::new(often),
                help_questions: RateLimit::new(often),
                deliveries: RateLimit::new(often),
                sign_ins: RateLimit::new(often),
            },
            policy: Policy::default(),
            provider: None,
            sealing_keys: Vec::new(),
            public_base: "https://localhost".to_owned(),
            demo: true,
            has_keys: true,
            vault,
            judging: Semaphore::new(1),
            turns: Default::default(),
            signer: Arc::new(Signer::new(&[3; 32])),
            wake: Arc::default(),
            published: Arc::default(),
            certificates: Arc::default(),
            answers: Arc::default(),
        });
        let mut routes = Router::new();
        for (_, path, handler) in api::routes() {
            routes = routes.route(path, handler);
        }
        Central {
            runtime,
            routes: routes.with_state(app),
            store,
            _place: place,
        }
    }

    /// Asks, as the kiosk or as somebody without its token.
    pub fn ask(&mut self, method: Method, path: &str, as_kiosk: bool, body: &[u8]) -> Answer {
        let token = if as_kiosk { TOKEN } else { "another" };
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .body(Body::from(body.to_vec()))
            .expect("a path without odd characters");
        let caller = Caller(Ipv4Addr::LOCALHOST.into());
        request.extensions_mut().insert(caller);
        let routes = &mut self.routes;
        self.runtime.block_on(async {
            let answer = routes.call(request).await.expect("a route always answers");
            let (parts, body) = answer.into_parts();
            let body = body::to_bytes(body, usize::MAX).await;
            Answer {
                status: parts.status,
                body: body.expect("a body from memory").to_vec(),
            }
        })
    }

    /// Ends it and starts another, with an empty database.
    pub fn start_afresh(&mut self) {
        self.runtime.block_on(self.store.close());
        *self = Central::start();
    }
}

async fn enrolled(place: &TempDir, clock: &Clock) -> Store {
    let now = clock.now();
    let store = Store::open(&place.path().join("central.db"))
        .await
        .expect("a new database");
    let installation = Installation {
        demo: true,
        public_base: None,
    };
    store.install(&installation, now).await.expect("it is new");
    let code = [1; 32];
    store
        .add_enrolment_code(code, "Loja de Lisboa", "Europe/Lisbon", now)
        .await
        .expect("it is new");
    let number = (0..KioskId::COUNT)
        .find(|number| KioskId::new(*number).is_some_and(|id| id.as_str() == honest::KIOSK));
    let token = NewToken {
        hash: Sha256::digest(TOKEN).into(),
        first_name: number.expect("every two symbols have a number"),
    };
    let taken = store
        .enrol(code, token, None, now)
        .await
        .expect("it is new");
    assert_eq!(
        taken.expect("the code is good").kiosk.as_str(),
        honest::KIOSK
    );
    store
}
