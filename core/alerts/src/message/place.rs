//! The place that an alert may tell, as coarse as the owner decided beforehand.

use crate::envelope::Location;

/// Where the phone is, as the system says.
#[derive(Clone, Copy, PartialEq)]
pub struct Fix {
    /// Degrees north, WGS 84.
    pub latitude: f64,
    /// Degrees east, WGS 84.
    pub longitude: f64,
    /// Radius of accuracy in metres.
    pub accuracy_m: f64,
}

redacted!(Fix);

/// How exactly a place may be told. Decided beforehand, in calm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sharing {
    /// Not at all.
    #[default]
    Off,
    /// To about one kilometre.
    About,
    /// As exactly as the phone knows.
    Exact,
}

/// The place that may be told, if any. An impossible reading is no place, never an error: it must
/// not stand in the way of the alert.
pub fn share(fix: Fix, sharing: Sharing) -> Option<Location> {
    let possible = fix.latitude.abs() <= 90.0 && fix.longitude.abs() <= 180.0;
    if !possible {
        return None;
    }
    // A fixed grid, so that many alerts from one place tell no more than one does.
    let (digits, floor) = match sharing {
        Sharing::Off => return None,
        Sharing::About => (100.0, 1000.0),
        Sharing::Exact => (100_000.0, 1.0),
    };
    let accuracy = if fix.accuracy_m.is_finite() {
        fix.accuracy_m.clamp(floor, 1_000_000.0)
    } else {
        1_000_000.0
    };
    let round = |degrees: f64| {
        let rounded = (degrees * digits).round() / digits;
        if rounded == 0.0 { 0.0 } else { rounded }
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 1 to 1,000,000 above"
    )]
    let accuracy_m = accuracy.ceil() as u32;
    Some(Location {
        lat: round(fix.latitude),
        lon: round(fix.longitude),
        accuracy_m,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Fix = Fix {
        latitude: 34.054_321,
        longitude: -118.243_456,
        accuracy_m: 12.3,
    };

    #[test]
    fn a_place_is_as_coarse_as_the_owner_wishes() {
        assert!(share(HERE, Sharing::Off).is_none());
        let about = share(HERE, Sharing::About).unwrap();
        assert_eq!(
            (about.lat, about.lon, about.accuracy_m),
            (34.05, -118.24, 1000)
        );
        let exact = share(HERE, Sharing::Exact).unwrap();
        assert_eq!(
            (exact.lat, exact.lon, exact.accuracy_m),
            (34.05432, -118.24346, 13)
        );
        let rough = share(
            Fix {
                accuracy_m: 5400.5,
                ..HERE
            },
            Sharing::About,
        )
        .unwrap();
        assert_eq!(rough.accuracy_m, 5401);
        assert_eq!(
            serde_json::to_string(&about).unwrap(),
            r#"{"lat":34.05,"lon":-118.24,"accuracy_m":1000}"#
        );
    }

    #[test]
    fn an_impossible_reading_is_no_place() {
        for (latitude, longitude) in [
            (f64::NAN, 0.0),
            (0.0, f64::INFINITY),
            (91.0, 0.0),
            (0.0, -181.0),
        ] {
            assert!(
                share(
                    Fix {
                        latitude,
                        longitude,
                        accuracy_m: 1.0
                    },
                    Sharing::Exact
                )
                .is_none()
            );
        }
        // The poles and the other side of the world are places.
        for (latitude, longitude) in [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0)] {
            let fix = Fix {
                latitude,
                longitude,
                accuracy_m: 0.0,
            };
            let place = share(fix, Sharing::Exact).unwrap();
            assert_eq!(
                (place.lat, place.lon, place.accuracy_m),
                (latitude, longitude, 1)
            );
        }
        assert_eq!(
            share(
                Fix {
                    accuracy_m: f64::NAN,
                    ..HERE
                },
                Sharing::Exact
            )
            .unwrap()
            .accuracy_m,
            1_000_000
        );
    }
}
