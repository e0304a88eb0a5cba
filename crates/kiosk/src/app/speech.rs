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

    /// A sign that asks for attention, heard by whoever is near; nothing while staff are there.
    pub fn chime(&self) {
        if lock(&self.staff).is_some() {
            return;
        }
        if let Some(speaker) = &*lock(&self.speaker) {
            speaker.chime();
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

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use protocol::Language;

    use super::*;
    use crate::{
        machine::{clock::TimeSource, config::PinHash},
        speech::Utterance,
        staff::page::Entry,
        tests::Machine,
    };

    const PIN: &str = "246813";

    fn words(text: &str) -> Said {
        Said {
            utterances: vec![Utterance {
                text: text.to_owned(),
                key: None,
                language: Language::Pt,
                private: true,
            }],
            interrupts: false,
            rate: 150,
            volume: 50,
        }
    }

    #[tokio::test]
    async fn while_staff_are_there_nothing_is_heard() {
        let machine = Machine::enrolled().await;
        let said = machine.data().join("said");
        let output = format!("[speech]\noutput = \"file:{}\"\n", said.display());
        let mut config = machine.config(&output);
        config.staff.pin_hash = Some(PinHash::of(PIN));
        let kiosk = Kiosk::new(config, TimeSource::System).expect("usable");
        kiosk.find_voice(true);
        kiosk.headphones_are(true);
        let record = || fs::read_to_string(said.join("transcript.jsonl")).unwrap_or_default();
        let until = async |what: &str| {
            let wait = async {
                while !record().contains(what) {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            let waited = tokio::time::timeout(Duration::from_secs(60), wait).await;
            waited.unwrap_or_else(|_| panic!("no {what} in {}", record()));
        };

        // What the last person did not hear to its end is not heard by staff.
        (0..60).for_each(|_| kiosk.say(words("segredo")));
        until("segredo").await;
        let entry = kiosk.staff_enter(PIN.to_owned()).await;
        let Entry::Open { token } = entry else {
            panic!("{entry:?}");
        };
        until("interrupted").await;
        let before = record();
        kiosk.say(words("painel"));
        kiosk.chime();
        kiosk.staff_leave(&token);
        kiosk.say(words("depois"));
        until("depois").await;
        let after = &record()[before.len()..];
        assert!(
            !["segredo", "painel", "chime"]
                .iter()
                .any(|word| after.contains(word)),
            "{after}"
        );
    }
}
