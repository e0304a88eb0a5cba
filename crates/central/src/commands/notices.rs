//! What kiosks say for a while, for the operator: the same rule and the same list as at the desk.

use jiff::{Timestamp, tz::TimeZone};
use serde::Serialize;

use super::CommandError;
use crate::{
    app::{self, StartError},
    configuration::{PublishError, publish_notices},
    directory::Directory,
    notices::{Draft, Field, Wrong},
    staff::OPERATOR,
    store::{Made, Store, Withdrawn},
};

/// Why a notice was not made or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    /// Something of it is not right.
    #[error("{0}")]
    Wrong(String),
    /// A kiosk has no room for a third.
    #[error("two notices stand at that time already: withdraw one, or choose other times")]
    Crowded,
    /// A document has an end.
    #[error("all that stands and waits is as much as kiosks are told: withdraw one")]
    Full,
    /// There is none.
    #[error("there is no notice {0}")]
    Unknown(i64),
    /// It has ended.
    #[error("notice {0} has ended or been withdrawn already")]
    Before(i64),
}

/// A notice, as the operator is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// Its number.
    pub number: i64,
    /// The site; none for every one.
    pub site: Option<String>,
    /// From when on it stands.
    pub from: Timestamp,
    /// From when on it stands no more.
    pub until: Timestamp,
    /// What it says in Portuguese.
    pub text: String,
    /// The languages that it has.
    pub languages: Vec<String>,
    /// Who made it.
    pub made_by: String,
    /// Whether it is in what kiosks are told.
    pub signed: bool,
}

/// What became of a command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Done {
    /// The number of the notice.
    pub number: i64,
    /// The version that says it, or says it no more; none where the key is elsewhere, and a process that has it signs.
    pub version: Option<u64>,
}

/// Makes a notice, and signs what kiosks are told where the key is here.
pub async fn make(
    directory: &Directory,
    draft: Draft,
    now: Timestamp,
) -> Result<Done, CommandError> {
    let store = app::open_store(directory).await?;
    let made = made(&store, draft, now).await;
    let done = match made {
        Ok(number) => signed(directory, &store, number, now).await,
        Err(error) => Err(error),
    };
    store.close().await;
    done
}

/// Withdraws a notice, in the same way.
pub async fn withdraw(
    directory: &Directory,
    number: i64,
    now: Timestamp,
) -> Result<Done, CommandError> {
    let store = app::open_store(directory).await?;
    let withdrawn = store
        .withdraw_kiosk_notice(number, None, OPERATOR, now)
        .await
        .map_err(StartError::from);
    let done = match withdrawn {
        Ok(Withdrawn::Done) => signed(directory, &store, number, now).await,
        Ok(Withdrawn::Before) => Err(NoticeError::Before(number).into()),
        Ok(Withdrawn::NotThere) => Err(NoticeError::Unknown(number).into()),
        Err(error) => Err(error.into()),
    };
    store.close().await;
    done
}

/// What stands or waits, the next first.
pub async fn list(directory: &Directory, now: Timestamp) -> Result<Vec<Listed>, CommandError> {
    let store = app::open_store(directory).await?;
    let listed = listed(&store, now).await;
    store.close().await;
    listed
}

async fn made(store: &Store, draft: Draft, now: Timestamp) -> Result<i64, CommandError> {
    let zone = match &draft.site {
        None => "Europe/Lisbon".to_owned(),
        Some(site) => {
            let zone = store.zone_of_site(site).await.map_err(StartError::from)?;
            match zone {
                Some(zone) => zone,
                None => {
                    let sites = store.sites().await.map_err(StartError::from)?;
                    return Err(CommandError::Site(site.clone(), sites.join(", ")));
                }
            }
        }
    };
    let zone = TimeZone::get(&zone).map_err(|_| CommandError::Zone(zone))?;
    let new = draft.judged(&zone, now).map_err(|wrong| {
        let said: Vec<_> = wrong.iter().map(said).collect();
        NoticeError::Wrong(said.join("; "))
    })?;
    let made = store
        .make_kiosk_notice(new, None, OPERATOR, now)
        .await
        .map_err(StartError::from)?;
    match made {
        Made::Done(number) => Ok(number),
        Made::Full => Err(NoticeError::Full.into()),
        // Who is shown no list overtakes nobody.
        Made::Crowded | Made::Overtaken => Err(NoticeError::Crowded.into()),
    }
}

fn said((field, wrong): &(Field, Wrong)) -> String {
    match field {
        Field::From => format!("--from: {wrong}"),
        Field::Until => format!("--until: {wrong}"),
        Field::Text(language) => format!("--text {}: {wrong}", language.code()),
    }
}

async fn signed(
    directory: &Directory,
    store: &Store,
    number: i64,
    now: Timestamp,
) -> Result<Done, CommandError> {
    match publish_notices(directory, store, now).await {
        Ok(version) => Ok(Done { number, version }),
        Err(PublishError::NoKey(_) | PublishError::AnotherKey | PublishError::Overtaken) => {
            Ok(Done {
                number,
                version: None,
            })
        }
        Err(error) => Err(error.into()),
    }
}

async fn listed(store: &Store, now: Timestamp) -> Result<Vec<Listed>, CommandError> {
    let kept = store
        .kiosk_notices(None, now)
        .await
        .map_err(StartError::from)?;
    let last = store
        .signed_configuration()
        .await
        .map_err(StartError::from)?;
    let published = match &last {
        Some(signed) => {
            crate::configuration::read(signed)
                .map_err(PublishError::from)?
                .timed_notices
        }
        None => vec![],
    };
    Ok(kept
        .into_iter()
        .map(|kept| Listed {
            signed: published.contains(&kept.notice),
            number: kept.notice.number,
            from: kept.notice.from,
            until: kept.notice.until,
            text: kept
                .notice
                .texts
                .iter()
                .find(|text| text.language == protocol::Language::Pt.code())
                .map_or_else(String::new, |text| text.text.clone()),
            languages: kept
                .notice
                .texts
                .iter()
                .map(|text| text.language.clone())
                .collect(),
            site: kept.notice.site,
            made_by: kept.made_by,
        })
        .collect())
}
