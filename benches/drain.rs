//! Does a person notice when a long outage ends? Queues requests while central is away, then lets it come
//! back, and times visits before, during and after the drain, in one run. The last line is JSON:
//! milliseconds from Send to *saved*, and the ratio of "during" to "before".
//!
//! `cargo bench -p testbed --bench drain -- [REQUESTS]`, 10,000 by default.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use central::{app, commands, directory::Directory, store::Installation};
use jiff::Timestamp;
use kiosk::{
    Config, Kiosk,
    app::page::SendResult,
    visit::page::{Draft, Purpose},
};
use protocol::Language;

const VISITS: usize = 300;

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn main() {
    let queued = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .next()
        .unwrap_or(10_000);
    let place = tempfile::tempdir().expect("a place");
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("threads")
    };
    let (central_side, kiosk_side) = (runtime(), runtime());
    let directory = Directory::new(place.path().join("central"));
    let installation = Installation {
        demo: true,
        public_base: None,
    };
    let start = |listen: std::net::SocketAddr| {
        central_side
            .block_on(app::serve(app::Config::new(directory.clone(), listen)))
            .expect("central starts")
    };
    central_side
        .block_on(commands::init(&directory, &installation, Timestamp::now()))
        .expect("a fresh folder");
    let serving = start(([127, 0, 0, 1], 0).into());
    let address = serving.address();
    let code = central_side
        .block_on(commands::enrolment_code(
            &directory,
            "Loja",
            "Europe/Lisbon",
            Timestamp::now(),
        ))
        .expect("a code");
    let config = config(place.path(), &directory, address.port());
    kiosk_side
        .block_on(kiosk::enrol(&config, &code))
        .expect("enrolled");
    central_side.block_on(serving.stop()).expect("stopped");

    let kiosk = kiosk_side
        .block_on(Kiosk::start(config))
        .expect("the kiosk starts");
    let filled = Instant::now();
    for _ in VISITS..queued {
        visit(&kiosk_side, &kiosk);
    }
    println!("queued {} in {:?}", queued - VISITS, filled.elapsed());
    let before = times(&kiosk_side, &kiosk, VISITS, || true);
    let serving = start(address);
    let waiting = || waiting(place.path());
    while waiting() >= queued as i64 {
        // The back-off of a long outage ends within five minutes.
        std::thread::yield_now();
    }
    let drain = Instant::now();
    let during = times(&kiosk_side, &kiosk, usize::MAX, || waiting() > 0);
    let drained = drain.elapsed();
    let after = times(&kiosk_side, &kiosk, VISITS, || true);
    central_side.block_on(serving.stop()).expect("stopped");
    println!(
        "{}",
        serde_json::json!({
            "queued": queued,
            "drain_s": drained.as_secs_f64(),
            "visits_during": during.len(),
            "before_ms": quantiles(&before),
            "during_ms": quantiles(&during),
            "after_ms": quantiles(&after),
            "median_during_to_before": quantile(&during, 0.5) / quantile(&before, 0.5),
        })
    );
}

fn config(place: &Path, directory: &Directory, port: u16) -> Config {
    let path = place.join("kiosk.toml");
    let text = format!(
        "data_dir = {:?}\ncentral_url = \"https://localhost:{port}\"\ntrust_anchor = {:?}\n",
        place.join("kiosk"),
        directory.authority(),
    );
    std::fs::write(&path, text).expect("writable");
    Config::load(&path).expect("complete")
}

fn visit(runtime: &tokio::runtime::Runtime, kiosk: &Arc<Kiosk>) -> Duration {
    let draft: Draft = serde_json::from_value(serde_json::json!({
        "purpose": "correct-email",
        "identity": {"nif": "200000020", "phone": "912345678"},
        "assisted": false,
        "oldEmail": {"answer": "unknown"},
        "newEmail": "made.up@example.com",
        "resendSame": false,
        "language": "pt",
    }))
    .expect("a draft");
    let visit = kiosk.begin_visit(Language::Pt).expect("free").visit;
    kiosk
        .choose_purpose(&visit, Purpose::CorrectEmail)
        .expect("open");
    let sent = Instant::now();
    let result = runtime
        .block_on(kiosk.send(&visit, draft))
        .expect("in order");
    assert!(matches!(result, SendResult::Saved { .. }), "{result:?}");
    sent.elapsed()
}

/// Visits one after the other, with the pause that even a fast person makes.
fn times(
    runtime: &tokio::runtime::Runtime,
    kiosk: &Arc<Kiosk>,
    most: usize,
    go_on: impl Fn() -> bool,
) -> Vec<f64> {
    let mut times = Vec::new();
    while times.len() < most && go_on() {
        times.push(visit(runtime, kiosk).as_secs_f64() * 1000.0);
        runtime.block_on(async { tokio::time::sleep(Duration::from_millis(5)).await });
    }
    times
}

fn waiting(place: &Path) -> i64 {
    rusqlite::Connection::open(place.join("kiosk/kiosk.db"))
        .and_then(|db| {
            db.query_row(
                "SELECT count(*) FROM request WHERE delivery = 'waiting'",
                [],
                |row| row.get(0),
            )
        })
        .expect("readable")
}

fn quantile(times: &[f64], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = ((sorted.len() as f64 - 1.0) * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

fn quantiles(times: &[f64]) -> serde_json::Value {
    serde_json::json!({
        "p50": quantile(times, 0.5),
        "p95": quantile(times, 0.95),
        "p99": quantile(times, 0.99),
        "max": quantile(times, 1.0),
    })
}
