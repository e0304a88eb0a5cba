//! The page of the kiosks: what needs a person, said in words and first, each site its own; and what a revocation took, given back.

use central::{commands, proof::desk::Role};
use jiff::ToSpan;
use protocol::wire::ErrorCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    counter::{Counter, of_site},
    support::{Answer, Central, Kiosk, bytes},
};

const LISBON: &str = "Loja de Lisboa";

async fn heard(central: &Central, kiosk: &Kiosk, change: Value) -> Answer {
    let mut beat = json!({"version": "0.1.0", "queue_depth": 0, "oldest_undelivered_s": null,
        "printer": "ready", "wall_ms": central.now().as_millisecond()});
    for (name, value) in change.as_object().unwrap() {
        beat[name] = value.clone();
    }
    let token = Some(kiosk.enrolled.token.as_str());
    central
        .ask(Method::POST, "/v1/heartbeats", token, bytes(&beat))
        .await
}

async fn kiosk_at(central: &Central, site: &str) -> Kiosk {
    let code = commands::enrolment_code(&central.directory, site, "Europe/Lisbon", central.now());
    let answer = central.enrol_with(&code.await.unwrap()).await;
    Kiosk {
        enrolled: answer.read(),
    }
}

/// The row of a kiosk on the page.
fn row<'a>(page: &'a str, kiosk: &Kiosk) -> &'a str {
    let begin = format!("data-kiosk=\"{}\"", kiosk.id());
    let at = page
        .find(&begin)
        .unwrap_or_else(|| panic!("no {begin}: {page}"));
    let rest = &page[at..];
    &rest[..rest.find("</tr>").unwrap()]
}

/// What a page says, without the marks around inserted values.
fn said(page: Answer) -> String {
    assert_eq!(page.status, 200);
    page.text().replace(['\u{2068}', '\u{2069}'], "")
}

async fn fleet(counter: &mut Counter, more: &str) -> String {
    said(counter.get(&format!("/desk/fleet?lang=en{more}")).await)
}

#[tokio::test]
async fn what_needs_a_person_is_said_in_words_and_stands_first() {
    let central = Central::start().await;
    let (well, paperless) = (central.kiosk().await, central.kiosk().await);
    let (stuck, late) = (central.kiosk().await, central.kiosk().await);
    let (silent, never) = (central.kiosk().await, central.kiosk().await);
    heard(&central, &silent, json!({})).await;
    let later = central.now() + 11.minutes();
    central.clock.set(later);
    heard(
        &central,
        &well,
        json!({"queue_depth": 3, "oldest_undelivered_s": 90}),
    )
    .await;
    heard(
        &central,
        &paperless,
        json!({"printer": "printer-out-of-paper"}),
    )
    .await;
    heard(
        &central,
        &stuck,
        json!({"queue_depth": 40, "oldest_undelivered_s": 7_300}),
    )
    .await;
    let off = central.now().as_millisecond() - 400_000;
    heard(&central, &late, json!({"wall_ms": off})).await;
    let mut counter = of_site(&central, "ana", Role::Clerk, None).await;
    let page = fleet(&mut counter, "").await;
    for (kiosk, needs, words) in [
        (&paperless, "printer", "no paper"),
        (&stuck, "stuck", "40, the oldest for 2 h"),
        (&late, "clock", "+400 s"),
        (&silent, "silent", "11 min ago"),
        (&never, "never-heard", "has it been started?"),
    ] {
        let row = row(&page, kiosk);
        assert!(row.contains(&format!("data-needs=\"{needs}\"")), "{row}");
        assert!(row.contains("⚠") && row.contains(words), "{row}");
    }
    let fine = row(&page, &well);
    assert!(
        fine.contains("data-needs=\"\"") && fine.contains("✓ Well"),
        "{fine}"
    );
    assert!(fine.contains("3, the oldest for 1 min"), "{fine}");
    assert!(page.contains("data-needing=\"5\""), "{page}");
    let place = |kiosk: &Kiosk| page.find(&format!("data-kiosk=\"{}\"", kiosk.id()));
    for kiosk in [&paperless, &stuck, &late, &silent, &never] {
        assert!(
            place(kiosk) < place(&well),
            "what needs somebody comes first"
        );
    }
}

#[tokio::test]
async fn what_changed_in_the_last_hour_is_told_and_nothing_else() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut counter = of_site(&central, "ana", Role::Clerk, Some(LISBON)).await;
    let changes = async |counter: &mut Counter| {
        let page = fleet(counter, "").await;
        let found = page.match_indices("data-change=\"").map(|(at, mark)| {
            let rest = &page[at + mark.len()..];
            rest[..rest.find('"').unwrap()].to_owned()
        });
        found.collect::<Vec<_>>()
    };
    assert!(changes(&mut counter).await.is_empty());
    heard(&central, &kiosk, json!({})).await;
    assert_eq!(changes(&mut counter).await, ["heard-again"]);
    let after = |minutes: i64| {
        let later = central.now() + minutes.minutes();
        central.clock.set(later);
    };
    after(1);
    heard(&central, &kiosk, json!({"queue_depth": 7})).await;
    assert_eq!(
        changes(&mut counter).await,
        ["heard-again"],
        "a queue is no change"
    );
    after(1);
    heard(&central, &kiosk, json!({"printer": "printer-out-of-paper"})).await;
    after(1);
    heard(&central, &kiosk, json!({"version": "0.2.0"})).await;
    assert_eq!(
        changes(&mut counter).await,
        ["printer", "version", "printer", "heard-again"],
        "the newest first; the printer is ready again"
    );
    let page = fleet(&mut counter, "").await;
    assert!(page.contains("has version 0.2.0, before 0.1.0"), "{page}");
    // Nobody touches the desk for so long: signed in again.
    after(61);
    let mut counter = of_site(&central, "rui", Role::Clerk, Some(LISBON)).await;
    assert!(changes(&mut counter).await.is_empty());
    heard(&central, &kiosk, json!({"version": "0.2.0"})).await;
    assert_eq!(changes(&mut counter).await, ["heard-again"]);
    after(25 * 60);
    heard(&central, &kiosk, json!({"version": "0.2.0"})).await;
    let kept = "SELECT count(*) FROM kiosk_changes";
    assert_eq!(central.count(kept).await, 1, "a day");
}

#[tokio::test]
async fn each_sees_the_kiosks_of_their_site_and_whoever_serves_all_chooses() {
    let central = Central::start().await;
    let (here, there) = (
        central.kiosk().await,
        kiosk_at(&central, "Loja do Porto").await,
    );
    let shows =
        |page: &str, kiosk: &Kiosk| page.contains(&format!("data-kiosk=\"{}\"", kiosk.id()));
    let mut lisbon = of_site(&central, "ana", Role::Clerk, Some(LISBON)).await;
    for more in ["", "&site=Loja+do+Porto"] {
        let page = fleet(&mut lisbon, more).await;
        assert!(shows(&page, &here) && !shows(&page, &there), "{page}");
        assert!(!page.contains("<select"), "there is nothing to choose");
    }
    let mut all = of_site(&central, "eva", Role::Supervisor, None).await;
    for (more, of_here, of_there) in [
        ("", true, true),
        ("&site=Loja+do+Porto", false, true),
        ("&site=Nowhere", true, true),
    ] {
        let page = fleet(&mut all, more).await;
        assert_eq!(
            (shows(&page, &here), shows(&page, &there)),
            (of_here, of_there),
            "{more}"
        );
    }
}

#[tokio::test]
async fn a_revocation_is_undone_and_the_token_is_good_again() {
    let central = Central::start().await;
    let (kiosk, other) = (central.kiosk().await, central.kiosk().await);
    let directory = &central.directory;
    let now = central.now();
    let undone = commands::reinstate_kiosk(directory, kiosk.id(), now).await;
    assert!(undone.is_err(), "nothing was taken");
    commands::revoke_kiosk(directory, kiosk.id(), now)
        .await
        .unwrap();
    heard(&central, &kiosk, json!({}))
        .await
        .is_refused(401, ErrorCode::Unauthorised);
    let mut counter = of_site(&central, "ana", Role::Clerk, None).await;
    let page = fleet(&mut counter, "").await;
    assert!(
        row(&page, &kiosk).contains("Revoked") && row(&page, &kiosk).contains("data-needs=\"\"")
    );
    commands::reinstate_kiosk(directory, kiosk.id(), now)
        .await
        .unwrap();
    assert_eq!(heard(&central, &kiosk, json!({})).await.status, 200);
    // A token that was rotated away before stays away.
    let code = commands::code_for_kiosk(directory, kiosk.id(), now)
        .await
        .unwrap();
    let rotated = Kiosk {
        enrolled: central.enrol_with(&code).await.read(),
    };
    let later = central.now() + 1.minutes();
    central.clock.set(later);
    commands::revoke_kiosk(directory, kiosk.id(), later)
        .await
        .unwrap();
    commands::reinstate_kiosk(directory, kiosk.id(), later)
        .await
        .unwrap();
    assert_eq!(heard(&central, &rotated, json!({})).await.status, 200);
    heard(&central, &kiosk, json!({}))
        .await
        .is_refused(401, ErrorCode::Unauthorised);
    // Nor is one given back whose name another one has taken over.
    commands::succeed_kiosk(directory, other.id(), kiosk.id(), later)
        .await
        .unwrap();
    assert!(
        commands::reinstate_kiosk(directory, kiosk.id(), later)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn names_that_run_short_are_said_before_they_are_gone() {
    let central = Central::start().await;
    let mut counter = of_site(&central, "eva", Role::Supervisor, None).await;
    central
        .execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 818)
             INSERT INTO kiosks (id, store, time_zone, enrolled_at) SELECT 'x' || i, 'Loja do Porto', 'Europe/Lisbon', 0 FROM n",
        )
        .await;
    let page = fleet(&mut counter, "").await;
    assert!(!page.contains("data-names-short"), "818 of them");
    central.kiosk().await;
    let page = fleet(&mut counter, "").await;
    assert!(page.contains("data-names-short=\"819\""), "{page}");
    let figures = central.get("/metrics").await.text();
    assert!(figures.contains("aima_kiosk_names 819\n"), "{figures}");
}
