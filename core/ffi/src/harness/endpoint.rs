//! A push service on the loopback interface, just large enough for RFC 8030 requests of known length.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::AmparoError;

const BODY_MAX: usize = 8192;
const PATIENCE: Duration = Duration::from_secs(10);

/// One push request that an endpoint received.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TestPush {
    /// The RFC 8291 body.
    pub body: Vec<u8>,
    /// The `TTL` header, in seconds.
    pub ttl: u32,
    /// The `Topic` header.
    pub topic: String,
}

/// A push service on the loopback interface.
#[derive(uniffi::Object)]
pub struct TestEndpoint {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    status: AtomicU16,
    stopped: AtomicBool,
    received: Mutex<Vec<TestPush>>,
}

#[uniffi::export]
impl TestEndpoint {
    /// Starts one; every request is answered with 201 until told otherwise.
    #[uniffi::constructor]
    pub fn start() -> Result<Arc<Self>, AmparoError> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|_| AmparoError::Unavailable)?;
        let address = listener
            .local_addr()
            .map_err(|_| AmparoError::Unavailable)?;
        let state = Arc::new(State {
            status: AtomicU16::new(201),
            ..State::default()
        });
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if shared.stopped.load(Ordering::Acquire) {
                    return;
                }
                // A broken request is the client's test failing, not this server's.
                let _ = serve(&stream, &shared);
            }
        });
        Ok(Arc::new(Self { address, state }))
    }

    /// The endpoint's URL.
    pub fn url(&self) -> Result<String, AmparoError> {
        Ok(format!("http://{}/push/1", self.address))
    }

    /// The status to answer with from now on.
    pub fn answer_with(&self, status: u16) -> Result<(), AmparoError> {
        self.state.status.store(status, Ordering::Release);
        Ok(())
    }

    /// Takes the requests received since the last call.
    pub fn take(&self) -> Result<Vec<TestPush>, AmparoError> {
        Ok(std::mem::take(
            &mut *self
                .state
                .received
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        ))
    }

    /// Stops listening.
    pub fn stop(&self) -> Result<(), AmparoError> {
        self.state.stopped.store(true, Ordering::Release);
        // Wakes the thread out of `accept`.
        let _ = TcpStream::connect(self.address);
        Ok(())
    }
}

impl Drop for TestEndpoint {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}

fn serve(stream: &TcpStream, state: &State) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream);
    let (mut length, mut ttl, mut topic) = (0_usize, 0, String::new());
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line == "\r\n" {
            break;
        }
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap_or(0),
            "ttl" => ttl = value.parse().unwrap_or(0),
            "topic" => value.clone_into(&mut topic),
            _ => {}
        }
    }
    let mut body = vec![0; length.min(BODY_MAX)];
    reader.read_exact(&mut body)?;
    state
        .received
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(TestPush { body, ttl, topic });
    let status = state.status.load(Ordering::Acquire);
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status} Answer\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    )
}
