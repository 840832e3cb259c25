//! Runs other programs: output to the terminal and to a log, a time limit, no shell in between.

use crate::{Result, places};
use std::ffi::OsStr;
use std::fs::{File, create_dir_all};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A program with its arguments, and how to run it.
pub(crate) struct Step {
    command: Command,
    program: String,
    log: String,
    quiet: bool,
    hidden: Option<String>,
    limit: Duration,
}

/// What a finished program printed (both streams, in order) and whether it ended well.
pub(crate) struct Finished {
    pub(crate) output: String,
    pub(crate) success: bool,
}

/// A step that writes to the log `log`. No program here has a reason to run for longer than an hour.
pub(crate) fn step(log: &str, program: &str) -> Step {
    let mut command = Command::new(program);
    command.current_dir(places::root()).stdin(Stdio::null());
    Step {
        command,
        program: program.to_owned(),
        log: log.to_owned(),
        quiet: false,
        hidden: None,
        limit: Duration::from_hours(1),
    }
}

/// Cargo, the same one that runs us.
pub(crate) fn cargo(log: &str) -> Step {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    step(log, &cargo).without_us()
}

impl Step {
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// What Cargo told us about ourselves must not reach other packages' build scripts as an input: ring's would run anew,
    /// and everything above it be compiled again.
    pub(crate) fn without_us(mut self) -> Self {
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                self.command.env_remove(&name);
            }
        }
        self
    }

    /// Runs in `folder`, relative to the repository.
    pub(crate) fn within(mut self, folder: &str) -> Self {
        self.command.current_dir(places::root().join(folder));
        self
    }

    /// Writes to the log only: for work that goes on beside something else.
    pub(crate) fn quiet(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// Keeps `text` (this machine's package mirror) out of terminal, log and output.
    pub(crate) fn hide(mut self, text: &str) -> Self {
        self.hidden = Some(text.to_owned());
        self
    }

    /// Ends the program, and what it started, after `minutes`.
    pub(crate) fn minutes(mut self, minutes: u64) -> Self {
        self.limit = Duration::from_secs(minutes * 60);
        self
    }

    /// Runs to the end. An error means that the program could not be run or was ended by the limit;
    /// a program that says no is `success == false`.
    pub(crate) fn run(mut self) -> Result<Finished> {
        let no_run = |error: std::io::Error| format!("cannot run {}: {error}", self.program);
        create_dir_all(places::logs()).map_err(no_run)?;
        let path = places::logs().join(format!("{}.log", self.log));
        let mut log = File::options()
            .create(true)
            .append(true)
            .open(path)
            .map_err(no_run)?;
        let (reader, writer) = std::io::pipe().map_err(no_run)?;
        self.command
            .stdout(writer.try_clone().map_err(no_run)?)
            .stderr(writer);
        // A group of its own, so that the limit also ends browsers and compilers further down.
        let child = self.command.process_group(0).spawn().map_err(no_run)?;
        // The command keeps the pipe's writing ends; without this the reading below would never end.
        self.command = Command::new(&self.program);

        let limit = self.limit;
        let waiting = thread::spawn(move || wait(child, limit));
        let mut output = String::new();
        for line in BufReader::new(reader).split(b'\n') {
            let line = line.map_err(no_run)?;
            let line = String::from_utf8_lossy(&line);
            let line = match &self.hidden {
                Some(hidden) => line.replace(hidden, "[mirror]"),
                None => line.into_owned(),
            };
            if !self.quiet {
                println!("{line}");
            }
            // A full disk is noticed by what the program itself writes.
            let _ = writeln!(log, "{line}");
            output.push_str(&line);
            output.push('\n');
        }
        let status = waiting
            .join()
            .map_err(|_| "waiting ended in a panic".to_owned())?;
        let Some(status) = status.map_err(no_run)? else {
            return Err(format!(
                "{} did not end within {} minutes",
                self.program,
                limit.as_secs() / 60
            ));
        };
        Ok(Finished {
            output,
            success: status.success(),
        })
    }

    /// Runs to the end and turns a program that says no into an error.
    pub(crate) fn must(self) -> Result<String> {
        let (program, log, quiet) = (self.program.clone(), self.log.clone(), self.quiet);
        let finished = self.run()?;
        if finished.success {
            return Ok(finished.output);
        }
        if quiet {
            let lines: Vec<&str> = finished.output.lines().collect();
            let tail = lines
                .get(lines.len().saturating_sub(20)..)
                .unwrap_or_default();
            println!("{}", tail.join("\n"));
        }
        let log = places::logs().join(format!("{log}.log"));
        Err(format!("{program} failed; see {}", log.display()))
    }
}

/// Waits for the program's end, then ends whatever it left running: a browser or a compiler's daemon that holds
/// our pipe would otherwise be waited for. `None` if it took longer than `limit`.
fn wait(mut child: Child, limit: Duration) -> std::io::Result<Option<ExitStatus>> {
    let (group, start) = (child.id(), Instant::now());
    let end_group = || signal("KILL", &format!("-{group}"));
    loop {
        if let Some(status) = child.try_wait()? {
            // Usually there is nobody left to end.
            end_group();
            return Ok(Some(status));
        }
        if start.elapsed() > limit {
            end_group();
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Sends a signal to a process, or with a minus before it to a group; whether anybody was there. By the shell's own
/// `kill`, because small systems have no program of that name.
pub(crate) fn signal(name: &str, target: &str) -> bool {
    let kill = format!("kill -s {name} -- {target}");
    let mut shell = Command::new("sh");
    shell.args(["-c", &kill]).stderr(Stdio::null());
    shell.status().is_ok_and(|status| status.success())
}

/// Whether a program answers on the search path.
pub(crate) fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Minutes since `start`.
pub(crate) fn minutes(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() / 60.0
}
