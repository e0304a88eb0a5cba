//! Shaping (OpenType): from a stretch of text of one face, script and direction to placed glyphs.

use std::ops::Range;

use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont, Tag};
use protocol::Language;
use unicode_script::Script;

use super::ReceiptError;
use super::fonts::{FaceId, Fonts};

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// In bold.
    pub bold: bool,
    /// Size of the em, in points.
    pub size: f32,
}

/// A glyph and its place in its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// Points to the right of the line's left end.
    pub x: f32,
    /// Points above the baseline.
    pub y: f32,
    /// The text that it stands for: from right to left each its letter or mark where they go one to one, else a
    /// cluster's widest glyph all of it and the others none.
    pub text: String,
}

/// Glyphs of one face and one direction, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face.
    pub face: FaceId,
    /// Whether its text is read from right to left.
    pub rtl: bool,
    /// What it says, in reading order.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// A stretch of text that is shaped in one go.
pub(super) struct Stretch {
    pub range: Range<usize>,
    pub face: FaceId,
    pub script: Script,
    pub rtl: bool,
}

/// The direction marks of UAX 9: they have done their work once the order is known.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}')
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A shaped stretch, and what its units are in points.
pub(super) struct Shaped {
    buffer: Buffer,
    scale: f32,
    rtl: bool,
}

impl Shaped {
    /// Shapes `stretch`, a part of `text`.
    pub fn new(
        fonts: &Fonts,
        language: Language,
        text: &str,
        style: Style,
        stretch: &Stretch,
    ) -> Result<Self, ReceiptError> {
        let face = fonts.face(stretch.face)?;
        let mut buffer = Buffer::new();
        for (offset, character) in text[stretch.range.clone()].char_indices() {
            if !is_mark(character) {
                let at = stretch.range.start + offset;
                buffer.push(
                    character.into(),
                    u32::try_from(at).expect("a receipt is short"),
                );
            }
        }
        let direction = if stretch.rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        buffer.set_direction(direction);
        let tag = Tag::from_be_bytes(stretch.script.as_iso15924_tag().to_be_bytes());
        let script = harfrust::Script::from_iso15924_tag(tag);
        let language = harfrust::Language::new(language.code());
        let plan = face.plan(direction, script, language.as_ref());
        buffer.set_script(script);
        buffer.set_language(language);
        let font = ShaperFont::new(&face.font);
        let options = ShapeOptions::new().plan(Some(&plan));
        harfrust::shape(&font, &mut buffer, options).map_err(|error| ReceiptError::Font {
            file: stretch.face.file().to_owned(),
            cause: error.to_string(),
        })?;
        let size = style.size * stretch.face.scale();
        let scale = size / f32::from(face.font.units_per_em());
        let rtl = stretch.rtl;
        Ok(Self { buffer, scale, rtl })
    }
    fn points(&self, units: i32) -> f32 {
        units as f32 * self.scale
    }

    /// Each glyph's cluster (a byte of the text) and width.
    pub fn clusters(&self) -> impl Iterator<Item = (usize, f32)> {
        let infos = self
            .buffer
            .glyph_infos()
            .iter()
            .map(|info| info.cluster as usize);
        let widths = self
            .buffer
            .glyph_positions()
            .iter()
            .map(|p| self.points(p.x_advance));
        infos.zip(widths)
    }

    pub fn width(&self) -> f32 {
        self.clusters().map(|(_, width)| width).sum()
    }

    /// The glyphs, from `left`; `text` ends where the stretch ends.
    pub fn placed(&self, text: &str, left: f32) -> Result<Vec<Glyph>, ReceiptError> {
        let infos = self.buffer.glyph_infos();
        let positions = self.buffer.glyph_positions();
        let mut starts: Vec<usize> = self.clusters().map(|(cluster, _)| cluster).collect();
        starts.sort_unstable();
        starts.dedup();
        let mut pen = left;
        let mut glyphs = Vec::with_capacity(infos.len());
        for (index, (info, position)) in infos.iter().zip(positions).enumerate() {
            let cluster = info.cluster as usize;
            let next = starts.partition_point(|&start| start <= cluster);
            let end = starts.get(next).copied().unwrap_or(text.len());
            let said = &text[cluster..end];
            let id = u16::try_from(info.glyph_id).expect("a TrueType face has 65,535 glyphs");
            if id == 0 {
                return Err(ReceiptError::NoGlyph(
                    said.chars().next().unwrap_or('\u{FFFD}'),
                ));
            }
            let widest = (0..infos.len())
                .filter(|&other| infos[other].cluster == info.cluster)
                .max_by_key(|&other| (positions[other].x_advance, std::cmp::Reverse(other)));
            let mut text: String = said.chars().filter(|c| !is_mark(*c)).collect();
            let of_cluster = infos.iter().filter(|other| other.cluster == info.cluster);
            if self.rtl && of_cluster.count() == text.chars().count() {
                // A letter and its marks, in the order of reading, from the right.
                let before = infos[..index]
                    .iter()
                    .filter(|other| other.cluster == info.cluster);
                text = text.chars().rev().nth(before.count()).into_iter().collect();
            } else if widest != Some(index) {
                text.clear();
            }
            glyphs.push(Glyph {
                id,
                x: pen + self.points(position.x_offset),
                y: self.points(position.y_offset),
                text,
            });
            pen += self.points(position.x_advance);
        }
        Ok(glyphs)
    }
}
