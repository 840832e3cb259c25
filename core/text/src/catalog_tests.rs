//! Tests of the catalog on small catalogs of their own; the real files are checked in `tests/locales.rs`.

use proptest::prelude::*;

use super::*;

const EN: &str = "hello = Hello, { $name }\n    .label = Greeting\ncount = { $n ->\n    [one] { $n } person\n   *[other] { $n } people\n}\nonly-english = Only here\n";
const ES: &str = "hello = Hola, { $name }\ncount = { $n ->\n    [one] { $n } persona\n   *[other] { $n } personas\n}\n";

fn catalog() -> Catalog {
    Catalog::from_sources([("en", "ui", EN), ("es", "ui", ES)])
}

fn languages(tags: &[&str]) -> Vec<LanguageIdentifier> {
    tags.iter().map(|tag| tag.parse().unwrap()).collect()
}

fn ask(tags: &[&str], id: &str, args: &Args) -> Result<Text> {
    catalog().message(&languages(tags), "ui", id, args, false)
}

#[test]
fn the_first_language_that_has_the_message_is_used_and_named() {
    let text = ask(&["es", "en"], "hello", &Args::new().with("name", "Ana")).unwrap();
    assert_eq!(
        text,
        Text {
            value: "Hola, Ana".into(),
            locale: "es".into(),
            fallback: false,
            rtl: false
        }
    );
}

#[test]
fn one_missing_message_falls_back_alone_and_says_so() {
    let text = ask(&["es"], "only-english", &Args::new()).unwrap();
    assert_eq!(
        text,
        Text {
            value: "Only here".into(),
            locale: "en".into(),
            fallback: true,
            rtl: false
        }
    );
    assert!(
        !ask(&["es"], "hello", &Args::new().with("name", "Ana"))
            .unwrap()
            .fallback
    );
}

#[test]
fn a_language_that_is_not_here_counts_as_fallback() {
    let text = ask(&["ko", "es"], "hello", &Args::new().with("name", "Ana")).unwrap();
    assert_eq!((text.locale.as_str(), text.fallback), ("es", true));
}

#[test]
fn attributes_fall_back_too() {
    let text = ask(&["es"], "hello.label", &Args::new()).unwrap();
    assert_eq!((text.value.as_str(), text.fallback), ("Greeting", true));
}

#[test]
fn an_unknown_id_is_an_error_and_never_the_bare_key() {
    for id in ["nothing", "nothing.at-all", "hello.nothing", "", "."] {
        let missing = Error::Missing {
            domain: "ui".into(),
            id: id.into(),
        };
        assert_eq!(ask(&["es"], id, &Args::new()), Err(missing));
    }
    assert!(
        catalog()
            .message(&languages(&["es"]), "nowhere", "hello", &Args::new(), true)
            .is_err()
    );
}

#[test]
fn a_forgotten_argument_is_an_error_and_never_a_placeholder() {
    let incomplete = Error::Incomplete {
        domain: "ui".into(),
        id: "hello".into(),
    };
    assert_eq!(ask(&["es"], "hello", &Args::new()), Err(incomplete));
}

#[test]
fn plurals_follow_the_language_of_the_message() {
    let count = |n: i64| {
        ask(&["es"], "count", &Args::new().with("n", n))
            .unwrap()
            .value
    };
    assert_eq!(
        (count(1).as_str(), count(2).as_str()),
        ("1 persona", "2 personas")
    );
}

#[test]
fn isolates_surround_arguments_on_screens_and_stay_out_of_sms() {
    let args = Args::new().with("name", "Ana");
    let screen = catalog()
        .message(&languages(&["en"]), "ui", "hello", &args, true)
        .unwrap();
    assert_eq!(screen.value, "Hello, \u{2068}Ana\u{2069}");
    assert_eq!(ask(&["en"], "hello", &args).unwrap().value, "Hello, Ana");
}

#[test]
fn the_pseudo_locale_mirrors_words_but_not_arguments_and_counts_as_english() {
    let text = ask(&["ar-XB"], "hello", &Args::new().with("name", "Ana")).unwrap();
    assert_eq!(
        (text.locale.as_str(), text.rtl, text.fallback),
        ("ar-XB", true, false)
    );
    assert!(
        text.value.starts_with("\u{200F}\u{202E}Hello,\u{202C}") && text.value.ends_with(" Ana")
    );
    let one = ask(&["ar-XB"], "count", &Args::new().with("n", 1)).unwrap();
    assert!(
        one.value.contains("person\u{202C}"),
        "English has one, not zero-one-two-few-many"
    );
    assert!(
        !catalog()
            .locales()
            .iter()
            .any(|locale| locale.tag == "ar-XB")
    );
}

#[test]
fn a_screen_is_every_message_that_needs_no_argument() {
    let screen = catalog().screen(&languages(&["es"]), "ui", "");
    let ids: Vec<_> = screen
        .iter()
        .map(|(id, text)| (id.as_str(), text.fallback))
        .collect();
    assert_eq!(ids, [("only-english", true)]);
    assert_eq!(catalog().ids("ui"), ["count", "hello", "only-english"]);
}

#[test]
fn a_text_hides_its_words_when_printed() {
    let text = ask(&["en"], "hello", &Args::new().with("name", "Ana")).unwrap();
    assert!(!format!("{text:?}").contains("Ana"));
}

#[test]
fn the_catalog_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Catalog>();
    assert!(std::ptr::eq(Catalog::embedded(), Catalog::embedded()));
}

proptest! {
    /// Whatever list of languages a phone has, every English message comes out whole, and says where it is from.
    #[test]
    fn any_language_list_gets_every_message(tags in proptest::collection::vec("[a-zA-Z_-]{0,12}", 0..5)) {
        let catalog = catalog();
        let chosen = catalog.negotiate(&tags);
        prop_assert_eq!(chosen.iter().filter(|id| id.language == "en").count(), 1);
        for id in ["hello", "count", "only-english"] {
            let text = catalog.message(&chosen, "ui", id, &Args::new().with("name", "Ana").with("n", 3), true);
            let text = text.unwrap();
            prop_assert!(["en", "es"].contains(&text.locale.as_str()));
            prop_assert_eq!(text.fallback, text.locale != chosen[0].to_string());
        }
    }
}

/// Rows for [`Catalog::over`].
fn rows<'a>(
    rows: &'a [(&'a str, &'a str, &'static str)],
) -> impl Iterator<Item = (&'a str, &'a str, Source)> {
    let row = |row: &(&'a str, &'a str, &'static str)| (row.0, row.1, Source::from(row.2));
    rows.iter().map(row)
}

#[test]
fn files_over_a_catalog_replace_whole_files_and_leave_the_rest() {
    let base: &'static Catalog = Box::leak(Box::new(Catalog::from_sources([
        ("en", "ui", EN),
        ("es", "ui", ES),
        ("en", "other", "a = A\nb = B\n"),
    ])));
    let over = Catalog::over(
        base,
        rows(&[
            ("en", "other", "a = New\n"),
            ("ko", "ui", "only-english = 여기\n"),
        ]),
    )
    .unwrap();
    over.check(|_, _| true).unwrap();
    let ask = |catalog: &Catalog, tag: &str, domain: &str, id: &str| {
        let text = catalog.message(&languages(&[tag]), domain, id, &Args::new(), false);
        text.map(|text| text.value)
    };
    assert_eq!(ask(&over, "en", "other", "a").unwrap(), "New");
    ask(&over, "en", "other", "b").expect_err("a file is replaced as a whole");
    assert_eq!(ask(&over, "ko", "ui", "only-english").unwrap(), "여기");
    assert_eq!(ask(&over, "es", "ui", "only-english").unwrap(), "Only here");
    assert_eq!(ask(base, "en", "other", "b").unwrap(), "B");
    let mirrored = ask(&over, "ar-XB", "other", "a").unwrap();
    assert!(mirrored.contains("New"), "the pseudo-locale follows");
    let tags: Vec<_> = over.locales().iter().map(|locale| &locale.tag).collect();
    assert_eq!(tags, ["en", "es", "ko"]);
}

#[test]
fn only_the_files_that_are_asked_are_parsed() {
    let base: &'static Catalog = Box::leak(Box::new(Catalog::from_sources([
        ("en", "ui", EN),
        ("en", "other", "a = A\n"),
        ("es", "ui", ES),
    ])));
    let over = Catalog::over(base, rows(&[("ko", "ui", "a = 가\n")])).unwrap();
    let parsed = || {
        let sheets = over.languages.iter().flat_map(|language| &language.sheets);
        let parsed = sheets.filter(|sheet| sheet.is_parsed());
        let named = parsed.map(|sheet| format!("{}/{}", sheet.locale.tag, sheet.domain));
        named.collect::<Vec<_>>()
    };
    assert!(parsed().is_empty());
    let asked = languages(&["es"]);
    over.message(&asked, "ui", "hello", &Args::new().with("name", "A"), true)
        .unwrap();
    assert_eq!(parsed(), ["es/ui"]);
    over.message(&asked, "ui", "only-english", &Args::new(), true)
        .unwrap();
    assert_eq!(parsed(), ["en/ui", "es/ui"]);
}

#[test]
fn a_file_that_is_no_fluent_and_a_folder_that_is_no_language_are_named() {
    let base = Catalog::embedded();
    let over = |row| Catalog::over(base, rows(&[row]));
    let line = over(("en", "cards", "a = A\n\nb C\n"))
        .unwrap()
        .check(|_, _| true);
    let (tag, domain) = ("en".to_owned(), "cards".to_owned());
    assert_eq!(
        line,
        Err(Error::Malformed {
            tag,
            domain,
            line: 3
        })
    );
    for tag in ["not a tag", "", PSEUDO_BIDI] {
        let error = over((tag, "cards", "")).err();
        let tag = tag.to_owned();
        assert_eq!(error, Some(Error::NotALanguage { tag }));
    }
}

#[test]
fn numbers_and_forms_are_islands_on_a_screen_that_runs_right_to_left() {
    let text = "call = Call 888-624-4752 about I-205\n";
    let catalog = Catalog::from_sources([("en", "ui", text)]);
    let ask = |tag: &str, isolate: bool| {
        let text = catalog.message(&languages(&[tag]), "ui", "call", &Args::new(), isolate);
        text.unwrap().value
    };
    let mirrored = ask(PSEUDO_BIDI, true);
    for island in ["\u{2066}888-624-4752\u{2069}", "\u{2066}I-205\u{2069}"] {
        assert!(mirrored.contains(island), "{mirrored:?}");
    }
    assert!(!ask(PSEUDO_BIDI, false).contains('\u{2066}'));
    assert!(!ask("en", true).contains('\u{2066}'));
}
