//! Staff of the desk and their sessions. Of a session's token only the hash is kept.

use jiff::Timestamp;
use sqlx::Transaction;

use super::{
    Store, StoreError,
    engine::{Db, Flag},
    instant,
    journal::{self, Entry},
    ms, team, unreadable_value,
};
use crate::{journal::Act, permissions::Post, proof::desk::Role, staff::OPERATOR};

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub staff: String,
    /// What colleagues read in the place of the name, of whoever came by the identity provider.
    pub shown_name: Option<String>,
    /// Where, and as what.
    pub post: Post,
    /// Came by the identity provider: has no password here.
    pub by_provider: bool,
    /// Signed in by a one-time password: it is good for choosing another alone.
    pub one_time: bool,
    /// Since when.
    pub begun_at: Timestamp,
    /// When it was last used before now.
    pub last_used_at: Timestamp,
    /// When it ends, if sooner than the policy says.
    pub ends_at: Option<Timestamp>,
}

impl Store {
    /// Gives somebody a password. `false` if there is such a name; one that was removed may come back, unless it is of the
    /// identity provider's.
    pub async fn add_staff(
        &self,
        name: &str,
        password_hash: &str,
        post: impl Into<Post>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let post = post.into();
        let mut transaction = self.begin().await?;
        let added = sqlx::query(
            "INSERT INTO staff (name, password, added_at, role, site) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (name) DO UPDATE
                 SET password = excluded.password, added_at = excluded.added_at, role = excluded.role,
                     site = excluded.site, removed_at = NULL, one_time_until = NULL
                 WHERE staff.removed_at IS NOT NULL AND staff.subject_hash IS NULL",
        )
        .bind(name)
        .bind(password_hash)
        .bind(ms(now))
        .bind(post.role.as_str())
        .bind(&post.site)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if added == 0 {
            return Ok(false);
        }
        by_the_operator(&mut transaction, Act::StaffAdded, name, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Puts somebody elsewhere, or gives another role; it counts at once. `false` if nobody with a password has this name: the
    /// provider says what the others are.
    pub async fn change_post(
        &self,
        name: &str,
        role: Option<Role>,
        site: Option<Option<&str>>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let changed = sqlx::query(
            "UPDATE staff SET role = coalesce($2, role), site = CASE WHEN $3 THEN $4 ELSE site END
             WHERE name = $1 AND removed_at IS NULL AND subject_hash IS NULL",
        )
        .bind(name)
        .bind(role.map(Role::as_str))
        .bind(site.is_some())
        .bind(site.flatten())
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if changed == 0 {
            return Ok(false);
        }
        by_the_operator(&mut transaction, Act::StaffChanged, name, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The sites that there are: those of kiosks, and of codes that may become some.
    pub async fn sites(&self) -> Result<Vec<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT store FROM kiosks UNION SELECT store FROM enrolment_codes ORDER BY store",
        )
        .fetch_all(&self.readers)
        .await?)
    }

    /// Takes somebody's password and sessions away. `false` if nobody has this name.
    pub async fn remove_staff(&self, name: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let removed = sqlx::query(
            "UPDATE staff SET removed_at = $2, password = '' WHERE name = $1 AND removed_at IS NULL",
        )
        .bind(name)
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if removed == 0 {
            return Ok(false);
        }
        sqlx::query(
            "UPDATE staff_sessions SET ended_at = $2 WHERE staff = $1 AND ended_at IS NULL",
        )
        .bind(name)
        .bind(ms(now))
        .execute(&mut *transaction)
        .await?;
        by_the_operator(&mut transaction, Act::StaffRemoved, name, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The stored password hash of somebody who may sign in.
    pub async fn password_hash(&self, name: &str) -> Result<Option<String>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT password FROM staff
                 WHERE name = $1 AND removed_at IS NULL AND subject_hash IS NULL",
        )
        .bind(name)
        .fetch_optional(&self.readers)
        .await?)
    }

    /// Begins a session in the browser with the token `browser`, and ends the one that it had before, if any. `false` if
    /// the name was removed meanwhile, the password that was `judged` is another by now, or its time is over.
    pub async fn begin_session(
        &self,
        token_hash: [u8; 32],
        staff: &str,
        judged: &str,
        before: Option<[u8; 32]>,
        browser: [u8; 32],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        if let Some(before) = before {
            end(&mut transaction, &before, now).await?;
        }
        let begun = sqlx::query(
            "INSERT INTO staff_sessions (token_hash, staff, begun_at, last_used_at)
             SELECT $1, name, $3, $3 FROM staff
             WHERE name = $2 AND removed_at IS NULL AND password = $4 AND subject_hash IS NULL
                 AND (one_time_until IS NULL OR one_time_until > $3)",
        )
        .bind(token_hash.as_slice())
        .bind(staff)
        .bind(ms(now))
        .bind(judged)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if begun == 0 {
            return Ok(false);
        }
        team::know_browser(&mut transaction, browser, staff, now).await?;
        journal::append(&mut transaction, entry(staff, Act::SignedIn), now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// The session with this token's hash that nobody has ended; whether it is still fresh enough is for
    /// the caller to say.
    pub async fn session(&self, token_hash: [u8; 32]) -> Result<Option<Session>, StoreError> {
        type Row = (
            String,
            Option<String>,
            String,
            Option<String>,
            Flag,
            Flag,
            i64,
            i64,
            Option<i64>,
        );
        let row: Option<Row> = sqlx::query_as(
            "SELECT staff, shown_name, role, site, subject_hash IS NOT NULL, one_time_until IS NOT NULL, begun_at,
                 last_used_at, ends_at
             FROM staff_sessions JOIN staff ON staff.name = staff
             WHERE token_hash = $1 AND ended_at IS NULL AND removed_at IS NULL",
        )
        .bind(token_hash.as_slice())
        .fetch_optional(&self.readers)
        .await?;
        row.map(
            |(staff, shown_name, role, site, by_provider, one_time, begun, used, ends)| {
                let role = Role::from_name(&role).ok_or_else(|| unreadable_value("role"))?;
                Ok(Session {
                    staff,
                    shown_name,
                    post: Post { role, site },
                    by_provider: by_provider.0,
                    one_time: one_time.0,
                    begun_at: instant(begun)?,
                    last_used_at: instant(used)?,
                    ends_at: ends.map(instant).transpose()?,
                })
            },
        )
        .transpose()
    }

    /// Notes that a session was used.
    pub async fn use_session(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE staff_sessions SET last_used_at = $2 WHERE token_hash = $1")
            .bind(token_hash.as_slice())
            .bind(ms(now))
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Ends a session for good.
    pub async fn end_session(
        &self,
        token_hash: [u8; 32],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        end(&mut transaction, &token_hash, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

pub(super) async fn end(
    transaction: &mut Transaction<'_, Db>,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    let staff: Option<String> = sqlx::query_scalar(
        "UPDATE staff_sessions SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL
         RETURNING staff",
    )
    .bind(token_hash)
    .bind(ms(now))
    .fetch_optional(&mut **transaction)
    .await?;
    match staff {
        Some(staff) => journal::append(transaction, entry(&staff, Act::SignedOut), now).await,
        None => Ok(()),
    }
}

pub(super) async fn by_the_operator(
    transaction: &mut Transaction<'_, Db>,
    act: Act,
    name: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry {
        why: Some(name),
        ..entry(OPERATOR, act)
    };
    journal::append(transaction, entry, now).await
}

fn entry(staff: &str, act: Act) -> Entry<'_> {
    Entry {
        staff,
        act,
        request_id: None,
        why: None,
    }
}
