//! A visit from its beginning to its end, and what is asked in it beside sending: what was typed is checked,
//! and a code is followed.

use std::sync::MutexGuard;

use protocol::{Language, RequestId, reading};
use tokio::time::Instant;

use super::{Kiosk, lock, random};
use crate::{
    delivery::client::LinkError,
    printing::queue::{PrintQueue, Whose},
    visit::{
        Visit, current, draft,
        page::{
            EmailAnswer, EmailField, IdentityAnswer, IdentityInput, PaperAnswer, PaperInput,
            Purpose, Reading, Refusal, TrackResult, VisitBegun,
        },
    },
};

impl Kiosk {
    /// A fresh visit. Any earlier one is over.
    ///
    /// # Errors
    /// An earlier one is saving, or what was printed for somebody is still coming out.
    pub fn begin_visit(&self, language: Language) -> Result<VisitBegun, Refusal> {
        let mut under_way = self.visit();
        if under_way.as_ref().is_some_and(Visit::is_saving) {
            return Err(Refusal::Saving);
        }
        // A call that was made on the welcome screen is this person's; one of an earlier visit is not.
        if let Some(earlier) = under_way.take() {
            self.end_call();
            self.gone(&Whose::Visit(earlier.id().to_owned()));
        }
        self.end_staff();
        self.gone(&Whose::Technician);
        if self.is_printing_for_last() {
            return Err(Refusal::Printing);
        }
        let fresh = Visit::new(random(), random(), language);
        let visit = fresh.id().to_owned();
        *under_way = Some(fresh);
        self.visit_begins.notify_one();
        Ok(VisitBegun { visit })
    }

    /// The person chose another language.
    pub fn set_language(&self, visit: &str, language: Language) -> Result<(), Refusal> {
        current(&mut self.visit(), visit)?.language = language;
        Ok(())
    }

    /// The person chose what to do: makes the request's id.
    pub fn choose_purpose(&self, visit: &str, purpose: Purpose) -> Result<(), Refusal> {
        let id = self.fresh_request();
        current(&mut self.visit(), visit)?.choose(purpose, id)
    }

    /// The same new address for a member of the family: makes a request's id.
    pub fn another_person(&self, visit: &str) -> Result<(), Refusal> {
        let id = self.fresh_request();
        current(&mut self.visit(), visit)?.another_person(id)
    }

    /// The question was shown whether somebody is still there.
    pub fn idle_asked(&self, visit: &str) -> Result<(), Refusal> {
        current(&mut self.visit(), visit)?.idle_was_asked();
        Ok(())
    }

    fn fresh_request(&self) -> RequestId {
        let now = u64::try_from(self.clock.best_ms()).unwrap_or(0);
        RequestId::new(now, random())
    }

    /// Checks the number of one paper.
    pub fn check_paper(&self, visit: &str, input: &PaperInput) -> Result<PaperAnswer, Refusal> {
        current(&mut self.visit(), visit)?;
        Ok(draft::check_paper(input))
    }

    /// Checks the papers as a whole.
    pub fn check_identity(
        &self,
        visit: &str,
        input: &IdentityInput,
    ) -> Result<IdentityAnswer, Refusal> {
        current(&mut self.visit(), visit)?;
        Ok(draft::check_identity(input))
    }

    /// Checks one address.
    pub fn check_email(
        &self,
        visit: &str,
        field: EmailField,
        value: &str,
        old: Option<&str>,
    ) -> Result<EmailAnswer, Refusal> {
        current(&mut self.visit(), visit)?;
        Ok(draft::check_email(field, value, old))
    }

    /// What a reader has typed.
    pub fn read(&self, raw: &str) -> Reading {
        reading::read(raw).into()
    }

    /// The visit is over: done, cancelled or timed out. What the printer has begun may still come out for the
    /// one who is leaving.
    ///
    /// # Errors
    /// It is over already, or one of its requests is being saved.
    pub fn end_visit(&self, visit: &str) -> Result<(), Refusal> {
        let mut under_way = self.visit();
        if current(&mut under_way, visit)?.is_saving() {
            return Err(Refusal::Saving);
        }
        *under_way = None;
        self.end_call();
        self.gone(&Whose::Visit(visit.to_owned()));
        Ok(())
    }

    /// The page died or hung: whoever was in front of it has to begin again.
    pub fn abandon_page(&self) {
        self.hush();
        self.abandon_visit();
        self.end_staff();
    }

    /// Whatever visit there was is over. A request that is just being saved is saved and delivered.
    pub(super) fn abandon_visit(&self) {
        let mut under_way = self.visit();
        self.end_call();
        if let Some(ended) = under_way.take() {
            self.gone(&Whose::Visit(ended.id().to_owned()));
        }
    }

    /// They have gone, whoever they were: what the printer has not begun for them does not come out.
    pub(super) fn gone(&self, gone: &Whose) {
        self.prints().gone(gone, Instant::now());
        self.tell();
    }

    pub(super) fn prints(&self) -> MutexGuard<'_, PrintQueue> {
        lock(&self.prints)
    }

    /// Whether nobody is served because something is still coming out for whoever has just left.
    pub(super) fn is_printing_for_last(&self) -> bool {
        self.prints().is_letting_out(Instant::now())
    }

    /// Asks central for the state of a tracking code.
    pub async fn track(&self, typed: &str) -> TrackResult {
        let Some(code) = reading::tracking_code(typed) else {
            return TrackResult::BadCode;
        };
        let Some(open) = self.open() else {
            return TrackResult::Offline;
        };
        match open.central.track(&open.identity.token, &code).await {
            Ok(answer) => TrackResult::of(answer.state, open.identity.day(self.clock.best_ms())),
            Err(LinkError::Busy(_) | LinkError::Failing | LinkError::TooOften(_)) => {
                TrackResult::SlowDown
            }
            Err(_) => TrackResult::Offline,
        }
    }
}
