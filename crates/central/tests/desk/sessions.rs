//! What a session may, how long it lasts, and what a form must carry.

use central::commands;
use central::proof::desk::Role;
use jiff::SignedDuration;

use crate::{
    counter::{Counter, NAME, PASSWORD, add_staff, token_in},
    support::Central,
};

const PAGES: [&str; 2] = ["/desk", "/desk/alarms"];

#[tokio::test]
async fn without_a_session_every_page_leads_to_the_sign_in() {
    let central = Central::start().await;
    let mut counter = Counter::at(&central);
    let rubbish = ["", "0", &"0".repeat(64), "'; DROP TABLE staff; --"];
    for path in PAGES {
        for cookie in rubbish {
            counter
                .cookies
                .insert("__Host-desk".to_owned(), cookie.to_owned());
            let answer = counter.get(path).await;
            assert_eq!(answer.status, 303, "{path}");
            assert_eq!(answer.header("location"), "/desk/sign-in");
        }
    }
    counter.get("/desk/sign-in").await;
    let token = token_in(&counter.page);
    for path in ["/desk/find", "/desk/sign-out", "/desk/alarms/1/acknowledge"] {
        let answer = counter
            .post(path, &[("token", &token), ("code", "x")])
            .await;
        assert_eq!(answer.status, 303, "{path}");
    }
}

#[tokio::test]
async fn the_cookie_is_closed_to_scripts_other_sites_and_plain_http() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut counter = Counter::at(&central);
    let answer = counter.sign_in(NAME, PASSWORD).await;
    let cookies: Vec<_> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|cookie| cookie.to_str().unwrap().to_owned())
        .collect();
    let session = cookies
        .iter()
        .find(|cookie| cookie.starts_with("__Host-desk="))
        .unwrap();
    for needed in ["; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(session.contains(needed), "{session} lacks {needed}");
    }
    assert!(
        !session.contains("Domain") && !session.contains("Max-Age"),
        "{session}"
    );
    let secret = &counter.cookies["__Host-desk"];
    assert_eq!(secret.len(), 64, "256 bits in hex");
    for file in crate::support::files(central.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        let found = bytes.windows(64).any(|window| window == secret.as_bytes());
        assert!(!found, "{} holds the token in clear", file.display());
    }
}

#[tokio::test]
async fn every_page_forbids_scripts_frames_and_keeping() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    for path in ["/desk", "/desk/alarms", "/desk/nowhere", "/desk/sign-in"] {
        let answer = counter.get(path).await;
        let policy = answer.header("content-security-policy");
        for needed in [
            "default-src 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(needed), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.text().contains("<script"), "{path}");
    }
    assert_eq!(counter.get("/desk/nowhere").await.status, 404);
}

#[tokio::test]
async fn a_session_left_alone_ends_and_one_in_use_ends_after_ten_hours() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    let later = |minutes| {
        central
            .clock
            .set(central.now() + SignedDuration::from_mins(minutes))
    };
    for _ in 0..20 {
        later(29);
        assert_eq!(counter.get("/desk").await.status, 200);
    }
    later(20);
    let over = counter.get("/desk").await;
    assert_eq!(
        over.header("location"),
        "/desk/sign-in?notice=expired",
        "ten hours"
    );
    assert_eq!(
        counter.get("/desk").await.header("location"),
        "/desk/sign-in",
        "for good"
    );

    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 303);
    later(30);
    assert_eq!(
        counter.get("/desk").await.status,
        303,
        "left alone for half an hour"
    );
    central
        .clock
        .set(central.now() - SignedDuration::from_hours(2));
    assert_eq!(
        counter.get("/desk").await.status,
        303,
        "a clock set back revives nothing"
    );
}

#[tokio::test]
async fn signing_out_and_signing_in_again_end_the_session_before() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    let first = counter.cookies["__Host-desk"].clone();
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 303);
    let second = counter.cookies["__Host-desk"].clone();
    assert_ne!(first, second, "a new session at each sign-in");
    counter.get("/desk").await;
    assert_eq!(counter.send("/desk/sign-out", &[]).await.status, 303);
    assert!(!counter.cookies.contains_key("__Host-desk"));
    for old in [first, second] {
        counter.cookies.insert("__Host-desk".to_owned(), old);
        assert_eq!(counter.get("/desk").await.status, 303);
    }
}

#[tokio::test]
async fn whoever_is_removed_is_out_at_once() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    assert_eq!(counter.get("/desk").await.status, 200);
    commands::remove_staff(&central.directory, NAME, central.now())
        .await
        .unwrap();
    assert_eq!(counter.get("/desk").await.status, 303);
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 403);
    // Somebody who comes back has the new password and not the old one.
    commands::add_staff(
        &central.directory,
        NAME,
        "another long password",
        Role::Clerk,
        central.now(),
    )
    .await
    .unwrap();
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 403);
    assert_eq!(
        counter.sign_in(NAME, "another long password").await.status,
        303
    );
}

#[tokio::test]
async fn a_form_needs_the_token_of_its_own_session() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    counter.get("/desk").await;
    let token = token_in(&counter.page);
    add_staff(&central, "rui").await;
    let mut other = Counter::at(&central);
    other.sign_in("rui", PASSWORD).await;
    other.get("/desk").await;
    let others = token_in(&other.page);
    for (what, token, status) in [
        ("none", None, 400),
        ("empty", Some(""), 403),
        ("rubbish", Some("zz"), 403),
        ("another session's", Some(others.as_str()), 403),
        ("cut short", Some(&token[..62]), 403),
        ("its own", Some(token.as_str()), 422),
    ] {
        let mut fields = vec![("code", "no code")];
        fields.extend(token.map(|token| ("token", token)));
        let answer = counter.post("/desk/find", &fields).await;
        assert_eq!(answer.status, status, "{what}");
    }
    for (site, origin) in [
        (Some("cross-site"), Some("https://evil.example")),
        (Some("same-site"), Some("https://www.localhost")),
        (None, Some("null")),
        (None, None),
    ] {
        counter.site = site;
        counter.origin = origin.map(str::to_owned);
        let answer = counter.post("/desk/sign-out", &[("token", &token)]).await;
        assert_eq!(answer.status, 403, "{site:?} {origin:?}");
    }
    assert_eq!(counter.get("/desk").await.status, 200, "still signed in");
}

#[tokio::test]
async fn the_language_that_was_pressed_is_kept() {
    let central = Central::start().await;
    let mut counter = Counter::at(&central);
    assert!(
        counter
            .get("/desk/sign-in")
            .await
            .text()
            .contains("<html lang=\"pt\"")
    );
    assert!(
        counter
            .get("/desk/sign-in?lang=en")
            .await
            .text()
            .contains("<html lang=\"en\"")
    );
    assert!(
        counter
            .get("/desk/sign-in")
            .await
            .text()
            .contains("<html lang=\"en\"")
    );
    assert!(
        counter
            .get("/desk/sign-in?lang=%22%3E")
            .await
            .text()
            .contains("<html lang=\"en\"")
    );
    add_staff(&central, NAME).await;
    counter.sign_in(NAME, PASSWORD).await;
    assert!(counter.get("/desk").await.text().contains("Sign out"));
}
