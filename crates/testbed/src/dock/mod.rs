//! The demo's dock: a page of its own beside the kiosk, with the hands that a demonstration needs. It takes the
//! paper out and opens the cover, pulls the network, stops central, shows the mails that were sent and the paper
//! that came out, and types as a passport reader does.
//!
//! It stands outside of the kiosk and reaches it only as the world does: by printer, network, central and
//! keyboard. It listens on the loopback alone, answers to no other name, and acts on nothing but its own page's
//! buttons (`guard.rs`). Reads in this order: what can be done (`hands.rs`), what is seen (`paper.rs`,
//! [`crate::mails`]), how it is shown (`page.rs`), how it is asked for (`web.rs`).

mod guard;
mod hands;
mod page;
mod paper;
mod reader;
mod web;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result};
use tokio::sync::oneshot;

pub use reader::PassportReader;

use crate::stage::Stage;
use hands::HandsThread;

/// A running dock; it ends when it is dropped.
pub struct Dock {
    url: String,
    end: Option<oneshot::Sender<()>>,
    /// In the order in which they end.
    threads: Vec<JoinHandle<()>>,
}

impl Dock {
    /// Opens the dock of a stage on a free port. Without a reader (where the kiosk's window is on no X display)
    /// its page says so.
    ///
    /// # Errors
    /// No port is free, or no temporary folder can be made.
    pub fn open(stage: Arc<Mutex<Stage>>, reader: Option<PassportReader>) -> Result<Dock> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port")?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let guard = guard::Guard::new(port);
        let (hands, works) = HandsThread::start(stage, reader)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .context("a runtime for the dock")?;
        let (end, ended) = oneshot::channel();
        let serves = thread::spawn(move || {
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener)
                    .expect("a listener that does not block");
                let serve = axum::serve(listener, web::router(hands, guard));
                tokio::select! {
                    served = serve => served.expect("serving does not end by itself"),
                    // Dropped or told: over either way.
                    _ = ended => {}
                }
            });
        });
        Ok(Dock {
            url: format!("http://127.0.0.1:{port}/"),
            end: Some(end),
            threads: vec![serves, works],
        })
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Dock {
    fn drop(&mut self) {
        if let Some(end) = self.end.take() {
            // It may have ended already.
            let _ended = end.send(());
        }
        for thread in self.threads.drain(..) {
            // A panic in it has been shown already.
            let _ended = thread.join();
        }
    }
}
