//! The files of the two pages: the phone view from `web/`, the relative's page from its crate.

use std::sync::OnceLock;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::cast;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";

/// Only this origin is spoken to, only its own files run, and text cannot become markup. `data:` is for the QR code of an
/// invite, which the core draws as SVG; as a picture it can neither run nor load anything.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// A sheet to be printed: its own style and its own drawings, which stand in the page, and nothing else.
const SHEET_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'";
/// What comes out of a vault runs nothing and loads nothing, whatever it is.
const PRIVATE_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

macro_rules! web_files {
    ($kind:expr; $($name:literal),* $(,)?) => {
        &[$(($name, $kind, include_str!(concat!("../web/", $name)))),*]
    };
}

static SCRIPTS: &[(&str, &str, &str)] = web_files![SCRIPT;
    "api.js", "ask.js", "codes.js", "dom.js", "family.js", "form.js", "hold.js", "keeper.js", "main.js", "new.js", "new-pin.js",
    "owner.js", "phone.js", "plan-answers.js", "progress.js", "screen-alert.js", "screen-capture.js", "screen-card.js", "screen-copies.js",
    "screen-dates.js", "screen-family.js", "screen-help.js", "screen-home.js", "screen-keepers.js", "screen-kept.js", "screen-pair.js", "screen-paper.js",
    "screen-days.js", "screen-notes.js", "screen-packets.js", "screen-plan.js", "screen-print.js", "screen-proofs.js", "screen-question.js", "screen-quiz.js",
    "screen-packs.js", "screen-papers.js", "screen-pin.js", "screen-ready.js", "screen-reopen.js", "screen-restore.js", "screen-revoke.js", "screen-rights.js", "screen-seal.js",
    "second-window.js", "trainer.js", "wire.js", "words.js",
];
static STYLES: &[(&str, &str, &str)] =
    web_files![CSS; "phone.css", "plan.css", "vault.css", "workshop.css"];

/// The page that holds both devices.
pub(crate) fn page() -> Response {
    answer(HTML, POLICY, include_str!("../web/index.html"))
}

/// The page of the keeper's phone, for a second window.
pub(crate) fn keeper_page() -> Response {
    answer(HTML, POLICY, include_str!("../web/keeper.html"))
}

/// The page of a new, empty phone, for another window.
pub(crate) fn new_page() -> Response {
    answer(HTML, POLICY, include_str!("../web/new.html"))
}

/// A printed keeper's page.
pub(crate) fn sheet(html: String) -> Response {
    answer(HTML, SHEET_POLICY, html)
}

/// A picture or a text out of a vault; anything else only as bytes.
pub(crate) fn private(kind: &str, bytes: Vec<u8>) -> Response {
    let kind = match kind {
        "image/png" | "image/jpeg" => kind,
        "text/plain" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    answer(kind, PRIVATE_POLICY, bytes)
}

/// A file to be saved, under that name.
pub(crate) fn download(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = private("", bytes);
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        response
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A script, a style sheet, the tokens or the icons.
pub(crate) fn web(name: &str) -> Response {
    match name {
        "tokens.css" => return answer(CSS, POLICY, amparo_design::css()),
        "icons.json" => return answer(JSON, POLICY, amparo_design::icons_json()),
        // What the practice camera sees.
        "practice-photo.png" => return answer(cast::PICTURE_TYPE, POLICY, cast::PHOTO),
        _ => {}
    }
    SCRIPTS
        .iter()
        .chain(STYLES)
        .find(|(found, ..)| *found == name)
        .map_or_else(not_found, |(_, kind, text)| answer(kind, POLICY, *text))
}

/// A file of the relative's page in practice, under its own policy. The empty name is the page itself.
pub(crate) fn family(name: &str) -> Response {
    static FILES: OnceLock<Vec<amparo_family::File>> = OnceLock::new();
    let files = FILES.get_or_init(|| amparo_family::files(amparo_family::Set::Practice));
    let name = if name.is_empty() {
        "practice.html"
    } else {
        name
    };
    files
        .iter()
        .find(|file| file.path == name)
        .map_or_else(not_found, |file| {
            answer(file.content_type, &amparo_family::csp(), file.body.clone())
        })
}

fn answer(kind: &str, policy: &str, body: impl IntoResponse) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, body).into_response()
}

fn not_found() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_script_makes_markup_from_text_or_names_another_host() {
        for (name, _, text) in SCRIPTS {
            for forbidden in [
                "innerHTML",
                "outerHTML",
                "insertAdjacentHTML",
                "document.write",
                "eval(",
                "https://",
            ] {
                assert!(!text.contains(forbidden), "{name}: {forbidden}");
            }
        }
        for (name, _, text) in STYLES {
            assert!(
                !text.contains("url(") && !text.contains("@import"),
                "{name}"
            );
        }
    }

    #[test]
    fn every_script_that_is_imported_is_served() {
        let served = |name: &str| SCRIPTS.iter().any(|(found, ..)| *found == name);
        for (name, _, text) in SCRIPTS {
            let own = |line: &&str| line.starts_with("import ") && line.contains("'./");
            for line in text.lines().filter(own) {
                let from = line
                    .rsplit_once("'./")
                    .unwrap()
                    .1
                    .split('\'')
                    .next()
                    .unwrap();
                assert!(served(from), "{name} imports {from}");
            }
        }
    }

    #[test]
    fn what_is_taken_from_the_family_page_is_there() {
        for name in ["", "practice.html", "drawings.js", "icon.svg", "page.css"] {
            assert_eq!(family(name).status(), StatusCode::OK, "{name}");
        }
        assert_eq!(family("sw.js").status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn the_page_has_no_script_or_style_of_its_own() {
        for page in [
            include_str!("../web/index.html"),
            include_str!("../web/keeper.html"),
            include_str!("../web/new.html"),
        ] {
            assert!(!page.contains("style=") && !page.contains("<style") && !page.contains(" on"));
            assert_eq!(page.matches("<script").count(), 1);
        }
    }
}
