//! What of a font's subset has to lie in a file: outlines and widths. The instructions for screens of few dots, the
//! names and the tables that a reader of PDF files never asks for are left out; the drawn shapes are the same.
//!
//! OpenType, "Font file", "glyf", "loca", "head"; ISO 32000-1, 9.9 names the tables that a CIDFont of TrueType
//! outlines needs.

use super::charstrings::without_hints;

/// A font program as a PDF takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Program {
    /// TrueType outlines, with the tables around them.
    TrueType(Vec<u8>),
    /// The `CFF ` table alone.
    Cff(Vec<u8>),
}

/// The tables that stay, in the order in which they are written.
const KEPT: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];
/// Of `head`: where the sum over the whole file stands, and whether offsets are long.
const SUM_OF_ALL: usize = 8;
const LONG_OFFSETS: usize = 50;
/// A sum over the whole file with this in its place comes out as this.
const MAGIC_SUM: u32 = 0xB1B0_AFBA;

/// Flags of a composite glyph's parts.
const WORDS: u16 = 0x0001;
const SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;
const INSTRUCTIONS: u16 = 0x0100;

/// The program of a subset; `None` where it is no font.
pub(super) fn program(subset: &[u8]) -> Option<Program> {
    if subset.starts_with(b"OTTO") {
        let cff = table(subset, b"CFF ")?;
        let plain = without_hints(cff);
        return Some(Program::Cff(plain.unwrap_or_else(|| cff.to_vec())));
    }
    let (glyf, loca) = without_instructions(subset)?;
    let mut tables = Vec::with_capacity(KEPT.len());
    for tag in KEPT {
        let bytes = match tag {
            b"glyf" => glyf.clone(),
            b"loca" => loca.clone(),
            b"head" => {
                let mut head = table(subset, tag)?.to_vec();
                head.get_mut(SUM_OF_ALL..SUM_OF_ALL + 4)?.fill(0);
                // In halves: a receipt's glyphs are far below 128 KiB.
                head.get_mut(LONG_OFFSETS..LONG_OFFSETS + 2)?.fill(0);
                head
            }
            _ => table(subset, tag)?.to_vec(),
        };
        tables.push((tag, bytes));
    }
    Some(Program::TrueType(written(&tables)))
}

/// `glyf` and `loca` anew.
fn without_instructions(subset: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let (old, loca) = (table(subset, b"glyf")?, table(subset, b"loca")?);
    let long = word(table(subset, b"head")?, LONG_OFFSETS)? != 0;
    let offset = |index: usize| match long {
        true => {
            Some(u32::from_be_bytes(loca.get(index * 4..index * 4 + 4)?.try_into().ok()?) as usize)
        }
        false => Some(usize::from(word(loca, index * 2)?) * 2),
    };
    let count = loca.len() / if long { 4 } else { 2 };
    let mut glyf = Vec::with_capacity(old.len());
    let mut offsets = vec![0, 0];
    for index in 0..count.checked_sub(1)? {
        plain(old.get(offset(index)?..offset(index + 1)?)?, &mut glyf)?;
        if glyf.len() % 2 == 1 {
            glyf.push(0);
        }
        offsets.extend(u16::try_from(glyf.len() / 2).ok()?.to_be_bytes());
    }
    Some((glyf, offsets))
}

/// A glyph without its instructions.
fn plain(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = word(glyph, 0)?;
    if let Ok(contours) = usize::try_from(contours.cast_signed()) {
        let length_at = 10 + 2 * contours;
        let instructions = usize::from(word(glyph, length_at)?);
        out.extend(glyph.get(..length_at)?);
        out.extend([0, 0]);
        out.extend(glyph.get(length_at + 2 + instructions..)?);
        return Some(());
    }
    out.extend(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = word(glyph, at)?;
        let scales = match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        let end = at + 4 + if flags & WORDS != 0 { 4 } else { 2 } + scales;
        out.extend((flags & !INSTRUCTIONS).to_be_bytes());
        out.extend(glyph.get(at + 2..end)?);
        if flags & MORE == 0 {
            return Some(());
        }
        at = end;
    }
}

/// A table of a font file.
fn table<'a>(font: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(word(font, 4)?);
    let mut records = font.get(12..12 + 16 * count)?.chunks_exact(16);
    let record = records.find(|record| record.starts_with(tag))?;
    let number =
        |at: usize| Some(u32::from_be_bytes(record.get(at..at + 4)?.try_into().ok()?) as usize);
    let (offset, length) = (number(8)?, number(12)?);
    font.get(offset..offset.checked_add(length)?)
}

/// A font file of TrueType outlines, with its sums.
fn written(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let entry_selector = count.ilog2() as u16;
    let search_range = 16 << entry_selector;
    let mut font = vec![0, 1, 0, 0];
    for number in [
        count,
        search_range,
        entry_selector,
        count * 16 - search_range,
    ] {
        font.extend(number.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    let mut sum_at = None;
    for (tag, bytes) in tables {
        if *tag == b"head" {
            sum_at = Some(offset + SUM_OF_ALL);
        }
        font.extend(*tag);
        for number in [sum(bytes), offset as u32, bytes.len() as u32] {
            font.extend(number.to_be_bytes());
        }
        offset += bytes.len().next_multiple_of(4);
    }
    for (_, bytes) in tables {
        font.extend(bytes);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    let whole = MAGIC_SUM.wrapping_sub(sum(&font));
    if let Some(place) = sum_at.and_then(|at| font.get_mut(at..at + 4)) {
        place.copy_from_slice(&whole.to_be_bytes());
    }
    font
}

fn sum(bytes: &[u8]) -> u32 {
    let words = bytes.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use skrifa::{
        FontRef, GlyphId, MetadataProvider,
        instance::{LocationRef, Size},
        outline::{DrawSettings, OutlinePen},
    };
    use subsetter::GlyphRemapper;

    use super::super::fonts::{DEBIAN_NOTO, Fonts};
    use super::*;

    /// Everything that is drawn, as text.
    #[derive(Default, PartialEq, Debug)]
    struct Drawn(String);

    impl OutlinePen for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("M{x},{y}");
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0 += &format!("L{x},{y}");
        }
        fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
            self.0 += &format!("Q{cx},{cy},{x},{y}");
        }
        fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
            self.0 += &format!("C{ax},{ay},{bx},{by},{x},{y}");
        }
        fn close(&mut self) {
            self.0 += "Z";
        }
    }

    fn drawn(font: &FontRef<'_>, glyph: u16) -> Drawn {
        let mut pen = Drawn::default();
        let outlines = font.outline_glyphs();
        if let Some(outline) = outlines.get(GlyphId::from(glyph)) {
            let plain = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(plain, &mut pen).expect("it draws");
        }
        pen
    }

    #[test]
    fn every_glyph_of_every_face_is_drawn_as_before_and_as_wide() {
        let fonts = Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        let mut seen = 0;
        for id in fonts.all() {
            let face = fonts.face(id).unwrap();
            let whole = FontRef::from_index(&face.bytes, id.index()).unwrap();
            let step = if id.file().ends_with(".ttc") { 40 } else { 3 };
            let glyphs: Vec<u16> = (0..face.font.num_glyphs() as u16).step_by(step).collect();
            let numbers = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
            let subset = subsetter::subset(&face.bytes, id.index(), &numbers).unwrap();
            let program = match program(&subset).unwrap() {
                Program::TrueType(program) => {
                    assert!(program.len() < subset.len(), "{}", id.file());
                    assert_eq!(sum(&program), MAGIC_SUM, "{}", id.file());
                    program
                }
                Program::Cff(cff) => {
                    let before = table(&subset, b"CFF ").unwrap().len();
                    assert!(
                        cff.len() * 10 < before * 9,
                        "{} {before} {}",
                        id.file(),
                        cff.len()
                    );
                    // Everything around it as it was.
                    let others = [b"head", b"hhea", b"hmtx", b"maxp"];
                    let others = others.map(|tag| (tag, table(&subset, tag).unwrap().to_vec()));
                    let mut tables = vec![(b"CFF ", cff)];
                    tables.extend(others);
                    let mut font = written(&tables);
                    font[..4].copy_from_slice(b"OTTO");
                    font
                }
            };
            let plain = FontRef::new(&program).unwrap();
            let wide = |font: &FontRef<'_>, glyph: u16| {
                let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
                metrics.advance_width(GlyphId::from(glyph))
            };
            for glyph in glyphs {
                let number = numbers.get(glyph).unwrap();
                assert_eq!(
                    drawn(&whole, glyph),
                    drawn(&plain, number),
                    "{} {glyph}",
                    id.file()
                );
                assert_eq!(
                    wide(&whole, glyph),
                    wide(&plain, number),
                    "{} {glyph}",
                    id.file()
                );
            }
            seen += 1;
        }
        assert!(seen > 10, "there are faces");
    }

    #[test]
    fn rubbish_has_no_program_and_panics_nowhere() {
        let fonts = Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        let id = fonts.all().next().unwrap();
        let face = fonts.face(id).unwrap();
        let numbers = GlyphRemapper::new_from_glyphs_sorted(&[36, 37, 105]);
        let subset = subsetter::subset(&face.bytes, id.index(), &numbers).unwrap();
        for cut in 0..subset.len() {
            drop(program(&subset[..cut]));
        }
        assert_eq!(program(b"OTTO"), None);
        assert_eq!(program(b""), None);
    }
}
