//! A real SMTP server (aiosmtpd, Debian's `python3-aiosmtpd`) that can be told to fail, and the mails that
//! it accepted, as Python's parser reads them.
//!
//! What counts as accepted is what the server took after the final dot: it writes that down itself.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::process::{Spawned, free_port, wait_for};

const PROGRAM: &str = include_str!("../mail_server/mail_server.py");
/// Debian's own Python, which sees Debian's packages; another one may stand first in the path.
const PYTHON: &str = "/usr/bin/python3";
const START: Duration = Duration::from_secs(30);
const STOP: Duration = Duration::from_secs(10);

/// How the server's line is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Protection {
    /// Not at all.
    None,
    /// TLS from the first byte, with this certificate and its key (PEM files, for localhost).
    Tls(PathBuf, PathBuf),
    /// STARTTLS, which it insists on.
    StartTls(PathBuf, PathBuf),
}

/// A way to fail; `mail_server.py` says what each does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Reset before the greeting.
    Refuse,
    /// Greylisting.
    #[serde(rename = "451")]
    Later451,
    /// No such mailbox, always for the same recipients.
    #[serde(rename = "550")]
    Unknown550,
    /// Refused as spam after the final dot.
    #[serde(rename = "554")]
    Spam554,
    /// The server closes.
    #[serde(rename = "421")]
    Closing421,
    /// Cut in the middle of the mail.
    CutBeforeDot,
    /// Accepted, and cut before that was said.
    CutAfterDot,
    /// Silence.
    Slow,
}

/// How the server behaves: this share of all tries fails, each in one of these ways.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// The same seed draws the same.
    pub seed: u64,
    /// Between 0 and 1.
    pub share: f64,
    /// The ways, each as likely.
    pub ways: Vec<Way>,
    /// How long silence lasts, seconds.
    pub slow_s: f64,
}

/// A mail that the server accepted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ReceivedMail {
    /// Without the angle brackets.
    pub message_id: String,
    /// The Date header, ISO 8601.
    pub date: String,
    /// MAIL FROM.
    pub sender: String,
    /// RCPT TO.
    pub recipient: String,
    /// The From header.
    pub from: String,
    /// The To header.
    pub to: String,
    /// The Subject header, decoded.
    pub subject: String,
    /// The Content-Language header.
    pub languages: String,
    /// The text part, decoded.
    pub text: String,
    /// The HTML part, decoded.
    pub html: String,
    /// The calendar files that are attached, decoded.
    pub calendars: Vec<String>,
    /// Of the bytes that came.
    pub sha256: String,
    /// Bytes of its longest line; RFC 5322 allows 998.
    pub longest_line: usize,
    /// Whether every byte is ASCII.
    pub is_ascii: bool,
    /// What the parser found wrong.
    pub defects: Vec<String>,
    /// Who had signed in.
    pub user: Option<String>,
    /// Whether it came over TLS.
    pub tls: bool,
}

impl ReceivedMail {
    /// The links in the text part, in order.
    pub fn links(&self) -> Vec<&str> {
        let words = self.text.split_whitespace();
        words.filter(|word| word.starts_with("https://")).collect()
    }

    /// The six digits of a code mail: the only line of the text part that is six digits and nothing else.
    pub fn code(&self) -> Option<&str> {
        let is_code = |line: &&str| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
        self.text.lines().map(str::trim).find(is_code)
    }
}

/// The server, on one port for its whole life; it may be down.
#[derive(Debug)]
pub struct MailServer {
    folder: PathBuf,
    port: u16,
    protection: Protection,
    sign_in: Option<(String, String)>,
    process: Option<Spawned>,
}

impl MailServer {
    /// Starts a server without TLS that takes everything, with its files in `folder`.
    ///
    /// # Errors
    /// Python or aiosmtpd is missing; the message holds what it said.
    pub fn start(folder: &Path) -> Result<MailServer> {
        MailServer::start_with(folder, Protection::None, None)
    }

    /// As [`MailServer::start`], with TLS and with a user and password to sign in.
    ///
    /// # Errors
    /// As [`MailServer::start`].
    pub fn start_with(
        folder: &Path,
        protection: Protection,
        sign_in: Option<(&str, &str)>,
    ) -> Result<MailServer> {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        fs::write(folder.join("mail_server.py"), PROGRAM)?;
        let mut server = MailServer {
            folder: folder.to_owned(),
            port: free_port()?,
            protection,
            sign_in: sign_in.map(|(user, password)| (user.to_owned(), password.to_owned())),
            process: None,
        };
        server.start_again()?;
        Ok(server)
    }

    /// Starts it after [`MailServer::stop`], on the same port; what it accepted before is kept.
    ///
    /// # Errors
    /// As [`MailServer::start`], or it runs.
    pub fn start_again(&mut self) -> Result<()> {
        if self.process.is_some() {
            bail!("the mail server runs already");
        }
        let mut command = Command::new(PYTHON);
        command
            .arg(self.folder.join("mail_server.py"))
            .arg("--folder")
            .arg(&self.folder)
            .args(["--port", &self.port.to_string()]);
        let (name, files) = match &self.protection {
            Protection::None => ("none", None),
            Protection::Tls(certificate, key) => ("tls", Some((certificate, key))),
            Protection::StartTls(certificate, key) => ("starttls", Some((certificate, key))),
        };
        command.args(["--protection", name]);
        if let Some((certificate, key)) = files {
            command.arg("--certificate").arg(certificate);
            command.arg("--key").arg(key);
        }
        if let Some((user, password)) = &self.sign_in {
            command.args(["--user", user, "--password", password]);
        }
        let mut process = Spawned::start("mail-server", &mut command, &self.folder)?;
        process.wait_for_line(START, |line| {
            let event: Value = serde_json::from_str(line).ok()?;
            (event["event"] == "listening").then_some(())
        })?;
        self.process = Some(process);
        Ok(())
    }

    /// Ends it: connections are refused from now on.
    ///
    /// # Errors
    /// It does not run, or does not end.
    pub fn stop(&mut self) -> Result<()> {
        let process = self
            .process
            .take()
            .context("the mail server does not run")?;
        process.stop(STOP)?;
        Ok(())
    }

    /// How it behaves from the next connection on.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn behave(&self, plan: &Plan) -> Result<()> {
        let draft = self.folder.join("plan.draft");
        fs::write(&draft, serde_json::to_vec(plan)?)?;
        fs::rename(&draft, self.folder.join("plan.json")).context("the mail server's plan")
    }

    /// Its TCP port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// For `--mail-server`.
    pub fn url(&self) -> String {
        let user = match &self.sign_in {
            Some((user, _)) => format!("{user}@"),
            None => String::new(),
        };
        let (scheme, host) = match self.protection {
            Protection::None => ("smtp", "127.0.0.1"),
            Protection::Tls(..) => ("smtps", "localhost"),
            Protection::StartTls(..) => ("smtp+starttls", "localhost"),
        };
        format!("{scheme}://{user}{host}:{}", self.port)
    }

    /// Every mail that it accepted, in order.
    ///
    /// # Errors
    /// Its file cannot be read, or a mail lacks a part.
    pub fn accepted(&self) -> Result<Vec<ReceivedMail>> {
        let path = self.folder.join("accepted.jsonl");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        // A last line without its end is being written.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        whole
            .lines()
            .map(|line| serde_json::from_str(line).context("a line of accepted.jsonl is a mail"))
            .collect()
    }

    /// How many tries it has let fail.
    ///
    /// # Errors
    /// Its file cannot be read.
    pub fn failed(&self) -> Result<usize> {
        let path = self.folder.join("failed.log");
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Ok(text.lines().count())
    }

    /// Waits for a mail to `recipient` for which `wanted` holds, and gives the newest such.
    ///
    /// # Errors
    /// None came in time.
    pub fn wait_for_mail(
        &self,
        recipient: &str,
        deadline: Duration,
        wanted: impl Fn(&ReceivedMail) -> bool,
    ) -> Result<ReceivedMail> {
        wait_for("a mail", deadline, || {
            let mut mails = self.accepted()?;
            mails.retain(|mail| mail.recipient == recipient && wanted(mail));
            Ok(mails.pop())
        })
    }
}
