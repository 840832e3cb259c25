//! Content packs: killed and powered off between any two calls, on a full, a read-only and a failing disk. What is then in force is the
//! old or the new pack, whole.

use crate::disk::{self, Disk, Event, Files};
use crate::place::{self, End};
use amparo_crash::packs::{self, Journal, LIFE, Op, State};
use amparo_crash::script::Dice;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const EIO: i32 = 5;

/// How many states are looked at when it is no campaign.
const SAMPLE: usize = 150;
/// One call of so many fails when it is no campaign.
const SPARSE: usize = 4;
/// Rounds of the kill loop when it is no campaign.
const ROUNDS: u64 = 20;
/// Rounds with one phone; then a new one, which has no packs yet.
const ROUNDS_OF_A_PHONE: u64 = 8;

/// A publisher, and a phone that faults happen to.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).unwrap()
        } else {
            tempfile::tempdir().unwrap()
        };
        fs::create_dir(folder.path().join("root")).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn driver(&self, desk: &Desk, mode: &[&str], faults: &[(&str, String)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pack_driver"));
        command
            .args([self.file("root"), desk.path(), self.file("notes")])
            .args(mode)
            .env("LD_PRELOAD", place::library())
            .env("FAULTVFS_ROOT", self.file("root"))
            .env("FAULTVFS_NOTES", self.file("notes"))
            .envs(faults.iter().map(|(name, value)| (*name, value.as_str())))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, desk: &Desk, mode: &[&str], faults: &[(&str, String)]) -> End {
        place::end(self.driver(desk, mode, faults).spawn().unwrap())
    }

    fn look(&self, desk: &Desk) -> Result<State, String> {
        packs::look(&self.file("root"), &desk.path())
    }

    fn journal(&self) -> Journal {
        let mut journal = Journal::default();
        let notes = fs::read_to_string(self.file("notes")).unwrap_or_default();
        journal.read_all(&notes).unwrap();
        journal
    }
}

/// What the publisher made.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        packs::publish(folder.path()).unwrap();
        Self(folder)
    }

    fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }
}

/// The life without a fault, and its log.
fn recorded(desk: &Desk) -> (Place, Vec<Event>) {
    let place = Place::new();
    let log = place.file("log");
    let end = place.run(desk, &["life"], &[("FAULTVFS_LOG", place::text(&log))]);
    assert!(end.success, "{}", end.said);
    let events = disk::read_log(&fs::read(log).unwrap());
    (place, events)
}

#[test]
fn without_a_fault_each_step_is_as_the_model_says() {
    let states = LIFE.iter().scan(State::default(), |state, op| {
        *state = state.apply(*op);
        Some((state.pack, state.before, state.newest))
    });
    let expected = [
        (Some(1), None, 1),
        (Some(2), Some(1), 2),
        (Some(1), Some(2), 2),
        (Some(3), Some(1), 3),
        (None, Some(3), 3),
        (Some(3), None, 3),
        (Some(3), None, 3),
        (Some(4), None, 4),
        (Some(5), Some(4), 5),
        (Some(4), Some(5), 5),
        (None, Some(4), 5),
        (Some(5), Some(4), 5),
    ];
    assert_eq!(states.collect::<Vec<_>>(), expected);
    let desk = Desk::new();
    let (place, _) = recorded(&desk);
    let journal = place.journal();
    assert_eq!(journal.confirmed as usize, LIFE.len());
    assert_eq!(place.look(&desk), Ok(journal.state));
}

/// Something that a power cut may leave, and what may then be in force.
struct Left {
    label: String,
    files: Files,
    allowed: Vec<State>,
}

#[test]
fn after_a_power_cut_at_any_call_the_old_or_the_new_pack_is_whole() {
    let desk = Desk::new();
    let (place, events) = recorded(&desk);
    let all = left_by_power_cuts(&place, &events);
    assert!(all.len() > 100, "{} states", all.len());
    let step = if place::is_campaign() {
        1
    } else {
        all.len().div_ceil(SAMPLE)
    };
    let work: Vec<&Left> = all.iter().step_by(step).collect();
    let problems = place::on_all_cores(&work, |left| {
        let here = Place::new();
        disk::write(&left.files, &here.file("root"));
        let problem = match here.look(&desk) {
            Ok(state) if left.allowed.contains(&state) => return None,
            Ok(state) => format!("{state:?} instead of {:?}", left.allowed),
            Err(sentence) => sentence,
        };
        Some(format!("{}: {problem}", left.label))
    });
    let problems: Vec<String> = problems.into_iter().flatten().collect();
    assert!(
        problems.is_empty(),
        "{} of {}:\n{}",
        problems.len(),
        work.len(),
        problems.join("\n")
    );
}

fn left_by_power_cuts(place: &Place, events: &[Event]) -> Vec<Left> {
    let root = place.file("root");
    let mut all: Vec<Left> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    let mut disk = Disk::new(&root);
    let mut journal = Journal::default();
    let mut dice = Dice::new(9);
    for (at, event) in events.iter().enumerate() {
        let mut left = Vec::new();
        if let Some(torn) = disk::torn(event) {
            let mut cut = Disk::new(&root);
            events[..at].iter().for_each(|event| cut.play(event));
            cut.play(&torn);
            left.push(("torn", cut.now()));
        }
        if let Event::Note(lines) = event {
            journal.read_all(lines).unwrap();
        }
        disk.play(event);
        left.push(("all written", disk.now()));
        left.push(("only what was synced", disk.durable()));
        left.push(("scattered sectors", disk.scattered(&mut dice)));
        for (how, files) in left {
            // The same files at a later moment may have to be more: what was confirmed meanwhile.
            let identity = (disk::identity(&files), how == "torn");
            let index = *known.entry(identity).or_insert(all.len());
            if index == all.len() {
                all.push(Left {
                    label: format!("call {at} of {}, {how}", events.len()),
                    files,
                    allowed: journal.allowed(),
                });
            }
            let allowed = journal.allowed();
            all[index].allowed.retain(|state| allowed.contains(state));
        }
    }
    all
}

/// Lets each call fail, and gives the kinds that the app told for it, with what it was doing.
fn fail_everywhere(errno: i32, how: &str) -> BTreeSet<(String, String)> {
    let desk = Desk::new();
    let (place, events) = recorded(&desk);
    let expected = place.journal().state;
    let calls = events.iter().skip(1);
    let calls = calls
        .filter(|event| !matches!(event, Event::Note(_)))
        .count();
    assert!(calls > 80, "{calls}");
    let third = errno.unsigned_abs() as usize % SPARSE;
    let points = (1..=calls).filter(|at| place::is_campaign() || at % SPARSE == third);
    let points: Vec<usize> = points.collect();
    let met = place::on_all_cores(&points, |at| {
        let here = Place::new();
        let fault = ("FAULTVFS_FAIL", format!("{at}:{errno}:{how}"));
        let end = here.run(&desk, &["life"], &[fault]);
        let journal = here.journal();
        let problem = if !journal.broken.is_empty() {
            Some(format!("{:?}", journal.broken))
        } else if !end.success {
            Some(end.said)
        } else {
            let found = here.look(&desk);
            (found != Ok(expected)).then(|| format!("{found:?}"))
        };
        (
            problem.map(|problem| format!("call {at}: {problem}")),
            journal.failures,
        )
    });
    let problems: Vec<&String> = met
        .iter()
        .filter_map(|(problem, _)| problem.as_ref())
        .collect();
    assert!(problems.is_empty(), "{problems:#?}");
    let failures = met.into_iter().flat_map(|(_, failures)| failures);
    let kinds: BTreeSet<_> = failures.map(|(op, kind)| (kind, op.to_string())).collect();
    let ops: BTreeSet<_> = kinds.iter().map(|(_, op)| op.split(' ').next()).collect();
    // Starting tells nobody of what it could not write; everything else does.
    let all = ["built-in", "fetch", "file", "roll-back"].map(Some);
    assert_eq!(ops, all.into(), "{kinds:?}");
    kinds
}

fn is_only(kinds: &BTreeSet<(String, String)>, kind: &str) {
    assert!(kinds.iter().all(|(told, _)| told == kind), "{kinds:?}");
}

#[test]
fn a_full_disk_is_called_one_and_the_old_or_the_new_pack_is_whole() {
    is_only(&fail_everywhere(ENOSPC, "on"), "DiskFull");
}

#[test]
fn a_disk_that_becomes_read_only_is_called_one_and_the_old_or_the_new_pack_is_whole() {
    is_only(&fail_everywhere(EROFS, "on"), "ReadOnly");
}

#[test]
fn a_failing_disk_is_told_by_its_number_and_the_old_or_the_new_pack_is_whole() {
    is_only(&fail_everywhere(EIO, "once"), "Internal { code: 100005 }");
}

#[test]
fn kill_at_random_the_old_or_the_new_pack_is_whole() {
    let rounds = std::env::var("CRASH_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let desk = Desk::new();
    let mut dice = Dice::new(11);
    let mut place = Place::new();
    let mut state = State::default();
    let (mut killed, mut confirmed, mut newest) = (0, 0, BTreeSet::new());
    for round in 0..rounds {
        if round % ROUNDS_OF_A_PHONE == 0 {
            place = Place::new();
            state = State::default();
        }
        let seed = dice.roll().to_string();
        let mode = ["random", seed.as_str(), "12"];
        let end = if round % 3 == 0 {
            let mut child = place.driver(&desk, &mode, &[]).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(u64::from(dice.below(250))));
            child.kill().unwrap();
            place::end(child)
        } else {
            let how = ["before", "after", "torn"][dice.below(3) as usize];
            let at = format!("{}:{how}", dice.below(60) + 1);
            place.run(&desk, &mode, &[("FAULTVFS_KILL", at)])
        };
        assert!(end.killed || end.success, "round {round}: {}", end.said);
        killed += u64::from(end.killed);
        let mut journal = Journal {
            state,
            ..Journal::default()
        };
        let notes = fs::read_to_string(place.file("notes")).unwrap_or_default();
        journal.read_all(&notes).unwrap();
        let _ = fs::remove_file(place.file("notes"));
        assert!(journal.failures.is_empty(), "{:?}", journal.failures);
        confirmed += u64::from(journal.confirmed);
        state = place
            .look(&desk)
            .unwrap_or_else(|sentence| panic!("round {round}: {sentence}"));
        let allowed = journal.allowed();
        assert!(
            allowed.contains(&state),
            "round {round}: {state:?} instead of {allowed:?}"
        );
        newest.insert(state.newest);
    }
    // Otherwise the loop would have proved nothing.
    assert!(killed > rounds / 2, "{killed} of {rounds} were killed");
    assert!(confirmed > rounds, "{confirmed} operations were confirmed");
    assert!(newest.len() > 2, "{newest:?}");
}

#[test]
fn operations_are_read_as_they_are_told() {
    for op in LIFE {
        assert_eq!(op.to_string().parse::<Op>(), Ok(*op));
    }
    assert!("file".parse::<Op>().is_err());
}
