//! The socket by which the technician's command line speaks with the running kiosk.
//!
//! A Unix socket in the data directory, for the kiosk's user alone; one JSON object a line, one question a
//! connection:
//!
//! ```text
//! > {"ask":"status"}
//! < {"outcome":"panel","kiosk":"4F","rows":[…]}
//! ```
//!
//! It asks for nothing that the panel does not show, and needs no PIN: who may open the socket may read
//! and write everything in the data directory as well.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    os::unix::{fs::PermissionsExt, net::UnixStream},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use serde::{Deserialize, Serialize};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt},
    net::UnixListener,
    time::timeout,
};

use crate::{
    app::Kiosk,
    machine::{
        event::{Event, log},
        fault::Fault,
    },
    printing::queue::Ended,
    staff::{panel::Panel, self_test::SelfTest},
};

/// The socket in the data directory.
const SOCKET: &str = "control.sock";
/// No question is longer.
const LONGEST_QUESTION: u64 = 1024;
/// No answer is longer.
const LONGEST_ANSWER: u64 = 1024 * 1024;
/// A question comes at once, or not at all.
const QUESTION: Duration = Duration::from_secs(5);
/// The longest work is a test page on a slow printer.
const ANSWER: Duration = Duration::from_secs(120);

/// What the command line asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Question {
    /// How the machine is.
    Status,
    /// To try everything now.
    SelfTest,
    /// To print a test page.
    PrintTest,
    /// To send again what central refused.
    RetryRefused,
    /// That somebody has seen what central refused.
    AcknowledgeRefused,
}

/// What the kiosk answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Answer {
    /// How the machine is.
    Panel(Box<Panel>),
    /// What was tried.
    SelfTest(SelfTest),
    /// The printer reported the page complete, or why it did not.
    Printed {
        /// Why nothing came out: a fault's code.
        fault: Option<String>,
    },
    /// So many refused requests wait again, or were seen.
    Requests {
        /// How many.
        count: usize,
    },
    /// The disk did not take it, or there is no outbox: a fault's code.
    NotDone {
        /// Why.
        fault: String,
    },
    /// Not now: somebody stands in front of the kiosk.
    InUse,
    /// Not one of the questions.
    NotUnderstood,
}

/// Between two tries to open the socket.
const BETWEEN_TRIES: Duration = Duration::from_secs(60);

/// Answers until the task is dropped. A kiosk that cannot open its socket works on without it, and ends this after
/// a minute, to be tried again.
pub async fn serve(kiosk: Arc<Kiosk>) {
    let path = socket(kiosk.data_dir());
    let Some(listener) = bind(&path) else {
        log(Event::Defect("control-socket"));
        return tokio::time::sleep(BETWEEN_TRIES).await;
    };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            log(Event::Defect("control-accept"));
            tokio::time::sleep(QUESTION).await;
            continue;
        };
        let kiosk = kiosk.clone();
        tokio::spawn(async move {
            // Who asks may hang up before the answer.
            drop(answer(&kiosk, stream).await);
        });
    }
}

/// `None` where another kiosk answers there, or the disk takes no socket.
fn bind(path: &Path) -> Option<UnixListener> {
    if UnixStream::connect(path).is_ok() {
        return None;
    }
    // What a killed kiosk left behind.
    crate::machine::disk::remove(path).ok()?;
    let listener = UnixListener::bind(path).ok()?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).ok()?;
    Some(listener)
}

async fn answer(kiosk: &Arc<Kiosk>, stream: tokio::net::UnixStream) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut line = String::new();
    let mut read = tokio::io::BufReader::new(read.take(LONGEST_QUESTION));
    timeout(QUESTION, read.read_line(&mut line)).await??;
    let answer = match serde_json::from_str(&line) {
        Ok(question) => kiosk.answer(question).await,
        Err(_) => Answer::NotUnderstood,
    };
    let mut json = serde_json::to_vec(&answer)?;
    json.push(b'\n');
    timeout(QUESTION, write.write_all(&json)).await?
}

impl Kiosk {
    /// Answers the technician's command line.
    pub async fn answer(&self, question: Question) -> Answer {
        match question {
            Question::Status => Answer::Panel(Box::new(self.panel().await)),
            Question::SelfTest => Answer::SelfTest(self.self_test().await),
            Question::PrintTest => match self.print_test(None).await {
                Ok(Ended::Printed) => Answer::Printed { fault: None },
                Ok(Ended::Failed { fault, .. }) => Answer::Printed {
                    fault: Some(fault.code().to_owned()),
                },
                Ok(Ended::Cancelled { .. }) | Err(_) => Answer::InUse,
            },
            Question::RetryRefused => of_requests(self.retry_refused().await),
            Question::AcknowledgeRefused => of_requests(self.acknowledge_refused().await),
        }
    }
}

fn of_requests(done: Result<usize, Fault>) -> Answer {
    match done {
        Ok(count) => Answer::Requests { count },
        Err(fault) => Answer::NotDone {
            fault: fault.code().to_owned(),
        },
    }
}

/// Why the running kiosk gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Nothing listens there: no kiosk runs with this data directory.
    #[error("the kiosk does not run")]
    NotRunning,
    /// It runs, and said nothing of use.
    #[error("the running kiosk does not answer: {0}")]
    Silent(io::Error),
}

/// Asks the kiosk that runs with this data directory. Blocks until it answers.
///
/// # Errors
/// See [`AskError`].
pub fn ask(data_dir: &Path, question: Question) -> Result<Answer, AskError> {
    let mut stream = UnixStream::connect(socket(data_dir)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => AskError::NotRunning,
        _ => AskError::Silent(error),
    })?;
    let mut exchange = || -> io::Result<Answer> {
        stream.set_read_timeout(Some(ANSWER))?;
        stream.set_write_timeout(Some(QUESTION))?;
        let mut json = serde_json::to_vec(&question)?;
        json.push(b'\n');
        stream.write_all(&json)?;
        let mut line = String::new();
        BufReader::new((&stream).take(LONGEST_ANSWER)).read_line(&mut line)?;
        Ok(serde_json::from_str(&line)?)
    };
    exchange().map_err(AskError::Silent)
}

fn socket(data_dir: &Path) -> PathBuf {
    data_dir.join(SOCKET)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_read_strictly() {
        let read = |text| serde_json::from_str::<Question>(text).ok();
        assert_eq!(read(r#"{"ask":"status"}"#), Some(Question::Status));
        assert_eq!(read(r#"{"ask":"self-test"}"#), Some(Question::SelfTest));
        assert_eq!(read(r#"{"ask":"print-test"}"#), Some(Question::PrintTest));
        let retry = read(r#"{"ask":"retry-refused"}"#);
        assert_eq!(retry, Some(Question::RetryRefused));
        let seen = read(r#"{"ask":"acknowledge-refused"}"#);
        assert_eq!(seen, Some(Question::AcknowledgeRefused));
        for text in ["", "{}", r#"{"ask":"pause"}"#, "status", "\u{0}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_kiosk_that_does_not_run_is_told_from_one_that_is_silent() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let asked = || ask(folder.path(), Question::Status);
        assert!(matches!(asked(), Err(AskError::NotRunning)), "no socket");
        let listener = std::os::unix::net::UnixListener::bind(socket(folder.path()));
        drop(listener.expect("a socket"));
        assert!(matches!(asked(), Err(AskError::NotRunning)), "left behind");
    }

    #[tokio::test]
    async fn the_socket_of_a_living_kiosk_is_left_alone_and_a_dead_ones_replaced() {
        let folder = tempfile::tempdir().expect("a place for the test");
        let path = socket(folder.path());
        let living = bind(&path).expect("bound");
        let mode = std::fs::metadata(&path)
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        assert!(bind(&path).is_none(), "somebody answers there");
        drop(living);
        assert!(bind(&path).is_some(), "nobody answers any more");
        assert!(bind(&folder.path().join("a/b.sock")).is_none());
    }
}
