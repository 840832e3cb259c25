//! The page's half of a packet: its parts put together, as they come.

use std::collections::HashMap;

use ring::digest::{SHA256, digest};
use serde_json::Value;

use crate::b64;
use crate::envelope::PacketBody;

/// Parts that have come so far.
#[derive(Debug, Default)]
pub struct Packets(HashMap<String, Vec<PacketBody>>);

/// A packet, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// What the owner calls it.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// The bytes.
    pub content: Vec<u8>,
}

impl Packets {
    /// Takes one part in; the packet, when it was the last that was missing and they are what was sent.
    pub fn add(&mut self, body: &Value) -> Option<Packet> {
        let part: PacketBody = serde_json::from_value(body.clone()).ok()?;
        let id = part.id.clone();
        let parts = self.0.entry(id.clone()).or_default();
        if parts.iter().all(|other| other.part != part.part) {
            parts.push(part);
        }
        let first = parts.first()?;
        if parts.len() != usize::from(first.of) {
            return None;
        }
        let mut parts = self.0.remove(&id)?;
        parts.sort_by_key(|part| part.part);
        let mut content = Vec::new();
        for part in &parts {
            content.extend(b64::decode(&part.data)?);
        }
        let first = parts.into_iter().next()?;
        let is_whole = content.len() == usize::try_from(first.size).ok()?
            && b64::encode(digest(&SHA256, &content).as_ref()) == first.sha256;
        is_whole.then_some(Packet {
            name: first.name,
            media_type: first.media_type,
            content,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::{PART_LEN, split_packet};

    #[test]
    fn parts_in_any_order_make_the_packet_and_a_changed_one_does_not() {
        let content = vec![7; 2 * PART_LEN + 1];
        let parts = split_packet("a.txt", "text/plain", &content).unwrap();
        let json = |part: &PacketBody| serde_json::to_value(part).unwrap();
        let mut packets = Packets::default();
        assert_eq!(packets.add(&json(&parts[2])), None);
        assert_eq!(packets.add(&json(&parts[2])), None, "a copy");
        assert_eq!(packets.add(&json(&parts[0])), None);
        let whole = packets.add(&json(&parts[1])).unwrap();
        assert_eq!((whole.name.as_str(), whole.content), ("a.txt", content));

        let mut changed = json(&parts[1]);
        changed["data"] = b64::encode(&[8; PART_LEN]).into();
        assert_eq!(packets.add(&json(&parts[0])), None);
        assert_eq!(packets.add(&changed), None);
        assert_eq!(packets.add(&json(&parts[2])), None);
    }
}
