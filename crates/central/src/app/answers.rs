//! How long answers take and how they end, counted by who asks: for `/metrics`. What one process counts is forgotten when it ends,
//! as Prometheus expects.

use std::{
    array,
    fmt::Write,
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

use axum::http::StatusCode;

/// The upper bounds of the buckets, milliseconds.
const BOUNDS_MS: [u64; 11] = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 10_000, 60_000];

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// A kiosk that delivers.
    Delivery,
    /// A kiosk that asks something else.
    Kiosk,
    /// Somebody at a page of the public.
    Page,
    /// Staff.
    Desk,
    /// The operator's monitoring, and whoever asks for what is not there.
    Other,
}

impl Asker {
    const ALL: [Asker; 5] = [
        Asker::Delivery,
        Asker::Kiosk,
        Asker::Page,
        Asker::Desk,
        Asker::Other,
    ];

    /// By the route, and the method where one path is asked for two things.
    pub fn of(method: &str, route: &str) -> Asker {
        let begins = |with: &str| route.starts_with(with);
        match method {
            "PUT" | "POST" if begins("/v1/requests") => Asker::Delivery,
            _ if begins("/v1/") => Asker::Kiosk,
            _ if begins("/t/") || begins("/T/") || begins("/m/") => Asker::Page,
            _ if begins("/desk") => Asker::Desk,
            _ => Asker::Other,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Asker::Delivery => "delivery",
            Asker::Kiosk => "kiosk",
            Asker::Page => "page",
            Asker::Desk => "desk",
            Asker::Other => "other",
        }
    }
}

#[derive(Debug)]
struct Counted {
    /// Not cumulative; the last is what took longer than every bound.
    buckets: [AtomicU64; BOUNDS_MS.len() + 1],
    microseconds: AtomicU64,
    /// By the first digit of the status, from 1xx.
    statuses: [AtomicU64; 5],
}

impl Default for Counted {
    fn default() -> Counted {
        Counted {
            buckets: array::from_fn(|_| AtomicU64::new(0)),
            microseconds: AtomicU64::new(0),
            statuses: array::from_fn(|_| AtomicU64::new(0)),
        }
    }
}

/// The answers of one process.
#[derive(Debug, Default)]
pub struct Answers([Counted; Asker::ALL.len()]);

impl Answers {
    /// Counts one.
    pub fn note(&self, asker: Asker, status: StatusCode, took: Duration) {
        let counted = &self.0[asker as usize];
        let took_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let at = BOUNDS_MS.partition_point(|bound| bound * 1_000 < took_us);
        counted.buckets[at].fetch_add(1, Ordering::Relaxed);
        counted.microseconds.fetch_add(took_us, Ordering::Relaxed);
        let class = usize::from(status.as_u16() / 100).clamp(1, 5) - 1;
        counted.statuses[class].fetch_add(1, Ordering::Relaxed);
    }

    /// A histogram and a counter in Prometheus' text format.
    pub fn text(&self) -> String {
        let mut text = String::from(
            "# HELP aima_answer_seconds How long answers of this process take.\n# TYPE aima_answer_seconds histogram\n",
        );
        // Writing to a string does not fail.
        for (asker, counted) in Asker::ALL.iter().zip(&self.0) {
            let asker = asker.as_str();
            let mut count = 0;
            for (bucket, bound) in counted
                .buckets
                .iter()
                .zip(BOUNDS_MS.map(Some).into_iter().chain([None]))
            {
                count += bucket.load(Ordering::Relaxed);
                let bound = bound.map_or("+Inf".to_owned(), |ms| (ms as f64 / 1_000.0).to_string());
                let _ = writeln!(
                    text,
                    "aima_answer_seconds_bucket{{asker=\"{asker}\",le=\"{bound}\"}} {count}"
                );
            }
            let sum = counted.microseconds.load(Ordering::Relaxed) as f64 / 1e6;
            let _ = writeln!(text, "aima_answer_seconds_sum{{asker=\"{asker}\"}} {sum}");
            let _ = writeln!(
                text,
                "aima_answer_seconds_count{{asker=\"{asker}\"}} {count}"
            );
        }
        let _ = writeln!(
            text,
            "# HELP aima_answers_total Answers of this process by status.\n# TYPE aima_answers_total counter"
        );
        for (asker, counted) in Asker::ALL.iter().zip(&self.0) {
            let asker = asker.as_str();
            for (class, count) in (1..).zip(&counted.statuses).skip(1) {
                let count = count.load(Ordering::Relaxed);
                let _ = writeln!(
                    text,
                    "aima_answers_total{{asker=\"{asker}\",status=\"{class}xx\"}} {count}"
                );
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_holds_what_took_no_longer_than_its_bound() {
        let answers = Answers::default();
        for (us, status) in [
            (0, StatusCode::OK),
            (5_000, StatusCode::CREATED),
            (5_001, StatusCode::NOT_FOUND),
            (70_000_000, StatusCode::SERVICE_UNAVAILABLE),
        ] {
            answers.note(Asker::Page, status, Duration::from_micros(us));
        }
        let text = answers.text();
        for line in [
            "aima_answer_seconds_bucket{asker=\"page\",le=\"0.005\"} 2",
            "aima_answer_seconds_bucket{asker=\"page\",le=\"0.01\"} 3",
            "aima_answer_seconds_bucket{asker=\"page\",le=\"60\"} 3",
            "aima_answer_seconds_bucket{asker=\"page\",le=\"+Inf\"} 4",
            "aima_answer_seconds_count{asker=\"page\"} 4",
            "aima_answer_seconds_sum{asker=\"page\"} 70.010001",
            "aima_answer_seconds_count{asker=\"desk\"} 0",
            "aima_answers_total{asker=\"page\",status=\"2xx\"} 2",
            "aima_answers_total{asker=\"page\",status=\"4xx\"} 1",
            "aima_answers_total{asker=\"page\",status=\"5xx\"} 1",
        ] {
            assert!(text.lines().any(|it| it == line), "{line}\n{text}");
        }
    }

    #[test]
    fn who_asks_is_told_by_the_route() {
        for (method, route, asker) in [
            ("POST", "/v1/requests/batch", Asker::Delivery),
            ("PUT", "/v1/requests/{id}", Asker::Delivery),
            ("GET", "/v1/requests/{id}", Asker::Kiosk),
            ("POST", "/v1/heartbeats", Asker::Kiosk),
            ("GET", "/t/{code}", Asker::Page),
            ("POST", "/m/{token}", Asker::Page),
            ("GET", "/desk/work", Asker::Desk),
            ("GET", "/metrics", Asker::Other),
            ("GET", "none", Asker::Other),
        ] {
            assert_eq!(Asker::of(method, route), asker, "{method} {route}");
        }
    }
}
