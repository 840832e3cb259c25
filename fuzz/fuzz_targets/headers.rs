//! `Retry-After` and `Date` as a push service may send them.
#![no_main]

use amparo_alerts::testkit::headers::{date, retry_after};
use libfuzzer_sys::fuzz_target;

const NOW_MS: u64 = 1_790_000_000_000;
/// The first second of the year 10000, and a leap second before it.
const END_MS: u64 = 253_402_300_801_000;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (value, other) = text.split_once('\n').unwrap_or((text, ""));
    assert!(date(value).is_none_or(|at| at < END_MS));
    let _ = retry_after(value, Some(other), NOW_MS);
    let _ = retry_after(value, None, NOW_MS);
});
