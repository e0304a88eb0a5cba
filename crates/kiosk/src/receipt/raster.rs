//! The same page as dots: black or white, as a thermal head prints them.
//!
//! It draws the items of `layout` in their order and knows nothing of words. A dot is black where at least
//! half of it is covered. Rectangles and QR modules are snapped to whole dots of this head, so that a rule
//! never vanishes and no module is wider than its neighbour. Pale grey becomes a pattern of single dots.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::content::Content;
use super::fonts::Fonts;
use super::layout::{Item, Page, QrModules, Shade};
use super::{Media, Receipt, ReceiptError};

/// A thermal head: how fine it is, and how far it reaches across an 80 mm roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Dots an inch, the same along and across the paper.
    pub dots_per_inch: u32,
    /// Dots across, a multiple of eight.
    pub width_dots: u32,
}

impl Head {
    /// The usual head for rolls of 80 mm.
    pub const USUAL: Head = Head {
        dots_per_inch: 203,
        width_dots: 576,
    };
}

/// A picture of black and white dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    row_bytes: usize,
    bits: Vec<u8>,
}

/// It shows a masked e-mail address: only its size is shown.
impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({}×{})", self.width(), self.height())
    }
}

impl Raster {
    /// A white picture, `width` rounded up to a multiple of eight.
    pub fn white(width: usize, height: usize) -> Raster {
        let row_bytes = width.div_ceil(8);
        Raster {
            row_bytes,
            bits: vec![0; row_bytes * height],
        }
    }

    /// Dots across.
    pub fn width(&self) -> usize {
        self.row_bytes * 8
    }

    /// Dots down.
    pub fn height(&self) -> usize {
        self.bits.len().checked_div(self.row_bytes).unwrap_or(0)
    }

    /// Bytes of a row, the leftmost dot in the highest bit; a set bit is black.
    pub fn row_bytes(&self) -> usize {
        self.row_bytes
    }

    /// Bands of at most `rows` rows, from top to bottom.
    pub fn bands(&self, rows: usize) -> impl Iterator<Item = &[u8]> {
        self.bits.chunks(rows * self.row_bytes)
    }

    /// Whether the dot is black; white outside of the picture.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width()
            && y < self.height()
            && self.bits[y * self.row_bytes + x / 8] & (0x80 >> (x % 8)) != 0
    }

    fn set(&mut self, x: i64, y: i64, black: bool) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
            return;
        };
        if x >= self.width() || y >= self.height() {
            return;
        }
        let (byte, bit) = (y * self.row_bytes + x / 8, 0x80 >> (x % 8));
        match black {
            true => self.bits[byte] |= bit,
            false => self.bits[byte] &= !bit,
        }
    }

    fn fill(&mut self, left: i64, top: i64, right: i64, bottom: i64, shade: Shade) {
        for y in top..bottom {
            for x in left..right {
                self.set(x, y, is_dark(shade, x, y));
            }
        }
    }
}

/// The receipt as dots.
///
/// # Errors
/// See [`ReceiptError`].
pub fn raster(receipt: &Receipt, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError> {
    let page = Media::Roll80.page(&Content::new(receipt), fonts)?;
    drawn(&page, head, fonts)
}

/// A page of a roll as dots. What lies beyond the head's reach, on either side alike, is cut off: the layout
/// leaves it white.
///
/// # Errors
/// [`ReceiptError::Font`] when a face has no usable outlines.
pub fn drawn(page: &Page, head: Head, fonts: &Fonts) -> Result<Raster, ReceiptError> {
    let scale = head.dots_per_inch as f32 / 72.0;
    let beyond = (page.width * scale - head.width_dots as f32) / 2.0;
    let mut canvas = Canvas {
        raster: Raster::white(
            head.width_dots as usize,
            (page.height * scale).round() as usize,
        ),
        scale,
        left: beyond.round(),
        fonts,
    };
    for item in &page.items {
        canvas.draw(item)?;
    }
    Ok(canvas.raster)
}

/// Grey as single dots, evenly spread (ordered dithering, Bayer's matrix of order four).
fn is_dark(shade: Shade, x: i64, y: i64) -> bool {
    const ORDER: [[u8; 4]; 4] = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];
    let threshold = ORDER[y.rem_euclid(4) as usize][x.rem_euclid(4) as usize];
    (1.0 - shade.0) * 16.0 > f32::from(threshold) + 0.5
}

struct Canvas<'a> {
    raster: Raster,
    /// Dots a point.
    scale: f32,
    /// Dots of the paper to the left of the head.
    left: f32,
    fonts: &'a Fonts,
}

impl Canvas<'_> {
    fn draw(&mut self, item: &Item) -> Result<(), ReceiptError> {
        match item {
            Item::Rectangle {
                x,
                y,
                width,
                height,
                shade,
            } => {
                let [left, right] = self.edges(x * self.scale - self.left, width * self.scale);
                let [top, bottom] = self.edges(y * self.scale, height * self.scale);
                self.raster.fill(left, top, right, bottom, *shade);
            }
            Item::Qr(qr) => self.qr(qr),
            Item::Glyphs {
                x,
                y,
                turned,
                size,
                shade,
                run,
            } => {
                let fonts = self.fonts;
                let face = fonts.face(run.face)?;
                let wrong = |cause: String| ReceiptError::Font {
                    file: run.face.file().to_owned(),
                    cause,
                };
                let font = FontRef::from_index(&face.bytes, run.face.index())
                    .map_err(|error| wrong(error.to_string()))?;
                let outlines = font.outline_glyphs();
                let (sin, cos) = turned.to_radians().sin_cos();
                for glyph in &run.glyphs {
                    let id = GlyphId::from(glyph.id);
                    // A space has no outline, and needs none.
                    let Some(outline) = outlines.get(id) else {
                        continue;
                    };
                    let mut pen = Pen::new(self.scale, |dx: f32, dy: f32| {
                        let (dx, dy) = (dx + glyph.x, dy + glyph.y);
                        [x + dx * cos - dy * sin, y - dx * sin - dy * cos]
                    });
                    outline
                        .draw(
                            DrawSettings::unhinted(Size::new(*size), LocationRef::default()),
                            &mut pen,
                        )
                        .map_err(|error| wrong(error.to_string()))?;
                    let lines = pen.lines;
                    self.outline(&lines, *shade);
                }
            }
        }
        Ok(())
    }

    /// From the nearest dot to the nearest dot, one dot at the least.
    fn edges(&self, start: f32, length: f32) -> [i64; 2] {
        let first = start.round() as i64;
        let last = (start + length).round() as i64;
        [first, last.max(first + 1)]
    }

    /// Modules of one whole number of dots, in the middle of the place that the layout gave them.
    fn qr(&mut self, qr: &QrModules) {
        // A hair's breadth for rounding: at the layout's own 203 dots an inch a module is six dots exactly.
        let module = (qr.module * self.scale + 0.01).floor().max(1.0);
        let spare = (qr.module * self.scale - module) * qr.modules as f32 / 2.0;
        let left = (qr.x * self.scale - self.left + spare).round() as i64;
        let top = (qr.y * self.scale + spare).round() as i64;
        let module = module as i64;
        for &(column, row, length) in &qr.stretches {
            let x = left + column as i64 * module;
            let y = top + row as i64 * module;
            let right = x + length as i64 * module;
            self.raster.fill(x, y, right, y + module, Shade::BLACK);
        }
    }

    /// Fills what closed lines surround.
    fn outline(&mut self, lines: &[Segment], shade: Shade) {
        let points = || lines.iter().flat_map(Segment::points);
        let least =
            |axis: fn(&Point) -> f32| points().map(|p| axis(&p)).fold(f32::INFINITY, f32::min);
        let most =
            |axis: fn(&Point) -> f32| points().map(|p| axis(&p)).fold(f32::NEG_INFINITY, f32::max);
        let (left, top) = (least(|p| p.x).floor(), least(|p| p.y).floor());
        let (right, bottom) = (most(|p| p.x).ceil(), most(|p| p.y).ceil());
        if left >= right || top >= bottom {
            return;
        }
        let (width, height) = ((right - left) as usize, (bottom - top) as usize);
        // One more each way: the rasteriser writes a cell beyond an edge that ends on a whole dot.
        let (width, height) = (width + 1, height + 1);
        let mut rasterizer = Rasterizer::new(width, height);
        let moved = |p: &Point| point(p.x - left, p.y - top);
        for segment in lines {
            match segment {
                Segment::Line([a, b]) => rasterizer.draw_line(moved(a), moved(b)),
                Segment::Quad([a, b, c]) => rasterizer.draw_quad(moved(a), moved(b), moved(c)),
                Segment::Cubic([a, b, c, d]) => {
                    rasterizer.draw_cubic(moved(a), moved(b), moved(c), moved(d));
                }
            }
        }
        let (left, top) = ((left - self.left) as i64, top as i64);
        let raster = &mut self.raster;
        rasterizer.for_each_pixel_2d(|x, y, covered| {
            let (x, y) = (left + i64::from(x), top + i64::from(y));
            if covered >= 0.5 && is_dark(shade, x, y) {
                raster.set(x, y, true);
            }
        });
    }
}

/// A piece of an outline, in dots of the paper.
enum Segment {
    Line([Point; 2]),
    Quad([Point; 3]),
    Cubic([Point; 4]),
}

impl Segment {
    /// Its ends and what pulls it: no part of it lies outside of them.
    fn points(&self) -> impl Iterator<Item = Point> {
        let points: &[Point] = match self {
            Self::Line(points) => points,
            Self::Quad(points) => points,
            Self::Cubic(points) => points,
        };
        points.iter().copied()
    }
}

/// Takes an outline in points from the baseline's start and gives it in dots of the paper.
struct Pen<F> {
    scale: f32,
    placed: F,
    start: Point,
    last: Point,
    lines: Vec<Segment>,
}

impl<F: Fn(f32, f32) -> [f32; 2]> Pen<F> {
    fn new(scale: f32, placed: F) -> Self {
        Self {
            scale,
            placed,
            start: point(0.0, 0.0),
            last: point(0.0, 0.0),
            lines: Vec::new(),
        }
    }

    fn at(&self, x: f32, y: f32) -> Point {
        let [x, y] = (self.placed)(x, y);
        point(x * self.scale, y * self.scale)
    }
}

impl<F: Fn(f32, f32) -> [f32; 2]> OutlinePen for Pen<F> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.at(x, y);
        self.last = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.at(x, y);
        self.lines.push(Segment::Line([self.last, end]));
        self.last = end;
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let (pull, end) = (self.at(cx, cy), self.at(x, y));
        self.lines.push(Segment::Quad([self.last, pull, end]));
        self.last = end;
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        let (a, b, end) = (self.at(ax, ay), self.at(bx, by), self.at(x, y));
        self.lines.push(Segment::Cubic([self.last, a, b, end]));
        self.last = end;
    }

    fn close(&mut self) {
        if self.last != self.start {
            self.lines.push(Segment::Line([self.last, self.start]));
        }
        self.last = self.start;
    }
}
