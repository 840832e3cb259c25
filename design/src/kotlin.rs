//! Compose: one Kotlin file with colours, type, sizes and icons.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::{Colour, NOTICE, Theme, camel, tokens};

const IMPORTS: &str = "\
import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.graphics.vector.addPathNodes
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import androidx.compose.ui.unit.sp
";

/// The file `Tokens.kt` in `package`: `Palette` with `LightPalette` and `DarkPalette`, `Type`, `Radius`, `Space`, `Size`,
/// `Motion`, `Icons`.
pub fn kotlin(package: &str) -> String {
    let tokens = tokens();
    let mut file = format!("// {NOTICE}\n\npackage {package}\n\n{IMPORTS}\n");
    file.push_str("/** The colours of one theme. */\n@Immutable\npublic data class Palette(\n");
    for name in tokens.color[&Theme::Light].keys() {
        line(&mut file, &format!("    val {}: Color,", camel(name)));
    }
    file.push_str(")\n\n");
    for (name, theme) in [("LightPalette", Theme::Light), ("DarkPalette", Theme::Dark)] {
        palette(&mut file, name, &tokens.color[&theme]);
    }
    file.push_str("/** Text styles, before the reader's own scale. */\npublic object Type {\n");
    for (name, style) in &tokens.text {
        let (name, size, height, weight) = (camel(name), style.size, style.line, style.weight);
        line(
            &mut file,
            &format!(
                "    public val {name}: TextStyle = TextStyle(fontSize = {size}.sp, lineHeight = {height}.sp, fontWeight = FontWeight({weight}))"
            ),
        );
    }
    file.push_str("}\n\n");
    for (name, values) in [
        ("Radius", &tokens.radius),
        ("Space", &tokens.space),
        ("Size", &tokens.size),
    ] {
        object(&mut file, name, values, |name, value| {
            format!("public val {name} = {value}.dp")
        });
    }
    object(&mut file, "Motion", &tokens.motion, |name, value| {
        format!("public const val {name}Ms: Long = {value}")
    });
    icons(&mut file);
    file
}

fn palette(file: &mut String, name: &str, colours: &BTreeMap<String, Colour>) {
    line(file, &format!("public val {name}: Palette = Palette("));
    for (name, colour) in colours {
        line(
            file,
            &format!("    {} = Color(0xFF{}),", camel(name), colour.hex()),
        );
    }
    file.push_str(")\n\n");
}

fn object(
    file: &mut String,
    name: &str,
    values: &BTreeMap<String, u32>,
    write: impl Fn(&str, u32) -> String,
) {
    line(file, &format!("public object {name} {{"));
    for (name, value) in values {
        line(file, &format!("    {}", write(&camel(name), *value)));
    }
    file.push_str("}\n\n");
}

fn icons(file: &mut String) {
    let icon = &tokens().icon;
    file.push_str("/** Line icons; tint them with the colour of the text beside them. */\npublic object Icons {\n");
    for (id, path) in &icon.paths {
        line(
            file,
            &format!(
                "    public val {}: ImageVector by lazy {{ icon(\"{id}\", \"{path}\"{}) }}",
                camel(id),
                if icon.mirrored.contains(id) {
                    ", mirrored = true"
                } else {
                    ""
                }
            ),
        );
    }
    file.push_str("\n    /** The icon of that id, as the core names it; null for one this build does not have. */\n");
    file.push_str("    public fun byId(id: String): ImageVector? = when (id) {\n");
    for id in icon.paths.keys() {
        line(file, &format!("        \"{id}\" -> {}", camel(id)));
    }
    file.push_str("        else -> null\n    }\n\n");
    let _ = write!(
        file,
        "    private fun icon(name: String, path: String, mirrored: Boolean = false): ImageVector =
        ImageVector.Builder(
            name = name,
            defaultWidth = Size.icon,
            defaultHeight = Size.icon,
            viewportWidth = {0}f,
            viewportHeight = {0}f,
            autoMirror = mirrored,
        ).addPath(
            pathData = addPathNodes(path),
            stroke = SolidColor(Color.Black),
            strokeLineWidth = {1}f,
            strokeLineCap = StrokeCap.Round,
            strokeLineJoin = StrokeJoin.Round,
        ).build()
}}
",
        icon.viewport, icon.stroke
    );
}

fn line(file: &mut String, text: &str) {
    file.push_str(text);
    file.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_package_every_colour_and_every_icon() {
        let file = kotlin("org.example.tokens");
        assert_eq!(file, kotlin("org.example.tokens"));
        assert!(file.contains("\npackage org.example.tokens\n"));
        assert!(
            file.contains("    teal = Color(0xFF0B6563),")
                && file.contains("    teal = Color(0xFF7FD0CB),")
        );
        assert!(file.contains("public val alert = 32.dp") && file.contains("holdMs: Long = 1000"));
        for id in tokens().icon.paths.keys() {
            assert!(file.contains(&format!("\"{id}\" -> {}", camel(id))));
        }
        let mirrored = tokens().icon.mirrored.len();
        assert_eq!(file.matches(", mirrored = true").count(), mirrored);
        assert_eq!(file.matches('{').count(), file.matches('}').count());
    }
}
