//! One line to a mail server, step by step (RFC 5321), each step with a time limit. lettre's own transport
//! answers with one error for a whole mail; here the step counts, and [`super::outcome`] judges by it.
//!
//! A line that is cut, or silent, after the final dot may have been accepted: the mail is tried again with
//! the same Message-ID, since twice is better than never.

use std::{fs, io, path::PathBuf, time::Duration};

use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters},
        commands::{Data, Ehlo, Mail, Rcpt},
        extension::{ClientId, MailParameter, RcptParameter},
        response::Response,
    },
};
use rustls_pki_types::{CertificateDer, pem::PemObject};
use tokio::time::timeout;
use zeroize::Zeroizing;

use super::{
    outcome::{Failure, Outcome, Step, is_about_the_address, is_refusal},
    server::{Protection, ServerAddress},
};

/// How long the server may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For a connection, a greeting, or the answer to a command.
    pub step: Duration,
    /// For taking the mail itself and answering the final dot. RFC 5321, 4.5.3.2.6 names ten minutes for
    /// servers among themselves; this is the sender's own server.
    pub content: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            step: Duration::from_secs(20),
            content: Duration::from_secs(120),
        }
    }
}

impl Patience {
    /// No try takes longer: connection, STARTTLS, sign-in, sender, recipient, DATA, content, with a second
    /// connection where the first has gone stale.
    pub fn longest_try(self) -> Duration {
        self.step * 8 + self.content
    }
}

/// Why a server cannot be used at all.
#[derive(Debug, thiserror::Error)]
pub enum NotUsable {
    /// The file of the trust anchor.
    #[error("the mail server's trust anchor {0} cannot be read")]
    Authority(PathBuf, #[source] io::Error),
    /// It holds no certificate; nobody would be trusted.
    #[error("{0} holds no certificate")]
    NoCertificate(PathBuf),
    /// TLS cannot be set up.
    #[error("TLS to the mail server cannot be set up")]
    Tls(#[source] Error),
}

/// A mail server and what it takes to talk to it.
#[derive(Clone)]
pub struct Server {
    address: ServerAddress,
    tls: Option<TlsParameters>,
    credentials: Option<Credentials>,
    hello: ClientId,
    patience: Patience,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Server({:?})", self.address)
    }
}

impl Server {
    /// A server, trusted by the certificate in `authority` alone; without one by what this machine trusts.
    /// `hello` is the domain of the sender.
    ///
    /// # Errors
    /// See [`NotUsable`].
    pub fn new(
        address: ServerAddress,
        password: Option<&Zeroizing<String>>,
        authority: Option<&PathBuf>,
        hello: &str,
        patience: Patience,
    ) -> Result<Server, NotUsable> {
        let tls = match address.protection {
            Protection::None => None,
            Protection::Tls | Protection::StartTls => {
                let mut builder = TlsParameters::builder(address.host.clone());
                if let Some(path) = authority {
                    let pem = fs::read(path)
                        .map_err(|error| NotUsable::Authority(path.clone(), error))?;
                    if CertificateDer::pem_slice_iter(&pem)
                        .flatten()
                        .next()
                        .is_none()
                    {
                        return Err(NotUsable::NoCertificate(path.clone()));
                    }
                    builder = builder
                        .certificate_store(CertificateStore::None)
                        .add_root_certificate(Certificate::from_pem(&pem).map_err(NotUsable::Tls)?);
                }
                Some(builder.build().map_err(NotUsable::Tls)?)
            }
        };
        let credentials = address.user.as_ref().map(|user| {
            let password = password.map_or("", |password| password.as_str());
            Credentials::new(user.clone(), password.to_owned())
        });
        Ok(Server {
            address,
            tls,
            credentials,
            hello: ClientId::Domain(hello.to_owned()),
            patience,
        })
    }

    /// Connects and signs in, as for a mail, and says good-bye.
    ///
    /// # Errors
    /// The step that did not succeed, and the reply.
    pub async fn try_out(&self) -> Result<(), Failure> {
        match self.connect().await {
            Ok(connection) => {
                let mut line = self.line();
                line.connection = Some(connection);
                line.close().await;
                Ok(())
            }
            Err(stopped) => {
                let step = stopped.step.as_str();
                Err(match outcome(stopped) {
                    Outcome::Later(failure) => failure,
                    Outcome::Refused { reply, .. } => Failure {
                        step,
                        is_ours: true,
                        reply: Some(reply),
                        detail: None,
                    },
                    Outcome::Accepted(_) => unreachable!("nothing was handed over"),
                })
            }
        }
    }

    /// A line to it, not connected yet.
    pub fn line(&self) -> Line {
        Line {
            server: self.clone(),
            connection: None,
        }
    }
}

/// A line to the server, kept while there is something to say.
pub struct Line {
    server: Server,
    connection: Option<Connection>,
}

/// A connection, and what the server said of itself.
struct Connection {
    smtp: AsyncSmtpConnection,
    /// It takes wishes about its reports (DSN, RFC 3461).
    takes_wishes: bool,
}

/// A step that did not succeed.
struct Stopped {
    step: Step,
    /// None where there was no answer in time.
    error: Option<Error>,
}

impl Line {
    /// Hands the mail `id` over.
    pub async fn send(&mut self, id: &str, envelope: &Envelope, mail: &[u8]) -> Outcome {
        match self.conversation(id, envelope, mail).await {
            Ok(code) => Outcome::Accepted(Some(code)),
            Err(stopped) => {
                // Whatever state the conversation is in: the next mail begins a new one.
                self.connection = None;
                outcome(stopped)
            }
        }
    }

    /// LinkAction good-bye, if it is connected.
    pub async fn close(&mut self) {
        if let Some(mut connection) = self.connection.take() {
            // Everything is said already: whether the server answers makes no difference.
            let _ = timeout(self.server.patience.step, connection.smtp.quit()).await;
        }
    }

    async fn conversation(
        &mut self,
        id: &str,
        envelope: &Envelope,
        mail: &[u8],
    ) -> Result<u16, Stopped> {
        let Patience { step, content } = self.server.patience;
        let sender = |connection: &Connection| {
            let wishes =
                connection.wishes(|| vec![("RET", "HDRS".to_owned()), ("ENVID", id.to_owned())]);
            let parameter = |(keyword, value)| MailParameter::Other { keyword, value };
            Mail::new(envelope.from().cloned(), wishes.map(parameter).collect())
        };
        let greeted = match self.connection.take() {
            // A server may end an idle line at any time: that is no failed try.
            Some(mut connection) => {
                let command = sender(&connection);
                let said = within(step, Step::Sender, connection.smtp.command(command)).await;
                said.ok().map(|_| connection)
            }
            None => None,
        };
        let connection = match greeted {
            Some(connection) => self.connection.insert(connection),
            None => {
                let connection = self.connection.insert(self.server.connect().await?);
                let command = sender(connection);
                within(step, Step::Sender, connection.smtp.command(command)).await?;
                connection
            }
        };
        for recipient in envelope.to() {
            let wishes = connection.wishes(|| {
                let original = format!("rfc822;{recipient}");
                vec![("NOTIFY", "FAILURE,DELAY".to_owned()), ("ORCPT", original)]
            });
            let parameter = |(keyword, value)| RcptParameter::Other { keyword, value };
            let command = Rcpt::new(recipient.clone(), wishes.map(parameter).collect());
            within(step, Step::Recipient, connection.smtp.command(command)).await?;
        }
        within(step, Step::Data, connection.smtp.command(Data)).await?;
        let accepted = within(content, Step::Content, connection.smtp.message(mail)).await?;
        Ok(accepted.code().into())
    }
}

impl Connection {
    /// What is wished of a report: that it is about failures and delays alone, quotes no more than headers (a notice
    /// holds links that act), and names the mail and the recipient as they are known here. None where the server
    /// takes no wishes.
    fn wishes(
        &self,
        wishes: impl FnOnce() -> Vec<(&'static str, String)>,
    ) -> impl Iterator<Item = (String, Option<String>)> {
        let wishes = if self.takes_wishes {
            wishes()
        } else {
            Vec::new()
        };
        wishes
            .into_iter()
            .map(|(keyword, value)| (keyword.to_owned(), Some(value)))
    }
}

impl Server {
    async fn connect(&self) -> Result<Connection, Stopped> {
        let step = self.patience.step;
        let implicit = match self.address.protection {
            Protection::Tls => self.tls.clone(),
            Protection::StartTls | Protection::None => None,
        };
        let place = (self.address.host.as_str(), self.address.port);
        let connecting =
            AsyncSmtpConnection::connect_tokio1(place, Some(step), &self.hello, implicit, None);
        let mut connection = within(step, Step::Connect, connecting).await?;
        if self.address.protection == Protection::StartTls {
            let tls = self.tls.clone().expect("STARTTLS has its parameters");
            let upgrade = connection.starttls(tls, &self.hello);
            within(step, Step::StartTls, upgrade).await?;
        }
        // lettre keeps the extensions that it knows itself: asked once more, which a server takes at any time.
        let hello = connection.command(Ehlo::new(self.hello.clone()));
        let offered = within(step, Step::Connect, hello).await?;
        let takes_wishes = offered
            .message()
            .any(|line| line.eq_ignore_ascii_case("DSN"));
        if let Some(credentials) = &self.credentials {
            const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];
            let signing_in = connection.auth(&MECHANISMS, credentials);
            let _signed_in: Response = within(step, Step::SignIn, signing_in).await?;
        }
        Ok(Connection {
            smtp: connection,
            takes_wishes,
        })
    }
}

async fn within<T>(
    limit: Duration,
    step: Step,
    future: impl Future<Output = Result<T, Error>>,
) -> Result<T, Stopped> {
    match timeout(limit, future).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(Stopped {
            step,
            error: Some(error),
        }),
        Err(_) => Err(Stopped { step, error: None }),
    }
}

fn outcome(stopped: Stopped) -> Outcome {
    let Stopped { step, error } = stopped;
    let reply = error.as_ref().and_then(Error::status).map(u16::from);
    if let Some(code) = reply.filter(|_| is_refusal(step, reply)) {
        // The reply's text, which may quote whom it is about, goes no further than this.
        let text = error
            .as_ref()
            .and_then(std::error::Error::source)
            .map(ToString::to_string)
            .unwrap_or_default();
        return Outcome::Refused {
            reply: code,
            address_is_dead: step == Step::Recipient && is_about_the_address(code, &text),
        };
    }
    let detail = match (&error, reply) {
        (None, _) => Some("no answer in time".to_owned()),
        // What the machine says of the connection. A reply may quote whom it is about.
        (Some(error), None) if matches!(step, Step::Connect | Step::StartTls) => {
            Some(error.to_string())
        }
        (Some(_), None) => Some("the line was cut".to_owned()),
        (Some(_), Some(_)) => None,
    };
    Outcome::Later(Failure {
        step: step.as_str(),
        is_ours: !matches!(step, Step::Recipient | Step::Data | Step::Content),
        reply,
        detail,
    })
}
