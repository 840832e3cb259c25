//! What Debian's `age` and `tar` make of a backup, and what we make of theirs.

use std::io::Write as _;
use std::process::Command;

use super::super::archive::headers;
use super::*;

/// Whether the tools are here. On the build machine they have to be.
fn tools() -> bool {
    let here = |program: &str| Command::new(program).arg("--version").output().is_ok();
    let missing: Vec<&str> = ["age", "tar", "sha256sum"]
        .into_iter()
        .filter(|program| !here(program))
        .collect();
    if !missing.is_empty() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "missing: {missing:?}"
        );
        #[expect(clippy::print_stderr, reason = "a test that did not run says so")]
        {
            eprintln!("skipped, missing: {missing:?}");
        }
    }
    missing.is_empty()
}

fn run(folder: &Path, script: &str) -> String {
    let outcome = Command::new("bash")
        .args(["-euo", "pipefail", "-c", script])
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&outcome.stderr);
    assert!(outcome.status.success() && errors.is_empty(), "{errors}");
    String::from_utf8(outcome.stdout).unwrap()
}

#[test]
fn stock_age_and_tar_open_a_backup_and_make_one() {
    if !tools() {
        return;
    }
    let owner = Owner::new();
    let mut vault = owner.vault();
    let path = owner.back_up(&mut vault);
    let folder = path.parent().unwrap();
    fs::write(folder.join("key.txt"), owner.identity.to_text().as_bytes()).unwrap();

    let listed = run(folder, "age -d -i key.txt backup.age | tar t");
    let expected = [
        "manifest.json",
        "records/000001.json",
        "records/000002.json",
        "records/000003.json",
        "documents/000001",
        "documents/000002",
        "documents/000003",
        "documents/000004",
        "mac",
    ];
    assert_eq!(listed.lines().collect::<Vec<_>>(), expected);
    let long = run(
        folder,
        "age -d -i key.txt backup.age | TZ=UTC tar tv --numeric-owner",
    );
    for line in long.lines() {
        assert!(line.starts_with("-rw------- 0/0 "), "{line}");
        assert!(line.contains(" 1970-01-01 00:00 "), "{line}");
    }

    run(
        folder,
        "mkdir out; age -d -i key.txt backup.age | tar x -C out",
    );
    let manifest = fs::read(folder.join("out/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let mut sums = String::new();
    for entry in manifest["entries"].as_array().unwrap() {
        let text = |field: &str| entry[field].as_str().unwrap();
        sums.extend([text("sha256"), "  ", text("name"), "\n"]);
    }
    fs::write(folder.join("out/sums"), sums).unwrap();
    let checked = run(&folder.join("out"), "sha256sum -c --strict sums");
    assert_eq!(
        checked
            .lines()
            .filter(|line| line.ends_with(": OK"))
            .count(),
        7
    );
    assert!(fs::read(folder.join("out/documents/000004")).unwrap() == data(3 << 20));

    // The same tree, packed again by stock tools in both of tar's formats.
    let recipient = owner.identity.recipient();
    for format in ["gnu", "pax"] {
        let script = format!(
            "tar c --format={format} -C out manifest.json records/00000{{1,2,3}}.json \
             documents/00000{{1,2,3,4}} | age -r {recipient} > {format}.age"
        );
        run(folder, &script);
        let phone = Place::empty();
        let (mut restored, report) = owner
            .restore(&folder.join(format!("{format}.age")), &phone)
            .unwrap();
        assert_eq!(report.origin, Origin::Unproven);
        assert!(content(&mut restored) == content(&mut vault));
    }
}

#[test]
fn stock_tar_reads_sizes_that_only_an_extension_holds() {
    if !tools() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.tar");
    let mut file = fs::File::create(&path).unwrap();
    let mut end = 0;
    for (index, size) in [(1 << 33) - 1, 1 << 33, 10_000_000_000]
        .into_iter()
        .enumerate()
    {
        let head = headers(&document_name(index), size).unwrap();
        // An extension, which is a header and a block more, only where it is needed.
        assert_eq!(head.len(), [512, 1536, 1536][index]);
        std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(end)).unwrap();
        file.write_all(&head).unwrap();
        end += head.len() as u64 + size.next_multiple_of(512);
    }
    // Holes: tar seeks over them.
    file.set_len(end + 1024).unwrap();
    drop(file);
    let listed = run(folder.path(), "tar tvf large.tar | awk '{print $3}'");
    assert_eq!(listed, "8589934591\n8589934592\n10000000000\n");
}
