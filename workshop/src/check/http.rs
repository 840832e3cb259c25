//! As much HTTP as the check needs: one request a connection, to this program's own server.

use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::{Value, json};

use super::Outcome;

const PATIENCE: Duration = Duration::from_secs(30);

/// What came back. Names of headers are in lower case.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

/// The page's side of the conversation.
pub(super) struct Client {
    address: SocketAddr,
    session: Cell<u64>,
}

impl Client {
    pub(super) fn new(address: SocketAddr) -> Self {
        let session = Cell::new(0);
        Self { address, session }
    }

    /// Another hand on the same practice, for a second thread.
    pub(super) fn twin(&self) -> Self {
        Self {
            address: self.address,
            session: self.session.clone(),
        }
    }

    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) fn session(&self) -> u64 {
        self.session.get()
    }

    /// What a page does first.
    pub(super) fn begin(&self) -> Outcome {
        let answer = read_json(&self.post("/practice/begin", &json!({}))?)?;
        self.session.set(answer["session"].as_u64().unwrap_or(0));
        Ok(())
    }

    /// A call on the owner's phone that has to succeed.
    pub(super) fn phone(&self, method: &str, args: Value) -> Outcome<Value> {
        succeeded(method, self.call("phone", method, args)?)
    }

    /// A call on the keeper's phone that has to succeed.
    pub(super) fn keeper(&self, method: &str, args: Value) -> Outcome<Value> {
        succeeded(method, self.call("keeper", method, args)?)
    }

    /// A call on the new phone that has to succeed.
    pub(super) fn new_phone(&self, method: &str, args: Value) -> Outcome<Value> {
        succeeded(method, self.call("new", method, args)?)
    }

    /// A call on the new phone that has to fail; its kind.
    pub(super) fn new_refused(&self, method: &str, args: Value) -> Outcome<String> {
        failed(method, &self.call("new", method, args)?)
    }

    /// A call on the owner's phone that has to fail; its kind.
    pub(super) fn refused(&self, method: &str, args: Value) -> Outcome<String> {
        failed(method, &self.call("phone", method, args)?)
    }

    /// A call on the keeper's phone that has to fail; its kind.
    pub(super) fn keeper_refused(&self, method: &str, args: Value) -> Outcome<String> {
        failed(method, &self.call("keeper", method, args)?)
    }

    /// Carries a code from one phone to the other, as the two windows do.
    pub(super) fn carry(&self, kind: &str, text: &str) -> Outcome<String> {
        let mut code = json!({ "session": self.session(), "kind": kind, "text": text });
        let status = self.post("/practice/hand", &code)?.status;
        if status != 204 {
            return Err(format!("{kind} is not taken: {status}"));
        }
        code["text"].take();
        let taken = read_json(&self.post("/practice/take", &code)?)?;
        let text = taken["text"].as_str().map(str::to_owned);
        text.ok_or_else(|| format!("{kind} does not arrive"))
    }

    fn call(&self, device: &str, method: &str, args: Value) -> Outcome<Value> {
        let mut request = json!({ "session": self.session() });
        request["args"] = args;
        read_json(&self.post(&format!("/{device}/{method}"), &request)?)
    }

    pub(super) fn get(&self, path: &str) -> Outcome<Answer> {
        self.get_as(&self.address.to_string(), path)
    }

    pub(super) fn get_json(&self, path: &str) -> Outcome<Value> {
        read_json(&self.get(path)?)
    }

    pub(super) fn get_as(&self, host: &str, path: &str) -> Outcome<Answer> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        self.exchange(&head, &[])
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Outcome<Answer> {
        self.post_as(&self.origin(), path, body)
    }

    pub(super) fn post_as(&self, origin: &str, path: &str, body: &Value) -> Outcome<Answer> {
        let body = body.to_string();
        self.send(origin, path, "application/json", body.as_bytes())
    }

    /// Gives a file to a phone.
    pub(super) fn post_file(&self, path: &str, bytes: &[u8]) -> Outcome<Answer> {
        self.send(&self.origin(), path, "application/octet-stream", bytes)
    }

    fn send(&self, origin: &str, path: &str, kind: &str, body: &[u8]) -> Outcome<Answer> {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nOrigin: {origin}\r\nContent-Type: {kind}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            body.len()
        );
        self.exchange(&head, body)
    }

    fn exchange(&self, head: &str, body: &[u8]) -> Outcome<Answer> {
        let told = |error: std::io::Error| format!("no answer: {error}");
        let mut stream = TcpStream::connect(self.address).map_err(told)?;
        stream.set_read_timeout(Some(PATIENCE)).map_err(told)?;
        stream.write_all(head.as_bytes()).map_err(told)?;
        stream.write_all(body).map_err(told)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(told)?;
        parse(&bytes).ok_or_else(|| "not an HTTP answer".to_owned())
    }
}

fn parse(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let body = bytes.get(end + 4..)?.to_vec();
    Some(Answer { status, head, body })
}

fn succeeded(method: &str, mut answer: Value) -> Outcome<Value> {
    match answer.get("error") {
        Some(error) => Err(format!("{method}: {error}")),
        None => Ok(answer["ok"].take()),
    }
}

fn failed(method: &str, answer: &Value) -> Outcome<String> {
    let kind = answer["error"]["kind"].as_str();
    kind.map(str::to_owned)
        .ok_or_else(|| format!("{method} did not fail"))
}

fn read_json(answer: &Answer) -> Outcome<Value> {
    serde_json::from_slice(&answer.body).map_err(|_| format!("status {}", answer.status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let answer = parse(b"HTTP/1.1 204 No Content\r\na: b\r\n\r\nx").unwrap();
        assert_eq!((answer.status, &answer.body[..]), (204, &b"x"[..]));
        assert!(answer.head.ends_with("a: b"));
        assert!(parse(b"nothing").is_none());
    }
}
