//! Where this program may connect to.
//!
//! Two gates: the text of a push address is checked when it is accepted and again before every
//! request ([`check_endpoint`]); the addresses that its name resolves to are checked inside the
//! connector, after resolution, so that a name cannot be swapped in between ([`Policy::allows`]).

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// The large push services: a name is allowed when it equals an entry or ends in "." + entry.
/// Sources: Chromium and Android's FCM, Mozilla autopush, Microsoft WNS (`*.notify.windows.com`),
/// Apple's "Sending web push notifications in web apps and browsers" (`*.push.apple.com`).
const PUSH_SERVICES: [&str; 5] = [
    "fcm.googleapis.com",
    "android.googleapis.com",
    "updates.push.services.mozilla.com",
    "notify.windows.com",
    "web.push.apple.com",
];
/// Longest host name that the user can type (RFC 1035 §2.3.4).
const HOST_MAX: usize = 253;

/// Which hosts and addresses are reachable.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    hosts: Vec<String>,
    loopback: bool,
}

/// A push address that passed [`check_endpoint`]; there is no other way to make one, and a request
/// can be made to nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    host: String,
    origin: String,
}

impl Endpoint {
    /// The whole address. A secret between the browser and us: whoever has it can try to push.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Host name in lower case.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `https://host`, the audience of a VAPID token (RFC 8292 §2, RFC 6454 §6.1).
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Endpoint(..)")
    }
}

/// Why an address is not one to send to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointProblem {
    /// Not a URL, or too long.
    #[error("not an address")]
    Malformed,
    /// Not https on port 443.
    #[error("not https on the usual port")]
    NotHttps,
    /// Carries a user name, a password or a fragment.
    #[error("carries more than an address")]
    Userinfo,
    /// A number instead of a name, or a name for local use.
    #[error("not a public name")]
    NotPublic,
    /// A host that is neither a known push service nor typed by the user.
    #[error("unknown host")]
    UnknownHost,
}

impl Policy {
    /// What the app uses: known push services over https, public addresses only.
    pub fn strict() -> Self {
        Self::default()
    }

    /// For tests and the demo on one machine: `http` and loopback addresses as well. Exists in Rust
    /// only; no shell can ask for it.
    pub fn loopback_for_tests() -> Self {
        Self {
            loopback: true,
            ..Self::default()
        }
    }

    /// Adds a host that the user typed or agreed to; its subdomains are not added.
    ///
    /// # Errors
    /// [`EndpointProblem`] for anything but a public host name.
    pub fn with_host(mut self, host: &str) -> Result<Self, EndpointProblem> {
        let host = host.trim().trim_end_matches('.');
        if host.is_empty() || host.len() > HOST_MAX {
            return Err(EndpointProblem::Malformed);
        }
        let Ok(Host::Domain(name)) = Host::parse(host) else {
            return Err(EndpointProblem::NotPublic);
        };
        if !is_public_name(&name) {
            return Err(EndpointProblem::NotPublic);
        }
        self.hosts.push(name);
        Ok(self)
    }

    /// Whether a resolved address may be connected to.
    pub fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || (self.loopback && is_loopback(address))
    }

    pub(crate) fn is_strict(&self) -> bool {
        !self.loopback
    }

    fn allows_host(&self, host: &str) -> bool {
        PUSH_SERVICES
            .iter()
            .any(|entry| is_or_is_under(host, entry))
            || self.hosts.iter().any(|typed| typed == host)
    }
}

/// Checks the text of a push address.
///
/// # Errors
/// [`EndpointProblem`], the first that applies.
pub fn check_endpoint(policy: &Policy, url: &str) -> Result<Endpoint, EndpointProblem> {
    // `Url` would drop tabs, line breaks and surrounding spaces silently.
    if url.len() > 2048
        || url
            .chars()
            .any(|letter| letter.is_control() || letter.is_whitespace())
    {
        return Err(EndpointProblem::Malformed);
    }
    let url = Url::parse(url).map_err(|_| EndpointProblem::Malformed)?;
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(EndpointProblem::Userinfo);
    }
    let origin = url.origin().ascii_serialization();
    if policy.loopback && matches!(url.scheme(), "http" | "https") && is_loopback_host(&url) {
        let host = url.host_str().unwrap_or_default().to_owned();
        return Ok(Endpoint { url, host, origin });
    }
    if url.scheme() != "https" || url.port().is_some() {
        return Err(EndpointProblem::NotHttps);
    }
    let host = match url.host() {
        Some(Host::Domain(name)) if is_public_name(name) => name.to_owned(),
        Some(_) => return Err(EndpointProblem::NotPublic),
        None => return Err(EndpointProblem::Malformed),
    };
    if !policy.allows_host(&host) {
        return Err(EndpointProblem::UnknownHost);
    }
    Ok(Endpoint { url, host, origin })
}

/// Checks an address that the user typed or agreed to for a file: its host is allowed for this once. All else is as for
/// [`check_endpoint`].
///
/// # Errors
/// [`EndpointProblem`], the first that applies.
pub fn chosen_endpoint(policy: &Policy, url: &str) -> Result<(Policy, Endpoint), EndpointProblem> {
    let parsed = Url::parse(url).map_err(|_| EndpointProblem::Malformed)?;
    let host = parsed.host_str().ok_or(EndpointProblem::Malformed)?;
    let allowed = policy.clone().with_host(host);
    // A number or a local name is none to add; what tests may reach they reach without.
    let policy = allowed.unwrap_or_else(|_| policy.clone());
    let endpoint = check_endpoint(&policy, url)?;
    Ok((policy, endpoint))
}

fn is_loopback_host(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// At least two labels, and none of the names that never leave a house (RFC 6761, 6762, 8375).
fn is_public_name(name: &str) -> bool {
    let local = [
        "localhost",
        "local",
        "internal",
        "home.arpa",
        "test",
        "invalid",
        "onion",
    ];
    name.contains('.')
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !local.iter().any(|entry| is_or_is_under(name, entry))
}

/// Anchored at the dot: `a.push.example` is under `push.example`, `apush.example` is not.
fn is_or_is_under(name: &str, entry: &str) -> bool {
    name == entry
        || name
            .strip_suffix(entry)
            .is_some_and(|front| front.len() > 1 && front.ends_with('.'))
}

fn is_loopback(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_loopback(),
        IpAddr::V6(v6) => v6.is_loopback(),
    }
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// Everything in IANA's special-purpose registry for IPv4 that is not globally reachable.
fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b)) // shared address space, RFC 6598
        || (a == 192 && b == 0 && c == 0) // protocol assignments
        || (a == 192 && b == 88 && c == 99) // 6to4 relays
        || (a == 198 && (18..20).contains(&b)) // benchmarking
        || a >= 224) // multicast, reserved, broadcast
}

/// Only global unicast (`2000::/3`), without the ranges that lead back to IPv4 or nowhere. Mapped
/// (`::ffff:0:0/96`), local NAT64 (`64:ff9b:1::/48`), unique local, link-local and multicast lie
/// outside. The well-known NAT64 prefix is judged by the IPv4 address inside it (docs/adr/0301).
fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    if segments[..6] == [0x64, 0xff9b, 0, 0, 0, 0] {
        let [.., a, b, c, d] = address.octets();
        return is_public_v4(Ipv4Addr::new(a, b, c, d));
    }
    let global = segments[0] & 0xe000 == 0x2000;
    let special = match segments[0] {
        // Teredo, ORCHID, benchmarking and the like; documentation.
        0x2001 => segments[1] < 0x0200 || segments[1] == 0x0db8,
        // 6to4: an IPv4 address inside.
        0x2002 => true,
        // Documentation (RFC 9637).
        0x3fff => segments[1] < 0x1000,
        _ => false,
    };
    global && !special
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str) -> Result<String, EndpointProblem> {
        check_endpoint(&Policy::strict(), url).map(|endpoint| endpoint.host().to_owned())
    }

    #[test]
    fn knows_the_large_push_services() {
        for url in [
            "https://fcm.googleapis.com/fcm/send/abc:def",
            "https://fcm.googleapis.com:443/wp/x",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
            "https://wns2-by3p.notify.windows.com/w/?token=x",
            "https://web.push.apple.com/QGuQ",
            "https://UPDATES.push.services.mozilla.com/x",
        ] {
            assert!(check(url).is_ok(), "{url}");
        }
        let endpoint = check_endpoint(&Policy::strict(), "https://web.push.apple.com/Q").unwrap();
        assert_eq!(
            (endpoint.host(), endpoint.origin()),
            ("web.push.apple.com", "https://web.push.apple.com")
        );
    }

    #[test]
    fn refuses_everything_else_with_its_reason() {
        use EndpointProblem as P;
        for (url, problem) in [
            ("https://fcm.googleapis.com.evil.example/x", P::UnknownHost),
            ("https://evilfcm.googleapis.com/x", P::UnknownHost),
            ("https://googleapis.com/x", P::UnknownHost),
            ("https://push.example.org/x", P::UnknownHost),
            ("http://fcm.googleapis.com/x", P::NotHttps),
            ("https://fcm.googleapis.com:8443/x", P::NotHttps),
            ("ftp://fcm.googleapis.com/x", P::NotHttps),
            ("https://a@fcm.googleapis.com/x", P::Userinfo),
            ("https://a:b@fcm.googleapis.com/x", P::Userinfo),
            ("https://fcm.googleapis.com/x#y", P::Userinfo),
            ("https://127.0.0.1/x", P::NotPublic),
            ("https://[::1]/x", P::NotPublic),
            ("https://0x7f000001/x", P::NotPublic),
            ("https://2130706433/x", P::NotPublic),
            ("https://localhost/x", P::NotPublic),
            ("https://printer.local/x", P::NotPublic),
            ("https://fcm.googleapis.com./x", P::NotPublic),
            ("https://push\t.example/x", P::Malformed),
            (" https://fcm.googleapis.com/x", P::Malformed),
            ("nonsense", P::Malformed),
        ] {
            assert_eq!(check(url), Err(problem), "{url}");
        }
        assert_eq!(
            check(&format!("https://fcm.googleapis.com/{}", "x".repeat(2048))),
            Err(P::Malformed)
        );
    }

    #[test]
    fn a_typed_host_is_exact() {
        let policy = Policy::strict().with_host("Push.Example.org.").unwrap();
        assert!(check_endpoint(&policy, "https://push.example.org/x").is_ok());
        assert_eq!(
            check_endpoint(&policy, "https://a.push.example.org/x"),
            Err(EndpointProblem::UnknownHost)
        );
        for host in [
            "10.0.0.1",
            "[::1]",
            "localhost",
            "router.local",
            "intranet",
            "",
        ] {
            assert!(Policy::strict().with_host(host).is_err(), "{host}");
        }
    }

    #[test]
    fn names_and_addresses_are_as_long_as_they_may_be_and_no_longer() {
        let host = |length: usize| {
            let labels = "label.".repeat(41);
            let host = format!("{labels}{}.org", "x".repeat(length - labels.len() - 4));
            Policy::strict().with_host(&host).map(|_| ())
        };
        assert_eq!(host(253), Ok(()));
        assert_eq!(host(254), Err(EndpointProblem::Malformed));
        let nothing = Policy::strict().with_host(" . ").map(|_| ());
        assert_eq!(nothing, Err(EndpointProblem::Malformed));
        let push = "https://fcm.googleapis.com/";
        let url = |length: usize| check(&format!("{push}{}", "x".repeat(length - push.len())));
        assert!(url(2048).is_ok());
        assert_eq!(url(2049), Err(EndpointProblem::Malformed));
    }

    #[test]
    fn loopback_is_for_tests_only() {
        let tests = Policy::loopback_for_tests();
        for url in [
            "http://127.0.0.1:8080/push/x",
            "http://localhost:1/x",
            "http://[::1]:9/x",
        ] {
            assert!(check_endpoint(&tests, url).is_ok(), "{url}");
            assert!(check_endpoint(&Policy::strict(), url).is_err(), "{url}");
        }
        assert!(check_endpoint(&tests, "http://10.0.0.1/x").is_err());
        assert!(tests.allows("127.0.0.1".parse().unwrap()));
        assert!(!tests.allows("10.0.0.1".parse().unwrap()));
        assert!(!Policy::strict().allows("127.0.0.1".parse().unwrap()));
    }

    #[test]
    fn only_public_addresses_are_reachable() {
        let policy = Policy::strict();
        for address in [
            "8.8.8.8",
            "100.63.255.255",
            "100.128.0.0",
            "172.32.0.1",
            // Each as near as can be to one that is not.
            "1.0.0.1",
            "8.0.0.1",
            "8.64.0.1",
            "192.0.1.1",
            "192.1.0.1",
            "8.88.99.1",
            "192.88.98.1",
            "192.89.99.1",
            "8.18.0.1",
            "198.17.255.255",
            "198.20.0.1",
            "223.255.255.255",
            "2001:200::1",
            "3fff:1000::1",
            "64:ff9b::808:808",
            "2607:f8b0::1",
            "2a00:1450::1",
        ] {
            assert!(policy.allows(address.parse().unwrap()), "{address}");
        }
        for address in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.127.255.255",
            "127.9.9.9",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:8.8.8.8",
            "::ffff:127.0.0.1",
            "::8.8.8.8",
            "64:ff9b::a00:1",
            "64:ff9b::7f00:1",
            "64:ff9b::6440:1",
            "64:ff9b:1::1",
            "64:ff9b:0:0:1::808:808",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:1ff:ffff::1",
            "2001:db8::1",
            "2002:7f00:1::1",
            "3fff::1",
            "3fff:fff:ffff::1",
            "100::1",
            "5f00::1",
        ] {
            assert!(!policy.allows(address.parse().unwrap()), "{address}");
        }
    }
}
