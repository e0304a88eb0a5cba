//! Where the sound goes: through ALSA or a sound server by their own programs, or, at a demonstration's kiosk alone,
//! into a folder where what was said is written down.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::PathBuf,
    process::Stdio,
    time::Duration,
};

use serde_json::json;
use tokio::{io::AsyncWriteExt, process::Command, time::timeout};

use super::{sound::Sound, utterance::Utterance, voice::voice};
use crate::machine::{config::SpeechOutput, fault::Fault};

/// What a player may take longer than the sound lasts.
const GRACE: Duration = Duration::from_secs(8);
/// Who listens to a record listens so many times as fast.
const RECORD_SPEED: u32 = 60;

/// An open output.
#[derive(Debug)]
pub enum Output {
    /// A program that plays what comes in by its standard input.
    Player {
        /// The program.
        program: &'static str,
        /// Its arguments.
        arguments: Vec<String>,
    },
    /// The record of a demonstration: `transcript.jsonl`, and a WAV file an utterance.
    Record(Record),
}

/// A folder with what was said.
#[derive(Debug)]
pub struct Record {
    folder: PathBuf,
    count: u32,
}

impl Output {
    /// None where nothing is read aloud here. `demo`: only there is anything written down.
    pub fn of(configured: &SpeechOutput, demo: bool) -> Option<Output> {
        match configured {
            SpeechOutput::None => None,
            SpeechOutput::Alsa(device) => Some(Output::Player {
                program: "aplay",
                arguments: ["-q", "-D", device, "-"].map(str::to_owned).to_vec(),
            }),
            SpeechOutput::Pulse => Some(Output::Player {
                program: "paplay",
                arguments: vec![],
            }),
            SpeechOutput::File(folder) => demo.then(|| {
                Output::Record(Record {
                    folder: folder.clone(),
                    count: 0,
                })
            }),
        }
    }

    /// Puts a sound out, of `words` or a chime; comes back when it has been heard. Dropped before that, it is silent at
    /// once.
    ///
    /// # Errors
    /// The player is not there, ends with an error, or does not end.
    pub async fn play(&mut self, words: Option<&Utterance>, sound: &Sound) -> Result<(), Fault> {
        match self {
            Output::Player { program, arguments } => play(program, arguments, sound).await,
            Output::Record(record) => {
                record
                    .begins(words, sound)
                    .map_err(|_| Fault::SpeechFailing)?;
                tokio::time::sleep(sound.lasts() / RECORD_SPEED).await;
                Ok(())
            }
        }
    }

    /// What was being said is not said to its end.
    pub fn interrupted(&self) {
        if let Output::Record(record) = self {
            record.note(&json!({"interrupted": record.count}));
        }
    }

    /// Nothing waits to be said.
    pub fn rests(&self) {
        if let Output::Record(record) = self {
            record.note(&json!({"silence": record.count}));
        }
    }
}

impl Record {
    fn begins(&mut self, words: Option<&Utterance>, sound: &Sound) -> std::io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        self.count += 1;
        let wav = format!("{:06}.wav", self.count);
        fs::write(self.folder.join(&wav), sound.file())?;
        self.note(&match words {
            Some(words) => json!({
                "said": words.text, "voice": voice(words.language), "wav": wav, "number": self.count,
            }),
            None => json!({"chime": self.count, "wav": wav}),
        });
        Ok(())
    }

    /// A line of the record. One that cannot be written is missed by whoever reads it.
    fn note(&self, line: &serde_json::Value) {
        let file = File::options()
            .create(true)
            .append(true)
            .open(self.folder.join("transcript.jsonl"));
        drop(file.and_then(|mut file| file.write_all(format!("{line}\n").as_bytes())));
    }
}

async fn play(program: &str, arguments: &[String], sound: &Sound) -> Result<(), Fault> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    let mut child = child.map_err(|error| match error.kind() {
        ErrorKind::NotFound => Fault::SpeechMissing,
        _ => Fault::SpeechFailing,
    })?;
    let mut into = child.stdin.take().ok_or(Fault::SpeechFailing)?;
    let file = sound.file();
    let played = async {
        into.write_all(&file).await?;
        drop(into);
        child.wait().await
    };
    match timeout(sound.lasts() + GRACE, played).await {
        Ok(Ok(status)) if status.success() => Ok(()),
        _ => Err(Fault::SpeechFailing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_kept_at_a_demonstration_alone() {
        let file = SpeechOutput::File(PathBuf::from("/tmp/never"));
        assert!(Output::of(&file, false).is_none());
        assert!(Output::of(&file, true).is_some());
        assert!(Output::of(&SpeechOutput::None, true).is_none());
        assert!(Output::of(&SpeechOutput::Pulse, false).is_some());
    }
}
