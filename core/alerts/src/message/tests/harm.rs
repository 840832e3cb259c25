//! Words that no message may hold: agencies, status, papers, the packet, the A-number, police.
//!
//! A text message stands in the records of two telephone companies, on a locked screen, and on the
//! phone of whoever looks over a shoulder. A language without its own list here fails the tests.

/// In every language. A space is the border of a word: ` ice ` is the agency, not `notice`.
const EVERYWHERE: [&str; 9] = [
    " ice ",
    " cbp ",
    " uscis ",
    " dhs ",
    " fbi ",
    " eoir ",
    " a number",
    " g 28",
    " i 205",
];

/// Beginnings of words, or words, by language.
const HARMFUL: [(&str, &[&str]); 16] = [
    (
        "en",
        &[
            " immigra",
            " migra",
            " homeland",
            " border",
            " agent",
            " officer",
            " status",
            " undocument",
            " illegal",
            " polic",
            " paper",
            " packet",
            " visa ",
            " deport",
            " raid",
        ],
    ),
    (
        "es",
        &[
            " inmigra",
            " migra",
            " fronter",
            " agente",
            " oficial",
            " estatus",
            " indocument",
            " ilegal",
            " polic",
            " papel",
            " ficha",
            " visa ",
            " deport",
            " redada",
            " número a ",
        ],
    ),
    (
        "ko",
        &[
            "이민", "신분", "체류", "경찰", "추방", "단속", "서류", "불법",
        ],
    ),
    (
        "zh-Hans",
        &[
            "移民", "身份", "警察", "遣返", "驱逐", "证件", "签证", "非法",
        ],
    ),
    (
        "zh-Hant",
        &[
            "移民", "身分", "身份", "警察", "遣返", "驅逐", "證件", "簽證", "非法",
        ],
    ),
    (
        "hy",
        &[
            "ներգաղթ",
            "միգրա",
            "ոստիկան",
            "արտաքս",
            "վտար",
            "փաստաթուղթ",
            "կարգավիճակ",
            "վիզա",
        ],
    ),
    (
        "fil",
        &[
            " imigra",
            " migra",
            " pulis",
            " deport",
            " papeles",
            " dokumento",
            " ilegal",
            " visa ",
            " tnt ",
        ],
    ),
    (
        "fa",
        &[
            "مهاجر",
            "پلیس",
            "اخراج",
            "مدارک",
            "وضعیت",
            "ویزا",
            "غیرقانونی",
        ],
    ),
    (
        "ru",
        &[
            "иммигра",
            " мигра",
            "полиц",
            "депорт",
            "документ",
            " статус",
            " виза ",
            " визы ",
            "нелегал",
        ],
    ),
    (
        "vi",
        &[
            "nhập cư",
            "di trú",
            "cảnh sát",
            "công an",
            "trục xuất",
            "giấy tờ",
            "tình trạng",
            "thị thực",
        ],
    ),
    (
        "ar",
        &[
            "هجرة",
            "مهاجر",
            "شرطة",
            "ترحيل",
            "أوراق",
            "وثائق",
            "تأشيرة",
            "قانوني",
        ],
    ),
    (
        "th",
        &[
            "ตรวจคนเข้าเมือง",
            "ตำรวจ",
            "เนรเทศ",
            "เอกสาร",
            "สถานะ",
            "วีซ่า",
            "ผิดกฎหมาย",
        ],
    ),
    ("km", &["អន្តោប្រវេសន៍", "ប៉ូលិស", "និរទេស", "ឯកសារ", "ទិដ្ឋាការ"]),
    ("am", &["ኢሚግሬሽን", "ስደተኛ", "ፖሊስ", "ሰነድ", "ቪዛ", "ሕገወጥ"]),
    (
        "hi",
        &[
            "आप्रवास",
            "आव्रजन",
            "इमिग्रेशन",
            "पुलिस",
            "निर्वासन",
            "काग़ज़",
            "कागज",
            "दस्तावेज",
            "वीज़ा",
            "अवैध",
        ],
    ),
    (
        "ja",
        &[
            "移民", "入管", "在留", "警察", "送還", "書類", "ビザ", "不法",
        ],
    ),
];

/// The first harmful word of a text.
pub(super) fn find_harm(language: &str, text: &str) -> Option<&'static str> {
    let list = HARMFUL.iter().find(|(tag, _)| *tag == language);
    let (_, list) = list.unwrap_or_else(|| panic!("{language} has no list of harmful words"));
    let lower = text.to_lowercase();
    let spaced = format!(
        " {} ",
        lower.replace(|letter: char| !letter.is_alphanumeric(), " ")
    );
    let everywhere = EVERYWHERE.iter();
    let mut words = everywhere.chain(list.iter()).copied();
    words.find(|word| spaced.contains(word) || lower.contains(word))
}

#[test]
fn planted_words_are_found_and_their_like_is_not() {
    for (language, text, found) in [
        ("en", "The ICE men came", Some(" ice ")),
        ("en", "A-number 012 345 678", Some(" a number")),
        ("en", "Bring my papers.", Some(" paper")),
        ("en", "Notice: nice police", Some(" polic")),
        ("en", "Notice the rice. A nice number.", None),
        ("es", "Llegó la Migra", Some(" migra")),
        ("es", "Emigrante", None),
        ("ko", "경찰이 왔어요", Some("경찰")),
        ("hi", "पुलिस आई", Some("पुलिस")),
        ("km", "ប៉ូលិសមក", Some("ប៉ូលិស")),
        ("th", "ตำรวจมา", Some("ตำรวจ")),
        ("ar", "جاءت الشرطة", Some("شرطة")),
        ("fa", "آی‌سی‌ای ICE", Some(" ice ")),
    ] {
        assert_eq!(find_harm(language, text), found, "{text}");
    }
}
