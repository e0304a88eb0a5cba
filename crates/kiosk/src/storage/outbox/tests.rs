use std::collections::HashSet;

use protocol::{
    Identifiers, KioskId, Language, Nif, Recorded, RequestContent, SealingPrivateKey,
    SealingPublicKey,
};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::storage::store::{DirectoryLock, open};

struct Place {
    _directory: TempDir,
    _lock: DirectoryLock,
    db: Connection,
    key: SealingPublicKey,
}

/// All clocks agree.
fn at(ms: i64) -> Clocks {
    Clocks {
        best_ms: ms,
        central_ms: Some(ms),
        running_ms: ms,
    }
}

fn place() -> Place {
    let directory = tempfile::tempdir().expect("a place for the test");
    let lock = DirectoryLock::take(directory.path()).expect("free");
    let db = open(&lock).expect("a new database");
    Place {
        _directory: directory,
        _lock: lock,
        db,
        key: SealingPrivateKey::generate().1,
    }
}

impl Place {
    fn request(&self, number: u8) -> NewRequest {
        let kiosk = KioskId::new(1).expect("a kiosk's number");
        let header = RequestHeader {
            id: RequestId::new(1_700_000_000_000 + u64::from(number), [number; 10]),
            tracking_code: TrackingCode::generate(kiosk, [number; 6]),
            kind: Kind::CorrectEmail,
            kiosk,
            language: Language::Ar,
            recorded: Recorded {
                wall_ms: 5,
                monotonic_ms: 6,
                boot_id: Uuid::nil(),
                central_offset_ms: None,
            },
        };
        let content = RequestContent {
            identifiers: Identifiers {
                nif: Nif::parse("200000020").ok(),
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
        NewRequest {
            payload: self.key.seal(&header, &content),
            header,
            masked_new_email: Some("a•••@gmail.com".to_owned()),
            mailbox_confirmed: Some(true),
            saved_ms: 1_000 + i64::from(number),
        }
    }

    fn save(&mut self, number: u8) -> RequestId {
        let new = self.request(number);
        assert_eq!(
            save(&mut self.db, &new).expect("the disk works"),
            SaveOutcome::Saved
        );
        new.header.id
    }

    fn waiting(&self) -> Vec<RequestId> {
        next_batch(&self.db, 100, usize::MAX, &HashSet::new())
            .expect("readable")
            .requests
            .into_iter()
            .map(|request| request.header.id)
            .collect()
    }

    fn deliver(&mut self, id: RequestId, at_ms: i64) {
        let at = jiff::Timestamp::from_millisecond(at_ms).expect("a time");
        let moved = apply(&mut self.db, &[(id, Outcome::Delivered(at))], at_ms);
        assert_eq!(moved.expect("the disk works"), 1);
    }
}

const DAY_MS: i64 = 86_400_000;

#[test]
fn a_request_comes_out_as_it_went_in() {
    let mut place = place();
    let new = place.request(1);
    save(&mut place.db, &new).expect("the disk works");
    let out = next_batch(&place.db, 10, usize::MAX, &HashSet::new())
        .expect("readable")
        .requests
        .remove(0);
    assert_eq!(out.header, new.header);
    assert_eq!(out.payload, new.payload);
    assert_eq!(out.sha256, new.payload.hash());
}

#[test]
fn a_second_press_of_send_finds_the_first_and_changes_nothing() {
    let mut place = place();
    let first = place.request(1);
    save(&mut place.db, &first).expect("the disk works");
    let mut second = place.request(2);
    second.header.id = first.header.id;
    assert_eq!(
        save(&mut place.db, &second).expect("the disk works"),
        SaveOutcome::AlreadySaved
    );
    let saved = find(&place.db, first.header.id).expect("readable");
    assert_eq!(
        saved.map(|saved| saved.tracking_code),
        Some(first.header.tracking_code)
    );
    assert_eq!(place.waiting().len(), 1);
}

#[test]
fn a_tracking_code_that_is_taken_is_drawn_again_and_not_overwritten() {
    let mut place = place();
    let first = place.request(1);
    save(&mut place.db, &first).expect("the disk works");
    let mut second = place.request(2);
    second.header.tracking_code = first.header.tracking_code;
    assert_eq!(
        save(&mut place.db, &second).expect("the disk works"),
        SaveOutcome::CodeTaken
    );
    assert_eq!(place.waiting(), [first.header.id]);
}

#[test]
fn a_batch_is_bounded_by_number_and_bytes_and_leaves_out_what_rests() {
    let mut place = place();
    let ids: Vec<_> = (1..=4).map(|number| place.save(number)).collect();
    let batch = |most, bytes, except: &[RequestId]| {
        let except = except.iter().copied().collect();
        let batch = next_batch(&place.db, most, bytes, &except).expect("readable");
        let sent = batch.requests.iter();
        sent.map(|request| request.header.id).collect::<Vec<_>>()
    };
    assert_eq!(batch(3, usize::MAX, &[]), ids[..3]);
    assert_eq!(batch(9, 1, &[]), ids[..1], "one goes however large it is");
    assert_eq!(batch(9, usize::MAX, &ids[..2]), ids[2..]);
}

#[test]
fn what_this_version_does_not_know_stays_as_it_is_and_the_others_go() {
    for (column, value) in [
        ("language", "tlh"),
        ("kind", "divine"),
        ("tracking_code", "?"),
    ] {
        let mut place = place();
        let (unknown, known) = (place.save(1), place.save(2));
        let was: String = place
            .db
            .query_row(
                &format!("SELECT {column} FROM request WHERE seq = 1"),
                [],
                |row| row.get(0),
            )
            .expect("readable");
        let set = format!("UPDATE request SET {column} = ?1 WHERE seq = 1");
        place.db.execute(&set, [value]).expect("the disk works");
        assert_eq!(place.waiting(), [known], "{column}");
        let batch = |most| next_batch(&place.db, most, usize::MAX, &HashSet::new());
        assert_eq!(batch(9).expect("readable").holds_unknown, Some(true));
        let error = find(&place.db, unknown).expect_err("not of this version");
        assert_eq!(
            crate::storage::store::fault_of(&error),
            crate::machine::fault::Fault::RequestUnknown,
            "no damage: {column}"
        );
        assert_eq!(depth(&place.db).expect("readable").waiting, 2, "{column}");
        // The newer version is back.
        place.db.execute(&set, [was]).expect("the disk works");
        assert_eq!(place.waiting(), [unknown, known], "{column}");
        let batch = |most| next_batch(&place.db, most, usize::MAX, &HashSet::new());
        assert_eq!(batch(9).expect("readable").holds_unknown, Some(false));
        assert_eq!(
            batch(1).expect("readable").holds_unknown,
            None,
            "not all of them were looked at"
        );
    }
}

#[test]
fn nobody_has_seen_a_refused_request_that_cannot_be_shown() {
    let mut place = place();
    let ids = [place.save(1), place.save(2)];
    for id in ids {
        apply(&mut place.db, &[(id, Outcome::Refused("malformed"))], 1).expect("the disk works");
    }
    let unknown = "UPDATE request SET language = 'tlh' WHERE seq = 1";
    place.db.execute(unknown, []).expect("the disk works");
    assert_eq!(refused(&place.db).expect("readable").len(), 1);
    let seen = acknowledge_refused(&mut place.db, 2);
    assert_eq!(seen.expect("the disk works"), 1);
    assert_eq!(depth(&place.db).expect("readable").unseen, 1);
    let again = retry_refused(&mut place.db, 3);
    assert_eq!(again.expect("the disk works"), 1);
    assert_eq!(depth(&place.db).expect("readable").refused, 1);
}

#[test]
fn a_bad_item_never_stands_in_front_of_the_others() {
    let mut place = place();
    let (bad, good) = (place.save(1), place.save(2));
    assert_eq!(place.waiting(), [bad, good], "in the order of saving");
    defer(&mut place.db, &[bad]).expect("the disk works");
    assert_eq!(place.waiting(), [good, bad]);
}

#[test]
fn a_refused_request_is_kept_and_no_longer_sent() {
    let mut place = place();
    let id = place.save(1);
    apply(&mut place.db, &[(id, Outcome::Refused("conflict"))], 1).expect("the disk works");
    assert!(place.waiting().is_empty());
    let depth = depth(&place.db).expect("readable");
    assert_eq!((depth.waiting, depth.refused), (0, 1));
    let kept: bool = place
        .db
        .query_row("SELECT sealed IS NOT NULL FROM request", [], |row| {
            row.get(0)
        })
        .expect("the row is kept");
    assert!(kept, "still sealed, for staff to export");
}

#[test]
fn what_a_restored_central_lacks_waits_again_while_its_payload_is_kept() {
    let mut place = place();
    let (kept, purged) = (place.save(1), place.save(2));
    place.deliver(purged, 0);
    place.deliver(kept, 10 * DAY_MS);
    purge(&mut place.db, at(10 * DAY_MS), 7, 90).expect("the disk works");
    let page = delivered_after(&place.db, 0, 100).expect("readable");
    assert_eq!(
        page.items.iter().map(|item| item.id).collect::<Vec<_>>(),
        [kept],
        "only what could be sent again is in the manifest"
    );
    let moved = requeue(&mut place.db, &[kept, purged], 1).expect("the disk works");
    assert_eq!(moved, 1);
    assert_eq!(place.waiting(), [kept]);
}

#[test]
fn attempts_are_counted_on_from_what_an_earlier_version_counted_and_go_with_their_request() {
    let mut place = place();
    let (earlier, new) = (place.save(1), place.save(2));
    place
        .db
        .execute("UPDATE request SET attempts = 3 WHERE seq = 1", [])
        .expect("the disk works");
    for ids in [&[earlier, new][..], &[new]] {
        mark_attempt(&mut place.db, ids).expect("the disk works");
    }
    let attempts = |db: &Connection, id: RequestId| {
        let saved = find(db, id).expect("readable").expect("it is there");
        let history = history(db, &saved.tracking_code).expect("readable");
        history.expect("it is there").attempts
    };
    assert_eq!(attempts(&place.db, earlier), 4);
    assert_eq!(attempts(&place.db, new), 2);
    apply(&mut place.db, &[(new, Outcome::Refused("conflict"))], 1).expect("the disk works");
    let refused = refused(&place.db).expect("readable");
    let attempts: Vec<u64> = refused.iter().map(|refused| refused.attempts).collect();
    assert_eq!(attempts, [2]);
    place.deliver(earlier, 0);
    purge(&mut place.db, at(90 * DAY_MS + 1), 7, 90).expect("the disk works");
    let count = "SELECT count(*) FROM attempt";
    let left: i64 = place
        .db
        .query_row(count, [], |row| row.get(0))
        .expect("readable");
    assert_eq!(left, 1, "of the one that is kept");
}

#[test]
fn nothing_undelivered_is_ever_purged() {
    let mut place = place();
    let (waiting, refused) = (place.save(1), place.save(2));
    apply(
        &mut place.db,
        &[(refused, Outcome::Refused("malformed"))],
        1,
    )
    .expect("the disk works");
    assert_eq!(
        purge(&mut place.db, at(10_000 * DAY_MS), 7, 90).expect("the disk works"),
        0
    );
    assert_eq!(place.waiting(), [waiting]);
}

#[test]
fn payload_and_masked_address_go_first_and_the_row_later() {
    let mut place = place();
    let id = place.save(1);
    place.deliver(id, 0);
    purge(&mut place.db, at(7 * DAY_MS), 7, 90).expect("the disk works");
    let saved = find(&place.db, id).expect("readable").expect("still there");
    assert!(
        saved.masked_new_email.is_some(),
        "not before the time is over"
    );
    purge(&mut place.db, at(7 * DAY_MS + 1), 7, 90).expect("the disk works");
    let saved = find(&place.db, id).expect("readable").expect("still there");
    assert_eq!(
        (saved.masked_new_email, saved.mailbox_confirmed),
        (None, None)
    );
    purge(&mut place.db, at(90 * DAY_MS + 1), 7, 90).expect("the disk works");
    assert_eq!(find(&place.db, id).expect("readable"), None);
}

#[test]
fn a_payload_that_is_purged_gives_its_room_back_though_its_row_stays() {
    let mut place = place();
    let pages = |db: &Connection| -> i64 {
        let in_use = "SELECT page_count - freelist_count
             FROM pragma_page_count(), pragma_freelist_count()";
        db.query_row(in_use, [], |row| row.get(0))
            .expect("readable")
    };
    let empty = pages(&place.db);
    for number in 0..200 {
        let id = place.save(number);
        place.deliver(id, i64::from(number / 20) * DAY_MS);
    }
    let full = pages(&place.db) - empty;
    // Day by day, as it goes.
    for day in 7..20 {
        purge(&mut place.db, at(day * DAY_MS), 7, 90).expect("the disk works");
    }
    let left = pages(&place.db) - empty;
    assert!(left * 3 < full, "{left} of {full} pages");
    let rows = "SELECT count(*) FROM request WHERE sealed IS NULL";
    let rows: i64 = place
        .db
        .query_row(rows, [], |row| row.get(0))
        .expect("readable");
    assert_eq!(rows, 200);
}

impl Place {
    fn refuse(&mut self, id: RequestId, at_ms: i64) {
        let moved = apply(&mut self.db, &[(id, Outcome::Refused("conflict"))], at_ms);
        assert_eq!(moved.expect("the disk works"), 1);
    }

    fn depths(&self) -> (u64, u64, u64) {
        let depth = depth(&self.db).expect("readable");
        (depth.waiting, depth.refused, depth.unseen)
    }
}

#[test]
fn what_was_refused_waits_again_when_staff_say_so_and_seen_stays_seen() {
    let mut place = place();
    let (one, other) = (place.save(1), place.save(2));
    place.deliver(other, 0);
    place.refuse(one, 0);
    assert_eq!(place.depths(), (0, 1, 1));
    let seen = acknowledge_refused(&mut place.db, 1).expect("the disk works");
    assert_eq!((seen, place.depths()), (1, (0, 1, 0)));
    let again = acknowledge_refused(&mut place.db, 1).expect("the disk works");
    assert_eq!(again, 0, "nobody sees it for the first time twice");
    let waits = retry_refused(&mut place.db, 2).expect("the disk works");
    assert_eq!((waits, place.depths()), (1, (1, 0, 0)));
    assert_eq!(place.waiting(), [one], "what was delivered stays so");
    let history = history(&place.db, &place.request(1).header.tracking_code);
    assert_eq!(history.expect("readable").expect("here").refusal, None);
    place.refuse(one, 3);
    assert_eq!(place.depths(), (0, 1, 0), "somebody has seen this one");
    assert!(is_whole(&place.db).expect("readable"));
}

#[test]
fn what_was_refused_waits_again_by_itself_once_for_each_change_of_either_side() {
    let mut place = place();
    let id = place.save(1);
    let tried = |place: &mut Place, sides| {
        place.refuse(id, 0);
        let first = retry_where_sides_changed(&mut place.db, sides, 1).expect("the disk works");
        let second = retry_where_sides_changed(&mut place.db, sides, 1).expect("the disk works");
        assert_eq!(second, 0, "{sides}: not a second time");
        if first == 0 {
            retry_refused(&mut place.db, 1).expect("the disk works");
        }
        first
    };
    // An outbox of an earlier version knows no sides.
    for (sides, count) in [
        ("1 a 1 1", 1),
        ("1 a 1 1", 0),
        ("2 a 1 1", 1),
        ("2 a 2 1", 1),
    ] {
        assert_eq!(tried(&mut place, sides), count, "{sides}");
    }
}

#[test]
fn a_central_that_confirms_by_another_years_clock_makes_nothing_old_and_keeps_nothing_for_ever() {
    let today = 20_000 * DAY_MS;
    let after = |days: i64| Clocks {
        running_ms: days * DAY_MS,
        ..at(today + days * DAY_MS)
    };
    for told_days in [3_650, 40_000] {
        let mut place = place();
        let id = place.save(1);
        let told = jiff::Timestamp::from_millisecond(told_days * DAY_MS).expect("a time");
        apply(&mut place.db, &[(id, Outcome::Delivered(told))], today).expect("the disk works");
        let held = |place: &Place| holds_any(&place.db).expect("readable");
        for days in [0, 1, 7] {
            purge(&mut place.db, after(days), 7, 90).expect("the disk works");
            assert!(held(&place), "told day {told_days}, {days} days later");
        }
        purge(&mut place.db, after(8), 7, 90).expect("the disk works");
        assert!(!held(&place), "told day {told_days}");
    }
}

#[test]
fn what_was_refused_is_kept_until_somebody_saw_it_and_then_for_the_rows_time() {
    let mut place = place();
    let (seen, unseen) = (place.save(1), place.save(2));
    place.refuse(seen, DAY_MS);
    acknowledge_refused(&mut place.db, DAY_MS).expect("the disk works");
    place.refuse(unseen, DAY_MS);
    let far = at(4_000 * DAY_MS);
    let by_a_jump = Clocks {
        running_ms: 2 * DAY_MS,
        central_ms: None,
        ..far
    };
    for clocks in [at(91 * DAY_MS), by_a_jump] {
        purge(&mut place.db, clocks, 7, 90).expect("the disk works");
        assert_eq!(place.depths(), (0, 2, 1), "not before the time is over");
    }
    purge(&mut place.db, far, 7, 90).expect("the disk works");
    assert_eq!(place.depths(), (0, 1, 1));
    assert_eq!(find(&place.db, seen).expect("readable"), None);
    assert!(is_accounted_for(&place.db, seen).expect("readable"));
    assert!(find(&place.db, unseen).expect("readable").is_some());
}

#[test]
fn one_original_receipt_is_claimed_once() {
    let mut place = place();
    let id = place.save(1);
    assert!(begin_print(&place.db, id).expect("the disk works"));
    assert!(
        !begin_print(&place.db, id).expect("the disk works"),
        "on its way"
    );
    finish_print(&mut place.db, id, PrintFact::NotPrinted, 1).expect("the disk works");
    assert!(
        begin_print(&place.db, id).expect("the disk works"),
        "it did not come out"
    );
    finish_print(&mut place.db, id, PrintFact::Printed, 1).expect("the disk works");
    assert!(
        !begin_print(&place.db, id).expect("the disk works"),
        "it came out"
    );
}

#[test]
fn a_receipt_interrupted_by_a_crash_is_neither_printed_nor_printed_again() {
    let mut place = place();
    let id = place.save(1);
    begin_print(&place.db, id).expect("the disk works");
    assert_eq!(
        note_interrupted_prints(&place.db).expect("the disk works"),
        1
    );
    let saved = find(&place.db, id).expect("readable").expect("still there");
    assert_eq!(saved.print, PrintFact::Unconfirmed);
    assert!(!begin_print(&place.db, id).expect("the disk works"));
    finish_print(&mut place.db, id, PrintFact::Printed, 1).expect("the disk works");
    let saved = find(&place.db, id).expect("readable").expect("still there");
    assert_eq!(saved.print, PrintFact::Unconfirmed, "nobody holds a claim");
}

#[test]
fn a_line_taken_out_of_the_journal_shows() {
    let mut place = place();
    for number in 1..=3 {
        place.save(number);
    }
    assert!(is_whole(&place.db).expect("readable"));
    place
        .db
        .execute("DELETE FROM journal WHERE seq = 2", [])
        .expect("the disk works");
    assert!(!is_whole(&place.db).expect("readable"));
}

#[test]
fn a_row_with_a_wrong_value_is_damage_and_not_a_guess() {
    let mut place = place();
    let id = place.save(1);
    place
        .db
        .execute("UPDATE request SET tracking_code = 'AAAA-AAAA-AAAB'", [])
        .expect("the disk works");
    assert!(find(&place.db, id).is_err());
}

impl Place {
    /// The program has run for so long.
    fn has_run(&self, days: i64) {
        crate::storage::setting::set_number(
            &self.db,
            crate::storage::setting::RUNNING,
            days * DAY_MS,
        )
        .expect("the disk works");
    }

    fn note(&self, day: i64, number: u8) {
        let line = JournalEntry::Printed(self.request(number).header.id);
        append(&self.db, day * DAY_MS, line).expect("the disk works");
    }

    fn cut(&mut self, clocks: Clocks) -> usize {
        let cut = cut_journal(&mut self.db, clocks, 90).expect("the disk works");
        assert!(self.is_whole(), "what is left follows from the cut");
        cut
    }

    fn is_whole(&self) -> bool {
        is_whole(&self.db).expect("readable")
    }

    /// What stands in the journal: event, and the number of the request.
    fn journal(&self) -> Vec<(String, Option<u8>)> {
        let number = |id: &str| {
            let of = |number: &u8| self.request(*number).header.id.to_string() == id;
            (1..=9).find(of)
        };
        let mut lines = self
            .db
            .prepare("SELECT event, request FROM journal ORDER BY seq")
            .expect("readable");
        let lines = lines
            .query_map([], |row| {
                let request: Option<String> = row.get(1)?;
                Ok((row.get(0)?, request.and_then(|id| number(&id))))
            })
            .expect("readable");
        lines.map(|line| line.expect("readable")).collect()
    }

    fn attack(&self, change: &str) -> bool {
        let savepoint = self
            .db
            .execute_batch(&format!("SAVEPOINT attack; {change}"));
        savepoint.expect("the disk works");
        let whole = self.is_whole();
        self.db
            .execute_batch("ROLLBACK TO attack; RELEASE attack")
            .expect("the disk works");
        whole
    }
}

#[test]
fn the_journal_is_cut_after_the_rows_time_and_goes_on_from_there() {
    let mut place = place();
    for day in [0, 1, 2] {
        place.has_run(day);
        place.note(day, day as u8 + 1);
    }
    assert_eq!(place.cut(at(90 * DAY_MS)), 0, "not before the time is over");
    assert_eq!(place.cut(at(91 * DAY_MS + 1)), 2);
    let cut = ("cut".to_owned(), None);
    let printed = |number| ("printed".to_owned(), Some(number));
    assert_eq!(place.journal(), [printed(3), cut.clone()]);
    place.has_run(92);
    place.note(92, 4);
    assert_eq!(place.cut(at(93 * DAY_MS)), 1);
    assert_eq!(place.journal(), [cut.clone(), printed(4), cut.clone()]);
    assert_eq!(place.cut(at(1_000 * DAY_MS)), 3, "the newest line too");
    assert_eq!(place.journal(), [cut]);
    place.note(1_000, 5);
    assert!(place.is_whole());
}

#[test]
fn a_line_taken_out_behind_a_cut_and_a_cut_that_was_never_made_show() {
    let mut place = place();
    for day in 0..=5 {
        place.has_run(day);
        place.note(day, day as u8 + 1);
    }
    assert_eq!(place.cut(at(92 * DAY_MS)), 2);
    place.has_run(92);
    place.note(92, 7);
    for change in [
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 4",
        "DELETE FROM journal WHERE seq <= 4",
        "DELETE FROM journal WHERE event = 'cut'",
        "UPDATE journal SET cut_seq = 3 WHERE event = 'cut'",
        "UPDATE journal SET cut_chain = x'00' WHERE event = 'cut'",
        "UPDATE journal SET cut_seq = 3, cut_chain = (SELECT chain FROM journal WHERE seq = 3)
             WHERE event = 'cut'; DELETE FROM journal WHERE seq <= 3",
        "INSERT INTO journal (at_ms, event, cut_seq, cut_chain, chain)
             SELECT 0, 'cut', seq, chain, x'00' FROM journal WHERE seq = 4;
             DELETE FROM journal WHERE seq <= 4",
        "UPDATE journal SET running_ms = 0 WHERE seq = 4",
        "UPDATE journal SET request = NULL WHERE seq = 4",
        "UPDATE journal SET seq = 2 WHERE seq = 3",
    ] {
        assert!(!place.attack(change), "{change}");
    }
    assert!(place.attack("SELECT 1"), "without a change it is whole");
}

#[test]
fn a_clock_that_was_wrong_for_a_while_neither_cuts_early_nor_keeps_the_journal_for_ever() {
    let mut place = place();
    // The clock was right, 400 days ahead, at its beginning, and right again.
    for (day, says) in [(100, 100), (101, 501), (102, 0), (103, 103)] {
        place.has_run(day);
        place.note(says, (day - 99) as u8);
    }
    let jumped = Clocks {
        running_ms: 104 * DAY_MS,
        ..at(1_000 * DAY_MS)
    };
    let jumped = Clocks {
        central_ms: None,
        ..jumped
    };
    assert_eq!(place.cut(jumped), 0, "by a jump of the clock alone");
    let by_central = Clocks {
        running_ms: 104 * DAY_MS,
        ..at(150 * DAY_MS)
    };
    assert_eq!(
        place.cut(by_central),
        0,
        "by one line that was written too early"
    );
    assert_eq!(place.cut(at(194 * DAY_MS)), 4);
}

#[test]
fn a_kiosk_that_is_off_at_night_cuts_by_centrals_clock_a_month_later() {
    let mut place = place();
    place.note(0, 1);
    let off_at_night = |day: i64| Clocks {
        running_ms: day / 3 * DAY_MS,
        ..at(day * DAY_MS)
    };
    assert_eq!(place.cut(off_at_night(120)), 0);
    assert_eq!(place.cut(off_at_night(121)), 1);
}

#[test]
fn what_is_asked_of_the_journal_is_found_by_an_index() {
    let place = place();
    for (asked, index) in [
        (
            "SELECT max(at_ms), count(*) FROM journal WHERE request = ?1 AND event = ?2",
            "journal_by_request",
        ),
        (
            "SELECT 1 FROM journal WHERE event = 'row-purged' AND request = ?1",
            "journal_by_request",
        ),
        (
            "SELECT cut_seq, cut_chain FROM journal WHERE event = 'cut' ORDER BY seq DESC LIMIT 1",
            "journal_cut",
        ),
    ] {
        let mut plan = place
            .db
            .prepare(&format!("EXPLAIN QUERY PLAN {asked}"))
            .expect("a statement");
        let steps: Vec<String> = plan
            .raw_query()
            .mapped(|row| row.get(3))
            .collect::<rusqlite::Result<_>>()
            .expect("a plan");
        assert!(
            steps.len() == 1 && steps[0].contains(index),
            "{asked}: {steps:?}"
        );
    }
}
