use std::os::unix::fs::FileExt;

use protocol::{
    Identifiers, Kind, KioskId, Language, Recorded, RequestContent, RequestHeader, RequestId,
    SUITE, SealingPrivateKey, SealingPublicKey, TrackingCode,
    wire::{Enrolled, SealingKey},
};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::storage::{
    outbox::{NewRequest, Outcome},
    second_copy::{purge, save, save_identity},
};

struct Machine {
    place: TempDir,
    key: SealingPublicKey,
}

impl Machine {
    fn new() -> Machine {
        Machine {
            place: tempfile::tempdir().expect("a place for the test"),
            key: SealingPrivateKey::generate().1,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    fn start(&self) -> Result<Store, Fault> {
        let mut tries = 0;
        loop {
            // The thread of the store before this one lets go of the directory in its own time.
            match DirectoryLock::take(self.place.path()) {
                Ok(lock) => {
                    return open(lock, jiff::Timestamp::UNIX_EPOCH, &AtomicBool::new(false));
                }
                Err(Fault::AlreadyRunning) if tries < 10_000 => tries += 1,
                Err(fault) => return Err(fault),
            }
            std::thread::yield_now();
        }
    }

    fn request(&self, number: u8) -> NewRequest {
        let kiosk = KioskId::new(1).expect("a kiosk's number");
        let header = RequestHeader {
            id: RequestId::new(u64::from(number), [number; 10]),
            tracking_code: TrackingCode::generate(kiosk, [number; 6]),
            kind: Kind::Reactivate,
            kiosk,
            language: Language::Pt,
            recorded: Recorded {
                wall_ms: 0,
                monotonic_ms: 0,
                boot_id: Uuid::nil(),
                central_offset_ms: None,
            },
        };
        let content = RequestContent {
            identifiers: Identifiers::default(),
            old_email: None,
            old_mailbox: None,
            passport_renewed: false,
            new_email: None,
            assisted: false,
            statement: None,
            mailbox_proof: None,
            visit: None,
        };
        NewRequest {
            payload: self.key.seal(&header, &content),
            header,
            masked_new_email: Some("a•••@gmail.com".to_owned()),
            mailbox_confirmed: Some(number % 2 == 1),
            saved_ms: i64::from(number),
        }
    }

    async fn save(&self, store: &Store, numbers: impl IntoIterator<Item = u8>) {
        for number in numbers {
            let new = self.request(number);
            store
                .run_with_log(move |db, append_log| save(db, append_log, &new))
                .await
                .expect("the disk works");
        }
    }

    fn enrolled(&self) -> Enrolled {
        Enrolled {
            kiosk: KioskId::new(1).expect("a kiosk's number"),
            token: "token".to_owned(),
            store: "Loja".to_owned(),
            time_zone: "Europe/Lisbon".to_owned(),
            public_base: "https://localhost".to_owned(),
            sealing_keys: vec![SealingKey {
                key_id: self.key.id(),
                suite: SUITE.to_owned(),
                public_key: self.key.to_bytes(),
            }],
            demo: false,
            server_time: jiff::Timestamp::UNIX_EPOCH,
            configuration_key: None,
        }
    }
}

async fn waiting(store: &Store) -> Vec<RequestId> {
    store
        .run(|db| outbox::next_batch(db, 1000, usize::MAX, &Default::default()))
        .await
        .expect("readable")
        .requests
        .into_iter()
        .map(|request| request.header.id)
        .collect()
}

fn ids(numbers: impl IntoIterator<Item = u8>) -> Vec<RequestId> {
    numbers
        .into_iter()
        .map(|number| RequestId::new(u64::from(number), [number; 10]))
        .collect()
}

/// Ends the store and waits until its thread has let go, so that the files can be changed.
fn end(machine: &Machine, store: Store) {
    drop(store);
    while DirectoryLock::take(machine.place.path()).is_err() {
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn a_commit_that_sqlite_lost_without_a_word_is_noticed_and_taken_from_the_second_copy() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=3).await;
    // What a damaged tail of the write-ahead log does: the last commit is gone, and all checks say ok.
    store
        .run(|db| {
            db.execute("DELETE FROM request WHERE seq = 3", [])?;
            db.execute("DELETE FROM journal WHERE seq = 3", [])
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    assert!(!has_set_aside(machine.place.path()));
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids(1..=3));
    assert!(
        has_set_aside(machine.place.path()),
        "the damaged file is kept"
    );
}

#[tokio::test]
async fn a_database_that_is_rubbish_is_kept_and_everything_comes_from_the_second_copy() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    let enrolled = machine.enrolled();
    store
        .run_with_log(move |db, append_log| save_identity(db, append_log, &enrolled, 0))
        .await
        .expect("the disk works");
    machine.save(&store, 1..=3).await;
    end(&machine, store);
    let rubbish = b"rubbish".repeat(5_000);
    fs::write(machine.path(DATABASE), &rubbish).expect("writable");
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids(1..=3));
    let identity = store.run(|db| identity::load(db)).await.expect("readable");
    assert!(identity.is_some(), "the kiosk still knows who it is");
    let kept = fs::read(machine.path("kiosk.db.damaged-19700101T000000Z")).expect("kept");
    assert!(kept == rubbish, "as it was found");
}

/// The first of three requests is one of a newer version, in the second copy too.
async fn with_a_newer_versions_request(machine: &Machine) -> Store {
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=1).await;
    store
        .run_with_log(|db, append_log| {
            append_log.rewrite([].into_iter()).expect("the disk works");
            db.execute("UPDATE request SET language = 'tlh'", [])
        })
        .await
        .expect("the disk works");
    machine.save(&store, 2..=3).await;
    store
}

async fn languages(store: &Store) -> Vec<(String, String)> {
    store
        .run(|db| {
            db.prepare("SELECT language, delivery FROM request ORDER BY id")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        })
        .await
        .expect("readable")
}

#[tokio::test]
async fn a_row_that_cannot_be_read_is_taken_from_the_second_copy_and_until_then_stays_in_it() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=3).await;
    let carried = store
        .run_with_log(|db, append_log| {
            db.execute("UPDATE request SET language = 'p\u{1}' WHERE seq = 1", [])?;
            let anew = second_copy::records_anew(db, append_log)?;
            append_log
                .rewrite(anew.iter().map(Vec::as_slice))
                .expect("the disk works");
            // What the database has purged is not carried.
            db.execute(
                "UPDATE request SET delivery = 'delivered', sealed = NULL WHERE seq = 3",
                [],
            )?;
            Ok((anew.len(), second_copy::records_anew(db, append_log)?.len()))
        })
        .await
        .expect("the disk works");
    assert_eq!(carried, (3, 2));
    end(&machine, store);
    let store = machine.start().expect("service goes on");
    assert!(has_set_aside(machine.place.path()));
    assert_eq!(
        waiting(&store).await,
        ids(1..=3),
        "the third came back from the log"
    );
}

#[tokio::test]
async fn what_a_newer_version_wrote_sets_nothing_aside() {
    let machine = Machine::new();
    let store = with_a_newer_versions_request(&machine).await;
    end(&machine, store);
    let store = machine.start().expect("service goes on");
    assert!(!has_set_aside(machine.place.path()));
    assert_eq!(waiting(&store).await, ids(2..=3));
    assert_eq!(languages(&store).await.len(), 3);
}

#[tokio::test]
async fn what_a_newer_version_wrote_is_carried_over_as_it_is_when_the_database_is_damaged() {
    for its_bytes_are_whole in [true, false] {
        let machine = Machine::new();
        let store = with_a_newer_versions_request(&machine).await;
        store
            .run(move |db| {
                if !its_bytes_are_whole {
                    db.execute(
                        "UPDATE request SET sealed = x'00' WHERE language = 'tlh'",
                        [],
                    )?;
                }
                // The journal's chain no longer holds.
                db.execute("DELETE FROM journal WHERE seq = 2", [])
            })
            .await
            .expect("the disk works");
        end(&machine, store);
        let store = machine.start().expect("service goes on");
        assert!(has_set_aside(machine.place.path()));
        assert_eq!(waiting(&store).await, ids(2..=3));
        let waits = |language: &str| (language.to_owned(), "waiting".to_owned());
        let mut wanted = vec![waits("tlh"), waits("pt"), waits("pt")];
        if !its_bytes_are_whole {
            wanted.remove(0);
        }
        assert_eq!(languages(&store).await, wanted);
    }
}

/// The bytes of a request's record as a newer version writes them.
fn newer(record: &Record) -> Vec<u8> {
    let text = String::from_utf8(record.to_bytes()).expect("JSON");
    let changed = text.replace(r#""language":"pt""#, r#""language":"tlh""#);
    assert_ne!(changed, text);
    changed.into_bytes()
}

/// The ids of the requests in the second copy, in order, readable or not.
fn in_the_log(machine: &Machine) -> Vec<String> {
    let (_, found) = AppendLog::open(machine.place.path()).expect("readable");
    let record = |bytes: &Vec<u8>| serde_json::from_slice::<serde_json::Value>(bytes).ok();
    let records = found.records.iter().filter_map(record);
    let ids = records.filter_map(|it| it["request"]["header"]["id"].as_str().map(str::to_owned));
    ids.collect()
}

async fn holds_unknown(store: &Store) -> (Option<bool>, bool) {
    store
        .run(|db| {
            let batch = outbox::next_batch(db, 1000, usize::MAX, &Default::default())?;
            Ok((batch.holds_unknown, outbox::holds_any(db)?))
        })
        .await
        .expect("readable")
}

#[tokio::test]
async fn a_newer_versions_request_that_the_second_copy_alone_has_is_kept_until_that_version_is_back()
 {
    let machine = Machine::new();
    let record = Record::of(&machine.request(1));
    let store = machine.start().expect("a new directory");
    let bytes = newer(&record);
    let identity = String::from_utf8(Record::Identity(Box::new(machine.enrolled())).to_bytes());
    let identity = identity
        .expect("JSON")
        .replace(r#""demo":false"#, r#""demo":"no""#);
    store
        .run_with_log(move |_, append_log| {
            append_log.append(&bytes).expect("the disk works");
            let identity = identity.as_bytes();
            append_log.append(identity).expect("the disk works");
            Ok(())
        })
        .await
        .expect("the disk works");
    machine.save(&store, 2..=3).await;
    end(&machine, store);
    fs::write(machine.path(DATABASE), b"a cup of coffee").expect("writable");
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids(2..=3));
    assert_eq!(
        holds_unknown(&store).await,
        (Some(true), true),
        "staff are told"
    );
    // The others are delivered and purged, which writes the log anew.
    let keep = crate::machine::config::Keep {
        payload_days: 1,
        row_days: 1,
    };
    store
        .run_with_log(move |db, append_log| {
            let delivered = |id| (id, Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH));
            let both: Vec<_> = ids(2..=3).into_iter().map(delivered).collect();
            outbox::apply(db, &both, 1)?;
            let ms = 10 * 86_400_000;
            let clocks = outbox::Clocks {
                best_ms: ms,
                central_ms: None,
                running_ms: ms,
            };
            purge(db, append_log, clocks, &keep)
        })
        .await
        .expect("the disk works");
    assert_eq!(
        holds_unknown(&store).await,
        (Some(true), true),
        "and the kiosk's name stays"
    );
    end(&machine, store);
    end(&machine, machine.start().expect("service goes on"));
    let first = ids([1]).remove(0).to_string();
    assert_eq!(in_the_log(&machine), [first]);
    let (_, found) = AppendLog::open(machine.place.path()).expect("readable");
    assert_eq!(found.records.len(), 2, "and who this kiosk was");
    // The version that can read it is back.
    let (mut append_log, _) = AppendLog::open(machine.place.path()).expect("readable");
    let readable = record.to_bytes();
    append_log
        .rewrite([readable.as_slice()].into_iter())
        .expect("the disk works");
    drop(append_log);
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids([1]));
    assert_eq!(holds_unknown(&store).await, (Some(false), true));
}

#[tokio::test]
async fn a_newer_versions_record_leaves_the_second_copy_with_its_request() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=2).await;
    let records = [
        newer(&Record::of(&machine.request(1))),
        Record::of(&machine.request(2)).to_bytes(),
    ];
    let first = ids([1])[0];
    store
        .run_with_log(move |db, append_log| {
            outbox::apply(
                db,
                &[(first, Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH))],
                1,
            )?;
            let ms = 10 * 86_400_000;
            let clocks = outbox::Clocks {
                best_ms: ms,
                central_ms: None,
                running_ms: ms,
            };
            outbox::purge(db, clocks, 1, 1)?;
            // A kill before the log was written anew.
            let records = records.iter().map(Vec::as_slice);
            append_log.rewrite(records).expect("the disk works");
            Ok(())
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    let store = machine.start().expect("service goes on");
    assert_eq!(holds_unknown(&store).await, (Some(false), true));
    end(&machine, store);
    assert_eq!(in_the_log(&machine), [ids([2]).remove(0).to_string()]);
}

#[tokio::test]
async fn what_a_table_does_not_take_stays_in_the_set_aside_file_until_one_does() {
    let machine = Machine::new();
    let store = with_a_newer_versions_request(&machine).await;
    // A newer version's column, and a journal whose chain no longer holds.
    store
        .run(|db| {
            db.execute_batch(
                "ALTER TABLE request ADD COLUMN colour TEXT DEFAULT 'red';
                 DELETE FROM journal WHERE seq = 2",
            )
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    for start in 1..=2 {
        let store = machine.start().expect("service goes on");
        assert_eq!(languages(&store).await.len(), 2, "start {start}");
        end(&machine, store);
    }
    // What was taken, delivered and removed since does not come back with it.
    let database = Connection::open(machine.path(DATABASE)).expect("there");
    let second = ids([2])[0].to_string();
    database
        .execute("DELETE FROM request WHERE id = ?1", [second])
        .expect("the disk works");
    database
        .execute_batch("ALTER TABLE request ADD COLUMN colour TEXT")
        .expect("the disk works");
    drop(database);
    let third = Record::of(&machine.request(3)).to_bytes();
    let (mut append_log, _) = AppendLog::open(machine.place.path()).expect("readable");
    append_log
        .rewrite([third.as_slice()].into_iter())
        .expect("the disk works");
    drop(append_log);
    for start in 3..=4 {
        let store = machine.start().expect("service goes on");
        let waits = |language: &str| (language.to_owned(), "waiting".to_owned());
        assert_eq!(
            languages(&store).await,
            [waits("tlh"), waits("pt")],
            "start {start}"
        );
        end(&machine, store);
    }
}

#[tokio::test]
async fn damaged_pages_lose_nothing_that_was_saved() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=60).await;
    end(&machine, store);
    let file = fs::File::options()
        .write(true)
        .open(machine.path(DATABASE))
        .expect("writable");
    let pages = file.metadata().expect("there").len() / 4096;
    for page in (2..pages).step_by(3) {
        file.write_all_at(&[0xA5; 4096], page * 4096)
            .expect("writable");
    }
    drop(file);
    let store = machine.start().expect("service goes on");
    let mut found = waiting(&store).await;
    found.sort();
    assert_eq!(found, ids(1..=60));
    assert!(has_set_aside(machine.place.path()));
}

#[tokio::test]
async fn with_the_second_copy_gone_too_what_can_be_read_of_the_database_is_kept() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=5).await;
    store
        .run(|db| db.execute("UPDATE journal SET chain = x'00' WHERE seq = 2", []))
        .await
        .expect("the disk works");
    end(&machine, store);
    fs::write(machine.path(FILE), b"AKS1 rubbish AKS1").expect("writable");
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids(1..=5));
}

#[tokio::test]
async fn what_was_known_to_be_delivered_or_printed_stays_so() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=2).await;
    let first = ids([1])[0];
    store
        .run(move |db| {
            outbox::apply(
                db,
                &[(first, Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH))],
                1,
            )?;
            outbox::begin_print(db, first)?;
            outbox::finish_print(db, first, outbox::PrintFact::Printed, 1)?;
            db.execute("DELETE FROM journal WHERE event = 'printed'", [])
        })
        .await
        .expect("the disk works");
    // The chain is broken by a later line.
    machine.save(&store, [3]).await;
    store
        .run(|db| db.execute("UPDATE journal SET chain = x'00' WHERE seq = 1", []))
        .await
        .expect("the disk works");
    end(&machine, store);
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids([2, 3]));
    let saved = store
        .run(move |db| outbox::find(db, first))
        .await
        .expect("readable")
        .expect("kept");
    assert_eq!(saved.print, outbox::PrintFact::Printed);
    assert!(saved.delivered);
}

#[tokio::test]
async fn whether_a_mailbox_was_confirmed_is_known_from_either_copy() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=2).await;
    end(&machine, store);
    for lost in [DATABASE, FILE] {
        fs::remove_file(machine.path(lost)).expect("there");
        let store = machine.start().expect("service goes on");
        let confirmed = store
            .run(|db| {
                let saved = ids(1..=2).into_iter().map(|id| outbox::find(db, id));
                saved.collect::<rusqlite::Result<Vec<_>>>()
            })
            .await
            .expect("readable")
            .into_iter()
            .map(|saved| saved.and_then(|saved| saved.mailbox_confirmed));
        assert_eq!(
            confirmed.collect::<Vec<_>>(),
            [Some(true), Some(false)],
            "without {lost}"
        );
        end(&machine, store);
    }
}

#[tokio::test]
async fn a_second_copy_of_the_first_version_is_read_and_says_nothing_of_the_mailbox() {
    let machine = Machine::new();
    let kept = Record::of(&machine.request(1)).to_bytes();
    let mut kept: serde_json::Value = serde_json::from_slice(&kept).expect("a record is JSON");
    let fields = kept["request"].as_object_mut().expect("of a request");
    fields
        .remove("mailbox_confirmed")
        .expect("this version says it");
    let (mut append_log, _) = AppendLog::open(machine.place.path()).expect("a new directory");
    append_log
        .append(kept.to_string().as_bytes())
        .expect("the disk works");
    drop(append_log);
    let store = machine.start().expect("service goes on");
    let saved = store
        .run(|db| outbox::find(db, ids([1])[0]))
        .await
        .expect("readable");
    assert_eq!(saved.expect("kept").mailbox_confirmed, None);
}

#[tokio::test]
async fn a_second_copy_that_lags_behind_is_no_damage_and_is_brought_up() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    let new = machine.request(1);
    store
        .run(move |db| outbox::save(db, &new))
        .await
        .expect("the program ends between the two");
    end(&machine, store);
    let store = machine.start().expect("service goes on");
    assert_eq!(waiting(&store).await, ids([1]));
    end(&machine, store);
    assert!(!has_set_aside(machine.place.path()));
    fs::remove_file(machine.path(DATABASE)).expect("there");
    let store = machine.start().expect("service goes on");
    assert_eq!(
        waiting(&store).await,
        ids([1]),
        "the second copy has it too"
    );
}

#[tokio::test]
async fn a_damaged_second_copy_is_kept_and_written_anew() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=3).await;
    end(&machine, store);
    let mut bytes = fs::read(machine.path(FILE)).expect("there");
    bytes[60] ^= 0xFF;
    fs::write(machine.path(FILE), bytes).expect("writable");
    end(&machine, machine.start().expect("service goes on"));
    assert!(has_set_aside(machine.place.path()));
    let (_, found) = AppendLog::open(machine.place.path()).expect("readable");
    assert_eq!((found.records.len(), found.damaged), (3, false));
}

#[tokio::test]
async fn purged_requests_are_missed_by_nobody_and_leave_both_copies() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=2).await;
    let first = ids([1])[0];
    let keep = crate::machine::config::Keep {
        payload_days: 1,
        row_days: 1,
    };
    store
        .run_with_log(move |db, append_log| {
            outbox::apply(
                db,
                &[(first, Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH))],
                1,
            )?;
            let clocks = outbox::Clocks {
                best_ms: 10 * 86_400_000,
                central_ms: None,
                running_ms: 10 * 86_400_000,
            };
            purge(db, append_log, clocks, &keep)
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    let (_, found) = AppendLog::open(machine.place.path()).expect("readable");
    assert_eq!(found.records.len(), 1, "the waiting one alone");
    let store = machine.start().expect("service goes on");
    assert!(!has_set_aside(machine.place.path()), "nothing is missing");
    assert_eq!(waiting(&store).await, ids([2]));
}

#[tokio::test]
async fn a_journal_that_was_cut_is_whole_at_the_next_start_and_names_no_request_any_more() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=2).await;
    let first = ids([1])[0];
    let keep = crate::machine::config::Keep {
        payload_days: 1,
        row_days: 1,
    };
    store
        .run_with_log(move |db, append_log| {
            let delivered = Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH);
            outbox::apply(db, &[(first, delivered)], 1)?;
            for days in [10, 20] {
                let clocks = outbox::Clocks {
                    best_ms: days * 86_400_000,
                    central_ms: None,
                    running_ms: days * 86_400_000,
                };
                setting::set_number(db, setting::RUNNING, clocks.running_ms)?;
                purge(db, append_log, clocks, &keep)?;
            }
            let lines = "SELECT count(*) FROM journal WHERE request IS NOT NULL";
            let named: i64 = db.query_row(lines, [], |row| row.get(0))?;
            assert_eq!(named, 0);
            Ok(())
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    let store = machine.start().expect("service goes on");
    assert!(!has_set_aside(machine.place.path()), "a cut is no damage");
    assert_eq!(waiting(&store).await, ids([2]));
}

#[tokio::test]
async fn while_the_second_copy_lags_the_journal_is_not_cut() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, 1..=2).await;
    let first = ids([1])[0];
    let keep = crate::machine::config::Keep {
        payload_days: 1,
        row_days: 1,
    };
    // A folder in the place of the file that a rewrite makes.
    let in_the_way = machine.path("requests.new");
    fs::create_dir(&in_the_way).expect("writable");
    store
        .run_with_log(move |db, append_log| {
            let delivered = Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH);
            outbox::apply(db, &[(first, delivered)], 1)?;
            for days in [10, 20] {
                let clocks = outbox::Clocks {
                    best_ms: days * 86_400_000,
                    central_ms: None,
                    running_ms: days * 86_400_000,
                };
                purge(db, append_log, clocks, &keep)?;
            }
            assert!(append_log.lags());
            Ok(())
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    fs::remove_dir(&in_the_way).expect("there");
    let store = machine.start().expect("service goes on");
    assert!(
        !has_set_aside(machine.place.path()),
        "what was removed in good order is missed by nobody"
    );
    assert_eq!(waiting(&store).await, ids([2]));
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_never_set_aside() {
    let machine = Machine::new();
    let store = machine.start().expect("a new directory");
    machine.save(&store, [1]).await;
    store
        .run(|db| db.pragma_update(None, "user_version", 99))
        .await
        .expect("the disk works");
    end(&machine, store);
    assert_eq!(machine.start().err(), Some(Fault::StorageNewer));
    assert!(!has_set_aside(machine.place.path()));
}

/// Every released schema, as it was left on a machine. A release adds its own.
const RELEASED: &[(i64, &str)] = &[(1, include_str!("../store/released/1.sql"))];

#[tokio::test]
async fn what_waits_survives_the_update_from_every_released_schema() {
    for (version, dump) in RELEASED {
        let machine = Machine::new();
        let database = Connection::open(machine.path(DATABASE)).expect("a new file");
        database.execute_batch(dump).expect("a whole dump");
        let left: i64 = database
            .query_row("PRAGMA user_version", [], |row| row.get(0))
            .expect("readable");
        assert_eq!(left, *version);
        drop(database);
        let store = machine.start().expect("it is brought up to this version");
        assert!(
            !has_set_aside(machine.place.path()),
            "schema {version} is no damage"
        );
        assert_eq!(waiting(&store).await.len(), 1, "schema {version}");
        let identity = store.run(|db| identity::load(db)).await.expect("readable");
        assert!(identity.is_some(), "the kiosk still knows who it is");
        let confirmed: Option<bool> = store
            .run(|db| {
                db.query_row("SELECT max(mailbox_confirmed) FROM request", [], |row| {
                    row.get(0)
                })
            })
            .await
            .expect("the column is there");
        assert_eq!(confirmed, None, "nobody was asked then");
        end(&machine, store);
        // The second copy took over what waits.
        fs::remove_file(machine.path(DATABASE)).expect("there");
        let store = machine.start().expect("service goes on");
        assert_eq!(
            waiting(&store).await.len(),
            2,
            "both are kept, and neither is known delivered"
        );
    }
}

/// A file so damaged that the steps to this version did not run on it (here they think they did).
#[tokio::test]
async fn what_can_be_read_of_a_damaged_database_survives_the_update_from_every_released_schema() {
    for (version, dump) in RELEASED {
        let machine = Machine::new();
        let database = Connection::open(machine.path(DATABASE)).expect("a new file");
        database.execute_batch(dump).expect("a whole dump");
        database
            .execute_batch(
                "UPDATE journal SET chain = x'00' WHERE seq = 1; PRAGMA user_version = 2",
            )
            .expect("the disk works");
        drop(database);
        let store = machine.start().expect("service goes on");
        assert!(has_set_aside(machine.place.path()), "schema {version}");
        assert_eq!(waiting(&store).await.len(), 1, "schema {version}");
        let rows: i64 = store
            .run(|db| db.query_row("SELECT count(*) FROM request", [], |row| row.get(0)))
            .await
            .expect("readable");
        assert_eq!(
            rows, 2,
            "schema {version}: what was delivered is known to be"
        );
    }
}

#[tokio::test]
async fn what_a_salvage_that_was_killed_left_in_the_set_aside_file_is_taken_over() {
    let machine = Machine::new();
    let store = machine.start().expect("a fresh start");
    machine.save(&store, 1..=9).await;
    end(&machine, store);
    // As an earlier version left it: set aside, and a fresh database with a part of it; no second copy.
    fs::rename(
        machine.path(DATABASE),
        machine.path("kiosk.db.damaged-20260101T000000Z"),
    )
    .expect("there");
    fs::remove_file(machine.path(FILE)).expect("there");
    let store = machine.start().expect("a fresh database");
    assert_eq!(waiting(&store).await, ids(1..=9));
    end(&machine, store);
    let store = machine.start().expect("as before");
    assert_eq!(waiting(&store).await, ids(1..=9), "once");
}

#[tokio::test]
async fn a_salvage_killed_before_its_swap_begins_again_and_after_it_is_done() {
    let machine = Machine::new();
    let store = machine.start().expect("a fresh start");
    machine.save(&store, 1..=5).await;
    end(&machine, store);
    // Killed while it was building: half a database beside a damaged one.
    let file = fs::OpenOptions::new()
        .write(true)
        .open(machine.path(DATABASE))
        .expect("there");
    file.write_all_at(&[7; 100], 0).expect("writable");
    fs::write(machine.path(BUILDING), b"half").expect("writable");
    let store = machine.start().expect("salvaged");
    assert_eq!(waiting(&store).await, ids(1..=5));
    end(&machine, store);
    // Killed between the renames: the damaged one's log is still in its place.
    fs::rename(machine.path(DATABASE), machine.path(BUILDING)).expect("there");
    fs::write(machine.path("kiosk.db-wal"), b"an old log").expect("writable");
    let store = machine.start().expect("the swap is finished");
    assert_eq!(waiting(&store).await, ids(1..=5));
    let logs = fs::read_dir(machine.place.path()).expect("there").flatten();
    let aside = logs.filter(|entry| fs::read(entry.path()).is_ok_and(|log| log == b"an old log"));
    let names: Vec<_> = aside.map(|entry| entry.file_name()).collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].to_string_lossy().contains(SET_ASIDE), "{names:?}");
}

#[tokio::test]
async fn a_set_aside_file_of_which_no_copy_can_be_made_is_a_fault_and_not_passed_over() {
    let machine = Machine::new();
    let store = machine.start().expect("a fresh start");
    machine.save(&store, 1..=2).await;
    end(&machine, store);
    let aside = machine.path("kiosk.db.damaged-20260101T000000Z");
    fs::rename(machine.path(DATABASE), machine.path("away")).expect("there");
    fs::remove_file(machine.path(FILE)).expect("there");
    // Nobody can copy a folder as a file; a disk without room or with a bad block says no as well.
    fs::create_dir(&aside).expect("writable");
    assert_eq!(machine.start().err(), Some(Fault::StorageFailing));
    fs::remove_dir(&aside).expect("there");
    fs::rename(machine.path("away"), &aside).expect("there");
    let store = machine.start().expect("it can be read now");
    assert_eq!(waiting(&store).await, ids(1..=2));
}

#[tokio::test]
async fn at_most_one_database_is_set_aside_a_start() {
    let machine = Machine::new();
    let store = machine.start().expect("a fresh start");
    machine.save(&store, 1..=2).await;
    end(&machine, store);
    let salvaged = AtomicBool::new(true);
    fs::write(machine.path(DATABASE), b"a cup of coffee").expect("writable");
    let lock = DirectoryLock::take(machine.place.path()).expect("free");
    let again = open(lock, jiff::Timestamp::UNIX_EPOCH, &salvaged).err();
    assert_eq!(again, Some(Fault::StorageDamaged));
    assert!(!has_set_aside(machine.place.path()), "it stays where it is");
}

#[tokio::test]
async fn an_identity_that_this_version_cannot_use_is_no_damage() {
    use identity::UnusableIdentity::{SealingKey, TimeZone};
    type Change = fn(&mut Enrolled);
    let changes: [(Change, identity::UnusableIdentity); 4] = [
        (|it| it.time_zone = "Europe/Atlantis".to_owned(), TimeZone),
        (
            |it| it.sealing_keys[0].suite = "of-tomorrow".to_owned(),
            SealingKey,
        ),
        (
            |it| it.sealing_keys[0].key_id = protocol::KeyId::from_text("another".to_owned()),
            SealingKey,
        ),
        (|it| it.sealing_keys.clear(), SealingKey),
    ];
    for (change, unusable) in changes {
        let machine = Machine::new();
        let store = machine.start().expect("a fresh start");
        let mut enrolled = machine.enrolled();
        change(&mut enrolled);
        store
            .run_with_log(move |db, append_log| save_identity(db, append_log, &enrolled, 1))
            .await
            .expect("the disk works");
        end(&machine, store);
        let store = machine.start().expect("readable");
        let loaded = store.run(|db| identity::load(db)).await.expect("readable");
        assert_eq!(loaded.expect("there").err(), Some(unusable));
        assert!(!has_set_aside(machine.place.path()));
        end(&machine, store);
    }
}

#[tokio::test]
async fn a_salvage_takes_the_later_of_two_identities_whichever_copy_has_it() {
    for the_databases_is_later in [true, false] {
        let machine = Machine::new();
        let store = machine.start().expect("a fresh start");
        let named = |token: &str, second: i64| Enrolled {
            token: token.to_owned(),
            server_time: jiff::Timestamp::from_second(second).expect("a time"),
            ..machine.enrolled()
        };
        let (first, later) = (named("first", 10), named("later", 20));
        let (in_database, in_log) = match the_databases_is_later {
            true => (later, first),
            false => (first, later),
        };
        store
            .run_with_log(move |db, append_log| {
                let enrolled_ms = in_database.server_time.as_millisecond();
                identity::save(db, &in_database, enrolled_ms)?;
                let record = Record::Identity(Box::new(in_log)).to_bytes();
                append_log.append(&record).expect("the disk works");
                Ok(())
            })
            .await
            .expect("the disk works");
        machine.save(&store, 1..=2).await;
        store
            .run(|db| db.execute("UPDATE journal SET chain = x'00' WHERE seq = 1", []))
            .await
            .expect("the disk works");
        end(&machine, store);
        let store = machine.start().expect("salvaged");
        assert!(has_set_aside(machine.place.path()));
        let kept = store
            .run(|db| identity::load_raw(db))
            .await
            .expect("readable");
        assert_eq!(
            kept.expect("there").token,
            "later",
            "the database has the later: {the_databases_is_later}"
        );
        end(&machine, store);
    }
}

#[tokio::test]
async fn the_second_copy_loses_what_was_purged_before_its_rewrite_and_takes_the_later_identity() {
    let machine = Machine::new();
    let store = machine.start().expect("a fresh start");
    machine.save(&store, 1..=2).await;
    let (first, mut later) = (machine.enrolled(), machine.enrolled());
    later.token = "later".to_owned();
    store
        .run_with_log(move |db, append_log| {
            save_identity(db, append_log, &first, 1)?;
            // A kill between the two copies: the database alone has these.
            identity::save(db, &later, 2)?;
            db.execute_batch(
                "UPDATE request SET delivery = 'delivered', delivered_ms = 1, sealed = NULL,
                     suite = NULL, key_id = NULL WHERE seq = 1",
            )
        })
        .await
        .expect("the disk works");
    end(&machine, store);
    end(&machine, machine.start().expect("brought up"));
    let (_, found) = AppendLog::open(machine.place.path()).expect("readable");
    let mut requests = Vec::new();
    let mut tokens = Vec::new();
    for record in &found.records {
        match Record::from_bytes(record) {
            Some(Record::Request(kept)) => requests.push(kept.id()),
            Some(Record::Identity(enrolled)) => tokens.push(enrolled.token),
            None => {}
        }
    }
    assert_eq!(requests, ids(2..=2));
    assert_eq!(tokens, ["later"]);
}
