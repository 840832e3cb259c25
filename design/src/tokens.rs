//! The typed form of `tokens.json`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::icon;

/// Everything in the file. Maps are ordered by name, so that generated text never differs between two runs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Both colour schemes, with the same names.
    pub color: BTreeMap<Theme, BTreeMap<String, Colour>>,
    /// Which text stands on which ground.
    pub contrast: Contrast,
    /// Text styles.
    #[serde(rename = "type")]
    pub text: BTreeMap<String, TypeStyle>,
    /// Corner radii, in dp/pt/px.
    pub radius: BTreeMap<String, u32>,
    /// Distances, in dp/pt/px.
    pub space: BTreeMap<String, u32>,
    /// Sizes of things one touches or sees, in dp/pt/px.
    pub size: BTreeMap<String, u32>,
    /// Times, in milliseconds.
    pub motion: BTreeMap<String, u32>,
    /// Icons.
    pub icon: Icons,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on paper.
    Light,
    /// The same at night.
    Dark,
}

/// Pairs of `(text, ground)`, by the ratio they must have in both themes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// At least 4.5:1 (WCAG 2.2, 1.4.3).
    pub text: Vec<(String, String)>,
    /// At least 7:1 (WCAG 2.2, 1.4.6): what somebody else reads through a window.
    pub show: Vec<(String, String)>,
}

/// One text style: sizes in sp/pt/px before the reader's own scale.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeStyle {
    /// Font size.
    pub size: u32,
    /// Line height.
    pub line: u32,
    /// CSS weight.
    pub weight: u32,
}

/// Stroked line icons in one square viewport.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Icons {
    /// Width and height of the viewport.
    pub viewport: u32,
    /// Stroke width, in viewport units.
    pub stroke: f64,
    /// Ids of the drawings that have a direction: they are drawn the other way round where one reads from right to left.
    #[serde(skip)]
    pub mirrored: Vec<String>,
    /// Path data by id, from `pictures/<id>.svg`: only absolute `M`, `L`, `C` and `Z`, which every platform draws without a
    /// parser of its own.
    #[serde(skip)]
    pub paths: BTreeMap<String, String>,
}

/// An opaque sRGB colour, written `#RRGGBB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Colour {
    /// 0-255.
    pub red: u8,
    /// 0-255.
    pub green: u8,
    /// 0-255.
    pub blue: u8,
}

impl Colour {
    /// `RRGGBB`, upper case.
    pub(crate) fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.red, self.green, self.blue)
    }

    /// Contrast ratio of WCAG 2.2, from 1 to 21, the same both ways.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance of WCAG 2.2.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(written: String) -> Result<Self, Self::Error> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number
            .ok_or(format!("not #RRGGBB: {written}"))?
            .to_be_bytes();
        Ok(Self { red, green, blue })
    }
}

/// The tokens of this project.
///
/// # Panics
/// Only in a build whose `tokens.json` or `pictures/` the tests of this crate would refuse.
#[expect(
    clippy::expect_used,
    reason = "the files are compiled in, and the tests of this crate read them"
)]
pub fn tokens() -> &'static Tokens {
    static TOKENS: OnceLock<Tokens> = OnceLock::new();
    TOKENS.get_or_init(|| {
        let mut tokens: Tokens = serde_json::from_str(include_str!("../tokens.json"))
            .expect("tokens.json is well-formed");
        let read = |(id, source): &(&str, &str)| {
            let path = icon::path_of(source).expect("every drawing has the one shape");
            ((*id).to_owned(), path.to_owned())
        };
        tokens.icon.mirrored = icon::MIRRORED.lines().map(str::to_owned).collect();
        tokens.icon.paths = icon::PICTURES.iter().map(read).collect();
        tokens
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let colour = |written: &str| Colour::try_from(written.to_owned()).unwrap();
        assert!((colour("#000000").contrast(colour("#FFFFFF")) - 21.0).abs() < 1e-9);
        assert!((colour("#777777").contrast(colour("#FFFFFF")) - 4.48).abs() < 0.01);
        assert!(
            Colour::try_from("0B6563".to_owned()).is_err()
                && Colour::try_from("#0B65".to_owned()).is_err()
        );
    }

    #[test]
    fn every_pair_is_readable_in_both_themes() {
        let tokens = tokens();
        for (theme, colours) in &tokens.color {
            for (pairs, least) in [(&tokens.contrast.text, 4.5), (&tokens.contrast.show, 7.0)] {
                for (text, ground) in pairs {
                    let ratio = colours[text].contrast(colours[ground]);
                    assert!(
                        ratio >= least,
                        "{theme:?}: {text} on {ground} is {ratio:.2}:1, wanted {least}:1"
                    );
                }
            }
        }
    }

    #[test]
    fn every_colour_that_writes_is_in_a_pair() {
        let tokens = tokens();
        let paired: Vec<_> = tokens
            .contrast
            .text
            .iter()
            .chain(&tokens.contrast.show)
            .map(|(text, _)| text)
            .collect();
        // Grounds, hairlines and the sun's fill never carry words themselves.
        let grounds = ["paper", "card", "line", "sun", "show-paper"];
        for name in tokens.color[&Theme::Light].keys() {
            let writes = !name.ends_with("-soft") || name.starts_with("on-");
            assert!(
                !writes || grounds.contains(&name.as_str()) || paired.contains(&name),
                "{name} is unchecked"
            );
        }
    }

    #[test]
    fn both_themes_name_the_same_colours_and_the_officer_sees_one() {
        let tokens = tokens();
        let (light, dark) = (&tokens.color[&Theme::Light], &tokens.color[&Theme::Dark]);
        assert!(light.keys().eq(dark.keys()));
        for name in light.keys().filter(|name| name.starts_with("show-")) {
            assert_eq!(
                light[name], dark[name],
                "{name}: a window at night is read like one by day"
            );
        }
    }

    #[test]
    fn targets_are_large_enough_for_a_shaking_hand() {
        let tokens = tokens();
        assert!(tokens.size["target"] >= 48 && tokens.size["primary"] >= 56);
        assert!(tokens.text["body"].size >= 18 && tokens.text["show"].size >= 33);
        assert!(
            tokens
                .text
                .values()
                .all(|style| style.line * 10 >= style.size * 12)
        );
    }
}
