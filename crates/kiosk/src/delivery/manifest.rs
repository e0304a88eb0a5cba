//! The daily manifest: central is told which requests this kiosk holds as delivered, and those that it
//! lacks wait again.

use std::sync::atomic::Ordering;

use protocol::wire::{MAX_MANIFEST, Manifest};

use super::{AT_REST, Delivery, rest};
use crate::{
    delivery::client::{Exchange, LinkError},
    machine::event::{Event, log},
    storage::{outbox, setting},
};

/// Between two manifests, by the best knowledge of the time.
const MANIFEST_MS: i64 = 24 * 60 * 60 * 1000;

/// Compares until the task is dropped.
pub(super) async fn run(delivery: Delivery) {
    let mut failures = 0_u32;
    loop {
        let mut wait = AT_REST;
        if delivery.health.manifest_due.load(Ordering::Relaxed) || is_due(&delivery).await {
            let exchanged = exchange(&delivery).await;
            match exchanged {
                Ok(lacking) => {
                    failures = 0;
                    delivery.health.manifest_due.store(false, Ordering::Relaxed);
                    if lacking > 0 {
                        delivery.wake.notify_one();
                    }
                }
                Err(error) => {
                    failures = failures.saturating_add(1);
                    wait = rest(failures, Some(error));
                }
            }
        }
        delivery.liveness.beat("manifest", wait);
        tokio::time::sleep(wait).await;
    }
}

async fn is_due(delivery: &Delivery) -> bool {
    let now_ms = delivery.clock.best_ms();
    let last = delivery
        .store
        .run(|db| setting::number(db, setting::LAST_MANIFEST))
        .await;
    let restored_ms = delivery.health.central_restored_ms.load(Ordering::Relaxed);
    // A clock that jumped back must not silence the manifest: a time in the future counts as due.
    delivery
        .recorded(last)
        .flatten()
        .is_none_or(|last| last < restored_ms || !(0..MANIFEST_MS).contains(&(now_ms - last)))
}

/// Gives back how many requests wait again.
async fn exchange(delivery: &Delivery) -> Result<usize, LinkError> {
    let mut after = 0;
    let mut requeued = 0;
    loop {
        let page = delivery
            .store
            .run(move |db| outbox::delivered_after(db, after, MAX_MANIFEST))
            .await;
        let Some(page) = delivery.recorded(page) else {
            return Ok(requeued);
        };
        let Some(last) = page.last else { break };
        after = last;
        let manifest = Manifest {
            delivered: page.items,
        };
        let answer = delivery
            .central
            .manifest(&delivery.identity.token, &manifest)
            .await;
        delivery.note(Exchange::Manifest, answer.as_ref().err().copied());
        let lacking = answer?.lacking;
        if !lacking.is_empty() {
            log(Event::Lacking(lacking.len()));
            let now_ms = delivery.clock.best_ms();
            let moved = delivery
                .store
                .run(move |db| outbox::requeue(db, &lacking, now_ms))
                .await;
            requeued += delivery.recorded(moved).unwrap_or(0);
        }
    }
    let now_ms = delivery.clock.best_ms();
    let kept = delivery
        .store
        .run(move |db| setting::set_number(db, setting::LAST_MANIFEST, now_ms))
        .await;
    delivery.recorded(kept);
    Ok(requeued)
}
