//! One round of delivery: what waits, then what is due beside it.

use std::time::{Duration, Instant};

use protocol::{
    RequestId,
    wire::{Heartbeat, MAX_BATCH, MAX_MANIFEST, Manifest, SealedRequest},
};

use super::{Delivery, plan::plan};
use crate::{
    clock::CentralReading,
    event::{Event, log},
    fault::Fault,
    identity::usable_key,
    link::LinkError,
    opening,
    outbox::{self, Outcome},
    setting,
};

/// Between two heartbeats.
const HEARTBEAT: Duration = Duration::from_secs(60);
/// Between two manifests, by the best knowledge of the time.
const MANIFEST_MS: i64 = 24 * 60 * 60 * 1000;
/// An outage as long as this may have ended in a restored central: the manifest is due at once.
const LONG_OUTAGE: Duration = Duration::from_secs(60 * 60);
/// Between two looks for what is past its keeping time.
const PURGE: Duration = Duration::from_secs(60 * 60);

/// What one round leaves for the next.
#[derive(Debug)]
pub struct Round {
    /// How many requests go together; halved when central finds it too much.
    batch: usize,
    last_heartbeat: Option<Instant>,
    last_purge: Option<Instant>,
    last_success: Option<Instant>,
    manifest_due: bool,
}

impl Default for Round {
    fn default() -> Self {
        Round {
            batch: MAX_BATCH,
            last_heartbeat: None,
            last_purge: None,
            last_success: None,
            manifest_due: false,
        }
    }
}

impl Round {
    /// Does one round. `Err` says why it ended early; what was delivered before stays delivered.
    pub async fn run(&mut self, delivery: &Delivery) -> Result<(), LinkError> {
        if due(self.last_heartbeat, HEARTBEAT) {
            heartbeat(delivery).await?;
            self.last_heartbeat = Some(Instant::now());
        }
        if due(self.last_purge, PURGE) {
            self.last_purge = Some(Instant::now());
            purge(delivery).await;
        }
        if self
            .last_success
            .is_some_and(|since| since.elapsed() >= LONG_OUTAGE)
        {
            self.manifest_due = true;
        }
        self.deliver_all(delivery).await?;
        if self.manifest_due || manifest_is_due(delivery).await {
            let lacking = exchange_manifest(delivery).await?;
            self.manifest_due = false;
            if lacking > 0 {
                self.deliver_all(delivery).await?;
            }
        }
        self.last_success = Some(Instant::now());
        Ok(())
    }

    async fn deliver_all(&mut self, delivery: &Delivery) -> Result<(), LinkError> {
        loop {
            let most = self.batch;
            let Ok(sent) = delivery
                .store
                .run(move |db| outbox::next_batch(db, most))
                .await
            else {
                // The storage's fault is shown by its keeper; there is nothing to deliver from.
                return Ok(());
            };
            if sent.is_empty() {
                return Ok(());
            }
            let ids: Vec<RequestId> = sent.iter().map(|request| request.header.id).collect();
            let marked = ids.clone();
            recorded(
                delivery
                    .store
                    .run(move |db| outbox::mark_attempt(db, &marked))
                    .await,
            );
            let moved = match delivery.link.deliver(&delivery.identity.token, &sent).await {
                Ok(answer) => {
                    self.batch = (self.batch * 2).min(MAX_BATCH);
                    record(delivery, &sent, plan(&sent, &answer)).await
                }
                Err(error) => self.narrow(delivery, &ids, error).await?,
            };
            if moved == 0 && self.batch == MAX_BATCH {
                // Central answered and took nothing: not now.
                return Err(LinkError::Busy(None));
            }
        }
    }

    /// A whole batch was refused: halve it until the one that central cannot take stands alone, so that
    /// its neighbours pass.
    async fn narrow(
        &mut self,
        delivery: &Delivery,
        ids: &[RequestId],
        error: LinkError,
    ) -> Result<usize, LinkError> {
        let code = match error {
            LinkError::TooLarge => "too-large",
            LinkError::Refused(code) if code.is_final() => code.as_str(),
            other => return Err(other),
        };
        if ids.len() > 1 {
            self.batch = (ids.len() / 2).max(1);
            return Ok(0);
        }
        self.batch = MAX_BATCH;
        let refused: Vec<_> = ids.iter().map(|id| (*id, Outcome::Refused(code))).collect();
        Ok(apply(delivery, refused).await)
    }
}

fn due(last: Option<Instant>, every: Duration) -> bool {
    last.is_none_or(|last| last.elapsed() >= every)
}

async fn record(delivery: &Delivery, sent: &[SealedRequest], plan: super::plan::Plan) -> usize {
    debug_assert_eq!(sent.len(), plan.outcomes.len() + plan.deferred.len());
    let deferred = plan.deferred;
    if !deferred.is_empty() {
        recorded(
            delivery
                .store
                .run(move |db| outbox::defer(db, &deferred))
                .await,
        );
    }
    apply(delivery, plan.outcomes).await
}

async fn apply(delivery: &Delivery, outcomes: Vec<(RequestId, Outcome)>) -> usize {
    for (id, outcome) in &outcomes {
        if let Outcome::Refused(code) = outcome {
            log(Event::Refused(*id, code));
        }
    }
    let delivered = outcomes
        .iter()
        .filter(|(_, outcome)| matches!(outcome, Outcome::Delivered(_)))
        .count();
    let now_ms = delivery.clock.best_ms();
    let moved = recorded(
        delivery
            .store
            .run(move |db| outbox::apply(db, &outcomes, now_ms))
            .await,
    )
    .unwrap_or(0);
    if moved > 0 {
        log(Event::Delivered(delivered));
        delivery.changed.send_modify(|version| *version += 1);
    }
    moved
}

/// Tells central how this kiosk is, and hears what time it is there.
///
/// # Errors
/// Central does not answer, or does not know this kiosk.
pub async fn greet(delivery: &Delivery) -> Result<(CentralReading, u64), LinkError> {
    let depth = recorded(delivery.store.run(|db| outbox::depth(db)).await).unwrap_or_default();
    let now_ms = delivery.clock.best_ms();
    let printer = delivery
        .faults
        .all()
        .into_iter()
        .map(Fault::code)
        .find(|code| code.starts_with("printer-"))
        .unwrap_or("ready");
    let answer = delivery
        .link
        .heartbeat(
            &delivery.identity.token,
            &Heartbeat {
                version: env!("CARGO_PKG_VERSION").to_owned(),
                queue_depth: depth.waiting,
                oldest_undelivered_s: depth
                    .oldest_ms
                    .map(|oldest| u64::try_from((now_ms - oldest) / 1000).unwrap_or(0)),
                printer: printer.to_owned(),
                wall_ms: delivery.clock.wall_ms(),
            },
        )
        .await?;
    if answer.kiosk != delivery.identity.kiosk {
        return Err(LinkError::Foreign);
    }
    let reading = delivery.clock.saw_central(answer.server_time);
    Ok((reading, answer.configuration_version))
}

async fn heartbeat(delivery: &Delivery) -> Result<(), LinkError> {
    let (reading, configuration_version) = greet(delivery).await?;
    recorded(
        delivery
            .store
            .run(move |db| setting::set_central_reading(db, reading))
            .await,
    );
    // Not to be had now is no reason not to deliver: it is asked for with the next heartbeat.
    if let Err(error) = take_over_configuration(delivery, configuration_version).await {
        log(Event::DeliveryFailed(error.name()));
    }
    Ok(())
}

/// Fetches central's configuration when it has a newer one: from then on requests are sealed to its key.
async fn take_over_configuration(delivery: &Delivery, offered: u64) -> Result<(), LinkError> {
    let offered = i64::try_from(offered).unwrap_or(i64::MAX);
    let known = recorded(
        delivery
            .store
            .run(|db| setting::number(db, setting::CONFIGURATION))
            .await,
    )
    .flatten();
    if known == Some(offered) {
        return Ok(());
    }
    let configuration = delivery
        .link
        .configuration(&delivery.identity.token)
        .await?;
    let Ok(key) = usable_key(&configuration.sealing_keys) else {
        // The key at hand goes on being used: central opens with older keys too.
        log(Event::Defect("configuration-key"));
        return Ok(());
    };
    let kept = delivery
        .store
        .run_with_spool(move |db, spool| {
            opening::save_keys(db, spool, &configuration.sealing_keys)?;
            setting::set_number(db, setting::CONFIGURATION, offered)
        })
        .await;
    if recorded(kept).is_some() {
        delivery.identity.seal_to(key);
    }
    Ok(())
}

async fn manifest_is_due(delivery: &Delivery) -> bool {
    let now_ms = delivery.clock.best_ms();
    let last = recorded(
        delivery
            .store
            .run(|db| setting::number(db, setting::LAST_MANIFEST))
            .await,
    )
    .flatten();
    // A clock that jumped back must not silence the manifest: a time in the future counts as due.
    last.is_none_or(|last| !(0..MANIFEST_MS).contains(&(now_ms - last)))
}

/// Tells central which requests this kiosk holds as delivered, and puts those that it lacks back into
/// the queue. Gives back how many.
async fn exchange_manifest(delivery: &Delivery) -> Result<usize, LinkError> {
    let mut after = 0;
    let mut lacking = 0;
    loop {
        let Ok(page) = delivery
            .store
            .run(move |db| outbox::delivered_after(db, after, MAX_MANIFEST))
            .await
        else {
            return Ok(lacking);
        };
        let Some(last) = page.last else { break };
        after = last;
        let manifest = Manifest {
            delivered: page.items,
        };
        let answer = delivery
            .link
            .manifest(&delivery.identity.token, &manifest)
            .await?;
        if !answer.lacking.is_empty() {
            log(Event::Lacking(answer.lacking.len()));
            let now_ms = delivery.clock.best_ms();
            lacking += recorded(
                delivery
                    .store
                    .run(move |db| outbox::requeue(db, &answer.lacking, now_ms))
                    .await,
            )
            .unwrap_or(0);
        }
    }
    let now_ms = delivery.clock.best_ms();
    recorded(
        delivery
            .store
            .run(move |db| setting::set_number(db, setting::LAST_MANIFEST, now_ms))
            .await,
    );
    Ok(lacking)
}

async fn purge(delivery: &Delivery) {
    // Only by central's own clock: a wall clock that jumped ahead must not shorten the time for which a
    // payload is kept against a restored central.
    let Some(now_ms) = delivery.clock.central_ms() else {
        return;
    };
    let keep = delivery.keep.clone();
    let purged = recorded(
        delivery
            .store
            .run_with_spool(move |db, spool| opening::purge(db, spool, now_ms, &keep))
            .await,
    );
    if let Some(count) = purged.filter(|count| *count > 0) {
        log(Event::Purged(count));
    }
}

/// A write of delivery's own that failed is no harm: the fact is told again by central when the round is
/// repeated. The storage's keeper notices the fault itself and shows it.
fn recorded<T>(result: Result<T, Fault>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(fault) => {
            log(Event::DeliveryFailed(fault.code()));
            None
        }
    }
}
