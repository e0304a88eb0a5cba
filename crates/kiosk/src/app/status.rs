//! How the kiosk is: what the page shows before and around a visit, and what staff and technicians read of the
//! machine, with the self-test.

use std::{path::Path, sync::Arc};

use protocol::{Language, configuration::Configuration};

use super::{Kiosk, StartError, announcing, storage_monitor};
use crate::{
    app::page::{Complaints, HearingState, IdleTimes, KioskState, LanguageName, Service},
    delivery::client::DOWN,
    machine::{
        clock::TimeSource,
        config::{Config, Idle, Pad, Screen, Staff},
        disk::{FreeSpace, off_thread},
        event::{Event, log},
        fault::{Fault, STORAGE_FAULTS},
    },
    staff::{
        INTERFACES, has_line,
        panel::{Facts, Panel, local, rows},
        pause,
        self_test::{self, Bench, SelfTest},
    },
    storage::outbox,
};

/// What the system says of the machine.
#[derive(Default)]
struct Found {
    has_line: bool,
    free_space: Option<FreeSpace>,
    paused: bool,
    self_test: Option<SelfTest>,
}

impl Kiosk {
    /// What the page shows around a visit.
    pub fn state(&self) -> KioskState {
        let open = self.open();
        let fault = self.faults.closing();
        let link_is_down = DOWN.into_iter().any(|fault| self.faults.has(fault));
        let told = open
            .as_ref()
            .map(|open| open.identity.in_force().configuration.clone())
            .unwrap_or_default();
        let announcements = open.as_ref().map(|open| {
            announcing::announcements(&told, open.identity.enrolled_site(), self.clock.now())
        });
        KioskState {
            service: if fault.is_none() && open.is_some() {
                Service::Open
            } else {
                Service::Closed
            },
            fault,
            notices: self.faults.notices(),
            demo: open.as_ref().is_some_and(|open| open.identity.demo),
            languages: names(&self.config.languages),
            mm_per_px: self.config.screen.mm_per_px,
            tracking_domain: open
                .as_ref()
                .map(|open| open.identity.tracking_domain())
                .unwrap_or_default(),
            online: open.is_some() && !link_is_down,
            help_call: self.help_call(),
            idle: times(&self.config.idle, &self.config.staff),
            printing_for_last: self.is_printing_for_last(),
            announcements: announcements.unwrap_or_default(),
            senders: told.senders.clone(),
            complaints: complaints(&told),
            pad: self.config.pad.clone(),
            hearing: self.hearing(),
        }
    }

    /// Opens everything once to look at it, and starts nothing: for the command line beside a kiosk that
    /// does not run. Holds the data directory until it is dropped.
    ///
    /// # Errors
    /// See [`Kiosk::start`].
    pub async fn look(config: Config) -> Result<Arc<Kiosk>, StartError> {
        let kiosk = Kiosk::new(config, TimeSource::System)?;
        storage_monitor::open_once(&kiosk).await;
        Ok(kiosk)
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
}

impl KioskState {
    /// A kiosk of which nothing is known but that this fault keeps it closed: every language, and the usual
    /// screen.
    pub fn closed(fault: Fault) -> KioskState {
        KioskState {
            service: Service::Closed,
            fault: Some(fault),
            notices: vec![],
            demo: false,
            languages: names(&Language::ALL),
            mm_per_px: Screen::default().mm_per_px,
            tracking_domain: String::new(),
            online: false,
            help_call: None,
            idle: times(&Idle::default(), &Staff::default()),
            printing_for_last: false,
            announcements: vec![],
            senders: Configuration::default().senders,
            complaints: complaints(&Configuration::default()),
            pad: Pad::default(),
            hearing: HearingState {
                aloud: false,
                headphones: false,
            },
        }
    }
}

fn complaints(told: &Configuration) -> Complaints {
    Complaints {
        counter: told.complaints.counter,
        site: told.complaints.site.clone(),
    }
}

fn names(languages: &[Language]) -> Vec<LanguageName> {
    let names = languages.iter().map(|language| LanguageName {
        code: language.code(),
        name: language.native_name(),
        rtl: language.is_rtl(),
    });
    names.collect()
}

fn times(idle: &Idle, staff: &Staff) -> IdleTimes {
    IdleTimes {
        question: idle.question,
        slow: idle.slow,
        countdown: idle.countdown,
        staff: staff.idle,
    }
}
