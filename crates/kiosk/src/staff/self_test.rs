//! The self-test: everything that a visit needs is tried once, for real, and the result kept with its time.
//!
//! It writes one file beside the data and takes it away again, and asks printer and central a question; it
//! prints nothing, sends nobody's data, and leaves the outbox as it is.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
    sync::Arc,
};

use protocol::{Identifiers, Kind, KioskId, Language, RequestContent, RequestHeader, RequestId};
use serde::{Deserialize, Serialize};

use crate::{
    delivery::client::CentralClient,
    machine::{
        clock::Clock,
        disk,
        fault::Fault,
        identity::{Identity, usable_key},
    },
    printing::{printer::PrinterStatus, receipt_printing::ReceiptPrinter},
    receipt::{self, Fonts, Media, Receipt},
    storage::{
        outbox,
        store::{Store, fault_of_io},
    },
};

/// Where the last result is kept.
const FILE: &str = "self-test.json";
/// What is written, read back and removed.
const TRIAL: &str = "self-test.trial";
const TRIAL_BYTES: usize = 256 * 1024;

/// One self-test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffSelfTest"))]
#[serde(rename_all = "camelCase")]
pub struct SelfTest {
    /// When it ended, best knowledge of the time, ms since 1970.
    pub at_ms: i64,
    /// What was tried, in order.
    pub steps: Vec<Step>,
}

/// One thing that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffStep"))]
pub struct Step {
    /// Its stable name; its title is the text `staff-step-<name>`.
    pub step: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it failed: the id of a text for staff.
    pub why: Option<String>,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "StaffStepOutcome"))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It works.
    Passed,
    /// It does not.
    Failed,
    /// There is nothing to try: no printer is configured, or central has not told the time yet.
    Skipped,
}

impl SelfTest {
    /// Nothing failed.
    pub fn passed(&self) -> bool {
        self.failed() == 0
    }

    /// How many steps failed.
    pub fn failed(&self) -> usize {
        let steps = self.steps.iter();
        steps.filter(|step| step.outcome == Outcome::Failed).count()
    }
}

/// What is tried. What exists only with an open database is not there while that is closed.
pub struct Bench<'a> {
    /// The data directory.
    pub data_dir: &'a Path,
    /// Why the database is closed, if it is.
    pub closed: Option<Fault>,
    /// The database.
    pub store: Option<&'a Store>,
    /// Who this kiosk is.
    pub identity: Option<&'a Arc<Identity>>,
    /// The way to central.
    pub central: Option<&'a CentralClient>,
    /// The printer.
    pub receipt_printer: Option<&'a Arc<ReceiptPrinter>>,
    /// Time.
    pub clock: &'a Clock,
    /// Folder of the fonts.
    pub fonts_dir: &'a Path,
}

/// Tries everything and keeps the result. A result that cannot be kept is given back all the same: the
/// step `disk` says why.
pub async fn run(bench: &Bench<'_>) -> SelfTest {
    let steps = vec![
        step("disk", off_thread(bench.data_dir, try_disk).await),
        step("database", try_database(bench).await),
        step("keys", try_keys(bench)),
        step("printer", try_printer(bench).await),
        step("central", try_central(bench).await),
        step("clock", try_clock(bench.clock)),
        step("fonts", off_thread(bench.fonts_dir, try_fonts).await),
    ];
    let test = SelfTest {
        at_ms: bench.clock.best_ms(),
        steps,
    };
    let (folder, kept) = (bench.data_dir.to_owned(), test.clone());
    // The disk's own step has failed too where this does, and the result is shown.
    disk::off_thread(move || keep(&folder, &kept)).await;
    test
}

/// The last result; none where there is none that can be read.
pub fn last(data_dir: &Path) -> Option<SelfTest> {
    let text = fs::read(data_dir.join(FILE)).ok()?;
    serde_json::from_slice(&text).ok()
}

fn keep(data_dir: &Path, test: &SelfTest) {
    let json = serde_json::to_vec(test).expect("plain strings and numbers");
    drop(disk::replace(&data_dir.join(FILE), &json));
}

/// `Ok(false)`: there was nothing to try.
type Tried = Result<bool, Why>;

/// Why a step failed.
enum Why {
    /// A fault that the kiosk has words for.
    Fault(Fault),
    /// A font is missing or damaged.
    Fonts,
}

impl From<Fault> for Why {
    fn from(fault: Fault) -> Why {
        Why::Fault(fault)
    }
}

impl Why {
    fn text(&self) -> String {
        match self {
            Why::Fault(fault) => format!("fault-{}-staff", fault.code()),
            Why::Fonts => "staff-step-fonts-failed".to_owned(),
        }
    }
}

fn step(name: &str, tried: Tried) -> Step {
    let (outcome, why) = match tried {
        Ok(true) => (Outcome::Passed, None),
        Ok(false) => (Outcome::Skipped, None),
        Err(why) => (Outcome::Failed, Some(why.text())),
    };
    Step {
        step: name.to_owned(),
        outcome,
        why,
    }
}

async fn off_thread(folder: &Path, work: fn(&Path) -> Tried) -> Tried {
    let folder = folder.to_owned();
    disk::off_thread(move || work(&folder))
        .await
        .unwrap_or(Err(Fault::StorageFailing.into()))
}

fn try_disk(data_dir: &Path) -> Tried {
    let path = data_dir.join(TRIAL);
    let mut written = vec![0; TRIAL_BYTES];
    getrandom::fill(&mut written).expect("the system has randomness");
    let tried = || -> io::Result<bool> {
        let mut file = File::create(&path)?;
        file.write_all(&written)?;
        file.sync_all()?;
        let mut read = Vec::new();
        File::open(&path)?.read_to_end(&mut read)?;
        Ok(read == written)
    };
    let tried = tried();
    let removed = disk::remove(&path);
    match tried.and_then(|same| removed.map(|()| same)) {
        Ok(true) => Ok(true),
        Ok(false) => Err(Fault::StorageFailing.into()),
        Err(error) => Err(fault_of_io(&error).into()),
    }
}

async fn try_database(bench: &Bench<'_>) -> Tried {
    let Some(store) = bench.store else {
        return Err(bench.closed.unwrap_or(Fault::NotEnrolled).into());
    };
    let whole = store.run(|db| {
        let intact: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok(intact == "ok" && outbox::is_whole(db)?)
    });
    match whole.await? {
        true => Ok(true),
        false => Err(Fault::StorageDamaged.into()),
    }
}

/// Seals a made-up request, which goes nowhere.
fn try_keys(bench: &Bench<'_>) -> Tried {
    let Some(identity) = bench.identity else {
        return Err(Fault::NotEnrolled.into());
    };
    let header = RequestHeader {
        id: RequestId::new(0, [0; 10]),
        tracking_code: protocol::TrackingCode::generate(identity.kiosk, [0; 6]),
        kind: Kind::Reactivate,
        kiosk: identity.kiosk,
        language: Language::Pt,
        recorded: bench.clock.recorded(),
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
    let key = identity.sealing_key();
    let payload = key.seal(&header, &content);
    match payload.key_id == key.id() && !payload.sealed.is_empty() {
        true => Ok(true),
        false => Err(Fault::StorageDamaged.into()),
    }
}

async fn try_printer(bench: &Bench<'_>) -> Tried {
    let Some(receipt_printer) = bench.receipt_printer else {
        return Ok(false);
    };
    match receipt_printer.status().await {
        PrinterStatus::Ready { .. } | PrinterStatus::Busy => Ok(true),
        PrinterStatus::Fault(fault) => Err(fault.fault().into()),
    }
}

async fn try_central(bench: &Bench<'_>) -> Tried {
    let (Some(central), Some(identity)) = (bench.central, bench.identity) else {
        return Err(Fault::NotEnrolled.into());
    };
    match central.configuration(&identity.token).await {
        // A central whose keys nobody can seal to is none.
        Ok(configuration) => match usable_key(&configuration.sealing_keys) {
            Ok(_) => Ok(true),
            Err(_) => Err(Fault::CentralRefuses.into()),
        },
        Err(error) => Err(error.fault().into()),
    }
}

fn try_clock(clock: &Clock) -> Tried {
    match (clock.is_wrong(), clock.central_offset_ms()) {
        (true, _) => Err(Fault::Clock.into()),
        (false, Some(_)) => Ok(true),
        (false, None) => Ok(false),
    }
}

/// Lays out a made-up receipt in every language: every font is read and cut.
fn try_fonts(fonts_dir: &Path) -> Tried {
    let kiosk = KioskId::new(0).expect("the first kiosk's number");
    let fonts = Fonts::load(fonts_dir).map_err(|_| Why::Fonts)?;
    for language in Language::ALL {
        let receipt = Receipt {
            kind: Kind::Reactivate,
            tracking_code: protocol::TrackingCode::generate(kiosk, [0; 6]),
            tracking_url: "HTTPS://LOCALHOST/T/0".to_owned(),
            tracking_domain: "localhost".to_owned(),
            saved_at: jiff::Timestamp::UNIX_EPOCH,
            zone: jiff::tz::TimeZone::UTC,
            site: "AIMA".to_owned(),
            kiosk,
            language,
            masked_new_email: None,
            steps: vec![],
            senders: vec![],
            complaints: protocol::configuration::Complaints::default(),
            demo: true,
            duplicate: true,
        };
        receipt::pdf(&receipt, Media::Roll80, &fonts).map_err(|_| Why::Fonts)?;
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench<'a>(data_dir: &'a Path, clock: &'a Clock, fonts_dir: &'a Path) -> Bench<'a> {
        Bench {
            data_dir,
            closed: None,
            store: None,
            identity: None,
            central: None,
            receipt_printer: None,
            clock,
            fonts_dir,
        }
    }

    fn outcomes(test: &SelfTest) -> Vec<(&str, Outcome, Option<&str>)> {
        let steps = test.steps.iter();
        steps
            .map(|step| (step.step.as_str(), step.outcome, step.why.as_deref()))
            .collect()
    }

    #[tokio::test]
    async fn a_kiosk_that_is_not_enrolled_passes_what_it_has_and_fails_the_rest() {
        use Outcome::{Failed, Passed, Skipped};
        let folder = tempfile::tempdir().expect("a place for the test");
        let clock = Clock::new(None);
        let fonts = Path::new("/usr/share/fonts/truetype/noto");
        let test = run(&bench(folder.path(), &clock, fonts)).await;
        assert_eq!(
            outcomes(&test),
            [
                ("disk", Passed, None),
                ("database", Failed, Some("fault-not-enrolled-staff")),
                ("keys", Failed, Some("fault-not-enrolled-staff")),
                ("printer", Skipped, None),
                ("central", Failed, Some("fault-not-enrolled-staff")),
                ("clock", Skipped, None),
                ("fonts", Passed, None),
            ]
        );
        assert!(!test.passed());
        assert_eq!(last(folder.path()), Some(test), "kept with its time");
        let left = fs::read_dir(folder.path()).expect("readable").count();
        assert_eq!(left, 1, "the trial is gone");
    }

    #[tokio::test]
    async fn missing_fonts_a_missing_folder_and_a_wrong_clock_are_named() {
        let clock = Clock::new(None);
        let later = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(12);
        clock.hear_central(later, true).expect("within a day");
        let nowhere = Path::new("/nowhere/at/all");
        let mut bench = bench(nowhere, &clock, nowhere);
        bench.closed = Some(Fault::StorageDamaged);
        let test = run(&bench).await;
        let failed = |name: &str| {
            let step = test.steps.iter().find(|step| step.step == name);
            step.and_then(|step| step.why.clone())
        };
        assert_eq!(
            failed("disk").as_deref(),
            Some("fault-storage-failing-staff")
        );
        assert_eq!(
            failed("database").as_deref(),
            Some("fault-storage-damaged-staff")
        );
        assert_eq!(failed("clock").as_deref(), Some("fault-clock-staff"));
        assert_eq!(failed("fonts").as_deref(), Some("staff-step-fonts-failed"));
        assert_eq!(last(nowhere), None);
    }

    #[test]
    fn a_result_that_cannot_be_read_counts_as_none() {
        let folder = tempfile::tempdir().expect("a place for the test");
        fs::write(folder.path().join(FILE), "{\"atMs\":1").expect("writable");
        assert_eq!(last(folder.path()), None);
    }
}
