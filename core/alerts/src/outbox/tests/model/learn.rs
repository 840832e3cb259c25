//! What the model takes down of a new message: whom it has to go to, its counters and links.

use super::people::Somebody;
use super::*;
use crate::outbox::Pressed;
use crate::rows::Payload;

impl Model {
    pub(super) fn expect(&self, to: impl Fn(&&Somebody) -> bool) -> Vec<(RowId, Channel)> {
        let people = self.people.iter().filter(to);
        let mut expected: Vec<_> = people
            .flat_map(|somebody| {
                let ways = somebody.expected().into_iter();
                ways.map(|way| (RowId(somebody.id.0), way))
            })
            .collect();
        expected.sort();
        expected
    }

    /// A saved message has exactly the attempts that the model expects.
    pub(super) fn learn(
        &mut self,
        pressed: &Pressed,
        cancel_ms: u64,
        is_alert: bool,
        expected: &[(RowId, Channel)],
        works: bool,
    ) {
        self.note_new(pressed, works);
        let Some(alert) = pressed.alert else { return };
        let saved = self.saved.get_mut(&alert).unwrap();
        saved.cancel_ms = cancel_ms;
        saved.is_alert = is_alert;
        let rows = self.attempts(|row| row.alert == Some(RowId(alert.0)));
        let mut found: Vec<_> = rows
            .iter()
            .map(|(_, row)| (row.person, row.channel))
            .collect();
        found.sort();
        assert_eq!(found, expected, "whom it goes to, by which ways");
        assert_eq!(
            pressed.cancel_until_ms,
            if cancel_ms == 0 {
                0
            } else {
                self.now + cancel_ms
            }
        );
    }

    pub(super) fn note_new(&mut self, pressed: &Pressed, works: bool) {
        assert_eq!(pressed.saved, works, "{:?}", pressed.problem);
        for draft in &pressed.drafts {
            assert_eq!(draft.attempt.is_some(), works);
            let link = draft.text.split_once("#s").map(|(_, link)| link.to_owned());
            // Epoch and counter of a link are the same only if all of it is, nonce included.
            if let Some(link) = link {
                assert!(works, "a link whose counter was not reserved");
                assert!(self.links.insert(link));
            }
        }
        let Some(alert) = pressed.alert else { return };
        let saved = Saved {
            created_ms: self.now,
            pressed_ms: self.passed_ms,
            restarts: self.restarts,
            seen_ms: None,
            cancel_ms: 0,
            is_alert: false,
            cancelled: false,
            stood_down: false,
        };
        self.saved.insert(alert, saved);
        self.ages.insert(alert.0, self.ages.len());
        self.age();
        for (_, row) in self.attempts(|row| row.alert == Some(RowId(alert.0))) {
            match &row.payload {
                Payload::Push {
                    pairing, counter, ..
                } => {
                    assert!(
                        self.counters.insert((*pairing, *counter)),
                        "a counter used twice"
                    );
                }
                Payload::Sms {
                    text: Some(text), ..
                } => self.note_link(row.person, text),
                Payload::Sms { .. } | Payload::Nothing => {}
            }
        }
    }

    /// The counter in the link of a text message is one of the pairing's, too.
    fn note_link(&mut self, person: RowId, text: &str) {
        let Some((_, link)) = text.split_once("#s") else {
            return;
        };
        let bytes = crate::b64::decode(link).unwrap();
        let counter = bytes[7..13]
            .iter()
            .fold(0, |sum, byte| (sum << 8) | u64::from(*byte));
        let (pairing, _) = self.world.capsule().pairing_of(person).unwrap();
        assert!(
            self.counters.insert((pairing, counter)),
            "a counter used twice"
        );
    }
}
