//! The list of calls: what it says of each, what staff do with one, and what a late press does.

use jiff::{SignedDuration, ToSpan};
use protocol::{
    Language,
    help::{HelpCall, HelpCallAnswer, HelpCallState, ScreenName},
};
use reqwest::Method;
use uuid::Uuid;

use crate::{
    counter::{Counter, NAME, add_staff},
    support::{Central, Kiosk, bytes},
};

const PAGE: &str = "/desk/help-calls";
const LIST: &str = "/desk/help-calls/list";

fn id(number: u128) -> String {
    Uuid::from_u128(number).to_string()
}

async fn call(central: &Central, kiosk: &Kiosk, number: u128, language: Option<Language>) {
    let call = HelpCall {
        id: Uuid::from_u128(number),
        language,
        screen: ScreenName::try_from("identity".to_owned()).unwrap(),
    };
    let token = Some(kiosk.enrolled.token.as_str());
    let answer = central
        .ask(Method::POST, "/v1/help-calls", token, bytes(&call))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text());
}

async fn ask(central: &Central, kiosk: &Kiosk, method: Method, number: u128) -> HelpCallState {
    let token = Some(kiosk.enrolled.token.as_str());
    let path = format!("/v1/help-calls/{}", id(number));
    let answer = central.ask(method, &path, token, []).await;
    answer.read::<HelpCallAnswer>().state
}

/// The numbers of the calls on a page, in order.
fn listed(page: &str) -> Vec<u128> {
    page.split("data-call=\"")
        .skip(1)
        .map(|rest| {
            let id = rest.split('"').next().unwrap();
            Uuid::parse_str(id).unwrap().as_u128()
        })
        .collect()
}

/// Presses a button of a call, and gives the page that follows.
async fn press(counter: &mut Counter, number: u128, act: &str) -> String {
    counter.get(PAGE).await;
    follow(counter, number, act).await
}

/// The same on a page that was loaded before.
async fn follow(counter: &mut Counter, number: u128, act: &str) -> String {
    let answer = counter
        .send(&format!("{PAGE}/{}/{act}", id(number)), &[])
        .await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let location = answer.header("location").to_owned();
    counter.get(&location).await.text()
}

async fn journal(central: &Central) -> Vec<(String, i64)> {
    central
        .rows(
            "SELECT staff || ' ' || act || ' ' || why, number FROM journal
             WHERE act LIKE 'help-call%' ORDER BY number",
        )
        .await
}

#[tokio::test]
async fn staff_see_where_in_which_language_and_since_when_and_the_newest_first() {
    let central = Central::start().await;
    let (first, second) = (central.kiosk().await, central.kiosk().await);
    let mut counter = Counter::signed_in(&central).await;
    let page = counter.get("/desk").await.text();
    assert!(page.contains("data-open-calls=\"0\""), "{page}");
    call(&central, &first, 1, Some(Language::Ar)).await;
    central.clock.set(central.now() + 50.seconds());
    call(&central, &second, 2, None).await;
    assert_eq!(
        ask(&central, &first, Method::GET, 1).await,
        HelpCallState::Waiting
    );
    central.clock.set(central.now() + 40.seconds());

    let page = counter.get(PAGE).await.text();
    assert_eq!(listed(&page), [2, 1]);
    for said in [
        "Loja de Lisboa",
        first.enrolled.kiosk.as_str(),
        second.enrolled.kiosk.as_str(),
        "Árabe",
        "Ainda não escolheu",
        "Dados de identificação",
        "10:00",
        "\u{2068}2\u{2069} pessoas",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(page.contains("há \u{2068}1\u{2069} min"), "{page}");
    let start = counter.get("/desk").await.text();
    assert!(start.contains("data-open-calls=\"2\"") && start.contains(PAGE));
    counter.get("/desk?lang=en").await;
    assert!(counter.get(PAGE).await.text().contains("Arabic"));
}

#[tokio::test]
async fn whoever_comes_is_named_the_kiosk_is_told_and_the_journal_has_both_acts() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut counter = Counter::signed_in(&central).await;
    call(&central, &kiosk, 1, Some(Language::Pt)).await;

    let page = press(&mut counter, 1, "coming").await;
    assert!(
        page.contains("data-coming") && page.contains(NAME),
        "{page}"
    );
    assert!(!page.contains("/coming\""), "nobody has to say so twice");
    assert_eq!(
        ask(&central, &kiosk, Method::GET, 1).await,
        HelpCallState::Coming
    );
    let page = press(&mut counter, 1, "done").await;
    assert!(listed(&page).is_empty() && !page.contains("data-notice"));
    assert_eq!(
        ask(&central, &kiosk, Method::GET, 1).await,
        HelpCallState::Ended
    );

    let name = kiosk.enrolled.kiosk;
    let lines = journal(&central).await;
    let lines: Vec<_> = lines.iter().map(|(line, _)| line.as_str()).collect();
    assert_eq!(
        lines,
        [
            format!("{NAME} help-call-answered {name}"),
            format!("{NAME} help-call-ended {name}"),
        ]
    );
    let store = crate::support::database::store(&central.directory).await;
    assert!(store.check_journal(None).await.unwrap().is_ok());
    store.close().await;
}

#[tokio::test]
async fn an_answer_after_the_end_changes_nothing_and_says_so() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut counter = Counter::signed_in(&central).await;
    call(&central, &kiosk, 1, Some(Language::Pt)).await;
    counter.get(PAGE).await;
    ask(&central, &kiosk, Method::DELETE, 1).await;
    // The next person calls; the answer was meant for the one who has left.
    call(&central, &kiosk, 2, Some(Language::En)).await;
    for act in ["coming", "done"] {
        let page = follow(&mut counter, 1, act).await;
        assert!(page.contains("data-notice=\"over\""), "{act}: {page}");
        assert_eq!(listed(&page), [2]);
        assert!(!page.contains("data-coming"), "{act}: {page}");
    }
    assert_eq!(
        ask(&central, &kiosk, Method::GET, 2).await,
        HelpCallState::Waiting
    );
    assert!(journal(&central).await.is_empty());
}

#[tokio::test]
async fn two_at_the_desk_do_not_both_go() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut first = Counter::signed_in(&central).await;
    add_staff(&central, "rui.sa").await;
    let mut second = Counter::at(&central);
    second.sign_in("rui.sa", crate::counter::PASSWORD).await;
    call(&central, &kiosk, 1, None).await;
    second.get(PAGE).await;
    press(&mut first, 1, "coming").await;
    let page = follow(&mut second, 1, "coming").await;
    assert!(page.contains("data-notice=\"over\"") && page.contains(NAME));
    assert_eq!(journal(&central).await.len(), 1);
}

#[tokio::test]
async fn a_call_whose_kiosk_is_silent_leaves_the_list_by_itself() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let mut counter = Counter::signed_in(&central).await;
    call(&central, &kiosk, 1, None).await;
    assert_eq!(listed(&counter.get(PAGE).await.text()), [1]);
    central.clock.set(central.now() + 60.seconds());
    let page = follow(&mut counter, 1, "coming").await;
    assert!(listed(&page).is_empty() && page.contains("data-notice=\"over\""));
    assert_eq!(
        ask(&central, &kiosk, Method::GET, 1).await,
        HelpCallState::Ended
    );
}

#[tokio::test]
async fn the_page_may_run_our_script_and_no_other_page_may() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    let page = counter.get(PAGE).await;
    let policy = page.header("content-security-policy").to_owned();
    for needed in [
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(needed), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    let text = page.text();
    assert_eq!(text.matches("<script").count(), 1);
    let script = counter.get("/desk/help-calls/live.js").await;
    assert_eq!(script.status, 200);
    assert!(script.header("content-type").starts_with("text/javascript"));
    assert!(
        !script
            .header("content-security-policy")
            .contains("script-src")
    );
    let list = counter.get(LIST).await;
    assert!(!list.text().contains("<html") && list.text().contains("data-how-many"));
    assert!(
        !list
            .header("content-security-policy")
            .contains("script-src")
    );
}

#[tokio::test]
async fn a_list_that_looks_by_itself_keeps_no_session_alive() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    for _ in 0..2 {
        let time = central.now() + SignedDuration::from_mins(14);
        central.clock.set(time);
        assert_eq!(counter.get(LIST).await.status, 200);
    }
    let time = central.now() + SignedDuration::from_mins(2);
    central.clock.set(time);
    let answer = counter.get(LIST).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(answer.header("location"), "/desk/sign-in?notice=expired");
}

#[tokio::test]
async fn nobody_outside_sees_or_answers_a_call() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    call(&central, &kiosk, 1, None).await;
    let mut stranger = Counter::at(&central);
    for path in [PAGE, LIST] {
        let answer = stranger.get(path).await;
        assert_eq!(answer.status, 303, "{path}");
    }
    let answer = stranger
        .post(&format!("{PAGE}/{}/coming", id(1)), &[("token", "00")])
        .await;
    assert_eq!(answer.header("location"), "/desk/sign-in");
    let mut counter = Counter::signed_in(&central).await;
    let answer = counter
        .post(&format!("{PAGE}/{}/coming", id(1)), &[("token", "00")])
        .await;
    assert_eq!(answer.status, 403);
    counter.site = Some("cross-site");
    counter.origin = Some("https://elsewhere.example".to_owned());
    counter.get(PAGE).await;
    let answer = counter.send(&format!("{PAGE}/{}/coming", id(1)), &[]).await;
    assert_eq!(answer.status, 403);
    counter.site = Some("same-origin");
    counter.origin = Some(central.url(""));
    counter.get(PAGE).await;
    let answer = counter.send(&format!("{PAGE}/nothing/coming"), &[]).await;
    assert_eq!(answer.status, 404);
    assert_eq!(
        ask(&central, &kiosk, Method::GET, 1).await,
        HelpCallState::Waiting
    );
}
