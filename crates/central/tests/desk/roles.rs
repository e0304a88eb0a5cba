//! Who may do what: every role against every route, and what a role or a site that changed means at once.

use central::{
    commands::{self, CommandError},
    permissions::{Permission, TABLE, may},
    proof::desk::Role,
    store::Store,
};
use reqwest::Method;
use sqlx::{Connection, SqliteConnection};

use crate::{
    counter::{Counter, PASSWORD, of_site},
    scene::{Scene, path},
    support::Central,
};

type Asked = (Method, String, Vec<(&'static str, &'static str)>);

/// What needs a permission: every route that does. A new permission does not compile without its routes here.
fn routes(permission: Permission, request: &str) -> Vec<Asked> {
    let get = |path: &str| (Method::GET, path.to_owned(), vec![]);
    let post = |path: String, fields: &[_]| (Method::POST, path, fields.to_vec());
    let act = |act: &str| post(format!("{request}/{act}"), &[]);
    let three = [("last_three", "000")];
    match permission {
        // Tried last, since it ends the session.
        Permission::Stay => vec![],
        Permission::ReadRequest => vec![
            get("/desk"),
            get(request),
            post("/desk/find".to_owned(), &[("code", "x")]),
        ],
        Permission::SearchByPapers => {
            vec![get("/desk/papers"), post("/desk/papers".to_owned(), &[])]
        }
        Permission::ReadWork => vec![get("/desk/work")],
        Permission::ReadAlarms => vec![get("/desk/alarms")],
        Permission::AcknowledgeAlarm => {
            vec![post("/desk/alarms/1/acknowledge".to_owned(), &[])]
        }
        Permission::ReadCalls => vec![get("/desk/help-calls"), get("/desk/help-calls/list")],
        Permission::AnswerCall => {
            let call = "/desk/help-calls/00000000-0000-0000-0000-000000000001";
            vec![
                post(format!("{call}/coming"), &[]),
                post(format!("{call}/done"), &[]),
            ]
        }
        Permission::SeePassport => vec![
            post(format!("{request}/passport"), &three),
            post(format!("{request}/passport-in-hand"), &three),
        ],
        Permission::PrintPaymentData => vec![act("payment-data")],
        Permission::LiftProtection => vec![act("protection-lifted")],
        Permission::NoteRenewedPassport => vec![act("renewed")],
        Permission::Approve => vec![act("approved")],
        Permission::Refuse => vec![act("refused")],
        Permission::Stop => vec![act("stopped")],
        Permission::CallOff => vec![act("called-off")],
        Permission::Release => vec![act("released")],
        Permission::SendAgain => vec![act("send-again")],
        Permission::Restore => vec![
            act("restored"),
            post(format!("{request}/passport-again"), &three),
        ],
        Permission::ReadAuditLog => vec![get("/desk/audit")],
        Permission::ChangeOwnPassword => vec![
            get("/desk/password"),
            post("/desk/password".to_owned(), &[]),
        ],
        Permission::ReadFleet => vec![
            get("/desk/fleet"),
            get("/desk/fleet?site=Porto"),
            get("/desk/notices"),
        ],
        Permission::SetNotices => vec![
            post("/desk/notices".to_owned(), &[]),
            post("/desk/notices/1/withdraw".to_owned(), &[]),
        ],
        Permission::ReadTeam => vec![get("/desk/team")],
        Permission::EndLockOut => vec![
            post("/desk/team/nobody/unlock".to_owned(), &[]),
            post("/desk/network/unlock".to_owned(), &[]),
        ],
        Permission::ResetPassword => vec![post("/desk/team/nobody/password".to_owned(), &[])],
        Permission::MakeRequest => vec![
            get("/desk/new"),
            post("/desk/new".to_owned(), &[]),
            get(&format!("{request}/receipt")),
        ],
    }
}

async fn tried(counter: &mut Counter, (method, path, fields): &Asked) -> (u16, bool) {
    let answer = match *method {
        Method::GET => counter.get(path).await,
        _ => {
            counter.get("/desk").await;
            counter.send(path, fields).await
        }
    };
    let refused = answer.text().contains("data-notice=\"not-allowed\"");
    (answer.status.as_u16(), refused)
}

#[tokio::test]
async fn every_route_is_open_to_the_roles_of_the_table_and_to_no_other() {
    let scene = Scene::set().await;
    let request = path(&scene.weak_correction(0).await);
    for role in Role::ALL {
        let mut counter = of_site(&scene.central, role.as_str(), role, None).await;
        let before = acts_of(&scene.central).await;
        for (permission, _) in TABLE {
            for asked in routes(permission, &request) {
                let (status, refused) = tried(&mut counter, &asked).await;
                let what = format!("{role:?} {permission:?} {asked:?}: {status}");
                if may(role, permission) {
                    assert!(!refused && status != 500, "{what}");
                } else {
                    assert_eq!((status, refused), (403, true), "{what}");
                }
            }
        }
        if role == Role::Auditor {
            assert_eq!(
                acts_of(&scene.central).await,
                before,
                "an auditor does nothing"
            );
        }
        counter.get("/desk").await;
        assert_eq!(counter.send("/desk/sign-out", &[]).await.status, 303);
    }
}

/// Lines of the audit log that are more than a look.
async fn acts_of(central: &Central) -> i64 {
    central
        .count("SELECT count(*) FROM journal WHERE act NOT IN ('looked-up', 'signed-in', 'signed-out')")
        .await
}

#[tokio::test]
async fn every_route_of_the_desk_names_what_it_needs() {
    let needed: Vec<String> = TABLE
        .iter()
        .flat_map(|(permission, _)| routes(*permission, "/desk/requests/{id}"))
        .map(|(method, path, _)| {
            let path = path.replace("/alarms/1/", "/alarms/{number}/");
            let path = path.replace("/notices/1/", "/notices/{number}/");
            let path = path.replace("/team/nobody/", "/team/{name}/");
            let path = path.replace("00000000-0000-0000-0000-000000000001", "{id}");
            format!("{method} {path}")
        })
        .collect();
    let open = [
        "GET /desk/style.css",
        "GET /desk/sign-in",
        "POST /desk/sign-in",
        "GET /desk/sign-in/provider",
        "GET /desk/sign-in/return",
        "POST /desk/sign-out",
        "GET /desk/help-calls/live.js",
        "GET /desk/{*elsewhere}",
    ];
    for (method, path, _) in central::desk::routes() {
        let route = format!("{method} {path}");
        assert!(
            needed.contains(&route) || open.contains(&route.as_str()),
            "{route} is tried with no role"
        );
    }
}

#[tokio::test]
async fn an_auditor_sees_the_history_and_no_form_but_the_search_by_code() {
    let scene = Scene::set().await;
    let request = scene.weak_correction(0).await;
    let mut auditor = of_site(&scene.central, "eva", Role::Auditor, None).await;
    let page = auditor
        .find(request.header.tracking_code.as_str())
        .await
        .text();
    assert!(page.contains("id=\"history\""), "{page}");
    assert!(
        !page.contains("data-acts") && !page.contains("last_three"),
        "{page}"
    );
    let page = auditor.get("/desk").await.text();
    for link in ["/desk/work", "/desk/help-calls", "/desk/papers"] {
        assert!(!page.contains(link), "{link}: {page}");
    }
    assert!(page.contains("/desk/audit"), "{page}");
}

#[tokio::test]
async fn another_role_counts_at_once_in_a_session_that_runs() {
    let scene = Scene::set().await;
    let mut counter = of_site(&scene.central, "rui", Role::Supervisor, None).await;
    assert_eq!(counter.get("/desk/audit").await.status, 200);
    let changed = |role, site: Option<Option<&str>>| {
        let site = site.map(|site| site.map(str::to_owned));
        let directory = &scene.central.directory;
        commands::change_staff(directory, "rui", role, site, scene.central.now())
    };
    changed(Some(Role::Clerk), None).await.unwrap();
    assert_eq!(counter.get("/desk/audit").await.status, 403);
    assert_eq!(counter.get("/desk/work").await.status, 200);
    changed(Some(Role::Auditor), None).await.unwrap();
    assert_eq!(counter.get("/desk/work").await.status, 403);
    let wrong = changed(None, Some(Some("Loja do Porto"))).await;
    assert!(matches!(wrong, Err(CommandError::Site(..))), "{wrong:?}");
    changed(None, Some(Some("Loja de Lisboa"))).await.unwrap();
    let lines = scene
        .central
        .rows("SELECT staff || ' ' || why, 0 FROM journal WHERE act = 'staff-changed'")
        .await;
    assert_eq!(lines, vec![("operator rui".to_owned(), 0); 3]);
}

#[tokio::test]
async fn nobody_is_put_at_a_site_that_there_is_not_and_nobody_unknown_is_moved() {
    let central = Central::start().await;
    central.kiosk().await;
    let (directory, now) = (&central.directory, central.now());
    for site in ["", "Loja de lisboa", "Loja de Lisboa "] {
        let post = central::permissions::Post {
            role: Role::Clerk,
            site: Some(site.to_owned()),
        };
        let added = commands::add_staff(directory, "ana", PASSWORD, post, now).await;
        assert!(matches!(added, Err(CommandError::Site(..))), "{site:?}");
    }
    let moved = commands::change_staff(directory, "ana", Some(Role::Clerk), None, now).await;
    assert!(matches!(moved, Err(CommandError::StaffUnknown(_))));
    assert_eq!(central.count("SELECT count(*) FROM staff").await, 0);
}

#[tokio::test]
async fn a_site_sees_its_own_lines_of_the_audit_log_and_all_of_them_those_who_serve_everywhere() {
    let scene = Scene::set().await;
    let porto = scene.central.kiosk_at("Loja do Porto").await;
    let request = porto.request();
    scene.central.deliver(&porto, &request).await;
    let mut clerk = of_site(&scene.central, "rui", Role::Clerk, None).await;
    clerk.find(request.header.tracking_code.as_str()).await;
    of_site(&scene.central, "mia", Role::Clerk, Some("Loja de Lisboa")).await;
    let lines = |page: &str| page.matches("data-line=").count();
    let all = scene.central.count("SELECT count(*) FROM journal").await;
    for (name, site, seen) in [
        ("a1", None, all + 2),
        // What was done with the request there, and their own coming in.
        ("a2", Some("Loja do Porto"), 2),
        // Mia's coming in, and their own.
        ("a3", Some("Loja de Lisboa"), 2),
    ] {
        let mut auditor = of_site(&scene.central, name, Role::Auditor, site).await;
        let page = auditor.get("/desk/audit").await.text();
        assert_eq!(
            i64::try_from(lines(&page)).unwrap(),
            seen,
            "{site:?}: {page}"
        );
    }
}

#[tokio::test]
async fn the_audit_log_is_read_in_parts_and_rubbish_in_the_address_shows_none_or_the_last() {
    let central = Central::start().await;
    let mut auditor = of_site(&central, "eva", Role::Auditor, None).await;
    for name in 0..110 {
        let name = format!("n{name}");
        crate::counter::add_staff(&central, &name).await;
        let gone = commands::remove_staff(&central.directory, &name, central.now());
        gone.await.unwrap();
    }
    let page = auditor.get("/desk/audit").await.text();
    assert_eq!(page.matches("data-line=").count(), 200);
    let (_, rest) = page.split_once("/desk/audit?before=").unwrap();
    let before: i64 = rest.split('"').next().unwrap().parse().unwrap();
    let page = auditor
        .get(&format!("/desk/audit?before={before}"))
        .await
        .text();
    assert_eq!(page.matches("data-line=").count() as i64, before - 1);
    assert!(page.contains("data-line=\"1\"") && !page.contains("before="));
    for (query, status) in [("before=0", 200), ("before=-5", 200), ("before=x", 400)] {
        let answer = auditor.get(&format!("/desk/audit?{query}")).await;
        assert_eq!(answer.status, status, "{query}");
        assert!(!answer.text().contains("data-line="), "{query}");
    }
}

/// A database as the release before sites left it.
async fn of_the_release_before(folder: &std::path::Path) -> SqliteConnection {
    let migrations = folder.join("migrations");
    std::fs::create_dir(&migrations).unwrap();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations")).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        if name.as_str() < "0012" {
            std::fs::copy(file.path(), migrations.join(name)).unwrap();
        }
    }
    let path = folder.join("central.db");
    let url = format!("sqlite:{}?mode=rwc", path.display());
    let mut database = SqliteConnection::connect(&url).await.unwrap();
    let before = sqlx::migrate::Migrator::new(migrations.as_path()).await;
    before.unwrap().run(&mut database).await.unwrap();
    database
}

#[tokio::test]
async fn staff_of_the_release_before_keep_their_role_and_serve_every_site() {
    let folder = tempfile::tempdir().unwrap();
    let mut database = of_the_release_before(folder.path()).await;
    for sql in [
        "INSERT INTO staff (name, password, added_at, role) VALUES ('ana', 'x', 1, 'clerk'), ('rita', 'y', 2, 'supervisor')",
        "INSERT INTO staff (name, password, added_at, removed_at) VALUES ('gone', '', 1, 2)",
        "INSERT INTO staff_sessions VALUES (x'00', 'ana', 1, 1, NULL)",
        "INSERT INTO misses (what, who_hash, at) VALUES ('desk-sign-in-name', x'01', 1)",
        "INSERT INTO kiosks (id, store, time_zone, enrolled_at) VALUES ('00', 'Loja de Lisboa', 'Europe/Lisbon', 1)",
    ] {
        sqlx::query(sql).execute(&mut database).await.unwrap();
    }
    let auditor =
        "INSERT INTO staff (name, password, added_at, role) VALUES ('eva', 'z', 3, 'auditor')";
    assert!(sqlx::query(auditor).execute(&mut database).await.is_err());
    database.close().await.unwrap();

    let store = Store::open(&folder.path().join("central.db"))
        .await
        .unwrap();
    for (name, role) in [("ana", Role::Clerk), ("rita", Role::Supervisor)] {
        let post = store.post_of(name).await.unwrap();
        assert_eq!(post, Some(role.into()), "{name}");
    }
    assert_eq!(store.post_of("gone").await.unwrap(), None);
    let hash = store.password_hash("rita").await.unwrap();
    assert_eq!(hash.as_deref(), Some("y"));
    let now = jiff::Timestamp::from_millisecond(5).unwrap();
    let moved = store.change_post(
        "ana",
        Some(Role::Auditor),
        Some(Some("Loja de Lisboa")),
        now,
    );
    assert!(moved.await.unwrap(), "the third role is known");
    assert_eq!(store.sites().await.unwrap(), ["Loja de Lisboa"]);
    assert!(store.damage().await.unwrap().is_none());
    store.close().await;
}
