//! The receipt: the paper that a person leaves with, as a PDF for an 80 mm roll or an A4 sheet, or as the
//! dots of a thermal head. Beside it the page that staff print to see whether the printer is well.
//!
//! What it says is chosen in [`content`], set in lines of placed glyphs in [`lines`] and [`shape`], placed
//! by [`layout`] (on a roll by `roll`, on a sheet by `sheet`, as its [`Media`] is) and drawn twice: as a file by [`pdf`], as dots
//! by [`raster`]. The pages of `layout` know nothing of either.
//!
//! Promises: it says only what is true when it is printed, shows no more of an e-mail address than
//! its mask, and the same [`Receipt`] gives the same bytes. It knows no printer.

mod charstrings;
pub mod content;
mod embedded;
pub mod fonts;
pub mod layout;
pub mod lines;
mod media;
mod operators;
mod outlines;
pub mod pdf;
pub mod qr;
pub mod raster;
mod roll;
pub mod shape;
mod sheet;
pub mod test_page;
#[cfg(test)]
pub(crate) mod tests;

use protocol::{
    Kind, KioskId, Language, MaskedEmail, TrackingCode, configuration::Complaints, steps::DatedStep,
};

pub use fonts::Fonts;
pub use media::Media;
pub use pdf::pdf;
pub use raster::{Head, Raster, raster};
pub use test_page::TestPage;

/// What a receipt tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// What was asked for.
    pub kind: Kind,
    /// The request's tracking code.
    pub tracking_code: TrackingCode,
    /// The address in the QR code; in upper case it takes fewer modules.
    pub tracking_url: String,
    /// The address's host (and port), in words beside the QR code.
    pub tracking_domain: String,
    /// When the request was durably saved.
    pub saved_at: jiff::Timestamp,
    /// The zone of the site's clock.
    pub zone: jiff::tz::TimeZone,
    /// The site's name, as staff entered it.
    pub site: String,
    /// Which kiosk.
    pub kiosk: KioskId,
    /// The person's language; Portuguese stands beside any other.
    pub language: Language,
    /// The new address behind its mask, when one was given.
    pub masked_new_email: Option<MaskedEmail>,
    /// What happens next, as it is known when the receipt is printed.
    pub steps: Vec<DatedStep>,
    /// The domains that AIMA's mail comes from.
    pub senders: Vec<String>,
    /// Where to complain.
    pub complaints: Complaints,
    /// Whether this is a demonstration, without effect.
    pub demo: bool,
    /// Whether the receipt was printed before.
    pub duplicate: bool,
}

/// Why there is no receipt. None of these repeats what a person typed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// A font is missing, damaged, or cannot be cut to what is used.
    #[error("font {file}: {cause}")]
    Font {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        cause: String,
    },
    /// No font has the character; a blank in its place would be a lie.
    #[error("no font has the character U+{:04X}", u32::from(*.0))]
    NoGlyph(char),
    /// The tracking address is longer than a QR code of level H can hold.
    #[error("the tracking address does not fit a QR code")]
    AddressTooLong,
    /// The texts need more than one A4 sheet.
    #[error("the receipt does not fit the sheet")]
    DoesNotFit,
    /// The file could not be written.
    #[error("PDF: {0}")]
    Pdf(String),
    /// Drawing it ended in a defect.
    #[error("drawing ended in a defect")]
    Defect,
}

impl ReceiptError {
    /// The cause for the log: a word, nothing of what stands on the receipt.
    pub fn code(&self) -> &'static str {
        match self {
            ReceiptError::Font { .. } => "font",
            ReceiptError::NoGlyph(_) => "no-glyph",
            ReceiptError::AddressTooLong => "address-too-long",
            ReceiptError::DoesNotFit => "does-not-fit",
            ReceiptError::Pdf(_) => "pdf",
            ReceiptError::Defect => "defect",
        }
    }
}
