//! The same against a real identity provider on this machine (`oidc-provider-mock`, which the set-up installs), with the faults
//! that it can have: it is down, it comes back with other keys, its tokens are over.

use std::{net::TcpStream, path::Path, process::Command, time::Duration};

use central::{clock::Clock, identity::Patience};
use jiff::ToSpan;
use reqwest::redirect::Policy;
use serde_json::{Value, json};
use testbed::process::{Spawned, free_port, wait_for};
use url::Url;

use crate::{
    by_provider::{at, settings},
    counter::Counter,
    support::{Central, database},
};

const UNDER_WAY: Duration = Duration::from_secs(20);

/// A provider that runs until it is dropped.
pub struct RealProvider {
    pub issuer: String,
    port: u16,
    token_seconds: u32,
    program: Option<Spawned>,
    logs: tempfile::TempDir,
    http: reqwest::Client,
}

impl RealProvider {
    /// One whose tokens are good for so long.
    pub fn start(token_seconds: u32) -> RealProvider {
        let port = free_port().unwrap();
        let _chosen_before = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .tls_certs_only([])
            .no_proxy()
            .redirect(Policy::none());
        let mut provider = RealProvider {
            issuer: format!("http://127.0.0.1:{port}"),
            port,
            token_seconds,
            program: None,
            logs: tempfile::tempdir().unwrap(),
            http: http.build().unwrap(),
        };
        provider.run();
        provider
    }

    /// With new keys, knowing nobody.
    pub fn run(&mut self) {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let program = crates.with_file_name("target/tools/identity/bin/oidc-provider-mock");
        let mut command = Command::new(program);
        command
            .args(["--port", &self.port.to_string(), "--require-nonce"])
            .args(["--token-max-age", &self.token_seconds.to_string()]);
        let spawned = Spawned::start("identity-provider", &mut command, self.logs.path());
        self.program = Some(spawned.unwrap());
        wait_for("the provider to listen", UNDER_WAY, || {
            Ok(TcpStream::connect(("127.0.0.1", self.port)).ok())
        })
        .unwrap();
    }

    pub fn kill(&mut self) {
        self.program.take().unwrap().kill();
    }

    /// What it says of somebody.
    pub async fn knows(&self, subject: &str, claims: Value) {
        let put = self.http.put(format!("{}/users/{subject}", self.issuer));
        let put = put.body(claims.to_string());
        let put = put.header("content-type", "application/json");
        assert_eq!(put.send().await.unwrap().status(), 204);
    }

    /// Somebody presses a button on its page: what the browser brings back.
    async fn press(&self, there: &str, form: &'static str) -> String {
        let form = self.http.post(there).body(form);
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        let answer = form.send().await.unwrap();
        assert_eq!(answer.status(), 302);
        let to = Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
        assert_eq!(to.path(), "/desk/sign-in/return");
        to.query().unwrap().to_owned()
    }
}

/// The whole way: where the desk leads on to.
async fn through(counter: &mut Counter, provider: &RealProvider) -> String {
    let there = counter.get("/desk/sign-in/provider").await;
    let brought = provider.press(there.header("location"), "sub=ana").await;
    back(counter, &brought).await
}

async fn back(counter: &mut Counter, brought: &str) -> String {
    let answer = counter
        .get(&format!("/desk/sign-in/return?{brought}"))
        .await;
    answer.header("refresh").replace("0; url=", "")
}

fn clerk() -> Value {
    json!({ "name": "Ana Reis", "email": "ana@example.org", "groups": ["lisboa-clerk"] })
}

async fn desk(provider: &RealProvider) -> (Central, Counter) {
    let patience = Patience {
        between: Duration::ZERO,
        ..Patience::default()
    };
    let central = Central::start_with(at(&provider.issuer, "", patience)).await;
    central.clock.set(Clock::System.now());
    let counter = Counter::at(&central);
    (central, counter)
}

#[tokio::test]
async fn a_real_provider_lets_in_whom_it_gives_a_role_and_takes_it_away_again() {
    let provider = RealProvider::start(300);
    let (_central, mut counter) = desk(&provider).await;
    provider.knows("ana", clerk()).await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    let page = counter.get("/desk").await.text();
    assert!(
        page.contains("Ana Reis") && page.contains("Loja de Lisboa"),
        "{page}"
    );
    counter.send("/desk/sign-out", &[]).await;
    for (groups, why) in [
        (json!([]), "no-role"),
        (json!(["lisboa-clerk", "porto-clerk"]), "several-posts"),
    ] {
        provider.knows("ana", json!({ "groups": groups })).await;
        let led_to = through(&mut counter, &provider).await;
        assert_eq!(led_to, format!("/desk/sign-in?provider={why}"));
    }
    let there = counter.get("/desk/sign-in/provider").await;
    let there = there.header("location");
    let denied = provider.press(there, "action=deny").await;
    let led_to = back(&mut counter, &denied).await;
    assert_eq!(led_to, "/desk/sign-in?provider=denied");
    // What was brought once counts once, at the provider and here.
    provider.knows("ana", clerk()).await;
    let there = counter.get("/desk/sign-in/provider").await;
    let brought = provider.press(there.header("location"), "sub=ana").await;
    let kept = counter.cookies.clone();
    assert_eq!(back(&mut counter, &brought).await, "/desk");
    counter.cookies = kept;
    let led_to = back(&mut counter, &brought).await;
    assert_eq!(led_to, "/desk/sign-in?provider=not-begun-here");
}

#[tokio::test]
async fn a_real_providers_token_that_is_over_or_not_yet_lets_nobody_in() {
    let provider = RealProvider::start(30);
    let (central, mut counter) = desk(&provider).await;
    provider.knows("ana", clerk()).await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    let now = central.now();
    for (minutes, led_to) in [
        (5, "/desk/sign-in?provider=expired"),
        (-5, "/desk/sign-in?provider=early"),
        (0, "/desk"),
    ] {
        central.clock.set(now + minutes.minutes());
        counter.cookies.clear();
        assert_eq!(through(&mut counter, &provider).await, led_to, "{minutes}");
    }
}

#[tokio::test]
async fn a_real_provider_goes_down_and_comes_back_with_other_keys() {
    let mut provider = RealProvider::start(300);
    let (_central, mut counter) = desk(&provider).await;
    provider.knows("ana", clerk()).await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    let there = counter.get("/desk/sign-in/provider").await;
    let brought = provider.press(there.header("location"), "sub=ana").await;
    provider.kill();
    let led_to = back(&mut counter, &brought).await;
    assert_eq!(led_to, "/desk/sign-in?provider=away");
    provider.run();
    provider.knows("ana", clerk()).await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
}

#[tokio::test]
async fn the_log_of_a_sign_in_holds_nothing_of_a_token_or_a_person() {
    let provider = RealProvider::start(300);
    provider.knows("ana", clerk()).await;
    let central = Central::start().await;
    let folder = central.directory.keys();
    let read = settings(&provider.issuer, &folder, "");
    let text = format!(
        "[sign_in]\nissuer = '{}'\nclient_id = '{}'\nclient_secret_file = '{}'\nrole_claim = 'groups'\n\
         roles = [{{ value = 'lisboa-clerk', role = 'clerk', site = 'Loja de Lisboa' }}]\n",
        read.issuer,
        read.client_id,
        read.client_secret_file.display()
    );
    database::settings(&central.directory, &text);
    let mut command = Command::new(env!("CARGO_BIN_EXE_aima-central"));
    command
        .args([
            "serve",
            "--intake-only",
            "--listen",
            "127.0.0.1:0",
            "--data",
        ])
        .arg(central.folder.path().join("central"))
        .env("RUST_LOG", "trace");
    let logs = central.folder.path().join("logs");
    let mut program = Spawned::start("central", &mut command, &logs).unwrap();
    let listens = |line: &str| {
        let said: Value = serde_json::from_str(line).ok()?;
        said["address"].as_str()?.parse().ok()
    };
    let address = program.wait_for_line(UNDER_WAY, listens).unwrap();
    let mut counter = Counter::at(&central);
    counter.moves_to(address);
    let there = counter.get("/desk/sign-in/provider").await;
    let there = there.header("location").to_owned();
    let brought = provider.press(&there, "sub=ana").await;
    assert_eq!(back(&mut counter, &brought).await, "/desk");
    assert_eq!(counter.get("/desk").await.status, 200);
    let led_to = back(&mut counter, &brought).await;
    assert_eq!(led_to, "/desk/sign-in?provider=not-begun-here");
    let log = program.stderr();
    assert!(log.contains("sign-in-by-provider-refused"), "{log}");
    let there = Url::parse(&there).unwrap();
    let brought = Url::parse(&format!("https://localhost/?{brought}")).unwrap();
    let mut secrets: Vec<String> = brought
        .query_pairs()
        .map(|(_, value)| value.into_owned())
        .collect();
    for (name, value) in there.query_pairs() {
        if ["state", "nonce", "code_challenge"].contains(&&*name) {
            secrets.push(value.into_owned());
        }
    }
    assert_eq!(secrets.len(), 5);
    let more = [
        "eyJ",
        "Ana Reis",
        "ana@",
        "own secret",
        "Basic ",
        "Bearer",
        "idp-",
    ];
    secrets.extend(more.map(str::to_owned));
    secrets.extend(counter.cookies.values().cloned());
    for secret in &secrets {
        assert!(!log.contains(secret.as_str()), "the log says {secret}");
    }
    assert!(program.stop(UNDER_WAY).unwrap().success());
}
