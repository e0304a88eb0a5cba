//! Counts for the operator's monitoring. None of them is about a person.

use super::{Store, StoreError};

/// How much there is of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Requests by state; a state without requests is missing.
    pub requests_by_state: Vec<(String, i64)>,
    /// When the oldest request that waits to be opened was received, milliseconds since 1970.
    pub oldest_unopened_ms: Option<i64>,
    /// Deliveries under an id or tracking code that was taken.
    pub conflicts: i64,
    /// Alarms that nobody has acknowledged.
    pub open_alarms: i64,
    /// Mails by state; a state without mails is missing.
    pub mails_by_state: Vec<(String, i64)>,
    /// When the oldest mail that has not ended was queued, milliseconds since 1970.
    pub oldest_waiting_mail_ms: Option<i64>,
    /// Kiosks that may deliver.
    pub kiosks: i64,
    /// Requests that wait on kiosks, by their last heartbeats.
    pub queued_at_kiosks: i64,
    /// Names of kiosks that are given out.
    pub kiosk_names: i64,
}

impl Store {
    /// Counts everything.
    pub async fn figures(&self) -> Result<Figures, StoreError> {
        let requests_by_state =
            sqlx::query_as("SELECT state, n FROM counts WHERE what = 'requests' ORDER BY state")
                .fetch_all(&self.readers)
                .await?;
        let mails_by_state =
            sqlx::query_as("SELECT state, n FROM counts WHERE what = 'mails' ORDER BY state")
                .fetch_all(&self.readers)
                .await?;
        let oldest_waiting_mail_ms =
            sqlx::query_scalar("SELECT min(created_at) FROM mails WHERE state = 'waiting'")
                .fetch_one(&self.readers)
                .await?;
        let (oldest_unopened_ms, conflicts, open_alarms, kiosks, queued_at_kiosks, kiosk_names) =
            sqlx::query_as(
                "SELECT (SELECT min(received_at) FROM requests WHERE state = 'received'),
                    (SELECT CAST(coalesce(sum(n), 0) AS BIGINT) FROM counts WHERE what = 'conflicts'),
                    (SELECT count(*) FROM alarms WHERE acknowledged_at IS NULL),
                    (SELECT count(*) FROM kiosks WHERE revoked_at IS NULL AND desk = 0),
                    (SELECT CAST(coalesce(sum(queue_depth), 0) AS BIGINT) FROM heartbeats),
                    (SELECT count(*) FROM kiosks)",
            )
            .fetch_one(&self.readers)
            .await?;
        Ok(Figures {
            requests_by_state,
            oldest_unopened_ms,
            conflicts,
            open_alarms,
            mails_by_state,
            oldest_waiting_mail_ms,
            kiosks,
            queued_at_kiosks,
            kiosk_names,
        })
    }
}
