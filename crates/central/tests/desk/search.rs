//! Requests without a receipt: two numbers, one page for whatever there is, and a line in the audit log without the numbers.

use central::{made_up::MadeUp, proof::desk::Role};
use jiff::ToSpan;
use protocol::wire::SealedRequest;

use crate::{
    counter::{Counter, of_site},
    scene::Scene,
    support::{Answer, correction},
};

const LISBON: &str = "Loja de Lisboa";
const PORTO: &str = "Loja do Porto";

async fn search(counter: &mut Counter, fields: &[(&str, &str)]) -> Answer {
    counter.get("/desk/papers").await;
    counter.send("/desk/papers", fields).await
}

/// Passport and tax number, as they stand on the papers.
fn papers(person: &MadeUp) -> [(&'static str, String); 3] {
    [
        ("passport", person.passport().number().to_owned()),
        ("country", person.passport().country().to_string()),
        ("nif", person.nif.as_str().to_owned()),
    ]
}

async fn by_papers(counter: &mut Counter, person: &MadeUp) -> Answer {
    let typed = papers(person);
    let fields: Vec<_> = typed
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    search(counter, &fields).await
}

fn found(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = answer.text();
    page.split("data-request=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect()
}

async fn scene() -> (Scene, SealedRequest, Counter) {
    let scene = Scene::set().await;
    scene.central.kiosk_at(PORTO).await;
    let request = scene.delivered(correction(&scene.people[0])).await;
    let counter = of_site(&scene.central, "rui", Role::Clerk, Some(LISBON)).await;
    (scene, request, counter)
}

#[tokio::test]
async fn two_numbers_find_the_requests_of_the_site_and_show_neither_number_nor_address() {
    let (scene, request, mut counter) = scene().await;
    let person = &scene.people[0];
    let answer = by_papers(&mut counter, person).await;
    assert_eq!(found(&answer), [request.header.id.to_string()]);
    let page = answer.text();
    assert!(
        page.contains(request.header.tracking_code.as_str()),
        "{page}"
    );
    for secret in [
        person.nif.as_str(),
        person.passport().number(),
        "amina.nova",
        person.email.as_str(),
    ] {
        assert!(!page.contains(secret), "{secret}: {page}");
    }
    // By numbers that were not given at the kiosk, but are the case's.
    let typed = [("nif", person.nif.as_str()), ("niss", person.niss.as_str())];
    let answer = search(&mut counter, &typed).await;
    assert_eq!(found(&answer), [request.header.id.to_string()]);
}

#[tokio::test]
async fn no_case_no_request_no_match_and_another_site_are_the_same_page() {
    let (scene, _, mut counter) = scene().await;
    let mut porto = of_site(&scene.central, "mia", Role::Clerk, Some(PORTO)).await;
    let nobody = central::made_up::person(999, 0);
    let (mine, other) = (&scene.people[0], &scene.people[1]);
    let mixed = [("nif", mine.nif.as_str()), ("niss", other.niss.as_str())];
    let mut pages = vec![
        ("no case", by_papers(&mut counter, &nobody).await),
        ("no request", by_papers(&mut counter, other).await),
        ("no match", search(&mut counter, &mixed).await),
    ];
    let of_porto = by_papers(&mut porto, mine).await;
    assert!(found(&of_porto).is_empty(), "another site's");
    scene
        .central
        .clock
        .set(scene.central.now() + (24 * 61).hours());
    counter.sign_in("rui", crate::counter::PASSWORD).await;
    pages.push(("too old", by_papers(&mut counter, mine).await));
    let plain = |answer: &Answer| {
        let page = answer.text();
        let token = crate::counter::token_in(&page);
        (answer.status, page.replace(&token, "TOKEN"))
    };
    let first = plain(&pages[0].1);
    assert!(first.1.contains("data-found=\"0\""), "{}", first.1);
    for (what, answer) in &pages {
        assert_eq!(plain(answer), first, "{what}");
    }
}

#[tokio::test]
async fn one_number_three_numbers_and_wrong_ones_are_refused_beside_their_field_and_not_counted() {
    let (scene, _, mut counter) = scene().await;
    let person = &scene.people[0];
    let (nif, niss) = (person.nif.as_str(), person.niss.as_str());
    let phone = person.phone.as_str();
    for fields in [
        vec![],
        vec![("nif", nif)],
        vec![("nif", nif), ("niss", niss), ("phone", phone)],
        vec![("nif", "123456789"), ("niss", niss)],
        vec![("nif", nif), ("niss", "1")],
        vec![("nif", nif), ("passport", "AB123456")],
        vec![("nif", nif), ("passport", "AB123456"), ("country", "ZZZ")],
        vec![("nif", nif), ("phone", "\"><script>")],
    ] {
        let answer = search(&mut counter, &fields).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        let page = answer.text();
        assert!(page.contains("data-problem"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
    let lines = "SELECT count(*) FROM journal WHERE act = 'searched'";
    assert_eq!(scene.central.count(lines).await, 0);
}

#[tokio::test]
async fn each_search_is_in_the_audit_log_by_keyed_hashes_and_the_numbers_are_nowhere() {
    let (scene, _, mut counter) = scene().await;
    let nobody = central::made_up::person(999, 7);
    by_papers(&mut counter, &nobody).await;
    by_papers(&mut counter, &nobody).await;
    let lines = scene
        .central
        .rows("SELECT staff || ' ' || why, request_id IS NULL FROM journal WHERE act = 'searched'")
        .await;
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0], lines[1],
        "two searches for one person are seen as such"
    );
    let (line, without_request) = &lines[0];
    assert_eq!(*without_request, 1);
    let words: Vec<_> = line.split(' ').collect();
    assert_eq!(words.len(), 3, "{line}");
    for (word, name) in words[1..].iter().zip(["nif=", "passport="]) {
        let hash = word.strip_prefix(name).unwrap();
        assert!(
            hash.len() == 64 && hash.bytes().all(|it| it.is_ascii_hexdigit()),
            "{line}"
        );
    }
    let mut auditor = of_site(&scene.central, "eva", Role::Auditor, None).await;
    let page = auditor.get("/desk/audit").await.text();
    assert!(page.contains("data-act=\"searched\""), "{page}");
    assert!(
        !page.contains(words[1].strip_prefix("nif=").unwrap()),
        "{page}"
    );
    for file in crate::support::files(scene.central.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for number in [nobody.nif.as_str(), nobody.passport().number()] {
            let found = bytes
                .windows(number.len())
                .any(|it| it == number.as_bytes());
            assert!(!found, "{} holds a number in clear", file.display());
        }
    }
}

#[tokio::test]
async fn thirty_searches_an_hour_and_clerk_and_a_restart_forgives_none() {
    let (mut scene, _, mut counter) = scene().await;
    let person = scene.people[0].clone();
    let nobody = central::made_up::person(999, 1);
    for number in 0..30 {
        let of = if number % 2 == 0 { &person } else { &nobody };
        assert_eq!(by_papers(&mut counter, of).await.status, 200, "{number}");
    }
    let refused = by_papers(&mut counter, &person).await;
    assert_eq!(refused.status, 429, "found or not, each counts");
    assert_eq!(refused.header("retry-after"), "3601");
    assert!(refused.text().contains("data-notice=\"too-many\""));
    let lines = "SELECT count(*) FROM journal WHERE act = 'searched'";
    assert_eq!(scene.central.count(lines).await, 30);
    let mut colleague = of_site(&scene.central, "mia", Role::Clerk, Some(LISBON)).await;
    assert_eq!(by_papers(&mut colleague, &person).await.status, 200);
    scene.central.restart().await;
    let mut counter = Counter::at(&scene.central);
    counter.sign_in("rui", crate::counter::PASSWORD).await;
    assert_eq!(by_papers(&mut counter, &person).await.status, 429);
    scene.central.clock.set(scene.central.now() + 61.minutes());
    counter.sign_in("rui", crate::counter::PASSWORD).await;
    assert_eq!(by_papers(&mut counter, &person).await.status, 200);
}
