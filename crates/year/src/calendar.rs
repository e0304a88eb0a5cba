//! What happens in the year, by hours from its first Monday on. Drawn from the seed before it begins.

use std::ops::Range;

/// Hours of a week.
pub const WEEK: u32 = 7 * 24;
/// People come in these hours, on every day.
pub const OPENING: Range<u32> = 9..17;
/// The machine is started anew at this hour of each week.
const REBOOT: u32 = 6 * 24 + 3;
/// At this hour an operator changes what wants a restart.
const NIGHT: u32 = 4;
/// A certificate holds for so many hours.
const CERTIFICATE: u32 = 30 * 24;
/// It is renewed so long before it runs out.
const IN_TIME: u32 = 24;
/// Or, where that was forgotten, so long after.
const TOO_LATE: u32 = 36;
/// While nobody comes the clocks stop at multiples of so many hours.
const NIGHTLY: u32 = 6;
/// Nothing goes wrong in the last hours: what waits then has the time to go.
const LAST_HOURS: u32 = 12;

/// What cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Away {
    /// The line.
    Network,
    /// Central's program.
    Central,
}

/// A time in which central cannot be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outage {
    /// From when until when.
    pub hours: Range<u32>,
    /// What is away.
    pub away: Away,
}

/// A certificate of central's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Certificate {
    /// Central has it from then on.
    pub from: u32,
    /// It holds until then.
    pub until: u32,
}

/// The year.
#[derive(Debug)]
pub struct Calendar {
    /// Its length.
    pub hours: u32,
    /// How many people come each day.
    pub per_day: u32,
    /// One each week, over the weekend in every fourth.
    pub outages: Vec<Outage>,
    /// One each month; the first successor and then every fourth comes too late.
    pub certificates: Vec<Certificate>,
    /// Central has a new sealing key.
    pub key_change: u32,
    /// The kiosk ran on the released version until then.
    pub upgrade: u32,
}

impl Calendar {
    /// Draws a year of so many days.
    pub fn draw(days: u32, per_day: u32, seed: u64) -> Calendar {
        let hours = days * 24;
        let mut draw = Draw(seed);
        let outages = (0..days / 7)
            .map(|week| {
                let monday = week * WEEK;
                let hours = match week % 4 {
                    1 => monday + 4 * 24 + 18..monday + WEEK + 8,
                    _ => {
                        let begins = monday + draw.below(5) * 24 + 8 + draw.below(10);
                        begins..begins + 2 + draw.below(9)
                    }
                };
                let away = [Away::Network, Away::Central][draw.below(2) as usize];
                Outage { hours, away }
            })
            .filter(|outage| outage.hours.end + LAST_HOURS < hours)
            .collect();
        let mut certificates = Vec::new();
        let mut from = 0;
        while from + LAST_HOURS < hours {
            let until = from + CERTIFICATE;
            certificates.push(Certificate { from, until });
            from = match certificates.len() % 4 {
                1 => until + TOO_LATE,
                _ => until - IN_TIME,
            };
        }
        // The last one holds to the end.
        if let Some(last) = certificates.last_mut() {
            last.until = last.until.max(hours + WEEK);
        }
        Calendar {
            hours,
            per_day,
            outages,
            certificates,
            key_change: days / 3 * 24 + NIGHT,
            upgrade: days / 2 * 24 + NIGHT,
        }
    }

    /// What is away in this hour.
    pub fn away(&self, hour: u32) -> Option<Away> {
        let mut outages = self.outages.iter();
        outages
            .find(|outage| outage.hours.contains(&hour))
            .map(|outage| outage.away)
    }

    /// The certificate that central has in this hour.
    pub fn certificate(&self, hour: u32) -> Certificate {
        let had = self.certificates.iter().rev();
        *had.into_iter()
            .find(|certificate| certificate.from <= hour)
            .expect("the first one is there from the beginning")
    }

    /// When the next hour begins in which anything happens; while nobody comes, hours pass by the piece.
    pub fn next(&self, hour: u32) -> u32 {
        let quiet = |hour: &u32| {
            self.people(*hour) == 0
                && hour % 24 != OPENING.end
                && !hour.is_multiple_of(NIGHTLY)
                && self.away(*hour) == self.away(hour - 1)
                && self.certificate(*hour) == self.certificate(hour - 1)
                && self.certificate(*hour).until != *hour
                && !self.reboots(*hour)
                && ![self.hours, self.key_change, self.upgrade].contains(hour)
        };
        let mut next = hour + 1;
        while quiet(&next) {
            next += 1;
        }
        next
    }

    /// Whether the machine is started anew at the beginning of this hour.
    pub fn reboots(&self, hour: u32) -> bool {
        hour % WEEK == REBOOT
    }

    /// How many of a day's people come in this hour.
    pub fn people(&self, hour: u32) -> u32 {
        let of_day = hour % 24;
        if !OPENING.contains(&of_day) {
            return 0;
        }
        let length = OPENING.end - OPENING.start;
        let nth = of_day - OPENING.start;
        self.per_day * (nth + 1) / length - self.per_day * nth / length
    }
}

/// Numbers from a seed (splitmix64).
pub struct Draw(pub u64);

impl Draw {
    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u32) -> u32 {
        (self.number() % u64::from(end)) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_an_outage_each_week_and_a_certificate_each_month_some_of_them_too_late() {
        let year = Calendar::draw(365, 300, 1);
        assert_eq!(year.outages.len(), 52);
        let weekends = year.outages.iter().filter(|it| it.hours.len() > 48);
        assert_eq!(weekends.count(), 13);
        assert_eq!(year.certificates.len(), 13);
        let pairs = year.certificates.windows(2);
        let late = pairs.filter(|pair| pair[1].from > pair[0].until);
        assert_eq!(late.count(), 3);
        assert!((0..year.hours).any(|hour| year.away(hour) == Some(Away::Central)));
        assert!((0..year.hours).any(|hour| year.away(hour) == Some(Away::Network)));
    }

    #[test]
    fn a_month_has_all_of_it_once() {
        let month = Calendar::draw(34, 3, 1);
        assert!(month.outages.len() >= 2);
        let late = &month.certificates;
        assert!(late.len() > 1 && late[1].from > late[0].until);
        assert!(month.key_change < month.upgrade && month.upgrade < month.hours);
    }

    #[test]
    fn no_hour_in_which_something_happens_is_passed_over() {
        let year = Calendar::draw(365, 300, 2);
        let mut hour = 0;
        let mut steps = Vec::new();
        while hour < year.hours {
            steps.push(hour);
            hour = year.next(hour);
        }
        assert_eq!(hour, year.hours);
        assert!(steps.len() < 365 * 15);
        let changes = year
            .outages
            .iter()
            .flat_map(|it| [it.hours.start, it.hours.end]);
        let certificates = year.certificates.iter().flat_map(|it| [it.from, it.until]);
        let all = changes.chain(certificates).filter(|it| *it < year.hours);
        for change in all.chain([year.key_change, year.upgrade]) {
            assert!(steps.contains(&change), "{change}");
        }
        for hour in (0..year.hours).filter(|hour| OPENING.contains(&(hour % 24))) {
            assert!(steps.contains(&hour), "{hour}");
        }
    }

    #[test]
    fn everybody_comes_while_it_is_open() {
        for per_day in [1, 10, 300] {
            let week = Calendar::draw(7, per_day, 1);
            let came: u32 = (0..24).map(|hour| week.people(hour)).sum();
            assert_eq!(came, per_day);
            assert_eq!(week.people(3), 0);
        }
    }
}
