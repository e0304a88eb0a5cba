//! How spans leave: by a queue of the SDK with a thread of its own, which is full at some point and never waited for. What does
//! not fit in, and what the collector does not take, is counted, and said in the log once in a while.

use std::{
    fmt::Write,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use async_trait::async_trait;
use opentelemetry::Context;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{
    ExporterBuildError, Protocol, RetryPolicy, SpanExporter, WithExportConfig, WithHttpConfig,
};
use opentelemetry_sdk::{
    Resource,
    error::OTelSdkResult,
    trace::{self, BatchConfigBuilder, BatchSpanProcessor, Span, SpanData, SpanProcessor},
};
use reqwest::{Client, redirect::Policy};
use tokio::runtime::Handle;

use super::Collector;

/// Spans of one message.
const TOGETHER: usize = 512;
/// An answer is read so far, for the sake of its connection, and not looked at.
const MOST_ANSWERED: usize = 64 * 1024;
/// So often at most the log says that spans are lost.
const SAY_EVERY: Duration = Duration::from_secs(10 * 60);

/// How much waits, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Spans that wait or are on their way, at the most; what is more is lost.
    pub room: usize,
    /// How often they are sent.
    pub every: Duration,
    /// How long the collector may take.
    pub patience: Duration,
}

impl Default for Pace {
    fn default() -> Pace {
        Pace {
            room: 2_048,
            every: Duration::from_secs(5),
            patience: Duration::from_secs(5),
        }
    }
}

/// Why nothing can be sent at all.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    /// The HTTP client.
    #[error("nothing can be sent to the collector of `traces`")]
    Client(#[source] reqwest::Error),
    /// What writes OTLP; an `OTEL_` variable of the environment may be why.
    #[error("spans cannot be written for the collector of `traces`")]
    Exporter(#[from] ExporterBuildError),
}

/// What became of the spans.
#[derive(Debug)]
pub(super) struct Tally {
    room: usize,
    waiting: AtomicUsize,
    sent: AtomicU64,
    lost: AtomicU64,
    said: Mutex<Option<Instant>>,
}

impl Tally {
    pub(super) fn new(room: usize) -> Tally {
        Tally {
            room,
            waiting: AtomicUsize::new(0),
            sent: AtomicU64::new(0),
            lost: AtomicU64::new(0),
            said: Mutex::default(),
        }
    }

    /// Whether there is room for one more.
    fn enter(&self) -> bool {
        let more = |waiting| (waiting < self.room).then_some(waiting + 1);
        let order = Ordering::Relaxed;
        let has_room = self.waiting.fetch_update(order, order, more).is_ok();
        if !has_room {
            self.lose(1, "too many wait");
        }
        has_room
    }

    fn leave(&self, spans: usize, done: &OTelSdkResult) {
        self.waiting.fetch_sub(spans, Ordering::Relaxed);
        match done {
            Ok(()) => drop(self.sent.fetch_add(spans as u64, Ordering::Relaxed)),
            Err(error) => self.lose(spans as u64, &error.to_string()),
        }
    }

    fn lose(&self, spans: u64, failure: &str) {
        let lost = self.lost.fetch_add(spans, Ordering::Relaxed) + spans;
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if said.is_none_or(|at| at.elapsed() >= SAY_EVERY) {
            *said = Some(Instant::now());
            tracing::warn!(event = "traces-lost", lost, failure);
        }
    }

    /// A counter in Prometheus' text format.
    pub(super) fn text(&self) -> String {
        let mut text = String::from(
            "# HELP aima_trace_spans_total Spans of this process by what became of them.\n# TYPE aima_trace_spans_total counter\n",
        );
        for (outcome, count) in [("sent", &self.sent), ("lost", &self.lost)] {
            let count = count.load(Ordering::Relaxed);
            // Writing to a string does not fail.
            let _ = writeln!(
                text,
                "aima_trace_spans_total{{outcome=\"{outcome}\"}} {count}"
            );
        }
        text
    }
}

/// The SDK's queue, which gets no more than it holds: what it drops it does not tell.
#[derive(Debug)]
pub(super) struct Queue {
    inner: BatchSpanProcessor,
    tally: Arc<Tally>,
}

impl Queue {
    /// Runs on the runtime that it is called in.
    pub(super) fn to(
        collector: &Collector,
        pace: Pace,
        tally: Arc<Tally>,
    ) -> Result<Queue, SetUpError> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(collector.endpoint())
            .with_timeout(pace.patience)
            .with_http_client(Http::new(collector, pace.patience)?)
            .with_retry_policy(RetryPolicy::disabled())
            .build()?;
        let config = BatchConfigBuilder::default()
            .with_max_queue_size(pace.room)
            .with_max_export_batch_size(TOGETHER)
            .with_scheduled_delay(pace.every)
            .build();
        let counting = Counting {
            exporter,
            tally: tally.clone(),
        };
        Ok(Queue {
            inner: BatchSpanProcessor::new(counting, config),
            tally,
        })
    }
}

impl SpanProcessor for Queue {
    fn on_start(&self, _: &mut Span, _: &Context) {}

    fn on_end(&self, span: SpanData) {
        if self.tally.enter() {
            self.inner.on_end(span);
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        self.inner.force_flush()
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.inner.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.inner.set_resource(resource);
    }
}

/// Counts what the collector took.
#[derive(Debug)]
struct Counting {
    exporter: SpanExporter,
    tally: Arc<Tally>,
}

impl trace::SpanExporter for Counting {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let spans = batch.len();
        let done = self.exporter.export(batch).await;
        self.tally.leave(spans, &done);
        done
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}

/// Sends on the runtime, since the queue's thread has none.
#[derive(Debug)]
struct Http {
    client: Client,
    runtime: Handle,
}

impl Http {
    fn new(collector: &Collector, patience: Duration) -> Result<Http, SetUpError> {
        // The workspace chooses one provider of cryptography, and reqwest takes the process's.
        let _chosen_before = rustls::crypto::ring::default_provider().install_default();
        let builder = match collector.is_by_tls() {
            true => Client::builder(),
            false => Client::builder().tls_certs_only([]),
        };
        let client = builder
            .timeout(patience)
            .connect_timeout(patience)
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(SetUpError::Client)?;
        let runtime = Handle::current();
        Ok(Http { client, runtime })
    }
}

#[async_trait]
impl HttpClient for Http {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        self.runtime
            .spawn(send(self.client.clone(), request))
            .await?
    }
}

async fn send(client: Client, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
    let mut answer = client.execute(request.try_into()?).await?;
    let mut read = 0;
    while let Some(part) = answer.chunk().await? {
        read += part.len();
        if read > MOST_ANSWERED {
            break;
        }
    }
    let status = answer.status();
    Ok(Response::builder().status(status).body(Bytes::new())?)
}

#[cfg(test)]
mod tests {
    use opentelemetry_sdk::error::OTelSdkError;

    use super::*;

    #[test]
    fn what_does_not_fit_in_is_lost_and_so_is_what_is_not_taken() {
        let tally = Tally::new(2);
        let entered: Vec<_> = (0..3).map(|_| tally.enter()).collect();
        assert_eq!(entered, [true, true, false]);
        tally.leave(1, &Ok(()));
        assert!(tally.enter(), "there is room again");
        tally.leave(2, &Err(OTelSdkError::InternalFailure("503".to_owned())));
        let text = tally.text();
        for line in [
            "aima_trace_spans_total{outcome=\"sent\"} 1",
            "aima_trace_spans_total{outcome=\"lost\"} 3",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        }
        assert!(tally.enter() && tally.enter() && !tally.enter());
    }
}
