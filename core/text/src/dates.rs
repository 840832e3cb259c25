//! Days and times in the words of a language: "November 22, 2026", never "2026-11-22".
//!
//! How a day is written stands in `ui.ftl` (`date-day`, `date-time`). Which day it is, by which zone, is decided by who
//! asks.

use unic_langid::LanguageIdentifier;

use crate::{Args, Catalog, Result, Text};

const DOMAIN: &str = "ui";

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// As people count it.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A day. Not isolated: it goes into other messages, which isolate what is put into them.
pub fn day(catalog: &Catalog, languages: &[LanguageIdentifier], day: Day) -> Result<Text> {
    let args = Args::new()
        // Text, so that no language puts separators into a year.
        .with("year", day.year.to_string())
        .with("month", i32::from(day.month))
        .with("day", day.day.to_string());
    catalog.message(languages, DOMAIN, "date-day", &args, false)
}

/// A day and a time of it ("10:42"), as somebody reads it in a list.
pub fn day_and_time(
    catalog: &Catalog,
    languages: &[LanguageIdentifier],
    of: Day,
    time: &str,
) -> Result<Text> {
    let date = day(catalog, languages, of)?.value;
    let args = Args::new().with("date", date).with("time", time);
    catalog.message(languages, DOMAIN, "date-time", &args, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(language: &str, year: u16, month: u8, day: u8) -> String {
        let languages = [language.parse().unwrap()];
        let of = Day { year, month, day };
        super::day(Catalog::embedded(), &languages, of)
            .unwrap()
            .value
    }

    #[test]
    fn days_are_written_as_each_language_does() {
        assert_eq!(said("en", 2026, 11, 22), "November 22, 2026");
        assert_eq!(said("es", 2026, 11, 22), "22 de noviembre de 2026");
        assert_eq!(said("es", 2027, 1, 1), "1 de enero de 2027");
    }

    #[test]
    fn every_month_has_its_own_name() {
        for language in ["en", "es"] {
            let all: std::collections::BTreeSet<_> = (1..=12)
                .map(|month| said(language, 2026, month, 3))
                .collect();
            assert_eq!(all.len(), 12, "{language}");
        }
    }

    #[test]
    fn a_time_stands_beside_its_day() {
        let languages = ["es".parse().unwrap()];
        let of = Day {
            year: 2026,
            month: 5,
            day: 2,
        };
        let text = day_and_time(Catalog::embedded(), &languages, of, "10:42").unwrap();
        assert_eq!(text.value, "2 de mayo de 2026, 10:42");
    }
}
