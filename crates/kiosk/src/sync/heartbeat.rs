//! Tells central how this kiosk is; hears what time it is there, and whether there is a configuration to
//! fetch.

use std::time::Duration;

use protocol::wire::Heartbeat;

use super::{Delivery, rest};
use crate::{
    clock::CentralReading,
    event::{Event, log},
    fault::Fault,
    identity::usable_key,
    link::{Exchange, LinkError},
    opening, outbox, setting,
};

/// Between two heartbeats.
const HEARTBEAT: Duration = Duration::from_secs(60);

/// Beats until the task is dropped.
pub(super) async fn run(delivery: Delivery) {
    let mut failures = 0_u32;
    loop {
        let greeted = greet(&delivery).await;
        delivery.note(Exchange::Heartbeat, greeted.as_ref().err().copied());
        let wait = match greeted {
            Ok((reading, configuration_version)) => {
                failures = 0;
                if let Some(reading) = reading {
                    let kept = delivery
                        .store
                        .run(move |db| setting::set_central_reading(db, reading))
                        .await;
                    delivery.recorded(kept);
                }
                configuration(&delivery, configuration_version).await;
                HEARTBEAT
            }
            Err(error) => {
                failures = failures.saturating_add(1);
                rest(failures, Some(error))
            }
        };
        delivery.pulse.beat("heartbeat", wait);
        tokio::time::sleep(wait).await;
    }
}

/// Tells central how this kiosk is, and hears what time it is there; the reading
/// is given where it is believed.
///
/// # Errors
/// Central does not answer, or does not know this kiosk.
pub async fn greet(delivery: &Delivery) -> Result<(Option<CentralReading>, u64), LinkError> {
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
        return Err(LinkError::Foreign(None));
    }
    let clock = &delivery.clock;
    let reading = clock.hear_central(answer.server_time, certificate_holds);
    Ok((reading, answer.configuration_version))
}

/// Fetches central's configuration when it has a newer one: from then on requests are sealed to its key.
/// Not to be had now is no matter: it is asked for with the next heartbeat.
async fn configuration(delivery: &Delivery, offered: u64) {
    let offered = i64::try_from(offered).unwrap_or(i64::MAX);
    let known = delivery
        .store
        .run(|db| setting::number(db, setting::CONFIGURATION))
        .await;
    if delivery.recorded(known).flatten() == Some(offered) {
        return;
    }
    let fetched = delivery.link.configuration(&delivery.identity.token).await;
    delivery.note(Exchange::Configuration, fetched.as_ref().err().copied());
    let Ok(configuration) = fetched else {
        return;
    };
    let Ok(key) = usable_key(&configuration.sealing_keys) else {
        // The key at hand goes on being used: central opens with older keys too.
        return log(Event::Defect("configuration-key"));
    };
    let kept = delivery
        .store
        .run_with_spool(move |db, spool| {
            opening::save_keys(db, spool, &configuration.sealing_keys)?;
            setting::set_number(db, setting::CONFIGURATION, offered)
        })
        .await;
    if delivery.recorded(kept).is_some() {
        delivery.identity.seal_to(key);
    }
}
