//! The practice push service: what stands between the two devices, on the loopback interface, in memory.
//!
//! It takes messages as any push service does (RFC 8030 §5) and hands them to the page over a held-open GET, because a
//! browser's own subscription would need its vendor. It cannot read what it carries.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use tokio::sync::watch;

/// Largest body a push service has to take (RFC 8030 §7.2).
pub(crate) const BODY_CAP: usize = 4096;
const CHANNELS_CAP: usize = 64;
const BODIES_CAP: usize = 512;
/// How long a page's question is held open.
const HOLD: Duration = Duration::from_secs(20);

type Bodies = Vec<Bytes>;

/// All channels of one practice. A channel exists from the first time either side names it.
#[derive(Default)]
pub(crate) struct PushService {
    channels: Mutex<HashMap<String, Arc<watch::Sender<Bodies>>>>,
    carried: Mutex<Vec<Carried>>,
    moods: Mutex<HashMap<String, Mood>>,
}

/// How the service of a channel is today. One without a mood answers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// The subscription is over (RFC 8030 §7.3).
    Gone,
    /// It takes the message after that long.
    Slow(Duration),
}

/// What a push service can tell of a message: when, how long, and bytes that say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Carried {
    /// To which channel.
    pub(crate) channel: String,
    /// When it came.
    pub(crate) at: SystemTime,
    /// Length of the body in bytes.
    pub(crate) length: usize,
    /// The first bytes of what is sealed.
    pub(crate) first: Vec<u8>,
}

/// Length of the header before what is sealed: salt, record size, key length, key (RFC 8188 §2.1, RFC 8291 §4).
const HEADER: usize = 16 + 4 + 1 + 65;
const SHOWN: usize = 24;

impl PushService {
    /// Takes one message as the channel's service does today: at once, late or not at all.
    pub(crate) async fn serve(
        &self,
        channel: &str,
        headers: &HeaderMap,
        body: Bytes,
    ) -> StatusCode {
        match self.mood(channel) {
            Some(Mood::Gone) => return StatusCode::GONE,
            Some(Mood::Slow(time)) => tokio::time::sleep(time).await,
            None => {}
        }
        self.take(channel, headers, body)
    }

    /// From now on.
    pub(crate) fn set_mood(&self, channel: &str, mood: Mood) {
        self.moods().insert(channel.to_owned(), mood);
    }

    /// The channel as if nobody had named it.
    pub(crate) fn forget(&self, channel: &str) {
        self.moods().remove(channel);
        self.locked().remove(channel);
    }

    /// Takes one message. 201, or why not.
    fn take(&self, channel: &str, headers: &HeaderMap, body: Bytes) -> StatusCode {
        let has_ttl = headers
            .get("ttl")
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.parse::<u32>().is_ok());
        let sealed = headers
            .get("content-encoding")
            .is_some_and(|value| value == "aes128gcm");
        if !has_ttl || !sealed || body.is_empty() {
            return StatusCode::BAD_REQUEST;
        }
        if body.len() > BODY_CAP {
            return StatusCode::PAYLOAD_TOO_LARGE;
        }
        let name = channel.to_owned();
        let Some(channel) = self.channel(channel) else {
            return StatusCode::NOT_FOUND;
        };
        let carried = Carried {
            channel: name,
            at: SystemTime::now(),
            length: body.len(),
            first: body.iter().skip(HEADER).take(SHOWN).copied().collect(),
        };
        let mut status = StatusCode::CREATED;
        channel.send_modify(|bodies| {
            if bodies.len() < BODIES_CAP {
                bodies.push(body);
            } else {
                status = StatusCode::TOO_MANY_REQUESTS;
            }
        });
        if status == StatusCode::CREATED {
            self.log().push(carried);
        }
        status
    }

    /// What was carried so far, oldest first.
    pub(crate) fn carried(&self) -> Vec<Carried> {
        self.log().clone()
    }

    /// The messages after the first `after`, waiting a while for one. Empty when none came.
    pub(crate) async fn wait(&self, channel: &str, after: usize) -> Bodies {
        let Some(channel) = self.channel(channel) else {
            return Vec::new();
        };
        let mut bodies = channel.subscribe();
        let news = bodies.wait_for(|bodies| bodies.len() > after);
        match tokio::time::timeout(HOLD, news).await {
            Ok(Ok(bodies)) => bodies.get(after..).unwrap_or_default().to_vec(),
            _ => Vec::new(),
        }
    }

    /// Forgets everything.
    pub(crate) fn clear(&self) {
        self.locked().clear();
        self.log().clear();
        self.moods().clear();
    }

    fn mood(&self, channel: &str) -> Option<Mood> {
        self.moods().get(channel).copied()
    }

    fn moods(&self) -> MutexGuard<'_, HashMap<String, Mood>> {
        self.moods.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn log(&self) -> MutexGuard<'_, Vec<Carried>> {
        self.carried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn channel(&self, name: &str) -> Option<Arc<watch::Sender<Bodies>>> {
        let well_formed = (1..=64).contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        let mut channels = self.locked();
        if let Some(found) = channels.get(name) {
            return Some(Arc::clone(found));
        }
        if !well_formed || channels.len() >= CHANNELS_CAP {
            return None;
        }
        let made = Arc::new(watch::Sender::new(Vec::new()));
        channels.insert(name.to_owned(), Arc::clone(&made));
        Some(made)
    }

    fn locked(&self) -> MutexGuard<'_, HashMap<String, Arc<watch::Sender<Bodies>>>> {
        // A map of byte strings is never half-changed.
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers() -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("ttl", "60".parse().unwrap());
        headers.insert("content-encoding", "aes128gcm".parse().unwrap());
        headers
    }

    fn body(letter: u8) -> Bytes {
        Bytes::from(vec![letter; 3])
    }

    #[tokio::test]
    async fn a_message_comes_out_once_and_in_order() {
        let service = PushService::default();
        for letter in [b'a', b'b'] {
            assert_eq!(
                service.take("one", &headers(), body(letter)),
                StatusCode::CREATED
            );
        }
        assert_eq!(service.wait("one", 0).await, [body(b'a'), body(b'b')]);
        assert_eq!(service.wait("one", 1).await, [body(b'b')]);
        let carried = service.carried();
        assert_eq!((carried.len(), carried[0].length), (2, 3));
        // Nothing before what is sealed is shown.
        assert!(carried[0].first.is_empty());
    }

    #[tokio::test]
    async fn a_waiting_page_is_told() {
        let service = Arc::new(PushService::default());
        let page = tokio::spawn({
            let service = Arc::clone(&service);
            async move { service.wait("late", 0).await }
        });
        tokio::task::yield_now().await;
        service.take("late", &headers(), body(b'x'));
        assert_eq!(page.await.unwrap(), [body(b'x')]);
    }

    #[test]
    fn what_no_push_service_takes_is_refused() {
        let service = PushService::default();
        assert_eq!(
            service.take("c", &HeaderMap::new(), body(b'x')),
            StatusCode::BAD_REQUEST
        );
        let large = Bytes::from(vec![0; BODY_CAP + 1]);
        assert_eq!(
            service.take("c", &headers(), large),
            StatusCode::PAYLOAD_TOO_LARGE
        );
        assert_eq!(
            service.take("../x", &headers(), body(b'x')),
            StatusCode::NOT_FOUND
        );
    }

    #[test]
    fn there_is_an_end_to_channels() {
        let service = PushService::default();
        for number in 0..CHANNELS_CAP {
            assert!(service.channel(&format!("c{number}")).is_some());
        }
        assert!(service.channel("one-more").is_none());
        service.clear();
        assert!(service.channel("one-more").is_some());
    }

    #[tokio::test]
    async fn a_service_is_as_its_mood() {
        let service = PushService::default();
        service.set_mood("gone", Mood::Gone);
        service.set_mood("slow", Mood::Slow(Duration::from_millis(80)));
        let gone = service.serve("gone", &headers(), body(b'x')).await;
        assert_eq!(gone, StatusCode::GONE);
        let begun = std::time::Instant::now();
        let slow = service.serve("slow", &headers(), body(b'x')).await;
        assert_eq!(slow, StatusCode::CREATED);
        assert!(begun.elapsed() >= Duration::from_millis(80));
        let carried = service.carried();
        assert_eq!(carried.len(), 1, "what is refused did not travel on");
        assert_eq!(carried[0].channel, "slow");
        service.forget("gone");
        let taken = service.serve("gone", &headers(), body(b'x')).await;
        assert_eq!(taken, StatusCode::CREATED);
    }
}
