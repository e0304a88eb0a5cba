//! Whether central stays as fast as it is, however much is open: the parts of the service that come round by themselves or
//! that somebody waits for, over the real service, at several sizes in turn.
//!
//! `cargo bench -p central --bench flat -- [OPEN…] [--at DIR]`; 10,000 open requests without a size, ten times as many cases;
//! `OPEN/CASES` where it is to be another number. The first size should fill the desk's list of work (5,000 open requests do).
//! What was filled in DIR is used again. 500,000 open requests are 5 million cases and some gigabytes. Beside a server
//! (`packaging/test/with-postgres`) each size is a database of that, which goes with it. The last line is
//! JSON; the program fails where a 99th percentile is 20 ms or more, on a server 50, or where a median is more than 1.5 times
//! that of the first size.

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
    keys,
    location::{Location, Server},
    made_up::{
        self,
        bulk::{Plan, site},
    },
    permissions::Post,
    proof::{desk::Role, matching::Hashes},
    store::{Installation, Store},
    vault::{Domain, Vault, passport_form},
    workers::Workers,
};
use jiff::Timestamp;
use reqwest::{Client, Method, header, redirect::Policy};
use serde_json::json;
use sqlx::{
    AnyConnection, ConnectOptions, Connection, PgConnection, any::AnyConnectOptions,
    sqlite::SqliteConnectOptions,
};

const TIMES: usize = 500;
/// Times that are not counted: files and statements are read for the first time.
const BEFORE: usize = 50;
const CASES_FOR_EACH: u32 = 10;
const SLOWEST: Duration = Duration::from_millis(20);
const SLOWEST_ON_A_SERVER: Duration = Duration::from_millis(50);
const SEED: u64 = 1;
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
            argument => sizes.extend(size(argument)),
        }
    }
    if sizes.is_empty() {
        sizes.extend(size("10000"));
    }
    let place = tempfile::tempdir().expect("a place");
    let at = at.unwrap_or_else(|| place.path().to_owned());
    let socket = std::env::var("AIMA_TEST_POSTGRES").ok();
    let slowest = match socket {
        Some(_) => SLOWEST_ON_A_SERVER,
        None => SLOWEST,
    };
    // All of them first: what a server does by itself after such a fill is not beside one of them alone.
    for &(open, cases) in &sizes {
        let folder = at.join(open.to_string());
        if let Some(socket) = &socket
            && !Directory::new(&folder).settings().exists()
        {
            make_database(&folder, socket, open).await;
        }
        let filled = fill(&folder, open, cases).await;
        println!("{open} open requests, filled in {filled:?}");
    }
    let mut all: Vec<(u32, Figures)> = Vec::new();
    for (open, cases) in sizes {
        let figures = measure(&at.join(open.to_string()), cases).await;
        println!("{open} open requests");
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
            fits &= *slow < slowest && ratio <= FLAT;
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

/// Open requests and cases.
fn size(argument: &str) -> Option<(u32, u32)> {
    let (open, cases) = match argument.split_once('/') {
        Some((open, cases)) => (open.parse().ok()?, cases.parse().ok()?),
        None => {
            let open = argument.parse().ok()?;
            (open, open * CASES_FOR_EACH)
        }
    };
    Some((open, cases))
}

/// A database of the server's, which `central.toml` names.
async fn make_database(folder: &Path, socket: &str, open: u32) {
    let url = |name: &str| format!("postgres://central@localhost/{name}?host={socket}");
    let mut makes = PgConnection::connect(&url("postgres"))
        .await
        .expect("a server");
    let make = format!("CREATE DATABASE flat{open} ENCODING 'UTF8' TEMPLATE template0");
    let made = sqlx::raw_sql(sqlx::AssertSqlSafe(make)).execute(&mut makes);
    made.await.expect("a database");
    let directory = Directory::new(folder);
    directory.create().expect("a folder");
    let line = format!("database = '{}'\n", url(&format!("flat{open}")));
    std::fs::write(directory.settings(), line).expect("a file");
}

/// Past the service.
async fn connect(location: &Location) -> AnyConnection {
    let url = match location {
        Location::File(path) => SqliteConnectOptions::new().filename(path).to_url_lossy(),
        Location::Server(server) => Server::secret_url(server).expect("no password"),
    };
    let options = AnyConnectOptions::from_url(&url).expect("a place");
    options.connect().await.expect("a database")
}

/// None where it was there already.
async fn fill(folder: &Path, open: u32, cases: u32) -> Option<Duration> {
    let directory = Directory::new(folder);
    // Whatever the database, its authority comes with it.
    if directory.authority().exists() {
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
        cases,
        open,
        seed: SEED,
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

async fn measure(folder: &Path, cases: u32) -> Figures {
    let directory = Directory::new(folder);
    let location = Location::of(&directory).expect("a database");
    let store = Store::open(&location).await.expect("a database");
    let mut database = connect(&location).await;
    // When the last was received: nothing is due, however old the files are.
    let now: i64 = sqlx::query_scalar("SELECT max(received_at) FROM requests")
        .fetch_one(&mut database)
        .await
        .expect("requests");
    let ids: Vec<String> = sqlx::query_scalar("SELECT id FROM requests ORDER BY id")
        .fetch_all(&mut database)
        .await
        .expect("requests");
    let any = |number: usize| ids[number * 7_919 * 104_729 % ids.len()].as_str();
    let requests: Vec<&str> = (1..=TIMES + BEFORE).map(any).collect();
    database.close().await.expect("it ends");
    let clock = Clock::fixed(Timestamp::from_millisecond(now).expect("a time"));
    let mut config = Config::new(directory.clone(), ([127, 0, 0, 1], 0).into());
    config.clock = clock.clone();
    config.opening = false;
    let serving = app::serve(config).await.expect("it starts");
    let base = format!("https://localhost:{}", serving.address().port());
    let desk = Desk::signed_in(&directory, &base).await;
    let workers = Workers::new(&directory, store, clock, base.clone(), Default::default());
    let decider = workers.expect("keys").decider;
    let vault = keys::vault(&directory).expect("keys");
    let people: Vec<Hashes> = (0..(TIMES + BEFORE) as u32)
        .map(|number| given(&vault, number * 7_919 % cases))
        .collect();

    let mut figures = Figures::new();
    figures.insert(
        "a request is matched",
        timed(async |number| {
            let found = decider.registry.look_up(&people[number], None).await;
            assert!(!found.expect("it answers").is_empty(), "somebody is found");
        })
        .await,
    );
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
        "the fleet's page",
        timed(async |_| desk.get("/desk/fleet", "data-needing=").await).await,
    );
    figures.insert(
        "the metrics",
        timed(async |_| desk.get("/metrics", "aima_requests").await).await,
    );
    decider.store.close().await;
    serving.stop().await.expect("it stops");
    figures
}

/// What somebody of the made-up people gives.
fn given(vault: &Vault, number: u32) -> Hashes {
    let person = made_up::person(SEED, number);
    Hashes {
        nif: Some(vault.hash(Domain::Nif, person.nif.as_str())),
        passport: Some(vault.hash(Domain::Passport, &passport_form(person.passport()))),
        phone: Some(vault.hash(Domain::Phone, person.phone.as_str())),
        ..Hashes::default()
    }
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
