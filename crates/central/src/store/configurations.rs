//! The signed configurations: each version once, its line in the journal in the same transaction; of those that only notices
//! made another, the last.

use jiff::Timestamp;
use protocol::{
    configuration::{Configuration, SignedConfiguration},
    wire::SealingKey,
};

use sqlx::Transaction;

use super::{
    Store, StoreError,
    engine::Db,
    journal::{self, Entry},
    ms, unreadable,
};
use crate::journal::Act;

impl Store {
    /// The newest that was published; `None` where there is none yet.
    pub async fn signed_configuration(&self) -> Result<Option<SignedConfiguration>, StoreError> {
        let standing: Option<String> = sqlx::query_scalar(
            "SELECT signed FROM standing_configuration
             WHERE version > (SELECT coalesce(max(version), 0) FROM configurations)",
        )
        .fetch_optional(&self.readers)
        .await?;
        let text = match standing {
            Some(text) => Some(text),
            None => {
                sqlx::query_scalar(
                    "SELECT signed FROM configurations ORDER BY version DESC LIMIT 1",
                )
                .fetch_optional(&self.readers)
                .await?
            }
        };
        text.map(|text: String| serde_json::from_str(&text).map_err(unreadable))
            .transpose()
    }

    /// The most days of checking that were ever published (the package's own among them), and the most closed days.
    pub async fn longest_check(&self) -> Result<(i64, i64), StoreError> {
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT DISTINCT hold_days, closed_days FROM configurations")
                .fetch_all(&self.readers)
                .await?;
        let own = i64::from(Configuration::default().hold_days);
        let hold = rows
            .iter()
            .map(|(days, _)| *days)
            .max()
            .unwrap_or(own)
            .max(own);
        let days =
            |text: &str| serde_json::from_str::<Vec<String>>(text).map_or(0, |days| days.len());
        let closed = rows
            .iter()
            .map(|(_, closed)| days(closed))
            .max()
            .unwrap_or(0);
        Ok((hold, i64::try_from(closed).unwrap_or(i64::MAX)))
    }

    /// Publishes `signed`, which says `said`, as the act of `by`: from now on kiosks are told of it, its sealing keys are given out, and
    /// requests are checked as it says. `false` where somebody else has published in the meantime.
    pub async fn publish(
        &self,
        said: &Configuration,
        signed: &SignedConfiguration,
        act: Act,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let version = i64::try_from(said.version).map_err(unreadable)?;
        let checking = said.checking();
        let text = serde_json::to_string(signed).expect("a configuration always serialises");
        let closed = serde_json::to_string(&checking.closed).expect("dates always serialise");
        let mut transaction = self.begin().await?;
        if !grows(&mut transaction, version).await? {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO configurations (version, signed, published_at, hold_days, closed_days)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(version)
        .bind(&text)
        .bind(ms(now))
        .bind(i64::from(checking.days))
        .bind(&closed)
        .execute(&mut *transaction)
        .await?;
        for SealingKey { key_id, .. } in &said.sealing_keys {
            sqlx::query(
                "INSERT INTO sealing_keys (key_id, first_used_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(key_id.as_str())
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        }
        write_down(&mut transaction, version, act, by, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The same for a version in which nothing but notices is another: it takes the place of the one before it, and what
    /// requests are checked by stays as it was last published.
    pub async fn publish_notices(
        &self,
        version: u64,
        signed: &SignedConfiguration,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let version = i64::try_from(version).map_err(unreadable)?;
        let text = serde_json::to_string(signed).expect("a configuration always serialises");
        let mut transaction = self.begin().await?;
        if !grows(&mut transaction, version).await? {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO standing_configuration (only_row, version, signed, published_at)
             VALUES (1, $1, $2, $3)
             ON CONFLICT (only_row) DO UPDATE SET version = excluded.version,
                 signed = excluded.signed, published_at = excluded.published_at",
        )
        .bind(version)
        .bind(&text)
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        let act = Act::ConfigurationPublished;
        write_down(&mut transaction, version, act, by, now).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Whether this is a newer version; from then on it is the newest.
async fn grows(
    transaction: &mut Transaction<'static, Db>,
    version: i64,
) -> Result<bool, StoreError> {
    let grown = sqlx::query(
        "UPDATE installation SET configuration_version = $1 WHERE configuration_version < $1",
    )
    .bind(version)
    .execute(&mut **transaction)
    .await?
    .rows_affected();
    Ok(grown > 0)
}

async fn write_down(
    transaction: &mut Transaction<'static, Db>,
    version: i64,
    act: Act,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let why = format!("version-{version}");
    let entry = Entry {
        staff: by,
        act,
        request_id: None,
        why: Some(&why),
    };
    journal::append(transaction, entry, now).await
}
