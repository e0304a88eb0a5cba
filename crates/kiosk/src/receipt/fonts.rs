//! The fonts: which script is set in which, read from the files of Debian's `fonts-noto-core`.
//!
//! A further script is a further row of [`ROWS`]. A face is read when it is first needed (Chinese
//! fonts are large); those of the languages that we speak are read at once, so that a missing
//! package is found at the start and not in front of a person.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use protocol::Language;
use unicode_script::Script;

use super::ReceiptError;

/// Where Debian's `fonts-noto-core` keeps its fonts.
pub const DEBIAN_NOTO: &str = "/usr/share/fonts/truetype/noto";

/// The fonts for a group of scripts.
struct Row {
    scripts: &'static [Script],
    /// Regular and bold.
    files: [&'static str; 2],
    /// Space above and below the baseline that a line needs, in ems; tall scripts need more.
    ascent: f32,
    descent: f32,
}

/// The first row also sets what belongs to no script: digits, punctuation, symbols.
const ROWS: &[Row] = &[
    Row {
        scripts: &[Script::Latin, Script::Greek, Script::Cyrillic],
        files: ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"],
        ascent: 1.0,
        descent: 0.36,
    },
    Row {
        scripts: &[Script::Arabic],
        files: ["NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"],
        ascent: 1.08,
        descent: 0.52,
    },
];

/// The script that a language is written in.
pub fn script_of(language: Language) -> Script {
    match language {
        Language::Pt | Language::En => Script::Latin,
        Language::Ar => Script::Arabic,
    }
}

/// One of the fonts; the same in every run of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId {
    row: usize,
    bold: bool,
}

impl FaceId {
    /// The file's name.
    pub fn file(self) -> &'static str {
        ROWS[self.row].files[usize::from(self.bold)]
    }

    /// Space that a line needs above the baseline, in ems.
    pub fn ascent(self) -> f32 {
        ROWS[self.row].ascent
    }

    /// Space that a line needs below the baseline, in ems.
    pub fn descent(self) -> f32 {
        ROWS[self.row].descent
    }
}

/// A font that was read.
pub struct Face {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// The same, ready for shaping.
    pub font: harfrust::Font,
}

/// The fonts of one folder.
pub struct Fonts {
    folder: PathBuf,
    faces: Vec<[OnceLock<Face>; 2]>,
}

impl Fonts {
    /// Reads the fonts of the languages that we speak from `folder`.
    ///
    /// # Errors
    /// [`ReceiptError::Font`] names the file that is missing or damaged.
    pub fn load(folder: &Path) -> Result<Self, ReceiptError> {
        let faces = ROWS
            .iter()
            .map(|_| [OnceLock::new(), OnceLock::new()])
            .collect();
        let fonts = Self {
            folder: folder.to_owned(),
            faces,
        };
        for language in Language::ALL {
            for bold in [false, true] {
                fonts.face(fonts.of_script(script_of(language), bold))?;
            }
        }
        Ok(fonts)
    }

    /// The face for a script; the first row's for a script that has none of its own.
    pub fn of_script(&self, script: Script, bold: bool) -> FaceId {
        let row = ROWS.iter().position(|row| row.scripts.contains(&script));
        FaceId {
            row: row.unwrap_or(0),
            bold,
        }
    }

    /// The face that has `character`: that of the first of `scripts` which has it, else the first
    /// row's.
    ///
    /// # Errors
    /// [`ReceiptError::NoGlyph`] when none of these has it.
    pub fn having(
        &self,
        character: char,
        scripts: &[Script],
        bold: bool,
    ) -> Result<FaceId, ReceiptError> {
        let theirs = scripts.iter().map(|&script| self.of_script(script, bold));
        for id in theirs.chain([FaceId { row: 0, bold }]) {
            if self
                .face(id)?
                .font
                .charmap()
                .map_unicode(character)
                .is_some()
            {
                return Ok(id);
            }
        }
        Err(ReceiptError::NoGlyph(character))
    }

    /// The face itself, read from its file on first use.
    ///
    /// # Errors
    /// [`ReceiptError::Font`] names the file that is missing or damaged.
    pub fn face(&self, id: FaceId) -> Result<&Face, ReceiptError> {
        let place = &self.faces[id.row][usize::from(id.bold)];
        if let Some(face) = place.get() {
            return Ok(face);
        }
        let wrong = |cause: String| ReceiptError::Font {
            file: id.file().to_owned(),
            cause,
        };
        let bytes =
            std::fs::read(self.folder.join(id.file())).map_err(|error| wrong(error.to_string()))?;
        let font = harfrust::Font::new(bytes.clone(), 0)
            .filter(|font| font.num_glyphs() > 0)
            .ok_or_else(|| wrong("is not a font".to_owned()))?;
        Ok(place.get_or_init(|| Face { bytes, font }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_font_is_named() {
        let empty = tempfile::tempdir().unwrap();
        let error = Fonts::load(empty.path())
            .err()
            .expect("there are no fonts in an empty folder");
        assert!(
            error.to_string().contains("NotoSans-Regular.ttf"),
            "{error}"
        );
    }

    #[test]
    fn a_damaged_font_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("NotoSans-Regular.ttf"), b"not a font").unwrap();
        let error = Fonts::load(folder.path())
            .err()
            .expect("ten bytes are not a font");
        assert!(
            error.to_string().contains("NotoSans-Regular.ttf"),
            "{error}"
        );
    }

    #[test]
    fn a_character_that_no_font_has_is_named() {
        let fonts = Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        let error = fonts.having('🛂', &[Script::Arabic], false).unwrap_err();
        assert_eq!(error.to_string(), "no font has the character U+1F6C2");
    }

    #[test]
    fn latin_letters_inside_arabic_come_from_the_latin_face() {
        let fonts = Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        assert_eq!(
            fonts.having('ب', &[Script::Arabic], true).unwrap().file(),
            "NotoSansArabic-Bold.ttf"
        );
        assert_eq!(
            fonts.having('•', &[Script::Arabic], false).unwrap().file(),
            "NotoSans-Regular.ttf"
        );
    }
}
