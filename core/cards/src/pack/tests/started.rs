//! The start of the app with a pack installed: what is looked into again, and whether the pack or the app has the newer words.

use std::fs;
use std::path::Path;

use super::super::{BuiltIn, hex, root::sha256};
use super::*;

/// This build, of another day.
fn of(day: &str) -> BuiltIn {
    BuiltIn {
        day: day.parse().unwrap(),
        ..BuiltIn::of_this_build()
    }
}

fn another_build() -> BuiltIn {
    BuiltIn {
        mark: "another".to_owned(),
        ..BuiltIn::of_this_build()
    }
}

fn version(pack: Option<Loaded>) -> Option<u64> {
    pack.map(|pack| pack.manifest.version)
}

/// Puts a pack into the folder as if a build had found it sound: two signed it, and it does not hold together.
fn put_unfit(desk: &mut Desk, folder: &Path, checked_by: &str) {
    desk.content = vec![("cards/door.json".to_owned(), b"{}".to_vec())];
    let (pack, name) = (desk.pack(), hex::encode(&sha256(&desk.manifest())));
    let packs = folder.join("packs");
    fs::create_dir_all(packs.join(&name)).unwrap();
    fs::write(packs.join(&name).join("pack.tar"), pack).unwrap();
    let state = serde_json::json!({
        "format": 1, "roots": [], "current": name, "previous": null, "highest": null, "checked_by": checked_by,
    });
    fs::write(packs.join("state.json"), state.to_string()).unwrap();
}

#[test]
fn what_this_build_has_looked_into_is_only_compared() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let mark = BuiltIn::of_this_build().mark;
    put_unfit(&mut desk, folder.path(), &mark);
    assert_eq!(version(desk.store(folder.path()).start()), Some(7));
    // Every byte still is, whoever has looked into it.
    let packs = fs::read_dir(folder.path().join("packs")).unwrap();
    let mut packs = packs.map(|entry| entry.unwrap().path());
    let pack = packs.find(|path| path.is_dir()).unwrap().join("pack.tar");
    let whole = fs::read(&pack).unwrap();
    for place in [600, 2_300, whole.len() - 1_500] {
        let mut bytes = whole.clone();
        bytes[place] ^= 1;
        fs::write(&pack, bytes).unwrap();
        let store = desk.store(folder.path());
        assert_eq!(version(store.start()), None, "{place}");
        assert!(store.standing().damaged, "{place}");
    }
}

#[test]
fn another_build_looks_into_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    put_unfit(&mut desk, folder.path(), "another");
    let store = desk.store(folder.path());
    assert_eq!(version(store.start()), None);
    assert!(store.standing().damaged);
}

#[test]
fn and_remembers_that_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    desk.store(folder.path())
        .install(&desk.pack(), NOW)
        .unwrap();
    let state = folder.path().join("packs/state.json");
    let updated = desk.store(folder.path()).beside(another_build());
    let marked = || fs::read_to_string(&state).unwrap().contains("another");
    assert_eq!(version(updated.start()), Some(7));
    assert!(marked());
    assert_eq!(version(updated.start()), Some(7));
}

#[test]
fn a_state_of_before_builds_were_remembered_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path());
    store.install(&desk.pack(), NOW).unwrap();
    let path = folder.path().join("packs/state.json");
    let mut state: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    state.as_object_mut().unwrap().remove("checked_by").unwrap();
    fs::write(&path, state.to_string()).unwrap();
    assert_eq!(version(store.start()), Some(7));
    let again = fs::read_to_string(&path).unwrap();
    assert!(again.contains(&BuiltIn::of_this_build().mark));
}

#[test]
fn an_app_that_brings_newer_words_is_in_force() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    store.install(&desk.pack(), NOW).unwrap();
    desk.heading.version = 8;
    store.install(&desk.pack(), NOW).unwrap();

    let updated = desk.store(folder.path()).beside(of("2026-11-23"));
    let standing = updated.standing();
    assert_eq!(version(standing.overtaken), Some(8));
    assert!(standing.current.is_none() && !standing.damaged);
    assert_eq!(standing.previous, None, "nothing older to go back to");
    assert!(store.file("pictures/door.svg").is_some());
    assert_eq!(updated.file("pictures/door.svg"), None, "no mixture");
    assert_eq!(version(updated.start()), None);
    assert!(matches!(
        updated.roll_back(),
        Err(StoreError::NothingBefore)
    ));
    // The next pack is in force again.
    desk.heading.version = 9;
    desk.heading.created = "2026-11-23".parse().unwrap();
    updated.install(&desk.pack(), NOW).unwrap();
    let standing = updated.standing();
    assert_eq!(version(standing.current), Some(9));
    assert!(standing.overtaken.is_none());
    assert_eq!(version(updated.start()), Some(9));
}

#[test]
fn of_the_same_day_the_pack_is_in_force() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path()).beside(of("2026-11-22"));
    store.install(&desk.pack(), NOW).unwrap();
    assert_eq!(version(store.standing().current), Some(7));
}

#[test]
fn a_pack_older_than_the_app_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let built_in = of("2026-11-23");
    let day = built_in.day;
    let store = desk.store(folder.path()).beside(built_in);
    assert_eq!(
        refusal(store.install(&desk.pack(), NOW)),
        Refusal::OlderThanApp { of: day }
    );
    assert!(!folder.path().join("packs").exists());
}

#[test]
fn an_overtaken_pack_that_does_not_fit_the_app_is_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    put_unfit(&mut desk, folder.path(), "another");
    let store = desk.store(folder.path()).beside(of("2026-11-23"));
    assert_eq!(version(store.start()), None);
    let standing = store.standing();
    assert_eq!(version(standing.overtaken), Some(7));
    assert!(!standing.damaged);
}
