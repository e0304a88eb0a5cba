//! From Send to *saved*, then to paper and central. The order is the promise: sealed, committed to the
//! disk, and only then shown, printed and delivered.

use std::{sync::Arc, time::Duration};

use protocol::{Kind, RequestContent, RequestHeader, TrackingCode};

use super::{Kiosk, Open, lock, random};
use crate::{
    draft,
    event::{Event, log},
    fault::Fault,
    opening,
    outbox::{self, NewRequest, PrintFact, SaveOutcome, Saved},
    page::{Draft, Facts, Qr, Refusal, SendResult},
    paper::Printing,
    receipt::qr,
    visit::{Purpose, current},
};

/// How long a receipt may go on coming out after the visit's end, when nobody else steps up.
const LEAVING: Duration = Duration::from_secs(10);
/// Draws of a tracking code before giving up: two in a row that are taken mean a broken random source.
const DRAWS: u32 = 4;

impl Kiosk {
    /// Saves a request. A second press, or a second call with the same answers, gives the facts of the
    /// first.
    pub async fn send(
        self: &Arc<Self>,
        visit: &str,
        answers: Draft,
    ) -> Result<SendResult, Refusal> {
        let purpose = self.purpose(visit)?;
        let (kind, mut content) = match draft::content(&answers) {
            Ok(content) => content,
            Err(errors) => return Ok(SendResult::Invalid { errors }),
        };
        if !purpose.allows(kind) {
            return Err(Refusal::OutOfOrder);
        }
        let _turn = purpose.turn.lock().await;
        if let Some(address) = &content.new_email {
            content.mailbox_proof = self.mailbox(visit, purpose.request, |mailbox| {
                mailbox.proof_for(address).cloned()
            })?;
        }
        let saved = match self.save(visit, &purpose, kind, &content).await? {
            Ok(saved) => saved,
            Err(fault) => {
                log(Event::NotSaved(fault));
                self.storage_failed(fault);
                return Ok(SendResult::NotSaved { fault });
            }
        };
        self.wake.notify_one();
        self.print(visit, &saved)?;
        let open = self.open().ok_or(Refusal::Closed)?;
        Ok(SendResult::Saved {
            facts: self.facts_of(&open, saved, visit)?,
        })
    }

    /// What is known of the visit's request.
    pub async fn facts(&self, visit: &str) -> Result<Facts, Refusal> {
        let (open, saved) = self.saved(visit).await?;
        self.facts_of(&open, saved, visit)
    }

    /// The facts of the request that the visit under way has saved; what is pushed to the page.
    pub async fn current_facts(&self) -> Option<Facts> {
        let visit = self.visit().as_ref().map(|visit| visit.id().to_owned())?;
        self.facts(&visit).await.ok()
    }

    /// Tries again to print a receipt that did not come out.
    pub async fn print_again(self: &Arc<Self>, visit: &str) -> Result<(), Refusal> {
        let (_, saved) = self.saved(visit).await?;
        match saved.print {
            PrintFact::None | PrintFact::NotPrinted => self.print(visit, &saved),
            PrintFact::Printing | PrintFact::Printed | PrintFact::Unconfirmed => {
                Err(Refusal::OutOfOrder)
            }
        }
    }

    pub(super) fn purpose(&self, visit: &str) -> Result<Purpose, Refusal> {
        current(&mut self.visit(), visit)?
            .purpose
            .clone()
            .ok_or(Refusal::OutOfOrder)
    }

    async fn saved(&self, visit: &str) -> Result<(Open, Saved), Refusal> {
        let purpose = self.purpose(visit)?;
        let open = self.open().ok_or(Refusal::Closed)?;
        let request = purpose.request;
        match open.store.run(move |db| outbox::find(db, request)).await {
            Ok(Some(saved)) => Ok((open, saved)),
            Ok(None) => Err(Refusal::OutOfOrder),
            Err(fault) => {
                self.storage_failed(fault);
                Err(Refusal::Closed)
            }
        }
    }

    async fn save(
        &self,
        visit: &str,
        purpose: &Purpose,
        kind: Kind,
        content: &RequestContent,
    ) -> Result<Result<Saved, Fault>, Refusal> {
        let language = current(&mut self.visit(), visit)?.language;
        if let Some(fault) = self.faults.closing() {
            return Ok(Err(fault));
        }
        let Some(open) = self.open() else {
            return Ok(Err(Fault::NotEnrolled));
        };
        for _ in 0..DRAWS {
            let header = RequestHeader {
                id: purpose.request,
                tracking_code: TrackingCode::generate(open.identity.kiosk, random()),
                kind,
                kiosk: open.identity.kiosk,
                language,
                recorded: self.clock.recorded(),
            };
            let new = NewRequest {
                payload: open.identity.sealing_key().seal(&header, content),
                header,
                masked_new_email: content
                    .new_email
                    .as_ref()
                    .map(|address| address.masked().to_string()),
                mailbox_confirmed: content
                    .new_email
                    .as_ref()
                    .map(|_| content.mailbox_proof.is_some()),
                saved_ms: self.clock.best_ms(),
            };
            let request = purpose.request;
            let outcome = open
                .store
                .run_with_spool(move |db, spool| {
                    let outcome = opening::save(db, spool, &new)?;
                    Ok((outcome, outbox::find(db, request)?))
                })
                .await;
            match outcome {
                Ok((SaveOutcome::Saved | SaveOutcome::AlreadySaved, Some(saved))) => {
                    log(Event::Saved(saved.id, saved.kind));
                    return Ok(Ok(saved));
                }
                Ok(_) => {}
                Err(fault) => return Ok(Err(fault)),
            }
        }
        log(Event::Defect("tracking-code"));
        Ok(Err(Fault::StorageDamaged))
    }

    fn print(self: &Arc<Self>, visit: &str, saved: &Saved) -> Result<(), Refusal> {
        let Some(open) = self.open() else {
            return Ok(());
        };
        let Some(paper) = open.paper.clone() else {
            return Ok(());
        };
        let mut under_way = self.visit();
        let under_way = current(&mut under_way, visit)?;
        if under_way
            .printing
            .as_ref()
            .is_some_and(|printing| printing.id == saved.id && !printing.is_over())
        {
            return Ok(());
        }
        let (kiosk, saved) = (self.clone(), saved.clone());
        let finished = self.clone();
        under_way.printing = Some(Printing::start(
            saved.id,
            move |cancel| async move {
                paper
                    .print_original(
                        &open.store,
                        &open.identity,
                        &kiosk.faults,
                        &saved,
                        || kiosk.clock.best_ms(),
                        cancel,
                    )
                    .await
            },
            move || finished.tell(),
        ));
        Ok(())
    }

    fn facts_of(&self, open: &Open, saved: Saved, visit: &str) -> Result<Facts, Refusal> {
        let (coming_out, failed) = {
            let mut under_way = self.visit();
            let printing = &current(&mut under_way, visit)?.printing;
            let printing = printing.as_ref().filter(|p| p.id == saved.id);
            (
                printing.is_some_and(|printing| !printing.is_over()),
                printing.and_then(Printing::fault),
            )
        };
        let printed = match saved.print {
            PrintFact::Printed => "printed",
            PrintFact::Printing => "waiting",
            _ if coming_out => "waiting",
            PrintFact::Unconfirmed => "unconfirmed",
            PrintFact::None | PrintFact::NotPrinted => "not-printed",
        };
        let tracking_url = open.identity.tracking_url(&saved.tracking_code);
        let (modules, path) = qr::svg_path(&tracking_url).unwrap_or_else(|_| {
            log(Event::Defect("qr"));
            (0, String::new())
        });
        let saved_at = jiff::Timestamp::from_millisecond(saved.saved_ms).unwrap_or_default();
        let offset = open.identity.zone.to_offset(saved_at);
        Ok(Facts {
            tracking_code: saved.tracking_code.to_string(),
            tracking_url,
            tracking_domain: open.identity.tracking_domain().to_owned(),
            qr: Qr { modules, path },
            saved_at: saved_at.display_with_offset(offset).to_string(),
            printed,
            print_fault: match printed {
                "not-printed" if open.paper.is_none() => Some(Fault::PrinterNone),
                "not-printed" | "unconfirmed" => failed.or(Some(Fault::PrinterAbsent)),
                _ => None,
            },
            delivered: saved.delivered,
            masked_new_email: saved.masked_new_email,
            mailbox_confirmed: saved.mailbox_confirmed,
        })
    }
}

/// Keeps a job for a moment after its visit, then cancels it; the next visit cancels it at once.
pub(super) fn let_it_come_out(kiosk: &Arc<Kiosk>, printing: Printing) {
    if printing.is_over() {
        return;
    }
    let request = printing.id;
    *lock(&kiosk.leaving) = Some(printing);
    let kiosk = kiosk.clone();
    tokio::spawn(async move {
        tokio::time::sleep(LEAVING).await;
        if let Some(printing) = lock(&kiosk.leaving).take_if(|printing| printing.id == request) {
            printing.cancel();
        }
    });
}
