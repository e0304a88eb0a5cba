//! What staff decide and the registry has a word in: the former address back, a mail once more, a change called off. Asked at
//! the desk at once; where the registry does not answer, the worker asks again.

use std::{fmt, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};

use super::applying::{key_of_try, put_off};
use crate::{
    mail::{Filling, MailKind},
    registry::{Answer, CaseRegistry, Change, ChangeTo, RegistryError, in_time},
    store::{Acted, By, OpenChange, Restorable, Store, What, WrittenAnew},
    vault::Vault,
};

/// What it takes.
#[derive(Clone, Copy)]
pub struct ByStaff<'a> {
    /// The registry.
    pub registry: &'a Arc<dyn CaseRegistry>,
    /// Where the wish is written down.
    pub store: &'a Store,
    /// The keys of the values at rest.
    pub vault: &'a Vault,
}

impl fmt::Debug for ByStaff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByStaff").finish_non_exhaustive()
    }
}

impl ByStaff<'_> {
    /// What became of the change that a request made to its case's address; `None` if it made none.
    ///
    /// # Errors
    /// The registry's or the database's.
    pub async fn restorable(
        &self,
        request_id: &str,
        now: Timestamp,
    ) -> Result<Option<Restorable>, RegistryError> {
        let Some(case) = self.store.case_of_change(request_id).await? else {
            return Ok(None);
        };
        let case = in_time(self.registry.case(&case)).await?;
        Ok(self
            .store
            .restorable(request_id, case.as_ref(), now)
            .await?)
    }

    /// Compares the last three characters of the passport in staff's hands.
    ///
    /// # Errors
    /// The registry's or the database's.
    pub async fn see_passport_again(
        &self,
        by: By<'_>,
        last_three: &str,
    ) -> Result<Acted, RegistryError> {
        let Some(case_id) = self.store.case_of_change(by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let case = in_time(self.registry.case(&case_id)).await?;
        let passports = in_time(self.registry.passports(&[case_id])).await?;
        Ok(self
            .store
            .see_passport_again(by, last_three, case.as_ref(), &passports)
            .await?)
    }

    /// Gives a case the address back that it had before a request changed it. Where the registry does not answer, it is
    /// done later, and staff are alarmed.
    ///
    /// # Errors
    /// The registry's, or the database's, before anything was decided.
    pub async fn restore(&self, by: By<'_>, why: &'static str) -> Result<Acted, RegistryError> {
        let Some(case_id) = self.store.case_of_change(by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let Some(case) = in_time(self.registry.case(&case_id)).await? else {
            return Ok(Acted::NotNow);
        };
        match self.store.begin_restore(by, why, &case, self.vault).await? {
            Ok(key) => self.ask_at_once(&key, by.now).await,
            Err(refused) => Ok(refused),
        }
    }

    /// Sends the mail that the person came for once more, where no mail server took it and the case still has the address
    /// that it is for.
    ///
    /// # Errors
    /// The registry's, or the database's, before anything was decided.
    pub async fn send_again(&self, by: By<'_>) -> Result<Acted, RegistryError> {
        let Some(case_id) = self.store.case_of_answer(by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let Some(case) = in_time(self.registry.case(&case_id)).await? else {
            return Ok(Acted::CaseChanged);
        };
        match self.store.begin_to_send_again(by, &case).await? {
            Ok(key) => self.ask_at_once(&key, by.now).await,
            Err(refused) => Ok(refused),
        }
    }

    /// Calls a change off for which the registry was asked and has not answered, as far as is known here. Where it has made
    /// it, that is too late; where it does not say, nothing is known, and the change stays as it is.
    ///
    /// # Errors
    /// The database's.
    pub async fn call_off(&self, by: By<'_>, why: &'static str) -> Result<Acted, RegistryError> {
        let Some(change) = self.store.change_asked_for(by.request_id).await? else {
            return Ok(Acted::NotNow);
        };
        let answer = match change.what {
            // The registry was asked for nothing but its word.
            What::SameAddress | What::SentAgain => Ok(Answer::Cancelled),
            _ => in_time(self.registry.cancel(&change.key, by.now)).await,
        };
        match answer {
            Ok(Answer::Done) => {
                self.store.ask_soon(&change).await?;
                Ok(Acted::TooLate)
            }
            Ok(answer) => Ok(self.store.call_off(&change, answer, by, why).await?),
            Err(RegistryError::Store(error)) => Err(error.into()),
            Err(error) => {
                let (failure, request) = (error.as_str(), by.request_id);
                tracing::warn!(event = "registry-asked-in-vain", request, failure);
                Ok(Acted::Unknown)
            }
        }
    }

    async fn ask_at_once(&self, key: &str, now: Timestamp) -> Result<Acted, RegistryError> {
        if let Some(change) = self.store.open_change(key).await? {
            match self.ask(&change, now).await {
                Ok(()) => {}
                Err(error) => {
                    put_off(self.store, &change, error.as_str(), false, now).await?;
                    return Ok(Acted::Later);
                }
            }
        }
        // By this process, or by another one.
        Ok(match self.store.answer_to(key).await? {
            Some(Answer::Done) => Acted::Done,
            Some(Answer::CaseChanged | Answer::Cancelled) => Acted::CaseChanged,
            None => Acted::Later,
        })
    }

    /// Asks the registry, and writes down what it says.
    pub(super) async fn ask(
        &self,
        change: &OpenChange,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        match change.what {
            What::SentAgain => self.ask_to_send_again(change, now).await,
            _ => self.ask_to_restore(change, now).await,
        }
    }

    async fn ask_to_restore(
        &self,
        change: &OpenChange,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        let former = self
            .store
            .former_address(&change.request_id, self.vault)
            .await?;
        let answer = self.ask_for(change, ChangeTo::Address(former), now).await?;
        if answer != Answer::Done {
            return Ok(self.store.not_restored(change, answer, now).await?);
        }
        let case = in_time(self.registry.case(&change.case_id)).await?;
        let language = case.and_then(|case| case.language);
        self.store
            .restored(change, language, self.vault, now)
            .await?;
        Ok(())
    }

    async fn ask_to_send_again(
        &self,
        change: &OpenChange,
        now: Timestamp,
    ) -> Result<(), RegistryError> {
        // Before its word is asked for: what is written down then is what the registry has confirmed.
        let anew = match change.objected {
            true => Err(Answer::Cancelled),
            false => self.written_anew(change, now).await?,
        };
        let answer = match anew {
            Ok(_) => self.ask_for(change, ChangeTo::AsItIs, now).await?,
            Err(answer) => answer,
        };
        match (answer, anew) {
            (Answer::Done, Ok(anew)) => self.store.sent_again(change, anew.as_ref(), now).await?,
            (answer, _) => self.store.not_sent_again(change, answer, now).await?,
        }
        Ok(())
    }

    /// The mail with what there is to pay as the registry has it now, and its last day reckoned from today; `None` for one
    /// that says nothing that ages. Where there is nothing to pay any more, that is the answer.
    async fn written_anew(
        &self,
        change: &OpenChange,
        now: Timestamp,
    ) -> Result<Result<Option<WrittenAnew>, Answer>, RegistryError> {
        let Some(mail) = self.store.failed_answer(&change.request_id).await? else {
            return Ok(Ok(None));
        };
        if mail.kind != MailKind::PaymentData.as_str() {
            return Ok(Ok(None));
        }
        let case = in_time(self.registry.case(&change.case_id)).await?;
        let Some(Ok(payment)) = case.and_then(|case| case.payment) else {
            return Ok(Err(Answer::CaseChanged));
        };
        let before = Filling::opened(self.vault, &mail.id, &mail.filling);
        let Some(Filling::PaymentData { tracking_code, .. }) = before else {
            return Err(Store::unreadable("filling").into());
        };
        let zone = TimeZone::get(&mail.time_zone).map_err(|_| Store::unreadable("time_zone"))?;
        let today = zone.to_datetime(now).date();
        let filling = Filling::payment_data(payment, today, tracking_code);
        Ok(Ok(Some(WrittenAnew {
            filling: filling.sealed(self.vault, &mail.id),
            id: mail.id,
        })))
    }

    async fn ask_for(
        &self,
        change: &OpenChange,
        to: ChangeTo,
        now: Timestamp,
    ) -> Result<Answer, RegistryError> {
        let asked = Change {
            case_id: change.case_id.clone(),
            to,
            expected_email: change.expected_email,
            expected_status: change.expected_status,
        };
        in_time(self.registry.change(&key_of_try(change), &asked, now)).await
    }
}
