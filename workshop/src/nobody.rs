//! An address of this computer that answered once and where nobody listens any more: a push service that is down.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use tokio::net::TcpSocket;

const PATIENCE: Duration = Duration::from_secs(5);
/// The client does not keep a connection to it, so that the next message has to ask anew.
const TAKEN: &[u8] = b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// One that still takes its one message.
pub(crate) struct Once {
    address: SocketAddr,
    taken: thread::JoinHandle<()>,
}

impl Once {
    /// On a port of its own. It is gone after one message, or after a few seconds without any.
    pub(crate) fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let taken = thread::spawn(move || drop(take_one(&listener)));
        Ok(Self { address, taken })
    }

    /// The push endpoint.
    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}/push/nobody", self.address)
    }

    /// Waits for the end of it and keeps the port, so that no other program answers there.
    pub(crate) fn close(self) -> io::Result<Nobody> {
        // So that it ends also where no message came.
        drop(TcpStream::connect_timeout(&self.address, PATIENCE));
        drop(self.taken.join());
        let kept = TcpSocket::new_v4()?;
        kept.set_reuseaddr(true)?;
        kept.bind(self.address)?;
        Ok(Nobody { _kept: kept })
    }
}

/// Nobody listens; every connection is refused.
pub(crate) struct Nobody {
    _kept: TcpSocket,
}

fn take_one(listener: &TcpListener) -> io::Result<()> {
    let (stream, _) = listener.accept()?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut stream = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    io::copy(&mut stream.by_ref().take(length), &mut io::sink())?;
    stream.get_mut().write_all(TAKEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn it_takes_one_message_and_then_refuses() {
        let once = Once::open().unwrap();
        let address = once.address;
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .write_all(b"POST / HTTP/1.1\r\ncontent-length: 2\r\n\r\nab")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        let _nobody = once.close().unwrap();
        let refused = TcpStream::connect(address).map(drop);
        assert_eq!(
            refused.map_err(|error| error.kind()),
            Err(io::ErrorKind::ConnectionRefused)
        );
    }

    #[tokio::test]
    async fn it_ends_without_a_message_too() {
        let once = Once::open().unwrap();
        assert!(once.close().is_ok());
    }
}
