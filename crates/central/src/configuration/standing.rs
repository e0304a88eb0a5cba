//! Has the notices signed that somebody wants said for a while: by whatever process has the key, and nothing else with them. So
//! whoever can write a wish down, and cannot sign, changes no host, no sender and no key.

use jiff::{SignedDuration, Timestamp};
use protocol::configuration::{Configuration, TimedNotice, judge};

use super::{PublishError, key_files, read, signing_key, trusted};
use crate::{
    directory::Directory,
    staff::CENTRAL,
    store::{Store, StoreError},
};

/// A wish that nobody signed for so long waits for somebody with the key.
pub const UNSIGNED: SignedDuration = SignedDuration::from_mins(2);

/// How many notices have waited for longer than [`UNSIGNED`] to be signed.
///
/// # Errors
/// The database's.
pub async fn unsigned(store: &Store, now: Timestamp) -> Result<usize, StoreError> {
    let kept = store.kiosk_notices(None, now).await?;
    let last = store.signed_configuration().await?;
    let said = last.and_then(|last| read(&last).ok());
    let said = said.map_or_else(Vec::new, |said| said.timed_notices);
    let waits = kept
        .iter()
        .filter(|kept| now.duration_since(kept.made_at) > UNSIGNED && !said.contains(&kept.notice));
    Ok(waits.count())
}

/// What is to be said, as it is published: what stands or waits.
pub(super) async fn wanted(store: &Store, now: Timestamp) -> Result<Vec<TimedNotice>, StoreError> {
    let kept = store.kiosk_notices(None, now).await?;
    Ok(kept.into_iter().map(|kept| kept.notice).collect())
}

/// Publishes the next version where notices are wanted that the last one does not say, or are not any more that it does; one
/// that is over is no reason, since kiosks know its end. Everything else stays, byte for byte of meaning, and so does the
/// key: a newer one is the operator's to bring into use. Gives back the version, if there was something to say.
///
/// # Errors
/// Nothing was published; [`PublishError::NoKey`] and [`PublishError::AnotherKey`] where another process has to do it.
pub async fn publish_notices(
    directory: &Directory,
    store: &Store,
    now: Timestamp,
) -> Result<Option<u64>, PublishError> {
    // Before the document: whoever publishes in between takes this version's place, and nothing of theirs is undone.
    let version = store.configuration_version().await? + 1;
    let wanted = wanted(store, now).await?;
    let Some(last) = store.signed_configuration().await? else {
        // An installation of an earlier version, in which `init` has not run since.
        return match wanted.is_empty() {
            true => Ok(None),
            false => Err(PublishError::NoKey(directory.keys())),
        };
    };
    let before = read(&last)?;
    if says(&before, &wanted, now) {
        return Ok(None);
    }
    let keys = key_files(directory)?;
    if keys.is_empty() {
        return Err(PublishError::NoKey(directory.keys()));
    }
    let mut signing = None;
    for path in &keys {
        let key = signing_key(path)?;
        if key.public() == last.key {
            signing = Some(key);
        }
    }
    let signing = signing.ok_or(PublishError::AnotherKey)?;
    let installation = store
        .installation()
        .await?
        .ok_or(PublishError::NotInitialised)?;
    let next = Configuration {
        version,
        timed_notices: wanted,
        ..before.clone()
    };
    let signed = signing.sign(next.to_document(), last.hand_overs.clone());
    // Hosts that are published already are not judged anew: nothing here changes them.
    let suffixes = trusted(&installation, &hosts_of(&before));
    judge(Some(&before), &signed, last.key, &suffixes)?;
    match store
        .publish_notices(version, &signed, CENTRAL, now)
        .await?
    {
        true => {
            tracing::info!(event = "configuration-published", version, key = %signed.key);
            Ok(Some(version))
        }
        false => Err(PublishError::Overtaken),
    }
}

/// Whether a document says what is wanted now.
fn says(document: &Configuration, wanted: &[TimedNotice], now: Timestamp) -> bool {
    let mut said: Vec<_> = document
        .timed_notices
        .iter()
        .filter(|notice| now < notice.until)
        .collect();
    let mut wanted: Vec<_> = wanted.iter().collect();
    said.sort_by_key(|notice| notice.number);
    wanted.sort_by_key(|notice| notice.number);
    said == wanted
}

fn hosts_of(document: &Configuration) -> Vec<String> {
    let without_port = |host: &String| host.split(':').next().unwrap_or_default().to_owned();
    document
        .senders
        .iter()
        .chain(&document.complaints.site)
        .chain(&document.tracking_host)
        .map(without_port)
        .collect()
}

#[cfg(test)]
mod tests {
    use protocol::configuration::Notice;

    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    fn notice(number: i64, until: i64) -> TimedNotice {
        TimedNotice {
            number,
            site: None,
            from: at(0),
            until: at(until),
            texts: vec![Notice {
                language: "pt".to_owned(),
                text: "Hoje fechamos às 16:00.".to_owned(),
            }],
        }
    }

    #[test]
    fn a_document_says_what_is_wanted_until_something_comes_or_is_withdrawn() {
        let document = Configuration {
            timed_notices: vec![notice(2, 20), notice(1, 10)],
            ..Configuration::default()
        };
        for (wanted, minute, says_it) in [
            (vec![notice(1, 10), notice(2, 20)], 5, true),
            (vec![notice(2, 20)], 5, false),
            (vec![notice(2, 20)], 10, true),
            (vec![], 20, true),
            (vec![notice(1, 10), notice(2, 20), notice(3, 20)], 5, false),
            (vec![notice(2, 21)], 15, false),
        ] {
            assert_eq!(says(&document, &wanted, at(minute)), says_it, "{wanted:?}");
        }
    }

    #[test]
    fn what_is_published_keeps_its_hosts() {
        let document = Configuration {
            senders: vec!["aima.example".to_owned()],
            tracking_host: Some("localhost:8443".to_owned()),
            ..Configuration::default()
        };
        assert_eq!(
            hosts_of(&document),
            ["aima.example", "livroamarelo.gov.pt", "localhost"]
        );
    }
}
