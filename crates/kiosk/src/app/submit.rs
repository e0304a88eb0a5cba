//! From Send to *saved*, then to paper and central. The order is the promise: sealed, committed to the
//! disk, and only then shown, printed and delivered.

use std::sync::Arc;

use protocol::{Kind, Language, MaskedEmail, RequestContent, RequestHeader, TrackingCode};

use super::{Kiosk, Open, random};
use crate::{
    app::page::{Facts, MaskedAddress, NextStep, PrintedFact, Qr, SendResult},
    machine::{
        event::{Event, log},
        fault::Fault,
    },
    printing::receipt_printing::{Original, next_steps},
    receipt::qr,
    storage::{
        outbox::{self, NewRequest, PrintFact, SaveOutcome, Saved},
        second_copy,
    },
    visit::{
        Request, current, draft,
        page::{Draft, Refusal},
    },
};

/// Draws of a tracking code before giving up: two in a row that are taken mean a broken random source.
const DRAWS: u32 = 4;

impl Kiosk {
    /// Saves a request. A second press, or a second call with the same answers, gives the facts of the
    /// first. Nothing ends the visit meanwhile.
    pub async fn send(
        self: &Arc<Self>,
        visit: &str,
        answers: Draft,
    ) -> Result<SendResult, Refusal> {
        let request = self.request(visit)?;
        let (kind, mut content) = match draft::content(&answers) {
            Ok(content) => content,
            Err(errors) => return Ok(SendResult::Invalid { errors }),
        };
        if request.purpose != answers.purpose {
            return Err(Refusal::OutOfOrder);
        }
        let language = answers.language;
        drop(answers);
        let _saving = current(&mut self.visit(), visit)?.begin_saving();
        let _turn = request.turn.lock().await;
        {
            let mut under_way = self.visit();
            let under_way = current(&mut under_way, visit)?;
            content.mailbox_proof = content
                .new_email
                .as_ref()
                .and_then(|address| under_way.mailbox.proof_for(address).cloned());
            content.visit = Some(under_way.number);
        }
        let (original, qr) = match self.save(&request, kind, language, &content).await {
            Ok(saved) => saved,
            Err(fault) => {
                log(Event::NotSaved(fault));
                self.storage_failed(fault);
                return Ok(SendResult::NotSaved { fault });
            }
        };
        self.wake.notify_one();
        {
            let mut under_way = self.visit();
            let under_way = current(&mut under_way, visit)?;
            if let Some(address) = &content.new_email {
                under_way.mailbox.use_for(address);
            }
            under_way.saved(original.saved.id, content.new_email.is_some());
        }
        drop(content);
        let saved = original.saved.clone();
        self.print(visit, original)?;
        let open = self.open().ok_or(Refusal::Closed)?;
        let coming_out = self.prints().is_coming_out(saved.id);
        Ok(SendResult::Saved {
            facts: self.facts_of(&open, saved, coming_out, Some(qr)),
        })
    }

    /// What is known of the visit's requests, oldest first.
    pub async fn facts(&self, visit: &str) -> Result<Vec<Facts>, Refusal> {
        let requests = current(&mut self.visit(), visit)?.requests();
        let open = self.open().ok_or(Refusal::Closed)?;
        // Looked at before the disk: a receipt that ends in between is still said to be on its way, and the
        // next push tells how it ended.
        let coming_out: Vec<bool> = {
            let prints = self.prints();
            let each = requests.iter().map(|id| prints.is_coming_out(*id));
            each.collect()
        };
        let found = open.store.run(move |db| {
            let found = requests.iter().map(|id| outbox::find(db, *id));
            found.collect::<rusqlite::Result<Vec<_>>>()
        });
        let found = found.await.map_err(|fault| {
            self.storage_failed(fault);
            Refusal::Closed
        })?;
        let each = found.into_iter().zip(coming_out);
        let known = each.filter_map(|(saved, coming_out)| Some((saved?, coming_out)));
        Ok(known
            .map(|(saved, coming_out)| self.facts_of(&open, saved, coming_out, None))
            .collect())
    }

    /// The facts of what the visit under way has saved; what is pushed to the page. None where that is
    /// nothing.
    pub async fn current_facts(&self) -> Option<Vec<Facts>> {
        let visit = self.visit().as_ref().map(|visit| visit.id().to_owned())?;
        let facts = self.facts(&visit).await.ok()?;
        (!facts.is_empty()).then_some(facts)
    }

    /// Tries again to print a receipt that did not come out.
    pub async fn print_again(
        self: &Arc<Self>,
        visit: &str,
        tracking_code: &str,
    ) -> Result<(), Refusal> {
        let requests = current(&mut self.visit(), visit)?.requests();
        let saved = self.saved_by_code(tracking_code).await?;
        match saved.filter(|saved| requests.contains(&saved.id)) {
            Some(saved) if matches!(saved.print, PrintFact::None | PrintFact::NotPrinted) => {
                self.print(visit, Original::of(saved))
            }
            _ => Err(Refusal::OutOfOrder),
        }
    }

    /// The request with this code, whoever's it is.
    pub(super) async fn saved_by_code(&self, code: &str) -> Result<Option<Saved>, Refusal> {
        let code = TrackingCode::parse(code).map_err(|_| Refusal::OutOfOrder)?;
        let open = self.open().ok_or(Refusal::Closed)?;
        let found = open.store.run(move |db| outbox::history(db, &code)).await;
        let found = found.map_err(|fault| {
            self.storage_failed(fault);
            Refusal::Closed
        })?;
        Ok(found.map(|history| history.saved))
    }

    pub(super) fn request(&self, visit: &str) -> Result<Request, Refusal> {
        current(&mut self.visit(), visit)?
            .request
            .clone()
            .ok_or(Refusal::OutOfOrder)
    }

    async fn save(
        &self,
        request: &Request,
        kind: Kind,
        language: Language,
        content: &RequestContent,
    ) -> Result<(Original, Qr), Fault> {
        if let Some(fault) = self.faults.closing() {
            return Err(fault);
        }
        let Some(open) = self.open() else {
            return Err(Fault::NotEnrolled);
        };
        let id = request.id;
        for _ in 0..DRAWS {
            let header = RequestHeader {
                id,
                tracking_code: TrackingCode::generate(open.identity.kiosk, random()),
                kind,
                kiosk: open.identity.kiosk,
                language,
                recorded: self.clock.recorded(),
            };
            let new_email = content.new_email.as_ref();
            let saved = Saved {
                id,
                tracking_code: header.tracking_code,
                kind,
                language,
                saved_ms: self.clock.best_ms(),
                masked_new_email: new_email.map(|address| address.masked().to_string()),
                mailbox_confirmed: new_email.map(|_| content.mailbox_proof.is_some()),
                delivered: false,
                delivered_ms: None,
                print: PrintFact::None,
            };
            let url = open.identity.tracking_url(&saved.tracking_code);
            // The receipt is drawn while the content is sealed and the disk writes, and so is the screen's code.
            let original = match &open.receipt_printer {
                Some(printer) => printer.draw_ahead(&open.identity, saved.clone(), saved.saved_ms),
                None => Original::of(saved.clone()),
            };
            let new = NewRequest {
                payload: open.identity.sealing_key().seal(&header, content),
                header,
                masked_new_email: saved.masked_new_email,
                mailbox_confirmed: saved.mailbox_confirmed,
                saved_ms: saved.saved_ms,
            };
            let saving = open.store.run_with_log(move |db, append_log| {
                let outcome = second_copy::save(db, append_log, &new)?;
                let earlier = match outcome {
                    SaveOutcome::AlreadySaved => outbox::find(db, id)?,
                    SaveOutcome::Saved | SaveOutcome::CodeTaken => None,
                };
                Ok((outcome, earlier))
            });
            let (outcome, qr) = tokio::join!(saving, async { screen_qr(&url) });
            match outcome {
                Ok((SaveOutcome::Saved, _)) => {
                    log(Event::Saved(id, kind));
                    return Ok((original, qr));
                }
                // What an earlier press saved has another code.
                Ok((SaveOutcome::AlreadySaved, Some(saved))) => {
                    log(Event::Saved(id, saved.kind));
                    let url = open.identity.tracking_url(&saved.tracking_code);
                    return Ok((Original::of(saved), screen_qr(&url)));
                }
                Ok(_) => {}
                Err(fault) => return Err(fault),
            }
        }
        log(Event::Defect("tracking-code"));
        Err(Fault::StorageDamaged)
    }

    /// `qr` where it is made already.
    fn facts_of(&self, open: &Open, saved: Saved, coming_out: bool, qr: Option<Qr>) -> Facts {
        let ended = self.prints().ended(saved.id);
        let printed = match (coming_out, ended) {
            (true, _) => PrintedFact::Waiting,
            (false, Some(ended)) => printed_fact(ended.fact()),
            // On the disk it is still on its way, and nothing is: nobody knows.
            (false, None) => match printed_fact(saved.print) {
                PrintedFact::Waiting => PrintedFact::Unconfirmed,
                known => known,
            },
        };
        let tracking_url = open.identity.tracking_url(&saved.tracking_code);
        let saved_at = jiff::Timestamp::from_millisecond(saved.saved_ms).unwrap_or_default();
        let offset = open.identity.zone().to_offset(saved_at);
        let masked = saved
            .masked_new_email
            .as_deref()
            .and_then(|text| MaskedEmail::parse(text).ok());
        Facts {
            kind: saved.kind,
            tracking_code: saved.tracking_code.to_string(),
            qr: qr.unwrap_or_else(|| screen_qr(&tracking_url)),
            tracking_url,
            tracking_domain: open.identity.tracking_domain(),
            saved_at: saved_at.display_with_offset(offset).to_string(),
            printed,
            print_fault: match printed {
                PrintedFact::NotPrinted if open.receipt_printer.is_none() => {
                    Some(Fault::PrinterNone)
                }
                PrintedFact::NotPrinted | PrintedFact::Unconfirmed => ended
                    .and_then(|ended| ended.fault())
                    .or(Some(Fault::PrinterAbsent)),
                PrintedFact::Waiting | PrintedFact::Printed => None,
            },
            delivered: saved.delivered,
            masked_new_email: masked.as_ref().map(MaskedAddress::of),
            mailbox_confirmed: saved.mailbox_confirmed,
            steps: next_steps(&open.identity, &saved, self.clock.best_ms())
                .into_iter()
                .map(NextStep::of)
                .collect(),
        }
    }
}

fn screen_qr(tracking_url: &str) -> Qr {
    let (modules, path) = qr::svg_path(tracking_url).unwrap_or_else(|_| {
        log(Event::Defect("qr"));
        (0, String::new())
    });
    Qr { modules, path }
}

/// What the database's word means on a screen, where nothing is on its way.
fn printed_fact(fact: PrintFact) -> PrintedFact {
    match fact {
        PrintFact::Printing => PrintedFact::Waiting,
        PrintFact::Printed => PrintedFact::Printed,
        PrintFact::None | PrintFact::NotPrinted => PrintedFact::NotPrinted,
        PrintFact::Unconfirmed => PrintedFact::Unconfirmed,
    }
}
