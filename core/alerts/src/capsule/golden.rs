//! `tests/vectors/wire/alerts-v1/`: a capsule of format 1 that must stay readable for ever.
//!
//! Written once with `AMPARO_WRITE_GOLDEN=1 cargo test -p amparo-alerts golden`; keys and salts in it
//! are random, so it is never written again for the same format. Hardware key and vault key are fixed.

use std::path::{Path, PathBuf};

use super::*;
use crate::message::{Fix, Sharing};
use crate::outbox::view::Reached;
use crate::people::PageState;
use crate::world::{ENDPOINT, NOW, World};

const FILES: [&str; 3] = ["alerts.header.a", "alerts.header.b", "alerts.db"];
const HARDWARE_KEY: [u8; 32] = [0x48; 32];

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/wire/alerts-v1")
}

#[test]
fn a_capsule_of_format_1_opens_with_everything_in_it() {
    if std::env::var_os("AMPARO_WRITE_GOLDEN").is_some() {
        write();
    }
    let mut world = World::new();
    drop(world.capsule.take());
    // A new folder: the log that lies beside a database belongs to that one only.
    world.folder = tempfile::TempDir::new().unwrap();
    for name in FILES {
        std::fs::copy(golden().join(name), world.folder.path().join(name)).unwrap();
    }
    world.hardware.inner.insert(ALIAS, HARDWARE_KEY).unwrap();
    world.reopen();
    check(world.capsule());
    drop(world.capsule.take());

    // The same by way of the vault, on a phone whose keystore is gone.
    world.hardware = crate::world::Hardware::new();
    let key = World::vault_key();
    let mut repaired = Capsule::repair(world.folder.path(), &world.hardware, &key).unwrap();
    check(&mut repaired);
}

fn check(capsule: &mut Capsule) {
    let people = capsule.people();
    assert_eq!(people.len(), 3);
    assert_eq!(
        (people[0].label.as_str(), people[0].number.as_deref()),
        ("M", Some("+12135550134"))
    );
    assert_eq!(
        (people[0].page, people[1].page),
        (PageState::Paired, PageState::Gone)
    );
    let alert = capsule.current(NOW + 10).unwrap();
    let view = capsule.view(alert, NOW + 10).unwrap();
    assert_eq!(view.rows[0].reached, Reached::NotGoneYet);
    assert_eq!(view.rows[0].channels.len(), 2);
    assert_eq!(view.rows[2].channels[0].detail.id, "alert-detail-handed");
    assert_eq!(capsule.backlog(NOW + 10).waiting, 1);
}

fn write() {
    use crate::outbox::schedule::{Outcome, Receipt};
    let mut world = World::new();
    drop(world.capsule.take());
    world.folder = tempfile::TempDir::new().unwrap();
    world.hardware.inner.insert(ALIAS, HARDWARE_KEY).unwrap();
    world.reopen();
    let maria = world.person("M", Some("+12135550134"));
    let luis = world.person("L", None);
    world.person("🙂", Some("2135550199"));
    world.pair(maria, ENDPOINT);
    world.pair(luis, "https://fcm.googleapis.com/fcm/send/x");
    let capsule = world.capsule();
    capsule.attach_vault_wrap(&World::vault_key()).unwrap();
    let fix = Fix {
        latitude: 34.05,
        longitude: -118.24,
        accuracy_m: 20.0,
    };
    let pressed = capsule.press(
        &crate::outbox::Press {
            place: Some((fix, Sharing::About)),
            ..Default::default()
        },
        NOW,
    );
    let jobs = capsule
        .take_due(&std::collections::HashSet::new(), NOW)
        .unwrap();
    for job in jobs {
        let gone = job.endpoint.starts_with("https://fcm");
        let outcome = if gone {
            Outcome::Answered {
                status: 410,
                retry_after_ms: None,
                date_ms: None,
            }
        } else {
            Outcome::Answered {
                status: 503,
                retry_after_ms: Some(5_000),
                date_ms: None,
            }
        };
        capsule.report(job.attempt, &outcome, NOW + 1).unwrap();
    }
    capsule
        .report_receipt(pressed.drafts[1].attempt.unwrap(), Receipt::Handed, NOW + 2)
        .unwrap();
    world.capsule.take().unwrap().close().unwrap();
    std::fs::create_dir_all(golden()).unwrap();
    for name in FILES {
        std::fs::copy(world.folder.path().join(name), golden().join(name)).unwrap();
    }
}
