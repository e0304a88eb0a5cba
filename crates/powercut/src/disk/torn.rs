//! How a cut tears what was not synced.

use std::ops::Range;

use crate::dice::Dice;

/// What a cut does to everything that was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wear {
    /// Nothing of it had reached the disk.
    KeepNothing,
    /// All of it had.
    KeepEverything,
    /// Of each file the first writes had, in order, and a part of the next.
    KeepTheFirst,
    /// Each piece had or had not.
    KeepSome {
        /// Bytes of a piece: a sector or a page.
        border: u64,
    },
}

impl Wear {
    /// One of them.
    pub fn drawn(dice: &mut Dice) -> Wear {
        match dice.below(8) {
            0 => Wear::KeepNothing,
            1 => Wear::KeepEverything,
            2 | 3 => Wear::KeepTheFirst,
            4 | 5 => Wear::KeepSome { border: 512 },
            _ => Wear::KeepSome { border: 4096 },
        }
    }
}

/// The pieces of a write that lie between multiples of `border` in the file.
pub(super) fn pieces(place: u64, length: usize, border: u64) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        if from == length {
            return None;
        }
        let to_the_border = border - (place + from as u64) % border;
        let until = length.min(from + to_the_border as usize);
        let piece = from..until;
        from = until;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_torn_where_the_files_sectors_end() {
        let torn: Vec<_> = pieces(500, 1040, 512).collect();
        assert_eq!(torn, [0..12, 12..524, 524..1036, 1036..1040]);
        assert!(pieces(0, 512, 512).eq(std::iter::once(0..512)));
        assert_eq!(pieces(7, 0, 512).count(), 0);
    }
}
