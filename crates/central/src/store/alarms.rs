//! Alarms: what staff have to look at. One a request and kind.

use super::{Store, StoreError};

/// An alarm that nobody has acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Alarm {
    /// What kind of thing happened.
    pub kind: String,
    /// The request it happened to.
    pub request_id: String,
    /// The stable name of the cause.
    pub cause: String,
}

impl Store {
    /// The open alarms, oldest first.
    pub async fn open_alarms(&self) -> Result<Vec<Alarm>, StoreError> {
        Ok(sqlx::query_as(
            "SELECT kind, request_id, cause FROM alarms WHERE acknowledged_at IS NULL ORDER BY number",
        )
        .fetch_all(&self.readers)
        .await?)
    }
}
