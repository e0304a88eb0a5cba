//! Whether central stays as fast as it is, however much is open: the parts of the service that come round by themselves or
//! that somebody waits for, over the real service, at several sizes in turn.
//!
//! `cargo bench -p central --bench flat -- [OPEN…] [--at DIR]`; 10,000 open requests without a size, ten times as many cases.
//! What was filled in DIR is used again. 500,000 open requests are 5 million cases and some gigabytes. The last line is
//! JSON; the program fails where a 99th percentile is 20 ms or more, or where a median is more than 1.5 times that of the
//! first size.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use central::{
    app::{self, Config},
    clock::Clock,
    commands,
    directory::Directory,
    made_up::bulk::{Plan, site},
    permissions::Post,
    proof::desk::Role,
    store::{Installation, Store},
    workers::Workers,
};
use jiff::Timestamp;
use reqwest::{Client, Method, header, redirect::Policy};
use serde_json::json;
use sqlx::{Connection, SqliteConnection};

const TIMES: usize = 500;
/// Times that are not counted: files and statements are read for the first time.
const BEFORE: usize = 50;
const CASES_FOR_EACH: u32 = 10;
const SLOWEST: Duration = Duration::from_millis(20);
const FLAT: f64 = 1.5;
const NAME: &str = "ana.reis";
const PASSWORD: &str = "a long enough password";

type Figures = BTreeMap<&'static str, (Duration, Duration)>;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a benchmark's result")]
async fn main() -> ExitCode {
    rustls::crypto::ring::default_provider()
        .install_default()
        .expect("nobody else chooses it in this program");
    let mut sizes = Vec::new();
    let mut at = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--at" => at = arguments.next().map(PathBuf::from),
            argument => sizes.extend(argument.parse::<u32>().ok()),
        }
    }
    if sizes.is_empty() {
        sizes.push(10_000);
    }
    let place = tempfile::tempdir().expect("a place");
    let at = at.unwrap_or_else(|| place.path().to_owned());
    let mut all: Vec<(u32, Figures)> = Vec::new();
    for open in sizes {
        let folder = at.join(open.to_string());
        let filled = fill(&folder, open).await;
        println!("{open} open requests, filled in {filled:?}");
        let figures = measure(&folder).await;
        for (what, (median, slow)) in &figures {
            println!("  {what}: median {median:?}, 99 of 100 within {slow:?}");
        }
        all.push((open, figures));
    }
    let first = &all[0].1;
    let mut fits = true;
    let mut lines = Vec::new();
    for (open, figures) in &all {
        for (what, (median, slow)) in figures {
            let ratio = median.as_secs_f64() / first[what].0.as_secs_f64();
            fits &= *slow < SLOWEST && ratio <= FLAT;
            lines.push(json!({
                "open": open,
                "what": what,
                "median_us": median.as_micros() as u64,
                "p99_us": slow.as_micros() as u64,
                "ratio": (ratio * 100.0).round() / 100.0,
            }));
        }
    }
    println!("{}", json!({ "fits": fits, "figures": lines }));
    match fits {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// None where it was there already.
async fn fill(folder: &Path, open: u32) -> Option<Duration> {
    let directory = Directory::new(folder);
    if directory.database().exists() {
        return None;
    }
    let installation = Installation {
        demo: true,
        public_base: None,
    };
    let begun = Instant::now();
    commands::init(&directory, &installation, Timestamp::now())
        .await
        .expect("a fresh folder");
    let plan = Plan {
        cases: open * CASES_FOR_EACH,
        open,
        seed: 1,
        now: Timestamp::now(),
    };
    commands::make_cases_in_bulk(&directory, plan)
        .await
        .expect("an empty demonstration");
    let post = Post {
        role: Role::Clerk,
        site: Some(site(0)),
    };
    commands::add_staff(&directory, NAME, PASSWORD, post, plan.now)
        .await
        .expect("nobody has the name");
    Some(begun.elapsed())
}

async fn measure(folder: &Path) -> Figures {
    let directory = Directory::new(folder);
    let path = format!("sqlite:{}", directory.database().display());
    let mut database = SqliteConnection::connect(&path).await.expect("a database");
    // When the last was received: nothing is due, however old the files are.
    let (now, last): (i64, i64) = sqlx::query_as(
        "SELECT (SELECT max(received_at) FROM requests), (SELECT max(rowid) FROM requests)",
    )
    .fetch_one(&mut database)
    .await
    .expect("requests");
    let count = (TIMES + BEFORE) as i64;
    let requests: Vec<String> = sqlx::query_scalar(
        "WITH RECURSIVE some (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM some WHERE n < $1)
         SELECT id FROM some JOIN requests ON requests.rowid = 1 + (n * 7919 * 104729) % $2",
    )
    .bind(count)
    .bind(last)
    .fetch_all(&mut database)
    .await
    .expect("requests");
    let clock = Clock::fixed(Timestamp::from_millisecond(now).expect("a time"));
    let mut config = Config::new(directory.clone(), ([127, 0, 0, 1], 0).into());
    config.clock = clock.clone();
    config.opening = false;
    let serving = app::serve(config).await.expect("it starts");
    let base = format!("https://localhost:{}", serving.address().port());
    let desk = Desk::signed_in(&directory, &base).await;
    let store = Store::open(&directory.database())
        .await
        .expect("a database");
    let workers = Workers::new(&directory, store, clock, base.clone(), Default::default());
    let decider = workers.expect("keys").decider;

    let mut figures = Figures::new();
    figures.insert(
        "a decision pass with nothing due",
        timed(async |_| decider.pass().await.expect("it passes")).await,
    );
    figures.insert(
        "the desk's list of work",
        timed(async |_| desk.get("/desk/work", "data-request=").await).await,
    );
    figures.insert(
        "the desk's page of a request",
        timed(async |number| {
            let path = format!("/desk/requests/{}", requests[number % requests.len()]);
            desk.get(&path, "data-verdict=").await;
        })
        .await,
    );
    figures.insert(
        "the metrics",
        timed(async |_| desk.get("/metrics", "aima_requests").await).await,
    );
    decider.store.close().await;
    serving.stop().await.expect("it stops");
    figures
}

/// Median and 99th percentile.
async fn timed(what: impl AsyncFn(usize)) -> (Duration, Duration) {
    let mut times = Vec::with_capacity(TIMES);
    for number in 0..BEFORE + TIMES {
        let begun = Instant::now();
        what(number).await;
        if number >= BEFORE {
            times.push(begun.elapsed());
        }
    }
    times.sort();
    (times[TIMES / 2], times[TIMES * 99 / 100])
}

/// Somebody at the counter.
struct Desk {
    http: Client,
    base: String,
    cookies: String,
}

impl Desk {
    async fn signed_in(directory: &Directory, base: &str) -> Desk {
        let authority = std::fs::read(directory.authority()).expect("an authority");
        let authority = reqwest::Certificate::from_pem(&authority).expect("a certificate");
        let http = Client::builder()
            .tls_certs_only([authority])
            .no_proxy()
            .redirect(Policy::none())
            .build()
            .expect("a client");
        let mut desk = Desk {
            http,
            base: base.to_owned(),
            cookies: String::new(),
        };
        let page = desk.ask(Method::GET, "/desk/sign-in", None).await;
        let cookies = cookies_of(&page);
        let text = page.text().await.expect("a page");
        let (_, rest) = text.split_once("name=\"token\" value=\"").expect("a form");
        let token = rest.split('"').next().unwrap_or_default();
        desk.cookies = cookies;
        let form = format!(
            "token={token}&name={NAME}&password={}",
            PASSWORD.replace(' ', "+")
        );
        let answer = desk.ask(Method::POST, "/desk/sign-in", Some(form)).await;
        assert_eq!(answer.status(), 303, "signed in");
        desk.cookies = cookies_of(&answer);
        desk
    }

    async fn get(&self, path: &str, shows: &str) {
        let answer = self.ask(Method::GET, path, None).await;
        assert_eq!(answer.status(), 200, "{path}");
        let text = answer.text().await.expect("a page");
        assert!(text.contains(shows), "{path} shows {shows}: {text}");
    }

    async fn ask(&self, method: Method, path: &str, form: Option<String>) -> reqwest::Response {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.base))
            .header(header::COOKIE, &self.cookies)
            .header(header::ORIGIN, &self.base)
            .header("sec-fetch-site", "same-origin");
        if let Some(form) = form {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .body(form);
        }
        request.send().await.expect("an answer")
    }
}

fn cookies_of(answer: &reqwest::Response) -> String {
    let cookies: Vec<_> = answer
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .filter(|cookie| !cookie.ends_with('='))
        .map(str::to_owned)
        .collect();
    cookies.join("; ")
}
