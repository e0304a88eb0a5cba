//! Every fault of a kiosk, declared once: its stable code, how it is noticed, what clears it, what it leaves
//! working and who is told; by its code the two texts in `locales/` (`fault-<code>-person`,
//! `fault-<code>-staff`). `docs/faults.md` and the page's `ui/src/lib/faults.ts` are written from here.

use serde::{Serialize, Serializer};

macro_rules! faults {
    ($($(#[doc = $doc:literal])+ $name:ident => $code:literal, $service:ident, $told:ident,
        $noticed:literal, $cleared:literal;)+) => {
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

            /// Who is told of it, and when.
            pub fn audience(self) -> Audience {
                match self { $(Fault::$name => Audience::$told,)+ }
            }

            /// The cause, in a sentence for the one who reads the guide.
            pub fn cause(self) -> &'static str {
                match self { $(Fault::$name => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// How the kiosk notices it.
            pub fn noticed(self) -> &'static str {
                match self { $(Fault::$name => $noticed,)+ }
            }

            /// What ends it.
            pub fn cleared(self) -> &'static str {
                match self { $(Fault::$name => $cleared,)+ }
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

/// Who reads of a fault on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The person, instead of a visit: `out-of-service`, and `not-saved` where it comes in between.
    Instead,
    /// The person, before they begin: what they will have to do without.
    Before,
    /// Staff alone: it takes nothing from the person.
    Staff,
}

faults! {
    /// The configuration file, or a file that it names, cannot be used.
    Configuration => "configuration", Closed, Instead,
        "the program refuses it at its start, and writes file, line and key to the journal",
        "the file is put right; looked at every three seconds";
    /// No technician has enrolled this kiosk yet.
    NotEnrolled => "not-enrolled", Closed, Instead,
        "the database holds no identity", "`aima-kiosk enrol`; looked for every three seconds";
    /// Staff paused it.
    Paused => "paused", Closed, Instead,
        "staff said so in their panel; it outlives a restart", "staff resume service";
    /// Less room on the disk than a day of requests needs, or SQLite said it is full.
    DiskFull => "disk-full", Closed, Instead,
        "less than 32 MB (a twentieth of a small disk) is free, looked at every three seconds; or a write that failed for it",
        "room is made, and a trial write succeeds";
    /// The file system takes no writes.
    StorageReadOnly => "storage-read-only", Closed, Instead,
        "a write or the opening failed for it", "a trial write succeeds, tried every three seconds";
    /// The database cannot be read, or less is in it than was committed.
    StorageDamaged => "storage-damaged", Closed, Instead,
        "SQLite says so, or count, hash chain and second copy disagree",
        "the database is set aside and read out, at once where that can be done";
    /// A newer version wrote the database; it is left untouched.
    StorageNewer => "storage-newer", Closed, Instead,
        "the database's schema has a higher number than this program knows", "that version is installed";
    /// The disk gives errors when it is read or written.
    StorageFailing => "storage-failing", Closed, Instead,
        "an input or output error of the system", "the disk is replaced, and a trial write succeeds";
    /// Another program holds the data directory.
    AlreadyRunning => "already-running", Closed, Instead,
        "the directory's lock is held by somebody else", "the other program ends; tried every three seconds";
    /// A damaged database was set aside and what could be read of it was taken over; on while the file
    /// that was set aside is still there.
    StorageSalvaged => "storage-salvaged", Continues, Staff,
        "a file with `.damaged-` in its name lies in the data directory", "that file is taken away";
    /// The second copy of the requests lags behind the database.
    StorageCopyLags => "storage-copy-lags", Continues, Staff,
        "a write to `requests.spool` failed", "it was written anew; tried every three seconds";
    /// A saved request holds what this version does not know: a newer one wrote it and was taken back.
    RequestUnknown => "request-unknown", Continues, Staff,
        "its row cannot be read, or where the database was lost its record in the second copy; it stays as it is, and the others go on",
        "a version that knows it is installed, and has sent it";
    /// The kiosk's identity needs another version of the program: its key's suite or its time zone is not known.
    IdentityUnusable => "identity-unusable", Closed, Instead,
        "it can be read, and this version cannot use it; nothing is set aside",
        "a version that can is installed, or the kiosk is enrolled again";
    /// Central does not answer.
    NoNetwork => "no-network", Continues, Before,
        "two deliveries or heartbeats in a row got no answer, or none that ended", "central answers";
    /// Central does not know this kiosk any more (401).
    CentralRefuses => "central-refuses", Continues, Before,
        "central, with its own certificate, answered 401", "the kiosk is enrolled again";
    /// What answers is not the central that this kiosk trusts.
    CentralCertificate => "central-certificate", Continues, Before,
        "the certificate is not signed by the authority in `trust_anchor`, or not for this host",
        "central answers with a certificate of that authority";
    /// Central's certificate has run out.
    CentralCertificateExpired => "central-certificate-expired", Continues, Before,
        "the certificate is not valid any more, by central's time and by the machine's",
        "central answers with one that is valid";
    /// Central, or a proxy in front of it, answers that it cannot.
    CentralFailing => "central-failing", Continues, Before,
        "nothing but 429, 500, 503 or another's words came back", "an exchange passes";
    /// Requests pass, and central or a proxy in front of it refuses heartbeat, manifest or configuration.
    CentralPartly => "central-partly", Continues, Staff,
        "one of these failed while the others passed", "that exchange passes";
    /// What central told about senders, notices or keys was refused; the last good word counts.
    ConfigurationRefused => "configuration-refused", Continues, Staff,
        "its signature, version or content does not hold, or the kept one is damaged",
        "central offers one that holds";
    /// The wall clock is wrong.
    Clock => "clock", Continues, Staff,
        "it is more than ten minutes from central's, or central's certificate is not valid yet by it",
        "the clock is set";
    /// This kiosk has no printer.
    PrinterNone => "printer-none", Continues, Before,
        "none is configured", "a `[printer]` in the configuration, and a restart";
    /// The printer cannot be reached.
    PrinterAbsent => "printer-absent", Continues, Before,
        "no answer, twice in a row when it rests, for as long as the debounce lasts when it prints",
        "it answers";
    /// The printer has no paper.
    PrinterOutOfPaper => "printer-out-of-paper", Continues, Before,
        "the printer says so", "the printer no longer says so";
    /// The paper is coming to its end.
    PrinterPaperLow => "printer-paper-low", Continues, Staff,
        "the printer says so", "the printer no longer says so";
    /// A cover of the printer is open.
    PrinterCoverOpen => "printer-cover-open", Continues, Before,
        "the printer says so", "the printer no longer says so";
    /// Paper is jammed.
    PrinterJam => "printer-jam", Continues, Before,
        "the printer says so", "the printer no longer says so";
    /// Somebody or something stopped the printer.
    PrinterStopped => "printer-stopped", Continues, Before,
        "the printer says that it is stopped, paused or shut down", "the printer says that it works";
    /// The printer takes no format that we make.
    PrinterFormat => "printer-format", Continues, Before,
        "PDF is not among the formats that it lists", "another printer, or a queue that converts";
    /// A job did not end in time.
    PrinterStuck => "printer-stuck", Continues, Before,
        "a receipt took longer than `job_seconds`; it was cancelled", "the next answer of a printer that is ready";
    /// Another reason, named by the printer.
    PrinterOther => "printer-other", Continues, Before,
        "the printer gives a reason that has no name of its own here", "the printer no longer gives it";
    /// The kiosk itself cannot draw a receipt; the printer was sent nothing.
    ReceiptLayout => "receipt-layout", Continues, Before,
        "fonts, texts or the store's name do not make a receipt; the log's `not-drawn` says why",
        "the next receipt that is drawn";
    /// The speech synthesiser, or the program that plays its sound, is not installed.
    SpeechMissing => "speech-missing", Continues, Staff,
        "`espeak-ng`, `aplay` or `paplay` cannot be started", "the next sentence that is heard";
    /// Reading aloud fails: the synthesiser or the sound output hangs, ends with an error, or makes no sound.
    SpeechFailing => "speech-failing", Continues, Staff,
        "a sentence was not spoken within eight seconds, or not played to its end", "the next sentence that is heard";
}

/// The faults of the data directory; one at a time.
pub const STORAGE_FAULTS: [Fault; 6] = [
    Fault::DiskFull,
    Fault::StorageFailing,
    Fault::StorageReadOnly,
    Fault::StorageDamaged,
    Fault::StorageNewer,
    Fault::AlreadyRunning,
];

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
            for (audience, languages) in [
                ("person", &protocol::Language::ALL[..]),
                ("staff", &texts::OF_STAFF),
            ] {
                let id = format!("fault-{}-{audience}", fault.code());
                for &language in languages {
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
