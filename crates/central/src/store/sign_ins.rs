//! Sign-ins through the identity provider: those that are under way, and whoever comes back.

use jiff::{SignedDuration, Timestamp};

use super::{
    Store, StoreError, instant,
    journal::{self, Entry},
    ms, staff, team,
};
use crate::{identity::Person, journal::Act, permissions::Post};

/// Whoever is away for longer begins again.
pub const SIGN_IN_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// A sign-in that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInBegun {
    /// When.
    pub at: Timestamp,
    /// The hash of the token of the session that the browser had.
    pub session_before: Option<Vec<u8>>,
}

impl Store {
    /// Notes that the browser with the token `browser` is sent to the provider; forgets those that never came back.
    pub async fn begin_sign_in(
        &self,
        state: [u8; 32],
        browser: [u8; 32],
        session_before: Option<[u8; 32]>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM sign_ins_begun WHERE begun_at <= $1")
            .bind(ms(now - SIGN_IN_LASTS))
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO sign_ins_begun (state_hash, browser_hash, begun_at, session_before)
             VALUES ($1, $2, $3, $4)",
        )
        .bind(state.as_slice())
        .bind(browser.as_slice())
        .bind(ms(now))
        .bind(session_before.map(|it| it.to_vec()))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a sign-in that came back, once. `None` for one that was taken, is too old, or of another browser.
    pub async fn take_sign_in(
        &self,
        state: [u8; 32],
        browser: [u8; 32],
        now: Timestamp,
    ) -> Result<Option<SignInBegun>, StoreError> {
        let taken: Option<(i64, Option<Vec<u8>>)> = sqlx::query_as(
            "DELETE FROM sign_ins_begun WHERE state_hash = $1 AND browser_hash = $2 AND begun_at > $3
             RETURNING begun_at, session_before",
        )
        .bind(state.as_slice())
        .bind(browser.as_slice())
        .bind(ms(now - SIGN_IN_LASTS))
        .fetch_optional(&self.writer)
        .await?;
        taken
            .map(|(at, session_before)| {
                Ok(SignInBegun {
                    at: instant(at)?,
                    session_before,
                })
            })
            .transpose()
    }

    /// Begins a session for somebody whom the provider vouches for, who is here what it says now, and ends the one that the
    /// browser had. `false` if the operator has taken them away.
    pub async fn begin_session_by_provider(
        &self,
        token_hash: [u8; 32],
        person: &Person,
        post: &Post,
        before: Option<&[u8]>,
        ends_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        if let Some(before) = before {
            staff::end(&mut transaction, before, now).await?;
        }
        let known = sqlx::query(
            "INSERT INTO staff (name, password, added_at, role, site, subject_hash, shown_name)
             VALUES ($1, '', $2, $3, $4, $5, $6)
             ON CONFLICT (name) DO UPDATE
                 SET role = excluded.role, site = excluded.site, shown_name = excluded.shown_name
                 WHERE staff.removed_at IS NULL AND staff.subject_hash = excluded.subject_hash",
        )
        .bind(&person.name)
        .bind(ms(now))
        .bind(post.role.as_str())
        .bind(&post.site)
        .bind(person.subject_hash.as_slice())
        .bind(&person.shown)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO staff_sessions (token_hash, staff, begun_at, last_used_at, ends_at)
             VALUES ($1, $2, $3, $3, $4)",
        )
        .bind(token_hash.as_slice())
        .bind(&person.name)
        .bind(ms(now))
        .bind(ms(ends_at))
        .execute(&mut *transaction)
        .await?;
        let site = post.site.as_deref().unwrap_or("*");
        let why = format!("{} {site}", post.role.as_str());
        let entry = Entry {
            staff: &person.name,
            act: Act::SignedInByProvider,
            request_id: None,
            why: Some(&why),
        };
        journal::append(&mut transaction, entry, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Ends every session of somebody to whom the provider no longer gives a role here.
    pub async fn end_sessions_of(&self, name: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        team::end_sessions(&mut transaction, name, None, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Lets somebody of the provider's in again whom the operator had taken away. `false` if nobody of this name was.
    pub async fn readmit(&self, name: &str, now: Timestamp) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let readmitted = sqlx::query(
            "UPDATE staff SET removed_at = NULL
             WHERE name = $1 AND removed_at IS NOT NULL AND subject_hash IS NOT NULL",
        )
        .bind(name)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if readmitted == 0 {
            return Ok(false);
        }
        staff::by_the_operator(&mut transaction, Act::StaffAdded, name, now).await?;
        transaction.commit().await?;
        Ok(true)
    }
}
