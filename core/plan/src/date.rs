//! Days as a family writes them down: a birthday, the day a receipt is from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

const DAY_MS: u64 = 86_400_000;
/// 1 January 1970 in days since 1 March of year 0.
const EPOCH: i64 = 719_468;

/// A day in the proleptic Gregorian calendar, 1900 to 9999, without a time zone. Stored as `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1900..=9999).contains(&year) && (1..=length(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// The day in UTC of a moment in milliseconds since 1970; the last day of 9999 for all that comes later.
    ///
    /// In Los Angeles the day in UTC begins in the afternoon before. A shell that knows the phone's own day gives that one.
    pub fn of_ms(unix_ms: u64) -> Self {
        let days = i64::try_from(unix_ms / DAY_MS).unwrap_or(i64::MAX - EPOCH);
        Self::of_days(days)
    }

    /// 1900 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day of the month so many months later, or that month's last day where it is shorter. Ends with 9999.
    #[must_use]
    pub fn plus_months(self, months: u16) -> Self {
        self.shifted(i32::from(months))
    }

    /// The same day of the month so many months earlier, or that month's last day where it is shorter. Ends with 1900.
    #[must_use]
    pub fn minus_months(self, months: u16) -> Self {
        self.shifted(-i32::from(months))
    }

    /// So many days later. Ends with 9999.
    #[must_use]
    pub fn plus_days(self, days: u16) -> Self {
        Self::of_days(self.days() + i64::from(days))
    }

    /// The day after; the last day of 9999 stays.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of_days(self.days() + 1)
    }

    /// The day before; the first day of 1900 stays.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of_days(self.days() - 1)
    }

    /// Days since 1 January 1970, negative before (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
    /// `days_from_civil`).
    pub fn days(self) -> i64 {
        let (year, month, day) = (
            i64::from(self.year),
            i64::from(self.month),
            i64::from(self.day),
        );
        let year = if month <= 2 { year - 1 } else { year };
        let (era, year_of_era) = (year / 400, year % 400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - EPOCH
    }

    /// The way back (`civil_from_days`), held between the first and the last day there is.
    fn of_days(days: i64) -> Self {
        let days = days.clamp(FIRST.days(), LAST.days()) + EPOCH;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let narrow = |number: i64| u8::try_from(number).ok();
        u16::try_from(year)
            .ok()
            .zip(narrow(month).zip(narrow(day)))
            .and_then(|(year, (month, day))| Self::new(year, month, day))
            .unwrap_or(LAST)
    }

    fn shifted(self, months: i32) -> Self {
        let months = i32::from(self.year) * 12 + i32::from(self.month) - 1 + months;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        if year < i32::from(FIRST.year) {
            return FIRST;
        }
        let (Ok(year), Ok(month)) = (u16::try_from(year), u8::try_from(month)) else {
            return LAST;
        };
        Self::new(year, month, self.day.min(length(year, month))).unwrap_or(LAST)
    }
}

const FIRST: Date = Date {
    year: 1900,
    month: 1,
    day: 1,
};
const LAST: Date = Date {
    year: 9999,
    month: 12,
    day: 31,
};

/// Days of a month; 0 for a month that does not exist.
fn length(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Why a text is not a [`Date`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day written as YYYY-MM-DD")]
pub struct NotADate;

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(written: &str) -> Result<Self, NotADate> {
        let mut parts = written.split('-');
        let mut next = |digits: usize| {
            parts.next().filter(|part| {
                part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        let (year, month, day) = (next(4), next(2), next(2));
        if parts.next().is_some() {
            return Err(NotADate);
        }
        let number = |part: Option<&str>| part.and_then(|part| part.parse::<u16>().ok());
        let small = |part| number(part).and_then(|number| u8::try_from(number).ok());
        number(year)
            .zip(small(month).zip(small(day)))
            .and_then(|(year, (month, day))| Self::new(year, month, day))
            .ok_or(NotADate)
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(written: String) -> Result<Self, NotADate> {
        written.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

/// ISO 8601: `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}

/// A birthday is user data.
impl fmt::Debug for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Date(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(written: &str) -> Date {
        written.parse().unwrap()
    }

    #[test]
    fn only_real_days_are_dates() {
        for wrong in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-11-31",
            "2026-11-00",
            "1899-12-31",
            "2026-1-1",
            "2026-11-22-1",
            "+026-11-22",
            "2026-11",
            "",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
        for right in ["1900-01-01", "2000-02-29", "2024-02-29", "9999-12-31"] {
            assert_eq!(date(right).to_string(), right);
        }
    }

    #[test]
    fn days_are_counted_from_the_epoch() {
        for (written, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("2026-11-22", 20_779),
        ] {
            assert_eq!(date(written).days(), days, "{written}");
        }
        assert!(Date::of_ms(DAY_MS - 1) == date("1970-01-01"));
        assert!(Date::of_ms(DAY_MS) == date("1970-01-02"));
        assert!(Date::of_ms(u64::MAX) == LAST);
    }

    #[test]
    fn months_end_where_they_end() {
        for (from, months, to) in [
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-12-31", 1, "2027-01-31"),
            ("2026-01-31", 0, "2026-01-31"),
            ("9999-12-31", 1, "9999-12-31"),
        ] {
            assert_eq!(date(from).plus_months(months).to_string(), to);
        }
        for (from, months, to) in [
            ("2026-03-31", 1, "2026-02-28"),
            ("2024-02-29", 24, "2022-02-28"),
            ("2026-01-15", 1, "2025-12-15"),
            ("1900-01-31", 1, "1900-01-01"),
            ("2026-01-01", u16::MAX, "1900-01-01"),
        ] {
            assert_eq!(date(from).minus_months(months).to_string(), to);
        }
    }

    #[test]
    fn printing_shows_nothing() {
        assert_eq!(format!("{:?}", date("1980-05-17")), "Date(redacted)");
    }

    proptest! {
        #[test]
        fn days_follow_each_other(days in -25_566_i64..2_932_896) {
            let date = Date::of_days(days);
            prop_assert_eq!(date.days(), days);
            prop_assert!(date.to_string().parse() == Ok(date));
            prop_assert!(date.next().previous() == date && date.next() > date || date == LAST);
        }

        #[test]
        fn no_text_makes_it_panic(written in ".{0,16}") {
            let _ = written.parse::<Date>();
        }
    }
}
