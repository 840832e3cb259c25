//! Settings that only the owner may change, and that nobody may read or weaken while the vault is locked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Problem, Record, Result, redacted};

const MINUTE_MS: u64 = 60_000;
/// Longest time without a touch, and behind another app: a quarter of an hour. The vault's own policy has the same bounds; the
/// façade tests that they agree.
const MOST_IDLE_MS: u64 = 15 * MINUTE_MS;
const MOST_BACKGROUND_MS: u64 = 15 * MINUTE_MS;
const LEAST_IDLE_MS: u64 = MINUTE_MS / 2;

/// When the vault locks by itself. A missing field has its default.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Milliseconds without a touch: 30 seconds to a quarter of an hour, at first two minutes.
    pub idle_ms: u64,
    /// Milliseconds behind another app: 0 (at once) to a quarter of an hour, at first 30 seconds, so that choosing a photo
    /// elsewhere does not lock.
    pub background_ms: u64,
    /// Lock when the screen goes off; at first yes.
    pub screen_off: bool,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(Settings);

impl Default for Settings {
    fn default() -> Self {
        Self {
            idle_ms: 2 * MINUTE_MS,
            background_ms: MINUTE_MS / 2,
            screen_off: true,
            more: BTreeMap::new(),
        }
    }
}

impl Record for Settings {
    const KIND: &'static str = "settings";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        if !(LEAST_IDLE_MS..=MOST_IDLE_MS).contains(&self.idle_ms) {
            return Err(Problem::OutOfRange { field: "idle" });
        }
        if self.background_ms > MOST_BACKGROUND_MS {
            return Err(Problem::OutOfRange {
                field: "background",
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::contract;

    #[test]
    fn the_stored_form_of_schema_1_does_not_change() {
        contract::holds(
            "settings",
            &Settings::default(),
            r#"{"idle_ms":120000,"background_ms":30000,"screen_off":true}"#,
        );
    }

    #[test]
    fn what_is_missing_has_its_default() {
        let read = Settings::from_json(1, br#"{"screen_off":false}"#).unwrap();
        let expected = Settings {
            screen_off: false,
            ..Settings::default()
        };
        assert!(read == expected);
    }

    #[test]
    fn locking_cannot_be_put_off_for_ever() {
        let idle = |idle_ms| Settings {
            idle_ms,
            ..Settings::default()
        };
        let background = |background_ms| Settings {
            background_ms,
            ..Settings::default()
        };
        for right in [
            idle(30_000),
            idle(900_000),
            background(0),
            background(900_000),
        ] {
            assert_eq!(right.check(), Ok(()));
        }
        contract::refuses([
            (idle(29_999), Problem::OutOfRange { field: "idle" }),
            (idle(900_001), Problem::OutOfRange { field: "idle" }),
            (
                background(900_001),
                Problem::OutOfRange {
                    field: "background",
                },
            ),
            (
                background(u64::MAX),
                Problem::OutOfRange {
                    field: "background",
                },
            ),
        ]);
    }

    proptest! {
        #[test]
        fn what_is_saved_is_what_is_read(idle_ms in 30_000_u64..=900_000, background_ms in 0_u64..=900_000, screen_off in any::<bool>()) {
            let settings = Settings { idle_ms, background_ms, screen_off, ..Settings::default() };
            prop_assert!(Settings::from_json(1, &settings.to_json().unwrap()).unwrap() == settings);
        }

        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Settings::from_json(1, &json);
        }
    }
}
