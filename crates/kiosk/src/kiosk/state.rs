//! What the page shows before and around a visit.

use protocol::Language;

use super::Kiosk;
use crate::{
    config::{Idle, Screen, Staff},
    fault::Fault,
    link::DOWN,
    page::{Complaints, IdleTimes, KioskState, LanguageName, Service},
};

impl Kiosk {
    /// What the page shows around a visit.
    pub fn state(&self) -> KioskState {
        let open = self.open();
        let fault = self.faults.closing();
        let link_is_down = DOWN.into_iter().any(|fault| self.faults.has(fault));
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
                .map(|open| open.identity.tracking_domain().to_owned())
                .unwrap_or_default(),
            online: open.is_some() && !link_is_down,
            help_call: self.help_call(),
            idle: times(&self.config.idle, &self.config.staff),
            printing_for_last: self.is_printing_for_last(),
            announcements: vec![],
            senders: senders(),
            complaints: complaints(),
        }
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
            senders: senders(),
            complaints: complaints(),
        }
    }
}

/// Where central has said nothing else.
fn senders() -> Vec<String> {
    vec!["aima.gov.pt".to_owned()]
}

/// Where central has said nothing else.
fn complaints() -> Complaints {
    Complaints {
        counter: true,
        site: Some("livroamarelo.gov.pt".to_owned()),
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
