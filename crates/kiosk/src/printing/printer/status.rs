//! What a printer says about itself.

use ipp::attribute::{IppAttributeGroup, IppAttributes};
use ipp::model::{DelimiterTag, Operation, PrinterState};
use ipp::value::IppValue;

use crate::machine::fault::Fault;

/// The format in which receipts are made.
pub(super) const PDF: &str = "application/pdf";

/// What the printer can do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterStatus {
    /// It would print.
    Ready {
        /// Staff should bring a new roll soon.
        paper_low: bool,
    },
    /// It prints, ours or another's.
    Busy,
    /// It would not print.
    Fault(PrinterFault),
}

/// Why nothing is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterFault {
    /// Nothing answers at its address, or nothing in time.
    Absent,
    /// No paper, or not where it is needed.
    OutOfPaper,
    /// A cover or door is open.
    CoverOpen,
    /// Paper is stuck.
    Jam,
    /// Paused or stopped, or it takes no jobs.
    Stopped,
    /// It does not take what we make (PDF).
    Format,
    /// The job did not end within its limit.
    Stuck,
    /// Another reason, in the printer's own keyword (for staff).
    Other(String),
}

impl PrinterFault {
    /// The kiosk's fault of the same meaning, which names the texts for person and staff.
    pub fn fault(&self) -> Fault {
        match self {
            Self::Absent => Fault::PrinterAbsent,
            Self::OutOfPaper => Fault::PrinterOutOfPaper,
            Self::CoverOpen => Fault::PrinterCoverOpen,
            Self::Jam => Fault::PrinterJam,
            Self::Stopped => Fault::PrinterStopped,
            Self::Format => Fault::PrinterFormat,
            Self::Stuck => Fault::PrinterStuck,
            Self::Other(_) => Fault::PrinterOther,
        }
    }

    /// The stable code, for instance `printer-out-of-paper`.
    pub fn code(&self) -> &'static str {
        self.fault().code()
    }
}

/// What is asked of the printer: enough to know whether it would print, and how to send.
pub(super) const ASKED_OF_PRINTER: &[&str] = &[
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "document-format-supported",
    "operations-supported",
];

/// One answer to Get-Printer-Attributes (RFC 8011 §4.2.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrinterReport {
    processing: bool,
    stopped: bool,
    accepting: bool,
    takes_pdf: bool,
    /// Two requests instead of one: the job's number is known before its document is sent.
    pub(super) creates_jobs_first: bool,
    reasons: Vec<Reason>,
}

/// A keyword of `printer-state-reasons` without its severity.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reason {
    keyword: String,
    /// `-error`: the keyword alone may not be known to us, but it stops the printing.
    error: bool,
}

/// Reads an answer such as this one, of an 80 mm roll printer that ran out in the middle of a job:
///
/// ```text
/// printer-state (enum) = processing
/// printer-state-reasons (1setOf keyword) = media-empty-warning,media-needed-warning
/// printer-is-accepting-jobs (boolean) = true
/// document-format-supported (mimeMediaType) = application/pdf
/// operations-supported (1setOf enum) = Print-Job,Create-Job,Send-Document,Cancel-Job,Get-Jobs
/// ```
///
/// The same printer says `media-empty-report` while it is idle and others say plain `media-empty`: the
/// severity is no guide to whether paper comes out, so it is taken off before the keyword is judged.
///
/// `None` when it does not say what state it is in: then it is no printer's answer.
pub(super) fn read_printer(answer: &IppAttributes) -> Option<PrinterReport> {
    let group = answer.first_of(DelimiterTag::PrinterAttributes)?;
    let state = numbers(group, "printer-state").first().copied()?;
    let operations = numbers(group, "operations-supported");
    let does = |operation: Operation| operations.contains(&(operation as i32));
    Some(PrinterReport {
        processing: state == PrinterState::Processing as i32,
        stopped: state == PrinterState::Stopped as i32,
        accepting: group
            .get("printer-is-accepting-jobs")
            .and_then(|attribute| attribute.value().as_boolean().copied())
            .unwrap_or(true),
        takes_pdf: words(group, "document-format-supported")
            .iter()
            .any(|format| format.eq_ignore_ascii_case(PDF)),
        creates_jobs_first: does(Operation::CreateJob) && does(Operation::SendDocument),
        reasons: words(group, "printer-state-reasons")
            .into_iter()
            .filter(|keyword| *keyword != "none")
            .map(read_reason)
            .collect(),
    })
}

fn read_reason(keyword: &str) -> Reason {
    let (bare, severity) = ["-error", "-warning", "-report"]
        .iter()
        .find_map(|severity| Some((keyword.strip_suffix(severity)?, *severity)))
        .unwrap_or((keyword, ""));
    Reason {
        keyword: bare.to_owned(),
        error: severity == "-error",
    }
}

impl PrinterReport {
    /// What it can do now.
    pub(super) fn status(&self) -> PrinterStatus {
        match self.fault() {
            Some(fault) => PrinterStatus::Fault(fault),
            None if self.processing => PrinterStatus::Busy,
            None => PrinterStatus::Ready {
                paper_low: self.says("media-low"),
            },
        }
    }

    /// Why it would not print, if so. Of several reasons, the one that a hand at the printer meets first:
    /// under an open cover it has no paper either.
    pub(super) fn fault(&self) -> Option<PrinterFault> {
        const BY_HAND: &[(PrinterFault, &[&str])] = &[
            (
                PrinterFault::CoverOpen,
                &["cover-open", "door-open", "interlock-open"],
            ),
            (PrinterFault::Jam, &["media-jam"]),
            (PrinterFault::OutOfPaper, &["media-empty", "media-needed"]),
            (
                PrinterFault::Absent,
                &["offline", "shutdown", "timed-out", "connecting-to-device"],
            ),
            (
                PrinterFault::Stopped,
                &["paused", "moving-to-paused", "stopping"],
            ),
        ];
        BY_HAND
            .iter()
            .find(|(_, keywords)| keywords.iter().any(|keyword| self.says(keyword)))
            .map(|(fault, _)| fault.clone())
            .or_else(|| self.named_by_printer())
            .or_else(|| (self.stopped || !self.accepting).then_some(PrinterFault::Stopped))
            .or_else(|| (!self.takes_pdf).then_some(PrinterFault::Format))
    }

    fn says(&self, keyword: &str) -> bool {
        self.reasons.iter().any(|reason| reason.keyword == keyword)
    }

    /// A reason that we have no word for counts when the printer calls it an error or stands still.
    fn named_by_printer(&self) -> Option<PrinterFault> {
        self.reasons
            .iter()
            .find(|reason| reason.error || self.stopped)
            .map(|reason| PrinterFault::Other(reason.keyword.clone()))
    }
}

/// The values of a string attribute; none when it is missing.
pub(super) fn words<'a>(group: &'a IppAttributeGroup, name: &str) -> Vec<&'a str> {
    values(group, name)
        .filter_map(|value| match value {
            IppValue::Keyword(word) | IppValue::NameWithoutLanguage(word) => Some(word.as_str()),
            IppValue::NameWithLanguage { name, .. } => Some(name.as_str()),
            IppValue::MimeMediaType(format) => Some(format.as_str()),
            _ => None,
        })
        .collect()
}

/// The values of a numeric attribute; none when it is missing.
pub(super) fn numbers(group: &IppAttributeGroup, name: &str) -> Vec<i32> {
    values(group, name)
        .filter_map(|value| match value {
            IppValue::Enum(number) | IppValue::Integer(number) => Some(*number),
            _ => None,
        })
        .collect()
}

fn values<'a>(group: &'a IppAttributeGroup, name: &str) -> impl Iterator<Item = &'a IppValue> {
    group
        .get(name)
        .into_iter()
        .flat_map(|attribute| match attribute.value() {
            IppValue::Array(values) => values.as_slice(),
            single => std::slice::from_ref(single),
        })
}

#[cfg(test)]
#[path = "status_tests.rs"]
mod tests;
