//! Samples and what is said of them.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// What was measured of one thing, in the order in which it was measured.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Series {
    /// What it is, such as `ours`.
    pub name: String,
    /// Milliseconds, kB, MiB, or how many a second.
    pub unit: String,
    /// The samples.
    pub samples: Vec<f64>,
}

impl Series {
    /// Nothing measured yet.
    pub fn new(name: impl Into<String>, unit: &str) -> Series {
        Series {
            name: name.into(),
            unit: unit.to_owned(),
            samples: Vec::new(),
        }
    }

    /// The middle sample.
    pub fn median(&self) -> f64 {
        quantile(&self.samples, 0.5)
    }

    /// The sample that 99 of 100 do not exceed.
    pub fn p99(&self) -> f64 {
        quantile(&self.samples, 0.99)
    }
}

/// The sample below which `share` of all lie; not a number where there is none.
pub fn quantile(samples: &[f64], share: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = ((sorted.len() as f64 - 1.0).max(0.0) * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// Milliseconds that `work` took, and what it gave.
pub fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let done = work();
    (begun.elapsed().as_secs_f64() * 1000.0, done)
}

/// Lets time pass between two looks.
#[expect(
    clippy::disallowed_methods,
    reason = "what is looked at is how things are after so long"
)]
pub fn pause(time: Duration) {
    std::thread::sleep(time);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_samples_and_of_nothing_there_are_none() {
        let samples: Vec<f64> = (1..=101).map(f64::from).rev().collect();
        assert_eq!(quantile(&samples, 0.5), 51.0);
        assert_eq!(quantile(&samples, 0.99), 100.0);
        assert_eq!(quantile(&[7.0], 0.99), 7.0);
        assert!(quantile(&[], 0.5).is_nan());
    }
}
