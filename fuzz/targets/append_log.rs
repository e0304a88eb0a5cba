//! The reader of the kiosk's second copy. With an even first byte the rest is the file as it is; with an odd
//! one the kiosk writes records and one thing happens to the file: it is cut, or a byte of it changes.
#![no_main]

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use fuzz::append_log::{AppendLog, FILE, Found};
use libfuzzer_sys::fuzz_target;

static PLACE: LazyLock<PathBuf> = LazyLock::new(|| {
    let place = tempfile::tempdir().expect("a place for the file");
    place.keep()
});

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let file = PLACE.join(FILE);
    if first % 2 == 0 {
        fs::write(&file, rest).expect("the disk works");
        judge_file(&PLACE);
    } else {
        judge_accident(&PLACE, first / 2, rest);
    }
});

/// Whatever lies there: nothing is read that is not in it, nothing changes by being read, and the kiosk can
/// go on writing.
fn judge_file(place: &Path) -> Found {
    let before = fs::read(place.join(FILE)).expect("the disk works");
    let (mut append_log, found) = AppendLog::open(place).expect("the disk works");
    let after = fs::read(place.join(FILE)).expect("the disk works");
    let total: usize = found.records.iter().map(|body| body.len() + 40).sum();
    assert!(total <= before.len(), "more was read than there is");
    for body in &found.records {
        let is_there = body.is_empty() || before.windows(body.len()).any(|part| part == body);
        assert!(is_there, "a record from nowhere");
    }
    if found.damaged {
        assert_eq!(before, after, "a damaged file was changed");
        let records = found.records.iter().map(Vec::as_slice);
        append_log.rewrite(records).expect("the disk works");
    } else {
        assert!(before.starts_with(&after), "more than a tail was cut off");
    }
    append_log.append(b"one more").expect("the disk works");
    let (_, again) = AppendLog::open(place).expect("the disk works");
    assert!(!again.damaged, "the kiosk wrote what it takes for damage");
    let (last, others) = again
        .records
        .split_last()
        .expect("one was written just now");
    assert_eq!(
        (last.as_slice(), others),
        (b"one more".as_slice(), &found.records[..])
    );
    found
}

fn judge_accident(place: &Path, what: u8, data: &[u8]) {
    let Some(([high, low, mask], rest)) = data.split_first_chunk::<3>() else {
        return;
    };
    let file = place.join(FILE);
    fs::write(&file, []).expect("the disk works");
    let (mut append_log, _) = AppendLog::open(place).expect("the disk works");
    let mut bodies = Vec::new();
    let mut ends = vec![0];
    for chunk in rest.chunks(1 + usize::from(what) % 32).take(6) {
        // Real bodies are JSON: no zero byte, and nothing that looks like the head of a record.
        let body = format!("{{\"body\":{chunk:?}}}").into_bytes();
        ends.push(ends[ends.len() - 1] + 40 + body.len());
        append_log.append(&body).expect("the disk works");
        bodies.push(body);
    }
    let mut bytes = fs::read(&file).expect("the disk works");
    assert_eq!(ends.last(), Some(&bytes.len()));
    if bytes.is_empty() {
        return;
    }
    let at = usize::from(u16::from_be_bytes([*high, *low])) % bytes.len();
    let hit = ends.iter().filter(|end| **end <= at).count() - 1;
    if *mask == 0 {
        bytes.truncate(at);
        fs::write(&file, &bytes).expect("the disk works");
        let found = judge_file(place);
        assert!(!found.damaged, "a power cut passes for damage");
        assert_eq!(
            found.records,
            bodies[..hit],
            "a power cut took more than the tail"
        );
        return;
    }
    bytes[at] ^= mask;
    fs::write(&file, &bytes).expect("the disk works");
    let found = judge_file(place);
    let is_last = hit + 1 == bodies.len();
    assert!(
        found.damaged || is_last,
        "damage between records was not noticed"
    );
    for (number, body) in bodies.iter().enumerate() {
        assert!(
            number == hit || found.records.contains(body),
            "record {number} was lost by damage to {hit}"
        );
    }
}
