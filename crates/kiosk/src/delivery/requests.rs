//! Sends what waits, until nothing waits that could go now.

use std::{
    collections::{HashMap, HashSet},
    mem,
    time::Duration,
};

use protocol::{
    RequestId,
    wire::{ItemResult, SealedRequest},
};
use tokio::time::Instant;

use super::{
    AT_REST, Delivery, draw, rest,
    verdict::{Next, OfItem, OfSent, of_failure, of_item},
    window::{MOST_BYTES, Window},
};
use crate::{
    delivery::{
        backoff,
        client::{Exchange, LinkError},
    },
    machine::{
        event::{Event, log},
        fault::Fault,
    },
    storage::outbox::{self, Outcome},
};

/// Sends until the task is dropped.
pub(super) async fn run(delivery: Delivery) {
    let mut sending = Sending::default();
    let mut failures = 0_u32;
    loop {
        delivery.liveness.beat("delivery", AT_REST);
        let ended = sending.round(&delivery).await;
        match ended {
            // A new request shortens the rest, never a back-off.
            Ok(()) => {
                failures = 0;
                delivery.liveness.beat("delivery", AT_REST);
                tokio::select! {
                    () = tokio::time::sleep(sending.rests(Instant::now())) => {}
                    () = delivery.wake.notified() => {}
                }
            }
            Err(error) => {
                failures = failures.saturating_add(1);
                let asked = error.retry_after().is_some();
                let rest = rest(failures, Some(error));
                delivery.liveness.beat("delivery", rest);
                tokio::select! {
                    () = tokio::time::sleep(rest) => {}
                    // Something else got through: what kept this one away may be over.
                    () = delivery.health.back.notified(), if !asked => {}
                }
            }
        }
    }
}

/// What one round leaves for the next.
#[derive(Debug, Default)]
struct Sending {
    window: Window,
    /// Requests that could not go: how often in a row, and until when they rest.
    resting: HashMap<RequestId, (u32, Instant)>,
    /// How many failed alone, one after the other.
    alone: u32,
}

impl Sending {
    /// Until the next round: no longer than what rests first. What was due long ago is no longer there.
    fn rests(&self, now: Instant) -> Duration {
        let untils = self.resting.values().map(|(_, until)| *until);
        let first = untils
            .filter(|until| now.saturating_duration_since(*until) < LEAST_REST)
            .map(|until| until.saturating_duration_since(now))
            .min();
        first.map_or(AT_REST, |first| first.clamp(LEAST_WAIT, AT_REST))
    }

    /// Sends until nothing waits but what rests. `Err` says why it ended early; what was delivered before
    /// stays delivered. While some are on their way the disk is at work: it keeps what central said of those before
    /// them, and gives those that go after them.
    async fn round(&mut self, delivery: &Delivery) -> Result<(), LinkError> {
        self.alone = 0;
        let mut said = Said::default();
        let mut sent = self.asks(&[]).take_up(delivery).await;
        while !sent.is_empty() {
            let ids: Vec<RequestId> = sent.iter().map(|request| request.header.id).collect();
            let (asks, before) = (self.asks(&ids), mem::take(&mut said));
            let began = Instant::now();
            let exchange = delivery.central.deliver(&delivery.identity.token, &sent);
            let meanwhile = async {
                match before.keep(delivery).await {
                    true => Some(asks.take_up(delivery).await),
                    false => None,
                }
            };
            let (answer, after) = tokio::join!(exchange, meanwhile);
            delivery.note(Exchange::Delivery, answer.as_ref().err().copied());
            let mut next = after;
            match answer {
                Ok(results) => {
                    self.alone = 0;
                    self.window.passed(sent.len(), began.elapsed());
                    said = self.judge(&sent, &results);
                }
                Err(error) => {
                    self.failed(delivery, &sent, error).await?;
                    // Fewer go now, and these first.
                    next = next.map(|_| Vec::new());
                }
            }
            delivery.liveness.beat("delivery", AT_REST);
            // A disk that keeps nothing would have the same sent for ever.
            let Some(next) = next else {
                return Ok(());
            };
            sent = next;
            // Taken as if the line was quick; it may not have been.
            sent.truncate(self.window.size());
            if sent.is_empty() && mem::take(&mut said).keep(delivery).await {
                sent = self.asks(&[]).take_up(delivery).await;
            }
        }
        Ok(())
    }

    /// What goes next, beside those that are on their way.
    fn asks(&self, on_their_way: &[RequestId]) -> Asks {
        let now = Instant::now();
        let resting = self.resting.iter().filter(|(_, (_, until))| *until > now);
        Asks {
            most: self.window.after(on_their_way.len()),
            except: resting
                .map(|(id, _)| id)
                .chain(on_their_way)
                .copied()
                .collect(),
        }
    }

    /// What central said of each.
    fn judge(&mut self, sent: &[SealedRequest], results: &[Option<ItemResult>]) -> Said {
        let mut said = Said::default();
        for (request, result) in sent.iter().zip(results) {
            let id = request.header.id;
            match of_item(request, result.as_ref()) {
                OfItem::Deliver(at) => said.outcomes.push((id, Outcome::Delivered(at))),
                OfItem::Refuse(code) => {
                    log(Event::Refused(id, code));
                    said.outcomes.push((id, Outcome::Refused(code)));
                }
                OfItem::Defer => said.deferred.push(id),
            }
        }
        for (id, _) in &said.outcomes {
            self.resting.remove(id);
        }
        self.rest(&said.deferred);
        said
    }

    async fn failed(
        &mut self,
        delivery: &Delivery,
        sent: &[SealedRequest],
        error: LinkError,
    ) -> Result<(), LinkError> {
        let (part, next) = of_failure(error, sent.len(), self.alone);
        match part {
            OfSent::Keep => {}
            OfSent::Halve => self.window.failed(sent.len()),
            OfSent::Defer => {
                self.alone += 1;
                let said = Said {
                    deferred: sent.iter().map(|request| request.header.id).collect(),
                    ..Said::default()
                };
                self.rest(&said.deferred);
                said.keep(delivery).await;
            }
        }
        match next {
            Next::GoOn => Ok(()),
            Next::Wait => Err(error),
        }
    }

    /// Lets requests rest, longer each time.
    fn rest(&mut self, ids: &[RequestId]) {
        for id in ids {
            let (times, until) = self.resting.entry(*id).or_insert((0, Instant::now()));
            *times = times.saturating_add(1);
            *until = Instant::now() + backoff::wait(*times, draw(), None).max(LEAST_REST);
        }
    }
}

/// What is asked of the outbox.
struct Asks {
    most: usize,
    except: HashSet<RequestId>,
}

impl Asks {
    /// Takes up what goes next, and writes down that it is tried. Nothing where the disk gives nothing.
    async fn take_up(self, delivery: &Delivery) -> Vec<SealedRequest> {
        let Asks { most, except } = self;
        let batch = delivery
            .store
            .run(move |db| outbox::next_batch(db, most, MOST_BYTES, &except))
            .await;
        let Some(batch) = delivery.recorded(batch) else {
            return Vec::new();
        };
        if let Some(on) = batch.holds_unknown {
            delivery.faults.set(Fault::RequestUnknown, on);
        }
        let requests = batch.requests;
        if !requests.is_empty() {
            let ids: Vec<RequestId> = requests.iter().map(|request| request.header.id).collect();
            let marked = delivery
                .store
                .run(move |db| outbox::mark_attempt(db, &ids))
                .await;
            delivery.recorded(marked);
        }
        requests
    }
}

/// What central said of requests that were sent together.
#[derive(Debug, Default)]
struct Said {
    outcomes: Vec<(RequestId, Outcome)>,
    deferred: Vec<RequestId>,
}

impl Said {
    /// Writes it down. `false` where the disk did not take it.
    async fn keep(self, delivery: &Delivery) -> bool {
        let Said { outcomes, deferred } = self;
        if !deferred.is_empty() {
            let written = delivery.store.run(move |db| outbox::defer(db, &deferred));
            if delivery.recorded(written.await).is_none() {
                return false;
            }
        }
        if outcomes.is_empty() {
            return true;
        }
        let delivered = outcomes
            .iter()
            .filter(|(_, outcome)| matches!(outcome, Outcome::Delivered(_)))
            .count();
        let now_ms = delivery.clock.best_ms();
        let written = delivery
            .store
            .run(move |db| outbox::apply(db, &outcomes, now_ms));
        let Some(moved) = delivery.recorded(written.await) else {
            return false;
        };
        if moved > 0 {
            log(Event::Delivered(delivered));
            delivery.changed.send_modify(|version| *version += 1);
        }
        true
    }
}

/// Between two rounds, whatever is due.
const LEAST_WAIT: Duration = Duration::from_millis(100);
/// A deferred request is not sent twice in a round.
const LEAST_REST: Duration = Duration::from_secs(2);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_behind_the_others_is_tried_when_its_rest_is_over() {
        let now = Instant::now();
        let mut sending = Sending::default();
        assert_eq!(sending.rests(now), AT_REST, "nothing waits");
        for (number, rest) in [(1, 40), (2, 3), (3, 5)] {
            let id = RequestId::new(1, [number; 10]);
            let until = now + Duration::from_secs(rest);
            sending.resting.insert(id, (1, until));
        }
        assert_eq!(sending.rests(now), Duration::from_secs(3));
        let due = now + Duration::from_secs(4);
        assert_eq!(sending.rests(due), LEAST_WAIT);
        let late = now + Duration::from_secs(60);
        assert_eq!(sending.rests(late), AT_REST);
    }
}
