//! The true words: what the kiosk may and must say while a fault lasts, to people on the page, to staff in
//! the panel, to technicians by `aima-kiosk status`, and within how many seconds.
//!
//! It is written from what the faults are, and not from the kiosk's code. One table; the judge holds every
//! sample against it.

use crate::{fault::Fault, said::Said};

/// How long after a fault its words may still stand: the kiosk learns with its next exchange, a minute later
/// at the most, that it is over.
pub const STAND_ON_S: u64 = 90;
/// How long after its start a kiosk may say that it does not know yet.
pub const NOT_YET_S: u64 = 30;

/// What a starting kiosk does not know yet.
pub const NOT_YET: [&str; 3] = ["central-not-yet", "clock-not-yet", "printer-not-yet"];
/// What is true of the campaign's machine whatever goes wrong: no printer in most trials, a small disk, and
/// no network interface but the loopback.
pub const ALWAYS: [&str; 3] = ["printer-none", "disk-little", "network-down"];
/// What the panel says beside a word about central.
pub const BESIDE_CENTRAL: [&str; 4] = [
    "central-slipped",
    "network-silent",
    "central-not-yet",
    "clock-not-yet",
];

/// The true words of one fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth {
    /// The fault.
    pub fault: Fault,
    /// Who must be told it.
    pub told: Told,
    /// One of these must be said once it has happened, to everybody who is told.
    pub must: &'static [&'static str],
    /// So many seconds after it has happened, or after the kiosk's start.
    pub within_s: u64,
    /// What else may be said meanwhile.
    pub may: &'static [&'static str],
    /// Faults during which nobody can tell this one.
    pub hidden_by: &'static [Fault],
}

/// Who must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nobody: it passes, or it is no matter.
    Nobody,
    /// Staff and technicians; it takes nothing from the person.
    Staff,
    /// The person as well.
    Everybody,
}

impl Truth {
    /// Every word that is true while the fault lasts.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.must.iter().chain(self.may).copied()
    }

    /// Whether this audience must be told.
    pub fn must_be_told(&self, audience: &str) -> bool {
        match self.told {
            Told::Nobody => false,
            Told::Staff => audience != "page",
            Told::Everybody => true,
        }
    }
}

const fn nobody(fault: Fault, may: &'static [&'static str]) -> Truth {
    Truth {
        fault,
        told: Told::Nobody,
        must: &[],
        within_s: 0,
        may,
        hidden_by: &[],
    }
}

const fn told(
    fault: Fault,
    told: Told,
    must: &'static [&'static str],
    within_s: u64,
    may: &'static [&'static str],
    hidden_by: &'static [Fault],
) -> Truth {
    Truth {
        fault,
        told,
        must,
        within_s,
        may,
        hidden_by,
    }
}

const NO_ANSWER: &[&str] = &["no-network", "central-partly"];
const A_STRANGERS: &[&str] = &["central-failing", "central-partly"];
/// With the database closed nobody knows of central's time, nor of what lies beside it.
const CLOSED: &[Fault] = &[Fault::DiskFull, Fault::DiskReadOnly, Fault::KillInSalvage];

/// The table.
#[rustfmt::skip]
pub const TRUTHS: &[Truth] = &[
    nobody(Fault::KillKiosk, &[]),
    nobody(Fault::KillCentral, NO_ANSWER),
    nobody(Fault::PowerCutKiosk, &[]),
    nobody(Fault::PowerCutCentral, NO_ANSWER),
    told(Fault::ClockJump, Told::Staff, &["clock"], 75, &[],
        &[Fault::CentralClockHours, Fault::DiskFull, Fault::DiskReadOnly, Fault::KillInSalvage]),
    told(Fault::DiskFull, Told::Everybody, &["disk-full"], 10, &["storage-copy-lags"], &[]),
    // An older central does not know the kiosk's newest token, nor the newest configuration.
    nobody(Fault::RestoreCentral, &["no-network", "central-partly", "central-refuses", "configuration-refused"]),
    told(Fault::DiskReadOnly, Told::Everybody, &["storage-read-only"], 12, &["storage-copy-lags"], &[]),
    told(Fault::KillInSalvage, Told::Staff, &["storage-salvaged"], 10, &["storage-damaged"],
        &[Fault::DiskFull, Fault::DiskReadOnly]),
    // The kiosk cannot know whose clock is wrong while they differ by less than a day. Central may start anew.
    nobody(Fault::CentralClockHours, &["clock", "no-network", "central-partly"]),
    // A time that cannot be is not believed, and changes nothing.
    nobody(Fault::CentralClockYears, NO_ANSWER),
    told(Fault::EnrolledAnew, Told::Everybody, &["central-refuses"], 15, &[], CLOSED),
    nobody(Fault::KeyChange, NO_ANSWER),
    nobody(Fault::CableTwice, &["printer-absent"]),
    nobody(Fault::Cut, NO_ANSWER),
    nobody(Fault::Delay, &[]),
    nobody(Fault::TruncateRequest, NO_ANSWER),
    nobody(Fault::TruncateAnswer, NO_ANSWER),
    nobody(Fault::Duplicate, &[]),
    nobody(Fault::Reorder, NO_ANSWER),
    nobody(Fault::LostAnswer, NO_ANSWER),
    nobody(Fault::Portal, A_STRANGERS),
    nobody(Fault::Busy, A_STRANGERS),
    // Connections that there are break when somebody else begins to answer.
    nobody(Fault::Stranger, &["central-certificate", "no-network", "central-partly"]),
    told(Fault::TooLarge, Told::Everybody, &["central-failing"], 15, &["central-partly"], CLOSED),
    told(Fault::BadGateway, Told::Everybody, &["central-failing"], 15, &["central-partly"], CLOSED),
    nobody(Fault::PoisonedItem, A_STRANGERS),
    nobody(Fault::SlowLine, &[]),
    // Connections that there are break with each change. By the wall clock it may still be valid, where that is
    // wrong.
    told(Fault::CertificateExpired, Told::Everybody, &["central-certificate-expired"], 15, NO_ANSWER,
        &[Fault::ClockJump, Fault::DiskFull, Fault::DiskReadOnly, Fault::KillInSalvage]),
];

/// Whether a kiosk says that all is well, a database aside that was set aside and that nobody takes away.
pub fn is_in_service(said: &Said) -> bool {
    let well = |word: &String| ALWAYS.contains(&word.as_str()) || word == "storage-salvaged";
    said.is_open
        && said
            .audiences()
            .iter()
            .all(|(_, words)| words.iter().all(well))
}

/// The true words of a fault.
pub fn of(fault: Fault) -> &'static Truth {
    TRUTHS
        .iter()
        .find(|truth| truth.fault == fault)
        .expect("every fault has its row")
}

/// Whether a word is about central: then the panel says more beside it.
pub fn is_about_central(word: &str) -> bool {
    word.starts_with("central-") || word == "no-network"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_one_row_and_ninety_seconds_at_the_most() {
        let named: Vec<Fault> = TRUTHS.iter().map(|truth| truth.fault).collect();
        assert_eq!(named, Fault::ALL);
        for truth in TRUTHS {
            assert!(truth.within_s <= 90, "{truth:?}");
            assert_eq!(
                truth.told == Told::Nobody,
                truth.must.is_empty(),
                "{truth:?}"
            );
        }
    }

    #[test]
    fn every_word_is_a_fault_of_the_kiosk_and_who_must_read_it_can() {
        for truth in TRUTHS {
            for word in truth.words() {
                let fault = kiosk::machine::fault::Fault::from_code(word);
                let fault = fault.unwrap_or_else(|| panic!("{word} is no fault's code"));
                if truth.told == Told::Everybody && truth.must.contains(&word) {
                    assert_ne!(
                        fault.audience(),
                        kiosk::machine::fault::Audience::Staff,
                        "{word}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_people_need_not_know_is_told_to_staff_alone() {
        let clock = of(Fault::ClockJump);
        assert!(!clock.must_be_told("page"));
        assert!(clock.must_be_told("panel") && clock.must_be_told("status"));
        assert!(of(Fault::EnrolledAnew).must_be_told("page"));
        assert!(!of(Fault::Delay).must_be_told("panel"));
    }
}
