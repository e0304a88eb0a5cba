//! Staff at the kiosk: in by the PIN, then each call by the session's token. A visit and a session never
//! exist at the same time: one ends the other.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use protocol::{TrackingCode, reading};
use zeroize::Zeroizing;

use super::{Kiosk, Open, lock, printing::print_for_staff, random};
use crate::{
    machine::{
        event::{Event, log},
        fault::Fault,
    },
    printing::{
        queue::{Ended, Whose},
        receipt_printing::Turn,
    },
    staff::{
        diagnostics,
        page::{Entry, Exported, Found, FoundRequest, PinGateState, Printed, Requests},
        panel::{Panel, local},
        pause,
        pin::Pin,
        pin_gate::PinCheck,
        self_test::SelfTest,
        session::Session,
    },
    storage::{
        export,
        outbox::{self, History, JournalEntry, PrintFact},
    },
    visit::page::Refusal,
};

/// A session of the core outlives the page's own warning and countdown by this.
const GRACE: Duration = Duration::from_secs(15);

impl Kiosk {
    /// Whether somebody can get in now.
    pub async fn staff_pin_gate(&self) -> PinGateState {
        match &self.pin_gate {
            Some(pin_gate) => PinGateState {
                has_pin: true,
                wait_s: seconds(pin_gate.lock().await.wait(self.clock.moment())),
            },
            None => PinGateState {
                has_pin: false,
                wait_s: 0,
            },
        }
    }

    /// Judges a PIN. The right one ends whatever visit or session there was, and begins a session.
    pub async fn staff_enter(&self, typed: String) -> Entry {
        let typed = Zeroizing::new(typed);
        let Some(pin_gate) = &self.pin_gate else {
            return Entry::NoPin;
        };
        let Ok(pin) = Pin::parse(&typed) else {
            return Entry::Incomplete;
        };
        let mut pin_gate = pin_gate.clone().lock_owned().await;
        let now = self.clock.moment();
        let verdict = tokio::task::spawn_blocking(move || pin_gate.judge(&pin, now))
            .await
            .expect("judging a PIN does not panic");
        match verdict {
            PinCheck::Right => {
                self.abandon_visit();
                self.end_staff();
                let session = Session::new(random(), self.staff_limit(), Instant::now());
                let token = session.token().to_owned();
                // A visit that has begun meanwhile goes first: staff are admitted to no visit's kiosk.
                let under_way = self.visit();
                if under_way.is_some() {
                    return Entry::Wrong { wait_s: 0 };
                }
                *lock(&self.staff) = Some(session);
                drop(under_way);
                self.hush();
                log(Event::StaffEntered);
                Entry::Open { token }
            }
            PinCheck::Wrong(wait) => {
                let wait_s = seconds(wait);
                log(Event::StaffRefused(
                    usize::try_from(wait_s).unwrap_or(usize::MAX),
                ));
                Entry::Wrong { wait_s }
            }
            PinCheck::TooSoon(wait) => Entry::Locked {
                wait_s: seconds(wait),
            },
        }
    }

    /// Staff leave.
    pub fn staff_leave(&self, token: &str) {
        let left = lock(&self.staff).take_if(|session| session.token() == token);
        if left.is_some() {
            log(Event::StaffLeft);
            self.gone(&Whose::Staff);
        }
    }

    /// Whoever was in staff mode no longer is: somebody else stands there, or the page is gone.
    pub(super) fn end_staff(&self) {
        if lock(&self.staff).take().is_some() {
            log(Event::StaffLeft);
        }
        self.gone(&Whose::Staff);
    }

    /// Lets a call of staff pass, which counts as a touch.
    ///
    /// # Errors
    /// [`Refusal::NotStaff`].
    pub fn staff_may(&self, token: &str) -> Result<(), Refusal> {
        self.admit(token, true)
    }

    fn admit(&self, token: &str, touched: bool) -> Result<(), Refusal> {
        let now = Instant::now();
        let mut staff = lock(&self.staff);
        match staff.as_mut().filter(|session| session.admits(token, now)) {
            Some(session) => {
                if touched {
                    session.touched(now);
                }
                Ok(())
            }
            None => Err(Refusal::NotStaff),
        }
    }

    /// How the machine is. `touched`: somebody touched the screen since the page last asked.
    pub async fn staff_panel(&self, token: &str, touched: bool) -> Result<Panel, Refusal> {
        self.admit(token, touched)?;
        Ok(self.panel().await)
    }

    /// Pauses the kiosk, or opens it again; it lasts over restarts.
    pub async fn staff_pause(&self, token: &str, on: bool) -> Result<(), Refusal> {
        self.staff_may(token)?;
        let data_dir = self.config.data_dir.clone();
        let kept = tokio::task::spawn_blocking(move || pause::set(&data_dir, on)).await;
        match kept {
            Ok(Ok(())) => {
                self.faults.set(Fault::Paused, on);
                Ok(())
            }
            // A disk that takes no file takes no request either.
            _ => Err(Refusal::Closed),
        }
    }

    /// Tries everything now.
    pub async fn staff_self_test(&self, token: &str) -> Result<SelfTest, Refusal> {
        self.staff_may(token)?;
        Ok(self.self_test().await)
    }

    /// Prints a test page.
    pub async fn staff_print_test(&self, token: &str) -> Result<Printed, Refusal> {
        match self.print_test(Some(token)).await? {
            Ended::Printed => Ok(Printed::Printed),
            Ended::Failed { fault, .. } => Ok(Printed::NotPrinted { fault }),
            Ended::Cancelled { .. } => Err(Refusal::NotStaff),
        }
    }

    /// What became of the request with this code, typed or scanned.
    pub async fn staff_find(&self, token: &str, typed: &str) -> Result<Found, Refusal> {
        self.staff_may(token)?;
        let Some(code) = reading::tracking_code(typed) else {
            return Ok(Found::BadCode);
        };
        let open = self.open().ok_or(Refusal::Closed)?;
        let history = open.store.run(move |db| outbox::history(db, &code)).await;
        if history == Err(Fault::RequestUnknown) {
            return Ok(Found::Unknown);
        }
        Ok(match self.or_closed(history)? {
            Some(history) => Found::Here {
                request: found(&open, &history),
            },
            None => Found::NotHere {
                kiosk: Some(code.kiosk())
                    .filter(|kiosk| *kiosk != open.identity.kiosk)
                    .map(|kiosk| kiosk.to_string()),
            },
        })
    }

    /// Prints the receipt of a request again, marked as a duplicate.
    pub async fn staff_reprint(&self, token: &str, typed: &str) -> Result<Printed, Refusal> {
        self.staff_may(token)?;
        let code = TrackingCode::parse(typed).map_err(|_| Refusal::OutOfOrder)?;
        let open = self.open().ok_or(Refusal::Closed)?;
        let history = open.store.run(move |db| outbox::history(db, &code)).await;
        let history = self.or_closed(history)?;
        let history = history.filter(|history| can_reprint(&open, history));
        let (Some(history), Some(receipt_printer)) = (history, open.receipt_printer.clone()) else {
            return Err(Refusal::OutOfOrder);
        };
        let saved = history.saved;
        let place = self.place_for_staff(Some(token))?;
        let now_ms = self.clock.best_ms();
        let print = async |turn: Turn<'_>| {
            receipt_printer
                .print_duplicate(&open.identity, &self.faults, &saved, now_ms, turn)
                .await
        };
        match print_for_staff(place, print).await {
            Ended::Printed => {}
            Ended::Failed { fault, .. } => {
                log(Event::NotPrinted(saved.id, fault));
                return Ok(Printed::NotPrinted { fault });
            }
            Ended::Cancelled { .. } => {
                log(Event::PrintCancelled(saved.id));
                return Err(Refusal::NotStaff);
            }
        }
        log(Event::Duplicated(saved.id));
        let now_ms = self.clock.best_ms();
        let journalled = open
            .store
            .run(move |db| outbox::append(db, now_ms, JournalEntry::Duplicated(saved.id)))
            .await;
        if let Err(fault) = journalled {
            // The paper is out: that is what is said.
            self.storage_failed(fault);
        }
        Ok(Printed::Printed)
    }

    /// Sends again what central refused.
    pub async fn staff_retry(&self, token: &str) -> Result<Requests, Refusal> {
        self.staff_may(token)?;
        let done = self.retry_refused().await;
        done.map(|count| Requests { count })
            .map_err(|_| Refusal::Closed)
    }

    /// Staff have seen what central refused.
    pub async fn staff_acknowledge(&self, token: &str) -> Result<Requests, Refusal> {
        self.staff_may(token)?;
        let done = self.acknowledge_refused().await;
        done.map(|count| Requests { count })
            .map_err(|_| Refusal::Closed)
    }

    pub(super) async fn retry_refused(&self) -> Result<usize, Fault> {
        let count = self.with_outbox(outbox::retry_refused).await?;
        log(Event::Retried(count));
        self.wake.notify_one();
        Ok(count)
    }

    pub(super) async fn acknowledge_refused(&self) -> Result<usize, Fault> {
        let count = self.with_outbox(outbox::acknowledge_refused).await?;
        log(Event::Acknowledged(count));
        Ok(count)
    }

    async fn with_outbox(
        &self,
        work: fn(&mut rusqlite::Connection, i64) -> rusqlite::Result<usize>,
    ) -> Result<usize, Fault> {
        let Some(open) = self.open() else {
            return Err(self.faults.closing().unwrap_or(Fault::NotEnrolled));
        };
        let now_ms = self.clock.best_ms();
        let done = open.store.run(move |db| work(db, now_ms)).await;
        done.inspect_err(|fault| self.storage_failed(*fault))
    }

    /// Writes what central refused for good into the configured folder, still sealed.
    pub async fn staff_export(&self, token: &str) -> Result<Exported, Refusal> {
        self.staff_may(token)?;
        let Some(folder) = self.config.staff.export_dir.clone() else {
            return Ok(Exported::NoFolder);
        };
        let file = self.file_name("refused", "jsonl");
        let data_dir = self.config.data_dir.clone();
        let target = folder.join(&file);
        let written = tokio::task::spawn_blocking(move || export::refused(&data_dir, &target));
        Ok(match written.await {
            Ok(Ok(count)) => Exported::Written { file, count },
            Ok(Err(export::ExportError::NoOutbox(_) | export::ExportError::Storage(_))) => {
                Exported::NotRead
            }
            _ => Exported::NotWritten,
        })
    }

    /// Writes the diagnostics bundle into the configured folder.
    pub async fn staff_diagnostics(&self, token: &str) -> Result<Exported, Refusal> {
        self.staff_may(token)?;
        let Some(folder) = self.config.staff.export_dir.clone() else {
            return Ok(Exported::NoFolder);
        };
        let file = self.file_name("diagnostics", "json");
        let name = file.clone();
        let at = self.clock.now();
        let bundle = diagnostics::bundle(&self.panel().await, &self.config, at);
        let written =
            tokio::task::spawn_blocking(move || diagnostics::write(&folder, &name, &bundle));
        Ok(match written.await {
            Ok(Ok(())) => Exported::Written { file, count: 1 },
            _ => Exported::NotWritten,
        })
    }

    fn or_closed<T>(&self, read: Result<T, Fault>) -> Result<T, Refusal> {
        read.map_err(|fault| {
            self.storage_failed(fault);
            Refusal::Closed
        })
    }

    /// Such as `aima-kiosk-4F-refused-20260701-143210.jsonl`.
    fn file_name(&self, what: &str, ending: &str) -> String {
        let open = self.open();
        let kiosk = open.map_or("new".to_owned(), |open| open.identity.kiosk.to_string());
        let at = self.clock.now();
        let stamp = at.strftime("%Y%m%d-%H%M%S");
        format!("aima-kiosk-{kiosk}-{what}-{stamp}.{ending}")
    }

    fn staff_limit(&self) -> Duration {
        let page = u64::from(self.config.staff.idle) + u64::from(self.config.idle.countdown);
        Duration::from_secs(page) + GRACE
    }

    /// Whether the printer was ever asked how it is.
    pub(super) fn printer_was_asked(&self) -> bool {
        self.printer_asked.load(Ordering::Relaxed)
    }
}

fn can_reprint(open: &Open, history: &History) -> bool {
    // While the original may still come out, a second paper would be one too many.
    open.receipt_printer.is_some() && history.is_kept && history.saved.print != PrintFact::Printing
}

fn found(open: &Open, history: &History) -> FoundRequest {
    let at = |ms: i64| local(ms, &open.identity.zone());
    FoundRequest {
        tracking_code: history.saved.tracking_code.to_string(),
        kind: history.saved.kind,
        saved_at: at(history.saved.saved_ms),
        print: history.saved.print.as_str(),
        printed_at: history.printed_ms.map(at),
        duplicates: history.duplicates,
        delivery: match (&history.refusal, history.saved.delivered) {
            (_, true) => "delivered",
            (Some(_), false) => "refused",
            (None, false) => "waiting",
        },
        delivered_at: history.delivered_ms.map(at),
        refusal: history.refusal.clone(),
        attempts: history.attempts,
        can_reprint: can_reprint(open, history),
    }
}

/// Whole seconds, so that a countdown that ends has ended here too.
fn seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}
