//! Words that promise what the law does not, words that do harm, and lines that are too hard to read.

use super::Found;
use crate::content::fluent::{GAP, Message};
use crate::content::readability::{self, sentences};
use crate::content::tree::{MARKS, SOURCE, Tree, said, word, words};

/// What a text about officers never says, in each language: the law says what they should do, not what they will do.
const PROMISES: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "they cannot",
            "they can't",
            "they can not",
            "officers cannot",
            "agents cannot",
            "ice cannot",
            "police cannot",
            "officers can't",
            "agents can't",
            "ice can't",
            "police can't",
            "never enter",
            "not allowed to",
            "they may not",
            "agents may not",
            "officers may not",
            "must not enter",
            "will not enter",
            "won't enter",
            "have no right",
            "safe zone",
            "only if they",
            "are not permitted",
        ],
    ),
    (
        "es",
        &[
            "no pueden",
            "no puede entrar",
            "no podrán",
            "nunca entr",
            "no van a entrar",
            "está prohibido",
            "tienen prohibido",
            "no tienen derecho",
            "no tienen permiso",
            "zona segura",
            "solo si tienen",
            "no entrarán",
        ],
    ),
    (
        "ko",
        &["할 수 없습니다", "들어올 수 없", "안전 지대", "안전지대"],
    ),
    ("zh-Hans", &["他们不能", "警察不能", "不得进入", "安全区"]),
    ("zh-Hant", &["他們不能", "警察不能", "不得進入", "安全區"]),
    (
        "hy",
        &["նրանք չեն կարող", "չեն կարող մտնել", "անվտանգ գոտի"],
    ),
    (
        "fil",
        &[
            "hindi sila maaaring",
            "hindi nila maaaring",
            "bawal silang",
            "ligtas na lugar",
        ],
    ),
    (
        "fa",
        &[
            "آنها نمی‌توانند",
            "آن‌ها نمی‌توانند",
            "اجازه ندارند",
            "منطقه امن",
        ],
    ),
    (
        "ru",
        &[
            "они не могут",
            "не имеют права",
            "им запрещено",
            "безопасная зона",
        ],
    ),
    (
        "vi",
        &[
            "họ không thể",
            "họ không được",
            "không có quyền",
            "vùng an toàn",
        ],
    ),
    ("ar", &["لا يمكنهم", "لا يستطيعون", "لا يحق لهم", "منطقة آمنة"]),
    ("th", &["พวกเขาไม่สามารถ", "เข้าไม่ได้", "ไม่มีสิทธิ์", "เขตปลอดภัย"]),
    ("km", &["ពួកគេមិនអាច", "គ្មានសិទ្ធិ", "តំបន់សុវត្ថិភាព"]),
    ("am", &["አይችሉም", "መብት የላቸውም"]),
    (
        "hi",
        &[
            "वे नहीं कर सकते",
            "अंदर नहीं आ सकते",
            "कोई अधिकार नहीं",
            "सुरक्षित क्षेत्र",
        ],
    ),
    (
        "ja",
        &[
            "彼らはできません",
            "入ることはできません",
            "権利はありません",
            "安全地帯",
        ],
    ),
];

/// Words that appear nowhere, in no domain (product.md, "Rules against harm" and "Promises" 9).
const HARM: &[(&str, &[&str])] = &[
    (
        "en",
        &[
            "panic",
            "evidence",
            "incriminat",
            "instant delete",
            "instantly delete",
            "undetectable",
            "unbreakable",
            "illegal alien",
            "illegals",
            "military-grade",
            "100% secure",
        ],
    ),
    (
        "es",
        &[
            "pánico",
            "evidencia",
            "incrimina",
            "borrado instantáneo",
            "indetectable",
            "inquebrantable",
            "ilegales",
            "grado militar",
        ],
    ),
];

/// What others may see over a shoulder, on a locked screen or in a carrier's records: it never says papers, status, A-number or ICE.
const QUIET_DOMAINS: &[(&str, &str)] = &[
    ("alerts", ""),
    ("ui", "home-"),
    ("ui", "widget-"),
    ("ui", "tile-"),
    ("ui", "notification-"),
];
const QUIET: &[(&str, &[&str])] = &[
    (
        "en",
        &["papers", "status", "a-number", " ice ", "immigra", "deport"],
    ),
    (
        "es",
        &[
            "papeles",
            "estatus",
            "número a",
            "ice ",
            " ice",
            "inmigra",
            "deport",
            "la migra",
        ],
    ),
];

/// The longest sentence, in words.
const LONGEST: &[(&str, usize)] = &[("en", 16), ("es", 19)];

/// The hardest a card may be to read, in American school years.
const GRADE: f64 = 6.0;

fn banned(tree: &Tree, list: &[(&str, &[&str])], at: impl Fn(&str, &Message) -> bool) -> Found {
    let mut found = Found::new();
    for (locale, domain, message) in tree.messages() {
        let Some((_, phrases)) = list.iter().find(|(name, _)| *name == locale) else {
            continue;
        };
        if !at(domain, message) {
            continue;
        }
        for text in &message.texts {
            let apart = |letter: char| {
                if ".,;:?!()".contains(letter) {
                    ' '
                } else {
                    letter
                }
            };
            let lower: String = text
                .to_lowercase()
                .replace('’', "'")
                .chars()
                .map(apart)
                .collect();
            let lower = format!(" {lower} ");
            for phrase in phrases.iter().filter(|phrase| lower.contains(**phrase)) {
                found.push((
                    format!("{locale}/{domain}/{}", message.id),
                    format!("`{phrase}` in: {text}"),
                ));
            }
        }
    }
    found
}

/// Promises about officers that the law does not make. What people type into a search is theirs, and the screens of `ui` and
/// `workshop` speak of the app's own people and files.
pub(super) fn promises(tree: &Tree) -> Found {
    banned(tree, PROMISES, |domain, message| {
        !["ui", "workshop"].contains(&domain) && !message.id.ends_with("-keywords")
    })
}

/// Words that do harm.
pub(super) fn harm(tree: &Tree) -> Found {
    banned(tree, HARM, |_, message| !message.id.ends_with("-keywords"))
}

/// Words that the home screen and messages do not say.
pub(super) fn quiet(tree: &Tree) -> Found {
    banned(tree, QUIET, |domain, message| {
        QUIET_DOMAINS
            .iter()
            .any(|(name, start)| *name == domain && message.id.starts_with(start))
    })
}

/// Ids of the lines of one card; `english` ones are those that a frightened person has to read.
fn line_ids(card: &serde_json::Value, lists: &[&str]) -> Vec<String> {
    lists
        .iter()
        .flat_map(|list| said(card, list))
        .map(|line| word(line, "text").to_owned())
        .collect()
}

fn texts(tree: &Tree, locale: &str, id: &str) -> Vec<String> {
    tree.message(locale, "cards", id)
        .map(|message| {
            message
                .texts
                .iter()
                .map(|text| text.replace(GAP, "then"))
                .collect()
        })
        .unwrap_or_default()
}

/// Sentences of cards and show screens that are too long, and a card with too many lines before *more*.
pub(super) fn length(tree: &Tree) -> Found {
    let mut found = Found::new();
    let shown: Vec<String> = tree
        .shows
        .iter()
        .flat_map(|show| words(show, "lines"))
        .map(str::to_owned)
        .collect();
    for (locale, longest) in LONGEST {
        let of_cards = tree
            .cards
            .values()
            .flat_map(|card| line_ids(card, &["steps", "say", "avoid", "why", MARKS]));
        for id in of_cards.chain(shown.iter().cloned()) {
            for sentence in texts(tree, locale, &id)
                .iter()
                .flat_map(|text| sentences(text))
            {
                let count = readability::words(&sentence).len();
                if count > *longest {
                    found.push((
                        format!("{locale}/cards/{id}"),
                        format!("{count} words: {sentence}"),
                    ));
                }
            }
        }
    }
    for (id, card) in &tree.cards {
        let count = line_ids(card, &["steps", "say", "avoid"]).len();
        if !(4..=7).contains(&count) {
            found.push((format!("cards/{id}"), format!("{count} lines before more")));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Cards whose English Do, Say and Do-not lines, or whose reasons, are above grade six.
pub(super) fn grade(tree: &Tree) -> Found {
    let mut found = Found::new();
    for (id, card) in &tree.cards {
        for (name, lists) in [
            ("what to do", &["steps", "say", "avoid"][..]),
            ("why", &["why"][..]),
            ("samples", &[MARKS][..]),
        ] {
            let all: Vec<String> = line_ids(card, lists)
                .iter()
                .flat_map(|id| texts(tree, SOURCE, id))
                .flat_map(|text| sentences(&text))
                .collect();
            if let Some(grade) = readability::grade(&all).filter(|grade| *grade > GRADE) {
                found.push((format!("cards/{id}"), format!("{name}: grade {grade:.1}")));
            }
        }
    }
    found
}
