//! What a job is, and what a printer says about one.

use std::fmt;

use ipp::attribute::{IppAttributeGroup, IppAttributes};
use ipp::model::{DelimiterTag, JobState};

use super::status::{PrinterFault, numbers, words};

/// A receipt to print: a whole PDF file, or the dots of a thermal head ([`crate::receipt::Raster`]).
#[derive(Clone)]
pub struct PrintJob<Document = Vec<u8>> {
    /// What the printer shows as the job's name: the tracking code, nothing of the person.
    pub name: String,
    /// What comes out.
    pub document: Document,
}

/// The document carries a masked e-mail address: only its length is shown.
impl fmt::Debug for PrintJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrintJob")
            .field("name", &self.name)
            .field("document", &format_args!("{} bytes", self.document.len()))
            .finish()
    }
}

/// Told while a job runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintProgress {
    /// The printer has the whole document.
    Accepted,
    /// Paper is moving, as far as the printer says: it reports the job as processing, or takes its dots.
    Begun,
    /// It waits for a hand: paper, cover, jam … The job goes on if that is put right in time.
    Waiting(PrinterFault),
    /// What it waited for was put right.
    Resumed,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobOutcome {
    /// The printer reported it complete.
    Completed,
    /// Not printed, as far as the printer says.
    Failed {
        /// Why.
        fault: PrinterFault,
        /// A whole job that nobody saw leave the printer unprinted.
        left_behind: Option<LeftBehind>,
    },
    /// Ended by the cancel signal before it was printed.
    Cancelled {
        /// A whole job that nobody saw leave the printer unprinted.
        left_behind: Option<LeftBehind>,
    },
}

/// A job of ours that the printer had whole and did not report on. It may have come out, so that no second
/// original may be made; and it may still be in the printer, to be removed by `cancel_leftovers` when that
/// answers again, before anybody else stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBehind {
    /// The job's name.
    pub name: String,
    /// The printer's number for it; none when the answer that held it was lost.
    pub id: Option<i32>,
}

/// What is asked about a job.
pub(super) const ASKED_OF_JOB: &[&str] = &[
    "job-id",
    "job-state",
    "job-state-reasons",
    "job-originating-user-name",
];

/// One job in an answer to Get-Job-Attributes or Get-Jobs (RFC 8011 §4.3.4, §4.2.6).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JobReport {
    pub(super) id: i32,
    pub(super) originator: String,
    pub(super) state: Progress,
    /// Without `none`.
    pub(super) reasons: Vec<String>,
}

/// `job-state` (RFC 8011 §5.3.7), reduced to what matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// pending, pending-held, processing-stopped.
    Unfinished,
    /// processing.
    Processing,
    Completed,
    Cancelled,
    Aborted,
}

impl Progress {
    pub(super) fn is_unfinished(self) -> bool {
        matches!(self, Progress::Unfinished | Progress::Processing)
    }
}

/// Reads every job of an answer such as this one, of a job that was cancelled while paper was missing
/// and is not gone yet:
///
/// ```text
/// job-id (integer) = 2
/// job-originating-user-name (nameWithoutLanguage) = aima-kiosk-4F
/// job-state (enum) = processing
/// job-state-reasons (keyword) = processing-to-stop-point
/// ```
///
/// A group without a number or a state is left out: it says nothing that can be relied on.
pub(super) fn read_jobs(answer: &IppAttributes) -> Vec<JobReport> {
    answer
        .groups_of(DelimiterTag::JobAttributes)
        .filter_map(read_job)
        .collect()
}

fn read_job(group: &IppAttributeGroup) -> Option<JobReport> {
    let state = *numbers(group, "job-state").first()?;
    Some(JobReport {
        id: *numbers(group, "job-id").first()?,
        originator: words(group, "job-originating-user-name")
            .first()
            .map(|name| (*name).to_owned())
            .unwrap_or_default(),
        state: match state {
            state if state == JobState::Processing as i32 => Progress::Processing,
            state if state == JobState::Completed as i32 => Progress::Completed,
            state if state == JobState::Canceled as i32 => Progress::Cancelled,
            state if state == JobState::Aborted as i32 => Progress::Aborted,
            _ => Progress::Unfinished,
        },
        reasons: words(group, "job-state-reasons")
            .into_iter()
            .filter(|reason| *reason != "none")
            .map(str::to_owned)
            .collect(),
    })
}

impl JobReport {
    /// Whether the printer says complete and takes it back in the same breath (RFC 8011 §5.3.8): a job that was
    /// stopped on its way may have come out whole, in part, or not at all.
    pub(super) fn is_in_doubt(&self) -> bool {
        const TAKEN_BACK: &[&str] = &[
            "processing-to-stop-point",
            "job-completed-with-errors",
            "job-canceled-by-user",
            "job-canceled-by-operator",
            "job-canceled-at-device",
            "aborted-by-system",
        ];
        let is_taken_back = |reason: &String| TAKEN_BACK.contains(&reason.as_str());
        self.state == Progress::Completed && self.reasons.iter().any(is_taken_back)
    }

    /// Why a job that the printer ended by itself was not printed, as far as the job says.
    pub(super) fn fault(&self) -> PrinterFault {
        const UNREADABLE: &[&str] = &[
            "document-format-error",
            "document-unprintable-error",
            "unsupported-document-format",
            "unsupported-compression",
        ];
        if self
            .reasons
            .iter()
            .any(|reason| UNREADABLE.contains(&reason.as_str()))
        {
            return PrinterFault::Format;
        }
        let unnamed = match self.state {
            Progress::Cancelled => "job-canceled-at-device",
            _ => "aborted-by-system",
        };
        PrinterFault::Other(self.reasons.first().map_or(unnamed, |r| r).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use ipp::attribute::IppAttribute;
    use ipp::value::IppValue;

    use super::*;

    fn attribute(name: &str, value: IppValue) -> IppAttribute {
        IppAttribute::with_name(name, value).expect("a short name")
    }

    fn word(text: &str) -> IppValue {
        IppValue::Keyword(text.try_into().expect("short"))
    }

    fn job(id: i32, state: JobState, reason: &str) -> IppAttributeGroup {
        let mut group = IppAttributeGroup::new(DelimiterTag::JobAttributes);
        group.attributes_mut().extend([
            attribute("job-id", IppValue::Integer(id)),
            attribute("job-state", IppValue::Enum(state as i32)),
            attribute("job-state-reasons", word(reason)),
            attribute(
                "job-originating-user-name",
                IppValue::NameWithoutLanguage("aima-kiosk-4F".try_into().expect("short")),
            ),
        ]);
        group
    }

    fn only(state: JobState, reason: &str) -> JobReport {
        read_job(&job(1, state, reason)).expect("complete")
    }

    #[test]
    fn only_the_state_completed_is_complete() {
        for (state, expected) in [
            (JobState::Pending, Progress::Unfinished),
            (JobState::PendingHeld, Progress::Unfinished),
            (JobState::Processing, Progress::Processing),
            (JobState::ProcessingStopped, Progress::Unfinished),
            (JobState::Canceled, Progress::Cancelled),
            (JobState::Aborted, Progress::Aborted),
            (JobState::Completed, Progress::Completed),
        ] {
            assert_eq!(only(state, "none").state, expected, "{state:?}");
        }
    }

    #[test]
    fn a_job_on_its_way_to_being_cancelled_is_not_gone_yet() {
        let job = only(JobState::Processing, "processing-to-stop-point");
        assert_eq!(job.state, Progress::Processing);
    }

    #[test]
    fn complete_and_stopped_in_one_breath_is_in_doubt() {
        for reason in ["processing-to-stop-point", "job-completed-with-errors"] {
            assert!(only(JobState::Completed, reason).is_in_doubt(), "{reason}");
            assert!(
                !only(JobState::Processing, reason).is_in_doubt(),
                "{reason}"
            );
        }
        for reason in [
            "none",
            "job-completed-successfully",
            "job-completed-with-warnings",
        ] {
            assert!(!only(JobState::Completed, reason).is_in_doubt(), "{reason}");
        }
    }

    #[test]
    fn every_job_of_a_queue_is_read_with_its_owner() {
        let mut answer = IppAttributes::new();
        answer.groups_mut().extend([
            job(7, JobState::Pending, "none"),
            job(8, JobState::Processing, "job-printing"),
        ]);
        let jobs = read_jobs(&answer);
        let seen: Vec<_> = jobs.iter().map(|j| (j.id, j.originator.as_str())).collect();
        assert_eq!(seen, [(7, "aima-kiosk-4F"), (8, "aima-kiosk-4F")]);
    }

    #[test]
    fn a_job_without_number_or_state_is_left_out() {
        let mut answer = IppAttributes::new();
        let mut nameless = IppAttributeGroup::new(DelimiterTag::JobAttributes);
        nameless
            .attributes_mut()
            .push(attribute("job-state", IppValue::Enum(9)));
        let mut stateless = IppAttributeGroup::new(DelimiterTag::JobAttributes);
        stateless
            .attributes_mut()
            .push(attribute("job-id", IppValue::Integer(1)));
        answer.groups_mut().extend([nameless, stateless]);
        assert_eq!(read_jobs(&answer), []);
    }

    #[test]
    fn a_document_that_the_printer_cannot_read_is_a_matter_of_format() {
        let job = only(JobState::Aborted, "document-format-error");
        assert_eq!(job.fault(), PrinterFault::Format);
    }

    #[test]
    fn an_aborted_job_keeps_the_printers_own_word() {
        let said = only(JobState::Aborted, "queued-in-device").fault();
        assert_eq!(said, PrinterFault::Other("queued-in-device".into()));
        let silent = only(JobState::Aborted, "none").fault();
        assert_eq!(silent, PrinterFault::Other("aborted-by-system".into()));
    }

    #[test]
    fn the_document_is_not_shown_in_debug_output() {
        let job = PrintJob {
            name: "4FXX-XXXX-XXXC".into(),
            document: b"a\xe2\x80\xa2\xe2\x80\xa2@gmail.com".to_vec(),
        };
        let shown = format!("{job:?}");
        assert!(shown.contains("17 bytes"), "{shown}");
        assert!(!shown.contains("103"), "{shown}");
    }
}
