//! A peer: another process that does its work on request (`peers/src/serve.rs`).

use crate::Result;
use crate::measure::Cost;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// Ends when dropped.
pub(crate) struct Peer {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts the peer called `name` of the folder `peers`.
    pub(crate) fn start<S: AsRef<OsStr>>(
        peers: &Path,
        name: &str,
        arguments: &[S],
    ) -> Result<Self> {
        let program = peers.join(name);
        let mut child = Command::new(&program)
            .args(arguments)
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

    /// One command, and what it took in the peer itself.
    pub(crate) fn ask(&mut self, command: &str) -> Result<Cost> {
        writeln!(self.input, "{command}")?;
        self.input.flush()?;
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        let Some((time, cpu)) = line.trim().split_once(' ') else {
            return Err(format!("the peer has no answer to `{command}`").into());
        };
        Ok(Cost {
            time: Duration::from_nanos(time.parse()?),
            cpu: Duration::from_nanos(cpu.parse()?),
        })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It would end by itself when its input closes, but nobody would wait for it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
