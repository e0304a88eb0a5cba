//! Which visits there are, drawn from a seed: languages, journeys, ends and faults in fixed shares, so that every
//! kind comes in every hundred.

/// Visits between two kills of the page's process; a short run has more of them.
pub fn visits_a_kill(visits: u32) -> u32 {
    match visits {
        ..500 => 50,
        _ => 100,
    }
}

/// What the person came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Another address.
    CorrectEmail,
    /// The case back.
    Reactivate,
}

/// How the visit ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With a request.
    Sent,
    /// By the button, with everything typed.
    Cancelled,
    /// Nobody is there any more.
    TimedOut,
    /// The page's process is killed under the person's finger.
    Killed,
}

/// One visit to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// `pt`, `en` or `ar`.
    pub language: &'static str,
    /// What for.
    pub purpose: Purpose,
    /// How it ends.
    pub end: End,
    /// Central is out of reach meanwhile.
    pub offline: bool,
}

/// The visits of a run. Of fifty, one times out and eight are cancelled; of twenty-five, three in a row
/// are offline; kills come in the middle between two hundreds, so that the memory after each hundred is that of a
/// page equally old.
pub fn draw(visits: u32, seed: u64) -> Vec<Planned> {
    let every = visits_a_kill(visits);
    let first_kill = (every / 2).min(visits / 2);
    let mut dice = Dice(seed);
    (0..visits)
        .map(|number| {
            let language = ["pt", "en", "ar"][dice.below(3)];
            let purpose = [Purpose::CorrectEmail, Purpose::Reactivate][dice.below(2)];
            let end = match number % 50 {
                _ if number % every == first_kill => End::Killed,
                7 => End::TimedOut,
                at if at % 6 == 3 => End::Cancelled,
                _ => End::Sent,
            };
            Planned {
                language,
                purpose,
                end,
                offline: (14..17).contains(&(number % 25)),
            }
        })
        .collect()
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(plan: &[Planned], is: impl Fn(&Planned) -> bool) -> usize {
        plan.iter().filter(|planned| is(planned)).count()
    }

    #[test]
    fn every_hundred_holds_every_kind() {
        let plan = draw(1000, 7);
        for hundred in plan.chunks(100) {
            assert_eq!(count(hundred, |planned| planned.end == End::Killed), 1);
            assert_eq!(count(hundred, |planned| planned.end == End::TimedOut), 2);
            assert!(count(hundred, |planned| planned.end == End::Cancelled) >= 14);
            assert_eq!(count(hundred, |planned| planned.offline), 12);
            for language in ["pt", "en", "ar"] {
                assert!(count(hundred, |planned| planned.language == language) > 15);
            }
        }
    }

    #[test]
    fn a_short_run_has_a_kill_too() {
        assert_eq!(count(&draw(20, 1), |planned| planned.end == End::Killed), 1);
        assert_eq!(
            count(&draw(200, 1), |planned| planned.end == End::Killed),
            4
        );
    }

    #[test]
    fn the_same_seed_draws_the_same_visits() {
        assert_eq!(draw(100, 3), draw(100, 3));
        assert_ne!(draw(100, 3), draw(100, 4));
    }
}
