//! Moments in words, by the phone's offset from UTC, or by UTC until a shell has told it.

use amparo_text::{Catalog, dates};

use crate::app::Shared;
use crate::{Amparo, AmparoError, Text};

const MINUTE_MS: i64 = 60_000;

#[uniffi::export]
impl Amparo {
    /// A moment's day in the reader's language: "November 22, 2026". For a shell that puts one into a message. `at_ms`:
    /// milliseconds since the Unix epoch.
    pub fn day(&self, at_ms: u64) -> Result<Text, AmparoError> {
        words(&self.shared, at_ms)
    }

    /// A moment in the reader's language: "November 22, 2026, 10:42".
    pub fn day_and_time(&self, at_ms: u64) -> Result<Text, AmparoError> {
        let app = &self.shared;
        let (day, time) = (day_of(app, at_ms), time_of_day(app, at_ms));
        let languages = app.languages();
        Ok(dates::day_and_time(Catalog::embedded(), &languages, day, &time)?.into())
    }
}

/// "November 22, 2026", for other messages to put in.
pub(crate) fn day(app: &Shared, at_ms: u64) -> Result<String, AmparoError> {
    Ok(words(app, at_ms)?.value)
}

/// `10:42`, or `17:42 UTC` until a shell has told the offset.
pub(crate) fn time_of_day(app: &Shared, at_ms: u64) -> String {
    let offset = app.utc_offset();
    let minutes = i64::try_from(at_ms / 60_000).unwrap_or(0) + i64::from(offset.unwrap_or(0));
    let of_day = minutes.rem_euclid(24 * 60);
    let zone = if offset.is_none() { " UTC" } else { "" };
    format!("{:02}:{:02}{zone}", of_day / 60, of_day % 60)
}

fn words(app: &Shared, at_ms: u64) -> Result<Text, AmparoError> {
    let day = day_of(app, at_ms);
    Ok(dates::day(Catalog::embedded(), &app.languages(), day)?.into())
}

/// Today, where the phone is.
pub(crate) fn today(app: &Shared) -> amparo_plan::Date {
    date_of(app, app.clock.now_ms())
}

/// The day of a moment, where the phone is.
pub(crate) fn day_of(app: &Shared, at_ms: u64) -> dates::Day {
    let date = date_of(app, at_ms);
    dates::Day {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    }
}

fn date_of(app: &Shared, at_ms: u64) -> amparo_plan::Date {
    let ahead_ms = i64::from(app.utc_offset().unwrap_or(0)) * MINUTE_MS;
    amparo_plan::Date::of_ms(at_ms.saturating_add_signed(ahead_ms))
}
