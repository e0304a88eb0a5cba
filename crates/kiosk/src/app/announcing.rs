//! What central wants said to whoever stands in front of the kiosk: sentences that stand until central says otherwise, and
//! those with a beginning and an end. These come and go by the best that the kiosk knows of the time, whether central can
//! be reached or not.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use protocol::{
    Language,
    configuration::{Configuration, Notice},
};

use super::Kiosk;
use crate::app::page::{AnnouncedText, Announcement};

/// How often it is looked whether one begins or ends.
const LOOK: Duration = Duration::from_secs(5);

/// What is to be said at a kiosk that was enrolled for `site`, those with an end first, each in the languages of this
/// version.
pub(super) fn announcements(told: &Configuration, site: &str, now: Timestamp) -> Vec<Announcement> {
    let standing = told.standing_notices(site, now);
    let timed = standing
        .into_iter()
        .map(|notice| notice.texts.iter().filter_map(known).collect::<Vec<_>>());
    let mut others: Vec<Vec<AnnouncedText>> = Vec::new();
    for text in told.notices.iter().filter_map(known) {
        // The second of a language belongs to the second of every other.
        let of_its_language =
            |texts: &&mut Vec<AnnouncedText>| texts.iter().all(|it| it.language != text.language);
        match others.iter_mut().find(of_its_language) {
            Some(texts) => texts.push(text),
            None => others.push(vec![text]),
        }
    }
    timed
        .chain(others)
        .map(|texts| Announcement { texts })
        .collect()
}

fn known(notice: &Notice) -> Option<AnnouncedText> {
    Some(AnnouncedText {
        language: Language::from_code(&notice.language)?.code().to_owned(),
        text: notice.text.clone(),
    })
}

/// Tells the page when one begins or ends.
pub(super) async fn watch(kiosk: Arc<Kiosk>) {
    let mut shown = kiosk.standing();
    loop {
        kiosk.liveness.beat("announcements", LOOK);
        tokio::time::sleep(LOOK).await;
        let standing = kiosk.standing();
        if standing != shown {
            shown = standing;
            kiosk.tell();
        }
    }
}

impl Kiosk {
    /// The numbers of the notices that stand now.
    fn standing(&self) -> Vec<i64> {
        let Some(open) = self.open() else {
            return vec![];
        };
        let in_force = open.identity.in_force();
        let site = open.identity.enrolled_site();
        let standing = in_force
            .configuration
            .standing_notices(site, self.clock.now());
        standing.into_iter().map(|notice| notice.number).collect()
    }
}

#[cfg(test)]
mod tests {
    use protocol::configuration::TimedNotice;

    use super::*;

    fn notice(language: &str, text: &str) -> Notice {
        Notice {
            language: language.to_owned(),
            text: text.to_owned(),
        }
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).expect("an instant")
    }

    fn told(said: &Configuration, minute: i64) -> Vec<Vec<(String, String)>> {
        announcements(said, "Loja de Lisboa", at(minute))
            .into_iter()
            .map(|it| {
                it.texts
                    .into_iter()
                    .map(|it| (it.language, it.text))
                    .collect()
            })
            .collect()
    }

    fn pairs(texts: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(language, text): &(&str, &str)| ((*language).to_owned(), (*text).to_owned());
        texts.iter().map(own).collect()
    }

    #[test]
    fn sentences_without_an_end_are_put_together_by_their_order() {
        let said = Configuration {
            notices: vec![
                notice("pt", "Um."),
                notice("en", "One."),
                notice("pt", "Dois."),
                notice("xx", "Ahoy."),
                notice("en", "Two."),
                notice("ar", "واحد."),
            ],
            ..Configuration::default()
        };
        let first = pairs(&[("pt", "Um."), ("en", "One."), ("ar", "واحد.")]);
        let second = pairs(&[("pt", "Dois."), ("en", "Two.")]);
        assert_eq!(told(&said, 0), [first, second]);
    }

    #[test]
    fn one_with_an_end_comes_first_and_goes_by_the_clock_alone() {
        let said = Configuration {
            notices: vec![notice("pt", "Sempre.")],
            timed_notices: vec![TimedNotice {
                number: 1,
                site: Some("Loja de Lisboa".to_owned()),
                from: at(10),
                until: at(20),
                texts: vec![
                    notice("pt", "Hoje fechamos às 16:00."),
                    notice("xx", "Ahoy."),
                ],
            }],
            ..Configuration::default()
        };
        let always = pairs(&[("pt", "Sempre.")]);
        let today = pairs(&[("pt", "Hoje fechamos às 16:00.")]);
        let alone = std::slice::from_ref(&always);
        assert_eq!(told(&said, 9), alone);
        assert_eq!(told(&said, 10), [today, always.clone()]);
        assert_eq!(told(&said, 20), alone);
    }
}
