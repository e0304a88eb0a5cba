//! Every fault of a kiosk, declared once: its stable code, whether requests can still be saved, and by
//! its code the two texts in `locales/` (`fault-<code>-person`, `fault-<code>-staff`).

use serde::{Serialize, Serializer};

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident => $code:literal, $service:ident;)+) => {
        /// A cause for which something does not work.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Fault { $($(#[doc = $doc])+ $name,)+ }

        impl Fault {
            /// Every fault.
            pub const ALL: &[Fault] = &[$(Fault::$name,)+];

            /// The stable code, which names the texts.
            pub fn code(self) -> &'static str {
                match self { $(Fault::$name => $code,)+ }
            }

            /// What the fault means for the people in front of the kiosk.
            pub fn service(self) -> Service {
                match self { $(Fault::$name => Service::$service,)+ }
            }

            /// The fault with this code.
            pub fn from_code(code: &str) -> Option<Fault> {
                Fault::ALL.iter().copied().find(|fault| fault.code() == code)
            }
        }
    };
}

/// What a fault leaves working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Nothing can be saved: the kiosk shows `out-of-service`.
    Closed,
    /// Requests are saved; something beside it waits or is left out.
    Continues,
}

faults! {
    /// No technician has enrolled this kiosk yet.
    NotEnrolled => "not-enrolled", Closed;
    /// Staff paused it.
    Paused => "paused", Closed;
    /// Less room on the disk than a day of requests needs, or SQLite said it is full.
    DiskFull => "disk-full", Closed;
    /// The file system takes no writes.
    StorageReadOnly => "storage-read-only", Closed;
    /// The database cannot be read, or less is in it than was committed.
    StorageDamaged => "storage-damaged", Closed;
    /// A newer version wrote the database; it is left untouched.
    StorageNewer => "storage-newer", Closed;
    /// The disk gives errors when it is read or written.
    StorageFailing => "storage-failing", Closed;
    /// Another program holds the data directory.
    AlreadyRunning => "already-running", Closed;
    /// A damaged database was set aside and what could be read of it was taken over; on while the file
    /// that was set aside is still there.
    StorageSalvaged => "storage-salvaged", Continues;
    /// Central does not answer.
    NoNetwork => "no-network", Continues;
    /// Central does not know this kiosk any more (401).
    CentralRefuses => "central-refuses", Continues;
    /// What answers is not the central that this kiosk trusts.
    CentralCertificate => "central-certificate", Continues;
    /// The wall clock is wrong.
    Clock => "clock", Continues;
    /// The printer cannot be reached.
    PrinterAbsent => "printer-absent", Continues;
    /// The printer has no paper.
    PrinterOutOfPaper => "printer-out-of-paper", Continues;
    /// The paper is coming to its end.
    PrinterPaperLow => "printer-paper-low", Continues;
    /// A cover of the printer is open.
    PrinterCoverOpen => "printer-cover-open", Continues;
    /// Paper is jammed.
    PrinterJam => "printer-jam", Continues;
    /// Somebody or something stopped the printer.
    PrinterStopped => "printer-stopped", Continues;
    /// The printer takes no format that we make.
    PrinterFormat => "printer-format", Continues;
    /// A job did not end in time.
    PrinterStuck => "printer-stuck", Continues;
    /// Another reason, named by the printer.
    PrinterOther => "printer-other", Continues;
}

impl Serialize for Fault {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_a_sentence_for_the_person_and_a_cause_for_staff_in_every_language() {
        for fault in Fault::ALL {
            for audience in ["person", "staff"] {
                let id = format!("fault-{}-{audience}", fault.code());
                for language in protocol::Language::ALL {
                    assert!(
                        texts::exists(language, &id),
                        "{id} is missing in {language}"
                    );
                }
            }
        }
    }

    #[test]
    fn codes_are_unique_and_lead_back() {
        for fault in Fault::ALL {
            assert_eq!(Fault::from_code(fault.code()), Some(*fault));
        }
    }
}
