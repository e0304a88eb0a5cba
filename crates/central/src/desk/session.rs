//! Who is signed in: the token in the cookie, 256 random bits of which the database keeps a hash.

use std::sync::Arc;

use axum::{extract::FromRequestParts, http::request::Parts};
use jiff::Timestamp;

use super::{cookies, form::FormToken, trouble::Trouble};
use crate::{
    api::token_hash,
    app::App,
    permissions::{Permission, Post, may},
    policy::Policy,
    random,
    store::Session,
};

/// Whether a session has run out.
pub(super) fn is_over(policy: &Policy, session: &Session, now: Timestamp) -> bool {
    now.duration_since(session.last_used_at) >= policy.session_idle()
        || now.duration_since(session.begun_at) >= policy.longest_session()
        || session.ends_at.is_some_and(|at| now >= at)
}

/// A fresh secret for a cookie.
pub(super) fn new_secret() -> String {
    hex::encode(random::bytes::<32>())
}

/// Whether a cookie's value can be one of ours at all.
pub(super) fn is_secret(value: &str) -> bool {
    value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Somebody who is signed in and may do what the route needs. A handler that asks for it is reached by nobody else.
#[derive(Clone)]
pub(super) struct SignedIn {
    /// Who, as the audit log says it.
    pub staff: String,
    /// Who, as pages say it.
    pub shown: String,
    /// Came by the identity provider.
    pub by_provider: bool,
    /// Where, and as what.
    pub post: Post,
    /// Since when.
    pub since: Timestamp,
    /// Signed in by a one-time password.
    pub one_time: bool,
    secret: String,
}

impl SignedIn {
    /// Whether they may do this as well.
    pub(super) fn may(&self, permission: Permission) -> bool {
        !self.one_time && may(self.post.role, permission)
    }

    /// Whose requests, calls and alarms they see; `None`: every site's.
    pub(super) fn site(&self) -> Option<&str> {
        self.post.site.as_deref()
    }

    /// What forms of this session carry.
    pub(super) fn form_token(&self) -> FormToken {
        FormToken::of(&self.secret)
    }

    /// The token itself.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }
}

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<SignedIn, Trouble> {
        let Watching(signed_in) = Watching::from_request_parts(parts, app).await?;
        app.store
            .use_session(token_hash(&signed_in.secret), app.clock.now())
            .await?;
        Ok(signed_in)
    }
}

/// A page that looks again by itself. Nobody touches the PC for that, so it keeps no session alive.
pub(super) struct Watching(pub SignedIn);

impl FromRequestParts<Arc<App>> for Watching {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Watching, Trouble> {
        let secret = cookies::value(&parts.headers, cookies::SESSION)
            .filter(|value| is_secret(value))
            .ok_or(Trouble::SignedOut)?;
        let hash = token_hash(secret);
        let session = app.store.session(hash).await?.ok_or(Trouble::SignedOut)?;
        let now = app.clock.now();
        if is_over(&app.policy, &session, now) {
            app.store.end_session(hash, now).await?;
            return Err(Trouble::Expired);
        }
        // A route that names nothing is for nobody.
        let needed = parts.extensions.get::<Permission>();
        let permission = *needed.ok_or(Trouble::Internal)?;
        let choosing = [Permission::Stay, Permission::ChangeOwnPassword].contains(&permission);
        if session.one_time && !choosing {
            return Err(Trouble::PasswordFirst);
        }
        let without_password = session.by_provider && permission == Permission::ChangeOwnPassword;
        if without_password || !may(session.post.role, permission) {
            tracing::warn!(event = "desk-not-allowed", permission = ?permission);
            return Err(Trouble::NotAllowed);
        }
        Ok(Watching(SignedIn {
            shown: session.shown_name.unwrap_or_else(|| session.staff.clone()),
            by_provider: session.by_provider,
            staff: session.staff,
            post: session.post,
            since: session.begun_at,
            one_time: session.one_time,
            secret: secret.to_owned(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn a_session_ends_when_it_is_left_alone_and_at_the_end_of_the_day() {
        let begun_at: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        for (used_minutes, ends_minutes, now_minutes, over) in [
            (0, None, 0, false),
            (0, None, 29, false),
            (0, None, 30, true),
            (590, None, 599, false),
            (599, None, 600, true),
            (0, None, -5, false),
            (110, Some(120), 119, false),
            (119, Some(120), 120, true),
            (599, Some(900), 600, true),
        ] {
            let session = Session {
                staff: "ana".to_owned(),
                shown_name: None,
                by_provider: false,
                post: crate::proof::desk::Role::Clerk.into(),
                one_time: false,
                begun_at,
                last_used_at: begun_at + SignedDuration::from_mins(used_minutes),
                ends_at: ends_minutes.map(|it| begun_at + SignedDuration::from_mins(it)),
            };
            let now = begun_at + SignedDuration::from_mins(now_minutes);
            assert_eq!(
                is_over(&Policy::default(), &session, now),
                over,
                "used at {used_minutes}, now {now_minutes}"
            );
        }
    }

    #[test]
    fn only_what_looks_like_a_secret_is_looked_up() {
        assert!(is_secret(&new_secret()));
        for value in ["", "00", &"g".repeat(64), &"0".repeat(65)] {
            assert!(!is_secret(value), "{value}");
        }
    }
}
