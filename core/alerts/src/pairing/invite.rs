//! The invite: what the phone shows as a QR code or sends as a link.
//!
//! ```text
//! 01 ‖ scope 16 ‖ phone point 65 ‖ VAPID point 65 ‖ commitment 32 ‖ expires 8 ‖ length 1 ‖ sender ‖
//! length 1 ‖ language
//! ```

use amparo_sealed::Key;
use ring::digest::{SHA256, digest};

use crate::agree::{POINT_LEN, Point};
use crate::{Error, b64};

/// Longest name that the owner can choose to be called by, in bytes.
pub const SENDER_MAX: usize = 32;
/// Longest language tag.
pub const LANGUAGE_MAX: usize = 16;
const VERSION: u8 = 1;
const PREFIX: &str = "/#v1.";
const FIXED_LEN: usize = 1 + 16 + POINT_LEN + POINT_LEN + 32 + 8;
/// Longest invite.
pub const INVITE_MAX: usize = FIXED_LEN + 1 + SENDER_MAX + 1 + LANGUAGE_MAX;

/// Why an invite cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InviteProblem {
    /// No invite of this program.
    #[error("not an invite")]
    NotAnInvite,
    /// Begins as an invite, but is cut, too long, or a field is wrong.
    #[error("damaged")]
    Damaged,
    /// From a newer version: "update this page".
    #[error("newer version")]
    NewerVersion,
    /// Older than a day.
    #[error("expired")]
    Expired,
}

/// The fields of an invite.
#[derive(Clone, PartialEq, Eq)]
pub struct Invite {
    /// Random; names this pairing on the relative's side.
    pub scope: [u8; 16],
    /// The phone's public key for this pairing only.
    pub phone: Point,
    /// `applicationServerKey` of the subscription.
    pub vapid: Point,
    /// SHA-256("amparo/commit/v1" ‖ r).
    pub commitment: [u8; 32],
    /// Milliseconds since the epoch.
    pub expires_ms: u64,
    /// The name the owner chose to be called by; may be empty.
    pub sender: String,
    /// The relative's language, BCP 47.
    pub language: String,
}

redacted!(Invite);

impl Invite {
    /// The exact bytes, which the transcript covers: of what [`Self::from_bytes`] read, the same.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut out = Vec::with_capacity(INVITE_MAX);
        out.push(VERSION);
        out.extend_from_slice(&self.scope);
        out.extend_from_slice(self.phone.as_bytes());
        out.extend_from_slice(self.vapid.as_bytes());
        out.extend_from_slice(&self.commitment);
        out.extend_from_slice(&self.expires_ms.to_be_bytes());
        for text in [&self.sender, &self.language] {
            out.push(u8::try_from(text.len()).map_err(|_| Error::Invalid { field: "invite" })?);
            out.extend_from_slice(text.as_bytes());
        }
        Ok(out)
    }

    /// Reads exact bytes. The version is looked at before anything else.
    ///
    /// # Errors
    /// [`InviteProblem`], never `Expired`: time is for the caller to judge.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InviteProblem> {
        let damaged = InviteProblem::Damaged;
        let (version, rest) = bytes.split_first().ok_or(InviteProblem::NotAnInvite)?;
        match *version {
            0 => return Err(InviteProblem::NotAnInvite),
            VERSION => {}
            _ => return Err(InviteProblem::NewerVersion),
        }
        let mut rest = rest;
        let mut take = |length: usize| -> Result<&[u8], InviteProblem> {
            let (head, tail) = rest.split_at_checked(length).ok_or(damaged)?;
            rest = tail;
            Ok(head)
        };
        let point = |bytes: &[u8]| Point::from_bytes(bytes).map_err(|_| damaged);
        let fixed = |bytes: &[u8]| -> Result<[u8; 32], InviteProblem> {
            bytes.try_into().map_err(|_| damaged)
        };
        let scope = take(16)?.try_into().map_err(|_| damaged)?;
        let phone = point(take(POINT_LEN)?)?;
        let vapid = point(take(POINT_LEN)?)?;
        let commitment = fixed(take(32)?)?;
        let expires_ms = u64::from_be_bytes(take(8)?.try_into().map_err(|_| damaged)?);
        let mut text = || -> Result<String, InviteProblem> {
            let length = usize::from(*take(1)?.first().ok_or(damaged)?);
            core::str::from_utf8(take(length)?)
                .map(str::to_owned)
                .map_err(|_| damaged)
        };
        let sender = text()?;
        let language = text()?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        if !rest.is_empty()
            || sender.len() > SENDER_MAX
            || language.len() > LANGUAGE_MAX
            || !language.bytes().all(plain)
        {
            return Err(damaged);
        }
        Ok(Self {
            scope,
            phone,
            vapid,
            commitment,
            expires_ms,
            sender,
            language,
        })
    }

    /// Reads a link, or the part from `v1.` on.
    pub fn from_link(link: &str) -> Result<Self, InviteProblem> {
        let not = InviteProblem::NotAnInvite;
        let fragment = link
            .split_once('#')
            .map_or(link, |(_, fragment)| fragment)
            .trim();
        let (version, text) = fragment.split_once('.').ok_or(not)?;
        let number: u32 = version
            .strip_prefix('v')
            .and_then(|digits| digits.parse().ok())
            .ok_or(not)?;
        match number {
            0 => return Err(not),
            1 => {}
            _ => return Err(InviteProblem::NewerVersion),
        }
        if text.len() > INVITE_MAX * 4 / 3 + 4 {
            return Err(InviteProblem::Damaged);
        }
        Self::from_bytes(&b64::decode(text).ok_or(InviteProblem::Damaged)?)
    }
}

/// The link for an invite; `page_origin` such as `https://page.example` without a path.
pub(super) fn link(invite: &[u8], page: &str) -> Result<String, Error> {
    Ok(format!("{}{PREFIX}{}", origin(page)?, b64::encode(invite)))
}

/// The origin of a page, as it stands in links: https, or http on this machine (the demo).
pub(super) fn origin(page: &str) -> Result<String, Error> {
    let invalid = || Error::Invalid { field: "page" };
    let url = url::Url::parse(page).map_err(|_| invalid())?;
    // The fragment never leaves the browser; a query or a path would be a request to the host.
    if !url.username().is_empty()
        || url.path() != "/"
        || url.query().is_some()
        || url.fragment().is_some()
    {
        return Err(invalid());
    }
    let here = match url.host().ok_or_else(invalid)? {
        url::Host::Domain(name) => name == "localhost",
        url::Host::Ipv4(address) => address.is_loopback(),
        url::Host::Ipv6(address) => address.is_loopback(),
    };
    if url.scheme() != "https" && !(url.scheme() == "http" && here) {
        return Err(invalid());
    }
    Ok(url.origin().ascii_serialization())
}

/// c = SHA-256("amparo/commit/v1" ‖ r).
pub fn derive_commitment(r: &Key) -> [u8; 32] {
    let mut input = zeroize::Zeroizing::new(Vec::with_capacity(48));
    input.extend_from_slice(b"amparo/commit/v1");
    input.extend_from_slice(r.as_bytes());
    let mut out = [0; 32];
    out.copy_from_slice(digest(&SHA256, &input).as_ref());
    out
}

/// At most [`SENDER_MAX`] bytes, no control characters.
pub(super) fn check_sender(sender: &str) -> Result<(), Error> {
    if sender.len() > SENDER_MAX || sender.chars().any(char::is_control) {
        return Err(Error::Invalid { field: "sender" });
    }
    Ok(())
}

/// 1 to [`LANGUAGE_MAX`] ASCII letters, digits and hyphens.
pub(crate) fn check_language(language: &str) -> Result<(), Error> {
    let fits = (1..=LANGUAGE_MAX).contains(&language.len());
    if !fits
        || !language
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        return Err(Error::Invalid { field: "language" });
    }
    Ok(())
}
