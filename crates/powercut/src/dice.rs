//! Everything that is drawn comes from here, so that a seed repeats it.

/// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere. Not for secrets.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The sequence of this seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A sequence of its own for the `number`-th part of something, however many draws the others make.
    pub fn part(seed: u64, number: u64) -> Dice {
        let mut mixed = Dice(seed ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Dice(mixed.draw())
    }

    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to and without `end`.
    ///
    /// # Panics
    /// `end` is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        self.draw() % end
    }

    /// A number from `first` to `last`, both included.
    pub fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// True once in `n` times.
    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    /// One of these.
    pub fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(values.len() as u64) as usize]
    }

    /// Puts these into a drawn order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for last in (1..values.len()).rev() {
            values.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_repeats_and_parts_do_not_disturb_each_other() {
        let first: Vec<u64> = (0..8).map(|_| Dice::new(7).draw()).collect();
        assert!(first.windows(2).all(|pair| pair[0] == pair[1]));
        assert_ne!(Dice::part(7, 0).draw(), Dice::part(7, 1).draw());
        assert_ne!(Dice::part(7, 1).draw(), Dice::part(8, 1).draw());
    }

    #[test]
    fn a_shuffle_loses_nothing() {
        let mut values: Vec<u8> = (0..50).collect();
        Dice::new(1).shuffle(&mut values);
        assert_ne!(values, (0..50).collect::<Vec<u8>>());
        values.sort_unstable();
        assert_eq!(values, (0..50).collect::<Vec<u8>>());
    }
}
