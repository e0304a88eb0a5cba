//! What the page's engine and the toolkit find in their environment: which fonts they look through, and how much
//! garbage they may keep. Neither has an interface for it; both are read by the processes of the page, too.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use kiosk::receipt::{Fonts, fonts::COLLECTIONS};

use crate::confine;

/// An option of JavaScriptCore: its heap grows by a small share before garbage is collected. Else it doubles first, on a
/// machine with much memory, and so for hundreds of visits.
const SMALL_HEAP: &str = "JSC_forceMiniVMMode";
/// By how much it then grows: a twentieth in place of the fifth, for it keeps what it has once grown to.
const HEAP_GROWTH: &str = "JSC_miniVMHeapGrowthFactor";
/// Whether JavaScriptCore compiles once more what is run often (its data flow graph, and what builds on it): nothing here is run
/// so often that a finger would feel it, and what it compiles with grows for hundreds of visits.
const OPTIMISER: &str = "JSC_useDFGJIT";
/// Where fontconfig finds its configuration (fonts.conf(5)).
const FONTS: &str = "FONTCONFIG_FILE";

/// The families of the page's style sheet; the last has what stands on keys, such as ⌫. Of each letter that the one font
/// does not have, the engine asks all fonts that it knows: hundreds of them take a quarter of the time until the first
/// screen is there.
const FILES: [&str; 10] = [
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSansArabic-*.ttf",
    "NotoNaskhArabic-*.ttf",
    "NotoSansDevanagari-*.ttf",
    "NotoSansBengali-*.ttf",
    "NotoSansGurmukhi-*.ttf",
    "NotoSansGujarati-*.ttf",
    "NotoSansCJK-*.ttc",
    "NotoSansSymbols2-Regular.ttf",
];

/// Settles it, but for what the environment says already. `fonts` is the folder of the receipt's fonts; without it all of
/// the machine's are looked through, and so where one is missing (the page then says that the kiosk is out of
/// service, and must be read) or nothing can be written.
///
/// # Safety
/// This process has no other thread yet.
pub(crate) unsafe fn settle(fonts: Option<&Path>) {
    let file = fonts.and_then(|fonts| write(fonts).ok());
    let settings = [
        (SMALL_HEAP, Some("1".into())),
        (HEAP_GROWTH, Some("1.05".into())),
        (OPTIMISER, Some("0".into())),
        (FONTS, file.map(PathBuf::into_os_string)),
    ];
    for (name, value) in settings {
        if let (None, Some(value)) = (env::var_os(name), value) {
            // SAFETY: nobody else looks at the environment now.
            unsafe { env::set_var(name, value) };
        }
    }
}

fn write(fonts: &Path) -> io::Result<PathBuf> {
    Fonts::load(fonts).map_err(io::Error::other)?;
    let file = confine::page_data()?.join("fonts.conf");
    fs::write(&file, configuration(fonts)?)?;
    Ok(file)
}

/// As Debian has it set, with these fonts alone.
fn configuration(fonts: &Path) -> io::Result<String> {
    let no_path = || io::Error::from(io::ErrorKind::InvalidFilename);
    let folder = fonts.to_str().ok_or_else(no_path)?;
    if folder.contains(['<', '&']) {
        return Err(no_path());
    }
    let globs: String = FILES
        .iter()
        .map(|file| format!("<glob>*/{file}</glob>"))
        .collect();
    Ok(format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <dir>{folder}/{COLLECTIONS}</dir>
  <cachedir>/var/cache/fontconfig</cachedir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <selectfont><acceptfont>{globs}</acceptfont><rejectfont><glob>*</glob></rejectfont></selectfont>
  <match target="pattern"><edit name="hintstyle" mode="append"><const>hintslight</const></edit></match>
  <match target="pattern"><edit name="antialias" mode="append"><bool>true</bool></edit></match>
  <match target="pattern"><edit name="lcdfilter" mode="append"><const>lcddefault</const></edit></match>
</fontconfig>
"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_of_the_page_is_among_its_fonts() {
        let styles = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/styles/page.css");
        let styles = fs::read_to_string(styles).expect("the page's style sheet");
        let families: Vec<&str> = styles
            .split('\'')
            .filter(|family| family.starts_with("Noto "))
            .collect();
        assert!(families.len() > 8, "{families:?}");
        for family in families {
            // A collection has the same letters as they are written in several countries.
            let name = family.trim_end_matches(" SC").replace(' ', "");
            let begins = format!("{name}-");
            let offered = FILES.iter().any(|file| file.starts_with(&begins));
            assert!(offered, "{family}");
        }
    }

    #[test]
    fn a_folder_that_lacks_fonts_leaves_the_page_those_of_the_machine() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(write(folder.path()).is_err());
        assert!(write(&folder.path().join("none")).is_err());
    }

    #[test]
    fn a_folder_that_would_break_the_file_has_all_fonts_looked_through() {
        for folder in ["/a<b", "/a&b"] {
            assert!(configuration(Path::new(folder)).is_err(), "{folder}");
        }
        let usual = configuration(Path::new("/usr/share/fonts/truetype/noto"));
        assert!(usual.is_ok_and(|text| text.contains("<dir>/usr/share/fonts/truetype/noto</dir>")));
    }
}
