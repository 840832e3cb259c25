//! The community's vectors for age, on what opens a backup.

use std::io::Read as _;

use super::super::archive::reading;
use super::super::open::open;
use super::*;

/// What is released before the end or an error, and which of the two it was.
fn release(path: &Path, identity: &Identity) -> (Vec<u8>, Result<()>) {
    let mut released = Vec::new();
    let outcome = open(path, identity)
        .and_then(|mut stream| stream.read_to_end(&mut released).map(drop).map_err(reading));
    (released, outcome)
}

#[test]
fn age_vectors() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.age");
    let vectors = include_str!("../../../../../tests/vectors/age/age.txt");
    let usual = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";
    let mut ours = 0;
    let mut others = 0;
    for line in vectors.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [name, kind, expected, identities, digest, bytes] = fields[..] else {
            panic!("six fields")
        };
        fs::write(&path, run_length_decoded(bytes)).unwrap();
        if kind != "x25519" {
            // Armored, under a passphrase, or for a kind of key that we do not make: refused, whatever else is said of it.
            let (released, outcome) = release(&path, &Identity::parse(usual).unwrap());
            assert!(released.is_empty() && outcome.is_err(), "{name}");
            others += 1;
            continue;
        }
        // A backup is opened with one identity; any of these has to do.
        let identities = match identities {
            "-" => usual,
            identities => identities,
        };
        let outcomes: Vec<_> = identities
            .split(' ')
            .map(|identity| release(&path, &Identity::parse(identity).unwrap()))
            .collect();
        let (released, outcome) = outcomes
            .iter()
            .find(|(_, outcome)| *outcome != Err(Error::Invalid { field: "identity" }))
            .unwrap_or(&outcomes[0]);
        let wanted = match expected {
            _ if LENIENT.contains(&name) => Ok(()),
            "success" => Ok(()),
            "no match" => Err(Error::Invalid { field: "identity" }),
            "HMAC failure" | "header failure" | "payload failure" => Err(DAMAGED),
            other => panic!("{other}"),
        };
        assert_eq!(*outcome, wanted, "{name}");
        if LENIENT.contains(&name) {
            assert_eq!(sha256(released), USUAL_PLAINTEXT, "{name}");
        } else if digest == "-" {
            assert!(released.is_empty(), "{name}");
        } else {
            assert_eq!(sha256(released), digest, "{name}");
        }
        ours += 1;
    }
    assert_eq!((ours, others), (OURS, OTHERS));
}

/// What the `age` crate takes although it should not: a stanza for somebody else that lacks its empty last line, as the first
/// releases of age wrote it. The header's MAC is checked all the same.
const LENIENT: [&str; 2] = ["stanza_missing_body", "stanza_missing_final_line"];
const USUAL_PLAINTEXT: &str = "013f54400c82da08037759ada907a8b864e97de81c088a182062c4b5622fd2ab";
const OURS: usize = 67;
const OTHERS: usize = 76;

fn run_length_decoded(text: &str) -> Vec<u8> {
    text.split('+')
        .filter(|run| *run != "-")
        .flat_map(|run| match run.split_once('*') {
            Some((count, byte)) => hex(byte).repeat(count.parse().unwrap()),
            None => hex(run),
        })
        .collect()
}

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
