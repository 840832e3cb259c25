//! The list of papers that show two years in the country, and what is still missing in it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::family_plan::check_form_of_id;
use crate::record::{Problem, Record, Result, check_list, check_text, redacted};

const LONGEST_LINE: usize = 200;
const MOST_PROOFS: usize = 200;
/// How far back the list has to reach.
const MONTHS: u16 = 24;

/// All proofs, in the order in which they were added.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PresenceProof {
    /// At most 200.
    #[serde(default)]
    pub proofs: Vec<Proof>,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

/// One paper and the days it stands for, the first and the last included.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    /// A lease, pay slips, a school record. At most 200 characters; must be filled in.
    pub what: String,
    /// First day.
    pub from: Date,
    /// Last day; not before the first.
    pub to: Date,
    /// Id of the document in this vault, 32 hex digits, if it is here.
    #[serde(default)]
    pub document: Option<String>,
    /// Where the paper itself is, or who keeps it. At most 200 characters.
    #[serde(default)]
    pub place: String,
    /// Fields a newer program has added; kept as they are.
    #[serde(flatten)]
    pub more: BTreeMap<String, serde_json::Value>,
}

redacted!(PresenceProof, Proof);

impl PresenceProof {
    /// Spans of days, first and last included, of the last 24 months that no proof covers, oldest first.
    ///
    /// The 24 months end with `today` and begin on the same day of the month two years before, or on that month's last
    /// day where it is shorter. Says what the list covers, not what a court would accept.
    pub fn gaps(&self, today: Date) -> Vec<(Date, Date)> {
        let mut spans: Vec<_> = self
            .proofs
            .iter()
            .map(|proof| (proof.from, proof.to))
            .collect();
        spans.sort_unstable();
        let mut gaps = Vec::new();
        // First day that is not yet known to be covered.
        let mut open = today.minus_months(MONTHS);
        for (from, to) in spans {
            if from > today {
                break;
            }
            if from > open {
                gaps.push((open, from.previous()));
            }
            if to >= today {
                return gaps;
            }
            open = open.max(to.next());
        }
        gaps.push((open, today));
        gaps
    }
}

impl Record for PresenceProof {
    const KIND: &'static str = "presence-proof";
    const SCHEMA: u32 = 1;

    fn check(&self) -> Result<()> {
        check_list("proofs", &self.proofs, MOST_PROOFS, Proof::check)
    }
}

impl Proof {
    fn check(&self) -> Result<()> {
        check_text("what", &self.what, true, LONGEST_LINE)?;
        if self.to < self.from {
            return Err(Problem::OutOfRange { field: "dates" });
        }
        if let Some(document) = &self.document {
            check_form_of_id("document", document)?;
        }
        check_text("place", &self.place, false, LONGEST_LINE)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::contract;

    fn date(written: &str) -> Date {
        written.parse().unwrap()
    }

    fn proof(from: &str, to: &str) -> Proof {
        Proof {
            what: "lease".into(),
            from: date(from),
            to: date(to),
            document: None,
            place: String::new(),
            more: BTreeMap::new(),
        }
    }

    fn list(spans: &[(&str, &str)]) -> PresenceProof {
        let proofs = spans.iter().map(|(from, to)| proof(from, to)).collect();
        PresenceProof {
            proofs,
            ..PresenceProof::default()
        }
    }

    fn gaps(spans: &[(&str, &str)], today: &str) -> Vec<String> {
        let gaps = list(spans).gaps(date(today));
        gaps.iter()
            .map(|(from, to)| format!("{from}/{to}"))
            .collect()
    }

    #[test]
    fn without_proofs_all_of_it_is_a_gap() {
        assert_eq!(gaps(&[], "2026-11-22"), ["2024-11-22/2026-11-22"]);
    }

    #[test]
    fn months_end_where_they_end() {
        assert_eq!(gaps(&[], "2026-02-28"), ["2024-02-28/2026-02-28"]);
        assert_eq!(gaps(&[], "2024-02-29"), ["2022-02-28/2024-02-29"]);
        assert_eq!(
            gaps(&[("2024-01-01", "2024-02-28")], "2026-01-31"),
            ["2024-02-29/2026-01-31"]
        );
        // January and March leave February open, with and without its 29th.
        assert_eq!(
            gaps(
                &[("2023-12-01", "2024-01-31"), ("2024-03-01", "2025-12-31")],
                "2025-12-31"
            ),
            ["2024-02-01/2024-02-29"]
        );
        assert_eq!(
            gaps(
                &[("2023-12-31", "2025-01-31"), ("2025-03-01", "2026-01-01")],
                "2025-12-31"
            ),
            ["2025-02-01/2025-02-28"]
        );
    }

    #[test]
    fn proofs_may_touch_overlap_and_stand_in_any_order() {
        let touching = [
            ("2025-12-01", "2026-11-22"),
            ("2024-11-01", "2025-06-30"),
            ("2025-07-01", "2025-11-30"),
        ];
        assert!(gaps(&touching, "2026-11-22").is_empty());
        let overlapping = [
            ("2024-01-01", "2026-06-30"),
            ("2025-01-01", "2025-02-01"),
            ("2026-06-01", "2026-11-21"),
        ];
        assert_eq!(
            gaps(&overlapping, "2026-11-22"),
            ["2026-11-22/2026-11-22"],
            "one day"
        );
        let apart = [
            ("2025-01-02", "2025-01-02"),
            ("2025-01-04", "2025-01-04"),
            ("2027-01-01", "2027-02-01"),
        ];
        assert_eq!(
            gaps(&apart, "2026-11-22"),
            [
                "2024-11-22/2025-01-01",
                "2025-01-03/2025-01-03",
                "2025-01-05/2026-11-22"
            ]
        );
        assert_eq!(
            gaps(&[("2020-01-01", "2021-01-01")], "2026-11-22"),
            ["2024-11-22/2026-11-22"]
        );
    }

    #[test]
    fn the_last_day_of_the_calendar_ends_it() {
        assert!(gaps(&[("1990-01-01", "9999-12-31")], "9999-12-31").is_empty());
    }

    #[test]
    fn the_stored_form_of_schema_1_does_not_change() {
        let mut list = list(&[("2025-01-01", "2025-01-31")]);
        list.proofs[0].document = Some("00ff".repeat(8));
        list.proofs[0].place = "at Ana's".into();
        let stored = concat!(
            r#"{"proofs":[{"what":"lease","from":"2025-01-01","to":"2025-01-31","#,
            r#""document":"00ff00ff00ff00ff00ff00ff00ff00ff","place":"at Ana's"}]}"#
        );
        contract::holds("presence-proof", &list, stored);
        assert!(PresenceProof::from_json(1, b"{}").unwrap() == PresenceProof::default());
    }

    #[test]
    fn each_field_has_its_limit() {
        let one = |change: fn(&mut Proof)| {
            let mut list = list(&[("2025-01-01", "2025-01-31")]);
            change(&mut list.proofs[0]);
            list
        };
        contract::refuses([
            (
                one(|proof| proof.what.clear()),
                Problem::Empty { field: "what" },
            ),
            (
                one(|proof| proof.what = "x".repeat(201)),
                Problem::TooLong { field: "what" },
            ),
            (
                one(|proof| proof.to = proof.from.previous()),
                Problem::OutOfRange { field: "dates" },
            ),
            (
                one(|proof| proof.document = Some("00FF".repeat(8))),
                Problem::WrongForm { field: "document" },
            ),
            (
                one(|proof| proof.place = "x".repeat(201)),
                Problem::TooLong { field: "place" },
            ),
            (
                PresenceProof {
                    proofs: vec![proof("2025-01-01", "2025-01-01"); 201],
                    ..PresenceProof::default()
                },
                Problem::TooMany { field: "proofs" },
            ),
        ]);
        assert_eq!(
            one(|proof| proof.to = proof.from).check(),
            Ok(()),
            "one day is a proof"
        );
    }

    #[test]
    fn a_day_that_does_not_exist_is_malformed() {
        let stored = br#"{"proofs":[{"what":"lease","from":"2025-02-29","to":"2025-03-01"}]}"#;
        assert_eq!(
            PresenceProof::from_json(1, stored).err(),
            Some(Problem::Malformed)
        );
    }

    proptest! {
        /// Against the slow way: each day of the two years is either in a gap or in a proof, and never in both.
        #[test]
        fn every_day_is_covered_or_in_a_gap(spans in proptest::collection::vec((0_u32..900, 0_u32..200), 0..8)) {
            let day = |offset: u32| Date::of_ms(86_400_000 * (20_000 + u64::from(offset)));
            let today = day(800);
            let mut list = PresenceProof::default();
            for (from, length) in spans {
                list.proofs.push(Proof { from: day(from), to: day(from + length), ..proof("2025-01-01", "2025-01-01") });
            }
            let gaps = list.gaps(today);
            prop_assert!(gaps.is_sorted() && gaps.iter().all(|(from, to)| from <= to));
            let mut at = today.minus_months(24);
            while at <= today {
                let open = gaps.iter().any(|(from, to)| (*from..=*to).contains(&at));
                let covered = list.proofs.iter().any(|proof| (proof.from..=proof.to).contains(&at));
                prop_assert!(open != covered);
                at = at.next();
            }
        }

        #[test]
        fn what_is_saved_is_what_is_read(what in "[^\\s]{1,100}", place in ".{0,100}") {
            let mut list = list(&[("2025-01-01", "2025-01-31")]);
            (list.proofs[0].what, list.proofs[0].place) = (what, place);
            prop_assert!(PresenceProof::from_json(1, &list.to_json().unwrap()).unwrap() == list);
        }

        #[test]
        fn no_bytes_make_it_panic(json in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = PresenceProof::from_json(1, &json);
        }
    }
}
