//! What central itself knows of a case, beside the registry: its protection, whether its address can be reached, and when
//! and how that was changed last.

use jiff::Timestamp;
use sqlx::Transaction;

use super::{
    StoreError,
    engine::{Db, DbConnection},
    ms,
};
use crate::proof::evidence::CaseMarks;

pub(super) async fn of(
    connection: &mut DbConnection,
    case_id: &str,
) -> Result<CaseMarks, StoreError> {
    let marks: Option<CaseMarks> = sqlx::query_as(
        "SELECT protected_at, email_refused_at, corrected_at, corrected_by, address_since
         FROM case_marks WHERE case_id = $1",
    )
    .bind(case_id)
    .fetch_optional(connection)
    .await?;
    Ok(marks.unwrap_or_default())
}

/// Self-service changes nothing of the case any more.
pub(super) async fn protect(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO case_marks (case_id, protected_at) VALUES ($1, $2)
         ON CONFLICT (case_id) DO UPDATE SET protected_at = coalesce(case_marks.protected_at, excluded.protected_at)",
    )
    .bind(case_id)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The passport has overruled the protection.
pub(super) async fn lift_protection(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE case_marks SET protected_at = NULL WHERE case_id = $1")
        .bind(case_id)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Its address cannot be reached, unless it has changed since the mail that showed it was queued.
pub(super) async fn address_is_dead(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    queued_at: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO case_marks (case_id, email_refused_at) VALUES ($1, $2)
         ON CONFLICT (case_id) DO UPDATE SET email_refused_at = excluded.email_refused_at
             WHERE case_marks.corrected_at IS NULL OR case_marks.corrected_at < $3",
    )
    .bind(case_id)
    .bind(ms(now))
    .bind(queued_at)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Its address was changed from here, by a row of the ladder.
pub(super) async fn address_was_changed(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    row: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO case_marks (case_id, corrected_at, corrected_by) VALUES ($1, $2, $3)
         ON CONFLICT (case_id) DO UPDATE SET corrected_at = excluded.corrected_at,
             corrected_by = excluded.corrected_by, email_refused_at = NULL",
    )
    .bind(case_id)
    .bind(ms(now))
    .bind(row)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// The registry has another address than before.
pub(super) async fn another_address_came(
    transaction: &mut Transaction<'_, Db>,
    case_id: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO case_marks (case_id, address_since) VALUES ($1, $2)
         ON CONFLICT (case_id) DO UPDATE SET address_since = excluded.address_since,
             email_refused_at = NULL",
    )
    .bind(case_id)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
