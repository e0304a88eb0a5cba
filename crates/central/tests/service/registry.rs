//! The registry is asked for a change between two commits: it may be away, slow to say what it did, or refuse; the worker may
//! be killed, the case may change, and somebody may object, all in between. Nothing is done twice, nothing is lost, and
//! nobody is told what is not so.

use std::{
    collections::BTreeSet,
    fmt, fs,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use central::{
    made_up::MadeUp,
    proof::{
        links::LinkAction,
        matching::Hashes,
        press::{Late, Pressed},
    },
    registry::{
        Answer, Asked, Case, CaseFacts, CaseRegistry, CaseStatus, Change, ChangeTo, Found, Part,
        Progress, RegistryError, TakenIn,
    },
    store::Due,
    vault::KeyedHash,
    workers::deciding::Decider,
};
use futures_util::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use protocol::{Kind, Passport, PublicState, wire::SealedRequest};
use serde_json::Value;
use tokio::sync::Notify;

use crate::{
    scene::{AFTER_T, NEW, Scene},
    support::{correction, killed_after},
};

/// What goes wrong on the way to the registry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    None,
    /// Nothing gets there.
    Away,
    /// What is looked up is found, and no change is made.
    Refuses,
    /// Everything works, but for looking up who has this tax number.
    RefusesToLookUp(KeyedHash),
    /// The change is made, and its answer is lost.
    LosesTheAnswer,
    /// Somebody else changes the case a moment before.
    Overtaken,
    /// Looking up who has this tax number makes whoever asks panic.
    PanicsAtLookUp(KeyedHash),
    /// So does every change.
    PanicsAtChange,
    /// It answers whether it is there, and nothing else, ever.
    Hangs,
    /// Everything works, and the case gets another address right after it was looked up for this many times.
    ReplacedAfterLookUp(u32),
}

/// What happens once, in the midst of something else.
#[derive(Default)]
struct Once(Mutex<Option<Happening>>);

type Happening = Box<dyn FnOnce() -> BoxFuture<'static, ()> + Send>;

impl Once {
    async fn happen(&self) {
        let what = self.0.lock().unwrap().take();
        if let Some(what) = what {
            what().await;
        }
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Once")
    }
}

/// A registry that is reached over something that fails.
#[derive(Debug)]
pub struct Flaky {
    inner: Arc<dyn CaseRegistry>,
    pub fault: Mutex<Fault>,
    before_a_case: Once,
    before_an_erasure: Once,
    /// How often a change reached the registry.
    pub changes: AtomicUsize,
    /// Told of each question that is never answered.
    pub hangs: Notify,
}

impl Flaky {
    pub fn before(inner: Arc<dyn CaseRegistry>) -> Arc<Flaky> {
        Arc::new(Flaky {
            inner,
            fault: Mutex::new(Fault::None),
            before_a_case: Once::default(),
            before_an_erasure: Once::default(),
            changes: AtomicUsize::new(0),
            hangs: Notify::new(),
        })
    }

    pub fn now_does(&self, fault: Fault) {
        *self.fault.lock().unwrap() = fault;
    }

    /// What happens just before the next case is asked for.
    pub fn before_a_case(&self, what: impl FnOnce() -> BoxFuture<'static, ()> + Send + 'static) {
        *self.before_a_case.0.lock().unwrap() = Some(Box::new(what));
    }

    /// What happens just before the next case is erased.
    pub fn before_an_erasure(
        &self,
        what: impl FnOnce() -> BoxFuture<'static, ()> + Send + 'static,
    ) {
        *self.before_an_erasure.0.lock().unwrap() = Some(Box::new(what));
    }

    /// Another hand gives the case another address.
    pub async fn replace(&self, case: &CaseFacts) -> Result<(), RegistryError> {
        let other = Change {
            case_id: case.id.clone(),
            to: ChangeTo::Address("other@example.net".parse_email()),
            expected_email: case.email_hash,
            expected_status: case.status,
        };
        let now = Timestamp::UNIX_EPOCH;
        let answer = self.inner.change("another-hand", &other, now).await?;
        assert_eq!(answer, Answer::Done);
        Ok(())
    }

    fn fault(&self) -> Fault {
        *self.fault.lock().unwrap()
    }

    async fn hang(&self) {
        self.hangs.notify_one();
        std::future::pending().await
    }

    fn reached<'a, T: Send + 'a>(&'a self, asked: Asked<'a, T>) -> Asked<'a, T> {
        match self.fault() {
            Fault::Away => Box::pin(async { Err(RegistryError::Away) }),
            _ => asked,
        }
    }
}

impl CaseRegistry for Flaky {
    fn answers(&self) -> Asked<'_, ()> {
        self.reached(self.inner.answers())
    }

    fn look_up<'a>(&'a self, given: &'a Hashes, chosen: Option<&'a str>) -> Asked<'a, Vec<Found>> {
        match self.fault() {
            Fault::RefusesToLookUp(nif) if given.nif == Some(nif) => {
                Box::pin(async { Err(RegistryError::Refused) })
            }
            Fault::PanicsAtLookUp(nif) if given.nif == Some(nif) => {
                Box::pin(async { panic!("on purpose") })
            }
            Fault::Hangs => Box::pin(async {
                self.hang().await;
                Err(RegistryError::Slow)
            }),
            Fault::ReplacedAfterLookUp(times) => Box::pin(async move {
                let found = self.inner.look_up(given, chosen).await?;
                match times {
                    1 => {
                        self.now_does(Fault::None);
                        self.replace(&found[0].case).await?;
                    }
                    times => self.now_does(Fault::ReplacedAfterLookUp(times - 1)),
                }
                Ok(found)
            }),
            _ => self.reached(self.inner.look_up(given, chosen)),
        }
    }

    fn case<'a>(&'a self, id: &'a str) -> Asked<'a, Option<CaseFacts>> {
        Box::pin(async move {
            self.before_a_case.happen().await;
            self.reached(self.inner.case(id)).await
        })
    }

    fn passports<'a>(&'a self, cases: &'a [String]) -> Asked<'a, Vec<(String, Passport)>> {
        self.reached(self.inner.passports(cases))
    }

    fn cases_with_address<'a>(&'a self, email: &'a KeyedHash) -> Asked<'a, i64> {
        self.reached(self.inner.cases_with_address(email))
    }

    fn change<'a>(&'a self, key: &'a str, change: &'a Change, now: Timestamp) -> Asked<'a, Answer> {
        Box::pin(async move {
            match self.fault() {
                Fault::Away => return Err(RegistryError::Away),
                Fault::Refuses => return Err(RegistryError::Refused),
                Fault::PanicsAtChange => panic!("on purpose"),
                Fault::Hangs => self.hang().await,
                Fault::Overtaken => {
                    let other = Change {
                        to: ChangeTo::Address("other@example.net".parse_email()),
                        ..change.clone()
                    };
                    self.inner.change("another-hand", &other, now).await?;
                }
                Fault::None
                | Fault::RefusesToLookUp(_)
                | Fault::PanicsAtLookUp(_)
                | Fault::LosesTheAnswer
                | Fault::ReplacedAfterLookUp(_) => {}
            }
            self.changes.fetch_add(1, Ordering::Relaxed);
            let answer = self.inner.change(key, change, now).await?;
            match self.fault() {
                Fault::LosesTheAnswer => Err(RegistryError::Slow),
                _ => Ok(answer),
            }
        })
    }

    fn cancel<'a>(&'a self, key: &'a str, now: Timestamp) -> Asked<'a, Answer> {
        match self.fault() {
            Fault::Refuses => Box::pin(async { Err(RegistryError::Refused) }),
            _ => self.reached(self.inner.cancel(key, now)),
        }
    }

    fn taken_in<'a>(&'a self, sha256: &'a str) -> Asked<'a, Progress> {
        self.reached(self.inner.taken_in(sha256))
    }

    fn take_in<'a>(&'a self, cases: &'a [(u64, Case)], part: Part<'a>) -> Asked<'a, TakenIn> {
        self.reached(self.inner.take_in(cases, part))
    }

    fn export<'a>(&'a self, id: &'a str) -> Asked<'a, Option<Value>> {
        self.reached(self.inner.export(id))
    }

    fn erase<'a>(&'a self, id: &'a str) -> Asked<'a, bool> {
        Box::pin(async move {
            self.before_an_erasure.happen().await;
            self.reached(self.inner.erase(id)).await
        })
    }
}

pub trait ParseEmail {
    fn parse_email(&self) -> protocol::EmailAddress;
}

impl ParseEmail for str {
    fn parse_email(&self) -> protocol::EmailAddress {
        protocol::EmailAddress::parse(self).unwrap()
    }
}

/// A correction that silence carries out at T, and a decider whose registry fails as it is told.
pub struct Play {
    pub scene: Scene,
    pub request: SealedRequest,
    pub decider: Decider,
    pub registry: Arc<Flaky>,
}

impl Play {
    pub async fn begin() -> Play {
        let scene = Scene::set().await;
        let content = correction(scene.pending(0));
        let request = scene.delivered(Kind::CorrectEmail, &content, true).await;
        Play::of(scene, request).await
    }

    /// The same, of this request.
    pub async fn of(scene: Scene, request: SealedRequest) -> Play {
        let mut decider = scene.central.workers().await.decider;
        let registry = Flaky::before(decider.registry.clone());
        decider.registry = registry.clone();
        Play {
            scene,
            request,
            decider,
            registry,
        }
    }

    /// Decides with `fault`, at T and from then on.
    pub async fn pass(&self, fault: Fault) {
        self.registry.now_does(fault);
        self.decider.pass().await.unwrap();
    }

    /// Past T, with everything told in time.
    pub fn at(&self, time: &str) {
        self.scene.central.clock.set(time.parse().unwrap());
    }

    pub fn later(&self, by: SignedDuration) {
        let now = self.scene.central.now();
        self.scene.central.clock.set(now + by);
    }

    pub fn person(&self) -> &MadeUp {
        self.scene.pending(0)
    }

    pub async fn email(&self) -> String {
        self.scene.email_of(self.person()).await
    }

    pub async fn count(&self, what: &'static str) -> i64 {
        self.scene.central.count(what).await
    }

    pub async fn state(&self) -> String {
        let states = "SELECT state, count(*) FROM requests GROUP BY 1";
        let states = self.scene.central.rows(states).await;
        assert_eq!(states.len(), 1);
        states[0].0.clone()
    }

    async fn press(&self, action: LinkAction) {
        let now = self.scene.central.now();
        let id = self.request.header.id;
        let pressed = self.decider.store.press(id, action, now).await.unwrap();
        let late = Late::Perhaps;
        assert!(matches!(pressed, Some(Pressed::Objected { late: it, .. }) if it == late));
    }
}

pub const CHANGED: &str = "SELECT count(*) FROM events WHERE what = 'address-changed'";
pub const ANSWERS: &str = "SELECT count(*) FROM mails WHERE kind = 'payment-data'";
pub const AWAY: &str = "SELECT count(*) FROM alarms WHERE kind = 'registry-away'";

#[tokio::test]
async fn a_change_whose_answer_is_lost_is_made_once_and_written_down_once() {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::LosesTheAnswer).await;
    assert_eq!(play.state().await, "applying");
    assert_eq!(play.email().await, NEW);
    // Nobody is told more than is known.
    assert!(matches!(
        play.scene.state(&play.request).await,
        PublicState::BeingChecked { .. }
    ));
    assert_eq!(play.count(CHANGED).await, 0);
    for _ in 0..3 {
        play.later(SignedDuration::from_mins(10));
        play.pass(Fault::None).await;
    }
    assert_eq!(play.state().await, "applied");
    assert_eq!(
        (play.count(CHANGED).await, play.count(ANSWERS).await),
        (1, 1)
    );
    play.scene.central.mail_all().await;
    assert_eq!(play.state().await, "done");
    assert_eq!(play.email().await, NEW);
}

#[tokio::test]
async fn killed_between_any_two_steps_each_change_is_made_once() {
    let scene = Scene::set().await;
    let people: Vec<_> = (0..20)
        .map(|number| scene.pending(number).clone())
        .collect();
    for (number, person) in people.iter().enumerate() {
        let mut content = correction(person);
        content.new_email = Some(format!("new{number}@example.net").as_str().parse_email());
        scene.delivered(Kind::CorrectEmail, &content, true).await;
    }
    let mut decider = scene.central.workers().await.decider;
    let registry = Flaky::before(decider.registry.clone());
    decider.registry = registry.clone();
    scene.central.clock.set(AFTER_T.parse().unwrap());
    let mut polls = 1;
    let mut seen = BTreeSet::new();
    while killed_after(polls, decider.pass()).await.is_none() {
        polls += 1;
        let states = "SELECT state, count(*) FROM requests GROUP BY 1";
        let states = scene.central.rows(states).await;
        seen.extend(states.into_iter().map(|(state, _)| state));
        let now = scene.central.now();
        scene.central.clock.set(now + SignedDuration::from_secs(1));
        assert!(polls < 100_000, "it gets done in the end");
    }
    decider.pass().await.unwrap();
    assert!(seen.contains("applying"), "killed in between: {seen:?}");
    let states = "SELECT state, count(*) FROM requests GROUP BY 1";
    let all = people.len() as i64;
    assert_eq!(
        scene.central.rows(states).await,
        [("applied".to_owned(), all)]
    );
    assert_eq!(scene.central.count(CHANGED).await, all);
    assert_eq!(scene.central.count(ANSWERS).await, all);
    for (number, person) in people.iter().enumerate() {
        let new = format!("new{number}@example.net");
        assert_eq!(scene.email_of(person).await, new);
    }
}

#[tokio::test]
async fn while_the_registry_is_away_everything_waits_staff_are_alarmed_and_t_moves() {
    let play = Play::begin().await;
    // From Tuesday on nobody hears from it, and on Wednesday somebody asks for a correction.
    play.at("2026-03-03T10:00:00Z");
    play.pass(Fault::None).await;
    play.at("2026-03-03T10:30:00Z");
    play.pass(Fault::Away).await;
    assert_eq!(play.count(AWAY).await, 0);
    play.at("2026-03-10T10:00:00Z");
    play.pass(Fault::Away).await;
    play.pass(Fault::Away).await;
    assert_eq!(play.count(AWAY).await, 1, "one says it for all");
    assert_eq!(play.state().await, "opened");
    assert_eq!(play.email().await, play.person().email.as_str());
    // It answers: what was told in time is ripe, whatever the outage.
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    let moved = "SELECT count(*) FROM events WHERE what = 't-moved' AND why LIKE 'decider%'";
    assert_eq!(play.count(moved).await, 1);
}

#[tokio::test]
async fn a_registry_that_refuses_is_asked_again_and_the_request_is_never_given_up() {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::Refuses).await;
    let failure = "SELECT failure, count(*) FROM case_changes GROUP BY 1";
    let named = [("registry-refuses".to_owned(), 1)];
    assert_eq!(play.scene.central.rows(failure).await, named);
    assert_eq!(play.count(AWAY).await, 0);
    for _ in 0..200 {
        play.later(SignedDuration::from_mins(10));
        play.pass(Fault::Refuses).await;
    }
    assert_eq!(play.count(AWAY).await, 1);
    assert_eq!(play.state().await, "applying");
    assert_eq!(play.email().await, play.person().email.as_str());
    let tries: i64 = play.count("SELECT tries FROM case_changes").await;
    assert!((100..=211).contains(&tries), "{tries}");
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "applied");
    assert_eq!(play.email().await, NEW);
}

#[tokio::test]
async fn a_request_that_the_registry_does_not_look_up_holds_nobody_up_and_staff_are_alarmed() {
    let play = Play::begin().await;
    let behind = play.scene.pending(1).clone();
    let mut content = correction(&behind);
    content.new_email = Some("behind@example.net".parse_email());
    let scene = &play.scene;
    scene.delivered(Kind::CorrectEmail, &content, true).await;
    let id = play.request.header.id.to_string();
    let given = play
        .decider
        .store
        .given(&id, &play.decider.vault)
        .await
        .unwrap()
        .unwrap();
    let refused = Fault::RefusesToLookUp(given.hashes.nif.unwrap());
    play.at(AFTER_T);
    play.pass(refused).await;
    assert_eq!(scene.email_of(&behind).await, "behind@example.net");
    assert_eq!(play.email().await, play.person().email.as_str());
    assert_eq!(play.count(AWAY).await, 0);
    let now = scene.central.now();
    let due = play.decider.store.due_after(&Due::first(), now).await;
    assert!(due.unwrap().is_empty(), "it is put off");
    for _ in 0..10 {
        play.later(SignedDuration::from_mins(10));
        play.pass(refused).await;
    }
    assert_eq!(play.count(AWAY).await, 1, "one says it");
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(play.email().await, NEW);
}

#[tokio::test]
async fn a_case_that_changes_in_between_is_left_as_it_is_and_comes_to_the_counter() {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::Overtaken).await;
    assert_eq!(play.email().await, "other@example.net");
    assert_eq!(play.state().await, "counter");
    let why = "SELECT why, count(*) FROM decisions GROUP BY 1";
    let changed = [("case-changed".to_owned(), 1)];
    assert_eq!(play.scene.central.rows(why).await, changed);
    assert_eq!(
        (play.count(CHANGED).await, play.count(ANSWERS).await),
        (0, 0)
    );
}

#[tokio::test]
async fn not_me_while_the_registry_is_asked_calls_the_change_off() {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::Refuses).await;
    play.press(LinkAction::No).await;
    play.pass(Fault::Refuses).await;
    assert_eq!(play.state().await, "applying");
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "stopped");
    assert_eq!(play.email().await, play.person().email.as_str());
    assert_eq!(play.registry.changes.load(Ordering::Relaxed), 0);
    let protected = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
    assert_eq!(play.count(protected).await, 1);
}

#[tokio::test]
async fn not_me_after_a_change_whose_answer_was_lost_comes_too_late_and_says_so_to_staff() {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::LosesTheAnswer).await;
    play.press(LinkAction::No).await;
    play.pass(Fault::None).await;
    assert_eq!(play.email().await, NEW);
    assert_eq!(play.state().await, "applied");
    let alarms = "SELECT cause, count(*) FROM alarms WHERE kind = 'not-me' GROUP BY 1";
    let too_late = [("after-applied".to_owned(), 1)];
    assert_eq!(play.scene.central.rows(alarms).await, too_late);
    let protected = "SELECT count(*) FROM case_marks WHERE protected_at IS NOT NULL";
    assert_eq!(play.count(protected).await, 1);
}

#[tokio::test]
async fn a_notice_that_comes_back_while_the_registry_is_asked_calls_the_change_off() {
    use central::mail::{outcome::Status, report::Fate};
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::Refuses).await;
    let notice = "SELECT id, 1 FROM mails WHERE kind = 'old-address'";
    let notice = play.scene.central.rows(notice).await[0].0.parse().unwrap();
    let (store, now) = (&play.decider.store, play.scene.central.now());
    let status = Status(5, 1, 1);
    store
        .append_report(notice, Fate::Failed, status, now)
        .await
        .unwrap();
    for report in store.new_reports().await.unwrap() {
        store.follow_report(&report, now).await.unwrap();
    }
    play.pass(Fault::None).await;
    assert_eq!(play.state().await, "counter");
    assert_eq!(play.email().await, play.person().email.as_str());
}

#[tokio::test]
async fn the_first_answer_to_a_key_stands() {
    let play = Play::begin().await;
    let registry = &*play.registry;
    let id = play.request.header.id.to_string();
    let given = play.decider.store.given(&id, &play.decider.vault);
    let case_id = given.await.unwrap().unwrap().case_id.unwrap();
    let case = registry.case(&case_id).await.unwrap().unwrap();
    let now = play.scene.central.now();
    let to = |email: &str, expected| Change {
        case_id: case_id.clone(),
        to: ChangeTo::Address(email.parse_email()),
        expected_email: expected,
        expected_status: CaseStatus::Pending,
    };
    let first = to("first@example.net", case.email_hash);
    assert_eq!(
        registry.change("a", &first, now).await.unwrap(),
        Answer::Done
    );
    assert_eq!(
        registry.change("a", &first, now).await.unwrap(),
        Answer::Done
    );
    assert_eq!(registry.cancel("a", now).await.unwrap(), Answer::Done);
    // The case has another address by now.
    let stale = to("second@example.net", case.email_hash);
    let overtaken = Answer::CaseChanged;
    assert_eq!(registry.change("b", &stale, now).await.unwrap(), overtaken);
    let fresh = registry.case(&case_id).await.unwrap().unwrap().email_hash;
    let second = to("second@example.net", fresh);
    assert_eq!(registry.change("b", &second, now).await.unwrap(), overtaken);
    assert_eq!(registry.cancel("c", now).await.unwrap(), Answer::Cancelled);
    assert_eq!(
        registry.change("c", &second, now).await.unwrap(),
        Answer::Cancelled
    );
    assert_eq!(play.email().await, "first@example.net");
    let gone = Change {
        case_id: "nobody".to_owned(),
        ..second
    };
    assert_eq!(registry.change("d", &gone, now).await.unwrap(), overtaken);
}

#[tokio::test]
async fn a_file_with_another_address_does_not_overwrite_a_change_whose_answer_is_outstanding() {
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::LosesTheAnswer).await;
    let mut case = play.person().case();
    case.email = Some("imported@example.net".parse_email());
    let part = Part {
        sha256: "a file",
        line: 2,
        now: play.scene.central.now(),
    };
    let cases = [(2, case)];
    let taken = play.registry.take_in(&cases, part).await.unwrap();
    assert_eq!((taken.updated, taken.put_off), (0, vec![2]));
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    assert_eq!(
        (play.state().await.as_str(), play.email().await.as_str()),
        ("applied", NEW)
    );
}

#[tokio::test]
async fn nothing_is_erased_of_a_request_for_which_the_registry_is_asked() {
    use central::commands::{self, CommandError, Whose};
    let play = Play::begin().await;
    play.at(AFTER_T);
    play.pass(Fault::Refuses).await;
    let directory = &play.scene.central.directory;
    let whose = Whose::Request(play.request.header.tracking_code);
    let now = play.scene.central.now();
    let refused = commands::erase(directory, &whose, now).await;
    assert!(matches!(refused, Err(CommandError::Changing(_))));
    play.later(SignedDuration::from_mins(10));
    play.pass(Fault::None).await;
    commands::erase(directory, &whose, now).await.unwrap();
    assert_eq!(play.count("SELECT count(*) FROM case_changes").await, 0);
}

#[tokio::test]
async fn a_reactivation_goes_the_same_way() {
    let scene = Scene::set().await;
    let withdrawn = |it: &&MadeUp| it.status.as_str() == "withdrawn";
    let person = scene.people.iter().find(withdrawn).unwrap().clone();
    let mut content = correction(&person);
    content.new_email = None;
    content.statement = Some(protocol::REACTIVATION_STATEMENT.to_owned());
    scene.delivered(Kind::Reactivate, &content, false).await;
    let mut decider = scene.central.workers().await.decider;
    let registry = Flaky::before(decider.registry.clone());
    decider.registry = registry.clone();
    scene.central.clock.set(AFTER_T.parse().unwrap());
    registry.now_does(Fault::LosesTheAnswer);
    decider.pass().await.unwrap();
    let states = "SELECT state, count(*) FROM requests GROUP BY 1";
    assert_eq!(
        scene.central.rows(states).await,
        [("applying".to_owned(), 1)]
    );
    registry.now_does(Fault::None);
    let now = scene.central.now();
    scene.central.clock.set(now + SignedDuration::from_mins(10));
    decider.pass().await.unwrap();
    assert_eq!(
        scene.central.rows(states).await,
        [("applied".to_owned(), 1)]
    );
    let kinds = "SELECT kind, count(*) FROM mails WHERE kind = 'reactivated' GROUP BY 1";
    assert_eq!(
        scene.central.rows(kinds).await,
        [("reactivated".to_owned(), 1)]
    );
}

/// Statements that name the registry's table stand in its own file. The desk's page of a request still compares in one
/// statement what was given with what the case has; a demonstration that is filled in bulk makes sure that it fills an empty store.
#[test]
fn nobody_but_the_registry_touches_a_case() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![sources];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let words: Vec<_> = text.split_whitespace().collect();
            let touches = words.windows(2).any(|pair| {
                let names = pair[1].trim_matches(|it: char| !it.is_alphanumeric() && it != '_');
                names == "cases"
                    && ["FROM", "INTO", "UPDATE", "JOIN"]
                        .contains(&pair[0].trim_start_matches(['"', '(']))
            });
            seen += usize::from(touches);
            let may = path.ends_with("store/cases.rs")
                || path.ends_with("store/at_the_desk.rs")
                || path
                    .parent()
                    .is_some_and(|folder| folder.ends_with("store/bulk"));
            assert!(!touches || may, "{}", path.display());
        }
    }
    assert_eq!(seen, 4, "the statements are recognised");
}
