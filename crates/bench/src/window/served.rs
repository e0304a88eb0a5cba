//! A page for an engine that no driver holds, on the loopback: the built page with a pretended core, or an empty one
//! with a single cell. It asks for what to run and tells the result; both wait here.

use std::{
    net::SocketAddr,
    path::Path,
    sync::{Arc, mpsc},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, header},
    response::{Html, IntoResponse},
    routing::{get, post},
};
use serde_json::Value;
use tokio::{
    runtime::Runtime,
    sync::{
        Mutex,
        mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    },
    time::timeout,
};

const MEASURE: &str = include_str!("measure.js");
const ASKED: &str = include_str!("asked.js");
const CORE: &str = include_str!("core.js");
const CELL: &str = "<!doctype html><meta charset=utf-8><title>cell</title>\
    <body style=\"font:40px 'Noto Sans'\"><div id=cell style=\"width:8em\">0</div>";
/// Longer than any measurement in one go.
const PATIENCE: Duration = Duration::from_secs(180);
/// For so long a page that asks what to run is kept waiting. One that asked all the time would run beside what is measured.
const REST: Duration = Duration::from_secs(20);

/// What passes between the page and whoever asks.
struct Shared {
    asked: Mutex<UnboundedReceiver<String>>,
    told: mpsc::Sender<Value>,
    alive: mpsc::Sender<()>,
}

/// A served page.
pub struct Served {
    runtime: Runtime,
    address: SocketAddr,
    asked: UnboundedSender<String>,
    told: mpsc::Receiver<Value>,
    alive: mpsc::Receiver<()>,
}

impl Served {
    /// The built page in `dist`, with a core that says this of itself.
    ///
    /// # Errors
    /// The page is not built.
    pub fn built(dist: &Path, state: &Value) -> Result<Served> {
        let index = std::fs::read_to_string(dist.join("index.html")).context("the built page")?;
        let core = CORE.replace("KIOSK_STATE", &state.to_string());
        let ours = format!("<head><script>{core}\n{MEASURE}\n{ASKED}</script>");
        let mut files = Router::new();
        for file in std::fs::read_dir(dist.join("assets"))? {
            let file = file?;
            let name = file.file_name().to_string_lossy().into_owned();
            let bytes = std::fs::read(file.path())?;
            let kind = match name.rsplit('.').next() {
                Some("js") => "text/javascript",
                Some("css") => "text/css",
                _ => "application/octet-stream",
            };
            let answer = move || async move { ([(header::CONTENT_TYPE, kind)], bytes) };
            files = files.route(&format!("/assets/{name}"), get(answer));
        }
        Served::start(index.replacen("<head>", &ours, 1), files)
    }

    /// An empty page with one cell.
    ///
    /// # Errors
    /// No port is free.
    pub fn cell() -> Result<Served> {
        Served::start(
            format!("{CELL}<script>{MEASURE}\n{ASKED}</script>"),
            Router::new(),
        )
    }

    fn start(index: String, files: Router<Arc<Shared>>) -> Result<Served> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let (asked, asked_out) = unbounded_channel();
        let (told_in, told) = mpsc::channel();
        let (alive_in, alive) = mpsc::channel();
        let shared = Arc::new(Shared {
            asked: Mutex::new(asked_out),
            told: told_in,
            alive: alive_in,
        });
        let routes = files
            .route("/", get(|| async { Html(index) }))
            .route("/next", get(next))
            .route("/told", post(hear))
            .route("/alive", post(lives))
            .with_state(shared);
        let listener = runtime.block_on(tokio::net::TcpListener::bind(("127.0.0.1", 0)))?;
        let address = listener.local_addr()?;
        runtime.spawn(async move { axum::serve(listener, routes).await });
        Ok(Served {
            runtime,
            address,
            asked,
            told,
            alive,
        })
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Waits until the page has drawn a screen.
    ///
    /// # Errors
    /// It does not.
    pub fn wait_until_alive(&self) -> Result<()> {
        self.alive
            .recv_timeout(PATIENCE)
            .context("the page does not come")
    }

    /// Forgets that it was alive.
    pub fn forget(&self) {
        while self.alive.try_recv().is_ok() {}
    }

    /// Has the page run a script, and gives what it gives.
    ///
    /// # Errors
    /// It throws, or gives nothing in time.
    pub fn run(&self, script: &str) -> Result<Value> {
        self.asked.send(script.to_owned())?;
        let told = self
            .told
            .recv_timeout(PATIENCE)
            .context("no answer of the page")?;
        match told["error"].as_str() {
            Some(error) => bail!("the page: {error}"),
            None => Ok(told["value"].clone()),
        }
    }

    /// Ends it.
    pub fn stop(self) {
        self.runtime.shutdown_background();
    }
}

async fn next(State(shared): State<Arc<Shared>>) -> String {
    let asked = async { shared.asked.lock().await.recv().await };
    timeout(REST, asked)
        .await
        .ok()
        .flatten()
        .unwrap_or_default()
}

async fn hear(State(shared): State<Arc<Shared>>, body: Bytes) -> impl IntoResponse {
    let told = serde_json::from_slice(&body).unwrap_or(Value::Null);
    // Nobody waits any more: the run is over.
    drop(shared.told.send(told));
    StatusCode::NO_CONTENT
}

async fn lives(State(shared): State<Arc<Shared>>) -> impl IntoResponse {
    // As above.
    let _ = shared.alive.send(());
    StatusCode::NO_CONTENT
}
