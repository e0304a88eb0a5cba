//! Notices from the desk: made by a supervisor, signed by whoever has the key, told to kiosks, withdrawn; and everything that
//! keeps one from being made.

use std::fs;

use central::{
    configuration::{self, PublishError},
    proof::desk::Role,
};
use jiff::ToSpan;
use protocol::{
    configuration::{Configuration, TimedNotice, USUAL_SUFFIX, judge},
    wire::{self, HeartbeatAnswer},
};
use reqwest::Method;
use serde_json::json;

use crate::{
    counter::{Counter, of_site},
    support::{Central, Kiosk, bytes, database},
};

const LISBON: &str = "Loja de Lisboa";
const PORTO: &str = "Loja do Porto";
const PAGE: &str = "/desk/notices";
const TONIGHT: &str = "2026-03-02T23:59";
const EARLY: &str = "Hoje fechamos às 16:00.";

/// What the process does that has the key.
async fn sign(central: &Central) -> Result<Option<u64>, PublishError> {
    let publisher = central.workers().await.publisher;
    let signed = publisher.pass().await;
    publisher.store.close().await;
    signed
}

/// What a kiosk goes by that has just asked.
async fn told(central: &Central, kiosk: &Kiosk) -> Configuration {
    let token = Some(kiosk.enrolled.token.as_str());
    let answer = central.ask(Method::GET, "/v1/configuration", token, "");
    let answer: wire::Configuration = answer.await.read();
    let key = kiosk.enrolled.configuration_key.unwrap();
    let suffixes = [USUAL_SUFFIX.to_owned()];
    judge(None, &answer.signed.unwrap(), key, &suffixes)
        .expect("a kiosk takes it")
        .configuration
}

async fn version(central: &Central, kiosk: &Kiosk) -> u64 {
    let beat = json!({"version": "0.1.0", "queue_depth": 0, "oldest_undelivered_s": null,
        "printer": "ready", "wall_ms": central.now().as_millisecond()});
    let token = Some(kiosk.enrolled.token.as_str());
    let answer = central.ask(Method::POST, "/v1/heartbeats", token, bytes(&beat));
    answer.await.read::<HeartbeatAnswer>().configuration_version
}

/// Sends the form of the page that was seen last, with what it had seen.
async fn send(counter: &mut Counter, fields: &[(&str, &str)]) -> (u16, String) {
    let seen = counter
        .page
        .split("name=\"seen\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or_default()
        .to_owned();
    let fields = [&[("seen", seen.as_str())], fields].concat();
    let answer = counter.send(PAGE, &fields).await;
    let status = answer.status.as_u16();
    let text = match status {
        303 => answer.header("location").to_owned(),
        _ => answer.text(),
    };
    (status, text)
}

async fn made(counter: &mut Counter, fields: &[(&str, &str)]) {
    counter.get(PAGE).await;
    let (status, text) = send(counter, fields).await;
    assert_eq!((status, text.as_str()), (303, "/desk/notices?notice=made"));
}

fn numbers(notices: &[TimedNotice]) -> Vec<i64> {
    notices.iter().map(|notice| notice.number).collect()
}

/// Lines of the audit log about notices and what is published, but for that of `init`.
async fn lines(central: &Central) -> Vec<String> {
    let rows = central.rows(
        "SELECT staff || ' ' || act || ' ' || coalesce(why, ''), number FROM journal
         WHERE act LIKE 'notice-%' OR act LIKE 'configuration-%' ORDER BY number",
    );
    rows.await
        .into_iter()
        .skip(1)
        .map(|(line, _)| line)
        .collect()
}

#[tokio::test]
async fn a_ready_sentence_is_told_in_every_language_to_the_kiosks_and_withdrawn_again() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let before = told(&central, &kiosk).await;

    let page = rita.get("/desk/notices?ready=closes-at&time=16:00").await;
    assert_eq!(page.status, 200);
    let filled = page.text();
    assert!(filled.contains(EARLY) && filled.contains("We close at 16:00 today."));
    // What the page filled in is sent as it stands, here in three of its languages.
    let (status, _) = send(
        &mut rita,
        &[
            ("until", TONIGHT),
            ("text-pt", EARLY),
            ("text-en", "We close at 16:00 today."),
            ("text-ar", "نغلق اليوم في الساعة 16:00."),
        ],
    )
    .await;
    assert_eq!(status, 303);
    assert_eq!(version(&central, &kiosk).await, before.version, "a wish");

    assert_eq!(sign(&central).await.unwrap(), Some(before.version + 1));
    assert_eq!(version(&central, &kiosk).await, before.version + 1);
    let after = told(&central, &kiosk).await;
    let [notice] = after.timed_notices.as_slice() else {
        panic!("{after:?}");
    };
    assert_eq!(notice.site.as_deref(), Some(LISBON));
    assert_eq!(notice.from, central.now());
    assert_eq!(notice.until, "2026-03-02T23:59:00Z".parse().unwrap());
    let languages: Vec<_> = notice.texts.iter().map(|it| it.language.as_str()).collect();
    assert_eq!(languages, ["pt", "en", "ar"]);
    let unchanged = Configuration {
        version: before.version,
        timed_notices: vec![],
        ..after.clone()
    };
    assert_eq!(unchanged, before, "nothing else is another");
    assert_eq!(sign(&central).await.unwrap(), None, "it is said");

    let page = rita.get(PAGE).await.text();
    assert!(page.contains("data-kiosk-notice=\"1\""), "{page}");
    let withdrawn = rita.send("/desk/notices/1/withdraw", &[]).await;
    assert_eq!(
        withdrawn.header("location"),
        "/desk/notices?notice=withdrawn"
    );
    assert_eq!(sign(&central).await.unwrap(), Some(before.version + 2));
    assert_eq!(told(&central, &kiosk).await.timed_notices, []);
    assert!(!rita.get(PAGE).await.text().contains("data-kiosk-notice"));
    rita.get(PAGE).await;
    let again = rita.send("/desk/notices/1/withdraw", &[]).await;
    assert_eq!(again.header("location"), "/desk/notices?notice=before");
    assert_eq!(
        lines(&central).await,
        [
            "rita notice-made notice-1",
            "central configuration-published version-3",
            "rita notice-withdrawn notice-1",
            "central configuration-published version-4",
        ]
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_nothing_is_made() {
    let central = Central::start().await;
    central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let long = "é".repeat(121);
    let pt = ("text-pt", EARLY);
    for (fields, field, words) in [
        (vec![("until", TONIGHT)], "text-pt", "in Portuguese"),
        (
            vec![("until", TONIGHT), ("text-pt", long.as_str())],
            "text-pt",
            "It has 121 characters, and 120 is the most",
        ),
        (
            vec![("until", TONIGHT), pt, ("text-ar", "www.example.org")],
            "text-ar",
            "without addresses",
        ),
        (
            vec![("until", TONIGHT), ("text-pt", "<a href=//x>já</a>")],
            "text-pt",
            "without addresses",
        ),
        (vec![pt], "until", "Say a day and a time"),
        (
            vec![("until", "2026-03-02T09:59"), pt],
            "until",
            "This time is over",
        ),
        (
            vec![
                ("from", "2026-03-02T18:00"),
                ("until", "2026-03-02T17:00"),
                pt,
            ],
            "until",
            "ends before it begins",
        ),
        (
            vec![("until", "2026-05-01T00:00"), pt],
            "until",
            "more than 31 days",
        ),
    ] {
        rita.get("/desk/notices?lang=en").await;
        let (status, page) = send(&mut rita, &fields).await;
        let page = page.replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(status, 422, "{fields:?}");
        let way = format!("<a href=\"#{field}\">");
        let problem = format!("id=\"{field}-problem\"");
        for part in [way.as_str(), problem.as_str(), words] {
            assert!(page.contains(part), "{part} for {fields:?}: {page}");
        }
    }
    let page = rita.get("/desk/notices?ready=closes-at&lang=en").await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("id=\"time-problem\""));
    assert!(lines(&central).await.is_empty());
    assert_eq!(sign(&central).await.unwrap(), None);
}

#[tokio::test]
async fn markup_is_shown_as_it_was_typed() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let typed = "<b>Fechado</b> & \"hoje\"";
    made(&mut rita, &[("until", TONIGHT), ("text-pt", typed)]).await;
    let page = rita.get(PAGE).await.text();
    assert!(page.contains("&lt;b&gt;Fechado&lt;/b&gt; &amp;"), "{page}");
    sign(&central).await.unwrap();
    assert_eq!(
        told(&central, &kiosk).await.timed_notices[0].texts[0].text,
        typed
    );
}

#[tokio::test]
async fn a_supervisor_speaks_at_her_own_site_and_one_of_every_site_says_where() {
    let central = Central::start().await;
    central.kiosk().await;
    central.kiosk_at(PORTO).await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let mut ines = of_site(&central, "ines", Role::Supervisor, None).await;
    let mut caio = of_site(&central, "caio", Role::Clerk, Some(LISBON)).await;
    let text = ("text-pt", EARLY);

    // Whatever is sent, hers is Lisbon's.
    made(&mut rita, &[("site", PORTO), ("until", TONIGHT), text]).await;
    ines.get("/desk/notices?lang=en").await;
    for nowhere in ["", "Loja de Faro"] {
        let (status, page) = send(&mut ines, &[("site", nowhere), ("until", TONIGHT), text]).await;
        assert_eq!(status, 422);
        assert!(page.contains("<a href=\"#site\">"), "{page}");
    }
    made(&mut ines, &[("site", PORTO), ("until", TONIGHT), text]).await;
    made(&mut ines, &[("site", "*"), ("until", TONIGHT), text]).await;
    let rows =
        central.rows("SELECT coalesce(site, '*'), number FROM kiosk_notices ORDER BY number");
    let sites: Vec<_> = rows.await.into_iter().map(|(site, _)| site).collect();
    assert_eq!(sites, [LISBON, PORTO, "*"]);

    let page = rita.get(PAGE).await.text();
    let shows = |number: i64| page.contains(&format!("data-kiosk-notice=\"{number}\""));
    assert_eq!([1, 2, 3].map(shows), [true, false, true]);
    let may = |number: i64| page.contains(&format!("/desk/notices/{number}/withdraw"));
    assert_eq!([1, 2, 3].map(may), [true, false, false]);
    for number in [2, 3, 99] {
        rita.get(PAGE).await;
        let path = format!("/desk/notices/{number}/withdraw");
        assert_eq!(rita.send(&path, &[]).await.status, 404, "{number}");
    }
    let page = caio.get(PAGE).await.text();
    assert!(page.contains("data-kiosk-notice=\"1\"") && !page.contains("name=\"seen\""));
    assert!(!page.contains("/withdraw"), "a clerk reads");
    ines.get(PAGE).await;
    for number in [1, 2, 3] {
        let path = format!("/desk/notices/{number}/withdraw");
        assert_eq!(ines.send(&path, &[]).await.status, 303, "{number}");
        ines.get(PAGE).await;
    }
}

#[tokio::test]
async fn of_two_supervisors_at_once_the_second_sees_what_the_first_made() {
    let central = Central::start().await;
    central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let mut rosa = of_site(&central, "rosa", Role::Supervisor, Some(LISBON)).await;
    let (early, wait) = (("text-pt", EARLY), ("text-pt", "Hoje a espera é longa."));
    rosa.get("/desk/notices?lang=en").await;
    made(&mut rita, &[("until", TONIGHT), early]).await;
    let (status, page) = send(&mut rosa, &[("until", TONIGHT), wait]).await;
    assert_eq!(status, 409);
    assert!(page.contains("Somebody has made another notice meanwhile"));
    assert!(page.contains("data-kiosk-notice=\"1\"") && page.contains("Hoje a espera é longa."));
    let (status, _) = send(&mut rosa, &[("until", TONIGHT), wait]).await;
    assert_eq!(status, 303, "now she has seen it");

    rosa.get("/desk/notices?lang=en").await;
    let (status, page) = send(&mut rosa, &[("until", TONIGHT), wait]).await;
    assert_eq!(status, 409);
    assert!(page.contains("two notices at that time already"), "{page}");
    let tomorrow = [
        ("from", "2026-03-02T23:59"),
        ("until", "2026-03-03T20:00"),
        wait,
    ];
    made(&mut rosa, &tomorrow).await;
    assert_eq!(lines(&central).await.len(), 3);
}

#[tokio::test]
async fn where_the_key_is_elsewhere_a_notice_waits_and_the_page_says_so() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let key = central.directory.keys().join("configuration-0001.key");
    let elsewhere = central.folder.path().join("elsewhere.key");
    fs::rename(&key, &elsewhere).unwrap();
    made(&mut rita, &[("until", TONIGHT), ("text-pt", EARLY)]).await;
    assert!(matches!(sign(&central).await, Err(PublishError::NoKey(_))));
    let page = rita.get("/desk/notices?lang=en").await.text();
    assert!(page.contains("Waits to be signed") && !page.contains("data-given-out"));
    central.clock.set(central.now() + 3.minutes());
    let page = rita.get("/desk/notices?lang=en").await.text();
    assert!(page.contains("Not signed yet"), "{page}");

    // Another key is no way around.
    configuration::new_key(&central.directory).unwrap();
    assert!(matches!(
        sign(&central).await,
        Err(PublishError::AnotherKey)
    ));
    assert_eq!(told(&central, &kiosk).await.timed_notices, []);
    fs::rename(&elsewhere, &key).unwrap();
    assert!(sign(&central).await.unwrap().is_some());
    let after = told(&central, &kiosk).await;
    assert_eq!(numbers(&after.timed_notices), [1]);
    // The newer key is the operator's to bring into use.
    let handed_over =
        central.count("SELECT count(*) FROM journal WHERE act = 'configuration-key-changed'");
    assert_eq!(handed_over.await, 0);
}

#[tokio::test]
async fn the_operator_s_changes_keep_notices_and_what_is_over_goes_with_the_next_version() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let at_noon = [("until", "2026-03-02T12:00"), ("text-pt", EARLY)];
    made(&mut rita, &at_noon).await;
    made(&mut rita, &[("until", TONIGHT), ("text-pt", EARLY)]).await;
    sign(&central).await.unwrap();
    let publish = async || {
        let store = database::store(&central.directory).await;
        let changes = configuration::Changes {
            hold_days: Some(7),
            ..Default::default()
        };
        let now = central.now();
        let published =
            configuration::publish(&central.directory, &store, changes, None, &[], now).await;
        store.close().await;
        published.unwrap()
    };
    publish().await;
    let after = told(&central, &kiosk).await;
    assert_eq!(
        (after.hold_days, numbers(&after.timed_notices)),
        (7, vec![1, 2])
    );
    central.clock.set(central.now() + 3.hours());
    assert_eq!(sign(&central).await.unwrap(), None, "kiosks know its end");
    publish().await;
    assert_eq!(numbers(&told(&central, &kiosk).await.timed_notices), [2]);
}

#[tokio::test]
async fn two_processes_with_the_key_make_one_version() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut rita = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    made(&mut rita, &[("until", TONIGHT), ("text-pt", EARLY)]).await;
    let before = version(&central, &kiosk).await;
    let (one, other) = tokio::join!(sign(&central), sign(&central));
    let signed = [one.unwrap(), other.unwrap()];
    assert_eq!(signed.iter().flatten().count(), 1, "{signed:?}");
    assert_eq!(version(&central, &kiosk).await, before + 1);
}
