//! What staff do to a request, what comes of it, and what does not.

use central::proof::desk::Role;
use central::proof::links::LinkAction;
use jiff::ToSpan;
use protocol::RequestContent;

use crate::{
    counter::{Counter, NAME, PASSWORD, add_with_role},
    scene::{AFTER_T, Scene, others, path},
    support::correction,
};

const NEW: &str = "amina.nova@gmail.com";

#[tokio::test]
async fn the_passport_of_the_case_has_the_correction_applied_at_once() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let last_three = scene.people[0].passport().last_three().to_lowercase();
    let page = scene.open(&request).await;
    assert!(page.contains("data-cause=\"too-few-matches\""), "{page}");
    assert_eq!(scene.passport(&request, &last_three).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    assert_eq!(scene.central.email_of(&scene.people[0]).await, NEW);
    assert_eq!(scene.acts().await, ["passport-seen"]);
    let page = scene.open(&request).await;
    assert!(
        page.contains("data-why=\"passport\"") && !page.contains("data-acts"),
        "{page}"
    );
    assert!(
        page.contains("data-act=\"passport-seen\""),
        "the history names it"
    );
    for (act, field) in [
        ("passport", ("last_three", last_three.as_str())),
        ("renewed", ("", "")),
        ("approved", ("reason", "new-passport-checked")),
        ("refused", ("reason", "not-wanted")),
        ("stopped", ("reason", "suspected-fraud")),
        ("released", ("reason", "new-evidence")),
    ] {
        scene.counter.get("/desk").await;
        let answer = scene
            .counter
            .send(&format!("{}/{act}", path(&request)), &[field])
            .await;
        assert!(
            answer.header("location").ends_with("notice=not-now"),
            "{act}: {}",
            answer.text()
        );
    }
    assert_eq!(scene.state().await, "done", "what is done stays done");
    assert_eq!(scene.acts().await.len(), 1);
}

#[tokio::test]
async fn three_wrong_tries_and_the_right_one_comes_too_late() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let right = scene.people[0].passport().last_three().to_owned();
    for left in [2, 1, 0] {
        assert_eq!(
            scene.passport(&request, others(&right)).await,
            "passport-wrong"
        );
        let marks = ['\u{2068}', '\u{2069}'];
        let page = scene.counter.page.replace(marks, "");
        assert!(
            page.contains(&format!("Tentativas que restam: {left}.")),
            "{page}"
        );
    }
    assert!(!scene.counter.page.contains("name=\"last_three\""));
    assert_eq!(scene.passport(&request, &right).await, "spent");
    scene.work().await;
    assert_eq!(scene.state().await, "opened");
    assert_eq!(scene.acts().await, ["passport-wrong"; 3]);
    // What has no form of three characters costs no try and is no comparison.
    let request = scene.weak_correction(1).await;
    for typed in ["", "1", "1234", "<b>", "%00%"] {
        let answer = scene
            .act(&request, "passport", &[("last_three", typed)])
            .await;
        assert_eq!(answer.status, 422, "{typed}");
        assert!(answer.text().contains("id=\"last-three-problem\""));
    }
    assert_eq!(scene.acts().await.len(), 3);
    let right = scene.people[1].passport().last_three().to_owned();
    assert_eq!(
        scene.passport(&request, &right).await,
        "done",
        "each request has its own tries"
    );
}

#[tokio::test]
async fn tries_at_the_same_instant_are_all_counted() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let wrong = others(scene.people[0].passport().last_three());
    scene.open(&request).await;
    let token = crate::counter::token_in(&scene.counter.page);
    let cookies = scene.counter.cookies.clone();
    let path = format!("{}/passport", path(&request));
    let tries = (0..8).map(|_| async {
        let mut counter = Counter::at(&scene.central);
        counter.cookies = cookies.clone();
        let answer = counter
            .post(&path, &[("token", &token), ("last_three", wrong)])
            .await;
        answer
            .header("location")
            .rsplit('=')
            .next()
            .unwrap()
            .to_owned()
    });
    let mut notices = futures_util::future::join_all(tries).await;
    notices.sort();
    assert_eq!(
        notices,
        [["passport-wrong"; 3].as_slice(), &["spent"; 5]].concat()
    );
}

/// Two identifiers of one person, two of another.
fn of_two(scene: &Scene) -> RequestContent {
    let mut content = correction(&scene.people[0]);
    content.identifiers.niss = Some(scene.people[0].niss.clone());
    content.identifiers.passport = Some(scene.people[1].passport().clone());
    content.identifiers.phone = Some(scene.people[1].phone.clone());
    content
}

#[tokio::test]
async fn where_several_cases_fit_the_passport_singles_one_out() {
    let mut scene = Scene::set().await;
    let passports: Vec<_> = (0..2)
        .map(|at| scene.people[at].passport().last_three().to_owned())
        .collect();
    assert_ne!(passports[0], passports[1]);
    let request = scene.delivered(of_two(&scene)).await;
    let page = scene.open(&request).await;
    assert!(page.contains("data-cause=\"several-cases\""), "{page}");
    // The passport of a case that shares no two identifiers is not among them.
    let stranger = scene.people[2..]
        .iter()
        .map(|person| person.passport().last_three().to_owned())
        .find(|last| !passports.contains(last))
        .unwrap();
    assert_eq!(scene.passport(&request, &stranger).await, "passport-wrong");
    assert_eq!(scene.passport(&request, &passports[1]).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    assert_eq!(scene.central.email_of(&scene.people[1]).await, NEW);
    assert_ne!(scene.central.email_of(&scene.people[0]).await, NEW);
}

#[tokio::test]
async fn another_request_that_fits_the_same_cases_brings_no_new_tries() {
    let mut scene = Scene::set().await;
    let passports: Vec<_> = (0..3)
        .map(|at| scene.people[at].passport().last_three().to_owned())
        .collect();
    let wrong = ["000", "111", "222", "333"];
    let wrong = wrong
        .into_iter()
        .find(|it| passports.iter().all(|of| of != it));
    let request = scene.delivered(of_two(&scene)).await;
    for _ in 0..3 {
        let notice = scene.passport(&request, wrong.unwrap()).await;
        assert_eq!(notice, "passport-wrong");
    }
    let again = scene.delivered(of_two(&scene)).await;
    assert_eq!(scene.passport(&again, &passports[1]).await, "spent");
    // Also where one of the cases alone fits; and nobody else's request is spent.
    let one = scene.weak_correction(0).await;
    assert_eq!(scene.passport(&one, &passports[0]).await, "spent");
    let stranger = scene.weak_correction(2).await;
    assert_eq!(scene.passport(&stranger, &passports[2]).await, "done");
}

#[tokio::test]
async fn not_me_stops_and_the_passport_overrides_it() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    scene.press(&request, LinkAction::No).await;
    assert_eq!(scene.state().await, "stopped");
    let page = scene.open(&request).await;
    assert!(
        page.contains("data-why=\"not-me\"") && page.contains("name=\"last_three\""),
        "{page}"
    );
    let alarms = scene.counter.get("/desk/alarms").await.text();
    assert!(alarms.contains("data-alarm=\"not-me\""), "{alarms}");

    // Taken up again without a proof, it is stopped again.
    assert_eq!(
        scene.reason(&request, "released", "new-evidence").await,
        "done"
    );
    scene.work().await;
    assert_eq!(scene.state().await, "stopped");
    let right = scene.people[0].passport().last_three().to_owned();
    assert_eq!(
        scene.passport(&request, others(&right)).await,
        "passport-wrong"
    );
    scene.work().await;
    assert_eq!(
        scene.state().await,
        "stopped",
        "another passport overrides nothing"
    );
    assert_eq!(scene.passport(&request, &right).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    assert_eq!(scene.central.email_of(&scene.people[0]).await, NEW);
}

#[tokio::test]
async fn a_renewed_passport_counts_with_an_approval_alone() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let reason = "new-passport-checked";
    assert_eq!(
        scene.reason(&request, "approved", reason).await,
        "passport-first"
    );
    assert_eq!(scene.notice(&request, "renewed", &[]).await, "done");
    assert_eq!(
        scene.notice(&request, "renewed", &[]).await,
        "not-now",
        "once is enough"
    );
    scene.at(AFTER_T).await;
    assert_eq!(scene.state().await, "counter");
    let page = scene.open(&request).await;
    assert!(page.contains("data-why=\"passport-renewed\""), "{page}");
    for reason in ["", "because", "not-wanted", "<b>"] {
        let answer = scene.act(&request, "approved", &[("reason", reason)]).await;
        assert_eq!(answer.status, 422, "{reason}");
        assert!(
            answer.text().contains("id=\"approved-problem\"") && !answer.text().contains("<b>")
        );
    }
    assert_eq!(scene.act(&request, "approved", &[]).await.status, 422);
    assert_eq!(
        scene.reason(&request, "approved", reason).await,
        "supervisor-needed",
        "not by the clerk who noted it"
    );
    add_with_role(&scene.central, "rita.sa", Role::Supervisor).await;
    scene.counter.sign_in("rita.sa", PASSWORD).await;
    scene.open(&request).await;
    assert_eq!(scene.reason(&request, "approved", reason).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    assert_eq!(
        scene.acts().await,
        ["passport-renewed", "approved new-passport-checked"]
    );
}

#[tokio::test]
async fn what_staff_stopped_stays_so_until_they_take_it_up_again() {
    let mut scene = Scene::set().await;
    let right = scene.people[0].passport().last_three().to_owned();
    for (act, why) in [
        ("stopped", "suspected-fraud"),
        ("refused", "not-the-holder"),
    ] {
        let request = scene.weak_correction(0).await;
        assert_eq!(scene.reason(&request, act, why).await, "done");
        let page = scene.open(&request).await;
        assert!(
            page.contains("data-state=\"stopped\" data-public-state=\"stopped\""),
            "{page}"
        );
        assert!(
            page.contains(&format!("data-why=\"{why}\"")) && page.contains("ana.reis"),
            "{page}"
        );
        let form = format!("action=\"{}/passport\"", path(&request));
        assert!(!page.contains(&form), "{page}");
        assert_eq!(scene.passport(&request, &right).await, "not-now");
        scene.press(&request, LinkAction::Yes).await;
        assert_eq!(
            scene.state().await,
            "stopped",
            "even when the old mailbox says yes"
        );
        assert_eq!(scene.reason(&request, act, why).await, "not-now");
        assert_eq!(
            scene
                .reason(&request, "released", "stopped-by-mistake")
                .await,
            "done"
        );
        scene.work().await;
        assert_eq!(scene.state().await, "done", "now the yes counts");
        // A correction a month: the next one has to wait for that.
        let in_a_month = scene.central.now() + jiff::SignedDuration::from_hours(24 * 31);
        scene.at(in_a_month).await;
        scene.people.remove(0);
    }
    assert_eq!(
        scene.acts().await,
        [
            "stopped suspected-fraud",
            "released stopped-by-mistake",
            "refused not-the-holder",
            "released stopped-by-mistake"
        ]
    );
}

#[tokio::test]
async fn a_forged_act_changes_nothing() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let right = scene.people[0].passport().last_three().to_owned();
    scene.open(&request).await;
    let token = crate::counter::token_in(&scene.counter.page);
    let acts = [
        ("passport", ("last_three", right.as_str())),
        ("renewed", ("x", "y")),
        ("stopped", ("reason", "suspected-fraud")),
    ];
    for (act, field) in acts {
        let path = format!("{}/{act}", path(&request));
        assert_eq!(
            scene.counter.post(&path, &[field]).await.status,
            400,
            "{act}: no token"
        );
        assert_eq!(
            scene
                .counter
                .post(&path, &[("token", "00"), field])
                .await
                .status,
            403,
            "{act}"
        );
        scene.counter.site = Some("cross-site");
        assert_eq!(
            scene
                .counter
                .post(&path, &[("token", &token), field])
                .await
                .status,
            403,
            "{act}"
        );
        scene.counter.site = Some("same-origin");
        let mut nobody = Counter::at(&scene.central);
        let answer = nobody.post(&path, &[("token", &token), field]).await;
        assert_eq!(
            answer.header("location"),
            "/desk/sign-in",
            "{act}: no session"
        );
    }
    for act in ["signed-in", "looked-up", "passport-seen", "nothing"] {
        assert_eq!(
            scene.act(&request, act, &[("reason", "x")]).await.status,
            404,
            "{act}"
        );
    }
    assert!(scene.acts().await.is_empty());
    assert_eq!(scene.state().await, "opened");
}

#[tokio::test]
async fn every_act_of_a_day_is_in_a_journal_that_holds() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    scene.open(&request).await;
    scene.passport(&request, "000").await;
    scene.reason(&request, "stopped", "made-by-mistake").await;
    scene.counter.get("/desk").await;
    scene.counter.send("/desk/sign-out", &[]).await;
    let lines: Vec<_> = scene
        .central
        .rows("SELECT staff || ' ' || act, number FROM journal ORDER BY number")
        .await
        .into_iter()
        .map(|(line, _)| line)
        .collect();
    assert_eq!(
        lines,
        [
            "operator configuration-published",
            "operator staff-added",
            "ana.reis signed-in",
            "ana.reis looked-up",
            "ana.reis passport-wrong",
            "ana.reis stopped",
            "ana.reis signed-out"
        ]
    );
    let head = central::commands::check_journal(&scene.central.directory, None)
        .await
        .unwrap();
    assert_eq!(head.lines, 7);
}

#[tokio::test]
async fn three_wrong_passports_then_renewed_and_approved_by_the_same_clerk_changes_nothing() {
    let mut scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let right = scene.people[0].passport().last_three().to_owned();
    let before = scene.central.email_of(&scene.people[0]).await;
    for _ in 0..3 {
        let notice = scene.passport(&request, others(&right)).await;
        assert_eq!(notice, "passport-wrong");
    }
    assert_eq!(scene.notice(&request, "renewed", &[]).await, "done");
    let reason = "new-passport-checked";
    for role in [None, Some(Role::Clerk)] {
        // Nor with a colleague who is no supervisor.
        if let Some(role) = role {
            add_with_role(&scene.central, "luis.mar", role).await;
            scene.counter.sign_in("luis.mar", PASSWORD).await;
        }
        let notice = scene.reason(&request, "approved", reason).await;
        assert_eq!(notice, "supervisor-needed");
        scene.work().await;
    }
    scene.at(AFTER_T).await;
    assert_eq!(scene.state().await, "counter");
    let notice = scene.reason(&request, "approved", reason).await;
    assert_eq!(notice, "supervisor-needed", "nor after T");
    scene.work().await;
    assert_eq!(scene.state().await, "counter");
    assert_eq!(scene.central.email_of(&scene.people[0]).await, before);
    let wrong = "passport-wrong";
    assert_eq!(
        scene.acts().await,
        [wrong, wrong, wrong, "passport-renewed"]
    );
}

#[tokio::test]
async fn the_right_passport_after_a_wrong_try_needs_a_supervisor_where_an_approval_is_needed() {
    let mut scene = Scene::set().await;
    // A second correction within 30 days is for the counter whatever the passport says.
    let first = scene.weak_correction(0).await;
    let right = scene.people[0].passport().last_three().to_owned();
    assert_eq!(scene.passport(&first, &right).await, "done");
    scene.work().await;
    assert_eq!(scene.state().await, "done");
    let mut content = correction(&scene.people[0]);
    content.new_email = Some(protocol::EmailAddress::parse("amina.outra@gmail.com").unwrap());
    let second = scene.delivered(content).await;
    let notice = scene.passport(&second, others(&right)).await;
    assert_eq!(notice, "passport-wrong");
    assert_eq!(scene.passport(&second, &right).await, "done");
    scene.at(AFTER_T).await;
    assert_eq!(scene.state().await, "counter");
    let reason = "another-change-needed";
    let notice = scene.reason(&second, "approved", reason).await;
    assert_eq!(notice, "supervisor-needed", "it could be a guess that hit");
    scene.work().await;
    assert_eq!(scene.central.email_of(&scene.people[0]).await, NEW);
    add_with_role(&scene.central, "rita.sa", Role::Supervisor).await;
    scene.counter.sign_in("rita.sa", PASSWORD).await;
    assert_eq!(scene.reason(&second, "approved", reason).await, "done");
    let waits = "INSERT INTO mails (id, kind, subject_id, language, recipient, filling, created_at, state, next_try_at)
         SELECT 'waits', 'payment-reminder', request_id, 'pt', x'01', x'01', 1, 'waiting', 4000000000000
         FROM contents ORDER BY opened_at LIMIT 1";
    scene.central.execute(waits).await;
    scene.work().await;
    let email = scene.central.email_of(&scene.people[0]).await;
    assert_eq!(email, "amina.outra@gmail.com");
    let waited = "SELECT state, length(recipient) FROM mails WHERE id = 'waits'";
    let given_up = [("given-up".to_owned(), 0)];
    assert_eq!(
        scene.central.rows(waited).await,
        given_up,
        "not to the address of before"
    );
}

#[tokio::test]
async fn a_guess_on_another_form_and_another_day_is_a_guess_too() {
    let mut scene = Scene::set().await;
    let first = scene.weak_correction(0).await;
    let right = scene.people[0].passport().last_three().to_owned();
    assert_eq!(scene.passport(&first, &right).await, "done");
    scene.work().await;
    let mut content = correction(&scene.people[0]);
    content.new_email = Some(protocol::EmailAddress::parse("amina.outra@gmail.com").unwrap());
    let second = scene.delivered(content).await;
    let wrong = [("last_three", others(&right))];
    let notice = scene.notice(&second, "passport-in-hand", &wrong).await;
    assert_eq!(notice, "passport-wrong");
    scene.central.clock.set(scene.central.now() + 24.hours());
    assert_eq!(scene.counter.sign_in(NAME, PASSWORD).await.status, 303);
    assert_eq!(scene.passport(&second, &right).await, "done");
    scene.at(AFTER_T).await;
    assert_eq!(scene.state().await, "counter");
    assert_eq!(scene.counter.sign_in(NAME, PASSWORD).await.status, 303);
    let notice = scene
        .reason(&second, "approved", "another-change-needed")
        .await;
    assert_eq!(notice, "supervisor-needed");
    scene.work().await;
    assert_eq!(scene.central.email_of(&scene.people[0]).await, NEW);
}
