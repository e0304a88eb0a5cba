//! The QR code (ISO/IEC 18004): level H, drawn as one path, so that no seam shows between modules.

use std::sync::{Mutex, PoisonError};

use qrcode::{Color, EcLevel, QrCode};

use super::ReceiptError;

/// Light modules that must surround the code (ISO/IEC 18004, 6.3.8).
pub const QUIET_ZONE: usize = 4;

/// The code that was made last: screen and paper show the same one, and choosing its mask takes longer than setting a
/// page of text.
static LAST: Mutex<Option<(String, Matrix)>> = Mutex::new(None);

/// The modules of a QR code, without the quiet zone.
#[derive(Debug, Clone)]
pub struct Matrix {
    modules: usize,
    dark: Vec<bool>,
}

impl Matrix {
    /// The code for `content`. Its segments are mixed as is shortest: bytes for a scheme in lower case, the
    /// alphanumeric mode for an address in upper case. A host of up to 20 characters (with its port, if it has
    /// one) takes 33 modules: 30.8 mm with its quiet zone, at 203 dpi with 6 dots a module.
    ///
    /// # Errors
    /// [`ReceiptError::AddressTooLong`] beyond 1,852 alphanumeric characters.
    pub fn new(content: &str) -> Result<Self, ReceiptError> {
        let last = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, matrix)) = &*last()
            && of == content
        {
            return Ok(matrix.clone());
        }
        let matrix = Self::made(content)?;
        *last() = Some((content.to_owned(), matrix.clone()));
        Ok(matrix)
    }

    fn made(content: &str) -> Result<Self, ReceiptError> {
        let code = QrCode::with_error_correction_level(content, EcLevel::H)
            .map_err(|_| ReceiptError::AddressTooLong)?;
        let dark = code
            .to_colors()
            .into_iter()
            .map(|module| module == Color::Dark)
            .collect();
        Ok(Self {
            modules: code.width(),
            dark,
        })
    }

    /// Modules a side.
    pub fn modules(&self) -> usize {
        self.modules
    }

    /// The dark stretches of each row: column, row, length, in modules from the top left.
    pub fn stretches(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.dark
            .chunks(self.modules)
            .enumerate()
            .flat_map(|(row, modules)| {
                let mut column = 0;
                modules
                    .chunk_by(|one, next| one == next)
                    .filter_map(move |stretch| {
                        let start = column;
                        column += stretch.len();
                        stretch[0].then_some((start, row, stretch.len()))
                    })
            })
    }
}

/// The code for `content` as an SVG path, one unit a module, without the quiet zone; and its
/// modules a side.
///
/// # Errors
/// [`ReceiptError::AddressTooLong`], as [`Matrix::new`].
pub fn svg_path(content: &str) -> Result<(usize, String), ReceiptError> {
    let matrix = Matrix::new(content)?;
    let path = matrix
        .stretches()
        .map(|(column, row, length)| format!("M{column} {row}h{length}v1h-{length}z"))
        .collect();
    Ok((matrix.modules(), path))
}

#[cfg(test)]
mod tests {
    use protocol::tracking_code::address_for_qr;

    use super::*;

    #[test]
    fn an_upper_case_address_takes_fewer_modules() {
        let upper = Matrix::new("HTTPS://LOCALHOST:8443/T/4FXX-XXXX-XXXC").unwrap();
        let lower = Matrix::new("https://localhost:8443/t/4fxx-xxxx-xxxc").unwrap();
        assert_eq!(upper.modules(), 33);
        assert!(lower.modules() > upper.modules());
    }

    #[test]
    fn the_code_that_was_made_last_is_no_other_ones() {
        let [one, other] = ["HTTPS://EXAMPLE.PT/T/1", "HTTPS://EXAMPLE.PT/T/2"];
        let made = |of: &str| Matrix::made(of).unwrap().dark;
        for of in [one, one, other, one] {
            assert_eq!(Matrix::new(of).unwrap().dark, made(of), "{of}");
        }
    }

    #[test]
    fn the_longest_host_that_fits_has_20_characters() {
        let side_mm = |host: usize| {
            let address = format!("https://{}/t/4FXX-XXXX-XXXC", "a".repeat(host));
            let matrix = Matrix::new(&address_for_qr(&address)).unwrap();
            (matrix.modules() + 2 * QUIET_ZONE) as f64 * 6.0 * 25.4 / 203.0
        };
        assert!(side_mm(20) <= 31.0);
        assert!(side_mm(21) > 31.0);
    }

    #[test]
    fn the_path_draws_every_dark_module_and_no_other() {
        let matrix = Matrix::new("HTTPS://EXAMPLE.PT/T/1").unwrap();
        let mut drawn = vec![false; matrix.dark.len()];
        for (column, row, length) in matrix.stretches() {
            drawn[row * matrix.modules + column..][..length].fill(true);
        }
        assert_eq!(drawn, matrix.dark);
        let (modules, path) = svg_path("HTTPS://EXAMPLE.PT/T/1").unwrap();
        assert_eq!(modules, matrix.modules());
        assert!(
            path.starts_with("M0 0h7v1h-7z"),
            "a finder pattern's upper edge comes first"
        );
        assert_eq!(path.matches('M').count(), matrix.stretches().count());
    }

    #[test]
    fn an_address_that_no_code_can_hold_is_refused() {
        assert_eq!(
            Matrix::new(&"A".repeat(2000)).unwrap_err(),
            ReceiptError::AddressTooLong
        );
    }
}
