//! Rotation of the root: who may follow whom.

use super::super::{Part, THRESHOLD};
use super::*;

/// Six signers; a fourth to a sixth stand by.
fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.signers.extend((0..3).map(|_| signer()));
    desk
}

fn too_few(valid: u32) -> Refusal {
    Refusal::BadSignature {
        part: Part::Root,
        valid,
        needed: THRESHOLD,
    }
}

#[test]
fn a_new_root_signed_by_old_and_new_is_followed() {
    let mut desk = desk();
    desk.rotate([1, 2, 3], &[1, 2, 3], "2029-11-22");
    desk.verify(&desk.pack_by(&[2, 3])).unwrap();
    desk.rotate([3, 4, 5], &[1, 3, 4, 5], "2030-11-22");
    desk.verify(&desk.pack_by(&[4, 5])).unwrap();
}

#[test]
fn a_root_signed_only_by_new() {
    let mut desk = desk();
    desk.rotate([3, 4, 5], &[3, 4, 5], "2029-11-22");
    assert_eq!(desk.verify(&desk.pack()), Err(too_few(0)));
    let mut desk = super::roots::desk();
    desk.rotate([1, 3, 4], &[1, 3, 4], "2029-11-22");
    assert_eq!(desk.verify(&desk.pack()), Err(too_few(1)));
}

#[test]
fn a_root_signed_only_by_old() {
    let mut desk = desk();
    desk.rotate([3, 4, 5], &[0, 1, 2], "2029-11-22");
    assert_eq!(desk.verify(&desk.pack()), Err(too_few(0)));
    let mut desk = super::roots::desk();
    desk.rotate([3, 4, 5], &[0, 1, 5], "2029-11-22");
    assert_eq!(desk.verify(&desk.pack()), Err(too_few(1)));
}

#[test]
fn a_root_that_skips_one() {
    let mut desk = desk();
    let keys = desk.turn.map(|index| desk.signers[index].key());
    let bytes = publish::root(3, &keys, "2029-11-22".parse().unwrap());
    desk.add_root(3, bytes.clone(), &[0, 1]);
    let expected = Err(Refusal::RootGap { have: 1 });
    assert_eq!(desk.verify(&desk.pack()), expected);
    // Nor under the name of the one that would follow.
    desk.roots.clear();
    desk.add_root(2, bytes, &[0, 1]);
    assert_eq!(desk.verify(&desk.pack()), expected);
}

#[test]
fn a_root_with_fewer_or_the_same_keys() {
    let desk = desk();
    let [a, b, c] = [0, 1, 2].map(|index: usize| desk.signers[index].key());
    for keys in [vec![a, b], vec![a, b, b], vec![a, b, c, a]] {
        let root = publish::root(1, &keys, "2029-11-22".parse().unwrap());
        assert!(Root::parse(&root).is_err(), "{keys:?}");
    }
    let root = String::from_utf8(desk.first).unwrap();
    for (from, to) in [
        ("\"threshold\": 2", "\"threshold\": 1"),
        ("\"root\": 1", "\"root\": 0"),
        ("\"format\": 1", "\"format\": 1, \"note\": \"\""),
    ] {
        assert!(
            Root::parse(root.replace(from, to).as_bytes()).is_err(),
            "{to}"
        );
    }
}

#[test]
fn a_signer_who_was_rotated_out() {
    let mut desk = desk();
    desk.rotate([1, 2, 3], &[0, 1, 2, 3], "2029-11-22");
    let expected = Err(Refusal::RotatedOut {
        valid: 1,
        needed: THRESHOLD,
    });
    assert_eq!(desk.verify(&desk.pack_by(&[0, 1])), expected);
}

#[test]
fn manifests_die_with_their_root() {
    let mut desk = desk();
    let before = desk.manifest();
    desk.rotate([1, 2, 3], &[1, 2, 3], "2029-11-22");
    // Both still sign, and did before: only the digest of the root tells.
    assert_eq!(
        desk.verify(&desk.pack_of(&before, &[1, 2])),
        Err(Refusal::OtherRoot)
    );
}

#[test]
fn only_the_last_root_has_to_be_in_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::until("2026-11-01");
    desk.signers.extend((0..3).map(|_| signer()));
    let on = "2026-11-01".parse().unwrap();
    let store = desk.store(folder.path());
    let refused = refusal(store.install(&desk.pack(), NOW));
    assert_eq!(refused, Refusal::RootExpired { on });
    desk.rotate([1, 2, 3], &[1, 2, 3], "2026-11-10");
    desk.rotate([1, 2, 3], &[1, 2, 3], "2026-11-22");
    store.install(&desk.pack(), NOW).unwrap();
}

#[test]
fn a_root_of_a_number_that_was_another() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    desk.rotate([1, 2, 3], &[1, 2, 3], "2029-11-22");
    let store = desk.store(folder.path());
    store.install(&desk.pack(), NOW).unwrap();
    // The same two sign another second root: too late for this phone.
    let manifest = desk.manifest();
    desk.roots.clear();
    desk.rotate([1, 2, 4], &[1, 2, 4], "2029-11-22");
    desk.heading.version += 1;
    let refused = refusal(store.install(&desk.pack(), NOW));
    assert_eq!(refused, Refusal::OtherRoot);
    // Not even beside a manifest of the one in force.
    let beside = desk.pack_of(&manifest, &[1, 2]);
    let refused = refusal(store.install(&beside, NOW));
    assert_eq!(refused, Refusal::OtherRoot);
}

#[test]
fn a_phone_that_followed_keeps_the_root() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let old = desk.pack();
    desk.rotate([1, 2, 3], &[1, 2, 3], "2029-11-22");
    let store = desk.store(folder.path());
    store.install(&desk.pack(), NOW).unwrap();
    store.use_built_in().unwrap();
    let refused = refusal(desk.store(folder.path()).install(&old, NOW));
    assert!(matches!(refused, Refusal::RotatedOut { .. }), "{refused:?}");
    // And a pack that brings no roots, but is of the new one, is taken.
    desk.heading.version = 1_000;
    let (manifest, by) = (desk.manifest(), [1, 2]);
    let bare = publish::pack(&[], &manifest, &desk.sign(&manifest, &by), &desk.content).unwrap();
    store.install(&bare, NOW).unwrap();
}

#[test]
fn a_build_without_a_root_takes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // The day somebody puts a root in, this becomes a test that it parses.
    let embedded = Trust::embedded();
    let written = include_str!("../../../root.json").trim();
    assert_eq!(embedded.is_none(), written == "null");
    let store = Store::new(folder.path().join("packs"), None, APP);
    let refused = refusal(store.install(&Desk::new().pack(), NOW));
    assert_eq!(refused, Refusal::NoRoot);
}
