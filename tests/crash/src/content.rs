//! What is planted in a vault: every record and document holds things that must never be seen outside of it.

use amparo_vault::Record;

/// The right PIN at first. Long, so that it does not stand in the hexadecimal name of a file by chance.
pub const PIN: &str = "849302177345";

/// The right PINs, one after the other.
pub fn pin(number: u32) -> String {
    (849_302_177_345 + 70_707_131_317 * u64::from(number)).to_string()
}

/// The one that is tried in vain.
pub const WRONG_PIN: &str = "551177902846";
/// What a vault without secure hardware would be opened with.
pub const PASSPHRASE: &str = "tortuga membrana velero azafrán hiedra canción";
/// The kinds of records. Odd names, so that finding one means something.
pub const KINDS: [&str; 2] = ["planted-contact", "planted-incident"];
/// Of every document.
pub const MEDIA_TYPE: &str = "application/x-planted-passport";
/// Of every document, before its number.
pub const NAME: &str = "pasaporte-de-Xóchitl";

/// Text in every record, field by field.
pub const FIELDS: [(&str, &str); 20] = [
    ("plantedName", "Maribel Quetzalcoatl"),
    ("plantedSpanish", "Núñez Ibáñez, Compañía Añil"),
    ("plantedKorean", "김하늘바람"),
    ("plantedArabic", "فاطمة الزهراء بنت عبد"),
    ("plantedPersian", "شیرین فرهاد گلستان"),
    ("plantedHindi", "प्रियंका विश्वकर्मा"),
    ("plantedThai", "สมศรีรักษ์ธรรม"),
    ("plantedKhmer", "សុភាពចន្ទ្រា"),
    ("plantedChinese", "歐陽若蘭竹"),
    ("plantedRussian", "Святослав Безымянный"),
    ("plantedAmharic", "ወርቅነህ ገበየሁ"),
    ("plantedVietnamese", "Nguyễn Thị Ánh Nguyệt"),
    ("plantedKreyol", "Wozlò Jan-Batis Fènwa"),
    ("plantedPhone", "+1 (415) 555-0173"),
    ("plantedAlienNumber", "A209-884-716"),
    ("plantedBirth", "1987-11-23T04:05:06Z"),
    ("plantedAddress", "4417 Jacaranda Blvd Apt 12-B"),
    ("plantedMail", "maribel.q@planted.example"),
    ("plantedEmoji", "🦋🌵🕯️🫶"),
    ("plantedRepeated", "planted planted planted planted"),
];

/// At the beginning of a document, across each border of its chunks, and at its end.
pub const DOCUMENT: [&[u8]; 3] = [
    b"%PDF-planted-beginning",
    b"planted-across-the-border-of-two-chunks",
    b"planted-end-of-document",
];

/// A record: its number and version in front, all fields, and as much more as brings it into another size class.
pub fn record(key: u32, version: u32) -> Record {
    let mut json = format!("{{\"key\":{key},\"version\":{version}");
    for (name, value) in FIELDS {
        json.extend([",\"", name, "\":\"", value, "\""]);
    }
    let more = [0, 700, 2_000, 12_000, 50_000][(key as usize + version as usize) % 5];
    json.push_str(",\"more\":\"");
    while json.len() < more {
        json.push_str("plantedmore ");
    }
    json.push_str("\"}");
    Record {
        kind: KINDS[key as usize % KINDS.len()].into(),
        schema: 1,
        json: json.into_bytes(),
    }
}

/// The number and version that a record begins with.
pub fn numbers(json: &[u8]) -> Option<(u32, u32)> {
    let json = std::str::from_utf8(json).ok()?;
    let rest = json.strip_prefix("{\"key\":")?;
    let (key, rest) = rest.split_once(",\"version\":")?;
    let (version, _) = rest.split_once(',')?;
    Some((key.parse().ok()?, version.parse().ok()?))
}

/// The name of a document.
pub fn name(key: u32) -> String {
    format!("{NAME}-{key}")
}

/// The number in a document's name.
pub fn number(name: &str) -> Option<u32> {
    name.strip_prefix(NAME)?.strip_prefix('-')?.parse().ok()
}

/// A document's bytes.
pub fn document(key: u32, size: u32) -> Vec<u8> {
    let [first, border, last] = DOCUMENT;
    let size = size as usize;
    let mut bytes: Vec<u8> = format!("{key} planted ").into_bytes();
    bytes = bytes.iter().copied().cycle().take(size).collect();
    let mut plant = |at: usize, what: &[u8]| {
        if let Some(place) = bytes.get_mut(at..at + what.len()) {
            place.copy_from_slice(what);
        }
    };
    plant(0, first);
    // Eight bytes of length stand before the data.
    for chunk in 1..=size / 65_536 {
        plant(chunk * 65_536 - 8 - border.len() / 2, border);
    }
    plant(size.saturating_sub(last.len()), last);
    bytes
}

/// Everything that must not be found, with what it is called.
pub fn markers() -> Vec<(String, Vec<u8>)> {
    let utf16 = |text: &str, big: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    let mut markers: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, value) in FIELDS {
        markers.push((format!("value of {name}"), value.into()));
    }
    markers.push(("field name".into(), FIELDS[14].0.into()));
    markers.push(("filling".into(), b"plantedmore plantedmore ".into()));
    for kind in KINDS {
        markers.push((format!("kind {kind}"), kind.into()));
    }
    markers.push(("media type".into(), MEDIA_TYPE.into()));
    markers.push(("document name".into(), NAME.into()));
    for part in DOCUMENT {
        markers.push((String::from_utf8_lossy(part).into(), part.into()));
    }
    for (name, secret) in [
        ("PIN", PIN),
        ("wrong PIN", WRONG_PIN),
        ("passphrase", PASSPHRASE),
    ] {
        markers.push((name.into(), secret.into()));
        markers.push((format!("{name}, UTF-16"), utf16(secret, false)));
    }
    for number in 1..3 {
        markers.push((format!("PIN {number}"), pin(number).into()));
    }
    let name = FIELDS[0].1;
    markers.push(("name, UTF-16LE".into(), utf16(name, false)));
    markers.push(("name, UTF-16BE".into(), utf16(name, true)));
    markers
}
