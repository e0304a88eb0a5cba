//! One voice, which says one thing after the other. Whoever has something to say leaves it here and goes on.

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tokio::sync::mpsc;

use super::{
    output::Output,
    recorded::recorded,
    sound::Sound,
    synthesis::synthesised,
    utterance::{Said, Tone, Utterance},
    voice::voice,
};
use crate::machine::{disk::off_thread, fault::Fault, faults::Faults};

/// More than a whole page with its receipt has.
const LONGEST_QUEUE: usize = 400;
/// Orders that wait while the voice takes a breath.
const ORDERS: usize = 64;
/// The faults of the voice; one at a time.
pub const SPEECH_FAULTS: [Fault; 2] = [Fault::SpeechMissing, Fault::SpeechFailing];

enum Order {
    Say(Said),
    Hush,
    Chime,
}

/// What waits to be heard.
enum Next {
    Words(Utterance, Tone),
    Chime,
}

/// The voice of the kiosk.
#[derive(Debug)]
pub struct Speaker {
    orders: mpsc::Sender<Order>,
    headphones: Arc<AtomicBool>,
}

/// What a voice works with.
#[derive(Debug, Clone)]
pub struct Means {
    /// The synthesiser.
    pub synthesiser: PathBuf,
    /// The folder of the voice packages.
    pub voices: PathBuf,
}

impl Speaker {
    /// A voice that speaks through `output` until it is dropped. Wants a runtime.
    pub fn new(output: Output, means: Means, faults: Arc<Faults>) -> Speaker {
        let (orders, incoming) = mpsc::channel(ORDERS);
        let headphones = Arc::new(AtomicBool::new(false));
        tokio::spawn(speak(incoming, output, means, faults, headphones.clone()));
        Speaker { orders, headphones }
    }

    /// Says it, now or after what is being said. What does not fit the queue is not said.
    pub fn say(&self, said: Said) {
        drop(self.orders.try_send(Order::Say(said)));
    }

    /// Two soft notes, before anything else that waits. No word that comes silences them.
    pub fn chime(&self) {
        drop(self.orders.try_send(Order::Chime));
    }

    /// Silence.
    pub fn hush(&self) {
        drop(self.orders.try_send(Order::Hush));
    }

    /// Headphones were plugged in, or pulled out: then what was private must not come out of a loudspeaker.
    pub fn headphones_are(&self, plugged: bool) {
        let before = self.headphones.swap(plugged, Ordering::AcqRel);
        if before && !plugged {
            self.hush();
        }
    }

    /// Whether only one person hears it.
    pub fn has_headphones(&self) -> bool {
        self.headphones.load(Ordering::Acquire)
    }
}

type Queue = VecDeque<Next>;

async fn speak(
    mut orders: mpsc::Receiver<Order>,
    mut output: Output,
    means: Means,
    faults: Arc<Faults>,
    headphones: Arc<AtomicBool>,
) {
    let mut queue = Queue::new();
    let mut spoke = false;
    loop {
        let Some(next) = queue.pop_front() else {
            if std::mem::take(&mut spoke) {
                output.rests();
            }
            match orders.recv().await {
                Some(order) => take(order, &mut queue),
                None => return,
            };
            continue;
        };
        let (utterance, tone) = match next {
            Next::Words(utterance, tone) => (utterance, tone),
            Next::Chime => {
                let played = output.play(None, &Sound::chime()).await;
                faults.set_one_of(&SPEECH_FAULTS, played.err());
                continue;
            }
        };
        if utterance.private && !headphones.load(Ordering::Acquire) {
            continue;
        }
        spoke = true;
        let interrupted = {
            let uttering = utter(&utterance, tone, &mut output, &means);
            tokio::pin!(uttering);
            loop {
                tokio::select! {
                    biased;
                    order = orders.recv() => match order {
                        Some(order) => if take(order, &mut queue) { break true },
                        None => return,
                    },
                    uttered = &mut uttering => {
                        faults.set_one_of(&SPEECH_FAULTS, uttered.err());
                        break false;
                    }
                }
            }
        };
        if interrupted {
            output.interrupted();
        }
    }
}

/// Puts what is to be heard in its place; whether what is being said is to end.
fn take(order: Order, queue: &mut Queue) -> bool {
    let said = match order {
        Order::Hush => {
            silence(queue);
            return true;
        }
        Order::Chime => {
            queue.push_front(Next::Chime);
            return false;
        }
        Order::Say(said) => said,
    };
    if said.interrupts {
        silence(queue);
    }
    let tone = Tone::of(&said);
    let (interrupts, room) = (said.interrupts, LONGEST_QUEUE.saturating_sub(queue.len()));
    let utterances = said.utterances.into_iter().take(room);
    queue.extend(utterances.map(|each| Next::Words(each, tone)));
    interrupts
}

/// Nothing that waits is said.
fn silence(queue: &mut Queue) {
    queue.retain(|next| matches!(next, Next::Chime));
}

async fn utter(
    utterance: &Utterance,
    tone: Tone,
    output: &mut Output,
    means: &Means,
) -> Result<(), Fault> {
    let sound = match spoken_by_somebody(utterance, &means.voices).await {
        Some(sound) => sound,
        None => {
            let voice = voice(utterance.language);
            synthesised(&means.synthesiser, &utterance.text, voice, tone.rate).await?
        }
    };
    let sound = sound.at_volume(tone.volume);
    output.play(Some(utterance), &sound).await
}

async fn spoken_by_somebody(utterance: &Utterance, voices: &Path) -> Option<Sound> {
    let (key, language, voices) = (
        utterance.key.clone()?,
        utterance.language,
        voices.to_owned(),
    );
    off_thread(move || recorded(&voices, language, &key)).await?
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use protocol::Language;
    use tokio::sync::watch;

    use super::*;
    use crate::machine::config::SpeechOutput;

    struct Booth {
        place: tempfile::TempDir,
        speaker: Speaker,
        faults: Arc<Faults>,
        changed: watch::Receiver<u64>,
    }

    impl Booth {
        fn with(synthesiser: &str) -> Booth {
            let place = tempfile::tempdir().expect("a place for the test");
            let (sender, changed) = watch::channel(0);
            let faults = Arc::new(Faults::new(sender));
            let output = SpeechOutput::File(place.path().join("said"));
            let means = Means {
                synthesiser: synthesiser.into(),
                voices: place.path().join("voices"),
            };
            let output = Output::of(&output, true).expect("a demonstration");
            Booth {
                speaker: Speaker::new(output, means, faults.clone()),
                place,
                faults,
                changed,
            }
        }

        fn lines(&self) -> Vec<serde_json::Value> {
            let file = self.place.path().join("said/transcript.jsonl");
            let text = fs::read_to_string(file).unwrap_or_default();
            text.lines()
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect()
        }

        fn said(&self) -> Vec<String> {
            let lines = self.lines().into_iter();
            lines
                .filter_map(|line| Some(line["said"].as_str()?.to_owned()))
                .collect()
        }

        async fn until(&self, what: &str, is_so: impl Fn(&Booth) -> bool) {
            let wait = async {
                while !is_so(self) {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            };
            let waited = tokio::time::timeout(Duration::from_secs(60), wait).await;
            waited.unwrap_or_else(|_| panic!("{what}: {:?}", self.lines()));
        }
    }

    fn words(texts: &[&str], private: bool, interrupts: bool) -> Said {
        let utterances = texts.iter().map(|text| Utterance {
            text: (*text).to_owned(),
            key: Some((*text).to_owned()).filter(|key| key.len() < 8),
            language: Language::Pt,
            private,
        });
        Said {
            utterances: utterances.collect(),
            interrupts,
            rate: 150,
            volume: 100,
        }
    }

    #[tokio::test]
    async fn one_thing_is_said_after_the_other_and_a_new_one_silences_what_waits() {
        let booth = Booth::with("espeak-ng");
        booth.speaker.say(words(&["um", "dois"], false, false));
        booth
            .until("both are said", |booth| booth.said() == ["um", "dois"])
            .await;
        let long =
            "Uma frase muito comprida, que ninguém quer ouvir até ao fim, nem uma vez. ".repeat(8);
        booth.speaker.say(words(&[&long, "nunca"], false, false));
        booth
            .until("the long one begins", |booth| booth.said().len() == 3)
            .await;
        booth.speaker.say(words(&["novo"], false, true));
        booth
            .until("the new one is said", |booth| {
                booth.said().last().is_some_and(|it| it == "novo")
            })
            .await;
        assert!(!booth.said().contains(&"nunca".to_owned()));
        assert!(
            booth.lines().iter().any(|line| line["interrupted"] == 3),
            "{:?}",
            booth.lines()
        );
    }

    #[tokio::test]
    async fn what_is_private_is_said_to_headphones_alone() {
        let booth = Booth::with("espeak-ng");
        booth.speaker.say(words(&["segredo"], true, false));
        booth.speaker.say(words(&["aberto"], false, false));
        booth
            .until("the open one is said", |booth| !booth.said().is_empty())
            .await;
        assert_eq!(booth.said(), ["aberto"]);
        booth.speaker.headphones_are(true);
        booth.speaker.say(words(&["segredo"], true, true));
        booth
            .until("now it is said", |booth| booth.said().len() == 2)
            .await;
        booth.speaker.headphones_are(false);
        booth.speaker.say(words(&["segredo", "fim"], true, false));
        booth.speaker.say(words(&["fim"], false, false));
        booth
            .until("the end is said", |booth| booth.said().len() == 3)
            .await;
        assert_eq!(booth.said(), ["aberto", "segredo", "fim"]);
    }

    #[tokio::test]
    async fn a_chime_is_heard_without_headphones_and_no_word_silences_it() {
        let booth = Booth::with("espeak-ng");
        booth.speaker.chime();
        booth.speaker.say(words(&["ainda", "aí"], false, true));
        booth.speaker.hush();
        booth.speaker.say(words(&["fim"], false, true));
        booth
            .until("the end is said", |booth| booth.said() == ["fim"])
            .await;
        let lines = booth.lines();
        assert_eq!(lines[0]["chime"], 1, "{lines:?}");
        let wav = booth.place.path().join("said/000001.wav");
        let heard = Sound::read(&fs::read(wav).expect("a sound"));
        assert_eq!(heard, Some(Sound::chime()));
    }

    #[tokio::test]
    async fn a_chime_comes_before_what_waits_to_be_said() {
        let booth = Booth::with("espeak-ng");
        booth.speaker.say(words(&["um", "dois"], false, false));
        booth.speaker.chime();
        booth
            .until("both are said", |booth| booth.said().len() == 2)
            .await;
        let lines = booth.lines();
        let place = |is_it: &dyn Fn(&serde_json::Value) -> bool| lines.iter().position(is_it);
        let chime = place(&|line| line.get("chime").is_some());
        let second = place(&|line| line["said"] == "dois");
        assert!(chime.is_some() && chime < second, "{lines:?}");
    }

    #[tokio::test]
    async fn a_voice_package_takes_the_synthesisers_place() {
        let booth = Booth::with("espeak-ng");
        let other = synthesised(Path::new("espeak-ng"), "Another voice", "en-gb", 120);
        let other = other.await.expect("sound");
        let folder = booth.place.path().join("voices/pt");
        fs::create_dir_all(&folder).expect("writable");
        fs::write(folder.join("um.wav"), other.file()).expect("writable");
        booth.speaker.say(words(&["um", "dois"], false, false));
        booth
            .until("both are said", |booth| booth.said().len() == 2)
            .await;
        let sound = |name: &str| {
            Sound::read(&fs::read(booth.place.path().join("said").join(name)).expect("there"))
        };
        assert_eq!(sound("000001.wav"), Some(other.clone()));
        assert_ne!(sound("000002.wav"), Some(other));
    }

    #[tokio::test]
    async fn a_voice_that_fails_is_a_fault_and_one_that_is_back_is_none() {
        let place = tempfile::tempdir().expect("a place for the test");
        let program = place.path().join("espeak");
        let mut booth = Booth::with(program.to_str().expect("UTF-8"));
        booth.speaker.say(words(&["um"], false, false));
        booth.changed.changed().await.expect("alive");
        assert_eq!(booth.faults.all(), [Fault::SpeechMissing]);
        let real = "/usr/bin/espeak-ng";
        std::os::unix::fs::symlink(real, &program).expect("writable");
        booth.speaker.say(words(&["dois"], false, false));
        booth.changed.changed().await.expect("alive");
        assert!(booth.faults.all().is_empty());
    }

    #[tokio::test]
    async fn nobody_waits_for_a_voice_that_has_too_much_to_say() {
        let booth = Booth::with("espeak-ng");
        for _ in 0..1000 {
            booth.speaker.say(words(&["um"; 50], false, false));
        }
        booth.speaker.hush();
        booth
            .until("it still speaks", |booth| !booth.said().is_empty())
            .await;
    }
}
