//! The look, as data: `tokens.json` is the one place where a colour, a size or an icon is written down.
//!
//! Lives here: reading that file, the check of contrast, and one generator a target: [`css`] (relative's page and
//! workshop), [`kotlin`] (Compose), [`swift`] (SwiftUI), [`icons_json`] and [`icon_svg`] (anything else). What is generated is built,
//! not committed. Does not live here: layout, or any word on a screen.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )
)]

mod css;
mod icon;
mod kotlin;
mod swift;
mod tokens;

pub use css::css;
pub use icon::{icon_svg, icons_json};
pub use kotlin::kotlin;
pub use swift::swift;
pub use tokens::{Colour, Contrast, Icons, Theme, Tokens, TypeStyle, tokens};

/// First line of every generated file.
const NOTICE: &str = "Generated from design/tokens.json. Do not edit.";

/// `on-teal-2` → `onTeal2`, the way names are written in Kotlin and Swift.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut camel, part| {
        let mut letters = part.chars();
        camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
        camel
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_into_identifiers() {
        assert_eq!(camel("on-alert-2"), "onAlert2");
        assert_eq!(camel("ink"), "ink");
    }
}
