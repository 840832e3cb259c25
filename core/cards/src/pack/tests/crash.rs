//! The power goes between any two steps, and in the middle of any write.

use super::super::disk::tests::stop_after;
use super::*;

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
    // Folder, file, three folders made durable; the state written, renamed, made durable; the oldest swept.
    assert!(steps >= 8, "{steps}");
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
    for steps in 0..9 {
        let folder = tempfile::tempdir().unwrap();
        let store = desk.store(folder.path());
        stop_after(steps);
        let done = store.install(&desk.pack(), NOW).is_ok();
        stop_after(-1);
        let after = store.standing();
        assert!(!after.damaged && (after.current.is_some() || !done));
        store.install(&desk.pack(), NOW).unwrap();
        assert!(store.standing().current.is_some());
    }
}
