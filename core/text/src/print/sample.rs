//! A drawn sample of a paper: who has issued it, what it is, who signed it, with numbers at the parts to look for. It copies no form and
//! has no seal; what is printed on it is handed in, and large across it stands that it is a sample.

use std::fmt::Write as _;

use super::inline::bare;
use super::page::escape;

/// The drawing, in units that are pixels on a small phone.
const WIDTH: u32 = 320;
/// The sheet of paper in it; numbers stand to the right of it.
const SHEET: u32 = 270;
const MARGIN: u32 = 18;
const MARK_X: u32 = 296;

/// A part of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SamplePart {
    /// What it looks like.
    pub shape: SampleShape,
    /// What is printed there, line by line.
    pub printed: Vec<String>,
    /// Its number.
    pub mark: Option<usize>,
}

/// What a part looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleShape {
    /// Large, in the middle.
    Heading,
    /// In the middle.
    Title,
    /// A label and something filled in.
    Field,
    /// Small print.
    Lines,
    /// A signature, and who signed.
    Signature,
}

/// The paper as SVG of its own, black on white: no script, no reference, nothing that is not in it. `sample`: the word across it.
/// What is to be seen has to be said beside it in words.
pub fn sample_svg(parts: &[SamplePart], sample: &str) -> String {
    let mut drawn = String::new();
    let mut y = 24;
    for part in parts {
        let top = y;
        y += draw(&mut drawn, part, top);
        if let Some(mark) = part.mark {
            number(&mut drawn, mark, top, y);
        }
        y += 20;
    }
    let height = y + 4;
    let (middle, paper) = (height / 2, height - 8);
    let across = SHEET / 2 + 4;
    let word = escape(&bare(sample));
    // A long word is drawn smaller, so that it stays on the paper.
    let letters = u32::try_from(sample.chars().count().max(5)).unwrap_or(u32::MAX);
    let size = (420 / letters).clamp(24, 64);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\">\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <rect x=\"4\" y=\"4\" width=\"{SHEET}\" height=\"{paper}\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"/>\n\
         <text x=\"{across}\" y=\"{middle}\" font-size=\"{size}\" font-weight=\"700\" fill=\"#c4c4c4\" text-anchor=\"middle\" \
         dominant-baseline=\"middle\" transform=\"rotate(-35 {across} {middle})\">{word}</text>\n{drawn}</svg>\n"
    )
}

/// Draws one part from `top` on and says how high it is.
fn draw(drawn: &mut String, part: &SamplePart, top: u32) -> u32 {
    match part.shape {
        SampleShape::Heading => centred(drawn, &part.printed, top, 21, true),
        SampleShape::Title => centred(drawn, &part.printed, top, 19, false),
        SampleShape::Field => {
            let label = part.printed.first().map_or("", String::as_str);
            text(drawn, label, MARGIN, top + 18, 19, false, "start");
            bar(drawn, 106, top + 4, SHEET - 106 - MARGIN, 14);
            24
        }
        SampleShape::Lines => {
            for line in 0..3 {
                let short = if line == 2 { 80 } else { 0 };
                bar(
                    drawn,
                    MARGIN,
                    top + line * 13,
                    SHEET - 2 * MARGIN - short,
                    5,
                );
            }
            32
        }
        SampleShape::Signature => {
            let (from, line) = (MARGIN + 40, top + 34);
            let _ = writeln!(
                drawn,
                "<path d=\"M{from} {line}c12-34 24-34 20-8s14-26 22-14-8 20 10 4 16-16 22-2 18-12 30-8\" fill=\"none\" \
                 stroke=\"#000\" stroke-width=\"2.5\" stroke-linecap=\"round\"/>\n\
                 <path d=\"M{MARGIN} {}H{}\" stroke=\"#000\" stroke-width=\"1.5\"/>",
                line + 6,
                SHEET - MARGIN
            );
            let who = part.printed.first().map_or("", String::as_str);
            text(drawn, who, MARGIN, line + 26, 19, false, "start");
            64
        }
    }
}

fn centred(drawn: &mut String, lines: &[String], top: u32, size: u32, bold: bool) -> u32 {
    let mut y = top;
    for line in lines {
        text(
            drawn,
            line,
            SHEET / 2 + 4,
            y + size - 2,
            size,
            bold,
            "middle",
        );
        y += size + 4;
    }
    y - top
}

fn text(drawn: &mut String, words: &str, x: u32, y: u32, size: u32, bold: bool, anchor: &str) {
    let weight = if bold { 700 } else { 400 };
    let words = escape(&bare(words));
    let _ = writeln!(
        drawn,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\">{words}</text>"
    );
}

/// What is filled in or too small to read.
fn bar(drawn: &mut String, x: u32, y: u32, width: u32, height: u32) {
    let _ = writeln!(
        drawn,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"#999\"/>"
    );
}

/// A frame of dashes round a part, and its number beside the paper.
fn number(drawn: &mut String, mark: usize, top: u32, end: u32) {
    let (y, height) = (top - 8, end - top + 14);
    let middle = y + height / 2;
    let _ = writeln!(
        drawn,
        "<rect x=\"11\" y=\"{y}\" width=\"{}\" height=\"{height}\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\" stroke-dasharray=\"6 4\"/>\n\
         <path d=\"M{} {middle}H{}\" stroke=\"#000\" stroke-width=\"2\"/>\n\
         <circle cx=\"{MARK_X}\" cy=\"{middle}\" r=\"16\"/>\n\
         <text x=\"{MARK_X}\" y=\"{}\" font-size=\"21\" font-weight=\"700\" fill=\"#fff\" text-anchor=\"middle\">{mark}</text>",
        SHEET - 14,
        SHEET - 3,
        MARK_X - 16,
        middle + 7
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(printed: &str) -> Vec<SamplePart> {
        let part = |shape, mark| SamplePart {
            shape,
            printed: vec![printed.to_owned()],
            mark,
        };
        vec![
            part(SampleShape::Heading, Some(1)),
            part(SampleShape::Title, None),
            part(SampleShape::Field, Some(2)),
            part(SampleShape::Lines, None),
            part(SampleShape::Signature, Some(3)),
        ]
    }

    #[test]
    fn what_is_printed_and_the_word_across_stay_words() {
        let hostile = "</text><script>alert(1)</script>\u{202E}\"&'";
        let svg = sample_svg(&parts(hostile), hostile);
        assert!(!svg.contains("<script") && !svg.contains('\u{202E}'));
        assert_eq!(
            svg.matches("&lt;script&gt;").count(),
            5,
            "small print says nothing"
        );
        assert_eq!(svg.matches("<text").count(), svg.matches("</text>").count());
        for reference in ["href", "url(", "<image", "<use", "on"] {
            let inside = svg.split('<').filter_map(|tag| tag.split('>').next());
            let found = inside.filter(|tag| tag.contains(&format!(" {reference}")));
            assert_eq!(found.count(), 0, "{reference}");
        }
    }

    /// 12 units are what a small phone shows as small print; words to be read are larger, and no line is wider than the paper.
    #[test]
    fn it_can_be_read_on_a_small_phone() {
        let svg = sample_svg(&parts("HOMELAND SECURITY"), "SAMPLE");
        let sizes = svg.split("font-size=\"").skip(1);
        let sizes: Vec<u32> = sizes
            .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!(sizes.iter().all(|size| *size >= 19), "{sizes:?}");
        assert!(svg.contains(">SAMPLE</text>") && svg.contains("viewBox=\"0 0 320 "));
        for mark in 1..=3 {
            assert_eq!(svg.matches(&format!(">{mark}</text>")).count(), 1);
        }
    }
}
