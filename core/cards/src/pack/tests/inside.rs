//! What stands inside of files: signed by two, and still refused.

use super::*;

/// What becomes of a pack with this one file, well signed.
fn with_file(path: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let mut desk = Desk::new();
    desk.content = vec![(path.to_owned(), bytes.to_vec())];
    desk.verify(&desk.pack())
}

fn is_forbidden(path: &str, bytes: &[u8]) -> bool {
    let file = path.to_owned();
    with_file(path, bytes) == Err(Refusal::Forbidden { file })
}

const PICTURE: &str = "pictures/door.svg";
const WORDS: &str = "locales/es/plan.ftl";

fn svg(inside: &str) -> String {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{inside}</svg>"#)
}

#[test]
fn pictures_of_the_subset() {
    for inside in [
        "",
        "<path d=\"M4 4h16\"/>",
        "<title>A door</title><g fill=\"none\" stroke=\"currentColor\">\n  <circle cx=\"1\" cy=\"2\" r=\".5\"/>\n</g>",
        "<rect x=\"1\" y=\"1\" width=\"2\" height=\"2\" transform=\"rotate(45 1 1)\"></rect>",
    ] {
        assert_eq!(
            with_file(PICTURE, svg(inside).as_bytes()),
            Ok(()),
            "{inside}"
        );
    }
}

#[test]
fn pictures_with_anything_else() {
    for inside in [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<foreignObject><p/></foreignObject>",
        "<image href=\"https://example.org/a.png\"/>",
        "<use href=\"#a\"/>",
        "<use xlink:href=\"http://example.org/#a\"/>",
        "<a href=\"https://example.org\"><path d=\"M0 0\"/></a>",
        "<path onload=\"alert(1)\" d=\"M0 0\"/>",
        "<g onclick=\"x\"/>",
        "<style>@import url(https://example.org)</style>",
        "<path style=\"fill:red\"/>",
        "<path fill=\"url(#a)\"/>",
        "<path fill=\"URL(https://example.org)\"/>",
        "<animate attributeName=\"d\"/>",
        "<set attributeName=\"onload\"/>",
        "<text>888-624-4752</text>",
        "<!-- a -->",
        "<![CDATA[a]]>",
        "<?xml-stylesheet href=\"a.css\"?>",
        "<path d=\"&#77;0 0\"/>",
        "<title>&lt;b&gt;</title>",
        "<title><b/></title>",
        "<path d='M0 0'/>",
        "<path d=\"M0 0\" d=\"M0 0\"/>",
        "<path d=\"M0 0\"",
        "<g>",
        "</g>",
        "<g></path>",
        "words",
        "<svg/>",
        "<path xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "<path\u{a0}d=\"M0 0\"/>",
        "<pathd=\"M0 0\"/>",
    ] {
        assert!(is_forbidden(PICTURE, svg(inside).as_bytes()), "{inside}");
    }
    for whole in [
        "",
        "<svg/><svg/>",
        "<?xml version=\"1.0\"?><svg/>",
        "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>",
        "<html></html>",
        "<title>a</title>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\"/>",
    ] {
        assert!(is_forbidden(PICTURE, whole.as_bytes()), "{whole}");
    }
    let deep = "<g>".repeat(17) + &"</g>".repeat(17);
    assert!(is_forbidden(PICTURE, svg(&deep).as_bytes()));
}

#[test]
fn markup_in_words() {
    for words in [
        "a = <b>No</b>",
        "a = </b>",
        "a = <!-- x -->",
        "a = <script src=\"x\"></script>",
        "a = JavaScript:alert(1)",
        "a = &#60;b&#62;",
    ] {
        assert!(is_forbidden(WORDS, words.as_bytes()), "{words}");
        let json = format!("{{\"a\": {words:?}}}");
        assert!(is_forbidden("order.json", json.as_bytes()), "{json}");
    }
}

#[test]
fn text_that_is_none() {
    for bytes in [
        &b"\xef\xbb\xbfplan-title = Plan"[..],
        b"plan-title = \xff",
        b"plan-title = \xed\xa0\x80",
        b"plan-title = a\0b",
        b"plan-title = \x1b[31m",
    ] {
        assert!(is_forbidden(WORDS, bytes), "{bytes:?}");
    }
    assert!(is_forbidden("order.json", b"{} {}"));
    assert!(is_forbidden("order.json", b"{"));
    assert!(is_forbidden("order.json", "[".repeat(100_000).as_bytes()));
}

#[test]
fn sound_that_is_none() {
    let page = |body: &[u8]| {
        let mut page = b"OggS\0\x02".to_vec();
        page.extend([0; 20]);
        page.push(1);
        page.push(u8::try_from(body.len()).unwrap());
        page.extend(body);
        page
    };
    let sound = "audio/en/door.opus";
    let opus = [page(b"OpusHead\x01\x01"), page(b"OpusTags")].concat();
    assert_eq!(with_file(sound, &opus), Ok(()));
    assert_eq!(with_file("audio/en/door.ogg", &page(b"\x01vorbis")), Ok(()));
    for bytes in [
        b"<html>".to_vec(),
        page(b"\x80theora"),
        [opus.clone(), b"<script>".to_vec()].concat(),
        opus[..opus.len() - 1].to_vec(),
        vec![],
    ] {
        assert!(is_forbidden(sound, &bytes), "{bytes:?}");
    }
}

#[test]
fn a_number_that_is_not_in_the_directory() {
    let file = WORDS.to_owned();
    for (words, fits) in [
        ("a = Call 888-624-4752", true),
        ("a = Call 888-624-4753", false),
        ("a = Call +1 (888) 624-4753", false),
        ("a = ٨٨٨-٦٢٤-٤٧٥٣", false),
        ("# 555-010-9999 is a note\na = Call", true),
    ] {
        let expected = if fits {
            Ok(())
        } else {
            Err(Refusal::Unfit { file: file.clone() })
        };
        assert_eq!(with_file(WORDS, words.as_bytes()), expected, "{words}");
    }
}
