//! Passwords and lock-outs: strangers keep nobody out, a supervisor sees and ends, a password that somebody gave is good for
//! choosing another and makes no second person.

use central::{app::Config, commands, proof::desk::Role};
use jiff::{SignedDuration, ToSpan};

use crate::{
    counter::{Counter, NAME, PASSWORD, add_staff, of_site},
    scene::{Scene, others},
    support::{Answer, Central},
};

const OWN: &str = "a password of my own";
const LISBON: &str = "Loja de Lisboa";

async fn behind_a_balancer() -> Central {
    Central::start_with(|config| Config {
        behind_balancer: true,
        ..config
    })
    .await
}

fn from(central: &Central, network: &'static str) -> Counter {
    let mut counter = Counter::at(central);
    counter.forwarded_for = Some(network);
    counter
}

async fn wrong(central: &Central, name: &str, network: &'static str, times: usize) {
    for _ in 0..times {
        let answer = from(central, network).sign_in(name, "wrong password").await;
        assert!([403, 429].contains(&answer.status.as_u16()));
    }
}

#[tokio::test]
async fn what_strangers_try_elsewhere_locks_nobody_here() {
    let central = behind_a_balancer().await;
    add_staff(&central, NAME).await;
    wrong(&central, NAME, "203.0.113.9", 7).await;
    let there = from(&central, "203.0.113.9").sign_in(NAME, PASSWORD).await;
    assert_eq!(there.status, 429, "the network that tried waits");
    let here = from(&central, "198.51.100.7").sign_in(NAME, PASSWORD).await;
    assert_eq!(here.status, 303, "a new browser elsewhere does not");
}

#[tokio::test]
async fn a_browser_that_proved_itself_is_locked_by_nobody_but_itself() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut desk = Counter::at(&central);
    assert_eq!(desk.sign_in(NAME, PASSWORD).await.status, 303);
    desk.get("/desk").await;
    desk.send("/desk/sign-out", &[]).await;
    // From the store's own network: the name, and then the whole network.
    for number in 0..25 {
        let name = if number < 6 {
            NAME.to_owned()
        } else {
            format!("n{number}")
        };
        Counter::at(&central).sign_in(&name, "wrong password").await;
    }
    let mut stranger = Counter::at(&central);
    assert_eq!(stranger.sign_in(NAME, PASSWORD).await.status, 429);
    assert_eq!(desk.sign_in(NAME, PASSWORD).await.status, 303);
    // Known for her alone, and not without end.
    add_staff(&central, "rui").await;
    assert_eq!(desk.sign_in("rui", PASSWORD).await.status, 429);
    for _ in 0..5 {
        assert_eq!(desk.sign_in(NAME, "wrong password").await.status, 403);
    }
    assert_eq!(
        desk.sign_in(NAME, PASSWORD).await.status,
        429,
        "its own tries"
    );
}

#[tokio::test]
async fn a_browsers_token_that_was_made_up_or_is_old_is_a_strangers() {
    let central = Central::start().await;
    add_staff(&central, NAME).await;
    let mut desk = Counter::at(&central);
    desk.sign_in(NAME, PASSWORD).await;
    let token = desk.cookies["__Host-desk-browser"].clone();
    let lock = || async {
        for _ in 0..5 {
            Counter::at(&central).sign_in(NAME, "wrong password").await;
        }
    };
    lock().await;
    let with = |value: &str| {
        let mut counter = Counter::at(&central);
        counter
            .cookies
            .insert("__Host-desk-browser".to_owned(), value.to_owned());
        counter
    };
    for made_up in ["", "x", &"0".repeat(64), &token[1..]] {
        let answer = with(made_up).sign_in(NAME, PASSWORD).await;
        assert_eq!(answer.status, 429, "{made_up}");
    }
    assert_eq!(with(&token).sign_in(NAME, PASSWORD).await.status, 303);
    central.clock.set(central.now() + (24 * 91).hours());
    lock().await;
    assert_eq!(
        with(&token).sign_in(NAME, PASSWORD).await.status,
        429,
        "old"
    );
    // One that somebody planted is not taken over.
    let planted = "ab".repeat(32);
    add_staff(&central, "eva").await;
    central.clock.set(central.now() + 2.hours());
    let mut counter = with(&planted);
    assert_eq!(counter.sign_in("eva", PASSWORD).await.status, 303);
    assert_ne!(counter.cookies["__Host-desk-browser"], planted);
}

#[tokio::test]
async fn many_networks_together_are_bounded() {
    let central = behind_a_balancer().await;
    add_staff(&central, NAME).await;
    let networks: Vec<&'static str> = (0..25)
        .map(|number| &*format!("198.51.100.{number}").leak())
        .collect();
    for network in networks {
        wrong(&central, NAME, network, 4).await;
    }
    let fresh = from(&central, "203.0.113.77").sign_in(NAME, PASSWORD).await;
    assert_eq!(fresh.status, 429, "a hundred from anywhere");
}

#[tokio::test]
async fn a_supervisor_sees_who_is_locked_out_and_ends_it() {
    let central = Central::start().await;
    central.kiosk().await;
    let mut boss = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    of_site(&central, "ana", Role::Clerk, Some(LISBON)).await;
    add_staff(&central, "everywhere").await;
    for _ in 0..5 {
        Counter::at(&central).sign_in("ana", "wrong password").await;
    }
    assert_eq!(
        Counter::at(&central).sign_in("ana", PASSWORD).await.status,
        429
    );
    let page = boss.get("/desk/team").await.text();
    assert!(page.contains("data-member=\"ana\" data-locked"), "{page}");
    assert!(
        page.contains("data-member=\"rita\" aria"),
        "not locked: {page}"
    );
    assert!(!page.contains("everywhere"), "of another site: {page}");
    for path in [
        "/desk/team/everywhere/unlock",
        "/desk/team/nobody/unlock",
        "/desk/team/everywhere/password",
        "/desk/team/nobody/password",
    ] {
        boss.get("/desk/team").await;
        assert_eq!(boss.send(path, &[]).await.status, 404, "{path}");
    }
    boss.get("/desk/team").await;
    let ended = boss.send("/desk/team/ana/unlock", &[]).await;
    assert_eq!(ended.header("location"), "/desk/team?notice=unlocked");
    assert_eq!(
        Counter::at(&central).sign_in("ana", PASSWORD).await.status,
        303
    );
    let lines = central
        .rows("SELECT staff || ' ' || why, 0 FROM journal WHERE act = 'lock-out-ended'")
        .await;
    assert_eq!(lines, [("rita ana".to_owned(), 0)]);
}

#[tokio::test]
async fn nobody_guesses_at_a_supervisor_by_ending_the_lock_out() {
    let central = Central::start().await;
    let mut boss = of_site(&central, "rita", Role::Supervisor, None).await;
    for (name, role) in [("rosa", Role::Supervisor), ("eva", Role::Auditor)] {
        of_site(&central, name, role, None).await;
        for _ in 0..5 {
            Counter::at(&central).sign_in(name, "wrong password").await;
        }
        let page = boss.get("/desk/team").await.text();
        let locked = format!("data-member=\"{name}\" data-locked");
        assert!(page.contains(&locked), "seen: {page}");
        let path = format!("/desk/team/{name}/unlock");
        assert!(!page.contains(&path), "not offered: {page}");
        assert_eq!(boss.send(&path, &[]).await.status, 403, "{name}");
        let waits = Counter::at(&central).sign_in(name, PASSWORD).await;
        assert_eq!(waits.status, 429, "{name}");
    }
    // Nor at the own password, in a session that was found open.
    boss.get("/desk/team").await;
    let own = boss.send("/desk/team/rita/unlock", &[]).await;
    assert_eq!(own.status, 403);
}

#[tokio::test]
async fn the_lock_of_the_desks_own_network_is_seen_and_ended_there() {
    let central = behind_a_balancer().await;
    central.kiosk().await;
    let (mut here, mut there) = (
        from(&central, "203.0.113.9"),
        from(&central, "198.51.100.7"),
    );
    commands::add_staff(
        &central.directory,
        "rita",
        PASSWORD,
        Role::Supervisor,
        central.now(),
    )
    .await
    .unwrap();
    assert_eq!(here.sign_in("rita", PASSWORD).await.status, 303);
    assert_eq!(there.sign_in("rita", PASSWORD).await.status, 303);
    add_staff(&central, "ana").await;
    for number in 0..20 {
        let name = format!("name{number}");
        from(&central, "203.0.113.9")
            .sign_in(&name, "wrong password")
            .await;
    }
    let locked = |page: &str| page.contains("data-network");
    assert!(locked(&here.get("/desk/team").await.text()));
    assert!(!locked(&there.get("/desk/team").await.text()));
    there.send("/desk/network/unlock", &[]).await;
    let still = from(&central, "203.0.113.9").sign_in("ana", PASSWORD).await;
    assert_eq!(still.status, 429, "one's own network alone");
    here.get("/desk/team").await;
    here.send("/desk/network/unlock", &[]).await;
    let free = from(&central, "203.0.113.9").sign_in("ana", PASSWORD).await;
    assert_eq!(free.status, 303);
}

async fn change(counter: &mut Counter, current: &str, new: &str, again: &str) -> Answer {
    counter.get("/desk/password").await;
    let fields = [("current", current), ("new", new), ("again", again)];
    counter.send("/desk/password", &fields).await
}

#[tokio::test]
async fn ones_own_password_needs_the_one_so_far_and_a_good_new_one() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    let mut other = Counter::at(&central);
    other.sign_in(NAME, PASSWORD).await;
    let long = "x".repeat(257);
    for (current, new, again, field) in [
        ("not the password", OWN, OWN, "current"),
        ("", OWN, OWN, "current"),
        (PASSWORD, OWN, "a password of my owm", "again"),
        (PASSWORD, PASSWORD, PASSWORD, "new"),
        (PASSWORD, "too short", "too short", "new"),
        (PASSWORD, &long, &long, "new"),
    ] {
        let answer = change(&mut counter, current, new, again).await;
        assert_eq!(answer.status, 422, "{new}");
        let page = answer.text();
        assert!(
            page.contains(&format!("href=\"#{field}\"")),
            "{field}: {page}"
        );
        assert!(
            !page.contains(OWN) && !page.contains(PASSWORD),
            "shown back: {page}"
        );
    }
    let done = change(&mut counter, PASSWORD, OWN, OWN).await;
    assert_eq!(done.header("location"), "/desk?notice=password");
    assert_eq!(
        counter.get("/desk").await.status,
        200,
        "this session goes on"
    );
    assert_eq!(other.get("/desk").await.status, 303, "the other has ended");
    assert_eq!(
        Counter::at(&central).sign_in(NAME, PASSWORD).await.status,
        403
    );
    assert_eq!(Counter::at(&central).sign_in(NAME, OWN).await.status, 303);
    let lines =
        "SELECT count(*) FROM journal WHERE act = 'password-changed' AND staff = 'ana.reis'";
    assert_eq!(central.count(lines).await, 1);
}

#[tokio::test]
async fn whoever_finds_a_session_open_guesses_five_times() {
    let central = Central::start().await;
    let mut counter = Counter::signed_in(&central).await;
    for _ in 0..5 {
        let answer = change(&mut counter, "a wrong password", OWN, OWN).await;
        assert_eq!(answer.status, 422);
    }
    let locked = change(&mut counter, PASSWORD, OWN, OWN).await;
    assert_eq!(
        (locked.status.as_u16(), locked.header("retry-after")),
        (429, "61")
    );
    assert_eq!(
        Counter::at(&central).sign_in(NAME, PASSWORD).await.status,
        303
    );
}

/// Resets as a supervisor, and gives the password that is shown.
async fn reset(boss: &mut Counter, name: &str) -> String {
    boss.get("/desk/team").await;
    let answer = boss.send(&format!("/desk/team/{name}/password"), &[]).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = answer.text();
    let (_, rest) = page.split_once("data-one-time=\"\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_one_time_password_is_good_for_choosing_another_and_for_nothing_else() {
    let central = Central::start().await;
    central.kiosk().await;
    let mut boss = of_site(&central, "rita", Role::Supervisor, Some(LISBON)).await;
    let mut ana = of_site(&central, "ana", Role::Clerk, Some(LISBON)).await;
    let given = reset(&mut boss, "ana").await;
    assert_eq!(
        ana.get("/desk").await.status,
        303,
        "her sessions have ended"
    );
    assert_eq!(ana.sign_in("ana", PASSWORD).await.status, 403);
    assert_eq!(ana.sign_in("ana", &given).await.status, 303);
    for path in ["/desk", "/desk/work", "/desk/alarms", "/desk/papers"] {
        let answer = ana.get(path).await;
        assert_eq!(answer.header("location"), "/desk/password", "{path}");
    }
    let page = ana.get("/desk/password").await.text();
    assert!(page.contains("data-notice=\"one-time\""), "{page}");
    assert!(
        !page.contains("href=\"/desk/work\""),
        "leads nowhere: {page}"
    );
    let find = ana.send("/desk/find", &[("code", "x")]).await;
    assert_eq!(find.header("location"), "/desk/password");
    assert_eq!(
        change(&mut ana, &given, &given, &given).await.status,
        422,
        "the same again"
    );
    assert_eq!(change(&mut ana, &given, OWN, OWN).await.status, 303);
    assert_eq!(ana.get("/desk/work").await.status, 200);
    assert_eq!(
        Counter::at(&central).sign_in("ana", &given).await.status,
        403,
        "spent"
    );
    let bytes = std::fs::read(central.directory.database()).unwrap();
    let kept = bytes.windows(given.len()).any(|it| it == given.as_bytes());
    assert!(!kept, "in clear");
}

#[tokio::test]
async fn a_one_time_password_ends_after_a_day_and_with_the_next_one() {
    let central = Central::start().await;
    let mut boss = of_site(&central, "rita", Role::Supervisor, None).await;
    add_staff(&central, "ana").await;
    let first = reset(&mut boss, "ana").await;
    let second = reset(&mut boss, "ana").await;
    assert_eq!(
        Counter::at(&central).sign_in("ana", &first).await.status,
        403
    );
    central
        .clock
        .set(central.now() + SignedDuration::from_hours(24));
    assert_eq!(
        Counter::at(&central).sign_in("ana", &second).await.status,
        403,
        "too late"
    );
}

#[tokio::test]
async fn nobody_resets_a_supervisor_an_auditor_or_themselves() {
    let central = Central::start().await;
    let mut boss = of_site(&central, "rita", Role::Supervisor, None).await;
    of_site(&central, "rosa", Role::Supervisor, None).await;
    of_site(&central, "eva", Role::Auditor, None).await;
    for name in ["rita", "rosa", "eva"] {
        boss.get("/desk/team").await;
        let answer = boss.send(&format!("/desk/team/{name}/password"), &[]).await;
        assert_eq!(answer.status, 403, "{name}");
        assert_eq!(
            Counter::at(&central).sign_in(name, PASSWORD).await.status,
            303,
            "{name}"
        );
    }
}

#[tokio::test]
async fn whoever_gave_a_password_is_no_second_person_beside_its_owner() {
    let mut scene = Scene::set().await;
    let central = &scene.central;
    let mut boss = of_site(central, "rita", Role::Supervisor, None).await;
    of_site(central, "rosa", Role::Supervisor, None).await;
    let given = reset(&mut boss, NAME).await;
    // The supervisor signs in as the clerk, and would then be the second person.
    let request = scene.weak_correction(0).await;
    scene.counter = Counter::at(&scene.central);
    scene.counter.sign_in(NAME, &given).await;
    change(&mut scene.counter, &given, OWN, OWN).await;
    let right = scene.people[0].passport().last_three().to_owned();
    assert_eq!(
        scene.passport(&request, others(&right)).await,
        "passport-wrong"
    );
    assert_eq!(scene.notice(&request, "renewed", &[]).await, "done");
    scene.counter.sign_in("rita", PASSWORD).await;
    let why = "new-passport-checked";
    assert_eq!(
        scene.reason(&request, "approved", why).await,
        "supervisor-needed"
    );
    scene
        .central
        .clock
        .set(scene.central.now() + (24 * 8).hours());
    scene.counter.sign_in("rita", PASSWORD).await;
    assert_eq!(
        scene.reason(&request, "approved", why).await,
        "supervisor-needed",
        "waiting does not help: what was done then was done then"
    );
    scene.counter.sign_in("rosa", PASSWORD).await;
    assert_eq!(scene.reason(&request, "approved", why).await, "done");
}

#[tokio::test]
async fn a_second_reset_by_somebody_else_unties_nobody() {
    let mut scene = Scene::set().await;
    let mut boss = of_site(&scene.central, "rita", Role::Supervisor, None).await;
    let mut other = of_site(&scene.central, "rosa", Role::Supervisor, None).await;
    of_site(&scene.central, "eva", Role::Supervisor, None).await;
    let request = scene.weak_correction(0).await;
    let given = reset(&mut boss, NAME).await;
    scene.counter = Counter::at(&scene.central);
    scene.counter.sign_in(NAME, &given).await;
    change(&mut scene.counter, &given, OWN, OWN).await;
    assert_eq!(scene.notice(&request, "renewed", &[]).await, "done");
    // The clerk, who cannot sign in any more, asks another supervisor.
    reset(&mut other, NAME).await;
    let why = "new-passport-checked";
    for (name, notice) in [
        ("rita", "supervisor-needed"),
        ("rosa", "supervisor-needed"),
        ("eva", "done"),
    ] {
        scene.counter.sign_in(name, PASSWORD).await;
        assert_eq!(
            scene.reason(&request, "approved", why).await,
            notice,
            "{name}"
        );
    }
}
