//! SwiftUI: one Swift file with colours, type, sizes and icons as shapes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::icon::{Stroke, strokes};
use crate::{Colour, NOTICE, Theme, camel, tokens};

/// The file `Tokens.swift`: `Palette` with `.light` and `.dark`, `TypeStyle`, `Tokens.Typeface`, `Tokens.Radius`, `Tokens.Space`, `Tokens.Size`,
/// `Tokens.Motion`, and `AmparoIcon`, a `Shape`.
pub fn swift() -> String {
    let tokens = tokens();
    let mut file = format!(
        "// {NOTICE}\n\nimport SwiftUI\n\n/// The colours of one theme.\nstruct Palette: Sendable {{\n"
    );
    for name in tokens.color[&Theme::Light].keys() {
        line(&mut file, &format!("    let {}: Color", camel(name)));
    }
    for (name, theme) in [("light", Theme::Light), ("dark", Theme::Dark)] {
        palette(&mut file, name, &tokens.color[&theme]);
    }
    file.push_str(
        "\n    static func of(_ scheme: ColorScheme) -> Palette { scheme == .dark ? dark : light }\n}\n\n\
         /// A text style before the reader's own scale: a ready `Font` of a fixed size would not follow Dynamic Type.\n\
         struct TypeStyle: Sendable {\n    let size: CGFloat\n    let line: CGFloat\n    let weight: Font.Weight\n}\n\n\
         /// Sizes, in points.\nenum Tokens {\n    /// Text styles.\n    enum Typeface {\n",
    );
    for (name, style) in &tokens.text {
        let text = format!(
            "static let {} = TypeStyle(size: {}, line: {}, weight: {})",
            camel(name),
            style.size,
            style.line,
            weight(style.weight)
        );
        line(&mut file, &format!("        {text}"));
    }
    file.push_str("    }\n");
    for (name, values) in [
        ("Radius", &tokens.radius),
        ("Space", &tokens.space),
        ("Size", &tokens.size),
    ] {
        object(&mut file, name, values, |name, value| {
            format!("static let {name}: CGFloat = {value}")
        });
    }
    object(&mut file, "Motion", &tokens.motion, |name, value| {
        format!("static let {name} = Duration.milliseconds({value})")
    });
    file.push_str("}\n\n");
    icons(&mut file);
    file
}

/// The system's named weights, so that a reader's bold-text setting keeps working.
fn weight(css: u32) -> &'static str {
    if css >= 700 { ".bold" } else { ".regular" }
}

fn palette(file: &mut String, name: &str, colours: &BTreeMap<String, Colour>) {
    let channel = |value: u8| f64::from(value) / 255.0;
    line(file, &format!("\n    static let {name} = Palette("));
    let last = colours.len().saturating_sub(1);
    for (index, (name, colour)) in colours.iter().enumerate() {
        let (red, green, blue) = (
            channel(colour.red),
            channel(colour.green),
            channel(colour.blue),
        );
        let comma = if index == last { "" } else { "," };
        let value = format!("Color(.sRGB, red: {red:.4}, green: {green:.4}, blue: {blue:.4})");
        line(file, &format!("        {}: {value}{comma}", camel(name)));
    }
    file.push_str("    )\n");
}

fn object(
    file: &mut String,
    name: &str,
    values: &BTreeMap<String, u32>,
    write: impl Fn(&str, u32) -> String,
) {
    line(file, &format!("    enum {name} {{"));
    for (name, value) in values {
        line(file, &format!("        {}", write(&camel(name), *value)));
    }
    file.push_str("    }\n");
}

fn icons(file: &mut String) {
    let icon = &tokens().icon;
    file.push_str("/// A line icon; stroke it with `AmparoIcon.style(_:)` in the colour of the text beside it.\n");
    file.push_str("enum AmparoIcon: String, CaseIterable, Shape {\n");
    for id in icon.paths.keys() {
        line(file, &format!("    case {} = \"{id}\"", camel(id)));
    }
    let mirrored: Vec<String> = icon
        .mirrored
        .iter()
        .map(|id| format!(".{}", camel(id)))
        .collect();
    let _ = write!(
        file,
        "
    /// Has a direction: give it to `flipsForRightToLeftLayoutDirection`.
    var isMirrored: Bool {{ [{2}].contains(self) }}

    /// Stroke for an icon drawn `side` points wide.
    static func style(_ side: CGFloat) -> StrokeStyle {{
        StrokeStyle(lineWidth: {1} * side / {0}, lineCap: .round, lineJoin: .round)
    }}

    func path(in rect: CGRect) -> Path {{
        let scale = min(rect.width, rect.height) / {0}
        let drawing: Path
        switch self {{
",
        icon.viewport,
        icon.stroke,
        mirrored.join(", ")
    );
    for (id, path) in &icon.paths {
        line(
            file,
            &format!(
                "        case .{}:\n            drawing = Path {{ p in",
                camel(id)
            ),
        );
        for stroke in strokes(path).unwrap_or_default() {
            line(file, &format!("                {}", step(stroke)));
        }
        file.push_str("            }\n");
    }
    file.push_str(
        "        }\n        return drawing.applying(CGAffineTransform(scaleX: scale, y: scale))\n",
    );
    file.push_str("            .offsetBy(dx: rect.minX, dy: rect.minY)\n    }\n}\n");
}

fn step(stroke: Stroke) -> String {
    let point = |x: f64, y: f64| format!("CGPoint(x: {x}, y: {y})");
    match stroke {
        Stroke::Move([x, y]) => format!("p.move(to: {})", point(x, y)),
        Stroke::Line([x, y]) => format!("p.addLine(to: {})", point(x, y)),
        Stroke::Curve([x1, y1, x2, y2, x, y]) => {
            format!(
                "p.addCurve(to: {}, control1: {}, control2: {})",
                point(x, y),
                point(x1, y1),
                point(x2, y2)
            )
        }
        Stroke::Close => "p.closeSubpath()".to_owned(),
    }
}

fn line(file: &mut String, text: &str) {
    file.push_str(text);
    file.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_both_themes_and_every_icon() {
        let file = swift();
        assert_eq!(file, swift());
        assert!(file.contains("teal: Color(.sRGB, red: 0.0431, green: 0.3961, blue: 0.3882),"));
        assert!(
            file.contains("static let alert: CGFloat = 32")
                && file.contains("static let hold = Duration.milliseconds(1000)")
        );
        for id in tokens().icon.paths.keys() {
            assert!(
                file.contains(&format!("case {} = \"{id}\"", camel(id)))
                    && file.contains(&format!("case .{}:", camel(id)))
            );
        }
        for pair in [['{', '}'], ['(', ')']] {
            assert_eq!(file.matches(pair[0]).count(), file.matches(pair[1]).count());
        }
    }
}
