//! Pages for paper, as they leave the façade.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::path::Path;
use std::sync::Arc;

use amparo::{
    Amparo, AmparoError, Caregiver, Child, Clock, Collector, Day, Employer, FamilyPlan, KeptPacket,
    Lawyer, LearnedNumber, LocatorPacket, Medicine, PaperItem, Parts, Pickup, PlanPerson,
    PrintedPage, School,
};
use amparo_sealed::testkit::SoftwareHardwareKey;

/// 22 November 2026, 12:00 UTC.
const NOW_MS: u64 = 1_795_348_800_000;
/// 1 June 2027.
const LATER_MS: u64 = 1_811_808_000_000;
const HOSTILE: &str =
    "</p></style><script>alert(1)</script>\u{202E}\"'<img src=x onerror=x>\u{2069}&";

struct Standing(u64);

impl Clock for Standing {
    fn now_ms(&self) -> u64 {
        self.0
    }
    fn boot_ms(&self) -> u64 {
        3_600_000
    }
}

fn open(folder: &Path, now_ms: u64) -> Arc<Amparo> {
    Amparo::with_parts(Parts {
        folder: folder.to_owned(),
        languages: vec!["en".to_owned()],
        hardware: Arc::new(SoftwareHardwareKey::in_folder(folder.join("keys"))),
        clock: Arc::new(Standing(now_ms)),
        network: amparo_net::Policy::strict(),
        stretching: Some(amparo_vault::Parameters::FLOOR),
    })
}

fn tags(tags: &[&str]) -> Vec<String> {
    tags.iter().map(|tag| (*tag).to_owned()).collect()
}

/// Every page that needs no vault.
fn pages(app: &Amparo, languages: &[&str]) -> Vec<PrintedPage> {
    let cards = app.cards().unwrap();
    let ids = cards.tiles().unwrap().into_iter().map(|tile| tile.id);
    vec![
        cards.print_wallet(tags(languages)).unwrap(),
        cards
            .print_card("door".to_owned(), tags(languages))
            .unwrap(),
        cards.print_handout(ids.collect(), tags(languages)).unwrap(),
        cards.print_directory(None, tags(languages)).unwrap(),
    ]
}

fn assert_harmless(html: &str) {
    let lower = html.to_lowercase();
    for part in [
        "<script",
        "<link",
        "<iframe",
        "<object",
        "<form",
        "@import",
        "url(",
        " onerror=x>",
        "href=",
    ] {
        assert!(!lower.contains(part), "{part}");
    }
    let loaded = lower.split("src=\"").skip(1);
    assert!(
        loaded
            .into_iter()
            .all(|rest| rest.starts_with("data:image/svg+xml,"))
    );
    assert!(html.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    for letter in [
        '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}', '\u{202E}', '\u{2066}', '\u{2067}',
        '\u{2068}', '\u{2069}',
    ] {
        assert!(!html.contains(letter), "{letter:?}");
    }
    for tag in ["p", "div", "span", "bdi", "article", "section"] {
        let open =
            html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!(open, html.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn the_wallet_and_a_card_are_what_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), NOW_MS);
    for (name, languages) in [("en_es", ["en", "es"]), ("en_rtl", ["en", "ar-XB"])] {
        let pages = pages(&app, &languages);
        insta::assert_snapshot!(format!("wallet_{name}"), pages[0].html);
        insta::assert_snapshot!(format!("card_{name}"), pages[1].html);
    }
}

/// The samples of papers stand on a sheet of their own: each drawn, said in words, and called a sample in itself.
#[test]
fn the_papers_are_drawn_as_samples_and_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), NOW_MS);
    let cards = app.cards().unwrap();
    let page = cards
        .print_card("warrant".to_owned(), tags(&["en", "es"]))
        .unwrap();
    assert_harmless(&page.html);
    assert_eq!(page.html.matches("<article").count(), 2);
    assert_eq!(page.html.matches("<img class=\"sample\"").count(), 3);
    let card = cards.card("warrant".to_owned()).unwrap();
    for paper in &card.papers {
        assert!(page.html.contains(&format!(
            "alt=\"{}\"",
            paper.alt.value.replace('\'', "&#39;")
        )));
        assert!(paper.svg.contains(">SAMPLE</text>"));
        let numbers: Vec<_> = paper.rows.iter().filter_map(|row| row.mark).collect();
        assert_eq!(numbers.len(), paper.marks.len());
    }
    for words in [
        "Signed by a JUDGE or MAGISTRATE.",
        "La firma un juez",
        "Real ones look different.",
    ] {
        assert!(page.html.contains(words), "{words}");
    }
    let others = cards.card("door".to_owned()).unwrap();
    assert!(others.papers.is_empty() && others.papers_note.is_none());
}

#[test]
fn every_page_is_labelled_dated_and_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), NOW_MS);
    for languages in [
        vec!["en"],
        vec!["en", "es"],
        vec!["es", "ar-XB"],
        vec!["ar-XB", "en"],
    ] {
        for page in pages(&app, &languages) {
            assert_harmless(&page.html);
            assert!(!page.title.is_empty());
            if languages.contains(&"en") {
                for label in [
                    "Information, not legal advice",
                    "Not yet reviewed by an attorney",
                    "Printed on <bdi>November 22, 2026",
                ] {
                    assert!(page.html.contains(label), "{label}");
                }
            }
            if languages.contains(&"es") {
                assert!(page.html.contains("lang=\"es\" dir=\"ltr\""));
                assert!(page.html.contains("Traducción automática"));
            }
            if languages.contains(&"ar-XB") {
                assert!(page.html.contains("lang=\"ar-XB\" dir=\"rtl\""));
                assert!(page.html.contains("<bdi dir=\"ltr\">888-624-4752</bdi>"));
            }
        }
    }
}

#[test]
fn one_sheet_a_card_one_wallet_card_a_language() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), NOW_MS);
    let cards = app.cards().unwrap();
    let handout = |ids: &[&str]| cards.print_handout(tags(ids), tags(&["en", "es"]));
    assert_eq!(
        handout(&["door", "car"])
            .unwrap()
            .html
            .matches("<article")
            .count(),
        2
    );
    assert_eq!(handout(&["door", "nothing"]), Err(AmparoError::NotFound));
    assert_eq!(
        handout(&[]),
        Err(AmparoError::Invalid {
            field: "ids".to_owned()
        })
    );
    for (languages, count) in [
        (vec!["en"], 1),
        (vec!["en", "es"], 1),
        (vec!["es", "ar-XB"], 2),
        (vec![], 1),
    ] {
        let page = cards.print_wallet(tags(&languages)).unwrap();
        assert_eq!(page.html.matches("<section class=\"card\">").count(), count);
        assert!(
            page.html
                .contains("I do not consent to you entering my home.")
        );
    }
    let one = cards
        .print_directory(Some("lawyer".to_owned()), tags(&["en"]))
        .unwrap();
    assert_eq!(one.html.matches("class=\"row head\"").count(), 1);
}

/// A language there is nothing in stands in English, and a third one is left out.
#[test]
fn a_page_has_two_languages_at_most_and_only_those_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let cards = open(folder.path(), NOW_MS).cards().unwrap();
    let card = |languages: &[&str]| {
        cards
            .print_card("door".to_owned(), tags(languages))
            .unwrap()
    };
    assert_eq!(card(&["es", "en", "ar-XB"]), card(&["es", "en"]));
    assert_eq!(card(&["es", "es"]), card(&["es"]));
    assert_eq!(card(&["xx"]), card(&["en"]));
    assert_eq!(card(&[]), card(&["en"]));
}

#[test]
fn a_card_past_its_date_says_so_first() {
    let folder = tempfile::tempdir().unwrap();
    let print = |now_ms| {
        let cards = open(folder.path(), now_ms).cards().unwrap();
        cards
            .print_card("door".to_owned(), tags(&["en"]))
            .unwrap()
            .html
    };
    assert!(!print(NOW_MS).contains("row banner"));
    let late = print(LATER_MS);
    let banner = late.find("row banner").unwrap();
    assert!(banner < late.find(">Do</h2>").unwrap());
    assert!(late.contains("was due for a new check"));
}

#[test]
fn personal_pages_need_an_open_vault_and_hold_what_was_written_and_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let app = open(folder.path(), NOW_MS);
    let (plan, vault) = (app.plan().unwrap(), app.vault().unwrap());
    let zero = "0".repeat(32);
    let both = || tags(&["en", "ar-XB"]);
    assert_eq!(
        plan.print_packet(zero.clone(), both()),
        Err(AmparoError::Locked)
    );
    assert_eq!(plan.print_plan(both()), Err(AmparoError::Locked));
    vault.create(b"314159".to_vec()).unwrap();
    assert_eq!(plan.print_packet(zero, both()), Err(AmparoError::NotFound));
    assert_eq!(plan.print_plan(both()), Err(AmparoError::NotFound));

    let id = vault
        .put_packet(KeptPacket {
            id: String::new(),
            packet: hostile_packet(),
        })
        .unwrap();
    vault.put_family_plan(hostile_plan()).unwrap();
    for page in [
        plan.print_packet(id.clone(), both()).unwrap(),
        plan.print_plan(both()).unwrap(),
    ] {
        assert_harmless(&page.html);
        assert!(page.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert_eq!(format!("{page:?}"), "PrintedPage(redacted)");
        assert!(
            page.html
                .contains("Anyone who finds this paper can read it.")
        );
    }
    let packet = plan.print_packet(id.clone(), both()).unwrap().html;
    assert!(packet.contains("<bdi dir=\"ltr\">A 012 345 678</bdi>"));
    assert!(packet.contains("February 29, 1984"));
    let spanish = plan.print_packet(id.clone(), tags(&["es"])).unwrap();
    assert!(spanish.html.contains("Traducción automática"));
    vault.lock().unwrap();
    assert_eq!(plan.print_packet(id, both()), Err(AmparoError::Locked));
}

fn person() -> PlanPerson {
    PlanPerson {
        name: HOSTILE.to_owned(),
        phone: "213-555-0188".to_owned(),
    }
}

fn hostile_packet() -> LocatorPacket {
    let text = || HOSTILE.to_owned();
    LocatorPacket {
        label: text(),
        a_number: "A12 345 678".to_owned(),
        country_of_birth: text(),
        legal_name: text(),
        other_names: vec![text()],
        date_of_birth: Some(Day {
            iso: "1984-02-29".to_owned(),
        }),
        medication: text(),
        conditions: text(),
        children: vec![Child {
            name: text(),
            birth_year: Some(2017),
            school: text(),
            collected_by: text(),
        }],
        lawyer: Lawyer {
            name: text(),
            phone: person().phone,
        },
        collectors: vec![Collector {
            who: text(),
            whom: text(),
            phone: person().phone,
        }],
        consulate: text(),
    }
}

fn hostile_plan() -> FamilyPlan {
    let text = || HOSTILE.to_owned();
    FamilyPlan {
        caregiver: Caregiver {
            contact: None,
            person: person(),
        },
        pickup: vec![Pickup {
            child: text(),
            school: text(),
            people: vec![person()],
        }],
        medicines: vec![Medicine {
            who: text(),
            what: text(),
            how: text(),
        }],
        schools: vec![School {
            name: text(),
            phone: person().phone,
            note: text(),
        }],
        pets: text(),
        car: text(),
        bank: text(),
        employer: Employer {
            name: text(),
            phone: person().phone,
            contact: person(),
            told: true,
        },
        lawyer: text(),
        numbers: vec![LearnedNumber {
            number: person().phone,
            whose: text(),
        }],
        papers: vec![PaperItem {
            what: text(),
            done: true,
            place: text(),
        }],
        reviewed_on: Some(Day {
            iso: "2026-11-01".to_owned(),
        }),
        meeting: text(),
        word_agreed: true,
    }
}
