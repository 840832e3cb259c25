//! What a family writes down beside its contacts: locator packets, the family plan, incident notes, the presence list.

use amparo_plan as plan;

use super::shapes::{
    Cross, Day, FamilyPlan, IncidentNote, LocatorPacket, PresenceGap, PresenceProof,
};
use super::{Slot, Vault, records};
use crate::{AmparoError, dates, hex};

/// A record of which there are many, and its id.
macro_rules! with_id {
    ($(#[$about:meta])* $name:ident { $field:ident: $paper:ident }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, uniffi::Record)]
        #[uniffi::export(Debug)]
        pub struct $name {
            /// Id; empty for a new one.
            pub id: String,
            /// The content.
            pub $field: $paper,
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    };
}

with_id! {
    /// A locator packet in the vault.
    KeptPacket { packet: LocatorPacket }
}
with_id! {
    /// An incident note in the vault.
    KeptNote { note: IncidentNote }
}

#[uniffi::export]
impl Vault {
    /// The locator packets, one for each person, by label. Errors: `Locked`, `NewerFormat`.
    pub fn packets(&self) -> Result<Vec<KeptPacket>, AmparoError> {
        let all = self.read_all::<plan::LocatorPacket>()?.into_iter();
        let mut packets: Vec<_> = all
            .map(|(id, read)| KeptPacket {
                id: hex::encode(id.0),
                packet: Cross::from_plan(read),
            })
            .collect();
        packets.sort_by(|a, b| (&a.packet.label, &a.id).cmp(&(&b.packet.label, &b.id)));
        Ok(packets)
    }

    /// Adds (empty id) or replaces a packet; returns its id. Errors: `Invalid`, `Locked`, `NotFound`.
    pub fn put_packet(&self, kept: KeptPacket) -> Result<String, AmparoError> {
        let mut packet = kept.packet.into_plan()?;
        if !packet.a_number.is_empty() {
            packet.a_number = plan::a_number(&packet.a_number)?;
        }
        Slot::with_open(&self.app, |open| records::put(open, &kept.id, &packet))
    }

    /// Removes a packet.
    pub fn remove_packet(&self, id: String) -> Result<(), AmparoError> {
        self.remove_record::<plan::LocatorPacket>(&id)
    }

    /// The family plan, once there is one. Errors: `Locked`, `NewerFormat`.
    pub fn family_plan(&self) -> Result<Option<FamilyPlan>, AmparoError> {
        let mut all = self.read_all::<plan::FamilyPlan>()?;
        Ok(all.pop().map(|(_, read)| Cross::from_plan(read)))
    }

    /// Replaces the family plan. Errors: `Invalid`, `Locked`.
    pub fn put_family_plan(&self, family_plan: FamilyPlan) -> Result<(), AmparoError> {
        let family_plan = family_plan.into_plan()?;
        Slot::with_open(&self.app, |open| records::put_single(open, &family_plan))
    }

    /// Whether the family plan was not gone through for six months; false where there is none. Errors: `Locked`.
    pub fn family_plan_due(&self) -> Result<bool, AmparoError> {
        let all = self.read_all::<plan::FamilyPlan>()?;
        let today = dates::today(&self.app);
        Ok(all
            .iter()
            .any(|(_, family_plan)| family_plan.review_due(today)))
    }

    /// The incident notes, newest first. Errors: `Locked`, `NewerFormat`.
    pub fn incident_notes(&self) -> Result<Vec<KeptNote>, AmparoError> {
        let all = self.read_all::<plan::IncidentNote>()?.into_iter();
        let mut notes: Vec<_> = all
            .map(|(id, read)| KeptNote {
                id: hex::encode(id.0),
                note: Cross::from_plan(read),
            })
            .collect();
        notes.sort_by(|a, b| (b.note.written_ms, &b.id).cmp(&(a.note.written_ms, &a.id)));
        Ok(notes)
    }

    /// Adds (empty id) or replaces a note; returns its id. Errors: `Invalid`, `Locked`, `NotFound`.
    pub fn put_incident_note(&self, kept: KeptNote) -> Result<String, AmparoError> {
        let note = kept.note.into_plan()?;
        Slot::with_open(&self.app, |open| records::put(open, &kept.id, &note))
    }

    /// Removes a note.
    pub fn remove_incident_note(&self, id: String) -> Result<(), AmparoError> {
        self.remove_record::<plan::IncidentNote>(&id)
    }

    /// The presence list, by first day. Errors: `Locked`, `NewerFormat`.
    pub fn presence(&self) -> Result<Vec<PresenceProof>, AmparoError> {
        let mut all = self.read_all::<plan::PresenceProof>()?;
        let mut proofs = all.pop().map(|(_, read)| read.proofs).unwrap_or_default();
        proofs.sort_by_key(|proof| (proof.from, proof.to));
        Ok(Cross::from_plan(proofs))
    }

    /// Replaces the presence list. Errors: `Invalid`, `Locked`.
    pub fn put_presence(&self, proofs: Vec<PresenceProof>) -> Result<(), AmparoError> {
        let list = plan::PresenceProof {
            proofs: proofs.into_plan()?,
            ..plan::PresenceProof::default()
        };
        Slot::with_open(&self.app, |open| records::put_single(open, &list))
    }

    /// What of the last 24 months nothing on the list shows. Errors: `Locked`.
    pub fn presence_gaps(&self) -> Result<Vec<PresenceGap>, AmparoError> {
        let mut all = self.read_all::<plan::PresenceProof>()?;
        let list = all.pop().map(|(_, read)| read).unwrap_or_default();
        let gaps = list.gaps(dates::today(&self.app));
        Ok(gaps
            .into_iter()
            .map(|(from, to)| PresenceGap {
                from: Day::from_plan(from),
                to: Day::from_plan(to),
            })
            .collect())
    }
}
