//! The people of the desk, for the operator: who there is, a one-time password for somebody who has none any more, a lock-out
//! that ends. What a supervisor does for clerks, for everybody else too.

use jiff::Timestamp;
use serde::Serialize;
use zeroize::Zeroizing;

use super::CommandError;
use crate::{
    app::{self, StartError},
    desk::LIMITS_OF_NAMES,
    directory::Directory,
    settings::Settings,
    staff::{self, OPERATOR, StaffName, one_time_password},
};

/// Somebody of the desk, as the operator is told of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// What colleagues read in its place, of whoever came by the identity provider.
    pub shown_name: Option<String>,
    /// Came by the identity provider: has no password here.
    pub by_provider: bool,
    /// As what.
    pub role: &'static str,
    /// Where; none for every site.
    pub site: Option<String>,
    /// Has a one-time password, good until then.
    pub one_time_until: Option<Timestamp>,
    /// Wrong tries under the name that still count.
    pub wrong_tries: usize,
    /// Until when somebody has to wait who tries this name where it was tried wrongly.
    pub locked_until: Option<Timestamp>,
}

/// Everybody of the desk, by name.
pub async fn list_staff(
    directory: &Directory,
    now: Timestamp,
) -> Result<Vec<Listed>, CommandError> {
    let store = app::open_store(directory).await?;
    let team = store.team(None, &LIMITS_OF_NAMES, now).await;
    store.close().await;
    let listed = team
        .map_err(StartError::from)?
        .into_iter()
        .map(|member| Listed {
            name: member.name,
            shown_name: member.shown_name,
            by_provider: member.by_provider,
            role: member.post.role.as_str(),
            site: member.post.site,
            one_time_until: member.one_time_until,
            wrong_tries: member.wrong_tries,
            locked_until: member.locked_until,
        });
    Ok(listed.collect())
}

/// Gives somebody a password that is good for a day and for choosing another. Sessions end, and so do lock-outs.
pub async fn reset_staff(
    directory: &Directory,
    name: &str,
    now: Timestamp,
) -> Result<Zeroizing<String>, CommandError> {
    let name = StaffName::parse(name)?;
    let password = one_time_password();
    let hash = staff::hash_password(&password)?;
    let term = Settings::read(directory)?.policy.one_time_password();
    let store = app::open_store(directory).await?;
    let until = now + term;
    let reset = store.reset_password(name.as_str(), &hash, until, OPERATOR, now);
    let reset = reset.await;
    store.close().await;
    match reset.map_err(StartError::from)? {
        true => Ok(password),
        false => Err(CommandError::StaffUnknown(name.as_str().to_owned())),
    }
}

/// Lets somebody in again who comes by the identity provider and whom `remove-staff` had taken away.
pub async fn readmit_staff(
    directory: &Directory,
    name: &str,
    now: Timestamp,
) -> Result<(), CommandError> {
    let name = StaffName::parse(name)?;
    let store = app::open_store(directory).await?;
    let readmitted = store.readmit(name.as_str(), now).await;
    store.close().await;
    match readmitted.map_err(StartError::from)? {
        true => Ok(()),
        false => Err(CommandError::StaffUnknown(name.as_str().to_owned())),
    }
}

/// Lets somebody try again at once, whose name was tried wrongly too often.
pub async fn unlock_staff(
    directory: &Directory,
    name: &str,
    now: Timestamp,
) -> Result<(), CommandError> {
    let name = StaffName::parse(name)?;
    let store = app::open_store(directory).await?;
    let ended = async {
        let known = store.post_of(name.as_str()).await?.is_some();
        if known {
            store.end_lock_out(name.as_str(), OPERATOR, now).await?;
        }
        Ok::<_, StartError>(known)
    }
    .await;
    store.close().await;
    match ended? {
        true => Ok(()),
        false => Err(CommandError::StaffUnknown(name.as_str().to_owned())),
    }
}
