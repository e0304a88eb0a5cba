//! A service on its own data directory, kiosks that enrol at it, and people who ask for something.

#[path = "database.rs"]
pub mod database;

use std::{
    collections::BTreeMap,
    fs,
    future::poll_fn,
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    pin::pin,
    process::Child,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    task::Poll,
};

use central::{
    app::{self, Config, Serving},
    clock::Clock,
    commands,
    directory::Directory,
    keys,
    made_up::{self, MadeUp},
    mail::{Filling, options::MailOptions},
    proof::links::Signer,
    store::{Installation, KnownKiosk},
    vault::{Cell, Domain},
    workers::Workers,
    workers::unsealing::Unsealer,
};
use database::{Own, spelled};
use jiff::Timestamp;
use protocol::{
    EmailAddress, Identifiers, Kind, KioskId, Language, PublicState, Recorded, RequestContent,
    RequestHeader, RequestId, SealingPublicKey, TrackingCode,
    wire::{ApiError, Enrolled, ErrorCode, SealedRequest, TrackingAnswer},
};
use reqwest::{Client, Method, StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use sqlx::{AnyConnection, Row as _};

/// A Monday morning; five working days later is Monday the 9th.
pub const START: &str = "2026-03-02T10:00:00Z";
pub const SEED: u64 = 11;

pub struct Central {
    pub folder: tempfile::TempDir,
    pub directory: Directory,
    pub clock: Clock,
    pub serving: Option<Serving>,
    pub http: Client,
    seen: Mutex<BTreeMap<i64, QueuedMail>>,
    /// Goes last.
    pub own: Own,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn read<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    pub fn is_refused(&self, status: u16, code: ErrorCode) {
        assert_eq!(self.status, status, "{}", self.text());
        assert_eq!(self.read::<ApiError>().code, code);
    }
}

impl Central {
    /// Initialised as a demonstration; intake without an opening worker, so that tests open when they want.
    pub async fn start() -> Central {
        Central::start_with(|config| config).await
    }

    pub async fn start_with(change: impl FnOnce(Config) -> Config) -> Central {
        Central::start_in(tempfile::tempdir().unwrap(), change).await
    }

    pub async fn start_in(
        folder: tempfile::TempDir,
        change: impl FnOnce(Config) -> Config,
    ) -> Central {
        let directory = Directory::new(folder.path().join("central"));
        let installation = Installation {
            demo: true,
            public_base: None,
        };
        let own = Own::new(&directory).await;
        // The certificate is judged by the client's real clock.
        commands::init(&directory, &installation, Clock::System.now())
            .await
            .unwrap();
        let clock = Clock::fixed(START.parse().unwrap());
        let mut central = Central {
            http: client(&directory),
            folder,
            directory,
            clock,
            serving: None,
            seen: Mutex::default(),
            own,
        };
        central.serve_with(change).await;
        central
    }

    /// Another one on what lies in `folder`, which nobody serves: there are workers, and time.
    pub async fn unserved(folder: tempfile::TempDir) -> Central {
        let directory = Directory::new(folder.path().join("central"));
        let own = Own::copy(&directory).await;
        Central {
            http: client(&directory),
            folder,
            directory,
            clock: Clock::fixed(START.parse().unwrap()),
            serving: None,
            seen: Mutex::default(),
            own,
        }
    }

    pub async fn serve_with(&mut self, change: impl FnOnce(Config) -> Config) {
        let mut config = Config::new(self.directory.clone(), "127.0.0.1:0".parse().unwrap());
        config.clock = self.clock.clone();
        config.opening = false;
        self.serving = Some(app::serve(change(config)).await.unwrap());
    }

    pub async fn restart(&mut self) {
        self.serving.take().unwrap().stop().await.unwrap();
        self.serve_with(|config| config).await;
    }

    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub fn url(&self, path: &str) -> String {
        format!(
            "https://localhost:{}{path}",
            self.serving.as_ref().unwrap().address().port()
        )
    }

    pub async fn get(&self, path: &str) -> Answer {
        answer(self.http.get(self.url(path))).await
    }

    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: impl Into<Vec<u8>>,
    ) -> Answer {
        let mut request = self.http.request(method, self.url(path)).body(body.into());
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        answer(request).await
    }

    pub async fn code(&self) -> String {
        commands::enrolment_code(
            &self.directory,
            "Loja de Lisboa",
            "Europe/Lisbon",
            self.now(),
        )
        .await
        .unwrap()
    }

    pub async fn enrol_with(&self, code: &str) -> Answer {
        self.ask(
            Method::POST,
            "/v1/kiosks/enrol",
            None,
            bytes(&json!({ "code": code })),
        )
        .await
    }

    pub async fn kiosk(&self) -> Kiosk {
        let answer = self.enrol_with(&self.code().await).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        Kiosk {
            enrolled: answer.read(),
        }
    }

    pub async fn deliver(&self, kiosk: &Kiosk, request: &SealedRequest) -> Answer {
        let path = format!("/v1/requests/{}", request.header.id);
        self.ask(
            Method::PUT,
            &path,
            Some(&kiosk.enrolled.token),
            bytes(request),
        )
        .await
    }

    pub async fn batch(&self, kiosk: &Kiosk, requests: &[Value]) -> Answer {
        let body = bytes(&json!({ "requests": requests }));
        self.ask(
            Method::POST,
            "/v1/requests/batch",
            Some(&kiosk.enrolled.token),
            body,
        )
        .await
    }

    /// Makes cases up and gives their people.
    pub async fn people(&self, cases: u32) -> Vec<MadeUp> {
        commands::make_cases(&self.directory, cases, SEED, cases)
            .await
            .unwrap()
    }

    /// The workers, as another process would run them.
    pub async fn workers(&self) -> Workers {
        let store = database::store(&self.directory).await;
        let base = "https://localhost".to_owned();
        let wake = Default::default();
        Workers::new(&self.directory, store, self.clock.clone(), base, wake).unwrap()
    }

    pub async fn unsealer(&self) -> Unsealer {
        self.workers().await.unsealer
    }

    pub async fn open_all(&self) {
        let opener = self.unsealer().await;
        opener.pass().await.unwrap();
        opener.store.close().await;
    }

    /// Decides everything that is due now, and hands over what is to be mailed.
    pub async fn settle_all(&self) {
        self.decide_all().await;
        self.mail_all().await;
    }

    /// Decides, and sends no mail: its worker stands still.
    pub async fn decide_all(&self) {
        let decider = self.workers().await.decider;
        decider.pass().await.unwrap();
        decider.store.close().await;
    }

    /// Hands over what is to be mailed: into a folder, which takes everything.
    pub async fn mail_all(&self) {
        self.mail_by(&MailOptions::default()).await;
    }

    /// Hands over what is to be mailed, by these options.
    pub async fn mail_by(&self, options: &MailOptions) {
        self.note_mails().await;
        self.mail_unseen_by(options).await;
    }

    /// As [`Central::mail_all`], where a mail cannot be decrypted.
    pub async fn mail_all_unseen(&self) {
        self.mail_unseen_by(&MailOptions::default()).await;
    }

    async fn mail_unseen_by(&self, options: &MailOptions) {
        let store = database::store(&self.directory).await;
        let dispatcher =
            app::dispatcher(&self.directory, store.clone(), self.clock.clone(), options);
        dispatcher.await.unwrap().pass().await.unwrap();
        store.close().await;
    }

    /// Signs as this installation does.
    pub fn signer(&self) -> Signer {
        keys::signer(&self.directory).unwrap()
    }

    /// What a kiosk is told of a request.
    pub async fn public_state(&self, kiosk: &Kiosk, code: TrackingCode) -> PublicState {
        let path = format!("/v1/requests/{code}");
        let answer = self
            .ask(Method::GET, &path, Some(&kiosk.enrolled.token), [])
            .await;
        answer.read::<TrackingAnswer>().state
    }

    /// The address of a person's case, decrypted.
    pub async fn email_of(&self, person: &MadeUp) -> String {
        let vault = keys::vault(&self.directory).unwrap();
        let hash = vault.hash(Domain::Nif, person.nif.as_str());
        let (id, email): (String, Vec<u8>) =
            sqlx::query_as("SELECT id, email FROM cases WHERE nif_hash = $1")
                .bind(hash.stored())
                .fetch_one(&mut self.database().await)
                .await
                .unwrap();
        let cell = Cell {
            table: "cases",
            row: &id,
            column: "email",
        };
        vault.open(cell, &email).unwrap().to_string()
    }

    /// Reads the mails that have not gone yet: what was accepted is erased.
    async fn note_mails(&self) {
        type Row = (i64, String, String, Vec<u8>, Vec<u8>);
        let vault = keys::vault(&self.directory).unwrap();
        let rows: Vec<Row> = sqlx::query_as(spelled(
            "SELECT rowid, id, kind, recipient, filling FROM mails WHERE recipient <> x''",
        ))
        .fetch_all(&mut self.database().await)
        .await
        .unwrap();
        let mut seen = self.seen.lock().unwrap();
        for (number, id, kind, recipient, filling) in rows {
            let open = |column, sealed: &[u8]| {
                let cell = Cell {
                    table: "mails",
                    row: &id,
                    column,
                };
                vault.open(cell, sealed).unwrap().to_string()
            };
            let mail = QueuedMail {
                kind,
                recipient: open("recipient", &recipient),
                filling: serde_json::from_str(&open("filling", &filling)).unwrap(),
            };
            seen.insert(number, mail);
        }
    }

    /// Every mail that was queued, oldest first, decrypted.
    pub async fn mails(&self) -> Vec<QueuedMail> {
        self.note_mails().await;
        self.seen.lock().unwrap().values().cloned().collect()
    }

    /// Evidence: straight from the file.
    pub async fn rows(&self, sql: &'static str) -> Vec<(String, i64)> {
        let mut database = self.database().await;
        let rows = sqlx::query(spelled(sql)).fetch_all(&mut database).await;
        rows.unwrap()
            .iter()
            .map(|row| {
                // What is yes or no is a number here, and one of its own there.
                let yes = |_| row.try_get::<bool, _>(1).map(i64::from);
                let number = row.try_get::<i64, _>(1).or_else(yes);
                (row.get(0), number.unwrap())
            })
            .collect()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        let mut database = self.database().await;
        sqlx::query_scalar(spelled(sql))
            .fetch_one(&mut database)
            .await
            .unwrap()
    }

    /// Changes what only another part of the world could.
    pub async fn execute(&self, sql: &'static str) {
        sqlx::raw_sql(spelled(sql))
            .execute(&mut self.database().await)
            .await
            .unwrap();
    }

    pub async fn database(&self) -> AnyConnection {
        database::connect(&self.directory).await
    }
}

pub fn client(directory: &Directory) -> Client {
    // Another test may have chosen it already: the same one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let authority =
        reqwest::Certificate::from_pem(&fs::read(directory.authority()).unwrap()).unwrap();
    Client::builder()
        .tls_certs_only([authority])
        .no_proxy()
        .build()
        .unwrap()
}

/// Where a program that was told to serve, and whose output is piped, says that it listens.
pub fn listening(program: &mut Child) -> SocketAddr {
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let event: Value = serde_json::from_str(&line).expect("it listens");
    assert_eq!(event["event"], "listening");
    event["address"].as_str().unwrap().parse().unwrap()
}

pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status(),
        headers: response.headers().clone(),
        bytes: response.bytes().await.unwrap().to_vec(),
    }
}

pub fn bytes(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}

/// A row of the outbox of mail.
#[derive(Debug, Clone)]
pub struct QueuedMail {
    pub kind: String,
    pub recipient: String,
    pub filling: Filling,
}

/// An enrolled kiosk.
#[derive(Clone)]
pub struct Kiosk {
    pub enrolled: Enrolled,
}

impl Kiosk {
    /// As central knows it.
    pub fn known(&self) -> KnownKiosk {
        KnownKiosk {
            id: self.id(),
            time_zone: self.enrolled.time_zone.clone(),
            names: vec![self.id()],
        }
    }

    pub fn id(&self) -> KioskId {
        self.enrolled.kiosk
    }

    pub fn sealing_key(&self) -> SealingPublicKey {
        SealingPublicKey::from_bytes(&self.enrolled.sealing_keys[0].public_key).unwrap()
    }

    pub fn header(&self, kind: Kind) -> RequestHeader {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let mut random = [0; 10];
        random[..8].copy_from_slice(&number.to_be_bytes());
        RequestHeader {
            id: RequestId::new(1_772_445_600_000 + number, random),
            tracking_code: TrackingCode::generate(self.id(), random[2..8].try_into().unwrap()),
            kind,
            kiosk: self.id(),
            language: Language::Pt,
            recorded: Recorded {
                wall_ms: 1_772_445_600_000,
                monotonic_ms: number,
                boot_id: uuid::Uuid::nil(),
                central_offset_ms: None,
            },
        }
    }

    pub fn seal(&self, header: RequestHeader, content: &RequestContent) -> SealedRequest {
        let payload = self.sealing_key().seal(&header, content);
        SealedRequest {
            sha256: payload.hash(),
            header,
            payload,
        }
    }

    /// A correction for somebody without a case.
    pub fn request(&self) -> SealedRequest {
        self.seal(
            self.header(Kind::CorrectEmail),
            &correction(&made_up::person(999, 0)),
        )
    }
}

/// What this person types to correct the address.
pub fn correction(person: &MadeUp) -> RequestContent {
    RequestContent {
        identifiers: Identifiers {
            nif: Some(person.nif.clone()),
            passport: Some(person.passport().clone()),
            niss: None,
            phone: Some(person.phone.clone()),
        },
        old_email: Some((&person.email).into()),
        old_mailbox: None,
        passport_renewed: false,
        new_email: Some(EmailAddress::parse("amina.nova@gmail.com").unwrap()),
        assisted: false,
        statement: None,
        mailbox_proof: None,
        visit: None,
    }
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            found.push(path)
        }
    }
    found
}

/// Runs a future up to its `polls`-th step and drops it there, as a kill or a client that hangs up would.
pub async fn killed_after<F: Future>(polls: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}
