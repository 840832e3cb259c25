//! One push message: RFC 8291 encryption and RFC 8292 signature, beside the crate `web-push-native` in its own process.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, timed};
use crate::peer::Peer;
use amparo_alerts::agree::AgreementKey;
use amparo_alerts::vapid::VapidKey;
use amparo_alerts::webpush::{Recipient, seal};
use std::path::Path;

/// An envelope.
const PAYLOAD: [u8; 3072] = [7; 3072];
/// Messages between two looks at the clock.
const BATCH: u32 = 20;

pub(crate) fn run(effort: Effort, peers: &Path) -> Result<Vec<Figure>> {
    let recipient = Recipient {
        p256dh: AgreementKey::make_random()?.public()?,
        auth: [3; 16],
    };
    let vapid = VapidKey::make_random()?;
    let mut peer = Peer::start::<&str>(peers, "peer-web-push-native", &[])?;
    let (ours, peer) = interleave(
        effort.rounds(100),
        || {
            timed(|| {
                for _ in 0..BATCH {
                    seal(&recipient, &PAYLOAD)?;
                    vapid.authorization("https://push.example", 1_790_000_000_000)?;
                }
                Ok(())
            })
        },
        || Ok(peer.ask(&BATCH.to_string())?.time),
    )?;
    let name = "one RFC 8291 message, signed";
    Ok(vec![Figure::ratio(
        name,
        ours / BATCH,
        peer / BATCH,
        Some(0.5),
    )])
}
