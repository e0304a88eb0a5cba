//! A country's worth of made-up cases and open requests, for measurements: `make-cases --bulk`. The requests are as the
//! workers leave them while nothing is due: opened, matched, their mailboxes confirmed, the registered ones told.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use protocol::{EmailAddress, Kind, KioskId, Recorded, RequestHeader, RequestId, TrackingCode};
use uuid::Uuid;

use super::person;
use crate::{
    registry::{CaseStatus, sealed},
    requests::state::{Hold, checking},
    store::{MadeUpKiosk, MadeUpRequest, SealedCase, SealedValues},
    vault::{Cell, Domain, Vault},
};

const SITES: u16 = 8;
const KIOSKS_OF_A_SITE: u16 = 2;
/// Of the open requests, one in so many waits at the counter.
const AT_THE_COUNTER_ONE_IN: u32 = 10;
/// Of the open requests, one in so many has an open alarm.
const WITH_AN_ALARM_ONE_IN: u32 = 1_000;
/// In which the requests were received.
const DAYS: i64 = 2;
/// Cases that are made and written at once.
pub const CHUNK: u32 = 10_000;

/// How much of what, of which people, and when.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Cases.
    pub cases: u32,
    /// Open requests, each about another of the cases.
    pub open: u32,
    /// Which people.
    pub seed: u64,
    /// The last request was received then.
    pub now: Timestamp,
}

/// The kiosks at which the requests were made.
pub fn kiosks() -> Vec<MadeUpKiosk> {
    (0..SITES * KIOSKS_OF_A_SITE)
        .map(|number| MadeUpKiosk {
            id: kiosk(number).as_str().to_owned(),
            site: site(number / KIOSKS_OF_A_SITE),
        })
        .collect()
}

/// The name of a made-up site.
pub fn site(number: u16) -> String {
    format!("Loja {}", number + 1)
}

fn kiosk(number: u16) -> KioskId {
    KioskId::new(number % (SITES * KIOSKS_OF_A_SITE)).expect("there are names for more")
}

impl Plan {
    /// Whether there are people enough for so many requests: one in ten withdrew, and nobody asks twice.
    pub fn is_possible(&self) -> bool {
        self.open <= self.cases / 2
    }

    /// The cases from `first` on, [`CHUNK`] at most, and the requests about them.
    pub fn chunk(&self, first: u32, vault: &Vault) -> (Vec<SealedCase>, Vec<MadeUpRequest>) {
        let last = first.saturating_add(CHUNK).min(self.cases);
        let mut cases = Vec::with_capacity((last - first) as usize);
        let mut requests = Vec::new();
        for number in first..last {
            let person = person(self.seed, number);
            cases.push(sealed(&person.case(), vault));
            if let Some(ordinal) = self.asks(number) {
                requests.push(self.request(ordinal, &person, vault));
            }
        }
        (cases, requests)
    }

    /// The how-manieth request this person's is; `None` where they ask for nothing. Spread over all the people.
    fn asks(&self, number: u32) -> Option<u32> {
        let before = |number: u32| {
            (u64::from(number) * u64::from(self.open) / u64::from(self.cases.max(1))) as u32
        };
        let ordinal = before(number);
        (before(number + 1) > ordinal).then_some(ordinal)
    }

    fn request(&self, ordinal: u32, person: &super::MadeUp, vault: &Vault) -> MadeUpRequest {
        let back =
            SignedDuration::from_hours(24 * DAYS).as_millis() as i64 / i64::from(self.open.max(1));
        let received_at =
            self.now - SignedDuration::from_millis(i64::from(self.open - ordinal) * back);
        let received_ms = received_at.as_millisecond().unsigned_abs();
        let mut random = [0; 10];
        random[..8].copy_from_slice(&(u64::from(ordinal) | self.seed << 32).to_be_bytes());
        random[8] = 1;
        let kiosk = kiosk((ordinal % 1_000) as u16);
        let header = RequestHeader {
            id: RequestId::new(received_ms, random),
            tracking_code: TrackingCode::generate(
                kiosk,
                random[2..8].try_into().expect("six of ten bytes"),
            ),
            kind: Kind::CorrectEmail,
            kiosk,
            language: person.language,
            recorded: Recorded {
                wall_ms: received_at.as_millisecond(),
                monotonic_ms: u64::from(ordinal),
                boot_id: Uuid::nil(),
                central_offset_ms: None,
            },
        };
        let id = header.id.to_string();
        let seal = |column, plain: &str| {
            let row = id.as_str();
            let table = "contents";
            vault.seal(Cell { table, row, column }, plain)
        };
        let case = sealed(&person.case(), vault);
        // Withdrawn cases are for the counter too.
        let counter =
            ordinal.is_multiple_of(AT_THE_COUNTER_ONE_IN) || person.status == CaseStatus::Withdrawn;
        let new_email = EmailAddress::parse(&format!("new{ordinal}@example.net"))
            .expect("a well-formed address");
        let mut hashes = case.hashes.clone();
        hashes.niss = None;
        if counter {
            hashes.phone = None;
        }
        let rule = checking(None, None).expect("the package's own");
        let hold = Hold::of(received_at, &TimeZone::UTC, &rule, None);
        MadeUpRequest {
            received_at,
            look_at: (!counter).then_some(hold.ends_at),
            alarm: ordinal.is_multiple_of(WITH_AN_ALARM_ONE_IN),
            case_id: case.id,
            matching: if counter { 2 } else { 3 },
            values: SealedValues {
                nif: Some(seal("nif", person.nif.as_str())),
                passport: Some(seal(
                    "passport",
                    &crate::vault::passport_form(person.passport()),
                )),
                phone: (!counter).then(|| seal("phone", person.phone.as_str())),
                niss: None,
            },
            hashes,
            emails: [
                seal("old_email", person.email.as_str()),
                seal("new_email", new_email.as_str()),
            ],
            new_email_hash: vault.hash(Domain::Email, &new_email.matching_form()),
            header,
        }
    }
}
