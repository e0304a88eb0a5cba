//! Reading aloud, as the page asks for it; and the headphones, of which the page is told.

use std::sync::Arc;

use super::{Kiosk, lock};
use crate::{
    app::page::{HearingState, ReceiptLine},
    printing::receipt_printing,
    receipt::content::Content,
    speech::{Said, Speaker, jack, output::Output, speaker::Means},
    storage::outbox::Saved,
    visit::{current, page::Refusal},
};

/// Debian's package of this name.
const SYNTHESISER: &str = "espeak-ng";

impl Kiosk {
    /// What can be heard here.
    pub(super) fn hearing(&self) -> HearingState {
        let speaker = lock(&self.speaker);
        HearingState {
            aloud: speaker.is_some(),
            headphones: speaker.as_ref().is_some_and(Speaker::has_headphones),
        }
    }

    /// Takes the voice in use: once it is known whether this is a demonstration's kiosk.
    pub(super) fn find_voice(&self, demo: bool) {
        let mut speaker = lock(&self.speaker);
        if speaker.is_some() {
            return;
        }
        let means = Means {
            synthesiser: SYNTHESISER.into(),
            voices: self.config.speech.voices_dir.clone(),
        };
        let output = Output::of(&self.config.speech.output, demo);
        *speaker = output.map(|output| Speaker::new(output, means, self.faults.clone()));
    }

    /// Says it as soon as it can; nothing while staff are there.
    pub fn say(&self, said: Said) {
        if lock(&self.staff).is_some() {
            return;
        }
        if let Some(speaker) = &*lock(&self.speaker) {
            speaker.say(said);
        }
    }

    /// Silence.
    pub fn hush(&self) {
        if let Some(speaker) = &*lock(&self.speaker) {
            speaker.hush();
        }
    }

    /// Headphones were plugged in, or pulled out.
    pub fn headphones_are(&self, plugged: bool) {
        if let Some(speaker) = &*lock(&self.speaker) {
            speaker.headphones_are(plugged);
        }
        self.tell();
    }

    /// The words on a receipt of the visit.
    ///
    /// # Errors
    /// The visit is over, or the request is none of it.
    pub async fn receipt_words(
        &self,
        visit: &str,
        code: &str,
    ) -> Result<Vec<ReceiptLine>, Refusal> {
        let (language, requests) = {
            let mut under_way = self.visit();
            let visit = current(&mut under_way, visit)?;
            (visit.language, visit.requests())
        };
        let saved = self.saved_by_code(code).await?;
        let saved = saved.filter(|saved| requests.contains(&saved.id));
        let (Some(saved), Some(open)) = (saved, self.open()) else {
            return Err(Refusal::OutOfOrder);
        };
        let saved = Saved { language, ..saved };
        let receipt = receipt_printing::content(&open.identity, &saved, self.clock.best_ms());
        let lines = Content::new(&receipt).read_aloud(language).into_iter();
        Ok(lines
            .map(|line| ReceiptLine {
                text: line.text,
                language: line.language.code().to_owned(),
            })
            .collect())
    }
}

/// Watches the socket of the headphones, where one is configured.
pub(super) async fn watch_jack(kiosk: Arc<Kiosk>) {
    let Some(device) = kiosk.config.speech.jack.clone() else {
        return std::future::pending().await;
    };
    jack::watch(
        device,
        Arc::new(move |plugged| kiosk.headphones_are(plugged)),
    )
    .await;
}
