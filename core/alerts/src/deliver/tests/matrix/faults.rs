//! What can go wrong between the phone and a push service, and with a text message.

use crate::outbox::schedule::Receipt;
use crate::rows::Channel::{self, Push, Sms};

/// One line of the table.
pub(super) struct Fault {
    pub(super) name: &'static str,
    pub(super) play: Play,
    /// What the shell reports of a text message; none says nothing.
    pub(super) receipt: Option<Receipt>,
}

/// What the other side does, until it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Play {
    /// These bytes for every request.
    Answer(&'static str),
    /// 201 and a body of a GiB.
    LongBody,
    /// 201 and chunks without end.
    EndlessBody,
    /// 201 and a MiB of headers.
    LongHead,
    /// 201, then RST in the middle of the body.
    ResetAfterHead,
    /// The request is read, then RST.
    ResetBefore,
    /// The request is read, then FIN.
    EndBefore,
    /// The request is read, and nothing else happens.
    Silent,
    /// 201 in good time.
    Slow,
    /// 201 when nobody waits for it any more.
    Late,
    /// A name that leads somewhere else.
    Named(Leads),
}

/// Where a name leads, until it is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leads {
    /// A good service, by IPv6 only.
    Ipv6Only,
    UnknownRoot,
    Expired,
    WrongHost,
    /// A handshake that never ends.
    SilentTls,
    /// A port on which nobody listens.
    Nobody,
    NoName,
    NoRoute,
    /// These addresses.
    Inwards(&'static str),
}

impl Play {
    /// The service takes the message, whatever the phone hears of it.
    pub(super) fn takes(self) -> bool {
        match self {
            Self::Answer(text) => text.starts_with("HTTP/1.1 2"),
            Self::LongBody
            | Self::EndlessBody
            | Self::LongHead
            | Self::ResetAfterHead
            | Self::Slow
            | Self::Late => true,
            Self::ResetBefore | Self::EndBefore | Self::Silent => false,
            Self::Named(leads) => leads == Leads::Ipv6Only,
        }
    }

    /// The phone can hear of it at once.
    pub(super) fn is_healthy(self) -> bool {
        matches!(self, Self::Answer(_) | Self::Named(Leads::Ipv6Only)) && self.takes()
    }

    /// The phone hears nothing until its limit.
    pub(super) fn is_slow(self) -> bool {
        matches!(
            self,
            Self::Silent | Self::Late | Self::Named(Leads::SilentTls)
        )
    }
}

/// By which ways a person is reached.
pub(super) struct Route {
    pub(super) name: &'static str,
    pub(super) channels: &'static [Channel],
    pub(super) in_order: bool,
}

const fn route(name: &'static str, channels: &'static [Channel], in_order: bool) -> Route {
    Route {
        name,
        channels,
        in_order,
    }
}

/// Text messages alone come first: only faults of text messages have that line.
pub(super) const ROUTES: [Route; 5] = [
    route("text", &[Sms], false),
    route("push", &[Push], false),
    route("both", &[Push, Sms], false),
    route("push, then text", &[Push, Sms], true),
    route("text, then push", &[Sms, Push], true),
];

const fn net(name: &'static str, play: Play) -> Fault {
    Fault {
        name,
        play,
        receipt: None,
    }
}

const fn sms(name: &'static str, receipt: Option<Receipt>) -> Fault {
    Fault {
        name,
        play: Play::Answer(CREATED),
        receipt,
    }
}

const fn named(name: &'static str, leads: Leads) -> Fault {
    net(name, Play::Named(leads))
}

pub(super) const CREATED: &str = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

pub(super) const FAULTS: &[Fault] = &[
    // No fault of the network: what a text message does beside a push that arrives.
    sms("text: nothing reported", None),
    sms("text: composer opened", Some(Receipt::ComposerOpened)),
    sms("text: handed over", Some(Receipt::Handed)),
    sms("text: failed", Some(Receipt::Failed)),
    net(
        "200",
        Play::Answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
    ),
    net("201", Play::Answer(CREATED)),
    net(
        "202",
        Play::Answer("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "301",
        Play::Answer("HTTP/1.1 301 M\r\nLocation: /w/0\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "307",
        Play::Answer("HTTP/1.1 307 M\r\nLocation: /w/0\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "400",
        Play::Answer("HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "401",
        Play::Answer("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "403 with a Date",
        Play::Answer(
            "HTTP/1.1 403 No\r\nDate: Sun, 22 Nov 2026 07:00:00 GMT\r\nContent-Length: 0\r\n\r\n",
        ),
    ),
    net(
        "404",
        Play::Answer("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "410",
        Play::Answer("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "413",
        Play::Answer("HTTP/1.1 413 Large\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "429 in seconds",
        Play::Answer("HTTP/1.1 429 Busy\r\nRetry-After: 40\r\nContent-Length: 0\r\n\r\n"),
    ),
    net(
        "503 with a date",
        Play::Answer(
            "HTTP/1.1 503 No\r\nDate: Sun, 22 Nov 2026 07:00:00 GMT\r\nRetry-After: Sun, 22 Nov 2026 07:01:00 GMT\r\nContent-Length: 0\r\n\r\n",
        ),
    ),
    net(
        "500",
        Play::Answer("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"),
    ),
    net("no HTTP", Play::Answer("220 ready\r\n\r\n")),
    net("100 alone", Play::Answer("HTTP/1.1 100 Continue\r\n\r\n")),
    net("201, body of 1 GiB", Play::LongBody),
    net("201, body without end", Play::EndlessBody),
    net("201, 1 MiB of headers", Play::LongHead),
    net("201, reset after headers", Play::ResetAfterHead),
    net("reset before the answer", Play::ResetBefore),
    net("end before the answer", Play::EndBefore),
    net("silent drop", Play::Silent),
    net("slow, in time", Play::Slow),
    net("201 after the limit", Play::Late),
    named("IPv6 only", Leads::Ipv6Only),
    named("unknown root", Leads::UnknownRoot),
    named("expired certificate", Leads::Expired),
    named("wrong host", Leads::WrongHost),
    named("TLS never ends", Leads::SilentTls),
    named("nobody listens", Leads::Nobody),
    named("DNS failure", Leads::NoName),
    named("airplane mode", Leads::NoRoute),
    named("rebinding: private", Leads::Inwards("10.0.0.1")),
    named("rebinding: mapped", Leads::Inwards("::ffff:10.0.0.1")),
    named("rebinding: NAT64", Leads::Inwards("64:ff9b::a00:1")),
];
