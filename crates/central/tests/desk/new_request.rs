//! A request made at the desk: the rules of the kiosk, shown back before it is made, once however often it is pressed, under
//! the ladder as any other, with who made it and a receipt.

use std::collections::BTreeSet;

use central::{made_up::MadeUp, mail::Filling, proof::desk::Role};
use protocol::{REACTIVATION_STATEMENT, TrackingCode};

use crate::{
    counter::{Counter, PASSWORD, of_site, token_in},
    scene::Scene,
    support::{Answer, Central},
};

const LISBON: &str = "Loja de Lisboa";
const PORTO: &str = "Loja do Porto";
const NEW: &str = "amina.nova@gmail.com";

struct Form(Vec<(&'static str, String)>);

impl Form {
    /// A correction with passport and tax number.
    fn of(person: &MadeUp) -> Form {
        let passport = person.passport();
        Form(vec![
            ("kind", "correct-email".to_owned()),
            ("passport", passport.number().to_owned()),
            ("country", passport.country().to_string()),
            ("nif", person.nif.as_str().to_owned()),
            ("old_mailbox", "given".to_owned()),
            ("old_email", person.email.as_str().to_owned()),
            ("new_email", NEW.to_owned()),
            ("language", "ar".to_owned()),
        ])
    }

    fn with(mut self, name: &'static str, value: &str) -> Form {
        self.0.retain(|(field, _)| *field != name);
        self.0.push((name, value.to_owned()));
        self
    }
}

/// The id that the form was made with.
fn id_in(page: &str) -> String {
    let (_, after) = page.split_once("name=\"id\" value=\"").unwrap();
    after.split('"').next().unwrap().to_owned()
}

async fn press(counter: &mut Counter, form: &Form, step: &str) -> Answer {
    if !counter.page.contains("name=\"id\"") {
        counter.get("/desk/new").await;
    }
    let id = id_in(&counter.page);
    let mut fields = vec![("id", id.as_str()), ("step", step)];
    fields.extend(form.0.iter().map(|(name, value)| (*name, value.as_str())));
    counter.send("/desk/new", &fields).await
}

/// Checks, sends, and gives the receipt's page.
async fn made(counter: &mut Counter, form: &Form) -> (String, String) {
    counter.get("/desk/new").await;
    let checked = press(counter, form, "check").await;
    assert_eq!(checked.status, 200, "{}", checked.text());
    assert!(checked.text().contains("data-check"), "{}", checked.text());
    let sent = press(counter, form, "send").await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let location = sent.header("location").to_owned();
    let page = counter.get(&location).await;
    assert_eq!(page.status, 200, "{}", page.text());
    (location, page.text())
}

fn code_in(page: &str) -> String {
    let (_, after) = page.split_once("data-tracking-code=\"\">").unwrap();
    after.split('<').next().unwrap().to_owned()
}

async fn requests(central: &Central) -> i64 {
    central.count("SELECT count(*) FROM requests").await
}

async fn scene() -> (Scene, Counter) {
    let scene = Scene::set().await;
    scene.central.kiosk_at(PORTO).await;
    let clerk = of_site(&scene.central, "rui", Role::Clerk, Some(LISBON)).await;
    (scene, clerk)
}

#[tokio::test]
async fn it_is_opened_and_judged_as_any_other_and_says_who_made_it() {
    let (scene, mut clerk) = scene().await;
    let person = &scene.people[0];
    let (location, receipt) = made(&mut clerk, &Form::of(person)).await;
    let code: TrackingCode = code_in(&receipt).parse().unwrap();
    assert!(
        receipt.contains("lang=\"ar\"") && receipt.contains("lang=\"pt\""),
        "{receipt}"
    );
    let qr = format!("/T/{code}\"");
    assert!(
        receipt.contains(&qr) && receipt.contains("<svg"),
        "{receipt}"
    );
    scene.work().await;
    assert_eq!(
        scene.central.email_of(person).await,
        person.email.as_str(),
        "nothing yet"
    );
    let receipt = clerk.get(&location).await.text();
    assert!(
        !receipt.contains(NEW) && !receipt.contains(person.nif.as_str()),
        "{receipt}"
    );
    assert!(
        receipt.contains("gmail.com"),
        "the masked address: {receipt}"
    );
    // Old mailbox told, new mailbox asked to confirm itself.
    let mails = scene.central.mails().await;
    let told = mails
        .iter()
        .any(|mail| matches!(mail.filling, Filling::OldAddress { .. }));
    let asked = mails
        .iter()
        .any(|mail| matches!(mail.filling, Filling::ConfirmLink { .. }) && mail.recipient == NEW);
    assert!(told && asked, "{mails:?}");
    let looks = "SELECT count(*) FROM journal WHERE act = 'looked-up' AND request_id IS NOT NULL";
    assert_eq!(
        scene.central.count(looks).await,
        1,
        "the receipt was looked at"
    );
    let page = clerk.find(code.as_str()).await.text();
    assert!(page.contains("data-state=\"opened\""), "{page}");
    assert!(
        page.contains("data-act=\"request-made\"") && page.contains("rui"),
        "{page}"
    );
    for mail in ["old-address", "confirm-link"] {
        let row = format!("data-mail=\"{mail}\" data-standing=\"accepted\"");
        assert!(page.contains(&row), "{mail}: {page}");
    }
    let event = scene
        .central
        .rows("SELECT what || ' ' || who, 0 FROM events WHERE what = 'made-at-the-desk'")
        .await;
    assert_eq!(event, [("made-at-the-desk rui".to_owned(), 0)]);
}

#[tokio::test]
async fn a_second_press_and_a_press_of_two_make_one_request() {
    let (scene, mut clerk) = scene().await;
    let form = Form::of(&scene.people[0]);
    clerk.get("/desk/new").await;
    let page = clerk.page.clone();
    let (id, token) = (id_in(&page), token_in(&page));
    let mut fields = vec![
        ("token", token.as_str()),
        ("id", id.as_str()),
        ("step", "send"),
    ];
    fields.extend(form.0.iter().map(|(name, value)| (*name, value.as_str())));
    let mut receipts = BTreeSet::new();
    for _ in 0..3 {
        let sent = clerk.post("/desk/new", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        receipts.insert(sent.header("location").to_owned());
    }
    assert_eq!(receipts.len(), 1, "{receipts:?}");
    assert_eq!(requests(&scene.central).await, 1);
    let lines = "SELECT count(*) FROM journal WHERE act = 'request-made'";
    assert_eq!(scene.central.count(lines).await, 1);
    assert_eq!(
        scene.central.count("SELECT count(*) FROM conflicts").await,
        0
    );
}

#[tokio::test]
async fn what_is_typed_otherwise_into_a_form_that_was_sent_is_a_request_of_its_own() {
    let (scene, mut clerk) = scene().await;
    clerk.get("/desk/new").await;
    let page = clerk.page.clone();
    let (id, token) = (id_in(&page), token_in(&page));
    let first = || Form::of(&scene.people[0]);
    let mut codes = BTreeSet::new();
    for form in [
        first(),
        first().with("new_email", "amina.outra@gmail.com"),
        Form::of(&scene.people[1]),
        first().with("language", "en"),
        first(),
    ] {
        let mut fields = vec![
            ("token", token.as_str()),
            ("id", id.as_str()),
            ("step", "send"),
        ];
        fields.extend(form.0.iter().map(|(name, value)| (*name, value.as_str())));
        let sent = clerk.post("/desk/new", &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        let location = sent.header("location").to_owned();
        codes.insert(code_in(&clerk.get(&location).await.text()));
    }
    assert_eq!(codes.len(), 4, "the last is the first one again");
    assert_eq!(requests(&scene.central).await, 4);
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_nothing_is_made() {
    let (scene, mut clerk) = scene().await;
    let form = || Form::of(&scene.people[0]);
    for (form, field) in [
        (Form(vec![]), "kind-correct-email"),
        (form().with("kind", "everything"), "kind-correct-email"),
        (form().with("nif", "123456789"), "nif"),
        (form().with("nif", ""), "passport"),
        (form().with("country", ""), "country"),
        (form().with("old_mailbox", "mine"), "old-given"),
        (form().with("old_email", ""), "old_email"),
        (form().with("new_email", "amina"), "new_email"),
        (form().with("new_email", ""), "new_email"),
        (form().with("new_email", "amina@gmial.com"), "new_email"),
        (
            form().with("new_email", scene.people[0].email.as_str()),
            "new_email",
        ),
        (form().with("kind", "resend"), "new_email"),
        (form().with("language", "xx"), "language"),
        (form().with("nif", "\"><script>alert(1)</script>"), "nif"),
    ] {
        for step in ["check", "send"] {
            clerk.get("/desk/new").await;
            let answer = press(&mut clerk, &form, step).await;
            let page = answer.text();
            assert_eq!(answer.status, 422, "{field} {step}: {page}");
            assert!(
                page.contains(&format!("href=\"#{field}\"")),
                "{field}: {page}"
            );
            assert!(
                page.contains(&format!("id=\"{field}\"")),
                "{field} leads somewhere"
            );
            assert!(!page.contains("<script"), "{page}");
        }
    }
    assert_eq!(requests(&scene.central).await, 0);
}

#[tokio::test]
async fn an_address_that_was_asked_about_is_taken_where_it_is_meant() {
    let (scene, mut clerk) = scene().await;
    let odd = "amina@gmial.com";
    let form = Form::of(&scene.people[0]).with("new_email", odd);
    clerk.get("/desk/new").await;
    let asked = press(&mut clerk, &form, "check").await.text();
    assert!(
        asked.contains("amina@gmail.com") && asked.contains("name=\"meant\""),
        "{asked}"
    );
    made(&mut clerk, &form.with("meant", odd)).await;
    assert_eq!(requests(&scene.central).await, 1);
}

#[tokio::test]
async fn the_other_kinds_take_no_address_and_a_reactivation_carries_its_statement() {
    let (scene, mut clerk) = scene().await;
    let person = &scene.people[0];
    for (kind, says) in [("reactivate", true), ("closed", false)] {
        let form = Form::of(person).with("kind", kind);
        clerk.get("/desk/new").await;
        let checked = press(&mut clerk, &form, "check").await.text();
        assert_eq!(
            checked.contains(REACTIVATION_STATEMENT),
            says,
            "{kind}: {checked}"
        );
        made(&mut clerk, &form).await;
    }
    let resend = Form::of(person)
        .with("kind", "resend")
        .with("new_email", person.email.as_str());
    made(&mut clerk, &resend).await;
    scene.work().await;
    let unopened = "SELECT count(*) FROM requests WHERE state = 'received'";
    assert_eq!(scene.central.count(unopened).await, 0);
    let alarms = "SELECT count(*) FROM alarms WHERE kind = 'unopenable'";
    assert_eq!(scene.central.count(alarms).await, 0, "each fits its kind");
}

#[tokio::test]
async fn what_was_typed_comes_back_to_be_corrected() {
    let (scene, mut clerk) = scene().await;
    let person = &scene.people[0];
    let form = Form::of(person).with("renewed", "yes");
    clerk.get("/desk/new").await;
    press(&mut clerk, &form, "check").await;
    let page = press(&mut clerk, &form, "edit").await.text();
    for value in [person.nif.as_str(), person.passport().number(), NEW] {
        assert!(
            page.contains(&format!("value=\"{value}\"")),
            "{value}: {page}"
        );
    }
    assert!(
        page.contains("id=\"renewed\" type=\"checkbox\" name=\"renewed\" value=\"yes\" checked")
    );
    assert_eq!(requests(&scene.central).await, 0);
}

#[tokio::test]
async fn it_belongs_to_the_clerks_site_and_one_who_serves_everywhere_names_it() {
    let (scene, mut clerk) = scene().await;
    let form = || Form::of(&scene.people[0]);
    made(&mut clerk, &form().with("site", PORTO)).await;
    let mut everywhere = of_site(&scene.central, "mia", Role::Supervisor, None).await;
    for site in ["", "nowhere"] {
        everywhere.get("/desk/new").await;
        let answer = press(&mut everywhere, &form().with("site", site), "send").await;
        assert!([404, 422].contains(&answer.status.as_u16()), "{site:?}");
    }
    made(&mut everywhere, &form().with("site", PORTO)).await;
    made(&mut everywhere, &form().with("site", PORTO)).await;
    let sites = scene
        .central
        .rows(
            "SELECT store, count(*) FROM requests JOIN kiosks ON kiosks.id = kiosk
             WHERE desk = 1 GROUP BY kiosks.id ORDER BY store",
        )
        .await;
    assert_eq!(
        sites,
        [(LISBON.to_owned(), 1), (PORTO.to_owned(), 2)],
        "its own, whatever is sent; one desk a site"
    );
}

#[tokio::test]
async fn nobody_enrols_or_delivers_as_a_desk() {
    let (scene, mut clerk) = scene().await;
    made(&mut clerk, &Form::of(&scene.people[0])).await;
    let (desk, _) = scene
        .central
        .rows("SELECT id, 0 FROM kiosks WHERE desk = 1")
        .await
        .remove(0);
    let desk = protocol::KioskId::parse(&desk).unwrap();
    let (directory, now) = (&scene.central.directory, scene.central.now());
    let code = central::commands::code_for_kiosk(directory, desk, now).await;
    assert!(code.is_err(), "no code");
    let own = scene.kiosk.id();
    assert!(
        central::commands::succeed_kiosk(directory, own, desk, now)
            .await
            .is_err()
    );
    assert!(
        central::commands::succeed_kiosk(directory, desk, own, now)
            .await
            .is_err()
    );
    assert!(
        central::commands::revoke_kiosk(directory, desk, now)
            .await
            .is_err()
    );
}

#[tokio::test]
async fn a_receipt_is_of_a_request_that_was_made_at_a_desk() {
    let (scene, mut clerk) = scene().await;
    let request = scene.weak_correction(0).await;
    let path = crate::scene::path(&request);
    assert_eq!(clerk.get(&format!("{path}/receipt")).await.status, 404);
    assert_eq!(clerk.get("/desk/requests/none/receipt").await.status, 404);
    let page = clerk.get(&path).await.text();
    assert!(!page.contains("/receipt"), "{page}");
}

#[tokio::test]
async fn nothing_that_was_typed_lies_on_the_disk_in_clear() {
    let (scene, mut clerk) = scene().await;
    let nobody = central::made_up::person(999, 3);
    made(&mut clerk, &Form::of(&nobody)).await;
    for file in crate::support::files(scene.central.folder.path()) {
        let bytes = std::fs::read(&file).unwrap();
        for secret in [
            nobody.nif.as_str(),
            nobody.passport().number(),
            "amina.nova",
        ] {
            let found = bytes
                .windows(secret.len())
                .any(|it| it == secret.as_bytes());
            assert!(!found, "{} holds {secret}", file.display());
        }
    }
}

/// Stops central, lets `what` be done to its database, and starts it again.
async fn while_it_stands(central: &mut Central, what: impl FnOnce(&std::path::Path)) {
    central.serving.take().unwrap().stop().await.unwrap();
    what(&central.directory.database());
    central.serve_with(|config| config).await;
}

#[tokio::test]
async fn what_a_restored_backup_lacks_is_made_anew_with_the_code_of_its_receipt() {
    let (mut scene, mut clerk) = scene().await;
    let (_, before) = made(&mut clerk, &Form::of(&scene.people[1])).await;
    let before = code_in(&before);
    let backup = scene.central.folder.path().join("backup");
    while_it_stands(&mut scene.central, |database| {
        std::fs::copy(database, &backup).unwrap();
    })
    .await;
    let mut clerk = Counter::at(&scene.central);
    let signed_in = async |clerk: &mut Counter| clerk.sign_in("rui", PASSWORD).await.status;
    assert_eq!(signed_in(&mut clerk).await, 303);
    let form = Form::of(&scene.people[0]);
    let (_, lost) = made(&mut clerk, &form).await;
    let lost = code_in(&lost);
    while_it_stands(&mut scene.central, |database| {
        for end in ["-wal", "-shm"] {
            let mut beside = database.as_os_str().to_owned();
            beside.push(end);
            let _ = std::fs::remove_file(beside);
        }
        std::fs::copy(&backup, database).unwrap();
    })
    .await;
    let mut clerk = Counter::at(&scene.central);
    assert_eq!(signed_in(&mut clerk).await, 303);
    clerk.get("/desk").await;
    let found = clerk.send("/desk/find", &[("code", &lost)]).await;
    assert_eq!(found.status, 404, "nobody delivers it");
    // What is here, what a kiosk has made or may have made, and what is no code.
    let kiosk = protocol::TrackingCode::generate(scene.kiosk.id(), [7; 6]).to_string();
    let desk = TrackingCode::parse(&lost).unwrap().kiosk();
    let unknown = (0..protocol::KioskId::COUNT)
        .filter_map(protocol::KioskId::new)
        .find(|it| ![desk, scene.kiosk.id()].contains(it));
    let unknown = TrackingCode::generate(unknown.unwrap(), [7; 6]).to_string();
    let requests_before = requests(&scene.central).await;
    for (code, step) in [
        (before.as_str(), "check"),
        (kiosk.as_str(), "check"),
        (kiosk.as_str(), "send"),
        (unknown.as_str(), "send"),
        ("AAAA", "check"),
    ] {
        clerk.get("/desk/new").await;
        let form = Form::of(&scene.people[0]).with("receipt_code", code);
        let answer = press(&mut clerk, &form, step).await;
        assert_eq!(answer.status, 422, "{code}: {}", answer.text());
        assert!(answer.text().contains("receipt_code-problem"), "{code}");
    }
    assert_eq!(requests(&scene.central).await, requests_before);
    let form = form.with("receipt_code", &lost.to_lowercase());
    let (_, again) = made(&mut clerk, &form).await;
    assert_eq!(code_in(&again), lost);
    let page = scene.central.get(&format!("/t/{lost}")).await.text();
    assert!(page.contains("being-checked"), "{page}");
    let found = clerk.find(&lost).await.text();
    assert!(found.contains("data-act=\"request-made\""), "{found}");
    let why = "SELECT why, 1 FROM journal WHERE act = 'request-made' AND why IS NOT NULL";
    let said = [("code-of-receipt".to_owned(), 1)];
    assert_eq!(scene.central.rows(why).await, said);
}
