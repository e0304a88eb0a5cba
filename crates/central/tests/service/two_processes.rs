//! What the Internet reaches, without a secret key, and the worker that has them: two processes of one central.

use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};

use central::{
    app::{self, Apart, Config, Own, Part, Rates, Role, Serving, StartError},
    directory::Directory,
    location::Location,
    mail::Filling,
    proof::links::{Link, LinkAction},
    rate_limit::Rate,
    traces::TraceSettings,
};
use jiff::ToSpan;
use protocol::{
    BoundTo, EmailAddress, Language, RequestId,
    wire::{ConfirmEmail, EmailCheckStarted, EmailConfirmed, ErrorCode, StartEmailCheck},
};
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Central, Kiosk, answer, bytes, files};

fn at_a_free_port() -> Own {
    Own {
        listen: "127.0.0.1:0".parse().unwrap(),
        certificate: None,
        behind_balancer: false,
    }
}

/// A worker, and beside it the process that kiosks and the public ask.
pub struct Two {
    worker: Central,
    socket: PathBuf,
    intake: Option<Serving>,
}

impl Two {
    async fn start(rates: Rates) -> Two {
        Two::start_with(rates, None).await
    }

    /// `rates` are the worker's; `traces` those of both.
    pub async fn start_with(rates: Rates, traces: Option<TraceSettings>) -> Two {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("worker.sock");
        // One that a killed process left is no hindrance.
        drop(std::os::unix::net::UnixListener::bind(&socket).unwrap());
        let worker = Central::start_in(folder, |config| Config {
            role: Role::Worker(socket.clone()),
            apart: Apart {
                public: None,
                desk: Some(at_a_free_port()),
            },
            public_base: Some("https://localhost".to_owned()),
            rates,
            traces: traces.clone(),
            ..config
        })
        .await;
        let mut two = Two {
            worker,
            socket,
            intake: None,
        };
        let mut config = Config::new(two.without_keys(), "127.0.0.1:0".parse().unwrap());
        config.clock = two.worker.clock.clone();
        config.role = Role::Intake(two.socket.clone());
        config.traces = traces;
        two.intake = Some(app::serve(config).await.unwrap());
        two
    }

    /// Both end.
    pub async fn stop(&mut self) {
        for serving in [self.intake.take(), self.worker.serving.take()] {
            serving.unwrap().stop().await.unwrap();
        }
    }

    /// A request to intake.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let port = self.intake.as_ref().unwrap().address().port();
        let url = format!("https://localhost:{port}{path}");
        self.worker.http.request(method, url)
    }

    /// What intake is given: database, certificate and public keys.
    fn without_keys(&self) -> Directory {
        let whole = &self.worker.directory;
        let directory = Directory::new(self.worker.folder.path().join("intake"));
        directory.create().unwrap();
        if let Location::File(path) = Location::of(whole).unwrap() {
            std::os::unix::fs::symlink(path, directory.database()).unwrap();
        } else {
            fs::copy(whole.settings(), directory.settings()).unwrap();
        }
        fs::copy(whole.server_certificate(), directory.server_certificate()).unwrap();
        fs::copy(whole.server_key(), directory.server_key()).unwrap();
        let name = "sealing-0001.pub";
        fs::copy(whole.keys().join(name), directory.keys().join(name)).unwrap();
        directory
    }

    async fn ask(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: impl Into<Vec<u8>>,
    ) -> Answer {
        let request = self.request(method, path).body(body.into());
        answer(match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        })
        .await
    }

    async fn kiosk(&self) -> Kiosk {
        let code = bytes(&json!({ "code": self.worker.code().await }));
        let answer = self.ask(Method::POST, "/v1/kiosks/enrol", None, code).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        Kiosk {
            enrolled: answer.read(),
        }
    }

    async fn start_check(&self, kiosk: &Kiosk) -> Answer {
        let body = StartEmailCheck {
            bound_to: BoundTo::Request(RequestId::new(1_772_445_600_000, [1; 10])),
            email: EmailAddress::parse("nova@example.org").unwrap(),
            language: Language::En,
        };
        let token = Some(kiosk.enrolled.token.as_str());
        self.ask(Method::POST, "/v1/email-checks", token, bytes(&body))
            .await
    }

    async fn deliver(&self, kiosk: &Kiosk) -> Answer {
        let request = kiosk.request();
        let path = format!("/v1/requests/{}", request.header.id);
        let token = Some(kiosk.enrolled.token.as_str());
        self.ask(Method::PUT, &path, token, bytes(&request)).await
    }

    fn link(&self) -> String {
        let token = self.worker.signer().token(&Link {
            says: LinkAction::Confirm,
            request: RequestId::new(1_772_445_600_000, [7; 10]),
            expires_at: self.worker.now() + 1.hour(),
        });
        format!("/m/{token}")
    }
}

#[tokio::test]
async fn who_holds_no_secret_key_takes_in_and_passes_on_what_needs_one() {
    let two = Two::start(Rates::default()).await;
    let secret: Vec<_> = files(&two.worker.folder.path().join("intake"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|it| it == "key"))
        .collect();
    assert_eq!(secret.len(), 1, "that of TLS alone: {secret:?}");
    let kiosk = two.kiosk().await;
    assert_eq!(two.deliver(&kiosk).await.status, 201);
    assert_eq!(two.ask(Method::GET, "/readyz", None, []).await.status, 200);

    let answer = two.start_check(&kiosk).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.header("cache-control"), "no-store");
    let check: EmailCheckStarted = answer.read();
    let mails = two.worker.mails().await;
    let Some(Filling::Code { code, .. }) = mails.last().map(|mail| &mail.filling) else {
        panic!("a code is mailed");
    };
    let path = format!("/v1/email-checks/{}/confirm", check.id);
    let token = Some(kiosk.enrolled.token.as_str());
    let body = bytes(&ConfirmEmail { code: code.clone() });
    let confirmed: EmailConfirmed = two.ask(Method::POST, &path, token, body).await.read();
    assert_eq!(confirmed.bound_to, check.bound_to);
    two.ask(Method::POST, &path, Some("a stranger's"), "{}")
        .await
        .is_refused(401, ErrorCode::Unauthorised);
    two.ask(Method::POST, "/v1/email-checks", token, vec![b' '; 70_000])
        .await
        .is_refused(413, ErrorCode::TooLarge);

    let link = two.link();
    let page = two.ask(Method::GET, &link, None, []).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("data-asks=\"confirm\""));
    let page = two.ask(Method::GET, "/m/nonsense", None, []).await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("data-notice=\"bad-link\""));
}

#[tokio::test]
async fn the_desk_is_the_workers_and_nothing_else_of_it_is_on_the_network() {
    let two = Two::start(Rates::default()).await;
    let desk = two.ask(Method::GET, "/desk/sign-in", None, []).await;
    assert_eq!(desk.status, 404);
    for (path, status) in [
        ("/desk/sign-in", 200),
        ("/readyz", 200),
        ("/metrics", 200),
        ("/v1/email-checks", 404),
        ("/v1/kiosks/enrol", 404),
        ("/m/nonsense", 404),
        ("/t/NOT-A-CODE", 404),
    ] {
        let answer = two.worker.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        let is_page = answer.text().contains("<html");
        assert_eq!(is_page, path == "/desk/sign-in", "{path}");
    }
    let mode = fs::metadata(&two.socket).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o660, "its user's and its group's");
    let serving = two.worker.serving.as_ref().unwrap();
    assert_eq!(serving.address(), serving.address_of(Part::Desk));
}

#[tokio::test]
async fn without_its_worker_intake_goes_on_and_what_needs_a_key_comes_later() {
    let mut two = Two::start(Rates::default()).await;
    let kiosk = two.kiosk().await;
    let link = two.link();
    two.worker.serving.take().unwrap().stop().await.unwrap();
    assert_eq!(two.deliver(&kiosk).await.status, 201);
    assert_eq!(two.ask(Method::GET, "/readyz", None, []).await.status, 200);
    two.start_check(&kiosk)
        .await
        .is_refused(503, ErrorCode::Unavailable);
    for method in [Method::GET, Method::POST] {
        let page = two.ask(method, &link, None, []).await;
        assert_eq!(page.status, 503);
        assert!(page.text().contains("data-notice=\"not-now\""));
        assert_eq!(page.header("content-language"), "pt");
    }
}

#[tokio::test]
async fn the_worker_counts_callers_by_what_intake_saw_and_not_by_what_they_say() {
    let few = Rate {
        burst: 1,
        every_ms: 3_600_000,
    };
    let two = Two::start(Rates {
        tracking_page: few,
        ..Rates::default()
    })
    .await;
    let link = two.link();
    let port = two.intake.as_ref().unwrap().address().port();
    let mut statuses = Vec::new();
    for number in 1..=3 {
        let url = format!("https://localhost:{port}{link}");
        let request = two.worker.http.get(url);
        let request = request.header("x-forwarded-for", format!("203.0.113.{number}"));
        statuses.push(answer(request).await.status.as_u16());
    }
    assert_eq!(statuses, [200, 429, 429]);
}

#[tokio::test]
async fn a_worker_that_is_told_no_desk_does_not_start() {
    let mut central = Central::start().await;
    central.serving.take().unwrap().stop().await.unwrap();
    let mut config = Config::new(central.directory.clone(), "127.0.0.1:0".parse().unwrap());
    config.role = Role::Worker(central.folder.path().join("worker.sock"));
    config.public_base = Some("https://localhost".to_owned());
    let refused = app::serve(config).await;
    assert!(matches!(refused, Err(StartError::NoDesk)), "{refused:?}");
}
