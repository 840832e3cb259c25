//! The demo as a newcomer starts it: it must answer on the loopback interface, contact nothing that needs
//! a network, and leave no file behind when it is ended with Ctrl-C.

use crate::counts::Count;
use crate::run::{signal, step};
use crate::{Result, libraries, places};
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const PROGRAM: &str = "amparo-workshop";

pub(crate) fn run() -> Result<Count> {
    libraries::build()?;
    let mut count = journey()?;
    let scratch = places::target().join("demo-scratch");
    places::empty(&scratch)?;
    let mut demo = start(&scratch)?;
    let checks = look(&mut demo, &scratch);
    // Whatever was found, nothing may be left running.
    let _ = demo.kill();
    let _ = demo.wait();
    count += checks?;
    Ok(count)
}

/// The demo plays its own journey without a browser, one line a step.
fn journey() -> Result<Count> {
    let program = places::text(&places::built().join(PROGRAM));
    let finished = step("demo", &program).args(["--check"]).minutes(5).run()?;
    let passed = finished
        .output
        .lines()
        .filter(|line| line.starts_with("ok "))
        .count();
    Ok(Count {
        passed: passed as u64,
        failed: 0,
    }
    .or_failed(finished.success && passed > 0))
}

fn look(demo: &mut Child, scratch: &Path) -> Result<Count> {
    let address = address(demo)?;
    println!("the demo says {address}");
    let mut count = Count::default();
    let page = get(&address, "/")?;
    count += told(
        "it answers with a page",
        page.starts_with("HTTP/1.1 200") && page.to_lowercase().contains("<!doctype html"),
    );
    let policy = page.to_lowercase().contains("content-security-policy:");
    count += told("the page has a content security policy", policy);
    count += told(
        "it listens on the loopback interface only",
        address.starts_with("127.0.0.1:") || address.starts_with("[::1]:"),
    );
    let interrupted = signal("INT", &demo.id().to_string());
    count += told(
        "it ends at Ctrl-C",
        interrupted && ends(demo, Duration::from_secs(15)),
    );
    let left = everything(scratch);
    for path in &left {
        println!("left behind: {}", path.display());
    }
    count += told("it leaves no file behind", left.is_empty());
    Ok(count)
}

/// Starts it with a home and a temporary folder of its own, without a screen.
fn start(scratch: &Path) -> Result<Child> {
    Command::new(places::built().join(PROGRAM))
        .arg("--no-open")
        .current_dir(scratch)
        .env("HOME", scratch)
        .env("TMPDIR", scratch)
        .env("AMPARO_NO_BROWSER", "1")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .map_err(|error| format!("cannot start the demo: {error}"))
}

/// `host:port` from the first line that has an address.
fn address(demo: &mut Child) -> Result<String> {
    let stdout = demo.stdout.take().ok_or("the demo has no output")?;
    let (found, wait) = mpsc::channel();
    thread::spawn(move || {
        // Read to the end, so that the demo never blocks on a full pipe.
        for line in BufReader::new(stdout)
            .lines()
            .map_while(std::result::Result::ok)
        {
            if let Some((_, rest)) = line.split_once("http://") {
                let end = rest
                    .find(|c: char| c == '/' || c.is_whitespace())
                    .unwrap_or(rest.len());
                // Only the first one is waited for.
                let _ = found.send(rest.get(..end).unwrap_or(rest).to_owned());
            }
        }
    });
    wait.recv_timeout(Duration::from_secs(30))
        .map_err(|_| "the demo printed no address within 30 seconds".to_owned())
}

fn get(address: &str, path: &str) -> Result<String> {
    let told = |error: std::io::Error| format!("the demo does not answer: {error}");
    let mut stream = TcpStream::connect(address).map_err(told)?;
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .map_err(told)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .map_err(told)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(told)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn ends(demo: &mut Child, limit: Duration) -> bool {
    let start = Instant::now();
    while start.elapsed() < limit {
        if matches!(demo.try_wait(), Ok(Some(_))) {
            return true;
        }
        thread::sleep(Duration::from_millis(50));
    }
    false
}

fn everything(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect()
}

fn told(check: &str, success: bool) -> Count {
    println!("{} {check}", if success { "ok    " } else { "FAILED" });
    Count::one(success)
}
