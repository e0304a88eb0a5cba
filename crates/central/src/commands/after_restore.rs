//! After a backup was restored: what it may lack is asked again where it can be, and named where it cannot.

use jiff::Timestamp;
use protocol::EmailAddress;
use serde::Serialize;

use super::CommandError;
use crate::{
    app::{self, StartError},
    directory::Directory,
    keys,
    mail::confirm_link::{About, confirm_link},
    proof::{evidence::RequestRecord, links::Signer},
    settings::Settings,
    store::{NewMail, Store, StoreError},
    vault::{Cell, Vault},
};

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AfterRestore {
    /// To when the database was restored.
    pub restored_to: Timestamp,
    /// Everything between the two may be lost.
    pub now: Timestamp,
    /// Requests that are being checked.
    pub being_checked: usize,
    /// Registered mailboxes that get another notice.
    pub old_mailboxes_asked_again: usize,
    /// New mailboxes that get another link.
    pub new_mailboxes_asked_again: usize,
    /// Sessions at the desk that ended.
    pub sessions_ended: u64,
}

/// Asks again what was answered since `to`, for all that it is known. To be run before anything of central is started. A second
/// run asks once more.
///
/// # Errors
/// The database's, and that a key is not here.
pub async fn after_restore(
    directory: &Directory,
    to: Timestamp,
    now: Timestamp,
) -> Result<AfterRestore, CommandError> {
    let settings = Settings::read(directory)?;
    let store = app::open_store(directory).await?;
    let installation = store.installation().await.map_err(StartError::from)?;
    let public_base = settings
        .public_base
        .or(installation.ok_or(StartError::NotInitialised)?.public_base)
        .ok_or(StartError::NoPublicBase)?;
    let vault = app::open_vault(directory, &store, now).await?;
    let signer = keys::signer(directory).map_err(StartError::from)?;
    let asking = Asking {
        store: &store,
        vault: &vault,
        signer: &signer,
        public_base: &public_base,
    };
    let done = asking.all(to, now).await;
    store.close().await;
    Ok(done.map_err(StartError::from)?)
}

struct Asking<'a> {
    store: &'a Store,
    vault: &'a Vault,
    signer: &'a Signer,
    public_base: &'a str,
}

impl Asking<'_> {
    async fn all(&self, to: Timestamp, now: Timestamp) -> Result<AfterRestore, StoreError> {
        let sessions_ended = self.store.note_restored(to, now).await?;
        let ids = self.store.being_checked().await?;
        let mut done = AfterRestore {
            restored_to: to,
            now,
            being_checked: ids.len(),
            old_mailboxes_asked_again: 0,
            new_mailboxes_asked_again: 0,
            sessions_ended,
        };
        for id in ids {
            let Some(evidence) = self.store.evidence(&id, &[]).await? else {
                continue;
            };
            let link = self.link(&evidence.request, now);
            let asked = self.store.ask_again(&id, link.as_ref(), now).await?;
            done.old_mailboxes_asked_again += usize::from(asked.old_mailbox);
            done.new_mailboxes_asked_again += usize::from(asked.new_mailbox);
        }
        Ok(done)
    }

    /// The link for a new mailbox that has not confirmed itself. A row that cannot be read gets none: its worker names it.
    fn link(&self, request: &RequestRecord, now: Timestamp) -> Option<NewMail> {
        if request.mailbox_confirmed_at.is_some() {
            return None;
        }
        let sealed = request.new_email.as_ref()?;
        let cell = Cell {
            table: "contents",
            row: &request.id,
            column: "new_email",
        };
        let email = self.vault.open(cell, sealed).ok()?;
        let about = About {
            request: request.id.parse().ok()?,
            tracking_code: request.tracking_code.parse().ok()?,
            kind: protocol::Kind::from_name(&request.kind)?,
            language: protocol::Language::from_code(&request.language)?,
            until: request.hold(now).ok()?.day_ahead(now),
        };
        let email = EmailAddress::parse(&email).ok()?;
        let keys = (self.signer, self.vault);
        Some(confirm_link(keys, self.public_base, &about, &email, now))
    }
}
