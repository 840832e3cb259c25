use super::*;

const IDENTITY: &str = "AGE-SECRET-KEY-1QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QXQQQQQ";

fn page(languages: &[&str], label: &str, made_on: &str) -> String {
    let languages: Vec<_> = languages.iter().map(|tag| tag.parse().unwrap()).collect();
    let lines = [
        SheetLine {
            number: 1,
            groups: vec!["QURSW", "PC8Q"],
            check: 'F',
        },
        SheetLine {
            number: 2,
            groups: vec!["<b>&\"", "URSWP"],
            check: '\'',
        },
    ];
    let sheet = SheetData {
        identity: IDENTITY,
        recipient: "age1<script>",
        lines: &lines,
        made_on,
        label,
    };
    keeper_sheet(Catalog::embedded(), &languages, &sheet).unwrap()
}

#[test]
fn a_page_says_what_it_opens_and_holds_the_whole_key() {
    let page = page(&["en"], "María", "2 May 2026");
    for part in [
        "This sheet can open <bdi>María</bdi>’s papers without <bdi>María</bdi>.",
        "No printed sheet in the same home",
        "Amparo cannot replace this sheet",
        "age -d -i key.txt backup.age | tar x",
        "no 1, B, I or O",
        "Made on <bdi>2 May 2026</bdi>",
        "<td>QURSW</td><td>PC8Q</td><td class=\"check\">F</td>",
        &qr_svg(IDENTITY).unwrap(),
    ] {
        assert!(page.contains(part), "{part}");
    }
    // One box for each letter, and one for each check letter.
    assert_eq!(page.matches("<i></i>").count(), 9 + 10);
    assert_eq!(page.matches("<i class=\"last\">").count(), 2);
}

#[test]
fn nothing_in_a_page_can_run_load_or_break_out() {
    let hostile = "</title><script>alert(1)</script><img src=x onerror='x'>\"&";
    let page = page(&["en", "es"], hostile, hostile);
    assert!(page.contains(
        "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;x&#39;&gt;&quot;&amp;"
    ));
    assert!(page.contains("age1&lt;script&gt;") && page.contains("&lt;b&gt;&amp;&quot;"));
    assert!(page.contains("<td class=\"check\">&#39;</td>"));
    assert!(page.contains(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
    ));
    for forbidden in [
        "<script",
        "<img",
        "<link",
        "<iframe",
        "<form",
        "href=",
        " src=\"",
        "url(",
        "@import",
        "javascript:",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    // The one address is the name of SVG, which nothing fetches.
    let addresses = page.matches("://").count();
    assert_eq!(
        addresses,
        page.matches("xmlns=\"http://www.w3.org/2000/svg\"").count()
    );
    // Every element is closed: nothing was cut by what was put in.
    for tag in [
        "html", "head", "body", "style", "main", "article", "section", "div", "ul", "li", "table",
        "svg", "p", "span", "i",
    ] {
        let opened =
            page.matches(&format!("<{tag}>")).count() + page.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn two_languages_stand_side_by_side_and_say_which_they_are() {
    let both = page(&["es", "en", "fr"], "Ana", "hoy");
    assert!(
        both.contains("<html lang=\"es\" dir=\"ltr\">") && both.contains("class=\"prose two\"")
    );
    for part in [
        "papeles de",
        "papers without",
        "<article lang=\"es\"",
        "<article lang=\"en\"",
        "</span> · <span lang=\"en\"",
    ] {
        assert!(both.contains(part), "{part}");
    }
    assert!(both.contains("<title>Llave de repuesto en papel</title>"));
    assert_eq!(both.matches("<article").count(), 2);
    for one in [
        page(&["en", "en"], "Ana", "today"),
        page(&[], "Ana", "today"),
    ] {
        assert!(
            one.contains("class=\"prose one\"") && one.contains("<html lang=\"en\" dir=\"ltr\">")
        );
        assert_eq!(one.matches("<article").count(), 1);
    }
}

#[test]
fn right_to_left_words_keep_the_key_left_to_right() {
    let page = page(&["ar-XB"], "Ana", "today");
    assert!(page.contains("<html lang=\"ar-XB\" dir=\"rtl\">"));
    assert!(page.contains("<article lang=\"ar-XB\" dir=\"rtl\">"));
    assert!(page.contains("<table class=\"letters\" lang=\"en\" dir=\"ltr\">"));
    // A language that has no words of its own is marked as English inside of its column.
    let fallback = self::page(&["fa"], "Ana", "today");
    assert!(fallback.contains("<article lang=\"fa\" dir=\"rtl\">"));
    assert!(fallback.contains("<h1 lang=\"en\" dir=\"ltr\">"));
}

#[test]
fn a_sheet_need_not_say_whose_it_is() {
    let page = page(&["en"], "  ", "today");
    assert!(page.contains("This sheet can open somebody’s papers without them."));
}

#[test]
fn words_that_do_harm_are_not_printed() {
    let page = page(&["en", "es"], "Ana", "today").to_lowercase();
    for word in [
        "panic",
        "evidence",
        "incriminat",
        "instant delete",
        "undetectable",
        "unbreakable",
        "pánico",
        "evidencia",
        "they cannot",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}
