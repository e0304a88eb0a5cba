//! What staff see of a request, and what they never see.

use protocol::{EmailAddress, Kind, Language};

use crate::{
    scene::{Scene, path},
    support::correction,
};

#[tokio::test]
async fn staff_see_what_agrees_and_never_what_was_typed() {
    let mut scene = Scene::set().await;
    let mut content = correction(&scene.people[0]);
    content.identifiers.phone = Some(scene.people[1].phone.clone());
    content.assisted = true;
    let request = scene.delivered(content.clone()).await;
    let page = scene.open(&request).await;
    for (field, agreement) in [
        ("nif", "matches"),
        ("passport", "matches"),
        ("niss", "not-given"),
        ("phone", "differs"),
        ("old-email", "matches"),
    ] {
        let cell = format!("data-given=\"{field}\" data-agreement=\"{agreement}\"");
        assert!(page.contains(&cell), "{cell}: {page}");
    }
    for shown in [
        "data-state=\"opened\"",
        "data-public-state=\"being-checked\"",
        "data-verdict=\"counter\" data-cause=\"conflict\"",
        "a•••@gmail.com",
        "Loja de Lisboa",
        request.header.tracking_code.as_str(),
    ] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    scene.at(crate::scene::AFTER_T).await;
    let later = scene.open(&request).await;
    assert!(
        later.contains("data-state=\"counter\"") && later.contains("data-why=\"conflict\""),
        "{later}"
    );
    let alarms = scene.counter.get("/desk/alarms").await.text();
    let identifiers = &content.identifiers;
    let secrets = [
        identifiers.nif.as_ref().unwrap().as_str().to_owned(),
        identifiers.passport.as_ref().unwrap().number().to_owned(),
        identifiers
            .passport
            .as_ref()
            .unwrap()
            .last_three()
            .to_owned(),
        identifiers.phone.as_ref().unwrap().as_str().to_owned(),
        scene.people[0].phone.as_str().to_owned(),
        scene.people[0].niss.as_str().to_owned(),
        scene.people[0].name.clone(),
        content.old_email.as_ref().unwrap().as_str().to_owned(),
        content.new_email.as_ref().unwrap().as_str().to_owned(),
        "amina.nova".to_owned(),
    ];
    for page in [&page, &later, &alarms] {
        // Three characters may stand in a token or in a code by chance.
        let visible = page
            .replace(request.header.tracking_code.as_str(), "")
            .replace(&request.header.id.to_string(), "");
        let visible: String = visible
            .split("value=\"")
            .map(|part| part.split_once('"').map_or(part, |(_, rest)| rest))
            .collect();
        for secret in &secrets {
            assert!(!visible.contains(secret.as_str()), "{secret}: {visible}");
        }
    }
}

#[tokio::test]
async fn an_address_of_a_domain_of_ones_own_shows_its_first_letter_alone() {
    let mut scene = Scene::set().await;
    let mut content = correction(&scene.people[0]);
    content.new_email = Some(EmailAddress::parse("zoe@familia-silva.pt").unwrap());
    let request = scene.delivered(content).await;
    let page = scene.open(&request).await;
    assert!(page.contains("z•••") && !page.contains("familia"), "{page}");
}

#[tokio::test]
async fn a_store_name_cannot_become_markup() {
    let mut scene = Scene::set().await;
    let hostile = "<script>alert(\"x\")</script><b onclick='y'>&";
    let code = central::commands::enrolment_code(
        &scene.central.directory,
        hostile,
        "Europe/Lisbon",
        scene.central.now(),
    )
    .await
    .unwrap();
    let enrolled = scene.central.enrol_with(&code).await.read();
    scene.kiosk = crate::support::Kiosk { enrolled };
    let request = scene.weak_correction(0).await;
    let page = scene.open(&request).await;
    assert!(
        page.contains("&lt;script&gt;alert(&quot;x&quot;)"),
        "{page}"
    );
    assert!(
        !page.contains("<script") && !page.contains("<b onclick"),
        "{page}"
    );
}

#[tokio::test]
async fn what_is_not_there_or_not_opened_is_said() {
    let mut scene = Scene::set().await;
    for id in [
        "0",
        "x%3Cscript%3E",
        "0192f0c1-2345-7abc-8def-0123456789ab",
        "f47ac10b-58cc-4372-a567-0e02b2c3d479",
    ] {
        let answer = scene.counter.get(&format!("/desk/requests/{id}")).await;
        assert_eq!(answer.status, 404, "{id}");
    }
    let unopened = scene.kiosk.request();
    scene.central.deliver(&scene.kiosk, &unopened).await;
    let page = scene.open(&unopened).await;
    assert!(
        page.contains("data-state=\"received\"") && !page.contains("data-acts"),
        "{page}"
    );

    let mut broken = scene.kiosk.request();
    broken.header.language = protocol::Language::Ar;
    scene.central.deliver(&scene.kiosk, &broken).await;
    scene.work().await;
    let page = scene.open(&broken).await;
    assert!(
        page.contains("data-state=\"counter\"") && page.contains("data-alarm=\"unopenable\""),
        "{page}"
    );
    assert!(
        !page.contains("last_three") && !page.contains("data-act=\"released\""),
        "{page}"
    );
    assert_eq!(scene.passport(&broken, "123").await, "not-now");
    assert_eq!(
        scene.reason(&broken, "released", "new-evidence").await,
        "not-now"
    );
    assert_eq!(scene.reason(&broken, "refused", "not-wanted").await, "done");
}

#[tokio::test]
async fn a_reactivation_has_no_address_and_a_stranger_no_case() {
    let mut scene = Scene::set().await;
    let mut content = correction(&scene.people[0]);
    content.new_email = None;
    content.statement = Some(protocol::REACTIVATION_STATEMENT.to_owned());
    let request = scene
        .kiosk
        .seal(scene.kiosk.header(Kind::Reactivate), &content);
    scene.central.deliver(&scene.kiosk, &request).await;
    let stranger = scene.kiosk.request();
    scene.central.deliver(&scene.kiosk, &stranger).await;
    scene.work().await;
    let page = scene.open(&request).await;
    assert!(!page.contains("•••"), "{page}");
    let page = scene.open(&stranger).await;
    assert!(page.contains("data-cause=\"no-case\""), "{page}");
    assert!(
        page.contains("data-given=\"nif\" data-agreement=\"nothing-to-compare\""),
        "{page}"
    );
    assert_eq!(scene.passport(&stranger, "123").await, "nothing-to-compare");
    assert_eq!(
        scene
            .central
            .count("SELECT count(*) FROM journal WHERE act = 'passport-wrong'")
            .await,
        0
    );
}

#[tokio::test]
async fn who_reads_a_request_is_in_the_journal_once_a_session() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    for _ in 0..3 {
        scene.open(&request).await;
    }
    let looks = "SELECT count(*) FROM journal WHERE act = 'looked-up' AND staff = 'ana.reis'";
    assert_eq!(scene.central.count(looks).await, 1);
    scene
        .central
        .clock
        .set(scene.central.now() + jiff::SignedDuration::from_secs(1));
    scene
        .counter
        .sign_in(crate::counter::NAME, crate::counter::PASSWORD)
        .await;
    scene.open(&request).await;
    assert_eq!(scene.central.count(looks).await, 2);
    // Without a session nobody learns whether there is such a request.
    let mut nobody = crate::counter::Counter::at(&scene.central);
    for path in [
        path(&request),
        "/desk/requests/0192f0c1-2345-7abc-8def-0123456789ab".to_owned(),
    ] {
        let answer = nobody.get(&path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, "/desk/sign-in")
        );
    }
}

#[tokio::test]
async fn a_resend_to_another_address_is_shown_as_the_correction_that_it_is_before_and_after() {
    let mut scene = Scene::set().await;
    let called = texts::text(Language::Pt, "kind-resend", &texts::Args::new());
    let does = texts::text(Language::Pt, "kind-correct-email", &texts::Args::new());
    let mut content = correction(&scene.people[0]);
    content.identifiers.phone = None;
    let disguised = scene.delivered_as(Kind::Resend, content.clone()).await;
    let page = scene.open(&disguised).await;
    assert!(page.contains(&does) && !page.contains(&called), "{page}");
    let right = scene.people[0].passport().last_three().to_owned();
    assert_eq!(scene.passport(&disguised, &right).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    let page = scene.open(&disguised).await;
    assert!(
        page.contains(&does) && !page.contains(&called),
        "done: {page}"
    );

    // One to the address that the case has is what it is called.
    let mut content = correction(&scene.people[1]);
    content.new_email = Some(scene.people[1].email.clone());
    let honest = scene.delivered_as(Kind::Resend, content).await;
    let page = scene.open(&honest).await;
    assert!(page.contains(&called) && !page.contains(&does), "{page}");
}
