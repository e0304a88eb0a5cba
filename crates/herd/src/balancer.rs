//! What stands in front of central: connections go to its processes in turn, to those that answer a question a second; what
//! hangs at one that does not is cut. It carries TLS as it is.
//!
//! It also takes the time of exchanges, from the first byte that a kiosk sends to the last that it gets. Those of batches are
//! told from others by their length.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};

const CHECK_EVERY: Duration = Duration::from_secs(1);
const CHECK_PATIENCE: Duration = Duration::from_secs(2);
/// Answers in a row that are missing before a process counts as down.
const MISSING: u32 = 2;
/// More than heartbeats and questions send.
const A_BATCH: usize = 16 * 1024;
/// More than what TLS says between its handshake and an answer.
const AN_ANSWER: usize = 800;

/// The balancer.
pub struct Balancer {
    processes: Vec<Process>,
    next: AtomicUsize,
    /// Milliseconds of each batch.
    batches: Mutex<Vec<f64>>,
}

struct Process {
    port: u16,
    is_up: watch::Sender<bool>,
}

impl Balancer {
    /// Listens at `entrance` until the program ends, and asks each process how it is, by the authority in this file.
    ///
    /// # Errors
    /// The port is taken, or the file cannot be read.
    pub async fn start(entrance: u16, ports: &[u16], authority: PathBuf) -> Result<Arc<Balancer>> {
        let listener = TcpListener::bind(("127.0.0.1", entrance)).await?;
        let process = |port: &u16| Process {
            port: *port,
            is_up: watch::channel(false).0,
        };
        let balancer = Arc::new(Balancer {
            processes: ports.iter().map(process).collect(),
            next: AtomicUsize::new(0),
            batches: Mutex::default(),
        });
        let authority = reqwest::Certificate::from_pem(&std::fs::read(authority)?)?;
        for which in 0..ports.len() {
            let asks = reqwest::Client::builder()
                .tls_certs_only([authority.clone()])
                .no_proxy()
                .timeout(CHECK_PATIENCE)
                .build()?;
            tokio::spawn(balancer.clone().watch(which, asks));
        }
        let accepting = balancer.clone();
        tokio::spawn(async move {
            while let Ok((from, _)) = listener.accept().await {
                let balancer = accepting.clone();
                tokio::spawn(async move { balancer.carry(from).await });
            }
        });
        Ok(balancer)
    }

    /// Waits until every process answers.
    pub async fn all_up(&self) {
        for process in &self.processes {
            let mut is_up = process.is_up.subscribe();
            // It is held here: never closed.
            let _up = is_up.wait_for(|up| *up).await;
        }
    }

    /// Milliseconds of each batch since it was asked last.
    pub fn take_batches(&self) -> Vec<f64> {
        std::mem::take(&mut self.batches.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn watch(self: Arc<Self>, which: usize, asks: reqwest::Client) {
        let process = &self.processes[which];
        let url = format!("https://localhost:{}/healthz", process.port);
        let mut missing = 0;
        loop {
            let asked = asks.get(&url).send().await;
            missing = match asked.is_ok_and(|answer| answer.status().is_success()) {
                true => 0,
                false => missing + 1,
            };
            match missing {
                0 => process
                    .is_up
                    .send_if_modified(|up| !std::mem::replace(up, true)),
                MISSING.. => process
                    .is_up
                    .send_if_modified(|up| std::mem::replace(up, false)),
                _ => false,
            };
            tokio::time::sleep(CHECK_EVERY).await;
        }
    }

    async fn carry(&self, from: TcpStream) {
        let count = self.processes.len();
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        for process in (first..first + count).map(|number| &self.processes[number % count]) {
            if !*process.is_up.borrow() {
                continue;
            }
            if let Ok(to) = TcpStream::connect(("127.0.0.1", process.port)).await {
                let mut is_up = process.is_up.subscribe();
                tokio::select! {
                    () = self.pass(from, to) => {}
                    _ = is_up.wait_for(|up| !*up) => {}
                }
                return;
            }
        }
    }

    /// Passes what comes from either side to the other until one of them ends.
    async fn pass(&self, from: TcpStream, to: TcpStream) {
        // Many small packets in turn: nothing waits for more.
        let _slower = (from.set_nodelay(true), to.set_nodelay(true));
        let ((mut from_kiosk, mut to_kiosk), (mut from_central, mut to_central)) =
            (from.into_split(), to.into_split());
        let exchange = Mutex::new(Exchange::default());
        let lock = || exchange.lock().unwrap_or_else(PoisonError::into_inner);
        let up = async {
            let mut buffer = vec![0; 32 * 1024];
            while let Ok(read @ 1..) = from_kiosk.read(&mut buffer).await {
                if let Some(took) = lock().sent(read, Instant::now()) {
                    self.note(took);
                }
                if to_central.write_all(&buffer[..read]).await.is_err() {
                    break;
                }
            }
        };
        let down = async {
            let mut buffer = vec![0; 32 * 1024];
            while let Ok(read @ 1..) = from_central.read(&mut buffer).await {
                lock().answered(read, Instant::now());
                if to_kiosk.write_all(&buffer[..read]).await.is_err() {
                    break;
                }
            }
        };
        tokio::select! {
            () = up => {}
            () = down => {}
        }
        if let Some(took) = lock().ends() {
            self.note(took);
        }
    }

    fn note(&self, took: Duration) {
        let mut batches = self.batches.lock().unwrap_or_else(PoisonError::into_inner);
        batches.push(took.as_secs_f64() * 1000.0);
    }
}

/// What goes on on one connection: what is asked, and then what is answered.
#[derive(Default)]
struct Exchange {
    begun: Option<Instant>,
    sent: usize,
    answered: usize,
    last_answer: Option<Instant>,
}

impl Exchange {
    /// More was sent: how long the batch before took, where this is the next.
    fn sent(&mut self, bytes: usize, now: Instant) -> Option<Duration> {
        let before = match self.answered > AN_ANSWER {
            true => self.ends(),
            false => None,
        };
        self.begun.get_or_insert(now);
        self.sent += bytes;
        before
    }

    fn answered(&mut self, bytes: usize, now: Instant) {
        self.answered += bytes;
        self.last_answer = Some(now);
    }

    fn ends(&mut self) -> Option<Duration> {
        let ended = std::mem::take(self);
        let is_whole = ended.sent > A_BATCH && ended.answered > AN_ANSWER;
        let (begun, last) = (ended.begun?, ended.last_answer?);
        is_whole.then(|| last.saturating_duration_since(begun))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_batch_is_taken_and_no_other() {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut exchange = Exchange::default();
        // A handshake, whose tickets come while the batch is on its way.
        assert_eq!(exchange.sent(300, at(0)), None);
        exchange.answered(1_200, at(1));
        assert_eq!(exchange.sent(20_000, at(2)), None, "the handshake was none");
        exchange.answered(500, at(3));
        assert_eq!(exchange.sent(20_000, at(4)), None, "it goes on");
        exchange.answered(900, at(50));
        exchange.answered(3_000, at(52));
        let batch = exchange.sent(600, at(90));
        assert_eq!(batch, Some(Duration::from_millis(50)));
        exchange.answered(2_000, at(95));
        assert_eq!(exchange.ends(), None, "a heartbeat is no batch");
        exchange.sent(60_000, at(100));
        assert_eq!(exchange.ends(), None, "nobody answered");
        exchange.sent(60_000, at(100));
        exchange.answered(2_000, at(130));
        assert_eq!(exchange.ends(), Some(Duration::from_millis(30)));
    }
}
