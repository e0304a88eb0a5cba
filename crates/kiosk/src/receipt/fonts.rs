//! The fonts: which script is set in which, read from the files of Debian's `fonts-noto-core` and `fonts-noto-cjk`.
//!
//! A further script is a further row of [`ROWS`]. At the start every file is looked at, so that a missing package is
//! found then and not in front of a person; a face is read when it is first needed (the Chinese ones have 20 MB each).

use std::{
    collections::BTreeSet,
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use harfrust::{Direction, ShapePlan, ShapePlanKey};
use protocol::Language;
use unicode_script::Script;

use super::ReceiptError;
use super::embedded::{Cuts, Embedded};

/// Where Debian's `fonts-noto-core` keeps its fonts.
pub const DEBIAN_NOTO: &str = "/usr/share/fonts/truetype/noto";
/// Where `fonts-noto-cjk` keeps its own, seen from there.
pub const COLLECTIONS: &str = "../../opentype/noto";
/// How a font file begins: TrueType outlines, CFF outlines, several fonts in one file (OpenType, "Font file").
const SIGNATURES: [[u8; 4]; 3] = [[0, 1, 0, 0], *b"OTTO", *b"ttcf"];

/// The fonts for a group of scripts.
struct Row {
    scripts: &'static [Script],
    /// For this language alone, which writes the script in a style of its own.
    only: Option<Language>,
    /// Regular and bold.
    files: [&'static str; 2],
    /// Which font of a file that holds several.
    index: u32,
    /// At so much of the size asked for its letters are as large as the others'.
    scale: f32,
    /// How far ink reaches out at either end of a line, in ems of the size asked for.
    side: f32,
    /// Space above and below the baseline that a line needs, in ems of the size asked for; tall scripts need more.
    ascent: f32,
    descent: f32,
}

impl Row {
    const fn new(
        scripts: &'static [Script],
        files: [&'static str; 2],
        [ascent, descent]: [f32; 2],
    ) -> Row {
        Row {
            scripts,
            only: None,
            files,
            index: 0,
            scale: 1.0,
            side: 0.0,
            ascent,
            descent,
        }
    }
}

/// The first row also sets what belongs to no script: digits, punctuation, symbols.
const ROWS: &[Row] = &[
    Row::new(
        &[Script::Latin, Script::Greek, Script::Cyrillic],
        ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf"],
        [1.0, 0.36],
    ),
    Row {
        only: Some(Language::Ur),
        scale: 0.8,
        side: 0.25,
        ..Row::new(
            &[Script::Arabic],
            ["NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf"],
            [1.71, 0.61],
        )
    },
    Row::new(
        &[Script::Arabic],
        ["NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"],
        [1.08, 0.52],
    ),
    Row::new(
        &[Script::Devanagari],
        [
            "NotoSansDevanagari-Regular.ttf",
            "NotoSansDevanagari-Bold.ttf",
        ],
        [1.0, 0.42],
    ),
    Row::new(
        &[Script::Bengali],
        ["NotoSansBengali-Regular.ttf", "NotoSansBengali-Bold.ttf"],
        [1.0, 0.42],
    ),
    Row::new(
        &[Script::Gurmukhi],
        ["NotoSansGurmukhi-Regular.ttf", "NotoSansGurmukhi-Bold.ttf"],
        [1.0, 0.42],
    ),
    Row::new(
        &[Script::Gujarati],
        ["NotoSansGujarati-Regular.ttf", "NotoSansGujarati-Bold.ttf"],
        [1.0, 0.42],
    ),
    Row {
        // Japanese, Korean, simplified Chinese, …: the third is that of mainland China.
        index: 2,
        ..Row::new(
            &[Script::Han],
            ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
            [1.0, 0.3],
        )
    },
];

/// The script that a language is written in.
pub fn script_of(language: Language) -> Script {
    match language {
        Language::Pt | Language::En | Language::Fr | Language::Es | Language::Kea => Script::Latin,
        Language::Ar | Language::Ur => Script::Arabic,
        Language::Hi | Language::Ne => Script::Devanagari,
        Language::Bn => Script::Bengali,
        Language::Pa => Script::Gurmukhi,
        Language::Gu => Script::Gujarati,
        Language::Ru | Language::Uk => Script::Cyrillic,
        Language::ZhHans => Script::Han,
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

    /// What a page calls it.
    pub(super) fn short_name(self) -> String {
        format!("R{}{}", self.row, if self.bold { "b" } else { "" })
    }

    /// Which font of its file.
    pub fn index(self) -> u32 {
        ROWS[self.row].index
    }

    /// What of the size asked for it is set in.
    pub fn scale(self) -> f32 {
        ROWS[self.row].scale
    }

    /// How far ink reaches out at either end of a line, in ems of the size asked for.
    pub fn side(self) -> f32 {
        ROWS[self.row].side
    }

    /// Space that a line needs above the baseline, in ems of the size asked for.
    pub fn ascent(self) -> f32 {
        ROWS[self.row].ascent
    }

    /// Space that a line needs below the baseline, in ems of the size asked for.
    pub fn descent(self) -> f32 {
        ROWS[self.row].descent
    }
}

/// A font that was read.
pub struct Face {
    /// The whole file.
    pub bytes: Arc<Vec<u8>>,
    /// The same, ready for shaping.
    pub font: harfrust::Font,
    cuts: Cuts,
    plans: Mutex<Vec<Arc<ShapePlan>>>,
}

impl Face {
    /// How text of a script and a language is shaped in it. Making that out takes longer than shaping a line.
    pub(super) fn plan(
        &self,
        direction: Direction,
        script: Option<harfrust::Script>,
        language: Option<&harfrust::Language>,
    ) -> Arc<ShapePlan> {
        let key = ShapePlanKey::new(&self.font, script, direction).language(language);
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = plans.iter().find(|plan| key.matches(plan)) {
            return plan.clone();
        }
        let plan = Arc::new(ShapePlan::new(&self.font, direction, script, language, &[]));
        plans.push(plan.clone());
        plan
    }
}

/// The fonts of one folder.
pub struct Fonts {
    folder: PathBuf,
    faces: Vec<[OnceLock<Face>; 2]>,
    number: u64,
}

/// How many were loaded.
static LOADED: AtomicU64 = AtomicU64::new(0);

impl Fonts {
    /// Looks at the fonts of the languages that we speak, in `folder`.
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
            number: LOADED.fetch_add(1, Ordering::Relaxed),
        };
        for row in 0..ROWS.len() {
            for bold in [false, true] {
                fonts.look_at(FaceId { row, bold })?;
            }
        }
        Ok(fonts)
    }

    /// The face in which `language` sets a script; the first row's for a script that has none of its own.
    pub fn of_script(&self, script: Script, language: Language, bold: bool) -> FaceId {
        let row = ROWS.iter().position(|row| {
            row.scripts.contains(&script) && row.only.is_none_or(|only| only == language)
        });
        FaceId {
            row: row.unwrap_or(0),
            bold,
        }
    }

    /// Where a file is: in the folder, or a collection in the one beside it.
    pub(super) fn path_of(&self, file: &str) -> PathBuf {
        let own = self.folder.join(file);
        match file.ends_with(".ttc") && !own.exists() {
            true => self.folder.join(COLLECTIONS).join(file),
            false => own,
        }
    }

    /// That the file is there and begins as a font does.
    fn look_at(&self, id: FaceId) -> Result<(), ReceiptError> {
        let mut signature = [0; 4];
        File::open(self.path_of(id.file()))
            .and_then(|mut file| file.read_exact(&mut signature))
            .map_err(|error| wrong(id, error.to_string()))?;
        match SIGNATURES.contains(&signature) {
            true => Ok(()),
            false => Err(wrong(id, "is not a font".to_owned())),
        }
    }

    /// The face that has `character` in a text of `language`: that of the first of `scripts` which has it, else
    /// the first row's.
    ///
    /// # Errors
    /// [`ReceiptError::NoGlyph`] when none of these has it.
    pub fn having(
        &self,
        character: char,
        scripts: &[Script],
        language: Language,
        bold: bool,
    ) -> Result<FaceId, ReceiptError> {
        let theirs = scripts
            .iter()
            .map(|&script| self.of_script(script, language, bold));
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

    /// Which of those that this process loaded.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The face cut down to `glyphs`. The first row's also keeps the letters and digits of codes and addresses, so that
    /// the next receipt, which has others, finds the same cut.
    ///
    /// # Errors
    /// [`ReceiptError::Font`] names the file that is missing or damaged.
    pub(super) fn embedded(
        &self,
        id: FaceId,
        mut glyphs: BTreeSet<u16>,
    ) -> Result<Arc<Embedded>, ReceiptError> {
        let face = self.face(id)?;
        if id.row == 0 {
            let map = face.font.charmap();
            let found = changes_often(id.bold).filter_map(|character| map.map_unicode(character));
            glyphs.extend(found.filter_map(|glyph| u16::try_from(glyph.to_u32()).ok()));
        }
        let cut = |glyphs: &[u16]| Embedded::cut(&face.bytes, id.index(), glyphs);
        let cut = face.cuts.get(glyphs.into_iter().collect(), cut);
        cut.map_err(|cause| wrong(id, cause))
    }

    /// Every face that there is.
    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = FaceId> {
        let rows = 0..ROWS.len();
        rows.flat_map(|row| [false, true].map(|bold| FaceId { row, bold }))
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
        let bytes =
            std::fs::read(self.path_of(id.file())).map_err(|error| wrong(id, error.to_string()))?;
        let bytes = Arc::new(bytes);
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = bytes.clone();
        let font = harfrust::Font::new(shared, id.index())
            .filter(|font| font.num_glyphs() > 0)
            .ok_or_else(|| wrong(id, "is not a font".to_owned()))?;
        Ok(place.get_or_init(|| Face {
            bytes,
            font,
            cuts: Cuts::default(),
            plans: Mutex::default(),
        }))
    }
}

/// What stands on a receipt and differs from one to the next: codes and addresses in bold, dates in either.
fn changes_often(bold: bool) -> impl Iterator<Item = char> {
    // Those of a tracking code.
    let capitals = bold.then_some('A'..='Z').into_iter().flatten();
    let capitals = capitals.filter(|letter| !matches!(letter, 'I' | 'L' | 'O' | 'U'));
    ('0'..='9').chain('a'..='z').chain(capitals)
}

fn wrong(id: FaceId, cause: String) -> ReceiptError {
    ReceiptError::Font {
        file: id.file().to_owned(),
        cause,
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
        let error = fonts
            .having('🛂', &[Script::Arabic], Language::Ar, false)
            .unwrap_err();
        assert_eq!(error.to_string(), "no font has the character U+1F6C2");
    }

    #[test]
    fn latin_letters_inside_arabic_come_from_the_latin_face() {
        let fonts = Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        let face = |character, language, bold| {
            let face = fonts.having(character, &[Script::Arabic], language, bold);
            face.unwrap().file()
        };
        assert_eq!(face('ب', Language::Ar, true), "NotoSansArabic-Bold.ttf");
        assert_eq!(face('ب', Language::Ur, true), "NotoNastaliqUrdu-Bold.ttf");
        assert_eq!(face('•', Language::Ar, false), "NotoSans-Regular.ttf");
    }
}
