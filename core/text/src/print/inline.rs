//! Words inside of an element: escaped, numbers and names of forms as islands, and nothing that turns a line around.

use std::fmt::Write as _;

use super::page::{direction, escape};
use crate::{Text, islands};

/// Stands behind words that are not in the language of their column; explained once at the end of the page.
pub(super) const MARK: &str = "<sup>*</sup>";

/// An element that says which language its words are in.
pub(super) fn element(tag: &str, text: &Text) -> String {
    let (lang, dir) = (escape(&text.locale), direction(text.rtl));
    let mark = if text.fallback { MARK } else { "" };
    let words = words(&text.value);
    format!("<{tag} lang=\"{lang}\" dir=\"{dir}\">{words}{mark}</{tag}>")
}

/// A sentence of ours. What the catalog isolates becomes an element, so that a number is never broken or turned around. Only the
/// sentence itself may turn letters around, as the pseudo-locale does; what was put into it may not.
pub(super) fn words(text: &str) -> String {
    let text = islands(text);
    let mut html = String::with_capacity(text.len() + 32);
    let mut open: Vec<&str> = Vec::new();
    for character in text.chars() {
        let inside = open.contains(&BDI);
        match character {
            '\u{2066}' => begin(&mut html, &mut open, BDI, " dir=\"ltr\""),
            '\u{2067}' => begin(&mut html, &mut open, BDI, " dir=\"rtl\""),
            '\u{2068}' => begin(&mut html, &mut open, BDI, ""),
            '\u{202E}' if !inside => begin(&mut html, &mut open, BDO, " dir=\"rtl\""),
            '\u{2069}' if inside => end(&mut html, &mut open, BDI),
            '\u{202C}' if open.last() == Some(&BDO) => end(&mut html, &mut open, BDO),
            other if turns(other) => {}
            other => html.push_str(&escape(other.encode_utf8(&mut [0; 4]))),
        }
    }
    while let Some(tag) = open.last().copied() {
        end(&mut html, &mut open, tag);
    }
    html
}

const BDI: &str = "bdi";
const BDO: &str = "bdo";

fn begin(html: &mut String, open: &mut Vec<&str>, tag: &'static str, dir: &str) {
    let _ = write!(html, "<{tag}{dir}>");
    open.push(tag);
}

/// Ends the innermost `tag`, and with it what was opened inside of it.
fn end(html: &mut String, open: &mut Vec<&str>, tag: &str) {
    while let Some(inner) = open.pop() {
        let _ = write!(html, "</{inner}>");
        if inner == tag {
            break;
        }
    }
}

/// The same for a place that has no elements, such as the title of a window or the name of a file.
pub fn bare(text: &str) -> String {
    text.chars().filter(|letter| !turns(*letter)).collect()
}

/// What somebody wrote, as an island of its own; `ltr` for numbers and codes.
pub(super) fn value(text: &str, ltr: bool) -> String {
    let dir = if ltr { "ltr" } else { "auto" };
    format!("<bdi dir=\"{dir}\">{}</bdi>", escape(&bare(text)))
}

/// Controls, and marks that would change the direction of what follows.
fn turns(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A picture in black. As an image no part of it can run, whatever it holds.
pub(super) fn picture(picture: Option<&super::Picture>) -> String {
    let Some(picture) = picture else {
        return "<span class=\"pic\"></span>".to_owned();
    };
    let class = if picture.mirrored {
        "pic turned"
    } else {
        "pic"
    };
    image(class, "", &picture.svg)
}

/// The same for a drawing that says something: `alt` says it in words.
pub(super) fn image(class: &str, alt: &str, svg: &str) -> String {
    let mut encoded = String::with_capacity(svg.len() * 2);
    for byte in svg.trim_end().bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'/' | b':' | b'=' | b' ' => {
                encoded.push(char::from(byte));
            }
            other => {
                let _ = write!(encoded, "%{other:02X}");
            }
        }
    }
    let alt = escape(&bare(alt));
    format!("<img class=\"{class}\" alt=\"{alt}\" src=\"data:image/svg+xml,{encoded}\">")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_islands_and_what_is_open_is_closed() {
        for (text, html) in [
            (
                "Call 888-624-4752.",
                "Call <bdi dir=\"ltr\">888-624-4752</bdi>.",
            ),
            ("\u{2068}Ana\u{2069} calls", "<bdi>Ana</bdi> calls"),
            ("\u{2068}\u{2066}1", "<bdi><bdi dir=\"ltr\">1</bdi></bdi>"),
            ("\u{2069}a\u{0}\u{202D}b\u{202C}", "ab"),
            ("\u{202E}a\u{202C}b", "<bdo dir=\"rtl\">a</bdo>b"),
            ("\u{2068}\u{202E}a\u{2069}b", "<bdi>a</bdi>b"),
            (
                "\u{202E}a \u{2068}b\u{202C}\u{2069} c",
                "<bdo dir=\"rtl\">a <bdi>b</bdi> c</bdo>",
            ),
            ("<a href=\"x\">&'", "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"),
        ] {
            assert_eq!(words(text), html);
        }
    }

    #[test]
    fn what_somebody_wrote_turns_nothing_around() {
        let html = value("\u{202E}<b>\u{2066}A\u{2069}\u{2069}", true);
        assert_eq!(html, "<bdi dir=\"ltr\">&lt;b&gt;A</bdi>");
    }

    #[test]
    fn a_picture_cannot_leave_its_attribute() {
        let svg = "<svg onload=\"alert(1)\"><script/></svg>'>\u{e9}".to_owned();
        let html = picture(Some(&super::super::Picture {
            svg,
            mirrored: true,
        }));
        assert!(html.starts_with(
            "<img class=\"pic turned\" alt=\"\" src=\"data:image/svg+xml,%3Csvg onload=%22"
        ));
        assert_eq!(html.matches(['<', '>', '\'']).count(), 2, "{html}");
    }
}
