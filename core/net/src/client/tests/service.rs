//! A push service on loopback, well-behaved or not: a closure plays each connection.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;

/// What every request carries.
pub(super) const BODY: &[u8] = b"the body";
/// The shortest answer of a push service that took a message.
pub(super) const CREATED: &str = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";

/// Listens until it is dropped.
pub(super) struct Service {
    /// Where.
    pub(super) address: SocketAddr,
    connections: Arc<AtomicUsize>,
    accepting: JoinHandle<()>,
}

impl Drop for Service {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Service {
    /// On 127.0.0.1; `play` gets each connection.
    pub(super) fn played<F, P>(play: F) -> Self
    where
        F: Fn(TcpStream) -> P + Send + 'static,
        P: Future<Output = ()> + Send + 'static,
    {
        Self::played_at(Ipv4Addr::LOCALHOST.into(), play)
    }

    /// The same on another loopback address.
    pub(super) fn played_at<F, P>(ip: IpAddr, play: F) -> Self
    where
        F: Fn(TcpStream) -> P + Send + 'static,
        P: Future<Output = ()> + Send + 'static,
    {
        let listener = listener(ip, 64);
        let address = listener.local_addr().unwrap();
        let connections = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&connections);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(play(stream));
            }
        });
        Self {
            address,
            connections,
            accepting,
        }
    }

    /// Answers every request of every connection with `answer`.
    pub(super) fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer: Arc<[u8]> = answer.into().into();
        Self::played(move |mut stream| {
            let answer = Arc::clone(&answer);
            async move {
                while read_request(&mut stream).await.is_some() {
                    if stream.write_all(&answer).await.is_err() {
                        return;
                    }
                }
            }
        })
    }

    /// A path on it, over plain HTTP.
    pub(super) fn url(&self) -> String {
        format!("http://{}/push/x", self.address)
    }

    /// How often somebody connected.
    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// A listener with a small send buffer: what a server could write is then what its client read, and
/// little more. With a short `backlog` it is soon full.
pub(super) fn listener(ip: IpAddr, backlog: u32) -> TcpListener {
    let socket = bound(ip);
    socket.set_send_buffer_size(32 * 1024).unwrap();
    socket.listen(backlog).unwrap()
}

fn bound(ip: IpAddr) -> TcpSocket {
    let socket = match ip {
        IpAddr::V4(_) => TcpSocket::new_v4(),
        IpAddr::V6(_) => TcpSocket::new_v6(),
    }
    .unwrap();
    let bound = socket.bind(SocketAddr::new(ip, 0));
    bound.unwrap_or_else(|error| panic!("this computer has no {ip}: {error}"));
    socket
}

/// A port on which nobody listens. It is kept, so that no other service gets it meanwhile.
pub(super) struct Closed(TcpSocket);

impl Closed {
    pub(super) fn on(ip: IpAddr) -> Self {
        Self(bound(ip))
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.0.local_addr().unwrap()
    }
}

/// One request as text; none when the connection ends first.
pub(super) async fn read_request<S: AsyncRead + Unpin>(stream: &mut S) -> Option<String> {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !request.ends_with(BODY) {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return None,
            Ok(length) => request.extend_from_slice(&buffer[..length]),
        }
    }
    Some(String::from_utf8(request).unwrap())
}

/// Reads a request, writes `answer` and keeps the connection open until the client ends it.
pub(super) async fn answer_and_stay<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut S,
    answer: &[u8],
) {
    if read_request(stream).await.is_some() && stream.write_all(answer).await.is_ok() {
        stay(stream).await;
    }
}

/// Says nothing until the client goes.
pub(super) async fn stay<S: AsyncRead + Unpin>(stream: &mut S) {
    let mut rest = [0; 1024];
    while !matches!(stream.read(&mut rest).await, Ok(0) | Err(_)) {}
}

/// Writes `piece` over and over, until `most` bytes are written or the client takes no more, and tells
/// how many it took.
pub(super) async fn pour(stream: &mut TcpStream, piece: &[u8], most: u64) -> u64 {
    let mut written = 0;
    let mut rest = piece;
    while written < most {
        match stream.write(rest).await {
            Ok(0) | Err(_) => break,
            Ok(length) => {
                written += length as u64;
                rest = &rest[length..];
            }
        }
        if rest.is_empty() {
            rest = piece;
        }
    }
    written
}

/// Writes one byte of `text` after the other until there are no more or the client goes.
pub(super) async fn drip(stream: &mut TcpStream, text: &[u8]) {
    for byte in text {
        if stream.write_all(&[*byte]).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Ends the connection with RST instead of FIN.
pub(super) fn reset(stream: TcpStream) {
    stream.set_zero_linger().unwrap();
    drop(stream);
}
