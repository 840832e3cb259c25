//! Installing, going back, and what is on the disk.

use std::fs;

use super::*;

/// A pack of that version.
fn version(desk: &mut Desk, version: u64) -> Vec<u8> {
    desk.heading.version = version;
    desk.pack()
}

fn current(store: &Store) -> Option<u64> {
    let standing = store.standing();
    assert!(!standing.damaged);
    standing.current.map(|pack| pack.manifest.version)
}

#[test]
fn install_and_go_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    assert_eq!(current(&store), None);
    let (seven, eight) = (version(&mut desk, 7), version(&mut desk, 8));
    let loaded = store.install(&seven, NOW).unwrap();
    assert!(loaded.texts["locales/en/cards.ftl"].ends_with("# corrected\n"));
    assert_eq!(current(&store), Some(7));
    store.install(&eight, NOW).unwrap();
    assert_eq!(store.standing().previous, Some(7));
    assert_eq!(store.roll_back().unwrap().manifest.version, 7);
    assert_eq!(current(&store), Some(7));
    // The user may go back; a pack from outside may not.
    assert_eq!(
        refusal(store.install(&seven, NOW)),
        Refusal::Older { have: 8 }
    );
    store.install(&eight, NOW).unwrap();
    assert_eq!(current(&store), Some(8));
    assert_eq!(store.standing().previous, Some(7));
    store.use_built_in().unwrap();
    assert_eq!(current(&store), None);
    assert_eq!(
        refusal(store.install(&seven, NOW)),
        Refusal::Older { have: 8 }
    );
    assert_eq!(store.roll_back().unwrap().manifest.version, 8);
    assert!(matches!(store.roll_back(), Err(StoreError::NothingBefore)));
}

#[test]
fn an_older_or_another_of_the_same_version() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    let (six, seven) = (version(&mut desk, 6), version(&mut desk, 7));
    store.install(&seven, NOW).unwrap();
    store.install(&seven, NOW).unwrap();
    assert_eq!(store.standing().previous, None);
    assert_eq!(
        refusal(store.install(&six, NOW)),
        Refusal::Older { have: 7 }
    );
    desk.content.pop();
    let other = version(&mut desk, 7);
    assert_eq!(
        refusal(store.install(&other, NOW)),
        Refusal::Older { have: 7 }
    );
    assert_eq!(current(&store), Some(7));
}

#[test]
fn a_new_root_counts_from_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    store.install(&version(&mut desk, u64::MAX), NOW).unwrap();
    desk.signers.push(signer());
    desk.rotate([1, 2, 3], &[1, 2, 3], "2029-11-22");
    store.install(&version(&mut desk, 1), NOW).unwrap();
    // The one before was of the root before: it does not come back.
    assert_eq!(store.standing().previous, None);
    assert!(matches!(store.roll_back(), Err(StoreError::NothingBefore)));
    assert_eq!(current(&store), Some(1));
}

#[test]
fn past_its_date_it_still_works() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path());
    let later = NOW + 200 * 86_400_000;
    let loaded = store.install(&desk.pack(), later).unwrap();
    assert!(loaded.manifest.expires.is_over(later));
    assert_eq!(current(&store), Some(7));
}

#[test]
fn damage_falls_back_to_the_one_before_and_then_to_the_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    let (seven, eight) = (version(&mut desk, 7), version(&mut desk, 8));
    store.install(&seven, NOW).unwrap();
    store.install(&eight, NOW).unwrap();
    let packs = folder.path().join("packs");
    let file_of = |name: &str| packs.join(name).join("pack.tar");
    let state = fs::read_to_string(packs.join("state.json")).unwrap();
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    for (field, left) in [("current", Some(7)), ("previous", None)] {
        let path = file_of(state[field].as_str().unwrap());
        let mut bytes = fs::read(&path).unwrap();
        bytes[3000] ^= 1;
        fs::write(&path, bytes).unwrap();
        let standing = store.standing();
        assert!(standing.damaged);
        assert_eq!(standing.current.map(|pack| pack.manifest.version), left);
    }
    // What was damaged is mended by installing it again.
    store.install(&eight, NOW).unwrap();
    assert_eq!(current(&store), Some(8));
}

#[test]
fn a_state_that_is_none_leaves_the_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path());
    store.install(&desk.pack(), NOW).unwrap();
    let state = folder.path().join("packs/state.json");
    let whole = fs::read_to_string(&state).unwrap();
    for bytes in [
        String::new(),
        whole.chars().take(whole.len() / 2).collect(),
        whole.replace("\"format\":1", "\"format\":2"),
        whole.replace("\"current\":\"", "\"current\":\"../"),
    ] {
        fs::write(&state, bytes).unwrap();
        let standing = store.standing();
        assert!(standing.damaged && standing.current.is_none());
    }
    store.install(&desk.pack(), NOW).unwrap();
    assert_eq!(current(&store), Some(7));
}

#[test]
fn only_two_packs_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    for number in 1..5 {
        store.install(&version(&mut desk, number), NOW).unwrap();
    }
    let mut names: Vec<_> = fs::read_dir(folder.path().join("packs"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().len())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["state.json".len(), 64, 64]);
}

#[test]
fn a_refused_pack_changes_nothing_on_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path());
    refusal(store.install(&desk.pack_by(&[0]), NOW));
    assert!(!folder.path().join("packs").exists());
}

#[test]
fn a_file_of_the_pack_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path());
    assert_eq!(store.file("pictures/door.svg"), None);
    store.install(&desk.pack(), NOW).unwrap();
    assert_eq!(
        store.file("pictures/door.svg"),
        Some(desk.content[1].1.clone())
    );
    assert_eq!(store.file("../state.json"), None);
}

#[test]
fn what_the_disk_does_not_give_is_an_error_and_nothing_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new();
    let store = desk.store(folder.path());
    let (six, seven) = (version(&mut desk, 6), version(&mut desk, 7));
    store.install(&seven, NOW).unwrap();
    // A folder where the file should be: opening it works, reading does not.
    let state = folder.path().join("packs/state.json");
    let aside = folder.path().join("state.json");
    fs::rename(&state, &aside).unwrap();
    fs::create_dir(&state).unwrap();
    assert!(store.standing().damaged && store.start().is_none());
    for done in [
        store.verify(&six, NOW).map(drop),
        store.install(&six, NOW).map(drop),
        store.roll_back().map(drop),
        store.use_built_in(),
    ] {
        assert!(matches!(done, Err(StoreError::Disk(_))), "{done:?}");
    }
    fs::remove_dir(&state).unwrap();
    fs::rename(&aside, &state).unwrap();
    assert_eq!(current(&store), Some(7));
    let refused = refusal(store.install(&six, NOW));
    assert_eq!(refused, Refusal::Older { have: 7 });
}

#[test]
fn a_state_too_long_to_be_one_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::new();
    let store = desk.store(folder.path());
    store.install(&desk.pack(), NOW).unwrap();
    fs::write(
        folder.path().join("packs/state.json"),
        vec![b' '; (1 << 20) + 1],
    )
    .unwrap();
    assert!(store.standing().damaged);
    store.install(&desk.pack(), NOW).unwrap();
    assert_eq!(current(&store), Some(7));
}
