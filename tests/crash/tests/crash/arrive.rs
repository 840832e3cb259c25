//! A driver presses and delivers to a push service on loopback and is killed, again and again: what it said was saved arrives at
//! every page, and each page shows it once.

use crate::place;
use amparo_alerts::capsule::Capsule;
use amparo_alerts::deliver::Courier;
use amparo_alerts::pairing::{PendingPairing, Via};
use amparo_alerts::people::NewPerson;
use amparo_alerts::testkit::{Relative, State, Verdict};
use amparo_crash::script::Dice;
use amparo_net::{Client, Policy};
use amparo_sealed::testkit::SoftwareHardwareKey;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

/// Rounds when it is no campaign.
const ROUNDS: u64 = 20;
/// Rounds with one phone; then a new one, whose outbox is empty.
const ROUNDS_OF_A_PHONE: u64 = 10;
const RELATIVES: usize = 3;

/// What came to which relative, in order.
type Log = Arc<Mutex<Vec<(usize, Vec<u8>)>>>;

#[test]
fn what_was_saved_arrives_and_is_shown_once_however_often_the_process_is_killed() {
    let rounds = std::env::var("CRASH_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let mut dice = Dice::new(7);
    let mut told = Told::default();
    let mut left = rounds;
    while left > 0 {
        let part = left.min(ROUNDS_OF_A_PHONE);
        one_phone(part, &mut dice, &mut told);
        left -= part;
    }
    // Otherwise the loop would have proved nothing.
    assert!(told.killed * 2 > rounds, "{told:?}");
    assert!(told.saved > rounds / 2, "{told:?}");
    assert!(told.copies > 0, "nothing was sent twice: {told:?}");
}

#[derive(Debug, Default)]
struct Told {
    killed: u64,
    saved: u64,
    copies: u64,
}

fn one_phone(rounds: u64, dice: &mut Dice, told: &mut Told) {
    let log = Log::default();
    let service = serve(Arc::clone(&log), dice.roll());
    let mut home = Home::new(service, &log);
    for round in 0..rounds {
        let kill = if round % 3 == 0 {
            Kill::After(Duration::from_millis(u64::from(dice.below(200))))
        } else {
            let how = ["before", "after", "torn"][dice.below(3) as usize];
            Kill::At(format!("{}:{how}", dice.below(90) + 1))
        };
        told.killed += u64::from(home.live(&kill));
    }
    assert!(!home.live(&Kill::Never), "the last one is let live");

    let notes = fs::read_to_string(home.folder.path().join("notes")).unwrap();
    assert!(notes.ends_with("done\n"), "{notes}");
    let saved: Vec<_> = notes
        .lines()
        .filter_map(|line| line.strip_prefix("saved "))
        .collect();
    told.saved += saved.len() as u64;
    for (who, relative) in home.relatives.iter_mut().enumerate() {
        let mut shown = BTreeMap::new();
        for (_, body) in log.lock().unwrap().iter().filter(|(at, _)| *at == who) {
            match relative.receive_push(body, home.start_ms) {
                Some(Verdict::New(message)) if message.kind == 1 => {
                    let id = format!("{:032x}", u128::from_be_bytes(message.head.message_id));
                    *shown.entry(id).or_insert(0) += 1;
                }
                Some(Verdict::OldCopy) => told.copies += 1,
                other => panic!("{other:?}"),
            }
        }
        for id in &saved {
            assert_eq!(shown.get(*id), Some(&1), "{id} to relative {who}");
        }
        assert!(shown.values().all(|times| *times == 1), "{shown:?}");
        // What was saved in the moment of a kill was not said to be saved, and arrives too: at most one a life.
        assert!(
            shown.len() as u64 <= saved.len() as u64 + rounds,
            "{shown:?}"
        );
    }
}

enum Kill {
    Never,
    After(Duration),
    /// Before, in or after this change of a file.
    At(String),
}

/// A phone with paired relatives.
struct Home {
    folder: TempDir,
    relatives: Vec<Relative>,
    start_ms: u64,
}

impl Home {
    fn new(service: SocketAddr, log: &Log) -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).unwrap()
        } else {
            tempfile::tempdir().unwrap()
        };
        let phone = folder.path().join("phone");
        fs::create_dir(&phone).unwrap();
        let hardware = SoftwareHardwareKey::in_folder(folder.path().join("hardware"));
        let mut capsule = Capsule::open(&phone, &hardware).unwrap();
        let start_ms = u64::try_from(
            SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .unwrap()
                .as_millis(),
        )
        .unwrap();
        let policy = Policy::loopback_for_tests();
        let (mut relatives, mut pending) = (Vec::new(), Vec::new());
        for at in 0..RELATIVES {
            let person = NewPerson {
                label: format!("P{at}"),
                number: None,
                language: "es".to_owned(),
            };
            let person = capsule.add_person(&person).unwrap();
            let mut invite = PendingPairing::make_invite(person, "A", "es", start_ms).unwrap();
            let mut relative = Relative::new(&format!("http://{service}/{at}")).unwrap();
            let link = invite.link("https://page.example").unwrap();
            let reply = relative.answer(&link, start_ms).unwrap();
            invite
                .accept_reply(&reply, Via::Text, &policy, start_ms)
                .unwrap();
            invite.approve(false, &policy, start_ms).unwrap();
            capsule.queue_reveal(&invite, start_ms).unwrap();
            relatives.push(relative);
            pending.push(invite);
        }
        let shared = Arc::new(Mutex::new(capsule));
        let courier = Courier::new(Client::new(policy).unwrap());
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        while log
            .lock()
            .unwrap()
            .iter()
            .map(|(at, _)| at)
            .collect::<std::collections::BTreeSet<_>>()
            .len()
            < RELATIVES
        {
            // Trouble may make it wait: the clock of the set-up runs ahead.
            let hour = 60 * 60 * 1000;
            runtime
                .block_on(courier.deliver(Arc::clone(&shared), || start_ms + hour))
                .unwrap();
            runtime
                .block_on(courier.deliver(Arc::clone(&shared), || start_ms))
                .unwrap();
        }
        for (at, body) in log.lock().unwrap().drain(..) {
            let _ = relatives[at].receive_push(&body, start_ms);
        }
        let mut capsule = Arc::into_inner(shared).unwrap().into_inner().unwrap();
        for (relative, invite) in relatives.iter_mut().zip(&pending) {
            assert!(matches!(relative.state(), Some(State::Comparing(_))));
            relative.confirm_pictures();
            capsule.confirm(invite, &[], start_ms).unwrap();
        }
        capsule.close().unwrap();
        Self {
            folder,
            relatives,
            start_ms,
        }
    }

    /// Whether the driver was killed.
    fn live(&self, kill: &Kill) -> bool {
        let presses = if matches!(kill, Kill::Never) {
            "1"
        } else {
            "4"
        };
        let root = self.folder.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_alert_driver"));
        command
            .args([
                root.join("phone"),
                root.join("hardware"),
                root.join("notes"),
            ])
            .args([self.start_ms.to_string().as_str(), presses])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        if let Kill::At(at) = kill {
            command
                .env("LD_PRELOAD", place::library())
                .env("FAULTVFS_ROOT", root.join("phone"))
                .env("FAULTVFS_NOTES", root.join("notes"))
                .env("FAULTVFS_KILL", at);
        }
        let mut child = command.spawn().unwrap();
        if let Kill::After(wait) = kill {
            std::thread::sleep(*wait);
            child.kill().unwrap();
        }
        let end = place::end(child);
        assert!(end.killed || end.success, "{}", end.said);
        end.killed
    }
}

/// A push service that takes most messages, refuses some for now, and hangs up on some before or after it took them.
fn serve(log: Log, seed: u64) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let seed = Arc::new(AtomicU64::new(seed));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (log, seed) = (Arc::clone(&log), Arc::clone(&seed));
            std::thread::spawn(move || connection(stream.unwrap(), &log, &seed));
        }
    });
    address
}

fn connection(mut stream: TcpStream, log: &Log, seed: &AtomicU64) {
    while let Some((path, body)) = request(&mut stream) {
        let at: usize = path.trim_start_matches('/').parse().unwrap();
        let busy = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
        let created = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
        let (takes, answer) = match Dice::new(seed.fetch_add(1, Ordering::SeqCst)).below(10) {
            0 => (false, Some(busy)),
            1 => (false, None),
            2 => (true, None),
            _ => (true, Some(created)),
        };
        if takes {
            log.lock().unwrap().push((at, body));
        }
        let Some(answer) = answer else { return };
        if stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

/// Path and body; none when the other side goes first.
fn request(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let path = head.split(' ').nth(1)?.to_owned();
            let length = head.lines().find_map(|line| {
                line.to_lowercase()
                    .strip_prefix("content-length: ")?
                    .parse::<usize>()
                    .ok()
            })?;
            if bytes.len() >= end + 4 + length {
                return Some((path, bytes[end + 4..end + 4 + length].to_vec()));
            }
        }
        match stream.read(&mut buffer) {
            Ok(read) if read > 0 => bytes.extend_from_slice(&buffer[..read]),
            _ => return None,
        }
    }
}
