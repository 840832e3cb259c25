//! What is measured of a whole process: this program starts itself to do one thing.

use crate::unlock::{CLOCK, FLOOR, PIN};
use crate::{Result, count, document};
use amparo_sealed::testkit::SoftwareHardwareKey;
use amparo_vault::Vault;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio, exit};

/// Below the folder given.
const VAULT: &str = "vault";
const HARDWARE: &str = "hardware";

/// Runs as one of those processes, if the command line says so.
pub(crate) fn run(words: &[String]) -> Result<bool> {
    match words {
        [word, folder] if word == "--once-unlock" => unlock(Path::new(folder)),
        [word, folder, bytes] if word == "--once-import" => import(Path::new(folder), bytes)?,
        [word, rest @ ..] if word == count::COUNTED => count::run(rest, false)?,
        [word, rest @ ..] if word == count::TIMED => count::run(rest, true)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// The fsyncs of one unlock; the reason when they cannot be counted.
pub(crate) fn fsyncs_of_an_unlock(folder: &Path) -> Result<std::result::Result<f64, String>> {
    let hardware = SoftwareHardwareKey::in_folder(folder.join(HARDWARE));
    Vault::create(&folder.join(VAULT), PIN, &hardware, &FLOOR, &CLOCK)?.lock()?;
    let words = [
        "--once-unlock".into(),
        folder.to_string_lossy().into_owned(),
    ];
    fsyncs(&std::env::current_exe()?, &words)
}

/// The fsyncs of a process, counted by `strace`; the reason when it cannot.
pub(crate) fn fsyncs(program: &Path, words: &[String]) -> Result<std::result::Result<f64, String>> {
    let counts = tempfile::NamedTempFile::new()?;
    let strace = Command::new("strace")
        .args([
            "-f",
            "-q",
            "-e",
            "trace=fsync,fdatasync,sync_file_range,msync",
            "-o",
        ])
        .arg(counts.path())
        .arg(program)
        .args(words)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match strace {
        Ok(status) if status.success() => {}
        Ok(_) => return Ok(Err("strace may not look here".to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok(Err("strace is missing".to_owned()));
        }
        Err(error) => return Err(error.into()),
    }
    let lines = std::fs::read_to_string(counts.path())?;
    let calls = lines.lines().filter(|line| line.contains("sync("));
    Ok(Ok(f64::from(u32::try_from(calls.count())?)))
}

/// The most memory, in KiB, that was resident while `bytes` were imported.
pub(crate) fn peak_of_an_import(folder: &Path, bytes: u64) -> Result<f64> {
    let output = Command::new(std::env::current_exe()?)
        .arg("--once-import")
        .arg(folder)
        .arg(bytes.to_string())
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

fn unlock(folder: &Path) {
    let hardware = SoftwareHardwareKey::in_folder(folder.join(HARDWARE));
    let unlocked = Vault::unlock(&folder.join(VAULT), PIN, &hardware, &CLOCK);
    // Without locking: only what unlocking does is to be counted.
    exit(i32::from(unlocked.is_err()));
}

#[expect(clippy::print_stdout, reason = "the answer to the process that asks")]
fn import(folder: &Path, bytes: &str) -> Result<()> {
    let hardware = SoftwareHardwareKey::in_memory();
    let mut vault = Vault::create(&folder.join(VAULT), PIN, &hardware, &FLOOR, &CLOCK)?;
    let piece = document::piece();
    // Forgets the peak so far: stretching the PIN takes more memory than all of an import.
    std::fs::write("/proc/self/clear_refs", "5")?;
    document::import(&mut vault, &piece, bytes.parse()?)?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .ok_or("this kernel does not tell the peak")?;
    println!("{}", peak.trim().trim_end_matches("kB").trim());
    Ok(vault.lock()?)
}
