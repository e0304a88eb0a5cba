//! What central signs is what the kiosk goes by: over an outage, a restart, and a central that somebody else
//! speaks for.

use central::{configuration::Changes, store::Store};
use kiosk::machine::fault::Fault;
use protocol::configuration::{Notice, Site};

use crate::support::{Place, Running};

/// The tracking page's new host.
const HOST: &str = "seguir.aima.gov.pt";

fn changes(place_of: Option<Site>) -> Changes {
    Changes {
        senders: Some(vec!["aima.gov.pt".to_owned(), "new.gov.pt".to_owned()]),
        complaints_site: Some(None),
        notices: Some(vec![Notice {
            language: "pt".to_owned(),
            text: "Hoje fechamos às 16 horas.".to_owned(),
        }]),
        sites: place_of.into_iter().collect(),
        tracking_host: Some(Some(HOST.to_owned())),
        ..Changes::default()
    }
}

async fn until_sender(kiosk: &Running, sender: &str) {
    let mut changes = kiosk.kiosk.changes();
    let wait = async {
        while !kiosk.kiosk.state().senders.iter().any(|it| it == sender) {
            changes.changed().await.expect("the kiosk runs");
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(40), wait)
        .await
        .expect("the kiosk is told in time");
}

#[tokio::test]
async fn a_change_at_central_is_seen_at_the_kiosk_and_outlives_an_outage_and_a_restart() {
    let mut place = Place::new().await;
    let kiosk = Running::start(place.config()).await;
    let (visit, before) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
    assert_eq!(kiosk.kiosk.state().senders, ["aima.gov.pt"]);
    assert!(!before.tracking_url.to_lowercase().contains(HOST));
    kiosk.end();
    let code = before.tracking_code.parse::<protocol::TrackingCode>();
    let site = Site {
        kiosk: code.expect("a code").kiosk(),
        name: "Loja dos Açores".to_owned(),
        zone: "Atlantic/Azores".to_owned(),
    };
    place.publish(changes(Some(site))).await;
    let kiosk = Running::start(place.config()).await;
    until_sender(&kiosk, "new.gov.pt").await;
    kiosk.end();
    place.stop_central().await;
    let kiosk = Running::start(place.config()).await;
    until_sender(&kiosk, "new.gov.pt").await;
    let state = kiosk.kiosk.state();
    assert_eq!(state.complaints.site, None);
    assert_eq!(
        state.announcements[0].texts[0].text,
        "Hoje fechamos às 16 horas."
    );
    // An hour behind Lisbon in winter as in summer: two readings of one clock.
    let (_, facts) = kiosk.saved().await;
    let saved: jiff::Timestamp = facts.saved_at.parse().expect("an instant");
    let azores = jiff::tz::TimeZone::get("Atlantic/Azores").expect("it is in the database");
    let there = saved.display_with_offset(azores.to_offset(saved));
    assert_eq!(facts.saved_at, there.to_string(), "the site's own zone");
    assert_eq!(facts.tracking_domain, HOST);
    let page = format!("https://{HOST}/t/{}", facts.tracking_code);
    assert!(facts.tracking_url.eq_ignore_ascii_case(&page));
}

#[tokio::test]
async fn what_another_key_signed_is_refused_shown_to_staff_and_changes_nothing() {
    let place = Place::new().await;
    place.publish(changes(None)).await;
    let kiosk = Running::start(place.config()).await;
    until_sender(&kiosk, "new.gov.pt").await;
    kiosk.end();
    let directory = place.directory();
    // Somebody has the database of the process that listens to the Internet, and not the signing key.
    let store = Store::open(&directory.database()).await.expect("there");
    let key = protocol::configuration::SigningKey::from_seed(&[9; 32].into());
    let forged = protocol::configuration::Configuration {
        version: store.configuration_version().await.expect("there") + 1,
        senders: vec!["forged.gov.pt".to_owned()],
        ..Default::default()
    };
    let signed = key.sign(forged.to_document(), vec![]);
    let act = central::journal::Act::ConfigurationPublished;
    let now = jiff::Timestamp::now();
    let written = store
        .publish(&forged, &signed, act, central::staff::OPERATOR, now)
        .await;
    assert!(written.expect("writable"));
    store.close().await;
    let kiosk = Running::start(place.config()).await;
    kiosk.until_fault(Fault::ConfigurationRefused).await;
    until_sender(&kiosk, "new.gov.pt").await;
    let (visit, _) = kiosk.saved().await;
    kiosk.until_delivered(&visit).await;
}
