//! The keeper sheet: a key on one page of paper, with what its holder has to know.

use std::fmt::Write as _;

use unic_langid::LanguageIdentifier;

use super::page::{Words, direction, escape, is_rtl};
use crate::{Args, Catalog, Result, qr_svg};

const STYLE: &str = include_str!("sheet.css");
/// What opens a backup on any computer that has the two tools.
const COMMAND: &str = "age -d -i key.txt backup.age | tar x";

/// What stands on a keeper sheet. Borrowed, because most of it is secret.
pub struct SheetData<'a> {
    /// "AGE-SECRET-KEY-1…", for the QR code.
    pub identity: &'a str,
    /// "age1…": tells sheets apart and opens nothing.
    pub recipient: &'a str,
    /// The letters of the identity after "AGE-SECRET-KEY-1".
    pub lines: &'a [SheetLine<'a>],
    /// The day it was made, in words of the reader's language.
    pub made_on: &'a str,
    /// Whose papers it opens; empty when the sheet shall not say.
    pub label: &'a str,
}

/// One numbered line of letters.
pub struct SheetLine<'a> {
    /// From 1.
    pub number: u8,
    /// Four or five letters each.
    pub groups: Vec<&'a str>,
    /// Tells whether the line was copied as it stands.
    pub check: char,
}

/// The sheet as one HTML page, in one language or in two side by side (the first two of `languages`; English when there is none).
///
/// # Errors
/// [`crate::Error::Missing`] when the catalog lacks a message, [`crate::Error::TooLongForQr`] for what is no identity.
pub fn keeper_sheet(
    catalog: &Catalog,
    languages: &[LanguageIdentifier],
    sheet: &SheetData<'_>,
) -> Result<String> {
    let words = Words::new(catalog, languages);
    let count = if words.languages.len() == 2 {
        "two"
    } else {
        "one"
    };
    let mut body = format!("<main>\n<div class=\"prose {count}\">\n");
    for language in &words.languages {
        body.push_str(&prose(&words, language, sheet)?);
    }
    body.push_str("</div>\n");
    body.push_str(&key(&words, sheet)?);
    body.push_str(&form(&words, sheet)?);
    body.push_str("</main>\n");
    words.page("keeper-sheet-title", STYLE, &body)
}

/// What its holder has to know, in one language.
fn prose(
    words: &Words<'_>,
    language: &LanguageIdentifier,
    sheet: &SheetData<'_>,
) -> Result<String> {
    let none = Args::new();
    let say = |tag: &str, id: &str| words.element(tag, language, id, &none);
    let (lang, dir) = (escape(&language.to_string()), direction(is_rtl(language)));
    let mut html = format!("<article lang=\"{lang}\" dir=\"{dir}\">\n");
    html.push_str(&say("h1", "keeper-sheet-title")?);
    let opens = if sheet.label.trim().is_empty() {
        say("p", "keeper-sheet-opens-unnamed")?
    } else {
        let args = Args::new().with("name", sheet.label.trim());
        words.element("p", language, "keeper-sheet-opens", &args)?
    };
    let warning = say("p", "keeper-sheet-secret")?;
    let _ = write!(
        html,
        "\n<div class=\"opens\">{opens}</div>\n{warning}\n<div class=\"sections\">\n"
    );
    for (title, items) in SECTIONS {
        let _ = writeln!(html, "<section>{}\n<ul>", say("h2", title)?);
        for item in *items {
            let _ = write!(html, "<li>{}", say("span", item)?);
            if *item == "keeper-sheet-use-computer" {
                let _ = write!(html, "<code lang=\"en\" dir=\"ltr\">{COMMAND}</code>");
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ul></section>\n");
    }
    html.push_str("</div>\n</article>\n");
    Ok(html)
}

/// Heading and sentences of each part of the prose.
const SECTIONS: &[(&str, &[&str])] = &[
    (
        "keeper-sheet-where",
        &[
            "keeper-sheet-where-away",
            "keeper-sheet-where-person",
            "keeper-sheet-where-printer",
        ],
    ),
    (
        "keeper-sheet-use",
        &["keeper-sheet-use-phone", "keeper-sheet-use-computer"],
    ),
    (
        "keeper-sheet-lost",
        &["keeper-sheet-lost-replace", "keeper-sheet-lost-new"],
    ),
];

/// The key: as a QR code, and in lines. It reads from left to right whatever the language.
fn key(words: &Words<'_>, sheet: &SheetData<'_>) -> Result<String> {
    let none = Args::new();
    let each = |id: &str| words.in_each(id, &none);
    let qr = qr_svg(sheet.identity)?;
    let mut html = format!(
        "<div class=\"key\">\n<div class=\"halves\">\n<div class=\"qr\" role=\"img\" aria-label=\"{}\">{qr}</div>\n\
         <div>\n<h2>{}</h2>\n<p class=\"letters prefix\">AGE-SECRET-KEY-1</p>\n<table class=\"letters\" lang=\"en\" dir=\"ltr\">\n",
        words.attribute("keeper-sheet-qr")?,
        each("keeper-sheet-key")?,
    );
    for line in sheet.lines {
        let _ = write!(html, "<tr><td class=\"number\">{}</td>", line.number);
        for group in &line.groups {
            let _ = write!(html, "<td>{}</td>", escape(group));
        }
        let check = escape(&line.check.to_string());
        let _ = writeln!(html, "<td class=\"check\">{check}</td></tr>");
    }
    let made = words.in_each(
        "keeper-sheet-made",
        &Args::new().with("date", sheet.made_on),
    )?;
    let _ = write!(
        html,
        "</table>\n</div>\n</div>\n<p class=\"small\">{}</p>\n<p class=\"small\">{}</p>\n\
         <p class=\"small\">{made} · {} <span class=\"letters\" dir=\"ltr\">{}</span></p>\n</div>\n",
        each("keeper-sheet-key-letters")?,
        each("keeper-sheet-key-check")?,
        each("keeper-sheet-recipient")?,
        escape(sheet.recipient),
    );
    Ok(html)
}

/// Empty boxes, for a copy by hand.
fn form(words: &Words<'_>, sheet: &SheetData<'_>) -> Result<String> {
    let none = Args::new();
    let mut html = format!(
        "<div class=\"form\">\n<h2>{}</h2>\n<p>{}</p>\n<p class=\"letters prefix\" dir=\"ltr\">AGE-SECRET-KEY-1</p>\n\
         <div class=\"lines\" aria-hidden=\"true\">\n",
        words.in_each("keeper-sheet-form", &none)?,
        words.in_each("keeper-sheet-form-hint", &none)?,
    );
    for line in sheet.lines {
        let groups: Vec<String> = line
            .groups
            .iter()
            .map(|group| "<i></i>".repeat(group.chars().count()))
            .collect();
        let boxes = groups.join("<i class=\"gap\"></i>");
        let number = line.number;
        let _ = writeln!(
            html,
            "<div class=\"line\"><span class=\"number\">{number}</span>{boxes}<i class=\"last\"></i></div>"
        );
    }
    html.push_str("</div>\n</div>\n");
    Ok(html)
}

#[cfg(test)]
mod tests;
