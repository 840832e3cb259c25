//! A push service on loopback, far away: TLS, and a proxy before it that makes every byte take its time.

use crate::Result;
use crate::phone::HOST;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::unbounded_channel;
use tokio_rustls::TlsAcceptor;

/// There and back.
pub(super) const ROUND_TRIP: Duration = Duration::from_millis(50);
const CREATED: &[u8] = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
const PIECE: usize = 16 * 1024;

/// Serves until it is dropped, on threads of its own.
pub(super) struct Service {
    /// Of the proxy.
    pub(super) address: SocketAddr,
    /// The authority that its certificate is from (DER).
    pub(super) root: Vec<u8>,
    /// When each request was there to its last byte.
    arrived: Receiver<Instant>,
    _runtime: Runtime,
}

impl Service {
    pub(super) fn start() -> Result<Self> {
        let (root, acceptor) = certified()?;
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let (arrivals, arrived) = channel();
        let listen = || runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)));
        let (server, proxy) = (listen()?, listen()?);
        let (behind, address) = (server.local_addr()?, proxy.local_addr()?);
        runtime.spawn(serve(server, acceptor, arrivals));
        runtime.spawn(delay(proxy, behind));
        Ok(Self {
            address,
            root,
            arrived,
            _runtime: runtime,
        })
    }

    /// When the last of `requests` was there.
    pub(super) fn last_of(&self, requests: u32) -> Result<Instant> {
        let mut last = self.arrived.recv()?;
        for _ in 1..requests {
            last = last.max(self.arrived.recv()?);
        }
        match self.arrived.try_recv() {
            Ok(_) => Err("a request too many".into()),
            Err(_) => Ok(last),
        }
    }
}

fn certified() -> Result<(Vec<u8>, TlsAcceptor)> {
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;
    let key = KeyPair::generate()?;
    let certificate = CertificateParams::new(vec![HOST.to_owned()])?.signed_by(&key, &authority)?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let mut config =
        ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)?;
    // Nothing is resumed: every connection is a cold one.
    config.send_tls13_tickets = 0;
    let root = authority.der().to_vec();
    Ok((root, TlsAcceptor::from(Arc::new(config))))
}

async fn serve(listener: TcpListener, acceptor: TlsAcceptor, arrivals: Sender<Instant>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, arrivals) = (acceptor.clone(), arrivals.clone());
        tokio::spawn(async move {
            let _ = stream.set_nodelay(true);
            let Ok(mut stream) = acceptor.accept(stream).await else {
                return;
            };
            while read_request(&mut stream).await.is_some() {
                if arrivals.send(Instant::now()).is_err()
                    || stream.write_all(CREATED).await.is_err()
                    || stream.flush().await.is_err()
                {
                    return;
                }
            }
        });
    }
}

/// A head and a body as long as it says.
async fn read_request<S: AsyncRead + Unpin>(stream: &mut S) -> Option<()> {
    let mut request = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => request.extend_from_slice(piece.get(..length)?),
        }
        let Some(end) = request.windows(4).position(|four| four == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(request.get(..end)?).to_ascii_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
        if request.len() >= end + 4 + length.unwrap_or(0) {
            return Some(());
        }
    }
}

/// Makes the network before `behind` slow: half a round trip each way, and one for the handshake of TCP,
/// which the loopback has done at once.
async fn delay(listener: TcpListener, behind: SocketAddr) {
    while let Ok((near, _)) = listener.accept().await {
        let begun = Instant::now() + ROUND_TRIP;
        tokio::spawn(async move {
            let Ok(far) = TcpStream::connect(behind).await else {
                return;
            };
            let _ = (near.set_nodelay(true), far.set_nodelay(true));
            let (near_reads, near_writes) = near.into_split();
            let (far_reads, far_writes) = far.into_split();
            tokio::spawn(pass(near_reads, far_writes, begun));
            pass(far_reads, near_writes, begun).await;
        });
    }
}

/// Each piece half a round trip after it came, none before the connection is there; in their order.
async fn pass<R, W>(mut from: R, mut to: W, begun: Instant)
where
    R: AsyncRead + Unpin + Send + 'static,
    W: AsyncWrite + Unpin,
{
    let (pieces, mut due) = unbounded_channel::<(Instant, Vec<u8>)>();
    tokio::spawn(async move {
        let mut piece = vec![0; PIECE];
        while let Ok(length @ 1..) = from.read(&mut piece).await {
            let at = Instant::now().max(begun) + ROUND_TRIP / 2;
            let Some(read) = piece.get(..length) else {
                return;
            };
            if pieces.send((at, read.to_vec())).is_err() {
                return;
            }
        }
    });
    while let Some((at, piece)) = due.recv().await {
        tokio::time::sleep_until(at.into()).await;
        if to.write_all(&piece).await.is_err() {
            return;
        }
    }
    let _ = to.shutdown().await;
}
