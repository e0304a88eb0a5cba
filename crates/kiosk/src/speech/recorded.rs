//! Voice packages: sentences that somebody has spoken, a folder a language, a WAV file a sentence by its id:
//! `<voices_dir>/hi/welcome-title.wav` (docs/voices.md says how to make one). What a package lacks, and every
//! sentence with a value in it, the synthesiser says.

use std::path::Path;

use protocol::Language;

use super::sound::Sound;

/// No sentence is as long.
const LONGEST_FILE: u64 = 20 * 1024 * 1024;

/// The recorded sentence, where there is one that can be used.
pub fn recorded(voices: &Path, language: Language, key: &str) -> Option<Sound> {
    let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if key.is_empty() || !key.chars().all(is_id) {
        return None;
    }
    let file = voices.join(language.code()).join(format!("{key}.wav"));
    let length = std::fs::metadata(&file).ok()?.len();
    if length > LONGEST_FILE {
        return None;
    }
    Sound::read(&std::fs::read(file).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_found_by_language_and_id_and_nothing_else_is_read() {
        let voices = tempfile::tempdir().expect("a place for the test");
        let folder = voices.path().join("hi");
        std::fs::create_dir(&folder).expect("writable");
        let silence = b"RIFF\x28\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x04\0\0\0\0\0\0\0";
        std::fs::write(folder.join("back.wav"), silence).expect("writable");
        std::fs::write(folder.join("help.wav"), b"no sound").expect("writable");
        std::fs::write(voices.path().join("out.wav"), silence).expect("writable");
        let found = |language, key| recorded(voices.path(), language, key).is_some();
        assert!(found(Language::Hi, "back"));
        assert!(!found(Language::Pt, "back"));
        for key in ["help", "lead", "", "../out", "back.wav", "Back"] {
            assert!(!found(Language::Hi, key), "{key}");
        }
    }
}
