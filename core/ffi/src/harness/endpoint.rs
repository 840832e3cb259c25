//! A push service on the loopback interface, just large enough for RFC 8030 requests of known length.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::AmparoError;

const BODY_MAX: usize = 8192;
const PATIENCE: Duration = Duration::from_secs(10);
/// How soon a shorter delay is noticed.
const STEP: Duration = Duration::from_millis(10);

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
    /// Before each answer, in milliseconds.
    delay_ms: AtomicU64,
    /// Reads the request, and ends the connection without an answer.
    hangs_up: AtomicBool,
    stopped: AtomicBool,
    /// Header lines of each answer, by name.
    headers: Mutex<BTreeMap<&'static str, String>>,
    received: Mutex<Vec<TestPush>>,
    /// Of each answer.
    body: Mutex<Vec<u8>>,
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

    /// The body of each answer from now on.
    pub fn answer_body(&self, body: Vec<u8>) -> Result<(), AmparoError> {
        *self
            .state
            .body
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = body;
        Ok(())
    }

    /// The `Retry-After` header of each answer from now on, in seconds or as a date; empty for none.
    pub fn retry_after(&self, value: String) -> Result<(), AmparoError> {
        self.state.set_header("retry-after", value)
    }

    /// The `Date` header of each answer from now on; empty for none.
    pub fn date(&self, value: String) -> Result<(), AmparoError> {
        self.state.set_header("date", value)
    }

    /// Waits so long before each answer from now on; less before one that waits already, if this is less.
    pub fn delay(&self, ms: u64) -> Result<(), AmparoError> {
        self.state.delay_ms.store(ms, Ordering::Release);
        Ok(())
    }

    /// From now on ends each connection without an answer, once it has read the request; or answers again.
    pub fn hang_up(&self, hangs_up: bool) -> Result<(), AmparoError> {
        self.state.hangs_up.store(hangs_up, Ordering::Release);
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

impl State {
    fn headers(&self) -> MutexGuard<'_, BTreeMap<&'static str, String>> {
        self.headers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self) {
        let begun = Instant::now();
        loop {
            let delay = Duration::from_millis(self.delay_ms.load(Ordering::Acquire));
            let rest = delay.saturating_sub(begun.elapsed());
            if rest.is_zero() {
                return;
            }
            std::thread::sleep(rest.min(STEP));
        }
    }

    fn set_header(&self, name: &'static str, value: String) -> Result<(), AmparoError> {
        if value.chars().any(char::is_control) {
            return Err(AmparoError::invalid("value"));
        }
        if value.is_empty() {
            self.headers().remove(name);
        } else {
            self.headers().insert(name, value);
        }
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
    state.wait();
    if state.hangs_up.load(Ordering::Acquire) {
        return Ok(());
    }
    let status = state.status.load(Ordering::Acquire);
    let headers = state.headers().clone();
    let mut stream = stream;
    write!(stream, "HTTP/1.1 {status} Answer\r\n")?;
    for (name, value) in headers {
        write!(stream, "{name}: {value}\r\n")?;
    }
    let body = state
        .body
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let length = body.len();
    write!(
        stream,
        "content-length: {length}\r\nconnection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}
