//! Every kind of fault, declared once.

use serde::{Deserialize, Serialize};

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident => $text:literal;)+) => {
        /// A kind of fault, by its stable name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Fault { $($(#[doc = $doc])+ $name,)+ }

        impl Fault {
            /// Every kind.
            pub const ALL: &[Fault] = &[$(Fault::$name,)+];

            /// The stable name.
            pub fn name(self) -> &'static str {
                match self { $(Fault::$name => $text,)+ }
            }
        }
    };
}

faults! {
    /// kill -9 of the kiosk.
    KillKiosk => "kill-kiosk";
    /// kill -9 of central.
    KillCentral => "kill-central";
    /// The kiosk's power goes.
    PowerCutKiosk => "power-cut-kiosk";
    /// Central's power goes.
    PowerCutCentral => "power-cut-central";
    /// The kiosk's wall clock jumps, hours to decades, back or forth.
    ClockJump => "clock-jump";
    /// The kiosk's disk is full.
    DiskFull => "disk-full";
    /// Central comes back with an older backup.
    RestoreCentral => "restore-central";
    /// The kiosk's disk turns read-only.
    DiskReadOnly => "disk-read-only";
    /// The kiosk's database is damaged, and the kiosk is killed while it reads out what is left.
    KillInSalvage => "kill-in-salvage";
    /// Central's wall clock is wrong by hours, for as long as somebody needs to put it right.
    CentralClockHours => "central-clock-hours";
    /// Central's wall clock is wrong by years.
    CentralClockYears => "central-clock-years";
    /// The kiosk's token is revoked, and a technician enrols it again under its name.
    EnrolledAnew => "enrolled-anew";
    /// Central has a new sealing key.
    KeyChange => "key-change";
    /// The cable of a thermal printer breaks twice within a receipt.
    CableTwice => "cable-twice";
    /// The connection breaks.
    Cut => "cut";
    /// A request or its answer takes its time.
    Delay => "delay";
    /// Central receives the beginning of a request.
    TruncateRequest => "truncate-request";
    /// The kiosk receives the beginning of an answer.
    TruncateAnswer => "truncate-answer";
    /// Central receives a request twice at the same time.
    Duplicate => "duplicate";
    /// Central receives a request after a later one.
    Reorder => "reorder";
    /// Central has committed, and its answer is lost.
    LostAnswer => "lost-answer";
    /// Somebody else answers 200: a captive portal, or a stranger with an answer of no use.
    Portal => "portal";
    /// 429 or 503 with a Retry-After.
    Busy => "busy";
    /// Somebody answers whom the authority did not sign.
    Stranger => "stranger";
    /// A proxy answers 413 to whatever is delivered, with its own page or in central's words.
    TooLarge => "too-large";
    /// A proxy answers 500 or 502 with its own page.
    BadGateway => "bad-gateway";
    /// Central fails, in its own words, on whatever holds one request.
    PoisonedItem => "poisoned-item";
    /// The line carries 24 to 96 kbit a second.
    SlowLine => "slow-line";
    /// Central's certificate has run out, until it is renewed.
    CertificateExpired => "certificate-expired";
}

impl Fault {
    /// Whether it happens on the line between kiosk and central.
    pub fn is_of_the_line(self) -> bool {
        self >= Fault::Cut
    }

    /// Whether it is not put right before the end of all faults: a wrong clock, and a database that was set
    /// aside and that nobody takes away.
    pub fn outlasts_its_step(self) -> bool {
        matches!(self, Fault::ClockJump | Fault::KillInSalvage)
    }

    /// Whether the line has it until it is told that it is over, and not for one message.
    pub fn lasts_on_the_line(self) -> bool {
        self >= Fault::TooLarge
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_wire() {
        for fault in Fault::ALL {
            let json = serde_json::to_value(fault).expect("a name");
            assert_eq!(json, fault.name());
        }
    }
}
