//! The PDF of a receipt: fonts cut to the glyphs in use, and nothing random in it, so that the same
//! receipt gives the same bytes.
//!
//! `ToUnicode` carries the text of each glyph. A run from left to right in which glyphs and text do
//! not go one to one, or whose glyphs stand for something else in another place, gets `/ActualText` besides; around runs from right to left that would break
//! the order in which readers extract them. The file is not tagged, and not PDF/A.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use printpdf::{
    CustomPdfConformance, DictItem, FontId, OffsetDateTime, PdfConformance, PdfDocument, PdfPage,
    PdfSaveOptions, Pt, Rect,
};

use super::content::Content;
use super::embedded::{Effort, Embedded, compressed, dictionary_at};
use super::fonts::{FaceId, Fonts};
use super::layout::{Item, Page, Shade};
use super::operators::{Operators, Shown, utf16};
use super::shape::{Glyph, Run};
use super::{Media, Receipt, ReceiptError};

/// The receipt as a PDF of one page.
///
/// # Errors
/// See [`ReceiptError`].
pub fn pdf(receipt: &Receipt, media: Media, fonts: &Fonts) -> Result<Vec<u8>, ReceiptError> {
    let content = Content::new(receipt);
    let page = media.page(&content, fonts)?;
    file(&page, &content, receipt.saved_at, fonts)
}

/// A page that says `content`, as a file dated `at`.
pub(super) fn file(
    page: &Page,
    content: &Content,
    at: jiff::Timestamp,
    fonts: &Fonts,
) -> Result<Vec<u8>, ReceiptError> {
    let faces = embedded(page, fonts)?;
    let mut document = PdfDocument::new(&content.title.portuguese.text);
    let info = &mut document.metadata.info;
    info.author = format!("AIMA, {}", content.office.portuguese.text);
    info.producer = concat!("aima-kiosk ", env!("CARGO_PKG_VERSION")).to_owned();
    info.conformance = PdfConformance::Custom(CustomPdfConformance::default());
    info.creation_date = OffsetDateTime::from_unix_timestamp(at.as_second())
        .map_err(|error| ReceiptError::Pdf(error.to_string()))?;
    info.modification_date = info.creation_date;
    let area = Rect::from_wh(Pt(page.width), Pt(page.height));
    document.pages.push(PdfPage {
        media_box: area.clone(),
        trim_box: area.clone(),
        crop_box: area,
        ops: vec![],
    });
    written(&document, page, &faces, &content.code)
}

/// The faces of a page, each cut down to the glyphs in use.
type Faces = BTreeMap<FaceId, Arc<Embedded>>;

fn embedded(page: &Page, fonts: &Fonts) -> Result<Faces, ReceiptError> {
    let mut used: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
    for item in &page.items {
        if let Item::Glyphs { run, .. } = item {
            used.entry(run.face)
                .or_default()
                .extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let each = used
        .into_iter()
        .map(|(face, glyphs)| Ok((face, fonts.embedded(face, glyphs)?)));
    each.collect()
}

/// The font's name in the file; six letters and a plus sign mark a subset (ISO 32000-1, 9.6.4).
fn font_name(face: FaceId) -> String {
    let file = face.file();
    let name = file.trim_end_matches(".ttf").trim_end_matches(".ttc");
    format!("RECEIP+{name}")
}

/// What the page calls it.
fn font_id(face: FaceId) -> FontId {
    FontId(face.short_name())
}

/// Glyphs that stand for different texts in different places: `ToUnicode` has one for each.
fn ambiguous(page: &Page) -> BTreeSet<(FaceId, u16)> {
    let mut texts: BTreeMap<(FaceId, u16), &str> = BTreeMap::new();
    let mut ambiguous = BTreeSet::new();
    for item in &page.items {
        let Item::Glyphs { run, .. } = item else {
            continue;
        };
        for glyph in &run.glyphs {
            let known = texts.entry((run.face, glyph.id)).or_insert(&glyph.text);
            if *known != glyph.text {
                ambiguous.insert((run.face, glyph.id));
            }
        }
    }
    ambiguous
}

fn drawn(page: &Page, faces: &Faces) -> Vec<u8> {
    let ambiguous = ambiguous(page);
    let mut operators = Operators::new();
    for item in &page.items {
        match item {
            Item::Rectangle {
                x,
                y,
                width,
                height,
                shade,
            } => {
                operators.fill_with(*shade);
                let lower = page.height - y - height;
                operators.rectangles([[*x, lower, *width, *height]].into_iter());
            }
            Item::Qr(qr) => {
                operators.fill_with(Shade::BLACK);
                let side = qr.modules as f32;
                let lower = page.height - qr.y - side * qr.module;
                let modules = qr.stretches.iter().map(|&(column, row, length)| {
                    [column as f32, side - 1.0 - row as f32, length as f32, 1.0]
                });
                operators.rectangles_in(qr.module, [qr.x, lower], modules);
            }
            Item::Glyphs {
                x,
                y,
                turned,
                size,
                shade,
                run,
            } => {
                operators.fill_with(*shade);
                let place = Place {
                    x: *x,
                    y: page.height - y,
                    turned: *turned,
                };
                let face = &faces[&run.face];
                glyphs(&mut operators, run, *size, place, face, &ambiguous);
            }
        }
    }
    operators.into_bytes()
}

/// To a hundredth: a thirtieth of a dot.
fn fine_enough(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

/// Within a run heights are told in steps of this, in points; finer ones take more digits. A glyph stands a seventh of a
/// dot beside its place at the most.
const HEIGHT: f32 = 0.1;

/// The same along the line, in thousandths of an em.
fn step_along(size: f32) -> f32 {
    if size < 8.0 { 10.0 } else { 5.0 }
}

/// Where a baseline begins, from the page's lower left corner, and how far it is turned, in degrees.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    y: f32,
    turned: f32,
}

impl Place {
    /// So far along the baseline.
    fn along(self, length: f32) -> [f32; 2] {
        let (sin, cos) = self.turned.to_radians().sin_cos();
        [self.x + length * cos, self.y + length * sin]
    }
}

fn glyphs(
    operators: &mut Operators,
    run: &Run,
    size: f32,
    place: Place,
    face: &Embedded,
    ambiguous: &BTreeSet<(FaceId, u16)>,
) {
    let one_to_one = run
        .glyphs
        .iter()
        .all(|glyph| glyph.text.chars().count() == 1 && !ambiguous.contains(&(run.face, glyph.id)));
    // A mark across the page stands for no text: its letters would fall between those that it crosses.
    let actual_text = match place.turned != 0.0 {
        true => Some(""),
        false => (!run.rtl && !one_to_one).then_some(run.text.as_str()),
    };
    let step = step_along(size);
    let along = |glyph: &Glyph| glyph.x * 1000.0 / size;
    let first = run.glyphs.first();
    let begins = place.along(first.map_or(0.0, |glyph| glyph.x));
    operators.begin_text(&font_id(run.face).0, size, begins, place.turned);
    if let Some(text) = actual_text {
        operators.read_as(text);
    }
    // Where the pen is, in thousandths of an em: it is moved where a glyph does not stand where the widths of those
    // before it leave the pen. What stands on another height is raised, and the pen goes on.
    let mut pen = first.map_or(0.0, along);
    let mut raised = 0.0;
    let mut shown: Vec<Shown> = Vec::new();
    for glyph in &run.glyphs {
        let height = fine_enough((glyph.y / HEIGHT).round() * HEIGHT);
        if height != raised {
            operators.show(&mut shown);
            operators.raise(height);
            raised = height;
        }
        let back = ((pen - along(glyph)) / step).round() * step;
        if back != 0.0 {
            shown.push(Shown::Back(back as i64));
            pen -= back;
        }
        let number = face.number(glyph.id);
        match shown.last_mut() {
            Some(Shown::Glyphs(glyphs)) => glyphs.extend(number.to_be_bytes()),
            _ => shown.push(Shown::Glyphs(number.to_be_bytes().to_vec())),
        }
        pen += face.width(number) as f32;
    }
    operators.show(&mut shown);
    if actual_text.is_some() {
        operators.end_reading();
    }
    operators.end_text();
}

fn dictionary<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict {
        map: entries.map(|(key, value)| (key.to_owned(), value)).into(),
    }
}

/// Writes the file with an identifier made from the tracking code, in place of a random one.
fn written(
    document: &PdfDocument,
    page: &Page,
    faces: &Faces,
    code: &str,
) -> Result<Vec<u8>, ReceiptError> {
    let wrong = |error: &dyn std::fmt::Display| ReceiptError::Pdf(error.to_string());
    let options = PdfSaveOptions {
        // Every operation is of ours.
        secure: false,
        ..PdfSaveOptions::default()
    };
    let mut file = document.to_lopdf_document(&options, &mut Vec::new());
    file.version = "1.7".to_owned();
    let id = DictItem::Bytes(code.as_bytes().to_vec());
    file.trailer
        .set("ID", DictItem::Array(vec![id.clone(), id]).to_lopdf());
    let info = file
        .trailer
        .get(b"Info")
        .and_then(|info| info.as_reference());
    let info = info
        .and_then(|id| file.get_dictionary_mut(id))
        .map_err(|e| wrong(&e))?;
    for meaningless in [
        &b"GTS_PDFXVersion"[..],
        b"Identifier",
        b"Keywords",
        b"Subject",
        b"Trapped",
        b"Creator",
    ] {
        info.remove(meaningless);
    }
    let catalog = file.catalog_mut().map_err(|e| wrong(&e))?;
    let language = DictItem::String {
        data: utf16("pt-PT"),
        literal: true,
    };
    catalog.set("Lang", language.to_lopdf());
    // A driver that fits the page to its margins would move the QR code off the dot grid.
    let unscaled = dictionary([("PrintScaling", DictItem::Name(b"None".to_vec()))]);
    catalog.set("ViewerPreferences", unscaled.to_lopdf());
    put_fonts(&mut file, page, faces).ok_or_else(|| wrong(&"there is no page"))?;
    let mut bytes = Vec::new();
    // Small objects together, compressed (PDF 1.5).
    file.save_modern(&mut bytes).map_err(|e| wrong(&e))?;
    Ok(bytes)
}

/// What is drawn on the file's one page, and the faces as its fonts.
fn put_fonts(file: &mut lopdf::Document, page: &Page, faces: &Faces) -> Option<()> {
    let mut texts: BTreeMap<FaceId, BTreeMap<u16, &str>> = BTreeMap::new();
    for item in &page.items {
        if let Item::Glyphs { run, .. } = item {
            let face = &faces[&run.face];
            let texts = texts.entry(run.face).or_default();
            // Of several the last, as readers of right-to-left lines come out best with.
            texts.extend(
                run.glyphs
                    .iter()
                    .map(|glyph| (face.number(glyph.id), &*glyph.text)),
            );
        }
    }
    let mut named = lopdf::Dictionary::new();
    for (id, face) in faces {
        let texts = texts.remove(id).unwrap_or_default().into_iter();
        let texts: Vec<(u16, &str)> = texts.filter(|(_, text)| !text.is_empty()).collect();
        let font = face.put(file, &font_name(*id), &texts);
        named.set(font_id(*id).0, font);
    }
    let drawn = drawn(page, faces);
    let page_id = file.page_iter().next()?;
    let page = file.get_dictionary(page_id).ok()?;
    let resources = page
        .get(b"Resources")
        .and_then(|id| id.as_reference())
        .ok()?;
    let contents = page
        .get(b"Contents")
        .and_then(|id| id.as_reference())
        .ok()?;
    let resources = dictionary_at(file, resources)?;
    *resources = lopdf::Dictionary::new();
    resources.set("Font", named);
    // What says what is so in any case.
    let page = dictionary_at(file, page_id)?;
    for usual in [&b"TrimBox"[..], b"CropBox", b"Annots"] {
        page.remove(usual);
    }
    file.prune_objects();
    let stream = file.get_object_mut(contents).ok()?.as_stream_mut().ok()?;
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(compressed(&drawn, Effort::EachTime));
    Some(())
}
