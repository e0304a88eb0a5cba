//! How the machine is, for staff and technicians alike: facts gathered, a self-test run, a page printed.

use std::{path::Path, sync::Arc};

use super::{Kiosk, StartError, printing::print_for_staff, storage_monitor};
use crate::{
    app::control::{Answer, Question},
    machine::{
        config::Config,
        disk::{FreeSpace, off_thread},
        event::{Event, log},
        fault::{Fault, STORAGE_FAULTS},
    },
    printing::{queue::Ended, receipt_printing::Turn},
    receipt::TestPage,
    staff::{
        INTERFACES, has_line,
        panel::{Facts, Panel, local, rows},
        pause,
        self_test::{self, Bench, SelfTest},
    },
    storage::outbox,
    visit::page::Refusal,
};

fn of_requests(done: Result<usize, Fault>) -> Answer {
    match done {
        Ok(count) => Answer::Requests { count },
        Err(fault) => Answer::NotDone {
            fault: fault.code().to_owned(),
        },
    }
}

/// What the system says of the machine.
#[derive(Default)]
struct Found {
    has_line: bool,
    free_space: Option<FreeSpace>,
    paused: bool,
    self_test: Option<SelfTest>,
}

impl Kiosk {
    /// Opens everything once to look at it, and starts nothing: for the command line beside a kiosk that
    /// does not run. Holds the data directory until it is dropped.
    ///
    /// # Errors
    /// See [`Kiosk::start`].
    pub async fn look(config: Config) -> Result<Arc<Kiosk>, StartError> {
        let kiosk = Kiosk::new(config)?;
        storage_monitor::open_once(&kiosk).await;
        Ok(kiosk)
    }

    /// Answers the technician's command line.
    pub async fn answer(&self, question: Question) -> Answer {
        match question {
            Question::Status => Answer::Panel(Box::new(self.panel().await)),
            Question::SelfTest => Answer::SelfTest(self.self_test().await),
            Question::PrintTest => match self.print_test(None).await {
                Ok(Ended::Printed) => Answer::Printed { fault: None },
                Ok(Ended::Failed { fault, .. }) => Answer::Printed {
                    fault: Some(fault.code().to_owned()),
                },
                Ok(Ended::Cancelled { .. }) | Err(_) => Answer::InUse,
            },
            Question::RetryRefused => of_requests(self.retry_refused().await),
            Question::AcknowledgeRefused => of_requests(self.acknowledge_refused().await),
        }
    }

    /// The directory of the kiosk's data.
    pub fn data_dir(&self) -> &Path {
        &self.config.data_dir
    }

    /// How the machine is.
    pub(super) async fn panel(&self) -> Panel {
        let open = self.open();
        let queue = match &open {
            Some(open) => open.store.run(|db| outbox::depth(db)).await.ok(),
            None => None,
        };
        let zone = open
            .as_ref()
            .map_or(jiff::tz::TimeZone::UTC, |open| open.identity.zone());
        let now_ms = self.clock.best_ms();
        let found = self.found_on_the_machine().await;
        let self_test = found.self_test;
        let facts = Facts {
            faults: self.faults.all(),
            has_line: found.has_line,
            link_is_failing: self.health.is_failing(),
            heard_central_ms: self.clock.heard_central_ms(),
            central_offset_ms: self.clock.central_offset_ms(),
            printer_was_asked: self.printer_was_asked(),
            free_space: found.free_space,
            queue,
            self_test: self_test.as_ref().map(|test| (test.at_ms, test.passed())),
            started_ms: now_ms - self.running_ms(),
            now_ms,
            zone: zone.clone(),
        };
        let identity = open.as_ref().map(|open| &open.identity);
        Panel {
            kiosk: identity.map(|identity| identity.kiosk.to_string()),
            store: identity.map(|identity| identity.site()),
            demo: identity.is_some_and(|identity| identity.demo),
            now: local(now_ms, &zone),
            paused: found.paused,
            can_export: self.config.staff.export_dir.is_some(),
            rows: rows(&facts),
            self_test,
            faults: facts.faults.iter().map(|f| f.code().to_owned()).collect(),
        }
    }

    /// What only the system can tell, asked beside everything else: the disk may stand still.
    async fn found_on_the_machine(&self) -> Found {
        let data_dir = self.data_dir().to_owned();
        let looked = off_thread(move || Found {
            has_line: has_line(Path::new(INTERFACES)),
            free_space: FreeSpace::of(&data_dir),
            paused: pause::is_on(&data_dir),
            self_test: self_test::last(&data_dir),
        });
        looked.await.unwrap_or_default()
    }

    /// Tries everything now.
    pub(super) async fn self_test(&self) -> SelfTest {
        let open = self.open();
        let open = open.as_ref();
        let mut faults = self.faults.all().into_iter();
        let bench = Bench {
            data_dir: self.data_dir(),
            closed: faults.find(|fault| STORAGE_FAULTS.contains(fault)),
            store: open.map(|open| &open.store),
            identity: open.map(|open| &open.identity),
            central: open.map(|open| &open.central),
            receipt_printer: open.and_then(|open| open.receipt_printer.as_ref()),
            clock: &self.clock,
            fonts_dir: &self.config.receipt.fonts_dir,
        };
        let test = self_test::run(&bench).await;
        log(Event::SelfTested(test.failed()));
        self.tell();
        test
    }

    /// Prints a test page, for staff or, without their token, for a technician.
    ///
    /// # Errors
    /// Staff are no longer there, or somebody else is.
    pub(super) async fn print_test(&self, token: Option<&str>) -> Result<Ended, Refusal> {
        if let Some(token) = token {
            self.staff_may(token)?;
        }
        let failed = |fault| {
            let unclear = false;
            Ok(Ended::Failed { fault, unclear })
        };
        let Some(open) = self.open() else {
            return failed(self.faults.closing().unwrap_or(Fault::NotEnrolled));
        };
        let Some(receipt_printer) = &open.receipt_printer else {
            return failed(Fault::PrinterNone);
        };
        let place = self.place_for_staff(token)?;
        let page = TestPage {
            at: self.clock.now(),
            zone: open.identity.zone(),
            site: open.identity.site(),
            kiosk: open.identity.kiosk,
            url: open.identity.public_base(),
            domain: open.identity.tracking_domain(),
            languages: self.config.languages.clone(),
            demo: open.identity.demo,
        };
        let print =
            async |turn: Turn<'_>| receipt_printer.print_test(&self.faults, &page, turn).await;
        let ended = print_for_staff(place, print).await;
        log(match ended {
            Ended::Printed => Event::TestPrinted,
            Ended::Failed { fault, .. } => Event::TestNotPrinted(fault),
            Ended::Cancelled { .. } => Event::TestCancelled,
        });
        Ok(ended)
    }
}
