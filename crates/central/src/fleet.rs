//! What a kiosk needs of a person: one pure rule, of its last heartbeat and the time. The desk's page of the fleet shows it, and
//! counts by it.

use jiff::{SignedDuration, Timestamp};
use protocol::KioskId;

/// A kiosk that was not heard for so long is silent: it speaks every 45 seconds.
pub const SILENT: SignedDuration = SignedDuration::from_mins(10);
/// What waits for so long is stuck, and not just on its way.
pub const STUCK_S: i64 = 3_600;
/// A clock that is off by more is wrong (`doctor` asks the same).
pub const CLOCK_OFF_MS: i64 = 300_000;
/// What a kiosk says of a printer that works.
pub const PRINTER_READY: &str = "ready";
/// So many of the names of kiosks may be given out before somebody is told that they run short: names are given once.
pub const NAMES_SHORT: i64 = KioskId::COUNT as i64 * 8 / 10;

/// One kiosk, as central last heard of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KioskState {
    /// Its id.
    pub id: String,
    /// The site where it was enrolled.
    pub site: String,
    /// When.
    pub enrolled_at: Timestamp,
    /// When its token was taken away, if it was.
    pub revoked_at: Option<Timestamp>,
    /// Its last heartbeat; `None` before the first.
    pub heard: Option<Heard>,
}

/// A heartbeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// When it came.
    pub at: Timestamp,
    /// The kiosk's version.
    pub version: String,
    /// Requests that waited for delivery.
    pub queue_depth: i64,
    /// The age of the oldest, in seconds.
    pub oldest_s: Option<i64>,
    /// `ready`, or the code of the printer's fault.
    pub printer: String,
    /// Central's clock less the kiosk's, in milliseconds.
    pub clock_offset_ms: i64,
}

/// What a person has to see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It has never been heard: it was enrolled and not started.
    NeverHeard,
    /// It is not heard any more: power, network, or the machine.
    Silent,
    /// Requests wait in it for too long.
    Stuck,
    /// Its printer does not print.
    Printer,
    /// Its clock is wrong.
    Clock,
}

impl Need {
    /// Every one.
    pub const ALL: [Need; 5] = [
        Need::NeverHeard,
        Need::Silent,
        Need::Stuck,
        Need::Printer,
        Need::Clock,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Need::NeverHeard => "never-heard",
            Need::Silent => "silent",
            Need::Stuck => "stuck",
            Need::Printer => "printer",
            Need::Clock => "clock",
        }
    }
}

impl KioskState {
    /// What it needs of a person at `now`. One that was revoked needs nothing; of one that is silent nothing else is known.
    pub fn needs(&self, now: Timestamp) -> Vec<Need> {
        if self.revoked_at.is_some() {
            return vec![];
        }
        let Some(heard) = &self.heard else {
            return match now.duration_since(self.enrolled_at) > SILENT {
                true => vec![Need::NeverHeard],
                false => vec![],
            };
        };
        if now.duration_since(heard.at) > SILENT {
            return vec![Need::Silent];
        }
        [
            (Need::Stuck, heard.oldest_s.is_some_and(|age| age > STUCK_S)),
            (Need::Printer, heard.printer != PRINTER_READY),
            (
                Need::Clock,
                heard.clock_offset_ms.saturating_abs() > CLOCK_OFF_MS,
            ),
        ]
        .into_iter()
        .filter_map(|(need, is_so)| is_so.then_some(need))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn well() -> KioskState {
        KioskState {
            id: "4F".to_owned(),
            site: "Loja de Lisboa".to_owned(),
            enrolled_at: at(0),
            revoked_at: None,
            heard: Some(Heard {
                at: at(10_000),
                version: "0.1.0".to_owned(),
                queue_depth: 0,
                oldest_s: None,
                printer: PRINTER_READY.to_owned(),
                clock_offset_ms: 0,
            }),
        }
    }

    #[test]
    fn what_a_kiosk_needs() {
        let with = |change: fn(&mut Heard)| {
            let mut kiosk = well();
            kiosk.heard.iter_mut().for_each(change);
            kiosk
        };
        let never = |enrolled: i64| KioskState {
            heard: None,
            enrolled_at: at(enrolled),
            ..well()
        };
        let revoked = KioskState {
            revoked_at: Some(at(1)),
            ..never(0)
        };
        for (kiosk, now, needs) in [
            (well(), 10_000, vec![]),
            (well(), 10_600, vec![]),
            (well(), 10_601, vec![Need::Silent]),
            (never(9_400), 10_000, vec![]),
            (never(9_399), 10_000, vec![Need::NeverHeard]),
            (revoked, 99_999, vec![]),
            (with(|it| it.oldest_s = Some(3_600)), 10_000, vec![]),
            (
                with(|it| it.oldest_s = Some(3_601)),
                10_000,
                vec![Need::Stuck],
            ),
            (with(|it| it.queue_depth = 500), 10_000, vec![]),
            (
                with(|it| it.printer = "printer-out-of-paper".to_owned()),
                10_000,
                vec![Need::Printer],
            ),
            (with(|it| it.clock_offset_ms = 300_000), 10_000, vec![]),
            (
                with(|it| it.clock_offset_ms = -300_001),
                10_000,
                vec![Need::Clock],
            ),
            (
                with(|it| it.clock_offset_ms = i64::MIN),
                10_000,
                vec![Need::Clock],
            ),
            (
                with(|it| it.printer = "printer-missing".to_owned()),
                99_999,
                vec![Need::Silent],
            ),
        ] {
            assert_eq!(kiosk.needs(at(now)), needs, "{kiosk:?} at {now}");
        }
    }

    #[test]
    fn names_run_short_at_four_fifths() {
        assert_eq!(NAMES_SHORT, 819);
    }
}
