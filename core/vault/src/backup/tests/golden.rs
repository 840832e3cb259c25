//! Backups of every version that was ever written are restored; `tests/vectors/storage/README.md` says what is in them.

use super::*;

#[test]
fn golden_backup_of_format_1() {
    let golden = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/vectors/storage/backup-v1.age"
    );
    let identity = include_str!("../../../../../tests/vectors/storage/backup-v1.key");
    let phone = Place::empty();
    let (mut vault, restored) =
        restore(Path::new(golden), identity, &phone, &mut |_| true).unwrap();
    let expected = Restored {
        origin: Origin::Proven,
        created_ms: 1_700_000_000_000,
        records: 3,
        documents: 2,
        left_out: 0,
    };
    assert_eq!(restored, expected);
    let mut found: Vec<(String, u64, Vec<u8>)> = content(&mut vault)
        .into_iter()
        .map(|(_, name, number, bytes)| (name, number, bytes))
        .collect();
    found.sort();
    let pdf: Vec<u8> = (0..70_000_u32).map(|index| (index % 251) as u8).collect();
    let text = |name: &str, number, bytes: &[u8]| (name.to_owned(), number, bytes.to_vec());
    let expected = [
        text(
            "contact",
            1,
            br#"{"name":"Rosa","number":"+1 213 555 0101"}"#,
        ),
        text("kept-key", 1, b"\xff\x00"),
        text("nota vac\u{ed}a text/plain", 1_700_000_000_001, b""),
        text("note", 7, b"[]"),
        text("papel \u{f1}.pdf application/pdf", 1_700_000_000_000, &pdf),
    ];
    assert!(found == expected);
}
