//! Parts that must never stop: one that ends or panics is started again, and each says after every round
//! that it made one, so that one that hangs is found too.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{task::JoinHandle, time::Instant};

use crate::machine::event::{Event, log};

/// Between the end of a part and its next start.
const REST: Duration = Duration::from_secs(1);

/// A round may take this much longer than what its part rests.
const LATE: Duration = Duration::from_secs(5 * 60);

/// Until when each part is expected to make its next round.
#[derive(Debug, Default)]
pub struct Liveness(Mutex<BTreeMap<&'static str, Instant>>);

impl Liveness {
    /// The part made a round just now, and rests for so long.
    pub fn beat(&self, part: &'static str, rest: Duration) {
        #[cfg(test)]
        wished::panic_once(part);
        self.parts().insert(part, Instant::now() + rest + LATE);
    }

    /// The parts that should have made a round by `now`, and did not.
    pub fn silent(&self, now: Instant) -> Vec<&'static str> {
        let parts = self.parts();
        let silent = parts.iter().filter(|(_, expected)| **expected < now);
        silent.map(|(part, _)| *part).collect()
    }

    /// The parts with these names are not expected to make rounds any more.
    pub fn forget(&self, parts: &[&str]) {
        self.parts().retain(|part, _| !parts.contains(part));
    }

    /// Makes a part one that should have made its round a moment ago.
    #[cfg(test)]
    pub(crate) fn overdue(&self, part: &'static str) {
        let moment_ago = Instant::now() - Duration::from_millis(1);
        self.parts().insert(part, moment_ago);
    }

    /// The parts that have made a round.
    #[cfg(test)]
    pub(crate) fn heard(&self) -> Vec<&'static str> {
        self.parts().keys().copied().collect()
    }

    fn parts(&self) -> std::sync::MutexGuard<'_, BTreeMap<&'static str, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the task with its owner.
struct Owned(JoinHandle<()>);

impl Drop for Owned {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Runs what `start` makes, again and again, until this is dropped. What it panics with is its own: the
/// journal names the part.
pub async fn supervised<F>(part: &'static str, start: impl Fn() -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    loop {
        let mut running = Owned(tokio::spawn(start()));
        if (&mut running.0).await.is_err() {
            log(Event::Defect(part));
        }
        tokio::time::sleep(REST).await;
    }
}

/// Panics that a test wishes for, on its own thread: each part's next round, once.
#[cfg(test)]
pub(crate) mod wished {
    use std::{cell::RefCell, collections::BTreeSet};

    thread_local! {
        static PANICS: RefCell<BTreeSet<&'static str>> = RefCell::default();
    }

    pub(crate) fn panics_of(parts: &[&'static str]) {
        PANICS.with_borrow_mut(|panics| panics.extend(parts));
    }

    pub(super) fn panic_once(part: &'static str) {
        let wished = PANICS.with_borrow_mut(|panics| panics.remove(part));
        assert!(!wished, "wished by a test");
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use super::*;

    #[tokio::test]
    async fn a_part_that_panics_or_ends_is_started_again() {
        let started = Arc::new(AtomicUsize::new(0));
        let (third, mut reached) = tokio::sync::mpsc::channel::<()>(1);
        let counting = started.clone();
        let kept = supervised("part", move || {
            let number = counting.fetch_add(1, Ordering::Relaxed);
            let third = third.clone();
            async move {
                match number {
                    0 => panic!("once"),
                    1 => {}
                    _ => {
                        third.send(()).await.expect("somebody waits");
                        std::future::pending().await
                    }
                }
            }
        });
        let in_time = async {
            tokio::select! {
                () = kept => {}
                _ = reached.recv() => {}
            }
        };
        drop(tokio::time::timeout(Duration::from_secs(30), in_time).await);
        assert_eq!(started.load(Ordering::Relaxed), 3);
    }

    #[tokio::test]
    async fn a_part_ends_with_its_owner() {
        let (alive, mut watched) = tokio::sync::mpsc::channel::<()>(1);
        let kept = supervised("part", move || {
            let alive = alive.clone();
            async move {
                let _alive = alive;
                std::future::pending().await
            }
        });
        drop(tokio::time::timeout(Duration::from_millis(10), kept).await);
        let gone = tokio::time::timeout(Duration::from_secs(10), watched.recv());
        assert_eq!(gone.await, Ok(None), "nobody holds the other end");
    }

    #[test]
    fn a_part_is_silent_when_it_should_have_made_its_next_round() {
        let liveness = Liveness::default();
        liveness.beat("a", Duration::from_secs(60));
        let after = |seconds| liveness.silent(Instant::now() + Duration::from_secs(seconds));
        assert!(after(60).is_empty());
        assert_eq!(after(60 + 301), ["a"]);
        liveness.forget(&["a"]);
        assert!(after(10_000).is_empty());
    }
}
