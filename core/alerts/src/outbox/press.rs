//! What a press puts into the outbox.

use std::sync::Arc;

use amparo_sealed::RowId;

use super::plan::Plan;
use super::{Pressed, derive_topic};
use crate::Error;
use crate::capsule::Capsule;
use crate::envelope::{AlertBody, Kind, Location, seal};
use crate::message::{Fix, Sharing, alert_sms, alert_text, share};
use crate::people::Person;
use crate::rows::{PairingState, Reason};

impl Capsule {
    /// The press. Whatever goes wrong on the disk, the drafts come back.
    pub fn press(&mut self, place: Option<(Fix, Sharing)>, now_ms: u64) -> Pressed {
        let place = place.and_then(|(fix, sharing)| share(fix, sharing));
        let people = self.people();
        let plan = self.plan_alert(&people, place, now_ms);
        self.save(plan, now_ms)
    }

    fn plan_alert(&self, people: &[Person], place: Option<Location>, now_ms: u64) -> Plan {
        let mut plan = Plan::new(Kind::Alert, None, now_ms);
        self.prune(now_ms, &mut plan.changes);
        for person in people {
            let pairing = self.pairing_of(RowId(person.id.0));
            let from = pairing.map_or("", |(_, row)| row.sender.as_str());
            if let Some(number) = &person.number {
                let text = alert_sms(
                    &person.language,
                    from,
                    person.options.message.as_deref(),
                    place.as_ref(),
                    None,
                );
                plan.add_sms(person, number, text);
            }
            match pairing {
                Some((id, row)) if row.state == PairingState::Confirmed => {
                    let body =
                        alert_text(&person.language, from, person.options.message.as_deref()).map(
                            |text| AlertBody {
                                from: from.to_owned(),
                                text,
                                lang: person.language.clone(),
                                location: place,
                                ..AlertBody::default()
                            },
                        );
                    let key = row.alert.as_ref().map(|keys| Arc::clone(&keys.outgoing));
                    plan.add_push(person.id, id, row, |head| {
                        let key = key
                            .as_deref()
                            .ok_or(Error::Internal { code: "alert-key" })?;
                        Ok((
                            seal(key, head, Kind::Alert, &body?)?,
                            derive_topic(key, &head.message_id),
                        ))
                    });
                }
                Some(_) => plan.add_failed(person.id, Reason::Gone),
                None if person.number.is_none() => plan.add_failed(person.id, Reason::NoWay),
                None => {}
            }
        }
        plan
    }
}
