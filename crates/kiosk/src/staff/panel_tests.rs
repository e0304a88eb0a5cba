use texts::Args;

use super::*;

const NOW: i64 = 1_780_000_000_000;
const MINUTE_MS: i64 = 60 * 1000;

/// A machine with nothing to do.
fn well() -> Facts {
    Facts {
        faults: vec![],
        has_line: true,
        link_is_failing: false,
        heard_central_ms: Some(NOW - 20_000),
        central_offset_ms: Some(-400),
        printer_was_asked: true,
        free_space: Some(FreeSpace {
            free: 50 << 30,
            size: 100 << 30,
        }),
        queue: Some(Depth::default()),
        self_test: Some((NOW - HOUR_MS, true)),
        started_ms: NOW - 3 * HOUR_MS,
        now_ms: NOW,
        zone: jiff::tz::TimeZone::get("Europe/Lisbon").expect("known"),
    }
}

fn of(facts: &Facts, name: &str) -> (Light, String) {
    let row = rows(facts).into_iter().find(|row| row.row == name);
    let row = row.expect("a row of this name");
    (row.light, row.text)
}

fn depth(waiting: u64, age_minutes: i64, refused: u64) -> Option<Depth> {
    Some(Depth {
        waiting,
        oldest_ms: (waiting > 0).then_some(NOW - age_minutes * MINUTE_MS),
        refused,
        unseen: refused,
    })
}

#[test]
fn a_machine_with_nothing_to_do_is_all_green() {
    for row in rows(&well()) {
        assert_eq!(row.light, Light::Green, "{}: {}", row.row, row.text);
    }
}

/// One change to a machine that is well.
type Change = fn(&mut Facts);

#[test]
fn each_light_is_that_of_the_table() {
    use Light::{Amber, Green, Red};
    let table: &[(&str, Light, &str, Change)] = &[
        ("service", Amber, "fault-paused-staff", |f| {
            f.faults = vec![Fault::Paused];
        }),
        ("service", Red, "fault-disk-full-staff", |f| {
            f.faults = vec![Fault::Paused, Fault::DiskFull];
        }),
        ("service", Red, "fault-not-enrolled-staff", |f| {
            f.faults = vec![Fault::NotEnrolled];
        }),
        ("network", Amber, "staff-network-silent", |f| {
            f.faults = vec![Fault::NoNetwork];
        }),
        ("network", Red, "staff-network-down", |f| {
            f.faults = vec![Fault::NoNetwork];
            f.has_line = false;
        }),
        ("network", Red, "staff-network-down", |f| {
            f.heard_central_ms = None;
            f.has_line = false;
        }),
        ("network", Green, "staff-network-up", |f| f.has_line = false),
        ("network", Green, "staff-network-up", |f| {
            f.heard_central_ms = None;
            f.has_line = false;
            f.faults = vec![Fault::CentralCertificate];
        }),
        ("central", Red, "fault-no-network-staff", |f| {
            f.faults = vec![Fault::NoNetwork];
        }),
        ("central", Red, "fault-central-refuses-staff", |f| {
            f.faults = vec![Fault::CentralRefuses];
        }),
        ("central", Red, "fault-central-certificate-staff", |f| {
            f.faults = vec![Fault::CentralCertificate];
        }),
        (
            "central",
            Red,
            "fault-central-certificate-expired-staff",
            |f| {
                f.faults = vec![Fault::CentralCertificateExpired];
            },
        ),
        ("central", Red, "fault-central-failing-staff", |f| {
            f.faults = vec![Fault::CentralFailing];
        }),
        ("central", Amber, "fault-central-partly-staff", |f| {
            f.faults = vec![Fault::CentralPartly];
        }),
        ("central", Amber, "staff-central-slipped", |f| {
            f.link_is_failing = true;
        }),
        ("central", Red, "fault-clock-staff", |f| {
            f.link_is_failing = true;
            f.faults = vec![Fault::Clock];
        }),
        ("central", Amber, "staff-central-not-yet", |f| {
            f.heard_central_ms = None;
        }),
        ("clock", Red, "fault-clock-staff", |f| {
            f.faults = vec![Fault::Clock];
        }),
        ("clock", Amber, "staff-clock-not-yet", |f| {
            f.central_offset_ms = None;
        }),
        ("printer", Amber, "fault-printer-none-staff", |f| {
            f.faults = vec![Fault::PrinterNone];
        }),
        ("printer", Amber, "staff-printer-not-yet", |f| {
            f.printer_was_asked = false;
        }),
        ("printer", Amber, "fault-printer-paper-low-staff", |f| {
            f.faults = vec![Fault::PrinterPaperLow];
        }),
        ("printer", Red, "fault-printer-out-of-paper-staff", |f| {
            f.faults = vec![Fault::PrinterOutOfPaper];
        }),
        ("printer", Red, "fault-receipt-layout-staff", |f| {
            f.faults = vec![Fault::PrinterPaperLow, Fault::ReceiptLayout];
        }),
        ("disk", Red, "fault-disk-full-staff", |f| {
            f.faults = vec![Fault::DiskFull];
        }),
        ("disk", Amber, "fault-storage-salvaged-staff", |f| {
            f.faults = vec![Fault::StorageSalvaged];
        }),
        ("disk", Amber, "fault-storage-copy-lags-staff", |f| {
            f.faults = vec![Fault::StorageCopyLags];
        }),
        ("disk", Amber, "staff-disk-little", |f| {
            f.free_space = Some(FreeSpace {
                free: 100 << 20,
                size: 100 << 30,
            });
        }),
        ("disk", Amber, "staff-disk-unknown", |f| f.free_space = None),
        ("queue", Amber, "staff-queue-unknown", |f| f.queue = None),
        ("queue", Amber, "fault-request-unknown-staff", |f| {
            f.faults = vec![Fault::RequestUnknown];
        }),
        ("queue", Green, "staff-queue-waiting", |f| {
            f.queue = depth(2, 9, 0);
        }),
        ("queue", Amber, "staff-queue-waiting", |f| {
            f.queue = depth(2, 11, 0);
        }),
        ("queue", Red, "staff-queue-waiting", |f| {
            f.queue = depth(1, 25 * 60, 0);
        }),
        ("queue", Amber, "staff-queue-refused", |f| {
            f.queue = depth(0, 0, 1);
        }),
        ("queue", Green, "staff-queue-seen", |f| {
            f.queue = depth(0, 0, 2).map(|depth| Depth { unseen: 0, ..depth });
        }),
        ("queue", Green, "staff-queue-waiting", |f| {
            f.queue = depth(1, 5, 2).map(|depth| Depth { unseen: 0, ..depth });
        }),
        ("queue", Red, "staff-queue-waiting-and-refused", |f| {
            f.queue = depth(3, 25 * 60, 1);
        }),
        ("queue", Green, "staff-queue-waiting", |f| {
            f.queue = depth(1, -60, 0);
        }),
        ("self-test", Amber, "staff-self-test-never", |f| {
            f.self_test = None;
        }),
        ("self-test", Red, "staff-self-test-failed", |f| {
            f.self_test = Some((NOW, false));
        }),
        ("self-test", Amber, "staff-self-test-old", |f| {
            f.self_test = Some((NOW - 8 * 24 * HOUR_MS, true));
        }),
        ("self-test", Green, "staff-self-test-passed", |f| {
            f.self_test = Some((NOW + HOUR_MS, true));
        }),
    ];
    for (index, (name, light, text, change)) in table.iter().enumerate() {
        let mut facts = well();
        change(&mut facts);
        let expected = (*light, (*text).to_owned());
        assert_eq!(of(&facts, name), expected, "line {index}: {name}");
    }
}

#[test]
fn every_fault_takes_the_green_off_some_row() {
    for fault in Fault::ALL {
        let mut facts = well();
        facts.faults = vec![*fault];
        assert!(
            rows(&facts).iter().any(|row| row.light != Light::Green),
            "{fault} is not to be seen"
        );
    }
}

#[test]
fn every_row_has_a_title_and_words_with_their_values_in_every_language() {
    let mut machines = vec![well()];
    for fault in Fault::ALL {
        machines.push(Facts {
            faults: vec![*fault],
            ..well()
        });
    }
    for queue in [None, depth(1, 1, 0), depth(0, 0, 1), depth(2, 3, 4)] {
        machines.push(Facts { queue, ..well() });
    }
    machines.push(Facts {
        heard_central_ms: None,
        central_offset_ms: None,
        printer_was_asked: false,
        free_space: None,
        self_test: None,
        ..well()
    });
    for language in texts::OF_STAFF {
        for row in machines.iter().flat_map(rows) {
            let title = format!("staff-row-{}", row.row);
            assert!(texts::exists(language, &title), "{title} in {language}");
            assert!(
                texts::exists(language, &row.text),
                "{} in {language}",
                row.text
            );
            // A missing value panics here.
            let words = super::super::words(language, &row);
            assert!(!words.is_empty());
        }
        let title = texts::text(language, "staff-title", &Args::new());
        assert!(!title.is_empty());
    }
}

#[test]
fn times_are_those_of_the_stores_clock() {
    let lisbon = jiff::tz::TimeZone::get("Europe/Lisbon").expect("known");
    let azores = jiff::tz::TimeZone::get("Atlantic/Azores").expect("known");
    let at = "2026-07-01T13:32:10Z"
        .parse::<jiff::Timestamp>()
        .expect("a time");
    assert_eq!(local(at.as_millisecond(), &lisbon), "2026-07-01 14:32");
    assert_eq!(local(at.as_millisecond(), &azores), "2026-07-01 13:32");
}
