//! What staff see at a glance: one row for each part of the machine, with a light and the id of its words.
//!
//! Green: nothing to do. Amber: it works, see to it soon. Red: it does not work, see to it now. The lights
//! are one pure function of facts; nobody's data is among them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::self_test::SelfTest;
use crate::{
    delivery::client::LINK_FAULTS,
    machine::{
        disk::FreeSpace,
        fault::{Fault, STORAGE_FAULTS},
    },
    printing::receipt_printing::PRINTER_FAULTS,
    storage::outbox::Depth,
};

const HOUR_MS: i64 = 60 * 60 * 1000;
/// A request that waits longer wants a look.
const QUEUE_LATE_MS: i64 = HOUR_MS / 6;
/// One that waits longer is in danger of being forgotten.
const QUEUE_TOO_LATE_MS: i64 = 24 * HOUR_MS;
/// A self-test says something about the machine for so long.
const SELF_TEST_HOLDS_MS: i64 = 7 * 24 * HOUR_MS;

/// What a row asks of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// Nothing.
    Green,
    /// To see to it soon.
    Amber,
    /// To see to it now.
    Red,
}

/// A value inside a row's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffValue"))]
#[serde(untagged)]
pub enum Value {
    /// Chooses the plural.
    Number(i64),
    /// Shown as it is.
    Text(String),
}

/// One part of the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffRow"))]
pub struct Row {
    /// Its stable name; its title is the text `staff-row-<name>`.
    pub row: String,
    /// What it asks of staff.
    pub light: Light,
    /// The id of its words.
    pub text: String,
    /// The values inside them.
    pub args: BTreeMap<String, Value>,
}

/// The whole panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffPanel"))]
#[serde(rename_all = "camelCase")]
pub struct Panel {
    /// Which kiosk; none before it was enrolled.
    pub kiosk: Option<String>,
    /// The store that it stands in.
    pub store: Option<String>,
    /// Everything says DEMO.
    pub demo: bool,
    /// The store's clock, such as `2026-07-01 14:32`.
    pub now: String,
    /// Staff paused it.
    pub paused: bool,
    /// There is a folder to export to.
    pub can_export: bool,
    /// The parts, in order.
    pub rows: Vec<Row>,
    /// The last self-test.
    pub self_test: Option<SelfTest>,
    /// The faults that are on, by their codes.
    pub faults: Vec<String>,
}

impl Panel {
    /// The most urgent light.
    pub fn worst(&self) -> Light {
        let lights = self.rows.iter().map(|row| row.light);
        lights.max().unwrap_or(Light::Green)
    }
}

/// What is known of the machine.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The faults that are on.
    pub faults: Vec<Fault>,
    /// Some network interface beside the loopback has its line.
    pub has_line: bool,
    /// The last exchange with central failed.
    pub link_is_failing: bool,
    /// When central last answered this run of the program, ms since 1970.
    pub heard_central_ms: Option<i64>,
    /// Central's clock less the wall clock, ms.
    pub central_offset_ms: Option<i64>,
    /// It was asked how it is.
    pub printer_was_asked: bool,
    /// What is free on the disk of the data directory.
    pub free_space: Option<FreeSpace>,
    /// How full the outbox is; none while it cannot be read.
    pub queue: Option<Depth>,
    /// The last self-test: when it ended, ms since 1970, and whether everything passed.
    pub self_test: Option<(i64, bool)>,
    /// When the program started, ms since 1970.
    pub started_ms: i64,
    /// Now, ms since 1970.
    pub now_ms: i64,
    /// The store's zone.
    pub zone: jiff::tz::TimeZone,
}

/// The parts of the machine in their order.
///
/// | row | green | amber | red |
/// | --- | --- | --- | --- |
/// | service | open | paused by staff, nobody can be read to | closed by a fault |
/// | network | something answers, or the line is there | the line is there, central silent | no line |
/// | central | answered | not asked yet, the last try failed, some part is refused | silent, refuses, fails, not the one that is trusted |
/// | clock | agrees with central's | not compared yet | wrong |
/// | printer | would print | paper low, none configured, not asked yet | would not print |
/// | disk | room enough | little room, a damaged file set aside | full or failing |
/// | queue | empty, nothing waits for 10 minutes, what was refused was seen | waits longer, or something was refused | waits for a day |
/// | version | always | | |
/// | self-test | passed in the last 7 days | older, or never run | something failed |
pub fn rows(facts: &Facts) -> Vec<Row> {
    vec![
        service(facts),
        network(facts),
        central(facts),
        clock(facts),
        printer(facts),
        disk(facts),
        queue(facts),
        version(facts),
        self_test(facts),
    ]
}

/// A time as staff read it, by the store's clock.
pub fn local(ms: i64, zone: &jiff::tz::TimeZone) -> String {
    let at = jiff::Timestamp::from_millisecond(ms).unwrap_or_default();
    zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string()
}

impl Facts {
    fn has(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }

    fn first_of(&self, group: &[Fault]) -> Option<Fault> {
        group.iter().copied().find(|fault| self.has(*fault))
    }

    fn time(&self, ms: i64) -> Value {
        Value::Text(local(ms, &self.zone))
    }
}

fn row(row: &str, light: Light, text: &str) -> Row {
    Row {
        row: row.to_owned(),
        light,
        text: text.to_owned(),
        args: BTreeMap::new(),
    }
}

fn faulty(name: &str, light: Light, fault: Fault) -> Row {
    row(name, light, &format!("fault-{}-staff", fault.code()))
}

impl Row {
    fn with(mut self, name: &str, value: Value) -> Row {
        self.args.insert(name.to_owned(), value);
        self
    }
}

fn service(facts: &Facts) -> Row {
    let closing = facts.faults.iter().copied();
    let closing = closing
        .filter(|fault| fault.service() == crate::machine::fault::Service::Closed)
        // A fault weighs more than what staff did themselves.
        .max_by_key(|fault| *fault != Fault::Paused);
    // Who cannot read is not served then.
    let unheard = facts.first_of(&[Fault::SpeechMissing, Fault::SpeechFailing]);
    match closing {
        None => match unheard {
            Some(fault) => faulty("service", Light::Amber, fault),
            None => row("service", Light::Green, "staff-service-open"),
        },
        Some(Fault::Paused) => faulty("service", Light::Amber, Fault::Paused),
        Some(fault) => faulty("service", Light::Red, fault),
    }
}

fn network(facts: &Facts) -> Row {
    let silent = facts.has(Fault::NoNetwork);
    let answered = facts.heard_central_ms.is_some()
        || LINK_FAULTS
            .iter()
            .any(|fault| *fault != Fault::NoNetwork && facts.has(*fault));
    match (silent, facts.has_line) {
        (true, true) => row("network", Light::Amber, "staff-network-silent"),
        (false, false) if answered => row("network", Light::Green, "staff-network-up"),
        (_, false) => row("network", Light::Red, "staff-network-down"),
        (false, true) => row("network", Light::Green, "staff-network-up"),
    }
}

fn central(facts: &Facts) -> Row {
    let fault = match facts.first_of(&LINK_FAULTS) {
        // Not valid yet by a clock that is behind: nothing reaches central all the same.
        None if facts.link_is_failing && facts.has(Fault::Clock) => Some(Fault::Clock),
        fault => fault,
    };
    match (fault, facts.heard_central_ms) {
        (Some(fault @ Fault::CentralPartly), _) => faulty("central", Light::Amber, fault),
        (None, _) if facts.link_is_failing => row("central", Light::Amber, "staff-central-slipped"),
        (Some(fault), _) => faulty("central", Light::Red, fault),
        (None, _) if facts.has(Fault::ConfigurationRefused) => {
            faulty("central", Light::Amber, Fault::ConfigurationRefused)
        }
        (None, Some(heard)) => {
            row("central", Light::Green, "staff-central-answers").with("when", facts.time(heard))
        }
        (None, None) => row("central", Light::Amber, "staff-central-not-yet"),
    }
}

fn clock(facts: &Facts) -> Row {
    match (facts.has(Fault::Clock), facts.central_offset_ms) {
        (true, _) => faulty("clock", Light::Red, Fault::Clock),
        (false, Some(offset)) => row("clock", Light::Green, "staff-clock-right")
            .with("seconds", Value::Number(offset.abs() / 1000)),
        (false, None) => row("clock", Light::Amber, "staff-clock-not-yet"),
    }
}

fn printer(facts: &Facts) -> Row {
    if facts.has(Fault::PrinterNone) {
        return faulty("printer", Light::Amber, Fault::PrinterNone);
    }
    let stopping = |fault: &Fault| *fault != Fault::PrinterPaperLow;
    match facts.first_of(&PRINTER_FAULTS) {
        Some(fault) if stopping(&fault) => faulty("printer", Light::Red, fault),
        // The printer may be well; nothing comes out all the same.
        _ if facts.has(Fault::ReceiptLayout) => faulty("printer", Light::Red, Fault::ReceiptLayout),
        Some(fault) => faulty("printer", Light::Amber, fault),
        None if !facts.printer_was_asked => row("printer", Light::Amber, "staff-printer-not-yet"),
        None => row("printer", Light::Green, "staff-printer-ready"),
    }
}

fn disk(facts: &Facts) -> Row {
    if let Some(fault) = facts.first_of(&STORAGE_FAULTS) {
        return faulty("disk", Light::Red, fault);
    }
    if facts.has(Fault::StorageSalvaged) {
        return faulty("disk", Light::Amber, Fault::StorageSalvaged);
    }
    if facts.has(Fault::StorageCopyLags) {
        return faulty("disk", Light::Amber, Fault::StorageCopyLags);
    }
    let Some(free_space) = facts.free_space else {
        return row("disk", Light::Amber, "staff-disk-unknown");
    };
    let (light, text) = match free_space.is_little() {
        true => (Light::Amber, "staff-disk-little"),
        false => (Light::Green, "staff-disk-enough"),
    };
    let mib = i64::try_from(free_space.free / (1024 * 1024)).unwrap_or(i64::MAX);
    row("disk", light, text).with("free", Value::Text(format!("{mib} MB")))
}

fn queue(facts: &Facts) -> Row {
    let Some(depth) = facts.queue else {
        return row("queue", Light::Amber, "staff-queue-unknown");
    };
    if facts.has(Fault::RequestUnknown) {
        return faulty("queue", Light::Amber, Fault::RequestUnknown);
    }
    let count = |number: u64| Value::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let age_ms = depth.oldest_ms.map(|oldest| facts.now_ms - oldest);
    let light = match age_ms {
        Some(age) if age > QUEUE_TOO_LATE_MS => Light::Red,
        Some(age) if age > QUEUE_LATE_MS => Light::Amber,
        _ if depth.unseen > 0 => Light::Amber,
        _ => Light::Green,
    };
    let text = match (depth.oldest_ms, depth.unseen, depth.refused) {
        (None, 0, 0) => "staff-queue-empty",
        (None, 0, _) => "staff-queue-seen",
        (Some(_), 0, _) => "staff-queue-waiting",
        (None, ..) => "staff-queue-refused",
        (Some(_), ..) => "staff-queue-waiting-and-refused",
    };
    let mut row = row("queue", light, text)
        .with("waiting", count(depth.waiting))
        .with("refused", count(depth.refused));
    if let Some(oldest) = depth.oldest_ms {
        row = row.with("oldest", facts.time(oldest));
    }
    row
}

fn version(facts: &Facts) -> Row {
    row("version", Light::Green, "staff-version")
        .with("version", Value::Text(crate::VERSION.to_owned()))
        .with("since", facts.time(facts.started_ms))
}

fn self_test(facts: &Facts) -> Row {
    let Some((at_ms, passed)) = facts.self_test else {
        return row("self-test", Light::Amber, "staff-self-test-never");
    };
    // A time in the future, after a clock was set back, is no reason to test again.
    let (light, text) = match passed {
        false => (Light::Red, "staff-self-test-failed"),
        true if facts.now_ms - at_ms > SELF_TEST_HOLDS_MS => (Light::Amber, "staff-self-test-old"),
        true => (Light::Green, "staff-self-test-passed"),
    };
    row("self-test", light, text).with("when", facts.time(at_ms))
}

#[cfg(test)]
#[path = "panel_tests.rs"]
mod tests;
