//! What the core's hot paths ask of memory, beside the figures in `allocations.json`: the same on every machine and
//! under any load. One that grows by more than a tenth fails, until the figure is changed in the same commit:
//! `WRITE_FIGURES=1 cargo nextest run --workspace -E 'binary(allocations)'`.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    collections::{BTreeMap, HashSet},
    path::{Path, PathBuf},
};

use bench::material;
use kiosk::{
    receipt::{Head, Media, pdf, raster},
    storage::{
        append_log::AppendLog,
        outbox::{self, NewRequest},
        second_copy,
        store::{DirectoryLock, open},
    },
    visit::draft,
};
use protocol::{
    EmailAddress, Kind, Language, Recorded, RequestContent, RequestHeader, RequestId,
    sealing::SealingPrivateKey,
};
use serde::{Deserialize, Serialize};

/// Counts what the thread asks for, and gives what the system gives.
struct Counting;

thread_local! {
    static ASKED: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

fn count(bytes: usize) {
    // A thread that ends may give its memory back when its counter is gone.
    let _ = ASKED.try_with(|asked| {
        let (times, all) = asked.get();
        asked.set((times + 1, all + bytes as u64));
    });
}

// SAFETY: everything is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller keeps the allocator's contract, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size);
        // SAFETY: as above.
        unsafe { System.realloc(place, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something asks for memory, and for how much in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    times: u64,
    bytes: u64,
}

impl Asked {
    /// More than a tenth above `other`.
    fn exceeds(self, other: Asked) -> bool {
        let above = |now: u64, before: u64| now * 10 > before * 11;
        above(self.times, other.times) || above(self.bytes, other.bytes)
    }
}

/// Of the third call: what is kept from one call to the next is there by then.
fn asked<T>(mut work: impl FnMut(usize) -> T) -> Asked {
    drop((work(0), work(1)));
    let (times, bytes) = ASKED.get();
    let done = work(2);
    let (times_after, bytes_after) = ASKED.get();
    drop(done);
    Asked {
        times: times_after - times,
        bytes: bytes_after - bytes,
    }
}

fn figures() -> BTreeMap<String, Asked> {
    let mut figures = BTreeMap::new();
    let mut figure = |name: &str, asked: Asked| figures.insert(name.to_owned(), asked);
    figure(
        "validate",
        asked(|_| draft::content(&material::draft(Language::Pt, 1)).expect("in order")),
    );
    let place = tempfile::tempdir().expect("a place");
    let lock = DirectoryLock::take(place.path()).expect("nobody else has it");
    let mut database = open(&lock).expect("a database");
    let (mut log, _) = AppendLog::open(place.path()).expect("a log");
    let key = SealingPrivateKey::generate().0.public();
    let (kind, content) = draft::content(&material::draft(Language::Pt, 1)).expect("in order");
    figure(
        "seal",
        asked(|number| key.seal(&header(kind, number), &content)),
    );
    figure(
        "save",
        asked(|number| {
            let new = new_request(&key, kind, &content, number);
            second_copy::save(&mut database, &mut log, &new).expect("saved")
        }),
    );
    for number in 3..100 {
        let new = new_request(&key, kind, &content, number);
        second_copy::save(&mut database, &mut log, &new).expect("saved");
    }
    figure(
        "a batch of 100 to deliver",
        asked(|_| outbox::next_batch(&database, 100, usize::MAX, &HashSet::new()).expect("read")),
    );
    let fonts = material::fonts();
    for language in Language::ALL {
        let receipt = |number| material::receipt(language, number);
        let made = asked(|number| pdf(&receipt(number), Media::Roll80, &fonts).expect("made"));
        figure(&format!("receipt {language}"), made);
    }
    let receipt = material::receipt(Language::Pt, 1);
    figure(
        "dots pt",
        asked(|_| raster(&receipt, Head::USUAL, &fonts).expect("drawn")),
    );
    figures
}

fn header(kind: Kind, number: usize) -> RequestHeader {
    let receipt = material::receipt(Language::Pt, number);
    RequestHeader {
        id: RequestId::new(number as u64, [number as u8; 10]),
        tracking_code: receipt.tracking_code,
        kind,
        kiosk: receipt.kiosk,
        language: Language::Pt,
        recorded: Recorded {
            wall_ms: 1,
            monotonic_ms: 1,
            boot_id: "00000000-0000-0000-0000-000000000000"
                .parse()
                .expect("an id"),
            central_offset_ms: None,
        },
    }
}

fn new_request(
    key: &protocol::sealing::SealingPublicKey,
    kind: Kind,
    content: &RequestContent,
    number: usize,
) -> NewRequest {
    let header = header(kind, number);
    let masked = EmailAddress::parse("made.up@gmail.com")
        .expect("an address")
        .masked();
    NewRequest {
        payload: key.seal(&header, content),
        header,
        masked_new_email: Some(masked.to_string()),
        mailbox_confirmed: Some(false),
        saved_ms: 1,
    }
}

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("allocations.json")
}

#[test]
fn no_hot_path_asks_for_a_tenth_more_memory_than_was_committed() {
    let now = figures();
    if std::env::var_os("WRITE_FIGURES").is_some() {
        let text = serde_json::to_string_pretty(&now).expect("plain data") + "\n";
        std::fs::write(committed(), text).expect("writable");
        return;
    }
    let text = std::fs::read_to_string(committed()).expect("allocations.json");
    let before: BTreeMap<String, Asked> = serde_json::from_str(&text).expect("figures");
    let names = |figures: &BTreeMap<String, Asked>| figures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        names(&now),
        names(&before),
        "a path that came or went: WRITE_FIGURES=1"
    );
    let grown: Vec<String> = now
        .iter()
        .filter(|(name, asked)| asked.exceeds(before[*name]))
        .map(|(name, asked)| format!("{name}: {asked:?}, committed {:?}", before[name]))
        .collect();
    assert!(
        grown.is_empty(),
        "grown by more than a tenth:\n{}",
        grown.join("\n")
    );
}

#[test]
fn a_tenth_is_allowed_and_no_more() {
    let figure = |times, bytes| Asked { times, bytes };
    assert!(!figure(110, 1100).exceeds(figure(100, 1000)));
    assert!(figure(111, 1000).exceeds(figure(100, 1000)));
    assert!(figure(100, 1101).exceeds(figure(100, 1000)));
    assert!(
        !figure(10, 10).exceeds(figure(100, 1000)),
        "less is no harm"
    );
}
