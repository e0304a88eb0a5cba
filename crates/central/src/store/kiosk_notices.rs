//! Notices that stand at kiosks for a while. What is here is what somebody wants said; kiosks believe it once it is in a
//! signed configuration (`configuration/standing.rs`). Each is kept with who made it and who withdrew it.

use jiff::Timestamp;
use protocol::configuration::{Notice, TimedNotice};
use sqlx::{FromRow, Transaction};

use super::{
    Store, StoreError,
    engine::Db,
    instant,
    journal::{self, Entry},
    ms, unreadable,
};
use crate::{
    journal::Act,
    notices::{MOST_BYTES, NewNotice, would_crowd},
};

/// A notice that is not over, with who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNotice {
    /// What kiosks are told.
    pub notice: TimedNotice,
    /// Who.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
}

/// What became of a new notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    /// It has this number.
    Done(i64),
    /// Somebody else made one that was not seen yet.
    Overtaken,
    /// A kiosk would have more to show at once than it has room for.
    Crowded,
    /// All that stands and waits is as much as one document holds.
    Full,
}

/// What became of a withdrawal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawn {
    /// It is withdrawn.
    Done,
    /// It was withdrawn already, or is over.
    Before,
    /// There is none of this number at this site.
    NotThere,
}

#[derive(Debug, FromRow)]
struct Row {
    number: i64,
    site: Option<String>,
    from_at: i64,
    until_at: i64,
    texts: String,
    made_by: String,
    made_at: i64,
}

impl Row {
    fn kept(self) -> Result<KeptNotice, StoreError> {
        let texts: Vec<Notice> = serde_json::from_str(&self.texts).map_err(unreadable)?;
        Ok(KeptNotice {
            notice: TimedNotice {
                number: self.number,
                site: self.site,
                from: instant(self.from_at)?,
                until: instant(self.until_at)?,
                texts,
            },
            made_by: self.made_by,
            made_at: instant(self.made_at)?,
        })
    }
}

impl Store {
    /// What stands or waits at kiosks of a site, or of all, the next first: what is for every site is for each.
    pub async fn kiosk_notices(
        &self,
        site: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<KeptNotice>, StoreError> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT number, site, from_at, until_at, texts, made_by, made_at FROM kiosk_notices
             WHERE until_at > $1 AND withdrawn_at IS NULL AND ($2 IS NULL OR site IS NULL OR site = $2)
             ORDER BY from_at, number",
        )
        .bind(ms(now))
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter().map(Row::kept).collect()
    }

    /// Makes a notice. `seen`: those that whoever makes it knew of, where they were shown any.
    pub async fn make_kiosk_notice(
        &self,
        new: NewNotice,
        seen: Option<&[i64]>,
        by: &str,
        now: Timestamp,
    ) -> Result<Made, StoreError> {
        let mut transaction = self.begin().await?;
        let others = standing(&mut transaction, now).await?;
        let is_news = |other: &&TimedNotice| {
            new.site.as_deref().is_none_or(|site| other.is_for(site))
                && seen.is_some_and(|seen| !seen.contains(&other.number))
        };
        if others.iter().any(|other| is_news(&other)) {
            return Ok(Made::Overtaken);
        }
        let last: i64 = sqlx::query_scalar("SELECT coalesce(max(number), 0) FROM kiosk_notices")
            .fetch_one(&mut *transaction)
            .await?;
        let notice = TimedNotice {
            number: last + 1,
            site: new.site,
            from: new.from,
            until: new.until,
            texts: new.texts,
        };
        if would_crowd(&others, &notice) {
            return Ok(Made::Crowded);
        }
        let texts = serde_json::to_string(&notice.texts).expect("texts always serialise");
        let bytes: usize = others.iter().map(bytes_of).sum();
        if bytes + bytes_of(&notice) > MOST_BYTES {
            return Ok(Made::Full);
        }
        sqlx::query(
            "INSERT INTO kiosk_notices (number, site, from_at, until_at, texts, made_at, made_by)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(notice.number)
        .bind(&notice.site)
        .bind(ms(notice.from))
        .bind(ms(notice.until))
        .bind(&texts)
        .bind(ms(now))
        .bind(by)
        .execute(&mut *transaction)
        .await?;
        write_down(&mut transaction, Act::NoticeMade, notice.number, by, now).await?;
        transaction.commit().await?;
        Ok(Made::Done(notice.number))
    }

    /// Withdraws a notice of a site, or any.
    pub async fn withdraw_kiosk_notice(
        &self,
        number: i64,
        site: Option<&str>,
        by: &str,
        now: Timestamp,
    ) -> Result<Withdrawn, StoreError> {
        let mut transaction = self.begin().await?;
        let known: Option<(i64, Option<i64>)> = sqlx::query_as(
            "SELECT until_at, withdrawn_at FROM kiosk_notices WHERE number = $1 AND ($2 IS NULL OR site = $2)",
        )
        .bind(number)
        .bind(site)
        .fetch_optional(&mut *transaction)
        .await?;
        match known {
            None => return Ok(Withdrawn::NotThere),
            Some((until, withdrawn)) if withdrawn.is_some() || until <= ms(now) => {
                return Ok(Withdrawn::Before);
            }
            Some(_) => {}
        }
        sqlx::query(
            "UPDATE kiosk_notices SET withdrawn_at = $2, withdrawn_by = $3 WHERE number = $1",
        )
        .bind(number)
        .bind(ms(now))
        .bind(by)
        .execute(&mut *transaction)
        .await?;
        write_down(&mut transaction, Act::NoticeWithdrawn, number, by, now).await?;
        transaction.commit().await?;
        Ok(Withdrawn::Done)
    }

    /// The zone of a site's clocks; `None` where there is no such site.
    pub async fn zone_of_site(&self, site: &str) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT time_zone FROM kiosks WHERE store = $1
             UNION ALL SELECT time_zone FROM enrolment_codes WHERE store = $1 LIMIT 1",
        )
        .bind(site)
        .fetch_optional(&self.readers)
        .await?)
    }
}

async fn standing(
    transaction: &mut Transaction<'static, Db>,
    now: Timestamp,
) -> Result<Vec<TimedNotice>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT number, site, from_at, until_at, texts, made_by, made_at FROM kiosk_notices
         WHERE until_at > $1 AND withdrawn_at IS NULL",
    )
    .bind(ms(now))
    .fetch_all(&mut **transaction)
    .await?;
    rows.into_iter().map(|row| Ok(row.kept()?.notice)).collect()
}

/// As many as the notice has in a document, its site and times among them.
fn bytes_of(notice: &TimedNotice) -> usize {
    serde_json::to_vec_pretty(notice)
        .expect("a notice always serialises")
        .len()
}

async fn write_down(
    transaction: &mut Transaction<'static, Db>,
    act: Act,
    number: i64,
    by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let why = format!("notice-{number}");
    let entry = Entry {
        staff: by,
        act,
        request_id: None,
        why: Some(&why),
    };
    journal::append(transaction, entry, now).await
}
