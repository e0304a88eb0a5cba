//! What central refused for good: kept here, out of the way of the others, for somebody to look at.

use protocol::wire::SealedRequest;
use rusqlite::Connection;
use serde::Serialize;

use super::delivery::sealed_request;

/// A request that central refused, as it is handed on: what was typed is still sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRequest {
    /// As it was delivered and refused.
    #[serde(flatten)]
    pub request: SealedRequest,
    /// The API's code for why.
    pub reason: String,
    /// When it was saved, ms since 1970.
    pub saved_ms: i64,
    /// How often it was sent.
    pub attempts: u64,
}

/// Every refused request, in the order of saving.
pub fn refused(connection: &Connection) -> rusqlite::Result<Vec<RefusedRequest>> {
    connection
        .prepare(
            "SELECT id, tracking_code, kind, kiosk, language, wall_ms, monotonic_ms, boot_id,
                    central_offset_ms, suite, key_id, sealed, sha256, refusal, saved_ms, attempts
             FROM request WHERE delivery = 'refused' ORDER BY seq",
        )?
        .query_map([], |row| {
            Ok(RefusedRequest {
                request: sealed_request(row)?,
                reason: row.get(13)?,
                saved_ms: row.get(14)?,
                attempts: row.get::<_, i64>(15)? as u64,
            })
        })?
        .collect()
}
