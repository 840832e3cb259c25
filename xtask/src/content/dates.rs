//! Days, as far as the lint needs them.

/// A day, as days since 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(i64);

impl Day {
    /// Reads `YYYY-MM-DD`.
    pub(super) fn parse(written: &str) -> Option<Self> {
        let mut parts = written.split('-');
        let mut next = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.parse::<i64>().ok()
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let real = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
        real.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Whole days from `other` to this one.
    pub(super) fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}
