//! What the page shows before and around a visit.

use protocol::{Language, configuration::Configuration};

use super::Kiosk;
use crate::{
    app::page::{Announcement, Complaints, IdleTimes, KioskState, LanguageName, Service},
    delivery::client::DOWN,
    machine::{
        config::{Idle, Screen, Staff},
        fault::Fault,
    },
};

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
            announcements: announcements(&told),
            senders: told.senders.clone(),
            complaints: complaints(&told),
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
            senders: Configuration::default().senders,
            complaints: complaints(&Configuration::default()),
        }
    }
}

/// Central's sentences in the languages of this version.
fn announcements(told: &Configuration) -> Vec<Announcement> {
    let known = told.known_notices().map(|(language, text)| Announcement {
        language: language.code().to_owned(),
        text: text.to_owned(),
    });
    known.collect()
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
