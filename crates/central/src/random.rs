//! Randomness from the operating system.

/// `N` random bytes. A system without randomness cannot run this service: that is a panic.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}
