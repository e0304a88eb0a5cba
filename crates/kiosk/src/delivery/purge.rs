//! Removes what is past its keeping time.

use std::time::Duration;

use super::Delivery;
use crate::{
    machine::event::{Event, log},
    storage::{outbox, second_copy, setting},
};

/// Between two looks. Short beside the keeping times: a kiosk that was off does not wait for an hour.
const PURGE: Duration = Duration::from_secs(10 * 60);

/// Purges until the task is dropped. It needs the clocks alone: a kiosk that central does not know any
/// more, or that is offline, keeps nothing longer for that.
pub(super) async fn run(delivery: Delivery) {
    let mut counted_ms = delivery.clock.monotonic_ms();
    loop {
        let now_ms = delivery.clock.monotonic_ms();
        purge(&delivery, now_ms.saturating_sub(counted_ms)).await;
        counted_ms = now_ms;
        delivery.liveness.beat("purge", PURGE);
        tokio::time::sleep(PURGE).await;
    }
}

async fn purge(delivery: &Delivery, ran_ms: u64) {
    let (best_ms, central_ms) = (delivery.clock.best_ms(), delivery.clock.central_ms());
    let keep = delivery.keep.clone();
    let purged = delivery
        .store
        .run_with_log(move |db, append_log| {
            let before = setting::number(db, setting::RUNNING)?.unwrap_or(0);
            let running_ms = before.saturating_add_unsigned(ran_ms);
            setting::set_number(db, setting::RUNNING, running_ms)?;
            let clocks = outbox::Clocks {
                best_ms,
                central_ms,
                running_ms,
            };
            second_copy::purge(db, append_log, clocks, &keep)
        })
        .await;
    if let Some(count) = delivery.recorded(purged).filter(|count| *count > 0) {
        log(Event::Purged(count));
    }
}
