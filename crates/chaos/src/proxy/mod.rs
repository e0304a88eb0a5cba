//! The line between kiosk and central: ends TLS with a certificate that central's authority signed, so that
//! it sees whole messages, and does to them what it is told, one fault at a time.
//!
//! It answers no request by itself but in the role of a captive portal, and writes down ids and kinds of
//! what it did, never bodies.

mod exchange;
mod lasting;
mod message;
mod strike;
mod tls;

use std::{
    collections::HashMap,
    io::Write,
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU16, AtomicU64, Ordering},
    },
    thread,
};

use anyhow::{Context, Result};
use powercut::dice::Dice;
use rustls::{ClientConfig, ServerConnection, StreamOwned};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::fault::Fault;
use lasting::Lasting;
use message::Message;
use tls::{Certificates, Shown};

/// What the line is told, one JSON object a line.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Order {
    /// Central listens here now.
    Target {
        /// On the loopback.
        port: u16,
    },
    /// Let this happen to the next message that it can happen to.
    Strike {
        /// A fault of the line.
        fault: Fault,
        /// Draws its details.
        seed: u64,
    },
    /// From now on this is so, until it is over.
    Lasts {
        /// A fault of the line that lasts.
        fault: Fault,
        /// Draws its details.
        seed: u64,
    },
    /// What lasted is over.
    Over,
    /// No further faults; what was held back arrives now.
    Calm,
}

/// The line.
pub struct Proxy {
    listener: TcpListener,
    shared: Arc<Shared>,
}

struct Shared {
    certificates: Certificates,
    client: Arc<ClientConfig>,
    target: AtomicU16,
    /// The fault that waits for its message.
    armed: Mutex<Option<(Fault, u64)>>,
    /// What is so until it is over.
    lasting: Mutex<Option<Lasting>>,
    /// A request that waits until a later one has passed it.
    held: Mutex<Option<Message>>,
    /// Open connections of the kiosk, to be broken.
    open: Mutex<HashMap<u64, TcpStream>>,
    opened: AtomicU64,
}

impl Proxy {
    /// Listens on a free port before a central that listens on `target`, with its directory for the certificates.
    ///
    /// # Errors
    /// No port is free, or the authority cannot be read.
    pub fn bind(central: &Path, target: u16) -> Result<Proxy> {
        let certificates = Certificates::made(central)?;
        Ok(Proxy {
            listener: TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?,
            shared: Arc::new(Shared {
                client: certificates.client(),
                certificates,
                target: AtomicU16::new(target),
                armed: Mutex::default(),
                lasting: Mutex::default(),
                held: Mutex::default(),
                open: Mutex::default(),
                opened: AtomicU64::new(0),
            }),
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The system does not say.
    pub fn address(&self) -> Result<SocketAddr> {
        Ok(self.listener.local_addr()?)
    }

    /// Carries traffic on a thread of its own, and gives the hand that orders faults.
    pub fn start(self) -> Hand {
        let hand = Hand(Arc::clone(&self.shared));
        thread::spawn(move || {
            for client in self.listener.incoming().flatten() {
                let shared = Arc::clone(&self.shared);
                thread::spawn(move || shared.serve(client));
            }
        });
        hand
    }
}

/// Orders faults.
pub struct Hand(Arc<Shared>);

impl Hand {
    /// Follows an order.
    pub fn follow(&self, order: Order) {
        match order {
            Order::Target { port } => self.0.target.store(port, Ordering::SeqCst),
            Order::Strike { fault, seed } => {
                *lock(&self.0.armed) = Some((fault, seed));
                if strike::is_at_the_door(fault, seed) {
                    self.0.break_connections();
                }
            }
            Order::Lasts { fault, seed } => {
                *lock(&self.0.lasting) = Some(Lasting::new(fault, seed));
                self.0.break_connections_of(fault);
            }
            Order::Over => self.0.over(),
            Order::Calm => {
                lock(&self.0.armed).take();
                self.0.over();
                if let Some(late) = lock(&self.0.held).take() {
                    self.0.deliver_late(&late, false);
                }
            }
        }
    }
}

impl Shared {
    fn serve(&self, client: TcpStream) {
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        let Ok(handle) = client.try_clone() else {
            return;
        };
        let at_the_door = self.take(strike::is_at_the_door);
        if let Some((Fault::Cut, _)) = at_the_door {
            say(Fault::Cut, "connection", &[]);
            return;
        }
        lock(&self.open).insert(number, handle);
        let stranger = at_the_door.is_some();
        let shown = match (stranger, self.certificate_has_expired()) {
            (true, _) => Shown::Stranger,
            (false, true) => Shown::Expired,
            (false, false) => Shown::Ours,
        };
        let config = self.certificates.server(shown);
        let connection = ServerConnection::new(config).expect("a configuration that was checked");
        let mut kiosk = StreamOwned::new(connection, client);
        while let Ok(Some(request)) = message::read(&mut kiosk) {
            if stranger || !self.exchange(&mut kiosk, request) {
                break;
            }
        }
        if stranger {
            say(Fault::Stranger, "connection", &[]);
        }
        lock(&self.open).remove(&number);
        // The kiosk may have closed it before.
        let _closed_before = kiosk.sock.shutdown(Shutdown::Both);
    }

    /// Takes the fault that waits, if `wanted`.
    fn take(&self, wanted: impl Fn(Fault, u64) -> bool) -> Option<(Fault, u64)> {
        lock(&self.armed).take_if(|(fault, seed)| wanted(*fault, *seed))
    }

    fn over(&self) {
        if let Some(over) = lock(&self.lasting).take() {
            self.break_connections_of(over.fault);
        }
    }

    /// A certificate is judged when a connection begins: those that there are must go.
    fn break_connections_of(&self, fault: Fault) {
        if fault == Fault::CertificateExpired {
            self.break_connections();
        }
    }

    /// Whether this connection is shown the certificate that has run out.
    fn certificate_has_expired(&self) -> bool {
        let mut lasting = lock(&self.lasting);
        let expired = lasting
            .as_mut()
            .filter(|lasting| lasting.fault == Fault::CertificateExpired);
        expired
            .map(|lasting| lasting.happens("connection", &[]))
            .is_some()
    }

    fn break_connections(&self) {
        for (_, connection) in lock(&self.open).drain() {
            // It may be closed already.
            let _closed_before = connection.shutdown(Shutdown::Both);
        }
    }
}

/// A thread that panicked has left nothing half done behind these locks.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says on standard output what was done, to which request, with the ids that it carried.
fn say(fault: Fault, path: &str, ids: &[String]) {
    tell(&json!({"event": "fault", "fault": fault, "path": path, "ids": ids}));
}

/// One line on standard output, at once.
pub fn tell(line: &Value) {
    let mut text = line.to_string();
    text.push('\n');
    let mut output = std::io::stdout().lock();
    // Nobody listens any more: the trial is over, and so are we.
    if output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .is_err()
    {
        std::process::exit(0);
    }
}

/// Draws the details of a fault.
fn dice(seed: u64) -> Dice {
    Dice::new(seed)
}
