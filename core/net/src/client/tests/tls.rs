//! Certificates that are not good, and handshakes that do not come to an end.

use std::time::SystemTime;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::io::AsyncWriteExt as _;
use tokio_rustls::TlsAcceptor;

use super::super::resolver::{Looking, Lookup};
use super::service::{CREATED, Service, answer_and_stay, reset, stay};
use super::*;

const SECURE: &str = "https://push.example.org/push/x";
const DAY: Duration = Duration::from_hours(24);

/// A certificate authority of a test.
struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate, what leads up to it, and its key.
struct Identity {
    chain: Vec<CertificateDer<'static>>,
    key: KeyPair,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    fn root(&self) -> &[u8] {
        self.0.der()
    }

    /// A certificate for `host`, changed by `change` before it is signed.
    fn issue(&self, host: &str, change: impl FnOnce(&mut CertificateParams)) -> Identity {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        change(&mut params);
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let chain = vec![certificate.der().clone()];
        Identity { chain, key }
    }

    /// A client that trusts this authority and finds every name at `service`.
    fn client(&self, limits: Limits, service: &Service) -> Client {
        let address = service.address;
        let lookup = move |_: &str| Ok(vec![address]);
        Client::for_tests(open_network(), limits, &[self.root()], lookup).unwrap()
    }
}

fn good(_: &mut CertificateParams) {}

fn expired(params: &mut CertificateParams) {
    params.not_after = (SystemTime::now() - DAY).into();
}

fn not_yet_valid(params: &mut CertificateParams) {
    params.not_before = (SystemTime::now() + DAY).into();
}

fn self_signed() -> Identity {
    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    let chain = vec![params.self_signed(&key).unwrap().der().clone()];
    Identity { chain, key }
}

fn acceptor(identity: Identity) -> TlsAcceptor {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(identity.chain, key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// Answers 201 to everybody who trusts `identity`.
fn serving(identity: Identity) -> Service {
    let acceptor = acceptor(identity);
    Service::played(move |stream| {
        let acceptor = acceptor.clone();
        async move {
            if let Ok(mut stream) = acceptor.accept(stream).await {
                answer_and_stay(&mut stream, CREATED.as_bytes()).await;
            }
        }
    })
}

#[tokio::test]
async fn a_good_certificate_is_trusted() {
    let authority = Authority::new();
    let service = serving(authority.issue(HOST, good));
    let client = authority.client(patient(), &service);
    assert_eq!(status(&client, SECURE).await, Ok(201));
}

#[tokio::test]
async fn a_certificate_out_of_its_time_says_so() {
    let authority = Authority::new();
    for identity in [
        authority.issue(HOST, expired),
        authority.issue(HOST, not_yet_valid),
        // Its time is looked at before anything else: it hides who signed it and for whom.
        Authority::new().issue(HOST, expired),
        authority.issue("other.example.org", not_yet_valid),
    ] {
        let service = serving(identity);
        let client = authority.client(patient(), &service);
        assert_eq!(
            status(&client, SECURE).await,
            Err(NetError::CertificateTime)
        );
    }
}

#[tokio::test]
async fn a_certificate_from_nobody_we_know_is_not_trusted() {
    let authority = Authority::new();
    let other = Authority::new();
    let mut with_root = other.issue(HOST, good);
    with_root.chain.push(other.0.der().clone());
    for (what, identity) in [
        ("another root", other.issue(HOST, good)),
        ("another root, sent along", with_root),
        ("self-signed", self_signed()),
        ("another host", authority.issue("other.example.org", good)),
        (
            "for servers of the name above",
            authority.issue("example.org", good),
        ),
        ("a star too high", authority.issue("*.org", good)),
        (
            "not for servers",
            authority.issue(HOST, |params| {
                params.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ClientAuth];
            }),
        ),
    ] {
        let service = serving(identity);
        let client = authority.client(patient(), &service);
        let answered = status(&client, SECURE).await;
        assert_eq!(answered, Err(NetError::CertificateUntrusted), "{what}");
    }
}

/// What ships trusts the bundled roots only.
#[tokio::test]
async fn the_bundled_roots_know_no_authority_of_a_test() {
    struct Fixed(SocketAddr);
    impl Lookup for Fixed {
        fn look_up(&self, _: &str) -> Looking {
            let found = vec![self.0];
            Box::pin(async move { Ok(found) })
        }
    }
    let service = serving(Authority::new().issue(HOST, good));
    let lookup = Arc::new(Fixed(service.address));
    let client = Client::made_of(open_network(), patient(), bundled_roots(), lookup).unwrap();
    let answered = status(&client, SECURE).await;
    assert_eq!(answered, Err(NetError::CertificateUntrusted));
    assert!(bundled_roots().len() > 100, "but those of the web");
}

#[tokio::test]
async fn a_handshake_that_fails_is_not_connected() {
    let authority = Authority::new();
    let plain = Service::played(|mut stream| async move {
        let _ = stream.write_all(CREATED.as_bytes()).await;
        stay(&mut stream).await;
    });
    let alert = Service::played(|mut stream| async move {
        // handshake_failure
        let _ = stream.write_all(b"\x15\x03\x03\x00\x02\x02\x28").await;
        stay(&mut stream).await;
    });
    let ended = Service::played(|stream| async move { drop(stream) });
    let broken_off = Service::played(|stream| async move { reset(stream) });
    for service in [plain, alert, ended, broken_off] {
        let client = authority.client(patient(), &service);
        let answered = status(&client, SECURE).await;
        assert_eq!(answered, Err(NetError::NotConnected));
    }
}

/// The limit of the connection covers TLS.
#[tokio::test]
async fn a_handshake_without_end_is_a_timeout() {
    let authority = Authority::new();
    let service = Service::played(|mut stream| async move { stay(&mut stream).await });
    let limits = Limits {
        connect: Duration::from_millis(300),
        total: Duration::from_secs(50),
    };
    let begun = std::time::Instant::now();
    let client = authority.client(limits, &service);
    assert_eq!(status(&client, SECURE).await, Err(NetError::Timeout));
    assert!(begun.elapsed() < Duration::from_secs(25));
}

/// Inside TLS: cut off without a goodbye before the head is whole, and after.
#[tokio::test]
async fn a_cut_inside_tls_is_like_any_other() {
    let authority = Authority::new();
    for (said, expected) in [
        ("", Err(NetError::Broken)),
        ("HTTP/1.1 201 Created\r\nConten", Err(NetError::Broken)),
        ("HTTP/1.1 201 Created\r\n\r\nhalf a bo", Ok(201)),
    ] {
        let acceptor = acceptor(authority.issue(HOST, good));
        let service = Service::played(move |stream| {
            let acceptor = acceptor.clone();
            async move {
                let mut stream = acceptor.accept(stream).await.unwrap();
                super::service::read_request(&mut stream).await;
                stream.write_all(said.as_bytes()).await.unwrap();
                stream.flush().await.unwrap();
            }
        });
        let client = authority.client(patient(), &service);
        assert_eq!(status(&client, SECURE).await, expected, "{said}");
    }
}

#[test]
fn a_root_that_is_none_is_refused() {
    let made = Client::for_tests(open_network(), patient(), &[b"no root"], |_| Ok(Vec::new()));
    assert_eq!(made.err(), Some(NetError::Client));
}
