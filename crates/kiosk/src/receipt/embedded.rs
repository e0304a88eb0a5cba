//! A face cut down to the glyphs of a receipt, as it lies in a PDF: numbered anew, without instructions, compressed.
//! Receipts of one language use the same glyphs but for a few: what was cut once serves the next.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
};
use subsetter::GlyphRemapper;

use super::outlines::{Program, program};

/// So many cuts of one face are kept: one for each language and kind that a day brings, some tens of kB each.
const KEPT: usize = 24;
/// Neither symbolic nor anything else (ISO 32000-1, table 123).
const NONSYMBOLIC: i64 = 1 << 5;

/// The cuts of one face, the last used last.
#[derive(Default)]
pub(super) struct Cuts(Mutex<Vec<(Vec<u16>, Arc<Embedded>)>>);

impl Cuts {
    /// The cut with exactly these glyphs, in ascending order; it depends on nothing else.
    pub fn get(
        &self,
        glyphs: Vec<u16>,
        cut: impl FnOnce(&[u16]) -> Result<Embedded, String>,
    ) -> Result<Arc<Embedded>, String> {
        let kept = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut kept = kept();
            if let Some(place) = kept.iter().position(|(has, _)| *has == glyphs) {
                let found = kept.remove(place);
                let cut = found.1.clone();
                kept.push(found);
                return Ok(cut);
            }
        }
        let cut = Arc::new(cut(&glyphs)?);
        let mut kept = kept();
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((glyphs, cut.clone()));
        Ok(cut)
    }
}

/// A cut face.
pub(super) struct Embedded {
    numbers: GlyphRemapper,
    /// By the new numbers, in thousandths of an em.
    widths: Vec<i64>,
    /// Its font program, compressed, and how long it was before.
    program: Vec<u8>,
    length: usize,
    is_cff: bool,
    /// Ascent, descent, height of capitals, in thousandths of an em.
    heights: [i64; 3],
    /// Left, lower, right, upper.
    bounds: [i64; 4],
}

impl Embedded {
    /// Cuts the font of a file down to `glyphs`.
    ///
    /// # Errors
    /// What is wrong with the font.
    pub fn cut(bytes: &[u8], index: u32, glyphs: &[u16]) -> Result<Embedded, String> {
        let numbers = GlyphRemapper::new_from_glyphs_sorted(glyphs);
        let subset =
            subsetter::subset(bytes, index, &numbers).map_err(|error| error.to_string())?;
        let program = program(&subset).ok_or("its subset cannot be read")?;
        let font = FontRef::from_index(bytes, index).map_err(|error| error.to_string())?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let glyph_metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let thousandths =
            |units: f32| (units * 1000.0 / f32::from(metrics.units_per_em)).round() as i64;
        let widths = numbers.remapped_gids().map(|glyph| {
            let width = glyph_metrics.advance_width(GlyphId::from(glyph));
            thousandths(width.unwrap_or_default())
        });
        let bounds = metrics.bounds.unwrap_or_default();
        let (is_cff, program) = match program {
            Program::TrueType(program) => (false, program),
            Program::Cff(program) => (true, program),
        };
        Ok(Embedded {
            widths: widths.collect(),
            length: program.len(),
            program: compressed(&program, Effort::Once),
            is_cff,
            heights: [
                metrics.ascent,
                metrics.descent,
                metrics.cap_height.unwrap_or(metrics.ascent),
            ]
            .map(thousandths),
            bounds: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(thousandths),
            numbers,
        })
    }

    /// A glyph's number in the cut.
    ///
    /// # Panics
    /// It was not asked for.
    pub fn number(&self, glyph: u16) -> u16 {
        self.numbers
            .get(glyph)
            .expect("each glyph of the page is in its cut")
    }

    /// How far a glyph moves the pen, in thousandths of an em.
    pub fn width(&self, number: u16) -> i64 {
        self.widths.get(usize::from(number)).copied().unwrap_or(0)
    }

    /// Puts it into the file under `name`, with the text that each number stands for. Gives the font's object.
    pub fn put(&self, file: &mut Document, name: &str, texts: &[(u16, &str)]) -> ObjectId {
        let (key, mut dict) = match self.is_cff {
            true => ("FontFile3", dictionary! {"Subtype" => "CIDFontType0C"}),
            false => ("FontFile2", dictionary! {"Length1" => self.length as i64}),
        };
        dict.set("Filter", "FlateDecode");
        let program = file.add_object(Stream::new(dict, self.program.clone()));
        let [ascent, descent, capitals] = self.heights;
        let descriptor = dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => name,
            "Flags" => NONSYMBOLIC,
            "FontBBox" => numbers(&self.bounds),
            "ItalicAngle" => 0,
            "Ascent" => ascent,
            "Descent" => descent,
            "CapHeight" => capitals,
            "StemV" => 80,
            key => program,
        };
        let descriptor = file.add_object(descriptor);
        let text = |text: &str| Object::String(text.into(), StringFormat::Literal);
        let mut descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => if self.is_cff { "CIDFontType0" } else { "CIDFontType2" },
            "BaseFont" => name,
            "CIDSystemInfo" => dictionary! {
                "Registry" => text("Adobe"), "Ordering" => text("Identity"), "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
        };
        descendant.extend(&widths(&self.widths));
        if !self.is_cff {
            descendant.set("CIDToGIDMap", "Identity");
        }
        let descendant = file.add_object(descendant);
        let to_unicode = compressed(to_unicode(texts).as_bytes(), Effort::EachTime);
        let to_unicode = file.add_object(Stream::new(
            dictionary! {"Filter" => "FlateDecode"},
            to_unicode,
        ));
        file.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![descendant.into()],
            "ToUnicode" => to_unicode,
        })
    }
}

/// The width that most glyphs have, and those of the others (ISO 32000-1, 9.7.4.3).
fn widths(widths: &[i64]) -> Dictionary {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for width in widths {
        *counts.entry(*width).or_default() += 1;
    }
    let usual = counts.into_iter().max_by_key(|(_, count)| *count);
    let usual = usual.map_or(0, |(width, _)| width);
    let mut others: Vec<Object> = Vec::new();
    let mut number = 0;
    for stretch in widths.chunk_by(|one, next| (*one == usual) == (*next == usual)) {
        if stretch[0] != usual {
            others.extend([number.into(), numbers(stretch)]);
        }
        number += stretch.len() as i64;
    }
    dictionary! {"DW" => usual, "W" => others}
}

fn numbers(numbers: &[i64]) -> Object {
    numbers
        .iter()
        .map(|number| Object::from(*number))
        .collect::<Vec<_>>()
        .into()
}

/// How much time its compression is worth.
#[derive(Clone, Copy)]
pub(super) enum Effort {
    /// It is kept for later receipts.
    Once,
    /// It is of one receipt alone.
    EachTime,
}

/// As `FlateDecode` reads it.
pub(super) fn compressed(bytes: &[u8], effort: Effort) -> Vec<u8> {
    let level = match effort {
        Effort::Once => CompressionLvl::best(),
        Effort::EachTime => CompressionLvl::default(),
    };
    let mut compressor = Compressor::new(level);
    let mut compressed = vec![0; compressor.zlib_compress_bound(bytes.len())];
    let length = compressor.zlib_compress(bytes, &mut compressed);
    compressed.truncate(length.expect("there is room for the worst case"));
    compressed
}

/// The text of each number (ISO 32000-1, 9.10.3), in ascending order.
fn to_unicode(texts: &[(u16, &str)]) -> String {
    use std::fmt::Write as _;
    let mut map = String::from(
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName/U def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n",
    );
    // Numbers that follow each other share a range, within which the high byte stays; no more than a hundred ranges
    // stand in one block.
    let follows =
        |one: &(u16, &str), next: &(u16, &str)| next.0 == one.0 + 1 && next.0 >> 8 == one.0 >> 8;
    let ranges: Vec<_> = texts.chunk_by(follows).collect();
    for block in ranges.chunks(100) {
        _ = writeln!(map, "{} beginbfrange", block.len());
        for range in block {
            let last = range[0].0 + (range.len() - 1) as u16;
            _ = write!(map, "<{:04X}><{last:04X}>[", range[0].0);
            for (_, text) in *range {
                map.push('<');
                for unit in text.encode_utf16() {
                    _ = write!(map, "{unit:04X}");
                }
                map.push('>');
            }
            map.push_str("]\n");
        }
        map.push_str("endbfrange\n");
    }
    map.push_str("endcmap\nend\nend\n");
    map
}

/// Sets a key of a dictionary that another names by reference.
pub(super) fn dictionary_at(file: &mut Document, id: ObjectId) -> Option<&mut Dictionary> {
    file.get_object_mut(id).ok()?.as_dict_mut().ok()
}
