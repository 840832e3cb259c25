//! Presses and delivers, and says what was saved, until it is done or killed.
//!
//! `alert_driver <folder> <hardware> <notes> <start> <presses>`
//!
//! Its clock began at `start` (milliseconds since the epoch, real time) and goes [`FASTER`] times as fast as the real one, so that
//! waits of minutes are over in a second. After the presses it delivers until nothing waits.

use amparo_alerts::capsule::Capsule;
use amparo_alerts::deliver::{Courier, Shared as _};
use amparo_alerts::outbox::Press;
use amparo_net::{Client, Limits, Policy};
use amparo_sealed::testkit::SoftwareHardwareKey;
use std::error::Error;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const FASTER: u64 = 100;
/// The longest wait between two tries is five minutes, three seconds here.
const PATIENCE: Duration = Duration::from_secs(30);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match drive(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "alert_driver: {error}");
            ExitCode::FAILURE
        }
    }
}

fn drive(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let [folder, hardware, notes, start, presses] = arguments else {
        return Err("five arguments".into());
    };
    let start: u64 = start.parse()?;
    let now_ms = move || start + real_ms().saturating_sub(start) * FASTER;
    let mut notes = OpenOptions::new().create(true).append(true).open(notes)?;
    let hardware = SoftwareHardwareKey::in_folder(hardware);
    let capsule = Arc::new(Mutex::new(Capsule::open(Path::new(folder), &hardware)?));
    let limits = Limits {
        connect: Duration::from_secs(2),
        total: Duration::from_secs(2),
    };
    let courier = Courier::new(Client::with_limits(Policy::loopback_for_tests(), limits)?);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    for _ in 0..presses.parse::<u32>()? {
        let outcome = capsule.with(|capsule| capsule.press(&Press::default(), now_ms()))?;
        let Some(alert) = outcome.alert else {
            return Err(format!("not saved: {:?}", outcome.problem).into());
        };
        // One write: a kill leaves a whole line, and what it says is durable.
        notes.write_all(format!("saved {}\n", hex(alert.0)).as_bytes())?;
        runtime.block_on(courier.deliver(Arc::clone(&capsule), now_ms))?;
    }
    let begun = Instant::now();
    loop {
        let done = runtime.block_on(courier.deliver(Arc::clone(&capsule), now_ms))?;
        if done.backlog.waiting == 0 {
            break;
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("{} wait for ever", done.backlog.waiting).into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let unfinished = capsule.with(|capsule| unfinished(capsule, now_ms()))?;
    if unfinished > 0 {
        return Err(format!("{unfinished} neither wait nor have left").into());
    }
    Ok(notes.write_all(b"done\n")?)
}

/// Channels of the current alert that the screen does not call accepted although nothing waits.
fn unfinished(capsule: &Capsule, now_ms: u64) -> usize {
    let Some(alert) = capsule.current(now_ms) else {
        return 0;
    };
    let rows = capsule
        .view(alert, now_ms)
        .map_or(Vec::new(), |view| view.rows);
    let channels = rows.iter().flat_map(|row| &row.channels);
    channels
        .filter(|view| view.state != amparo_alerts::State::Accepted)
        .count()
}

/// As the test names what arrived.
fn hex(id: [u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(id))
}

fn real_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| u64::try_from(since.as_millis()).unwrap_or(0))
}
