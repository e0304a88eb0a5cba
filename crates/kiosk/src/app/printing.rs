//! What is printed, for whom, and what becomes of it: each job is taken on the one list of what may still come
//! out ([`crate::printing::queue`]) before anything is sent, and leaves it however it ends.

use std::sync::Arc;

use tokio::sync::watch;

use super::{Kiosk, Open};
use crate::{
    machine::{
        event::{Event, log},
        fault::Fault,
    },
    printing::{
        queue::{Ended, JobNumber, Whose, Wish},
        receipt_printing::{Original, Turn, no_longer_wished},
    },
    receipt::TestPage,
    storage::outbox,
    visit::{current, page::Refusal},
};

/// A job's place on the list, which it leaves when this is dropped.
pub(super) struct Place<'a> {
    kiosk: &'a Kiosk,
    number: JobNumber,
    wished: watch::Receiver<Wish>,
    /// How it ended, and whether the disk knows.
    ended: Option<(Ended, bool)>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.kiosk.prints().end(self.number, self.ended);
        self.kiosk.printer_rests.notify_one();
        self.kiosk.tell();
    }
}

impl Place<'_> {
    /// Prints, and shows the page meanwhile when the time is over that a job has whose people have gone.
    async fn print<T>(&self, print: impl AsyncFnOnce(Turn<'_>) -> T) -> T {
        let begun = || self.kiosk.prints().has_begun(self.number);
        let turn = Turn {
            wished: self.wished.clone(),
            begun: &begun,
        };
        let late = no_longer_wished(self.wished.clone());
        let printing = print(turn);
        tokio::pin!(printing);
        tokio::select! {
            done = &mut printing => return done,
            () = late => self.kiosk.tell(),
        }
        printing.await
    }
}

impl Kiosk {
    /// Has the original receipt of a saved request printed beside the visit, unless it is on its way.
    pub(super) fn print(self: &Arc<Self>, visit: &str, original: Original) -> Result<(), Refusal> {
        let Some(open) = self.open() else {
            return Ok(());
        };
        let Some(receipt_printer) = open.receipt_printer.clone() else {
            return Ok(());
        };
        let listed = {
            // Held, so that nobody goes between the look and the listing.
            let mut under_way = self.visit();
            current(&mut under_way, visit)?;
            let whose = Whose::Visit(visit.to_owned());
            self.prints().begin(whose, Some(original.saved.id))
        };
        let Some((number, wished)) = listed else {
            return Ok(());
        };
        let kiosk = self.clone();
        tokio::spawn(async move {
            let mut place = Place {
                kiosk: &kiosk,
                number,
                wished,
                ended: None,
            };
            place.ended = place
                .print(async |turn| {
                    let now_ms = || kiosk.clock.best_ms();
                    receipt_printer
                        .print_original(
                            &open.store,
                            &open.identity,
                            &kiosk.faults,
                            original,
                            now_ms,
                            turn,
                        )
                        .await
                })
                .await;
        });
        Ok(())
    }

    /// How many sheets were drawn since the start, for whoever measures that; none without a printer.
    pub fn sheets_drawn(&self) -> Option<watch::Receiver<u64>> {
        Some(self.open()?.receipt_printer.as_ref()?.drawn())
    }

    /// Takes what staff or a technician want printed on the list. Never while a visit is under way: it might
    /// come out for the person who stands there.
    ///
    /// # Errors
    /// Staff are no longer there, or somebody else is.
    pub(super) fn place_for_staff(&self, token: Option<&str>) -> Result<Place<'_>, Refusal> {
        let under_way = self.visit();
        let whose = match token {
            Some(token) => {
                self.staff_may(token)?;
                Whose::Staff
            }
            None => Whose::Technician,
        };
        if under_way.is_some() {
            return Err(Refusal::OutOfOrder);
        }
        let listed = self.prints().begin(whose, None);
        let (number, wished) = listed.ok_or(Refusal::OutOfOrder)?;
        Ok(Place {
            kiosk: self,
            number,
            wished,
            ended: None,
        })
    }

    /// Tells the disk how receipts ended of which it does not know yet.
    pub(super) async fn record_ends(&self, open: &Open) {
        let unrecorded = self.prints().unrecorded();
        for (id, fact) in unrecorded {
            let now_ms = self.clock.best_ms();
            let recorded = open
                .store
                .run(move |db| outbox::finish_print(db, id, fact, now_ms));
            if recorded.await.is_ok() {
                self.prints().recorded(id);
                self.tell();
            }
        }
    }

    /// Prints a test page, for staff or, without their token, for a technician.
    ///
    /// # Errors
    /// Staff are no longer there, or somebody else is.
    pub(super) async fn print_test(&self, token: Option<&str>) -> Result<Ended, Refusal> {
        if let Some(token) = token {
            self.staff_may(token)?;
        }
        let failed = |fault| {
            let unclear = false;
            Ok(Ended::Failed { fault, unclear })
        };
        let Some(open) = self.open() else {
            return failed(self.faults.closing().unwrap_or(Fault::NotEnrolled));
        };
        let Some(receipt_printer) = &open.receipt_printer else {
            return failed(Fault::PrinterNone);
        };
        let place = self.place_for_staff(token)?;
        let page = TestPage {
            at: self.clock.now(),
            zone: open.identity.zone(),
            site: open.identity.site(),
            kiosk: open.identity.kiosk,
            url: open.identity.public_base(),
            domain: open.identity.tracking_domain(),
            languages: self.config.languages.clone(),
            demo: open.identity.demo,
        };
        let print =
            async |turn: Turn<'_>| receipt_printer.print_test(&self.faults, &page, turn).await;
        let ended = print_for_staff(place, print).await;
        log(match ended {
            Ended::Printed => Event::TestPrinted,
            Ended::Failed { fault, .. } => Event::TestNotPrinted(fault),
            Ended::Cancelled { .. } => Event::TestCancelled,
        });
        Ok(ended)
    }
}

/// Prints in a place that was taken for staff.
pub(super) async fn print_for_staff(
    place: Place<'_>,
    print: impl AsyncFnOnce(Turn<'_>) -> Ended,
) -> Ended {
    place.print(print).await
}
