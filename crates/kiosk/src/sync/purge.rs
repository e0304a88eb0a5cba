//! Removes what is past its keeping time.

use std::time::Duration;

use super::Delivery;
use crate::{
    event::{Event, log},
    opening,
};

/// Between two looks. Short beside the keeping times: a kiosk that was off does not wait for an hour.
const PURGE: Duration = Duration::from_secs(10 * 60);

/// Purges until the task is dropped.
pub(super) async fn run(delivery: Delivery) {
    loop {
        purge(&delivery).await;
        delivery.pulse.beat("purge", PURGE);
        tokio::time::sleep(PURGE).await;
    }
}

async fn purge(delivery: &Delivery) {
    // Only by central's own clock: a wall clock that jumped ahead must not shorten the time for which a
    // payload is kept against a restored central.
    let Some(now_ms) = delivery.clock.central_ms() else {
        return;
    };
    let keep = delivery.keep.clone();
    let purged = delivery
        .store
        .run_with_spool(move |db, spool| opening::purge(db, spool, now_ms, &keep))
        .await;
    if let Some(count) = delivery.recorded(purged).filter(|count| *count > 0) {
        log(Event::Purged(count));
    }
}
