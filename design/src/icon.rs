//! Icons: their strokes, and the two targets that need no platform.

use crate::{Tokens, tokens};

/// Every file of `pictures/`, as `(id, source)`.
pub(crate) static PICTURES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/pictures.rs"));

/// Ids of the drawings that have a direction, one a line.
pub(crate) const MIRRORED: &str = include_str!("../pictures/mirrored.txt");

/// What stands before and after the path data of a drawing. One shape for all: each opens in any viewer as it is, and none can
/// hold anything but a line.
const BEFORE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"";
const AFTER: &str = "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n";

/// The path data of a drawing's file; `None` for a file of any other shape.
pub(crate) fn path_of(source: &str) -> Option<&str> {
    let path = source.strip_prefix(BEFORE)?.strip_suffix(AFTER)?;
    strokes(path).map(|_| path)
}

/// One drawing step in viewport units, absolute.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Stroke {
    Move([f64; 2]),
    Line([f64; 2]),
    Curve([f64; 6]),
    Close,
}

/// Reads the small subset of SVG path data that a drawing may use; `None` for anything else.
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

/// All icons as `{"viewBox", "stroke", "mirrored": [id], "paths": {id: path data}}`.
pub fn icons_json() -> String {
    let Tokens { icon, .. } = tokens();
    let view_box = format!("0 0 {0} {0}", icon.viewport);
    serde_json::json!({ "viewBox": view_box, "stroke": icon.stroke, "mirrored": icon.mirrored, "paths": icon.paths })
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
                // Half a stroke is left at the edge, or the line would be cut. Control points may stand where the line does not.
                let ends = numbers
                    .get(numbers.len().saturating_sub(2)..)
                    .unwrap_or_default();
                let edge = icon.stroke / 2.0;
                assert!(
                    numbers.iter().all(|number| (0.0..=side).contains(number))
                        && ends
                            .iter()
                            .all(|number| (edge..=side - edge).contains(number)),
                    "{id} leaves its square"
                );
            }
        }
    }

    #[test]
    fn a_drawing_is_one_line_and_nothing_else() {
        let icon = &tokens().icon;
        assert_eq!((icon.viewport, icon.stroke), (24, 2.0), "BEFORE and AFTER");
        let door = PICTURES.iter().find(|(id, _)| *id == "door").unwrap().1;
        assert!(path_of(door).is_some());
        for hostile in [
            door.replace("<path", "<script/><path"),
            door.replace("<path", "<path onload=\"alert(1)\""),
            door.replace(" d=\"", " d=\"url(#a)"),
            door.replace("stroke-width=\"2\"", "stroke-width=\"9\""),
            door.replace("/></svg>", "/><text>A</text></svg>"),
        ] {
            assert_eq!(path_of(&hostile), None, "{hostile}");
        }
    }

    #[test]
    fn what_is_mirrored_exists_and_is_listed_once() {
        let icon = &tokens().icon;
        let mut once = icon.mirrored.clone();
        once.sort();
        once.dedup();
        assert_eq!(once, icon.mirrored);
        assert!(once.iter().all(|id| icon.paths.contains_key(id)));
    }

    #[test]
    fn no_two_drawings_are_the_same() {
        let paths: std::collections::BTreeSet<_> = tokens().icon.paths.values().collect();
        assert_eq!(paths.len(), tokens().icon.paths.len());
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
