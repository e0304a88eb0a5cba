//! Signing in through the agency's identity provider: who gets in as what, and what becomes of every word of a provider that
//! must not be believed.

use std::{fs, path::Path, time::Duration};

use central::{
    app::{self, Config},
    commands,
    identity::{Patience, SignInSettings},
    proof::desk::Role,
    rate_limit::Rate,
};
use jiff::ToSpan;
use serde_json::{Value, json};
use url::Url;

use crate::{
    counter::{Counter, NAME, PASSWORD, add_staff, of_site, token_in},
    faulty_provider::{Answers, CLIENT, FaultyProvider, SECRET, Signed},
    scene::Scene,
    support::{Central, START},
};

const BUTTON: &str = "/desk/sign-in/provider";
const NOT_WAITED: Patience = Patience {
    answer: Duration::from_secs(5),
    between: Duration::ZERO,
};

/// `[sign_in]` of a desk at which nothing else is said.
pub fn settings(issuer: &str, folder: &Path, more: &str) -> SignInSettings {
    let secret = folder.join("client-secret");
    fs::write(&secret, format!("{SECRET}\n")).unwrap();
    let text = format!(
        "issuer = '{issuer}'\nclient_id = '{CLIENT}'\nclient_secret_file = '{}'\nrole_claim = 'groups'\n{more}
         [[roles]]\nvalue = 'lisboa-clerk'\nrole = 'clerk'\nsite = 'Loja de Lisboa'
         [[roles]]\nvalue = 'porto-clerk'\nrole = 'clerk'\nsite = 'Loja do Porto'
         [[roles]]\nvalue = 'head'\nrole = 'supervisor'\nevery_site = true\n",
        secret.display()
    );
    toml::from_str(&text).unwrap()
}

pub fn at(issuer: &str, more: &str, patience: Patience) -> impl FnOnce(Config) -> Config {
    move |mut config: Config| {
        let folder = config.directory.keys();
        config.sign_in = Some((settings(issuer, &folder, more), patience));
        config.desk_base = Some("https://desk.example.org".to_owned());
        config
    }
}

/// A provider that is right, a central that believes it, and a browser.
async fn desk(more: &str) -> (FaultyProvider, Central, Counter) {
    let provider = FaultyProvider::start(START.parse().unwrap()).await;
    let central = Central::start_with(at(&provider.issuer, more, NOT_WAITED)).await;
    let counter = Counter::at(&central);
    (provider, central, counter)
}

/// Presses the button: where the browser is sent.
async fn press(counter: &mut Counter) -> Url {
    let answer = counter.get(BUTTON).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let base = Url::parse("https://desk.example.org/desk/sign-in").unwrap();
    base.join(answer.header("location")).unwrap()
}

/// Comes back with this: where the page leads on to by itself.
async fn back(counter: &mut Counter, brought: &str) -> String {
    let answer = counter
        .get(&format!("/desk/sign-in/return?{brought}"))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let to = answer.header("refresh").strip_prefix("0; url=");
    to.unwrap_or_else(|| panic!("{}", answer.text())).to_owned()
}

/// The whole way.
async fn through(counter: &mut Counter, provider: &FaultyProvider) -> String {
    let there = press(counter).await;
    assert!(there.as_str().starts_with(&provider.issuer), "{there}");
    let brought = provider.signs_in(&there);
    back(counter, &brought).await
}

/// Nobody got in, and the page to which it leads says why in both languages.
async fn is_told(counter: &mut Counter, led_to: &str, why: &str) {
    assert_eq!(led_to, format!("/desk/sign-in?provider={why}"));
    assert!(!counter.cookies.contains_key("__Host-desk"), "{why}");
    for language in ["pt", "en"] {
        let page = counter.get(&format!("{led_to}&lang={language}")).await;
        assert_eq!(page.status, 200);
        let page = page.text();
        assert!(page.contains(&format!("data-refused=\"{why}\"")), "{page}");
        assert!(page.contains(&format!("lang=\"{language}\"")), "{page}");
    }
    assert_eq!(
        counter.get("/desk").await.status,
        303,
        "nobody is signed in"
    );
}

async fn acts(central: &Central) -> Vec<String> {
    let lines = central
        .rows(
            "SELECT act || ' ' || coalesce(why, '-') || ' ' || staff, number FROM journal
             WHERE staff <> 'operator' ORDER BY number",
        )
        .await;
    lines.into_iter().map(|(line, _)| line).collect()
}

#[tokio::test]
async fn whoever_the_provider_vouches_for_is_here_what_its_claim_says() {
    let (provider, central, mut counter) = desk("").await;
    let there = press(&mut counter).await;
    let asked = |name: &str| {
        let found = there.query_pairs().find(|(key, _)| key == name);
        found
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    assert_eq!(asked("response_type"), "code");
    assert_eq!(asked("client_id"), CLIENT);
    assert_eq!(asked("scope"), "openid profile");
    assert_eq!(
        asked("prompt"),
        "login",
        "a PC at the counter has many users"
    );
    assert_eq!(
        asked("redirect_uri"),
        "https://desk.example.org/desk/sign-in/return"
    );
    let brought = provider.signs_in(&there);
    let led_to = back(
        &mut counter,
        &format!("{brought}&next=https://evil.example"),
    )
    .await;
    assert_eq!(led_to, "/desk");
    assert!(!counter.cookies.contains_key("__Host-desk-away"));

    let page = counter.get("/desk").await.text();
    assert!(page.contains("Ana Reis"), "{page}");
    assert!(page.contains("Atendimento · Loja de Lisboa"), "{page}");
    assert!(!page.contains("/desk/password"), "there is none to change");
    assert_eq!(counter.get("/desk/password").await.status, 403);
    let lines = acts(&central).await;
    let [line] = &lines[..] else {
        panic!("{lines:?}")
    };
    let name = line.strip_prefix("signed-in-by-provider clerk Loja de Lisboa ");
    let name = name.expect(line).to_owned();
    assert!(name.starts_with("idp-") && name.len() == 24, "{name}");
    let kept = central
        .count("SELECT count(*) FROM staff WHERE name LIKE '%@%' OR shown_name LIKE '%@%' OR password <> ''")
        .await;
    assert_eq!(kept, 0, "neither address nor password is kept");

    counter.get("/desk").await;
    counter.send("/desk/sign-out", &[]).await;
    assert_eq!(counter.get("/desk").await.status, 303);
    // The same person, elsewhere since: it counts, and the name stays.
    provider.wrong(|it| it.claims = json!({ "groups": "head", "name": "Ana Reis Sá" }));
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    assert_eq!(counter.get("/desk/team").await.status, 200, "a supervisor");
    let expected = [
        line.clone(),
        format!("signed-out - {name}"),
        format!("signed-in-by-provider supervisor * {name}"),
    ];
    assert_eq!(acts(&central).await, expected);
}

#[tokio::test]
async fn a_token_that_must_not_be_believed_lets_nobody_in() {
    let (provider, central, mut counter) = desk("").await;
    let now = central.now().as_second();
    let issuer = provider.issuer.clone();
    let claims: [(Value, &str); 24] = [
        (json!({ "exp": now - 61 }), "expired"),
        (json!({ "exp": now - 59 }), ""),
        (json!({ "iat": now + 61 }), "early"),
        (json!({ "iat": now + 59 }), ""),
        (json!({ "nbf": now + 120 }), "early"),
        (json!({ "iat": now - 11 * 60 - 1 }), "expired"),
        (json!({ "aud": "another" }), "audience"),
        (json!({ "aud": [] }), "audience"),
        (json!({ "aud": [CLIENT, "another"] }), "audience"),
        (json!({ "aud": [CLIENT] }), ""),
        (json!({ "azp": "another" }), "audience"),
        (json!({ "azp": CLIENT }), ""),
        (json!({ "iss": "https://id.example.org" }), "issuer"),
        (json!({ "iss": format!("{issuer}/") }), "issuer"),
        (json!({ "nonce": "another" }), "nonce"),
        (json!({ "nonce": null }), "nonce"),
        (json!({ "auth_time": now - 3600 }), "not-asked-anew"),
        (json!({ "auth_time": now }), ""),
        (json!({ "sub": null }), "unreadable"),
        (json!({ "sub": "" }), "unreadable"),
        (json!({ "groups": ["everybody"] }), "no-role"),
        (json!({ "groups": null }), "no-role"),
        (
            json!({ "groups": ["lisboa-clerk", "porto-clerk"] }),
            "several-posts",
        ),
        (
            json!({ "groups": ["lisboa-clerk", "head"] }),
            "several-posts",
        ),
    ];
    for (claims, why) in claims {
        provider.wrong(|it| it.claims = claims.clone());
        let led_to = through(&mut counter, &provider).await;
        match why {
            "" => assert_eq!(led_to, "/desk", "{claims}"),
            why => is_told(&mut counter, &led_to, why).await,
        }
        counter.cookies.clear();
    }
    provider.wrong(|it| it.claims = json!({}));
    for signed in [Signed::ByAnother, Signed::ByNobody, Signed::WithOurSecret] {
        provider.wrong(|it| it.signed = signed);
        let led_to = through(&mut counter, &provider).await;
        is_told(&mut counter, &led_to, "signature").await;
        counter.cookies.clear();
    }
    let begun = central.count("SELECT count(*) FROM staff_sessions").await;
    assert_eq!(begun, 5);
}

#[tokio::test]
async fn a_token_that_does_not_come_lets_nobody_in() {
    let patience = Patience {
        answer: Duration::from_millis(400),
        ..NOT_WAITED
    };
    let mut provider = FaultyProvider::start(START.parse().unwrap()).await;
    let central = Central::start_with(at(&provider.issuer, "", patience)).await;
    let mut counter = Counter::at(&central);
    for (tokens, why) in [
        (Answers::Never, "slow"),
        (Answers::Endlessly, "too-large"),
        (Answers::So(500, "{}"), "unreadable"),
        (Answers::So(200, "{}"), "unreadable"),
        (Answers::So(200, "no JSON"), "unreadable"),
        (Answers::So(302, ""), "unreadable"),
        (
            Answers::So(200, r#"{"access_token":"a","token_type":"Bearer"}"#),
            "unreadable",
        ),
        (
            Answers::So(
                200,
                r#"{"access_token":"a","token_type":"Bearer","id_token":"a.b.c"}"#,
            ),
            "unreadable",
        ),
        (
            Answers::So(401, r#"{"error":"invalid_client"}"#),
            "rejected",
        ),
        (Answers::So(400, r#"{"error":"invalid_grant"}"#), "rejected"),
    ] {
        provider.wrong(|it| it.tokens = tokens);
        let led_to = through(&mut counter, &provider).await;
        is_told(&mut counter, &led_to, why).await;
    }
    // Down between the page and the token.
    provider.wrong(|it| it.tokens = Answers::Well);
    let there = press(&mut counter).await;
    let brought = provider.signs_in(&there);
    provider.stop().await;
    let led_to = back(&mut counter, &brought).await;
    is_told(&mut counter, &led_to, "away").await;
    provider.run().await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
}

#[tokio::test]
async fn what_a_browser_brings_counts_once_and_in_that_browser() {
    let (provider, central, mut counter) = desk("").await;
    let there = press(&mut counter).await;
    let brought = provider.signs_in(&there);

    let mut other = Counter::at(&central);
    let led_to = back(&mut other, &brought).await;
    is_told(&mut other, &led_to, "not-begun-here").await;
    let there_too = press(&mut other).await;
    let led_to = back(&mut other, &brought).await;
    is_told(&mut other, &led_to, "not-begun-here").await;

    let kept = counter.cookies.clone();
    assert_eq!(back(&mut counter, &brought).await, "/desk");
    counter.cookies = kept;
    let led_to = back(&mut counter, &brought).await;
    is_told(&mut counter, &led_to, "not-begun-here").await;
    // The other's own still counts; ours under its state does not.
    let (_, ours) = brought.split_once('&').unwrap();
    let code = provider.signs_in(&there_too);
    let (code, theirs) = code.split_once('&').unwrap();
    let led_to = back(&mut other, &format!("{code}&{ours}")).await;
    is_told(&mut other, &led_to, "not-begun-here").await;
    for malformed in [
        "",
        "state=&code=",
        "code=a",
        "state=a&code=b",
        "state=a&state=b",
    ] {
        let led_to = back(&mut other, malformed).await;
        is_told(&mut other, &led_to, "not-begun-here").await;
    }
    assert_eq!(back(&mut other, &format!("{code}&{theirs}")).await, "/desk");

    let mut late = Counter::at(&central);
    let there = press(&mut late).await;
    let brought = provider.signs_in(&there);
    central.clock.set(central.now() + 10.minutes());
    let led_to = back(&mut late, &brought).await;
    is_told(&mut late, &led_to, "not-begun-here").await;
    let waiting = "SELECT count(*) FROM sign_ins_begun";
    assert_eq!(central.count(waiting).await, 1);
    press(&mut late).await;
    assert_eq!(
        central.count(waiting).await,
        1,
        "what never came back is forgotten"
    );
}

#[tokio::test]
async fn what_the_provider_says_in_place_of_a_code_is_told() {
    let (provider, central, mut counter) = desk("").await;
    for (said, why) in [
        ("error=access_denied", "denied"),
        ("error=invalid_scope", "rejected"),
        ("error=temporarily_unavailable", "away"),
        ("error=access_denied&code=a", "denied"),
        ("iss=https://id.example.org&code=a", "issuer"),
        ("code=unknown", "rejected"),
        ("", "unreadable"),
    ] {
        let there = press(&mut counter).await;
        let brought = provider.signs_in(&there);
        let (_, state) = brought.split_once('&').unwrap();
        let led_to = back(&mut counter, &format!("{said}&{state}")).await;
        is_told(&mut counter, &led_to, why).await;
        let led_to = back(&mut counter, &brought).await;
        is_told(&mut counter, &led_to, "not-begun-here").await;
    }
    let led_to = back(&mut counter, "error=access_denied").await;
    is_told(&mut counter, &led_to, "denied").await;
    let named = central.count("SELECT count(*) FROM staff").await;
    assert_eq!(named, 0);
}

#[tokio::test]
async fn a_provider_that_is_away_at_the_start_keeps_nobody_from_the_passwords() {
    let mut provider = FaultyProvider::not_started(START.parse().unwrap());
    let central = Central::start_with(at(&provider.issuer, "", NOT_WAITED)).await;
    add_staff(&central, NAME).await;
    let mut counter = Counter::at(&central);
    let page = counter.get("/desk/sign-in").await.text();
    assert!(page.contains("data-provider-away"), "{page}");
    let led_to = press(&mut counter).await;
    let led_to = format!("{}?{}", led_to.path(), led_to.query().unwrap());
    is_told(&mut counter, &led_to, "away").await;
    assert_eq!(counter.sign_in(NAME, PASSWORD).await.status, 303);

    provider.run().await;
    for (discovery, itself, why) in [
        (Answers::So(503, "{}"), json!({}), "unreadable"),
        (Answers::So(200, "{}"), json!({}), "unreadable"),
        (Answers::Endlessly, json!({}), "too-large"),
        (
            Answers::Well,
            json!({ "issuer": "https://id.example.org" }),
            "issuer",
        ),
        (
            Answers::Well,
            json!({ "token_endpoint": null }),
            "unreadable",
        ),
        (
            Answers::Well,
            json!({ "authorization_endpoint": "http://id.example.org/authorize" }),
            "unreadable",
        ),
        (
            Answers::Well,
            json!({ "jwks_uri": "http://id.example.org/keys" }),
            "unreadable",
        ),
    ] {
        provider.wrong(|it| {
            it.discovery = discovery;
            it.itself = itself.clone();
        });
        let mut counter = Counter::at(&central);
        let led_to = press(&mut counter).await;
        let query = led_to.query().unwrap_or_default();
        assert_eq!(query, format!("provider={why}"), "{itself}");
    }
    provider.wrong(|it| {
        it.discovery = Answers::Well;
        it.itself = json!({});
    });
    assert_eq!(
        through(&mut Counter::at(&central), &provider).await,
        "/desk"
    );
    let page = counter.get("/desk/sign-in").await.text();
    assert!(!page.contains("data-provider-away"), "{page}");
}

#[tokio::test]
async fn a_key_that_changed_at_the_provider_is_asked_for_and_not_without_end() {
    let (provider, _central, mut counter) = desk("").await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    provider.rotate("2");
    assert_eq!(through(&mut counter, &provider).await, "/desk");

    let patience = Patience {
        between: Duration::from_secs(3600),
        ..NOT_WAITED
    };
    let provider = FaultyProvider::start(START.parse().unwrap()).await;
    let central = Central::start_with(at(&provider.issuer, "", patience)).await;
    let mut counter = Counter::at(&central);
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    assert_eq!(provider.asked(), 1);
    provider.rotate("2");
    for _ in 0..3 {
        counter.cookies.clear();
        let led_to = through(&mut counter, &provider).await;
        is_told(&mut counter, &led_to, "signature").await;
    }
    assert_eq!(provider.asked(), 1, "it was asked within the hour");
}

#[tokio::test]
async fn a_session_ends_soon_and_a_role_that_was_taken_away_with_it() {
    let (provider, central, mut counter) = desk("session_minutes = 30").await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    for minutes in [20, 9] {
        central.clock.set(central.now() + minutes.minutes());
        assert_eq!(counter.get("/desk").await.status, 200);
    }
    central.clock.set(central.now() + 1.minute());
    let over = counter.get("/desk").await;
    assert_eq!(over.header("location"), "/desk/sign-in?notice=expired");

    provider.wrong(|it| it.now = central.now());
    let mut elsewhere = Counter::at(&central);
    assert_eq!(through(&mut elsewhere, &provider).await, "/desk");
    provider.wrong(|it| it.claims = json!({ "groups": [] }));
    counter.cookies.clear();
    let led_to = through(&mut counter, &provider).await;
    is_told(&mut counter, &led_to, "no-role").await;
    assert_eq!(
        elsewhere.get("/desk").await.status,
        303,
        "what is open elsewhere ends too"
    );
}

#[tokio::test]
async fn the_session_that_a_browser_had_ends_with_the_next_sign_in() {
    let (provider, central, mut counter) = desk("").await;
    add_staff(&central, NAME).await;
    counter.sign_in(NAME, PASSWORD).await;
    let before = counter.cookies["__Host-desk"].clone();
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    let mut again = Counter::at(&central);
    again.cookies.insert("__Host-desk".to_owned(), before);
    assert_eq!(again.get("/desk").await.status, 303);
}

#[tokio::test]
async fn a_second_factor_that_is_demanded_is_asked_for_and_must_be_named() {
    let (provider, _central, mut counter) =
        desk("second_factor = { amr = ['otp'], acr = ['high'] }").await;
    let there = press(&mut counter).await;
    assert!(
        there
            .query_pairs()
            .any(|(key, value)| key == "acr_values" && value == "high")
    );
    let led_to = through(&mut counter, &provider).await;
    is_told(&mut counter, &led_to, "second-factor").await;
    for claims in [json!({ "amr": ["pwd", "otp"] }), json!({ "acr": "high" })] {
        provider.wrong(|it| it.claims = claims);
        assert_eq!(through(&mut counter, &provider).await, "/desk");
    }
}

#[tokio::test]
async fn passwords_can_be_left_to_a_few_or_to_nobody() {
    let (_provider, central, mut counter) = desk("passwords_for = ['rita.sa']").await;
    for name in [NAME, "rita.sa"] {
        add_staff(&central, name).await;
    }
    let answer = counter.sign_in(NAME, PASSWORD).await;
    assert_eq!(answer.status, 403, "the right password of somebody else");
    assert_eq!(counter.sign_in("rita.sa", PASSWORD).await.status, 303);

    let (_provider, central, mut counter) = desk("passwords_for = []").await;
    add_staff(&central, NAME).await;
    let page = counter.get("/desk/sign-in").await.text();
    assert!(!page.contains("password"), "{page}");
    // Somebody who has a form still.
    let before = Central::start().await;
    let mut form = Counter::at(&before);
    form.get("/desk/sign-in").await;
    counter.cookies = form.cookies.clone();
    let token = token_in(&form.page);
    let fields = [
        ("token", token.as_str()),
        ("name", NAME),
        ("password", PASSWORD),
    ];
    let answer = counter.post("/desk/sign-in", &fields).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("data-problem"), "judged, and wrong");
}

#[tokio::test]
async fn whom_the_operator_takes_away_comes_back_by_the_operator_alone() {
    let (provider, central, mut counter) = desk("").await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    let name = central.rows("SELECT name, 0 FROM staff").await.remove(0).0;
    let (directory, now) = (&central.directory, central.now());
    let listed = commands::list_staff(directory, now).await.unwrap();
    assert!(listed[0].by_provider && listed[0].shown_name.as_deref() == Some("Ana Reis"));
    // A password, or another post, is not the operator's to give.
    assert!(commands::reset_staff(directory, &name, now).await.is_err());
    let role = Some(Role::Supervisor);
    assert!(
        commands::change_staff(directory, &name, role, None, now)
            .await
            .is_err()
    );
    assert!(
        commands::readmit_staff(directory, &name, now)
            .await
            .is_err()
    );
    commands::remove_staff(directory, &name, now).await.unwrap();
    assert_eq!(counter.get("/desk").await.status, 303, "at once");
    counter.cookies.clear();
    let led_to = through(&mut counter, &provider).await;
    is_told(&mut counter, &led_to, "removed").await;
    let added = commands::add_staff(directory, &name, PASSWORD, Role::Clerk, now).await;
    assert!(
        added.is_err(),
        "nobody gets in under the name by a password"
    );
    assert_eq!(counter.sign_in(&name, PASSWORD).await.status, 403);
    commands::readmit_staff(directory, &name, now)
        .await
        .unwrap();
    assert_eq!(through(&mut counter, &provider).await, "/desk");
}

#[tokio::test]
async fn a_supervisor_sees_who_comes_by_the_provider_and_gives_them_no_password() {
    let (provider, central, mut counter) = desk("").await;
    assert_eq!(through(&mut counter, &provider).await, "/desk");
    let name = central.rows("SELECT name, 0 FROM staff").await.remove(0).0;
    let mut boss = of_site(&central, "rita.sa", Role::Supervisor, None).await;
    let page = boss.get("/desk/team").await.text();
    assert!(page.contains("Ana Reis") && page.contains(&name), "{page}");
    assert!(
        !page.contains(&format!("/desk/team/{name}/password")),
        "{page}"
    );
    let answer = boss.send(&format!("/desk/team/{name}/password"), &[]).await;
    assert_eq!(answer.status, 404);
}

#[tokio::test]
async fn whoever_may_have_a_password_and_an_account_is_no_second_person() {
    let mut scene = Scene::set().await;
    let provider = FaultyProvider::start(START.parse().unwrap()).await;
    scene.central.serving.take().unwrap().stop().await.unwrap();
    let with = at(&provider.issuer, "", NOT_WAITED);
    scene.central.serve_with(with).await;
    scene.counter = Counter::at(&scene.central);
    let request = scene.weak_correction(0).await;
    scene.counter.sign_in(NAME, PASSWORD).await;
    assert_eq!(scene.notice(&request, "renewed", &[]).await, "done");
    provider.wrong(|it| it.claims = json!({ "groups": "head" }));
    assert_eq!(through(&mut scene.counter, &provider).await, "/desk");
    let why = "new-passport-checked";
    let said = scene.reason(&request, "approved", why).await;
    assert_eq!(said, "supervisor-needed");
    // A supervisor of the same kind is one.
    of_site(&scene.central, "rosa", Role::Supervisor, None).await;
    scene.counter.sign_in("rosa", PASSWORD).await;
    assert_eq!(scene.reason(&request, "approved", why).await, "done");
}

#[tokio::test]
async fn a_sign_in_comes_back_to_another_process() {
    let (provider, central, mut counter) = desk("").await;
    let listen = "127.0.0.1:0".parse().unwrap();
    let mut config = Config::new(central.directory.clone(), listen);
    config.clock = central.clock.clone();
    config.opening = false;
    let config = at(&provider.issuer, "", NOT_WAITED)(config);
    let other = app::serve(config).await.unwrap();
    let there = press(&mut counter).await;
    let brought = provider.signs_in(&there);
    counter.moves_to(other.address());
    assert_eq!(back(&mut counter, &brought).await, "/desk");
    assert_eq!(counter.get("/desk").await.status, 200);
    let led_to = back(&mut counter, &brought).await;
    assert!(led_to.ends_with("not-begun-here"), "{led_to}");
    other.stop().await.unwrap();
}

#[tokio::test]
async fn only_a_press_on_our_own_page_begins_a_sign_in() {
    let (_provider, central, mut counter) = desk("").await;
    for site in [Some("cross-site"), Some("same-site"), Some("none"), None] {
        counter.site = site;
        let answer = counter.get(BUTTON).await;
        assert_eq!(answer.header("location"), "/desk/sign-in", "{site:?}");
        assert!(counter.cookies.is_empty());
    }
    counter.site = Some("same-origin");
    let answer = counter.get(BUTTON).await;
    let cookie = answer.header("set-cookie").to_owned();
    assert!(
        cookie.starts_with("__Host-desk-away=") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("Max-Age=600"),
        "{cookie}"
    );
    let policy = counter.get("/desk/sign-in").await;
    let policy = policy.header("content-security-policy").to_owned();
    assert!(
        policy.contains("form-action 'self';"),
        "no form goes elsewhere: {policy}"
    );
    let waiting = "SELECT count(*) FROM sign_ins_begun";
    assert_eq!(central.count(waiting).await, 1);

    let none = Central::start().await;
    for path in [BUTTON, "/desk/sign-in/return?code=a&state=b"] {
        assert_eq!(Counter::at(&none).get(path).await.status, 404, "{path}");
    }
    let page = Counter::at(&none).get("/desk/sign-in").await.text();
    assert!(!page.contains(BUTTON));
}

#[tokio::test]
async fn sign_ins_that_are_begun_and_begun_are_slowed_down() {
    let provider = FaultyProvider::start(START.parse().unwrap()).await;
    let central = Central::start_with(|config| {
        let mut config = at(&provider.issuer, "", NOT_WAITED)(config);
        config.rates.sign_ins = Rate {
            burst: 2,
            every_ms: 60_000,
        };
        config
    })
    .await;
    let mut counter = Counter::at(&central);
    for status in [303, 303, 503] {
        assert_eq!(counter.get(BUTTON).await.status, status);
    }
    assert_eq!(
        central.count("SELECT count(*) FROM sign_ins_begun").await,
        2
    );
}
