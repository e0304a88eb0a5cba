//! Traces: what a collector gets and what it never gets, and that nobody waits for it.

use std::{
    collections::BTreeSet,
    fmt::Display,
    io::Read,
    net::SocketAddr,
    path::Path,
    process::{Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, extract::State, http::Uri};
use central::{
    app::{Config, Rates},
    directory::Directory,
    traces::{Pace, TraceSettings},
};
use opentelemetry_proto::tonic::{
    collector::trace::v1::ExportTraceServiceRequest,
    common::v1::{KeyValue, any_value::Value as Any},
    trace::v1::{Span, span::SpanKind, status::StatusCode},
};
use prost::Message;
use protocol::{BoundTo, EmailAddress, Kind, Language, wire::StartEmailCheck};
use reqwest::{Method, header::HeaderMap};
use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
    sync::Notify,
    task::JoinHandle,
};

use crate::{
    scene::NEW,
    support::{Central, answer, bytes, client, correction, listening},
    two_processes::Two,
};

/// No wait of these tests is longer.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// A collector in this process: it keeps what it gets.
struct Collecting {
    address: SocketAddr,
    got: Arc<Got>,
    server: JoinHandle<()>,
}

#[derive(Default)]
struct Got {
    messages: Mutex<Vec<(Uri, HeaderMap, Bytes)>>,
    more: Notify,
}

async fn take(State(got): State<Arc<Got>>, uri: Uri, headers: HeaderMap, body: Bytes) {
    got.messages.lock().unwrap().push((uri, headers, body));
    got.more.notify_one();
}

impl Collecting {
    async fn start() -> Collecting {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let got = Arc::new(Got::default());
        let router = Router::new().fallback(take).with_state(got.clone());
        Collecting {
            address,
            got,
            server: tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }),
        }
    }

    /// Everything, as it came over the network.
    fn raw(&self) -> Vec<u8> {
        let messages = self.got.messages.lock().unwrap();
        let mut all = Vec::new();
        for (uri, headers, body) in &*messages {
            all.extend_from_slice(format!("{uri} {headers:?}").as_bytes());
            all.extend_from_slice(body);
        }
        all
    }

    fn requests(&self) -> Vec<ExportTraceServiceRequest> {
        let messages = self.got.messages.lock().unwrap();
        let read = |(uri, headers, body): &(Uri, HeaderMap, Bytes)| {
            assert_eq!(uri.path(), "/v1/traces");
            assert_eq!(headers["content-type"], "application/x-protobuf");
            ExportTraceServiceRequest::decode(body.clone()).unwrap()
        };
        messages.iter().map(read).collect()
    }

    fn spans(&self) -> Vec<Span> {
        let of_resources = self.requests().into_iter().flat_map(|it| it.resource_spans);
        let of_scopes = of_resources.flat_map(|it| it.scope_spans);
        of_scopes.flat_map(|it| it.spans).collect()
    }

    fn named(&self, name: &str) -> Vec<Span> {
        let mut spans = self.spans();
        spans.retain(|span| span.name == name);
        spans
    }

    async fn wait_for(&self, name: &str) {
        let come = async {
            while self.named(name).is_empty() {
                self.got.more.notified().await;
            }
        };
        let come = tokio::time::timeout(LONGEST_WAIT, come).await;
        assert!(come.is_ok(), "no {name} came");
    }
}

impl Drop for Collecting {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn quickly() -> Pace {
    Pace {
        every: Duration::from_millis(50),
        ..Pace::default()
    }
}

fn to(address: impl Display, share: f64, pace: Pace) -> Option<TraceSettings> {
    Some(TraceSettings {
        collector: format!("http://{address}").parse().unwrap(),
        share,
        pace,
    })
}

async fn traced(traces: Option<TraceSettings>, behind_balancer: bool) -> Central {
    Central::start_with(|config| Config {
        traces,
        behind_balancer,
        ..config
    })
    .await
}

fn text(of: &[KeyValue], key: &str) -> Option<String> {
    let found = of.iter().find(|it| it.key == key)?;
    match found.value.clone()?.value? {
        Any::StringValue(text) => Some(text),
        Any::IntValue(number) => Some(number.to_string()),
        other => panic!("{key}: {other:?}"),
    }
}

#[tokio::test]
async fn a_span_is_named_by_its_route_and_nothing_of_a_person_is_sent() {
    let collector = Collecting::start().await;
    let mut central = Central::start_with(|config| Config {
        traces: to(collector.address, 1.0, quickly()),
        opening: true,
        ..config
    })
    .await;
    let people = central.people(3).await;
    let kiosk = central.kiosk().await;
    let header = kiosk.header(Kind::CorrectEmail);
    let (id, code) = (header.id, header.tracking_code);
    let request = kiosk.seal(header, &correction(&people[0]));
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let page = central
        .http
        .get(central.url(&format!("/t/{code}?asked=in-the-query")))
        .header("user-agent", "a-telephone-of-somebody")
        .header("x-forwarded-for", "203.0.113.9")
        .header("cookie", "desk=a-cookie-of-somebody")
        .header("x-request-id", "a-number-of-the-callers-own")
        .header(
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        )
        .header("tracestate", "person=a-state-of-somebody");
    let page = answer(page).await;
    assert_eq!(page.status, 200, "{}", page.text());
    let body = StartEmailCheck {
        bound_to: BoundTo::Request(id),
        email: EmailAddress::parse(NEW).unwrap(),
        language: Language::En,
    };
    let token = kiosk.enrolled.token.as_str();
    let checks = "/v1/email-checks";
    let checked = central.ask(Method::POST, checks, Some(token), bytes(&body));
    assert_eq!(checked.await.status, 201);
    central.get("/m/a-token-of-a-mailed-link").await;
    central.get("/somebody@example.org").await;
    let own = Method::from_bytes(b"SOMEBODYS-METHOD").unwrap();
    central.ask(own, "/t/x", None, []).await;
    let form = "name=rita.sa&password=a-password-of-rita";
    central.ask(Method::POST, "/desk/sign-in", None, form).await;
    collector.wait_for("worker unsealer").await;
    collector.wait_for("worker decider").await;
    central.serving.take().unwrap().stop().await.unwrap();

    let raw = collector.raw();
    let kept_back = [
        code.to_string(),
        code.to_string().replace(['-', ' '], ""),
        id.to_string(),
        NEW.to_owned(),
        people[0].email.as_str().to_owned(),
        people[0].nif.as_str().to_owned(),
        token.to_owned(),
    ];
    let marks = [
        "somebody",
        "SOMEBODY",
        "in-the-query",
        "rita",
        "mailed-link",
        "callers-own",
        "203.0.113",
    ];
    for secret in kept_back.iter().map(String::as_str).chain(marks) {
        let found = raw.windows(secret.len()).any(|it| it == secret.as_bytes());
        assert!(!found, "{secret} was sent");
    }
    let names: BTreeSet<_> = collector.spans().into_iter().map(|it| it.name).collect();
    for name in [
        "POST /v1/kiosks/enrol",
        "PUT /v1/requests/{id}",
        "GET /t/{code}",
        "POST /v1/email-checks",
        "GET /m/{token}",
        "GET none",
        "_OTHER /t/{code}",
        "POST /desk/sign-in",
        "worker unsealer",
        "worker decider",
    ] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
    let resources = collector.requests().into_iter();
    for resource in resources.flat_map(|it| it.resource_spans) {
        let attributes = resource.resource.unwrap().attributes;
        let keys: BTreeSet<_> = attributes.iter().map(|it| it.key.as_str()).collect();
        let all = ["aima.role", "service.name", "service.version"];
        assert_eq!(keys, all.into());
        assert_eq!(text(&attributes, "aima.role").as_deref(), Some("whole"));
    }
    for span in collector.spans() {
        let keys: BTreeSet<_> = span.attributes.iter().map(|it| it.key.as_str()).collect();
        let is_workers = span.name.starts_with("worker ");
        let all: &[_] = match is_workers {
            true => &["aima.items", "aima.worker"],
            false => &[
                "aima.number",
                "http.request.method",
                "http.response.status_code",
                "http.route",
            ],
        };
        assert_eq!(keys, all.iter().copied().collect(), "{}", span.name);
        assert!(span.events.is_empty() && span.links.is_empty() && span.trace_state.is_empty());
        assert!(
            span.parent_span_id.is_empty(),
            "nobody stands in front: {}",
            span.name
        );
        assert!(span.end_time_unix_nano >= span.start_time_unix_nano);
        let kind = match is_workers {
            true => SpanKind::Internal,
            false => SpanKind::Server,
        };
        assert_eq!(span.kind, kind as i32, "{}", span.name);
    }
    let span = &collector.named("GET /t/{code}")[0].attributes;
    let number = text(span, "aima.number").unwrap();
    assert_eq!(number, page.header("x-request-id"));
    let status = text(span, "http.response.status_code");
    assert_eq!(status.as_deref(), Some("200"));
    let unsealed = &collector.named("worker unsealer")[0].attributes;
    assert_eq!(text(unsealed, "aima.items").as_deref(), Some("1"));
}

#[tokio::test]
async fn a_request_that_fails_is_marked() {
    let collector = Collecting::start().await;
    let mut central = traced(to(collector.address, 1.0, quickly()), false).await;
    central.execute("DROP TABLE worker_heartbeats").await;
    let failed = central.get("/metrics").await;
    assert!(failed.status.is_server_error(), "{}", failed.text());
    central.serving.take().unwrap().stop().await.unwrap();
    let span = collector.named("GET /metrics").remove(0);
    assert_eq!(span.status.unwrap().code, StatusCode::Error as i32);
}

#[tokio::test]
async fn whoever_stands_in_front_may_begin_the_trace_and_nobody_else() {
    let collector = Collecting::start().await;
    for trusted in [true, false] {
        let mut central = traced(to(collector.address, 1.0, quickly()), trusted).await;
        let request = central.http.get(central.url("/healthz"));
        let request = request.header(
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        );
        assert_eq!(answer(request).await.status, 200);
        central.serving.take().unwrap().stop().await.unwrap();
    }
    let spans = collector.named("GET /healthz");
    let of: Vec<_> = spans
        .iter()
        .map(|span| (hex(&span.trace_id), hex(&span.parent_span_id)))
        .collect();
    assert_eq!(of.len(), 2);
    assert_eq!(of[0].0, "0af7651916cd43dd8448eb211c80319c");
    assert_eq!(of[0].1, "b7ad6b7169203331");
    assert_ne!(of[1].0, of[0].0);
    assert_eq!(of[1].1, "");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn what_stands_in_front_can_ask_for_so_many_traces_and_no_more() {
    let collector = Collecting::start().await;
    let mut central = traced(to(collector.address, 0.0, quickly()), true).await;
    for number in 1..=60 {
        for flags in ["00", "01"] {
            let request = central.http.get(central.url("/healthz"));
            let parent = format!("00-{number:032x}-b7ad6b7169203331-{flags}");
            answer(request.header("traceparent", parent)).await;
        }
    }
    central.serving.take().unwrap().stop().await.unwrap();
    // The clock stands still: the credit of the beginning alone.
    assert_eq!(collector.spans().len(), 20);
}

#[tokio::test]
async fn a_share_is_traced_and_the_rest_is_not() {
    let collector = Collecting::start().await;
    let mut central = traced(to(collector.address, 0.5, quickly()), false).await;
    for _ in 0..200 {
        central.get("/healthz").await;
    }
    central.serving.take().unwrap().stop().await.unwrap();
    // Fewer or more come once in 10^17.
    let count = collector.spans().len();
    assert!((40..=160).contains(&count), "{count} of 200");
}

#[tokio::test]
async fn what_intake_passes_on_is_one_trace_in_both_processes() {
    let collector = Collecting::start().await;
    let traces = to(collector.address, 1.0, quickly());
    let mut two = Two::start_with(Rates::default(), traces).await;
    let request = two.request(Method::GET, "/m/nonsense");
    // Whoever calls over the Internet begins no trace.
    let request = request.header(
        "traceparent",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    );
    let page = answer(request).await;
    assert_eq!(page.status, 404);
    two.stop().await;
    let spans = collector.named("GET /m/{token}");
    let ours = spans.iter().find(|it| it.parent_span_id.is_empty());
    let theirs = spans.iter().find(|it| !it.parent_span_id.is_empty());
    let (ours, theirs) = (ours.unwrap(), theirs.unwrap());
    assert_eq!(ours.trace_id, theirs.trace_id);
    assert_eq!(ours.span_id, theirs.parent_span_id);
    assert_ne!(hex(&ours.trace_id), "0af7651916cd43dd8448eb211c80319c");
    for span in [ours, theirs] {
        let number = text(&span.attributes, "aima.number").unwrap();
        assert_eq!(number, page.header("x-request-id"));
    }
    assert_eq!(spans.len(), 2);
}

/// How a collector fails.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fails {
    Away,
    Silent,
    Rubbish,
    Refuses,
    Endless,
}

/// A collector that fails so, where it listens, and how often it was called.
async fn failing(how: Fails) -> (SocketAddr, Arc<AtomicUsize>, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    let server = tokio::spawn(async move {
        if how == Fails::Away {
            return;
        }
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            counted.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                // Some of the question is enough.
                let mut buffer = [0; 4096];
                let _ = stream.read(&mut buffer).await;
                match how {
                    Fails::Away => {}
                    Fails::Silent => std::future::pending().await,
                    Fails::Rubbish => drop(stream.write_all(b"\0rubbish\xff\r\n\r\n").await),
                    Fails::Refuses => {
                        let refusal =
                            b"HTTP/1.1 503 Later\r\nretry-after: 3600\r\ncontent-length: 0\r\n\r\n";
                        let _ = stream.write_all(refusal).await;
                    }
                    Fails::Endless => {
                        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await;
                        while stream.write_all(&[b'x'; 1024]).await.is_ok() {}
                    }
                }
            });
        }
    });
    (address, calls, server)
}

#[tokio::test]
async fn a_collector_that_fails_keeps_no_request_and_no_end_waiting() {
    for how in [
        Fails::Away,
        Fails::Silent,
        Fails::Rubbish,
        Fails::Refuses,
        Fails::Endless,
    ] {
        let (address, calls, server) = failing(how).await;
        // The collector may take longer than anything here waits.
        let pace = Pace {
            room: 16,
            every: Duration::from_millis(20),
            patience: Duration::from_secs(120),
        };
        let mut central = traced(to(address, 1.0, pace), false).await;
        let asked = async {
            loop {
                for _ in 0..20 {
                    assert_eq!(central.get("/healthz").await.status, 200);
                }
                let figures = central.get("/metrics").await.text();
                let count = |outcome| {
                    let line = format!("aima_trace_spans_total{{outcome=\"{outcome}\"}} ");
                    let found = figures.lines().find_map(|it| it.strip_prefix(&line));
                    found.unwrap().parse::<u64>().unwrap()
                };
                let done = match how {
                    // What it says behind its status is nothing to us.
                    Fails::Endless => count("sent") > 0,
                    _ => count("lost") > 0,
                };
                if done {
                    break;
                }
            }
        };
        let asked = tokio::time::timeout(LONGEST_WAIT, asked).await;
        assert!(asked.is_ok(), "{how:?}: requests wait, or nothing counts");
        assert_eq!(calls.load(Ordering::SeqCst) == 0, how == Fails::Away);
        let serving = central.serving.take().unwrap();
        let begun = Instant::now();
        serving.stop().await.unwrap();
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(8), "{how:?}: {took:?}");
        server.abort();
    }
}

#[tokio::test]
async fn without_the_setting_there_are_no_figures_of_traces() {
    let central = Central::start().await;
    let figures = central.get("/metrics").await.text();
    assert!(!figures.contains("aima_trace_"), "{figures}");
}

/// The program serves until it has answered once; what it logged.
async fn served_once(data: &Path, environment: &[(&str, &str)]) -> String {
    let mut serving = Command::new(env!("CARGO_BIN_EXE_aima-central"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .env_remove("RUST_LOG")
        .envs(environment.iter().copied())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let address = listening(&mut serving);
    let http = client(&Directory::new(data));
    let url = format!("https://localhost:{}/healthz", address.port());
    assert_eq!(answer(http.get(url)).await.status, 200);
    drop(http);
    let id = serving.id().to_string();
    let told = Command::new("kill").args(["-TERM", &id]).status().unwrap();
    assert!(told.success());
    // What it sends meanwhile is taken.
    let ended = tokio::task::spawn_blocking(move || {
        let mut log = String::new();
        let mut errors = serving.stderr.take().unwrap();
        errors.read_to_string(&mut log).unwrap();
        assert!(serving.wait().unwrap().success(), "{log}");
        log
    });
    ended.await.unwrap()
}

#[tokio::test]
async fn one_line_of_the_file_turns_traces_on_and_nothing_else_does() {
    let collector = Collecting::start().await;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let init = Command::new(env!("CARGO_BIN_EXE_aima-central"))
        .args(["init", "--demo", "--data"])
        .arg(data)
        .status();
    assert!(init.unwrap().success());
    let url = format!("http://{}", collector.address);
    let environment = [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", url.as_str()),
        ("OTEL_TRACES_SAMPLER", "always_on"),
        ("OTEL_RESOURCE_ATTRIBUTES", "user=somebody"),
    ];
    served_once(data, &environment).await;
    assert!(collector.raw().is_empty());

    let file = data.join("central.toml");
    std::fs::write(file, format!("traces = '{url}'\ntraces_share = 1\n")).unwrap();
    let log = served_once(data, &environment[1..]).await;
    assert_eq!(collector.named("GET /healthz").len(), 1);
    let raw = collector.raw();
    assert!(!raw.windows(8).any(|it| it == b"somebody"));
    // The log is what it was.
    let answered = log.lines().find(|line| line.contains("answered")).unwrap();
    let answered: Value = serde_json::from_str(answered).unwrap();
    let keys = |of: &Value| -> BTreeSet<_> { of.as_object().unwrap().keys().cloned().collect() };
    let all = ["fields", "level", "target", "timestamp"];
    assert_eq!(keys(&answered), all.map(str::to_owned).into());
    let all = ["event", "method", "ms", "number", "route", "status"];
    assert_eq!(keys(&answered["fields"]), all.map(str::to_owned).into());
}
