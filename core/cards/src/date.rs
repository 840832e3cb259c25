//! Calendar dates of sources and reviews. No time zone: a date here is a day in UTC.

use std::str::FromStr;

use serde::Deserialize;

pub(crate) const DAY_MS: u64 = 86_400_000;

/// A day in the proleptic Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Date {
    /// 1970 or later.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// Days since 1 January 1970 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`).
    pub fn days(self) -> u64 {
        let (year, month, day) = (
            u64::from(self.year),
            u64::from(self.month),
            u64::from(self.day),
        );
        let year = if month <= 2 { year - 1 } else { year };
        let (era, year_of_era) = (year / 400, year % 400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// Whether this day is wholly over, in UTC. In Los Angeles that is the afternoon or evening of the same day: a card is
    /// called out of date a few hours early rather than late.
    pub fn is_over(self, now_ms: u64) -> bool {
        now_ms / DAY_MS > self.days()
    }
}

impl FromStr for Date {
    type Err = &'static str;

    /// Reads `YYYY-MM-DD` from 1970 on.
    fn from_str(written: &str) -> Result<Self, Self::Err> {
        let mut parts = written.split('-');
        let mut next = |digits: usize| {
            parts
                .next()
                .filter(|part| {
                    part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())
                })
                .ok_or("not YYYY-MM-DD")
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let (year, month, day): (u16, u8, u8) = (
            year.parse().map_err(|_| "year")?,
            month.parse().map_err(|_| "month")?,
            day.parse().map_err(|_| "day")?,
        );
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return Err("no such month"),
        };
        let real = parts.next().is_none() && year >= 1970 && (1..=length).contains(&day);
        real.then_some(Self { year, month, day })
            .ok_or("no such day")
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        written.parse()
    }
}

/// ISO 8601.
impl std::fmt::Display for Date {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        )
    }
}

/// When a source is from, as precisely as it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) enum SourceDate {
    Day(Date),
    Month(u16, u8),
    Year(u16),
    Undated,
}

impl TryFrom<String> for SourceDate {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        if written == "undated" {
            return Ok(Self::Undated);
        }
        match written.len() {
            4 => written.parse().map(Self::Year).map_err(|_| "not a year"),
            7 => format!("{written}-01")
                .parse::<Date>()
                .map(|date| Self::Month(date.year, date.month)),
            _ => written.parse().map(Self::Day),
        }
    }
}

impl std::fmt::Display for SourceDate {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(date) => date.fmt(formatter),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Year(year) => write!(formatter, "{year:04}"),
            Self::Undated => formatter.write_str("undated"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_epoch() {
        let days = |written: &str| written.parse::<Date>().unwrap().days();
        assert_eq!(
            (days("1970-01-01"), days("2000-02-29"), days("2000-03-01")),
            (0, 11_016, 11_017)
        );
        assert_eq!((days("2026-11-22"), days("2026-12-06")), (20_779, 20_793));
    }

    #[test]
    fn a_day_is_over_when_the_next_one_begins() {
        let date: Date = "2026-12-06".parse().unwrap();
        let midnight = (date.days() + 1) * DAY_MS;
        assert!(!date.is_over(midnight - 1) && date.is_over(midnight));
    }

    #[test]
    fn only_real_days_are_dates() {
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-11-31",
            "1969-12-31",
            "2026-1-1",
            "2026-11-22-1",
            "+026-11-22",
            "",
        ] {
            assert!(wrong.parse::<Date>().is_err(), "{wrong}");
        }
        assert_eq!(
            "2024-02-29".parse::<Date>().unwrap().to_string(),
            "2024-02-29"
        );
    }

    #[test]
    fn sources_may_know_less_than_the_day() {
        for written in ["2025-11-02", "2025-01", "2023", "undated"] {
            assert_eq!(
                SourceDate::try_from(written.to_owned())
                    .unwrap()
                    .to_string(),
                written
            );
        }
        assert!(
            SourceDate::try_from("2025-13".to_owned()).is_err()
                && SourceDate::try_from("soon".to_owned()).is_err()
        );
    }
}
