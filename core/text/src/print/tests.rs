//! No field of any page can run, load, break out or turn a line around.

use super::*;
use crate::{Catalog, LanguageIdentifier, Text};

const HOSTILE: &str =
    "</p></style><script>alert(1)</script>\u{202E}\"'<img src=x onerror=x>\u{2069}\u{0}&";

fn text() -> Text {
    Text {
        value: HOSTILE.to_owned(),
        locale: "\"><script>".to_owned(),
        fallback: true,
        rtl: true,
    }
}

fn each() -> Each {
    vec![text(), text()]
}

fn drawing() -> Picture {
    Picture {
        svg: HOSTILE.to_owned(),
        mirrored: true,
    }
}

fn languages() -> Vec<LanguageIdentifier> {
    vec!["en".parse().unwrap(), "ar-XB".parse().unwrap()]
}

fn row() -> SheetRow {
    SheetRow {
        picture: Some(drawing()),
        words: each(),
        notes: vec![Some(text()), None],
    }
}

fn card() -> CardSheet {
    let said = Said {
        sound: Some(text()),
        meaning: text(),
    };
    CardSheet {
        picture: Some(drawing()),
        title: each(),
        steps: vec![row()],
        say: vec![SaidRow {
            picture: Some(drawing()),
            english: HOSTILE.to_owned(),
            own: vec![None, Some(said)],
        }],
        avoid: vec![row()],
        call: vec![CallRow {
            name: each(),
            numbers: vec![HOSTILE.to_owned(), "213-555-0104".to_owned()],
            note: each(),
            checked: each(),
        }],
        call_note: each(),
        pages: vec![LookRow {
            name: each(),
            page: HOSTILE.to_owned(),
            note: each(),
        }],
        samples: vec![SampleSheet {
            svg: HOSTILE.to_owned(),
            title: each(),
            alt: HOSTILE.to_owned(),
            marks: vec![each(), each()],
        }],
        samples_note: each(),
        out_of_date: each(),
        labels: vec![each(), each()],
    }
}

fn pages() -> Vec<String> {
    let (catalog, languages) = (Catalog::embedded(), languages());
    let wallet = WalletCard {
        english: vec![HOSTILE.to_owned()],
        own: vec![text()],
        call: vec![(text(), HOSTILE.to_owned())],
        call_note: Some(text()),
        labels: vec![each(), each()],
    };
    let need = NeedList {
        picture: Some(drawing()),
        title: each(),
        note: each(),
        offices: vec![Office {
            name: each(),
            numbers: vec![HOSTILE.to_owned()],
            page: Some(HOSTILE.to_owned()),
            notes: vec![each(), each()],
        }],
    };
    let row = |value: &str| Row {
        label: text(),
        value: value.to_owned(),
        ltr: true,
    };
    let page = |value: &str| PrintPage {
        title: text(),
        sections: vec![Section {
            heading: text(),
            rows: vec![row(HOSTILE), row(value)],
        }],
        footer: each(),
    };
    vec![
        card_sheets(catalog, &languages, HOSTILE, &[card()]).unwrap(),
        wallet_cards(catalog, &languages, &[(languages[1].clone(), wallet)]).unwrap(),
        directory_sheets(catalog, &languages, &each(), &[need], &[each(), each()]).unwrap(),
        personal_sheets(catalog, &languages, &[page(HOSTILE), page("another")]).unwrap(),
    ]
}

#[test]
fn hostile_words_stay_words_in_every_field() {
    for html in pages() {
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        for part in [
            "<script",
            "<img src=x",
            "</p></style>",
            "\u{202E}",
            "\u{2069}",
            "\u{0}",
        ] {
            assert!(!html.contains(part), "{part:?}");
        }
        assert_eq!(html.matches("<style>").count(), 1);
        assert_eq!(html.matches("</style>").count(), 1);
        for tag in [
            "p", "div", "span", "b", "bdi", "bdo", "h1", "h2", "article", "section",
        ] {
            let open = html.matches(&format!("<{tag}>")).count()
                + html.matches(&format!("<{tag} ")).count();
            assert_eq!(open, html.matches(&format!("</{tag}>")).count(), "{tag}");
        }
    }
}

/// A mark, and once on the page what it means.
#[test]
fn words_of_another_language_are_marked() {
    for html in pages() {
        assert!(html.contains("<sup>*</sup>"));
        assert_eq!(
            html.matches("This part is not in your language yet.")
                .count(),
            1
        );
    }
    let plain = Text {
        fallback: false,
        ..text()
    };
    let html = directory_sheets(Catalog::embedded(), &languages(), &[plain], &[], &[]).unwrap();
    assert!(!html.contains("<sup>") && !html.contains("not in your language"));
}

#[test]
fn what_was_written_stands_once_and_a_date_in_each_language() {
    let html = pages().pop().unwrap();
    assert_eq!(html.matches("class=\"written\"").count(), 3);
}
