//! "Not more often than": a bounded table of callers, by the generic cell rate algorithm. For each caller
//! it keeps one instant, the one from which all its credit would be back.

use std::{collections::HashMap, hash::Hash, sync::Mutex};

use jiff::Timestamp;

/// Callers that are remembered at most; the table cannot be made to grow.
const CAPACITY: usize = 10_000;

/// How often one caller may come.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    /// At once.
    pub burst: u32,
    /// After that, one in so many milliseconds.
    pub every_ms: u32,
}

/// The callers of one kind and when they may come again.
#[derive(Debug)]
pub struct RateLimit<K> {
    rate: Rate,
    full_again_at: Mutex<HashMap<K, i64>>,
}

impl<K: Eq + Hash + Clone> RateLimit<K> {
    /// Nobody has come yet.
    pub fn new(rate: Rate) -> Self {
        RateLimit {
            rate,
            full_again_at: Mutex::new(HashMap::new()),
        }
    }

    /// Counts one call of `caller`. `Err` holds the whole seconds to wait, at least one.
    pub fn take(&self, caller: K, now: Timestamp) -> Result<(), u32> {
        self.take_many(caller, 1, now)
    }

    /// Counts `calls` of `caller` together, or none of them. More than are allowed at once count as that many, so that
    /// nothing waits for ever.
    pub fn take_many(&self, caller: K, calls: usize, now: Timestamp) -> Result<(), u32> {
        let burst = i64::from(self.rate.burst);
        let calls = i64::try_from(calls).unwrap_or(burst).clamp(1, burst.max(1));
        let now = now.as_millisecond();
        let every = i64::from(self.rate.every_ms);
        let credit = burst * every;
        let mut table = self
            .full_again_at
            .lock()
            .expect("no caller panics while it holds the table");
        // More debt than anybody can have means that the clock was set back: start afresh.
        let known = table.get(&caller).copied().filter(|at| *at <= now + credit);
        let full_again = known.unwrap_or(now).max(now) + calls * every;
        let too_early_by = full_again - (now + credit);
        if too_early_by > 0 {
            return Err(u32::try_from((too_early_by + 999) / 1000).unwrap_or(u32::MAX));
        }
        if table.len() >= CAPACITY && !table.contains_key(&caller) {
            make_room(&mut table, now);
        }
        table.insert(caller, full_again);
        Ok(())
    }
}

/// Drops those whose credit is full again; if there are none, the one who is closest to it.
fn make_room<K: Eq + Hash + Clone>(table: &mut HashMap<K, i64>, now: i64) {
    table.retain(|_, full_again| *full_again > now);
    if table.len() >= CAPACITY {
        let closest = table
            .iter()
            .min_by_key(|(_, at)| **at)
            .map(|(key, _)| key.clone());
        if let Some(key) = closest {
            table.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate {
        burst: 3,
        every_ms: 2_000,
    };

    fn at(ms: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + ms).unwrap()
    }

    #[test]
    fn a_burst_passes_and_the_next_waits_for_its_turn() {
        let limit = RateLimit::new(RATE);
        for _ in 0..3 {
            assert_eq!(limit.take("a", at(0)), Ok(()));
        }
        assert_eq!(limit.take("a", at(0)), Err(2));
        assert_eq!(
            limit.take("a", at(1_500)),
            Err(1),
            "refused calls cost nothing"
        );
        assert_eq!(
            limit.take("b", at(0)),
            Ok(()),
            "another caller is not held up"
        );
        assert_eq!(limit.take("a", at(2_000)), Ok(()));
        assert_eq!(limit.take("a", at(2_000)), Err(2));
    }

    #[test]
    fn many_count_together_or_not_at_all_and_never_wait_for_ever() {
        let limit = RateLimit::new(RATE);
        assert_eq!(limit.take_many("a", 2, at(0)), Ok(()));
        assert_eq!(limit.take_many("a", 2, at(0)), Err(2), "one is left");
        assert_eq!(limit.take_many("a", 1, at(0)), Ok(()), "which is not lost");
        assert_eq!(
            limit.take_many("b", 200, at(0)),
            Ok(()),
            "as many as are allowed"
        );
        assert_eq!(limit.take_many("b", 200, at(0)), Err(6));
        assert_eq!(limit.take_many("b", 200, at(6_000)), Ok(()));
        assert_eq!(limit.take_many("c", 0, at(0)), Ok(()));
    }

    #[test]
    fn a_clock_set_back_by_years_locks_nobody_out() {
        let limit = RateLimit::new(RATE);
        assert_eq!(limit.take("a", at(100_000_000_000)), Ok(()));
        assert_eq!(limit.take("a", at(0)), Ok(()));
    }

    #[test]
    fn the_table_does_not_grow_beyond_its_capacity() {
        let limit = RateLimit::new(RATE);
        for caller in 0..CAPACITY + 500 {
            assert_eq!(limit.take(caller, at(0)), Ok(()));
        }
        assert_eq!(limit.full_again_at.lock().unwrap().len(), CAPACITY);
    }
}
