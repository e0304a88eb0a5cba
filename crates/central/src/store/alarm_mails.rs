//! Alarms that a site's staff have not been mailed about.

use jiff::Timestamp;

use super::{
    Store, StoreError,
    mails::{self, NewMail},
    ms,
};

/// Alarms that one mail counts.
const MOST: i64 = 500;

/// A new alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAlarm {
    /// Its number.
    pub number: i64,
    /// What kind of thing happened, by name.
    pub kind: String,
    /// At which site.
    pub site: String,
}

impl Store {
    /// Alarms that nobody was mailed about and nobody has acknowledged, oldest first; none of a site that was mailed after
    /// `mailed_before`.
    pub async fn alarms_to_mail(
        &self,
        mailed_before: Timestamp,
    ) -> Result<Vec<NewAlarm>, StoreError> {
        let rows: Vec<(i64, String, String)> = sqlx::query_as(
            "SELECT number, alarms.kind, kiosks.store
             FROM alarms JOIN requests ON requests.id = request_id JOIN kiosks ON kiosks.id = requests.kiosk
             WHERE mailed_at IS NULL AND acknowledged_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM alarm_mails WHERE site = kiosks.store AND at > $2)
             ORDER BY number LIMIT $1",
        )
        .bind(MOST)
        .bind(ms(mailed_before))
        .fetch_all(&self.readers)
        .await?;
        let alarm = |(number, kind, site)| NewAlarm { number, kind, site };
        Ok(rows.into_iter().map(alarm).collect())
    }

    /// Queues the mails about these alarms of a site, once. `false` where another process was faster.
    pub async fn mail_alarms(
        &self,
        site: &str,
        numbers: &[i64],
        mails: &[NewMail],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        for number in numbers {
            let mine = sqlx::query(
                "UPDATE alarms SET mailed_at = $2 WHERE number = $1 AND mailed_at IS NULL",
            )
            .bind(number)
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
            if mine.rows_affected() == 0 {
                return Ok(false);
            }
        }
        for mail in mails {
            mails::queue(&mut transaction, mail, now).await?;
        }
        if !mails.is_empty() {
            sqlx::query(
                "INSERT INTO alarm_mails (site, at) VALUES ($1, $2)
                 ON CONFLICT (site) DO UPDATE SET at = excluded.at",
            )
            .bind(site)
            .bind(ms(now))
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }
}
