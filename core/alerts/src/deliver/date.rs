//! HTTP dates (RFC 9110 §5.6.7), as far as a push service's `Date` and `Retry-After` need them.

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// `Retry-After` in milliseconds from the answer, for both forms. A date is taken against the
/// answer's own `Date` where there is one, so that this phone's clock plays no part.
pub(crate) fn retry_after(value: &str, date: Option<&str>, now_ms: u64) -> Option<u64> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number too large for us is longer than any alert lives.
        return Some(
            value
                .parse::<u64>()
                .map_or(u64::MAX, |seconds| seconds.saturating_mul(1000)),
        );
    }
    let until = parse(value)?;
    Some(until.saturating_sub(date.and_then(parse).unwrap_or(now_ms)))
}

/// Milliseconds since the epoch of an IMF-fixdate, `Sun, 06 Nov 1994 08:49:37 GMT`. The two obsolete
/// forms are not read: no push service sends them, and not to know is not harmful here.
pub(crate) fn parse(text: &str) -> Option<u64> {
    let (_, rest) = text.trim().split_once(", ")?;
    let mut fields = rest.split(' ');
    let day = number(fields.next()?, 2)?;
    let month = fields.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as u64 + 1;
    let year = number(fields.next()?, 4)?;
    let mut time = fields.next()?.split(':');
    let (hour, minute, second) = (
        number(time.next()?, 2)?,
        number(time.next()?, 2)?,
        number(time.next()?, 2)?,
    );
    if fields.next()? != "GMT" || fields.next().is_some() || time.next().is_some() {
        return None;
    }
    if !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 || year < 1970 {
        return None;
    }
    // Days since the epoch, counting years from March so that leap days come last (Hinnant 2013).
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    let days = days.checked_sub(719_468)?;
    Some((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000)
}

fn number(text: &str, digits: usize) -> Option<u64> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_example_of_the_rfc_and_leap_years() {
        assert_eq!(
            parse("Sun, 06 Nov 1994 08:49:37 GMT"),
            Some(784_111_777_000)
        );
        assert_eq!(parse("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(
            parse("Thu, 29 Feb 2024 12:00:00 GMT"),
            Some(1_709_208_000_000)
        );
        assert_eq!(
            parse("Sun, 22 Nov 2026 07:00:00 GMT"),
            Some(1_795_330_800_000)
        );
        for text in [
            "",
            "now",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Foo 1994 08:49:37 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT x",
            "Sun, 00 Nov 1994 08:49:37 GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    /// Four hundred years and more, counted on the fingers.
    #[test]
    fn every_day_follows_the_one_before() {
        let mut day_ms = 0;
        for year in 1970..=2404 {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (name, length) in MONTHS.iter().zip(lengths) {
                for day in 1..=length {
                    let text = format!("Mon, {day:02} {name} {year} 00:00:00 GMT");
                    assert_eq!(parse(&text), Some(day_ms), "{text}");
                    day_ms += 86_400_000;
                }
            }
        }
    }

    #[test]
    fn a_clock_shows_no_more_than_there_is_in_a_day() {
        let time = |time: &str| parse(&format!("Thu, 01 Jan 1970 {time} GMT"));
        assert_eq!(time("23:59:59"), Some(86_399_000));
        assert_eq!(time("23:59:60"), Some(86_400_000), "a leap second");
        for text in [
            "24:00:00",
            "25:00:00",
            "12:60:00",
            "12:61:00",
            "12:00:61",
            "12:00",
            "12:00:00:00",
            "-1:00:00",
            "+1:00:00",
            "1:00:00",
        ] {
            assert_eq!(time(text), None, "{text}");
        }
        for text in [
            "Thu, 32 Jan 1970 00:00:00 GMT",
            "Thu, 40 Jan 1970 00:00:00 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
            "Sat, 01 Jan 0000 00:00:00 GMT",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn both_forms_of_retry_after() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(retry_after("120", date, 0), Some(120_000));
        assert_eq!(retry_after(" 0 ", None, 0), Some(0));
        assert_eq!(
            retry_after("99999999999999999999999", None, 0),
            Some(u64::MAX)
        );
        // By the service's clock, whatever ours says.
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:50:37 GMT", date, 5),
            Some(60_000)
        );
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:50:37 GMT", None, 784_111_777_000),
            Some(60_000)
        );
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:40:37 GMT", date, 5),
            Some(0)
        );
        assert_eq!(retry_after("", date, 5), None);
        assert_eq!(retry_after("soon", date, 5), None);
        assert_eq!(retry_after("-5", date, 5), None);
    }

    proptest::proptest! {
        #[test]
        fn random_dates_never_panic(text in ".{0,40}") {
            let _ = (parse(&text), retry_after(&text, Some(&text), 7));
        }
    }
}
