//! The tracking page and the kiosk's tracking question: coarse, kind, in the person's language, no oracle.

use central::rate_limit::Rate;
use jiff::{SignedDuration, civil::date};
use protocol::{
    Kind, PublicState,
    wire::{ErrorCode, TrackingAnswer},
};
use reqwest::Method;

use crate::support::{Answer, Central, Kiosk, correction};

async fn track(central: &Central, kiosk: &Kiosk, code: &str) -> Answer {
    let path = format!("/v1/requests/{code}");
    central
        .ask(Method::GET, &path, Some(&kiosk.enrolled.token), "")
        .await
}

#[tokio::test]
async fn a_request_is_not_here_until_it_is_delivered_and_then_being_checked() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let code = request.header.tracking_code;
    let state = async || {
        let answer: TrackingAnswer = track(&central, &kiosk, &code.symbols()).await.read();
        let page = central.get(&format!("/t/{code}")).await;
        assert_eq!(page.status, 200);
        assert!(
            page.text()
                .contains(&format!("data-state=\"{}\"", answer.state.name())),
            "{}",
            page.text()
        );
        assert!(page.text().contains(code.as_str()));
        assert_eq!(answer.tracking_code, code);
        answer.state
    };
    assert_eq!(state().await, PublicState::NotHereYet);
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let until = PublicState::BeingChecked {
        until: date(2026, 3, 9),
    };
    assert_eq!(state().await, until);
    central.open_all().await;
    assert_eq!(state().await, until);
    central
        .clock
        .set(central.now() + SignedDuration::from_hours(24 * 30));
    assert_eq!(
        state().await,
        until,
        "the day follows from the receipt alone, and stays"
    );
}

#[tokio::test]
async fn after_the_day_of_checking_the_page_says_that_the_answer_is_on_its_way_and_names_no_day() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    let code = request.header.tracking_code;
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let page = async |language: &str| {
        let page = central.get(&format!("/t/{code}?lang={language}")).await;
        page.text().replace(['\u{2068}', '\u{2069}'], "")
    };
    // T ends with the ninth of March in Lisbon, whose time is UTC in winter.
    let (last_moment, over) = ("2026-03-09T23:59:59Z", "2026-03-10T00:00:00Z");
    for (language, day) in [
        ("pt", "9 de março de 2026"),
        ("en", "9 March 2026"),
        ("ar", "9 مارس 2026"),
    ] {
        central.clock.set(last_moment.parse().unwrap());
        let before = page(language).await;
        assert_eq!(
            before.matches(day).count(),
            2,
            "in words and as a step: {before}"
        );
        assert!(before.contains("data-step=\"checked\""));
        central.clock.set(over.parse().unwrap());
        let after = page(language).await;
        assert!(!after.contains(day), "{after}");
        assert!(after.contains("data-state=\"being-checked\""));
        assert!(after.contains("data-step=\"answer\""), "{after}");
        assert!(!after.contains("data-step=\"checked\""));
    }
}

#[tokio::test]
async fn with_or_without_a_case_the_answers_are_the_same_bytes() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let people = central.people(3).await;
    let found = kiosk.seal(kiosk.header(Kind::CorrectEmail), &correction(&people[0]));
    let stranger = kiosk.request();
    for request in [&found, &stranger] {
        assert_eq!(central.deliver(&kiosk, request).await.status, 201);
    }
    for opened in [false, true] {
        if opened {
            central.open_all().await;
            assert_eq!(
                central
                    .count("SELECT count(*) FROM contents WHERE case_id IS NOT NULL")
                    .await,
                1
            );
        }
        let mut seen = Vec::new();
        for request in [&found, &stranger] {
            let code = request.header.tracking_code;
            let page = central.get(&format!("/t/{code}")).await;
            let answer = track(&central, &kiosk, &code.symbols()).await;
            let mut headers = page.headers.clone();
            headers.remove("date");
            headers.remove("x-request-id");
            let blank = |answer: &Answer| answer.text().replace(code.as_str(), "CODE");
            seen.push((format!("{headers:?}"), blank(&page), blank(&answer)));
        }
        assert_eq!(seen[0], seen[1], "opened: {opened}");
    }
}

#[tokio::test]
async fn the_page_speaks_the_persons_language() {
    let central = Central::start().await;
    let code = central.kiosk().await.request().header.tracking_code;
    let page = async |query: &str, accept: &str| {
        let url = central.url(&format!("/t/{code}{query}"));
        let response = central
            .http
            .get(url)
            .header("accept-language", accept)
            .send()
            .await
            .unwrap();
        assert_eq!(response.headers()["vary"], "Accept-Language");
        response.text().await.unwrap()
    };
    for (query, accept, html) in [
        ("", "", "<html lang=\"pt\" dir=\"ltr\">"),
        ("", "en-GB,en;q=0.9", "<html lang=\"en\" dir=\"ltr\">"),
        ("", "ar", "<html lang=\"ar\" dir=\"rtl\">"),
        ("?lang=ar", "en", "<html lang=\"ar\" dir=\"rtl\">"),
        ("?lang=xx", "en", "<html lang=\"en\" dir=\"ltr\">"),
        ("?lang=%00%ff&lang=", "", "<html lang=\"pt\" dir=\"ltr\">"),
    ] {
        let text = page(query, accept).await;
        assert!(text.contains(html), "{query} {accept}: {text}");
        for other in ["?lang=pt", "?lang=en", "?lang=ar"] {
            assert!(text.contains(other), "links to the other languages");
        }
    }
}

#[tokio::test]
async fn a_code_may_be_in_capitals_or_not_with_or_without_hyphens() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let request = kiosk.request();
    assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
    let code = request.header.tracking_code;
    let written = central.get(&format!("/t/{code}")).await;
    for path in [
        format!("/T/{}", code.symbols()),
        format!("/T/{code}"),
        format!("/t/{}", code.symbols().to_lowercase()),
        format!("/t/{}", code.as_str().replace('-', "%20")),
    ] {
        assert_eq!(central.get(&path).await.bytes, written.bytes, "{path}");
    }
}

#[tokio::test]
async fn what_is_no_code_gets_a_kind_page_and_says_nothing_back() {
    let central = Central::start().await;
    let kiosk = central.kiosk().await;
    let code = kiosk.request().header.tracking_code.symbols();
    let last = if code.ends_with('0') { "1" } else { "0" };
    let slip = format!("{}{last}", &code[..11]);
    for bad in [
        slip.as_str(),
        "x",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%F0%9F%92%A9",
        &"A".repeat(5_000),
    ] {
        let page = central.get(&format!("/t/{bad}?lang=en")).await;
        assert_eq!(page.status, 404);
        assert!(page.text().contains("data-notice=\"bad-code\""));
        assert!(
            !page.text().contains("script"),
            "nothing of the address is repeated"
        );
        track(&central, &kiosk, bad)
            .await
            .is_refused(404, ErrorCode::NotFound);
    }
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere_and_is_kept_nowhere() {
    let central = Central::start().await;
    let code = central.kiosk().await.request().header.tracking_code;
    let page = central.get(&format!("/t/{code}")).await;
    let policy = page.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'self'"),
        "{policy}"
    );
    assert!(policy.contains("frame-ancestors 'none'"));
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(
        !page.text().contains("http://") && !page.text().contains("https://"),
        "no link leads away"
    );
    let style = central.get("/t/style.css").await;
    assert_eq!(
        (style.status.as_u16(), style.header("content-type")),
        (200, "text/css; charset=utf-8")
    );
    assert!(!style.text().contains("url("));
}

#[tokio::test]
async fn who_asks_too_often_waits_and_is_told_how_long() {
    let central = Central::start_with(|mut config| {
        config.rates.tracking_page = Rate {
            burst: 3,
            every_ms: 2_000,
        };
        config.rates.tracking_by_kiosk = Rate {
            burst: 2,
            every_ms: 5_000,
        };
        config
    })
    .await;
    let kiosk = central.kiosk().await;
    let code = kiosk.request().header.tracking_code.symbols();
    for path in [
        format!("/t/{code}"),
        format!("/T/{code}"),
        "/t/nonsense".to_owned(),
    ] {
        assert_ne!(central.get(&path).await.status, 429, "{path}");
    }
    let page = central.get(&format!("/t/{code}?lang=en")).await;
    assert_eq!(
        (page.status.as_u16(), page.header("retry-after")),
        (429, "2")
    );
    assert!(page.text().contains("data-notice=\"too-often\""));
    assert_eq!(central.get("/t/style.css").await.status, 200);
    for _ in 0..2 {
        assert_eq!(track(&central, &kiosk, &code).await.status, 200);
    }
    let refused = track(&central, &kiosk, &code).await;
    refused.is_refused(429, ErrorCode::TooManyRequests);
    assert_eq!(refused.header("retry-after"), "5");
    central
        .clock
        .set(central.now() + SignedDuration::from_secs(5));
    assert_eq!(central.get(&format!("/t/{code}")).await.status, 200);
    assert_eq!(track(&central, &kiosk, &code).await.status, 200);
}
