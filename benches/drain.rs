//! Does a person notice when a long outage ends? Queues requests while central is away, then lets it come
//! back, and times visits before, during and after the drain, in one run. The last line is JSON:
//! milliseconds from Send to *saved*, and the ratio of "during" to "before".
//!
//! `cargo bench -p testbed --bench drain -- [REQUESTS] [BITS_A_SECOND]`, 10,000 by default over a line that is as
//! fast as the machine. Over a slow one, `share_of_the_line` is what the delivered requests took of it: their bytes
//! alone, over its rate and the time of the drain.

use std::{
    collections::HashSet,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use central::{app, commands, directory::Directory, rate_limit::Rate, store::Installation};
use jiff::Timestamp;
use kiosk::{
    Config, Kiosk,
    app::page::SendResult,
    visit::page::{Draft, Purpose},
};
use protocol::Language;
use testbed::proxy::Proxy;

const VISITS: usize = 300;

#[expect(clippy::print_stdout, reason = "a benchmark's result")]
fn main() {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let queued = numbers.next().unwrap_or(10_000);
    let bits_a_second = numbers.next().map(|bits| bits as u64);
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
        let mut config = app::Config::new(directory.clone(), listen);
        // One kiosk stands for many here.
        config.rates.deliveries = Rate {
            burst: u32::MAX,
            every_ms: 1,
        };
        central_side
            .block_on(app::serve(config))
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
    let line = Proxy::start(address).expect("a free port");
    let config = config(place.path(), &directory, line.address().port());
    kiosk_side
        .block_on(kiosk::enrol(&config, &code))
        .expect("enrolled");
    central_side.block_on(serving.stop()).expect("stopped");

    let kiosk = kiosk_side
        .block_on(Kiosk::start(config))
        .expect("the kiosk starts");
    let filled = Instant::now();
    let visits = VISITS.min(queued / 2);
    for _ in visits..queued {
        visit(&kiosk_side, &kiosk);
    }
    println!("queued {} in {:?}", queued - visits, filled.elapsed());
    let before = times(&kiosk_side, &kiosk, visits, || true);
    if let Some(bits) = bits_a_second {
        line.slow_down(bits);
    }
    let bytes_each = bytes_on_the_wire(place.path());
    let serving = start(address);
    let waiting = || waiting(place.path());
    while waiting() >= queued as i64 {
        // The back-off of a long outage ends within five minutes.
        std::thread::yield_now();
    }
    let drain = Instant::now();
    let left = waiting();
    // On a slow line the drain takes minutes: somebody comes now and then. One a second would take half of the line.
    let pause = match bits_a_second {
        None => Duration::from_millis(5),
        Some(_) => Duration::from_secs(10),
    };
    let during = times_with(pause, &kiosk_side, &kiosk, usize::MAX, || waiting() > 0);
    let drained = drain.elapsed();
    let sent = (left + during.len() as i64) as f64 * bytes_each as f64;
    let share = bits_a_second.map(|bits| sent * 8.0 / bits as f64 / drained.as_secs_f64());
    let after = times(&kiosk_side, &kiosk, visits, || true);
    central_side.block_on(serving.stop()).expect("stopped");
    println!(
        "{}",
        serde_json::json!({
            "queued": queued,
            "bits_a_second": bits_a_second,
            "bytes_each": bytes_each,
            "drain_s": drained.as_secs_f64(),
            "share_of_the_line": share,
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
    times_with(Duration::from_millis(5), runtime, kiosk, most, go_on)
}

fn times_with(
    pause: Duration,
    runtime: &tokio::runtime::Runtime,
    kiosk: &Arc<Kiosk>,
    most: usize,
    go_on: impl Fn() -> bool,
) -> Vec<f64> {
    let mut times = Vec::new();
    while times.len() < most && go_on() {
        times.push(visit(runtime, kiosk).as_secs_f64() * 1000.0);
        runtime.block_on(async { tokio::time::sleep(pause).await });
    }
    times
}

/// What one request takes of a batch, all of them being alike.
fn bytes_on_the_wire(place: &Path) -> usize {
    let database = database(place).expect("readable");
    let batch = kiosk::storage::outbox::next_batch(&database, 1, usize::MAX, &HashSet::new());
    let batch = batch.expect("readable");
    let request = batch.requests.first().expect("somebody waits");
    serde_json::to_vec(request).expect("it serialises").len() + ",".len()
}

fn database(place: &Path) -> rusqlite::Result<rusqlite::Connection> {
    rusqlite::Connection::open(place.join("kiosk/kiosk.db"))
}

fn waiting(place: &Path) -> i64 {
    database(place)
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
