//! The walk of docs/packs.md, command by command, and stock minisign at its end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Says the words in `folder`: `@` before a word stands for the folder.
fn say(folder: &Path, words: &str) -> Result<String, String> {
    let place = |word: &str| match word.strip_prefix('@') {
        Some(name) => folder.join(name).to_string_lossy().into_owned(),
        None => word.to_owned(),
    };
    let words: Vec<String> = words.split_whitespace().map(place).collect();
    super::run(&words)
}

/// A folder with four people's keys, a root of three, and one corrected card.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for name in ["ana", "ben", "carla", "dora"] {
        say(at, &format!("keygen @{name}")).unwrap();
    }
    say(
        at,
        "root --keys @ana.pub @ben.pub @carla.pub --expires 2099-01-01 --roots @roots",
    )
    .unwrap();
    fs::create_dir_all(at.join("content/cards")).unwrap();
    let door = include_str!("../../../core/cards/data/cards/door.json");
    fs::write(at.join("content/cards/door.json"), door).unwrap();
    folder
}

const BUILD: &str = "build --content @content --roots @roots --pack los-angeles --version 7 --expires 2099-01-01 @la.pack";

#[test]
fn from_keys_to_a_pack() {
    let folder = desk();
    let at = folder.path();
    say(at, BUILD).unwrap();
    let refused = |words: &str| say(at, words).unwrap_err();
    assert!(refused("verify --roots @roots @la.pack").contains("valid: 0"));
    let said = say(at, "sign --key @ana.key @la.pack").unwrap();
    assert!(
        said.contains("version 7") && said.contains("cards/door.json"),
        "{said}"
    );
    say(at, "sign --key @ana.key @la.pack").unwrap();
    assert!(refused("verify --roots @roots @la.pack").contains("valid: 1"));
    say(at, "sign --key @carla.key @la.pack").unwrap();
    let said = say(at, "verify --roots @roots @la.pack").unwrap();
    assert!(said.starts_with("Good: los-angeles version 7"), "{said}");

    // Ben goes, Dora comes; what Ben signs counts no more.
    say(
        at,
        "rotate --keys @ana.pub @carla.pub @dora.pub --expires 2099-02-01 --roots @roots",
    )
    .unwrap();
    assert!(refused(BUILD).contains("do not follow"));
    say(at, "sign --key @ana.key @roots/2.json").unwrap();
    say(at, "sign --key @carla.key @roots/2.json").unwrap();
    say(at, BUILD).unwrap();
    say(at, "sign --key @ben.key @la.pack").unwrap();
    say(at, "sign --key @dora.key @la.pack").unwrap();
    assert!(refused("verify --roots @roots @la.pack").contains("RotatedOut"));
    say(at, "sign --key @ana.key @la.pack").unwrap();
    let said = say(at, "verify --roots @roots @la.pack").unwrap();
    assert!(said.contains("under root 2"), "{said}");
}

#[test]
fn secret_keys_are_their_owners_and_are_never_written_over() {
    let folder = desk();
    let at = folder.path();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(at.join("ana.key"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let before = fs::read(at.join("ana.key")).unwrap();
    assert!(say(at, "keygen @ana").is_err());
    assert_eq!(fs::read(at.join("ana.key")).unwrap(), before);
}

#[test]
fn mistakes_are_said_before_anybody_signs() {
    let folder = desk();
    let at = folder.path();
    for words in [
        "root --keys @ana.pub @ana.pub @ben.pub --expires 2099-01-01 --roots @other",
        "root --keys @ana.pub @ben.pub --expires 2099-01-01 --roots @other",
        "root --keys @ana.pub @ben.pub @carla.pub --expires soon --roots @other",
        "root --keys @ana.key @ben.pub @carla.pub --expires 2099-01-01 --roots @other",
        "sign --key @ana.pub @la.pack",
        "build --contents @content @la.pack",
        "paint",
    ] {
        assert!(say(at, words).is_err(), "{words}");
    }
    fs::write(at.join("content/index.html"), "<p>").unwrap();
    assert!(say(at, BUILD).unwrap_err().contains("index.html"));
}

/// Debian's own program takes our signature, and no other file with it.
#[test]
fn stock_minisign_verifies() {
    let there = Command::new("minisign").arg("-v").output().is_ok();
    if !there {
        assert!(
            std::env::var_os("CI").is_none(),
            "minisign is not installed"
        );
        eprintln!("not run: minisign is not installed");
        return;
    }
    let folder = desk();
    let at = folder.path();
    say(at, BUILD).unwrap();
    say(at, "minisign keygen @us").unwrap();
    say(at, "minisign sign --key @us.minisign.key @la.pack").unwrap();
    let verify = || {
        let program = Command::new("minisign")
            .args(["-V", "-p", "us.minisign.pub", "-m", "la.pack"])
            .current_dir(at)
            .output()
            .unwrap();
        program.status.success()
    };
    assert!(verify());
    let mut pack = fs::read(at.join("la.pack")).unwrap();
    pack[1000] ^= 1;
    fs::write(at.join("la.pack"), pack).unwrap();
    assert!(!verify());
}
