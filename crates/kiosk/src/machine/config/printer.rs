//! The receipt printer of this kiosk: where it is, what paper is in it, how fine its head is.

use serde::Deserialize;

use super::{PrinterUri, loading::first_broken};

/// The receipt printer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Printer {
    /// Where it is and what it speaks: `ipp://localhost:631/printers/receipt`, `escpos+tcp://host:9100` or
    /// `escpos+usb:/dev/usb/lp0`.
    pub uri: String,
    /// What paper is in it.
    #[serde(default)]
    pub media: Paper,
    /// Dots an inch of a thermal head (`escpos+…` alone); 203 unless set.
    pub dots_per_inch: Option<u32>,
    /// Dots across of a thermal head (`escpos+…` alone); what reaches 72 mm unless set.
    pub width_dots: Option<u32>,
    /// Seconds that one receipt may take before it is cancelled.
    #[serde(default = "job_seconds")]
    pub job_seconds: u32,
}

/// What paper is in the printer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum Paper {
    /// A roll 80 mm wide, of which 72 mm can be printed.
    #[default]
    #[serde(rename = "roll-80mm")]
    Roll80,
    /// One sheet of A4, upright.
    #[serde(rename = "a4")]
    A4,
}

/// What a thermal head prints with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dots {
    /// Dots an inch, the same along and across the paper.
    pub per_inch: u32,
    /// Dots across the paper.
    pub across: u32,
}

impl Dots {
    /// Millimetres that they reach across the paper.
    fn reach_mm(self) -> f32 {
        self.across as f32 / self.per_inch as f32 * 25.4
    }
}

/// The usual head.
const USUAL_PER_INCH: u32 = 203;

fn job_seconds() -> u32 {
    45
}

impl Printer {
    /// The head of a thermal printer: what is set, else the usual one of 203 dots an inch. Without a width,
    /// the next multiple of eight that reaches the receipt's 72 mm.
    pub fn dots(&self) -> Dots {
        let per_inch = self.dots_per_inch.unwrap_or(USUAL_PER_INCH);
        let reaching = f64::from(per_inch) * 72.0 / 25.4;
        Dots {
            per_inch,
            across: self
                .width_dots
                .unwrap_or_else(|| (reaching / 8.0).ceil() as u32 * 8),
        }
    }

    pub(super) fn broken_rule(&self) -> Option<(&'static str, &'static str)> {
        let (Ok(thermal), dots) = (self.uri.parse().map(is_thermal), self.dots()) else {
            return Some((
                "printer.uri",
                "must look like ipp://host/ipp/print, escpos+tcp://host:9100 or escpos+usb:/dev/usb/lp0",
            ));
        };
        let rules = [
            (
                thermal || self.dots_per_inch.is_none(),
                "printer.dots_per_inch",
                "is for escpos+tcp and escpos+usb alone: a printer that takes PDF knows its own",
            ),
            (
                thermal || self.width_dots.is_none(),
                "printer.width_dots",
                "is for escpos+tcp and escpos+usb alone: a printer that takes PDF knows its own",
            ),
            (
                !thermal || self.media == Paper::Roll80,
                "printer.media",
                "must be \"roll-80mm\" for escpos+tcp and escpos+usb",
            ),
            (
                (150..=600).contains(&dots.per_inch),
                "printer.dots_per_inch",
                "must lie between 150 and 600 (most are 203 or 180)",
            ),
            (
                dots.across % 8 == 0,
                "printer.width_dots",
                "must be a multiple of 8 (576 at 203 dots an inch, 512 at 180)",
            ),
            (
                (71.9..=80.5).contains(&dots.reach_mm()),
                "printer.width_dots",
                "must reach 72 to 80 mm at printer.dots_per_inch (576 at 203 dots an inch, 512 at 180)",
            ),
            (
                (5..=600).contains(&self.job_seconds),
                "printer.job_seconds",
                "must lie between 5 and 600",
            ),
        ];
        first_broken(rules)
    }
}

fn is_thermal(uri: PrinterUri) -> bool {
    matches!(uri, PrinterUri::EscPos(_))
}
