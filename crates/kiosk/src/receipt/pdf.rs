//! The PDF of a receipt: fonts cut to the glyphs in use, and nothing random in it, so that the same
//! receipt gives the same bytes.
//!
//! `ToUnicode` carries the text of each glyph. A run from left to right in which glyphs and text do
//! not go one to one, or whose glyphs stand for something else in another place, gets `/ActualText` besides; around runs from right to left that would break
//! the order in which readers extract them. The file is not tagged, and not PDF/A.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Codepoint, Color, CustomPdfConformance, DictItem, FontId, Greyscale, LinePoint, OffsetDateTime,
    Op, PaintMode, ParsedFont, PdfConformance, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Point, Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, WindingOrder,
};
use subsetter::GlyphRemapper;

use super::content::Content;
use super::fonts::{FaceId, Fonts};
use super::layout::{Item, Page, Shade};
use super::shape::Run;
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
    let subsets = subsets(page, fonts)?;
    let mut document = PdfDocument::new(&content.title.portuguese.text);
    let info = &mut document.metadata.info;
    info.author = format!("AIMA, {}", content.office.portuguese.text);
    info.producer = concat!("aima-kiosk ", env!("CARGO_PKG_VERSION")).to_owned();
    info.conformance = PdfConformance::Custom(CustomPdfConformance::default());
    info.creation_date = OffsetDateTime::from_unix_timestamp(at.as_second())
        .map_err(|error| ReceiptError::Pdf(error.to_string()))?;
    info.modification_date = info.creation_date;
    for (face, subset) in &subsets {
        document
            .resources
            .fonts
            .map
            .insert(font_id(*face), PdfFont::new(subset.parsed.clone()));
    }
    document.pages.push(drawn(page, &subsets));
    written(&document, &content.code)
}

/// A face cut down to the glyphs in use, which are numbered anew.
struct Subset {
    numbers: GlyphRemapper,
    parsed: ParsedFont,
}

fn subsets(page: &Page, fonts: &Fonts) -> Result<BTreeMap<FaceId, Subset>, ReceiptError> {
    let mut used: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
    for item in &page.items {
        if let Item::Glyphs { run, .. } = item {
            used.entry(run.face)
                .or_default()
                .extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let cut = |(face, glyphs): (FaceId, BTreeSet<u16>)| {
        let wrong = |cause: String| ReceiptError::Font {
            file: face.file().to_owned(),
            cause,
        };
        let numbers =
            GlyphRemapper::new_from_glyphs_sorted(&glyphs.into_iter().collect::<Vec<_>>());
        let bytes = subsetter::subset(&fonts.face(face)?.bytes, face.index(), &numbers)
            .map_err(|error| wrong(error.to_string()))?;
        let parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| wrong("its subset cannot be read".to_owned()))?;
        Ok((face, Subset { numbers, parsed }))
    };
    used.into_iter().map(cut).collect()
}

/// The font's name in the file; six letters and a plus sign mark a subset (ISO 32000-1, 9.6.4).
fn font_id(face: FaceId) -> FontId {
    FontId(format!(
        "RECEIP+{}",
        face.file()
            .trim_end_matches(".ttf")
            .trim_end_matches(".ttc")
    ))
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

fn drawn(page: &Page, subsets: &BTreeMap<FaceId, Subset>) -> PdfPage {
    let ambiguous = ambiguous(page);
    let mut ops = Vec::new();
    for item in &page.items {
        match item {
            Item::Rectangle {
                x,
                y,
                width,
                height,
                shade,
            } => {
                ops.push(fill(*shade));
                ops.push(polygon(page, &[[*x, *y, *width, *height]]));
            }
            Item::Qr(qr) => {
                ops.push(fill(Shade::BLACK));
                ops.push(polygon(page, &qr.rectangles()));
            }
            Item::Glyphs {
                x,
                y,
                turned,
                size,
                shade,
                run,
            } => {
                ops.push(fill(*shade));
                glyphs(
                    &mut ops,
                    run,
                    *size,
                    *turned != 0.0,
                    &subsets[&run.face].numbers,
                    &ambiguous,
                    |dx, dy| {
                        let (sin, cos) = turned.to_radians().sin_cos();
                        let (dx, dy) = (dx * cos - dy * sin, dx * sin + dy * cos);
                        TextMatrix::Raw([cos, sin, -sin, cos, x + dx, page.height - y + dy])
                    },
                );
            }
        }
    }
    let area = Rect::from_wh(Pt(page.width), Pt(page.height));
    PdfPage {
        media_box: area.clone(),
        trim_box: area.clone(),
        crop_box: area,
        ops,
    }
}

fn fill(shade: Shade) -> Op {
    Op::SetFillColor {
        col: Color::Greyscale(Greyscale::new(shade.0, None)),
    }
}

fn polygon(page: &Page, rectangles: &[[f32; 4]]) -> Op {
    let corner = |x: f32, y: f32| LinePoint {
        p: Point {
            x: Pt(x),
            y: Pt(page.height - y),
        },
        bezier: false,
    };
    let ring = |&[x, y, width, height]: &[f32; 4]| PolygonRing {
        points: vec![
            corner(x, y),
            corner(x + width, y),
            corner(x + width, y + height),
            corner(x, y + height),
        ],
    };
    Op::DrawPolygon {
        polygon: Polygon {
            rings: rectangles.iter().map(ring).collect(),
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}

/// `matrix` places a glyph from its distance along the baseline and above it.
fn glyphs(
    ops: &mut Vec<Op>,
    run: &Run,
    size: f32,
    mark: bool,
    numbers: &GlyphRemapper,
    ambiguous: &BTreeSet<(FaceId, u16)>,
    matrix: impl Fn(f32, f32) -> TextMatrix,
) {
    let one_to_one = run
        .glyphs
        .iter()
        .all(|glyph| glyph.text.chars().count() == 1 && !ambiguous.contains(&(run.face, glyph.id)));
    // A mark across the page stands for no text: its letters would fall between those that it crosses.
    let actual_text = match mark {
        true => Some(""),
        false => (!run.rtl && !one_to_one).then_some(run.text.as_str()),
    };
    ops.push(Op::StartTextSection);
    if let Some(text) = actual_text {
        ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: dictionary([("ActualText", utf16(text))]),
        });
    }
    let font = PdfFontHandle::External(font_id(run.face));
    ops.push(Op::SetFont {
        font,
        size: Pt(size),
    });
    for glyph in &run.glyphs {
        let number = numbers
            .get(glyph.id)
            .expect("each glyph of the page is in its subset");
        let codepoint = Codepoint::with_cid(number, 0.0, glyph.text.clone());
        ops.push(Op::SetTextMatrix {
            matrix: matrix(glyph.x, glyph.y),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(vec![codepoint])],
        });
    }
    if actual_text.is_some() {
        ops.push(Op::EndMarkedContentWithProperties);
    }
    ops.push(Op::EndTextSection);
}

fn dictionary<const N: usize>(entries: [(&str, DictItem); N]) -> DictItem {
    DictItem::Dict {
        map: entries.map(|(key, value)| (key.to_owned(), value)).into(),
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16, high byte first, behind a byte order mark.
fn utf16(text: &str) -> DictItem {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    DictItem::Bytes(units.flat_map(u16::to_be_bytes).collect())
}

/// Writes the file with an identifier made from the tracking code, in place of a random one.
fn written(document: &PdfDocument, code: &str) -> Result<Vec<u8>, ReceiptError> {
    let wrong = |error: &dyn std::fmt::Display| ReceiptError::Pdf(error.to_string());
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
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
    ] {
        info.remove(meaningless);
    }
    let catalog = file.catalog_mut().map_err(|e| wrong(&e))?;
    catalog.set("Lang", utf16("pt-PT").to_lopdf());
    // A driver that fits the page to its margins would move the QR code off the dot grid.
    let unscaled = dictionary([("PrintScaling", DictItem::Name(b"None".to_vec()))]);
    catalog.set("ViewerPreferences", unscaled.to_lopdf());
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|e| wrong(&e))?;
    Ok(bytes)
}
