//! What a name server can say, and what is connected to after it said so.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::dns::Resolve as _;

use super::super::resolver::{Looking, Lookup, Resolver, Stopped};
use super::service::{CREATED, Service, read_request};
use super::*;

const SECURE: &str = "https://push.example.org/push/x";
const NAMED: &str = "http://localhost/push/x";

/// One of every kind that the open network does not have.
const NOT_PUBLIC: [&str; 26] = [
    // Private, shared, link-local, unspecified, loopback, multicast, reserved.
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "127.0.0.1",
    "224.0.0.251",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    // The same in IPv6: unspecified, loopback, unique local, link-local, site-local, multicast.
    "::",
    "::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fec0::1",
    "ff02::fb",
    // IPv4 inside IPv6: mapped, compatible, NAT64, 6to4, Teredo.
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "::10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::10.0.0.1",
    "2002:a00:1::1",
    "2001:0:a00:1::1",
];

/// The app's own policy with a host that the user typed.
fn strict() -> Policy {
    Policy::strict().with_host(HOST).unwrap()
}

/// A lookup that gives the same addresses each time.
struct Fixed(Vec<SocketAddr>);

impl Lookup for Fixed {
    fn look_up(&self, _: &str) -> Looking {
        let found = self.0.clone();
        Box::pin(async move { Ok(found) })
    }
}

/// A lookup that never ends.
struct Silent;

impl Lookup for Silent {
    fn look_up(&self, _: &str) -> Looking {
        Box::pin(std::future::pending())
    }
}

/// What the connector gets to connect to.
async fn passed(policy: Policy, found: &[&str]) -> Result<Vec<IpAddr>, NetError> {
    let found = found
        .iter()
        .map(|ip| SocketAddr::new(ip.parse().unwrap(), 0))
        .collect();
    let lookup = Arc::new(Fixed(found));
    let resolver = Resolver { policy, lookup };
    match resolver.resolve(HOST.parse().unwrap()).await {
        Ok(addresses) => Ok(addresses.map(|address| address.ip()).collect()),
        Err(error) => Err(error.downcast_ref::<Stopped>().unwrap().0),
    }
}

#[tokio::test]
async fn no_address_that_is_not_public_is_connected_to() {
    // On the port of every one of them that is this computer somebody listens.
    let trap = Service::answering(CREATED);
    for address in NOT_PUBLIC {
        let address = SocketAddr::new(address.parse().unwrap(), trap.address.port());
        let lookup = move |_: &str| Ok(vec![address]);
        let client = Client::for_tests(strict(), patient(), &[], lookup).unwrap();
        let answered = status(&client, SECURE).await;
        assert_eq!(answered, Err(NetError::AddressRefused), "{address}");
        assert_eq!(
            passed(strict(), &[&address.ip().to_string()]).await,
            Err(NetError::AddressRefused)
        );
    }
    let all: Vec<_> = NOT_PUBLIC
        .iter()
        .map(|ip| SocketAddr::new(ip.parse().unwrap(), trap.address.port()))
        .collect();
    let lookup = move |_: &str| Ok(all.clone());
    let client = Client::for_tests(strict(), patient(), &[], lookup).unwrap();
    let answered = status(&client, SECURE).await;
    assert_eq!(answered, Err(NetError::AddressRefused));
    assert_eq!(trap.connections(), 0);
}

#[tokio::test]
async fn of_a_mixed_answer_only_public_addresses_are_passed_on() {
    let mut mixed = NOT_PUBLIC.to_vec();
    mixed.insert(0, "8.8.8.8");
    mixed.insert(9, "64:ff9b::808:808");
    mixed.push("2607:f8b0::1");
    let public: Vec<IpAddr> = ["8.8.8.8", "64:ff9b::808:808", "2607:f8b0::1"]
        .iter()
        .map(|ip| ip.parse().unwrap())
        .collect();
    assert_eq!(passed(strict(), &mixed).await, Ok(public));
}

/// The unspecified and the mapped address lead to this computer as well, where the trap stands. The
/// policy of the test lets loopback stand for the open network, but neither of those.
#[tokio::test]
async fn of_a_mixed_answer_the_private_address_is_never_tried() {
    let trap = Service::answering(CREATED);
    let service = Service::answering(CREATED);
    let trapped = |ip: &str| SocketAddr::new(ip.parse().unwrap(), trap.address.port());
    let (unspecified, mapped) = (trapped("0.0.0.0"), trapped("::ffff:127.0.0.1"));
    for first in [unspecified, mapped] {
        let client = named(patient(), &[first, service.address]);
        assert_eq!(status(&client, NAMED).await, Ok(201));
    }
    let client = named(patient(), &[unspecified, mapped]);
    assert_eq!(status(&client, NAMED).await, Err(NetError::AddressRefused));
    assert_eq!((trap.connections(), service.connections()), (0, 2));
}

/// Rebinding: the second answer for the same name leads into the house. Every connection asks anew and
/// checks what it is told, so the second one is refused.
#[tokio::test]
async fn a_name_that_turns_inwards_is_refused() {
    let service = Service::played(|mut stream| async move {
        use tokio::io::AsyncWriteExt as _;
        read_request(&mut stream).await;
        let last = "HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(last.as_bytes()).await.unwrap();
    });
    let trap = Service::answering(CREATED);
    let outside = service.address;
    let inside = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), trap.address.port());
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let lookup = move |_: &str| match count.fetch_add(1, Ordering::SeqCst) {
        0 => Ok(vec![outside]),
        _ => Ok(vec![inside]),
    };
    let client = Client::for_tests(open_network(), patient(), &[], lookup).unwrap();
    assert_eq!(status(&client, NAMED).await, Ok(201));
    for _ in 0..2 {
        assert_eq!(status(&client, NAMED).await, Err(NetError::AddressRefused));
    }
    assert_eq!(asked.load(Ordering::SeqCst), 3);
    assert_eq!((service.connections(), trap.connections()), (1, 0));
}

#[tokio::test]
async fn a_name_without_an_address_is_not_resolved() {
    for (error, found) in [
        (None, Ok(Vec::new())),
        (Some(io::ErrorKind::NotFound), Err(())),
        (Some(io::ErrorKind::TimedOut), Err(())),
        (Some(io::ErrorKind::Other), Err(())),
    ] {
        let lookup = move |_: &str| found.clone().map_err(|()| error.unwrap().into());
        let client = Client::for_tests(strict(), patient(), &[], lookup).unwrap();
        let answered = status(&client, SECURE).await;
        assert_eq!(answered, Err(NetError::NotResolved), "{error:?}");
    }
}

#[tokio::test]
async fn a_name_server_that_is_silent_is_a_timeout() {
    let begun = std::time::Instant::now();
    let limits = Limits {
        connect: Duration::from_millis(300),
        total: Duration::from_secs(50),
    };
    let client = Client::made_of(strict(), limits, bundled_roots(), Arc::new(Silent)).unwrap();
    assert_eq!(status(&client, SECURE).await, Err(NetError::Timeout));
    assert!(begun.elapsed() < Duration::from_secs(25));
}

/// What ships asks the system, which knows one name without any network.
#[tokio::test]
async fn the_systems_lookup_stands_behind_the_same_gate() {
    let trap = Service::answering(CREATED);
    let url = format!("http://localhost:{}/", trap.address.port());
    assert_eq!(status(&plain(patient()), &url).await, Ok(201));
    assert_eq!(trap.connections(), 1);
    // As lenient as can be but for the addresses: else it would be refused for want of TLS.
    let mut strict_inside = plain(patient());
    strict_inside.inner = reqwest::Client::builder()
        .tls_backend_preconfigured(super::super::tls(bundled_roots()).unwrap())
        .dns_resolver(Arc::new(Resolver {
            policy: Policy::strict(),
            lookup: Arc::new(SystemLookup),
        }))
        .no_proxy()
        .build()
        .unwrap();
    let answered = status(&strict_inside, &url).await;
    assert_eq!(answered, Err(NetError::AddressRefused));
    assert_eq!(trap.connections(), 1);
}
