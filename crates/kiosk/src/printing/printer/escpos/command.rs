//! What an ESC/POS printer is told, as bytes. Only commands that nearly all of them know.

use crate::receipt::Raster;

/// Bytes of dots in one band, at most: two bands on their way fit the smallest usual buffer, 4 KiB.
const BAND_BYTES: usize = 1_728;
/// The band's command before its dots.
const BAND_HEAD: usize = 8;
/// `ESC @`, `GS a 0`: as after switching on, and no statuses that nobody asked for.
pub(super) const BEGIN: &[u8] = &[0x1B, b'@', 0x1D, b'a', 0];
/// `GS r 1`: answers in its turn, when everything before it was done.
pub(super) const SAY_WHEN_DONE: &[u8] = &[0x1D, b'r', 1];
/// `GS V 66 0`: feeds up to the knife and cuts.
pub(super) const CUT: &[u8] = &[0x1D, b'V', 66, 0];
/// `DLE DC4 8`: empties the buffers at once, whatever the printer is doing. Not every printer knows it.
pub(super) const EMPTY: &[u8] = &[0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// In the printer's own letters, since a picture would not fit behind one that was broken off.
pub(super) const VOID: &[u8] = b"\n\n*** ANULADO / VOID ***\n\n";

/// `DLE EOT n`: a status now, whatever the printer is doing. 1 printer, 2 cause, 3 error, 4 paper.
pub(super) fn ask(about: u8) -> [u8; 3] {
    [0x10, 0x04, about]
}

/// Blanks that end a band which was broken off at any byte. A printer that waits for none ignores them.
pub(super) fn filling() -> Vec<u8> {
    vec![0; BAND_HEAD + BAND_BYTES]
}

/// The picture as bands (`GS v 0`), from top to bottom.
pub(super) fn bands(raster: &Raster) -> impl Iterator<Item = Vec<u8>> {
    let row_bytes = raster.row_bytes();
    let rows = (BAND_BYTES / row_bytes.max(1)).max(1);
    raster.bands(rows).map(move |dots| {
        let mut band = vec![0x1D, b'v', b'0', 0];
        for size in [row_bytes, dots.len() / row_bytes] {
            let size = u16::try_from(size).expect("a head has less than half a million dots");
            band.extend_from_slice(&size.to_le_bytes());
        }
        band.extend_from_slice(dots);
        silence(&mut band[BAND_HEAD..]);
        band
    })
}

/// A printer obeys `DLE EOT`, `DLE ENQ` and `DLE DC4` wherever they stand, in a picture too. There the DLE is
/// one lonely dot: it is left out.
fn silence(dots: &mut [u8]) {
    for at in 1..dots.len() {
        if dots[at - 1] == 0x10 && matches!(dots[at], 0x04 | 0x05 | 0x14) {
            dots[at - 1] = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_becomes_bands_that_say_their_size() {
        let bands: Vec<_> = bands(&Raster::white(576, 50)).collect();
        assert_eq!(bands.len(), 3);
        assert_eq!(bands[0][..8], [0x1D, b'v', b'0', 0, 72, 0, 24, 0]);
        assert_eq!(bands[2][..8], [0x1D, b'v', b'0', 0, 72, 0, 2, 0]);
        assert_eq!(bands[2].len(), 8 + 2 * 72);
    }

    #[test]
    fn two_bands_on_their_way_fit_the_smallest_buffer_on_every_head() {
        for width in [512, 576, 640] {
            let raster = Raster::white(width, 1_000);
            let longest = bands(&raster).map(|band| band.len()).max();
            let longest = longest.expect("a thousand rows");
            assert!(longest <= filling().len());
            assert!(2 * (longest + SAY_WHEN_DONE.len()) + CUT.len() < 4_096);
        }
    }

    #[test]
    fn no_dots_are_taken_for_a_command() {
        let mut dots = [
            0x10, 0x04, 0x01, 0x10, 0x10, 0x14, 0x10, 0x05, 0x10, 0x11, 0x10,
        ];
        silence(&mut dots);
        assert_eq!(
            dots,
            [
                0x00, 0x04, 0x01, 0x10, 0x00, 0x14, 0x00, 0x05, 0x10, 0x11, 0x10
            ]
        );
    }
}
