//! A card for the wallet: four fields of the size of a credit card on one side of the paper, cut out once and folded twice.
//!
//! The upper half is the outside (right: front), the lower half, upside down, the inside: folded back along the middle and
//! then like a book, everything stands upright.

use std::fmt::Write as _;

use unic_langid::LanguageIdentifier;

use super::WalletCard;
use super::inline::{MARK, element, value, words};
use super::page::{Words, direction, is_rtl};
use super::rows::joined;
use crate::{Args, Catalog, Result};

const STYLE: &str = include_str!("wallet.css");

/// The cards as one HTML page. A card has English and one language more; `languages` are those of the page's own words.
///
/// # Errors
/// [`crate::Error::Missing`] when the catalog lacks a message.
pub fn wallet_cards(
    catalog: &Catalog,
    languages: &[LanguageIdentifier],
    cards: &[(LanguageIdentifier, WalletCard)],
) -> Result<String> {
    let all = Words::new(catalog, languages);
    let none = Args::new();
    let mut body = format!(
        "<main>\n<h1>{}</h1>\n",
        all.in_each("print-wallet-title", &none)?
    );
    for line in all.each("print-wallet-fold", &none)? {
        body.push_str(&element("p", &line));
    }
    for (language, card) in cards {
        body.push_str(&folded(catalog, language, card)?);
    }
    if body.contains(MARK) {
        let _ = writeln!(body, "<p>* {}</p>", all.in_each("common-fallback", &none)?);
    }
    body.push_str("</main>\n");
    all.page("print-wallet-title", STYLE, &body)
}

fn folded(catalog: &Catalog, language: &LanguageIdentifier, card: &WalletCard) -> Result<String> {
    let own = Words::new(catalog, std::slice::from_ref(language));
    let english = Words::new(catalog, &[]);
    let none = Args::new();
    let heading = |words: &Words<'_>, id: &str| words.in_each(id, &none);
    let mut html =
        String::from("<section class=\"card\">\n<div class=\"half\">\n<div class=\"field back\">");
    let means = if card.own.is_empty() {
        "rights-title"
    } else {
        "print-wallet-means"
    };
    let _ = write!(html, "<h2>{}</h2>", heading(&own, means)?);
    for line in &card.own {
        html.push_str(&element("p", line));
    }
    let dir = direction(is_rtl(language));
    for labels in card.labels.iter().skip(1) {
        let _ = write!(
            html,
            "<p class=\"labels\" dir=\"{dir}\">{}</p>",
            joined(labels)
        );
    }
    html.push_str("</div>\n<div class=\"field front\" lang=\"en\" dir=\"ltr\">");
    let _ = write!(html, "<h2>{}</h2>", heading(&english, "rights-title")?);
    for line in &card.english {
        let _ = write!(html, "<p>{}</p>", words(line));
    }
    html.push_str("</div>\n</div>\n<div class=\"half inside\">\n<div class=\"field\">");
    let _ = write!(html, "<h2>{}</h2>", heading(&own, "card-call")?);
    for (name, number) in &card.call {
        let _ = write!(
            html,
            "<p class=\"call\">{} <b>{}</b></p>",
            element("span", name),
            value(number, true)
        );
    }
    if let Some(note) = &card.call_note {
        html.push_str(&element("p", note));
    }
    html.push_str("</div>\n<div class=\"field\">");
    for id in ["print-wallet-lawyer", "print-wallet-person"] {
        let _ = write!(html, "<div class=\"line\">{}</div>", heading(&own, id)?);
    }
    let _ = write!(html, "<p>{}</p>", heading(&own, "print-wallet-no-papers")?);
    let first = card.labels.first().map(|labels| joined(labels));
    let first = first.unwrap_or_default();
    let _ = write!(html, "<p class=\"labels\" dir=\"ltr\">{first}</p>");
    html.push_str("</div>\n</div>\n</section>\n");
    Ok(html)
}
