//! Who is told that there is something to do. Each worker asks its table every few seconds anyway, since
//! other processes write there too; being told makes it prompt.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::{Notify, watch},
    time::Instant,
};

use crate::{
    traces::Traces,
    workers::{supervision::Pulse, while_running},
};

/// The workers of this process.
#[derive(Debug, Default)]
pub struct Wake {
    /// Opens what was taken in.
    pub unsealer: Notify,
    /// Looks at open requests of which something changed.
    pub decider: Notify,
    /// Sends mail.
    pub mailer: Notify,
    /// Has what kiosks are told signed.
    pub publisher: Notify,
    /// Their signs of life.
    pub pulse: Pulse,
    /// What comes in meanwhile.
    pub intake: Intake,
    /// Where their passes are traced.
    pub traces: Traces,
}

/// What this process takes in: what can wait gives way to it.
#[derive(Debug, Default)]
pub struct Intake(Mutex<Option<Instant>>);

/// Kiosks with full queues ask again within this time.
const BUSY: Duration = Duration::from_millis(250);
/// While requests come in, what can wait rests so many times as long as it worked,
const GIVES_WAY: u32 = 19;
/// so long at the least,
const LEAST_REST: Duration = Duration::from_millis(10);
/// and no longer than this.
const LONGEST_REST: Duration = Duration::from_secs(1);

impl Intake {
    /// Something is being taken in.
    pub fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whoever delivers waits for the same processors and the same file: what can wait, and has worked since `began`, rests
    /// while requests come in. `None` where the service ends.
    pub async fn let_pass(&self, began: Instant, stop: &watch::Receiver<bool>) -> Option<()> {
        match self.rest_at(Instant::now(), began.elapsed()) {
            Some(rest) => while_running(stop, tokio::time::sleep(rest)).await,
            None => Some(()),
        }
    }

    fn rest_at(&self, now: Instant, worked: Duration) -> Option<Duration> {
        let noted = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let busy = noted.is_some_and(|at| now.saturating_duration_since(at) < BUSY);
        busy.then(|| (worked * GIVES_WAY).clamp(LEAST_REST, LONGEST_REST))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_wait_gives_way_while_requests_come_in_and_not_for_ever() {
        let intake = Intake::default();
        let worked = Duration::from_millis(20);
        let rest = intake.rest_at(Instant::now(), worked);
        assert_eq!(rest, None, "nothing came in yet");
        let before = Instant::now();
        intake.note();
        let after = Instant::now();
        assert_eq!(intake.rest_at(after, worked), Some(worked * GIVES_WAY));
        assert_eq!(intake.rest_at(after, Duration::ZERO), Some(LEAST_REST));
        let stood = Duration::from_secs(60);
        assert_eq!(intake.rest_at(after, stood), Some(LONGEST_REST));
        let last = before + BUSY - Duration::from_millis(1);
        assert!(intake.rest_at(last, worked).is_some());
        assert_eq!(intake.rest_at(after + BUSY, worked), None);
    }
}
