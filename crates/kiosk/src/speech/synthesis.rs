//! Words become sound: espeak-ng as a child of its own, one a sentence. What it is to say goes in by a pipe, never by
//! its command line, where anybody on the machine could read it.

use std::{io::ErrorKind, path::Path, process::Stdio, time::Duration};

use tokio::{io::AsyncWriteExt, process::Command, time::timeout};

use super::sound::Sound;
use crate::machine::fault::Fault;

/// A sentence takes some hundredths of a second.
const LIMIT: Duration = Duration::from_secs(8);

/// The command line: text on standard input, a WAV file on standard output.
fn arguments(voice: &str, rate: u32) -> [String; 6] {
    ["--stdin", "--stdout", "-v", voice, "-s", &rate.to_string()].map(str::to_owned)
}

/// Has `text` spoken by `program`.
///
/// # Errors
/// It is not there, does not end in time, or makes no sound.
pub async fn synthesised(
    program: &Path,
    text: &str,
    voice: &str,
    rate: u32,
) -> Result<Sound, Fault> {
    let child = Command::new(program)
        .args(arguments(voice, rate))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    let mut child = child.map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::PermissionDenied => Fault::SpeechMissing,
        _ => Fault::SpeechFailing,
    })?;
    let mut words = child.stdin.take().ok_or(Fault::SpeechFailing)?;
    // A line break would end the sentence.
    let line = text.replace(['\n', '\r'], " ") + "\n";
    let spoken = async {
        let written = words.write_all(line.as_bytes()).await;
        drop(words);
        // One that does not read may still have spoken.
        drop(written);
        child.wait_with_output().await
    };
    let output = timeout(LIMIT, spoken).await;
    let Ok(Ok(output)) = output else {
        return Err(Fault::SpeechFailing);
    };
    Sound::read(&output.stdout)
        .filter(|sound| output.status.success() && sound.peak() > 0)
        .ok_or(Fault::SpeechFailing)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use protocol::Language;

    use super::*;
    use crate::speech::voice::voice;

    #[test]
    fn what_is_said_stands_in_no_command_line() {
        assert_eq!(
            arguments("cmn", 150),
            ["--stdin", "--stdout", "-v", "cmn", "-s", "150"]
        );
    }

    #[tokio::test]
    async fn every_language_has_a_voice_that_says_its_own_words() {
        for language in Language::ALL {
            let words = texts::text(language, "welcome-title", &texts::Args::new());
            let sound = synthesised(Path::new("espeak-ng"), &words, voice(language), 150).await;
            let sound = sound.unwrap_or_else(|fault| panic!("{language}: {fault}"));
            assert!(sound.lasts() > Duration::from_millis(400), "{language}");
            assert!(sound.peak() > 1000, "{language} is silent");
        }
    }

    #[tokio::test]
    async fn faster_is_shorter() {
        let said = |rate| synthesised(Path::new("espeak-ng"), "Qual é a sua língua?", "pt", rate);
        let (slow, fast) = (
            said(90).await.expect("sound"),
            said(320).await.expect("sound"),
        );
        assert!(fast.lasts() * 2 < slow.lasts());
    }

    #[tokio::test]
    async fn one_that_is_not_there_or_says_nothing_is_a_fault_with_a_name() {
        let place = tempfile::tempdir().expect("a place for the test");
        let program = |name: &str, script: &str| {
            let path = place.path().join(name);
            std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("writable");
            std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("ours");
            path
        };
        let fault = async |path: &Path| {
            synthesised(path, "x", "pt", 150)
                .await
                .expect_err("no sound")
        };
        assert_eq!(
            fault(&place.path().join("none")).await,
            Fault::SpeechMissing
        );
        assert_eq!(
            fault(&program("mute", "cat >/dev/null")).await,
            Fault::SpeechFailing
        );
        assert_eq!(
            fault(&program("dies", "kill -9 $$")).await,
            Fault::SpeechFailing
        );
        assert_eq!(
            fault(&program("deaf", "exec false")).await,
            Fault::SpeechFailing
        );
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_hangs_is_a_fault_too() {
        let place = tempfile::tempdir().expect("a place for the test");
        let path = place.path().join("hangs");
        std::fs::write(&path, "#!/bin/sh\nexec cat /dev/zero >/dev/null\n").expect("writable");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("ours");
        let hung = synthesised(&path, "x", "pt", 150).await;
        assert_eq!(hung.expect_err("no sound"), Fault::SpeechFailing);
    }
}
