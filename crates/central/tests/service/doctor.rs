//! What the doctor finds: one part broken at a time, and each finding says what it means and what to change.

use std::{fs, os::unix::fs::PermissionsExt};

use central::{
    doctor::{Finding, Grade, examine},
    settings::Settings,
};
use jiff::SignedDuration;

use crate::{
    faulty_provider::FaultyProvider,
    support::{Central, database},
};

/// A central whose workers have just been heard of.
async fn at_work() -> Central {
    let central = Central::start().await;
    // The certificate is made by the real clock.
    central.clock.set(jiff::Timestamp::now());
    central.open_all().await;
    central.settle_all().await;
    central
}

async fn found(central: &Central) -> Vec<Finding> {
    let all = examine(&central.directory, central.now()).await;
    for finding in all.iter().filter(|it| it.grade != Grade::Well) {
        assert!(
            !finding.means.is_empty() && !finding.change.is_empty(),
            "{finding}"
        );
    }
    all
}

/// The one part that is wrong, with what is said of it.
async fn wrong(central: &Central) -> Vec<(&'static str, String)> {
    let all = found(central).await;
    let wrong = all.iter().filter(|it| it.grade == Grade::Wrong);
    wrong.map(|it| (it.part, it.to_string())).collect()
}

fn write(central: &Central, text: &str) {
    fs::write(central.directory.settings(), text).unwrap();
}

#[tokio::test]
async fn where_all_is_well_it_says_so_of_every_part_and_changes_nothing() {
    let central = at_work().await;
    let before = fs::read(central.directory.database()).unwrap();
    let all = found(&central).await;
    assert_eq!(wrong(&central).await, []);
    for part in [
        "configuration",
        "keys",
        "database",
        "worker",
        "clock",
        "mail",
        "certificate",
    ] {
        assert!(
            all.iter()
                .any(|it| it.part == part && it.grade == Grade::Well),
            "{part}"
        );
    }
    // A trial without a mail server is nothing wrong, and is said.
    assert!(
        all.iter()
            .any(|it| it.part == "mail-out" && it.grade == Grade::Doubtful)
    );
    assert_eq!(fs::read(central.directory.database()).unwrap(), before);
}

#[tokio::test]
async fn a_line_that_cannot_be_meant_is_named() {
    let central = at_work().await;
    write(&central, "listen = '127.0.0.1:8443'\nlimit = 3\n");
    let wrong = wrong(&central).await;
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(
        wrong[0].0 == "configuration" && wrong[0].1.contains("line 2"),
        "{wrong:?}"
    );
}

#[tokio::test]
async fn a_key_that_is_gone_or_damaged_or_open_to_others_is_named() {
    let central = at_work().await;
    let key = central.directory.keys().join("signing.key");
    let kept = fs::read(&key).unwrap();
    for damage in [None, Some("nothing")] {
        match damage {
            None => fs::remove_file(&key).unwrap(),
            Some(text) => fs::write(&key, text).unwrap(),
        }
        let wrong = wrong(&central).await;
        assert!(
            wrong
                .iter()
                .all(|(part, said)| *part == "keys" && said.contains("signing.key")),
            "{wrong:?}"
        );
        assert_eq!(wrong.len(), 1);
    }
    fs::write(&key, kept).unwrap();
    let root = central.directory.keys();
    for folder in [root.parent().unwrap(), &root] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let wrong = wrong(&central).await;
    assert!(
        !wrong.is_empty() && wrong.iter().all(|(part, _)| *part == "keys"),
        "{wrong:?}"
    );
}

#[tokio::test]
async fn a_database_that_is_none_or_newer_or_anothers_is_left_as_it_is() {
    let central = at_work().await;
    let mut central = central;
    central.serving.take().unwrap().stop().await.unwrap();
    central
        .execute(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                     VALUES (9999, 'later', true, x'00', 0)",
        )
        .await;
    let newer = wrong(&central).await;
    assert!(
        newer[0].0 == "database" && newer[0].1.contains("9999"),
        "{newer:?}"
    );
    let path = central.directory.database();
    for text in [
        "no database at all, and longer than a header of a hundred bytes would be, which is what is read first",
        "",
    ] {
        fs::write(&path, text).unwrap();
        let wrong = wrong(&central).await;
        assert!(
            wrong.iter().any(|(part, _)| *part == "database"),
            "{wrong:?}"
        );
        assert_eq!(fs::read(&path).unwrap(), text.as_bytes());
    }
}

#[tokio::test]
async fn an_older_database_is_not_migrated() {
    let mut central = at_work().await;
    central.serving.take().unwrap().stop().await.unwrap();
    let migrations = "SELECT count(*) FROM _sqlx_migrations";
    let all = central.count(migrations).await;
    let last = "DELETE FROM _sqlx_migrations
        WHERE version = (SELECT max(version) FROM _sqlx_migrations)";
    central.execute(last).await;
    let before = all - 1;
    let all = found(&central).await;
    let said = all.iter().find(|it| it.part == "database").unwrap();
    assert!(
        said.grade == Grade::Doubtful && said.found.contains("lacks 1"),
        "{said}"
    );
    assert_eq!(central.count(migrations).await, before);
}

#[tokio::test]
async fn workers_that_stand_still_and_a_clock_that_went_back_are_told_apart() {
    let central = at_work().await;
    let now = central.now();
    central.clock.set(now + SignedDuration::from_mins(2));
    let still = wrong(&central).await;
    assert_eq!(still.len(), 3, "{still:?}");
    assert!(
        still
            .iter()
            .all(|(part, said)| *part == "worker" && said.contains("intake_only"))
    );
    central.clock.set(now - SignedDuration::from_hours(1));
    let back = wrong(&central).await;
    assert!(back.iter().any(|(part, _)| *part == "clock"), "{back:?}");
}

#[tokio::test]
async fn workers_that_never_ran_are_named() {
    let central = Central::start().await;
    central.clock.set(jiff::Timestamp::now());
    let wrong = wrong(&central).await;
    assert!(
        wrong
            .iter()
            .all(|(part, said)| *part == "worker" && said.contains("never ran")),
        "{wrong:?}"
    );
    assert_eq!(wrong.len(), 3);
}

#[tokio::test]
async fn a_mail_server_that_does_not_answer_is_named_with_its_step() {
    let central = at_work().await;
    write(
        &central,
        "[mail]\nserver = 'smtp://127.0.0.1:1'\nreturns = 'returns.example.org'\n",
    );
    let wrong = wrong(&central).await;
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(
        wrong[0].0 == "mail-out" && wrong[0].1.contains("at connect"),
        "{wrong:?}"
    );
    write(&central, "[mail]\nserver = 'smtps://kiosk@127.0.0.1'\n");
    let half = self::wrong(&central).await;
    assert!(half[0].1.contains("password_file"), "{half:?}");
    let settings = Settings::read(&central.directory).unwrap();
    let warnings = central::doctor::warnings(&settings);
    assert!(
        warnings.iter().any(|it| it.part == "mail-back"),
        "nobody hears of a bounce"
    );
}

#[tokio::test]
async fn mail_that_does_not_leave_is_an_outage() {
    let central = at_work().await;
    central
        .execute("INSERT INTO outages (cause, began_at) VALUES ('relay', 1)")
        .await;
    let wrong = wrong(&central).await;
    assert!(
        wrong.len() == 1 && wrong[0].0 == "mail" && wrong[0].1.contains("T moves"),
        "{wrong:?}"
    );
}

#[tokio::test]
async fn a_certificate_that_ends_or_lacks_a_name_is_named() {
    let central = at_work().await;
    let base = "public_base = 'https://elsewhere.example.org'\n";
    write(&central, base);
    let lacks = wrong(&central).await;
    assert!(
        lacks
            .iter()
            .any(|(part, said)| *part == "certificate" && said.contains("elsewhere.example.org")),
        "{lacks:?}"
    );
    fs::remove_file(central.directory.settings()).unwrap();
    let now = central.now();
    central
        .clock
        .set(now + SignedDuration::from_hours(24 * 800));
    let all = found(&central).await;
    assert!(
        all.iter()
            .any(|it| it.part == "certificate" && it.grade == Grade::Doubtful)
    );
    central
        .clock
        .set(now + SignedDuration::from_hours(24 * 830));
    assert!(
        wrong(&central)
            .await
            .iter()
            .any(|(part, _)| *part == "certificate")
    );
    fs::write(central.directory.server_certificate(), "nothing").unwrap();
    assert!(
        wrong(&central)
            .await
            .iter()
            .any(|(part, said)| *part == "certificate" && said.contains("nobody can connect"))
    );
}

#[tokio::test]
async fn a_notice_that_nobody_signs_is_found() {
    let central = at_work().await;
    let keys = central.directory.keys();
    fs::rename(
        keys.join("configuration-0001.key"),
        central.folder.path().join("elsewhere"),
    )
    .unwrap();
    let draft = central::notices::Draft {
        until: jiff::tz::TimeZone::UTC
            .to_datetime(central.now() + SignedDuration::from_hours(5))
            .to_string(),
        texts: vec![(protocol::Language::Pt, "Hoje fechamos cedo.".to_owned())],
        ..Default::default()
    };
    central::commands::notices::make(&central.directory, draft, central.now())
        .await
        .unwrap();
    assert_eq!(wrong(&central).await, [], "it may be signed any moment");
    central
        .clock
        .set(central.now() + SignedDuration::from_secs(121));
    central.open_all().await;
    central.settle_all().await;
    let wrong = wrong(&central).await;
    let [(part, said)] = wrong.as_slice() else {
        panic!("{wrong:?}");
    };
    assert_eq!(*part, "notices");
    assert!(said.contains("1 wait to be signed") && said.contains("--key FILE"));
}

#[tokio::test]
async fn an_identity_provider_is_asked_who_it_is_and_what_keeps_staff_out_is_named() {
    let central = at_work().await;
    let mut provider = FaultyProvider::start(central.now()).await;
    let folder = central.folder.path().join("elsewhere");
    fs::create_dir(&folder).unwrap();
    let secret = folder.join("secret");
    let says = |issuer: &str, more: &str| {
        let text = format!(
            "[sign_in]\nissuer = '{issuer}'\nclient_id = 'desk'\nclient_secret_file = '{}'\nrole_claim = 'groups'\n\
             roles = [{{ value = 'clerks', role = 'clerk', site = 'Loja de Lisboa' }}]\n{more}\n",
            secret.display()
        );
        database::settings(&central.directory, &text);
    };
    let of_sign_in = async || {
        let all = found(&central).await;
        let mine = all.into_iter().filter(|it| it.part == "sign-in");
        mine.map(|it| (it.grade, it.to_string()))
            .collect::<Vec<_>>()
    };
    let one = |all: &[(Grade, String)], grade, said: &str| {
        let is_it = |it: &&(Grade, String)| it.0 == grade && it.1.contains(said);
        assert_eq!(all.iter().filter(is_it).count(), 1, "{said}: {all:?}");
    };
    says(&provider.issuer, "");
    one(&of_sign_in().await, Grade::Wrong, "client_secret_file");
    fs::write(&secret, "\n").unwrap();
    one(&of_sign_in().await, Grade::Wrong, "is empty");
    fs::write(&secret, "ours\n").unwrap();
    for path in [central.folder.path(), &folder] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).unwrap();
    let all = of_sign_in().await;
    one(&all, Grade::Wrong, "has mode 644");
    one(&all, Grade::Well, "/desk/sign-in/return");
    one(&all, Grade::Doubtful, "no second factor");
    one(
        &all,
        Grade::Doubtful,
        "a site that no kiosk has: Loja de Lisboa",
    );
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    central.kiosk().await;
    says(&provider.issuer, "second_factor = { amr = ['otp'] }");
    let all = of_sign_in().await;
    assert!(all.iter().all(|it| it.0 == Grade::Well), "{all:?}");
    assert_eq!(all.len(), 1);
    says(&provider.issuer, "passwords_for = []");
    one(
        &of_sign_in().await,
        Grade::Doubtful,
        "nobody has a password",
    );
    provider.stop().await;
    one(
        &of_sign_in().await,
        Grade::Wrong,
        "does not say who it is: away",
    );
}
