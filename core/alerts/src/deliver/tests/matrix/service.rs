//! The other side of all faults at once: push services on loopback, the names that lead to them, and
//! what really happened there.

use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use amparo_net::{Client, Limits, Policy};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::io::AsyncWrite;
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::faults::{CREATED, FAULTS, Leads, Play};
use super::*;

/// The client's own limit; every slow one is slower.
pub(super) const LIMIT: Duration = Duration::from_millis(2_500);
const DOMAIN: &str = "push.example.org";
const DAY: Duration = Duration::from_hours(24);

/// What really happened with the messages to one person.
#[derive(Clone, Default)]
pub(super) struct Truth {
    /// Whole requests.
    pub(super) bodies: Vec<Vec<u8>>,
    /// A 2xx was written, or was about to be.
    pub(super) taken: u32,
}

/// Certificates, made once.
pub(super) struct Certificates {
    root: Vec<u8>,
    good: Arc<ServerConfig>,
    unknown: Arc<ServerConfig>,
    expired: Arc<ServerConfig>,
    other_host: Arc<ServerConfig>,
}

impl Certificates {
    pub(super) fn new() -> Self {
        let (ours, others) = (authority(), authority());
        let every = format!("*.{DOMAIN}");
        let expired = |params: &mut CertificateParams| {
            params.not_after = (SystemTime::now() - DAY).into();
        };
        Self {
            root: ours.der().to_vec(),
            good: issue(&ours, &every, |_| ()),
            unknown: issue(&others, &every, |_| ()),
            expired: issue(&ours, &every, expired),
            other_host: issue(&ours, "other.example.org", |_| ()),
        }
    }
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn issue(
    by: &CertifiedIssuer<'static, KeyPair>,
    host: &str,
    change: impl FnOnce(&mut CertificateParams),
) -> Arc<ServerConfig> {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
    change(&mut params);
    let chain = vec![params.signed_by(&key, by).unwrap().der().clone()];
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    Arc::new(config)
}

/// The address of a person in the matrix.
pub(super) fn endpoint(at: usize, fault: usize) -> String {
    match FAULTS[fault].play {
        Play::Named(_) => format!("https://f{fault}.{DOMAIN}/w/{at}"),
        _ => format!("http://localhost/w/{at}"),
    }
}

/// Allows every host of the matrix, and loopback in the part of the open network.
pub(super) fn policy() -> Policy {
    (0..FAULTS.len()).fold(Policy::loopback_for_tests(), |policy, fault| {
        policy.with_host(&format!("f{fault}.{DOMAIN}")).unwrap()
    })
}

/// All services of one step.
pub(super) struct Services {
    pub(super) truth: Arc<Mutex<Vec<Truth>>>,
    plays: Arc<Vec<Play>>,
    mended: Arc<AtomicBool>,
    root: Vec<u8>,
    plain: SocketAddr,
    good: SocketAddr,
    good6: SocketAddr,
    unknown: SocketAddr,
    expired: SocketAddr,
    other_host: SocketAddr,
    silent: SocketAddr,
    nobody: NobodyListens,
}

impl Services {
    /// `plays` says what each person's service does.
    pub(super) async fn start(certificates: &Certificates, plays: Vec<Play>) -> Self {
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut services = Self {
            truth: Arc::new(Mutex::new(vec![Truth::default(); plays.len()])),
            plays: Arc::new(plays),
            mended: Arc::default(),
            root: certificates.root.clone(),
            plain: any,
            good: any,
            good6: any,
            unknown: any,
            expired: any,
            other_host: any,
            silent: any,
            nobody: NobodyListens::new(),
        };
        let any6 = SocketAddr::from((IpAddr::from(Ipv6Addr::LOCALHOST), 0));
        services.plain = services.listen(any, Seen::plain).await;
        services.good = services.listen_tls(any, &certificates.good).await;
        services.good6 = services.listen_tls(any6, &certificates.good).await;
        services.unknown = services.listen_tls(any, &certificates.unknown).await;
        services.expired = services.listen_tls(any, &certificates.expired).await;
        services.other_host = services.listen_tls(any, &certificates.other_host).await;
        let silent = |_, mut stream: TcpStream| async move { stay(&mut stream).await };
        services.silent = services.listen(any, silent).await;
        services
    }

    async fn listen_tls(&self, at: SocketAddr, config: &Arc<ServerConfig>) -> SocketAddr {
        let acceptor = TlsAcceptor::from(Arc::clone(config));
        let play = move |seen: Seen, stream| {
            let acceptor = acceptor.clone();
            async move {
                if let Ok(mut stream) = acceptor.accept(stream).await {
                    seen.take_all(&mut stream).await;
                }
            }
        };
        self.listen(at, play).await
    }

    async fn listen<F, P>(&self, at: SocketAddr, play: F) -> SocketAddr
    where
        F: Fn(Seen, TcpStream) -> P + Send + 'static,
        P: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind(at).await.unwrap();
        let address = listener.local_addr().unwrap();
        let seen = Seen {
            truth: Arc::clone(&self.truth),
            plays: Arc::clone(&self.plays),
            mended: Arc::clone(&self.mended),
        };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(play(seen.clone(), stream));
            }
        });
        address
    }

    /// From now on everybody takes everything.
    pub(super) fn mend(&self) {
        self.mended.store(true, Ordering::SeqCst);
    }

    /// A client as a start of the process makes it.
    pub(super) fn client(&self) -> Client {
        let limits = Limits {
            connect: LIMIT,
            total: LIMIT,
        };
        let (plain, good, mended) = (self.plain, self.good, Arc::clone(&self.mended));
        let leads = move |at: &Leads, to: &Ends| match at {
            Leads::Ipv6Only => Ok(vec![to.good6]),
            Leads::UnknownRoot => Ok(vec![to.unknown]),
            Leads::Expired => Ok(vec![to.expired]),
            Leads::WrongHost => Ok(vec![to.other_host]),
            Leads::SilentTls => Ok(vec![to.silent]),
            Leads::Nobody => Ok(vec![to.nobody]),
            Leads::NoName => Err(io::ErrorKind::NotFound.into()),
            Leads::NoRoute => Err(io::ErrorKind::NetworkUnreachable.into()),
            Leads::Inwards(address) => Ok(vec![SocketAddr::new(address.parse().unwrap(), 443)]),
        };
        let ends = Ends {
            good6: self.good6,
            unknown: self.unknown,
            expired: self.expired,
            other_host: self.other_host,
            silent: self.silent,
            nobody: self.nobody.address,
        };
        let lookup = move |name: &str| {
            if name == "localhost" {
                return Ok(vec![plain]);
            }
            let fault = name.strip_prefix('f').and_then(|rest| rest.split_once('.'));
            let fault: usize = fault.unwrap().0.parse().unwrap();
            match FAULTS[fault].play {
                Play::Named(to) if !mended.load(Ordering::SeqCst) => leads(&to, &ends),
                _ => Ok(vec![good]),
            }
        };
        Client::for_tests(policy(), limits, &[&self.root], lookup).unwrap()
    }
}

/// Where names may lead.
struct Ends {
    good6: SocketAddr,
    unknown: SocketAddr,
    expired: SocketAddr,
    other_host: SocketAddr,
    silent: SocketAddr,
    nobody: SocketAddr,
}

/// One connection's view of the whole.
#[derive(Clone)]
struct Seen {
    truth: Arc<Mutex<Vec<Truth>>>,
    plays: Arc<Vec<Play>>,
    mended: Arc<AtomicBool>,
}

impl Seen {
    /// Takes down a request and says what is played for it.
    async fn request(&self, stream: &mut (impl AsyncRead + Unpin)) -> Option<Play> {
        let request = read_request(stream).await?;
        let at: usize = request.path.rsplit('/').next()?.parse().ok()?;
        let mended = self.mended.load(Ordering::SeqCst);
        let play = if mended {
            Play::Answer(CREATED)
        } else {
            self.plays[at]
        };
        let truth = &mut self.truth.lock().unwrap()[at];
        truth.bodies.push(request.body);
        truth.taken += u32::from(play.takes());
        Some(play)
    }

    async fn take_all(&self, stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) {
        while self.request(stream).await.is_some() {
            if stream.write_all(CREATED.as_bytes()).await.is_err() {
                return;
            }
        }
    }

    async fn plain(self, mut stream: TcpStream) {
        while let Some(play) = self.request(&mut stream).await {
            if answer(&mut stream, play).await.is_none() {
                if matches!(play, Play::ResetAfterHead | Play::ResetBefore) {
                    stream.set_zero_linger().unwrap();
                }
                return;
            }
        }
    }
}

/// Whether the connection goes on.
async fn answer(stream: &mut TcpStream, play: Play) -> Option<()> {
    let head = "HTTP/1.1 201 Created\r\n";
    match play {
        Play::Answer(text) => stream.write_all(text.as_bytes()).await.ok(),
        Play::LongBody => {
            let head = format!("{head}Content-Length: {}\r\n\r\n", 1 << 30);
            pour(stream, &head, &vec![b'x'; 65_536], 16_384).await
        }
        Play::EndlessBody => {
            let head = format!("{head}Transfer-Encoding: chunked\r\n\r\n");
            pour(stream, &head, b"8\r\nfor ever\r\n", usize::MAX).await
        }
        Play::LongHead => {
            let line = format!("x: {}\r\n", "y".repeat(1_019));
            pour(stream, head, line.as_bytes(), 1_024).await
        }
        Play::ResetAfterHead => {
            let head = format!("{head}Content-Length: 100\r\n\r\nshort");
            let _ = stream.write_all(head.as_bytes()).await;
            None
        }
        Play::ResetBefore | Play::EndBefore | Play::Named(_) => None,
        Play::Silent => {
            stay(stream).await;
            None
        }
        Play::Slow => {
            tokio::time::sleep(LIMIT / 10).await;
            stream.write_all(CREATED.as_bytes()).await.ok()
        }
        Play::Late => {
            tokio::time::sleep(LIMIT * 3).await;
            let _ = stream.write_all(CREATED.as_bytes()).await;
            None
        }
    }
}

/// Nothing, until the client goes.
async fn stay(stream: &mut TcpStream) {
    let mut rest = [0; 1024];
    while !matches!(stream.read(&mut rest).await, Ok(0) | Err(_)) {}
}

/// The connection is of no more use after it.
async fn pour(stream: &mut TcpStream, head: &str, piece: &[u8], times: usize) -> Option<()> {
    stream.write_all(head.as_bytes()).await.ok()?;
    for _ in 0..times {
        stream.write_all(piece).await.ok()?;
    }
    None
}
