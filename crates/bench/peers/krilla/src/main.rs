//! The receipt by krilla: the same words in one column on a roll of 80 mm, shaped by harfrust, broken between words.
//! It orders no mixed lines. One line of JSON in, one out.

use std::{
    collections::HashMap,
    io::{BufRead, Write},
    sync::Arc,
    time::Instant,
};

use harfrust::{Direction, ShapeOptions, ShaperFont};
use krilla::{
    Document,
    geom::{PathBuilder, Point, Rect},
    page::PageSettings,
    text::{Font, GlyphId, KrillaGlyph},
};
use serde_json::{Value, json};

const MM: f32 = 72.0 / 25.4;
const LEFT: f32 = 4.0 * MM;
const WIDTH: f32 = 72.0 * MM;
const LATIN: &str = "/usr/share/fonts/truetype/noto/NotoSans-";

/// One font for both: what shapes and what embeds.
struct Face {
    shaping: harfrust::Font,
    units: f32,
    embedded: Font,
}

impl Face {
    fn read(file: &str, index: u32) -> Face {
        let bytes = std::fs::read(file).expect("Debian's Noto fonts");
        let embedded = Font::new(bytes.clone().into(), index).expect("a font");
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
        let shaping = harfrust::Font::new(shared, index).expect("a font");
        let units = f32::from(shaping.units_per_em());
        Face { shaping, units, embedded }
    }

    /// The glyphs of a text and its width, in ems.
    fn shaped(&self, text: &str, rtl: bool) -> (Vec<KrillaGlyph>, f32) {
        let mut buffer = harfrust::Buffer::new();
        for (at, character) in text.char_indices() {
            buffer.push(character.into(), at as u32);
        }
        buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        let font = ShaperFont::new(&self.shaping);
        harfrust::shape(&font, &mut buffer, ShapeOptions::new()).expect("it shapes");
        let infos = buffer.glyph_infos();
        let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let glyphs: Vec<KrillaGlyph> = infos
            .iter()
            .zip(buffer.glyph_positions())
            .map(|(info, place)| {
                let start = info.cluster as usize;
                let next = starts.partition_point(|&other| other <= start);
                let end = starts.get(next).copied().unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    place.x_advance as f32 / self.units,
                    place.x_offset as f32 / self.units,
                    place.y_offset as f32 / self.units,
                    0.0,
                    start..end,
                    None,
                )
            })
            .collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        (glyphs, width)
    }
}

#[derive(Default)]
struct Receipts {
    given: HashMap<String, Value>,
    faces: HashMap<String, Face>,
}

impl Receipts {
    fn set_up(given: &Value) -> Receipts {
        let mut receipts = Receipts::default();
        for weight in ["Regular", "Bold"] {
            let file = format!("{LATIN}{weight}.ttf");
            receipts.faces.entry(file.clone()).or_insert_with(|| Face::read(&file, 0));
        }
        for (language, words) in given.as_object().expect("receipts") {
            for weight in ["regular", "bold"] {
                let font = &words["fonts"][weight];
                let file = font["file"].as_str().expect("a file");
                let index = font["index"].as_u64().expect("an index") as u32;
                receipts.faces.entry(file.to_owned()).or_insert_with(|| Face::read(file, index));
            }
            receipts.given.insert(language.clone(), words.clone());
        }
        receipts
    }

    fn draw(&self, language: &str, code: &str) -> Vec<u8> {
        let words = &self.given[language];
        let mut lines: Vec<Line<'_>> = Vec::new();
        let mut y = 5.0 * MM;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let mut say = |said: &Value, bold: bool, size: f32, y: &mut f32| {
            let own = said["language"] != "pt" && said["language"] == language;
            let font = &words["fonts"][if bold { "bold" } else { "regular" }];
            let latin = format!("{LATIN}{}.ttf", if bold { "Bold" } else { "Regular" });
            let file = if own { text(&font["file"]) } else { latin.clone() };
            let rtl = own && words["rtl"] == true;
            let size = if own { size * font["scale"].as_f64().unwrap_or(1.0) as f32 } else { size };
            self.broken(&text(&said["text"]), [&file, &latin], size, rtl, y, &mut lines);
        };
        let both = |all: &Value| all.as_array().cloned().unwrap_or_default();
        let pt = |text: &str| json!({"language": "pt", "text": text});
        say(&pt("AIMA"), true, 19.0, &mut y);
        both(&words["office"]).iter().for_each(|said| say(said, false, 7.5, &mut y));
        both(&words["title"]).iter().for_each(|said| say(said, true, 15.0, &mut y));
        both(&words["kind"]).iter().for_each(|said| say(said, false, 11.0, &mut y));
        both(&words["codeLabel"]).iter().for_each(|said| say(said, false, 8.0, &mut y));
        say(&pt(code), true, 23.0, &mut y);
        let url = text(&words["qr"]).replace(words["code"].as_str().unwrap_or_default(), code);
        let matrix = qrcode::QrCode::with_error_correction_level(url, qrcode::EcLevel::H).expect("it fits");
        let (modules, module, top) = (matrix.width(), 6.0 * 72.0 / 203.0, y);
        y += (modules + 8) as f32 * module;
        say(&pt(words["domain"].as_str().unwrap_or_default()), true, 10.0, &mut y);
        both(&words["domainNote"]).iter().for_each(|said| say(said, false, 8.0, &mut y));
        for fact in both(&words["facts"]) {
            both(&fact["label"]).iter().for_each(|said| say(said, false, 8.0, &mut y));
            both(&fact["value"]).iter().for_each(|said| say(said, true, 10.0, &mut y));
        }
        let mut bullets = Vec::new();
        for block in both(&words["blocks"]) {
            say(&block["saved"], true, 9.5, &mut y);
            for section in both(&block["sections"]) {
                say(&section["heading"], true, 9.5, &mut y);
                for point in both(&section["points"]) {
                    bullets.push(y);
                    say(&point, false, 9.0, &mut y);
                }
            }
        }
        let mut document = Document::new();
        let mut page = document.start_page_with(PageSettings::from_wh(80.0 * MM, y + 5.0 * MM).expect("a size"));
        let mut surface = page.surface();
        for line in &lines {
            let place = Point::from_xy(line.x, line.y);
            let font = line.face.embedded.clone();
            surface.draw_glyphs(place, &line.glyphs, font, &line.text, line.size, false);
        }
        let mut path = PathBuilder::new();
        let colors = matrix.to_colors();
        for (row, row_colors) in colors.chunks(modules).enumerate() {
            let mut column = 0;
            for stretch in row_colors.chunk_by(|one, next| one == next) {
                if stretch[0] == qrcode::Color::Dark {
                    let x = LEFT + (4 + column) as f32 * module;
                    let y = top + (4 + row) as f32 * module;
                    let width = stretch.len() as f32 * module;
                    path.push_rect(Rect::from_xywh(x, y, width, module).expect("a module"));
                }
                column += stretch.len();
            }
        }
        for y in bullets {
            path.push_rect(Rect::from_xywh(LEFT, y + 4.0, 2.7, 2.7).expect("a bullet"));
        }
        surface.draw_path(&path.finish().expect("a path"));
        surface.finish();
        page.finish();
        document.finish().expect("a file")
    }

    /// Lines no wider than the column, each of pieces in the language's own face and in the Latin one.
    fn broken<'a>(
        &'a self,
        text: &str,
        [own, latin]: [&str; 2],
        size: f32,
        rtl: bool,
        y: &mut f32,
        lines: &mut Vec<Line<'a>>,
    ) {
        let [own, latin] = [&self.faces[own], &self.faces[latin]];
        let face_of = |text: &str| {
            let has = |face: &Face| text.chars().all(|c| face.shaping.charmap().map_unicode(c).is_some());
            if has(own) { own } else { latin }
        };
        let mut words: Vec<(Vec<KrillaGlyph>, f32, String, &Face)> = Vec::new();
        let mut width = 0.0;
        let mut breaks: Vec<Vec<_>> = Vec::new();
        let mut start = 0;
        for (at, _) in unicode_linebreak::linebreaks(text) {
            let word = &text[start..at];
            let face = face_of(word);
            let (glyphs, ems) = face.shaped(word, rtl && std::ptr::eq(face, own));
            if width + ems * size > WIDTH && !words.is_empty() {
                breaks.push(std::mem::take(&mut words));
                width = 0.0;
            }
            width += ems * size;
            words.push((glyphs, ems * size, word.to_owned(), face));
            start = at;
        }
        breaks.push(words);
        for words in breaks {
            *y += size;
            let whole: f32 = words.iter().map(|(_, width, ..)| width).sum();
            let mut x = if rtl { LEFT + WIDTH } else { LEFT };
            x = x.min(LEFT + WIDTH.max(whole));
            for (glyphs, width, text, face) in words {
                if rtl {
                    x -= width;
                }
                lines.push(Line { x, y: *y, glyphs, text, face, size });
                if !rtl {
                    x += width;
                }
            }
            *y += size * 0.36;
        }
    }
}

struct Line<'a> {
    x: f32,
    y: f32,
    glyphs: Vec<KrillaGlyph>,
    text: String,
    face: &'a Face,
    size: f32,
}

fn main() {
    let mut receipts = Receipts::default();
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let answer = match asked["do"].as_str() {
            Some("set-up") => {
                receipts = Receipts::set_up(&asked["receipts"]);
                json!({"says": "krilla 0.8 with harfrust, in Rust (orders no mixed lines)"})
            }
            _ => {
                let begun = Instant::now();
                let language = asked["language"].as_str().expect("a language");
                let file = receipts.draw(language, asked["code"].as_str().expect("a code"));
                json!({"ms": begun.elapsed().as_secs_f64() * 1000.0, "bytes": file.len()})
            }
        };
        println!("{answer}");
        std::io::stdout().flush().expect("it is read");
    }
}
