//! One push message: RFC 8291 encryption and RFC 8292 signature, beside the crate `web-push-native` in its own process.

use crate::Result;
use crate::measure::{Effort, Figure, interleave, timed};
use amparo_alerts::agree::AgreementKey;
use amparo_alerts::vapid::VapidKey;
use amparo_alerts::webpush::{Recipient, seal};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// An envelope.
const PAYLOAD: [u8; 3072] = [7; 3072];
/// Messages between two looks at the clock.
const BATCH: u32 = 20;

pub(crate) fn run(effort: Effort, peers: &Path) -> Result<Vec<Figure>> {
    let recipient = Recipient {
        p256dh: AgreementKey::make_random()?.public()?,
        auth: [3; 16],
    };
    let vapid = VapidKey::make_random()?;
    let mut peer = Peer::start(&peers.join("peer-web-push-native"))?;
    let (ours, peer) = interleave(
        effort.rounds(100),
        || {
            timed(|| {
                for _ in 0..BATCH {
                    seal(&recipient, &PAYLOAD)?;
                    vapid.authorization("https://push.example", 1_790_000_000_000)?;
                }
                Ok(())
            })
        },
        || peer.make(BATCH),
    )?;
    let name = "one RFC 8291 message, signed";
    Ok(vec![Figure {
        name,
        ours: ours / BATCH,
        peer: peer / BATCH,
        goal: Some(0.5),
        note: String::new(),
    }])
}

/// The other process: a number in, nanoseconds out.
struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Peer {
    fn start(program: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let input = child.stdin.take().ok_or("no input")?;
        let output = BufReader::new(child.stdout.take().ok_or("no output")?);
        Ok(Self {
            child,
            input,
            output,
        })
    }

    fn make(&mut self, messages: u32) -> Result<Duration> {
        writeln!(self.input, "{messages}")?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(Duration::from_nanos(line.trim().parse()?))
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It would end by itself when its input closes, but nobody would wait for it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
