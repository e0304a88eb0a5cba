//! What a receipt is printed on. Short, for it is all that knows both the roll and the sheet.

use super::{ReceiptError, content::Content, fonts::Fonts, layout::Page, roll, sheet};

/// What the receipt is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Media {
    /// A roll 80 mm wide, of which 72 mm can be printed; as long as its content.
    #[default]
    Roll80,
    /// One sheet of A4, upright.
    A4,
}

impl Media {
    /// Lays the words out for it.
    ///
    /// # Errors
    /// What [`ReceiptError`] names, but for writing the file.
    pub fn page(self, content: &Content, fonts: &Fonts) -> Result<Page, ReceiptError> {
        match self {
            Media::Roll80 => roll::page(content, fonts),
            Media::A4 => sheet::page(content, fonts),
        }
    }
}
