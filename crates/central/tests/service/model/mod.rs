//! A model against the machine: random sequences of what people, mail servers, staff and time do, over the real store
//! and the real workers' steps, judged after each step by [`rules`]. A few builds that are broken on purpose, by triggers
//! in the database, are each found; those of `crates/central/sabotage`, by `make sabotage`.

mod processes;
mod rules;
mod sabotage;
mod steps;

use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

use central::{
    app,
    configuration::{self, Changes},
    made_up::MadeUp,
    mail::{dispatch::Dispatcher, options::MailOptions},
    proof::{desk::Role, links::Signer},
    registry::CaseRegistry,
    store::Store,
    vault::Vault,
    workers::Workers,
};
use jiff::ToSpan;
use rules::{Model, Seen};
use sqlx::AnyConnection;
use tokio::sync::OnceCell;

use crate::{
    registry::Flaky,
    support::{
        Central, Kiosk,
        database::{Own, server},
        files,
    },
};

/// Steps of a sequence.
const STEPS: usize = 18;
/// Sequences on one database.
const ON_ONE: usize = 400;
/// The working days of checking that are published; now and then the most that can be.
const HOLD_DAYS: [u32; 2] = [5, 60];

/// xorshift64*: the same seed draws the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % n
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// A data directory with everybody in it and nothing asked yet: made once, and copied for each machine.
struct Template {
    /// Every file, by its place in the folder.
    files: Vec<(PathBuf, Vec<u8>)>,
    kiosk: Kiosk,
    people: Vec<MadeUp>,
    _own: Own,
}

static TEMPLATE: OnceCell<Template> = OnceCell::const_new();

impl Template {
    async fn make() -> Template {
        let mut central = Central::start_in(in_memory(), |config| config).await;
        let kiosk = central.kiosk().await;
        let people = central.people(ON_ONE as u32 * 2).await;
        let store = crate::support::database::store(&central.directory).await;
        for (name, role) in [("ana", Role::Clerk), ("rui", Role::Supervisor)] {
            let added = store.add_staff(name, "-", role, central.now());
            added.await.unwrap();
        }
        store.close().await;
        // What is in the write-ahead log is in the file from then on.
        central.serving.take().unwrap().stop().await.unwrap();
        let folder = central.folder.path();
        let read = |file: PathBuf| {
            let place = file.strip_prefix(folder).unwrap().to_owned();
            (place, fs::read(file).unwrap())
        };
        Template {
            _own: central.own.take(),
            files: files(folder).into_iter().map(read).collect(),
            kiosk,
            people: people
                .into_iter()
                .filter(|person| person.status.as_str() == "pending")
                .collect(),
        }
    }

    async fn copy(&self) -> Central {
        let folder = in_memory();
        for (place, bytes) in &self.files {
            let to = folder.path().join(place);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::write(to, bytes).unwrap();
        }
        Central::unserved(folder).await
    }
}

/// In memory, where there is such a place: thousands of commits are not to wait for a disk.
fn in_memory() -> tempfile::TempDir {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    folder.unwrap()
}

/// The machine with its workers, which two processes run by turns.
struct Machine {
    central: Central,
    kiosk: Kiosk,
    people: Vec<MadeUp>,
    store: Store,
    workers: [Workers; 2],
    mailer: Dispatcher,
    no_relay: Dispatcher,
    /// The way to the registry, which fails now and then.
    registry: Arc<Flaky>,
    signer: Signer,
    vault: Arc<Vault>,
    hold_days: u32,
    /// Files of cases that were taken in.
    files: usize,
    database: AnyConnection,
}

impl Machine {
    async fn start() -> Machine {
        let template = TEMPLATE.get_or_init(Template::make).await;
        let central = template.copy().await;
        let store = crate::support::database::store(&central.directory).await;
        let mailer = async |options: MailOptions| {
            let (store, clock) = (store.clone(), central.clock.clone());
            app::dispatcher(&central.directory, store, clock, &options)
                .await
                .unwrap()
        };
        let nowhere = MailOptions {
            server: Some("smtp://127.0.0.1:1".parse().unwrap()),
            ..MailOptions::default()
        };
        let mut workers = [central.workers().await, central.workers().await];
        let registry = Flaky::before(workers[0].decider.registry.clone());
        for workers in &mut workers {
            let way: Arc<dyn CaseRegistry> = registry.clone();
            workers.decider.registry = way.clone();
            workers.unsealer.registry = way;
        }
        Machine {
            workers,
            registry,
            signer: central.signer(),
            hold_days: HOLD_DAYS[0],
            files: 0,
            mailer: mailer(MailOptions::default()).await,
            no_relay: mailer(nowhere).await,
            vault: Arc::new(central::keys::vault(&central.directory).unwrap()),
            database: central.database().await,
            people: template.people.clone(),
            kiosk: template.kiosk.clone(),
            central,
            store,
        }
    }

    /// What this sequence leaves is nothing to the next one, which is about somebody else.
    async fn clear_away(&mut self) {
        self.registry.now_does(crate::registry::Fault::None);
        self.execute(
            "UPDATE case_changes SET answered_at = 0, answer = 'cancelled' WHERE answered_at IS NULL;
             UPDATE proofs SET look_at = 9223372036854775807 WHERE look_at <> 9223372036854775807;
             UPDATE requests SET state = 'stopped' WHERE state = 'received';
             UPDATE mails SET state = 'given-up' WHERE state = 'waiting';",
        )
        .await;
    }

    /// A worker's whole round, with the mail.
    async fn work_and_mail(&mut self, dice: &mut Dice) -> String {
        self.work_without_mail(dice).await;
        self.mail().await;
        "worked".to_owned()
    }

    async fn work_without_mail(&mut self, dice: &mut Dice) -> String {
        let workers = &self.workers[dice.below(2)];
        workers.unsealer.pass().await.unwrap();
        workers.decider.pass().await.unwrap();
        "worked, and no mail left".to_owned()
    }

    async fn mail(&mut self) -> String {
        self.mailer.pass_in_one_line().await.unwrap();
        "mailed".to_owned()
    }

    fn pass(&self, hours: i64) -> String {
        self.central.clock.set(self.central.now() + hours.hours());
        format!("{hours} hours passed")
    }

    async fn execute(&mut self, sql: &'static str) {
        sqlx::raw_sql(sql)
            .execute(&mut self.database)
            .await
            .unwrap();
    }

    /// Publishes how long requests are checked that are received from now on.
    async fn publish(&mut self, hold_days: u32) {
        if self.hold_days == hold_days {
            return;
        }
        let changes = Changes {
            hold_days: Some(hold_days),
            ..Changes::default()
        };
        let (directory, now) = (&self.central.directory, self.central.now());
        configuration::publish(directory, &self.store, changes, None, &[], now)
            .await
            .unwrap();
        self.hold_days = hold_days;
    }

    /// One sequence about one person; what the model says of it.
    async fn sequence(&mut self, number: usize, dice: &mut Dice) -> Result<(), String> {
        let person = self.people[number % self.people.len()].clone();
        let mut model = Model::default();
        let mut trail = Vec::new();
        let hash = self
            .vault
            .hash(central::vault::Domain::Nif, person.nif.as_str());
        let case: String = sqlx::query_scalar("SELECT id FROM cases WHERE nif_hash = $1")
            .bind(hash.stored())
            .fetch_one(&mut self.database)
            .await
            .unwrap();
        self.publish(HOLD_DAYS[usize::from(dice.one_in(8))]).await;
        let mut notices;
        (model.last, notices) = self.look(&case, &model).await;
        // Three in four begin with what silence alone can carry out, since most else stands in its way sooner or later; one
        // of these with a notice that leaves late.
        let opening = dice.below(4);
        for number in 0..STEPS {
            let step = match (opening, number) {
                (0 | 1, 0) | (2, 1) => self.deliver(&person, &mut model, dice, true).await,
                (0 | 1, 1) | (2, 0 | 6) => self.work_and_mail(dice).await,
                (2, 2) => self.work_without_mail(dice).await,
                (2, 3) => self.pass(24 * (2 + dice.below(4) as i64)),
                (2, 4) => self.mail().await,
                (2, 5) => self.pass(24 * (1 + dice.below(4) as i64)),
                _ => self.step(&person, &case, &mut model, dice).await,
            };
            trail.push(step);
            let now = self.central.now().as_millisecond();
            let (seen, after) = self.look(&case, &model).await;
            let mut told = Vec::new();
            for (id, (queued, taken)) in &after {
                let before = notices.get(id).copied().unwrap_or_default();
                if *queued && !before.0 {
                    model.requests.get_mut(id).unwrap().told = Some(now);
                    told.push(id.clone());
                }
                if *taken && !before.1 {
                    model.requests.get_mut(id).unwrap().notice_taken = Some(now);
                }
            }
            notices = after;
            model
                .judge(seen, &told, now)
                .map_err(|wrong| format!("{wrong}, after {}", trail.join("; ")))?;
        }
        self.clear_away().await;
        Ok(())
    }

    fn was_taken(&self, mail: &str) -> bool {
        fs::exists(self.central.directory.mail().join(format!("{mail}.eml"))).unwrap()
    }

    /// What there is now, of the case and of what was asked about it; and by request, whether its notice was queued, and
    /// whether a mail server took it: its file lies there.
    async fn look(&mut self, case: &str, model: &Model) -> (Seen, BTreeMap<String, (bool, bool)>) {
        type Row = (
            String,
            String,
            Option<String>,
            i64,
            Option<String>,
            Option<String>,
        );
        let ids: Vec<_> = model.requests.keys().collect();
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT requests.id, requests.state,
                 (SELECT to_state FROM events WHERE request_id = requests.id AND to_state IS NOT NULL
                  ORDER BY number DESC LIMIT 1),
                 (SELECT count(*) FROM events WHERE request_id = requests.id),
                 (SELECT id FROM mails WHERE subject_id = requests.id AND kind = 'old-address'),
                 (SELECT string_agg(mails.id, ' ') FROM decisions JOIN mails
                      ON mails.subject_id = coalesce(decisions.joined_to, decisions.request_id)
                  WHERE decisions.request_id = requests.id AND mails.kind = 'payment-data')
             FROM json_each($1) AS known JOIN requests ON requests.id = known.value",
        )
        .bind(serde_json::to_string(&ids).unwrap())
        .fetch_all(&mut self.database)
        .await
        .unwrap();
        let (address, changes, asked): (Vec<u8>, i64, i64) = sqlx::query_as(
            "SELECT email, (SELECT count(*) FROM events WHERE case_id = cases.id
                     AND what IN ('address-changed', 'address-restored', 'address-imported')),
                 (SELECT count(*) FROM case_changes WHERE case_id = cases.id AND answered_at IS NULL)
             FROM cases WHERE id = $1",
        )
        .bind(case)
        .fetch_one(&mut self.database)
        .await
        .unwrap();
        let mut seen = Seen {
            address: self.opened(("cases", "email"), case, &address),
            changes,
            asked: asked > 0,
            ..Seen::default()
        };
        let payments: Vec<(String, Vec<u8>)> = sqlx::query_as(
            "SELECT mails.id, recipient FROM json_each($1) AS known JOIN mails ON subject_id = known.value
             WHERE kind = 'payment-data' AND state IN ('waiting', 'accepted') AND recipient <> zeroblob(0)",
        )
        .bind(serde_json::to_string(&ids).unwrap())
        .fetch_all(&mut self.database)
        .await
        .unwrap();
        for (mail, recipient) in payments {
            let to = match model.last.payments.get(&mail) {
                Some(known) => known.clone(),
                None => self.opened(("mails", "recipient"), &mail, &recipient),
            };
            seen.payments.insert(mail, to);
        }
        let mut notices = BTreeMap::new();
        for (id, state, last, events, notice, answers) in rows {
            let answers = answers.unwrap_or_default();
            let answered = answers.split_whitespace().any(|mail| self.was_taken(mail));
            let taken = notice.as_ref().is_some_and(|mail| self.was_taken(mail));
            notices.insert(id.clone(), (notice.is_some(), taken));
            seen.last_events.extend(last.map(|last| (id.clone(), last)));
            seen.states.insert(id, (state, answered));
            seen.events += events;
        }
        (seen, notices)
    }

    fn opened(
        &self,
        (table, column): (&'static str, &'static str),
        row: &str,
        sealed: &[u8],
    ) -> String {
        let cell = central::vault::Cell { table, row, column };
        self.vault.open(cell, sealed).unwrap().to_string()
    }
}

/// Plays `sequences` from `seed` on; the first that the model does not agree with.
async fn play(sequences: usize, seed: u64, broken: Option<&'static str>) -> Result<(), String> {
    let mut left = sequences;
    while left > 0 {
        let mut machine = Machine::start().await;
        if let Some(sql) = broken {
            machine.execute(sql).await;
        }
        for number in 0..left.min(ON_ONE) {
            let seed = seed + (sequences - left + number) as u64;
            let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            machine
                .sequence(number, &mut dice)
                .await
                .map_err(|wrong| format!("seed {seed}: {wrong}"))?;
        }
        left -= left.min(ON_ONE);
    }
    Ok(())
}

/// In each of two tests. On a server each statement is a way there and back: fewer, and thousands where `make test-all` asks for
/// them.
fn usual() -> usize {
    match server() {
        None => 1_000,
        Some(_) => 150,
    }
}

#[tokio::test]
async fn random_sequences_do_nothing_that_the_rules_forbid() {
    play(usual(), 1, None).await.unwrap();
}

#[tokio::test]
async fn random_sequences_do_nothing_that_the_rules_forbid_either() {
    play(usual(), 10_001, None).await.unwrap();
}

async fn many(from: u64) {
    let asked = |name: &str, usual: u64| {
        std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
    };
    let sequences = usize::try_from(asked("SEQUENCES", 50_000)).unwrap();
    play(sequences, asked("SEED", from), None).await.unwrap();
}

/// `SEQUENCES=100000 SEED=7 cargo nextest run -p central --run-ignored only many_random_sequences`
#[tokio::test]
#[ignore = "as long as SEQUENCES says"]
async fn many_random_sequences_do_nothing_that_the_rules_forbid() {
    many(1_000_000).await;
}

#[tokio::test]
#[ignore = "the same, for another processor"]
async fn as_many_others_do_nothing_that_the_rules_forbid() {
    many(2_000_000).await;
}

/// A build that is broken on purpose: the sequence that finds it, as the model says it.
async fn found(how: &'static str, wrong: &str) {
    let said = play(400, 1, Some(how)).await.expect_err("it is found");
    assert!(said.contains(wrong), "{said}");
}

#[tokio::test]
async fn a_build_is_found_to_which_a_notice_is_accepted_that_no_server_took() {
    found(
        "CREATE TRIGGER broken AFTER INSERT ON mails WHEN NEW.kind = 'old-address' BEGIN
             UPDATE mails SET state = 'accepted', ended_at = NEW.created_at WHERE id = NEW.id; END",
        "changed without a row of the ladder",
    )
    .await;
}

#[tokio::test]
async fn a_build_is_found_that_calls_an_unanswered_request_done() {
    found(
        "CREATE TRIGGER broken AFTER UPDATE OF state ON requests WHEN NEW.state = 'applied' BEGIN
             UPDATE requests SET state = 'done' WHERE id = NEW.id; END",
        "is done, and ",
    )
    .await;
}

#[tokio::test]
async fn a_build_is_found_that_takes_any_mailbox_for_confirmed() {
    found(
        "CREATE TRIGGER broken AFTER INSERT ON proofs BEGIN
             UPDATE proofs SET mailbox_confirmed_at = 1 WHERE request_id = NEW.request_id; END",
        "nobody confirmed",
    )
    .await;
}
