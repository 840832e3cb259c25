//! What a party that takes the phone could read from the capsule, and do with it: counted, for the
//! settings screen that says it in words.

use crate::capsule::Capsule;
use crate::people::PageState;
use crate::rows::{Payload, Row};

/// Counts, no contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exposure {
    /// Labels that the owner picked.
    pub people: u32,
    /// Telephone numbers.
    pub numbers: u32,
    /// Pages to which an alert could be sent in the owner's name. Not "I am safe": that needs the vault.
    pub pages: u32,
    /// Alerts of the last days, with the text messages that have not left.
    pub alerts: u32,
    /// Texts that were not sent yet.
    pub texts: u32,
    /// The key lies on the disk in the clear: taking the phone apart is enough.
    pub unprotected: bool,
    /// Nothing of it without the PIN.
    pub pin_first: bool,
}

impl Capsule {
    /// What could be read and done.
    pub fn exposure(&self) -> Exposure {
        let people = self.people();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let rows =
            |wanted: fn(&Row) -> bool| count(self.rows.values().filter(|row| wanted(row)).count());
        Exposure {
            people: count(people.len()),
            numbers: count(
                people
                    .iter()
                    .filter(|person| person.number.is_some())
                    .count(),
            ),
            pages: count(
                people
                    .iter()
                    .filter(|person| person.page == PageState::Paired)
                    .count(),
            ),
            alerts: rows(|row| matches!(row, Row::Alert(_))),
            texts: rows(|row| match row {
                Row::Attempt(row) => matches!(row.payload, Payload::Sms { text: Some(_), .. }),
                _ => false,
            }),
            unprotected: self.is_unprotected(),
            pin_first: self.is_vault_first(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Press;
    use crate::outbox::schedule::Receipt;
    use crate::world::{ENDPOINT, NOW, World};

    #[test]
    fn what_is_there_is_counted_and_nothing_else() {
        let mut world = World::new();
        let ana = world.person("A", Some("2135550134"));
        world.person("B", None);
        world.person("C", Some("2135550135"));
        world.pair(ana, ENDPOINT);
        let mut counted = Exposure {
            people: 3,
            numbers: 2,
            pages: 1,
            alerts: 0,
            texts: 0,
            unprotected: false,
            pin_first: false,
        };
        assert_eq!(world.capsule().exposure(), counted);
        let pressed = world.capsule().press(&Press::default(), NOW);
        (counted.alerts, counted.texts) = (1, 2);
        assert_eq!(world.capsule().exposure(), counted);
        // The words of a text message that left are gone.
        let sms = pressed.drafts[0].attempt.unwrap();
        world
            .capsule()
            .report_receipt(sms, Receipt::Handed, NOW + 1)
            .unwrap();
        counted.texts = 1;
        assert_eq!(world.capsule().exposure(), counted);
        let key = World::vault_key();
        world.capsule().attach_vault_wrap(&key).unwrap();
        let capsule = world.capsule.as_mut().unwrap();
        capsule.require_vault(&world.hardware, &key).unwrap();
        counted.pin_first = true;
        assert_eq!(capsule.exposure(), counted);
    }
}
