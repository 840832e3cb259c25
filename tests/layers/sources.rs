//! Rules about what files say: who names an AEAD, how long a source file is, that nothing points outside the project, that
//! no document was left half written.

use crate::root;
use std::fs;
use std::process::Command;

/// The only places where an AEAD is named.
const AEAD: &[&str] = &[
    "core/sealed/",
    "core/alerts/src/envelope",
    "core/alerts/src/webpush",
    // What core/sealed is compared with.
    "benches/peers/",
];

/// Endings of source files.
const SOURCE: &[&str] = &["rs", "kt", "kts", "swift", "js", "mjs", "css", "html", "sh"];

/// Longest source file. Most are much shorter.
const LINES: usize = 500;

/// What no file says, joined here so that this one does not say it either: places outside of the project, and folders
/// of somebody's machine.
fn outside() -> Vec<String> {
    let parts = [
        ("../", "shared"),
        ("/wo", "rk/"),
        ("/ho", "me/"),
        ("/ro", "ot/"),
        ("/Us", "ers/"),
        ("/tmp/am", "paro"),
    ];
    parts.iter().map(|(a, b)| format!("{a}{b}")).collect()
}

/// A file of the project as text.
struct File {
    path: String,
    text: String,
}

/// Every text file that is or would be committed.
fn files() -> Vec<File> {
    let arguments = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let listed = Command::new("git")
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    assert!(listed.status.success(), "git lists the files");
    let paths = String::from_utf8(listed.stdout).unwrap();
    let paths = paths.split('\0').filter(|path| !path.is_empty());
    // A path that is listed but gone, and a picture, have no text.
    paths
        .filter_map(|path| {
            Some(File {
                path: path.to_owned(),
                text: fs::read_to_string(root().join(path)).ok()?,
            })
        })
        .collect()
}

fn violations(file: &File) -> Vec<String> {
    let File { path, text } = file;
    let mut found = Vec::new();
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let lines = text.lines().count();
    if SOURCE.contains(&extension) && lines > LINES {
        found.push(format!("{path} has {lines} lines; split it"));
    }
    if extension == "rs" && !AEAD.iter().any(|place| path.starts_with(place)) && names_aead(text) {
        found.push(format!(
            "{path} names ring's AEAD; it belongs to core/sealed"
        ));
    }
    if extension == "md"
        && let Some(line) = text.lines().position(is_placeholder)
    {
        found.push(format!(
            "{path}:{} is a placeholder; write what belongs there",
            line + 1
        ));
    }
    for word in outside() {
        if let Some(line) = text.lines().position(|line| line.contains(&word)) {
            found.push(format!(
                "{path}:{} names {word}, which is outside of the project",
                line + 1
            ));
        }
    }
    found
}

/// A line that says one word in capitals and nothing else, or begins with a word for what is not written yet.
fn is_placeholder(line: &str) -> bool {
    let mut said = line
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty());
    let Some(first) = said.next() else {
        return false;
    };
    let is_capitals = first.len() > 2
        && first
            .bytes()
            .all(|letter| letter.is_ascii_uppercase() || letter == b'_');
    is_capitals && (said.next().is_none() || ["TODO", "TBD", "FIXME"].contains(&first))
}

/// `ring::aead`, or `aead` inside a braced list of a `use ring::`.
fn names_aead(text: &str) -> bool {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join(" ");
    let word = concat!("ring::", "aead");
    let lists = code
        .split("ring::{")
        .skip(1)
        .filter_map(|rest| rest.split_once('}'));
    code.contains(word)
        || lists
            .into_iter()
            .any(|(list, _)| list.split(',').any(|item| item.trim().starts_with("aead")))
}

#[test]
fn files_keep_the_rules() {
    let files = files();
    assert!(
        files.len() > 50,
        "{} files are too few to be the project",
        files.len()
    );
    let violations: Vec<String> = files.iter().flat_map(violations).collect();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn aead_is_found_where_it_may_be() {
    // Otherwise the rule above would look for a word that nobody writes.
    assert!(
        files()
            .iter()
            .any(|file| file.path.starts_with("core/sealed/") && names_aead(&file.text))
    );
}

fn planted(path: &str, text: &str) -> Vec<String> {
    violations(&File {
        path: path.to_owned(),
        text: text.to_owned(),
    })
}

#[test]
fn planted_violations_are_found() {
    let named = concat!("use ring::", "aead;\n");
    assert_eq!(planted("core/vault/src/lib.rs", named).len(), 1);
    assert_eq!(
        planted(
            "core/vault/src/lib.rs",
            concat!("use ring::", "{hkdf, aead::{AES_256_GCM}};")
        )
        .len(),
        1
    );
    assert!(planted("core/sealed/src/key.rs", named).is_empty());
    assert!(planted("core/alerts/src/webpush.rs", named).is_empty());
    assert_eq!(planted("core/alerts/src/outbox.rs", named).len(), 1);
    assert!(
        planted(
            "core/vault/src/lib.rs",
            concat!("//! no ring::", "aead here\n")
        )
        .is_empty()
    );

    assert_eq!(
        planted("family/src/a.js", &"x\n".repeat(LINES + 1)),
        [format!("family/src/a.js has {} lines; split it", LINES + 1)]
    );
    assert!(planted("family/src/a.js", &"x\n".repeat(LINES)).is_empty());
    assert!(planted("docs/a.md", &"x\n".repeat(LINES + 1)).is_empty());

    for left in [
        "TABLE",
        "NOTTRIED\n",
        "| TODO |",
        "- TBD: the figures",
        "FIX_ME",
    ] {
        let text = format!("# A title\n{left}\nmore\n");
        assert_eq!(
            planted("docs/a.md", &text),
            ["docs/a.md:2 is a placeholder; write what belongs there"],
            "{left}"
        );
        assert!(planted("family/src/a.js", &text).is_empty());
    }
    for said in [
        "PIN first closes it",
        "| --- | --- |",
        "| A |",
        "",
        "AES-GCM",
    ] {
        assert!(planted("docs/a.md", said).is_empty(), "{said}");
    }

    for word in outside() {
        assert_eq!(
            planted("docs/a.md", &format!("see {word}x")).len(),
            1,
            "{word}"
        );
    }
}
