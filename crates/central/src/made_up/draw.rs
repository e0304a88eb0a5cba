//! A seeded sequence, and numbers drawn from it that follow the rules of real ones.

use protocol::{Nif, Niss};

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere. Not for secrets.
pub(super) struct Draw(pub(super) u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(super) fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len() as u64) as usize]
    }

    pub(super) fn letter(&mut self) -> char {
        char::from(b'A' + self.below(26) as u8)
    }

    fn digits<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.below(10) as u8)
    }

    /// A natural person's number that no rule refuses as a placeholder.
    pub(super) fn nif(&mut self) -> Nif {
        loop {
            let mut digits: [u8; 8] = self.digits();
            digits[0] = 1 + self.below(3) as u8;
            let sum: u32 = digits
                .iter()
                .zip((2..=9).rev())
                .map(|(digit, weight)| u32::from(*digit) * weight)
                .sum();
            let check = match sum % 11 {
                0 | 1 => 0,
                rest => 11 - rest,
            };
            if let Ok(nif) = Nif::parse(&written(&digits, check)) {
                return nif;
            }
        }
    }

    pub(super) fn niss(&mut self) -> Niss {
        const WEIGHTS: [u32; 10] = [29, 23, 19, 17, 13, 11, 7, 5, 3, 2];
        loop {
            let mut digits: [u8; 10] = self.digits();
            digits[0] = 1;
            let sum: u32 = digits
                .iter()
                .zip(WEIGHTS)
                .map(|(digit, weight)| u32::from(*digit) * weight)
                .sum();
            if let Ok(niss) = Niss::parse(&written(&digits, 9 - sum % 10)) {
                return niss;
            }
        }
    }
}

fn written(digits: &[u8], check: u32) -> String {
    digits
        .iter()
        .map(|digit| char::from(b'0' + digit))
        .chain(std::iter::once(char::from(b'0' + check as u8)))
        .collect()
}
