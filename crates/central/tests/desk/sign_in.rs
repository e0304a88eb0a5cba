//! Who gets in, and how long those who guess wait.

use jiff::SignedDuration;

use crate::{
    counter::{Counter, NAME, PASSWORD, add_staff},
    support::{Answer, Central},
};

fn without_secrets(answer: &Answer, name: &str) -> String {
    let mut headers = answer.headers.clone();
    headers.remove("date");
    headers.remove("set-cookie");
    headers.remove("x-request-id");
    let page = answer.text().replace(name, "NAME");
    let token = crate::counter::token_in(&page);
    format!(
        "{} {headers:?} {}",
        answer.status,
        page.replace(&token, "TOKEN")
    )
}

#[tokio::test]
async fn the_right_password_opens_the_desk_and_a_wrong_one_does_not() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut counter = Counter::at(&central);
    for (name, password) in [
        (NAME, "another long password"),
        (NAME, ""),
        ("", PASSWORD),
        ("nobody", PASSWORD),
        ("ana.reis'--", PASSWORD),
    ] {
        let answer = counter.sign_in(name, password).await;
        assert_eq!(answer.status, 403, "{name} {password}");
        assert!(answer.text().contains("data-problem"));
        assert!(!counter.cookies.contains_key("__Host-desk"));
    }
    let answer = counter.sign_in(" Ana.Reis ", PASSWORD).await;
    assert_eq!(
        (answer.status.as_u16(), answer.header("location")),
        (303, "/desk")
    );
    assert_eq!(counter.get("/desk").await.status, 200);
}

#[tokio::test]
async fn a_name_that_nobody_has_is_answered_like_one_that_somebody_has() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    add_staff(&central, "gone").await;
    central::commands::remove_staff(&central.directory, "gone", central.now())
        .await
        .unwrap();
    let mut seen = Vec::new();
    for name in [NAME, "nobody", "gone"] {
        let mut counter = Counter::at(&central);
        let mut answers = Vec::new();
        // Until the name is locked, and once more.
        for _ in 0..6 {
            answers.push(without_secrets(
                &counter.sign_in(name, "wrong password").await,
                name,
            ));
        }
        assert!(answers[0].starts_with("403"), "{}", answers[0]);
        assert!(answers[5].starts_with("429"), "{}", answers[5]);
        seen.push(answers);
    }
    assert_eq!(seen[0], seen[1], "nobody has this name");
    assert_eq!(seen[0], seen[2], "somebody had this name");
}

#[tokio::test]
async fn too_many_wrong_passwords_make_one_wait_and_a_restart_does_not_help() {
    let mut central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut counter = Counter::at(&central);
    for _ in 0..5 {
        assert_eq!(counter.sign_in(NAME, "wrong password").await.status, 403);
    }
    let locked = counter.sign_in(NAME, PASSWORD).await;
    assert_eq!(locked.status, 429, "the right one has to wait, too");
    assert_eq!(locked.header("retry-after"), "61");
    assert!(locked.text().contains("data-problem"));

    central.restart().await;
    let mut counter = Counter::at(&central);
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 429);

    central
        .clock
        .set(central.now() + SignedDuration::from_secs(61));
    assert_eq!(counter.sign_in(NAME, "wrong password").await.status, 403);
    assert_eq!(
        counter.sign_in(NAME, PASSWORD).await.status,
        429,
        "two minutes now"
    );
    central
        .clock
        .set(central.now() + SignedDuration::from_mins(3));
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 303);
    // The right password wiped the slate clean.
    for _ in 0..4 {
        assert_eq!(
            Counter::at(&central)
                .sign_in(NAME, "wrong password")
                .await
                .status,
            403
        );
    }
    assert_eq!(
        Counter::at(&central).sign_in(NAME, PASSWORD).await.status,
        303
    );
}

#[tokio::test]
async fn a_network_that_guesses_names_is_locked_and_colleagues_elsewhere_are_not() {
    let central = Central::start_with(|config| central::app::Config {
        behind_balancer: true,
        ..config
    })
    .await;
    add_staff(&central, NAME).await;
    // Without a balancer's header everybody here is 127.0.0.1.
    for number in 0..20 {
        let answer = Counter::at(&central)
            .sign_in(&format!("name{number}"), "wrong password")
            .await;
        assert_eq!(answer.status, 403, "{number}");
    }
    assert_eq!(
        Counter::at(&central).sign_in(NAME, PASSWORD).await.status,
        429
    );
    let counted = central.count("SELECT count(*) FROM misses").await;
    assert_eq!(
        counted, 60,
        "what was refused is not counted, and names are not stored"
    );
    let mut elsewhere = Counter::at(&central);
    elsewhere.forwarded_for = Some("203.0.113.9");
    assert_eq!(elsewhere.sign_in(NAME, PASSWORD).await.status, 303);
}

#[tokio::test]
async fn guesses_at_the_same_instant_are_all_counted() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let guesses = (0..12).map(|_| async {
        Counter::at(&central)
            .sign_in(NAME, "wrong password")
            .await
            .status
            .as_u16()
    });
    let mut statuses = futures_util::future::join_all(guesses).await;
    statuses.sort_unstable();
    assert_eq!(statuses, [vec![403; 5], vec![429; 7]].concat());
}

#[tokio::test]
async fn a_sign_in_form_from_elsewhere_is_refused() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut counter = Counter::at(&central);
    counter.get("/desk/sign-in").await;
    let credentials = [("name", NAME), ("password", PASSWORD)];
    assert_eq!(
        counter.post("/desk/sign-in", &credentials).await.status,
        400,
        "no token"
    );
    counter.get("/desk/sign-in").await;
    let token = crate::counter::token_in(&counter.page);
    let with = |token: &'static str| [("token", token), credentials[0], credentials[1]];
    assert_eq!(counter.post("/desk/sign-in", &with("00")).await.status, 403);
    counter.cookies.clear();
    let answer = counter
        .post(
            "/desk/sign-in",
            &[("token", &token), credentials[0], credentials[1]],
        )
        .await;
    assert_eq!(
        answer.status, 403,
        "the cookie that the token goes with is missing"
    );
    counter.site = Some("cross-site");
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 403);
    counter.site = None;
    counter.origin = Some("https://evil.example".to_owned());
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 403);
    assert_eq!(
        central.count("SELECT count(*) FROM staff_sessions").await,
        0
    );
}

#[tokio::test]
async fn an_endless_password_is_not_judged() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut counter = Counter::at(&central);
    let endless = "a".repeat(3_000_000);
    assert_eq!(counter.sign_in(NAME, &endless).await.status, 400);
    assert_eq!(counter.sign_in(NAME, &"a".repeat(257)).await.status, 400);
}
