//! Calling somebody from the counter. One call at a time; it lives until the person ends it, the desk does, or
//! the visit ends, however it ends, so that the next person does not inherit it. Nothing else withdraws it.
//! Where the kiosk dies before it can say so, central ends a call that nobody asks about any more.

use std::{sync::Arc, time::Instant};

use protocol::help::{HelpCall, ScreenName};
use tokio::sync::oneshot;
use uuid::Uuid;

use super::{Kiosk, Open, lock, random};
use crate::{
    delivery::help_call::{Next, Progress},
    machine::event::{Event, log},
    visit::{
        current,
        page::{HelpCallStage, Refusal},
    },
};

/// How often a withdrawal is tried; after that the call ends by itself.
const TRIES: u32 = 3;

/// The call of the person in front of the kiosk.
pub(super) struct Call {
    id: Uuid,
    stage: HelpCallStage,
    /// Dropped, it withdraws the call.
    _wanted: oneshot::Sender<()>,
}

impl Kiosk {
    /// The person wants somebody to come. While a call is open, another press makes none. `visit` is none
    /// before a language was chosen.
    pub fn call_staff(
        self: &Arc<Self>,
        visit: Option<&str>,
        screen: ScreenName,
    ) -> Result<(), Refusal> {
        let language = match visit {
            Some(visit) => Some(current(&mut self.visit(), visit)?.language),
            None => None,
        };
        {
            let mut place = lock(&self.call);
            if place.as_ref().is_some_and(|call| call.stage.is_open()) {
                return Ok(());
            }
            let call = HelpCall {
                id: uuid::Builder::from_random_bytes(random()).into_uuid(),
                language,
                screen,
            };
            let (wanted, unwanted) = oneshot::channel();
            let open = self.open();
            *place = Some(Call {
                id: call.id,
                stage: match open {
                    Some(_) => HelpCallStage::Calling,
                    None => HelpCallStage::Offline,
                },
                _wanted: wanted,
            });
            if let Some(open) = open {
                tokio::spawn(carry(self.clone(), open, call, unwanted));
            }
        }
        self.tell();
        Ok(())
    }

    /// Nobody waits any more: the person said so, or the visit is over.
    pub fn end_call(&self) {
        if lock(&self.call).take().is_some() {
            self.tell();
        }
    }

    /// What the person is told of the call; none where there is none.
    pub(super) fn help_call(&self) -> Option<HelpCallStage> {
        lock(&self.call).as_ref().map(|call| call.stage)
    }

    fn show_call(&self, id: Uuid, stage: HelpCallStage) {
        let moved = match &mut *lock(&self.call) {
            Some(call) if call.id == id && call.stage != stage => {
                call.stage = stage;
                true
            }
            _ => false,
        };
        if moved {
            self.tell();
        }
    }
}

/// Carries one call to its end. What is under way when it is withdrawn is dropped: whether it has arrived
/// or not, the withdrawal ends it.
async fn carry(kiosk: Arc<Kiosk>, open: Open, call: HelpCall, unwanted: oneshot::Receiver<()>) {
    let last = tokio::select! {
        last = follow(&kiosk, &open, &call) => Some(last),
        _ = unwanted => None,
    };
    if last != Some(HelpCallStage::Ended) {
        withdraw(&open, call.id).await;
    }
}

async fn follow(kiosk: &Kiosk, open: &Open, call: &HelpCall) -> HelpCallStage {
    let token = &open.identity.token;
    let mut progress = Progress::begin(Instant::now());
    loop {
        let answer = match progress.is_known() {
            false => open.central.call_for_help(token, call).await,
            true => open.central.help_call(token, call.id).await,
        };
        let now = Instant::now();
        let next = match answer {
            Ok(state) => progress.answered(state, now),
            Err(error) => {
                log(Event::HelpCallFailed(error.name()));
                progress.failed(error, now)
            }
        };
        kiosk.show_call(call.id, progress.stage());
        match next {
            Next::Ask(after) => tokio::time::sleep(after).await,
            Next::Over => return progress.stage(),
        }
    }
}

async fn withdraw(open: &Open, id: Uuid) {
    for tried in 1..=TRIES {
        match open
            .central
            .withdraw_help_call(&open.identity.token, id)
            .await
        {
            Ok(()) => return,
            Err(error) => log(Event::HelpCallFailed(error.name())),
        }
        tokio::time::sleep(crate::delivery::help_call::BETWEEN * tried).await;
    }
}
