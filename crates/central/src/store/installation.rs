//! What `init` decided once, and the version of the configuration that kiosks fetch.

use jiff::Timestamp;
use protocol::{KeyId, Language, wire::Notice};

use super::{Store, StoreError, engine::Flag, ms, unreadable_value};

/// What `init` decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    /// Everything made up; receipts and pages say DEMO.
    pub demo: bool,
    /// Scheme and host of the tracking page; `None` follows the port that is listened on.
    pub public_base: Option<String>,
}

impl Store {
    /// Writes the installation down. A second time changes nothing.
    pub async fn install(
        &self,
        installation: &Installation,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO installation (only_row, demo, public_base, configuration_version, created_at)
             VALUES (1, $1, $2, 1, $3) ON CONFLICT DO NOTHING",
        )
        .bind(Flag(installation.demo))
        .bind(&installation.public_base)
        .bind(ms(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// The installation; `None` before `init`.
    pub async fn installation(&self) -> Result<Option<Installation>, StoreError> {
        let row: Option<(Flag, Option<String>)> =
            sqlx::query_as("SELECT demo, public_base FROM installation")
                .fetch_optional(&self.readers)
                .await?;
        Ok(row.map(|(demo, public_base)| Installation {
            demo: demo.0,
            public_base,
        }))
    }

    /// Notes which sealing keys are given out. Where no configuration was ever signed, a new one makes a new
    /// version; where one was, the operator publishes it.
    pub async fn give_out(&self, keys: &[KeyId], now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let mut added = 0;
        for key in keys {
            added += sqlx::query(
                "INSERT INTO sealing_keys (key_id, first_used_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            )
            .bind(key.as_str())
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        }
        if added > 0 {
            sqlx::query(
                "UPDATE installation SET configuration_version = configuration_version + 1
                 WHERE NOT EXISTS (SELECT 1 FROM configurations)",
            )
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// The version of the configuration and every sealing key that was ever given out, as of one moment.
    pub async fn version_and_keys(&self) -> Result<(u64, Vec<String>), StoreError> {
        let mut snapshot = self.snapshot().await?;
        let version: i64 = sqlx::query_scalar("SELECT configuration_version FROM installation")
            .fetch_one(&mut *snapshot)
            .await?;
        let keys = sqlx::query_scalar("SELECT key_id FROM sealing_keys")
            .fetch_all(&mut *snapshot)
            .await?;
        let version =
            u64::try_from(version).map_err(|_| unreadable_value("configuration_version"))?;
        Ok((version, keys))
    }

    /// The version of the configuration.
    pub async fn configuration_version(&self) -> Result<u64, StoreError> {
        let version: i64 = sqlx::query_scalar("SELECT configuration_version FROM installation")
            .fetch_one(&self.readers)
            .await?;
        u64::try_from(version).map_err(|_| unreadable_value("configuration_version"))
    }

    /// The notices to show.
    pub async fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT language, text FROM notices ORDER BY id")
                .fetch_all(&self.readers)
                .await?;
        rows.into_iter()
            .map(|(language, text)| {
                let language =
                    Language::from_code(&language).ok_or_else(|| unreadable_value("language"))?;
                Ok(Notice { language, text })
            })
            .collect()
    }
}
