//! A reader in another language, written from `docs/storage-format.md` alone, opens every golden vault: the document says
//! enough, and what it says is what the program does.

use crate::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Debian's own, which its packages belong to; another one first in the path would not find them.
const PYTHON: &str = "/usr/bin/python3";
const PIN: &str = "271828";

fn vectors() -> PathBuf {
    root().join("tests/vectors/storage")
}

fn golden_vaults() -> Vec<PathBuf> {
    let entries = fs::read_dir(vectors()).unwrap();
    let mut vaults: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("vault/vault.db").exists())
        .collect();
    vaults.sort();
    vaults
}

fn read(golden: &Path, pin: &str) -> Output {
    let reader = vectors().join("read_vault.py");
    let mut python = Command::new(PYTHON);
    python.arg(reader).arg(golden).arg(pin);
    python.env("PYTHONIOENCODING", "utf-8").output().unwrap()
}

/// Whether the reader can run here. Where everything has to be there (`CI=true`), missing packages are a failure.
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
fn has_python() -> bool {
    let imports = ["-c", "import argon2, cryptography"];
    let found = Command::new(PYTHON).args(imports).output();
    let has = found.is_ok_and(|output| output.status.success());
    let demanded = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(
        has || !demanded,
        "{PYTHON} with python3-argon2 and python3-cryptography is missing"
    );
    if !has {
        eprintln!("skipped: {PYTHON} with python3-argon2 and python3-cryptography is missing");
    }
    has
}

#[test]
fn a_strangers_reader_reads_every_golden_vault() {
    if !has_python() {
        return;
    }
    let vaults = golden_vaults();
    assert!(!vaults.is_empty(), "there is no golden vault");
    for vault in vaults {
        let told = fs::read_to_string(vault.with_extension("txt"));
        let output = read(&vault, PIN);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {error}", vault.display());
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told.unwrap(), printed, "{}", vault.display());
    }
}

#[test]
fn a_strangers_reader_says_no_where_something_is_not_what_it_was() {
    if !has_python() {
        return;
    }
    for vault in golden_vaults() {
        assert!(!read(&vault, "271829").status.success(), "another PIN");
        let document = fs::read_dir(vault.join("vault/files")).unwrap().next();
        let document = document.expect("a document").unwrap().file_name();
        let document = Path::new("files").join(document);
        let names = ["header.a", "header.b", "vault.db", "attempts"].map(PathBuf::from);
        for name in names.into_iter().chain([document]) {
            let folder = tempfile::tempdir().unwrap();
            copy(&vault, folder.path());
            let path = folder.path().join("vault").join(&name);
            let mut bytes = fs::read(&path).unwrap();
            // The end of a page of the database is the end of a row.
            *bytes.last_mut().unwrap() ^= 1;
            fs::write(&path, bytes).unwrap();
            let output = read(folder.path(), PIN);
            assert!(!output.status.success(), "{}", name.display());
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
