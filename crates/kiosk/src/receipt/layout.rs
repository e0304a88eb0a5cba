//! Placed things on pages: what `roll` and `sheet` place, and both the PDF and the raster for a thermal head
//! draw.
//!
//! Lengths are points (1/72 inch), measured from the page's upper left corner to the right and
//! downwards. What must meet a printer's dots is snapped to [`DOT`].

use std::sync::Arc;

use super::ReceiptError;
use super::content::LocalizedText;
use super::fonts::Fonts;
use super::lines::lines;
use super::qr::{Matrix, QUIET_ZONE};
use super::shape::{Run, Style};

/// A millimetre in points.
pub const MM: f32 = 72.0 / 25.4;
/// A dot of a thermal head with 203 dots an inch, in points.
pub const DOT: f32 = 72.0 / 203.0;
/// Dots a side of a QR module: with level H the code was read in 30 of 36 damage tests.
pub const DOTS_A_MODULE: usize = 6;

/// How dark something is: 0 is black, 1 is the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shade(pub f32);

impl Shade {
    /// Full black.
    pub const BLACK: Shade = Shade(0.0);
    /// The paper's own white.
    pub const PAPER: Shade = Shade(1.0);
}

/// Something placed on a page. Later items cover earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on one baseline, which starts at `x`, `y` and is turned counter-clockwise.
    Glyphs {
        /// Where the baseline starts.
        x: f32,
        /// Where the baseline starts.
        y: f32,
        /// In degrees.
        turned: f32,
        /// The em, in points.
        size: f32,
        /// How dark.
        shade: Shade,
        /// The glyphs, with their places on the baseline.
        run: Arc<Run>,
    },
    /// A filled rectangle.
    Rectangle {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// To the right.
        width: f32,
        /// Downwards.
        height: f32,
        /// How dark.
        shade: Shade,
    },
    /// The dark modules of a QR code, filled as one shape, without seams.
    Qr(QrModules),
}

/// A placed QR code.
#[derive(Debug, Clone, PartialEq)]
pub struct QrModules {
    /// Left edge of the first module, the quiet zone left out.
    pub x: f32,
    /// Upper edge of the first module, the quiet zone left out.
    pub y: f32,
    /// A module's side.
    pub module: f32,
    /// Modules a side.
    pub modules: usize,
    /// Dark stretches: column, row, length, in modules.
    pub stretches: Vec<(usize, usize, usize)>,
}

impl QrModules {
    /// The dark stretches as rectangles: left, upper, width, height.
    pub fn rectangles(&self) -> Vec<[f32; 4]> {
        let rectangle = |&(column, row, length): &(usize, usize, usize)| {
            [
                self.x + column as f32 * self.module,
                self.y + row as f32 * self.module,
                length as f32 * self.module,
                self.module,
            ]
        };
        self.stretches.iter().map(rectangle).collect()
    }
}

/// A page of placed things.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// What is on it.
    pub items: Vec<Item>,
}

/// At which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Where reading starts: left, or right for a language read from right to left.
    Start,
    Left,
    Right,
    Centre,
}

/// A column of the page, in points from its left edge.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub x: f32,
    pub width: f32,
}

impl Column {
    /// The column without `left` and `right`.
    pub fn inset(self, left: f32, right: f32) -> Column {
        Column {
            x: self.x + left,
            width: self.width - left - right,
        }
    }

    /// Two columns of equal width with `gap` between them.
    pub fn halves(self, gap: f32) -> [Column; 2] {
        let width = (self.width - gap) / 2.0;
        [
            Column { x: self.x, width },
            Column {
                x: self.x + width + gap,
                width,
            },
        ]
    }
}

/// A page being filled.
pub(super) struct Draft<'a> {
    fonts: &'a Fonts,
    /// What all sizes of type are multiplied by.
    scale: f32,
    pub items: Vec<Item>,
}

impl<'a> Draft<'a> {
    pub fn new(fonts: &'a Fonts, scale: f32) -> Self {
        Self {
            fonts,
            scale,
            items: Vec::new(),
        }
    }

    fn scaled(&self, style: Style) -> Style {
        Style {
            size: style.size * self.scale,
            ..style
        }
    }

    /// Sets `said` below `y` and gives back where it ends.
    pub fn text(
        &mut self,
        said: &LocalizedText,
        style: Style,
        column: Column,
        side: Side,
        y: f32,
    ) -> Result<f32, ReceiptError> {
        let style = self.scaled(style);
        let mut y = y;
        for line in lines(self.fonts, said, style, column.width)?.iter() {
            let spare = column.width - line.width;
            let x = column.x
                + match side {
                    Side::Start if said.language.is_rtl() => spare,
                    Side::Start | Side::Left => 0.0,
                    Side::Right => spare,
                    Side::Centre => spare / 2.0,
                };
            y += line.ascent;
            self.items
                .extend(line.runs.iter().cloned().map(|run| Item::Glyphs {
                    x,
                    y,
                    turned: 0.0,
                    size: style.size * run.face.scale(),
                    shade: Shade::BLACK,
                    run,
                }));
            y += line.descent;
        }
        Ok(y)
    }

    /// Sets `said` on one line, smaller where it is too wide: a code that goes over two lines is copied
    /// wrongly, and a domain is compared wrongly.
    pub fn one_line(
        &mut self,
        said: &LocalizedText,
        style: Style,
        column: Column,
        side: Side,
        y: f32,
    ) -> Result<f32, ReceiptError> {
        let shrink = (column.width / self.width(said, style)?).min(1.0);
        let style = Style {
            // A hair's breadth for rounding.
            size: style.size * if shrink < 1.0 { shrink * 0.995 } else { 1.0 },
            ..style
        };
        self.text(said, style, column, side, y)
    }

    /// Sets `said` behind a square bullet and gives back where it ends.
    pub fn point(
        &mut self,
        said: &LocalizedText,
        style: Style,
        column: Column,
        y: f32,
    ) -> Result<f32, ReceiptError> {
        let size = self.scaled(style).size;
        let (indent, bullet) = (size * 1.05, size * 0.3);
        let (x, inner) = if said.language.is_rtl() {
            (column.x + column.width - bullet, column.inset(0.0, indent))
        } else {
            (column.x, column.inset(indent, 0.0))
        };
        let middle = y + size * if said.language.is_rtl() { 0.82 } else { 0.72 };
        self.rectangle(x, middle - bullet / 2.0, bullet, bullet, Shade::BLACK);
        self.text(said, style, inner, Side::Start, y)
    }

    /// A rule across `column`, with its upper edge at `y`.
    pub fn rule(&mut self, column: Column, y: f32, thickness: f32) {
        self.rectangle(column.x, y, column.width, thickness, Shade::BLACK);
    }

    pub fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, shade: Shade) {
        self.items.push(Item::Rectangle {
            x,
            y,
            width,
            height,
            shade,
        });
    }

    /// The four edges of a frame.
    pub fn frame(&mut self, column: Column, y: f32, height: f32, thickness: f32) {
        let right = column.x + column.width - thickness;
        self.rule(column, y, thickness);
        self.rule(column, y + height - thickness, thickness);
        self.rectangle(column.x, y, thickness, height, Shade::BLACK);
        self.rectangle(right, y, thickness, height, Shade::BLACK);
    }

    /// A QR code on white, quiet zone included, with its upper left corner at the dot nearest to
    /// `x`, `y`.
    pub fn qr(&mut self, matrix: &Matrix, x: f32, y: f32) {
        let module = DOTS_A_MODULE as f32 * DOT;
        let (x, y) = (snapped(x), snapped(y));
        let side = qr_side(matrix);
        self.rectangle(x, y, side, side, Shade::PAPER);
        self.items.push(Item::Qr(QrModules {
            x: x + QUIET_ZONE as f32 * module,
            y: y + QUIET_ZONE as f32 * module,
            module,
            modules: matrix.modules(),
            stretches: matrix.stretches().collect(),
        }));
    }

    /// The width of `said` on one line.
    pub fn width(&self, said: &LocalizedText, style: Style) -> Result<f32, ReceiptError> {
        let set = lines(self.fonts, said, self.scaled(style), f32::INFINITY)?;
        Ok(set.iter().map(|line| line.width).fold(0.0, f32::max))
    }

    /// "DEMO" in pale grey around `middle`, rising by `turned` degrees. Goes under all else.
    pub fn demo_mark(
        &mut self,
        middle: [f32; 2],
        size: f32,
        turned: f32,
    ) -> Result<(), ReceiptError> {
        let said = LocalizedText {
            language: protocol::Language::Pt,
            text: "DEMO".to_owned(),
            same_for_all: true,
        };
        let set = lines(self.fonts, &said, Style { bold: true, size }, f32::INFINITY)?;
        let (sin, cos) = turned.to_radians().sin_cos();
        // Half the word's width to the left, and half a capital's height down.
        let (back, down) = (set[0].width / 2.0, size * 0.714 / 2.0);
        let x = middle[0] - back * cos + down * sin;
        let y = middle[1] + back * sin + down * cos;
        let runs = set.iter().flat_map(|line| line.runs.iter().cloned());
        let mark = runs.map(|run| Item::Glyphs {
            x,
            y,
            turned,
            size,
            shade: Shade(0.9),
            run,
        });
        self.items.splice(0..0, mark.collect::<Vec<_>>());
        Ok(())
    }
}

/// The side of a QR code with its quiet zone, in points.
pub(super) fn qr_side(matrix: &Matrix) -> f32 {
    (matrix.modules() + 2 * QUIET_ZONE) as f32 * DOTS_A_MODULE as f32 * DOT
}

/// The nearest place on the dot grid.
pub(super) fn snapped(length: f32) -> f32 {
    (length / DOT).round() * DOT
}
