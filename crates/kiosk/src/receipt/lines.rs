//! From a sentence to lines of glyphs: bidirectional order (UAX 9), line breaks (UAX 14), and cuts
//! where face, script or direction change.
//!
//! A paragraph is shaped once to measure it and each line once more to place it, since reordering
//! only holds within a line. A word wider than the line is broken between clusters. A character
//! that no font has is an error, never a blank.

use std::{
    collections::HashMap,
    ops::Range,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use protocol::Language;
use unicode_bidi::{Level, ParagraphBidiInfo};
use unicode_script::{Script, UnicodeScript};

use super::ReceiptError;
use super::content::LocalizedText;
use super::fonts::{FaceId, Fonts, script_of};
use super::shape::{Run, Shaped, Stretch, Style, is_mark};

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// From left to right.
    pub runs: Vec<Arc<Run>>,
    /// In points.
    pub width: f32,
    /// Space that it needs above the baseline, in points.
    pub ascent: f32,
    /// Space that it needs below the baseline, in points.
    pub descent: f32,
}

/// Sets `said` in lines no wider than `width` points.
///
/// # Errors
/// [`ReceiptError::NoGlyph`] for a character that no font has; [`ReceiptError::Font`] when a font
/// cannot be read.
pub fn lines(
    fonts: &Fonts,
    said: &LocalizedText,
    style: Style,
    width: f32,
) -> Result<Arc<[Line]>, ReceiptError> {
    if !said.same_for_all {
        return set(fonts, said, style, width).map(Arc::from);
    }
    let key = KeptAs {
        fonts: fonts.number(),
        language: said.language,
        text: said.text.clone(),
        bold: style.bold,
        size: style.size.to_bits(),
        width: width.to_bits(),
    };
    let kept = || KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(lines) = kept().get(&key) {
        return Ok(lines.clone());
    }
    let lines: Arc<[Line]> = set(fonts, said, style, width)?.into();
    let mut kept = kept();
    // Another day, or another configuration: what is still in use comes back with the next receipts.
    if kept.len() == MOST_KEPT {
        kept.clear();
    }
    kept.insert(key, lines.clone());
    Ok(lines)
}

/// The lines of texts that stand on other receipts too.
static KEPT: LazyLock<Mutex<HashMap<KeptAs, Arc<[Line]>>>> = LazyLock::new(Mutex::default);
/// Those of all languages' receipts on a roll, and more.
const MOST_KEPT: usize = 1024;

#[derive(PartialEq, Eq, Hash)]
struct KeptAs {
    fonts: u64,
    language: Language,
    text: String,
    bold: bool,
    /// The bits of each.
    size: u32,
    width: u32,
}

fn set(
    fonts: &Fonts,
    said: &LocalizedText,
    style: Style,
    width: f32,
) -> Result<Vec<Line>, ReceiptError> {
    let mut lines = Vec::new();
    for text in said.text.lines() {
        let paragraph = Paragraph::new(fonts, said.language, text, style);
        for line in paragraph.broken(width)? {
            lines.push(paragraph.line(line)?);
        }
    }
    Ok(lines)
}

struct Paragraph<'a> {
    fonts: &'a Fonts,
    language: Language,
    text: &'a str,
    style: Style,
    bidi: ParagraphBidiInfo<'a>,
}

impl<'a> Paragraph<'a> {
    fn new(fonts: &'a Fonts, language: Language, text: &'a str, style: Style) -> Self {
        let level = if language.is_rtl() {
            Level::rtl()
        } else {
            Level::ltr()
        };
        Self {
            fonts,
            language,
            text,
            style,
            bidi: ParagraphBidiInfo::new(text, Some(level)),
        }
    }

    /// Where the lines begin and end, without the spaces at their ends.
    fn broken(&self, width: f32) -> Result<Vec<Range<usize>>, ReceiptError> {
        let width = width - 2.0 * self.own().side() * self.style.size;
        let advances = self.advances()?;
        let measure = |range: Range<usize>| -> f32 { advances[range].iter().flatten().sum() };
        let trimmed =
            |range: Range<usize>| range.start..range.start + self.text[range].trim_end().len();
        let mut lines = Vec::new();
        let (mut start, mut fits) = (0, 0);
        for (at, _) in unicode_linebreak::linebreaks(self.text) {
            while measure(trimmed(start..at)) > width {
                if fits == start {
                    fits = self.forced(&advances, start..at, width);
                }
                lines.push(trimmed(start..fits));
                start = fits;
            }
            fits = at;
        }
        if start < fits {
            lines.push(trimmed(start..fits));
        }
        Ok(lines)
    }

    /// Where a word that is wider than a line is broken: behind the last cluster that fits, but
    /// always behind one.
    fn forced(&self, advances: &[Option<f32>], word: Range<usize>, width: f32) -> usize {
        let mut used = 0.0;
        let mut last = word.end;
        for at in word.clone() {
            let Some(advance) = advances[at] else {
                continue;
            };
            last = at;
            if used + advance > width && at > word.start {
                break;
            }
            used += advance;
        }
        if last > word.start { last } else { word.end }
    }

    /// The width of each cluster, at the byte where it begins.
    fn advances(&self) -> Result<Vec<Option<f32>>, ReceiptError> {
        let mut advances = vec![None; self.text.len()];
        let (_, runs) = self.bidi.visual_runs(0..self.text.len());
        for run in runs {
            for stretch in self.stretches(run)? {
                let shaped = self.shaped(&stretch)?;
                for (cluster, advance) in shaped.clusters() {
                    *advances[cluster].get_or_insert(0.0) += advance;
                }
            }
        }
        Ok(advances)
    }

    fn line(&self, range: Range<usize>) -> Result<Line, ReceiptError> {
        let own = self.own();
        let size = self.style.size;
        let mut line = Line {
            runs: Vec::new(),
            width: own.side() * size,
            ascent: own.ascent() * size,
            descent: own.descent() * size,
        };
        let (_, runs) = self.bidi.visual_runs(range);
        for run in runs {
            for stretch in self.stretches(run)? {
                line.ascent = line.ascent.max(stretch.face.ascent() * size);
                line.descent = line.descent.max(stretch.face.descent() * size);
                let shaped = self.shaped(&stretch)?;
                let glyphs = shaped.placed(&self.text[..stretch.range.end], line.width)?;
                line.width += shaped.width();
                line.runs.push(Arc::new(Run {
                    face: stretch.face,
                    rtl: stretch.rtl,
                    text: self.text[stretch.range]
                        .chars()
                        .filter(|c| !is_mark(*c))
                        .collect(),
                    glyphs,
                }));
            }
        }
        line.width += own.side() * size;
        Ok(line)
    }

    /// The face of the language's own script.
    fn own(&self) -> FaceId {
        let script = script_of(self.language);
        self.fonts.of_script(script, self.language, self.style.bold)
    }

    /// Cuts a run of one direction into stretches of one face and script, from left to right.
    /// What belongs to no script goes with what stands before it, if that face has it.
    fn stretches(&self, run: Range<usize>) -> Result<Vec<Stretch>, ReceiptError> {
        let rtl = self.bidi.levels[run.start].is_rtl();
        let mut stretches: Vec<Stretch> = Vec::new();
        let own = script_of(self.language);
        let mut script = if rtl { own } else { Script::Latin };
        for (offset, character) in self.text[run.clone()].char_indices() {
            let at = run.start + offset;
            if is_mark(character) {
                continue;
            }
            if !matches!(character.script(), Script::Common | Script::Inherited) {
                script = character.script();
            }
            let face =
                self.fonts
                    .having(character, &[script, own], self.language, self.style.bold)?;
            let end = at + character.len_utf8();
            match stretches.last_mut() {
                Some(last) if last.face == face && last.script == script => last.range.end = end,
                _ => stretches.push(Stretch {
                    range: at..end,
                    face,
                    script,
                    rtl,
                }),
            }
        }
        if rtl {
            stretches.reverse();
        }
        Ok(stretches)
    }

    fn shaped(&self, stretch: &Stretch) -> Result<Shaped, ReceiptError> {
        Shaped::new(self.fonts, self.language, self.text, self.style, stretch)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::receipt::fonts::DEBIAN_NOTO;

    #[test]
    fn what_stands_on_every_receipt_is_set_once_and_what_is_of_somebody_is_not_kept() {
        let load = || Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        let (fonts, others) = (load(), load());
        let set = |fonts: &Fonts, text: &str, same_for_all, size, width| {
            let said = LocalizedText {
                language: Language::Pt,
                text: text.to_owned(),
                same_for_all,
            };
            lines(fonts, &said, Style { bold: false, size }, width).unwrap()
        };
        let kept = |of: &Fonts| {
            let kept = KEPT.lock().unwrap();
            kept.keys().filter(|key| key.fonts == of.number()).count()
        };
        let text = "Guarde este papel.";
        let first = set(&fonts, text, true, 8.0, 50.0);
        assert!(Arc::ptr_eq(&first, &set(&fonts, text, true, 8.0, 50.0)));
        assert_eq!(kept(&fonts), 1);
        for (text, size, width) in [
            ("Guarde este papel", 8.0, 50.0),
            (text, 9.0, 50.0),
            (text, 8.0, 60.0),
        ] {
            let other = set(&fonts, text, true, size, width);
            assert!(!Arc::ptr_eq(&first, &other));
        }
        assert!(!Arc::ptr_eq(&first, &set(&others, text, true, 8.0, 50.0)));
        let somebodys = set(&fonts, text, false, 8.0, 50.0);
        assert!(first == somebodys && !Arc::ptr_eq(&first, &somebodys));
        set(&fonts, "a@example.org", false, 8.0, 50.0);
        assert_eq!((kept(&fonts), kept(&others)), (4, 1));
    }
}
