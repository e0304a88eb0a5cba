//! The year itself, hour by hour.

use std::{collections::BTreeSet, ops::Range, path::Path, time::Duration};

use anyhow::{Context, Result};
use central::made_up::{self, MadeUp};
use jiff::Timestamp;
use kiosk::visit::page::Draft;
use protocol::TrackingCode;
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    audit,
    calendar::{Away, Calendar, OPENING, WEEK},
    central_side::Central,
    kiosk_side::Machine,
    rest,
    truth::{self, So},
    upgrade,
};

/// A Monday, at midnight; after any day on which this program was built.
const FIRST: &str = "2040-01-02T00:00:00Z";
const HOUR: Duration = Duration::from_secs(60 * 60);
/// The kiosk learns in this time that something has happened or is over; the campaign's table has the same.
const TO_LEARN: Duration = Duration::from_secs(90);
/// In this time after an outage what waits is delivered.
const TO_DELIVER: Duration = Duration::from_secs(5 * 60 + 30);
/// So many people have a case, and come again and again.
const CASES: u32 = 500;
/// One in so many of those who come is one of them; the others come once.
const ONE_IN: u32 = 20;
const DAY: u32 = 24;

/// The bounds of what may grow.
const MOST_DISK_MIB: f64 = 200.0;
const MOST_MEMORY_MIB: f64 = 400.0;
const MOST_START_MS: u64 = 10_000;
/// Rows are kept for ninety days, and after the update from a version that counted no running time for a month more.
const MOST_DAYS: u32 = 130;
/// Payloads are kept for a week after their delivery, which an outage may put off for a weekend.
const MOST_PAYLOAD_DAYS: u32 = 11;
/// Each request is saved, delivered, its payload purged, its row purged.
const LINES: u32 = 4;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How long it lasts.
    pub days: u32,
    /// How many requests a day.
    pub per_day: u32,
    /// What is drawn.
    pub seed: u64,
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Report {
    days: u32,
    requests: usize,
    applied_once: usize,
    lost: usize,
    twice: usize,
    not_saved: usize,
    lies: usize,
    outages: usize,
    outage_hours: u32,
    certificates: usize,
    expired_hours: u32,
    keys: usize,
    starts: usize,
    disk_mib_end: f64,
    disk_mib_most: f64,
    memory_mib_early: f64,
    memory_mib_end: f64,
    start_ms_end: u64,
    start_ms_most: u64,
    payloads_end: u32,
    journal_rows_end: u32,
    journal_rows_most: u32,
}

impl Report {
    /// What of it is not as it must be.
    pub fn failures(&self, plan: Plan) -> Vec<&'static str> {
        // A cut leaves a line too, and the clocks of this program let one come about each hour.
        let journal = plan.days.min(MOST_DAYS) * (LINES * plan.per_day + DAY);
        let payloads = MOST_PAYLOAD_DAYS * plan.per_day;
        let whole = plan.days * plan.per_day;
        [
            (self.requests == whole as usize, "requests"),
            (self.applied_once == self.requests, "applied_once"),
            (self.lost == 0, "lost"),
            (self.twice == 0, "twice"),
            (self.not_saved == 0, "not_saved"),
            (self.lies == 0, "lies"),
            (self.keys == 2, "keys"),
            (self.disk_mib_most < MOST_DISK_MIB, "disk_mib_most"),
            (self.memory_mib_end < MOST_MEMORY_MIB, "memory_mib_end"),
            (self.start_ms_most < MOST_START_MS, "start_ms_most"),
            (self.payloads_end < payloads, "payloads_end"),
            (self.journal_rows_most < journal, "journal_rows_most"),
        ]
        .into_iter()
        .filter_map(|(holds, name)| (!holds).then_some(name))
        .collect()
    }
}

/// The year under way.
struct Year {
    plan: Plan,
    calendar: Calendar,
    central: Central,
    machine: Machine,
    now: Timestamp,
    /// So much time has passed that the timers have not seen yet.
    unseen: Duration,
    shown: BTreeSet<TrackingCode>,
    not_saved: usize,
    lies: usize,
    starts_ms: Vec<u64>,
    disk_mib_most: f64,
    memory_mib_early: f64,
    journal_rows_most: u32,
}

/// Lets the year pass in a folder.
///
/// # Errors
/// What a part says; nothing that a kiosk may meet.
pub fn pass(plan: Plan, folder: &Path, tell: impl Fn(&str)) -> Result<Report> {
    let now: Timestamp = FIRST.parse()?;
    let central = Central::new(&folder.join("central"), now)?;
    central.make_cases(CASES, plan.seed)?;
    let machine = Machine::new(
        &folder.join("kiosk"),
        central.line.port(),
        &central.directory.authority(),
        now.as_millisecond(),
    )?;
    let mut year = Year {
        plan,
        calendar: Calendar::draw(plan.days, plan.per_day, plan.seed),
        central,
        machine,
        now,
        unseen: Duration::ZERO,
        shown: BTreeSet::new(),
        not_saved: 0,
        lies: 0,
        starts_ms: Vec::new(),
        disk_mib_most: 0.0,
        memory_mib_early: 0.0,
        journal_rows_most: 0,
    };
    year.begin()?;
    let mut hour = 0;
    while hour < year.calendar.hours {
        let next = year.calendar.next(hour);
        year.hours(hour..next, &tell)?;
        hour = next;
    }
    year.end()
}

impl Year {
    fn at(&self, hour: u32) -> Timestamp {
        let first: Timestamp = FIRST.parse().expect("a time");
        first + jiff::SignedDuration::from_hours(i64::from(hour))
    }

    fn begin(&mut self) -> Result<()> {
        let first = self.calendar.certificate(0);
        self.central.renew_certificate(self.at(first.until))?;
        self.central.start()?;
        self.machine.enrol(self.central.enrolment_code()?)?;
        self.start()
    }

    fn start(&mut self) -> Result<()> {
        let took = self.machine.start()?;
        self.starts_ms.push(u64::try_from(took.as_millis())?);
        Ok(())
    }

    /// Clocks move on; timers see it when everything is at rest.
    fn time_passes(&mut self, time: Duration) -> Result<()> {
        self.now += jiff::SignedDuration::try_from(time)?;
        self.central.set_time(self.now);
        self.machine.pass(time);
        self.unseen += time;
        Ok(())
    }

    /// Timers see the time that has passed, and what they set off is done.
    fn settle(&mut self) -> Result<()> {
        rest::wait()?;
        let unseen = std::mem::take(&mut self.unseen);
        self.central.lane.advance(unseen)?;
        if let Some(lane) = self.machine.lane() {
            lane.advance(unseen)?;
        }
        rest::wait()
    }

    /// Hours in which nothing begins or ends but at the first one's beginning.
    fn hours(&mut self, hours: Range<u32>, tell: &impl Fn(&str)) -> Result<()> {
        let hour = hours.start;
        let before = hour
            .checked_sub(1)
            .and_then(|hour| self.calendar.away(hour));
        let away = self.calendar.away(hour);
        self.operator(hour, away)?;
        let is_back = before.is_some() && away.is_none();
        self.technician(hour)?;
        let so = self.so(hour);
        if is_back && so == So::Well {
            self.time_passes(TO_DELIVER)?;
            self.settle()?;
            self.judge(so, tell)?;
        }
        let people = self.calendar.people(hour);
        for _ in 0..people {
            self.time_passes(HOUR / (2 * people))?;
            self.somebody()?;
        }
        let left = self.at(hours.end).duration_since(self.now);
        let left = Duration::try_from(left).unwrap_or_default();
        self.time_passes(left)?;
        self.settle()?;
        self.judge(so, tell)?;
        if hour % DAY == OPENING.end {
            self.measure(hour)?;
        }
        if hours.end.is_multiple_of(10 * DAY) {
            let (day, shown) = (hours.end / DAY, self.shown.len());
            let disk = self.disk_mib_most;
            let memory = audit::memory_mib()?;
            tell(&format!(
                "day {day}: {shown} requests, {disk:.1} MiB on the disk at most, {memory:.0} MiB in memory, \
                 {} lines, {} lies",
                self.journal_rows_most, self.lies
            ));
        }
        Ok(())
    }

    /// What is so in this hour.
    fn so(&self, hour: u32) -> So {
        match self.calendar.away(hour) {
            Some(_) => So::Away,
            None if self.calendar.certificate(hour).until <= hour => So::Expired,
            None => So::Well,
        }
    }

    /// What happens at central and to the line at the beginning of this hour.
    fn operator(&mut self, hour: u32, away: Option<Away>) -> Result<()> {
        let certificate = self.calendar.certificate(hour);
        let renews = hour > 0 && certificate.from == hour;
        let changes_key = hour == self.calendar.key_change;
        let runs = away != Some(Away::Central);
        if self.central.runs() && (renews || changes_key || !runs) {
            self.central.stop()?;
        }
        if renews {
            self.central.renew_certificate(self.at(certificate.until))?;
        }
        if changes_key {
            self.central.change_key()?;
        }
        if runs && !self.central.runs() {
            self.central.start()?;
        }
        self.central.cut(away.is_some());
        Ok(())
    }

    /// What happens to the machine at the beginning of this hour.
    fn technician(&mut self, hour: u32) -> Result<()> {
        if hour == self.calendar.upgrade {
            self.machine.stop()?;
            upgrade::as_released(self.machine.folder())?;
            self.start()?;
        }
        if self.calendar.reboots(hour) {
            self.machine.stop()?;
            self.machine.boot(self.now.as_millisecond());
            self.start()?;
        }
        Ok(())
    }

    fn somebody(&mut self) -> Result<()> {
        let number = u32::try_from(self.shown.len() + self.not_saved)?;
        let person = match number % ONE_IN {
            0 => number / ONE_IN % CASES,
            _ => CASES + number,
        };
        let draft = draft(&made_up::person(self.plan.seed, person), number)?;
        match self.machine.visit(draft)? {
            Some(code) => {
                let code = TrackingCode::parse(&code).ok();
                self.shown.insert(code.context("a code was shown")?);
            }
            None => self.not_saved += 1,
        }
        Ok(())
    }

    /// Whether the kiosk says what is so, at the latest after it had the time to learn it.
    fn judge(&mut self, so: So, tell: &impl Fn(&str)) -> Result<()> {
        const LOOKS: u32 = 3;
        for look in 0..=LOOKS {
            let Some(lie) = truth::lie(so, &self.machine.says()?) else {
                return Ok(());
            };
            if look == LOOKS {
                tell(&format!("{}: {lie}", self.now));
                self.lies += 1;
                return Ok(());
            }
            self.time_passes(TO_LEARN / LOOKS)?;
            self.settle()?;
        }
        Ok(())
    }

    fn measure(&mut self, hour: u32) -> Result<()> {
        let folder = self.machine.folder();
        self.disk_mib_most = self.disk_mib_most.max(audit::disk_mib(folder)?);
        self.journal_rows_most = self.journal_rows_most.max(audit::journal_rows(folder)?);
        if hour < 2 * WEEK {
            self.memory_mib_early = audit::memory_mib()?;
        }
        Ok(())
    }

    fn end(mut self) -> Result<Report> {
        let memory_mib_end = audit::memory_mib()?;
        self.machine.stop()?;
        self.start()?;
        self.machine.stop()?;
        self.central.stop()?;
        let folder = self.machine.folder();
        let requests = audit::requests(&self.central.directory.database(), &self.shown)?;
        let hours = 0..self.calendar.hours;
        let expired = hours.filter(|hour| self.so(*hour) == So::Expired).count();
        let rounded = |mib: f64| (mib * 10.0).round() / 10.0;
        Ok(Report {
            days: self.plan.days,
            requests: self.shown.len(),
            applied_once: requests.applied_once,
            lost: requests.lost,
            twice: requests.twice,
            not_saved: self.not_saved,
            lies: self.lies,
            outages: self.calendar.outages.len(),
            outage_hours: self
                .calendar
                .outages
                .iter()
                .map(|it| it.hours.len() as u32)
                .sum(),
            certificates: self.calendar.certificates.len(),
            expired_hours: u32::try_from(expired)?,
            keys: requests.keys,
            starts: self.starts_ms.len(),
            disk_mib_end: rounded(audit::disk_mib(folder)?),
            disk_mib_most: rounded(self.disk_mib_most),
            memory_mib_early: rounded(self.memory_mib_early),
            memory_mib_end: rounded(memory_mib_end),
            start_ms_end: self.starts_ms.last().copied().unwrap_or_default(),
            start_ms_most: self.starts_ms.iter().copied().max().unwrap_or_default(),
            payloads_end: audit::payloads(folder)?,
            journal_rows_end: audit::journal_rows(folder)?,
            journal_rows_most: self.journal_rows_most,
        })
    }
}

/// Made-up answers: one in four a correction, the others reactivations.
fn draft(person: &MadeUp, number: u32) -> Result<Draft> {
    let (purpose, new_email) = match number % 4 {
        0 => ("correct-email", json!(format!("new.{number}@example.org"))),
        _ => ("reactivate", Value::Null),
    };
    let draft = json!({
        "purpose": purpose,
        "identity": {"nif": person.nif.as_str(), "phone": person.phone.as_str()},
        "assisted": false,
        "oldEmail": {"answer": "unknown"},
        "newEmail": new_email,
        "resendSame": false,
        "language": "pt",
    });
    Ok(serde_json::from_value(draft)?)
}
