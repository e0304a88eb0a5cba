//! Traces by OpenTelemetry, where the configuration names a collector: a span for each request that is answered and for each pass
//! in which a worker did something. A span holds what this file writes and nothing else: method, route, number and status, or the
//! worker and how many items. Nothing is in it that may be of a person: no path, query, header, address or body.
//!
//! Nobody waits for the collector: see `sending`.

mod collector;
mod sending;

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use opentelemetry::{
    Context, KeyValue,
    propagation::{Extractor, TextMapPropagator},
    trace::{
        Span as _, SpanContext, SpanKind, Status, TraceContextExt, Tracer as _, TracerProvider,
    },
};
use opentelemetry_sdk::{
    Resource,
    propagation::TraceContextPropagator,
    trace::{Sampler, SdkTracer, SdkTracerProvider, Span},
};

pub use collector::{Collector, NotACollector};
pub use sending::{Pace, SetUpError};

use crate::{
    clock::Clock,
    random,
    rate_limit::{Rate, RateLimit},
};
use sending::{Queue, Tally};

/// The context of a trace (W3C Trace Context).
pub const PARENT: HeaderName = HeaderName::from_static("traceparent");
/// Which share is traced where nothing is said.
pub const USUAL_SHARE: f64 = 0.05;

/// So often a trace that somebody in front has begun is gone on with, whatever the share.
const FROM_OUTSIDE: Rate = Rate {
    burst: 20,
    every_ms: 500,
};
/// How long what still waits may take when the process ends.
const AT_THE_END: Duration = Duration::from_secs(2);

/// What is traced, and where it goes.
#[derive(Debug, Clone)]
pub struct TraceSettings {
    /// Where.
    pub collector: Collector,
    /// Which share of requests and passes, 0 to 1.
    pub share: f64,
    /// How it is sent.
    pub pace: Pace,
}

/// The traces of one process; by default there are none.
#[derive(Debug, Clone, Default)]
pub struct Traces(Option<Arc<Started>>);

#[derive(Debug)]
struct Started {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
    share: f64,
    from_outside: RateLimit<()>,
    clock: Clock,
    tally: Arc<Tally>,
}

impl Traces {
    /// Begins, where there are settings, on the runtime that it is called in. `role` is what the process does.
    ///
    /// # Errors
    /// See [`SetUpError`]; a collector that is away is none.
    pub fn start(
        settings: Option<TraceSettings>,
        role: &'static str,
        clock: Clock,
    ) -> Result<Traces, SetUpError> {
        let Some(settings) = settings else {
            return Ok(Traces::default());
        };
        let tally = Arc::new(Tally::new(settings.pace.room));
        let queue = Queue::to(&settings.collector, settings.pace, tally.clone())?;
        // Not what the environment says: it may name people or machines.
        let resource = Resource::builder_empty().with_attributes([
            KeyValue::new("service.name", "aima-central"),
            KeyValue::new("service.version", env!("CARGO_PKG_VERSION")),
            KeyValue::new("aima.role", role),
        ]);
        let provider = SdkTracerProvider::builder()
            // What is not drawn never becomes a span.
            .with_sampler(Sampler::AlwaysOn)
            .with_resource(resource.build())
            .with_span_processor(queue)
            .build();
        Ok(Traces(Some(Arc::new(Started {
            tracer: provider.tracer("aima-central"),
            provider,
            share: settings.share,
            from_outside: RateLimit::new(FROM_OUTSIDE),
            clock,
            tally,
        }))))
    }

    /// A request has come in. Its context is believed where `trusted`: whoever stands in front has made it.
    pub fn request(
        &self,
        (method, route): (&Method, &str),
        number: &HeaderValue,
        headers: &HeaderMap,
        trusted: bool,
    ) -> RequestSpan {
        let Some(started) = &self.0 else {
            return RequestSpan(None);
        };
        let context = match trusted {
            true => context(headers),
            false => Context::new(),
        };
        if !started.is_drawn(context.span().span_context()) {
            return RequestSpan(None);
        }
        let method = known(method);
        let attributes = [
            KeyValue::new("http.request.method", method),
            KeyValue::new("http.route", route.to_owned()),
            KeyValue::new("aima.number", number.to_str().unwrap_or("").to_owned()),
        ];
        let span = started
            .tracer
            .span_builder(format!("{method} {route}"))
            .with_kind(SpanKind::Server)
            .with_attributes(attributes)
            .start_with_context(&started.tracer, &context);
        RequestSpan(Some(span))
    }

    /// A worker begins a pass.
    pub fn pass(&self, worker: &'static str) -> Pass<'_> {
        Pass {
            of: self
                .0
                .as_deref()
                .map(|started| (started, SystemTime::now())),
            worker,
            items: 0,
        }
    }

    /// What became of the spans, in Prometheus' text format; nothing where there are none.
    pub fn text(&self) -> String {
        let started = self.0.as_ref();
        started.map_or_else(String::new, |started| started.tally.text())
    }

    /// Sends what still waits, and takes two seconds at the most. Nothing is traced afterwards.
    pub async fn end(&self) {
        let Some(started) = self.0.clone() else {
            return;
        };
        // The runtime's thread has to go on sending meanwhile.
        let ending = move || started.provider.shutdown_with_timeout(AT_THE_END);
        // What was not sent in time is lost.
        let _ = tokio::task::spawn_blocking(ending).await;
    }
}

impl Started {
    /// By chance, and not by the trace's id, which somebody else may have chosen.
    fn is_drawn(&self, parent: &SpanContext) -> bool {
        if parent.is_sampled() && self.from_outside.take((), self.clock.now()).is_ok() {
            return true;
        }
        let drawn = u32::from_le_bytes(random::bytes());
        f64::from(drawn) < self.share * (f64::from(u32::MAX) + 1.0)
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // The provider's own end would wait.
        let _ = self.provider.shutdown_with_timeout(Duration::ZERO);
    }
}

/// A request's span, if it was drawn. Where the request is given up, it ends without a status.
#[derive(Debug)]
#[must_use]
pub struct RequestSpan(Option<Span>);

impl RequestSpan {
    /// The context for whom the request is passed on to.
    pub fn context(&self) -> Option<HeaderValue> {
        let context = self.0.as_ref()?.span_context();
        let (trace, span) = (context.trace_id(), context.span_id());
        HeaderValue::try_from(format!("00-{trace}-{span}-01")).ok()
    }

    /// It is answered.
    pub fn answered(self, status: StatusCode) {
        if let Some(mut span) = self.0 {
            let code = i64::from(status.as_u16());
            span.set_attribute(KeyValue::new("http.response.status_code", code));
            if status.is_server_error() {
                span.set_status(Status::error(""));
            }
        }
    }
}

/// A worker's pass. It becomes a span when it ends, if something was done in it and it is drawn.
#[derive(Debug)]
pub struct Pass<'a> {
    of: Option<(&'a Started, SystemTime)>,
    worker: &'static str,
    items: usize,
}

impl Pass<'_> {
    /// Something was done.
    pub fn did(&mut self, items: usize) {
        self.items = self.items.saturating_add(items);
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let Some((started, begun)) = self.of.filter(|_| self.items > 0) else {
            return;
        };
        if started.is_drawn(&SpanContext::NONE) {
            let items = i64::try_from(self.items).unwrap_or(i64::MAX);
            started
                .tracer
                .span_builder(format!("worker {}", self.worker))
                .with_kind(SpanKind::Internal)
                .with_start_time(begun)
                .with_attributes([
                    KeyValue::new("aima.worker", self.worker),
                    KeyValue::new("aima.items", items),
                ])
                .start_with_context(&started.tracer, &Context::new())
                .end();
        }
    }
}

/// Of the headers the one alone: `tracestate` and baggage may hold anything.
struct ParentAlone<'a>(&'a HeaderMap);

impl Extractor for ParentAlone<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        let value = self.0.get(key).filter(|_| PARENT == key)?;
        value.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        vec!["traceparent"]
    }
}

fn context(headers: &HeaderMap) -> Context {
    TraceContextPropagator::new().extract_with_context(&Context::new(), &ParentAlone(headers))
}

/// A method is whatever a caller writes there.
fn known(method: &Method) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"];
    let found = known.into_iter().find(|it| *it == method.as_str());
    found.unwrap_or("_OTHER")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_headers_the_context_alone_is_read() {
        let parent = |lines: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.append(*name, value.parse().unwrap());
            }
            context(&headers).span().span_context().clone()
        };
        let good = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        let read = parent(&[
            ("traceparent", good),
            ("tracestate", "person=somebody"),
            ("baggage", "person=somebody"),
        ]);
        assert!(read.is_valid() && read.is_sampled() && read.is_remote());
        assert_eq!(read.trace_state().header(), "");
        for bad in [
            "",
            "00",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-somebody@example.org-b7ad6b7169203331-01",
        ] {
            assert!(!parent(&[("traceparent", bad)]).is_valid(), "{bad}");
        }
    }

    #[test]
    fn a_method_of_the_callers_own_is_named_by_none() {
        let own = Method::from_bytes(b"SOMEBODY").unwrap();
        assert_eq!(known(&own), "_OTHER");
        assert_eq!(known(&Method::PUT), "PUT");
    }
}
