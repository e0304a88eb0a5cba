//! How the printer is asked: IPP over plain HTTP (RFC 8010).
//!
//! The crate `ipp` writes and reads the messages. The HTTP client is our own instead of the crate's,
//! which makes a new one for each request, goes through the system's proxy, and has no bound on the
//! answer.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use ipp::attribute::{IppAttribute, IppAttributes};
use ipp::model::{DelimiterTag, IppVersion, Operation, StatusCode};
use ipp::parser::IppParser;
use ipp::prelude::Uri;
use ipp::reader::IppReader;
use ipp::request::IppRequestResponse;
use ipp::value::{IppName, IppValue};

use super::job::{ASKED_OF_JOB, JobReport, PrintJob, read_jobs};
use super::status::{ASKED_OF_PRINTER, PDF, PrinterFault, PrinterReport, read_printer};
use crate::machine::config::PrinterUriError;

/// An answer is some kilobytes; what sends more is no printer.
const LONGEST_ANSWER: usize = 1 << 20;

/// Why a question has no answer.
#[derive(Debug)]
pub(super) enum AskError {
    /// No connection, or no answer in time.
    Unreachable,
    /// Something answers, but not as a printer does.
    NotAPrinter,
    /// The printer answered with an error status.
    Refused(StatusCode),
}

impl AskError {
    /// It may work a moment later: another job is in it, or it starts up.
    pub(super) fn is_busy(&self) -> bool {
        matches!(
            self,
            Self::Refused(
                StatusCode::ServerErrorBusy
                    | StatusCode::ServerErrorTemporaryError
                    | StatusCode::ServerErrorServiceUnavailable
            )
        )
    }

    /// The fault that it amounts to, if more than waiting a moment is needed.
    pub(super) fn lasting_fault(&self) -> Option<PrinterFault> {
        (!self.is_busy()).then(|| self.fault())
    }

    /// What it asked about is not there (any more).
    pub(super) fn is_not_found(&self) -> bool {
        matches!(
            self,
            Self::Refused(StatusCode::ClientErrorNotFound | StatusCode::ClientErrorGone)
        )
    }

    /// The fault that it amounts to.
    pub(super) fn fault(&self) -> PrinterFault {
        match self {
            Self::Unreachable => PrinterFault::Absent,
            Self::NotAPrinter => PrinterFault::Other("not-an-ipp-printer".into()),
            Self::Refused(StatusCode::ServerErrorNotAcceptingJobs) => PrinterFault::Stopped,
            Self::Refused(StatusCode::ClientErrorDocumentFormatNotSupported) => {
                PrinterFault::Format
            }
            Self::Refused(status) => {
                PrinterFault::Other(format!("ipp-status-{:04x}", *status as u16))
            }
        }
    }
}

/// A connection to one printer, in the name of one kiosk.
pub(super) struct IppConnection {
    http: reqwest::Client,
    /// `http://host:631/ipp/print`
    url: String,
    /// `ipp://host:631/ipp/print`
    uri: Uri,
    originator: IppName,
}

impl IppConnection {
    pub(super) fn new(
        uri: &str,
        originator: &str,
        request: Duration,
    ) -> Result<Self, PrinterUriError> {
        let refused = || PrinterUriError::new(uri);
        let rest = uri.strip_prefix("ipp://").ok_or_else(refused)?;
        let uri: Uri = uri.parse().map_err(|_| refused())?;
        let host = uri.host().filter(|host| !host.is_empty());
        let url = match (host, uri.port_u16()) {
            (None, _) => return Err(refused()),
            (Some(_), Some(_)) => format!("http://{rest}"),
            (Some(host), None) => format!("http://{host}:631{}", uri.path()),
        };
        Ok(Self {
            http: client(request),
            url,
            uri,
            originator: IppName::new_truncated(originator),
        })
    }

    /// Get-Printer-Attributes.
    pub(super) async fn printer(&self) -> Result<PrinterReport, AskError> {
        let mut question = self.question(Operation::GetPrinterAttributes, None);
        say(
            &mut question,
            "requested-attributes",
            keywords(ASKED_OF_PRINTER),
        );
        let answer = self.ask(question, &[]).await?;
        read_printer(&answer).ok_or(AskError::NotAPrinter)
    }

    /// Create-Job; the number of a job that has no document yet.
    pub(super) async fn create_job(&self, name: &str) -> Result<i32, AskError> {
        let mut question = self.question(Operation::CreateJob, None);
        say(&mut question, "job-name", job_name(name));
        job_id(&self.ask(question, &[]).await?)
    }

    /// Send-Document, the job's only one.
    pub(super) async fn send_document(&self, id: i32, document: &[u8]) -> Result<(), AskError> {
        let mut question = self.question(Operation::SendDocument, Some(id));
        say(&mut question, "document-format", pdf());
        say(&mut question, "last-document", IppValue::Boolean(true));
        self.ask(question, document).await.map(|_| ())
    }

    /// Print-Job: both in one, for printers without Create-Job.
    pub(super) async fn print_job(&self, job: &PrintJob) -> Result<i32, AskError> {
        let mut question = self.question(Operation::PrintJob, None);
        say(&mut question, "job-name", job_name(&job.name));
        say(&mut question, "document-format", pdf());
        job_id(&self.ask(question, &job.document).await?)
    }

    /// Get-Job-Attributes.
    pub(super) async fn job(&self, id: i32) -> Result<JobReport, AskError> {
        let mut question = self.question(Operation::GetJobAttributes, Some(id));
        say(
            &mut question,
            "requested-attributes",
            keywords(ASKED_OF_JOB),
        );
        let answer = self.ask(question, &[]).await?;
        read_jobs(&answer).pop().ok_or(AskError::NotAPrinter)
    }

    /// Get-Jobs: every unfinished job that this kiosk sent, in this run or an earlier one.
    pub(super) async fn own_unfinished_jobs(&self) -> Result<Vec<JobReport>, AskError> {
        let mut question = self.question(Operation::GetJobs, None);
        say(&mut question, "which-jobs", keywords(&["not-completed"]));
        say(
            &mut question,
            "requested-attributes",
            keywords(ASKED_OF_JOB),
        );
        let answer = self.ask(question, &[]).await?;
        let mut jobs = read_jobs(&answer);
        jobs.retain(|job| job.originator == self.originator.as_str());
        Ok(jobs)
    }

    /// Cancel-Job. A job that has ended already is not an error.
    pub(super) async fn cancel_job(&self, id: i32) -> Result<(), AskError> {
        let question = self.question(Operation::CancelJob, Some(id));
        match self.ask(question, &[]).await {
            Err(AskError::Refused(StatusCode::ClientErrorNotPossible)) => Ok(()),
            Err(error) if error.is_not_found() => Ok(()),
            other => other.map(|_| ()),
        }
    }

    fn question(&self, operation: Operation, about: Option<i32>) -> IppRequestResponse {
        let mut question =
            IppRequestResponse::new(IppVersion::v1_1(), operation, Some(self.uri.clone()))
                .expect("an address that fits a printer-uri was checked on the way in");
        // RFC 8011 §4.1.5: the target, `printer-uri` and `job-id`, comes before everything else.
        if let Some(id) = about {
            say(&mut question, "job-id", IppValue::Integer(id));
        }
        let originator = IppValue::NameWithoutLanguage(self.originator.clone());
        say(&mut question, "requesting-user-name", originator);
        question
    }

    async fn ask(
        &self,
        question: IppRequestResponse,
        document: &[u8],
    ) -> Result<IppAttributes, AskError> {
        let mut body = question.to_bytes().to_vec();
        body.extend_from_slice(document);
        let mut response = self
            .http
            .post(&self.url)
            .header("content-type", "application/ipp")
            .body(body)
            .send()
            .await
            .map_err(unreachable)?;
        if !response.status().is_success() {
            tracing::debug!(status = response.status().as_u16(), "no IPP answer");
            return Err(AskError::NotAPrinter);
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > LONGEST_ANSWER {
                return Err(AskError::NotAPrinter);
            }
        }
        let answer = IppParser::new(IppReader::new(Cursor::new(bytes)))
            .parse()
            .map_err(|error| {
                tracing::debug!(%error, "no IPP answer");
                AskError::NotAPrinter
            })?;
        match answer.header().status_code() {
            status if status.is_success() => Ok(answer.attributes().clone()),
            status => Err(AskError::Refused(status)),
        }
    }
}

fn unreachable(error: reqwest::Error) -> AskError {
    tracing::debug!(%error, "the printer does not answer");
    AskError::Unreachable
}

/// No proxy, no redirect, no kept connection (a printer that was switched off leaves dead ones).
fn client(request: Duration) -> reqwest::Client {
    reqwest::Client::builder()
        .tls_backend_preconfigured(trusting_nobody())
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .pool_max_idle_per_host(0)
        .timeout(request)
        .build()
        .expect("an HTTP client needs nothing from outside")
}

/// Never used, since printers are spoken to without TLS. It is given because reqwest otherwise looks for a
/// process-wide TLS provider and panics without one, and loads the system's roots.
fn trusting_nobody() -> rustls::ClientConfig {
    rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring speaks TLS 1.2 and 1.3")
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth()
}

fn say(question: &mut IppRequestResponse, name: &str, value: IppValue) {
    let attribute = IppAttribute::with_name(name, value).expect("names in this file are short");
    question
        .attributes_mut()
        .add(DelimiterTag::OperationAttributes, attribute);
}

fn keywords(words: &[&str]) -> IppValue {
    let keyword = |word: &&str| {
        IppValue::Keyword(
            (*word)
                .try_into()
                .expect("keywords in this module are short"),
        )
    };
    IppValue::Array(words.iter().map(keyword).collect())
}

fn job_name(name: &str) -> IppValue {
    IppValue::NameWithoutLanguage(IppName::new_truncated(name))
}

fn pdf() -> IppValue {
    IppValue::MimeMediaType(PDF.try_into().expect("short"))
}

fn job_id(answer: &IppAttributes) -> Result<i32, AskError> {
    read_jobs(answer)
        .pop()
        .map(|job| job.id)
        .ok_or(AskError::NotAPrinter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection(uri: &str) -> Result<IppConnection, PrinterUriError> {
        IppConnection::new(uri, "aima-kiosk-4F", Duration::from_secs(1))
    }

    #[test]
    fn an_address_without_a_port_means_631() {
        let line = connection("ipp://printer.store.example/ipp/print").expect("usable");
        assert_eq!(line.url, "http://printer.store.example:631/ipp/print");
    }

    #[test]
    fn an_address_keeps_its_port() {
        let line = connection("ipp://[::1]:8631/ipp/print").expect("usable");
        assert_eq!(line.url, "http://[::1]:8631/ipp/print");
    }

    #[test]
    fn other_addresses_are_refused_by_name() {
        for uri in [
            "",
            "printer",
            "ipps://printer/ipp/print",
            "file:///dev/usb/lp0",
            "ipp://",
        ] {
            let refused = connection(uri).err();
            assert_eq!(refused, Some(PrinterUriError::new(uri)), "{uri}");
        }
    }
}
