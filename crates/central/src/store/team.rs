//! The people of a desk as a supervisor sees them: who is locked out, one-time passwords, and the browsers in which somebody
//! has signed in before.

use jiff::{SignedDuration, Timestamp};
use sqlx::Transaction;

use super::{
    Guess, Store, StoreError,
    engine::{Db, Flag},
    instant,
    journal::{self, Entry},
    misses::misses_of,
    ms, unreadable_value,
};
use crate::{
    journal::Act,
    lockout::{Schedule, locked_until},
    permissions::{Post, TIED_FOR, ties},
    proof::desk::Role,
    vault::KeyedHash,
};

/// A browser that nobody used for so long is a stranger's again.
const KNOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 90);

/// Somebody of the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The name.
    pub name: String,
    /// What colleagues read in its place, of whoever came by the identity provider.
    pub shown_name: Option<String>,
    /// Came by the identity provider: has no password here.
    pub by_provider: bool,
    /// Where, and as what.
    pub post: Post,
    /// Has a one-time password, good until then.
    pub one_time_until: Option<Timestamp>,
    /// Wrong tries under the name that still count.
    pub wrong_tries: usize,
    /// Until when somebody has to wait who tries this name where it was tried wrongly.
    pub locked_until: Option<Timestamp>,
}

/// The name of a limit, and how patient it is.
pub type Limit = (&'static str, &'static Schedule);

impl Store {
    /// Whether somebody has signed in under this name in the browser with this token before.
    pub async fn is_known_browser(
        &self,
        token_hash: [u8; 32],
        name: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let known: Option<i64> = sqlx::query_scalar(
            "SELECT 1 FROM known_browsers WHERE token_hash = $1 AND staff = $2 AND last_used_at > $3",
        )
        .bind(token_hash.as_slice())
        .bind(name)
        .bind(ms(now - KNOWN_FOR))
        .fetch_optional(&self.readers)
        .await?;
        Ok(known.is_some())
    }

    /// Whether this central gave a browser this token.
    pub async fn is_browsers_token(&self, token_hash: [u8; 32]) -> Result<bool, StoreError> {
        let known: Option<i64> =
            sqlx::query_scalar("SELECT 1 FROM known_browsers WHERE token_hash = $1 LIMIT 1")
                .bind(token_hash.as_slice())
                .fetch_optional(&self.readers)
                .await?;
        Ok(known.is_some())
    }

    /// The people of a site, or all, by name, with what counts of these limits.
    pub async fn team(
        &self,
        site: Option<&str>,
        limits: &[Limit],
        now: Timestamp,
    ) -> Result<Vec<Member>, StoreError> {
        type Row = (
            String,
            Option<String>,
            Flag,
            String,
            Option<String>,
            Option<i64>,
        );
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT name, shown_name, subject_hash IS NOT NULL, role, site, one_time_until FROM staff
             WHERE removed_at IS NULL AND ($1 IS NULL OR site = $1) ORDER BY name",
        )
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        let tries: Vec<(String, String, KeyedHash, i64)> = sqlx::query_as(
            "SELECT name, what, who_hash, at FROM staff CROSS JOIN misses
             WHERE misses.staff = staff.name AND removed_at IS NULL AND ($1 IS NULL OR site = $1)",
        )
        .bind(site)
        .fetch_all(&self.readers)
        .await?;
        rows.into_iter()
            .map(
                |(name, shown_name, by_provider, role, site, one_time_until)| {
                    let role = Role::from_name(&role).ok_or_else(|| unreadable_value("role"))?;
                    let (mut wrong_tries, mut locked) = (0, None);
                    for (what, schedule) in limits {
                        let mine = || tries.iter().filter(|it| it.0 == name && it.1 == *what);
                        let mut places: Vec<KeyedHash> = Vec::new();
                        for (_, _, place, _) in mine() {
                            if !places.contains(place) {
                                places.push(*place);
                            }
                        }
                        for place in places {
                            let at: Result<Vec<_>, _> = mine()
                                .filter(|it| it.2 == place)
                                .map(|it| instant(it.3))
                                .collect();
                            let at = at?;
                            let counts =
                                |at: &&Timestamp| now.duration_since(**at) < schedule.memory;
                            // Each try counts where it was made, and once more for the name anywhere.
                            wrong_tries = wrong_tries.max(at.iter().filter(counts).count());
                            locked = locked.max(locked_until(schedule, &at, now));
                        }
                    }
                    Ok(Member {
                        post: Post { role, site },
                        one_time_until: one_time_until.map(instant).transpose()?,
                        wrong_tries,
                        locked_until: locked,
                        shown_name,
                        by_provider: by_provider.0,
                        name,
                    })
                },
            )
            .collect()
    }

    /// Where somebody serves, and as what.
    pub async fn post_of(&self, name: &str) -> Result<Option<Post>, StoreError> {
        let row: Option<(String, Option<String>)> =
            sqlx::query_as("SELECT role, site FROM staff WHERE name = $1 AND removed_at IS NULL")
                .bind(name)
                .fetch_optional(&self.readers)
                .await?;
        row.map(|(role, site)| {
            let role = Role::from_name(&role).ok_or_else(|| unreadable_value("role"))?;
            Ok(Post { role, site })
        })
        .transpose()
    }

    /// Until when somebody is locked, without counting a try.
    pub async fn locked(
        &self,
        guess: &Guess,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let mut transaction = self.begin().await?;
        let misses = misses_of(&mut transaction, guess, now).await?;
        Ok(locked_until(guess.schedule, &misses, now))
    }

    /// Forgets every wrong try under somebody's name.
    pub async fn end_lock_out(
        &self,
        name: &str,
        by: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        forget(&mut transaction, name).await?;
        write(&mut transaction, by, Act::LockOutEnded, Some(name), now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Forgets every wrong try from a network.
    pub async fn end_lock_of_network(
        &self,
        guess: &Guess,
        by: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        let [one, two, three] = guess.who.forms();
        sqlx::query("DELETE FROM misses WHERE what = $1 AND who_hash IN ($2, $3, $4)")
            .bind(guess.what)
            .bind(one)
            .bind(two)
            .bind(three)
            .execute(&mut *transaction)
            .await?;
        write(&mut transaction, by, Act::LockOutEnded, None, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Gives somebody a password that is good until then and for nothing but choosing another. Sessions end, browsers are
    /// strangers' again, wrong tries are forgotten. `false` if nobody with a password has this name.
    pub async fn reset_password(
        &self,
        name: &str,
        password_hash: &str,
        until: Timestamp,
        by: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let reset = sqlx::query(
            "UPDATE staff SET password = $2, one_time_until = $3
             WHERE name = $1 AND removed_at IS NULL AND subject_hash IS NULL",
        )
        .bind(name)
        .bind(password_hash)
        .bind(ms(until))
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if reset == 0 {
            return Ok(false);
        }
        end_sessions(&mut transaction, name, None, now).await?;
        sqlx::query("DELETE FROM known_browsers WHERE staff = $1")
            .bind(name)
            .execute(&mut *transaction)
            .await?;
        forget(&mut transaction, name).await?;
        write(&mut transaction, by, Act::PasswordReset, Some(name), now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Puts somebody's own password in place of the one that was just judged; every other session ends. `false` if it is
    /// another by now.
    pub async fn change_password(
        &self,
        name: &str,
        judged: &str,
        password_hash: &str,
        session: [u8; 32],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let mut transaction = self.begin().await?;
        let changed = sqlx::query(
            "UPDATE staff SET password = $3, one_time_until = NULL
             WHERE name = $1 AND password = $2 AND removed_at IS NULL AND subject_hash IS NULL",
        )
        .bind(name)
        .bind(judged)
        .bind(password_hash)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if changed == 0 {
            return Ok(false);
        }
        end_sessions(&mut transaction, name, Some(session), now).await?;
        write(&mut transaction, name, Act::PasswordChanged, None, now).await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Notes that somebody signed in in this browser.
pub(super) async fn know_browser(
    transaction: &mut Transaction<'_, Db>,
    token_hash: [u8; 32],
    staff: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM known_browsers WHERE staff = $1 AND last_used_at <= $2")
        .bind(staff)
        .bind(ms(now - KNOWN_FOR))
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "INSERT INTO known_browsers (token_hash, staff, last_used_at) VALUES ($1, $2, $3)
         ON CONFLICT (token_hash, staff) DO UPDATE SET last_used_at = excluded.last_used_at",
    )
    .bind(token_hash.as_slice())
    .bind(staff)
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Whether `first`, who acted at `acted_at`, and `second` may be one person: one of the two gave the other a password,
/// whoever else gave one since; or one came by a password and the other by the identity provider, since nobody here knows
/// who has both.
pub(super) async fn may_be_one_person(
    transaction: &mut Transaction<'_, Db>,
    first: &str,
    second: &str,
    acted_at: Timestamp,
) -> Result<bool, StoreError> {
    if first == second {
        return Ok(true);
    }
    let kinds: i64 = sqlx::query_scalar(
        "SELECT count(DISTINCT CASE WHEN subject_hash IS NULL THEN 0 ELSE 1 END) FROM staff WHERE name IN ($1, $2)",
    )
    .bind(first)
    .bind(second)
    .fetch_one(&mut **transaction)
    .await?;
    if kinds > 1 {
        return Ok(true);
    }
    let from = journal::first_since(transaction, acted_at - TIED_FOR).await?;
    let resets: Vec<i64> = sqlx::query_scalar(
        "SELECT at FROM journal
         WHERE number >= $1 AND act = $2 AND (staff = $3 AND why = $4 OR staff = $4 AND why = $3)",
    )
    .bind(from)
    .bind(Act::PasswordReset.as_str())
    .bind(first)
    .bind(second)
    .fetch_all(&mut **transaction)
    .await?;
    for at in resets {
        if ties(instant(at)?, acted_at) {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn forget(transaction: &mut Transaction<'_, Db>, name: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM misses WHERE staff = $1")
        .bind(name)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Ends somebody's sessions, but the one that is kept.
pub(super) async fn end_sessions(
    transaction: &mut Transaction<'_, Db>,
    name: &str,
    kept: Option<[u8; 32]>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE staff_sessions SET ended_at = $3
         WHERE staff = $1 AND ended_at IS NULL AND token_hash IS DISTINCT FROM $2",
    )
    .bind(name)
    .bind(kept.map(|kept| kept.to_vec()))
    .bind(ms(now))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

async fn write(
    transaction: &mut Transaction<'_, Db>,
    staff: &str,
    act: Act,
    why: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = Entry {
        staff,
        act,
        request_id: None,
        why,
    };
    journal::append(transaction, entry, now).await
}
