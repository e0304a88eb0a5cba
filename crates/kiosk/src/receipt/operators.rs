//! What is drawn on a page of a PDF, as its operators (ISO 32000-1, annex A), written in the fewest bytes: a kiosk's
//! printer may hang on a slow line, and each receipt is written while somebody waits.
//!
//! Lengths are points, from the page's lower left corner to the right and upwards.

use std::io::Write;

use super::layout::Shade;

/// Operators, one after the other.
pub(super) struct Operators {
    bytes: Vec<u8>,
    shade: Shade,
    /// The font that was chosen last, and its size.
    font: Option<(String, f32)>,
    raised: f32,
}

/// Within a `TJ`: glyphs, or a move of the pen back by thousandths of an em.
pub(super) enum Shown {
    Glyphs(Vec<u8>),
    Back(i64),
}

impl Operators {
    pub fn new() -> Operators {
        Operators {
            bytes: Vec::with_capacity(32 * 1024),
            // What a page begins with (ISO 32000-1, 8.4.1).
            shade: Shade::BLACK,
            font: None,
            raised: 0.0,
        }
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// What is painted from here on is as dark as this.
    pub fn fill_with(&mut self, shade: Shade) {
        if self.shade != shade {
            self.shade = shade;
            self.operator(&[(shade.0, 2)], "g");
        }
    }

    /// Rectangles (left, lower, width, height) as one filled shape.
    pub fn rectangles(&mut self, rectangles: impl Iterator<Item = [f32; 4]>) {
        for rectangle in rectangles {
            self.operator(&rectangle.map(|length| (length, 3)), "re");
        }
        self.word("f");
    }

    /// The same in a measure of its own: `unit` points a unit, from `x`, `y` on. Whole numbers take a fifth of the room.
    pub fn rectangles_in(
        &mut self,
        unit: f32,
        [x, y]: [f32; 2],
        rectangles: impl Iterator<Item = [f32; 4]>,
    ) {
        self.word("q");
        let measure = [(unit, 7), (0.0, 0), (0.0, 0), (unit, 7), (x, 3), (y, 3)];
        self.operator(&measure, "cm");
        self.rectangles(rectangles);
        self.word("Q");
    }

    /// Begins a line of glyphs at `x`, `y`, turned counter-clockwise by degrees.
    pub fn begin_text(&mut self, font: &str, size: f32, [x, y]: [f32; 2], turned: f32) {
        self.word("BT");
        if self
            .font
            .as_ref()
            .is_none_or(|chosen| chosen.0 != font || chosen.1 != size)
        {
            self.font = Some((font.to_owned(), size));
            self.bytes.push(b'/');
            self.bytes.extend_from_slice(font.as_bytes());
            self.bytes.push(b' ');
            self.operator(&[(size, 3)], "Tf");
        }
        if turned == 0.0 {
            return self.operator(&[(x, 2), (y, 2)], "Td");
        }
        let (sin, cos) = turned.to_radians().sin_cos();
        let matrix = [(cos, 6), (sin, 6), (-sin, 6), (cos, 6), (x, 3), (y, 3)];
        self.operator(&matrix, "Tm");
    }

    /// What follows stands this much above the line.
    pub fn raise(&mut self, height: f32) {
        if self.raised != height {
            self.raised = height;
            self.operator(&[(height, 2)], "Ts");
        }
    }

    /// Glyphs and moves between them; leaves nothing.
    pub fn show(&mut self, shown: &mut Vec<Shown>) {
        match shown.as_slice() {
            [] => return,
            [Shown::Glyphs(glyphs)] => {
                self.string(glyphs);
                self.word("Tj");
            }
            several => {
                self.bytes.push(b'[');
                for one in several {
                    match one {
                        Shown::Glyphs(glyphs) => self.string(glyphs),
                        Shown::Back(thousandths) => number(&mut self.bytes, *thousandths as f32, 0),
                    }
                }
                self.bytes.push(b']');
                self.word("TJ");
            }
        }
        shown.clear();
    }

    /// Ends the line.
    pub fn end_text(&mut self) {
        self.raise(0.0);
        self.word("ET");
    }

    /// What follows, up to [`Operators::end_reading`], stands for this text.
    pub fn read_as(&mut self, text: &str) {
        self.bytes.extend_from_slice(b"/Span<</ActualText");
        self.string(&utf16(text));
        self.bytes.extend_from_slice(b">>");
        self.word("BDC");
    }

    pub fn end_reading(&mut self) {
        self.word("EMC");
    }

    fn word(&mut self, word: &str) {
        self.bytes.extend_from_slice(word.as_bytes());
        self.bytes.push(b'\n');
    }

    fn operator(&mut self, operands: &[(f32, u32)], word: &str) {
        for (value, decimals) in operands {
            number(&mut self.bytes, *value, *decimals);
            self.bytes.push(b' ');
        }
        self.word(word);
    }

    /// A literal string (ISO 32000-1, 7.3.4.2): a bare carriage return would be read as a line feed.
    fn string(&mut self, bytes: &[u8]) {
        self.bytes.push(b'(');
        for &byte in bytes {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend_from_slice(&[b'\\', byte]),
                b'\r' => self.bytes.extend_from_slice(b"\\r"),
                byte => self.bytes.push(byte),
            }
        }
        self.bytes.push(b')');
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16, high byte first, behind a byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

/// At most so many decimals, and no zero at their end.
fn number(bytes: &mut Vec<u8>, value: f32, decimals: u32) {
    let mut of_one = 10_i64.pow(decimals);
    let mut scaled = (f64::from(value) * of_one as f64).round() as i64;
    while of_one > 1 && scaled % 10 == 0 {
        scaled /= 10;
        of_one /= 10;
    }
    if scaled < 0 {
        bytes.push(b'-');
    }
    let (whole, rest) = (scaled.abs() / of_one, scaled.abs() % of_one);
    let written = match of_one {
        1 => write!(bytes, "{whole}"),
        of_one => {
            let digits = of_one.ilog10() as usize;
            match whole {
                0 => write!(bytes, ".{rest:0digits$}"),
                whole => write!(bytes, "{whole}.{rest:0digits$}"),
            }
        }
    };
    written.expect("memory takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, decimals, written) in [
            (0.0, 3, "0"),
            (12.0, 3, "12"),
            (12.3456, 3, "12.346"),
            (12.3456, 0, "12"),
            (-0.5, 2, "-.5"),
            (0.05, 2, ".05"),
            (-3.20, 2, "-3.2"),
            (100.0, 2, "100"),
            (0.001, 2, "0"),
            (-0.001, 2, "0"),
        ] {
            let mut bytes = Vec::new();
            number(&mut bytes, value, decimals);
            assert_eq!(String::from_utf8(bytes).unwrap(), written, "{value}");
        }
    }

    #[test]
    fn a_string_comes_back_as_it_was() {
        let all: Vec<u8> = (0..=255).collect();
        let mut operators = Operators::new();
        operators.show(&mut vec![Shown::Glyphs(all.clone()), Shown::Back(-20)]);
        let written = operators.into_bytes();
        // A reader takes a bare end of line within a string for `\n` (ISO 32000-1, 7.3.4.2); lopdf is not as strict.
        assert!(!written.contains(&b'\r'));
        let read = lopdf::content::Content::decode(&written).unwrap();
        let shown = read.operations[0].operands[0].as_array().unwrap();
        assert_eq!(shown[0].as_str().unwrap(), all);
        assert_eq!(shown[1].as_i64().unwrap(), -20);
    }

    #[test]
    fn what_is_so_already_is_not_said_again() {
        let mut operators = Operators::new();
        operators.fill_with(Shade::BLACK);
        for x in [1.0, 2.0] {
            operators.begin_text("R0", 8.0, [x, 3.0], 0.0);
            operators.raise(0.0);
            operators.show(&mut Vec::new());
            operators.end_text();
        }
        let written = String::from_utf8(operators.into_bytes()).unwrap();
        assert_eq!(written, "BT\n/R0 8 Tf\n1 3 Td\nET\nBT\n2 3 Td\nET\n");
    }
}
