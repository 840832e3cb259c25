//! Our pushes opened by three programs that have nothing to do with ours, and theirs by our receiver: `web-push-native`, Python's
//! `http_ece` and Node's `http_ece`. A browser's own receiver is in the suite `browser`.

use crate::root;
use amparo_alerts::agree::AgreementKey;
use amparo_alerts::testkit::open_push;
use amparo_alerts::webpush::{PLAINTEXT_MAX, Recipient, seal};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Stdio};
use web_push_native::{Auth, p256};

/// Debian's own, which has the package that `http_ece` stands on.
const PYTHON: &str = "/usr/bin/python3";
/// Of an envelope, of nothing much, and the longest that a push may carry.
const LENGTHS: [usize; 3] = [3072, 1, PLAINTEXT_MAX];

/// A browser's subscription.
struct Subscription {
    private: AgreementKey,
    to: Recipient,
}

impl Subscription {
    fn new() -> Self {
        let private = AgreementKey::make_random().unwrap();
        let to = Recipient {
            p256dh: private.public().unwrap(),
            auth: *b"sixteen bytes ok",
        };
        Self { private, to }
    }

    fn open(&self, body: &[u8]) -> Option<Vec<u8>> {
        open_push(&self.private, self.to.auth, body)
    }
}

fn plaintext(length: usize) -> Vec<u8> {
    (0..=250).cycle().take(length).collect()
}

#[test]
fn web_push_native_and_we_open_each_others() {
    for length in LENGTHS {
        let (own, plaintext) = (Subscription::new(), plaintext(length));
        let secret = p256::SecretKey::from_slice(&*own.private.to_bytes()).unwrap();
        let auth = Auth::clone_from_slice(&own.to.auth);
        let ours = seal(&own.to, &plaintext).unwrap();
        let opened = web_push_native::decrypt(ours, &secret, &auth);
        assert_eq!(opened.unwrap(), plaintext);
        let theirs = web_push_native::encrypt(plaintext.clone(), &secret.public_key(), &auth);
        assert_eq!(own.open(&theirs.unwrap()), Some(plaintext));
    }
}

#[test]
fn http_ece_of_python_and_we_open_each_others() {
    let packages = root().join("target/interop/python");
    let script = root().join("tests/interop/ece.py");
    let python = || {
        let mut python = Command::new(PYTHON);
        python.arg(&script).env("PYTHONPATH", &packages);
        python
    };
    let there = packages.join("http_ece/__init__.py").is_file();
    exchange(there && has(PYTHON), "Python's http_ece", python);
}

#[test]
fn http_ece_of_node_and_we_open_each_others() {
    let folder = root().join("tests/interop");
    let node = || {
        let mut node = Command::new("node");
        node.arg("ece.cjs").current_dir(&folder);
        node
    };
    let there = folder.join("node_modules/http_ece/ece.js").is_file();
    exchange(there && has("node"), "Node's http_ece", node);
}

fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    found.is_ok_and(|output| output.status.success())
}

/// Where everything has to be there (`CI=true`), a missing peer is a failure.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn exchange(there: bool, name: &str, peer: impl Fn() -> Command) {
    let demanded = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(there || !demanded, "{name} is missing");
    if !there {
        eprintln!("skipped: {name} is missing");
        return;
    }
    for length in LENGTHS {
        let (own, plaintext) = (Subscription::new(), plaintext(length));
        let b64 = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let ours = seal(&own.to, &plaintext).unwrap();
        let told = ask(
            peer(),
            &json!({
                "private": b64(&*own.private.to_bytes()), "public": b64(own.to.p256dh.as_bytes()),
                "auth": b64(&own.to.auth), "body": b64(&ours), "plaintext": b64(&plaintext),
            }),
        );
        let bytes = |field: &str| {
            URL_SAFE_NO_PAD
                .decode(told[field].as_str().unwrap())
                .unwrap()
        };
        assert_eq!(bytes("opened"), plaintext, "{name} opened something else");
        assert_eq!(own.open(&bytes("made")), Some(plaintext), "{name}");
    }
}

fn ask(mut peer: Command, question: &Value) -> Value {
    let mut child = peer
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(question.to_string().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    serde_json::from_slice(&output.stdout).unwrap()
}
