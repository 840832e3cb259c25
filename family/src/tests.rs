//! What is promised about the set of files. The page's behaviour is tested in tests/browser.

use super::{File, POLICY, Set, csp, files, headers};
use std::collections::BTreeSet;

#[path = "../build/fluent.rs"]
mod compiler;
#[path = "../build/modules.rs"]
mod joiner;

fn body(files: &[File], path: &str) -> String {
    let file = files
        .iter()
        .find(|file| file.path == path)
        .unwrap_or_else(|| panic!("{path} is missing"));
    String::from_utf8(file.body.clone()).unwrap()
}

fn paths(files: &[File]) -> BTreeSet<&str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

#[test]
fn a_release_holds_nothing_of_practice() {
    let release = files(Set::Release);
    for absent in ["practice.html", "practice.js", "webpush.js"] {
        assert!(!paths(&release).contains(absent), "{absent}");
    }
    for file in &release {
        let text = String::from_utf8_lossy(&file.body);
        assert!(
            !text.contains("/practice/"),
            "{} names the practice server",
            file.path
        );
    }
    let practice = files(Set::Practice);
    for absent in [
        "index.html",
        "page.js",
        "push.js",
        "sw.js",
        "manifest.webmanifest",
    ] {
        assert!(!paths(&practice).contains(absent), "{absent}");
    }
    assert!(body(&practice, "practice.html").contains("src=\"practice.js\""));
}

/// The page carries only the two drawings it shows, so they are written there once more.
#[test]
fn the_drawings_of_the_page_are_those_of_the_design() {
    let release = files(Set::Release);
    let source = body(&release, "page.js") + &body(&release, "dom.js");
    for id in ["arch", "back"] {
        let path = &amparo_design::tokens().icon.paths[id];
        assert!(source.contains(&format!("{id}: '{path}'")), "{id}");
    }
}

#[test]
fn both_sets_share_pairing_verdicts_and_screens() {
    let (release, practice) = (files(Set::Release), files(Set::Practice));
    for shared in [
        "app.js",
        "pairing.js",
        "envelope.js",
        "receive.js",
        "screens-entry.js",
        "screens-pair.js",
        "text/en.json",
    ] {
        assert_eq!(body(&release, shared), body(&practice, shared), "{shared}");
    }
}

#[test]
fn the_worker_keeps_every_file_but_itself() {
    let release = files(Set::Release);
    let worker = body(&release, "sw.js");
    for file in release.iter().filter(|file| file.path != "sw.js") {
        assert!(
            worker.contains(&format!("'{}'", file.path)),
            "{}",
            file.path
        );
    }
    assert!(!worker.contains("{{"), "something was not filled in");
    assert!(
        !worker
            .lines()
            .any(|line| line.starts_with("import") || line.starts_with("export")),
        "not a classic script"
    );
}

#[test]
fn the_policy_is_strict_and_says_the_same_twice() {
    assert!(csp().starts_with(POLICY));
    assert!(csp().contains("frame-ancestors 'self'"));
    for source in ["unsafe", "http:", "https:", "*", "data:", "blob:"] {
        assert!(!csp().contains(source), "{source}");
    }
    for (set, page) in [
        (Set::Release, "index.html"),
        (Set::Practice, "practice.html"),
    ] {
        assert!(body(&files(set), page).contains(&format!("content=\"{POLICY}\"")));
    }
    assert_eq!(headers()[0], ("Content-Security-Policy", csp()));
}

#[test]
fn nothing_of_a_third_party_and_no_markup_from_text() {
    for file in files(Set::Release) {
        let text = String::from_utf8(file.body)
            .unwrap()
            .replace("http://www.w3.org/", "");
        assert!(
            !text.contains("http://") && !text.contains("https://"),
            "{} names another origin",
            file.path
        );
        for sink in [
            ".innerHTML",
            ".outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
        ] {
            assert!(!text.contains(sink), "{}: {sink}", file.path);
        }
    }
}

#[test]
fn the_same_source_gives_the_same_bytes() {
    assert_eq!(files(Set::Release), files(Set::Release));
}

#[test]
fn the_first_load_stays_small() {
    // Before compression; the goal is 60 KiB after it, for the shell and one language.
    let all: usize = files(Set::Release)
        .iter()
        .filter(|file| !file.path.starts_with("text/") && file.path != "sw.js")
        .map(|file| file.body.len())
        .sum();
    assert!(all < 120 * 1024, "{all} bytes");
}

mod fluent {
    use super::compiler::{compile, direction, pack};

    #[test]
    fn the_subset_compiles() {
        let source = "# A comment\nplain = Hello\nvalue = Call { $name } now\nquoted = { \"{\" }x\n\
            count = { $n ->\n    [one] one\n   *[other] { $n } things\n }\n";
        let messages = compile("f.ftl", source).unwrap();
        assert_eq!(messages.compiled["plain"], serde_json::json!("Hello"));
        assert_eq!(
            messages.compiled["value"],
            serde_json::json!(["Call ", { "var": "name" }, " now"])
        );
        assert_eq!(messages.compiled["quoted"], serde_json::json!("{x"));
        let cases = serde_json::json!({ "one": "one", "other": [{ "var": "n" }, " things"] });
        assert_eq!(
            messages.compiled["count"],
            serde_json::json!([{ "select": "n", "cases": cases, "other": "other" }])
        );
    }

    #[test]
    fn what_is_outside_the_subset_is_an_error_with_file_and_line() {
        let cases = [
            ("a = A\n-term = B\n", "f.ftl:2: -term: terms"),
            ("a = A\nb = B\n    .title = C\n", "f.ftl:2: b: attributes"),
            ("a = { NUMBER($n) }\n", "f.ftl:1: a: only variables"),
            ("a = A\n\nb = { a }\n", "f.ftl:3: b: only variables"),
            (
                "a = { $x ->\n   *[k] { $y ->\n      *[l] z\n    }\n }\n",
                "f.ftl:1: a: a selection inside",
            ),
            (
                "a = { NUMBER($x) ->\n   *[k] z\n }\n",
                "f.ftl:1: a: only a variable",
            ),
            ("a = A\nb = { $x\nc = C\n", "f.ftl:3: Expected"),
            ("a = A\na = B\n", "f.ftl:1: a: defined twice"),
        ];
        for (source, wanted) in cases {
            let error = compile("f.ftl", source).unwrap_err();
            assert!(error.starts_with(wanted), "{error}");
        }
    }

    #[test]
    fn a_language_borrows_from_english_and_may_not_add() {
        let english = compile("en", "a = A { $x }\nb = B\n").unwrap();
        let pack = |source| {
            pack(
                "f.ftl",
                "ar",
                &compile("f.ftl", source).unwrap(),
                Some(&english),
            )
        };
        let json = pack("a = أ { $x }\n").unwrap();
        assert_eq!(json["english"], serde_json::json!(["b"]));
        assert_eq!(json["messages"]["b"], "B");
        assert_eq!(json["dir"], "rtl");
        assert!(
            pack("c = C\n")
                .unwrap_err()
                .contains("English has no such message")
        );
        assert!(
            pack("a = { $y }\n")
                .unwrap_err()
                .contains("English gives no $y")
        );
        assert_eq!((direction("fa-IR"), direction("zh-Hant")), ("rtl", "ltr"));
    }
}

mod modules {
    use super::joiner::{Sources, join, order};

    fn sources(rows: &[(&str, &str)]) -> Sources {
        rows.iter()
            .map(|(name, source)| ((*name).to_owned(), (*source).to_owned()))
            .collect()
    }

    #[test]
    fn modules_come_after_what_they_import() {
        let rows = sources(&[
            (
                "a.js",
                "import { b } from './b.js';\nimport { c } from './c.js';\nb(c);\n",
            ),
            (
                "b.js",
                "import { c } from './c.js';\nexport function b() { return c; }\n",
            ),
            ("c.js", "export const c = 1;\nconst hidden = 2;\n"),
        ]);
        assert_eq!(order(&rows, "a.js").unwrap(), ["c.js", "b.js", "a.js"]);
        let script = join(&rows, "a.js").unwrap();
        assert!(script.starts_with("'use strict';\nconst module_c = (() => {\nconst c = 1;\nconst hidden = 2;\nreturn { c };\n})();\n"));
        assert!(
            script.contains("const { c } = module_c;\nfunction b() { return c; }\nreturn { b };")
        );
    }

    #[test]
    fn a_joined_script_has_no_lines_of_comment() {
        let source = "// One.\n/** Two. */\nconst a = 1; // kept\n/**\n * Three.\n */\nexport const b = `//${a}`;\n  // Four.\n";
        let script = join(&sources(&[("a.js", source)]), "a.js").unwrap();
        assert!(
            script.contains("{\nconst a = 1; // kept\nconst b = `//${a}`;\nreturn { b };"),
            "{script}"
        );
        let error = join(&sources(&[("a.js", "const a = `\n// text\n`;\n")]), "a.js").unwrap_err();
        assert!(error.starts_with("a.js: a template"), "{error}");
    }

    #[test]
    fn any_other_form_is_an_error_with_file_and_line() {
        let cases = [
            ("import x from './b.js';\n", "a.js:1:"),
            ("import { x } from 'b.js';\n", "a.js:1:"),
            ("import { x as y } from './b.js';\n", "a.js:1:"),
            ("import './b.js';\n", "a.js:1:"),
            ("import { x } from './sub/b.js';\n", "a.js:1:"),
            ("\nexport default 1;\n", "a.js:2:"),
            ("export let x = 1;\n", "a.js:1:"),
            ("export { x };\n", "a.js:1:"),
            ("const a = await import('./b.js');\n", "a.js:1:"),
            (
                "import { missing } from './b.js';\n",
                "a.js: b.js does not export missing",
            ),
            (
                "import { x } from './none.js';\n",
                "none.js: no such module",
            ),
            (
                "import { a } from './a.js';\nexport const a = 1;\n",
                "a.js: imports itself",
            ),
        ];
        for (source, wanted) in cases {
            let rows = sources(&[("a.js", source), ("b.js", "export const x = 1;\n")]);
            let error = join(&rows, "a.js").unwrap_err();
            assert!(error.starts_with(wanted), "{source}: {error}");
        }
    }
}
