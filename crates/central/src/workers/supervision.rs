//! Supervision of the workers: one that panics is started again with a back-off, and each gives signs of life, by
//! which the process says whether it is ready.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::wake::Wake;

/// A worker without a sign of life for longer is not ready: longer than any try to hand a mail over.
const SILENT: SignedDuration = SignedDuration::from_mins(5);
/// A worker that ran so long before it panicked starts anew at the first wait.
const CALM: Duration = Duration::from_secs(600);
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The signs of life of this process's workers.
#[derive(Debug, Default)]
pub struct Pulse(Mutex<BTreeMap<&'static str, Signs>>);

#[derive(Debug, Clone, Copy, Default)]
struct Signs {
    last: Timestamp,
    restarts: u64,
}

impl Pulse {
    /// `worker` got on with its work at `now`.
    pub fn beat(&self, worker: &'static str, now: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(worker).or_default().last = now;
    }

    fn restarted(&self, worker: &'static str) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(worker).or_default().restarts += 1;
    }

    /// The workers of this process that have not got on for too long.
    pub fn silent(&self, now: Timestamp) -> Vec<&'static str> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter()
            .filter(|(_, signs)| now.duration_since(signs.last) > SILENT)
            .map(|(worker, _)| *worker)
            .collect()
    }

    /// How often each was started again.
    pub fn restarts(&self) -> Vec<(&'static str, u64)> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter()
            .map(|(worker, signs)| (*worker, signs.restarts))
            .collect()
    }
}

/// Runs what `start` makes until it ends; what panics is started again, after waits that double.
pub async fn supervised<W>(
    worker: &'static str,
    wake: Arc<Wake>,
    mut stop: watch::Receiver<bool>,
    start: impl Fn() -> W,
) where
    W: Future<Output = ()> + Send + 'static,
{
    let mut in_a_row = 0;
    loop {
        let begun = Instant::now();
        match tokio::spawn(start()).await {
            Err(error) if error.is_panic() => {}
            _ => return,
        }
        wake.pulse.restarted(worker);
        if begun.elapsed() > CALM {
            in_a_row = 0;
        }
        let wait = backoff(in_a_row);
        in_a_row += 1;
        // The panic's own message is on standard error already.
        tracing::error!(
            event = "worker-panicked",
            worker,
            again_in_ms = wait.as_millis() as u64
        );
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}

/// How long to wait before a worker is started again that has panicked so often in a row before.
fn backoff(in_a_row: u32) -> Duration {
    Duration::from_millis(250)
        .saturating_mul(1 << in_a_row.min(16))
        .min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn the_waits_double_up_to_a_minute() {
        let waits: Vec<_> = [0, 1, 2, 7, 8, 40].map(|n| backoff(n).as_millis()).into();
        assert_eq!(waits, [250, 500, 1_000, 32_000, 60_000, 60_000]);
    }

    #[tokio::test]
    async fn a_worker_that_panics_is_started_again_until_it_ends_by_itself() {
        let wake = Arc::new(Wake::default());
        let (_running, stop) = watch::channel(false);
        let starts = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&starts);
        supervised("unsealer", Arc::clone(&wake), stop, move || {
            let start = counted.fetch_add(1, Ordering::Relaxed);
            async move { assert!(start > 0, "on purpose") }
        })
        .await;
        assert_eq!(starts.load(Ordering::Relaxed), 2);
        assert_eq!(wake.pulse.restarts(), [("unsealer", 1)]);
    }

    #[tokio::test]
    async fn a_service_that_ends_waits_for_no_restart() {
        let wake = Arc::new(Wake::default());
        let (running, stop) = watch::channel(false);
        running.send_replace(true);
        supervised("decider", Arc::clone(&wake), stop, || async {
            panic!("on purpose")
        })
        .await;
        assert_eq!(wake.pulse.restarts(), [("decider", 1)]);
    }

    #[test]
    fn a_worker_that_gives_no_sign_for_minutes_is_silent() {
        let pulse = Pulse::default();
        let at = |second: i64| Timestamp::from_second(1_772_445_600 + second).unwrap();
        pulse.beat("decider", at(0));
        pulse.beat("mailer", at(200));
        assert!(pulse.silent(at(300)).is_empty());
        assert_eq!(pulse.silent(at(301)), ["decider"]);
        pulse.beat("decider", at(302));
        assert!(pulse.silent(at(303)).is_empty());
    }
}
