use std::os::unix::fs::PermissionsExt;

use protocol::{
    Identifiers, Kind, KioskId, Language, Nif, Recorded, RequestContent, RequestHeader, RequestId,
    SealingPrivateKey, SealingPublicKey, TrackingCode, wire::SealedRequest,
};
use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::storage::{
    outbox::{NewRequest, Outcome},
    store::DirectoryLock,
};

const NIF: &str = "200000020";
const MASKED: &str = "a•••@gmail.com";

/// A kiosk's data directory, held and open as by the running program.
struct Running {
    folder: TempDir,
    _lock: DirectoryLock,
    database: Connection,
    key: SealingPublicKey,
}

impl Running {
    fn start() -> Running {
        let folder = tempfile::tempdir().expect("a place for the test");
        let lock = DirectoryLock::take(&folder.path().join("data")).expect("free");
        Running {
            database: store::open(&lock).expect("a new database"),
            folder,
            _lock: lock,
            key: SealingPrivateKey::generate().1,
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn stick(&self) -> PathBuf {
        let stick = self.folder.path().join("stick");
        fs::create_dir_all(&stick).expect("writable");
        stick
    }

    fn saves(&mut self, number: u8) -> NewRequest {
        let kiosk = KioskId::new(1).expect("a kiosk's number");
        let header = RequestHeader {
            id: RequestId::new(u64::from(number), [number; 10]),
            tracking_code: TrackingCode::generate(kiosk, [number; 6]),
            kind: Kind::Reactivate,
            kiosk,
            language: Language::Pt,
            recorded: Recorded {
                wall_ms: 1,
                monotonic_ms: 2,
                boot_id: Uuid::nil(),
                central_offset_ms: Some(3),
            },
        };
        let content = RequestContent {
            identifiers: Identifiers {
                nif: Nif::parse(NIF).ok(),
                ..Identifiers::default()
            },
            old_email: None,
            old_mailbox: None,
            passport_renewed: false,
            new_email: None,
            assisted: false,
            statement: None,
            mailbox_proof: None,
            visit: None,
        };
        let new = NewRequest {
            payload: self.key.seal(&header, &content),
            header,
            masked_new_email: Some(MASKED.to_owned()),
            saved_ms: 1_000 + i64::from(number),
            mailbox_confirmed: None,
        };
        outbox::save(&mut self.database, &new).expect("the disk works");
        new
    }

    fn is_answered(&mut self, new: &NewRequest, outcome: Outcome) {
        outbox::mark_attempt(&mut self.database, &[new.header.id]).expect("the disk works");
        let moved = outbox::apply(&mut self.database, &[(new.header.id, outcome)], 5_000);
        assert_eq!(moved.expect("the disk works"), 1);
    }

    fn export(&self, file: &Path) -> Result<usize, ExportError> {
        refused(&self.data(), file)
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("readable");
    entries
        .map(|entry| entry.expect("readable").file_name().into_string())
        .map(|name| name.expect("a name in UTF-8"))
        .collect()
}

#[test]
fn refused_requests_come_out_sealed_as_they_went_in_and_nothing_else_does() {
    let mut kiosk = Running::start();
    let (first, second) = (kiosk.saves(2), kiosk.saves(1));
    let (delivered, _waiting) = (kiosk.saves(3), kiosk.saves(4));
    kiosk.is_answered(&second, Outcome::Refused("conflict"));
    kiosk.is_answered(&first, Outcome::Refused("malformed"));
    kiosk.is_answered(&delivered, Outcome::Delivered(jiff::Timestamp::UNIX_EPOCH));
    let file = kiosk.stick().join("refused.jsonl");
    assert_eq!(kiosk.export(&file).expect("it works"), 2);

    let text = fs::read_to_string(&file).expect("readable");
    let lines = text.lines().map(serde_json::from_str);
    let lines: Vec<Value> = lines.collect::<Result<_, _>>().expect("JSON lines");
    assert_eq!(lines.len(), 2);
    for (line, new, reason) in [
        (&lines[0], &first, "malformed"),
        (&lines[1], &second, "conflict"),
    ] {
        assert_eq!(line["reason"], reason);
        assert_eq!(line["saved_ms"], new.saved_ms);
        assert_eq!(line["attempts"], 1);
        let mut request = line.clone();
        for ours in ["reason", "saved_ms", "attempts"] {
            request.as_object_mut().expect("an object").remove(ours);
        }
        let request: SealedRequest = serde_json::from_value(request).expect("as it was delivered");
        assert_eq!(request.header, new.header);
        assert_eq!(request.payload, new.payload);
        assert_eq!(request.sha256, new.payload.hash());
    }
    for readable in [NIF, MASKED, "gmail"] {
        assert!(!text.contains(readable), "{readable} is in clear");
    }
    let mode = fs::metadata(&file).expect("it is there").permissions();
    assert_eq!(mode.mode() & 0o777, 0o600);
    assert_eq!(names(&kiosk.stick()), ["refused.jsonl"]);
}

#[test]
fn what_was_exported_stays_in_the_outbox() {
    let mut kiosk = Running::start();
    let new = kiosk.saves(1);
    kiosk.is_answered(&new, Outcome::Refused("malformed"));
    for name in ["one", "two"] {
        assert_eq!(
            kiosk.export(&kiosk.stick().join(name)).expect("it works"),
            1
        );
    }
    let both = ["one", "two"].map(|name| fs::read(kiosk.stick().join(name)).expect("readable"));
    assert_eq!(both[0], both[1]);
    assert_eq!(outbox::depth(&kiosk.database).expect("readable").refused, 1);
}

#[test]
fn a_file_that_is_there_is_left_as_it_is() {
    let mut kiosk = Running::start();
    let new = kiosk.saves(1);
    kiosk.is_answered(&new, Outcome::Refused("malformed"));
    let file = kiosk.stick().join("refused.jsonl");
    fs::write(&file, "yesterday's").expect("writable");
    assert!(matches!(kiosk.export(&file), Err(ExportError::Exists(path)) if path == file));
    assert_eq!(fs::read(&file).expect("readable"), b"yesterday's");
    assert_eq!(
        names(&kiosk.stick()),
        ["refused.jsonl"],
        "nothing beside it"
    );
}

#[test]
fn a_place_that_cannot_be_written_is_named() {
    let kiosk = Running::start();
    let file = kiosk.folder.path().join("no such stick/refused.jsonl");
    let refused = kiosk.export(&file);
    assert!(matches!(refused, Err(ExportError::Target { path, .. }) if path == file));
}

#[test]
fn where_nothing_was_refused_the_file_is_empty() {
    let mut kiosk = Running::start();
    kiosk.saves(1);
    let file = kiosk.stick().join("refused.jsonl");
    assert_eq!(kiosk.export(&file).expect("it works"), 0);
    assert_eq!(fs::read(&file).expect("readable"), b"");
}

#[test]
fn where_no_kiosk_ever_ran_no_database_is_made() {
    let folder = tempfile::tempdir().expect("a place for the test");
    let file = folder.path().join("refused.jsonl");
    let none = refused(folder.path(), &file);
    assert!(matches!(none, Err(ExportError::NoOutbox(path)) if path == folder.path()));
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn a_database_of_a_newer_version_is_refused() {
    let kiosk = Running::start();
    let newer = kiosk.database.pragma_update(None, "user_version", 9_999);
    newer.expect("writable");
    let refused = kiosk.export(&kiosk.stick().join("refused.jsonl"));
    let fault = |error: &ExportError| matches!(error, ExportError::Storage(Fault::StorageNewer));
    assert!(refused.as_ref().is_err_and(fault), "{refused:?}");
    assert_eq!(names(&kiosk.stick()), [""; 0]);
}

#[test]
fn a_file_that_is_no_database_is_damage() {
    let folder = tempfile::tempdir().expect("a place for the test");
    let letter = b"this is a letter, not a database".repeat(100);
    fs::write(folder.path().join(DATABASE), letter).expect("writable");
    let refused = refused(folder.path(), &folder.path().join("refused.jsonl"));
    let fault = |error: &ExportError| matches!(error, ExportError::Storage(Fault::StorageDamaged));
    assert!(refused.as_ref().is_err_and(fault), "{refused:?}");
}

#[test]
fn what_the_first_version_left_can_be_exported_without_an_update() {
    let folder = tempfile::tempdir().expect("a place for the test");
    let old = Connection::open(folder.path().join(DATABASE)).expect("a new file");
    old.execute_batch(include_str!("../store/released/1.sql"))
        .and_then(|()| old.execute_batch("UPDATE request SET delivery = 'refused', refusal = 'malformed' WHERE delivery = 'waiting'"))
        .expect("the first schema");
    let file = folder.path().join("refused.jsonl");
    assert_eq!(refused(folder.path(), &file).expect("it works"), 1);
}
