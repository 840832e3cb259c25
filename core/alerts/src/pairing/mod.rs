//! Pairing a relative's page, without any input or output of its own.
//!
//! The phone makes an invite that commits to a secret r, fixes the first valid reply, reveals r with
//! the first push, and both people compare five pictures. Here: that sequence and its hostile ends.
//! Not here: showing the QR code, sending the reveal (`outbox`), keeping a pending pairing (the
//! façade, in the vault, because it holds the key behind the control direction).

mod invite;
mod keys;
mod reply;
mod stored;
#[cfg(test)]
mod tests;

use amparo_net::{EndpointProblem, Policy, check_endpoint};
use amparo_sealed::{Key, make_random};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub(crate) use invite::check_language;
pub use invite::{INVITE_MAX, Invite, InviteProblem, LANGUAGE_MAX, SENDER_MAX, derive_commitment};
pub use keys::{PICTURE_COUNT, PairKeys, derive_pictures, derive_transcript, picture_id};
#[cfg(any(test, feature = "testkit"))]
pub(crate) use reply::seal as seal_reply;
pub use reply::{ENDPOINT_MAX, PLAINTEXT_MAX as REPLY_PLAINTEXT_MAX};

use crate::Error;
use crate::agree::{AgreementKey, Point};
use crate::people::PersonId;
use crate::vapid::VapidKey;
use crate::webpush::Recipient;

/// An invite lives for a day.
pub const INVITE_LIFE_MS: u64 = 24 * 60 * 60 * 1000;
/// Replies for this invite that do not open, before it is over.
pub const FAILURES_MAX: u8 = 3;
/// Generation of the keys that an invite makes; a later generation needs kind 21, which is reserved.
pub const FIRST_EPOCH: u64 = 1;

/// Why a reply was not taken, or why a pairing is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PairingProblem {
    /// The text is no reply at all; nothing was counted.
    #[error("not a reply")]
    NotAReply,
    /// A reply of a newer page.
    #[error("newer version")]
    NewerVersion,
    /// A reply to another invite; nothing was counted.
    #[error("reply to another invite")]
    OtherInvite,
    /// A reply to this invite that does not open or is malformed inside; it was counted.
    #[error("damaged reply")]
    ReplyDamaged,
    /// A second, different reply came: someone else answered too.
    #[error("a second reply")]
    Burned,
    /// Too many damaged replies.
    #[error("too many failures")]
    TooManyFailures,
    /// The pictures were not the same.
    #[error("pictures differ")]
    Rejected,
    /// A day has passed.
    #[error("expired")]
    Expired,
    /// No reply has come yet.
    #[error("no reply yet")]
    NoReplyYet,
    /// The user has not agreed to the reply yet.
    #[error("not approved")]
    NotApproved,
}

/// Where a pairing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The invite can be shown.
    Invited,
    /// A reply is fixed; the user has to look at where it leads ([`PendingPairing::review`]).
    Reviewing,
    /// The reveal may go out; the pictures can be compared.
    Comparing,
    /// Over, without a result.
    Ended(PairingProblem),
}

/// What the user looks at before anything is sent to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Host of the push service.
    pub host: String,
    /// One of the large push services, or typed by the user before.
    pub known: bool,
}

/// One of the five pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// 0 to 63.
    pub number: u8,
    /// The id in the list; `picture-<id>` is its name in Fluent.
    pub id: &'static str,
}

/// A pairing that is not confirmed. Holds private keys: keep it in the vault, by [`Self::to_bytes`].
pub struct PendingPairing {
    person: PersonId,
    invite: Vec<u8>,
    parsed: Invite,
    private: AgreementKey,
    vapid: VapidKey,
    r: Key,
    failures: u8,
    /// Origin of the page that the invite leads to.
    page: Option<String>,
    /// The invite left this phone by another way than its own screen.
    exported: bool,
    fixed: Option<Fixed>,
    ended: Option<PairingProblem>,
}

/// How a reply came to this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// This phone's camera read it from the other's screen.
    Camera,
    /// It was typed, pasted or sent.
    Text,
}

/// The first valid reply.
struct Fixed {
    page: Point,
    plaintext: Zeroizing<Vec<u8>>,
    by_camera: bool,
    approved: Option<Approval>,
}

/// The user agreed to send to the address in the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Approval {
    /// Also to a host that is none of the known ones.
    host_agreed: bool,
}

/// What a capsule needs to send to a page.
pub(crate) struct Route {
    pub(crate) endpoint: String,
    pub(crate) recipient: Recipient,
    pub(crate) host_agreed: bool,
}

impl PendingPairing {
    /// A new invite for `person`. `sender` is the name the owner chose to be called by (≤ 32 bytes,
    /// may be empty), `language` the person's.
    pub fn make_invite(
        person: PersonId,
        sender: &str,
        language: &str,
        now_ms: u64,
    ) -> Result<Self, Error> {
        Self::from_secrets(
            person,
            sender,
            language,
            now_ms,
            make_random::<16>()?,
            AgreementKey::make_random()?,
            VapidKey::make_random()?,
            make_random::<32>()?,
        )
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the one place where an invite's parts meet; vectors fix them all"
    )]
    pub(crate) fn from_secrets(
        person: PersonId,
        sender: &str,
        language: &str,
        now_ms: u64,
        scope: [u8; 16],
        private: AgreementKey,
        vapid: VapidKey,
        r: [u8; 32],
    ) -> Result<Self, Error> {
        invite::check_sender(sender)?;
        check_language(language)?;
        let r = Key::from_bytes(r);
        let parsed = Invite {
            scope,
            phone: private.public()?,
            vapid: *vapid.public(),
            commitment: derive_commitment(&r),
            expires_ms: now_ms.saturating_add(INVITE_LIFE_MS),
            sender: sender.to_owned(),
            language: language.to_owned(),
        };
        let invite = parsed.to_bytes()?;
        Ok(Self {
            person,
            invite,
            parsed,
            private,
            vapid,
            r,
            failures: 0,
            page: None,
            exported: false,
            fixed: None,
            ended: None,
        })
    }

    /// Whom this pairing is for.
    pub fn person(&self) -> PersonId {
        self.person
    }

    /// What this person calls the owner.
    pub fn sender(&self) -> &str {
        &self.parsed.sender
    }

    /// Random name of this pairing.
    pub fn scope(&self) -> [u8; 16] {
        self.parsed.scope
    }

    /// The exact invite bytes.
    pub fn invite(&self) -> &[u8] {
        &self.invite
    }

    /// The invite as a link to the page at `page_origin` (`https://host`, no path). Only `/` is ever
    /// requested from that host.
    pub fn link(&self, page_origin: &str) -> Result<String, Error> {
        invite::link(&self.invite, page_origin)
    }

    /// The page that the invite leads to; later text messages link to it.
    ///
    /// # Errors
    /// [`Error::Invalid`] with `page`.
    pub fn set_page(&mut self, page_origin: &str) -> Result<(), Error> {
        self.page = Some(invite::origin(page_origin)?);
        Ok(())
    }

    /// The invite is copied or sent, not only shown on this screen: from now on only the pictures can
    /// tell who answered it.
    pub fn note_exported(&mut self) {
        self.exported = true;
    }

    /// This camera read the reply from the screen of somebody who saw the invite on this one. Then the
    /// pictures may be left out.
    pub fn is_in_person(&self) -> bool {
        !self.exported && self.fixed.as_ref().is_some_and(|fixed| fixed.by_camera)
    }

    /// Where this pairing stands at `now_ms`.
    pub fn step(&self, now_ms: u64) -> Step {
        if let Some(problem) = self.ended {
            return Step::Ended(problem);
        }
        if now_ms >= self.parsed.expires_ms {
            return Step::Ended(PairingProblem::Expired);
        }
        match &self.fixed {
            None => Step::Invited,
            Some(Fixed { approved: None, .. }) => Step::Reviewing,
            Some(_) => Step::Comparing,
        }
    }

    /// Replies that may still fail to open.
    pub fn failures_left(&self) -> u8 {
        FAILURES_MAX.saturating_sub(self.failures)
    }

    /// When the invite ends.
    pub fn expires_ms(&self) -> u64 {
        self.parsed.expires_ms
    }

    /// Takes a reply. The first valid one is fixed; the same one again changes nothing; another one
    /// burns the invite. Store the pairing again afterwards, also after an error: failures count.
    ///
    /// # Errors
    /// [`Error::Pairing`]; [`Error::Endpoint`] when the reply is genuine but its address is none that
    /// any agreement could allow (nothing is fixed or counted then).
    pub fn accept_reply(
        &mut self,
        text: &str,
        via: Via,
        policy: &Policy,
        now_ms: u64,
    ) -> Result<Review, Error> {
        if let Step::Ended(problem) = self.step(now_ms) {
            return Err(problem.into());
        }
        let (page, plaintext) = match self.open_reply(text) {
            Ok(opened) => opened,
            Err(PairingProblem::ReplyDamaged) => return Err(self.count_failure().into()),
            Err(problem) => return Err(problem.into()),
        };
        if let Some(fixed) = &self.fixed {
            if fixed.page == page && *fixed.plaintext == *plaintext {
                return review(policy, &read_route(&plaintext)?.endpoint);
            }
            self.ended = Some(PairingProblem::Burned);
            return Err(PairingProblem::Burned.into());
        }
        let review = review(policy, &read_route(&plaintext)?.endpoint)?;
        self.fixed = Some(Fixed {
            page,
            plaintext,
            by_camera: via == Via::Camera,
            approved: None,
        });
        Ok(review)
    }

    /// Where the fixed reply leads.
    pub fn review(&self, policy: &Policy) -> Result<Review, Error> {
        review(policy, &self.route()?.endpoint)
    }

    /// The user agrees to the reviewed address; `host_agreed` also to a host that is not known.
    ///
    /// # Errors
    /// [`Error::Endpoint`] when the host is unknown and was not agreed to.
    pub fn approve(
        &mut self,
        host_agreed: bool,
        policy: &Policy,
        now_ms: u64,
    ) -> Result<(), Error> {
        if let Step::Ended(problem) = self.step(now_ms) {
            return Err(problem.into());
        }
        let review = self.review(policy)?;
        if !review.known && !host_agreed {
            return Err(EndpointProblem::UnknownHost.into());
        }
        let fixed = self.fixed.as_mut().ok_or(PairingProblem::NoReplyYet)?;
        fixed.approved = Some(Approval { host_agreed });
        Ok(())
    }

    fn open_reply(&self, text: &str) -> Result<(Point, Zeroizing<Vec<u8>>), PairingProblem> {
        let sealed = reply::Sealed::from_text(text, &self.parsed.scope)?;
        let shared = self
            .private
            .agree(&sealed.page)
            .map_err(|_| PairingProblem::ReplyDamaged)?;
        let plaintext = sealed.open(&shared, &self.invite)?;
        read_route(&plaintext)?;
        Ok((sealed.page, plaintext))
    }

    fn count_failure(&mut self) -> PairingProblem {
        self.failures = self.failures.saturating_add(1);
        if self.failures < FAILURES_MAX {
            return PairingProblem::ReplyDamaged;
        }
        self.ended = Some(PairingProblem::TooManyFailures);
        PairingProblem::TooManyFailures
    }

    /// The five pictures that the other side must see too.
    ///
    /// # Errors
    /// [`PairingProblem::NoReplyYet`], or why the pairing is over.
    pub fn pictures(&self, now_ms: u64) -> Result<[Picture; PICTURE_COUNT], Error> {
        self.fixed_now(now_ms)?;
        let numbers = derive_pictures(&self.transcript()?, &self.r);
        Ok(numbers.map(|number| Picture {
            number,
            id: picture_id(number).unwrap_or_default(),
        }))
    }

    /// The pictures differ: the pairing is over.
    pub fn reject(&mut self) {
        self.ended.get_or_insert(PairingProblem::Rejected);
    }

    fn fixed_now(&self, now_ms: u64) -> Result<&Fixed, PairingProblem> {
        match self.step(now_ms) {
            Step::Ended(problem) => Err(problem),
            Step::Invited => Err(PairingProblem::NoReplyYet),
            Step::Reviewing => Err(PairingProblem::NotApproved),
            Step::Comparing => self.fixed.as_ref().ok_or(PairingProblem::NoReplyYet),
        }
    }

    fn transcript(&self) -> Result<[u8; 32], Error> {
        let fixed = self.fixed.as_ref().ok_or(PairingProblem::NoReplyYet)?;
        Ok(derive_transcript(
            &self.invite,
            &fixed.page,
            &fixed.plaintext,
        ))
    }

    pub(crate) fn keys(&self, now_ms: u64) -> Result<PairKeys, Error> {
        let fixed = self.fixed_now(now_ms)?;
        let shared = self.private.agree(&fixed.page)?;
        Ok(PairKeys::derive(&shared, &self.transcript()?))
    }

    pub(crate) fn route(&self) -> Result<Route, Error> {
        let fixed = self.fixed.as_ref().ok_or(PairingProblem::NoReplyYet)?;
        let host_agreed = fixed.approved.is_some_and(|approval| approval.host_agreed);
        Ok(Route {
            host_agreed,
            ..read_route(&fixed.plaintext)?
        })
    }

    /// The page that the invite leads to; absent in pairings that were begun before it was kept.
    pub fn page(&self) -> Option<&str> {
        self.page.as_deref()
    }

    pub(crate) fn vapid(&self) -> &VapidKey {
        &self.vapid
    }

    pub(crate) fn r(&self) -> &Key {
        &self.r
    }
}

redacted!(PendingPairing);

fn read_route(plaintext: &[u8]) -> Result<Route, PairingProblem> {
    let damaged = PairingProblem::ReplyDamaged;
    if plaintext.len() > REPLY_PLAINTEXT_MAX {
        return Err(damaged);
    }
    let subscription: reply::Subscription =
        serde_json::from_slice(plaintext).map_err(|_| damaged)?;
    if subscription.endpoint.len() > ENDPOINT_MAX {
        return Err(damaged);
    }
    Ok(Route {
        recipient: subscription.recipient()?,
        endpoint: subscription.endpoint,
        host_agreed: false,
    })
}

fn review(policy: &Policy, endpoint: &str) -> Result<Review, Error> {
    match check_endpoint(policy, endpoint) {
        Ok(endpoint) => Ok(Review {
            host: endpoint.host().to_owned(),
            known: true,
        }),
        Err(EndpointProblem::UnknownHost) => {
            let host = host_of(endpoint).ok_or(EndpointProblem::Malformed)?;
            // Everything but the host has to be in order before the user is asked about the host.
            let endpoint = check_endpoint(&policy.clone().with_host(&host)?, endpoint)?;
            Ok(Review {
                host: endpoint.host().to_owned(),
                known: false,
            })
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Host of an address as it stands in the address.
pub(crate) fn host_of(endpoint: &str) -> Option<String> {
    url::Url::parse(endpoint)
        .ok()?
        .host_str()
        .map(str::to_owned)
}
