//! The power goes between any two steps, and in the middle of any write. (`tests/crash` does it to the calls of a whole process, and
//! forgets what no fsync has kept.)

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::super::disk::tests::stop_after;
use super::*;

/// Whether there is nothing but the packs that the state names, each a whole file alone in its folder.
fn is_tidy(folder: &Path) -> bool {
    let packs = folder.join("packs");
    let Ok(state) = fs::read(packs.join("state.json")) else {
        return fs::read_dir(packs).map_or(0, Iterator::count) == 0;
    };
    let state: serde_json::Value = serde_json::from_slice(&state).unwrap();
    let in_state = [&state["current"], &state["previous"]].map(serde_json::Value::as_str);
    let mut expected: BTreeSet<_> = in_state.into_iter().flatten().map(str::to_owned).collect();
    let alone = expected.iter().all(|name| {
        let mut files = fs::read_dir(packs.join(name)).unwrap();
        let pack = files.next().unwrap().unwrap().file_name();
        pack == "pack.tar" && files.next().is_none()
    });
    expected.insert("state.json".to_owned());
    let entries = fs::read_dir(&packs).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    alone && names.collect::<BTreeSet<_>>() == expected
}

/// What may be in use after `change` was cut off; gives how many steps it has.
fn cut_off_at_every_step(change: impl Fn(&Store, &[u8]) -> bool, old: u64, new: u64) -> i32 {
    let mut desk = Desk::new();
    let mut made = |version| {
        desk.heading.version = version;
        desk.pack()
    };
    let (one, two, three) = (made(1), made(2), made(3));
    for steps in 0..100 {
        let folder = tempfile::tempdir().unwrap();
        let store = desk.store(folder.path());
        store.install(&one, NOW).unwrap();
        store.install(&two, NOW).unwrap();
        stop_after(steps);
        let done = change(&store, &three);
        stop_after(-1);
        let after = desk.store(folder.path()).standing();
        assert!(!after.damaged, "step {steps}");
        let version = after.current.map_or(0, |pack| pack.manifest.version);
        assert!(version == old || version == new, "step {steps}: {version}");
        if done {
            assert_eq!(version, new, "step {steps}: it said that it was done");
        }
        let started = desk.store(folder.path()).start();
        assert_eq!(started.map(|pack| pack.manifest.version), Some(version));
        assert!(is_tidy(folder.path()), "step {steps}");
        // And what was cut off can be done again.
        assert!(change(&store, &three) || !done, "step {steps}");
        if done && steps > 0 && stop_free(&desk, steps, &change, &one, &two, &three) {
            return steps;
        }
    }
    panic!("it never ends");
}

/// Whether one step more makes no difference: then all of them happened.
fn stop_free(
    desk: &Desk,
    steps: i32,
    change: &impl Fn(&Store, &[u8]) -> bool,
    one: &[u8],
    two: &[u8],
    three: &[u8],
) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let store = desk.store(folder.path());
    store.install(one, NOW).unwrap();
    store.install(two, NOW).unwrap();
    stop_after(steps + 1);
    let done = change(&store, three);
    stop_after(-1);
    done
}

#[test]
fn installing() {
    let steps = cut_off_at_every_step(|store, pack| store.install(pack, NOW).is_ok(), 2, 3);
    // Folder, file, its name, three folders made durable; the state written, renamed, made durable; the oldest swept.
    assert!(steps >= 9, "{steps}");
}

#[test]
fn going_back() {
    let back = |store: &Store, _: &[u8]| store.roll_back().is_ok();
    let steps = cut_off_at_every_step(back, 2, 1);
    assert!(steps >= 3, "{steps}");
}

#[test]
fn the_first_of_all() {
    let desk = Desk::new();
    for steps in 0..12 {
        let folder = tempfile::tempdir().unwrap();
        let store = desk.store(folder.path());
        stop_after(steps);
        let done = store.install(&desk.pack(), NOW).is_ok();
        stop_after(-1);
        let after = store.standing();
        assert!(!after.damaged && (after.current.is_some() || !done));
        assert_eq!(store.start().is_some(), after.current.is_some());
        assert!(is_tidy(folder.path()), "step {steps}");
        store.install(&desk.pack(), NOW).unwrap();
        assert!(store.standing().current.is_some());
    }
}

#[test]
fn a_failure_leaves_the_room_that_was_there() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let store = desk.store(folder.path());
    // The state cannot be written where a folder has its name; the pack can.
    let in_the_way = folder.path().join("packs/state.json.new");
    fs::create_dir_all(in_the_way.join("x")).unwrap();
    let failed = store.install(&desk.pack(), NOW).unwrap_err();
    assert!(matches!(failed, StoreError::Disk(_)));
    assert!(is_tidy(folder.path()));
    store.install(&desk.pack(), NOW).unwrap();
}
