//! A model against the machine: random sequences of what people, mail servers, staff and time do, over the real store
//! and the real workers' steps, judged after each step by [`rules`]. A few builds that are broken on purpose, by triggers
//! in the database, are each found; those of `crates/central/sabotage`, by `make sabotage`.

mod rules;
mod sabotage;

use std::{collections::BTreeMap, fs};

use central::{
    app,
    incoming::Incoming,
    made_up::MadeUp,
    mail::{dispatch::Dispatcher, options::MailOptions, outcome::Status, report::Fate},
    proof::{desk::Role, links::LinkAction},
    store::{By, KnownKiosk, Store},
    vault::Vault,
    workers::Workers,
};
use jiff::ToSpan;
use protocol::{BoundTo, EmailAddress, Kind, OldMailbox, RequestId, wire::SealedRequest};
use rules::{Model, Request, Seen};
use sqlx::{Connection, SqliteConnection};

use crate::support::{Central, Kiosk, correction, killed_after};

/// Steps of a sequence.
const STEPS: usize = 18;
/// Sequences on one database.
const ON_ONE: usize = 100;

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

/// The machine with its workers, which two processes run by turns.
struct Machine {
    central: Central,
    kiosk: Kiosk,
    people: Vec<MadeUp>,
    store: Store,
    workers: [Workers; 2],
    mailer: Dispatcher,
    no_relay: Dispatcher,
    vault: Vault,
    database: SqliteConnection,
}

impl Machine {
    async fn start() -> Machine {
        // In memory, where there is such a place: thousands of commits are not to wait for a disk.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let central = Central::start_in(folder.unwrap(), |config| config).await;
        let kiosk = central.kiosk().await;
        let people = central.people(ON_ONE as u32 * 2).await;
        let store = Store::open(&central.directory.database()).await.unwrap();
        for (name, role) in [("ana", Role::Clerk), ("rui", Role::Supervisor)] {
            store
                .add_staff(name, "-", role, central.now())
                .await
                .unwrap();
        }
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
        let path = format!("sqlite:{}", central.directory.database().display());
        Machine {
            workers: [central.workers().await, central.workers().await],
            mailer: mailer(MailOptions::default()).await,
            no_relay: mailer(nowhere).await,
            vault: central::keys::vault(&central.directory).unwrap(),
            database: SqliteConnection::connect(&path).await.unwrap(),
            people: people
                .into_iter()
                .filter(|person| person.status.as_str() == "pending")
                .collect(),
            central,
            kiosk,
            store,
        }
    }

    /// What this sequence leaves is nothing to the next one, which is about somebody else.
    async fn clear_away(&mut self) {
        self.execute(
            "UPDATE proofs SET look_at = 9223372036854775807;
             UPDATE requests SET state = 'stopped' WHERE state = 'received';
             UPDATE mails SET state = 'given-up' WHERE state = 'waiting';",
        )
        .await;
    }

    /// A worker's whole round, with the mail.
    async fn work_and_mail(&mut self, dice: &mut Dice) -> String {
        let workers = &self.workers[dice.below(2)];
        workers.unsealer.pass().await.unwrap();
        workers.decider.pass().await.unwrap();
        self.mailer.pass_in_one_line().await.unwrap();
        "worked".to_owned()
    }

    async fn execute(&mut self, sql: &'static str) {
        sqlx::raw_sql(sql)
            .execute(&mut self.database)
            .await
            .unwrap();
    }

    /// One sequence about one person; what the model says of it.
    async fn sequence(&mut self, number: usize, dice: &mut Dice) -> Result<(), String> {
        let person = self.people[number % self.people.len()].clone();
        let mut model = Model::default();
        let mut trail = Vec::new();
        let hash = self
            .vault
            .hash(central::vault::Domain::Nif, person.nif.as_str());
        let case: String = sqlx::query_scalar("SELECT id FROM cases WHERE nif_hash = ?1")
            .bind(hash.as_slice())
            .fetch_one(&mut self.database)
            .await
            .unwrap();
        let mut notices;
        (model.last, notices) = self.look(&case, &model).await;
        // Half of them begin with what silence alone can carry out: most else stands in its way sooner or later.
        let strong = dice.one_in(2);
        for number in 0..STEPS {
            let step = match (strong, number) {
                (true, 0) => self.deliver(&person, &mut model, dice, true).await,
                (true, 1) => self.work_and_mail(dice).await,
                _ => self.step(&person, &case, &mut model, dice).await,
            };
            trail.push(step);
            let now = self.central.now().as_millisecond();
            let (seen, after) = self.look(&case, &model).await;
            let mut told = Vec::new();
            for (id, (queued, taken)) in &after {
                let before = notices.get(id).copied().unwrap_or_default();
                if *queued && !before.0 {
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
                 (SELECT group_concat(mails.id, ' ') FROM decisions JOIN mails
                      ON mails.subject_id = coalesce(decisions.joined_to, decisions.request_id)
                  WHERE decisions.request_id = requests.id AND mails.kind = 'payment-data')
             FROM json_each(?1) AS known JOIN requests ON requests.id = known.value",
        )
        .bind(serde_json::to_string(&ids).unwrap())
        .fetch_all(&mut self.database)
        .await
        .unwrap();
        let mut seen = Seen {
            address: self.address(case).await,
            ..Seen::default()
        };
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

    async fn address(&mut self, case: &str) -> String {
        let sealed: Vec<u8> = sqlx::query_scalar("SELECT email FROM cases WHERE id = ?1")
            .bind(case)
            .fetch_one(&mut self.database)
            .await
            .unwrap();
        let cell = central::vault::Cell {
            table: "cases",
            row: case,
            column: "email",
        };
        self.vault.open(cell, &sealed).unwrap().to_string()
    }

    async fn step(
        &mut self,
        person: &MadeUp,
        case: &str,
        model: &mut Model,
        dice: &mut Dice,
    ) -> String {
        let now = self.central.now();
        // Where nothing was asked yet, the others have nothing to do.
        let asked = !model.requests.is_empty();
        match if asked { dice.below(18) } else { 0 } {
            0..=2 => self.deliver(person, model, dice, false).await,
            3..=6 => {
                let workers = &self.workers[dice.below(2)];
                workers.unsealer.pass().await.unwrap();
                workers.decider.pass().await.unwrap();
                match dice.below(5) {
                    0 => "worked, and no mail left".to_owned(),
                    1 => {
                        self.no_relay.pass_in_one_line().await.unwrap();
                        "worked, and the relay was down".to_owned()
                    }
                    2 => {
                        let lease = now + 10.minutes();
                        if let Some(mail) = self.store.claim_mail(now, lease).await.unwrap() {
                            let (store, reply) = (&self.store, 550);
                            let dead = dice.one_in(2);
                            store
                                .mark_mail_refused(&mail, reply, dead, now)
                                .await
                                .unwrap();
                        }
                        "worked, and a mail was refused".to_owned()
                    }
                    _ => {
                        self.mailer.pass_in_one_line().await.unwrap();
                        "worked".to_owned()
                    }
                }
            }
            7 => {
                let polls = dice.below(40);
                let workers = &self.workers[dice.below(2)];
                killed_after(polls, async {
                    workers.unsealer.pass().await.unwrap();
                    workers.decider.pass().await.unwrap();
                })
                .await;
                format!("worked, and was killed after {polls} steps")
            }
            8 => {
                self.mailer.pass_in_one_line().await.unwrap();
                "mailed".to_owned()
            }
            9..=11 => {
                let hours = match dice.below(4) {
                    0 => 1,
                    1 => 24,
                    2 => 24 * 4,
                    _ => 24 * 8,
                };
                self.central.clock.set(now + hours.hours());
                format!("{hours} hours passed")
            }
            12 | 13 => self.press(model, dice).await,
            14 => self.at_the_desk(person, model, dice).await,
            15 | 16 => self.come_back(model, dice).await,
            _ => {
                // Somebody corrects a number in the registry, or puts it right again.
                let phone = match dice.one_in(2) {
                    true => self
                        .vault
                        .hash(central::vault::Domain::Phone, person.phone.as_str()),
                    false => [dice.below(250) as u8; 32],
                };
                sqlx::query("UPDATE cases SET phone_hash = ?2 WHERE id = ?1")
                    .bind(case)
                    .bind(phone.as_slice())
                    .execute(&mut self.database)
                    .await
                    .unwrap();
                let right = phone[0] != phone[1] || phone[1] != phone[2];
                for request in model
                    .requests
                    .values_mut()
                    .filter(|it| it.matching + it.differing == 3)
                {
                    (request.matching, request.differing) = if right { (3, 0) } else { (2, 1) };
                }
                format!("the registry's telephone is right: {right}")
            }
        }
    }

    async fn deliver(
        &mut self,
        person: &MadeUp,
        model: &mut Model,
        dice: &mut Dice,
        strong: bool,
    ) -> String {
        let own = ["a", "b"][dice.below(2)];
        let to = format!("{own}{}@example.net", person.nif.as_str());
        let kind = [Kind::CorrectEmail, Kind::CorrectEmail, Kind::Resend][dice.below(3)];
        let header = self.kiosk.header(kind);
        let email = EmailAddress::parse(&to).unwrap();
        let mut content = correction(person);
        content.new_email = Some(email.clone());
        let three = strong || dice.below(3) > 0;
        if !three {
            content.identifiers.phone = None;
        }
        let helpers = !strong && dice.one_in(4);
        content.old_mailbox = helpers.then_some(OldMailbox::Helpers);
        if kind == Kind::Resend {
            content.old_email = Some((&email).into());
        }
        let confirmed = strong || dice.below(3) > 0;
        let now = self.central.now();
        if confirmed {
            let bound_to = BoundTo::Request(header.id);
            content.mailbox_proof = Some(self.central.signer().prove(
                &email,
                &bound_to,
                header.kiosk,
                now.as_millisecond(),
            ));
        }
        let request: SealedRequest = self.kiosk.seal(header, &content);
        let kiosk = KnownKiosk {
            id: self.kiosk.id(),
            time_zone: "Europe/Lisbon".to_owned(),
            names: vec![self.kiosk.id()],
        };
        let id = request.header.id.to_string();
        let request = [Incoming::Known(request)];
        // Now and then its answer is lost, and it comes twice.
        for _ in 0..=dice.below(2) {
            self.store.receive(&kiosk, &request, now).await.unwrap();
        }
        let phone: Vec<u8> = sqlx::query_scalar("SELECT phone_hash FROM cases WHERE nif_hash = ?1")
            .bind(
                self.vault
                    .hash(central::vault::Domain::Nif, person.nif.as_str())
                    .as_slice(),
            )
            .fetch_one(&mut self.database)
            .await
            .unwrap();
        let right = self
            .vault
            .hash(central::vault::Domain::Phone, person.phone.as_str());
        let (matching, differing) = match (three, phone == right) {
            (false, _) => (2, 0),
            (true, true) => (3, 0),
            (true, false) => (2, 1),
        };
        model.requests.insert(
            id,
            Request {
                to,
                received: now.as_millisecond(),
                confirmed,
                matching,
                differing,
                helpers,
                ..Request::default()
            },
        );
        format!("{kind:?} to {own}, {matching} match, confirmed {confirmed}, helper's {helpers}")
    }

    /// The owner answers a notice that arrived, or the new mailbox its link.
    async fn press(&mut self, model: &mut Model, dice: &mut Dice) -> String {
        let action = [LinkAction::Yes, LinkAction::No, LinkAction::Confirm][dice.below(3)];
        let ids: Vec<_> = model
            .requests
            .iter()
            .filter(|(_, it)| action == LinkAction::Confirm || it.notice_taken.is_some())
            .map(|(id, _)| id.clone())
            .collect();
        if ids.is_empty() {
            return "nobody had a link".to_owned();
        }
        let id = &ids[dice.below(ids.len())];
        let now = self.central.now();
        let request: RequestId = id.parse().unwrap();
        let pressed = self.store.press(request, action, now).await.unwrap();
        if pressed.is_some() {
            let protected = model.requests.values().any(|it| it.passport);
            let it = model.requests.get_mut(id).unwrap();
            match action {
                LinkAction::Confirm => it.confirmed = true,
                LinkAction::Yes => it.yes |= !it.no,
                LinkAction::No => {
                    // A second press of the same says nothing new.
                    model.must_stop |= !protected && !it.no;
                    it.no = true;
                    // After a passport a former mailbox protects nothing.
                    model.objected |= !protected;
                }
            }
        }
        format!("{action:?}: {pressed:?}")
    }

    /// A mail that a server took comes back, or is late.
    async fn come_back(&mut self, model: &mut Model, dice: &mut Dice) -> String {
        let kind = ["old-address", "old-address", "payment-data"][dice.below(3)];
        let mut mails: Vec<(String, String)> = Vec::new();
        for id in model.requests.keys() {
            let mail: Option<String> = sqlx::query_scalar(
                "SELECT id FROM mails WHERE subject_id = ?1 AND kind = ?2 AND state = 'accepted'",
            )
            .bind(id)
            .bind(kind)
            .fetch_optional(&mut self.database)
            .await
            .unwrap();
            mails.extend(mail.map(|mail| (id.clone(), mail)));
        }
        if mails.is_empty() {
            return "nothing could come back".to_owned();
        }
        let (id, mail) = &mails[dice.below(mails.len())];
        let fate = [Fate::Failed, Fate::Failed, Fate::Delayed][dice.below(3)];
        let status = [Status(5, 1, 1), Status(5, 7, 1), Status(4, 4, 1)][dice.below(3)];
        let (mail, now) = (mail.parse().unwrap(), self.central.now());
        self.store
            .append_report(mail, fate, status, now)
            .await
            .unwrap();
        // A delay waits for the worker, which is sooner or later there; what failed is carried out now.
        if fate == Fate::Failed {
            self.store.follow_reports(now).await.unwrap();
            match kind {
                "old-address" => model.notice_failed(id),
                // Those that were joined to it were answered by the same mail.
                _ => model
                    .requests
                    .values_mut()
                    .for_each(|it| it.answer_back = true),
            }
        }
        model.requests.get_mut(id).unwrap().notice_back |= kind == "old-address";
        format!("{kind} came back: {fate:?} {status}")
    }

    async fn at_the_desk(&mut self, person: &MadeUp, model: &mut Model, dice: &mut Dice) -> String {
        let ids: Vec<_> = model.requests.keys().cloned().collect();
        if ids.is_empty() {
            return "nobody came".to_owned();
        }
        let id = &ids[dice.below(ids.len())];
        let by = By {
            staff: ["ana", "rui"][dice.below(2)],
            request_id: id,
            now: self.central.now(),
        };
        let cases = self.store.cases_to_compare(id).await.unwrap();
        let registry = &self.workers[0].decider.registry;
        let passports = registry.passports(&cases).await.unwrap();
        let acted = match dice.below(6) {
            0 => {
                let last = person.passport().last_three();
                let acted = self.store.see_passport(by, last, &passports).await.unwrap();
                if acted == central::store::Acted::Done {
                    model.requests.get_mut(id).unwrap().passport = true;
                }
                acted
            }
            1 => self
                .store
                .see_passport(by, "???", &passports)
                .await
                .unwrap(),
            2 => self.store.note_renewed_passport(by).await.unwrap(),
            3 => {
                let acted = self.store.approve(by, "identity-shown").await.unwrap();
                if acted == central::store::Acted::Done {
                    model.requests.get_mut(id).unwrap().passport = true;
                }
                acted
            }
            4 => self.store.release(by, "asked").await.unwrap(),
            _ => self.store.send_again(by).await.unwrap(),
        };
        format!("{} at the desk: {acted:?}", by.staff)
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

#[tokio::test]
async fn random_sequences_do_nothing_that_the_rules_forbid() {
    play(200, 1, None).await.unwrap();
}

#[tokio::test]
async fn random_sequences_do_nothing_that_the_rules_forbid_either() {
    play(200, 1_001, None).await.unwrap();
}

#[tokio::test]
async fn more_random_sequences_do_nothing_that_the_rules_forbid() {
    play(200, 2_001, None).await.unwrap();
}

async fn many(from: u64) {
    let asked = |name: &str, usual: u64| {
        std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
    };
    let sequences = usize::try_from(asked("SEQUENCES", 10_000)).unwrap();
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
    let said = play(200, 1, Some(how)).await.expect_err("it is found");
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
