//! A runtime whose timers stand still until they are moved on: half of the program each, so that the kiosk's half can
//! be ended whole, as by a pulled plug.

use std::{
    pin::Pin,
    sync::mpsc as blocking,
    thread::{self, JoinHandle},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use tokio::sync::mpsc;

use crate::rest;

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Nothing that is asked of a lane takes so long.
const LONGEST: Duration = Duration::from_secs(120);
/// What waits for a timer gets time in pieces of this size.
const PIECE: Duration = Duration::from_millis(100);

/// See the module.
pub struct Lane {
    work: Option<mpsc::UnboundedSender<Work>>,
    thread: Option<JoinHandle<()>>,
}

impl Lane {
    /// A runtime on a thread of its own.
    ///
    /// # Errors
    /// The system gives none.
    pub fn new(name: &str) -> Result<Lane> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()?;
        let (work, mut waiting) = mpsc::unbounded_channel::<Work>();
        let thread = thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    // While one of these is under way, stopped timers do not move on by themselves.
                    let (end, ended) = blocking::channel::<()>();
                    tokio::task::spawn_blocking(move || ended.recv());
                    while let Some(work) = waiting.recv().await {
                        tokio::spawn(work);
                    }
                    drop(end);
                });
            })?;
        Ok(Lane {
            work: Some(work),
            thread: Some(thread),
        })
    }

    /// Does something on it, and waits for what comes of it.
    ///
    /// # Errors
    /// It panicked, or takes too long.
    pub fn run<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T> {
        let answer = self.begin(work)?;
        answer.recv_timeout(LONGEST).context("no answer")
    }

    /// The same for something that may wait for a timer: where nothing else goes on, a little time passes.
    ///
    /// # Errors
    /// It panicked, or takes too long.
    pub fn run_with_timers<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T> {
        let answer = self.begin(work)?;
        for _ in 0..LONGEST.as_millis() / PIECE.as_millis() {
            rest::wait()?;
            match answer.try_recv() {
                Ok(done) => return Ok(done),
                Err(blocking::TryRecvError::Empty) => self.advance(PIECE)?,
                Err(error) => return Err(error).context("no answer"),
            }
        }
        bail!("no answer in time")
    }

    /// Moves its timers on. What that sets off goes on when this gives back.
    ///
    /// # Errors
    /// The lane has ended.
    pub fn advance(&self, time: Duration) -> Result<()> {
        self.run(tokio::time::advance(time))
    }

    fn begin<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<blocking::Receiver<T>> {
        let (tell, answer) = blocking::channel();
        let work = async move {
            // Who asked may have given up.
            drop(tell.send(work.await));
        };
        let lane = self.work.as_ref().context("the lane has ended")?;
        lane.send(Box::pin(work))
            .map_err(|_| anyhow::anyhow!("the lane has ended"))?;
        Ok(answer)
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        drop(self.work.take());
        if let Some(thread) = self.thread.take() {
            // Whoever waited for an answer has heard of a panic.
            drop(thread.join());
        }
    }
}
