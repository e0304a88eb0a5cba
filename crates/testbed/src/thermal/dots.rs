//! The dots of one `GS v 0` while they come in.

use std::collections::VecDeque;

/// A picture that is not all there yet.
pub(super) struct Dots {
    row_bytes: usize,
    rows: usize,
}

impl Dots {
    /// By its size in bytes across and rows down, low byte first; none when it has no dots.
    pub fn new(across: [u8; 2], down: [u8; 2]) -> Option<Dots> {
        let row_bytes = usize::from(u16::from_le_bytes(across));
        let rows = usize::from(u16::from_le_bytes(down));
        (row_bytes > 0 && rows > 0).then_some(Dots { row_bytes, rows })
    }

    /// The next row, if it is all there.
    pub fn row(&mut self, buffer: &mut VecDeque<u8>) -> Option<Vec<u8>> {
        if buffer.len() < self.row_bytes {
            return None;
        }
        self.rows -= 1;
        Some(buffer.drain(..self.row_bytes).collect())
    }

    /// Whether every row has come.
    pub fn is_done(&self) -> bool {
        self.rows == 0
    }
}
