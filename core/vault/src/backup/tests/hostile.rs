//! Backups that a stranger made for our recipient, and backups that were cut or changed.

use tar::{EntryType, Header};

use super::super::archive::headers;
use super::super::manifest::{About, Entry, Manifest, encode_record};
use super::*;

/// An archive that can be made wrong in every way.
#[derive(Clone)]
pub(super) struct Tar(pub(super) Vec<u8>);

impl Tar {
    pub(super) fn add(&mut self, name: &str, data: &[u8]) -> &mut Self {
        self.add_as(EntryType::Regular, name.as_bytes(), data.len() as u64, data)
    }

    fn add_as(&mut self, kind: EntryType, name: &[u8], size: u64, data: &[u8]) -> &mut Self {
        let mut header = Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name);
        header.set_mode(0o600);
        header.set_size(size);
        header.set_entry_type(kind);
        header.set_link_name_literal("/etc/passwd").unwrap();
        header.set_cksum();
        self.0.extend_from_slice(header.as_bytes());
        self.0.extend_from_slice(data);
        self.0.resize(self.0.len().next_multiple_of(512), 0);
        self
    }

    pub(super) fn end(&self) -> Vec<u8> {
        let mut bytes = self.0.clone();
        bytes.resize(bytes.len() + 1024, 0);
        bytes
    }
}

/// What it is called, and how it is told.
type Lie = (&'static str, fn(&mut Parts));

/// A sound backup of two records and two documents, in parts.
pub(super) struct Parts {
    pub(super) manifest: Manifest,
    pub(super) data: Vec<Vec<u8>>,
}

impl Parts {
    pub(super) fn new() -> Self {
        let records = ["note", "contact"].map(|kind| encode_record(&record(kind, b"{}")).unwrap());
        let mut data: Vec<Vec<u8>> = records.iter().map(|json| json.to_vec()).collect();
        data.extend([data_of(600), data_of(70_000)]);
        let entries = data.iter().enumerate().map(|(index, data)| Entry {
            name: match index {
                0 | 1 => record_name(index),
                _ => document_name(index - 2),
            },
            size: data.len() as u64,
            sha256: sha256(data),
            id: Some(RowId([u8::try_from(index).unwrap(); 16]).to_hex()),
            document: (index > 1).then(|| About {
                name: "acta.pdf".into(),
                media_type: "application/pdf".into(),
                added_ms: 5,
                captured: false,
            }),
        });
        let manifest = Manifest {
            format: 1,
            created_ms: 1,
            count: 4,
            left_out: 0,
            entries: entries.collect(),
        };
        Self { manifest, data }
    }

    fn start(&self) -> Tar {
        let mut tar = Tar(Vec::new());
        tar.add(
            "manifest.json",
            &serde_json::to_vec(&self.manifest).unwrap(),
        );
        tar
    }

    pub(super) fn tar(&self) -> Tar {
        let mut tar = self.start();
        for (entry, data) in self.manifest.entries.iter().zip(&self.data) {
            tar.add(&entry.name, data);
        }
        tar
    }

    /// The first entry replaced by another header with the same data.
    fn with_first(&self, change: impl FnOnce(&mut Tar, &[u8])) -> Vec<u8> {
        let mut tar = self.start();
        change(&mut tar, &self.data[0]);
        for (entry, data) in self.manifest.entries.iter().zip(&self.data).skip(1) {
            tar.add(&entry.name, data);
        }
        tar.end()
    }
}

fn data_of(length: usize) -> Vec<u8> {
    super::data(length)
}

pub(super) fn seal(owner: &Owner, plaintext: &[u8]) -> PathBuf {
    let path = owner.place.path().with_file_name("crafted.age");
    let sealed = age::encrypt(owner.identity.recipient().as_age(), plaintext).unwrap();
    fs::write(&path, sealed).unwrap();
    path
}

fn refused(owner: &Owner, plaintext: &[u8], what: &str) {
    owner.assert_refused(&seal(owner, plaintext), DAMAGED, what);
}

#[test]
fn the_crafted_one_is_sound_before_it_is_made_wrong() {
    let owner = Owner::new();
    let phone = Place::empty();
    let path = seal(&owner, &Parts::new().tar().end());
    let (mut vault, restored) = owner.restore(&path, &phone).unwrap();
    assert_eq!(restored.origin, Origin::Unproven);
    assert_eq!(content(&mut vault).len(), 4);
}

#[test]
fn entries_that_are_not_what_the_manifest_says() {
    let owner = Owner::new();
    let parts = Parts::new();
    let name = "records/000001.json";
    let names = [
        "../records/000001.json",
        "/records/000001.json",
        "./records/000001.json",
        "records/../records/000001.json",
        "records/000001.json/",
        "records/1.json",
        "records/000002.json",
        "",
    ];
    for wrong in names {
        let tar = parts.with_first(|tar, data| {
            tar.add(wrong, data);
        });
        refused(&owner, &tar, wrong);
    }
    let not_text = parts.with_first(|tar, data| {
        tar.add_as(
            EntryType::Regular,
            b"records/\xff\xfe",
            data.len() as u64,
            data,
        );
    });
    refused(&owner, &not_text, "a name that is no text");
    let kinds = [
        EntryType::Symlink,
        EntryType::Link,
        EntryType::Char,
        EntryType::Block,
        EntryType::Fifo,
        EntryType::Directory,
        EntryType::Continuous,
        EntryType::GNUSparse,
        EntryType::GNULongName,
        EntryType::XGlobalHeader,
    ];
    for kind in kinds {
        let tar = parts.with_first(|tar, data| {
            tar.add_as(kind, name.as_bytes(), data.len() as u64, data);
        });
        refused(&owner, &tar, &format!("{kind:?}"));
        let empty = parts.with_first(|tar, data| {
            tar.add_as(kind, name.as_bytes(), 0, b"").add(name, data);
        });
        refused(&owner, &empty, &format!("{kind:?} before"));
    }
    let doubled = parts.with_first(|tar, data| {
        tar.add(name, data).add(name, data);
    });
    refused(&owner, &doubled, "a name twice");
    refused(&owner, &parts.with_first(|_, _| {}), "one missing");
    for size in [0, 1, 1 << 20, 0o77_777_777_777] {
        let lying = parts.with_first(|tar, data| {
            tar.add_as(EntryType::Regular, name.as_bytes(), size, data);
        });
        refused(&owner, &lying, "another size");
    }
    for more in ["more", "documents/000003"] {
        refused(&owner, &parts.tar().add(more, b"x").end(), "one more");
    }
    refused(
        &owner,
        &parts.tar().add("mac", b"x").add("mac", b"x").end(),
        "two MACs",
    );
    let long = vec![b'0'; 65_537];
    refused(&owner, &parts.tar().add("mac", &long).end(), "a long MAC");
}

#[test]
fn data_that_is_not_what_the_manifest_says() {
    let owner = Owner::new();
    for index in 0..4 {
        let last = Parts::new().data[index].len() - 1;
        // The tenth byte of a record is the first letter of its kind: still a record.
        for at in [9, last] {
            let mut parts = Parts::new();
            parts.data[index][at] ^= 1;
            refused(&owner, &parts.tar().end(), "a changed byte");
        }
    }
}

#[test]
fn manifests_that_lie() {
    let owner = Owner::new();
    let lies: [Lie; 13] = [
        ("count", |parts| parts.manifest.count += 1),
        ("format 0", |parts| parts.manifest.format = 0),
        ("sum", |parts| {
            parts.manifest.entries[2].sha256 = "0".repeat(64);
        }),
        ("no sum", |parts| parts.manifest.entries[2].sha256.clear()),
        ("size", |parts| parts.manifest.entries[2].size += 1),
        ("sizes", |parts| parts.manifest.entries[2].size = u64::MAX),
        ("name", |parts| parts.manifest.entries[2].name = "x".into()),
        ("names", |parts| parts.manifest.entries.swap(0, 1)),
        ("order", |parts| parts.manifest.entries.swap(1, 2)),
        ("document", |parts| {
            parts.manifest.entries[2].document = None;
        }),
        ("id", |parts| {
            parts.manifest.entries[2].id = Some("x".into());
        }),
        ("ids", |parts| {
            parts.manifest.entries[2].id = parts.manifest.entries[0].id.clone();
        }),
        ("name of a document", |parts| {
            parts.manifest.entries[2].document = Some(About {
                name: "x".repeat(1025),
                media_type: String::new(),
                added_ms: 1,
                captured: false,
            });
        }),
    ];
    for (what, lie) in lies {
        let mut parts = Parts::new();
        lie(&mut parts);
        refused(&owner, &parts.tar().end(), what);
    }
    for json in [&b"{}"[..], b"", b"[]", b"\xff", br#"{"format":1}"#] {
        let mut tar = Tar(Vec::new());
        refused(&owner, &tar.add("manifest.json", json).end(), "no manifest");
    }
    let newer = Error::NewerFormat { found: 2 };
    let mut tar = Tar(Vec::new());
    let path = seal(&owner, &tar.add("manifest.json", br#"{"format":2}"#).end());
    owner.assert_refused(&path, newer, "newer");
}

#[test]
fn records_that_no_vault_wrote() {
    let owner = Owner::new();
    let kind = "k".repeat(256);
    let long = format!(r#"{{"kind":"{kind}","schema":1,"json":""}}"#);
    let large = format!(
        r#"{{"kind":"a","schema":1,"json":"{}"}}"#,
        "x".repeat(70_000)
    );
    let huge = format!(
        r#"{{"kind":"a","schema":1,"json":"{}"}}"#,
        "x".repeat(1 << 20)
    );
    let cases = [
        long.as_str(),
        &large,
        &huge,
        "",
        r#"{"kind":"a","schema":1}"#,
        r#"{"kind":"a","schema":1,"json":"","bytes":[]}"#,
        r#"{"kind":"a","schema":-1,"json":""}"#,
    ];
    for json in cases {
        let mut parts = Parts::new();
        parts.data[0] = json.into();
        parts.manifest.entries[0].size = json.len() as u64;
        parts.manifest.entries[0].sha256 = sha256(json.as_bytes());
        refused(&owner, &parts.tar().end(), json);
    }
    // A stranger's pairing keys do not come in.
    let mut parts = Parts::new();
    parts.data[0] = encode_record(&record("control-keys", b"{}"))
        .unwrap()
        .to_vec();
    parts.manifest.entries[0].size = parts.data[0].len() as u64;
    parts.manifest.entries[0].sha256 = sha256(&parts.data[0]);
    let path = seal(&owner, &parts.tar().end());
    let (vault, restored) = owner.restore(&path, &Place::empty()).unwrap();
    assert_eq!(restored.records, 1);
    assert_eq!(vault.list("control-keys").unwrap().records.len(), 0);
}

#[test]
fn a_bomb_of_entries_or_sizes_is_refused_before_it_costs_anything() {
    let owner = Owner::new();
    let mut parts = Parts::new();
    let json = parts.data[0].clone();
    parts.manifest.entries = (0..=MAX_ENTRIES)
        .map(|index| Entry {
            name: record_name(index),
            size: json.len() as u64,
            sha256: String::new(),
            id: None,
            document: None,
        })
        .collect();
    parts.manifest.count = parts.manifest.entries.len() as u64;
    refused(&owner, &parts.start().end(), "entries");
    // As many as a backup may be made of are taken.
    parts.manifest.entries.pop();
    parts.manifest.count -= 1;
    let most = parts.manifest.encode().unwrap();
    assert!(Manifest::decode(&most).is_ok());
    let mut tar = Tar(Vec::new());
    let name = b"manifest.json";
    for size in [MAX_MANIFEST + 1, 0o77_777_777_777] {
        tar.add_as(EntryType::Regular, name, size, b"{");
        refused(&owner, &tar.end(), "a manifest of any size");
        tar.0.clear();
    }
    tar.0 = headers("manifest.json", u64::MAX).unwrap();
    refused(&owner, &tar.end(), "a manifest of 2^64 - 1 bytes");
}

#[test]
fn extensions_say_sizes_and_nothing_else() {
    let owner = Owner::new();
    let parts = Parts::new();
    let name = "records/000001.json";
    let size = format!("size={}\n", parts.data[0].len());
    let size = format!("{} {size}", size.len() + 3);
    let extended = |extension: &[u8], own_size: Option<u64>| {
        parts.with_first(|tar, data| {
            let own_size = own_size.unwrap_or(data.len() as u64);
            tar.add_as(EntryType::XHeader, b"x", extension.len() as u64, extension);
            tar.add_as(EntryType::Regular, name.as_bytes(), own_size, data);
        })
    };
    for (extension, own_size) in [
        (size.as_bytes(), Some(0)),
        (b"20 mtime=1700000000\n", None),
        (b"", None),
    ] {
        let path = seal(&owner, &extended(extension, own_size));
        owner.restore(&path, &Place::empty()).unwrap();
    }
    let wrong: [&[u8]; 6] = [
        b"12 path=abc\n",
        b"16 linkpath=abc\n",
        b"22 GNU.sparse.major=1\n",
        b"9 size=x\n",
        b"99 size=1\n",
        b"10 size=1\n10 size=2\n",
    ];
    for extension in wrong {
        refused(&owner, &extended(extension, None), "an extension");
    }
    let long = vec![b'\n'; 65_537];
    refused(&owner, &extended(&long, None), "a long extension");
    let twice = parts.with_first(|tar, data| {
        tar.add_as(EntryType::XHeader, b"x", 0, b"");
        tar.add_as(EntryType::XHeader, b"x", 0, b"");
        tar.add(name, data);
    });
    refused(&owner, &twice, "two extensions");
}

#[test]
fn an_archive_that_is_cut_changed_or_followed_by_something() {
    let owner = Owner::new();
    let good = Parts::new().tar();
    let whole = good.end();
    for cut in [
        0,
        1,
        511,
        512,
        600,
        5_000,
        good.0.len(),
        whole.len() - 512,
        whole.len() - 1,
    ] {
        refused(&owner, &whole[..cut], &format!("cut at {cut}"));
    }
    let mut followed = whole.clone();
    followed.extend_from_slice(&[0; 700]);
    let path = seal(&owner, &followed);
    owner.restore(&path, &Place::empty()).unwrap();
    followed.push(1);
    refused(&owner, &followed, "garbage after the end");
    let mut checksum = whole.clone();
    checksum[148] ^= 1;
    refused(&owner, &checksum, "a checksum");
    let mut padding = whole.clone();
    let at = padding.len() - 1025;
    padding[at] = 1;
    refused(&owner, &padding, "padding");
    let mut one_zero_block = good.0.clone();
    one_zero_block.resize(good.0.len() + 512, 0);
    one_zero_block.resize(good.0.len() + 1024, 1);
    refused(&owner, &one_zero_block, "one block of zeros");
}
