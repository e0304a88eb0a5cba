//! Keys that follow one another while requests come in: at every step each request is opened, matched, applied and found, a kill
//! loses nothing, whoever lacks a key is late and never wrong, and no key is retired that something needs.

use std::{
    collections::BTreeMap,
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use central::{
    app::{self, Config, Rates},
    commands::{
        CommandError, RotationError,
        keys::{self, Kind, Status},
    },
    keyring::KeyKind,
    made_up::MadeUp,
    mail::Filling,
    rate_limit::Rate,
    registry::{BuiltIn, CaseRegistry},
    store::StoreError,
};
use jiff::ToSpan;
use protocol::{EmailAddress, Kind as Asked, PublicState, RequestContent, wire::SealedRequest};
use reqwest::Method;
use serde_json::json;
use tokio::sync::watch;

use crate::{
    scene::{Scene, with_two},
    support::{Central, Kiosk, bytes, correction, database, killed_after},
};

const DATA: Kind = Kind::Secret(KeyKind::Data);
const INDEX: Kind = Kind::Secret(KeyKind::Index);
const SIGNING: Kind = Kind::Secret(KeyKind::Signing);

impl Central {
    async fn follows(&self, kinds: &[Kind]) {
        for kind in kinds {
            keys::new_key(&self.directory, *kind).await.unwrap();
            keys::activate_key(&self.directory, *kind, self.now())
                .await
                .unwrap();
        }
    }

    async fn retire(&self, kind: Kind, number: u32) -> Result<(), RotationError> {
        match keys::retire_key(&self.directory, kind, number, self.now()).await {
            Ok(()) => Ok(()),
            Err(CommandError::Rotation(error)) => Err(error),
            Err(error) => panic!("{error}"),
        }
    }

    async fn keys(&self) -> Status {
        keys::status(&self.directory, self.now()).await.unwrap()
    }

    /// Time goes on.
    fn later(&self, hours: i64, seconds: i64) {
        let later = self.now() + hours.hours() + seconds.seconds();
        self.clock.set(later);
    }

    /// So many steps, by a process of its own.
    async fn rekey(&self, steps: usize) {
        let workers = self.workers().await;
        for _ in 0..steps {
            let store = &workers.rekeying.store;
            let now = self.now();
            central::keyring::up_to_date(store, &[&*workers.rekeying.vault], now)
                .await
                .unwrap();
            if !workers.rekeying.step().await.unwrap() {
                break;
            }
        }
        workers.rekeying.store.close().await;
    }

    /// The address that a case has, by the keys of now.
    async fn address_of(&self, case: &str) -> String {
        let store = database::store(&self.directory).await;
        let vault = app::open_vault(&self.directory, &store, self.now())
            .await
            .unwrap();
        let registry = BuiltIn {
            store: store.clone(),
            vault: Arc::new(vault),
        };
        let case = registry.case(case).await.unwrap().unwrap();
        store.close().await;
        case.email.unwrap().unwrap().as_str().to_owned()
    }
}

/// A correction by two numbers, which the old mailbox has to consent to.
fn to(person: &MadeUp, address: &str) -> RequestContent {
    RequestContent {
        new_email: Some(EmailAddress::parse(address).unwrap()),
        ..with_two(person)
    }
}

struct Walk {
    scene: Scene,
    /// Who was served, by their number, and the address that their case has.
    served: Vec<(usize, String)>,
}

impl Walk {
    /// Delivers a correction whose mailbox is proven; the old mailbox is told.
    async fn asks(&self, number: usize) -> SealedRequest {
        let address = format!("new{number}@example.net");
        let content = to(self.scene.pending(number), &address);
        self.scene
            .delivered(Asked::CorrectEmail, &content, true)
            .await
    }

    /// The old mailbox presses "yes, this was me", by the link that it was mailed.
    async fn consents(&self, number: usize) {
        let old = &self.scene.pending(number).email;
        let mails = self.scene.mails().await;
        let link = mails.iter().rev().find_map(|mail| match &mail.filling {
            Filling::OldAddress { yes, .. } if mail.recipient == old.as_str() => Some(yes.clone()),
            _ => None,
        });
        let link = link.unwrap_or_else(|| panic!("{number} was not told"));
        let token = link.rsplit('/').next().unwrap();
        let pressed = self
            .scene
            .central
            .ask(Method::POST, &format!("/m/{token}"), None, [])
            .await;
        assert_eq!(pressed.status, 200, "{}", pressed.text());
        self.scene.work().await;
    }

    /// Somebody comes with another correction, is matched, and gets it; and so does the one who asked `before`.
    async fn serves(&mut self, step: &str, number: usize, before: Option<usize>) {
        let request = self.asks(number).await;
        for number in std::iter::once(number).chain(before) {
            self.consents(number).await;
            self.served
                .push((number, format!("new{number}@example.net")));
        }
        assert_eq!(
            self.scene.state(&request).await,
            PublicState::Done,
            "{step}"
        );
        for (number, address) in &self.served {
            let case = self.scene.pending(*number).case().number.clone();
            assert_eq!(
                self.scene.central.address_of(&case).await,
                *address,
                "{step}: {number}"
            );
        }
    }
}

#[tokio::test]
async fn at_every_step_of_a_rotation_requests_are_opened_matched_and_applied() {
    let scene = Scene::set().await;
    let mut walk = Walk {
        scene,
        served: Vec::new(),
    };
    // Somebody whose mailbox is not confirmed is sent a link, at the pace of links.
    let unconfirmed = walk.scene.kiosk.request();
    let central = &walk.scene.central;
    assert_eq!(
        central
            .deliver(&walk.scene.kiosk, &unconfirmed)
            .await
            .status,
        201
    );
    walk.serves("before", 0, None).await;
    walk.asks(1).await;
    walk.scene.central.follows(&[DATA, INDEX, SIGNING]).await;
    walk.scene.central.later(0, 3);
    walk.asks(2).await;
    walk.serves("made known", 3, None).await;
    walk.scene.central.later(0, 30);
    walk.asks(4).await;
    walk.serves("in use, what was asked before", 5, Some(1))
        .await;
    walk.scene.central.later(0, 60);
    walk.scene.central.rekey(4).await;
    walk.serves("a part is by the new keys", 6, Some(2)).await;
    walk.scene.central.rekey(usize::MAX).await;
    let status = walk.scene.central.keys().await.rekeying.unwrap();
    assert!(status.finished, "{status:?}");
    assert_eq!((status.encrypted, status.hashed), (0, 0), "{status:?}");
    walk.serves("all is by the new keys", 7, Some(4)).await;

    let central = &walk.scene.central;
    central.retire(DATA, 1).await.unwrap();
    // Counters and the pace of links have no value beside their hash: they go by themselves.
    let refused = central.retire(INDEX, 1).await;
    assert!(
        matches!(refused, Err(RotationError::Needed(_, 0, short)) if short > 0),
        "{refused:?}"
    );
    walk.scene.central.later(49, 0);
    walk.scene.central.retire(INDEX, 1).await.unwrap();
    walk.asks(8).await;
    walk.scene.central.rekey(4).await;
    walk.serves("a part has lost the old half", 9, None).await;
    walk.scene.central.rekey(usize::MAX).await;
    let gone = walk.scene.central.keys().await;
    let gone: BTreeMap<_, _> = gone
        .keys
        .iter()
        .map(|it| ((it.kind, it.number), it.state))
        .collect();
    assert_eq!(gone[&("data", 1)], "gone");
    assert_eq!(gone[&("index", 1)], "gone", "{gone:?}");
    assert_eq!(
        (gone[&("data", 2)], gone[&("index", 2)]),
        ("in-use", "in-use")
    );

    for name in ["data.key", "index.key"] {
        fs::remove_file(walk.scene.central.directory.keys().join(name)).unwrap();
    }
    walk.scene.central.restart().await;
    walk.serves("the old files are gone", 10, Some(8)).await;
}

#[tokio::test]
async fn a_kill_in_the_middle_loses_nothing_and_the_next_process_goes_on() {
    let scene = Scene::set().await;
    scene
        .delivered(Asked::CorrectEmail, &correction(scene.pending(0)), false)
        .await;
    let central = &scene.central;
    let before = central
        .count("SELECT count(*) FROM cases WHERE nif IS NOT NULL")
        .await;
    central.follows(&[DATA, INDEX]).await;
    central.later(0, 120);
    let (_running, stop) = watch::channel(false);
    for polls in 1..40 {
        let workers = central.workers().await;
        killed_after(polls * 3, workers.rekeying.pass_until(&stop)).await;
        workers.rekeying.store.close().await;
    }
    central.rekey(usize::MAX).await;
    let status = central.keys().await.rekeying.unwrap();
    assert!(status.finished, "{status:?}");
    assert_eq!((status.encrypted, status.hashed), (0, 0), "{status:?}");
    assert_eq!(
        central
            .count("SELECT count(*) FROM cases WHERE nif IS NOT NULL")
            .await,
        before
    );
    let case = scene.pending(0).case();
    assert_eq!(
        central.address_of(&case.number).await,
        scene.pending(0).email.as_str()
    );
}

#[tokio::test]
async fn whoever_lacks_a_key_that_is_in_use_is_late_and_takes_in_what_needs_none() {
    let scene = Scene::set().await;
    let central = &scene.central;
    let at = central.directory.keys().join("data-0002.key");
    let elsewhere = at.with_extension("elsewhere");
    central.follows(&[DATA]).await;
    fs::rename(&at, &elsewhere).unwrap();
    central.later(0, 3);
    assert_eq!(central.get("/readyz").await.status, 503);
    assert_eq!(central.get("/desk/sign-in").await.status, 503);
    let token = Some(scene.kiosk.enrolled.token.as_str());
    let subject = scene.kiosk.header(Asked::CorrectEmail).id;
    let check = json!({"request": subject, "email": "a@example.net", "language": "pt"});
    let answer = central
        .ask(Method::POST, "/v1/email-checks", token, bytes(&check))
        .await;
    assert_eq!(answer.status, 503, "{}", answer.text());
    assert_eq!(answer.header("retry-after"), "5");

    let content = correction(scene.pending(0));
    let request = scene
        .kiosk
        .seal(scene.kiosk.header(Asked::CorrectEmail), &content);
    assert_eq!(central.deliver(&scene.kiosk, &request).await.status, 201);
    let workers = central.workers().await;
    let failed = workers.unsealer.pass().await.unwrap_err();
    let why = failed.to_string();
    assert!(
        matches!(failed, StoreError::KeyMissing(_)) && why.contains("data-0002.key"),
        "{why}"
    );
    assert!(matches!(
        workers.decider.pass().await,
        Err(StoreError::KeyMissing(_))
    ));
    let line = central
        .keys()
        .await
        .keys
        .into_iter()
        .find(|it| it.kind == "data" && it.number == 2);
    assert!(line.is_some_and(|it| !it.here));
    let found = central::doctor::examine(&central.directory, central.now()).await;
    let found: Vec<_> = found.iter().map(ToString::to_string).collect();
    assert!(
        found
            .iter()
            .any(|it| it.contains("data-0002.key is in use and not here")),
        "{found:?}"
    );

    fs::rename(&elsewhere, &at).unwrap();
    // The very same processes.
    workers.unsealer.pass().await.unwrap();
    workers.unsealer.store.close().await;
    let opened = "SELECT count(*) FROM requests WHERE state = 'opened'";
    assert_eq!(central.count(opened).await, 1);
    assert_eq!(central.get("/readyz").await.status, 200);
    assert_eq!(central.get("/desk/sign-in").await.status, 200);
}

#[tokio::test]
async fn no_key_is_activated_or_retired_that_would_lose_something() {
    let central = Central::start().await;
    central.people(3).await;
    let refused = async |kind, number| central.retire(kind, number).await.unwrap_err();
    let activate = async |kind| keys::activate_key(&central.directory, kind, central.now()).await;
    for kind in [DATA, INDEX, SIGNING] {
        assert!(matches!(refused(kind, 1).await, RotationError::InUse(_)));
        assert!(matches!(refused(kind, 2).await, RotationError::Unknown(_)));
        let missing = activate(kind).await.unwrap_err();
        assert!(missing.to_string().contains("-0002.key"), "{missing}");
        keys::new_key(&central.directory, kind).await.unwrap();
        let again = keys::new_key(&central.directory, kind).await.unwrap_err();
        assert!(again.to_string().contains("not in use"), "{again}");
        assert!(activate(kind).await.is_ok());
        let again = activate(kind).await.unwrap_err();
        assert!(again.to_string().contains("retire it first"), "{again}");
        assert!(
            matches!(refused(kind, 1).await, RotationError::InUse(_)),
            "not yet"
        );
    }
    central.later(0, 61);
    for kind in [DATA, INDEX] {
        let needed = refused(kind, 1).await;
        assert!(
            matches!(needed, RotationError::Needed(_, left, 0) if left > 0),
            "{needed}"
        );
        assert!(matches!(refused(kind, 2).await, RotationError::InUse(_)));
    }
    assert!(matches!(
        refused(SIGNING, 1).await,
        RotationError::Signed(..)
    ));
}

#[tokio::test]
async fn a_link_works_by_the_key_that_signed_it_until_that_key_is_gone() {
    let scene = Scene::set().await;
    let mut walk = Walk {
        scene,
        served: Vec::new(),
    };
    walk.asks(0).await;
    let pressed = async |walk: &Walk| {
        let mails = walk.scene.mails().await;
        let link = mails.iter().find_map(|mail| match &mail.filling {
            Filling::OldAddress { yes, .. } => Some(yes.clone()),
            _ => None,
        });
        let path = format!("/m/{}", link.unwrap().rsplit('/').next().unwrap());
        walk.scene.central.get(&path).await.status
    };
    walk.scene.central.follows(&[SIGNING]).await;
    walk.scene.central.later(0, 61);
    assert_eq!(pressed(&walk).await, 200);
    walk.serves("another key signs", 1, None).await;
    let refused = walk.scene.central.retire(SIGNING, 1).await;
    assert!(
        matches!(refused, Err(RotationError::Signed(..))),
        "{refused:?}"
    );
    walk.scene.central.later(52 * 24, 0);
    assert_eq!(pressed(&walk).await, 410, "it has expired by itself");
    walk.scene.central.retire(SIGNING, 1).await.unwrap();
    fs::remove_file(walk.scene.central.directory.keys().join("signing.key")).unwrap();
    walk.scene.central.later(0, 3);
    assert_eq!(pressed(&walk).await, 404, "nobody knows it any more");
    walk.scene.central.restart().await;
    assert_eq!(pressed(&walk).await, 404);
}

#[tokio::test]
async fn a_sealing_key_opens_until_no_kiosk_can_have_sealed_to_it() {
    let central = Central::start_with(|config| Config {
        opening: false,
        ..config
    })
    .await;
    let kiosk = central.kiosk().await;
    central.later(0, 60);
    let workers = central.workers().await;
    let publish = async || {
        let store = database::store(&central.directory).await;
        let changes = central::configuration::Changes::default();
        let published = central::configuration::publish(
            &central.directory,
            &store,
            changes,
            None,
            &[],
            central.now(),
        );
        published.await.unwrap();
        store.close().await;
    };
    keys::new_key(&central.directory, Kind::Sealing)
        .await
        .unwrap();
    assert!(matches!(
        central.retire(Kind::Sealing, 1).await,
        Err(RotationError::InUse(_))
    ));
    publish().await;
    assert!(matches!(
        central.retire(Kind::Sealing, 2).await,
        Err(RotationError::InUse(_))
    ));
    let old = kiosk.request();
    assert_eq!(central.deliver(&kiosk, &old).await.status, 201);
    let refused = central.retire(Kind::Sealing, 1).await;
    assert!(
        matches!(refused, Err(RotationError::NotOpened(_, 1))),
        "{refused:?}"
    );
    let later = central.kiosk().await;
    assert_ne!(later.sealing_key().id(), kiosk.sealing_key().id());
    assert_eq!(central.deliver(&later, &later.request()).await.status, 201);
    // The same process as before reads the key that came.
    let deadline = Instant::now() + Duration::from_secs(30);
    while central.count("SELECT count(*) FROM contents").await < 2 {
        assert!(Instant::now() < deadline, "not opened");
        workers.unsealer.pass().await.unwrap();
        tokio::task::yield_now().await;
    }
    workers.unsealer.store.close().await;
    let refused = central.retire(Kind::Sealing, 1).await;
    assert!(
        matches!(refused, Err(RotationError::MayCome(..))),
        "{refused:?}"
    );
    central.later(15 * 24, 0);
    let heard = async |kiosk: &Kiosk, oldest: Option<u64>| {
        let beat = json!({"version": "0.1.0", "queue_depth": 1, "oldest_undelivered_s": oldest,
            "printer": "ready", "wall_ms": central.now().as_millisecond()});
        let token = Some(kiosk.enrolled.token.as_str());
        let answer = central
            .ask(Method::POST, "/v1/heartbeats", token, bytes(&beat))
            .await;
        assert_eq!(answer.status, 200);
    };
    let refused = central.retire(Kind::Sealing, 1).await;
    assert!(
        matches!(refused, Err(RotationError::AtKiosks(..))),
        "never heard: {refused:?}"
    );
    heard(&later, None).await;
    heard(&kiosk, Some(16 * 24 * 3_600)).await;
    let refused = central.retire(Kind::Sealing, 1).await;
    assert!(
        matches!(refused, Err(RotationError::AtKiosks(..))),
        "something waits: {refused:?}"
    );
    heard(&kiosk, None).await;
    central.retire(Kind::Sealing, 1).await.unwrap();
    publish().await;
    let enrolled = central.kiosk().await.enrolled;
    assert_eq!(enrolled.sealing_keys.len(), 1, "it is given out no more");
    assert_eq!(enrolled.sealing_keys[0].key_id, later.sealing_key().id());
}

/// VALUES=n chooses how many are rotated; the last line says what it took.
/// A request comes so often: three million a day.
const COMES_EVERY: Duration = Duration::from_millis(30);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "long: a million values take minutes"]
#[expect(clippy::print_stdout, reason = "the figures are read by people")]
async fn values_by_the_hundred_thousand_are_rotated_while_requests_come_in() {
    let values: u32 = std::env::var("VALUES").map_or(20_000, |text| text.parse().unwrap());
    // Everybody comes from one address, and time stands still.
    let any = Rate {
        burst: 1_000_000,
        every_ms: 1,
    };
    let central = Central::start_with(|config| Config {
        opening: true,
        rates: Rates {
            deliveries: any,
            tracking_page: any,
            ..config.rates
        },
        ..config
    })
    .await;
    let kiosk = central.kiosk().await;
    // Seven encrypted values and five hashes each, about.
    let cases = values / 12;
    let people = central.people(cases).await;
    central.follows(&[DATA, INDEX]).await;
    central.later(0, 61);
    let ended = Arc::new(AtomicBool::new(false));
    let begun = Instant::now();
    let comes_in = async {
        let (mut requests, mut slowest) = (0_usize, Duration::ZERO);
        let pending = people.iter().filter(|it| it.status.as_str() == "pending");
        let mut paces = tokio::time::interval(COMES_EVERY);
        for person in pending {
            paces.tick().await;
            if ended.load(Ordering::Relaxed) {
                break;
            }
            let mut content = correction(person);
            content.new_email = EmailAddress::parse(&format!("new{requests}@example.net")).ok();
            let request = kiosk.seal(kiosk.header(Asked::CorrectEmail), &content);
            let sent = Instant::now();
            assert_eq!(central.deliver(&kiosk, &request).await.status, 201);
            slowest = slowest.max(sent.elapsed());
            assert_eq!(
                central
                    .get(&format!("/t/{}", request.header.tracking_code))
                    .await
                    .status,
                200
            );
            assert_eq!(central.get("/readyz").await.status, 200);
            requests += 1;
        }
        (requests, slowest)
    };
    let rotates = async {
        loop {
            let status = central.keys().await.rekeying;
            if status.is_some_and(|it| it.finished && it.encrypted + it.hashed == 0) {
                ended.store(true, Ordering::Relaxed);
                return begun.elapsed();
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    };
    let ((requests, slowest), took) = tokio::join!(comes_in, rotates);
    let deadline = Instant::now() + Duration::from_secs(600);
    while central.count("SELECT count(*) FROM contents").await < requests as i64 {
        assert!(Instant::now() < deadline, "some were not opened");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let missed = "SELECT count(*) FROM contents WHERE case_id IS NULL";
    assert_eq!(central.count(missed).await, 0, "a look-up missed");
    central.retire(DATA, 1).await.unwrap();
    println!(
        r#"{{"values":{},"cases":{cases},"seconds":{:.1},"requests":{requests},"slowest_delivery_ms":{},"missed":0}}"#,
        cases * 12,
        took.as_secs_f64(),
        slowest.as_millis()
    );
}
