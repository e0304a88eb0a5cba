//! How mail is set up on the command line, and the worker that follows from it.

use std::{fs, io, os::unix::fs::DirBuilderExt, path::PathBuf, sync::Arc};

use protocol::EmailAddress;
use zeroize::Zeroizing;

use super::{
    dispatch::{Dispatcher, Returns, Way},
    message::Sender,
    server::ServerAddress,
    smtp::{NotUsable, Patience, Server},
};
use crate::{
    clock::Clock,
    directory::Directory,
    keys::{self, KeyError},
    policy::Policy,
    store::Store,
    vault::Vault,
};

/// In the domain that the package names as a sender.
pub const USUAL_SENDER: &str = "no-reply@aima.gov.pt";

/// How mail leaves.
#[derive(Debug, Clone)]
pub struct MailOptions {
    /// The mail server; without one, files in the data directory.
    pub server: Option<ServerAddress>,
    /// A file whose first line is the password of the server's user.
    pub password_file: Option<PathBuf>,
    /// A PEM file: the only certificate authority to trust for the server, instead of this machine's.
    pub authority: Option<PathBuf>,
    /// Who writes.
    pub from: EmailAddress,
    /// The host of the return addresses. It is the word that reports to them are read, and that no relay keeps a mail
    /// for long; without one reports go to the sender, and no silence counts.
    pub returns: Option<String>,
    /// How long the server may take.
    pub patience: Patience,
    /// How many working days before the last day to pay somebody is reminded.
    pub reminder_working_days: u32,
}

impl Default for MailOptions {
    fn default() -> MailOptions {
        MailOptions {
            server: None,
            password_file: None,
            authority: None,
            from: EmailAddress::parse(USUAL_SENDER).expect("it is an address"),
            returns: None,
            patience: Patience::default(),
            reminder_working_days: Policy::default().reminder_working_days,
        }
    }
}

/// Why mail cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum MailSetUpError {
    /// The password's file.
    #[error("the mail password's file {0} cannot be read")]
    Password(PathBuf, #[source] io::Error),
    /// A user without a password, or a password without a user.
    #[error("a mail user and --mail-password-file go together")]
    HalfASignIn,
    /// The sender's address.
    #[error("mail does not carry the sender's address")]
    Sender,
    /// The folder of mails cannot be made.
    #[error("the folder {0} cannot be made")]
    Folder(PathBuf, #[source] io::Error),
    /// The server.
    #[error(transparent)]
    Server(#[from] NotUsable),
    /// The key of return addresses.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl MailOptions {
    /// The dispatch worker of a data directory.
    ///
    /// # Errors
    /// See [`MailSetUpError`].
    pub fn dispatcher(
        &self,
        directory: &Directory,
        store: Store,
        vault: Arc<Vault>,
        clock: Clock,
        demo: bool,
    ) -> Result<Dispatcher, MailSetUpError> {
        let sender = Sender::new(&self.from, demo).map_err(|_| MailSetUpError::Sender)?;
        let way = match self.server(sender.domain())? {
            Some(server) => Way::Server(server),
            None => {
                let folder = directory.mail();
                fs::DirBuilder::new()
                    .recursive(true)
                    .mode(0o700)
                    .create(&folder)
                    .map_err(|error| MailSetUpError::Folder(folder.clone(), error))?;
                tracing::warn!(event = "mail-stays-here");
                Way::Folder(folder)
            }
        };
        if self.server.is_some() && self.returns.is_none() {
            tracing::warn!(
                event = "returns-unread",
                "without --mail-returns nobody hears of a bounce, and no silence counts"
            );
        }
        Ok(Dispatcher {
            store,
            vault,
            clock,
            sender,
            published: Arc::default(),
            returns: match &self.returns {
                Some(host) => Some(Returns {
                    key: Arc::new(keys::return_key(directory)?),
                    host: host.clone(),
                }),
                None => None,
            },
            way,
            patience: self.patience,
            reminder_working_days: self.reminder_working_days,
        })
    }

    /// The mail server, if there is one; `hello` is the domain of the sender.
    ///
    /// # Errors
    /// See [`MailSetUpError`].
    pub fn server(&self, hello: &str) -> Result<Option<Server>, MailSetUpError> {
        let Some(address) = &self.server else {
            return Ok(None);
        };
        let password = self.password()?;
        if address.user.is_some() != password.is_some() {
            return Err(MailSetUpError::HalfASignIn);
        }
        let (address, authority) = (address.clone(), self.authority.as_ref());
        let server = Server::new(address, password.as_ref(), authority, hello, self.patience)?;
        Ok(Some(server))
    }

    fn password(&self) -> Result<Option<Zeroizing<String>>, MailSetUpError> {
        let Some(path) = &self.password_file else {
            return Ok(None);
        };
        let text = fs::read_to_string(keys::handed_over(path))
            .map(Zeroizing::new)
            .map_err(|error| MailSetUpError::Password(path.clone(), error))?;
        let line = text.lines().next().unwrap_or_default();
        Ok(Some(Zeroizing::new(line.to_owned())))
    }
}
