//! A voice as a Debian package, from a folder of recordings to where the kiosk looks for them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use protocol::Language;

use super::{recorded::recorded, sound::Sound};
use crate::machine::config::Speech;

const BUILD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packaging/voice/build");

struct Studio(tempfile::TempDir);

impl Studio {
    /// A folder with these recordings, and with a word about whose they are.
    fn with(names: &[&str]) -> Studio {
        let studio = Studio(tempfile::tempdir().expect("a place for the test"));
        fs::create_dir(studio.folder()).expect("writable");
        for name in names {
            studio.has(&format!("{name}.wav"), &Sound::chime().file());
        }
        studio.has("COPYRIGHT", b"Spoken by nobody: two notes. CC0.\n");
        studio
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("recordings")
    }

    fn has(&self, name: &str, content: &[u8]) {
        fs::write(self.folder().join(name), content).expect("writable");
    }

    fn packed(&self, language: &str, out: &str) -> Output {
        let built = Command::new(BUILD)
            .env("DEB_VERSION", "1.2.3")
            .env("SOURCE_DATE_EPOCH", "1700000000")
            .arg(language)
            .arg(self.folder())
            .arg(self.0.path().join(out))
            .output();
        built.expect("python3 is there")
    }

    fn refused(&self, language: &str) -> String {
        let built = self.packed(language, "out");
        assert!(!built.status.success(), "{built:?}");
        String::from_utf8(built.stderr).expect("UTF-8")
    }
}

fn unpacked(package: &Path, root: &Path) {
    let done = Command::new("dpkg-deb")
        .arg("-x")
        .args([package, root])
        .status();
    assert!(done.is_ok_and(|status| status.success()));
}

#[test]
fn a_packed_voice_is_found_where_it_is_installed() {
    let studio = Studio::with(&["back", "welcome-title"]);
    let built = studio.packed("zh-Hans", "out");
    assert!(built.status.success(), "{built:?}");
    let package = studio
        .0
        .path()
        .join("out/aima-kiosk-voice-zh-hans_1.2.3_all.deb");
    let root = studio.0.path().join("root");
    unpacked(&package, &root);

    let installed = Speech::default().voices_dir;
    let voices = root.join(installed.strip_prefix("/").expect("an absolute path"));
    for key in ["back", "welcome-title"] {
        assert_eq!(
            recorded(&voices, Language::ZhHans, key),
            Some(Sound::chime())
        );
    }
    assert_eq!(recorded(&voices, Language::ZhHans, "help"), None);
    assert_eq!(recorded(&voices, Language::Pt, "back"), None);
    let rights = root.join("usr/share/doc/aima-kiosk-voice-zh-hans/copyright");
    assert!(fs::read_to_string(rights).is_ok_and(|text| text.contains("CC0")));
}

#[test]
fn the_same_recordings_give_the_same_package() {
    let studio = Studio::with(&["back", "help"]);
    let package = |out: &str| {
        assert!(studio.packed("pt", out).status.success());
        fs::read(
            studio
                .0
                .path()
                .join(out)
                .join("aima-kiosk-voice-pt_1.2.3_all.deb"),
        )
    };
    assert_eq!(
        package("one").expect("there"),
        package("two").expect("there")
    );
}

#[test]
fn what_the_kiosk_would_pass_over_is_refused_with_its_reason() {
    let eight_bits = {
        let mut file = Sound::chime().file();
        file[34] = 8;
        file
    };
    let silent = &Sound::chime().file()[..44];
    let cases: [(&str, &[u8], &str); 7] = [
        (
            "nobody-says-this.wav",
            &Sound::chime().file(),
            "no sentence has this id",
        ),
        ("step-of.wav", &Sound::chime().file(), "has a value in it"),
        ("help.wav", b"OggS", "no WAV file"),
        ("help.wav", &eight_bits, "wanted are 16 bits"),
        ("help.wav", silent, "nothing is said"),
        ("notes.txt", b"", "what is that for"),
        ("COPYRIGHT", b"\n", "who spoke"),
    ];
    for (name, content, reason) in cases {
        let studio = Studio::with(&["back"]);
        studio.has(name, content);
        let refused = studio.refused("pt");
        assert!(refused.contains(reason), "{name}: {refused}");
    }
    assert!(
        Studio::with(&["back"])
            .refused("xx")
            .contains("no language")
    );
    assert!(Studio::with(&[]).refused("pt").contains("no WAV file"));
}
