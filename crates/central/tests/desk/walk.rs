//! Tracking page, the pages behind mailed links, and the desk, in a real browser (Debian's chromium) as people
//! use them: every page in every state and language, each looked at with axe-core. No rule may be broken.

use std::{sync::mpsc, thread, time::Duration};

use central::{
    app::Config,
    identity::Patience,
    mail::Filling,
    proof::{desk::Role, links::LinkAction},
    rate_limit::Rate,
};
use jiff::ToSpan;
use protocol::{
    Kind, KioskId, Language, RequestContent, TrackingCode,
    help::{HelpCall, ScreenName},
    wire::SealedRequest,
};
use reqwest::Method;
use serde_json::json;
use testbed::{
    axe,
    browser::{Browser, keys},
};
use tokio::sync::oneshot;
use uuid::Uuid;

use crate::{
    by_provider::settings,
    counter::{Counter, NAME, PASSWORD, of_site},
    real_provider::RealProvider,
    scene::{AFTER_T, Scene, others, path},
    support::{Central, bytes, correction},
};

const DESK: [&str; 2] = ["pt", "en"];

type Work = Box<dyn FnOnce(&Browser) + Send>;

/// The browser, and what it has looked at. It lives on a thread of its own: that thread may wait, and the
/// browser ends with the thread that started it.
struct Walk {
    work: mpsc::Sender<Work>,
    thread: thread::JoinHandle<()>,
    base: String,
    looked: usize,
    /// What keeps somebody out, and where.
    broken: Vec<String>,
}

impl Walk {
    fn begin(central: &Central) -> Walk {
        Walk::begin_at(central, 1280, 1024)
    }

    fn begin_at(central: &Central, width: u32, height: u32) -> Walk {
        let (work, orders) = mpsc::channel::<Work>();
        let thread = thread::spawn(move || {
            let folder = tempfile::tempdir().unwrap();
            let browser = Browser::chromium(folder.path(), width, height).unwrap();
            for order in orders {
                order(&browser);
            }
            browser.close();
        });
        Walk {
            work,
            thread,
            base: central.url(""),
            looked: 0,
            broken: Vec::new(),
        }
    }

    /// Works with the browser.
    async fn with<T: Send + 'static>(
        &mut self,
        work: impl FnOnce(&Browser) -> T + Send + 'static,
    ) -> T {
        let (done, answer) = oneshot::channel();
        let order: Work = Box::new(move |browser| {
            // Nobody waits for it any more when the test has failed elsewhere.
            let _late = done.send(work(browser));
        });
        self.work.send(order).expect("the browser's thread runs");
        answer.await.expect("the browser's thread said why above")
    }

    /// Looks at what is shown with axe-core.
    async fn look(&mut self, what: &str) {
        let base = self.base.clone();
        let found = self
            .with(move |browser| {
                let here = browser.execute("return location.href", &[]).unwrap();
                let here = here.as_str().unwrap_or_default();
                assert!(here.starts_with(&base), "somewhere else: {here}");
                let wide = "return document.documentElement.scrollWidth > window.innerWidth";
                let found = axe::violations(browser).unwrap();
                let mut found: Vec<_> = found.iter().map(ToString::to_string).collect();
                if browser.execute(wide, &[]).unwrap() == true {
                    found.push("wider than the window".to_owned());
                }
                found
            })
            .await;
        let found = found.iter().map(|broken| format!("{what}: {broken}"));
        self.broken.extend(found);
        self.looked += 1;
    }

    async fn go(&mut self, path: &str) {
        let url = format!("{}{path}", self.base);
        self.with(move |browser| browser.go_to(&url).unwrap()).await;
    }

    /// Opens a page and looks at it, in each of these languages.
    async fn see(&mut self, path: &str, languages: &[&str], css: &'static str) {
        for language in languages {
            let joint = if path.contains('?') { '&' } else { '?' };
            self.go(&format!("{path}{joint}lang={language}")).await;
            self.shows(css).await;
            let spoken = format!("html[lang={language}]");
            self.with(move |browser| browser.wait_for(&spoken).unwrap())
                .await;
            self.look(&format!("{path} in {language}")).await;
        }
    }

    async fn shows(&mut self, css: &'static str) {
        self.with(move |browser| browser.wait_for(css).unwrap())
            .await;
    }

    /// Types into a field and presses a button, as somebody does whose browser lets everything through.
    async fn fill_and_press(&mut self, fields: &[(&'static str, &str)], button: &'static str) {
        let fields: Vec<_> = fields
            .iter()
            .map(|(css, text)| (*css, (*text).to_owned()))
            .collect();
        self.with(move |browser| {
            let lenient =
                "document.querySelectorAll('form').forEach((form) => (form.noValidate = true));
                 document.querySelectorAll('details').forEach((part) => (part.open = true));";
            browser.execute(lenient, &[]).unwrap();
            for (css, text) in fields {
                browser.tap(css).unwrap();
                browser
                    .execute("document.activeElement.select()", &[])
                    .unwrap();
                browser.press(&keys::BACKSPACE.to_string()).unwrap();
                browser.press(&text).unwrap();
            }
            browser.tap(button).unwrap();
        })
        .await;
    }

    /// Gives a field that nobody types into this value, and presses a button.
    async fn choose(&mut self, field: &'static str, value: &str, button: &'static str) {
        let value = format!("document.querySelector('{field}').value = '{value}'");
        self.with(move |browser| {
            browser.execute(&value, &[]).unwrap();
            browser.tap(button).unwrap();
        })
        .await;
    }

    /// Nothing that was looked at keeps somebody out. Gives the number of looks.
    fn end(self) -> usize {
        drop(self.work);
        self.thread.join().unwrap();
        assert!(self.broken.is_empty(), "{}", self.broken.join("\n"));
        self.looked
    }
}

/// One language of each kind of script; all of them with WHOLE=1 (`make test-all`).
fn languages() -> Vec<&'static str> {
    const SCRIPTS: [Language; 6] = [
        Language::Pt,
        Language::En,
        Language::Hi,
        Language::Ur,
        Language::Ar,
        Language::ZhHans,
    ];
    let chosen = match std::env::var_os("WHOLE") {
        Some(_) => &Language::ALL[..],
        None => &SCRIPTS,
    };
    chosen.iter().map(|language| language.code()).collect()
}

/// A central at which nobody is slowed down: one browser opens everything.
async fn scene() -> Scene {
    let central = Central::start_with(|config| {
        let mut config: Config = config;
        config.rates.tracking_page = Rate {
            burst: 10_000,
            every_ms: 1,
        };
        config
    })
    .await;
    let kiosk = central.kiosk().await;
    let people = central.people(40).await;
    let counter = Counter::signed_in(&central).await;
    Scene {
        people: people
            .into_iter()
            .filter(|person| person.status.as_str() == "pending")
            .collect(),
        central,
        kiosk,
        counter,
    }
}

/// Delivered with an unconfirmed mailbox, and opened.
async fn unconfirmed(scene: &Scene, content: &RequestContent) -> SealedRequest {
    let request = scene
        .kiosk
        .seal(scene.kiosk.header(Kind::CorrectEmail), content);
    scene.central.deliver(&scene.kiosk, &request).await;
    scene.work().await;
    request
}

/// One that central took in and cannot open.
async fn unopenable(scene: &Scene) -> SealedRequest {
    let mut request = scene.kiosk.request();
    let last = request.payload.sealed.len() - 1;
    request.payload.sealed[last] ^= 1;
    request.sha256 = request.payload.hash();
    scene.central.deliver(&scene.kiosk, &request).await;
    scene.work().await;
    request
}

fn link_path(link: &str) -> String {
    let (_, token) = link.split_once("/m/").unwrap();
    format!("/m/{token}")
}

async fn call(scene: &Scene, number: u128, language: Option<Language>) {
    let call = HelpCall {
        id: Uuid::from_u128(number),
        language,
        screen: ScreenName::try_from("check".to_owned()).unwrap(),
    };
    let token = scene.kiosk.enrolled.token.as_str();
    let answer = scene
        .central
        .ask(Method::POST, "/v1/help-calls", Some(token), bytes(&call))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tracking_page_in_every_state_and_language_keeps_nobody_out() {
    let mut scene = scene().await;
    let waits = scene.weak_correction(0).await;
    let done = scene.weak_correction(1).await;
    scene.press(&done, LinkAction::Yes).await;
    let stopped = scene.weak_correction(2).await;
    scene.press(&stopped, LinkAction::No).await;
    let counter = unopenable(&scene).await;
    let unknown = TrackingCode::generate(KioskId::new(900).unwrap(), [9; 6]);

    let mut walk = Walk::begin(&scene.central);
    let languages = languages();
    let codes = [&waits, &done, &stopped, &counter].map(|request| request.header.tracking_code);
    let mut seen = Vec::new();
    for code in codes.into_iter().chain([unknown]) {
        let state = scene.central.public_state(&scene.kiosk, code).await;
        seen.push(state.name());
        walk.see(
            &format!("/t/{}", code.symbols()),
            &languages,
            "[data-state]",
        )
        .await;
    }
    assert_eq!(
        seen,
        [
            "being-checked",
            "done",
            // Until T nobody learns that there was somebody to object.
            "being-checked",
            "come-to-the-counter",
            "not-here-yet",
        ]
    );
    scene.at(AFTER_T).await;
    for (request, expected) in [(&waits, "come-to-the-counter"), (&stopped, "stopped")] {
        let code = request.header.tracking_code;
        let state = scene.central.public_state(&scene.kiosk, code).await;
        assert_eq!(state.name(), expected);
        walk.see(
            &format!("/t/{}", code.symbols()),
            &languages,
            "[data-state]",
        )
        .await;
    }
    walk.see("/t/NOT-A-CODE", &languages, "h1").await;
    assert_eq!(walk.end(), 8 * languages.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_behind_mailed_links_keep_nobody_out() {
    let scene = scene().await;
    let languages = languages();
    unconfirmed(&scene, &correction(&scene.people[0])).await;
    unconfirmed(&scene, &correction(&scene.people[1])).await;
    let mails = scene.central.mails().await;
    let mut links = Vec::new();
    for mail in &mails {
        match &mail.filling {
            Filling::OldAddress { yes, no, .. } => links.push((link_path(yes), link_path(no))),
            Filling::ConfirmLink { link, .. } => links.push((link_path(link), String::new())),
            _ => {}
        }
    }
    let asks: Vec<_> = links
        .iter()
        .flat_map(|(first, second)| [first, second])
        .filter(|path| !path.is_empty())
        .cloned()
        .collect();
    let mut walk = Walk::begin(&scene.central);
    for path in &asks {
        walk.see(path, &languages, "[data-asks]").await;
    }
    for path in &asks {
        walk.go(path).await;
        walk.with(|browser| browser.tap("button.press").unwrap())
            .await;
        walk.shows("[data-notice]").await;
        walk.look("what a press did").await;
    }
    walk.see("/m/nothing", &languages, "[data-notice=bad-link]")
        .await;
    scene
        .central
        .clock
        .set(scene.central.now() + (24 * 40).hours());
    walk.see(&asks[0], &languages, "[data-notice=expired]")
        .await;
    assert!(asks.len() >= 5, "{asks:?}");
    assert_eq!(
        walk.end(),
        asks.len() * (languages.len() + 1) + 2 * languages.len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_who_is_slowed_down_reads_so() {
    let central = Central::start_with(|mut config| {
        config.rates.tracking_page = Rate {
            burst: 1,
            every_ms: 60_000,
        };
        config
    })
    .await;
    let mut walk = Walk::begin(&central);
    walk.go("/t/0000-0000-0000").await;
    walk.see("/t/0000-0000-0000", &languages(), "h1").await;
    walk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_is_walked_from_sign_in_to_sign_out_and_keeps_nobody_out() {
    let mut scene = scene().await;
    let waits = scene.weak_correction(0).await;
    let mut content = correction(&scene.people[1]);
    content.assisted = true;
    let confirmed = scene.delivered(content).await;
    let stopped = scene.weak_correction(2).await;
    scene.press(&stopped, LinkAction::No).await;
    let done = scene.weak_correction(3).await;
    scene.press(&done, LinkAction::Yes).await;
    let broken = unopenable(&scene).await;
    let mut walk = Walk::begin(&scene.central);

    walk.see("/desk/sign-in", &DESK, "#name").await;
    for password in ["not the password", PASSWORD] {
        walk.go("/desk/sign-in").await;
        walk.fill_and_press(
            &[("#name", NAME), ("#password", password)],
            "main button[type=submit]",
        )
        .await;
        walk.shows(if password == PASSWORD {
            "#code"
        } else {
            "[data-problem]"
        })
        .await;
        walk.look("after the sign-in").await;
    }
    walk.see("/desk", &DESK, "#code").await;
    let unknown = TrackingCode::generate(KioskId::new(900).unwrap(), [9; 6]);
    for typed in ["XXXX", unknown.as_str()] {
        walk.go("/desk").await;
        walk.fill_and_press(&[("#code", typed)], "main button[type=submit]")
            .await;
        walk.shows("[data-problem]").await;
        walk.look("a code that leads nowhere").await;
    }
    walk.fill_and_press(
        &[("#code", waits.header.tracking_code.as_str())],
        "main button[type=submit]",
    )
    .await;
    walk.shows("[data-acts]").await;
    for request in [&waits, &confirmed, &stopped, &done, &broken] {
        walk.see(&path(request), &DESK, "[data-state]").await;
    }

    // What staff do, and what is said to a form that lacks something.
    let last_three = scene.people[0].passport().last_three().to_owned();
    for (typed, shown) in [
        ("1", "[data-problem]"),
        (others(&last_three), "[data-notice=passport-wrong]"),
        (last_three.as_str(), "[data-notice=done]"),
    ] {
        walk.go(&path(&waits)).await;
        walk.fill_and_press(
            &[("#last-three", typed)],
            "form[action$='/passport'] button",
        )
        .await;
        walk.shows(shown).await;
        walk.look("a passport that was compared").await;
    }
    walk.go(&path(&confirmed)).await;
    walk.fill_and_press(&[], "form[action$='/refused'] button")
        .await;
    walk.shows("[data-problem]").await;
    walk.look("an act without a reason").await;
    walk.fill_and_press(&[], "#why-not-wanted").await;
    walk.with(|browser| browser.tap("form[action$='/refused'] button").unwrap())
        .await;
    walk.shows("[data-notice=done]").await;
    walk.look("a refused request").await;
    scene.at(AFTER_T).await;
    walk.go(&path(&waits)).await;
    walk.shows("[data-notice=expired], #name").await;
    walk.look("a session that has run out").await;
    walk.fill_and_press(
        &[("#name", NAME), ("#password", PASSWORD)],
        "main button[type=submit]",
    )
    .await;
    walk.shows("#code").await;
    walk.see(&path(&waits), &DESK, "[data-state]").await;

    walk.see("/desk/alarms", &DESK, "[data-alarm]").await;
    for _ in 0..2 {
        walk.with(|browser| {
            let alarm = browser.attribute("[data-alarm]", "aria-labelledby");
            let alarm = format!("[aria-labelledby='{}']", alarm.unwrap().unwrap());
            browser.tap(&format!("{alarm} button")).unwrap();
            browser.wait_until_gone(&alarm).unwrap();
            browser.wait_for("h1").unwrap();
        })
        .await;
    }
    walk.look("alarms that were seen").await;
    walk.see("/desk/help-calls", &DESK, "[data-open-calls='0']")
        .await;
    call(&scene, 1, Some(Language::Ar)).await;
    walk.see("/desk/help-calls", &DESK, "[data-open-calls='1']")
        .await;
    walk.with(|browser| browser.tap("form[action$='/coming'] button").unwrap())
        .await;
    walk.shows("[data-coming]").await;
    walk.see("/desk/help-calls", &DESK, "[data-coming]").await;
    walk.see("/desk", &DESK, "[data-open-calls='1']").await;
    walk.see("/desk/help-calls?notice=over", &DESK, "[data-notice=over]")
        .await;
    walk.see("/desk/nowhere", &DESK, "[data-notice=missing]")
        .await;
    walk.go("/desk").await;
    walk.with(|browser| browser.tap("form[action='/desk/sign-out'] button").unwrap())
        .await;
    walk.shows("#name").await;
    walk.look("signed out").await;
    let looked = walk.end();
    assert!(looked >= 40, "{looked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_calls_looks_by_itself_and_the_focus_stays_where_it_is() {
    let mut scene = scene().await;
    let mut walk = Walk::begin(&scene.central);
    walk.go("/desk/sign-in").await;
    walk.fill_and_press(
        &[("#name", NAME), ("#password", PASSWORD)],
        "main button[type=submit]",
    )
    .await;
    walk.shows("#code").await;
    walk.go("/desk/help-calls").await;
    walk.shows("[data-open-calls='0']").await;

    call(&scene, 1, None).await;
    walk.shows("[data-open-calls='1']").await;
    let title = walk
        .with(|browser| browser.execute("return document.title", &[]).unwrap())
        .await;
    assert!(title.as_str().unwrap().starts_with("(1)"), "{title}");
    // Somebody has moved to the button by the keyboard; a second kiosk calls, and a minute passes.
    let focused = "return document.activeElement.id";
    let first = walk
        .with(move |browser| {
            for _ in 0..30 {
                browser.press(&keys::TAB.to_string()).unwrap();
                let id = browser.execute(focused, &[]).unwrap();
                if id.as_str().unwrap_or_default().starts_with("coming-") {
                    return id;
                }
            }
            panic!("the keyboard reaches no button of the list");
        })
        .await;
    let other = scene.central.kiosk().await;
    let own = std::mem::replace(&mut scene.kiosk, other);
    call(&scene, 2, Some(Language::En)).await;
    walk.shows("[data-open-calls='2']").await;
    scene.central.clock.set(scene.central.now() + 30.seconds());
    let again = walk
        .with(move |browser| browser.execute(focused, &[]).unwrap())
        .await;
    assert_eq!(again, first, "the focus stays");
    walk.look("a list that changed by itself").await;
    // Pressed by the keyboard, it is the call that had the focus.
    walk.with(|browser| browser.press(&keys::ENTER.to_string()).unwrap())
        .await;
    walk.shows("[data-coming]").await;
    let coming = scene
        .central
        .rows("SELECT id, coming_at FROM help_calls WHERE coming_at IS NOT NULL")
        .await;
    assert_eq!(coming.len(), 1);
    assert!(first.as_str().unwrap().ends_with(&coming[0].0));

    // Its person goes: the list says so without a press. Then central goes: the list says that it is old.
    let token = own.enrolled.token.as_str();
    let gone = format!("/v1/help-calls/{}", Uuid::from_u128(1));
    scene
        .central
        .ask(Method::DELETE, &gone, Some(token), [])
        .await;
    walk.shows("[data-open-calls='1']").await;
    scene.central.serving.take().unwrap().stop().await.unwrap();
    walk.shows("#stale:not([hidden])").await;
    walk.look("a list that cannot look").await;
    walk.end();
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_sign_in_on_the_agencys_page_and_come_back_to_the_desk() {
    let provider = RealProvider::start(300);
    let claims = json!({ "name": "Ana Reis", "groups": ["lisboa-clerk"] });
    provider.knows("ana", claims).await;
    let central = Central::start_with(|mut config| {
        let folder = config.directory.keys();
        let patience = Patience {
            between: Duration::ZERO,
            ..Patience::default()
        };
        config.sign_in = Some((settings(&provider.issuer, &folder, ""), patience));
        config
    })
    .await;
    // The provider's clock is the real one, and its browser may take its time.
    let as_late = || central.clock.set(jiff::Timestamp::now());
    as_late();
    let mut walk = Walk::begin(&central);
    let there = "input[name=sub]";
    // Another site than the desk's, by scheme and by host: what the browser keeps back from it, it keeps back here.
    walk.see("/desk/sign-in", &DESK, "#provider").await;
    walk.fill_and_press(&[], "#provider").await;
    walk.shows(there).await;
    walk.fill_and_press(&[], "button[value=deny]").await;
    walk.shows("[data-refused=denied]").await;
    walk.look("refused on the agency's page").await;
    walk.fill_and_press(&[], "#provider").await;
    walk.shows(there).await;
    as_late();
    walk.fill_and_press(&[(there, "nobody")], "button[type=submit]")
        .await;
    walk.shows("[data-refused=no-role]").await;
    walk.see("/desk/sign-in?provider=no-role", &DESK, "[data-refused]")
        .await;
    walk.fill_and_press(&[], "#provider").await;
    walk.shows(there).await;
    as_late();
    walk.fill_and_press(&[(there, "ana")], "button[type=submit]")
        .await;
    walk.shows("#code").await;
    walk.look("signed in by the agency").await;
    let named = walk.with(|browser| browser.text("div.who").unwrap()).await;
    assert!(named.contains("Ana Reis"), "{named}");
    walk.with(|browser| browser.tap("form[action='/desk/sign-out'] button").unwrap())
        .await;
    walk.shows("#provider").await;
    walk.end();
}

/// Signs in as somebody else, in a browser that keeps its token.
async fn sign_in(walk: &mut Walk, name: &str) {
    walk.go("/desk/sign-in").await;
    walk.fill_and_press(
        &[("#name", name), ("#password", PASSWORD)],
        "main button[type=submit]",
    )
    .await;
    walk.shows("form[action='/desk/sign-out']").await;
}

/// What a clerk, a supervisor and an auditor of a site see, at a PC and at a narrow window, enlarged as far as that.
async fn walk_of_a_site(width: u32) {
    let scene = scene().await;
    scene.central.kiosk_at("Loja do Porto").await;
    let person = scene.people[0].clone();
    let mut counter = Counter::at(&scene.central);
    for (name, role) in [
        ("rui", Role::Clerk),
        ("rita", Role::Supervisor),
        ("eva", Role::Auditor),
    ] {
        counter = of_site(&scene.central, name, role, Some("Loja de Lisboa")).await;
    }
    drop(counter);
    for _ in 0..5 {
        Counter::at(&scene.central)
            .sign_in("rui", "wrong password")
            .await;
    }
    unopenable(&scene).await;
    let request = scene.delivered(correction(&person)).await;
    let mut walk = Walk::begin_at(&scene.central, width, 1024);

    // Somebody who serves everywhere.
    sign_in(&mut walk, NAME).await;
    walk.see("/desk/work", &DESK, "#site").await;
    walk.see("/desk/new", &DESK, "#site").await;
    walk.see("/desk/fleet", &DESK, "[data-kiosk]").await;

    sign_in(&mut walk, "rita").await;
    walk.see("/desk", &DESK, "a[href='/desk/papers']").await;
    walk.see("/desk/work", &DESK, "[data-request]").await;
    walk.see("/desk/papers", &DESK, "#country").await;
    walk.fill_and_press(
        &[("#nif", "123456789"), ("#passport", "AB123456")],
        "main button[type=submit]",
    )
    .await;
    walk.shows("[data-problem]").await;
    walk.look("numbers that are wrong").await;
    for (nif, shown) in [
        (person.nif.as_str(), "[data-request]"),
        (scene.people[1].nif.as_str(), "[data-found='0']"),
    ] {
        walk.go("/desk/papers").await;
        walk.fill_and_press(
            &[("#nif", nif), ("#niss", person.niss.as_str())],
            "main button[type=submit]",
        )
        .await;
        walk.shows(shown).await;
        walk.look("what was found").await;
    }
    walk.see(&path(&request), &DESK, "[data-mail]").await;
    walk.see("/desk/audit", &DESK, "[data-act=searched]").await;
    walk.see("/desk/team", &DESK, "[data-member=rui][data-locked]")
        .await;
    walk.with(|browser| {
        browser
            .tap("form[action='/desk/team/rui/unlock'] button")
            .unwrap()
    })
    .await;
    walk.shows("[data-notice=unlocked]").await;
    walk.look("a lock-out that was ended").await;
    walk.see("/desk/password", &DESK, "#again").await;
    walk.fill_and_press(
        &[
            ("#current", PASSWORD),
            ("#new", "one of my own"),
            ("#again", "another"),
        ],
        "main button[type=submit]",
    )
    .await;
    walk.shows("[data-problem]").await;
    walk.look("passwords that differ").await;

    // A request for the person in front.
    walk.see("/desk/new", &DESK, "#kind-correct-email").await;
    walk.fill_and_press(&[("#nif", "1")], "main button[type=submit]")
        .await;
    walk.shows("[data-problem]").await;
    walk.look("a new request that is not right").await;
    walk.fill_and_press(
        &[
            ("#nif", person.nif.as_str()),
            ("#niss", person.niss.as_str()),
            ("#old_email", person.email.as_str()),
            ("#new_email", "amina@gmial.com"),
        ],
        "main button[type=submit]",
    )
    .await;
    walk.shows("#meant").await;
    walk.look("an address that is asked about").await;
    walk.with(|browser| {
        browser.tap("#meant").unwrap();
        let arabic = "document.querySelector('#language').value = 'ar'";
        browser.execute(arabic, &[]).unwrap();
        browser.tap("main button[type=submit]").unwrap();
    })
    .await;
    walk.shows("[data-check]").await;
    walk.look("what was typed, shown back").await;
    walk.with(|browser| browser.tap("button[data-step=send]").unwrap())
        .await;
    walk.shows("[data-receipt]").await;
    walk.look("the receipt").await;

    // A one-time password, and what follows from it.
    walk.go("/desk/team").await;
    walk.with(|browser| {
        browser
            .tap("form[action='/desk/team/rui/password'] button")
            .unwrap()
    })
    .await;
    walk.shows("[data-one-time]").await;
    walk.look("a one-time password").await;
    let given = walk
        .with(|browser| browser.text("[data-one-time]").unwrap())
        .await;
    walk.go("/desk/sign-in").await;
    walk.fill_and_press(
        &[("#name", "rui"), ("#password", given.as_str())],
        "main button[type=submit]",
    )
    .await;
    walk.shows("[data-notice=one-time]").await;
    walk.look("a password to be chosen").await;

    sign_in(&mut walk, "eva").await;
    walk.see("/desk", &DESK, "#code").await;
    walk.see(&path(&request), &DESK, "#history").await;
    walk.see("/desk/audit", &DESK, "[data-line]").await;
    walk.see("/desk/team", &DESK, "[data-notice=not-allowed]")
        .await;
    assert_eq!(walk.end(), 41);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_passport_in_hand_allows_keeps_nobody_out() {
    let scene = scene().await;
    of_site(&scene.central, "rita", Role::Supervisor, None).await;
    let request = scene.delivered(correction(&scene.people[0])).await;
    scene.press(&request, LinkAction::No).await;
    let here = path(&request);
    let right = scene.people[0].passport().last_three().to_owned();
    for width in [1280, 360] {
        let mut walk = Walk::begin_at(&scene.central, width, 1024);
        sign_in(&mut walk, NAME).await;
        walk.see(&here, &DESK, "#last-three-in-hand").await;
        walk.fill_and_press(&[("#last-three-in-hand", "1")], "[data-in-hand] button")
            .await;
        walk.shows("[data-problem]").await;
        walk.look("a passport that cannot be one").await;
        walk.fill_and_press(&[("#last-three-in-hand", &right)], "[data-in-hand] button")
            .await;
        walk.shows("[data-passport-in-hand]").await;
        walk.look("a passport in hand").await;
        sign_in(&mut walk, "rita").await;
        walk.see(&here, &DESK, "[data-act=protection-lifted]").await;
        walk.fill_and_press(&[], "[data-act=protection-lifted] button")
            .await;
        walk.shows("[data-problem]").await;
        walk.look("a protection that is lifted for no reason").await;
        walk.with(|browser| browser.tap("form[action$='/payment-data'] button").unwrap())
            .await;
        walk.shows("[data-payment-data]").await;
        walk.look("what there is to pay").await;
        walk.end();
        // The next one finds the passport unseen again.
        scene.central.execute("DELETE FROM passports_in_hand").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_of_a_site_keeps_nobody_out() {
    walk_of_a_site(1280).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_of_a_site_in_a_narrow_window_keeps_nobody_out() {
    walk_of_a_site(500).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_kiosks_say_for_a_day_keeps_nobody_out() {
    let scene = scene().await;
    scene.central.kiosk_at("Loja do Porto").await;
    of_site(&scene.central, "rita", Role::Supervisor, None).await;
    of_site(&scene.central, "rui", Role::Clerk, Some("Loja de Lisboa")).await;
    for width in [1280, 360] {
        let mut walk = Walk::begin_at(&scene.central, width, 1024);
        sign_in(&mut walk, "rita").await;
        walk.see("/desk/fleet", &DESK, "a[href='/desk/notices']")
            .await;
        walk.see("/desk/notices", &DESK, "#new-notice #site").await;
        walk.fill_and_press(&[], "form[data-ready] button").await;
        walk.shows("#time-problem").await;
        walk.look("a sentence that lacks its time").await;
        walk.choose("#time", "16:00", "form[data-ready] button")
            .await;
        walk.shows("#text-ar[value*='16:00']").await;
        walk.look("a ready sentence").await;
        walk.fill_and_press(&[("#text-pt", "www.example.org")], "#new-notice button")
            .await;
        walk.shows("#text-pt-problem").await;
        walk.look("a notice that is not right").await;
        walk.fill_and_press(&[("#text-pt", "Hoje fechamos cedo.")], "#until")
            .await;
        walk.choose("#site", "*", "#new-notice button").await;
        walk.shows("[data-notice=made]").await;
        walk.look("a notice that was made").await;
        let publisher = scene.central.workers().await.publisher;
        assert!(publisher.pass().await.unwrap().is_some());
        publisher.store.close().await;
        sign_in(&mut walk, "rui").await;
        walk.see("/desk/notices", &DESK, "[data-kiosk-notice] details")
            .await;
        sign_in(&mut walk, "rita").await;
        walk.go("/desk/notices").await;
        walk.fill_and_press(&[], "form[action$='/withdraw'] button")
            .await;
        walk.shows("[data-notice=withdrawn]").await;
        walk.look("a notice that was withdrawn").await;
        walk.see("/desk/audit", &DESK, "[data-act=notice-withdrawn]")
            .await;
        assert_eq!(walk.end(), 13);
    }
}
