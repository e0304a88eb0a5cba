//! Tells central how this kiosk is; hears what time it is there, and whether there is a configuration to
//! fetch.

use std::{sync::atomic::Ordering, time::Duration};

use protocol::wire::{Heartbeat, HeartbeatAnswer};

use super::{Delivery, configuration::Watch, rest};
use crate::{
    delivery::client::{Exchange, LinkError},
    machine::{
        clock::CentralReading,
        event::{Event, log},
        fault::Fault,
    },
    storage::{outbox, setting},
};

/// Between two heartbeats: what is pushed to the kiosks has to be seen within a minute, and central needs a moment of it.
const HEARTBEAT: Duration = Duration::from_secs(45);

/// Beats until the task is dropped.
pub(super) async fn run(delivery: Delivery) {
    let mut failures = 0_u32;
    let mut watch = Watch::default();
    loop {
        let greeted = greet(&delivery).await;
        delivery.note(Exchange::Heartbeat, greeted.as_ref().err().copied());
        let wait = match greeted {
            Ok((reading, answer)) => {
                failures = 0;
                if let Some(at) = answer.restored_at {
                    let restored = &delivery.health.central_restored_ms;
                    restored.store(at.as_millisecond(), Ordering::Relaxed);
                }
                retry_refused(&delivery, &answer).await;
                if let Some(reading) = reading {
                    let kept = delivery
                        .store
                        .run(move |db| setting::set_central_reading(db, reading))
                        .await;
                    delivery.recorded(kept);
                }
                watch.offered(&delivery, answer.configuration_version).await;
                HEARTBEAT
            }
            Err(error) => {
                failures = failures.saturating_add(1);
                rest(failures, Some(error))
            }
        };
        delivery.liveness.beat("heartbeat", wait);
        tokio::time::sleep(wait).await;
    }
}

/// Tells central how this kiosk is, and hears what time it is there; the reading
/// is given where it is believed.
///
/// # Errors
/// Central does not answer, or does not know this kiosk.
pub async fn greet(
    delivery: &Delivery,
) -> Result<(Option<CentralReading>, HeartbeatAnswer), LinkError> {
    let depth = delivery.store.run(|db| outbox::depth(db)).await;
    let depth = delivery.recorded(depth).unwrap_or_default();
    let now_ms = delivery.clock.best_ms();
    let printer = delivery
        .faults
        .all()
        .into_iter()
        .map(Fault::code)
        .find(|code| code.starts_with("printer-"))
        .unwrap_or("ready");
    let (answer, certificate_holds) = delivery
        .central
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
        return Err(LinkError::Foreign(None));
    }
    let clock = &delivery.clock;
    let reading = clock.hear_central(answer.server_time, certificate_holds);
    Ok((reading, answer))
}

/// What central refused is sent again where either side is another than the one that refused.
async fn retry_refused(delivery: &Delivery, central: &HeartbeatAnswer) {
    let sides = format!(
        "{} {} {} {}",
        crate::VERSION,
        delivery.settings,
        central.version.as_deref().unwrap_or("-"),
        central.configuration_version,
    );
    let now_ms = delivery.clock.best_ms();
    let retried = delivery
        .store
        .run(move |db| outbox::retry_where_sides_changed(db, &sides, now_ms))
        .await;
    if let Some(count) = delivery.recorded(retried).filter(|count| *count > 0) {
        log(Event::Retried(count));
        delivery.wake.notify_one();
    }
}
