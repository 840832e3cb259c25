//! Icons: their strokes, and the two targets that need no platform.

use crate::{Tokens, tokens};

/// One drawing step in viewport units, absolute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stroke {
    Move([f64; 2]),
    Line([f64; 2]),
    Curve([f64; 6]),
    Close,
}

/// Reads the small subset of SVG path data that `tokens.json` allows; `None` for anything else.
pub(crate) fn strokes(path: &str) -> Option<Vec<Stroke>> {
    let mut strokes = Vec::new();
    let starts: Vec<usize> = path
        .match_indices(|letter: char| letter.is_ascii_alphabetic())
        .map(|(at, _)| at)
        .collect();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(path.len());
        let (command, rest) = path.get(*start..end)?.split_at_checked(1)?;
        let numbers = rest
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<Vec<f64>, _>>()
            .ok()?;
        strokes.push(match command {
            "M" => Stroke::Move(numbers.try_into().ok()?),
            "L" => Stroke::Line(numbers.try_into().ok()?),
            "C" => Stroke::Curve(numbers.try_into().ok()?),
            "Z" if numbers.is_empty() => Stroke::Close,
            _ => return None,
        });
    }
    (!strokes.is_empty()).then_some(strokes)
}

/// All icons as `{"viewBox", "stroke", "paths": {id: path data}}`.
pub fn icons_json() -> String {
    let Tokens { icon, .. } = tokens();
    let view_box = format!("0 0 {0} {0}", icon.viewport);
    serde_json::json!({ "viewBox": view_box, "stroke": icon.stroke, "paths": icon.paths })
        .to_string()
}

/// One icon as a self-contained SVG element in the colour of the text around it; `None` for an unknown id.
/// Hidden from screen readers: the words beside an icon say what it means.
pub fn icon_svg(id: &str) -> Option<String> {
    let icon = &tokens().icon;
    let path = icon.paths.get(id)?;
    Some(format!(
        "<svg viewBox=\"0 0 {0} {0}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"{1}\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>",
        icon.viewport, icon.stroke
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_drawable_and_inside_its_square() {
        let icon = &tokens().icon;
        let side = f64::from(icon.viewport);
        for (id, path) in &icon.paths {
            for stroke in strokes(path).unwrap_or_else(|| panic!("{id}: only M, L, C and Z")) {
                let numbers = match stroke {
                    Stroke::Move(point) | Stroke::Line(point) => point.to_vec(),
                    Stroke::Curve(points) => points.to_vec(),
                    Stroke::Close => Vec::new(),
                };
                assert!(
                    numbers.iter().all(|number| (0.0..=side).contains(number)),
                    "{id} leaves its square"
                );
            }
        }
    }

    #[test]
    fn other_path_data_is_refused() {
        for path in [
            "",
            "m1 1",
            "M1 1h3",
            "M1",
            "M1 1 2 2",
            "A1 1 0 0 1 2 2",
            "Z3",
            "1 2",
        ] {
            assert_eq!(strokes(path), None, "{path}");
        }
        assert_eq!(
            strokes("M1 2.5Z"),
            Some(vec![Stroke::Move([1.0, 2.5]), Stroke::Close])
        );
    }

    #[test]
    fn an_icon_takes_the_colour_of_its_text_and_carries_no_words() {
        let svg = icon_svg("arch").unwrap();
        assert!(
            svg.contains("currentColor")
                && svg.contains("aria-hidden=\"true\"")
                && !svg.contains("<text")
        );
        assert_eq!(icon_svg("shield"), None);
        let json: serde_json::Value = serde_json::from_str(&icons_json()).unwrap();
        assert_eq!(
            json["paths"].as_object().unwrap().len(),
            tokens().icon.paths.len()
        );
    }
}
