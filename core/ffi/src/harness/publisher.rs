//! An organisation that publishes packs: three who sign, others who stand by.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_cards::Date;
use amparo_cards::pack::publish::{self, Followed, Heading, Signer};
use amparo_cards::pack::{AppVersion, Root};

use crate::{Amparo, AmparoError};

const BLOCK: usize = 512;
const DAY_MS: u64 = 86_400_000;
const DOOR: &str = include_str!("../../../cards/data/cards/door.json");
const WORDS: &str = include_str!("../../../../locales/en/cards.ftl");

/// Somebody who publishes packs, with keys made for this test.
#[derive(uniffi::Object)]
pub struct TestPublisher(Mutex<Desk>);

struct Desk {
    signers: Vec<Signer>,
    /// The three who sign now.
    turn: Vec<usize>,
    first: Vec<u8>,
    roots: Vec<Followed>,
}

#[uniffi::export]
impl TestPublisher {
    /// Makes keys for five people; the first three sign. `expires`: last day of their root, as ISO date. Errors: `Invalid{expires}`.
    #[uniffi::constructor]
    pub fn new(expires: String) -> Result<Arc<Self>, AmparoError> {
        let expires = date(&expires)?;
        let made = (0..5).map(|_| Signer::open(&Signer::make()?));
        let signers: Vec<Signer> = made
            .collect::<Option<_>>()
            .ok_or(AmparoError::Unavailable)?;
        let keys: Vec<_> = signers.iter().take(3).map(Signer::key).collect();
        Ok(Arc::new(Self(Mutex::new(Desk {
            first: publish::root(1, &keys, expires),
            turn: vec![0, 1, 2],
            roots: Vec::new(),
            signers,
        }))))
    }

    /// A pack of the card *at my door*, whose version in it is `card`. `signers`: who signs it, from 0 on.
    pub fn pack(&self, version: u64, card: u32, signers: Vec<u32>) -> Result<Vec<u8>, AmparoError> {
        let desk = self.desk();
        let (from, to) = ("\"version\": ", format!("\"version\": {card}, \"was\": "));
        let numbered = DOOR.replacen(from, &to, 1);
        let mut read: serde_json::Value =
            serde_json::from_str(&numbered).map_err(|_| AmparoError::invalid("card"))?;
        if let Some(fields) = read.as_object_mut() {
            fields.remove("was");
        }
        let content = vec![("cards/door.json".to_owned(), read.to_string().into_bytes())];
        let dates = (date("2026-11-22")?, date("2027-02-20")?);
        desk.pack("los-angeles", version, dates, &content, &signers)
    }

    /// A pack of the English words of the cards, of which the message `id`, a line of its own, says `words`. Errors: `Invalid{id}`.
    pub fn correct(
        &self,
        version: u64,
        id: String,
        words: String,
        signers: Vec<u32>,
    ) -> Result<Vec<u8>, AmparoError> {
        let begins = format!("{id} = ");
        let mut found = false;
        let mut corrected = String::new();
        for line in WORDS.lines() {
            if line.starts_with(&begins) {
                found = true;
                corrected.push_str(&begins);
                corrected.push_str(&words);
            } else {
                corrected.push_str(line);
            }
            corrected.push('\n');
        }
        if !found {
            return Err(AmparoError::invalid("id"));
        }
        let content = vec![("locales/en/cards.ftl".to_owned(), corrected.into_bytes())];
        let dates = (date("2026-11-22")?, date("2027-02-20")?);
        let desk = self.desk();
        desk.pack("los-angeles", version, dates, &content, &signers)
    }

    /// A new root for these three, signed by them and by those before. Errors: `Invalid{signers}`.
    pub fn rotate(&self, signers: Vec<u32>, expires: String) -> Result<(), AmparoError> {
        let mut desk = self.desk();
        let turn: Vec<usize> = signers
            .iter()
            .filter_map(|i| (*i).try_into().ok())
            .collect();
        let mut keys = Vec::new();
        for index in signers {
            keys.push(desk.signer(index)?.key());
        }
        let version = desk.root()?.version + 1;
        let bytes = publish::root(version, &keys, date(&expires)?);
        let mut by: Vec<usize> = desk.turn.iter().chain(&turn).copied().collect();
        by.sort_unstable();
        by.dedup();
        let signed = by.iter().filter_map(|index| desk.signers.get(*index));
        let signatures = signed.flat_map(|signer| signer.sign_root(&bytes)).collect();
        desk.roots.push((version, bytes, signatures));
        desk.turn = turn;
        Ok(())
    }

    /// The pack with one letter of its last file changed.
    pub fn tampered(&self, pack: Vec<u8>) -> Result<Vec<u8>, AmparoError> {
        let mut pack = pack;
        let end = pack.len().saturating_sub(2 * BLOCK);
        let letter = pack[..end].iter_mut().rev().find(|byte| **byte == b'e');
        *letter.ok_or_else(|| AmparoError::invalid("pack"))? = b'a';
        Ok(pack)
    }
}

#[uniffi::export]
impl Amparo {
    /// From now on takes packs of this publisher, as if the build came with its first root.
    pub fn trust_publisher(&self, publisher: Arc<TestPublisher>) -> Result<(), AmparoError> {
        self.trust_pack_root(&publisher.desk().first)
    }
}

impl TestPublisher {
    /// A pack of any files (name, bytes; in the order of their names), made on the day of `now_ms` and good for `days`. For Rust only.
    pub fn pack_of(
        &self,
        (name, version): (&str, u64),
        (now_ms, days): (u64, u32),
        content: &[(String, Vec<u8>)],
        signers: &[u32],
    ) -> Result<Vec<u8>, AmparoError> {
        let last = now_ms.saturating_add(u64::from(days) * DAY_MS);
        let dates = (date(&iso_day(now_ms))?, date(&iso_day(last))?);
        self.desk().pack(name, version, dates, content, signers)
    }

    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    fn pack(
        &self,
        name: &str,
        version: u64,
        (created, expires): (Date, Date),
        content: &[(String, Vec<u8>)],
        signers: &[u32],
    ) -> Result<Vec<u8>, AmparoError> {
        let heading = Heading {
            pack: name.to_owned(),
            version,
            created,
            expires,
            min_app: AppVersion(0, 1, 0),
        };
        let manifest = publish::manifest(&heading, &self.root()?, content);
        let mut signatures = Vec::new();
        for index in signers {
            signatures.extend(self.signer(*index)?.sign_manifest(&manifest));
        }
        publish::pack(&self.roots, &manifest, &signatures, content).ok_or(AmparoError::TooLarge)
    }

    fn root(&self) -> Result<Root, AmparoError> {
        let last = self.roots.last().map_or(&self.first, |(_, bytes, _)| bytes);
        Root::parse(last).map_err(|_| AmparoError::invalid("root"))
    }

    fn signer(&self, index: u32) -> Result<&Signer, AmparoError> {
        let index = usize::try_from(index).ok();
        let signer = index.and_then(|index| self.signers.get(index));
        signer.ok_or_else(|| AmparoError::invalid("signers"))
    }
}

/// The day of a moment in UTC, as ISO date.
pub fn iso_day(at_ms: u64) -> String {
    let day = amparo_plan::Date::of_ms(at_ms);
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn date(text: &str) -> Result<Date, AmparoError> {
    text.parse().map_err(|_| AmparoError::invalid("expires"))
}
