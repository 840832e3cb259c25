//! Custom properties for the relative's page and the workshop.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{Colour, NOTICE, Theme, tokens};

/// A style sheet of custom properties only: `--ink`, `--type-body-size`, `--radius-tile`, `--space-m`, `--size-target`,
/// `--motion-hold`. Dark colours follow the reader's system.
pub fn css() -> String {
    let tokens = tokens();
    let mut sheet = format!("/* {NOTICE} */\n:root {{\n  color-scheme: light dark;\n");
    colours(&mut sheet, "  ", &tokens.color[&Theme::Light]);
    for (name, style) in &tokens.text {
        property(
            &mut sheet,
            "  ",
            &format!("type-{name}-size"),
            &rem(style.size),
        );
        property(
            &mut sheet,
            "  ",
            &format!("type-{name}-line"),
            &rem(style.line),
        );
        property(
            &mut sheet,
            "  ",
            &format!("type-{name}-weight"),
            &style.weight.to_string(),
        );
    }
    for (group, values) in [
        ("radius", &tokens.radius),
        ("space", &tokens.space),
        ("size", &tokens.size),
    ] {
        for (name, value) in values {
            property(
                &mut sheet,
                "  ",
                &format!("{group}-{name}"),
                &format!("{value}px"),
            );
        }
    }
    for (name, value) in &tokens.motion {
        property(
            &mut sheet,
            "  ",
            &format!("motion-{name}"),
            &format!("{value}ms"),
        );
    }
    sheet.push_str("}\n@media (prefers-color-scheme: dark) {\n  :root {\n");
    colours(&mut sheet, "    ", &tokens.color[&Theme::Dark]);
    sheet.push_str("  }\n}\n");
    sheet
}

/// Text sizes follow the reader's own, whose default is 16 px.
fn rem(pixels: u32) -> String {
    format!("{}rem", f64::from(pixels) / 16.0)
}

fn colours(sheet: &mut String, indent: &str, colours: &BTreeMap<String, Colour>) {
    for (name, colour) in colours {
        property(sheet, indent, name, &format!("#{}", colour.hex()));
    }
}

fn property(sheet: &mut String, indent: &str, name: &str, value: &str) {
    let _ = writeln!(sheet, "{indent}--{name}: {value};"); // writing to a String does not fail
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_has_both_themes_and_is_the_same_every_time() {
        let sheet = css();
        assert_eq!(sheet, css());
        assert!(sheet.contains("  --teal: #0B6563;") && sheet.contains("    --teal: #7FD0CB;"));
        assert!(
            sheet.contains("--type-body-size: 1.125rem;")
                && sheet.contains("--radius-alert: 32px;")
        );
        assert!(!sheet.contains("url(") && !sheet.contains("@import"));
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }
}
