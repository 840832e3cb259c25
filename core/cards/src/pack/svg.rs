//! Pictures: a small subset of SVG, read by a parser that knows nothing else.
//!
//! Shapes, groups and a title, with attributes from a list and values from a few letters. No entity, comment, instruction,
//! style, link, reference, image, script, foreign object, animation or handler has a spelling here.

const ELEMENTS: [&str; 9] = [
    "svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon",
];
const TITLE: &str = "title";
const ATTRIBUTES: [&str; 29] = [
    "cx",
    "cy",
    "d",
    "fill",
    "fill-opacity",
    "fill-rule",
    "height",
    "opacity",
    "points",
    "r",
    "role",
    "rx",
    "ry",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "transform",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];
const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// Deepest nesting.
const DEPTH: usize = 16;

/// Whether `text` is one picture of the subset and nothing else.
pub(super) fn is_safe(text: &str) -> bool {
    let mut reader = Reader(text.trim_end());
    reader.picture().is_some() && reader.0.is_empty()
}

/// What is left to read.
struct Reader<'a>(&'a str);

impl<'a> Reader<'a> {
    /// The one element at the top.
    fn picture(&mut self) -> Option<()> {
        let mut open = vec![];
        loop {
            self.space();
            if self.take("</") {
                let name = self.name()?;
                self.space();
                (self.take(">") && open.pop() == Some(name)).then_some(())?;
            } else {
                self.take("<").then_some(())?;
                let name = self.name()?;
                if name == TITLE {
                    (!open.is_empty()).then_some(())?;
                    self.title()?;
                    continue;
                }
                // "svg" at the top, and nowhere else.
                let placed = ELEMENTS.contains(&name) && (name == "svg") == open.is_empty();
                (placed && open.len() < DEPTH).then_some(())?;
                if !self.attributes(name)? {
                    open.push(name);
                }
            }
            if open.is_empty() {
                return Some(());
            }
        }
    }

    /// After the name of an element: its attributes and its end. Whether it is closed already.
    fn attributes(&mut self, element: &str) -> Option<bool> {
        let mut seen = Vec::new();
        loop {
            let before = self.0.len();
            self.space();
            if self.take("/>") {
                return Some(true);
            }
            if self.take(">") {
                return Some(false);
            }
            // A space before each, and none twice.
            let name = (self.0.len() < before).then(|| self.name())??;
            if seen.contains(&name) {
                return None;
            }
            seen.push(name);
            let value = self.value()?;
            let fits = match name {
                "xmlns" => element == "svg" && value == NAMESPACE,
                _ => ATTRIBUTES.contains(&name) && is_plain(value),
            };
            fits.then_some(())?;
        }
    }

    fn value(&mut self) -> Option<&'a str> {
        self.take("=\"").then_some(())?;
        let (value, rest) = self.0.split_once('"')?;
        self.0 = rest;
        Some(value)
    }

    /// `<title` was read: words without markup.
    fn title(&mut self) -> Option<()> {
        self.take(">").then_some(())?;
        let (words, rest) = self.0.split_once("</title>")?;
        self.0 = rest;
        (!words.contains(['<', '>', '&'])).then_some(())
    }

    fn name(&mut self) -> Option<&'a str> {
        let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let end = self.0.find(|c| !letter(c))?;
        let (name, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        (!name.is_empty()).then_some(name)
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start_matches([' ', '\n', '\r', '\t']);
    }

    fn take(&mut self, words: &str) -> bool {
        let rest = self.0.strip_prefix(words);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

/// Numbers, names of colours and of transforms. No colon, no slash, no quote, no ampersand, no semicolon; and no `url(`.
fn is_plain(value: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || " \n\r\t.,-+#()%".contains(c);
    value.chars().all(letter) && !value.to_ascii_lowercase().contains("url")
}
