//! Many needles looked for at once: positions are ruled out by two bytes, then by four.

use std::collections::HashMap;

/// Bytes that a needle is known by; no needle is shorter.
const PREFIX: usize = 4;

/// Needles by their first bytes.
#[derive(Clone)]
pub(super) struct Index {
    /// One bit for each pair of bytes that some needle begins with.
    pairs: Vec<u64>,
    by_prefix: HashMap<[u8; PREFIX], Vec<usize>>,
}

impl Default for Index {
    fn default() -> Index {
        Index {
            pairs: vec![0; 1 << 10],
            by_prefix: HashMap::new(),
        }
    }
}

impl Index {
    /// Adds the needle with this number.
    ///
    /// # Panics
    /// It is shorter than its prefix.
    pub(super) fn add(&mut self, number: usize, needle: &[u8]) {
        let prefix = *needle.first_chunk().expect("no needle is that short");
        let pair = pair(&prefix);
        self.pairs[pair / 64] |= 1 << (pair % 64);
        self.by_prefix.entry(prefix).or_default().push(number);
    }

    /// Every position with the numbers of the needles that may begin there.
    pub(super) fn candidates<'a>(
        &'a self,
        bytes: &'a [u8],
    ) -> impl Iterator<Item = (usize, &'a [usize])> {
        bytes
            .windows(PREFIX)
            .enumerate()
            .filter_map(|(at, window)| {
                let pair = pair(window);
                if self.pairs[pair / 64] & (1 << (pair % 64)) == 0 {
                    return None;
                }
                let prefix: &[u8; PREFIX] = window.try_into().expect("as long as a prefix");
                Some((at, self.by_prefix.get(prefix)?.as_slice()))
            })
    }
}

fn pair(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}
